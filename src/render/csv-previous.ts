/** The period before in a report -> rows of its CSV. */
import { inLanguage, type Localized } from '../language/language.ts'
import type { FullReport } from '../report/full-report.ts'
import { HIDDEN_MARK } from '../report/report-numbers.ts'
import type { CsvRow } from './render-csv.ts'

/** As for worksheets; a group has the respondents of this period, `asked` those of the one before. */
export function previousRows(previous: FullReport['result']['previous']): CsvRow[] {
  if (previous === undefined) return []
  return [
    { part: 'previous-sample', n: previous.n ?? HIDDEN_MARK },
    ...changeRows(previous),
    ...(previous.periods ?? []).flatMap(({ name, n, nodes }) => [
      { part: 'period', place: name, n: n ?? HIDDEN_MARK },
      ...nodes.map(
        ({ id, value, low, high }): CsvRow => ({
          ...{ part: 'period', place: name, id, low: low?.value, high: high?.value },
          ...(value?.exact === HIDDEN_MARK ? { ...value, value: HIDDEN_MARK } : value),
        }),
      ),
    ]),
    ...(previous.otherPairs ?? []).flatMap(pair => {
      const place = `${pair.before} → ${pair.now}`
      return [
        { part: 'previous-sample', place, n: pair.nBefore ?? HIDDEN_MARK },
        ...changeRows(pair).map(each => ({ ...each, place })),
      ]
    }),
  ]
}

type Sheets = NonNullable<NonNullable<FullReport['result']['worksheet']>['previous']>

/** Of worksheets: parts, units and answers; every other pair of periods with its place. */
export function sheetPeriodRows(previous: Sheets | undefined): CsvRow[] {
  if (previous === undefined) return []
  return [
    ...changedSheetRows(previous),
    ...(previous.periods ?? []).flatMap(({ name, nodes, units }) => [
      ...nodes.map(({ id, value }): CsvRow => ({ part: 'period', place: name, id, ...value })),
      ...units.map(
        ({ unit, value }): CsvRow => ({ part: 'period', place: name, group: unit, ...value }),
      ),
    ]),
    ...(previous.otherPairs ?? []).flatMap(pair => {
      const place = `${pair.before} → ${pair.now}`
      return changedSheetRows(pair).map(each => ({ ...each, place }))
    }),
  ]
}

function changedSheetRows({
  nodes,
  units,
  answers,
}: Pick<Sheets, 'nodes' | 'units' | 'answers'>): CsvRow[] {
  return [
    ...nodes.map(node => ({ ...changeRow(node), id: node.id, title: title(node.title) })),
    ...units.map(unit => ({ ...changeRow(unit), group: unit.unit })),
    ...answers.map(
      ({ unit, id, before, now }): CsvRow => ({
        ...{ part: 'changed-answer', group: unit, id, before, shown: now },
      }),
    ),
  ]
}

type Survey = NonNullable<FullReport['result']['previous']>

function changeRows(previous: Pick<Survey, 'nodes' | 'items' | 'groups' | 'splits'>): CsvRow[] {
  return [
    ...(previous.splits ?? []).flatMap(({ by, titles: _titles, otherScale, ...parts }) =>
      Object.entries(parts).map(
        ([id, part]): CsvRow => ({
          ...{ part: 'previous-split', by: by.join('*'), id, ...part },
          ...(id === 'answers' && otherScale ? { reason: 'other-scale' } : {}),
        }),
      ),
    ),
    ...previous.nodes.map(each => ({ ...changeRow(each), id: each.id, title: title(each.title) })),
    ...previous.items.map(each => ({
      ...changeRow(each),
      id: each.id,
      title: title(each.title),
      level: each.in,
    })),
    ...previous.groups.flatMap(({ by, groups }) =>
      groups.map(group => ({
        ...changeRow(group),
        by: by.join('*'),
        group: group.labels.map(title).join(' * '),
        n: group.n ?? HIDDEN_MARK,
        asked: group.nBefore ?? HIDDEN_MARK,
      })),
    ),
  ]
}

type Change = Sheets['units'][number]

interface Sure {
  readonly low?: { readonly value: number }
  readonly high?: { readonly value: number }
}

function changeRow({ before, now, change, low, high }: Omit<Change, 'unit'> & Sure): CsvRow {
  const isHidden = now?.exact === HIDDEN_MARK
  const value = isHidden ? { ...now, value: HIDDEN_MARK } : now
  const interval =
    change?.exact === HIDDEN_MARK
      ? { low: HIDDEN_MARK, high: HIDDEN_MARK }
      : { low: low?.value, high: high?.value }
  return { part: 'previous', before: before?.shown, ...value, change: change?.shown, ...interval }
}

function title(text: Localized): string {
  return inLanguage(text, 'id')
}
