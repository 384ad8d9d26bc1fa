/** A row of a worksheet -> its cells by column. */
import type { Language } from '../language/language.ts'
import { type Exact, exact, ZERO } from '../math/exact.ts'
import type { ScoreNode } from '../rubric/model.ts'
import type { CellStyle, WorkbookCell } from '../tables/workbook.ts'
import { answerCell } from './answer-choices.ts'
import { cellNumber } from './formulas.ts'
import { templateWords } from './template-words.ts'
import type { FormulaKey, SavedValue, WorksheetCalculation } from './worksheet-calculation.ts'
import {
  COLUMN_KEYS,
  type ColumnKey,
  headingFilled,
  headingPoints,
  headingStyle,
  isHelping,
  STYLES,
} from './worksheet-layout.ts'
import type { TemplateAnswers, WorksheetRow } from './worksheet-rows.ts'

type RowCells = Partial<Record<ColumnKey, WorkbookCell>>

export function rowCells(
  row: WorksheetRow,
  calculation: WorksheetCalculation,
  answers: TemplateAnswers,
  language: Language,
): RowCells {
  const filled = row.isRepeated
    ? repeatedCells(row, calculation, answers, language)
    : filledCells(row, answers, language)
  const isHeading = row.item === undefined
  const plain: CellStyle = isHeading ? headingStyle(row.depth) : STYLES.item
  const empty = COLUMN_KEYS.filter(key => !isHelping(key)).map(key => [key, { style: plain }])
  return {
    ...Object.fromEntries(empty),
    number: { value: row.number, style: plain },
    question: { value: row.title, style: plain },
    options: { value: row.help.join('\n'), style: isHeading ? plain : STYLES.help },
    ...filled,
    ...(row.node === undefined ? {} : computedCells(row, row.node, calculation, language)),
  }
}

function filledCells(
  { item }: WorksheetRow,
  { entries }: TemplateAnswers,
  language: Language,
): RowCells {
  if (item === undefined) return {}
  const entry = entries.get(item.id)
  const open = (value: string | number, style: CellStyle = STYLES.open) => ({ value, style })
  return {
    answer: open(answerCell(item, entry?.answer, language), STYLES.openChoice),
    evidence: open(entry?.evidence.join('\n') ?? ''),
    note: open(entry?.note ?? ''),
    verified: open(answerCell(item, entry?.verified, language), STYLES.openChoice),
    verifierNote: open(''),
  }
}

/** The cells above again, to read. */
function repeatedCells(
  { item }: WorksheetRow,
  { answerCell: cellOf }: WorksheetCalculation,
  { entries }: TemplateAnswers,
  language: Language,
): RowCells {
  if (item === undefined) return {}
  const shown = (key: 'answer' | 'verified') => {
    const cell = cellOf(item, key)
    const value = answerCell(item, entries.get(item.id)?.[key], language)
    return { formula: `IF(${cell}="","",${cell})`, value, style: STYLES.shown }
  }
  return { answer: shown('answer'), verified: shown('verified') }
}

function computedCells(
  row: WorksheetRow,
  node: ScoreNode,
  calculation: WorksheetCalculation,
  language: Language,
): RowCells {
  const claimed = calculation.claimed.get(node)
  const verified = calculation.verified.get(node)
  if (claimed === undefined || verified === undefined) return {}
  const isHeading = row.item === undefined
  const points = isHeading ? headingPoints(row.depth) : STYLES.points
  const weight = shownWeight(node, row.above, claimed)
  const weightCell =
    weight === undefined ? {} : { weight: { value: cellNumber(weight), style: points } }
  // Nothing of it is asked at this level.
  if (isHeading && node.children.length === 0) return weightCell
  const cell = (key: FormulaKey, value: string | number, style: CellStyle) => ({
    [key]: { formula: calculation.formula(key, node), value, style },
  })
  return {
    ...weightCell,
    ...cell('points', pointsValue(claimed, language), points),
    ...(isHeading ? cell('percent', percentValue(claimed), points) : {}),
    ...cell(
      'filled',
      claimed.filled,
      isHeading ? headingFilled(row.depth, claimed.asked) : STYLES.tick,
    ),
    ...cell('verifiedPoints', pointsValue(verified, language), points),
    ...cell('attainable', cellNumber(claimed.attainable), points),
    ...(calculation.hasRebase
      ? {
          ...cell('attainableSoFar', cellNumber(claimed.attainableSoFar), points),
          ...cell('attainableVerified', cellNumber(verified.attainableSoFar), points),
        }
      : {}),
  }
}

/**
 * The most that can be earned, which is the weight where questions give at most 1. Where they give more, the reader
 * takes this column for the weight, so nothing stands there. Equal parts of a mean have no weight of their own.
 */
function shownWeight(
  node: ScoreNode,
  above: ScoreNode | undefined,
  { nominal }: SavedValue,
): Exact | undefined {
  // Where it is filled in, it stands in its own row.
  if (node.weightFrom !== undefined) return undefined
  if (node.item !== undefined) {
    if (above?.aggregate === 'sum') return nominal
    const areAlike = above?.children.every(({ weight }) => weight.equals(node.weight)) ?? true
    return areAlike ? undefined : node.weight
  }
  const isWritten = node.weightWritten && node.aggregate === 'average'
  return isWritten && above?.aggregate === 'sum' && !nominal.equals(node.weight)
    ? undefined
    : nominal
}

function pointsValue({ points }: SavedValue, language: Language): string | number {
  if (points === 'none') return ''
  return points === 'not-applicable'
    ? templateWords(language).notApplicableShort
    : cellNumber(points)
}

function percentValue({ points, attainable }: SavedValue): string | number {
  if (typeof points === 'string' || attainable.equals(ZERO)) return ''
  return cellNumber(points.div(attainable).mul(exact(100)))
}
