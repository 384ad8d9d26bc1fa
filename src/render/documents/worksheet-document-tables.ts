/** Tables that documents of worksheets ask for: components, gates, readings of several raters, points still obtainable. */

import type { Inline } from '../../documents/document.ts'
import { sharesOf } from '../../documents/part-weights.ts'
import { isNamed } from '../../documents/typed-names.ts'
import type { FullNode } from '../../report/full-report.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { allNodes, listedNodes, numberedTitle, percentOf } from '../sections/worksheet-tables.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import { type BuiltRow, type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { starOf } from './facts.ts'

export const NONE = textCell(UNDEFINED_MARK)

/**
 * The parts that an outline asks for: `by` names the node above them, or `all`, which is everything above the questions. Where the
 * numbers of several units are not joined, there is no whole to list the parts of.
 */
export function partsOf({ report, request }: TableContext): readonly FullNode[] {
  const { score } = report.result
  if (score.undefinedBecause === 'several-units') return []
  if (request.by === undefined) return listedNodes(score)
  const nodes = allNodes(score)
  if (request.by !== 'all') return nodes.find(({ id }) => id === request.by)?.children ?? []
  return nodes.slice(1).filter(({ children }) => children.length > 0)
}

/** Where an outline lists parts of parts, each has the number of its place: 2, 2.1, 2.2. */
export function placesOf({ report, request }: TableContext): ReadonlyMap<FullNode, Cell> {
  const found = new Map<FullNode, Cell>()
  if (request.by !== 'all') return found
  const place = (node: FullNode, above: readonly number[]) => {
    const listed = node.children.filter(({ children }) => children.length > 0)
    listed.forEach((child, at) => {
      const path = [...above, at + 1]
      found.set(child, textCell(path.join('.')))
      place(child, path)
    })
  }
  place(report.result.score, [])
  return found
}

/** The cells of both columns of weights. */
export function shareCells({ report, wording }: TableContext) {
  const shares = sharesOf(report.result.model)
  return ({ id }: Pick<FullNode, 'id'>) => {
    const own = shares.get(id)
    return {
      share: shownCell(own?.share, wording),
      'share-of-whole': shownCell(own?.['share-of-whole'], wording),
    }
  }
}

export function areasTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const { score, worksheet } = report.result
  const nodes = partsOf(context)
  if (nodes.length === 0) return { rows: [] }
  const shares = shareCells(context)
  const places = placesOf(context)
  // Of another maximum the two are compared in percent.
  const earlier = (id: string, side: 'before' | 'change') => {
    const found = worksheet?.previous?.nodes.find(each => each.id === id)
    const cell = shownCell(found?.[side], wording)
    const isPercent = found?.in !== undefined && cell !== undefined && 'text' in cell
    return isPercent ? { ...cell, text: wording.words.percent(cell.text) } : cell
  }
  const row = (node: FullNode, isFoot: boolean): BuiltRow => ({
    isFoot,
    cells: {
      number: places.get(node),
      part: textCell(
        isFoot ? wording.title(node) : numberedTitle(node, wording),
        isFoot ? 'strong' : 'plain',
      ),
      weight: weightCell(node, context),
      ...(isFoot ? {} : shares(node)),
      score: scoreCell(node, context, isFoot),
      percent: shownCell(percentOf(node), wording),
      before: earlier(node.id, 'before'),
      change: earlier(node.id, 'change'),
      grade: node.grade === undefined ? undefined : textCell(node.grade),
      filled:
        node.filled === undefined
          ? undefined
          : textCell(`${wording.count(node.filled.count)}/${wording.count(node.filled.of)}`),
      note: isFoot ? undefined : fieldCell('catatan', 'catatan', node, context),
    },
  })
  return {
    rows: [...nodes.map(node => row(node, false)), row(score, true), ...gradeRow(score, context)],
    below: worksheet?.previous === undefined ? [] : [DOCUMENT_WORDS[document.language].unrounded],
  }
}

/** The nominal weight; where questions that do not apply leave less to earn, how much that is. */
function weightCell({ nominal, maximum }: FullNode, { wording, document }: TableContext) {
  const cell = shownCell(nominal ?? maximum, wording)
  if (cell === undefined || !('text' in cell) || nominal === undefined || maximum === undefined)
    return cell
  if (nominal.exact === maximum.exact) return cell
  const { atMost } = DOCUMENT_WORDS[document.language]
  return { ...cell, text: atMost(cell.text, wording.number(maximum.shown)) }
}

