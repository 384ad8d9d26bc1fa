/** `rb-score assess`: data files and a rubric -> a report on stdout or in a file. */

import {
  type ColumnMapping,
  type MatchedTable,
  savedMappingText,
} from '../../columns/column-mapping.ts'
import { isMappingDraft } from '../../columns/row-per-answer.ts'
import {
  type Diagnostic,
  defineDiagnostic,
  hasError,
  Refusal,
} from '../../diagnostics/diagnostic.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { type AssessFlags, assessFlags } from '../assess-input.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type ExitCode,
  FAILED,
  NOTHING_SCORED,
} from '../command-definition.ts'
import type { ExpandedPaths } from '../data-paths.ts'
import { checkDemands, unmetDemands } from '../demands.ts'
import { mappingBlocks } from '../mapping-blocks.ts'
import { checkedTarget, chosenRenderer } from '../output-target.ts'
import { blockPage, reportProblems } from '../print-blocks.ts'
import { writeText } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'
import { checkForm, deliverReport } from '../write-report.ts'
import { expandedPaths, openedData, scoredData } from './open-data.ts'

export const runAssess: CommandAction = async call => {
  const { operands, display, surroundings } = call
  const asked = assessFlags(call.flags)
  const renderer = chosenRenderer(asked.format, asked.output)
  checkForm(renderer, asked.output, call)
  const paths = await expandedPaths(operands, call)
  if (paths === undefined) return NOTHING_SCORED
  const targets = checkedTargets(asked, paths, surroundings.cwd)

  const orDraft = (error: unknown): never => {
    if (targets.mapping !== undefined) writeDraft(targets.mapping, asked.saveMapping ?? '', error)
    throw error
  }
  const opened = await openedData(paths, asked, call).catch(orDraft)
  const { matched, mappings, flags, mapping } = opened
  checkDemands(flags, matched.rubric)
  if (targets.mapping !== undefined) {
    const text = savedMappingText(mappings, display.language, mapping?.rows, mapping?.counts)
    writeFile(targets.mapping, flags.saveMapping ?? '', text)
  }
  const isOpen = hasError(matched.notes)
  if (flags.showMapping) await showMapping(matched.kind === 'responses' ? matched.tables : [], call)
  if (isOpen) throw new Refusal([...matched.notes, ...toComplete(flags, mappings)])
  if (flags.showMapping) {
    await reportProblems(matched.notes, display, surroundings)
    return DONE
  }

  // Where nobody reads the counts, the digest stands for them.
  const { reads } = renderer
  const result = await scoredData(opened, call, {
    withDigest: reads !== undefined,
    ...(reads === 'counts' || flags.forPublication || !flags.withTally
      ? {}
      : { withTally: 'in-digest' }),
  }).catch(orDraft)
  const target = { renderer, path: targets.output, name: flags.output ?? '' }
  const unmet = unmetDemands(flags, matched.rubric, result)
  const unsafe = await deliverReport(result, target, call, { show: flags.show, unmet })
  return exitCodeFor(result, [...unmet, ...unsafe])
}

/** What a table may be, as far as its columns or rows tell: the lines of the error are a mapping to complete. */
function writeDraft(path: string, name: string, error: unknown): void {
  const drafts = error instanceof Refusal ? error.diagnostics.filter(isMappingDraft) : []
  const [lines] = drafts.flatMap(({ params }) =>
    typeof params.lines === 'string' ? params.lines : [],
  )
  if (lines !== undefined) writeFile(path, name, `${lines}\n`)
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
  // A matrix is a result by itself, whatever else was not asked.
  const hasResult = [result, ...result.units].some(
    ({ score, lookups }) => hasAnyScore(score) || lookups.some(hasMeeting),
  )
  if (!hasResult) return NOTHING_SCORED
  const hasErrors = provenance.notes.some(note => note.severity === 'error')
  return hasErrors || unmet.length > 0 ? FAILED : DONE
}

function hasMeeting({ row, column }: Report['result']['lookups'][number]): boolean {
  return row !== undefined && column !== undefined
}

function hasAnyScore(node: ReportNode): boolean {
  return (
    node.value !== undefined ||
    node.provisional !== undefined ||
    (node.children ?? []).some(hasAnyScore)
  )
}
