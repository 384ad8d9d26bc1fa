/** Answers given in the form of the page -> its questions, and the file of answers as `rb-score ask` writes it. */
import { changedRows, emptyAnswerRows, readAnswerRows } from '../ask/answer-file/answer-rows.ts'
import { readAnswerWorksheet } from '../ask/answer-file/answer-worksheet.ts'
import { changedWorksheet, emptyAnswerWorksheet } from '../ask/answer-file/change-worksheet.ts'
import { rawTableText } from '../ask/answer-file/raw-table.ts'
import { type Change, type Entries, questionsOf } from '../ask/question.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import type { Rubric } from '../rubric/model.ts'
import type { ByteSource } from '../tables/byte-source.ts'

/** What is kept in the browser between two visits. */
export interface AnswerSheet {
  readonly rubric: string
  /** Where the rubric has levels. */
  readonly level: string
  readonly answerers: readonly Answerer[]
}

/** A respondent of a survey, or the unit of a worksheet. */
export interface Answerer {
  readonly name: string
  readonly period: string
  /** By id of a group. */
  readonly identity: Readonly<Record<string, string>>
  /** By id of an item. */
  readonly entries: Readonly<Record<string, SheetEntry>>
}

interface SheetEntry {
  readonly answer?: string
  readonly evidence?: string
  readonly note?: string
}

export interface SheetQuestion {
  readonly id: string
  readonly text: string
  /** From the area down; shown where it changes. */
  readonly path: readonly string[]
  /** What is written for each choice, and what it says. */
  readonly choices: readonly (readonly [string, string])[]
  /** Numbers that are typed: id and text. */
  readonly fields: readonly (readonly [string, string])[]
}

export interface SheetForm {
  readonly isSurvey: boolean
  readonly groups: readonly (readonly [string, string])[]
  readonly questions: readonly SheetQuestion[]
}

export function sheetForm(rubric: Rubric, language: Language): SheetForm {
  const title = (text: { readonly id?: string; readonly en?: string }) =>
    safeText(inLanguage(text, language))
  return {
    isSurvey: rubric.kind === 'survey',
    groups: [...rubric.groups, ...rubric.profile].map(group => [group.id, title(group.title)]),
    questions: questionsOf(rubric).map(({ item, path, choices, noAnswers, fields }) => ({
      id: item.id,
      text: title(item.text),
      path: path.map(node => title(node.title ?? { id: node.id })),
      choices: [
        ...choices.map(({ code, label }) => {
          const words = title(label)
          return [code, words === '' ? code : `${code} · ${words}`] as const
        }),
        ...noAnswers.map(({ code }) => [code, safeText(code)] as const),
      ],
      fields: fields.map(field => [field.id, title(field.text)] as const),
    })),
  }
}

/** The file to save, which `assess` and `ask` read again. */
export function sheetText(rubric: Rubric, sheet: AnswerSheet, language: Language): string {
  const saying = { author: undefined, time: undefined }
  if (rubric.kind === 'survey') {
    const rows = sheet.answerers.reduce(
      (before, { name, identity, entries }) => {
        const who = { respondent: name, identity: new Map(Object.entries(identity)), rubric }
        return changedRows(before, who, changesOf(entries), saying)
      },
      emptyAnswerRows(rubric, language),
    )
    return rawTableText(rows.table)
  }
  const worksheet = sheet.answerers.reduce(
    (before, { name, period, entries }) => {
      const who = { unit: name, period: period === '' ? undefined : period, rubric }
      return changedWorksheet(before, who, changesOf(entries), saying)
    },
    emptyAnswerWorksheet(rubric, language),
  )
  return rawTableText(worksheet.table)
}

function changesOf(entries: Answerer['entries']): readonly Change[] {
  return Object.entries(entries).flatMap(([id, { answer = '', evidence = '', note = '' }]) => {
    const pieces = evidence
      .split(/[;\n]/)
      .map(piece => piece.trim())
      .filter(piece => piece !== '')
    if (answer === '' && pieces.length === 0 && note === '') return []
    return [
      {
        id,
        set: {
          answer,
          ...(pieces.length === 0 ? {} : { evidence: pieces }),
          ...(note === '' ? {} : { note }),
        },
      },
    ]
  })
}

/** A file that was saved, to go on with. Throws a Refusal where it holds other answers. */
export async function sheetOfFile(
  source: ByteSource,
  rubric: Rubric,
  level: string,
): Promise<AnswerSheet> {
  const common = { rubric: rubric.id, level }
  if (rubric.kind === 'survey') {
    const { respondents } = await readAnswerRows(source, rubric)
    return {
      ...common,
      answerers: respondents.map(({ name, identity, entries }) => ({
        ...{ name, period: '', identity: Object.fromEntries(identity) },
        entries: entriesOf(entries),
      })),
    }
  }
  const { units } = await readAnswerWorksheet(source, rubric, level === '' ? undefined : level)
  return {
    ...common,
    answerers: units.map(({ name, period, entries }) => ({
      ...{ name, period: period ?? '', identity: {} },
      entries: entriesOf(entries),
    })),
  }
}

function entriesOf(entries: Entries): Answerer['entries'] {
  return Object.fromEntries(
    [...entries].map(([id, { answer, evidence, note }]) => [
      id,
      { answer, evidence: evidence.join('; '), note },
    ]),
  )
}
