/**
 * The same counts from rb-score and from others, on the same files: `npm install && npm run bench -- [ROWS…] [--runs N]` in this folder.
 * Runs take turns; each must give the same numbers. Writes RESULTS.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { itemHeaders } from './item-headers.mjs'
import { medianTimes } from './measured.mjs'
import { PACKAGES, PEERS, PROGRAMS } from './peers.mjs'
import { writeSurvey } from './survey-file.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const bin = join(here, '..', 'bin', 'rb-score.js')
const words = process.argv.slice(2)
const runsAt = words.indexOf('--runs')
const runs = runsAt === -1 ? 5 : Number(words[runsAt + 1])
const sizes = words.filter((word, at) => /^\d+$/.test(word) && at !== runsAt + 1).map(Number)
const RUBRIC = 'berakhlak-2021'
const OURS = 'rb-score assess'
const items = itemHeaders(bin, RUBRIC)
/** Some bring no code for every kind of machine. */
const present = Object.keys(PEERS).filter(isPresent)
const folder = mkdtempSync(join(tmpdir(), 'rb-score-bench-'))
const sections = []
try {
  sections.push(startUp())
  for (const rows of sizes.length > 0 ? sizes : [470_000]) {
    for (const labels of [false, true]) sections.push(measured(rows, labels))
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const [processor] = cpus()
const machine = `${cpus().length} × ${processor.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`
const page = [
  '# Results\n',
  'Written by `npm run bench` in this folder; what is measured stands in `compare.mjs` and `peers.mjs`.\n',
  `${machine}. Where the load average is above the number of cores, others were at work: then the ratios of processor time say most.\n`,
  `Whole processes, warm files, ${runs} interleaved runs each, medians. Everybody counts, for 400 units, the rows and the rows by each answer to 21 questions, and all numbers are equal; rb-score also scores, and prints its table.\n`,
  ...sections,
].join('\n')
writeFileSync(join(here, 'RESULTS.md'), page)
console.log(page)

/** Small runs beside Node doing nothing. */
function startUp() {
  const [few, many] = [8, 400].map(units => {
    const file = join(folder, `kecil-${units}.csv`)
    writeSurvey(file, 1000, items, { units })
    return file
  })
  const times = medianTimes(
    {
      'node -e 0': ['-e', '0'],
      'rb-score --version': [bin, '--version'],
      'rb-score --help': [bin, '--help'],
      '1,000 rows, rubric named': [bin, 'assess', few, '-r', RUBRIC],
      '1,000 rows, rubric found': [bin, 'assess', few],
      '1,000 rows by 400 units': [bin, 'assess', many, '-r', RUBRIC],
      '1,000 rows by 400 units, JSON': [bin, 'assess', many, '-r', RUBRIC, '--format', 'json'],
    },
    Math.max(runs, 5),
  )
  const [nothing] = times.values()
  const lines = [...times].map(
    ([name, time]) => `| ${name} | ${time.toFixed(0)} ms | ${(time / nothing).toFixed(1)} × |`,
  )
  const title = `## Small runs\n\nLoad average ${loadavg()[0].toFixed(1)}.\n`
  return [title, '| | time | of `node -e 0` |', '|---|---|---|', ...lines, ''].join('\n')
}

function measured(rows, labels) {
  const file = join(folder, 'survei.csv')
  writeSurvey(file, rows, items, { labels })
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`
  assertEqual(file)
  const commands = new Map([
    ...present.map(name => [name, [join(here, 'peers.mjs'), name, file, items.join()]]),
    [OURS, [bin, 'assess', file, '-r', RUBRIC]],
  ])
  const results = new Map([...commands].map(([name]) => [name, { times: [], used: [], peak: 0 }]))
  for (let run = 0; run < runs; run++) {
    for (const [name, command] of commands) {
      const { time, used, peak } = wholeRun(command)
      const result = results.get(name)
      result.times.push(time)
      result.used.push(used)
      result.peak = Math.max(result.peak, peak)
    }
  }
  const ours = results.get(OURS)
  const [time, used] = [median(ours.times), median(ours.used)]
  const lines = [...results].map(([name, result]) => {
    const own = [median(result.times), median(result.used)]
    // What a program of its own uses is not in the numbers of the process that starts it.
    const isSeen = PROGRAMS[name] === undefined
    const columns = [
      ...[seconds(own[0]), `${(time / own[0]).toFixed(2)} ×`],
      ...(isSeen ? [seconds(own[1]), `${(used / own[1]).toFixed(2)} ×`] : ['–', '–']),
      isSeen ? `${result.peak} MiB` : '–',
    ]
    return `| ${[name, ...columns].join(' | ')} |`
  })
  const title = `## ${rows.toLocaleString('en')} rows, answers as ${labels ? 'labels' : 'codes'}, ${size}\n`
  return [
    title,
    `Load average ${loadavg()[0].toFixed(1)}.\n`,
    '| | time | rb-score takes | processor | rb-score takes | peak memory |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

function seconds(time) {
  return `${(time / 1000).toFixed(2)} s`
}

/** In `--format json` stand the same counts as the peers print. */
function assertEqual(file) {
  const target = join(folder, 'report.json')
  wholeRun([bin, 'assess', file, '-r', RUBRIC, '-o', target])
  const { tally } = JSON.parse(readFileSync(target, 'utf8')).result
  const margin = tally.margins.find(({ by }) => by.join() === 'unit')
  const ours = margin.cells
    .map(({ group, rows, items: counts }) => [
      group[0],
      [rows, ...items.flatMap(item => counts[item].codes)],
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  for (const name of present.filter(each => !each.startsWith('Node'))) {
    const { stdout } = wholeRun([join(here, 'peers.mjs'), name, file, items.join()])
    const theirs = JSON.parse(stdout)
      .map(([unit, counts]) => [unit.toLowerCase(), counts])
      .sort(([a], [b]) => (a < b ? -1 : 1))
    if (JSON.stringify(theirs) !== JSON.stringify(ours)) throw new Error(`${name} counts otherwise`)
  }
}

function wholeRun(command) {
  // Of all threads together, once the last of them has ended.
  const script = `import { isMainThread } from 'node:worker_threads'
  if (isMainThread) process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    console.error('peak', maxRSS, 'used', userCPUTime + systemCPUTime)
  })`
  const preload = `data:text/javascript,${encodeURIComponent(script)}`
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, ...command],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  )
  const time = performance.now() - started
  if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`)
  const [, peak, used] = /peak (\d+) used (\d+)/.exec(stderr) ?? []
  return { time, used: used / 1000, stdout, peak: Math.round(peak / 1024) }
}

function isPresent(name) {
  if (PROGRAMS[name] !== undefined) {
    const [program, ...words] = PROGRAMS[name]
    return spawnSync(program, words).status === 0
  }
  const probe = PACKAGES[name]
  if (probe === undefined) return true
  const words = ['--input-type=module', '-e', `await import('${probe}')`]
  return spawnSync(process.execPath, words, { cwd: here }).status === 0
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
