import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SampleFlags } from '../../src/columns/sample-columns.ts'
import { matchSources } from '../../src/pipeline.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { scannedTally } from '../../src/scan/scanned-tally.ts'
import { bytesSource } from '../../src/tables/byte-source.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { runs } from '../support/soak.ts'

/** Dimensions of items, each with its weight; categories of their scale; where persons are averaged. */
const shapes = fc.record({
  dimensions: fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }), {
    minLength: 2,
    maxLength: 3,
  }),
  categories: fc.integer({ min: 2, max: 6 }),
  arePersonsFirst: fc.boolean(),
})

function rubricOf({ dimensions, categories, arePersonsFirst }: Shape): Rubric {
  const codes = Array.from({ length: categories }, (_, at) => {
    const label = `Pilihan nomor ${at + 1}${at === 1 ? ', yang panjangnya melebihi tiga puluh dua huruf' : ''}`
    return `    - { code: ${at + 1}, points: ${at + 1}, label: "${label}" }\n`
  })
  const items = dimensions.flatMap((weights, d) =>
    weights.map((_, at) => `  - { id: D${d}I${at}, text: Soal ${d} ${at}, scale: s }\n`),
  )
  const nodes = dimensions.map((weights, d) => {
    const children = weights.map((weight, at) => `{ item: D${d}I${at}, weight: ${weight} }`)
    const over = arePersonsFirst ? '' : 'items: { over: respondents }, '
    return `    - { id: d${d}, ${over}of: [${children.join(', ')}] }\n`
  })
  const text = [
    'rubric: acak\nedition: "1"\ntitle: Acak\nkind: survey\n',
    'basis: [{ name: Kami, covers: [items, scales, weights, method], verified: false }]\n',
    'groups: [{ id: unit, title: Unit, columns: [Unit] }]\n',
    'profile: [{ id: kelamin, title: Kelamin, columns: [Kelamin] }]\n',
    `scales:\n  s:\n   categories:\n${codes.join('')}`,
    '   no-answer: { dont-know: [TT], not-applicable: [TB] }\n',
    `items:\n${items.join('')}score:\n  id: total\n`,
    arePersonsFirst ? '  children: { over: respondents }\n' : '',
    `  of:\n${nodes.join('')}`,
  ].join('')
  const { rubric, problems } = readRubric({ file: 'acak.yaml', text }, () => undefined)
  if (rubric === undefined) throw new Error(JSON.stringify(problems))
  return rubric
}

type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never

/** What some rows have that others have not; the last ones are for the plain path. */
const ODD_UNITS = [
  '"Balai ""Kota"", Timur"',
  '"Kantor\nCabang"',
  '"Kantor\n1,2,3,4,5,6,7\nCabang"',
  'dinas  kesehatan',
  'Dinas Kesehatan 😀 é',
  `"${'Panjang sekali, '.repeat(400)}"`,
  'Rata-rata',
  'Balai "Kota"',
]

/** Of a good part of the files none. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

const files = fc.record({
  seed: fc.integer({ min: 1, max: 2 ** 30 }),
  rows: fc.integer({ min: 120, max: 240 }),
  units: fc.integer({ min: 1, max: 40 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n'),
  hasMark: fc.boolean(),
  endsOpen: fc.boolean(),
  isNumbered: fc.boolean(),
  times: fc.nat(4),
  odd: fc.array(
    fc.record({ row: fc.nat(200), unit: fc.integer({ min: 0, max: ODD_UNITS.length - 1 }) }),
    { maxLength: 2 },
  ),
  /** A column beside the answers by which rows may be told apart; the first one where nothing else is. */
  names: fc.constantFrom(undefined, ...(['names', 'ids', 'seldom'] as const)),
  /** Rows that come again, now and then with another way of writing; and rows that are means of those above. */
  copied: seldom(
    fc.record({
      from: fc.nat(100),
      rows: fc.integer({ min: 1, max: 20 }),
      to: fc.integer({ min: 100, max: 200 }),
      isRewritten: fc.boolean(),
    }),
  ),
  means: seldom(fc.integer({ min: 10, max: 60 })),
  /** The last number, where rows are numbered. */
  jumps: seldom(fc.constant(true)),
  /** Of one row: cells too many or too few, or an answer that is none. */
  damage: seldom(
    fc.record({
      row: fc.nat(240),
      kind: fc.constantFrom('wide', 'short', 'unknown', 'blank'),
    }),
  ),
})

