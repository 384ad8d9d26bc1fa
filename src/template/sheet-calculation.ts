/** The rows of a sheet -> for each node and question its formulas, with the results that the scorer gives. */
import type { Language } from '../language/language.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { pointsRange } from '../score/node-range.ts'
import type { UnitAnswers } from '../tally/unit-sheets.ts'
import type { SheetAnswer } from '../worksheets/sheet.ts'
import { notApplicableWord } from './answer-choices.ts'
import { formulaNumber } from './formula-number.ts'
import {
  answeredFormula,
  type ItemFormulaContext,
  itemFormula,
  leafPoints,
  quoted,
} from './item-formulas.ts'
import { attainableFormula, factorIn, pointsFormula, sumFormulaOf } from './node-formulas.ts'
import { type SavedValue, savedValues } from './saved-values.ts'
import type { SheetRow } from './sheet-rows.ts'
import type { TemplateAnswers, TemplateEntry } from './template-answers.ts'
import { templateWords } from './template-words.ts'
import { type ColumnKey, columnOf } from './worksheet-columns.ts'

export interface SheetCalculation {
  readonly claimed: ReadonlyMap<ScoreNode, SavedValue>
  readonly verified: ReadonlyMap<ScoreNode, SavedValue>
  /** Whether some node scales its points back up, which needs more helping numbers. */
  readonly hasRebase: boolean
  readonly formula: (key: FormulaKey, node: ScoreNode) => string
  /** Where an item is answered. */
  readonly answerCell: (item: Item, key: AnswerKey) => string
}

export type AnswerKey = 'answer' | 'verified'

export type FormulaKey = Extract<
  ColumnKey,
  | 'points'
  | 'percent'
  | 'filled'
  | 'verifiedPoints'
  | 'attainable'
  | 'attainableSoFar'
  | 'attainableVerified'
>

export function sheetCalculation(
  rubric: Rubric,
  rows: readonly SheetRow[],
  firstRow: number,
  { entries }: TemplateAnswers,
  language: Language,
): SheetCalculation {
  const words = templateWords(language)
  const rowOfItem = new Map<Item, number>()
  const rowOfNode = new Map<ScoreNode, number>()
  const above = new Map<ScoreNode, ScoreNode | undefined>()
  for (const [position, row] of rows.entries()) {
    if (row.item !== undefined && !row.isRepeated) rowOfItem.set(row.item, firstRow + position)
    if (row.node === undefined) continue
    rowOfNode.set(row.node, firstRow + position)
    above.set(row.node, row.above)
  }
  const answersBy = (of: (entry: TemplateEntry) => SheetAnswer | undefined): UnitAnswers =>
    new Map(
      rubric.items.flatMap(item => {
        const entry = entries.get(item.id)
        const answer = entry && of(entry)
        return answer === undefined ? [] : [[item.index, answer] as const]
      }),
    )
  const claimed = savedValues(
    rubric,
    answersBy(entry => entry.answer),
  )
  // A verifier who has not looked leaves a score incomplete, whatever the rubric says of blanks.
  const incomplete: Rubric = { ...rubric, policies: { ...rubric.policies, blank: 'incomplete' } }
  const verified = savedValues(
    incomplete,
    answersBy(entry => entry.verified),
  )
  const rowOf = (node: ScoreNode) => rowOfNode.get(node) ?? 0
  const isRun = (run: readonly number[]) => {
    const [first = 0, last = 0] = [run[0], run.at(-1)]
    const between = rows.slice(first - firstRow, last - firstRow + 1)
    return between.every((row, offset) => run.includes(first + offset) || row.kind === 'input')
  }
  const nodeContext = (node: ScoreNode) => ({
    factor: factorIn(above.get(node), node),
    rawNominal: claimed.get(node)?.rawNominal ?? factorIn(undefined, node),
    rowOf,
    isRun,
  })
  const answerCell = (item: Item, key: AnswerKey) => `${columnOf(key)}${rowOfItem.get(item) ?? 0}`
  const itemContext = (node: ScoreNode, key: AnswerKey): ItemFormulaContext => ({
    node,
    factor: factorIn(above.get(node), node),
    blank: key === 'verified' ? 'incomplete' : rubric.policies.blank,
    answerCell: item => answerCell(item, key),
    notApplicable: item => notApplicableWord(item, language),
    notApplicableShown: words.notApplicableShort,
  })
  const cell = (key: ColumnKey, node: ScoreNode) => `${columnOf(key)}${rowOf(node)}`

  const attainable = (key: FormulaKey, points: 'points' | 'verifiedPoints', node: ScoreNode) => {
    if (node.item === undefined) return attainableFormula(node, nodeContext(node), columnOf(key))
    const maximum = leafPoints(pointsRange(node.item).maximum, {
      node,
      factor: factorIn(above.get(node), node),
    })
    const counts =
      key === 'attainable'
        ? `${cell(points, node)}<>${quoted(words.notApplicableShort)}`
        : `ISNUMBER(${cell(points, node)})`
    return `IF(${counts},${formulaNumber(maximum)},0)`
  }
  const formulas: Readonly<Record<FormulaKey, (node: ScoreNode) => string>> = {
    points: node =>
      node.item === undefined
        ? pointsFormula(node, nodeContext(node), {
            points: columnOf('points'),
            attainable: columnOf('attainableSoFar'),
          })
        : itemFormula(node.item, itemContext(node, 'answer')),
    verifiedPoints: node =>
      node.item === undefined
        ? pointsFormula(node, nodeContext(node), {
            points: columnOf('verifiedPoints'),
            attainable: columnOf('attainableVerified'),
          })
        : itemFormula(node.item, itemContext(node, 'verified')),
    percent: node => {
      const [points, most] = [cell('points', node), cell('attainable', node)]
      return `IF(OR(${points}="",${most}=0),"",${points}/${most}*100)`
    },
    filled: node =>
      node.item === undefined
        ? sumFormulaOf(node, { rowOf, isRun }, columnOf('filled'))
        : answeredFormula(node.item, cell('points', node), itemContext(node, 'answer')),
    attainable: node => attainable('attainable', 'points', node),
    attainableSoFar: node => attainable('attainableSoFar', 'points', node),
    attainableVerified: node => attainable('attainableVerified', 'verifiedPoints', node),
  }
  return {
    claimed,
    verified,
    hasRebase: [...claimed.keys()].some(({ notApplicable }) => notApplicable === 'rebase'),
    formula: (key, node) => formulas[key](node),
    answerCell,
  }
}
