/** A rubric's text and its findings -> the text with everything mended that is safe to mend. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type FindRubric, type RubricText, readRubric } from '../rubric/read-rubric.ts'
import { editedText } from './apply-edits.ts'
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
 * Comments and layout stay. A mend is kept only if the result can be read wherever the text could be read before, and
 * has fewer findings than before; or if it can be read at last.
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
    const [wasReadable, isReadable] = [source, mended].map(
      each => readRubric(each, find).rubric !== undefined,
    )
    // What can be read at last may show findings that nobody could see before.
    const isReadableAtLast = isReadable === true && wasReadable === false
    const hasFewer = remaining.length < findings.length && isReadable === wasReadable
    if (!isReadableAtLast && !hasFewer) continue
    return { text, remaining, fixed: attempt.map(({ finding }) => finding) }
  }
  return undefined
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
