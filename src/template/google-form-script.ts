/** A survey's rubric -> the text of an Apps Script that builds the form in Google Forms. */
import { numberAsWritten } from '../language/exact-words.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeJson } from '../language/safe-text.ts'
import type { Rubric } from '../rubric/model.ts'
import { type FormQuestion, formQuestions } from './form-questions.ts'

const HOW_TO = {
  id: [
    'Buka script.google.com, buat proyek baru, tempel seluruh teks ini, lalu jalankan `buatFormulir`.',
    'Alamat formulirnya muncul di log. Jawabannya diunduh sebagai CSV dan dihitung dengan rb-score assess.',
  ],
  en: [
    'Open script.google.com, begin a new project, paste all of this, and run `buatFormulir`.',
    'The log shows the address of the form. Download its answers as CSV and score them with rb-score assess.',
  ],
} as const

export function googleFormScript(rubric: Rubric, language: Language): string {
  const notice = rubric.notice === undefined ? '' : inLanguage(rubric.notice, language)
  const lines = [
    ...HOW_TO[language].map(text => `// ${text}`),
    `// ${rubric.id}, ${rubric.edition}`,
    'function buatFormulir() {',
    `  const form = FormApp.create(${safeJson(inLanguage(rubric.title, language))})`,
    ...(notice === '' ? [] : [`  form.setDescription(${safeJson(notice)})`]),
    ...formQuestions(rubric).flatMap(question => questionLines(question, language)),
    '  Logger.log(form.getEditUrl())',
    '}',
  ]
  return `${lines.join('\n')}\n`
}

function questionLines(question: FormQuestion, language: Language): readonly string[] {
  const { text, guidance, isScored, choices, number } = question
  const labels = choices.map(({ label }) => label[language])
  const item = labels.length > 0 ? 'addMultipleChoiceItem' : 'addTextItem'
  return [
    `  form.${item}()`,
    `    .setTitle(${safeJson(text[language])})`,
    ...(guidance === undefined ? [] : [`    .setHelpText(${safeJson(guidance[language])})`]),
    ...(labels.length === 0 ? [] : [`    .setChoiceValues(${safeJson(labels)})`]),
    ...(number === undefined ? [] : [`    .setValidation(${validation(number)})`]),
    `    .setRequired(${isScored})`,
  ]
}

function validation({ min, max }: NonNullable<FormQuestion['number']>): string {
  const rule =
    min !== undefined && max !== undefined
      ? `requireNumberBetween(${numberAsWritten(min)}, ${numberAsWritten(max)})`
      : 'requireNumber()'
  return `FormApp.createTextValidation().${rule}.build()`
}
