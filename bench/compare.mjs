/**
 * The same counts from rb-score and from others, on the same files: `npm ci && npm run bench -- [ROWS…] [--runs N]` in this folder.
 * Runs take turns; each must give the same numbers. Writes RESULTS.md.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { itemHeaders } from './item-headers.mjs'
import { PACKAGES, PEERS } from './peers.mjs'
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
  `${machine}. Load average at the end ${loadavg()[0].toFixed(1)}: where it is above the number of cores, others were at work, and only the ratios say something.\n`,
  `Whole processes, warm files, ${runs} interleaved runs each, medians. Everybody counts, for 400 units, the rows and the rows by each answer to 21 questions, and all numbers are equal; rb-score also scores, and prints its table.\n`,
  ...sections,
].join('\n')
writeFileSync(join(here, 'RESULTS.md'), page)
console.log(page)

function measured(rows, labels) {
  const file = join(folder, 'survei.csv')
  writeSurvey(file, rows, items, { labels })
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB`
  assertEqual(file)
  const commands = new Map([
    ...present.map(name => [name, [join(here, 'peers.mjs'), name, file, items.join()]]),
    [OURS, [bin, 'assess', file, '-r', RUBRIC]],
  ])
  const results = new Map([...commands].map(([name]) => [name, { times: [], peak: 0 }]))
  for (let run = 0; run < runs; run++) {
    for (const [name, command] of commands) {
      const { time, peak } = wholeRun(command)
      const result = results.get(name)
      result.times.push(time)
      result.peak = Math.max(result.peak, peak)
    }
  }
  const ours = median(results.get(OURS).times)
  const lines = [...results].map(([name, { times, peak }]) => {
    const time = median(times)
    return `| ${name} | ${(time / 1000).toFixed(2)} s | ${(time / ours).toFixed(2)} × | ${peak} MiB |`
  })
  const title = `## ${rows.toLocaleString('en')} rows, answers as ${labels ? 'labels' : 'codes'}, ${size}\n`
  return [
    title,
    '| | time | of rb-score’s | peak memory |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
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
  const script = `process.on('exit', () => console.error('peak', process.resourceUsage().maxRSS))`
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
  return { time, stdout, peak: Math.round(Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024) }
}

function isPresent(name) {
  const probe = PACKAGES[name]
  if (probe === undefined) return true
  const words = ['--input-type=module', '-e', `await import('${probe}')`]
  return spawnSync(process.execPath, words, { cwd: here }).status === 0
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
