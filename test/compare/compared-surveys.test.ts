import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/report/report-shape.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const skm = soundRubric('rubrics', 'skm-2017')
const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const ITEMS = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan']

/** Each row a service and the answer to every element, but for U1. */
const data = (...rows: readonly (readonly [string, number, number])[]) =>
  csv([
    ['Layanan', ...ITEMS],
    ...rows.map(([service, first, others]) => [
      service,
      first,
      ...ITEMS.slice(1).map(() => others),
    ]),
  ])

const BEFORE = data(['KTP', 2, 3], ['KTP', 3, 3], ['KTP', 2, 3], ['KK', 3, 3])
const NOW = data(['ktp', 4, 3], ['ktp', 3, 3], ['Akta', 3, 3])

async function compared(before: string, now: string, rubric: Rubric = skm, then = rubric) {
  const earlier = await assessed(then, [before])
  return assessed(rubric, [now], { previous: earlier.result })
}
const codes = ({ provenance }: Report) => provenance.notes.map(({ code }) => code)

describe('a survey beside the one before', () => {
  it('has the plain difference of index, items and groups, from what was not rounded', async () => {
    const { result } = await compared(BEFORE, NOW)
    const { previous } = result
    // U1 10/4 and 10/3; the index changes by 25/9 of their difference, 5/6.
    expect(previous?.nodes).toMatchObject([
      { id: 'ikm', change: { exact: '125/54', shown: '2.31' } },
    ])
    expect(previous?.items.map(({ id, in: unit, change }) => [id, unit, change?.shown])).toEqual(
      ITEMS.map(id => [id, 'index', id === 'U1' ? '20.83' : '0.00']),
    )
    const groups = previous?.groups.find(({ by }) => by[0] === 'layanan')?.groups
    expect(
      groups?.map(({ labels, n, nBefore, change }) => [labels[0]?.id, n, nBefore, change?.shown]),
    ).toEqual([
      ['Akta', 1, 0, undefined],
      ['ktp', 2, 3, '3.24'],
      ['KK', 0, 1, undefined],
    ])
    expect(previous).toMatchObject({ n: 4, edition: '2017.1' })
  })

  it('is another index where an older edition had one of its own: of units too', async () => {
    const older = soundRubric('rubrics', 'ikm-2004')
    const asked = csv([
      ['Layanan', ...older.items.map(({ id }) => id)],
      ...['KTP', 'KK'].map(service => [service, ...older.items.map(() => 3)]),
    ])
    const { result } = await assessed(skm, [NOW], {
      previous: (await assessed(older, [asked])).result,
      previousRubric: older,
    })
    expect(result.previous?.items.length).toBeGreaterThan(3)
    expect([result.previous?.nodes, result.previous?.groups]).toEqual([[], []])
  })

  it('has an item that nobody answered once in the unit of the others', async () => {
    const unasked = BEFORE.replace(/^KTP,\d|^KK,\d/gm, text => text.slice(0, -1))
    for (const [before, now, side] of [
      [unasked, NOW, 'now'],
      [NOW, unasked, 'before'],
    ] as const) {
      const { result } = await compared(before, now)
      const found = result.previous?.items.find(({ id }) => id === 'U1')
      expect(found).toMatchObject({ in: 'index', [side]: { shown: '83.33' } })
      expect(found?.change).toBeUndefined()
    }
  })

  it('has the dimensions of instruments that have any', async () => {
    const rows = (answer: number) =>
      csv([
        berakhlak.items.map(({ id }) => id),
        berakhlak.items.map(({ id }) => (id.startsWith('HA') ? answer : 4)),
      ])
    const { result } = await compared(rows(2), rows(4), berakhlak)
    const changed = result.previous?.nodes.filter(({ change }) => change?.value !== 0)
    expect(changed?.map(({ id, change }) => [id, change?.exact])).toEqual([
      ['indeks', '50/7'],
      ['harmonis', '50'],
    ])
  })

  it('goes across editions as far as ids and scales agree, and says what it leaves out', async () => {
    const edition = (label: string, scale: string, extra: string) => {
      const most = scale === 'lima' ? 5 : 4
      const { rubric, problems } = readRubric({
        file: 'uji.yaml',
        text: `rubric: uji
edition: "${label}"
title: Uji
kind: survey
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { s: { categories: [${Array.from({ length: most }, (_, at) => `{ code: ${at + 1} }`).join(', ')}] }, lama: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }] } }
items:
  - { id: a, text: satu, scale: lama }
  - { id: b, text: dua, scale: s }
  - { id: ${extra}, text: tiga, scale: lama }
score: { id: indeks, items: { over: respondents }, of: [a, b, ${extra}] }
`,
      })
      if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join())
      return rubric
    }
    const report = await compared(
      'a,b,c\n2,3,3\n',
      'a,b,d\n4,5,3\n',
      edition('2', 'lima', 'd'),
      edition('1', 'empat', 'c'),
    )
    // The range of the whole is another one too.
    expect(report.result.previous).toMatchObject({
      edition: '1',
      nodes: [],
      items: [{ id: 'a', in: 'points', change: { shown: '2.00' } }],
    })
    expect(codes(report)).toEqual(
      expect.arrayContaining(['report/previous-other-questions', 'report/previous-not-compared']),
    )
    const note = report.provenance.notes.find(({ code }) => code === 'report/previous-not-compared')
    expect(note?.message.en).toMatch(/`indeks`, `b`, `d`, `c`/)
  })

  it('says nothing of other rules where they are the same', async () => {
    const report = await compared(BEFORE, NOW)
    expect(codes(report).filter(code => /previous/.test(code))).toEqual([])
  })
})

describe('`assess --previous` with a survey', () => {
  soak('takes a report or data, and chooses the rows of both alike', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'rb-score-previous-'))
    writeFileSync(join(cwd, 'lalu.csv'), BEFORE)
    writeFileSync(join(cwd, 'kini.csv'), NOW)
    const run = async (...words: readonly string[]) => {
      const { code, stdout } = await runCli(['assess', 'kini.csv', ...words], { cwd })
      expect(code).toBe(0)
      return stdout
    }
    await runCli(['assess', 'lalu.csv', '-o', 'lalu.json'], { cwd })
    const json = async (...words: readonly string[]) =>
      JSON.parse(await run(...words, '--format', 'json')).result.previous
    const [fromData, fromReport] = [
      await json('--previous', 'lalu.csv'),
      await json('--previous', 'lalu.json'),
    ]
    expect(fromReport).toEqual(fromData)
    const only = await json('--previous', 'lalu.csv', '--where', 'Layanan=KTP')
    expect(only.n).toBe(3)
    expect(await run('--previous', 'lalu.csv')).toMatch(/U1 Requirements +62\.50 +83\.33 +\+20\.83/)
    const long = await run('--previous', 'lalu.csv', '--format', 'csv')
    expect(long).toMatch(/^previous,layanan,ktp,.*,2,/m)
    rmSync(cwd, { recursive: true })
  })
})
