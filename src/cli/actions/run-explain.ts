/** `rb-score explain`: prints the steps of one number of a report, or the list of its numbers. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'
import { safeJson } from '../../language/safe-text.ts'
import { type Block, type TableBlock, textCell } from '../../render/blocks.ts'
import { explanationBlocks } from '../../render/explanation-blocks.ts'
import { UNDEFINED_MARK, type Wording, wordingOf } from '../../render/wording.ts'
import { type FullNode, type FullReport, fullReport } from '../../report/full-report.ts'
import { workingPageNotes } from '../../report/published-report.ts'
import { recordedCounts } from '../../report/recorded/recorded-counts.ts'
import { HIDDEN_MARK, isHidden } from '../../report/report-numbers.ts'
import type { Report } from '../../report/report-shape.ts'
import { writtenExplanation } from '../../report/written-explanation.ts'
import type { Reading } from '../../tally/unit-worksheets.ts'
import { loadedReport } from '../assess-input.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type FlagValues,
} from '../command-definition.ts'
import { blockPage, notesJson, sharedPage } from '../print-blocks.ts'
import { numberExplainer, subjectOf, type Whose } from '../retrace/explained-number.ts'
import { writeText } from '../surroundings.ts'

export const runExplain: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const [file = '', name] = operands
  const report = await loadedReport(file, surroundings.cwd)
  const full = fullReport(report)
  const wording = wordingOf(full, display.language)
  const notes = workingPageNotes(report)
  const of = [flags.unit, flags.group].find(value => typeof value === 'string')
  const whose = {
    file,
    ...(typeof of === 'string' ? { name: of } : {}),
    reading: readingOf(flags),
  }
  if (name === undefined) {
    const score = typeof of === 'string' ? scoreOf(report, whose, full) : full.result.score
    await writeBlocks(numberList(full, score, wording, display.language), notes, call)
    return DONE
  }
  const explained = numberExplainer(report, whose)(name)
  const { model, whose: label, reading } = explained
  const written = writtenExplanation(explained.explanation, model.shownDigits)
  if (flags.format === 'json') {
    const { rubric } = report.result
    const said = {
      rubric: { id: rubric.id, edition: rubric.edition },
      ...(label === undefined ? {} : { of: label }),
      ...(reading === undefined ? {} : { reading }),
      ...written,
      basis: rubric.basis,
      ...notesJson(notes),
    }
    await writeText(surroundings.stdout, `${safeJson(said, 2)}\n`)
    return DONE
  }
  const { language } = display
  const page = { report: full, model, wording, language, whose: label, reading }
  await writeBlocks(explanationBlocks(written, page), notes, call)
  return DONE
}

async function writeBlocks(
  blocks: readonly Block[],
  notes: readonly Diagnostic[],
  { flags, display, surroundings }: CommandCall,
): Promise<void> {
  const text =
    flags.format === 'markdown'
      ? sharedPage(blocks, notes, display)
      : blockPage(blocks, display, notes)
  await writeText(surroundings.stdout, text)
}

function readingOf({ reading }: FlagValues): Reading {
  return reading === 'evidenced' || reading === 'verified' ? reading : 'claimed'
}

// The numbers of a report: its tree, verdicts and matrices, by the ids that name them.

const WORDS = {
  id: { id: 'Id', what: 'Bagian', decided: 'Syarat dan matriks' },
  en: { id: 'Id', what: 'Part', decided: 'Verdicts and matrices' },
} as const

/** The tree of a group or unit; of the whole, where the report has the unit alone. */
function scoreOf({ result }: Report, whose: Whose, full: FullReport): FullNode {
  const { reported } = subjectOf(result, recordedCounts(result, whose.file), whose)
  const at = partsOf(result).findIndex(score => score === reported)
  return partsOf(full.result)[at] ?? full.result.score
}

interface Parts<Node> {
  readonly groups: readonly { readonly groups: readonly { readonly score: Node }[] }[]
  readonly units: readonly { readonly score: Node }[]
}

function partsOf<Node>({ groups, units }: Parts<Node>): readonly Node[] {
  return [...groups.flatMap(grouping => grouping.groups), ...units].map(({ score }) => score)
}

function numberList(
  { result }: FullReport,
  score: FullNode,
  wording: Wording,
  language: Language,
): readonly Block[] {
  const words = WORDS[language]
  const table: TableBlock = {
    ...{ kind: 'table', title: words.id, compact: false, below: [] },
    columns: [
      { heading: words.id, kind: 'text' },
      { heading: words.what, kind: 'text' },
      { heading: wording.own('index'), kind: 'number' },
      { heading: wording.own('grade'), kind: 'text' },
    ],
    rows: treeRows(score, 0, wording),
  }
  const decided = [...result.verdicts, ...result.lookups].map(({ id }) => ({ text: id, more: [] }))
  return decided.length === 0
    ? [table]
    : [table, { kind: 'list', title: words.decided, entries: decided }]
}

function treeRows(node: FullNode, depth: number, wording: Wording): TableBlock['rows'] {
  const { id, shown, grade, children } = node
  const none = isHidden(node) ? HIDDEN_MARK : UNDEFINED_MARK
  const value = shown === undefined ? none : wording.number(shown)
  const row = [`${'  '.repeat(depth)}${id}`, wording.title(node), value, grade ?? ''].map(text =>
    textCell(text),
  )
  return [row, ...children.flatMap(child => treeRows(child, depth + 1, wording))]
}
