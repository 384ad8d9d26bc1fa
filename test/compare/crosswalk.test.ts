import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import { comparedResults } from '../../src/compare/compared-results.ts'
import { crosswalk, crosswalkBy } from '../../src/compare/crosswalk.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { assessedWorksheets, csv, noteTexts } from '../support/worksheets.ts'

/** @param parts id of each part and its weight */
const edition = (id: string, parts: Readonly<Record<string, number>>, more = '') => `rubric: ${id}
edition: "1"
title: { id: Nilai, en: Score }
kind: worksheet
${more}
basis: [{ name: rb-score, covers: [items, scales, weights], verified: false, note: Contoh }]
scales: { ya: { categories: [{ code: Ya, points: 1 }, { code: Tidak, points: 0 }] } }
items:
${Object.keys(parts)
  .map(part => `  - { id: q-${part}, text: Pertanyaan ${part}, scale: ya }`)
  .join('\n')}
score:
  id: nilai
  title: { id: Nilai, en: Score }
  aggregate: sum
  of:
${Object.entries(parts)
  .map(
    ([part, weight]) =>
      `    - { id: ${part}, title: Bagian ${part}, weight: ${weight}, of: [q-${part}] }`,
  )
  .join('\n')}
`
const read = (text: string) => {
  const { rubric, problems } = readRubric({ file: 'rubrik.yaml', text })
  if (rubric === undefined) throw new Error(problems.map(({ message }) => message.en).join('\n'))
  return rubric
}
const older = edition('lama', { sdm: 6, tim: 4 })
const OF_OLDER = `same-as:
  - rubric: lama
    alike: true
    verified: false
    pairs: [{ here: [orang, latih], there: sdm }]
`
const newer = edition('baru', { orang: 2, latih: 3, tim: 5 }, OF_OLDER)

const sheet = (answers: Readonly<Record<string, string>>) =>
  csv([
    ['nomor', 'jawaban', 'bukti'],
    ...Object.entries(answers).map(([id, answer]) => [id, answer, 'ada']),
  ])
const before = () =>
  assessedWorksheets([sheet({ 'q-sdm': 'Ya', 'q-tim': 'Tidak' })], { rubrics: [read(older)] })

describe('a crosswalk between two editions', () => {
  it('is the same from either side', () => {
    const [here, there] = [read(newer), read(older)]
    const pairs = crosswalk(here, there)?.pairs
    expect(pairs).toContainEqual({ here: ['orang', 'latih'], there: ['sdm'] })
    expect(pairs).toContainEqual({ here: ['tim'], there: ['tim'] })
    expect(crosswalk(there, here)?.pairs).toEqual(
      pairs?.map(({ here: ours, there: theirs }) => ({ here: theirs, there: ours })),
    )
    expect(crosswalk(here, soundRubric('rubrics', 'skm-2017'))).toBeUndefined()
  })

  it('leads over an edition between, where neither names the other', () => {
    const last = read(
      edition(
        'akhir',
        { insan: 5, regu: 5 },
        `same-as:
  - rubric: baru
    verified: true
    pairs:
      - { here: [insan], there: [orang, latih] }
      - { here: regu, there: tim }
      - { here: q-insan, there: q-orang }
`,
      ),
    )
    const [first, between] = [read(older), read(newer)]
    expect(crosswalk(last, first)).toBeUndefined()
    expect(crosswalkBy(last, first, [between])).toEqual({
      pairs: [
        { here: ['insan'], there: ['sdm'] },
        { here: ['regu'], there: ['tim'] },
      ],
      verified: false,
    })
    expect(crosswalkBy(first, last, [between])?.pairs).toHaveLength(2)
    expect(crosswalkBy(last, first, [last, first])).toBeUndefined()
  })

  it('compares parts of other weights in percent, joined ones together, and names the rest', async () => {
    const now = await assessedWorksheets(
      [sheet({ 'q-orang': 'Ya', 'q-latih': 'Tidak', 'q-tim': 'Ya' })],
      { rubrics: [read(newer)], previous: (await before()).result, previousRubric: read(older) },
    )
    const nodes = now.result.worksheet?.previous?.nodes ?? []
    const of = (id: string) => nodes.find(node => node.id === id)
    // 4 points before, 5 now: 0 of 4 against 5 of 5
    expect(of('tim')).toMatchObject({ in: 'percent', before: { value: 0 }, change: { value: 100 } })
    // 6 of 10 and 7 of 10
    expect(of('nilai')).toMatchObject({ before: { value: 6 }, change: { value: 1 } })
    expect(of('nilai')?.in).toBeUndefined()
    expect(of('orang')?.before).toBeUndefined()
    expect(noteTexts(now, 'report/previous-other-edition')).toEqual([
      'Periode sebelumnya dihitung dengan `lama`, sekarang dengan `baru`; bagian yang sama dibandingkan menurut `same-as` (belum terverifikasi). Dalam persen, karena bobotnya berbeda: tim. Hanya sebanding bila dijumlahkan: sdm = 6,00/6,00 → orang + latih = 2,00/5,00.',
    ])
  })
})

it('worksheets of three periods compare every two, in the ids of the last', async () => {
  const first = await before()
  const second = await assessedWorksheets([sheet({ 'q-sdm': 'Ya', 'q-tim': 'Ya' })], {
    rubrics: [read(older)],
  })
  const third = await assessedWorksheets(
    [sheet({ 'q-orang': 'Ya', 'q-latih': 'Tidak', 'q-tim': 'Ya' })],
    { rubrics: [read(newer)] },
  )
  const { result } = comparedResults([
    { name: '2024', result: first.result, rubric: read(older) },
    { name: '2025', result: second.result, rubric: read(older) },
    { name: '2026', result: third.result, rubric: read(newer) },
  ])
  const { periods, otherPairs = [] } = result.worksheet?.previous ?? {}
  const scores = (id: string) =>
    periods?.map(({ nodes }) => nodes.find(node => node.id === id)?.value?.value)
  expect(scores('nilai')).toEqual([6, 10, 7])
  // Of another weight then.
  expect(scores('tim')).toEqual([undefined, undefined, 5])
  expect(
    otherPairs.map(({ before: was, now, nodes, answers }) => [
      ...[was, now, nodes.find(({ id }) => id === 'tim')?.change?.value],
      answers.map(({ id }) => id),
    ]),
  ).toEqual([
    ['2024', '2025', 4, ['q-tim']],
    ['2024', '2026', 100, ['q-tim']],
  ])
})

describe('`same-as`', () => {
  const findings = (text: string, find = (id: string) => (id === 'lama' ? older : undefined)) =>
    checkRubric({ file: 'baru.yaml', text }, id => {
      const found = find(id)
      return found === undefined ? undefined : { file: `${id}.yaml`, text: found }
    }).flatMap(({ code, message }) =>
      /same-as|reference|duplicate/.test(code) ? [message.en] : [],
    )

  it('that leads somewhere on both sides is no finding', () => {
    expect(findings(newer)).toEqual([])
  })

  it('of an edition or a part that is not there is one', () => {
    expect(findings(newer, () => undefined)).toEqual([
      '`same-as` names the rubric `lama`, which is not there.',
    ])
    expect(findings(newer.replace('there: sdm', 'there: sdn'))).toEqual([
      '`same-as` names the part `sdn` of `lama`, which is not there.',
    ])
    expect(findings(newer.replace('[orang, latih]', '[orang, lati]'))).toEqual([
      'There is no node `lati` in this rubric.',
    ])
    expect(findings(newer.replace('[orang, latih]', '[orang, orang]'))).toEqual([
      'The id `orang` is used twice.',
    ])
  })
})
