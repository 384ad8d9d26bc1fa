/** A survey's rubric -> an XLSForm, the workbook that KoboToolbox and ODK make a form of, in both languages. */

import { numberAsWritten } from '../language/exact-words.ts'
import { inLanguage, type Language } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import type { CellStyle, WorkbookTab } from '../tables/workbook.ts'
import { workbookBytes } from '../tables/write-workbook.ts'
import { type FormQuestion, formQuestions } from './form-questions.ts'
import { STYLES } from './worksheet-layout.ts'

/** By their codes, so that the tool knows which is which. */
const LABELS = ['label::Bahasa Indonesia (id)', 'label::English (en)'] as const
const HINTS = ['hint::Bahasa Indonesia (id)', 'hint::English (en)'] as const

export function xlsForm(rubric: Rubric, language: Language): Uint8Array {
  const questions = formQuestions(rubric)
  const lists = new Map<string, { readonly name: string; readonly question: FormQuestion }>()
  for (const question of questions) {
    const key = JSON.stringify(question.choices)
    if (question.choices.length > 0 && !lists.has(key))
      lists.set(key, { name: formName(question.id), question })
  }
  const typeOf = ({ choices, number }: FormQuestion) =>
    choices.length > 0
      ? `select_one ${lists.get(JSON.stringify(choices))?.name}`
      : number === undefined
        ? 'text'
        : number.decimals === 0
          ? 'integer'
          : 'decimal'
  const title = inLanguage(rubric.title, language)
  const survey = [
    ['type', 'name', ...LABELS, ...HINTS, 'required', 'constraint', 'relevant'],
    ['start', 'start'],
    ['end', 'end'],
    ...questions.map(question => [
      typeOf(question),
      formName(question.id),
      ...[question.text.id, question.text.en],
      ...[question.guidance?.id ?? '', question.guidance?.en ?? ''],
      question.isScored ? 'yes' : '',
      constraintOf(question),
      relevanceOf(question),
    ]),
  ]
  const choices = [
    ['list_name', 'name', ...LABELS],
    ...[...lists.values()].flatMap(({ name, question }) =>
      question.choices.map(({ codes, label }) => [name, choiceName(codes), label.id, label.en]),
    ),
  ]
  const settings = [
    ['form_title', 'form_id', 'version', 'default_language'],
    [
      title,
      formName(rubric.id),
      rubric.edition,
      language === 'id' ? 'Bahasa Indonesia (id)' : 'English (en)',
    ],
  ]
  const tabs = { survey, choices, settings }
  return workbookBytes({
    tabs: Object.entries(tabs).map(([name, rows]) => tabOf(name, rows)),
    title,
  })
}

/** Letters, digits and `_.-`, not beginning with a digit. */
function formName(id: string): string {
  const name = id.replace(/[^\w.-]/g, '_')
  return /^[A-Za-z_]/.test(name) ? name : `q_${name}`
}

/** Without a space. */
function choiceName(codes: readonly string[]): string {
  const name = codes.find(text => !/\s/.test(text))
  return name ?? (codes[0] ?? '').replace(/\s+/g, '_')
}

function constraintOf({ number }: FormQuestion): string {
  const { min, max } = number ?? {}
  return [
    ...(min === undefined ? [] : [`. >= ${numberAsWritten(min)}`]),
    ...(max === undefined ? [] : [`. <= ${numberAsWritten(max)}`]),
  ].join(' and ')
}

function relevanceOf({ onlyIf }: FormQuestion): string {
  return onlyIf === undefined
    ? ''
    : `\${${formName(onlyIf.question)}} = '${choiceName(onlyIf.choice.codes)}'`
}

function tabOf(name: string, rows: readonly (readonly string[])[]): WorkbookTab {
  const header: CellStyle = STYLES.header
  return {
    name,
    columns: (rows[0] ?? []).map(() => ({ width: 24 })),
    rows: rows.map((cells, at) => ({
      cells: cells.map(value =>
        value === '' ? undefined : { value, style: at === 0 ? header : {} },
      ),
    })),
    ...{ merged: [], frozenBefore: 'A2', validations: [], isProtected: false },
    print: { repeatedRow: 1, footer: name },
  }
}
