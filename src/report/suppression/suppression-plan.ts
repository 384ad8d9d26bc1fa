/** A survey's result -> which of its groups may not be shown: small ones of persons, and what would reveal them by subtraction. */
import { HIDDEN, HIDDEN_MARK } from '../report-numbers.ts'
import type { ReportNode, ReportResult } from '../report-shape.ts'
import {
  type Cell,
  cellId,
  isWithin,
  keysOf,
  labelsOf,
  linesAmong,
  sharedMargins,
} from './group-lines.ts'
import { describesPersons, isStaff, narrowsToPersons, officeCells } from './persons-and-offices.ts'
import { loneAverages } from './published-averages.ts'
import { determinedCells, type GroupCell, type Line, suppressedCells } from './small-groups.ts'
import { coveredOffices, earlierTables, tellingTable } from './table-meetings.ts'

/** How many of a kind there are is not shown below this, where no form asks for it. */
export const MIN_CATEGORY = 5

export interface SuppressionPlan {
  /** Whose scores, counts, or whole line may not be shown. */
  readonly scores: ReadonlySet<string>
  readonly counts: ReadonlySet<string>
  readonly dropped: ReadonlySet<string>
  /** Those of `scores` that are offices or services of the public: beside others they would tell of few. */
  readonly offices: ReadonlySet<string>
  /** Of the period before; and those of them that are few there, or would reveal one. */
  readonly before: ReadonlySet<string>
  readonly fewBefore: ReadonlySet<string>
  readonly revealed: readonly string[]
  /** The whole is a group of persons, and a small one. */
  readonly isWholeSmall: boolean
  /** The same of the period before. */
  readonly isBeforeSmall: boolean
  /** Everybody who answers is a person, not a visitor of an office. */
  readonly areAllPersons: boolean
  /** Ids of the groupings of persons. */
  readonly isOfPersons: (by: readonly string[]) => boolean
  /** Periods besides the last two have few persons somewhere; and whether all of one are few. */
  readonly hidesOthers: boolean
  readonly hidesPeriods: boolean
}

