/** Two rubrics -> how their items and scales differ. */
import { canonicalJson } from '../../math/canonical-json.ts'
import { isExact } from '../../math/exact.ts'
import { measureOn } from '../../rubric/build-scales.ts'
import {
  type CountExpression,
  categoriesOn,
  type Item,
  type NumberFormat,
  numberFormatOf,
  type Ratio,
  type Rubric,
  type Scale,
} from '../../rubric/model.ts'
import { type Difference, difference, nameList, numberChange, paired } from './difference.ts'
import { rescaleWords, roundWords } from './score-differences.ts'

export function* itemDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(old.items, now.items, item => item.id)
  const ids = (items: readonly Item[]) => nameList(items.map(item => item.id))
  if (added.length > 0)
    yield difference(
      'items',
      `${added.length} butir baru: ${ids(added)}`,
      `${added.length} new items: ${ids(added)}`,
    )
  if (gone.length > 0)
    yield difference(
      'items',
      `${gone.length} butir hilang: ${ids(gone)}`,
      `${gone.length} items gone: ${ids(gone)}`,
    )
  const reworded = both.filter(([a, b]) => a.text.id !== b.text.id || a.text.en !== b.text.en)
  if (reworded.length > 0) {
    const names = nameList(reworded.map(([, item]) => item.id))
    yield difference('items', `kata-kata berubah: ${names}`, `reworded: ${names}`)
  }
  for (const [a, b] of both) yield* itemChanges(a, b)
}

function* itemChanges(a: Item, b: Item): Generator<Difference> {
  const [scaleA, scaleB] = [measureName(a), measureName(b)]
  if (scaleA !== scaleB)
    yield difference(
      'items',
      `skala ${b.id}: ${scaleA} → ${scaleB}`,
      `scale of ${b.id}: ${scaleA} → ${scaleB}`,
    )
  yield* ratioDifferences(a, b)
  yield* itemRoundDifferences(a, b)
  if (a.reverse !== b.reverse)
    yield difference(
      'items',
      `${b.id} sekarang dihitung ${b.reverse ? 'terbalik' : 'searah skala'}`,
      `${b.id} now counts ${b.reverse ? 'in reverse' : 'along its scale'}`,
    )
}

function measureName({ measure }: Item): string {
  return measure.kind !== 'ratio' ? measure.scale.id : 'ratio'
}

export function* scaleDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(
    [...old.scales.values()],
    [...now.scales.values()],
    s => s.id,
  )
  for (const { id } of added) yield difference('scales', `skala baru: ${id}`, `new scale: ${id}`)
  for (const { id } of gone) yield difference('scales', `skala hilang: ${id}`, `scale gone: ${id}`)
  for (const [a, b] of both) yield* scaleChanges(a, b)
}

function* scaleChanges(a: Scale, b: Scale): Generator<Difference> {
  const [formatA, formatB] = [a, b].map(scale => numberFormatOf({ measure: measureOn(scale) }))
  yield* numberDifferences(b.id, formatA, formatB)
  for (const kind of ['blank', 'dont-know', 'not-applicable'] as const) {
    const [before, after] = [nameList(a.noAnswer[kind]), nameList(b.noAnswer[kind])]
    if (before === after) continue
    const change = `\`${kind}\`: ${before || '–'} → ${after || '–'}`
    yield difference('scales', `${b.id}: ${change}`, `${b.id}: ${change}`)
  }
  const { both, gone, added } = paired(categoriesOn(a), categoriesOn(b), category => category.code)
  for (const { code } of added)
    yield difference('scales', `${b.id}: jawaban ${code} baru`, `${b.id}: new answer ${code}`)
  for (const { code } of gone)
    yield difference('scales', `${b.id}: jawaban ${code} hilang`, `${b.id}: answer ${code} gone`)
  for (const [before, after] of both) {
    if (!before.points.equals(after.points)) {
      const change = numberChange(before.points, after.points)
      yield difference(
        'scales',
        `${b.id}: poin jawaban ${after.code} ${change}`,
        `${b.id}: points of answer ${after.code} ${change}`,
      )
    }
    if (before.label.id !== after.label.id) {
      const change = `${before.label.id ?? '–'} → ${after.label.id ?? '–'}`
      yield difference(
        'scales',
        `${b.id}: label jawaban ${after.code} ${change}`,
        `${b.id}: label of answer ${after.code} ${change}`,
      )
    }
    const lost = before.also.filter(word => !after.also.includes(word))
    const won = after.also.filter(word => !before.also.includes(word))
    if (lost.length > 0)
      yield difference(
        'scales',
        `${b.id}: ${after.code} tidak lagi dibaca dari ${nameList(lost)}`,
        `${b.id}: ${after.code} is no longer read from ${nameList(lost)}`,
      )
    if (won.length > 0)
      yield difference(
        'scales',
        `${b.id}: ${after.code} juga dibaca dari ${nameList(won)}`,
        `${b.id}: ${after.code} is also read from ${nameList(won)}`,
      )
  }
}

