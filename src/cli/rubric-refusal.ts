/** A rubric with errors -> a Refusal that keeps its text, so that lines can be shown around the problems. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import type { RubricText } from '../rubric/read-rubric.ts'

export class RubricRefusal extends Refusal {
  readonly text: RubricText

  constructor({
    problems,
    text,
  }: {
    readonly problems: readonly Diagnostic[]
    readonly text: RubricText
  }) {
    super(problems)
    this.text = text
  }
}