/** Of other files of the same survey, what differs from the first. */
const another = fc.record(
  {
    seed: fc.integer({ min: 1, max: 2 ** 30 }),
    rows: fc.integer({ min: 101, max: 160 }),
    units: fc.integer({ min: 1, max: 40 }),
    copied: fc.constant(undefined),
    damage: fc.constant(undefined),
    delimiter: fc.constantFrom(',', ';'),
    hasMark: fc.boolean(),
    isNumbered: fc.boolean(),
  },
  { requiredKeys: ['seed', 'rows', 'copied', 'damage'] },
)
const further = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(another, { minLength: 1, maxLength: 3 }) },
)

/** As forms write them; the last one is for the plain path. */
const TIMES: readonly ((part: number) => string)[] = [
  part => `${part}/07/2026 10:15:${part}`,
  part => `"2026-07-${part}T10:15:${part}Z"`,
  part => `7/${part - 9}/26 10:15 PM`,
  part => `${part - 9}/${part - 9}/2026 10.15.${part}`,
  part => `"Selasa, ${part} Agustus 2026 pukul 10.${part}"`,
]

function textOf(file: typeof files extends fc.Arbitrary<infer T> ? T : never, rubric: Rubric) {
  let state = file.seed
  const below = (limit: number) => {
    state = (state * 48271) % 0x7fffffff
    return state % limit
  }
  const { delimiter, newline, damage } = file
  const scale = rubric.items[0]?.measure
  const categories = scale?.kind === 'choice' ? scale.scale.categories : []
  const quoted = (text: string) => (text.includes(delimiter) ? `"${text}"` : text)
  const spellings = [
    ...categories.flatMap(({ code, label }) => [code, quoted(label.id ?? '')]),
    ...['', 'TT', 'TB', '-'],
  ]
  const odd = new Map(file.odd.map(({ row, unit }) => [row, ODD_UNITS[unit] ?? '']))
  const hasIds = file.names === 'ids'
  const header = [
    ...(hasIds ? ['Kode'] : []),
    ...(file.isNumbered ? ['No'] : ['Stempel waktu']),
    ...(file.names === undefined || hasIds ? [] : ['Nama']),
    ...['Unit', 'Wilayah', 'Kelamin', 'Saran'],
    ...rubric.items.map(({ id }) => id),
  ]
  const numberOf = (row: number) =>
    file.jumps === true && row === file.rows - 1 ? row * 3 : row + 1
  const sums = rubric.items.map(() => 0)
  const lines = Array.from({ length: file.rows }, (_, row) => {
    const isMean = file.means !== undefined && row > 5 && row % file.means === 0
    const answers = rubric.items.map(() => spellings[below(spellings.length)] ?? '')
    const isDamaged = damage?.row === row
    if (isDamaged && damage?.kind === 'unknown') answers[1] = 'entah'
    if (isDamaged && damage?.kind === 'blank') answers.fill('')
    if (isDamaged && damage?.kind === 'short') answers.pop()
    if (isDamaged && damage?.kind === 'wide') answers.push('1')
    // Some answer in each row, and no row all blank by chance.
    if (!(isDamaged && damage?.kind === 'blank')) answers[0] = categories[0]?.code ?? ''
    if (isMean) for (const [at, sum] of sums.entries()) answers[at] = `${Math.round(sum / row)}`
    for (const [at, answer] of answers.entries()) sums[at] = (sums[at] ?? 0) + Number(answer || 1)
    return [
      ...(hasIds ? [ids[below(ids.length)]?.(row) ?? ''] : []),
      file.isNumbered ? `${numberOf(row)}` : TIMES[file.times]?.(10 + below(18)),
      ...(file.names === undefined || hasIds
        ? []
        : [file.names === 'names' ? NAMES[below(NAMES.length)] : ['', '', '“A”'][below(3)]]),
      odd.get(row) ?? (isMean ? 'Pusat' : `Unit ${below(file.units)}`),
      WILAYAH[below(below(40) === 0 ? WILAYAH.length : 5)],
      ['Laki-laki', 'Perempuan', ''][below(3)],
      ['', 'Lebih cepat', 'Pelayanan sudah baik'][below(3)],
      ...answers,
    ].join(delimiter)
  })
  if (file.copied !== undefined) {
    const { from, rows, to, isRewritten } = file.copied
    const copies = lines.slice(from, from + rows)
    lines.splice(
      to,
      file.isNumbered ? 0 : rows,
      ...(file.isNumbered
        ? []
        : copies.map(line => (isRewritten ? line.replace('Unit ', 'UNIT  ') : line))),
    )
  }
  const body = [header.join(delimiter), ...lines].join(newline)
  return `${file.hasMark ? '\uFEFF' : ''}${body}${file.endsOpen ? '' : newline}`
}

