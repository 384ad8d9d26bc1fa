/** A table whose columns are known -> what the scanner counts of it; nothing where it is for the plain path. Plain data: threads get a copy. */

import type { ReadColumn } from '../coding/answer-reader.ts'
import type { WhereCondition } from '../coding/select-rows.ts'
import type { CodingInput, TableResponses } from '../coding/table-responses.ts'
import type { FooterWords } from '../language/footer-label.ts'
import { categoriesOf, type Item, type Rubric } from '../rubric/model.ts'
import type { OpenTally } from '../tally/count-rows.ts'
import type { BesideColumn, RowMark } from './harmless-text.ts'
import type { ScanLayout } from './scan-layout.ts'

export interface ScanPlan extends ScanLayout {
  readonly delimiter: number
  readonly columns: number
  readonly items: readonly ScannedItem[]
  /** Columns whose texts are told apart: groups, profile, `--where`. */
  readonly texts: readonly BesideColumn[]
  /** Others, of which it only matters that they say nothing of the row. */
  readonly loose: readonly BesideColumn[]
  readonly time: number | undefined
  readonly number: number | undefined
  readonly mark: RowMark
  /** Which rows are asked for: what stands in a column of `texts`. */
  readonly where:
    | { readonly text: number; readonly conditions: readonly WhereCondition[] }
    | undefined
  readonly footers: FooterWords
  /** How the rows were drawn: positions in `texts`. */
  readonly drawn: { readonly stratum?: number; readonly cluster?: number }
  readonly margins: readonly ScannedMargin[]
  /** What rows are compared by; undefined where there are too many of them. */
  readonly compared: ComparedBy | undefined
}

/** The columns beside the answers: positions in `texts` of groups, in which many rows are alike, and the others one by one. */
export interface ComparedBy {
  readonly shared: readonly number[]
  readonly columns: readonly TracedColumn[]
}

/** A column and its kind, as in `trace-row.as.ts`. */
interface TracedColumn {
  readonly column: number
  readonly kind: number
}

interface ScannedItem {
  readonly column: number
  readonly item: Item
  /** What a mapping file says of answers, by their normalised text. */
  readonly said: ReadonlyMap<string, string>
}

/** The positions in `texts` whose values are crossed, two at most: groups, then stratum and cluster. */
interface ScannedMargin {
  readonly texts: readonly number[]
}

/** More categories than an item has in any survey; with two more they fill a byte. */
const MOST_CATEGORIES = 250

/** Whether no text tells its rows apart: it is counted for each table anew. */
export function isOfTable(margin: ScannedMargin | undefined): boolean {
  return margin?.texts.length === 0
}

/** Whether rows of several tables may be counted by one lane: what is said of a whole table stands alone, and nothing is asked for. */
export function areCountedTogether({ groups, where = [], sample }: CodingInput, tally: OpenTally) {
  const isOfTable = (position: number) => groups[position]?.value !== undefined
  const areApart = tally.margins.every(
    ({ positions }) => positions.every(isOfTable) || !positions.some(isOfTable),
  )
  return where.length === 0 && sample === undefined && areApart
}

/** Tables of which it is the same are counted by one lane. */
export function planKey(plan: ScanPlan, { groups, mapping }: CodingInput): string {
  const { items, texts, loose, margins, compared, delimiter, columns, time, number, mark } = plan
  const columnsOf = [groups, mapping.profile].map(all => all.map(({ column }) => column))
  return JSON.stringify([
    ...[delimiter, columns, time, number, mark, texts, loose, margins, compared, columnsOf],
    items.map(({ column, said }) => [column, ...said]),
  ])
}

/** What can be said before the first row is read. */
export type GeneralPlan = Omit<ScanPlan, 'number' | 'mark' | 'compared'>

/**
 * What can be said before the first byte is read.
 * @param tally with the margins that are asked for
 * @param layoutOf that of all tables
 */
