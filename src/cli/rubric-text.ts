/** A path -> the text of the file, or a word on why the system does not let us read it. */
import { Refusal } from '../diagnostics/refusal.ts'
import { fileCannotBeRead } from './check-diagnostics.ts'
import { readRubricText } from './rubric-folder.ts'

/** Throws a Refusal where the system does not let us. */
export function rubricTextOf(path: string, file: string): string {
  try {
    return readRubricText(path)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (reason === undefined) throw error
    throw new Refusal([fileCannotBeRead({ kind: 'file', file }, { word: file, reason })])
  }
}
