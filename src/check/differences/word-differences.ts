/** Two rubrics -> where they differ in what no score comes of: column names, words, sources, tests. */
import { canonicalJson } from '../../math/canonical-json.ts'
import { isExact } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import { type Difference, difference, nameList, paired } from './difference.ts'

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
  ['levels', rubric => rubric.levels],
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
