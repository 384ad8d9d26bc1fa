/** The tables of a survey -> coded rows in batches and, at the end, everything that was noticed. */
import { type MatchedTable, unusedColumnsNote } from '../columns/column-mapping.ts'
import { looksLikeCounts } from '../columns/counts-draft.ts'
import {
  chosenSample,
  designOf,
  type SampleDesign,
  type SampleFlags,
  STRATA,
} from '../columns/sample-columns.ts'
import { type Diagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import { total } from '../math/exact.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import type { SourceIdentity } from '../tables/table.ts'
import type { ReadColumn } from './answer-reader.ts'
import { chosenGroupings, type Groupings, withFiles } from './choose-groupings.ts'
import { codebookCautions, codedColumns } from './codebook-cautions.ts'
import type { Copies } from './find-copies.ts'
import { groupNotes, otherValueNotes, writtenOnceNotes } from './group-notes.ts'
import {
  type GroupNames,
  type GroupReader,
  groupNamesOf,
  mergedGroupNames,
} from './group-values.ts'
import { type HeldRow, releasedRows, sameTimeAnswers } from './latest-rows.ts'
import { type PersonalColumns, personalColumns, unpersonalNames } from './personal-columns.ts'
import type { Roster } from './read-roster.ts'
import { LEFT_OUT_REASONS, type LeftOutReason, noResponsesProblem } from './row-notes.ts'
import type { CodedRow } from './row-reader.ts'
import { type RowSelection, selectedRows, whereNotes } from './select-rows.ts'
import { tablesInTables } from './summaries/tables-in-tables.ts'
import {
  type CodingInput,
  type CodingOptions,
  type TableResponses,
  tableResponses,
} from './table-responses.ts'

/** `groups` and `profile` of the rows hold keys; `shownSpelling` says what is shown for one without a label. */
export interface Coding {
  /** Can be read once. */
  readonly batches: AsyncIterable<readonly CodedRow[]>
  /** To be asked for once `batches` is read to the end; worked out once. */
  readonly outcome: () => CodingOutcome
  /** Whoever counts their rows without `batches` tells them so. */
  readonly tables: readonly TableResponses[]
}

type LeftOutCounts = Readonly<Partial<Record<LeftOutReason, number>>>

interface SourceOutcome {
  readonly source: SourceIdentity
  readonly rowsRead: number
  readonly used: number
  readonly leftOut: LeftOutCounts
}

export interface CodingOutcome {
  readonly rowsRead: number
  readonly used: number
  readonly leftOut: LeftOutCounts
  readonly sources: readonly SourceOutcome[]
  /** By source: rows that repeat others in every cell. */
  readonly copies: readonly (Copies & { readonly source: SourceIdentity })[]
  readonly groupNames: GroupNames
  readonly profileNames: GroupNames
  /** Which of the groups, profile questions and values are persons: no result holds them. */
  readonly personal: PersonalColumns
  /** Suspicions about the answers of all tables together: they name no file, and hold however the rows are split. */
  readonly cautions: readonly Diagnostic[]
  /** Warnings and notes. */
  readonly notes: readonly Diagnostic[]
  /** Errors: with any of them nothing may be scored. */
  readonly problems: readonly Diagnostic[]
}

/** Several tables as one survey: `uniqueBy` looks across all of them. */
export function codeTables(
  inputs: readonly CodingInput[],
  rubric: Rubric,
  options: CodingOptions = {},
): Coding {
  const areSeveral = inputs.length > 1
  const seenKeys = new Map<string, string>()
  const tables = inputs.map(input =>
    tableResponses(input, rubric, { ...options, areSeveral, seenKeys }),
  )
  let undecided = 0
  async function* batches() {
    const held: HeldRow[] = []
    for (const table of tables) yield* table.batches(held)
    const released = releasedRows(held, options.period)
    undecided = released.undecided
    if (released.rows.length > 0) yield released.rows
  }
  let known: CodingOutcome | undefined
  const outcome = () => {
    known ??= outcomeOf(tables, rubric, options, undecided)
    return known
  }
  return { batches: batches(), outcome, tables }
}

/** @param undecided respondents whose latest answers differ */
function outcomeOf(
  tables: readonly TableResponses[],
  rubric: Rubric,
  { period }: CodingOptions,
  undecided: number,
): CodingOutcome {
  const groups = tables[0]?.input.groups ?? []
  // A profile question that is a group as well is read twice.
  const readers = tables.flatMap(({ rows }) => [
    ...rows.groups,
    ...rows.profile.filter(({ id }) => groups.every(group => group.id !== id)),
  ])
  const personal = personalColumns(groups, rubric.profile, readers)
  const namesOf = (of: (rows: TableResponses['rows']) => readonly GroupReader[]) =>
    unpersonalNames(mergedGroupNames(tables.map(({ rows }) => groupNamesOf(of(rows)))), personal)
  const groupNames = namesOf(rows => rows.groups)
  const profileNames = namesOf(rows => rows.profile)
  const strata = mergedGroupNames(
    tables.map(({ sample }) => new Map(sample?.strata.size ? [[STRATA, sample.strata]] : [])),
  )
  const sources = tables.map(sourceOutcome)
  const used = total(sources.map(source => source.used))
  const repeated = undecided === 0 ? [] : [sameTimeAnswers(undecided)]
  const found = [
    ...tables.flatMap(table => table.findings()),
    ...groupNotes(groupNames, groups),
    ...writtenOnceNotes(tables.flatMap(({ rows }) => rows.groups)),
    ...personal.diagnostics,
    ...otherValueNotes(tables.flatMap(({ rows }) => rows.profile)),
    // Of one person one row counts, in however many tables it stands.
    ...(tables[0]?.input.uniqueBy === undefined ? tablesInTables(tables) : []),
    ...whereNotes(
      tables.flatMap(({ input: { where = [] }, filter }) =>
        filter === undefined ? [] : [{ where, filter }],
      ),
    ),
    ...repeated,
  ]
  // Where all rows are asked about, that is the reason.
  const areAsked = found.some(({ code }) => ASKING.has(code))
  if (used === 0 && !areAsked) {
    const flags = [
      ...((tables[0]?.input.where ?? []).length > 0 ? ['--where'] : []),
      ...(period?.from === undefined ? [] : ['--from']),
      ...(period?.to === undefined ? [] : ['--to']),
    ]
    found.push(
      ...sources.map(({ source, rowsRead }) => noResponsesProblem(source, rowsRead, flags)),
    )
  }
  return {
    rowsRead: total(sources.map(source => source.rowsRead)),
    used,
    leftOut: leftOutCounts(reason => total(sources.map(({ leftOut }) => leftOut[reason] ?? 0))),
    sources,
    copies: tables.map(({ copies, input }) => ({ ...copies.found(), source: input.table.source })),
    groupNames: new Map([...groupNames, ...strata]),
    profileNames,
    personal,
    cautions: [...codebookCautions(codedColumns(inRubricOrder(tables))), ...repeated],
    notes: found.filter(({ severity }) => severity !== 'error'),
    problems: found.filter(({ severity }) => severity === 'error'),
  }
}

const ASKING = new Set(['responses/doubtful-rows', looksLikeCounts.definition.code])

function inRubricOrder(tables: readonly TableResponses[]): ReadColumn[] {
  const columns = tables.flatMap(({ rows }) => rows.columns)
  return columns.sort((a, b) => a.reader.item.index - b.reader.item.index)
}

function sourceOutcome({ input, counts, leftOut }: TableResponses): SourceOutcome {
  return {
    source: input.table.source,
    rowsRead: counts.rowsRead,
    used: counts.used,
    leftOut: leftOutCounts(reason => leftOut.get(reason)?.count ?? 0),
  }
}

/** Only the reasons that occur, always in the same order. */
function leftOutCounts(countOf: (reason: LeftOutReason) => number): LeftOutCounts {
  const counts = LEFT_OUT_REASONS.map(reason => [reason, countOf(reason)] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

// Matched tables and what is asked of them -> their coded rows, and at the end everything that was noticed.

interface MatchedCodingOptions extends RowSelection, SampleFlags {
  readonly by?: readonly string[]
  readonly evenIfPersonal?: boolean
  readonly onUnknown?: 'error' | 'missing'
  readonly rowsCompared?: number
  /** How many there are of a group: it is counted, whatever is shown. */
  readonly roster?: Roster
  /** Rows are counted file by file too. */
  readonly filesApart?: boolean
}

interface MatchedSurvey {
  readonly rubric: Rubric
  readonly tables: readonly MatchedTable[]
  readonly notes: readonly Diagnostic[]
}

interface MatchedCoding {
  readonly coding: Coding
  readonly groupings: Groupings
  readonly design: SampleDesign | undefined
  /** Once all rows are read. Throws a `Refusal` with everything that is wrong, where anything is. */
  readonly finished: () => CodingOutcome
}

export function codeResponses(
  matched: MatchedSurvey,
  options: MatchedCodingOptions,
): MatchedCoding {
  const { rubric, tables } = matched
  const mappings = tables.map(({ mapping }) => mapping)
  const sources = tables.map(({ table }) => table.source)
  const chosenGroups = chosenGroupings(
    rubric,
    mappings,
    options.by,
    options.evenIfPersonal,
    sources,
    options.roster === undefined ? [] : [options.roster.group.id],
  )
  const groupings =
    options.filesApart === true ? withFiles(chosenGroups, rubric, mappings, sources) : chosenGroups
  const selection = selectedRows(tables, options)
  const sample = chosenSample(rubric, tables, options)
  const chosen = [...groupings.diagnostics, ...selection.diagnostics, ...sample.diagnostics]
  if (hasError(chosen)) throw new Refusal(chosen)

  const inputs = tables.map((matchedTable, position) => ({
    ...matchedTable,
    groups: groupings.byTable[position] ?? [],
    ...selection.byTable[position],
    ...(sample.byTable === undefined ? {} : { sample: sample.byTable[position] ?? {} }),
  }))
  const coding = codeTables(inputs, rubric, {
    onUnknown: options.onUnknown ?? 'error',
    ...(options.rowsCompared === undefined ? {} : { rowsCompared: options.rowsCompared }),
    ...(selection.period === undefined ? {} : { period: selection.period }),
  })
  const unused = () =>
    inputs.flatMap(
      ({ table, mapping, groups, time, uniqueBy, pairBy, where, sample: own }): Diagnostic[] => {
        const drawn = Object.values(own ?? {}).map(({ column }) => column)
        const columns = [time, uniqueBy, pairBy, ...drawn, ...groups.map(group => group.column)]
        const asked = (where ?? []).map(each => each.column)
        const used = [...columns, ...asked].flatMap(column => column ?? [])
        return unusedColumnsNote(mapping, table.source, used)
      },
    )
  const finished = () => {
    const outcome = coding.outcome()
    const read = tables.flatMap(({ table }) => table.notes)
    const notes = [...matched.notes, ...chosen, ...read, ...outcome.notes, ...unused()]
    if (outcome.problems.length > 0) throw new Refusal([...outcome.problems, ...notes])
    return { ...outcome, notes }
  }
  return { coding, groupings, design: designOf(rubric, sample.byTable), finished }
}

/** More rows make no annex. */
const MOST_IN_ANNEX = 2000

/**
 * What each respondent answered, without who it was, for the annex of a report: by item of the rubric the code, empty where
 * none was given. Undefined where there are too many rows for a page.
 */
export async function respondentAnswers(
  matched: MatchedSurvey,
  options: MatchedCodingOptions,
): Promise<readonly (readonly string[])[] | undefined> {
  const { coding } = codeResponses(matched, options)
  const categories = matched.rubric.items.map(item => categoriesOf(item))
  const rows: (readonly string[])[] = []
  for await (const batch of coding.batches) {
    for (const { codes } of batch)
      rows.push(codes.map((code, at) => categories[at]?.[code]?.code ?? ''))
    if (rows.length > MOST_IN_ANNEX) return undefined
  }
  // Not as they came in: whoever knows that order would know whose row is which.
  return rows.sort((a, b) => (a.join('\t') < b.join('\t') ? -1 : 1))
}
