/** What several raters gave, side by side: claimed, by evidence, verified, agreed on. */
import { isNamed } from '../../documents/typed-names.ts'
import type { FullNode } from '../../report/full-report.ts'
import { type Quantity, quantityDifference } from '../../report/report-numbers.ts'
import { textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { numberedTitle } from '../sections/worksheet-tables.ts'
import type { BuiltTable, TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import {
  fieldCell,
  NONE,
  partsOf,
  placesOf,
  scoreCell,
  shareCells,
} from './worksheet-document-tables.ts'

export function readingsTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score } = report.result
  const nodes = partsOf(context)
  if (nodes.length === 0 || !hasReadings([score, ...nodes], context)) return { rows: [] }
  const shares = shareCells(context)
  const places = placesOf(context)
  return {
    rows: [...nodes, score].map(node => ({
      isFoot: node === score,
      cells: {
        number: places.get(node),
        part: textCell(
          node === score ? wording.title(node) : numberedTitle(node, wording),
          node === score ? 'strong' : 'plain',
        ),
        weight: shownCell(node.nominal ?? node.maximum, wording),
        ...(node === score ? {} : shares(node)),
        ...readingCells(node, context),
        reason: node === score ? undefined : fieldCell('catatan', 'catatan', node, context),
      },
    })),
    below: [DOCUMENT_WORDS[document.language].unrounded],
  }
}

export function readingsByUnit(context: TableContext): BuiltTable {
  const { units } = context.report.result
  if (
    !hasReadings(
      units.map(({ score }) => score),
      context,
    )
  )
    return { rows: [] }
  return {
    rows: units.map(({ unit, score }) => ({
      cells: { unit: textCell(unit), ...readingCells(score, context) },
    })),
    below: [DOCUMENT_WORDS[context.document.language].unrounded],
  }
}

/** Whether there is a second rating among the columns asked for. */
function hasReadings(nodes: readonly FullNode[], { request }: TableContext): boolean {
  const hasEvidence = request.columns === undefined || request.columns.has('evidenced')
  return nodes.some(
    ({ evidenced, verified }) =>
      verified?.score !== undefined || (hasEvidence && evidenced?.score !== undefined),
  )
}

function readingCells(node: FullNode, { wording, report }: TableContext) {
  const digits = report.result.model.shownDigits
  const claimed = quantityOf(node)
  const [evidenced, verified] = [node.evidenced?.score, node.verified?.score]
  const last = verified ?? evidenced
  const difference =
    claimed === undefined || last === undefined
      ? undefined
      : quantityDifference(last, claimed, digits)
  return {
    claimed: shownCell(claimed, wording) ?? NONE,
    evidenced: shownCell(evidenced, wording) ?? NONE,
    verified: shownCell(verified, wording) ?? NONE,
    difference: shownCell(difference, wording) ?? NONE,
  }
}

function quantityOf({ value, exact, shown }: FullNode): Quantity | undefined {
  return value === undefined || exact === undefined || shown === undefined
    ? undefined
    : { value, exact, shown }
}

export function consensusTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score, model } = report.result
  const nodes = partsOf(context)
  if (nodes.length === 0) return { rows: [] }
  return {
    rows: [...nodes, score].map(node => {
      const name = numberedTitle(node, wording)
      const typed = document.fields
        .rows('konsensus')
        .find(each => isNamed(each.get('bagian'), node.id, node.title))
        ?.get('nilai')
      const claimed = quantityOf(node)
      const difference =
        typed === undefined || claimed === undefined
          ? undefined
          : quantityDifference({ exact: typed }, claimed, model.shownDigits)
      return {
        isFoot: node === score,
        cells: {
          part: textCell(name, node === score ? 'strong' : 'plain'),
          weight: shownCell(node.nominal ?? node.maximum, wording),
          score: scoreCell(node, context),
          agreed:
            typed === undefined
              ? fieldCell('konsensus', 'nilai', node, context)
              : textCell(wording.number(typed)),
          difference: shownCell(difference, wording) ?? NONE,
          reason:
            difference?.value === 0
              ? textCell('')
              : fieldCell('konsensus', 'alasan', node, context),
        },
      }
    }),
    below: [DOCUMENT_WORDS[document.language].unrounded],
  }
}
