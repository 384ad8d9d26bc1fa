/** `rb-score check --diff OLD NEW`: says what differs between two rubrics, and what comes of it. */

import type { Difference, DifferencePart } from '../check/differences/difference.ts'
import { rubricDifferences } from '../check/differences/rubric-differences.ts'
import { Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { hangingText, palette } from '../render/terminal-text.ts'
import { diffNeedsTwo, flagUnusable } from './check-diagnostics.ts'
import { type CommandCall, DONE, type ExitCode } from './command-definition.ts'
import { foundRubric } from './find-rubric.ts'
import { writeText } from './surroundings.ts'

const PARTS: Readonly<Record<DifferencePart, Required<Localized>>> = {
  about: { id: 'Rubrik', en: 'Rubric' },
  items: { id: 'Pernyataan', en: 'Items' },
  scales: { id: 'Skala', en: 'Scales' },
  score: { id: 'Bobot dan perhitungan', en: 'Weights and method' },
  bands: { id: 'Predikat', en: 'Grades' },
  gates: { id: 'Syarat', en: 'Gates' },
  reach: { id: 'Akibat pada nilai', en: 'What comes of it' },
}

export async function runDiff({
  operands,
  flags,
  display,
  surroundings,
}: CommandCall): Promise<ExitCode> {
  if (flags.format !== undefined && flags.format !== 'pretty') {
    const flag = `--format ${flags.format}`
    const advice = {
      id: '`--diff` hanya menulis teks; hilangkan `--format`.',
      en: '`--diff` writes text only; leave out `--format`.',
    }
    throw new Refusal([flagUnusable({ kind: 'command', word: '--format' }, { flag, advice })])
  }
  const [old, now] = operands
  if (old === undefined || now === undefined || operands.length > 2) {
    const place = { kind: 'command', word: '--diff' } as const
    throw new Refusal([diffNeedsTwo(place, { count: operands.length })])
  }
  const [before, after] = [
    await foundRubric(old, surroundings.cwd, old),
    await foundRubric(now, surroundings.cwd, now),
  ]
  const differences = rubricDifferences(before.rubric, after.rubric)
  await writeText(surroundings.stdout, differencePage(`${old} → ${now}`, differences, display))
  return DONE
}

function differencePage(
  title: string,
  differences: readonly Difference[],
  { language, colour, width }: CommandCall['display'],
): string {
  const paint = palette(colour)
  const none = { id: 'Tidak ada yang berbeda.', en: 'Nothing differs.' }[language]
  const lines = [paint.strong(safeText(title)), '']
  for (const part of Object.keys(PARTS) as DifferencePart[]) {
    const own = differences.filter(each => each.part === part)
    if (own.length === 0) continue
    lines.push(paint.strong(PARTS[part][language]))
    lines.push(...own.flatMap(each => hangingText('  ', safeText(each.words[language]), width)))
    lines.push('')
  }
  if (differences.length === 0) lines.push(none, '')
  return `${lines.slice(0, -1).join('\n')}\n`
}
