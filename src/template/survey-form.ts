/** A survey's rubric -> the header of an empty table, with what may be answered in each column. */
import { csvText } from '../language/csv-cell.ts'
import { inLanguage, type Language } from '../language/language.ts'
import type { Category, Group, Item, Rubric } from '../rubric/model.ts'
import {
  type CellStyle,
  columnName,
  tabName,
  type Validation,
  type WorkbookTab,
} from '../tables/workbook.ts'
import { workbookBytes } from '../tables/write-workbook.ts'
import { answerValidation } from './answer-choices.ts'
import { templateWords } from './template-words.ts'
import { fittingHeight, STYLES } from './worksheet-layout.ts'

interface FormColumn {
  readonly header: string
  readonly item: Item | undefined
  /** Of a group or profile question. */
  readonly group?: Group
}

/** Groups first, as forms ask for them first; then each question under its text. */
export function formColumns(rubric: Rubric, language: Language): readonly FormColumn[] {
  const groups = [...rubric.groups, ...rubric.profile].map(group => ({
    header: inLanguage(group.title, language),
    item: undefined,
    group,
  }))
  const items = itemsAsked(rubric).map(item => ({
    header: inLanguage(item.text, language),
    item,
  }))
  return [...groups, ...items]
}

/** In the order of forms: of a survey some questions may stand before others that the file has first. */
export function itemsAsked({ kind, items }: Pick<Rubric, 'kind' | 'items'>): readonly Item[] {
  if (kind !== 'survey') return items
  const asked = items.filter(({ askedBefore }) => askedBefore === undefined)
  for (const item of items) {
    if (item.askedBefore === undefined) continue
    const at = asked.findIndex(({ id }) => id === item.askedBefore)
    asked.splice(at < 0 ? asked.length : at, 0, item)
  }
  return asked
}

/** Of a group that forms ask only some: whom. */
export function askedOfText(
  { askedOf }: Group,
  { groups, profile }: Pick<Rubric, 'groups' | 'profile'>,
  language: Language,
): string | undefined {
  const asked = [...groups, ...profile].find(({ id }) => id === askedOf?.group)
  if (askedOf === undefined || asked === undefined) return undefined
  const [title, label] = [asked.title, askedOf.value.label].map(each => inLanguage(each, language))
  return templateWords(language).onlyIf(`${title}: ${label}`)
}

export function surveyCsv(rubric: Rubric, language: Language): string {
  return csvText([formColumns(rubric, language).map(({ header }) => header)], language)
}

/** Rows that have choices at hand. More may be filled in. */
const ROWS = 1000
const WIDTH = 22

export function surveyWorkbook(rubric: Rubric, language: Language): Uint8Array {
  const columns = formColumns(rubric, language)
  const headerStyle: CellStyle = STYLES.header
  const texts = columns.map(({ header }) => ({ text: header, width: WIDTH, style: headerStyle }))
  const tab: WorkbookTab = {
    name: tabName(templateWords(language).answers, new Set()),
    columns: columns.map(() => ({ width: WIDTH })),
    rows: [
      {
        cells: columns.map(({ header }) => ({ value: header, style: headerStyle })),
        height: fittingHeight(texts),
      },
    ],
    merged: [],
    frozenBefore: 'A2',
    validations: columns.flatMap(({ item }, position) => {
      const validation = item && columnValidation(item, language)
      const letter = columnName(position)
      return validation === undefined
        ? []
        : [{ ...validation, cells: [`${letter}2:${letter}${ROWS + 1}`] }]
    }),
    isProtected: false,
    print: { repeatedRow: 1, footer: `${rubric.id} · ${templateWords(language).page}` },
  }
  return workbookBytes({ tabs: [tab], title: inLanguage(rubric.title, language) })
}

/** What stands beside the circle of an answer. */
export function answerLabel(item: Item, { code, label }: Category, language: Language): string {
  return inLanguage(item.options.get(code) ?? label, language) || code
}

/** The words of the answers where they fit into a list, else their codes. */
function columnValidation(item: Item, language: Language): Validation | undefined {
  const coded = answerValidation(item, language)
  if (coded === undefined || !('list' in coded) || item.measure.kind !== 'choice') return coded
  const labels = item.measure.scale.categories.map(category =>
    answerLabel(item, category, language),
  )
  const fits = labels.join(',').length <= 255 && labels.every(label => /^[^,"]+$/.test(label))
  if (!fits || new Set(labels).size < labels.length) return coded
  return {
    ...coded,
    list: labels,
    message: templateWords(language).chooseOneOf(labels.join(', ')),
  }
}
