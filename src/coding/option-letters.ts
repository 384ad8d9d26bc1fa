/** Letters alone where the scale has an abbreviation of one letter -> an error: `b` is an option or an abbreviation. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { typedText } from '../language/typed-text.ts'
import { shownHeader, shownHeaders } from '../tables/shown-header.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { AnswerReader, SeenAnswer } from './answer-reader.ts'
import { NO_ANSWER } from './coded-row.ts'
import { bareLetter, isOptionLetter } from './option-letter.ts'
import { type ReadColumn, rowsText } from './unknown-answers.ts'

const optionLetters = defineDiagnostic({
  code: 'responses/option-letters',
  severity: 'error',
  message: {
    id: 'Kolom {columns} memuat huruf pilihan saja ({letters}; {rows}). Huruf {read} juga singkatan jawaban pada skala `{scale}`, jadi artinya di sini tidak pasti.',
    en: 'Columns {columns} hold mere letters of options ({letters}; {rows}). On the scale `{scale}`, {read} is an abbreviation as well, so nobody can tell what it means here.',
  },
  remedy: {
    id: 'ganti hurufnya dengan kode atau kata jawabannya, sesuai kuesioner.',
    en: 'replace the letters by the codes or words of the answers, as in the questionnaire.',
  },
})

export interface OptionLetters {
  readonly problems: readonly Diagnostic[]
  /** Unknown letters that these problems speak of. */
  readonly explained: ReadonlySet<SeenAnswer>
}

/** `B` beside `SB` and `KB` is an abbreviation; beside `A` and `C`, in whatever column, it is the second option. */
export function optionLetterProblems(
  columns: readonly ReadColumn[],
  source: SourceIdentity,
): OptionLetters {
  const found = columns.map(column => ({ column, letters: letterAnswers(column.reader) }))
  const all = found.flatMap(({ letters }) => letters)
  const unknown = all.filter(({ code }) => code === NO_ANSWER.unknown)
  const read = all.filter(({ code }) => code >= 0)
  const first = found.find(({ letters }) => letters.some(({ code }) => code >= 0))
  if (unknown.length === 0 || first === undefined) {
    return { problems: [], explained: new Set() }
  }
  const { measure } = first.column.reader.item
  const concerned = found.filter(({ letters }) => letters.length > 0)
  const rows = unknown.flatMap(({ firstRows }) => firstRows).sort((a, b) => a - b)
  const count = unknown.reduce((sum, answer) => sum + answer.count, 0)
  const problem = optionLetters(tablePlace(source, rows[0], first.column.column), {
    columns: shownHeaders(
      concerned.map(({ column }) => `\`${shownHeader(column.header)}\``),
      MOST_COLUMNS,
    ),
    letters: lettersOf(all),
    read: lettersOf(read),
    rows: rowsText([...new Set(rows)], count),
    scale: 'scale' in measure ? measure.scale.id : '',
  })
  return { problems: [problem], explained: new Set(unknown) }
}

const MOST_COLUMNS = 10

function letterAnswers({ seen, spellings }: AnswerReader): SeenAnswer[] {
  return [...seen.values()].filter(
    ({ count, rawAnswer }) => count > 0 && isOptionLetter(letterOf(rawAnswer), spellings),
  )
}

function letterOf(rawAnswer: string): string {
  return bareLetter(normalisedText(typedText(rawAnswer)))
}

function lettersOf(answers: readonly SeenAnswer[]): string {
  const letters = [...new Set(answers.map(({ rawAnswer }) => letterOf(rawAnswer)))].sort()
  return letters.map(letter => `\`${letter}\``).join(', ')
}
