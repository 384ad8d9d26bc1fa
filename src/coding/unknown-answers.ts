/** Answers that could not be read -> problems, one for each column and spelling. */
import type { Diagnostic, DiagnosticKind, Parameter } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { countText } from '../language/number-text.ts'
import { shownHeader } from '../tables/shown-header.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { UnreadableReason } from './answer-meaning.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import { MOST_UNREADABLE_SPELLINGS } from './answer-reader.ts'
import { NO_ANSWER } from './coded-row.ts'
import { expectedAnswers } from './expected-answers.ts'
import { isWords, shownAnswer } from './shown-answer.ts'

const TIMES = {
  id: '\n{count} kali di kolom ini ({rows}).',
  en: '\n{count} in this column ({rows}).',
}
const OR_MISSING = {
  id: 'betulkan datanya, atau nilai tanpa jawaban ini dengan --on-unknown missing.',
  en: 'correct the data, or score without these answers with --on-unknown missing.',
}

const define = (code: string, message: Required<Localized>, remedy: Required<Localized>) =>
  defineDiagnostic({
    code: `responses/${code}`,
    severity: 'error',
    message: { id: message.id + TIMES.id, en: message.en + TIMES.en },
    remedy,
  })

const notOnScale = define(
  'unknown-answer',
  {
    id: '{answer} pada kolom `{column}` tidak ada pada skala `{scale}`: {expected}.',
    en: '{answer} in column `{column}` is not on the scale `{scale}`: {expected}.',
  },
  OR_MISSING,
)

const contradictory = define(
  'contradictory-answer',
  {
    id: '{answer} pada kolom `{column}` menyebut dua jawaban yang berbeda pada skala `{scale}`.',
    en: '{answer} in column `{column}` names two different answers of the scale `{scale}`.',
  },
  {
    id: 'samakan kode dan labelnya, atau nilai tanpa jawaban ini dengan --on-unknown missing.',
    en: 'make code and label agree, or score without these answers with --on-unknown missing.',
  },
)

const spoiled = define(
  'spoiled-answer',
  {
    id: '{answer} pada kolom `{column}` telah diubah oleh aplikasi lembar kerja ({damage}); jawaban aslinya hilang.',
    en: '{answer} in column `{column}` was changed by a spreadsheet ({damage}); the original answer is gone.',
  },
  {
    id: 'ambil lagi dari sumbernya dan impor kolom ini sebagai teks, atau nilai tanpa jawaban ini dengan --on-unknown missing.',
    en: 'take it from the source again and import this column as text, or score without these answers with --on-unknown missing.',
  },
)

const ambiguousNumber = define(
  'ambiguous-number',
  {
    id: '{answer} pada kolom `{column}` dapat berarti dua bilangan: pemisah ribuan atau desimal.',
    en: '{answer} in column `{column}` may be two numbers: the sign separates thousands or decimals.',
  },
  {
    id: 'tulis tanpa pemisah ribuan, misalnya 1000.',
    en: 'write it without a separator of thousands, such as 1000.',
  },
)

const manySpellings = defineDiagnostic({
  code: 'responses/column-of-other-answers',
  severity: 'error',
  message: {
    id: 'Kolom `{column}` tidak berisi jawaban skala `{scale}` ({expected}): {count} sel tidak dikenali ({rows}).',
    en: 'Column `{column}` does not hold answers of the scale `{scale}` ({expected}): {count} cells are unknown ({rows}).',
  },
  remedy: {
    id: 'periksa apakah kolom ini memang jawaban `{item}` (lihat --show-mapping).',
    en: 'see whether this column really answers `{item}` (see --show-mapping).',
  },
})

const leftOut = defineDiagnostic({
  code: 'responses/unknown-answers-left-out',
  severity: 'warning',
  message: {
    id: 'Tidak dikenali dan tidak dihitung pada kolom `{column}`: {answers}; seluruhnya {count} ({rows}).',
    en: 'Unknown and not counted in column `{column}`: {answers}; {count} in all ({rows}).',
  },
  remedy: { id: 'betulkan datanya bila bisa.', en: 'correct the data if you can.' },
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

export interface ReadColumn {
  readonly reader: AnswerReader
  readonly column: number
  readonly header: string
}

export interface UnknownAnswerOptions {
  readonly onUnknown: 'error' | 'missing'
  /** Answers of other items, normalised: they are nobody's secret either. */
  readonly knownWords: ReadonlySet<string>
  /** Answers of which another finding speaks. */
  readonly explained: ReadonlySet<SeenAnswer>
}

export function unknownAnswerProblems(
  { reader, column, header }: ReadColumn,
  source: SourceIdentity,
  { onUnknown, knownWords, explained }: UnknownAnswerOptions,
): Diagnostic[] {
  const { item, seen, overflow } = reader
  if (!('scale' in item.measure)) return []
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
  const expected = expectedAnswers(item, scale, false)
  const params = { column: shownHeader(header), item: item.id, scale: scale.id, expected }
  const firstRow = Math.min(...unknown.flatMap(({ firstRows }) => firstRows))
  const answered = counted.some(({ code }) => code >= 0)
  const isOtherColumn =
    unknown.length > MOST_UNREADABLE_SPELLINGS || (!answered && unknown.length > FEW_SPELLINGS)
  if (isOtherColumn && onUnknown === 'error') {
    const place = tablePlace(source, firstRow, column)
    return [manySpellings(place, { ...params, count: numbered(count), rows: all })]
  }
  if (onUnknown === 'missing') {
    const texts = unknown.slice(0, 5).map(answer => shownAnswer(answer, reader, knownWords))
    const answers = (language: 'id' | 'en') =>
      texts.map(text => lowerFirst(text[language])).join(', ') + (unknown.length > 5 ? ', …' : '')
    const place = tablePlace(source, firstRow, column)
    const shown = { id: answers('id'), en: answers('en') }
    return [leftOut(place, { ...params, count: numbered(count), rows: all, answers: shown })]
  }
  return unknown.map(answer => {
    const reason = answer.meaning.kind === 'unreadable' ? answer.meaning.reason : 'not-on-scale'
    return KINDS[reason](tablePlace(source, answer.firstRows[0], column), {
      ...params,
      answer: shownAnswer(answer, reader, knownWords),
      expected: expectedAnswers(item, scale, isWords(answer)),
      damage: DAMAGE[reason] ?? '',
      count: timesText(answer.count),
      rows: rowsText(answer.firstRows, answer.count),
    })
  })
}

const DAMAGE: Partial<Record<UnreadableReason, Localized>> = {
  'spoiled-date': { id: 'menjadi tanggal', en: 'into a date' },
  'spoiled-exponent': { id: 'dibulatkan', en: 'rounded' },
  'spreadsheet-error': { id: 'rumus rusak', en: 'a broken formula' },
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

function numbered(count: number): Parameter {
  return { id: countText(count, 'id'), en: countText(count, 'en') }
}

function timesText(count: number): Parameter {
  const en = count === 1 ? 'Once' : count === 2 ? 'Twice' : `${countText(count, 'en')} times`
  return { id: countText(count, 'id'), en }
}

/** `row 7`, `rows 212, 215, 301, …` */
export function rowsText(rows: readonly number[], count: number): Required<Localized> {
  const shown = rows.slice(0, 3)
  const text = shown.join(', ') + (count > shown.length ? ', …' : '')
  return { id: `baris ${text}`, en: count === 1 ? `row ${text}` : `rows ${text}` }
}
