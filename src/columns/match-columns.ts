/** The headers of a table and a rubric -> which column answers which item, and what cannot be told. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Group, Item, Rubric } from '../rubric/model.ts'
import { normalisedHeader, withoutAgain } from '../tables/header-names.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import {
  type ColumnMapping,
  type GroupColumn,
  type ItemColumn,
  type MatchedColumn,
  NOTHING_SAVED,
  type SavedMapping,
} from './column-mapping.ts'
import {
  groupProblems,
  itemProblems,
  missingColumns,
  openingNote,
  rubricCautions,
  timeProblems,
} from './column-problems.ts'
import { savedColumns } from './find-column.ts'
import { likelyColumns } from './likely-columns.ts'
import { type Claims, isExactName, nameClaims, type Sought } from './name-claims.ts'
import { sampleColumns } from './sample-columns.ts'
import {
  groupsAndWithin,
  hasColumn,
  hasMatrix,
  soughtColumns,
  soughtItems,
  without,
} from './sought-columns.ts'

const onlyMatrix = defineDiagnostic('responses/matrix-alone', 'note', {
  id: '{count} pertanyaan lain dari `{rubric}` tidak memiliki kolom dan tidak dinilai.',
  en: '{count} further questions of `{rubric}` have no column and are not scored.',
})

/** Items are looked for first: a column that answers an item is never a group as well. */
export function matchColumns(
  headers: readonly string[],
  rubric: Rubric,
  source: SourceIdentity,
  saved: SavedMapping = NOTHING_SAVED,
): { readonly mapping: ColumnMapping; readonly diagnostics: readonly Diagnostic[] } {
  const chosen = savedColumns(headers, saved, source)
  const besideBegun = finishedBesideBegun(headers)
  const finished =
    besideBegun === undefined || chosen.byColumn.has(besideBegun) ? undefined : besideBegun
  const free = headers.flatMap((header, column) =>
    header === '' || chosen.byColumn.has(column) || column === finished ? [] : [column],
  )
  const known = soughtColumns(rubric)
  const items = rubric.items.filter(hasColumn)
  const sought = soughtItems(rubric, chosen.items)
  const texts = new Set(headers.map(normalisedHeader))
  /** Then another column that is called like a time, such as `Waktu`, holds the time. */
  const hasOwnCode = ({ ids }: Sought<unknown>, header: string) =>
    ids.some(id => texts.has(normalisedHeader(id)) && normalisedHeader(id) !== header)
  const surelyOther = (column: number) => {
    const header = headers[column] ?? ''
    const isTime = isExactName(header, known.times)
    const isItem = isExactName(header, sought)
    if (isTime && isItem) {
      const name = normalisedHeader(header)
      return sought.some(one => isExactName(header, [one]) && hasOwnCode(one, name))
    }
    return (isTime || isExactName(header, known.others)) && !isItem
  }
  const itemClaims = nameClaims(
    sought,
    headers,
    free.filter(column => !surelyOther(column)),
  )
  const joined = branchColumns(itemClaims, headers)
  const taken = claimedColumns(itemClaims)
  const rest = free.filter(column => !taken.has(column))
  const soughtWithin = without(known.within, chosen.groups)
  const ids = rubric.groups.filter(({ within }) => within).map(({ id }) => id)
  const others = rest.filter(column => !ids.includes(normalisedHeader(headers[column] ?? '')))
  const besideIds = nameClaims(soughtWithin, headers, others)
  const withinClaims =
    claimedColumns(besideIds).size > 0 ? besideIds : nameClaims(soughtWithin, headers, rest)
  const ofWithin = claimedColumns(withinClaims)
  const claimsOf = (kind: 'groups' | 'profile') =>
    nameClaims(
      without(known[kind], chosen[kind]),
      headers,
      rest.filter(column => !ofWithin.has(column)),
    )
  const groupClaims = joinedClaims(claimsOf('groups'), withinClaims)
  const profileClaims = claimsOf('profile')
  const timeClaims =
    finished === undefined
      ? firstFound(chosen.time === undefined ? known.times : [], headers, rest)
      : firstFound(TIME_FINISHED, headers, [finished])

  const named = (column: number): Pick<MatchedColumn, 'column' | 'header'> => ({
    column,
    header: headers[column] ?? '',
  })
  const byHand = (column: number): MatchedColumn => ({ ...named(column), how: 'mapping', name: '' })
  const found = ({ column, how, name }: Omit<MatchedColumn, 'header'>): MatchedColumn => ({
    ...named(column),
    how,
    name,
  })
  const itemColumns: ItemColumn[] = items.flatMap(item => {
    const column = chosen.items.get(item.id)
    if (column !== undefined)
      return [{ ...byHand(column), ...branched(chosen.further.get(item.id)), item }]
    const branches = joined.get(item)
    if (branches !== undefined) {
      const { areSupposed, columns } = branches
      const [first = 0, ...further] = columns
      const own = sought.filter(({ target }) => target === item)
      const [claim] = areSupposed ? nameClaims(own, headers, [first]).matched : []
      const { how, name } = claim ?? { how: 'exact', name: headers[first] ?? '' }
      const supposed = areSupposed ? ({ areSupposed } as const) : {}
      return [{ ...found({ column: first, how, name }), ...branched(further), ...supposed, item }]
    }
    const claim = itemClaims.matched.find(({ target }) => target === item)
    return claim === undefined ? [] : [{ ...found(claim), item }]
  })
  const groupColumns = (
    groups: readonly Group[],
    claims: Claims<Group>,
    kind: 'groups' | 'profile',
  ) =>
    groups.flatMap((group): GroupColumn[] => {
      const column = chosen[kind].get(group.id)
      if (column !== undefined) return [{ ...byHand(column), group }]
      const claim = claims.matched.find(({ target }) => target === group)
      return claim === undefined ? [] : [{ ...found(claim), group }]
    })
  const [timeClaim] = timeClaims.matched
  const answering = new Set(itemColumns.map(({ column }) => column))
  const sample = sampleColumns(headers, rubric, chosen.drawn, answering)
  const ignored = [...chosen.byColumn].flatMap(([column, { kind }]) =>
    kind === 'ignore' ? [column] : [],
  )
  const mappingWithout = {
    headers,
    items: itemColumns,
    groups: groupColumns(groupsAndWithin(rubric), groupClaims, 'groups'),
    profile: groupColumns(rubric.profile, profileClaims, 'profile'),
    time: chosen.time !== undefined ? byHand(chosen.time) : timeClaim && found(timeClaim),
    ...(Object.keys(sample).length === 0 ? {} : { sample }),
    values: saved.values,
    ...(ignored.length === 0 ? {} : { ignored }),
    ...(saved.answers === undefined ? {} : { answers: saved.answers }),
  }
  const used = usedColumns(mappingWithout)
  const unusedColumns = headers.flatMap((header, column) =>
    header === '' || used.has(column) ? [] : [column],
  )
  const doubled = itemClaims.doubled.filter(({ target }) => !joined.has(target))
  const disputed = new Set([
    ...doubled.map(({ target }) => target),
    ...itemClaims.shared.flatMap(({ targets }) => targets),
    ...itemClaims.rivals.flatMap(({ columns }) => [...columns.values()]),
  ])
  const matchedItems = new Set(itemColumns.map(({ item }) => item))
  const open = items.filter(item => !matchedItems.has(item))
  const isMatrixAlone =
    open.length > 0 && hasMatrix(rubric, new Set([...matchedItems].map(({ id }) => id)))
  const unmatched = isMatrixAlone ? [] : open
  const missing = unmatched.filter(item => !disputed.has(item))
  const guesses = new Map([
    ...likelyColumns(rubric, missing, headers, unusedColumns),
    ...doubled.flatMap(({ target, columns }) => columns.map(column => [column, target] as const)),
    ...itemClaims.rivals.flatMap(({ columns }) => [...columns]),
  ])
  const mapping: ColumnMapping = {
    ...mappingWithout,
    unused: unusedColumns.map(column => headers[column] ?? ''),
    ...(unmatched.length === 0 ? {} : { open: { rubric, items: unmatched, guesses } }),
  }
  return {
    mapping,
    diagnostics: [
      ...chosen.diagnostics,
      ...openingNote(itemClaims, source),
      ...itemProblems({ ...itemClaims, doubled }, headers, source),
      ...(isMatrixAlone
        ? [onlyMatrix(tablePlace(source), { count: open.length, rubric: rubric.id })]
        : []),
      ...missingColumns({ missing, items, headers, guesses, rubric, source }),
      ...groupProblems(groupClaims, 'group:', headers, source),
      ...groupProblems(profileClaims, 'profile:', headers, source),
      ...timeProblems(timeClaims, headers, source),
      ...rubricCautions(rubric, itemColumns, source),
    ],
  }
}

