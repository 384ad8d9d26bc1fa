/** Answers that could not be read -> problems: one for each column and spelling, or one for all columns of a scale that share them. */

import {
  type Diagnostic,
  type DiagnosticKind,
  type DiagnosticWords,
  defineDiagnostic,
  type Parameter,
} from '../diagnostics/diagnostic.ts'
import { countText, countWords } from '../language/exact-words.ts'
import { inBoth, inLanguage, type Language, type Localized } from '../language/language.ts'
import { cleanText } from '../language/normalised-text.ts'
import { safeJson } from '../language/safe-text.ts'
import { quotedList, rowsText, shortList } from '../language/short-list.ts'
import { exactText } from '../math/exact.ts'
import {
  type Category,
  categoriesOn,
  type Item,
  type NumberFormat,
  type Rubric,
  type Scale,
} from '../rubric/model.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import {
  MOST_UNREADABLE_SPELLINGS,
  type ReadColumn,
  type SeenAnswer,
  tooFineAnswers,
} from './answer-reader.ts'
import { NO_ANSWER, type UnreadableReason } from './answer-spellings.ts'
import { isShared, isWords, knownWordsOf, shownAnswer } from './personal-value.ts'
import { isInRanges, type RowStretch } from './row-notes.ts'
import { type AnswersAlike, answersAlike, isCategory } from './summaries/answers-alike.ts'

const TIMES = {
  id: '\n{count} kali di kolom ini ({rows}).',
  en: '\n{count} in this column ({rows}).',
}
const OR_MISSING = {
  id: 'betulkan datanya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
  en: 'correct the data, or score without these answers with --on-unknown missing.',
}

const define = (code: string, words: DiagnosticWords) =>
  defineDiagnostic(`responses/${code}`, 'error', {
    ...words,
    id: words.id + TIMES.id,
    en: words.en + TIMES.en,
  })

const notOnScale = define('unknown-answer', {
  id: '{answer} pada kolom `{column}` tidak ada pada skala `{scale}`: {expected}.',
  idRemedy: OR_MISSING.id,
  en: '{answer} in column `{column}` is not on the scale `{scale}`: {expected}.',
  enRemedy: OR_MISSING.en,
})

const contradictory = define('contradictory-answer', {
  id: '{answer} pada kolom `{column}` memuat dua jawaban yang berbeda pada skala `{scale}`.',
  idRemedy: 'samakan kode dan labelnya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
  en: '{answer} in column `{column}` names two different answers of the scale `{scale}`.',
  enRemedy: 'make code and label agree, or score without these answers with --on-unknown missing.',
})

const spoiled = define('spoiled-answer', {
  id: '{answer} pada kolom `{column}` telah diubah oleh Excel atau program sejenis ({damage}); jawaban aslinya hilang.',
  idRemedy:
    'ambil lagi dari sumbernya dan impor kolom ini sebagai teks, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
  en: '{answer} in column `{column}` was changed by a spreadsheet ({damage}); the original answer is gone.',
  enRemedy:
    'take it from the source again and import this column as text, or score without these answers with --on-unknown missing.',
})

const ambiguousNumber = define('ambiguous-number', {
  id: '{answer} pada kolom `{column}` dapat dibaca dengan dua cara: tandanya pemisah ribuan atau pemisah desimal.',
  idRemedy: 'tulis tanpa pemisah ribuan, misalnya 1000.',
  en: '{answer} in column `{column}` may be two numbers: the sign separates thousands or decimals.',
  enRemedy: 'write it without a separator of thousands, such as 1000.',
})

const manySpellings = defineDiagnostic('responses/column-of-other-answers', 'error', {
  id: 'Kolom `{column}` tidak berisi jawaban skala `{scale}` ({expected}): {count} sel tidak dikenali ({rows}).',
  idRemedy: 'periksa apakah kolom ini memang jawaban `{item}` (lihat --show-mapping).',
  en: 'Column `{column}` does not hold answers of the scale `{scale}` ({expected}): {count} cells are unknown ({rows}).',
  enRemedy: 'see whether this column really answers `{item}` (see --show-mapping).',
})

const otherCodes = defineDiagnostic('responses/answers-in-other-codes', 'error', {
  id: 'Pada {count} kolom skala `{scale}` ({expected}) ada jawaban yang sama-sama tidak dikenal: {answers}. Kolomnya: {columns}.',
  idRemedy: OR_MISSING.id,
  en: '{count} columns of the scale `{scale}` ({expected}) share answers that are not on it: {answers}. The columns: {columns}.',
  enRemedy: OR_MISSING.en,
})

const leftOut = defineDiagnostic('responses/unknown-answers-left-out', 'warning', {
  id: 'Tidak dikenali dan tidak dihitung pada kolom `{column}`: {answers}; seluruhnya {count} ({rows}).',
  idRemedy: 'betulkan datanya bila dapat.',
  en: 'Unknown and not counted in column `{column}`: {answers}; {count} in all ({rows}).',
  enRemedy: 'correct the data if you can.',
})