export function scanPlan(
  table: TableResponses,
  rubric: Rubric,
  tally: OpenTally,
  layoutOf: () => ScanLayout | undefined,
): GeneralPlan | undefined {
  const { input, rows, beside } = table
  const { text, headers, rowPerAnswer, countsAnswers } = input.table
  const { mapping, groups, where = [] } = input
  if (text === undefined || text.columns !== headers.length || headers.length < 2) return undefined
  if (rowPerAnswer !== undefined || countsAnswers || mapping.open !== undefined) return undefined
  if (beside.areTelling || beside.areSelected || tally.plan.direct.length > 0) return undefined
  // Cut-offs look at a row as a whole, the kernel at what every row is counted by. One answer to all is among that.
  if (tally.plan.suspicion !== undefined) return undefined
  const { weight, stratum, cluster } = input.sample ?? {}
  if (weight !== undefined) return undefined
  const items = scannedItems(rows.columns, rubric)
  if (items === undefined) return undefined
  const [whereColumn, ...others] = new Set(where.map(({ column }) => column))
  // Classes of numbers are compared as exact fractions, which no thread gets a copy of.
  const hasClasses = where.some(({ known }) =>
    known?.group.values.some(({ from, to }) => from !== undefined || to !== undefined),
  )
  if (others.length > 0 || hasClasses) return undefined

  const profile = rubric.profile.map(
    group => mapping.profile.find(column => column.group === group)?.column,
  )
  const groupColumns = groups.map(({ column, value }) => (value === undefined ? column : -1))
  const textColumns = [
    ...new Set([
      ...groupColumns,
      ...[...profile, whereColumn, stratum?.column, cluster?.column].flatMap(
        column => column ?? [],
      ),
    ]),
  ].filter(column => column >= 0)
  const itemColumns = new Set(items.map(({ column }) => column))
  const firstItem = Math.min(...itemColumns)
  if (textColumns.some(column => itemColumns.has(column) || column === beside.time))
    return undefined
  const besideColumn = (column: number): BesideColumn => ({
    column,
    isLoose: beside.loose.includes(column),
    isComment: column > firstItem,
  })
  const at = (column: number | undefined): readonly number[] =>
    column === undefined || column < 0 ? [] : [textColumns.indexOf(column)]
  const [[ofStratum], [ofCluster]] = [at(stratum?.column), at(cluster?.column)]
  const drawnBy = [...at(stratum?.column), ...at(cluster?.column)]
  const crossed = (texts: readonly number[]) => ({ texts: [...new Set([...texts, ...drawnBy])] })
  const margins = tally.margins
    .slice(1)
    .map(({ positions }) => crossed(positions.flatMap(position => at(groupColumns[position]))))
  // All rows are those of any margin together.
  if (margins.length === 0) margins.push(crossed([]))
  if (margins.some(({ texts }) => texts.length > 2)) return undefined
  const layout = layoutOf()
  if (layout === undefined) return undefined
  return {
    delimiter: text.delimiter.charCodeAt(0),
    columns: headers.length,
    items,
    texts: textColumns.map(besideColumn),
    loose: [...headers.keys()]
      .filter(column => !itemColumns.has(column) && column !== beside.time)
      .filter(column => !textColumns.includes(column))
      .map(besideColumn),
    time: beside.time,
    where:
      whereColumn === undefined
        ? undefined
        : { text: textColumns.indexOf(whereColumn), conditions: where },
    footers: rubric.footers,
    margins,
    drawn: {
      ...(ofStratum === undefined ? {} : { stratum: ofStratum }),
      ...(ofCluster === undefined ? {} : { cluster: ofCluster }),
    },
    ...layout,
  }
}

function scannedItems(columns: readonly ReadColumn[], { items }: Rubric) {
  const scanned = columns.map(({ column, reader }) => {
    return { column, item: reader.item, said: reader.said }
  })
  const arePlain = columns.every(
    ({ reader: { item }, further }, position) =>
      item.measure.kind === 'choice' &&
      item.index === position &&
      further.length === 0 &&
      categoriesOf(item).length <= MOST_CATEGORIES,
  )
  return arePlain && columns.length === items.length ? scanned : undefined
}
