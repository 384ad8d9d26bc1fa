import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SampleFlags } from '../../src/columns/sample-columns.ts'
import { matchSources } from '../../src/pipeline.ts'
import { fingerprinted } from '../../src/rubric/fingerprints.ts'
import { KERNEL_HASH } from '../../src/scan/kernel-bytes.ts'
import { type ScanOptions, scannedTally } from '../../src/scan/scanned-tally.ts'
import { bytesSource } from '../../src/tables/byte-source.ts'
import { type CountOptions, countedAnswers } from '../../src/tally/counted-answers.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { sample, soak } from '../support/soak.ts'

const rubric = soundRubric('rubrics', 'skm-2017')
/** Above so many rows the plain path compares none of them either. */
const rowsCompared = 100

async function both(
  text: string,
  options: CountOptions = {},
  scan: ScanOptions = {},
  asked = rubric,
) {
  const source = () => bytesSource('survei.csv', new TextEncoder().encode(text))
  const match = () => matchSources([source()], [{ rubric: asked, isVariant: false }])
  const plain = await countedAnswers(await match(), { rowsCompared, ...options }).catch(
    error => error,
  )
  let isFast = false
  const fast = await countedAnswers(
    await match(),
    { rowsCompared, ...options },
    async (...survey) => {
      const tally = await scannedTally(...survey, { rowsCompared, ...scan })
      isFast = tally !== undefined
      return tally
    },
  ).catch(error => error)
  return { plain, fast, isFast }
}

const ITEMS = rubric.items.map(({ id }) => id)
const UNITS = [
  'Dinas Kesehatan',
  '"Dinas Sosial, Tenaga Kerja"',
  'dinas kesehatan',
  '"RSUD ""Harapan"""',
]
const LABELS = ['1', '2', '3', '4', '', 'Tidak baik', 'Sangat baik']

/** The same rows each time. */
function survey(
  rows: number,
  change: (row: number, cells: string[]) => string = (_, cells) => cells.join(','),
) {
  let seed = 7
  const of = <T>(all: readonly T[]) => {
    seed = (seed * 48271) % 0x7fffffff
    return all[seed % all.length] as T
  }
  const lines = Array.from({ length: rows }, (_, row) => {
    const answers = ITEMS.map(() => of(LABELS))
    return change(row, ['21/07/2026 10:15:30', of(UNITS), of(['L', 'P']), ...answers])
  })
  return `Stempel waktu,Unit,Jenis Kelamin,${ITEMS.join(',')}\n${lines.join('\n')}\n`
}

