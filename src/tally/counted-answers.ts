/** Matched tables -> what is scored: a survey's counts, or the sheets of units, with all that was noticed on the way. */

import type { Groupings } from '../coding/choose-groupings.ts'
import { type Coding, type CodingOutcome, codeResponses } from '../coding/code-responses.ts'
import { shownSpelling } from '../coding/group-values.ts'
import { tooManyCrossed } from '../coding/personal-columns.ts'
import type { Roster } from '../coding/read-roster.ts'
import type { RowSelection } from '../coding/select-rows.ts'
import { columnUses } from '../columns/column-mapping.ts'
import type { SampleDesign, SampleFlags } from '../columns/sample-columns.ts'
import { type Diagnostic, defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import { likenessHint } from '../language/nearest.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import type { SourceIdentity, StatedTotal } from '../tables/table.ts'
import type { MatchedResponses, MatchedTables } from '../worksheets/match-tables.ts'
import type { MatchedWorksheets } from '../worksheets/place-worksheets.ts'
import { readWorksheets } from '../worksheets/read-worksheets.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import { answerCounts } from './answer-counts.ts'
import { tallySurvey } from './count-rows.ts'
import { type PersonScores, personScores } from './person-score.ts'
import { selectsPersons } from './small-groups/selected-persons.ts'
import type { Cell, Tally } from './tally.ts'
import {
  agencyConflicts,
  collectWorksheets,
  type UnitWorksheet,
  unitWorksheetOf,
} from './unit-worksheets.ts'

export interface CountOptions extends RowSelection, SampleFlags {
  /** `unit`, `OPD*Jenis Kelamin`; without it, the groups of the rubric that the data has. */
  readonly by?: readonly string[]
  /** Also by columns whose values are persons. */
  readonly evenIfPersonal?: boolean
  readonly onUnknown?: 'error' | 'missing'
  /** So many rows of a table are compared to find copies. */
  readonly rowsCompared?: number
  /** Surveys: how many there are of a group. */
  readonly roster?: Roster
  /** Worksheets: only what this one filled in. */
  readonly unit?: string
}

export type CountedAnswers = CountedSurvey | CountedUnits

export interface FileRows {
  readonly name: string
  readonly cell: Cell
}

interface CountedSurvey extends Reading {
  readonly kind: 'survey'
  readonly tally: Tally
  /** By source: rows that repeat others in every cell. */
  readonly copies: CodingOutcome['copies']
  /** With `pairBy`: what each person scored. For this run alone. */
  readonly persons?: PersonScores
  /** The rows of each of several files, to be held against each other. */
  readonly files?: readonly FileRows[]
  /** The rows were chosen by what describes persons. */
  readonly isOfPersons?: boolean
}

export interface CountedUnits extends Reading {
  readonly kind: 'units'
  readonly units: readonly UnitWorksheet[]
  readonly leftOut: Readonly<Record<string, number>>
  /** As they were filled in, a row a question; undefined where a table has a row a unit. */
  readonly sheets: readonly Worksheet[] | undefined
  /** Of published tables. */
  readonly totals?: readonly StatedTotal[]
}

interface Reading {
  readonly rowsRead: number
  /** Without what would tell how many a joined group has, where counts were passed on. */
  readonly sources: readonly {
    readonly source: Omit<SourceIdentity, 'size'> & { readonly size?: number }
    readonly rowsRead?: number
  }[]
  /** How each column was used. */
  readonly columns: readonly {
    readonly source: string
    readonly header: string
    readonly use: string
    readonly how?: string
  }[]
  /** Suspicions about the answers of many respondents. */
  readonly cautions: readonly Diagnostic[]
  readonly notes: readonly Diagnostic[]
}

/** A faster way to count, which knows by itself when it cannot: it has told the coding of all rows then, or of none. */
export type FastTally = (
  coding: Coding,
  rubric: Rubric,
  groupings: Groupings,
  design: SampleDesign | undefined,
) => Promise<Tally | undefined>

/** Reads everything to its end. Throws a `Refusal` with everything that is wrong, where anything is. */
export async function countedAnswers(
  matched: MatchedTables,
  options: CountOptions,
  fast: FastTally = async () => undefined,
): Promise<CountedAnswers> {
  const counted =
    matched.kind === 'sheets'
      ? countedSheets(matched, options)
      : await countedRows(matched, options, fast)
  if (counted.kind === 'survey') {
    const { where = [] } = options
    const isOfPersons = selectsPersons(where, counted.columns, matched.rubric.groups)
    return isOfPersons ? { ...counted, isOfPersons } : counted
  }
  const notes = [...counted.notes, ...agencyConflicts(matched.rubric, counted.units)]
  if (hasError(notes)) throw new Refusal(notes)
  return ofUnit({ ...counted, notes }, options.unit)
}

const unknownUnit = defineDiagnostic('responses/unknown-unit', 'error', {
  id: 'Tidak ada unit `{name}` dalam data ini.{hint}',
  idRemedy: 'sebutkan salah satu: {names}.',
  en: 'There is no unit `{name}` in these data.{hint}',
  enRemedy: 'name one of them: {names}.',
})
const UNITS_NAMED = 12

/** All sheets of one name: a unit may have one at each level. */
function ofUnit(counted: CountedUnits, name: string | undefined): CountedUnits {
  if (name === undefined) return counted
  const wanted = normalisedText(name)
  const isWanted = ({ unit }: { readonly unit: string }) => normalisedText(unit) === wanted
  const units = counted.units.filter(isWanted)
  if (units.length === 0) {
    const names = [...new Set(counted.units.map(({ unit }) => unit))]
    const params = { name, hint: likenessHint(name, names), names: quotedList(names, UNITS_NAMED) }
    throw new Refusal([unknownUnit({ kind: 'command', word: '--unit' }, params)])
  }
  return { ...counted, units, sheets: counted.sheets?.filter(isWanted) }
}

const sheetsWithoutRows = defineDiagnostic('responses/sheets-without-rows', 'error', {
  id: '{flag} memilih, mengelompokkan, atau memberi bobot pada responden, padahal `{rubric}` adalah lembar kerja: satu baris per pertanyaan.',
  idRemedy: 'hapus {flag}.',
  en: '{flag} chooses, groups or weights respondents, but `{rubric}` is a worksheet: a row for each question.',
  enRemedy: 'leave {flag} out.',
})

function countedSheets(matched: MatchedWorksheets, options: CountOptions): CountedUnits {
  const rubric = matched.rubric.id
  const refused = flagsOfRows(options).map(flag =>
    sheetsWithoutRows({ kind: 'command', word: flag }, { flag, rubric }),
  )
  if (refused.length > 0) throw new Refusal(refused)
  const read = readWorksheets(matched, options.onUnknown ?? 'error')
  return {
    ...read,
    kind: 'units',
    units: read.sheets.map(unitWorksheetOf),
    rowsRead: read.sources.reduce((sum, { rowsRead }) => sum + rowsRead, 0),
    leftOut: {},
    cautions: [],
  }
}

/** What speaks of single respondents. */
const OF_ROWS = {
  ...{ by: '--by', where: '--where', rows: '--rows', from: '--from', to: '--to' },
  ...{ time: '--time', uniqueBy: '--unique-by', keep: '--keep', pairBy: '--pair-by' },
  ...{ weight: '--weight', stratum: '--stratum', cluster: '--cluster' },
} as const

function flagsOfRows(options: CountOptions): readonly string[] {
  return Object.entries(OF_ROWS).flatMap(([name, flag]) =>
    (options[name as keyof typeof OF_ROWS] ?? []).length > 0 ? [flag] : [],
  )
}

async function countedByAnswer(
  { rubric, tables, notes }: MatchedResponses,
  options: CountOptions,
): Promise<CountedSurvey> {
  const counted = await answerCounts(rubric, tables, flagsOfRows(options))
  const read = tables.flatMap(({ table }) => table.notes)
  const columns = tables.flatMap(each => columnUses(each)).filter(({ header }) => header !== '')
  return {
    ...{ kind: 'survey', ...counted, columns, copies: [], cautions: [] },
    notes: [...notes, ...read, ...counted.notes],
  }
}

const pairsUnweighted = defineDiagnostic('responses/pairs-unweighted', 'error', {
  id: '--pair-by membandingkan orang satu per satu, tanpa bobot, strata, atau klaster, padahal data ini memiliki kolomnya.',
  idRemedy: 'hapus --pair-by: perubahan antarperiode dengan bobot dihitung tanpa pasangan.',
  en: '--pair-by compares persons one by one, without weights, strata or clusters, and this data has columns of them.',
  enRemedy: 'leave --pair-by out: with weights, changes are compared without pairs.',
})

function refuseTooMany({ margins }: Tally, { by }: Groupings): void {
  const problems = by.flatMap(ids => {
    const margin = margins.find(each => each.by.join() === ids.join())
    return tooManyCrossed(ids, margin?.cells.size ?? 0) ?? []
  })
  if (problems.length > 0) throw new Refusal(problems)
}

/** More are not held against each other: each has all its counts once more. */
const MOST_FILES_APART = 100

async function countedRows(
  matched: MatchedResponses,
  options: CountOptions,
  fast: FastTally,
): Promise<CountedAnswers> {
  const { rubric, tables } = matched
  if (tables.some(({ table }) => table.countsAnswers)) return countedByAnswer(matched, options)
  const count = new Set(tables.map(({ table }) => table.source.name)).size
  const filesApart = rubric.kind === 'survey' && count > 1 && count <= MOST_FILES_APART
  const { coding, groupings, design, finished } = codeResponses(matched, { ...options, filesApart })
  if (design !== undefined && options.pairBy !== undefined)
    throw new Refusal([pairsUnweighted({ kind: 'command', word: '--pair-by' }, {})])
  const persons = options.pairBy === undefined ? undefined : personScores(rubric)
  // The fast path does not know who is who.
  const scanned = async () =>
    persons === undefined ? await fast(coding, rubric, groupings, design) : undefined
  const tallied = async () =>
    (await scanned()) ?? (await tallySurvey(coding, rubric, groupings, design, persons?.add))
  const answers =
    rubric.kind === 'survey'
      ? ({ kind: 'survey', ...withoutFiles(await tallied(), filesApart) } as const)
      : ({ kind: 'units', units: await collectWorksheets(coding, groupings.ids, rubric) } as const)
  const { rowsRead, leftOut, sources, copies, cautions, notes } = finished()
  if (answers.kind === 'survey') refuseTooMany(answers.tally, groupings)
  const columns = coding.tables.flatMap(({ input }) =>
    columnUses(input, {
      ...{ 'unique-by': input.uniqueBy, 'pair-by': input.pairBy },
      ...Object.fromEntries(
        Object.entries(input.sample ?? {}).map(([role, { column }]) => [role, column]),
      ),
    }),
  )
  const reading = { rowsRead, sources, columns, notes }
  const totals = tables.flatMap(({ table }) => table.totals ?? [])
  return answers.kind === 'survey'
    ? { ...answers, ...reading, copies, cautions, ...(persons && { persons: persons.byKey }) }
    : { ...answers, ...reading, leftOut, totals, sheets: undefined, cautions: [] }
}

/** No tally that is kept says which file a row was in, where nobody asked for it. */
function withoutFiles(
  tally: Tally,
  filesApart: boolean,
): { readonly tally: Tally; readonly files?: readonly FileRows[] } {
  const margin = tally.margins.find(({ by, forUnits }) => forUnits && by.join() === FILE)
  if (!filesApart || margin === undefined) return { tally }
  const names = tally.spellings.get(FILE)
  const files = [...margin.cells].map(([key, cell]) => ({
    name: shownSpelling(names?.get(key) ?? new Map(), key),
    cell,
  }))
  const spellings = new Map([...tally.spellings].filter(([id]) => id !== FILE))
  const margins = tally.margins.filter(each => each !== margin)
  return { tally: { ...tally, margins, spellings }, files }
}

/** As `--by file` calls it. */
const FILE = 'file'
