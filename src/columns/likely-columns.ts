/** Items without a column and columns without a use -> which column probably answers which item; only ever a suggestion. */
import type { Item, Rubric } from '../rubric/model.ts'
import { looseHeader, normalisedHeader, withoutNumbering } from '../tables/header-names.ts'
import { shownHeader } from '../tables/table.ts'

/** So much of what a header says has to be about the item, and of a name of the item to stand in the header. */
const LEAST_SHARE = 0.6
/** A second item or a second column that comes this near leaves both open. */
const NEAR = 2 / 3

/** So many pairs of a column and an item are compared; beyond, a person has to pair them anyhow. */
const MOST_PAIRS = 250_000

/** Words that ask or join, whatever is asked. */
const FRAME = new Set(
  (
    'apa apakah bagaimana bagaimanakah seberapa sejauh mana menurut pendapat pendapatnya pemahaman penilaian saudara saudari anda bapak ibu kami saya ' +
    'tentang mengenai terhadap terkait dalam dengan dan atau yang untuk dari pada oleh kepada ini itu di ke para ' +
    'how what which your you our the this that about for and with from are does did'
  ).split(' '),
)

/** Words that turn a question into another one about the same thing: its opposite, its reason, its importance, a sum of it. */
export const TURNING: ReadonlySet<string> = new Set(
  (
    'jarang seharusnya semestinya sebaiknya ideal idealnya diharapkan penting rata jumlah total bobot should ideally expected rarely seldom average sum weight ' +
    'tidak bukan tanpa belum kurang saran kritik masukan komentar alasan mengapa kenapa harapan kepentingan pentingnya keterangan catatan ' +
    'sebutkan jelaskan uraikan lainnya bukti tautan not without never why reason comment comments suggestion suggestions expectation importance other explain evidence'
  ).split(' '),
)

/**
 * Pairs by the words of the item, weighed by how few items share them; letters that happen to be alike are no evidence.
 * Where two items or two columns come near each other, none is paired.
 */
export function likelyColumns(
  rubric: Rubric,
  missing: readonly Item[],
  headers: readonly string[],
  unusedColumns: readonly number[],
): ReadonlyMap<number, Item> {
  if (rubric.items.length * unusedColumns.length > MOST_PAIRS) return new Map()
  if (missing.length === 0) return new Map()
  const described = rubric.items.map(item => ({ item, names: namesOf(item).map(wordsOf) }))
  const items = new Map<string, number>()
  for (const { names } of described) {
    for (const word of new Set(names.flatMap(words => [...words]))) {
      items.set(word, (items.get(word) ?? 0) + 1)
    }
  }
  const weight = (word: string) => 1 / (items.get(word) ?? 1)
  const weightOf = (words: Iterable<string>) =>
    [...words].reduce((sum, word) => sum + weight(word), 0)

  /** What the words say for this item, and whether they say enough. */
  const likeness = (header: ReadonlySet<string>, names: readonly ReadonlySet<string>[]) => {
    const known = new Set(names.flatMap(words => [...words]))
    const shared = weightOf([...header].filter(word => known.has(word)))
    const isTold = names.some(name => {
      const inName = weightOf([...name].filter(word => header.has(word)))
      return inName > 0 && inName >= LEAST_SHARE * weightOf(name)
    })
    const isTurned = [...header].some(word => TURNING.has(word) && !known.has(word))
    const share = header.size === 0 ? 0 : shared / weightOf(header)
    return { share, isLikely: isTold && !isTurned && share >= LEAST_SHARE }
  }

  const wanted = new Set(missing)
  const found = new Map<Item, number[]>()
  for (const column of unusedColumns) {
    const header = headers[column] ?? ''
    // Nobody pastes a header without end; and comparing with one takes as long as it is.
    if (shownHeader(header) !== header) continue
    const words = new Set([...wordsOf(header)].map(word => spelledRight(word, items)))
    const ranked = described
      .map(({ item, names }) => ({ item, ...likeness(words, names) }))
      .sort((a, b) => b.share - a.share)
    const [best, second] = ranked
    if (best === undefined || !best.isLikely || !wanted.has(best.item)) continue
    if (second !== undefined && second.share > NEAR * best.share) continue
    found.set(best.item, [...(found.get(best.item) ?? []), column])
  }
  const pairs = missing.flatMap(item => {
    const [column, ...others] = found.get(item) ?? []
    return column === undefined || others.length > 0 ? [] : [[column, item] as const]
  })
  return new Map(pairs)
}

function namesOf({ text, columns }: Item): string[] {
  return [text.id, text.en, ...columns].filter(name => name !== undefined)
}

function wordsOf(text: string): Set<string> {
  const words = looseHeader(withoutNumbering(normalisedHeader(text))).split(' ')
  return new Set(words.filter(word => word.length > 2 && !FRAME.has(word) && !/^\d+$/.test(word)))
}

/** Shorter words become other words by one letter: `saran` and `sarana`. */
const LEAST_LETTERS = 7

/** A long word with a letter too few, too many or swapped is the word of the rubric; a changed letter makes another word (`ketepatan`, `kecepatan`). */
function spelledRight(word: string, known: ReadonlyMap<string, number>): string {
  if (word.length < LEAST_LETTERS || known.has(word)) return word
  const meant = [...known.keys()].filter(
    other => other.length >= LEAST_LETTERS && isSlip(word, other),
  )
  const [only] = meant
  return only !== undefined && meant.length === 1 ? only : word
}

function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  if (a.length > b.length) return a.slice(start + 1) === b.slice(start)
  if (a.length < b.length) return a.slice(start) === b.slice(start + 1)
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start]
  return isSwapped && a.slice(start + 2) === b.slice(start + 2)
}
