/** Looks names up among the parts of a rubric, and says what was near where a name leads nowhere. */

import {
  type Diagnostic,
  type DiagnosticKind,
  type DiagnosticWords,
  defineDiagnostic,
} from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'

type PartKind =
  | 'scale'
  | 'item'
  | 'node'
  | 'level'
  | 'input'
  | 'code'
  | 'basis'
  | 'group'
  | 'value'
  | 'choice'
  | 'way'

const KIND_WORDS: Readonly<Record<PartKind, Required<Localized>>> = {
  scale: { id: 'skala', en: 'scale' },
  item: { id: 'butir', en: 'item' },
  node: { id: 'bagian', en: 'node' },
  level: { id: 'tingkat', en: 'level' },
  input: { id: 'input', en: 'input' },
  code: { id: 'kode', en: 'code' },
  basis: { id: 'dasar', en: 'basis' },
  group: { id: 'kelompok', en: 'group' },
  value: { id: 'isi', en: 'value' },
  choice: { id: 'pilihan', en: 'choice' },
  way: { id: 'cara', en: 'way' },
}

/** What `params.kind` is of an unknown item. */
export const ITEM_KIND = KIND_WORDS.item

export function unknownPart(
  kind: PartKind,
  name: string,
  known: Iterable<string>,
  place: TextPlace,
  /** Which of them may be meant, where not all of them can. */
  likely?: readonly string[],
): Diagnostic {
  return unknownReference(place, {
    kind: KIND_WORDS[kind],
    name,
    hint: hintAmong(name, [...known], likely),
  })
}

/** No instrument has more names; thousands of unknown ones beside thousands of known would take their square. */
const MOST_COMPARED = 2000

function hintAmong(name: string, names: readonly string[], likely = names): Required<Localized> {
  const near = likely.length > MOST_COMPARED ? undefined : nearest(name, likely)
  const list = quotedList(names, 10)
  return near === undefined
    ? { id: `yang ada: ${list}.`, en: `there are: ${list}.` }
    : { id: `mungkin maksudnya \`${near}\`?`, en: `did you mean \`${near}\`?` }
}

export function partNotFound(name: string, known: readonly string[], place: TextPlace): Diagnostic {
  const write = {
    id: `tulis file \`parts/${name}.yaml\`.`,
    en: `write the file \`parts/${name}.yaml\`.`,
  }
  const hint = known.length === 0 ? write : hintAmong(name, known)
  return unknownSharedPart(place, { name, hint })
}

/** Reports the second use of an id; returns whether the id was free. */
export function claimId(
  taken: Map<string, TextPlace>,
  name: string,
  place: TextPlace,
  problems: Diagnostic[],
  what: Required<Localized> = { id: 'id', en: 'id' },
): boolean {
  const earlier = taken.get(name)
  if (earlier === undefined) {
    taken.set(name, place)
    return true
  }
  problems.push(
    duplicateId(place, { name, what }, [
      { place: earlier, label: { en: 'first here', id: 'pertama di sini' } },
    ]),
  )
  return false
}

// What can be wrong between the parts of a rubric: names that lead nowhere, parts that contradict each other.

const error = (name: string, words: DiagnosticWords): DiagnosticKind =>
  defineDiagnostic(`rubric/${name}`, 'error', words)

export const duplicateId = error('duplicate-id', {
  id: 'Dipakai dua kali: {what} `{name}`.',
  idRemedy: 'beri salah satunya {what} lain.',
  en: 'The {what} `{name}` is used twice.',
  enRemedy: 'give one of them another {what}.',
})

export const unknownReference = error('unknown-reference', {
  id: 'Tidak ada {kind} `{name}` dalam rubrik ini.',
  idRemedy: '{hint}',
  en: 'There is no {kind} `{name}` in this rubric.',
  enRemedy: '{hint}',
})

export const averageOverItself = error('average-over-itself', {
  id: 'Indeks `{name}` tidak dapat menjadi rata-rata `{name}` sendiri.',
  idRemedy: 'tulis kelompok lain pada `over`, seperti layanan.',
  en: 'The index of `{name}` cannot be the mean of `{name}` itself.',
  enRemedy: 'name another group at `over`, such as its services.',
})

export const averageTwice = error('average-twice', {
  id: 'Nilai akhir sudah merupakan rata-rata antarunit dengan `over: units`; `averages` untuk `{name}` menghitungnya sekali lagi.',
  idRemedy: 'pertahankan salah satu.',
  en: 'The root averages units already (`over: units`); `averages` of `{name}` would do it once more.',
  enRemedy: 'keep one of the two.',
})

export const carelessImpossible = error('careless-impossible', {
  id: '`careless` tidak dapat berlaku: perlu salah satu dari `longest-run` (paling banyak {questions}, sebanyak pertanyaannya), `variability-below` (di atas 0), atau `unanswered` (di atas 0 sampai 1), dan hanya pada survei.',
  idRemedy: 'perbaiki batasnya, atau hapus `careless`.',
  en: '`careless` can never hold: it needs `longest-run` (at most {questions}, as many as there are questions), `variability-below` (above 0) or `unanswered` (above 0, up to 1), and a survey.',
  enRemedy: 'correct the cut-offs, or delete `careless`.',
})

