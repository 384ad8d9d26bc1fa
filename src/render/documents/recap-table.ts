/** One row a unit, as a head office gathers them: live in a workbook, beside our own number. */
import { shownName } from '../../language/safe-text.ts'
import type { FullNode } from '../../report/full-report.ts'
import { type Cell, textCell } from '../blocks.ts'
import { numberCell, shownCell } from '../sections/node-cells.ts'
import { limitedData } from '../sections/survey-tables.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import { type BuiltRow, type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { groupingOf } from './sample-tables.ts'
import { averageRows, gradeFeet, partOf, strong } from './survey-document-tables.ts'

export function recapTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score, items, model, sample } = report.result
  const grouping = groupingOf(context)
  const formula = formulaOf(model.score, score.children.length)
  const period = inlineCell(document.fields.text('periode'), context)
  const method = inlineCell(document.fields.text('metode'), context)
  const plans = plannedCells(context)
  const row = (
    name: Cell,
    n: number | undefined,
    own: FullNode,
    isFoot: boolean,
    isOnly = false,
  ): BuiltRow => {
    const parts = score.children.map(({ id }) => {
      const node = own.children.find(each => each.id === id)
      const index = isFoot ? items.find(item => item.id === node?.item)?.index : undefined
      return index ?? partOf(node)
    })
    const isComplete = parts.every(part => part?.value !== undefined) && own.value !== undefined
    const lowest = isFoot ? [] : lowestOf(own)
    return {
      isFoot,
      cells: {
        group: name,
        period: isFoot ? undefined : period,
        parts: parts.map(part => shownCell(part, wording) ?? textCell(UNDEFINED_MARK)),
        index: shownCell(own, wording, 'strong') ?? textCell(UNDEFINED_MARK),
        ...(formula === undefined || !isComplete
          ? {}
          : {
              formula: { ...(shownCell(own, wording) ?? textCell('')), formula },
              difference: {
                text: wording.number('0.00'),
                value: 0,
                formula: 'ROUND({index.0}-{formula.0},6)',
              },
            }),
        grade: textCell(own.grade ?? ''),
        n: numberCell(n, wording),
        method: isFoot ? undefined : method,
        priority: textCell(lowest.map(node => wording.title(node)).join(', ')),
        ...(isOnly ? plans : {}),
      },
    }
  }
  const groups = grouping?.groups.filter(({ values }) => values[0] !== '') ?? []
  const own = groups.map(({ labels, n, score: each }) =>
    row(textCell(shownName(labels.map(wording.text).join())), n, each, false),
  )
  const unit = inlineCell(document.fields.text('unit'), context)
  return {
    rows:
      own.length === 0
        ? [row(unit, sample.rowsUsed, score, false, true), ...gradeFeet(context)]
        : [
            ...own,
            row(
              strong(context.request.feet.all ?? wording.words.survey.allRows),
              sample.rowsUsed,
              score,
              true,
            ),
            ...gradeFeet(context),
            ...(grouping === undefined ? [] : averageRows(context, grouping)),
          ],
    spread: { parts: score.children.map(node => wording.title(node)) },
    below: limitedData(groups, wording),
  }
}

/** A file of fields is of one unit: of several, nobody knows whose plan it is. */
function plannedCells(context: TableContext) {
  const { fields } = context.document
  const planned = fields.rows('rencana').flatMap(row => row.get('kegiatan') ?? [])
  const before = fields.rows('tindak-lanjut')
  const done = before.filter(row => row.get('status') === 'sudah').length
  return {
    plan:
      planned.length === 0
        ? inlineCell(fields.cell('rencana', undefined, 'kegiatan'), context)
        : textCell(planned.join('; ')),
    done: before.length === 0 ? textCell(UNDEFINED_MARK) : textCell(`${done}/${before.length}`),
  }
}

function lowestOf(node: FullNode): readonly FullNode[] {
  const ids = [node.lowest ?? [], node.lowestShared ?? []].flat()
  return ids.flatMap(id => node.children.find(child => child.id === id) ?? [])
}

/** A weighted mean of parts that stand on the scale of the whole; undefined where the whole is anything else. */
function formulaOf(
  { aggregate, children }: TableContext['report']['result']['model']['score'],
  count: number,
): string | undefined {
  if (aggregate !== 'average' || children.length !== count || count === 0) return undefined
  const weights = children.map(({ weight }) => weight)
  if (new Set(weights).size === 1) return `AVERAGE({parts.0}:{parts.${count - 1}})`
  const terms = weights.map((weight, at) => `{parts.${at}}*${weight}`)
  return `(${terms.join('+')})/(${weights.join('+')})`
}
