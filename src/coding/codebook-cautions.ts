/** What a column holds and what its header says -> cautions where it may be coded otherwise than the rubric thinks. */

import {
  type Diagnostic,
  type DiagnosticKind,
  defineDiagnostic,
} from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { barerText, normalisedText, typedText } from '../language/normalised-text.ts'
import { quotedList, rowsText, shortList } from '../language/short-list.ts'
import { type Category, type ChoiceScale, type Item, scaleOf } from '../rubric/model.ts'
import { type SourceIdentity, shownHeader, shownHeaders, tablePlace } from '../tables/table.ts'
import type { AnswerReader, ReadColumn, SeenAnswer } from './answer-reader.ts'
import { type AnswerSpellings, NO_ANSWER, numericKey } from './answer-spellings.ts'
import { bareLetter, isOptionLetter } from './cell-answer.ts'

const hintContradictsScale = defineDiagnostic('responses/hint-contradicts-scale', 'warning', {
  id: 'Judul kolom {column} memuat {hint}; pada skala `{scale}` {label} adalah {code}.',
  idRemedy:
    'bila kuesionernya memang begitu, pakai rubrik dengan skala yang sama; jawaban tidak dibalik di sini.',
  en: 'The header of column {column} says {hint}; on the scale `{scale}` {label} is {code}.',
  enRemedy:
    'if the questionnaire really says so, use a rubric with that scale; answers are not reversed here.',
})

const twoWordsForOneCode = defineDiagnostic('responses/two-words-for-one-code', 'warning', {
  id: 'Kolom {column} memuat `{first}` dan `{second}`; keduanya {code} pada skala `{scale}`. Mungkin kuesionernya memiliki satu pilihan lebih banyak.',
  idRemedy: 'periksa pilihan jawaban pada kuesionernya.',
  en: 'Column {column} holds both `{first}` and `{second}`, which are both {code} on the scale `{scale}`. The questionnaire may have had one more option.',
  enRemedy: 'look up the options of the questionnaire.',
})

const codedWithOffset = defineDiagnostic('responses/coded-with-offset', 'warning', {
  id: 'Kolom {column} memuat {found} tetapi tidak pernah {never}; skala `{scale}` adalah {first}–{last}. Mungkin kolom ini dikode {shifted}.',
  idRemedy: 'periksa kode pada kuesionernya; kode tidak digeser di sini.',
  en: 'Column {column} holds {found} but never {never}; the scale `{scale}` is {first}–{last}. The column may be coded {shifted}.',
  enRemedy: 'look up the codes of the questionnaire; codes are not shifted here.',
})

/** What is known of the answers to one item, from one table or from several. */
interface CodedColumn {
  readonly item: Item
  readonly spellings: AnswerSpellings
  readonly headers: readonly string[]
  /** Each spelling that was counted. */
  readonly answers: readonly Pick<SeenAnswer, 'rawAnswer' | 'code'>[]
}

/** A grid of twenty questions repeats its mistake twenty times: no more are named. */
const COLUMNS_NAMED = 12

/** One caution for all columns that have the same thing the matter. @param source where they stand; none for several tables */
export function codebookCautions(
  columns: readonly CodedColumn[],
  source?: SourceIdentity,
): Diagnostic[] {
  const found = columns.flatMap(suspicions)
  const causes = new Map<string, { readonly first: Suspicion; readonly items: string[] }>()
  for (const suspicion of found) {
    const cause = JSON.stringify([suspicion.kind.definition.code, suspicion.params])
    const known = causes.get(cause) ?? { first: suspicion, items: [] }
    causes.set(cause, known)
    if (!known.items.includes(suspicion.item)) known.items.push(suspicion.item)
  }
  const place = source === undefined ? undefined : tablePlace(source)
  const grouped = [...causes.values()].map(({ first, items }) => {
    const named = items.map(item => `\`${item}\``)
    const list = shortList(named, COLUMNS_NAMED, { countsRest: true })
    return first.kind(place, { ...first.params, column: list })
  })
  return [...grouped, ...fewerOptionsCautions(columns, place)]
}

/** As one reader or several have read them: every header and every spelling of an item once. @param inQuestion answers of rows that may be no respondents */
export function codedColumns(
  columns: readonly ReadColumn[],
  inQuestion: readonly SeenAnswer[] = [],
): CodedColumn[] {
  const passedOver = new Set(inQuestion)
  const byItem = new Map<string, ReadColumn[]>()
  for (const column of columns) {
    const { id } = column.reader.item
    byItem.set(id, [...(byItem.get(id) ?? []), column])
  }
  return [...byItem.values()].flatMap(same => {
    const [first] = same
    if (first === undefined) return []
    const answers = new Map<string, SeenAnswer>()
    for (const { reader } of same) {
      for (const [raw, answer] of reader.seen)
        if (answer.count > 0 && !passedOver.has(answer)) answers.set(raw, answer)
    }
    return [
      {
        item: first.reader.item,
        spellings: first.reader.spellings,
        headers: [...new Set(same.map(({ header }) => header))],
        answers: [...answers.values()],
      },
    ]
  })
}