export const carelessScales = error('careless-scales', {
  id: '`longest-run` dan `variability-below` membandingkan jawaban semua pertanyaan, padahal pertanyaannya kurang dari 5 atau skalanya tidak sama panjang.',
  idRemedy: 'hapus keduanya; `unanswered` dapat dipakai pada semua survei.',
  en: '`longest-run` and `variability-below` compare the answers to all questions, and there are fewer than 5 of them or their scales differ in length.',
  enRemedy: 'delete both; `unanswered` serves any survey.',
})

export const scaleOneForm = error('scale-one-form', {
  id: 'Skala `{name}` memerlukan `categories` atau `number`, salah satu saja.',
  idRemedy: '{hint}',
  en: 'The scale `{name}` needs `categories` or `number`, one of the two.',
  enRemedy: '{hint}',
})

export const pointsMissing = error('points-missing', {
  id: 'Kode `{code}` bukan angka, jadi poinnya harus ditulis.',
  idRemedy: 'tambahkan `points:` padanya.',
  en: 'The code `{code}` is not a number, so its points must be written.',
  enRemedy: 'add `points:` to it.',
})

export const measureMissing = error('item-measure', {
  id: 'Butir `{name}` memerlukan `scale` atau `ratio`, salah satu saja.',
  idRemedy: '{hint}',
  en: 'The item `{name}` needs `scale` or `ratio`, one of the two.',
  enRemedy: '{hint}',
})

/** What to do where of two keys both or none are written. */
export function oneOfTwoHint(isWritten: boolean, first: string, second: string) {
  return isWritten
    ? { id: 'hapus salah satu.', en: 'remove one of them.' }
    : {
        id: `tambahkan \`${first}:\` atau \`${second}:\`.`,
        en: `add \`${first}:\` or \`${second}:\`.`,
      }
}

export const ratioExpression = error('ratio-expression', {
  id: '`{text}` bukan jumlah atau selisih input.',
  idRemedy: 'tulis seperti `a + b - c`, dengan spasi.',
  en: '`{text}` is not a sum or difference of inputs.',
  enRemedy: 'write it like `a + b - c`, with spaces.',
})

export const weightNotPositive = error('weight-not-positive', {
  id: 'Bobot harus lebih besar dari 0.',
  idRemedy: 'keluarkan butir dari `score` bila tidak dihitung.',
  en: 'A weight must be larger than 0.',
  enRemedy: 'remove the item from the tree if it should not count.',
})

export const weightNotANumber = error('weight-not-a-number', {
  id: '`{name}` tidak dapat menjadi bobot: butir itu harus berupa angka di atas 0.',
  idRemedy: 'beri skala `number` dengan `min` di atas 0, seperti 0.01.',
  en: '`{name}` cannot be a weight: it must be a number above 0.',
  enRemedy: 'give it a `number` scale whose `min` is above 0, such as 0.01.',
})

export const reductionMissing = error('reduction-missing', {
  id: 'Belum ditetapkan di mana rata-rata dari semua responden dihitung untuk {items} dalam `{name}`.',
  idRemedy:
    'tambahkan `items: { over: respondents }` pada bagian induk butirnya (per butir), atau `over: respondents` pada bagian di atasnya (per responden).',
  en: 'Nothing says where respondents are averaged for {items} in `{name}`.',
  enRemedy:
    'add `items: { over: respondents }` to the parent of these items (by item), or `over: respondents` to a node above (by person).',
})

export const reductionTwice = error('reduction-twice', {
  id: '`{name}` menghitung rata-rata {what} yang sudah dihitung di atas atau di bawahnya.',
  idRemedy: 'pertahankan satu `over` saja antara butir dan nilai akhir.',
  en: '`{name}` averages {what} that were already averaged above or below it.',
  enRemedy: 'keep one `over` on each path.',
})

export const reductionWrongKind = error('reduction-wrong-kind', {
  id: '`over: {over}` tidak cocok untuk rubrik jenis `{kind}`.',
  idRemedy:
    'lembar kerja tidak memiliki responden; rata-ratanya dihitung dari unit, dengan `over: units`.',
  en: '`over: {over}` does not fit a rubric of kind `{kind}`.',
  enRemedy: 'a worksheet has no respondents; it averages units with `over: units`.',
})

export const atLeastAbovePersons = error('at-least-above-persons', {
  id: '`at-least` pada `{name}` tidak bermakna di atas bagian tempat rata-rata dari semua responden dihitung.',
  idRemedy: 'pindahkan ke bagian itu atau di bawahnya.',
  en: '`at-least` on `{name}` has no meaning above the node where respondents are averaged.',
  enRemedy: 'move it to that node or below.',
})