export function suppressionPlan(result: ReportResult, minGroup: number): SuppressionPlan {
  const { model, sample, previous } = result
  const { rowsUsed = 0 } = sample
  const isOfPersons = (by: readonly string[]) => narrowsToPersons(model, by)
  const isOfStaff = isStaff(model)
  const isWholeSmall =
    isOfStaff && (rowsUsed < minGroup || result.score.undefinedBecause === HIDDEN)
  const printed = cellsOf(result)
  const cells = [...printed, ...sharedMargins(printed)]
  const scored = cells.filter(({ n }) => n.length > 1)
  // A mean of groups beside that of persons is a second sum.
  const equations =
    (model.averages ?? []).some(({ index }) => index === 'groups') || hasUnitMeans(model.score)
      ? 2
      : 1
  const all = linesOf(cells, result)
  const covered = coveredOffices(result.groups, isOfPersons, minGroup)
  const counted = officeCells(cells, isOfPersons)
  const offices = covered.size === 0 ? counted : officeCells(cells, isOfPersons, covered)
  const mayGo = mayGoBeside(covered, cells)
  const isOfOffices = (by: readonly string[]) => !by.some(id => describesPersons(model, id))
  // That all of an office are of one kind is a word on persons; that they came for one service is none.
  const isPrintedAnyway = ({ id, by }: Cell) => offices.has(id) && isOfOffices(by)
  const rows = ({ n }: Cell) => n[0] ?? 0
  const few = new Set(cells.filter(cell => rows(cell) < minGroup).map(({ id }) => id))
  const dropped = new Set(
    cells.flatMap(cell =>
      isOfPersons(cell.by) &&
      !isPrintedAnyway(cell) &&
      (rowsUsed < minGroup || isWithinFew(cell, few))
        ? [cell.id]
        : [],
    ),
  )
  const isPrescribed = ([id, ...crossed]: readonly string[]) =>
    crossed.length === 0 &&
    [...(model.groups ?? []), ...(model.profile ?? [])].some(
      group => group.id === id && group.prescribed === true,
    )
  const rowsOf = new Map(cells.map(cell => [cell.id, rows(cell)]))
  // What is divided within few persons is not listed, so that hardly anybody can tell what adds up to them.
  const isListed = (id: string) => offices.has(id) && !dropped.has(id)
  const lines = all.filter(
    ({ total, cells: own }) =>
      (total === undefined ? rowsUsed : (rowsOf.get(total) ?? 0)) >= minGroup || own.some(isListed),
  )
  const countCells = cells.map(
    (cell): GroupCell => ({
      id: cell.id,
      n: [rows(cell)],
      isUnprinted: cell.isUnprinted === true,
      isFixed: counted.has(cell.id) || isPrescribed(cell.by),
      isSmall:
        !counted.has(cell.id) &&
        !isPrescribed(cell.by) &&
        (cell.isCountHidden === true ||
          dropped.has(cell.id) ||
          (isOfPersons(cell.by) && rows(cell) > 0 && rows(cell) < MIN_CATEGORY)),
    }),
  )
  const counts = suppressedCells(countCells, lines, MIN_CATEGORY)
  const scoreCells = scored.map(
    (cell): GroupCell => ({
      id: cell.id,
      n: cell.n,
      isUnprinted: cell.isUnprinted === true,
      isFixed: offices.has(cell.id) && !mayGo(cell),
      isSmall:
        covered.has(cell.id) ||
        counts.hidden.has(cell.id) ||
        cell.isScoreHidden === true ||
        dropped.has(cell.id) ||
        (!offices.has(cell.id) &&
          rows(cell) < rowsUsed &&
          cell.n.some(persons => persons > 0 && persons < minGroup)),
    }),
  )
  const known = new Set(scored.map(({ id }) => id))
  const ofScores = (own: readonly PrintedLine[]) =>
    own
      .filter(({ isOfCounts }) => !isOfCounts)
      .map(line => ({ ...line, cells: line.cells.filter(id => known.has(id)) }))
  const scores = suppressedCells(scoreCells, ofScores(lines), minGroup, equations)
  // Whoever knows that all of an office are of one kind can tell all the same: it cannot be hidden, so it is said.
  const told = determinedCells(scores.hidden, ofScores(all), equations)
  const earlier = beforeCells(result, isOfPersons, scores.hidden, minGroup)
  // Two sums with unlike weights and whole numbers behind them: one solution is often left.
  const isSummedTwice = equations > 1 || sample.design?.weightedN !== undefined
  const inTables = new Set(printed.map(({ id }) => id))
  const listed = (ids: ReadonlySet<string>) => new Set([...ids].filter(id => inTables.has(id)))
  return {
    scores: listed(scores.hidden),
    offices: new Set(
      scored.flatMap(cell => (mayGo(cell) && scores.hidden.has(cell.id) ? [cell.id] : [])),
    ),
    counts: listed(counts.hidden),
    dropped: listed(dropped),
    before: earlier.hidden,
    fewBefore: earlier.own,
    revealed: [
      ...printedParts([...counts.revealed, ...scores.revealed], cells),
      ...earlier.revealed,
      ...listed(new Set(told.filter(id => !dropped.has(id) && !scores.revealed.includes(id)))),
      ...(isSummedTwice ? listed(scores.hidden) : []),
      ...listed(new Set(loneAverages(result.averages, minGroup))),
    ],
    isWholeSmall,
    areAllPersons: isOfStaff,
    isOfPersons,
    ...othersHidden(result, isOfPersons, isOfStaff, minGroup),
    isBeforeSmall: isOfStaff && previous !== undefined && (previous.n ?? 0) < minGroup,
  }
}