/** The last one says nothing of how its row was drawn. */
const WILAYAH = ['Utara', ' utara ', 'Selatan', '"Timur, Tengah"', 'Barat', '-']

const NAMES = [
  'Siti Aminah',
  'Sitti Aminah, S.Kom.',
  'budi santoso',
  'Budi  Santoso',
  'Émile',
  "Nur'aini",
  '',
]
const ids: readonly ((row: number) => string)[] = [
  row => `R${row}`,
  row => `${row % 7}a`,
  () => '',
  row => `"${row}, ""x"""`,
]

const FILTERS = [undefined, ['Kelamin=Perempuan'], ['Unit!=Unit 1'], ['Unit=Unit 1', 'Unit=Unit 2']]
/** Columns that say how rows were drawn; `Unit` is a group as well. */
const DESIGNS: readonly SampleFlags[] = [
  ...[{}, {}, { stratum: 'Wilayah' }, { cluster: 'Unit' }],
  ...[{ stratum: 'Kelamin', cluster: 'Unit' }, { stratum: 'Unit' }, { weight: 'Kelamin' }],
]
const GROUPINGS = [undefined, undefined, ['Unit*Kelamin', 'Kelamin'], ['Kelamin'], ['file']]

it('is that of the plain path for any rubric and file, in whatever lanes and chunks', async () => {
  let scanned = 0
  const cases = runs(60)
  await fc.assert(
    fc.asyncProperty(
      ...[shapes, files, further],
      fc.record({
        rowsCompared: fc.constantFrom(100, 200_000),
        threads: fc.constantFrom(1, 2, 7),
        chunkLength: fc.constantFrom(64, 100, 1000, 7777, 1 << 20),
      }),
      fc.constantFrom(...FILTERS),
      fc.constantFrom(...GROUPINGS),
      fc.constantFrom(...DESIGNS),
      async (shape, file, others, scan, where, by, design) => {
        const rubric = rubricOf(shape)
        // Where rows are not compared, there are too many to be means or to run on.
        const plainRows = { ...file, means: undefined, jumps: undefined }
        const asked = scan.rowsCompared > 1000 ? file : plainRows
        const all = [asked, ...others.map(other => ({ ...asked, ...other }))].map(each =>
          new TextEncoder().encode(textOf(each, rubric)),
        )
        const options = {
          rowsCompared: scan.rowsCompared,
          ...(where === undefined ? {} : { where }),
          ...(by === undefined ? {} : { by }),
          ...design,
        }
        const match = () =>
          matchSources(
            all.map((bytes, at) => bytesSource(`acak-${at}.csv`, bytes)),
            [{ rubric, isVariant: false }],
          )
        const problems = (error: unknown) => error
        const plain = await countedAnswers(await match(), options).catch(problems)
        const fast = await countedAnswers(await match(), options, async (...survey) => {
          const tally = await scannedTally(...survey, scan)
          if (tally !== undefined) scanned++
          return tally
        }).catch(problems)
        expect(fast).toEqual(plain)
      },
    ),
    { numRuns: cases },
  )
  // The scanner has had its say in some of them: any oddity of any file is for the plain path.
  if (cases > 50) expect(scanned * 12).toBeGreaterThan(cases)
})
