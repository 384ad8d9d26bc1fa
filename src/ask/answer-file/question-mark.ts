/** A question as it is asked today <-> a short mark beside its answer, so that a later edition can be told apart. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../math/canonical-json.ts'
import type { CountExpression, Item, Rubric } from '../../rubric/model.ts'
import { choicesOf } from '../choice.ts'

/** `area-perubahan-2020 2020 1a2b3c4d5e6f 9f8e7d6c5b4a` in the file. */
export interface QuestionMark {
  readonly rubric: string
  readonly edition: string
  /** Over the choices of the question and what they are worth; its words stand in the file themselves. */
  readonly choices: string
  /** Over all that decides numbers. */
  readonly scoring: string
}

const DIGITS = 12

export function questionMark(rubric: Rubric, item: Item): QuestionMark {
  return {
    rubric: rubric.id,
    edition: rubric.edition.replace(/\s+/g, '_'),
    choices: createHash('sha256')
      .update(canonicalJson(measureOf(item)))
      .digest('hex')
      .slice(0, DIGITS),
    scoring: rubric.scoringFingerprint.replace(/^sha256:/, '').slice(0, DIGITS),
  }
}

export function questionMarkText({ rubric, edition, choices, scoring }: QuestionMark): string {
  return [rubric, edition, choices, scoring].join(' ')
}

/** Undefined for what somebody else wrote there. */
export function parseQuestionMark(cell: string): QuestionMark | undefined {
  const [rubric, edition, choices, scoring, ...more] = cell.trim().split(/\s+/)
  if (rubric === undefined || edition === undefined || more.length > 0) return undefined
  if (choices === undefined || scoring === undefined) return undefined
  return { rubric, edition, choices, scoring }
}

function measureOf(item: Item): unknown {
  const { measure } = item
  if ('scale' in measure) {
    const { number } = measure.scale
    const choices = choicesOf(item).map(({ code, label, points }) => ({ code, label, points }))
    return number === undefined ? { choices } : { ...number, item: undefined }
  }
  const { of, to, ...rest } = measure.ratio
  const terms = (expression: CountExpression) =>
    expression.map(({ sign, item: count }) => ({ sign, text: count.text }))
  return { ...rest, of: terms(of), to: terms(to) }
}
