/** A rubric's text and its findings -> the text with everything mended that is safe to mend. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type FindRubric, type RubricText, readRubric } from '../rubric/read-rubric.ts'
import { editedText } from './apply-edits.ts'
import { bandOrderEdits } from './band-order-edits.ts'
import { type CheckOptions, checkRubric } from './check-rubric.ts'
import { keySpellingEdits } from './key-spelling.ts'
import { safeEdits } from './run-rules.ts'
import type { TextEdit } from './text-edit.ts'

export interface FixedRubric {
  readonly text: string
  /** The findings that the edits answer. */
  readonly fixed: readonly Diagnostic[]
  /** What is found in the mended text. */
  readonly remaining: readonly Diagnostic[]
}

/** One mend may bring another into reach, such as a rule behind a misspelt key. */
const MOST_ROUNDS = 10

/**
 * Comments and layout stay. A mend is kept only if the result can be read as far as the text could be read before, and
 * has fewer findings than before; or if it can be read further.
 */
export function fixedRubric(
  source: RubricText,
  find: FindRubric,
  options: CheckOptions = {},
): FixedRubric {
  let { text } = source
  let remaining = checkRubric(source, find, options)
  const fixed: Diagnostic[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = oneRound({ file: source.file, text }, find, options, remaining)
    if (next === undefined) break
    text = next.text
    remaining = next.remaining
    fixed.push(...next.fixed)
  }
  return { text, fixed, remaining }
}

/** How many of the findings `--fix` would try to mend. */
export function mendableCount(
  source: RubricText,
  find: FindRubric,
  findings: readonly Diagnostic[],
): number {
  return mendsOf(source, find, findings).length
}

interface Round {
  readonly text: string
  readonly fixed: readonly Diagnostic[]
  readonly remaining: Diagnostic[]
}

interface Mend {
  readonly finding: Diagnostic
  readonly edits: readonly TextEdit[]
}

/** All mends together; where they do not do, each alone, and the first that does. */
function oneRound(
  source: RubricText,
  find: FindRubric,
  options: CheckOptions,
  findings: readonly Diagnostic[],
): Round | undefined {
  const mends = mendsOf(source, find, findings)
  if (mends.length === 0) return undefined
  const attempts = mends.length === 1 ? [mends] : [mends, ...mends.map(mend => [mend])]
  for (const attempt of attempts) {
    const edits = distinctEdits(attempt.flatMap(({ edits: each }) => each))
    const { text } = editedText(source.text, edits)
    if (text === source.text) continue
    const mended = { file: source.file, text }
    const remaining = checkRubric(mended, find, options)
    const [before, after] = [readingDepth(source, find), readingDepth(mended, find)]
    // What can be read further may show findings that nobody could see before.
    const isBetter = after > before || (after === before && remaining.length < findings.length)
    if (!isBetter) continue
    return { text, remaining, fixed: attempt.map(({ finding }) => finding) }
  }
  return undefined
}

/** 0: parts of another form than a rubric's; 1: parts that do not fit together; 2: a rubric. */
function readingDepth(source: RubricText, find: FindRubric): 0 | 1 | 2 {
  const { rubric, isFormed } = readRubric(source, find)
  if (rubric !== undefined) return 2
  return isFormed ? 1 : 0
}

function mendsOf(
  source: RubricText,
  find: FindRubric,
  findings: readonly Diagnostic[],
): readonly Mend[] {
  const { rubric } = readRubric(source, find)
  return findings.flatMap(finding => {
    const edits = [
      ...keySpellingEdits(finding),
      ...bandOrderEdits(source, finding),
      ...(rubric === undefined ? [] : safeEdits(finding, rubric)),
    ]
    // Another file is mended when it is checked itself.
    const isHere = edits.every(edit => edit.place.file === source.file)
    return edits.length > 0 && isHere ? [{ finding, edits }] : []
  })
}

/** Two findings may ask for the same edit. */
function distinctEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map(edit => [JSON.stringify(edit), edit])).values()]
}
