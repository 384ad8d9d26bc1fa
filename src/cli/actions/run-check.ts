/** `rb-score check`: checks rubric files, and says what it found in the format asked for. */
import { resolve } from 'node:path'
import { checkReport } from '../../check/check-rubric.ts'
import { findingKinds, isRuleNamed } from '../../check/finding-kinds.ts'
import type { FindingOptions } from '../../check/formats/finding-format.ts'
import { findingFormats } from '../../check/formats/finding-formats.ts'
import { checkSummary, checkWords } from '../../check/formats/text-formats.ts'
import { unifiedDiff } from '../../check/unified-diff.ts'
import { Refusal } from '../../diagnostics/diagnostic.ts'
import { wrapText } from '../../render/terminal-text.ts'
import { markedText } from '../../tables/decode-text.ts'
import { flagUnusable } from '../check-diagnostics.ts'
import { baseRubrics, checkedFiles, loadedProject, rubricFiles } from '../check-files.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  type ExitCode,
  FAILED,
} from '../command-definition.ts'
import { flagNeedsNumber } from '../command-line-diagnostics.ts'
import { checkedTarget, namedOutput } from '../output-target.ts'
import { mutationLines, reportedFindings } from '../reported-findings.ts'
import { packageVersion, writeText } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'
import { helpPage, helpUri, ruleExplanation, ruleList } from './explain-rule.ts'

export const runCheck: CommandAction = async call => {
  const { flags, display, surroundings } = call
  const { stdout } = surroundings
  if (flags.listRules === true) {
    await writeText(stdout, ruleList(display.language, display.width))
    return DONE
  }
  if (typeof flags.explain === 'string') {
    await writeText(stdout, ruleExplanation(flags.explain, display))
    return DONE
  }
  if (flags.diff === true) return (await import('../run-diff.ts')).runDiff(call)
  return checkRubricFiles(call)
}

async function checkRubricFiles(call: CommandCall): Promise<ExitCode> {
  const { flags, display, surroundings } = call
  const { cwd, stdout, stderr } = surroundings
  const started = performance.now()
  const loaded = loadedProject(cwd, textFlag(flags.config))
  const mostWarnings = wholeFlag('--max-warnings', flags.maxWarnings)
  const { files, texts, isWhole } = await filesToCheck(call, loaded)
  const output = namedOutput(flags)
  const paths = files.map(({ path }) => path)
  const target = output === undefined ? undefined : checkedTarget(output, '--output', cwd, paths)
  const dryRun = flags.dryRun === true
  const fix = flags.fix === true
  if (dryRun && !fix) {
    const advice = {
      id: 'tulis `--fix --dry-run` untuk melihat perbaikannya; tanpa keduanya, temuan ditampilkan.',
      en: 'write `--fix --dry-run` to see the mends; without both, the findings are shown.',
    }
    const flag = '--dry-run'
    throw new Refusal([flagUnusable({ kind: 'command', word: flag }, { flag, advice })])
  }
  const base = typeof flags.base === 'string' ? baseRubrics(flags.base, cwd) : undefined
  const wishes = { base, fix, mutate: flags.mutate === true }
  const { checked, others } = checkedFiles(files, wishes, texts)
  const reported = reportedFindings(checked, others, loaded, { ...call, isWhole })
  const report = checkReport(reported, {
    version: packageVersion(),
    others,
    fixable: checked.reduce((sum, { fixable }) => sum + fixable, 0),
    seconds: stdout.isTTY === true ? (performance.now() - started) / 1000 : undefined,
  })
  const isFromStdin = texts.size > 0
  const mended = checked.filter(({ before, text }) => before !== text)
  if (dryRun) {
    await writeText(
      stdout,
      mended.map(each => unifiedDiff(each.file, each.before, each.text)).join(''),
    )
    const told = checkWords(display.language).wouldMend(mended.length)
    await writeText(stderr, `${wrapText(told, display.width - 1).join('\n')}\n`)
    return DONE
  }
  if (fix && !isFromStdin) for (const { path, file, text } of mended) writeFile(path, file, text)
  const name = textFlag(flags.format) ?? 'pretty'
  const format = findingFormats.find(each => each.format === name) ?? findingFormats[0]
  const isPretty = format?.format === 'pretty'
  // Its lines are commands, and meant to be.
  const isForCi = format?.format === 'github'
  const options = { ...findingOptions(call), colour: output === undefined && display.colour }
  const written = format?.render(report, options) ?? ''
  const mutations = mutationLines(checked, display)
  const text = isPretty ? mutations + written : written
  // A mended text from stdin is the result; what is left to say goes beside it.
  if (fix && isFromStdin) {
    await writeText(stdout, Buffer.from(checked.map(each => each.text).join('')))
    await writeText(stderr, text)
  } else if (target !== undefined && output !== undefined) {
    writeFile(target, output, text)
    if (!isPretty) await writeText(stderr, checkSummary(report, display))
  } else await writeText(stdout, isForCi ? Buffer.from(text) : text)
  if (!isPretty) await writeText(stderr, mutations)
  const most = mostWarnings ?? loaded.project?.settings['max-warnings']
  const isOver = most !== undefined && report.counts.warning > most
  return report.counts.error > 0 || isOver ? FAILED : DONE
}

/** Nothing named: what the settings say, or the folder at hand. */
async function filesToCheck(
  { operands, flags, surroundings }: CommandCall,
  { project, folder }: ReturnType<typeof loadedProject>,
) {
  const { cwd, stdin } = surroundings
  const stdinName = textFlag(flags.stdinFilename)
  if (operands.includes('-') || stdinName !== undefined) {
    const file = stdinName ?? '-'
    const path = resolve(cwd, file)
    const chunks: Uint8Array[] = []
    for await (const chunk of stdin()) chunks.push(chunk)
    const text = markedText(Buffer.concat(chunks))
    return { files: [{ file, path }], texts: new Map([[path, text]]), isWhole: false }
  }
  const isWhole = operands.length === 0
  const paths = project?.settings.paths
  const words = isWhole ? (paths?.map(path => pathFromCwd(cwd, folder, path)) ?? ['.']) : operands
  const exclude = { folder, patterns: project?.settings.exclude ?? [] }
  return { files: await rubricFiles(words, cwd, exclude), texts: new Map(), isWhole }
}

/** Paths of the settings count from their own folder. */
function pathFromCwd(cwd: string, folder: string, path: string): string {
  return cwd === folder ? path : resolve(folder, path)
}

function findingOptions({ display }: CommandCall): FindingOptions {
  const { language, colour, width } = display
  const kinds = findingKinds()
  const summary = (code: string) => kinds.find(({ name }) => isRuleNamed(code, name))?.summary
  return { language, colour, width, helpUri, helpPage, summary }
}

function textFlag(value: CommandCall['flags'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function wholeFlag(flag: string, value: CommandCall['flags'][string]): number | undefined {
  if (typeof value !== 'string') return undefined
  if (/^\d{1,6}$/.test(value)) return Number(value)
  const wanted = { id: 'bilangan bulat', en: 'a whole number' }
  const params = { flag, wanted, value, example: '0' }
  throw new Refusal([flagNeedsNumber({ kind: 'command', word: flag }, params)])
}