// Two ratios, or two number scales -> how what is counted, its limits and its zero cases differ.

function* ratioDifferences(a: Item, b: Item): Generator<Difference> {
  if (a.measure.kind !== 'ratio' || b.measure.kind !== 'ratio') return
  const [before, after] = [a.measure.ratio, b.measure.ratio]
  for (const key of ['of', 'to'] as const)
    yield* changed('items', b.id, key, countWords(before[key]), countWords(after[key]))
  for (const [key, limit] of [
    ['at-least', (ratio: Ratio) => ratio.atLeast],
    ['at-most', (ratio: Ratio) => ratio.atMost],
  ] as const) {
    const [old, now] = [limit(before), limit(after)]
    const isSame = old === undefined || now === undefined ? old === now : old.equals(now)
    if (!isSame) yield keyDifference('items', b.id, key, numberChange(old, now))
  }
  for (const [key, old, now] of [
    ['when-denominator-zero', before.whenDenominatorZero, after.whenDenominatorZero],
    ['when-all-zero', before.whenAllZero, after.whenAllZero],
    ['outside', outsideWord(before), outsideWord(after)],
  ] as const)
    yield* changed('items', b.id, key, old, now)
}

const outsideWord = ({ isBounded }: Ratio) => (isBounded ? 'error' : 'limit')

function* numberDifferences(
  scale: string,
  a: NumberFormat | undefined,
  b: NumberFormat | undefined,
): Generator<Difference> {
  for (const key of ['min', 'max'] as const) {
    const change = numberChange(a?.[key], b?.[key])
    if (numberChange(a?.[key], a?.[key]) !== change && numberChange(b?.[key], b?.[key]) !== change)
      yield keyDifference('scales', scale, key, change)
  }
  const decimals = (format: NumberFormat | undefined) => String(format?.decimals ?? '–')
  yield* changed('scales', scale, 'decimals', decimals(a), decimals(b))
  yield* changed('scales', scale, 'rescale', rescaleWords(a?.rescale), rescaleWords(b?.rescale))
}

function* itemRoundDifferences(a: Item, b: Item): Generator<Difference> {
  yield* changed('items', b.id, 'round', roundWords(a.round), roundWords(b.round))
  const change = numberChange(a.target, b.target)
  if (change !== numberChange(a.target, a.target))
    yield keyDifference('items', b.id, 'target', change)
  const from = (item: Item) => item.targetFrom ?? '–'
  yield* changed('items', b.id, 'target-from', from(a), from(b))
  yield* changed('items', b.id, 'improvable', String(a.isImprovable), String(b.isImprovable))
}

function* changed(
  part: 'items' | 'scales',
  name: string,
  key: string,
  old: string,
  now: string,
): Generator<Difference> {
  if (old !== now) yield keyDifference(part, name, key, `${old} → ${now}`)
}

function keyDifference(part: 'items' | 'scales', name: string, key: string, change: string) {
  return difference(part, `\`${key}\` pada ${name}: ${change}`, `\`${key}\` of ${name}: ${change}`)
}

