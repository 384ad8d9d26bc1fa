/** A few wishes -> the text of a new rubric that passes every check, with tests that hold it. */
import type { Localized } from '../language/language.ts'
import { exact, exactText } from '../math/exact.ts'
import type { StarterScale } from './starter-scales.ts'

export interface StarterWishes {
  readonly id: string
  readonly title: string | undefined
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
    `title: ${both(title ?? `Instrumen ${wishes.id}`, title ?? `Instrument ${wishes.id}`)}`,
    `kind: ${kind}`,
    '# The law or paper that each number comes from. Write verified: true once somebody has seen it there.',
    'basis:',
    '  - name: Ketetapan sendiri',
    '    covers: [items, scales, weights, method]',
    '    verified: false',
    `    note: ${both('Belum ada dasar hukumnya.', 'There is no regulation behind it yet.')}`,
    'groups:',
    `  - { id: unit, title: ${both('Perangkat daerah', 'Unit')}, columns: [OPD, SKPD, PD, Unit kerja, Satker] }`,
    ...(kind === 'survey' ? ['time: [Stempel waktu, Cap waktu, Timestamp]'] : []),
    'scales:',
    ...scale.lines,
    'items:',
    ...items.map(
      ({ id, en }, position) =>
        `  - { id: ${ids[position]}, text: ${both(id, en)}, scale: ${scale.id} }`,
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
    `  title: ${both('Indeks', 'Index')}`,
    ...(kind === 'survey' ? ['  items: { over: respondents }'] : []),
    `  of: [${ids.join(', ')}]`,
    `  rescale: { from: [${low}, ${high}], to: [0, 100] }`,
  ]
}

/** Both ends, and one item better than the rest: the last one tells of every weight. */
function testLines({ scale }: StarterWishes, ids: readonly string[]): string[] {
  const all = (code: string) => ids.map(id => `${id}: ${code}`).join(', ')
  const [first, ...rest] = ids
  const mixed = [`${first}: ${scale.highest}`, ...rest.map(id => `${id}: ${scale.lowest}`)].join(
    ', ',
  )
  const one = exactText(exact(100, ids.length))
  return [
    'tests:',
    `  - name: all lowest`,
    `    answers: { ${all(scale.lowest)} }`,
    '    expect: { indeks: 0 }',
    '  - name: all highest',
    `    answers: { ${all(scale.highest)} }`,
    '    expect: { indeks: 100 }',
    ...(ids.length < 2
      ? []
      : [
          `  # One of ${ids.length} at its best, the rest at their lowest: 100/${ids.length}`,
          '  - name: every item weighs the same',
          `    answers: { ${mixed} }`,
          `    expect: { indeks: ${one} }`,
        ]),
  ]
}

function both(id: string, en: string): string {
  return `{ id: ${quoted(id)}, en: ${quoted(en)} }`
}

/** JSON is YAML, whatever the text holds. */
function quoted(text: string): string {
  return /^[A-Za-z][A-Za-z0-9 ().-]*$/.test(text) &&
    !/^(?:true|false|yes|no|null|on|off|y|n)$/i.test(text)
    ? text.trimEnd()
    : JSON.stringify(text)
}
