/** A few wishes -> the text of a new rubric that passes every check, with tests that hold it. */

import type { Language, Localized } from '../language/language.ts'
import { safeJson } from '../language/safe-text.ts'
import { exact, exactText } from '../math/exact.ts'

interface StarterWishes {
  readonly id: string
  readonly title: string | undefined
  /** In which the comments of the file speak. */
  readonly language: Language
  readonly kind: 'survey' | 'worksheet'
  readonly scale: StarterScale
  /** Texts of the items. */
  readonly items: readonly Required<Localized>[]
  readonly year: string
  /** A path or address of the schema, for editors. */
  readonly schema: string | undefined
}

export function starterRubric(wishes: StarterWishes): string {
  const { title, kind, scale, items, year, schema } = wishes
  const ids = items.map((_, position) => `P${position + 1}`)
  return [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    `rubric: ${wishes.id}`,
    `edition: "${year}.1"`,
    `title: ${bothLanguages(title ?? `Instrumen ${wishes.id}`, title ?? `Instrument ${wishes.id}`)}`,
    `kind: ${kind}`,
    `# ${COMMENTS[wishes.language].basis}`,
    'basis:',
    '  - name: Pilihan sendiri',
    '    covers: [items, scales, weights, method]',
    '    verified: false',
    `    note: ${bothLanguages('Belum ada dasar hukumnya.', 'There is no regulation behind it yet.')}`,
    'groups:',
    `  - { id: unit, title: ${bothLanguages('Perangkat daerah', 'Unit')}, columns: [OPD, SKPD, PD, Unit kerja, Satker] }`,
    ...(kind === 'survey' ? ['time: [Stempel waktu, Cap waktu, Timestamp]'] : []),
    'scales:',
    ...scale.lines,
    'items:',
    ...items.map(
      ({ id, en }, position) =>
        `  - { id: ${ids[position]}, text: ${bothLanguages(id, en)}, scale: ${scale.id} }`,
    ),
    ...scoreLines(wishes, ids),
    ...testLines(wishes, ids),
    '',
  ].join('\n')
}

/** A survey averages persons on each item and reports 0 to 100; a worksheet averages its items. */
function scoreLines({ kind, scale }: StarterWishes, ids: readonly string[]): string[] {
  const [low, high] = scale.range
  return [
    'score:',
    '  id: indeks',
    `  title: ${bothLanguages('Indeks', 'Index')}`,
    ...(kind === 'survey' ? ['  items: { over: respondents }'] : []),
    `  of: [${ids.join(', ')}]`,
    `  rescale: { from: [${low}, ${high}], to: [0, 100] }`,
  ]
}

/** Both ends, and one item better than the rest: the last one tells of every weight. */
function testLines({ scale, language }: StarterWishes, ids: readonly string[]): string[] {
  const say = COMMENTS[language]
  const all = (code: string) => ids.map(id => `${id}: ${code}`).join(', ')
  const [first, ...rest] = ids
  const mixed = [`${first}: ${scale.highest}`, ...rest.map(id => `${id}: ${scale.lowest}`)].join(
    ', ',
  )
  const one = exactText(exact(100, ids.length))
  return [
    'tests:',
    `  - name: ${TEST_NAMES[language].lowest}`,
    `    answers: { ${all(scale.lowest)} }`,
    '    expect: { indeks: 0 }',
    `  - name: ${TEST_NAMES[language].highest}`,
    `    answers: { ${all(scale.highest)} }`,
    '    expect: { indeks: 100 }',
    ...(ids.length < 2
      ? []
      : [
          `  # ${say.one(ids.length)}`,
          `  - name: ${say.alike}`,
          `    answers: { ${mixed} }`,
          `    expect: { indeks: ${one} }`,
        ]),
  ]
}

const COMMENTS = {
  id: {
    basis:
      'Peraturan atau naskah asal tiap angka. Tulis verified: true setelah ada yang melihatnya di sana.',
    alike: 'setiap butir berbobot sama',
    one: (of: number) => `Satu dari ${of} butir tertinggi, yang lain terendah: 100/${of}`,
  },
  en: {
    basis:
      'The law or paper that each number comes from. Write verified: true once somebody has seen it there.',
    alike: 'every item weighs the same',
    one: (of: number) => `One of ${of} at its best, the rest at their lowest: 100/${of}`,
  },
}

