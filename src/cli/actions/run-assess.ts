/** `rb-score assess`: data files and a rubric -> a report on stdout or in a file. */

import { asksForSheets } from '../../coding/choose-groupings.ts'
import {
  type ColumnMapping,
  type MatchedTable,
  savedMappingText,
} from '../../columns/column-mapping.ts'
import type { OfferedRubric } from '../../columns/detect-rubric.ts'
import { isMappingDraft } from '../../columns/row-per-answer.ts'
import {
  type Diagnostic,
  defineDiagnostic,
  hasError,
  Refusal,
} from '../../diagnostics/diagnostic.ts'
import { assess, matchSources } from '../../pipeline.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { MatchedTables } from '../../worksheets/match-tables.ts'
import {
  type AssessFlags,
  assessFlags,
  givenOptions,
  type LoadedMapping,
  loadMapping,
  loadPrevious,
  loadRoster,
} from '../assess-input.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type ExitCode,
  FAILED,
  NOTHING_SCORED,
} from '../command-definition.ts'
import { type ExpandedPaths, expandPaths, withShortNames } from '../data-paths.ts'
import { checkDemands, unmetDemands } from '../demands.ts'
import { foundRubric } from '../find-rubric.ts'
import { mappingBlocks, reportedNotes } from '../mapping-blocks.ts'
import { checkedTarget, chosenRenderer } from '../output-target.ts'
import { loadedShippedRubrics, packageVersion } from '../rubric-folder.ts'
import { blockPage, reportProblems, writeText } from '../surroundings.ts'
import { startThread, threadsFor } from '../threads/start-thread.ts'
import { writeFile } from '../write-file.ts'
import { checkForm, headedReport, sayWritten, sharedReport, writeReport } from '../write-report.ts'

export const runAssess: CommandAction = async call => {
  const { operands, display, surroundings } = call
  const asked = assessFlags(call.flags)
  const renderer = chosenRenderer(asked.format, asked.output)
  checkForm(renderer, asked.output, call)
  const paths = await expandedPaths(operands, call)
  if (paths === undefined) return NOTHING_SCORED
  const targets = checkedTargets(asked, paths, surroundings.cwd)

  const mapping =
    asked.mapping === undefined ? undefined : await loadMapping(asked.mapping, surroundings.cwd)
  const flags = asked.rows.length > 0 ? asked : { ...asked, rows: mapping?.rows ?? [] }
  const offered = await offeredRubrics(flags, call)
  const matching = matchedTables(
    { ...paths, sources: withShortNames(paths.sources, surroundings.cwd) },
    flags,
    offered,
    mapping,
  )
  const matched = await matching.catch(error => {
    if (targets.mapping !== undefined) writeDraft(targets.mapping, flags.saveMapping ?? '', error)
    throw error
  })
  checkDemands(flags, matched.rubric)
  const tables = matched.kind === 'responses' ? matched.tables : []
  const mappings = tables.map(({ mapping: own }) => own)
  if (targets.mapping !== undefined) {
    const text = savedMappingText(mappings, display.language, mapping?.rows, mapping?.counts)
    writeFile(targets.mapping, flags.saveMapping ?? '', text)
  }
  const isOpen = hasError(matched.notes)
  if (flags.showMapping) await showMapping(tables, call)
  if (isOpen) throw new Refusal([...matched.notes, ...toComplete(flags, mappings)])
  if (flags.showMapping) {
    await reportProblems(matched.notes, display, surroundings)
    return DONE
  }

  const previous = await loadPrevious(flags, matched.rubric, offered, surroundings.cwd)
  const roster = await loadRoster(flags, matched.rubric, surroundings.cwd)
  const result = await assess(matched, {
    ...flags,
    ...{ threads: threadsFor(flags.threads), startThread },
    ...(roster === undefined ? {} : { roster }),
    ...(flags.robustness ? { variants: await variantsOf(matched.rubric.id) } : {}),
    ...previous,
    version: packageVersion(),
    given: givenOptions(flags, mappings, surroundings.cwd),
  })
  const headed = headedReport(result, call.flags)
  const target = { renderer, path: targets.output, name: flags.output ?? '' }
  const { report, problems } = sharedReport(headed, target, call.flags)
  await writeReport(report, target, call, flags.show)

  // A table on the screen holds its own notes.
  const isOnScreen = renderer.format === 'table' && targets.output === undefined
  const unmet = [...unmetDemands(flags, matched.rubric, headed), ...problems]
  const notes = isOnScreen ? [] : reportedNotes(report)
  await reportProblems([...notes, ...unmet], display, surroundings)
  await sayWritten(target, call)
  return exitCodeFor(headed, unmet)
}

/** Of the shipped rubrics: of the same instrument, whichever extends the other. */
export async function variantsOf(id: string): Promise<readonly Rubric[]> {
  const loaded = await loadedShippedRubrics()
  const base = loaded.find(({ rubric }) => rubric.id === id)?.variantOf ?? id
  return loaded
    .filter(({ rubric, variantOf }) => rubric.id === base || variantOf === base)
    .map(({ rubric }) => rubric)
}

