/** Files of data and the flags of a command -> tables whose columns are matched, and the report of them. */

import type { AssessOptions } from '../../assess-options.ts'
import { asksForSheets } from '../../coding/choose-groupings.ts'
import type { ColumnMapping } from '../../columns/column-mapping.ts'
import { type OfferedRubric, offers, variantsOf } from '../../columns/detect-rubric.ts'
import { firstLine, possibleRubrics } from '../../columns/rubric-index.ts'
import { withEarlierCautions } from '../../compare/earlier-cautions.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import { assess, matchSources } from '../../pipeline.ts'
import type { Report } from '../../report/report-shape.ts'
import type { ByteSource } from '../../tables/byte-source.ts'
import type { MatchedTables } from '../../worksheets/match-tables.ts'
import {
  type AssessFlags,
  givenOptions,
  type LoadedMapping,
  loadBeside,
  loadMapping,
  loadPrevious,
  loadRoster,
  matchedBy,
} from '../assess-input.ts'
import type { CommandCall } from '../command-definition.ts'
import { type ExpandedPaths, expandPaths, withShortNames } from '../data-paths.ts'
import { foundRubric } from '../find-rubric.ts'
import { reportProblems } from '../print-blocks.ts'
import { loadedShippedRubrics, storedIndex } from '../rubric-folder.ts'
import { packageVersion } from '../surroundings.ts'
import { startThread, threadsFor } from '../threads/start-thread.ts'
import { progressLine } from './progress-line.ts'

type Call = Pick<CommandCall, 'display' | 'surroundings'>

/** A file that is not there leaves nothing to score; it is not the command line that is wrong. */
export async function expandedPaths(
  operands: readonly string[],
  { display, surroundings }: Call,
): Promise<ExpandedPaths | undefined> {
  // Opened only where `-` is among the words.
  const stdin = { [Symbol.asyncIterator]: () => surroundings.stdin()[Symbol.asyncIterator]() }
  try {
    return await expandPaths(operands, stdin, surroundings.cwd)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await reportProblems(error.diagnostics, display, surroundings)
    return undefined
  }
}

/** @param ids of the shipped rubrics that come into question; all of them without it */
export async function offeredRubrics(
  { rubric: name }: Pick<AssessFlags, 'rubric'>,
  { display, surroundings }: Call,
  ids?: Iterable<string>,
): Promise<readonly OfferedRubric[]> {
  const loaded =
    name === undefined
      ? await loadedShippedRubrics(ids)
      : [await foundRubric(name, surroundings.cwd, '--rubric')]
  for (const { problems, texts } of loaded) {
    await reportProblems(problems, display, surroundings, texts)
  }
  return offers(loaded)
}

export interface OpenedData {
  readonly matched: MatchedTables
  /** Of each table of a survey; none of worksheets. */
  readonly mappings: readonly ColumnMapping[]
  /** Those asked, with the rows that the mapping file names where none are. */
  readonly flags: AssessFlags
  readonly mapping: LoadedMapping | undefined
  readonly offered: readonly OfferedRubric[]
  /** The same from the files once more: rows go by once. */
  readonly match: () => Promise<MatchedTables>
}

export async function openedData(
  { sources, notes }: ExpandedPaths,
  asked: AssessFlags,
  call: Call,
  known?: readonly OfferedRubric[],
): Promise<OpenedData> {
  const { cwd } = call.surroundings
  const mapping = asked.mapping === undefined ? undefined : await loadMapping(asked.mapping, cwd)
  const flags = asked.rows.length > 0 ? asked : { ...asked, rows: mapping?.rows ?? [] }
  const openedBy = async (offered: readonly OfferedRubric[]): Promise<OpenedData> => {
    const { sheet, sha256, level, by, saveMapping, showMapping } = flags
    const match = async () => {
      const matched = await matchSources(withShortNames(sources, cwd), offered, {
        sha256,
        everySheet: asksForSheets(by),
        evenIfOpen: saveMapping !== undefined || showMapping,
        ...(sheet === undefined ? {} : { sheet }),
        ...(level === undefined ? {} : { level }),
        ...(mapping === undefined ? {} : matchedBy(mapping)),
      })
      return { ...matched, notes: [...notes, ...matched.notes] }
    }
    const matched = await match()
    const tables = matched.kind === 'responses' ? matched.tables : []
    return { matched, mappings: tables.map(each => each.mapping), flags, mapping, offered, match }
  }
  const few = known === undefined ? namedRubrics(sources, flags) : undefined
  if (few !== undefined) {
    try {
      return await openedBy(await offeredRubrics(flags, call, few))
    } catch (error) {
      // What is wrong is said beside all rubrics there are.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return openedBy(known ?? (await offeredRubrics(flags, call)))
}

const START = 64 * 1024

/** Of one text file whose first line names them: the rubrics that may be meant, where no flag needs others. */
function namedRubrics(
  [source, ...others]: readonly ByteSource[],
  { rubric, mapping, level, previousFile, beside }: AssessFlags,
): ReadonlySet<string> | undefined {
  const isPlain = [rubric, mapping, level, previousFile, beside[0]].every(
    each => each === undefined,
  )
  const region = isPlain && others.length === 0 ? source?.region?.() : undefined
  if (region === undefined) return undefined
  try {
    const bytes = new Uint8Array(Math.min(START, region.size))
    const start = new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(0, region.read(bytes, 0)),
      { stream: true },
    )
    const headers = firstLine(start)
    const index = headers && storedIndex()
    return headers && index && possibleRubrics(headers, index)
  } catch {
    // Not UTF-8.
    return undefined
  } finally {
    region.close()
  }
}

/** @param more options beside those that the flags ask for */
export async function scoredData(
  { matched, mappings, flags, mapping, offered }: OpenedData,
  { display, surroundings }: Call,
  more: Partial<AssessOptions> = {},
): Promise<Report> {
  const { cwd } = surroundings
  const {
    rowsOfBefore = [],
    previousReport,
    ...previous
  } = await loadPrevious(flags, matched.rubric, offered, mapping, cwd)
  const beside = await loadBeside(flags, matched.rubric, offered, cwd)
  const roster = await loadRoster(flags, matched.rubric, cwd)
  const line = progressLine(display, surroundings)
  const report = await assess(matched, {
    ...flags,
    rows: flags.rows.filter(text => !rowsOfBefore.includes(text)),
    beside: beside.beside ?? [],
    ...{ threads: threadsFor(flags.threads), startThread, onProgress: line.show },
    ...(roster === undefined ? {} : { roster }),
    ...(flags.robustness
      ? { variants: variantsOf(matched.rubric, await loadedShippedRubrics()) }
      : {}),
    ...previous,
    version: packageVersion(),
    given: givenOptions(flags, mappings, cwd),
    ...more,
  }).finally(line.clear)
  return withEarlierCautions(report, previousReport)
}