/** `lapor + tepat-waktu - dicabut`, as the rubric writes it. */
function countWords(expression: CountExpression): string {
  return expression
    .map(({ sign, item }, position) => {
      const before = position === 0 ? (sign < 0 ? '-' : '') : sign < 0 ? ' - ' : ' + '
      return before + item.id
    })
    .join('')
}

// Two rubrics -> where they differ in what no score comes of: column names, words, sources, tests.

export function* columnDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  for (const part of [itemColumns, groupColumns]) {
    const { both } = paired(part(old), part(now), ({ id }) => id)
    for (const [a, b] of both) {
      const lost = a.columns.filter(name => !b.columns.includes(name))
      const won = b.columns.filter(name => !a.columns.includes(name))
      if (lost.length > 0)
        yield difference(
          'items',
          `kolom ${b.id} tidak lagi dikenal dari ${nameList(lost)}`,
          `the column of ${b.id} is no longer known by ${nameList(lost)}`,
        )
      if (won.length > 0)
        yield difference(
          'items',
          `kolom ${b.id} juga dikenal dari ${nameList(won)}`,
          `the column of ${b.id} is also known by ${nameList(won)}`,
        )
    }
  }
}

interface Columns {
  readonly id: string
  readonly columns: readonly string[]
}

function itemColumns({ items }: Rubric): readonly Columns[] {
  return items
}

function groupColumns({ groups, profile, timeColumns }: Rubric): readonly Columns[] {
  return [...groups, ...profile, { id: '`time`', columns: timeColumns }]
}

/** Where each of these keys of the file leads, in the model. Items and nodes are told one by one elsewhere. */
const KEYS: readonly (readonly [string, (rubric: Rubric) => unknown])[] = [
  ['basis', rubric => rubric.basis],
  ['notice', rubric => rubric.notice],
  ['words', rubric => rubric.words],
  ['groups', rubric => rubric.groups.map(withoutColumns)],
  ['profile', rubric => rubric.profile.map(withoutColumns)],
  ['averages', rubric => rubric.averages],
  ['careless', rubric => rubric.careless],
  ['levels', rubric => rubric.levels],
  ['footers', rubric => rubric.footers],
  ['assessors', rubric => rubric.assessors],
  ['shown', rubric => rubric.shownDigits],
  ['column-cautions', rubric => rubric.columnCautions],
  ['tests', rubric => rubric.tests],
]

export function* wordDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const names = KEYS.filter(([, of]) => plain(of(old)) !== plain(of(now))).map(([key]) => key)
  if (names.length === 0) return
  const list = names.map(name => `\`${name}\``).join(', ')
  yield difference(
    'about',
    `isi ${list} berbeda`,
    `${list} ${names.length === 1 ? 'differs' : 'differ'}`,
  )
}

/** Whatever nobody has told of: at least that there is something. */
export function* untoldDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  if (plain(old) === plain(now)) return
  yield difference(
    'about',
    'hanya kata-kata yang berbeda (judul, keterangan, bukti); tidak ada angka yang berubah',
    'only words differ (titles, guidance, evidence); no number does',
  )
}

function withoutColumns({ columns: _, ...rest }: Rubric['groups'][number]): unknown {
  return rest
}

/** As text, without the parts that say where it is written. */
function plain(value: unknown): string {
  return canonicalJson(withoutPlaces(value))
}

function withoutPlaces(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isExact(value)) return value
  if (Array.isArray(value)) return value.map(withoutPlaces)
  const entries: [unknown, unknown][] = value instanceof Map ? [...value] : Object.entries(value)
  const kept = entries.filter(([key, part]) => !(isPlace(key) && typeof part === 'object'))
  return new Map(kept.map(([key, part]) => [key, withoutPlaces(part)]))
}

function isPlace(key: unknown): boolean {
  return typeof key === 'string' && /^(?:source|place)$|Place$/.test(key)
}