export const itemScoredTwice = error('item-scored-twice', {
  id: 'Butir `{name}` muncul dua kali dalam `score`.',
  idRemedy: 'pertahankan salah satu.',
  en: 'The item `{name}` stands twice in the score tree.',
  enRemedy: 'keep one of them.',
})

export const bandBound = error('band-bound', {
  id: 'Predikat `{grade}` perlu satu batas, `from` atau `above`; hanya yang terakhir boleh tanpa batas.',
  idRemedy: 'tulis `from:` (termasuk) atau `above:` (tidak termasuk).',
  en: 'The grade `{grade}` needs one bound, `from` or `above`; only the last one may have none.',
  enRemedy: 'write `from:` (inclusive) or `above:` (exclusive).',
})

export const bandOrder = error('band-order', {
  id: 'Batas `{grade}` tidak lebih rendah dari yang sebelumnya, sehingga tidak dapat diraih.',
  idRemedy: 'urutkan dari yang terbaik ke yang terendah, atau betulkan angka yang salah ketik.',
  en: 'The bound of `{grade}` is not below the one before it, so it can never be given.',
  enRemedy: 'list grades from the best to the lowest, or put a mistyped number right.',
})

export const elseMissing = error('band-else', {
  id: 'Predikat `{grade}` perlu `only-if` dan `else` sekaligus.',
  idRemedy: 'tambahkan yang kurang.',
  en: 'The grade `{grade}` needs both `only-if` and `else`.',
  enRemedy: 'add the missing one.',
})

export const conditionForm = error('condition-form', {
  id: 'Syarat perlu satu subjek (`node`, `each`, `item`, atau `all`, `any`, `choice` dengan `ways`) dan, bila membandingkan, satu batas.',
  idRemedy: 'misalnya `{ node: pengungkit, at-least: 40 }` atau `{ each: area, at-least: 60% }`.',
  en: 'A condition needs one subject (`node`, `each`, `item`, or `all`, `any`, `choice` with `ways`) and, where it compares, one bound.',
  enRemedy: 'for example `{ node: pengungkit, at-least: 40 }` or `{ each: area, at-least: 60% }`.',
})

export const extendsProblem = error('extends', {
  id: 'Rubrik induk `{name}` tidak ditemukan, atau memakai rubrik ini sebagai induk.',
  idRemedy: 'periksa id setelah `extends`.',
  en: 'The rubric `{name}` that this one extends was not found, or extends this one in turn.',
  enRemedy: 'check the id after `extends`.',
})

const unknownSharedPart = error('part-unknown', {
  id: 'Tidak ada bagian `{name}`, baik di folder `parts` di samping file ini maupun bawaan rb-score.',
  idRemedy: '{hint}',
  en: 'There is no part `{name}`, neither in the folder `parts` beside this file nor with rb-score.',
  enRemedy: '{hint}',
})

export const partIsNoRubric = error('part-is-no-rubric', {
  id: 'File ini bagian `{name}` yang dipakai bersama oleh rubrik, bukan rubrik.',
  idRemedy: 'sebutkan rubriknya; rubrik memakai bagian ini dengan `parts: [{name}]`.',
  en: 'This file is the part `{name}`, which rubrics share, and no rubric itself.',
  enRemedy: 'name a rubric; it takes the part in by `parts: [{name}]`.',
})

export const partOtherName = error('part-other-name', {
  id: 'Bagian dalam file `{file}` menamakan dirinya `{name}`.',
  idRemedy: 'samakan keduanya: bagian dicari menurut nama filenya.',
  en: 'The part in the file `{file}` calls itself `{name}`.',
  enRemedy: 'give both the same name: a part is found by that of its file.',
})

export const validReversed = error('valid-reversed', {
  id: 'Masa berlaku berakhir ({until}) sebelum dimulai ({from}).',
  idRemedy: 'tukar keduanya.',
  en: 'The edition ends ({until}) before it begins ({from}).',
  enRemedy: 'exchange the two.',
})

export const testAnswers = error('test-answers', {
  id: 'Uji `{name}` perlu `answers` atau `rows`, salah satu saja.',
  idRemedy: 'pertahankan salah satu.',
  en: 'The test `{name}` needs either `answers` or `rows`.',
  enRemedy: 'keep one of the two.',
})

export const testLevelMissing = error('test-level', {
  id: 'Uji `{name}` belum memuat tingkat yang diuji.',
  idRemedy: 'tambahkan `level:`, salah satu dari: {levels}.',
  en: 'The test `{name}` does not say which level it is about.',
  enRemedy: 'add `level:`, one of: {levels}.',
})

export const withoutUnknown = error('without-unknown', {
  id: 'Rubrik induk tidak memuat `{name}` dalam `{list}`.',
  idRemedy: 'hapus dari `without`.',
  en: 'The rubric that this one extends has no `{name}` in `{list}`.',
  enRemedy: 'remove it from `without`.',
})
