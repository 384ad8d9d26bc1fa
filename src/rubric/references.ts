/** Looks names up among the parts of a rubric, and says what was near where a name leads nowhere. */
import {
  type Diagnostic,
  type DiagnosticKind,
  defineDiagnostic,
} from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'

type PartKind = 'scale' | 'item' | 'node' | 'level' | 'input' | 'code' | 'basis'

const KIND_WORDS: Readonly<Record<PartKind, Required<Localized>>> = {
  scale: { id: 'skala', en: 'scale' },
  item: { id: 'butir', en: 'item' },
  node: { id: 'simpul', en: 'node' },
  level: { id: 'tingkat', en: 'level' },
  input: { id: 'input', en: 'input' },
  code: { id: 'kode', en: 'code' },
  basis: { id: 'dasar', en: 'basis' },
}

export function unknownPart(
  kind: PartKind,
  name: string,
  known: Iterable<string>,
  place: TextPlace,
): Diagnostic {
  const names = [...known]
  const near = nearest(name, names)
  const list = names
    .slice(0, 10)
    .map(each => `\`${each}\``)
    .join(', ')
  const more = names.length > 10 ? ', …' : ''
  const hint =
    near === undefined
      ? { id: `yang ada: ${list}${more}.`, en: `there are: ${list}${more}.` }
      : { id: `maksudnya \`${near}\`?`, en: `did you mean \`${near}\`?` }
  return unknownReference(place, { kind: KIND_WORDS[kind], name, hint })
}

/** Reports the second use of an id; returns whether the id was free. */
export function claimId(
  taken: Map<string, TextPlace>,
  name: string,
  place: TextPlace,
  problems: Diagnostic[],
): boolean {
  const earlier = taken.get(name)
  if (earlier === undefined) {
    taken.set(name, place)
    return true
  }
  problems.push(
    duplicateId(place, { name }, [
      { place: earlier, label: { en: 'first here', id: 'pertama di sini' } },
    ]),
  )
  return false
}

// What can be wrong between the parts of a rubric: names that lead nowhere, parts that contradict each other.

const error = (
  name: string,
  message: { en: string; id: string },
  remedy: { en: string; id: string },
): DiagnosticKind =>
  defineDiagnostic({ code: `rubric/${name}`, severity: 'error', message, remedy })

const duplicateId = error(
  'duplicate-id',
  { en: 'The id `{name}` is used twice.', id: 'Id `{name}` dipakai dua kali.' },
  { en: 'give one of them another id.', id: 'beri salah satunya id lain.' },
)

const unknownReference = error(
  'unknown-reference',
  {
    en: 'There is no {kind} `{name}` in this rubric.',
    id: 'Tidak ada {kind} `{name}` dalam rubrik ini.',
  },
  { en: '{hint}', id: '{hint}' },
)

export const scaleOneForm = error(
  'scale-one-form',
  {
    en: 'The scale `{name}` needs either `categories` or `number`, not both.',
    id: 'Skala `{name}` perlu `categories` atau `number`, salah satu saja.',
  },
  { en: 'keep one of the two.', id: 'pertahankan salah satu.' },
)

export const pointsMissing = error(
  'points-missing',
  {
    en: 'The code `{code}` is not a number, so its points must be written.',
    id: 'Kode `{code}` bukan angka, jadi poinnya harus ditulis.',
  },
  { en: 'add `points:` to it.', id: 'tambahkan `points:` padanya.' },
)

export const measureMissing = error(
  'item-measure',
  {
    en: 'The item `{name}` needs either `scale` or `ratio`, not both.',
    id: 'Butir `{name}` perlu `scale` atau `ratio`, salah satu saja.',
  },
  { en: 'keep one of the two.', id: 'pertahankan salah satu.' },
)

export const ratioExpression = error(
  'ratio-expression',
  {
    en: '`{text}` is not a sum or difference of inputs.',
    id: '`{text}` bukan jumlah atau selisih input.',
  },
  { en: 'write it like `a + b - c`, with spaces.', id: 'tulis seperti `a + b - c`, dengan spasi.' },
)

export const weightNotPositive = error(
  'weight-not-positive',
  { en: 'A weight must be larger than 0.', id: 'Bobot harus lebih besar dari 0.' },
  {
    en: 'remove the item from the tree if it should not count.',
    id: 'keluarkan butir dari pohon skor bila tidak dihitung.',
  },
)

export const reductionMissing = error(
  'reduction-missing',
  {
    en: 'Nothing says where respondents are averaged on the way from `{name}` to the root.',
    id: 'Belum ditetapkan di mana responden dirata-rata pada jalur dari `{name}` ke akar.',
  },
  {
    en: 'add `items: { over: respondents }` to its parent (by item), or `over: respondents` to a node above (by person).',
    id: 'tambahkan `items: { over: respondents }` pada induknya (per butir), atau `over: respondents` pada simpul di atasnya (per orang).',
  },
)

