import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The built program; its own time of the processor stands on the last line. */
const CLOCK = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nCPU '+process.cpuUsage().user))`
const BIN = resolve('bin/rb-score.js')

const HEADER = 'OPD,U1,U2,U3,U4,U5,U6,U7,Sarana,Pengaduan'
const answers = (row: number) => `4,3,4,2,3,2,3,1,${(row % 4) + 1}`
const range = (size: number) => [...Array(size).keys()]
const survey = (units: number, of = (row: number) => `Dinas ${row}`) =>
  `${HEADER}\n${range(units)
    .map(row => `${of(row)},${answers(row)}\n`)
    .join('')}`
const small = (file: number) =>
  survey(3, row => (row === 0 ? `Unit ${file % 50}` : `Dinas ${row} nomor ${file}`))

function rubric(items: number, { named = 'q', of = 'q', text = 'Butir' } = {}): string {
  const list = range(items).map(
    at => `  - { id: ${named}${at}, text: { id: "${text} ${at}", en: "Item ${at}" }, scale: s }\n`,
  )
  return `rubric: uji
edition: "1"
title: { id: Uji, en: Test }
kind: survey
basis: [{ name: rb-score, covers: [items, scales, weights, method], verified: false, note: { id: Contoh, en: Example } }]
scales:
  s: { categories: [{ code: 1, points: 1, label: { id: Tidak, en: "No" } }, { code: 2, points: 2, label: { id: Ya, en: "Yes" } }] }
items:
${list.join('')}score:
  id: total
  items: { over: respondents }
  of: [${range(items).map(at => `${of}${at}`)}]
`
}

type Files = Readonly<Record<string, string | Uint8Array>>
/** What grows, the sizes it is tried at, what there is then, and the words to read it. */
const GROWING: readonly (readonly [string, number, (size: number) => Files, readonly string[]])[] =
  [
    [
      'distinct units',
      4000,
      size => ({ 'd.csv': survey(size) }),
      ['assess', 'd.csv', '-r', 'skm-2017'],
    ],
    [
      'distinct units beyond all',
      50_000,
      size => ({ 'd.csv': survey(size) }),
      ['assess', 'd.csv', '-r', 'skm-2017'],
    ],
    [
      'escaped line ends',
      20_000,
      size => ({ 'r.yaml': `rubric: a\ntitle: "${'\\\n'.repeat(size)}"\n` }),
      ['check', 'r.yaml'],
    ],
    [
      'line ends in quotes',
      20_000,
      size => ({ 'r.yaml': `rubric: a\ntitle: "${'\n'.repeat(size)}"\n` }),
      ['check', 'r.yaml'],
    ],
    ['items', 2000, size => ({ 'r.yaml': rubric(size) }), ['check', 'r.yaml']],
    [
      'items that are not there',
      2000,
      size => ({ 'r.yaml': rubric(size, { of: 'r' }) }),
      ['check', 'r.yaml'],
    ],
    [
      'columns that are nearly items',
      1000,
      size => ({
        'r.yaml': rubric(size, { text: 'Sama' }),
        'd.csv': `${range(size).map(at => `Samar ${at} x`)}\n${range(size).map(() => 1)}\n`,
      }),
      ['assess', 'd.csv', '-r', './r.yaml'],
    ],
    ...[['-r', 'skm-2017'], []].flatMap(
      rubric =>
        [
          [
            `files in an archive ${rubric.join(' ')}`,
            400,
            (size: number) => ({
              'd.zip': zipSync(
                Object.fromEntries(range(size).map(at => [`f${at}.csv`, strToU8(small(at))])),
              ),
            }),
            ['assess', 'd.zip', ...rubric],
          ],
          [
            `files in a folder ${rubric.join(' ')}`,
            400,
            (size: number) =>
              Object.fromEntries(range(size).map(at => [`data/f${at}.csv`, small(at)])),
            ['assess', 'data', ...rubric],
          ],
        ] as const,
    ),
  ]

describe('time grows with', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rb-score-linear-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const secondsOf = (files: Files, words: readonly string[]) => {
    const cwd = mkdtempSync(join(folder, 'size-'))
    mkdirSync(join(cwd, 'data'))
    for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content)
    const { stderr } = spawnSync(process.execPath, ['--import', CLOCK, BIN, ...words], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: 120_000,
    })
    return Number(/CPU (\d+)$/.exec(stderr)?.[1]) / 1e6
  }

  // A second try for a machine that was busy once; what grows as a square does so twice.
  it.each(GROWING)('%s and no faster', { timeout: 300_000, retry: 1 }, (_, size, files, words) => {
    const start = secondsOf(files(2), words)
    const [once, twice, thrice] = [1, 2, 4].map(
      times => secondsOf(files(times * size), words) - start,
    )
    // What is short is mostly the warming of the machine.
    if ((thrice ?? Number.NaN) > 1) {
      expect((thrice ?? Number.NaN) / (twice ?? 0)).toBeLessThan(3)
      expect((thrice ?? Number.NaN) / (once ?? 0)).toBeLessThan(8)
    }
    expect(thrice).toBeLessThan(60)
  })
})
