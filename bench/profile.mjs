/**
 * Where the time of a run goes: `node bench/profile.mjs WORDS…`, after a build, with the words of one command line. Self time in
 * milliseconds of the main thread, by folder of src/ and by package, and the functions that take the most.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'rb-score-profile-'))
try {
  const flags = ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${folder}`]
  const words = [join(root, 'bin', 'rb-score.js'), ...process.argv.slice(2)]
  const { status, stderr } = spawnSync(process.execPath, [...flags, ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status !== 0) throw new Error(stderr)
  // The main thread has the most samples: the others end before it.
  const profiles = readdirSync(folder).map(name =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  )
  profiles.sort((a, b) => b.samples.length - a.samples.length)
  print(selfTimes(profiles[0]))
} finally {
  rmSync(folder, { recursive: true })
}

/** @returns for each function: its room, its name, its own time in microseconds */
function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map(node => [node.id, { node, time: 0 }]))
  for (const [at, id] of samples.entries()) byId.get(id).time += timeDeltas[at]
  const regions = new Map()
  return [...byId.values()].map(({ node: { callFrame }, time }) => {
    const file = callFrame.url.startsWith('file:') ? fileURLToPath(callFrame.url) : undefined
    if (file !== undefined && !regions.has(file)) regions.set(file, regionsOf(file))
    const source =
      file && regions.get(file).findLast(({ line }) => line <= callFrame.lineNumber)?.source
    return {
      room: roomOf(source, callFrame),
      name: `${callFrame.functionName || '(module)'}  ${source ?? callFrame.url}`,
      time,
    }
  })
}

/** The bundle says above each module where it came from. */
function regionsOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, line) => {
      const source = /^\/\/(?:#region)? ?((?:src|node_modules)\/\S+)/.exec(text)?.[1]
      return source === undefined ? [] : [{ line, source }]
    })
}

function roomOf(source, { functionName, url }) {
  const [, room] = /^(src\/[^/]+|node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(source ?? '') ?? []
  if (room !== undefined) return room
  if (functionName === '(garbage collector)' || functionName === '(idle)') return functionName
  return url.startsWith('node:') || url === '' ? 'Node itself: loading, compiling, streams' : url
}

function print(times) {
  const total = times.reduce((sum, { time }) => sum + time, 0)
  const line = ([name, time]) =>
    `${(time / 1000).toFixed(0).padStart(7)} ms ${((100 * time) / total).toFixed(0).padStart(3)} %  ${name}`
  const ordered = key => {
    const sums = new Map()
    for (const each of times) sums.set(each[key], (sums.get(each[key]) ?? 0) + each.time)
    return [...sums].sort(([, a], [, b]) => b - a)
  }
  console.log(
    [
      line(['all', total]),
      '',
      ...ordered('room').slice(0, 20).map(line),
      '',
      ...ordered('name').slice(0, 20).map(line),
    ].join('\n'),
  )
}
