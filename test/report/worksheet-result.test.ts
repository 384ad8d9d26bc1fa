import { describe, expect, it } from 'vitest'
import { soundRubric } from '../support/rubric-files.ts'
import { soak } from '../support/soak.ts'
import { assessedWorksheets, csv } from '../support/worksheets.ts'

const performance = soundRubric('rubrics', 'pengelolaan-kinerja-2022')
const rubricOfAreas = soundRubric('rubrics', 'sistem-kerja-2022')

function outcomesOf(ratings: readonly (readonly [string, string])[]) {
  const rows = ratings.flatMap(([result, behaviour], at) => [
    [`P-${at + 1}`, 'hasil', result],
    [`P-${at + 1}`, 'perilaku', behaviour],
  ])
  return assessedWorksheets([csv([['unit', 'nomor', 'jawaban'], ...rows])], {
    rubrics: [performance],
  }).then(({ result }) => result.worksheet?.outcomes)
}

it('counts what a matrix says of several units, and of how many it says nothing', async () => {
  const [predicates, points] =
    (await outcomesOf([
      ['Di atas', 'Di atas'],
      ['Sesuai', 'Sesuai'],
      ['Di atas', 'Sesuai'],
      ['Sesuai', ''],
    ])) ?? []
  const counted = predicates?.verdicts.map(({ verdict, count, percent }) => [
    ...[verdict.en, count, percent?.exact],
  ])
  expect(counted).toEqual([
    ['Very good', 1, '100/3'],
    ['Good', 2, '200/3'],
    ['Needs improvement', 0, '0'],
    ['Poor', 0, '0'],
    ['Very poor', 0, '0'],
  ])
  expect([predicates?.units, predicates?.undecided]).toEqual([4, 1])
  expect(points?.verdicts.map(({ count }) => count)).toEqual([1, 2, 0, 0, 0])
})

it('counts nothing where there is one unit', async () => {
  expect(await outcomesOf([['Di atas', 'Di atas']])).toBeUndefined()
})

describe('employees of several units in one file', () => {
  const UNITS = { Dinas: 12, Badan: 11, Inspektorat: 4 }
  const RATINGS = ['Di atas', 'Sesuai', 'Di bawah']
  const rows = Object.entries(UNITS).flatMap(([unit, n], from) =>
    Array.from({ length: n }, (_, at) => [
      ...[`K-${from}${at}`, unit, RATINGS[(at * 7 + from) % 3] ?? ''],
      RATINGS[(at + from) % 2] ?? '',
    ]),
  )
  const HEADER = ['Kode pegawai', 'Unit kerja', 'Hasil kerja', 'Perilaku kerja']
  const assessed = (table: readonly (readonly string[])[]) =>
    assessedWorksheets([csv(table)], { rubrics: [performance, rubricOfAreas] })
  const counts = ({ verdicts }: { verdicts: readonly { count: number }[] }) =>
    verdicts.map(({ count }) => count)

  it('are counted unit by unit as each unit alone, and all together', async () => {
    const { result } = await assessed([HEADER, ...rows])
    const [predicates] = result.worksheet?.outcomes ?? []
    expect(predicates?.groups?.map(({ within }) => within)).toEqual([
      'Badan',
      'Dinas',
      'Inspektorat',
    ])
    for (const group of predicates?.groups ?? []) {
      const own = rows.filter(([, unit]) => unit === group.within)
      const alone = (await assessed([HEADER, ...own])).result.worksheet?.outcomes?.[0]
      expect([group.units, ...counts(group)]).toEqual([own.length, ...(alone ? counts(alone) : [])])
    }
    expect(predicates && counts(predicates)).toEqual(
      [0, 1, 2, 3, 4].map(at =>
        (predicates?.groups ?? []).reduce((sum, group) => sum + (counts(group)[at] ?? 0), 0),
      ),
    )
  })

  soak('count alike with a row a question, and without names', async () => {
    const wide = (await assessed([HEADER, ...rows])).result.worksheet?.outcomes
    const long = rows.flatMap(([code = '', unit = '', result = '', behaviour = '']) => [
      [code, unit, 'hasil', result],
      ['', '', 'perilaku', behaviour],
    ])
    const asked = await assessed([['Kode pegawai', 'Unit kerja', 'nomor', 'jawaban'], ...long])
    expect(asked.result.worksheet?.outcomes).toEqual(wide)
    for (const names of [
      ['Kode pegawai', 'Unit'],
      ['unit', 'Unit kerja'],
      ['NIP', 'SKPD'],
    ]) {
      const named = await assessed([[...names, ...HEADER.slice(2)], ...rows])
      expect(named.result.worksheet?.outcomes, names.join()).toEqual(wide)
    }
    const nameless = await assessed([HEADER.slice(1), ...rows.map(row => row.slice(1))])
    expect(nameless.result.worksheet?.outcomes).toEqual(wide)
    expect(nameless.result.units.map(({ unit }) => unit)[0]).toBe('01')
  })

  it('are persons in a sheet made by `template`, and units in one that names these alone', async () => {
    const sheet = (header: string) =>
      assessed([
        [header, 'nomor', 'jawaban'],
        ...['A', 'B'].flatMap(name => [
          [name, 'hasil', 'Sesuai'],
          [name, 'perilaku', 'Sesuai'],
        ]),
      ])
    const ofPersons = async (header: string) => (await sheet(header)).result.worksheet?.ofPersons
    expect([await ofPersons('unit'), await ofPersons('Unit kerja')]).toEqual([true, undefined])
  })

  it('are units themselves where each unit has one row', async () => {
    const own = rows.filter(([code]) => code?.endsWith('0') && code.length === 4)
    const { result } = await assessed([HEADER.slice(1), ...own.map(row => row.slice(1))])
    expect(result.units.map(({ unit }) => unit)).toEqual(['Badan', 'Dinas', 'Inspektorat'])
    expect(result.worksheet?.outcomes?.[0]?.groups).toBeUndefined()
    expect(result.worksheet?.ofPersons).toBeUndefined()
  })
})
