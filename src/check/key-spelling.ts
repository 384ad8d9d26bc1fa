/** A key that is not known but near one that is -> the edit that spells it right. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { unknownKey } from '../rubric/shape-diagnostics.ts'
import type { TextEdit } from './text-edit.ts'

export function keySpellingEdits({ code, place, params }: Diagnostic): readonly TextEdit[] {
  if (code !== unknownKey.definition.code || place?.kind !== 'text') return []
  const { near } = params
  return typeof near === 'string' && near !== '' ? [{ place, newText: near }] : []
}
