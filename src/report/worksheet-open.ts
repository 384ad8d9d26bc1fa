/** Scored sheets -> what is still open in them: blanks, claims without evidence, and points that can be gained. */
import type { Rubric } from '../rubric/model.ts'
import { itemsOverUnits } from '../score/score-rubric.ts'
import type { ScoredNode } from '../score/scored-node.ts'
import { claimsPoints, type FilledSheet, isFilled } from '../score/worksheet-filling.ts'
import { worksheetGains } from '../score/worksheet-gains.ts'
import type { UnitSheet } from '../tally/unit-sheets.ts'
import { quantity } from './quantity.ts'
import type { ReportResult } from './report-shape.ts'
import { filledSheets } from './worksheet-scores.ts'

type WorksheetPart = NonNullable<ReportResult['worksheet']>

export function gainResults(root: ScoredNode, digits: number): WorksheetPart['gains'] {
  return worksheetGains(root).map(({ node, attainable, earned, gain }) => ({
    id: node.id,
    title: node.title ?? { id: node.id },
    maximum: quantity(attainable, digits),
    earned: quantity(earned, digits),
    gain: quantity(gain, digits),
  }))
}

/** One entry a unit that has anything open; the agency's own questions are open where no sheet answers them. */
export function openQuestions(rubric: Rubric, sheets: readonly UnitSheet[]): WorksheetPart['open'] {
  const unitItems = itemsOverUnits(rubric)
  const isJoined = unitItems.size > 0
  const { own } = filledSheets(rubric, sheets)
  const units = sheets.filter(({ answers }) =>
    [...answers.keys()].some(item => unitItems.has(item)),
  )
  const parts = isJoined
    ? [
        { unit: undefined, sheet: own, ofUnits: false, asks: sheets.some(asksForEvidence) },
        ...units.map(unit => ({
          unit: unit.unit,
          sheet: filledSheet(unit),
          ofUnits: true,
          asks: asksForEvidence(unit),
        })),
      ]
    : sheets.map(unit => ({
        unit: sheets.length > 1 ? unit.unit : undefined,
        sheet: filledSheet(unit),
        ofUnits: false,
        asks: asksForEvidence(unit),
      }))
  return parts.flatMap(({ unit, sheet, ofUnits, asks }) => {
    const items = scoredItems(rubric).filter(item => unitItems.has(item.index) === ofUnits)
    const blank = items.filter(item => !isFilled(item, sheet)).map(({ id }) => id)
    const withoutEvidence = items
      .filter(item => asks && claimsPoints(item, sheet) && !sheet.proven.has(item.index))
      .map(({ id }) => id)
    if (blank.length === 0 && withoutEvidence.length === 0) return []
    return [{ ...(unit === undefined ? {} : { unit }), blank, withoutEvidence }]
  })
}

function asksForEvidence({ proven }: UnitSheet): boolean {
  return proven !== undefined
}

function filledSheet({ answers, proven }: UnitSheet): FilledSheet {
  return { answers, proven: proven ?? new Set() }
}

/** Those that earn points, in the order of the tree. */
function scoredItems(rubric: Rubric) {
  const below = (node: Rubric['score']): Rubric['items'] =>
    node.item === undefined ? node.children.flatMap(below) : [node.item]
  return below(rubric.score)
}
