/** The files of a survey -> which of them, or which items in one of them, seem to be coded backwards. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { fixedWords } from '../../language/exact-words.ts'
import { quotedList } from '../../language/short-list.ts'
import { categoriesOf, type Item, type Rubric, scaleOf } from '../../rubric/model.ts'
import type { SurveyScores } from '../../score/survey-scores.ts'

const backwardsFile = defineDiagnostic('report/file-coded-backwards', 'warning', {
  id: 'Kode jawaban `{file}` tampaknya terbalik: indeksnya {value}, file lain {others}; bila dibalik {mirrored}.',
  idRemedy:
    'bandingkan labelnya dengan kuesioner. Bila memang terbalik: pemetaan berlaku untuk semua file satu perintah, jadi tulis {"version": 2, {answers}} (isinya seperti dalam file, beserta isi pemetaan yang sudah dipakai) ke balik.json, jalankan rb-score tally untuk file itu saja dengan --mapping balik.json, rb-score tally untuk file lain tanpa pemetaan itu, masing-masing dengan -o dan --min-group 1, lalu rb-score merge untuk kedua hasilnya.',
  en: 'The answers in `{file}` seem to be coded backwards: its index is {value}, that of the other files {others}; turned round {mirrored}.',
  enRemedy:
    'compare its labels with the questionnaire. Where they are backwards: a mapping holds for all files of a command, so write {"version": 2, {answers}} (answers as the file has them, beside what a mapping in use holds) to backwards.json, run rb-score tally on that file alone with --mapping backwards.json, rb-score tally on the others without it, each with -o and --min-group 1, then rb-score merge on the two results.',
})

const lowFile = defineDiagnostic('report/file-far-below-others', 'warning', {
  id: 'Jawaban `{file}` jauh di bawah file lain (indeks {value}, file lain {others}). Dari jawabannya tidak terlihat apakah penilaiannya memang rendah atau kodenya terbalik (bila dibalik {mirrored}).',
  idRemedy: 'bandingkan labelnya dengan kuesioner. Bila memang dinilai rendah, biarkan.',
  en: 'The answers in `{file}` lie far below the other files (index {value}, others {others}). They do not show whether it is rated so or coded the other way (turned round {mirrored}).',
  enRemedy: 'compare its labels with the questionnaire. Where it is rated so, leave it.',
})

const itemsTurned = defineDiagnostic('report/items-turned-in-file', 'warning', {
  id: 'Dalam `{file}` tampaknya terbalik kodenya: {items} (korelasi dengan butir lain {r}; dalam file lain {others}).',
  idRemedy:
    'bandingkan labelnya dengan kuesioner. Bila memang terbalik: pemetaan berlaku untuk semua file satu perintah, jadi tulis {"version": 2, {answers}} (isinya seperti dalam file, beserta isi pemetaan yang sudah dipakai) ke balik.json, jalankan rb-score tally untuk file itu saja dengan --mapping balik.json, rb-score tally untuk file lain tanpa pemetaan itu, masing-masing dengan -o dan --min-group 2, lalu rb-score merge untuk kedua hasilnya.',
  en: 'Coded the other way in `{file}`, it seems: {items} (correlation with the other items {r}; in the other files {others}).',
  enRemedy:
    'compare the labels with the questionnaire. Where they are the other way: a mapping holds for all files of a command, so write {"version": 2, {answers}} (answers as the file has them, beside what a mapping in use holds) to backwards.json, run rb-score tally on that file alone with --mapping backwards.json, rb-score tally on the others without it, each with -o and --min-group 2, then rb-score merge on the two results.',
})

const MOST_NAMED = 8

/** Whole files, then items of one file alone. */
export function fileCautions(
  rubric: Rubric,
  { backwards, turned }: SurveyScores['doubts']['files'],
): readonly Diagnostic[] {
  const words = (value: number) => fixedWords(value, rubric.shownDigits)
  return [
    ...backwards.map(({ name, value, mean, mirrored, isShown }) =>
      (isShown ? backwardsFile : lowFile)(undefined, {
        ...{ file: name, answers: mirroredAnswers(rubric), value: words(value) },
        ...{ others: words(mean), mirrored: words(mirrored) },
      }),
    ),
    ...turned.map(({ name, found }) => {
      const items = found.flatMap(each => each.items)
      const ids = items.map(({ id }) => id)
      return itemsTurned(undefined, {
        ...{ file: name, items: quotedList(ids, MOST_NAMED), answers: mirroredItems(items) },
        r: rangeWords(found.map(({ here }) => here)),
        others: rangeWords(found.map(({ elsewhere }) => elsewhere)),
      })
    }),
  ]
}

/** @example '-0.51 to -0.48' */
function rangeWords(values: readonly number[]) {
  const [low, high] = [fixedWords(Math.min(...values), 2), fixedWords(Math.max(...values), 2)]
  return low.id === high.id
    ? low
    : { id: `${low.id} s.d. ${high.id}`, en: `${low.en} to ${high.en}` }
}

/** Each code as the one at the other end, for the section `answers` of a mapping. */
function mirroredAnswers({ items }: Rubric): string {
  return mirroredCodes([...new Map(items.map(item => [scaleOf(item)?.id ?? '', codesOf(item)]))])
}

/** The same of these items alone. */
export function mirroredItems(items: readonly Item[]): string {
  return mirroredCodes(items.map(item => [item.id, codesOf(item)]))
}

function codesOf(item: Item): readonly string[] {
  return categoriesOf(item).map(({ code }) => code)
}

/** @param scales ids of scales or items, with their codes in order */
export function mirroredCodes(
  scales: readonly (readonly [id: string, codes: readonly string[]])[],
): string {
  const answers = scales.flatMap(([id, codes]) => {
    const pairs = codes.map((code, at) => `"${code}": "${codes.at(-1 - at)}"`)
    return pairs.length === 0 ? [] : [`"${id}": { ${pairs.join(', ')} }`]
  })
  return `"answers": { ${answers.join(', ')} }`
}