/** Of the tests that every new rubric begins with. */
export const TEST_NAMES = {
  id: { lowest: 'semua terendah', highest: 'semua tertinggi' },
  en: { lowest: 'all lowest', highest: 'all highest' },
}

/** A bare text where there is no English of its own. */
function bothLanguages(id: string, en: string): string {
  return en === id ? quoted(id) : `{ id: ${quoted(id)}, en: ${quoted(en)} }`
}

/** JSON is YAML, whatever the text holds. */
export function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ().-]*$/.test(text) &&
    !/^(?:true|false|yes|no|null|on|off|y|n)$/i.test(text)
    ? text.trimEnd()
    : safeJson(text)
}

// The scales that a new rubric can begin with.

interface StarterScale {
  readonly id: string
  readonly about: Required<Localized>
  /** The scale as YAML, indented to stand below `scales:`. */
  readonly lines: readonly string[]
  /** Codes of the lowest and the highest answer, and one between where there is one. */
  readonly lowest: string
  readonly highest: string
  /** Points of the ends. */
  readonly range: readonly [number, number]
}

const NO_ANSWERS = [
  '    no-answer:',
  '      blank: ["-", Kosong]',
  '      dont-know: [Tidak tahu]',
  '      not-applicable: [Tidak berlaku]',
]

export const starterScales: readonly StarterScale[] = [
  {
    id: 'setuju-5',
    about: {
      id: 'sangat tidak setuju (1) sampai sangat setuju (5)',
      en: 'strongly disagree (1) to strongly agree (5)',
    },
    lines: [
      '  setuju-5:',
      '    categories:',
      '      - { code: 1, label: { id: Sangat tidak setuju, en: Strongly disagree }, also: [STS] }',
      '      - { code: 2, label: { id: Tidak setuju, en: Disagree }, also: [TS] }',
      '      - { code: 3, label: { id: Netral, en: Neutral }, also: [N, Ragu-ragu] }',
      '      - { code: 4, label: { id: Setuju, en: Agree }, also: [S] }',
      '      - { code: 5, label: { id: Sangat setuju, en: Strongly agree }, also: [SS] }',
      ...NO_ANSWERS,
    ],
    lowest: '1',
    highest: '5',
    range: [1, 5],
  },
  {
    id: 'baik-4',
    about: { id: 'tidak baik (1) sampai sangat baik (4)', en: 'poor (1) to very good (4)' },
    lines: [
      '  baik-4:',
      '    categories:',
      '      - { code: 1, label: { id: Tidak baik, en: Poor } }',
      '      - { code: 2, label: { id: Kurang baik, en: Below standard } }',
      '      - { code: 3, label: { id: Baik, en: Good } }',
      '      - { code: 4, label: { id: Sangat baik, en: Very good } }',
      ...NO_ANSWERS,
    ],
    lowest: '1',
    highest: '4',
    range: [1, 4],
  },
  {
    id: 'ya-tidak',
    about: { id: 'ya (1) atau tidak (0)', en: 'yes (1) or no (0)' },
    lines: [
      '  ya-tidak:',
      '    categories:',
      '      - { code: Tidak, points: 0, label: { id: Tidak, en: "No" }, also: [T] }',
      '      - { code: Ya, points: 1, label: { id: Ya, en: "Yes" }, also: [Y] }',
      '    no-answer:',
      '      not-applicable: [Tidak berlaku]',
    ],
    lowest: 'Tidak',
    highest: 'Ya',
    range: [0, 1],
  },
  {
    id: 'abcd',
    about: { id: 'A (1), B (2/3), C (1/3), D (0)', en: 'A (1), B (2/3), C (1/3), D (0)' },
    lines: [
      '  abcd:',
      '    categories:',
      '      - { code: D, points: 0, label: { id: Belum ada, en: Not yet } }',
      '      - { code: C, points: 1/3, label: { id: Sebagian kecil, en: A small part } }',
      '      - { code: B, points: 2/3, label: { id: Sebagian besar, en: A large part } }',
      '      - { code: A, points: 1, label: { id: Seluruhnya, en: All of it } }',
      '    no-answer:',
      '      not-applicable: [Tidak berlaku]',
    ],
    lowest: 'D',
    highest: 'A',
    range: [0, 1],
  },
]