function claimedColumns<T>({ matched, doubled }: Claims<T>): ReadonlySet<number> {
  return new Set([
    ...matched.map(({ column }) => column),
    ...doubled.flatMap(({ columns }) => columns),
  ])
}

function joinedClaims<T>(a: Claims<T>, b: Claims<T>): Claims<T> {
  return {
    matched: [...a.matched, ...b.matched],
    doubled: [...a.doubled, ...b.doubled],
    outworded: [...a.outworded, ...b.outworded],
    shared: [...a.shared, ...b.shared],
    rivals: [...a.rivals, ...b.rivals],
  }
}

const [BEGUN, FINISHED] = ['Waktu mulai', 'Waktu penyelesaian']

/** Microsoft Forms in Indonesian: both times stand side by side, and the second is called like a question of service surveys. */
function finishedBesideBegun(headers: readonly string[]): number | undefined {
  const is = (header: string | undefined, name: string) =>
    normalisedHeader(header ?? '') === normalisedHeader(name)
  const at = headers.findIndex(
    (header, column) => is(header, FINISHED) && is(headers[column - 1], BEGUN),
  )
  return at > 0 ? at : undefined
}

const TIME_FINISHED = [{ target: 0, ids: [], texts: [FINISHED] }]

/** The claims of the first that any column is named like. @param times by rank */
function firstFound(
  times: readonly Sought<number>[],
  headers: readonly string[],
  columns: readonly number[],
): Claims<'time'> {
  const { matched, doubled } = nameClaims(times, headers, columns)
  const first = Math.min(...[...matched, ...doubled].map(({ target }) => target))
  const ofFirst = <C extends { readonly target: number }>(claims: readonly C[]) =>
    claims
      .filter(({ target }) => target === first)
      .map(claim => ({ ...claim, target: 'time' as const }))
  return {
    matched: ofFirst(matched),
    doubled: ofFirst(doubled),
    outworded: [],
    shared: [],
    rivals: [],
  }
}

