/** The last rows of tables of groups: all of them together, by part and as a whole, with grades where an outline names them. */
import { gradeFormula, indexFormula, MEAN_OF_ROWS } from '../../documents/live-formulas.ts'
import type { FullGrouping, FullNode } from '../../report/full-report.ts'
import { gradeAt } from '../../report/grade-bands.ts'
import { type Quantity, withDigits } from '../../report/report-numbers.ts'
import type { ReportModel } from '../../report/report-shape.ts'
import { type Cell, textCell } from '../blocks.ts'
import { numberCell, shownCell } from '../sections/node-cells.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import type { BuiltRow, TableContext } from './built-table.ts'

export const strong = (text: string): Cell => textCell(text, 'strong')

/** Means of answers have a decimal more than scores, whose sums they make up. */
const MEAN_DIGITS = 3

export function meanCell(mean: Quantity | undefined, wording: TableContext['wording']) {
  return shownCell(mean && withDigits(mean, MEAN_DIGITS), wording)
}

/** What stands in the columns of formulas, or nothing. */
export function formulaCells(
  index: Parameters<typeof shownCell>[0],
  { formula, grade }: { readonly formula: string | undefined; readonly grade?: string | undefined },
  model: ReportModel,
  wording: TableContext['wording'],
): Readonly<Record<string, Cell>> {
  const own = shownCell(index, wording)
  if (own === undefined || !('text' in own) || index?.value === undefined || formula === undefined)
    return {}
  const byBands = gradeFormula(model)
  return {
    formula: { ...own, formula },
    difference: {
      text: wording.number('0.00'),
      value: 0,
      formula: 'ROUND({index.0}-{formula.0},6)',
    },
    ...(grade === undefined || byBands === undefined
      ? {}
      : { 'grade-formula': { text: grade, formula: byBands } }),
  }
}

/** A part on the scale of the index, where it has a place there. */
export function partOf(node: FullNode | undefined): Pick<FullNode, 'value' | 'shown'> | undefined {
  return node === undefined ? undefined : (node.index ?? node)
}

/** What a workbook computes of a row, where it has all of its parts. */
export function indexCells(
  own: FullNode,
  parts: readonly (Pick<FullNode, 'value'> | undefined)[],
  { report, wording }: TableContext,
  above = 0,
): Readonly<Record<string, Cell>> {
  const { model } = report.result
  const isComplete = parts.every(part => part?.value !== undefined)
  const formula = isComplete ? indexFormula(model, above) : undefined
  return formulaCells(own, { formula, grade: own.grade }, model, wording)
}

/** In the order that forms have them; the grouping is of the rows above. */
export function groupFeet(context: TableContext, grouping: FullGrouping | undefined): BuiltRow[] {
  const { report, wording, request } = context
  const { score, items, model, sample } = report.result
  const { feet } = request
  const parts = score.children.map(
    node => items.find(({ id }) => id === node.item)?.index ?? partOf(node),
  )
  const foot = (name: string, cells: BuiltRow['cells']): BuiltRow => ({
    isFoot: true,
    cells: { group: strong(name), ...cells },
  })
  const partCells = {
    parts: parts.map(part => shownCell(part, wording) ?? textCell(UNDEFINED_MARK)),
  }
  const grades = score.children.map(node => {
    const index = items.find(({ id }) => id === node.item)?.index
    return textCell(gradeAt(model, score.id, index) ?? UNDEFINED_MARK)
  })
  // Of a whole that is the mean of its groups the parts say nothing.
  const isMeanOfGroups = report.result.averages?.some(
    ({ of, index }) => of === undefined && index === 'groups',
  )
  const isGraded = score.grade !== undefined
  const above = [
    ...(feet.parts === undefined ? [] : [foot(feet.parts, partCells)]),
    ...(feet['part-grades'] === undefined || !isGraded
      ? []
      : [foot(feet['part-grades'], { parts: grades })]),
  ]
  return [
    ...above,
    foot(feet.all ?? wording.words.survey.allRows, {
      n: numberCell(sample.rowsUsed, wording),
      ...(feet.parts === undefined ? partCells : {}),
      index: shownCell(score, wording, 'strong') ?? textCell(UNDEFINED_MARK),
      ...(isMeanOfGroups === true
        ? {}
        : indexCells(score, parts, context, feet.parts === undefined ? 0 : above.length)),
      grade: textCell(score.grade ?? ''),
      'grade-label':
        score.gradeLabel === undefined ? textCell('') : textCell(wording.text(score.gradeLabel)),
    }),
    ...(feet.grade === undefined || score.grade === undefined
      ? []
      : [foot(feet.grade, { index: strong(score.grade) })]),
    ...(feet['grade-label'] === undefined || score.gradeLabel === undefined
      ? []
      : [foot(feet['grade-label'], { index: strong(wording.text(score.gradeLabel)) })]),
    ...(grouping === undefined ? [] : averageRows(context, grouping)),
  ]
}

/** The same index as the plain mean of its groups, beside the one of all respondents. */
function averageRows({ report, wording, request }: TableContext, grouping: FullGrouping) {
  const own = wording.words.survey
  const { averages = [], model } = report.result
  const { by, groups } = grouping
  // Only of rows that all stand there.
  const isComplete = groups.every(
    ({ values, score }) => values[0] !== '' && score.value !== undefined,
  )
  return averages
    .filter(({ of, over }) => of === undefined && over === by[0])
    .map(({ title, ofParts, index }): BuiltRow => {
      const name = request.feet.average ?? own.ofParts(wording.text(title))
      const formula = isComplete ? MEAN_OF_ROWS : undefined
      const { score, grade } = ofParts
      return {
        isFoot: true,
        cells: {
          group: (index === 'groups' ? strong : textCell)(name),
          index:
            shownCell(score, wording, index === 'groups' ? 'strong' : 'plain') ??
            textCell(UNDEFINED_MARK),
          ...formulaCells(score, { formula, grade }, model, wording),
          grade: textCell(grade ?? ''),
        },
      }
    })
}