/** What a table may be, as far as its columns tell: the lines of the error are a mapping to complete. */
function writeDraft(path: string, name: string, error: unknown): void {
  const drafts = error instanceof Refusal ? error.diagnostics.filter(isMappingDraft) : []
  const [lines] = drafts.flatMap(({ params }) =>
    typeof params.lines === 'string' ? params.lines : [],
  )
  if (lines !== undefined) writeFile(path, name, `${lines}\n`)
}

/** A file that is not there leaves nothing to score; it is not the command line that is wrong. */
export async function expandedPaths(
  operands: readonly string[],
  { display, surroundings }: CommandCall,
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

function checkedTargets(
  flags: AssessFlags,
  { sources }: ExpandedPaths,
  cwd: string,
): { readonly output: string | undefined; readonly mapping: string | undefined } {
  const { output, saveMapping, rubric, mapping } = flags
  const inputs = [...sources.map(source => source.name), rubric, mapping].flatMap(
    name => name ?? [],
  )
  return {
    output: output === undefined ? undefined : checkedTarget(output, '--output', cwd, inputs),
    mapping:
      saveMapping === undefined
        ? undefined
        : // A mapping that was read may be written back.
          checkedTarget(
            saveMapping,
            '--save-mapping',
            cwd,
            inputs.filter(name => name !== mapping),
          ),
  }
}

export async function offeredRubrics(
  { rubric: name }: Pick<AssessFlags, 'rubric'>,
  { display, surroundings }: Pick<CommandCall, 'display' | 'surroundings'>,
): Promise<readonly OfferedRubric[]> {
  const loaded =
    name === undefined
      ? await loadedShippedRubrics()
      : [await foundRubric(name, surroundings.cwd, '--rubric')]
  for (const { problems, texts } of loaded) {
    await reportProblems(problems, display, surroundings, texts)
  }
  return loaded.map(({ rubric, variantOf }) => ({ rubric, isVariant: variantOf !== undefined }))
}

export async function matchedTables(
  { sources, notes }: ExpandedPaths,
  { sheet, sha256, level, by, saveMapping, showMapping }: AssessFlags,
  offered: readonly OfferedRubric[],
  mapping: LoadedMapping | undefined,
): Promise<MatchedTables> {
  const matched = await matchSources(sources, offered, {
    sha256,
    everySheet: asksForSheets(by),
    headers: mapping?.headers ?? [],
    roles: mapping?.roles ?? {},
    ...(mapping?.counts === undefined ? {} : { counts: mapping.counts }),
    evenIfOpen: saveMapping !== undefined || showMapping,
    ...(sheet === undefined ? {} : { sheet }),
    ...(level === undefined ? {} : { level }),
    ...(mapping === undefined ? {} : { mapping: mapping.mapping }),
  })
  return { ...matched, notes: [...notes, ...matched.notes] }
}

async function showMapping(
  tables: readonly MatchedTable[],
  { display, surroundings, flags }: CommandCall,
): Promise<void> {
  const text =
    flags.format === 'json'
      ? savedMappingText(
          tables.map(table => table.mapping),
          display.language,
        )
      : blockPage(mappingBlocks(tables, display.language), display)
  await writeText(surroundings.stdout, text)
}

const mappingToComplete = defineDiagnostic('cli/mapping-to-complete', 'warning', {
  id: '`{file}` memuat setiap kolom; yang masih `?` belum dipakai.',
  idRemedy:
    'ganti `?` dengan id butirnya (daftarnya di bagian `items`), hapus tanda tanya tebakan yang benar, lalu tambahkan --mapping {file}.',
  en: '`{file}` lists every column; those with `?` are not used yet.',
  enRemedy:
    'write the id of the item instead of `?` (its section items lists them), delete the question mark of a guess that is right, then add --mapping {file}.',
})

function toComplete(
  { saveMapping: file }: AssessFlags,
  mappings: readonly ColumnMapping[],
): Diagnostic[] {
  const isOpen = mappings.some(({ open }) => open !== undefined)
  return file === undefined || !isOpen ? [] : [mappingToComplete({ kind: 'file', file }, { file })]
}

function exitCodeFor({ result, provenance }: Report, unmet: readonly Diagnostic[]): ExitCode {
  const scores = [result.score, ...result.units.map(({ score }) => score)]
  if (!scores.some(hasAnyScore)) return NOTHING_SCORED
  const hasErrors = provenance.notes.some(note => note.severity === 'error')
  return hasErrors || unmet.length > 0 ? FAILED : DONE
}

function hasAnyScore(node: ReportNode): boolean {
  return (
    node.value !== undefined ||
    node.provisional !== undefined ||
    (node.children ?? []).some(hasAnyScore)
  )
}