const KINDS: Readonly<Record<UnreadableReason, DiagnosticKind>> = {
  'not-on-scale': notOnScale,
  'not-a-number': notOnScale,
  'too-many-decimals': notOnScale,
  'out-of-range': notOnScale,
  contradictory,
  'spoiled-date': spoiled,
  'spoiled-exponent': spoiled,
  'spreadsheet-error': spoiled,
  'ambiguous-number': ambiguousNumber,
}

/** A column none of whose cells is an answer, with at least so many spellings, is said in one sentence. */
const FEW_SPELLINGS = 5

interface UnknownAnswerOptions {
  readonly onUnknown: 'error' | 'missing'
  /** Its answers to other items are nobody's secret either. */
  readonly rubric: Rubric
  /** Answers of which another finding speaks. */
  readonly explained: ReadonlySet<SeenAnswer>
}

export function unknownAnswerProblems(
  columns: readonly ReadColumn[],
  source: SourceIdentity,
  options: UnknownAnswerOptions,
): Diagnostic[] {
  const toSave: AnswerToSave[] = []
  const alike = options.onUnknown === 'error' ? answersAlike(columns, options.explained) : []
  const { answers: fine, problems } = tooFineAnswers(columns, source, options)
  const said = [...alike.flatMap(({ answers }) => answers), ...fine]
  const explained = new Set([...options.explained, ...said])
  const shared = alike.map(each => alikeProblem(each, source, toSave))
  const single = columns.flatMap(column =>
    columnProblems(column, source, { ...options, explained }, toSave),
  )
  const remedies = remediesToSave(toSave)
  return [...shared, ...problems, ...single].map(problem => {
    const remedy = remedies.get(problem)
    return remedy === undefined ? problem : { ...problem, remedy }
  })
}

function alikeProblem(
  { scale, columns, texts, answers }: AnswersAlike,
  source: SourceIdentity,
  toSave: AnswerToSave[],
): Diagnostic {
  const [first] = columns
  const firstRow = Math.min(...answers.flatMap(({ firstRows }) => firstRows))
  const codes = shortList(
    categoriesOn(scale).map(({ code }) => code),
    MOST_CATEGORIES,
  )
  const problem = otherCodes(tablePlace(source, firstRow, first?.column), {
    count: countWords(columns.length),
    scale: scale.id,
    expected: codes,
    answers: quotedList(texts.map(shownHeader), 10),
    columns: quotedList(
      columns.map(({ header }) => shownHeader(header)),
      3,
    ),
  })
  const where = { id: `untuk skala \`${scale.id}\``, en: `for the scale \`${scale.id}\`` }
  for (const text of texts) {
    toSave.push({ of: scale.id, text, codes: { id: codes, en: codes }, where, problem })
  }
  return problem
}

/** A category of the form, of which the rubric knows nothing. */
interface AnswerToSave {
  /** Id of the item or scale. */
  readonly of: string
  readonly text: string
  readonly codes: Required<Localized>
  readonly where: Required<Localized>
  readonly problem: Diagnostic
}

function columnProblems(
  { reader, column, header }: ReadColumn,
  source: SourceIdentity,
  { onUnknown, rubric, explained }: UnknownAnswerOptions,
  toSave: AnswerToSave[],
): Diagnostic[] {
  const { item, seen, overflow } = reader
  if (item.measure.kind === 'ratio') return []
  const { scale } = item.measure
  const counted = [...seen.values()].filter(answer => answer.count > 0)
  const unknown = counted.filter(
    answer => answer.code === NO_ANSWER.unknown && !explained.has(answer),
  )
  const count = unknown.reduce((sum, answer) => sum + answer.count, overflow.count)
  if (count === 0) return []

  const all = rowsText(
    unknown.flatMap(({ firstRows }) => firstRows).sort((a, b) => a - b),
    count,
  )
  const knownWords = knownWordsOf(rubric)
  const expected = expectedAnswers(item, scale, false)
  const params = { column: shownHeader(header), item: item.id, scale: scale.id, expected }
  const firstRow = Math.min(...unknown.flatMap(({ firstRows }) => firstRows))
  const answered = counted.some(({ code }) => code >= 0)
  const isOtherColumn =
    unknown.length > MOST_UNREADABLE_SPELLINGS || (!answered && unknown.length > FEW_SPELLINGS)
  if (isOtherColumn && onUnknown === 'error') {
    const place = tablePlace(source, firstRow, column)
    return [manySpellings(place, { ...params, count: countWords(count), rows: all })]
  }
  if (onUnknown === 'missing') {
    const texts = unknown.map(answer => shownAnswer(answer, reader, knownWords))
    const answers = (language: 'id' | 'en') =>
      shortList(
        texts.map(text => lowerFirst(text[language])),
        5,
      )
    const place = tablePlace(source, firstRow, column)
    const shown = inBoth(answers)
    return [leftOut(place, { ...params, count: countWords(count), rows: all, answers: shown })]
  }
  return unknown.map(answer => {
    const reason = answer.meaning.kind === 'unreadable' ? answer.meaning.reason : 'not-on-scale'
    const problem = KINDS[reason](tablePlace(source, answer.firstRows[0], column), {
      ...params,
      answer: shownAnswer(answer, reader, knownWords),
      expected: expectedAnswers(item, scale, isWords(answer)),
      damage: DAMAGE[reason] ?? '',
      count: timesText(answer.count),
      rows: rowsText(answer.firstRows, answer.count),
    })
    if (scale.kind === 'choice' && isCategory(answer) && isShared(answer)) {
      const text = cleanText(answer.rawAnswer)
      const where = {
        id: `pada kolom \`${params.column}\``,
        en: `with column \`${params.column}\``,
      }
      toSave.push({ of: item.id, text, codes: expected, where, problem })
    }
    return problem
  })
}

