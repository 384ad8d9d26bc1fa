/** A survey's rubric -> the tab-separated text that LimeSurvey imports as a survey. */
import { joinedId } from '../columns/sought-columns.ts'
import { numberAsWritten } from '../language/exact-words.ts'
import { inLanguage, type Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { type FormQuestion, formQuestions } from './form-questions.ts'
import { templateWords } from './template-words.ts'

const COLUMNS = [
  ...['id', 'related_id', 'class', 'type/scale', 'name', 'relevance', 'text', 'help', 'language'],
  ...[
    'validation',
    'mandatory',
    'other',
    'default',
    'same_default',
    'min_num_value',
    'max_num_value',
  ],
] as const

type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string>>>

/** With a byte order mark, as LimeSurvey itself writes it. */
export function limeSurveyForm(rubric: Rubric, language: Language): string {
  const title = inLanguage(rubric.title, language)
  const questions = formQuestions(rubric)
  const rows: readonly Row[] = [
    { class: 'S', name: 'language', text: language },
    // Times of answers, for periods and for answers of one person.
    { class: 'S', name: 'datestamp', text: 'Y' },
    { class: 'S', name: 'anonymized', text: 'Y' },
    { class: 'SL', name: 'surveyls_title', text: title, language },
    ...(rubric.notice === undefined
      ? []
      : [
          {
            ...{ class: 'SL', name: 'surveyls_description', language },
            text: inLanguage(rubric.notice, language),
          },
        ]),
    { class: 'G', name: templateWords(language).answers, relevance: '1', language },
    ...questions.flatMap(question => questionRows(question, questions, language)),
  ]
  const lines = [COLUMNS, ...rows.map(row => COLUMNS.map(column => row[column] ?? ''))]
  return `\uFEFF${lines.map(cells => `${cells.map(quoted).join('\t')}\n`).join('')}`
}

function questionRows(
  question: FormQuestion,
  questions: readonly FormQuestion[],
  language: Language,
): readonly Row[] {
  const { id, text, guidance, isScored, choices, number } = question
  const [min, max] = [number?.min, number?.max].map(end => end && numberAsWritten(end))
  return [
    {
      class: 'Q',
      // A list of which one is chosen, a number, a short text
      'type/scale': choices.length > 0 ? 'L' : number === undefined ? 'S' : 'N',
      name: questionCode(id),
      relevance: relevanceOf(question, questions),
      text: text[language],
      ...(guidance === undefined ? {} : { help: guidance[language] }),
      language,
      mandatory: isScored ? 'Y' : 'N',
      other: 'N',
      ...(min === undefined ? {} : { min_num_value: min }),
      ...(max === undefined ? {} : { max_num_value: max }),
    },
    ...choices.flatMap(({ codes, label, isNoAnswer }, at): readonly Row[] => {
      const code = answerCode(codes)
      // Under a code that nobody knows, no answer would be taken for an unknown one.
      if (code === undefined && isNoAnswer) return []
      const name = code ?? numberedCode(at)
      return [{ class: 'A', 'type/scale': '0', name, text: label[language], language }]
    }),
  ]
}

function answerCode(codes: readonly string[]): string | undefined {
  return codes.find(text => /^[A-Za-z0-9]{1,5}$/.test(text))
}

function numberedCode(at: number): string {
  return `A${at + 1}`
}

/** Of everybody, or of who chose one answer of an earlier question. */
function relevanceOf({ onlyIf }: FormQuestion, questions: readonly FormQuestion[]): string {
  const asked = questions.find(({ id }) => id === onlyIf?.question)
  if (onlyIf === undefined || asked === undefined) return '1'
  const at = asked.choices.findIndex(({ label }) => label.id === onlyIf.choice.label.id)
  const code = answerCode(onlyIf.choice.codes) ?? numberedCode(at)
  return `${questionCode(asked.id)}.NAOK == "${code}"`
}

/** Twenty letters and digits, not beginning with a digit; of words with hyphens what the reader of headers knows. */
function questionCode(id: string): string {
  const [code = id.replace(/[^A-Za-z0-9]/g, '').slice(0, 19)] = joinedId(id)
  return /^[A-Za-z]/.test(code) ? code : `Q${code}`
}

function quoted(cell: string): string {
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