/** Ids of groups in tables; what is in none is told by the groups within it. */
function printedParts(ids: readonly string[], cells: readonly Cell[]): readonly string[] {
  const told = new Set(ids)
  const margins = cells.filter(({ id, isUnprinted }) => isUnprinted && told.has(id))
  const within = cells.filter(cell =>
    margins.some(total => total.by.every(id => cell.by.includes(id)) && isWithin(cell, total)),
  )
  const parts = within.flatMap(({ id, isUnprinted }) => (isUnprinted ? [] : [id]))
  const isMargin = new Set(margins.map(({ id }) => id))
  return [...new Set([...ids.filter(id => !isMargin.has(id)), ...parts])]
}

function hasUnitMeans({ over, children }: ReportResult['model']['score']): boolean {
  return over === 'units' || children.some(hasUnitMeans)
}

function personsOf(node: ReportNode): readonly number[] {
  return [node.n ?? 0, ...(node.children ?? []).flatMap(personsOf)]
}

/** Each group once, with its scores where it has any; then what only a profile or a roster counts. */
function cellsOf({ groups, profile, coverage, hidden }: ReportResult): readonly Cell[] {
  const cells = new Map<string, Cell>()
  // What was hidden before is of few, for all that is known.
  const add = (
    by: readonly string[],
    keys: readonly string[],
    [rows, ...parts]: readonly (number | undefined)[],
    isScoreHidden = false,
  ) => {
    const id = cellId(by, keys)
    const isCountHidden = hidden !== undefined && rows === undefined
    const n = [rows, ...parts].map((persons = 0) => persons)
    if (!cells.has(id)) cells.set(id, { by, keys, id, n, isCountHidden, isScoreHidden })
  }
  for (const { by, groups: own } of groups) {
    for (const group of own) {
      const { n, score } = group
      add(by, keysOf(labelsOf(group)), [n, ...personsOf(score)], score.undefinedBecause === HIDDEN)
    }
  }
  for (const { id, values, noAnswer } of profile) {
    for (const { label, count } of values) add([id], keysOf([label]), [count])
    if (noAnswer !== 0) add([id], [''], [noAnswer])
  }
  for (const { label, n } of [...(coverage?.units ?? []), ...(coverage?.notInRoster ?? [])]) {
    if (coverage !== undefined && n !== 0) add([coverage.by], keysOf([label]), [n])
  }
  return [...cells.values()]
}

/** Everything that adds up: each grouping to the whole and to each coarser one, units to their strata. */
function linesOf(cells: readonly Cell[], { coverage }: ReportResult): readonly PrintedLine[] {
  const units = coverage?.units ?? []
  const strata = [...new Set(units.flatMap(({ stratum }) => stratum ?? []))]
  const known = new Set(cells.map(({ id }) => id))
  return [
    ...linesAmong(cells).map(line => ({ ...line, isOfCounts: false })),
    ...strata.map(
      (stratum): PrintedLine => ({
        cells: units
          .filter(unit => unit.stratum === stratum)
          .map(({ label }) => cellId([coverage?.by ?? ''], keysOf([label])))
          .filter(id => known.has(id)),
        total: undefined,
        isOfCounts: true,
      }),
    ),
  ].filter(line => line.cells.length > 0)
}

interface PrintedLine extends Line {
  /** No score stands for it. */
  readonly isOfCounts: boolean
}

/** Where some of a table of offices are covered, others of it may be hidden beside them. */
function mayGoBeside(
  covered: ReadonlySet<string>,
  cells: readonly Cell[],
): (cell: Cell) => boolean {
  const tables = new Set(cells.flatMap(({ id, by }) => (covered.has(id) ? by : [])))
  return ({ by: [id = '', ...crossed] }) => crossed.length === 0 && tables.has(id)
}

