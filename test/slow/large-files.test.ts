import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { writeSurvey } from '../../bench/survey-file.mjs'
import { fileRegion } from '../../src/cli/file-source.ts'
import { matchSources } from '../../src/pipeline.ts'
import type { LaneCounts } from '../../src/scan/lane-counts.ts'
import { scannedTally, type ThreadWork } from '../../src/scan/scanned-tally.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'

const BIN = resolve('bin', 'rb-score.js')
const folder = mkdtempSync(join(tmpdir(), 'rb-score-large-'))
const rubric = soundRubric('rubrics', 'berakhlak-2021')
const headers = rubric.items.map(({ id, columns }) => columns[0] ?? id)
const env = { ...process.env, RB_SCORE_LANG: 'en' }

const words = (data: string, ...more: string[]) => [
  ...[BIN, 'assess', data, '-r', 'berakhlak-2021', '--format', 'json'],
  ...more,
]

/** The built program, the processor time it took in µs and the most memory it held in KiB. */
function scored(data: string, ...more: string[]) {
  // Not resourceUsage().maxRSS, which begins with what the parent held.
  const usage = `import { readFileSync } from 'node:fs'
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const peak = /VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]
  console.error('took', user + system, 'peak', peak)
})`
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(usage)}`]
  const options = { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 29 } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...preload, ...words(data, ...more)],
    options,
  )
  expect(status, stderr).toBe(0)
  const [took = Number.NaN, peak = Number.NaN] =
    /took (\d+) peak (\d+)/.exec(stderr)?.slice(1).map(Number) ?? []
  return { report: JSON.parse(stdout), took, peak }
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('threads of the built program', () => {
  const file = join(folder, 'sedang.csv')
  // A chunk is small here, so that there are many of them.
  const [rowsCompared, chunkLength] = [100, 8192]
  const source = {
    ...{ name: 'sedang.csv', region: () => fileRegion(file) },
    open: () => createReadStream(file),
  }
  const match = () => matchSources([source], [{ rubric, isVariant: false }])

  async function startThread(workerData: ThreadWork): Promise<LaneCounts> {
    const worker = new Worker(resolve('dist', 'scan-thread.js'), { workerData })
    return new Promise((counted, failed) => {
      worker.once('message', counted)
      worker.once('error', failed)
    })
  }

  it('count one, two and seven together what is counted row by row', {
    timeout: 60_000,
  }, async () => {
    writeSurvey(file, 3000, headers, { labels: true, units: 40 })
    const plain = await countedAnswers(await match(), { rowsCompared })
    expect(plain.rowsRead).toBe(3000)
    for (const threads of [1, 2, 7]) {
      let started = 0
      const counted = await countedAnswers(await match(), { rowsCompared }, (...survey) =>
        scannedTally(...survey, {
          ...{ rowsCompared, chunkLength, threads },
          startThread(work) {
            started++
            return startThread(work)
          },
        }),
      )
      expect(started).toBe(threads - 1)
      expect(counted).toEqual(plain)
    }
  })
})

describe('a large file', () => {
  const file = join(folder, 'besar.csv')

  it.skipIf(process.platform === 'win32')(
    'ends by Ctrl-C at once and leaves nothing half-written',
    {
      timeout: 60_000,
    },
    async () => {
      writeSurvey(file, 210_000, headers, { labels: true, units: 40 })
      for (const wait of [300, 800]) {
        const child = spawn(process.execPath, words(file, '-o', 'hasil.json'), { cwd: folder, env })
        const ended = exit(child)
        await new Promise(go => setTimeout(go, wait))
        const before = performance.now()
        child.kill('SIGINT')
        expect(await ended).toBe('SIGINT')
        expect(performance.now() - before).toBeLessThan(1000)
        expect(readdirSync(folder).sort()).toEqual(['besar.csv', 'sedang.csv'])
      }
    },
  )
})

const exit = (child: ChildProcess) =>
  new Promise(go => child.on('exit', (code, signal) => go(signal ?? code)))

describe('a large workbook', () => {
  it('is read without its rows staying in memory', { timeout: 120_000 }, () => {
    const labels = ['Tidak Setuju', 'Ragu-ragu', 'Setuju', 'Sangat Setuju']
    const row = (at: number) => [
      `Pegawai ${(at * 7919) % 99_991}`,
      ...headers.map((_, column) => labels[(at * 31 + column * column * 7 + (at >> 3)) % 4] ?? ''),
    ]
    const rows = cellRows([
      ['Nama', ...headers],
      ...Array.from({ length: 60_000 }, (_, at) => row(at)),
    ])
    writeFileSync(join(folder, 'besar.xlsx'), workbookBytes([{ name: 'Form Responses 1', rows }]))
    const { report, peak } = scored('besar.xlsx')
    expect(report.result.score.n).toBe(60_000)
    // The engine takes 140 MiB where it may.
    expect(peak / 1024).toBeLessThan(120)
  })
})

describe('a folder of many files', () => {
  it('takes no more than half as long again as one file of the same rows', {
    timeout: 60_000,
  }, () => {
    const whole = join(folder, 'satu.csv')
    writeSurvey(whole, 10_000, headers, { units: 40 })
    const [header, ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n')
    const many = join(folder, 'banyak')
    mkdirSync(many)
    for (let at = 0; at < 20; at++) {
      const own = lines.slice(at * 500, (at + 1) * 500)
      writeFileSync(join(many, `opd-${100 + at}.csv`), `${[header, ...own].join('\n')}\n`)
    }
    const [one, each] = [scored(whole), scored(many)]
    expect(each.report.result).toEqual(one.report.result)
    expect(each.took / one.took).toBeLessThan(1.5)
  })
})