function gradeRow({ grade, gradeLabel }: FullNode, { wording, report }: TableContext): BuiltRow[] {
  if (grade === undefined) return []
  const meaning = gradeLabel === undefined ? grade : wording.text(gradeLabel)
  const label = meaning === grade ? '' : ` (${meaning})`
  return [
    {
      isFoot: true,
      cells: {
        part: textCell(wording.own('grade'), 'strong'),
        score: textCell(grade + label + starOf('bands', report), 'strong'),
      },
    },
  ]
}

/** With blanks, what is filled in so far, said as such. */
export function scoreCell(
  node: FullNode,
  { wording, document }: TableContext,
  isStrong = false,
): Cell {
  const own = shownCell(node, wording, isStrong ? 'strong' : 'plain')
  if (own !== undefined) return own
  const soFar = shownCell(node.provisional, wording)
  if (soFar === undefined || !('text' in soFar)) return NONE
  return {
    ...soFar,
    // On a line of its own, where a column of numbers is narrow.
    text: `${soFar.text}\n${DOCUMENT_WORDS[document.language].provisional.toLowerCase()}`,
  }
}

/** What a person wrote about one part, or the blank. */
export function fieldCell(
  list: 'catatan' | 'konsensus',
  column: string,
  node: Pick<FullNode, 'id' | 'title'>,
  context: TableContext,
): Cell {
  const { document } = context
  const rows = document.fields.rows(list)
  const row = rows.find(each => isNamed(each.get('bagian'), node.id, node.title))
  return inlineCell(document.fields.cell(list, row, column), context)
}

/** What a plan has to say of a part, whose cells wait for a person. */
const QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** A column for each quarter, once all times are known; until then one with room for them. */
export function quarterColumns(context: TableContext, rows: readonly BuiltRow[]) {
  const heading = DOCUMENT_WORDS[context.document.language].quarter
  const isKnown = rows.length > 0 && rows.every(({ cells }) => Array.isArray(cells.quarters))
  if (isKnown) return { rows, spread: { quarters: QUARTERS.map(heading) } }
  const joined = rows.map(row => {
    const { quarters } = row.cells
    if (!Array.isArray(quarters)) return row
    const named = QUARTERS.filter((_, at) => (quarters as Cell[])[at] === MARKED).map(heading)
    return { ...row, cells: { ...row.cells, quarters: textCell(named.join(', ')) } }
  })
  return { rows: joined }
}

const MARKED = textCell('✓')

export function planCells(row: ReadonlyMap<string, string> | undefined, context: TableContext) {
  const { document } = context
  const cell = (column: string): Inline => document.fields.cell('rencana', row, column)
  const quarters = row?.get('waktu')?.split(',')
  return {
    activity: inlineCell(cell('kegiatan'), context),
    output: inlineCell(cell('output'), context),
    quarters:
      quarters === undefined
        ? inlineCell(cell('waktu'), context)
        : QUARTERS.map(quarter => (quarters.includes(quarter) ? MARKED : textCell(''))),
    responsible: inlineCell(cell('penanggung-jawab'), context),
  }
}

export function gainsTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const open = report.result.worksheet?.open ?? []
  const bare = new Set(open.flatMap(({ withoutEvidence }) => withoutEvidence))
  const rows = (report.result.worksheet?.gains ?? [])
    .filter(({ gain }) => gain.value > 0)
    .map(gain => {
      const row = document.fields
        .rows('rencana')
        .find(each => isNamed(each.get('bagian'), gain.id, gain.title))
      const lacks = [...bare].filter(id => id === gain.id || id.startsWith(`${gain.id}.`)).length
      const evidence =
        lacks === 0 ? '' : `; ${wording.words.page.addEvidence(wording.count(lacks), '')}`
      return {
        cells: {
          part: textCell(numberedTitle(gain, wording)),
          condition: textCell(
            `${wording.number(gain.earned.shown)} / ${wording.number(gain.maximum.shown)}${evidence}`,
          ),
          gain: shownCell(gain.gain, wording, 'strong'),
          ...planCells(row, context),
          state: textCell(''),
          proof: textCell(''),
        },
      }
    })
  return quarterColumns(context, rows)
}
