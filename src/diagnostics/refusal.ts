/** The one exception of ours: nothing can go on, and here is why. Anything else thrown is a bug. */
import type { Diagnostic } from './diagnostic.ts'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(diagnostic => diagnostic.message.en).join('\n'))
    this.diagnostics = diagnostics
  }
}

export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error')
}