/** One file for all of them, with the first. The code is for a person to write: what stands there until then is not used. */
function remediesToSave(toSave: readonly AnswerToSave[]): Map<Diagnostic, Required<Localized>> {
  const parts = [...new Set(toSave.map(({ of }) => of))]
  const lines = parts.map(part => {
    const own = toSave.filter(({ of }) => of === part)
    const answers = own.map(({ text }) => `${safeJson(text)}: "?"`).join(', ')
    return `    ${safeJson(part)}: { ${answers} }`
  })
  const file = `{\n  "answers": {\n${lines.join(',\n')}\n  }\n}`
  const [first] = toSave
  return new Map(
    toSave.map(each => {
      const { codes } = each
      const id =
        each.problem === first?.problem
          ? `betulkan datanya, atau simpan ini di pemetaan.json dengan kodenya (${codes.id}) sebagai ganti \`?\`, lalu tambahkan --mapping pemetaan.json; --on-unknown missing menghitung tanpa jawaban ini.\n${file}`
          : `betulkan datanya, atau isi kodenya (${codes.id}) pada pemetaan.json yang ditunjukkan ${first?.where.id}.`
      const en =
        each.problem === first?.problem
          ? `correct the data, or save this as mapping.json with its code (${codes.en}) instead of \`?\`, and add --mapping mapping.json; --on-unknown missing scores without these answers.\n${file}`
          : `correct the data, or write its code (${codes.en}) in the mapping.json that is shown ${first?.where.en}.`
      return [each.problem, { id, en }]
    }),
  )
}

/** Unknown answers that stand in rows in question and nowhere else. */
export function answersWithin(
  columns: readonly ReadColumn[],
  stretches: readonly RowStretch[],
): SeenAnswer[] {
  if (stretches.length === 0) return []
  return columns.flatMap(({ reader }) =>
    [...reader.seen.values()].filter(
      ({ code, count, firstRows }) =>
        code === NO_ANSWER.unknown &&
        count === firstRows.length &&
        firstRows.every(row => isInRanges(row, stretches)),
    ),
  )
}

const DAMAGE: Partial<Record<UnreadableReason, Localized>> = {
  'spoiled-date': { id: 'menjadi tanggal', en: 'into a date' },
  'spoiled-exponent': { id: 'dibulatkan', en: 'rounded' },
  'spreadsheet-error': { id: 'rumus rusak', en: 'a broken formula' },
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function timesText(count: number): Parameter {
  const en = count === 1 ? 'Once' : count === 2 ? 'Twice' : `${countText(count, 'en')} times`
  return { id: countText(count, 'id'), en }
}

// An item and its scale -> the answers that would have been read, in words for a message.

const MOST_CATEGORIES = 10

/** @param withWords also the words of each code, the item's own where it has some */
function expectedAnswers(item: Item, scale: Scale, withWords: boolean): Required<Localized> {
  return {
    id: expectedText(item, scale, withWords, 'id'),
    en: expectedText(item, scale, withWords, 'en'),
  }
}

function expectedText(item: Item, scale: Scale, withWords: boolean, language: Language): string {
  if (scale.kind === 'number') return numberText(scale.number, language)
  const { categories } = scale
  const text = (category: Category) => {
    const words = inLanguage(item.options.get(category.code) ?? category.label, language)
    return withWords && words !== category.code ? `${category.code} (${words})` : category.code
  }
  return shortList(categories.map(text), MOST_CATEGORIES)
}

const NUMBER_WORDS = {
  id: {
    number: 'bilangan',
    from: ' mulai ',
    to: ' sampai ',
    digits: ', paling banyak {} desimal',
    none: ', tanpa desimal',
  },
  en: {
    number: 'a number',
    from: ' from ',
    to: ' up to ',
    digits: ', at most {} decimals',
    none: ', no decimals',
  },
} as const

function numberText({ min, max, decimals }: NumberFormat, language: Language): string {
  const words = NUMBER_WORDS[language]
  const from = min === undefined ? '' : words.from + exactText(min)
  const to = max === undefined ? '' : words.to + exactText(max)
  const digits = decimals === 0 ? words.none : words.digits.replace('{}', String(decimals))
  return words.number + from + to + digits
}