/** A crossing within few persons says nothing that may be said. @param few groups of fewer than what is shown */
function isWithinFew(cell: Cell, few: ReadonlySet<string>): boolean {
  const { by, keys } = cell
  // Each group of fewer columns that it is in.
  for (let chosen = 1; chosen < 2 ** by.length - 1; chosen++) {
    const at = [...by.keys()].filter(position => ((chosen >> position) & 1) === 1)
    const id = cellId(
      at.map(position => by[position] ?? ''),
      at.map(position => keys[position] ?? ''),
    )
    if (few.has(id)) return true
  }
  return false
}

/** Groups as the period before had them: they add up to its whole and to each other, as those of this period do. */
function beforeCells(
  { previous, hidden: hiddenBefore }: ReportResult,
  isOfPersons: (by: readonly string[]) => boolean,
  hiddenNow: ReadonlySet<string>,
  minGroup: number,
) {
  const printed = (previous?.groups ?? []).flatMap(({ by, groups }) =>
    groups.flatMap(({ labels, nBefore = 0, fewestBefore = nBefore, before }): Cell[] => {
      const keys = keysOf(labels)
      const isScoreHidden = hiddenBefore !== undefined && before?.exact === HIDDEN_MARK
      if (nBefore === 0 && !isScoreHidden) return []
      return [{ by, keys, id: cellId(by, keys), n: [nBefore, fewestBefore] }]
    }),
  )
  const cells = [...printed, ...sharedMargins(printed)]
  const lines = linesAmong(cells)
  const tables = earlierTables(previous?.groups)
  const covered = coveredOffices(tables, isOfPersons, minGroup)
  const offices = officeCells(cells, isOfPersons, covered)
  const mayGo = mayGoBeside(covered, cells)
  const without = (isHidden: (id: string) => boolean) =>
    suppressedCells(
      cells.map(cell => {
        const { id, n, isUnprinted = false } = cell
        const isFew = (n[0] ?? 0) < minGroup || n.some(each => each > 0 && each < minGroup)
        return {
          ...{ id, n, isUnprinted, isFixed: offices.has(id) && !mayGo(cell) },
          isSmall: covered.has(id) || (!offices.has(id) && (isFew || isHidden(id))),
        }
      }),
      lines,
      minGroup,
    )
  // What its own report hid, whatever of this period would do in its place: whoever has both would know the rest.
  const own = without(() => false).hidden
  const { hidden, revealed } = without(id => own.has(id) || hiddenNow.has(id))
  const inTables = new Set(printed.map(({ id }) => id))
  return {
    hidden: new Set([...hidden].filter(id => inTables.has(id))),
    own: new Set([...own].filter(id => inTables.has(id))),
    revealed: printedParts(revealed, cells),
  }
}

type OtherPair = NonNullable<NonNullable<ReportResult['previous']>['otherPairs']>[number]

/** Whether a grouping of two periods has few persons in either, or few who answered a part of it. */
export function hasFew({ groups }: OtherPair['groups'][number], minGroup: number): boolean {
  const isFew = (n: number | undefined) => n === undefined || (n > 0 && n < minGroup)
  return groups.some(({ n, nBefore, fewestBefore = nBefore }) =>
    [n, nBefore, fewestBefore].some(isFew),
  )
}

function othersHidden(
  { previous }: ReportResult,
  isOfPersons: (by: readonly string[]) => boolean,
  isStaff: boolean,
  minGroup: number,
) {
  const { periods = [], otherPairs = [] } = previous ?? {}
  const few = isStaff ? periods.filter(({ n = 0 }) => n < minGroup) : []
  const hasFewGroups = otherPairs.some(
    ({ groups }) =>
      tellingTable(earlierTables(groups), () => false, minGroup, isOfPersons) !== undefined ||
      groups.some(each => isOfPersons(each.by) && hasFew(each, minGroup)),
  )
  // The last two are told of by themselves.
  const hidesPeriods = few.some(period => !periods.slice(-2).includes(period))
  return { hidesPeriods, hidesOthers: few.length > 0 || hasFewGroups }
}
