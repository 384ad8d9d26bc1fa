/** Commands, run in turn several times -> the median wall time of each. */
import { spawnSync } from 'node:child_process'

/**
 * In turn (A B C A B C …), so that a machine that slows down slows all of them; the first round is not counted.
 * @param commands name -> words after `node`
 * @returns name -> median wall time in milliseconds
 */
export function medianTimes(commands, runs) {
  const times = new Map(Object.keys(commands).map(name => [name, []]))
  for (let run = -1; run < runs; run++) {
    for (const [name, words] of Object.entries(commands)) {
      const started = performance.now()
      const { status, stderr } = spawnSync(process.execPath, words, {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      if (status !== 0) throw new Error(`${name}: ${stderr}`)
      if (run >= 0) times.get(name).push(performance.now() - started)
    }
  }
  return new Map([...times].map(([name, each]) => [name, median(each)]))
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** A line for each command, with its ratio to the first. */
export function printRatios(title, times) {
  const [first] = times.values()
  console.log(title)
  for (const [name, time] of times) {
    console.log(
      `  ${name.padEnd(44)} ${time.toFixed(0).padStart(7)} ms  ${(time / first).toFixed(2).padStart(6)} ×`,
    )
  }
}
