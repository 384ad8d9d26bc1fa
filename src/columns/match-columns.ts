/** The headers of a table and a rubric -> which column answers which item, and what cannot be told. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Group, Item, Rubric, ScoreNode } from '../rubric/model.ts'
import {
  behindOpenings,
  headerForms,
  joinedWords,
  looseHeader,
  normalisedHeader,
} from '../tables/header-names.ts'
import type { SourceIdentity } from '../tables/table.ts'
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
import { type Claims, exactNames, nameClaims, type Sought } from './name-claims.ts'

/**
 * What tools call the time of an answer: when it was finished before when it was begun, the surest first.
 */
const USUAL_TIME_COLUMNS: readonly (readonly string[])[] = [
  // Google Forms
  ['Stempel waktu', 'Cap waktu', 'Timestamp'],
  // Microsoft Forms, KoboToolbox, ODK, LimeSurvey, Qualtrics, SurveyMonkey
  ['Completion time', 'Waktu selesai'],
  ['_submission_time', 'SubmissionDate', 'submitdate', 'RecordedDate', 'Recorded Date'],
  [
    'Date submitted',
    'submitdate. Date submitted',
    'Tanggal dikirim',
    'Tanggal pengiriman',
    'Submitted at',
    'Submission time',
    'Submission date',
  ],
  ['end', 'EndDate', 'End Date', 'End time', 'CompletedDate', 'Date Modified'],
  ['datestamp', 'Date last action', 'Tanggal aktivitas terakhir', 'Tanggal tindakan terakhir'],
  [
    'Start time',
    'Waktu mulai',
    'start',
    'startdate',
    'StartDate',
    'Start Date',
    'Date started',
    'Date Created',
  ],
  [
    'Tanggal pengisian',
    'Waktu pengisian',
    'Tanggal survei',
    'Tanggal mulai',
    'today',
    'created_at',
    'submitted_at',
  ],
]

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
  const others = [...rubric.groups, ...rubric.profile].map(soughtGroup)
  const times = [rubric.timeColumns, ...USUAL_TIME_COLUMNS].map(
    (texts): Sought<'time'> => ({ target: 'time', ids: [], texts }),
  )

  const items = rubric.items.filter(hasColumn)
  const sought = soughtItems(rubric, chosen.items)
  const namesItem = exactNames(sought)
  const namesOther = exactNames<unknown>([...others, ...times])
  const surelyOther = (column: number) => {
    const header = headers[column] ?? ''
    return namesOther(header) && !namesItem(header)
  }
  const itemClaims = nameClaims(
    sought,
    headers,
    free.filter(column => !surelyOther(column)),
  )
  const joined = branchColumns(itemClaims, headers)
  const taken = new Set([
    ...itemClaims.matched.map(claim => claim.column),
    ...itemClaims.doubled.flatMap(({ columns }) => columns),
  ])
  const rest = free.filter(column => !taken.has(column))
  const claimsOf = (groups: readonly Group[], kind: 'groups' | 'profile') =>
    nameClaims(groups.filter(group => !chosen[kind].has(group.id)).map(soughtGroup), headers, rest)
  const groupClaims = claimsOf(rubric.groups, 'groups')
  const profileClaims = claimsOf(rubric.profile, 'profile')
  const timeClaims =
    finished === undefined
      ? firstFound(chosen.time === undefined ? times : [], headers, rest)
      : nameClaims<'time'>([{ target: 'time', ids: [], texts: [FINISHED] }], headers, [finished])

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
      const [first = 0, ...further] = branches
      return [
        {
          ...found({ column: first, how: 'exact', name: headers[first] ?? '' }),
          ...branched(further),
          item,
        },
      ]
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
  const mappingWithout = {
    headers,
    items: itemColumns,
    groups: groupColumns(rubric.groups, groupClaims, 'groups'),
    profile: groupColumns(rubric.profile, profileClaims, 'profile'),
    time: chosen.time !== undefined ? byHand(chosen.time) : timeClaim && found(timeClaim),
    values: saved.values,
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
  ])
  const matchedItems = new Set(itemColumns.map(({ item }) => item))
  const missing = items.filter(item => !matchedItems.has(item) && !disputed.has(item))
  const unmatched = items.filter(item => !matchedItems.has(item))
  const guesses = new Map([
    ...likelyColumns(rubric, missing, headers, unusedColumns),
    ...doubled.flatMap(({ target, columns }) => columns.map(column => [column, target] as const)),
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
      ...missingColumns({ missing, items, headers, guesses, rubric, source }),
      ...groupProblems(groupClaims, 'group:', headers, source),
      ...groupProblems(profileClaims, 'profile:', headers, source),
      ...timeProblems(timeClaims, headers, source),
      ...rubricCautions(rubric, itemColumns, source),
    ],
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

/** The claims of the first that any column is named like. */
function firstFound(
  times: readonly Sought<'time'>[],
  headers: readonly string[],
  columns: readonly number[],
): Claims<'time'> {
  const listed = new Set<string>()
  const isNew = (name: string) => {
    const size = listed.size
    return listed.add(normalisedHeader(name)).size > size
  }
  const ranked = times.map(({ texts }, target) => ({ target, ids: [], texts: texts.filter(isNew) }))
  const { matched, doubled } = nameClaims(ranked, headers, columns)
  const first = Math.min(...[...matched, ...doubled].map(({ target }) => target))
  const ofFirst = <C extends { readonly target: number }>(claims: readonly C[]) =>
    claims
      .filter(({ target }) => target === first)
      .map(claim => ({ ...claim, target: 'time' as const }))
  return { matched: ofFirst(matched), doubled: ofFirst(doubled), outworded: [], shared: [] }
}

function branched(further: readonly number[] = []): Pick<ItemColumn, 'further'> {
  return further.length === 0 ? {} : { further }
}

/**
 * A form with a branch for each unit asks the same questions in each: several items have the very same header as often,
 * one set of columns after the other. Whether a row fills two of them shows when the rows are read.
 */
function branchColumns(
  { doubled }: Claims<Item>,
  headers: readonly string[],
): ReadonlyMap<Item, readonly number[]> {
  const sets = doubled
    .map(({ target, columns }) => ({ target, columns: columns.toSorted((a, b) => a - b) }))
    .filter(({ columns }) => new Set(columns.map(column => headers[column])).size === 1)
  const count = sets[0]?.columns.length ?? 0
  const isBranched =
    sets.length > 1 &&
    sets.length === doubled.length &&
    sets.every(({ columns }) => columns.length === count) &&
    Array.from({ length: count - 1 }, (_, branch) => branch).every(branch => {
      const last = Math.max(...sets.map(({ columns }) => columns[branch] ?? 0))
      return sets.every(({ columns }) => (columns[branch + 1] ?? 0) > last)
    })
  return new Map(isBranched ? sets.map(({ target, columns }) => [target, columns]) : [])
}

/** A ratio is computed from other items. */
export function hasColumn(item: Item): boolean {
  return item.measure.kind !== 'ratio'
}

/**
 * The items that have a column, but for those said to stand elsewhere. They are sought in one file after the other, and
 * are the same each time.
 */
export function soughtItems(
  rubric: Rubric,
  elsewhere: ReadonlyMap<string, number> = NOWHERE,
): readonly Sought<Item>[] {
  const all = knownItems.get(rubric) ?? soughtOf(rubric)
  knownItems.set(rubric, all)
  return elsewhere.size === 0 ? all : all.filter(({ target }) => !elsewhere.has(target.id))
}

const NOWHERE: ReadonlyMap<string, number> = new Map()
const knownItems = new WeakMap<Rubric, readonly Sought<Item>[]>()
const knownGroups = new WeakMap<Group, Sought<Group>>()

/** Forms and exports often write the dimension before the question: `Harmonis: Suka menolong orang lain`. */
function soughtOf(rubric: Rubric): readonly Sought<Item>[] {
  const headings = itemHeadings(rubric)
  return rubric.items.filter(hasColumn).map(item => ({
    target: item,
    ids: [item.id],
    texts: [...textsOf(item.text), ...item.columns],
    headings: headings.get(item) ?? [],
  }))
}

function soughtGroup(group: Group): Sought<Group> {
  const texts = [...textsOf(group.title), ...group.columns]
  const sought = knownGroups.get(group) ?? { target: group, ids: [group.id], texts }
  knownGroups.set(group, sought)
  return sought
}

function textsOf(text: { readonly id?: string; readonly en?: string }): string[] {
  return [text.id, text.en].filter(one => one !== undefined)
}

function usedColumns(mapping: Omit<ColumnMapping, 'unused'>): Set<number> {
  const all: readonly MatchedColumn[] = [...mapping.items, ...mapping.groups, ...mapping.profile]
  const used = new Set(all.map(({ column }) => column))
  for (const { further = [] } of mapping.items) for (const column of further) used.add(column)
  if (mapping.time !== undefined) used.add(mapping.time.column)
  return used
}

/** Shorter words may stand behind others in any title. */
const LEAST_STATEMENT = 16

// Rubrics -> a test of whether a header text is one of the names they know.

/** Shows where the header row of a sheet is, and which delimiter a file has; which column is which is decided later. */
export function headerRecogniser(
  rubrics: readonly Rubric[],
  further: readonly string[] = [],
): (header: string) => boolean {
  const names = new Set(further.map(normalisedHeader))
  const statements = new Set<string>()
  for (const rubric of rubrics) {
    const { groups, profile, timeColumns } = rubric
    for (const { ids, texts, headings = [] } of soughtItems(rubric)) {
      for (const name of [...ids, ...texts]) names.add(normalisedHeader(name))
      for (const text of texts) {
        const loose = looseHeader(normalisedHeader(text))
        statements.add(loose).add(joinedWords(loose) ?? loose)
        for (const heading of headings)
          names.add(looseHeader(normalisedHeader(`${heading} ${text}`)))
      }
    }
    for (const group of [...groups, ...profile])
      addNames(names, group.id, group.title, group.columns)
    for (const name of timeColumns) names.add(normalisedHeader(name))
  }
  const decided = new Map<string, boolean>()
  const isName = (text: string) => names.has(text) || statements.has(text)
  /** `Saya telah …`, before a statement of some length: no cell of answers looks so. */
  const isOpened = (text: string) =>
    behindOpenings(looseHeader(text)).some(
      ({ rest }) => rest.length >= LEAST_STATEMENT && statements.has(joinedWords(rest) ?? rest),
    )
  return header => {
    const known =
      decided.get(header) ?? headerForms(header).some(({ text }) => isName(text) || isOpened(text))
    decided.set(header, known)
    return known
  }
}

function addNames(
  names: Set<string>,
  id: string,
  text: { readonly id?: string; readonly en?: string },
  columns: readonly string[],
): void {
  for (const name of [id, text.id, text.en, ...columns]) {
    if (name !== undefined) names.add(normalisedHeader(name))
  }
}

// A rubric -> for each item the titles of the parts it belongs to, as forms write them before its question.

/** Worksheets have none: their rows are numbered. */
export function itemHeadings({ kind, score }: Rubric): ReadonlyMap<Item, readonly string[]> {
  const headings = new Map<Item, readonly string[]>()
  if (kind === 'worksheet') return headings
  const visit = (node: ScoreNode, above: readonly string[]) => {
    const { title, also, item, children } = node
    if (item !== undefined) {
      headings.set(item, [...(headings.get(item) ?? []), ...above])
      return
    }
    // The title of the whole says nothing about a question.
    const own = node === score ? [] : [title?.id, title?.en, ...also]
    const known = [...above, ...own.filter(text => text !== undefined)]
    for (const child of children) visit(child, known)
  }
  visit(score, [])
  return headings
}