describe('a tally that is scanned', () => {
  it('comes from a kernel compiled from the source beside it', () => {
    const hash = createHash('sha256')
    const files = readdirSync('src/scan').filter(file => file.endsWith('.as.ts'))
    for (const file of files.sort()) hash.update(readFileSync(`src/scan/${file}`))
    expect(KERNEL_HASH).toBe(hash.digest('hex').slice(0, 32))
  })

  it('is that of the plain path, in whatever chunks and lanes', async () => {
    const text = survey(300)
    for (const [threads, chunkLength] of [
      [1, 1 << 20],
      [2, 4096],
      [7, 64],
    ] as const) {
      const { plain, fast, isFast } = await both(text, {}, { threads, chunkLength })
      expect(isFast).toBe(true)
      expect(fast).toEqual(plain)
    }
  })

  it('looks for rows that were pasted, where there are few enough to be compared', async () => {
    const rows = survey(300).trimEnd().split('\n')
    const scan = { rowsCompared: 200_000, chunkLength: 999 }
    const once = await both(`${rows.join('\n')}\n`, { rowsCompared: 200_000 }, scan)
    expect(once.isFast).toBe(true)
    expect(once.fast).toEqual(once.plain)
    const pasted = `${[...rows, ...rows.slice(41, 99)].join('\n')}\n`
    const twice = await both(pasted, { rowsCompared: 200_000 }, scan)
    expect(twice.isFast).toBe(false)
    expect(twice.plain.copies[0].count).toBe(58)
  })

  it('tells who answered everything alike, by group too', async () => {
    const text = survey(300, (row, cells) =>
      [...cells.slice(0, 3), ...cells.slice(3).map(cell => (row % 3 === 0 ? '4' : cell))].join(),
    )
    const { plain, fast, isFast } = await both(text, { by: ['Jenis Kelamin'] }, { threads: 2 })
    expect(isFast).toBe(true)
    expect(fast).toEqual(plain)
    const [all, byProfile] = fast.tally.margins
    expect(all.cells.get('').alike).toEqual([0, 0, 0, 100])
    const parts = [...byProfile.cells.values()].map(({ alike }) => alike[3])
    expect(parts.reduce((sum: number, rows: number) => sum + rows, 0)).toBe(100)
  })

  it.each<readonly [string, SampleFlags]>([
    ['strata', { stratum: 'Jenis Kelamin' }],
    ['clusters that are a group too', { cluster: 'Unit' }],
    ['strata and clusters', { stratum: 'Unit', cluster: 'Jenis Kelamin' }],
  ])('is counted by %s as row by row', async (_, design) => {
    const text = survey(300, (row, cells) =>
      [...cells.slice(0, 3), ...cells.slice(3).map(cell => (row % 7 === 0 ? '3' : cell))].join(),
    )
    const { plain, fast, isFast } = await both(text, design, { threads: 2, chunkLength: 4096 })
    expect(isFast).toBe(true)
    expect(fast).toEqual(plain)
    expect(fast.tally.suspicious[0].cells.get('').rows).toBe(43)
  })

  soak('crosses groups and leaves out what is not asked for', async () => {
    const options = { by: ['Unit*Jenis Kelamin', 'Unit'], where: ['Jenis Kelamin!=P'] }
    const { plain, fast, isFast } = await both(survey(400), options, {
      threads: 2,
      chunkLength: 999,
    })
    expect(isFast).toBe(true)
    expect(fast).toEqual(plain)
  })

  const doubtful: readonly (readonly [string, (row: number, cells: string[]) => string])[] = [
    [
      'an answer off the scale',
      (row: number, cells: string[]) => (row === 250 ? cells.with(5, '9') : cells).join(','),
    ],
    [
      'a row without answers',
      (row: number, cells: string[]) =>
        (row === 250 ? cells.map((cell, at) => (at < 3 ? cell : '')) : cells).join(','),
    ],
    ['a ragged row', (row: number, cells: string[]) => cells.join(',') + (row === 250 ? ',1' : '')],
    [
      'a stray quote',
      (row: number, cells: string[]) =>
        (row === 250 ? cells.with(1, 'Dinas "A"') : cells).join(','),
    ],
    [
      'an empty line',
      (row: number, cells: string[]) => cells.join(',') + (row === 250 ? '\n' : ''),
    ],
    [
      'a row of sums',
      (row: number, cells: string[]) =>
        (row === 299 ? cells.with(0, '').with(1, 'Rata-rata') : cells).join(','),
    ],
    [
      'a row without a time',
      (row: number, cells: string[]) => (row === 250 ? cells.with(0, '') : cells).join(','),
    ],
    [
      'a test',
      (row: number, cells: string[]) => (row === 250 ? cells.with(1, 'preview') : cells).join(','),
    ],
    [
      'a lone carriage return',
      (row: number, cells: string[]) =>
        cells.join(',') + (row === 250 ? `\r${cells.join(',')}` : ''),
    ],
  ]
  it.each(sample(doubtful, 3))(
    'is left to the plain path where the file has %s',
    async (_, change) => {
      const { plain, fast, isFast } = await both(
        survey(300, change),
        {},
        { threads: 2, chunkLength: 500 },
      )
      expect(isFast).toBe(false)
      expect(fast).toEqual(plain)
    },
  )

  it('is left to the plain path where the rubric has cut-offs of suspicion', async () => {
    const cutOffs = { basis: 'contoh', longestRun: 4 }
    const careless = { ...cutOffs, variabilityBelow: undefined, unanswered: undefined }
    const asked = fingerprinted({ ...rubric, careless })
    const { plain, fast, isFast } = await both(survey(300), {}, {}, asked)
    expect(isFast).toBe(false)
    expect(plain.tally.suspicious).toBeDefined()
    expect(fast).toEqual(plain)
  })
})