export const reductionTwice = error(
  'reduction-twice',
  {
    en: '`{name}` averages {what} that were already averaged above or below it.',
    id: '`{name}` merata-rata {what} yang sudah dirata-rata di atas atau di bawahnya.',
  },
  { en: 'keep one `over` on each path.', id: 'pertahankan satu `over` pada setiap jalur.' },
)

export const reductionWrongKind = error(
  'reduction-wrong-kind',
  {
    en: '`over: {over}` does not fit a rubric of kind `{kind}`.',
    id: '`over: {over}` tidak cocok untuk rubrik jenis `{kind}`.',
  },
  {
    en: 'a worksheet has no respondents; it averages units with `over: units`.',
    id: 'lembar kerja tidak punya responden; yang dirata-rata adalah unit, dengan `over: units`.',
  },
)

export const atLeastAbovePersons = error(
  'at-least-above-persons',
  {
    en: '`at-least` on `{name}` has no meaning above the node where respondents are averaged.',
    id: '`at-least` pada `{name}` tidak bermakna di atas simpul tempat responden dirata-rata.',
  },
  { en: 'move it to that node or below.', id: 'pindahkan ke simpul itu atau di bawahnya.' },
)

export const itemScoredTwice = error(
  'item-scored-twice',
  {
    en: 'The item `{name}` stands twice in the score tree.',
    id: 'Butir `{name}` muncul dua kali dalam pohon skor.',
  },
  { en: 'keep one of them.', id: 'pertahankan salah satu.' },
)

export const bandBound = error(
  'band-bound',
  {
    en: 'The grade `{grade}` needs one bound, `from` or `above`; only the last one may have none.',
    id: 'Predikat `{grade}` perlu satu batas, `from` atau `above`; hanya yang terakhir boleh tanpa batas.',
  },
  {
    en: 'write `from:` (inclusive) or `above:` (exclusive).',
    id: 'tulis `from:` (termasuk) atau `above:` (tidak termasuk).',
  },
)

export const bandOrder = error(
  'band-order',
  {
    en: 'The bound of `{grade}` is not below the one before it, so it can never be given.',
    id: 'Batas `{grade}` tidak lebih rendah dari yang sebelumnya, sehingga tidak pernah tercapai.',
  },
  {
    en: 'list grades from the best to the lowest.',
    id: 'urutkan dari yang terbaik ke yang terendah.',
  },
)

export const elseMissing = error(
  'band-else',
  {
    en: 'The grade `{grade}` needs both `only-if` and `else`.',
    id: 'Predikat `{grade}` perlu `only-if` dan `else` sekaligus.',
  },
  { en: 'add the missing one.', id: 'tambahkan yang kurang.' },
)

export const conditionForm = error(
  'condition-form',
  {
    en: 'A condition needs one subject (`node`, `each`, `item`, or `all`, `any`) and, where it compares, one bound.',
    id: 'Syarat perlu satu subjek (`node`, `each`, `item`, atau `all`, `any`) dan, bila membandingkan, satu batas.',
  },
  {
    en: 'for example `{ node: pengungkit, at-least: 40 }` or `{ each: area, at-least: 60% }`.',
    id: 'misalnya `{ node: pengungkit, at-least: 40 }` atau `{ each: area, at-least: 60% }`.',
  },
)

export const extendsProblem = error(
  'extends',
  {
    en: 'The rubric `{name}` that this one extends was not found, or extends this one in turn.',
    id: 'Rubrik `{name}` yang menjadi dasar tidak ditemukan, atau justru bertolak dari rubrik ini.',
  },
  { en: 'check the id after `extends`.', id: 'periksa id setelah `extends`.' },
)

export const testAnswers = error(
  'test-answers',
  {
    en: 'The test `{name}` needs either `answers` or `rows`.',
    id: 'Uji `{name}` perlu `answers` atau `rows`, salah satu saja.',
  },
  { en: 'keep one of the two.', id: 'pertahankan salah satu.' },
)

export const testLevelMissing = error(
  'test-level',
  {
    en: 'The test `{name}` does not say which level it is about.',
    id: 'Uji `{name}` belum menyebut tingkat yang diuji.',
  },
  { en: 'add `level:`, one of: {levels}.', id: 'tambahkan `level:`, salah satu dari: {levels}.' },
)

export const withoutUnknown = error(
  'without-unknown',
  {
    en: 'The rubric that this one extends has no `{name}` in `{list}`.',
    id: 'Rubrik yang menjadi dasar tidak punya `{name}` dalam `{list}`.',
  },
  { en: 'remove it from `without`.', id: 'hapus dari `without`.' },
)