type Params = Readonly<Record<string, string>>

interface Suspicion {
  readonly kind: DiagnosticKind
  readonly item: string
  readonly params: Params
}

function suspicions(column: CodedColumn): Suspicion[] {
  const { item, answers } = column
  if (item.measure.kind !== 'choice') return []
  const { scale } = item.measure
  const of = (kind: DiagnosticKind, found: readonly Params[]): Suspicion[] =>
    found.map(params => ({ kind, item: item.id, params: { scale: scale.id, ...params } }))
  return [
    ...of(hintContradictsScale, hintCautions(column, scale)),
    ...of(twoWordsForOneCode, doubleWords(answers, scale)),
    ...of(codedWithOffset, offsets(answers, scale)),
  ]
}

/** `1 = sangat setuju`, `5: tidak baik`, `1 (tidak baik)` */
const HINT = /(?<![\d.,])(\d{1,2})\s*(?:=|:|-|\(|adalah)\s*([^\d=:;,()[\]|]{2,60})/g

/** Speaks only where both the number and the words are on the scale, at different places. */
function hintCautions({ headers, spellings }: CodedColumn, scale: ChoiceScale): Params[] {
  const hints = headers.flatMap(header => [...normalisedText(header).matchAll(HINT)])
  for (const [, number = '', words = ''] of hints) {
    const label = words.replace(/\s*(?:-|sampai|s\/d|s\.?d\.?|dan|to)?\s*$/, '')
    const meaning = spellings.barer.get(barerText(label))
    const position = scale.categories.findIndex(({ code }) => normalisedText(code) === number)
    if (meaning?.kind !== 'category' || position === -1 || meaning.position === position) continue
    const code = scale.categories[meaning.position]?.code ?? ''
    return [{ hint: `${number} = ${label}`, label, code }]
  }
  return []
}

/** Two full labels for one category, such as `Ragu-ragu` and `Kurang setuju`, in one column. */
function doubleWords(counted: CodedColumn['answers'], scale: ChoiceScale): Params[] {
  if (scale.categories.length < 3) return []
  for (const [position, category] of scale.categories.entries()) {
    const spelled = new Set(
      counted.filter(({ code }) => code === position).map(({ rawAnswer }) => lettersOf(rawAnswer)),
    )
    if (spelled.size < 2) continue
    const { id, en } = category.label
    const spellings = [...new Set([id ?? en ?? '', ...category.also])].filter(isWord)
    const found = spellings.filter(spelling => spelled.has(lettersOf(spelling)))
    const [first] = found
    const second = found.find(spelling => first !== undefined && !areForms(first, spelling))
    if (first !== undefined && second !== undefined) return [{ first, second, code: category.code }]
  }
  return []
}

function isWord(spelling: string): boolean {
  return !/\d/.test(spelling) && lettersOf(spelling) !== ''
}

function lettersOf(text: string): string {
  return normalisedText(text).replace(/[^\p{L}]/gu, '')
}

/** One is part of the other, or its initials: `Ragu`, `RR` and `Ragu-ragu`. */
function areForms(a: string, b: string): boolean {
  const [lettersA, lettersB] = [lettersOf(a), lettersOf(b)]
  return (
    lettersA.includes(lettersB) ||
    lettersB.includes(lettersA) ||
    initialsOf(a) === lettersB ||
    initialsOf(b) === lettersA
  )
}

function initialsOf(text: string): string {
  return (normalisedText(text).match(/\p{L}+/gu) ?? []).map(word => word.charAt(0)).join('')
}

/** 0–4 on a scale of 1–5 and the like: one step outside at one end, nothing at the other, never by a wide margin. */
function offsets(counted: CodedColumn['answers'], scale: ChoiceScale): Params[] {
  const codes = scale.categories.map(({ code }) => Number(code))
  if (codes.length < 3 || !codes.every(Number.isInteger)) return []
  const [low, high] = [Math.min(...codes), Math.max(...codes)]
  const numbers = new Set<number>()
  for (const { rawAnswer } of counted) {
    const key = numericKey(normalisedText(rawAnswer))
    if (key !== undefined) numbers.add(Number(key))
  }
  const limits = (found: number, never: number, from: number, to: number) => ({
    found: String(found),
    never: String(never),
    first: String(low),
    last: String(high),
    shifted: `${from}–${to}`,
  })
  const within = (from: number, to: number) =>
    [...numbers].every(number => number >= from && number <= to)
  if (numbers.has(low - 1) && !numbers.has(high) && within(low - 1, high - 1)) {
    return [limits(low - 1, high, low - 1, high - 1)]
  }
  if (numbers.has(high + 1) && !numbers.has(low) && within(low + 1, high + 1)) {
    return [limits(high + 1, low, low + 1, high + 1)]
  }
  return []
}

// Words for four steps on a scale of five, its lowest never used -> a caution that the form may have had only four.

const fewerOptions = defineDiagnostic('responses/fewer-options', 'warning', {
  id: 'Hanya {words} yang muncul pada kolom {column}, tidak pernah `{never}`. Bila kuesionernya hanya memiliki empat pilihan, `{lowest}` di sana yang terendah; pada skala `{scale}` kodenya {code}.',
  idRemedy:
    'periksa pilihan jawaban pada kuesionernya; bila memang empat, pakai rubrik dengan skala itu.',
  en: 'Only {words} occur in column {column}, never `{never}`. If the questionnaire had just four options, `{lowest}` was the lowest of them; on the scale `{scale}` it is {code}.',
  enRemedy:
    'look up the options of the questionnaire; if there were four, use a rubric with that scale.',
})

/** The four words by which one thing is graded: tidak setuju, kurang setuju, setuju, sangat setuju. */
interface Family {
  readonly words: readonly string[]
  /** Position of the category of the first of them. */
  readonly lowest: number
}

/** All columns of a scale together: who never chose the lowest answer to one question may to another. */
function fewerOptionsCautions(
  columns: readonly CodedColumn[],
  place: Place | undefined,
): Diagnostic[] {
  const byScale = new Map<ChoiceScale, CodedColumn[]>()
  for (const column of columns) {
    if (column.item.measure.kind !== 'choice') continue
    const { scale } = column.item.measure
    byScale.set(scale, [...(byScale.get(scale) ?? []), column])
  }
  return [...byScale].flatMap(([scale, same]) => {
    const family = familyOf(scale)
    const seen = family === undefined ? undefined : wordsSeen(same, family)
    if (family === undefined || seen === undefined) return []
    const items = same.map(({ item }) => `\`${item.id}\``)
    const lowest = scale.categories[family.lowest]
    const params = {
      words: quotedList(seen),
      column: shortList(items, COLUMNS_NAMED, { countsRest: true }),
      never: wordsOf(scale.categories[0])[0] ?? '',
      lowest: family.words[0] ?? '',
      scale: scale.id,
      code: lowest?.code ?? '',
    }
    return [fewerOptions(place, params)]
  })
}

/** Only where the scale has something below `tidak …` and knows `kurang …` as another word for its middle. */
function familyOf({ categories }: ChoiceScale): Family | undefined {
  const known = categories.map(category => wordsOf(category).map(normalisedText))
  for (const [position, words] of known.entries()) {
    for (const word of words) {
      const graded = /^kurang (.+)$/.exec(word)?.[1]
      if (graded === undefined) continue
      const wanted = [`tidak ${graded}`, word, graded, `sangat ${graded}`]
      const places = wanted.map(text => known.findIndex(each => each.includes(text)))
      const lowest = places[0] ?? -1
      if (lowest > 0 && lowest < position && !places.includes(-1)) return { words: wanted, lowest }
    }
  }
  return undefined
}

/** The words of the family that occur, where no other answer does and `kurang …` is among them. */
function wordsSeen(columns: readonly CodedColumn[], { words }: Family): string[] | undefined {
  const byForm = new Map(
    words.flatMap(word => [lettersOf(word), initialsOf(word)].map(form => [form, word] as const)),
  )
  const seen = new Set<string>()
  for (const { answers } of columns) {
    for (const { rawAnswer, code } of answers) {
      if (code < 0) continue
      const word = /\d/.test(rawAnswer) ? undefined : byForm.get(lettersOf(rawAnswer))
      if (word === undefined) return undefined
      seen.add(word)
    }
  }
  return seen.has(words[1] ?? '') ? words.filter(word => seen.has(word)) : undefined
}

function wordsOf(category: Category | undefined): string[] {
  if (category === undefined) return []
  const { label, also } = category
  return [label.id, ...also].filter(word => word !== undefined)
}

// Letters alone where the scale has an abbreviation of one letter -> an error: `b` is an option or an abbreviation.

const optionLetters = defineDiagnostic('responses/option-letters', 'error', {
  id: 'Kolom {columns} memuat huruf pilihan saja ({letters}{rows}). {why}',
  idRemedy:
    'ganti hurufnya dengan kode atau kata jawabannya, sesuai kuesioner, atau beri setiap huruf kode pada bagian `answers` pemetaan.',
  en: 'Columns {columns} hold mere letters of options ({letters}{rows}). {why}',
  enRemedy:
    'replace the letters by the codes or words of the answers, as in the questionnaire, or give each letter its code in the section `answers` of a mapping.',
})

/** Of letters one of which the scale reads, and of others. */
const WHY_OF_LETTERS = {
  read: {
    id: 'Huruf {read} juga singkatan jawaban pada skala `{scale}`, jadi artinya di sini tidak pasti.',
    en: 'On the scale `{scale}`, {read} is an abbreviation as well, so nobody can tell what it means here.',
  },
  none: {
    id: 'Pada sebagian kuesioner `a` yang terbaik, pada yang lain yang terendah.',
    en: 'In some questionnaires `a` is the best, in others the lowest.',
  },
}

interface OptionLetters {
  readonly problems: readonly Diagnostic[]
  /** Unknown letters that these problems speak of. */
  readonly explained: ReadonlySet<SeenAnswer>
}

/** `B` beside `SB` and `KB` is an abbreviation; beside `A` and `C`, in whatever column, it is the second option. */
export function optionLetterProblems(
  columns: readonly ReadColumn[],
  source: SourceIdentity,
): OptionLetters {
  const found = columns.map(column => {
    const letters = letterAnswers(column.reader)
    // Whom a mapping gives a code is an option too, and nobody's abbreviation.
    const isSaid = ({ rawAnswer }: SeenAnswer) => column.reader.said.has(normalisedText(rawAnswer))
    const read = letters.filter(answer => answer.code >= 0 && !isSaid(answer))
    return { column, letters, read, said: letters.filter(isSaid) }
  })
  const all = found.flatMap(({ letters }) => letters)
  const unknown = all.filter(({ code }) => code === NO_ANSWER.unknown)
  const read = found.flatMap(each => each.read)
  const first = found.find(each => each.read.length > 0) ?? found[0]
  const areOptions = unknown.length > 0 || found.some(({ said }) => said.length > 0)
  // A stray letter is an answer like any other that nobody knows.
  const areAll = found.filter(({ column, letters }) => letters.length === countedIn(column))
  const isExplained = areOptions && (read.length > 0 || areAll.length * 2 > found.length)
  if (!isExplained || unknown.length + read.length === 0 || first === undefined)
    return { problems: [], explained: new Set() }
  const { measure } = first.column.reader.item
  const concerned = found.filter(({ letters }) => letters.length > 0)
  // The rows of answers that are read are not kept.
  const rows = unknown.flatMap(({ firstRows }) => firstRows).sort((a, b) => a - b)
  const count = unknown.reduce((sum, answer) => sum + answer.count, 0)
  const where = rowsText([...new Set(rows)], count)
  const problem = optionLetters(tablePlace(source, rows[0], first.column.column), {
    columns: shownHeaders(
      concerned.map(({ column }) => `\`${shownHeader(column.header)}\``),
      MOST_COLUMNS,
    ),
    letters: lettersSeen(all),
    why: whyOfLetters(lettersSeen(read), scaleOf({ measure })?.id ?? ''),
    rows: count === 0 ? '' : { id: `; ${where.id}`, en: `; ${where.en}` },
  })
  return { problems: [problem], explained: new Set(unknown) }
}

const MOST_COLUMNS = 10

function countedIn({ reader }: ReadColumn): number {
  return [...reader.seen.values()].filter(
    ({ count, code }) => count > 0 && code !== NO_ANSWER.blank,
  ).length
}

function whyOfLetters(read: string, scale: string): Required<Localized> {
  const why = read === '' ? WHY_OF_LETTERS.none : WHY_OF_LETTERS.read
  const filled = (text: string) => text.replace('{read}', read).replace('{scale}', scale)
  return { id: filled(why.id), en: filled(why.en) }
}

function letterAnswers(reader: AnswerReader): SeenAnswer[] {
  return [...reader.seen.values()].filter(
    ({ count, rawAnswer }) => count > 0 && isOptionLetter(letterOf(rawAnswer), reader.spellings),
  )
}

/** A letter of an option, which no mapping gives a code. */
export function isLoneLetter(rawAnswer: string, { spellings, said }: AnswerReader): boolean {
  return isOptionLetter(letterOf(rawAnswer), spellings) && !said.has(normalisedText(rawAnswer))
}

function letterOf(rawAnswer: string): string {
  return bareLetter(normalisedText(typedText(rawAnswer)))
}

function lettersSeen(answers: readonly SeenAnswer[]): string {
  const letters = [...new Set(answers.map(({ rawAnswer }) => letterOf(rawAnswer)))].sort()
  return letters.map(letter => `\`${letter}\``).join(', ')
}