function branched(further: readonly number[] = []): Pick<ItemColumn, 'further'> {
  return further.length === 0 ? {} : { further }
}

/**
 * A form with a branch for each unit asks the same questions in each: several items have as many headers, the very same or
 * not, one set of columns after the other. Whether a row fills two of them shows when the rows are read.
 */
function branchColumns(
  { doubled }: Claims<Item>,
  headers: readonly string[],
): ReadonlyMap<Item, Branches> {
  const plain = withoutAgain(headers)
  const sets = doubled.map(({ target, columns }) => ({
    target,
    columns: columns.toSorted((a, b) => a - b),
  }))
  const areSupposed = sets.some(
    ({ columns }) => new Set(columns.map(column => plain[column])).size > 1,
  )
  const count = sets[0]?.columns.length ?? 0
  const isBranched =
    sets.length > (areSupposed ? LEAST_SUPPOSED - 1 : 1) &&
    sets.every(({ columns }) => columns.length === count) &&
    Array.from({ length: count - 1 }, (_, branch) => branch).every(branch => {
      const last = Math.max(...sets.map(({ columns }) => columns[branch] ?? 0))
      return sets.every(({ columns }) => (columns[branch + 1] ?? 0) > last)
    })
  return new Map(
    isBranched ? sets.map(({ target, columns }) => [target, { columns, areSupposed }]) : [],
  )
}

interface Branches {
  readonly columns: readonly number[]
  readonly areSupposed: boolean
}

/** Fewer questions, each in two columns with different headers, may be two of them that are alike. */
const LEAST_SUPPOSED = 3

function usedColumns(mapping: Omit<ColumnMapping, 'unused'>): Set<number> {
  const all: readonly MatchedColumn[] = [...mapping.items, ...mapping.groups, ...mapping.profile]
  const used = new Set(all.map(({ column }) => column))
  for (const { further = [] } of mapping.items) for (const column of further) used.add(column)
  if (mapping.time !== undefined) used.add(mapping.time.column)
  for (const { column } of Object.values(mapping.sample ?? {})) used.add(column)
  return used
}
