/** Problems in the order in which they were found -> the order of their places. */
import type { Diagnostic } from './diagnostic.ts'
import type { Place } from './place.ts'

const SEVERITIES = ['error', 'warning', 'note']

/** By file, line or row, column, then severity and code: the same problems always print the same. */
export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    const [placeA, placeB] = [position(a.place), position(b.place)]
    return (
      compareText(placeA.file, placeB.file) ||
      placeA.row - placeB.row ||
      placeA.column - placeB.column ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareText(a.code, b.code) ||
      compareText(a.message.en, b.message.en)
    )
  })
}

function position(place: Place | undefined): { file: string; row: number; column: number } {
  if (place === undefined || place.kind === 'command') return { file: '', row: 0, column: 0 }
  if (place.kind === 'file') return { file: place.file, row: 0, column: 0 }
  const row = place.kind === 'text' ? place.line : (place.row ?? 0)
  return { file: place.file, row, column: place.column ?? 0 }
}

/** By code point, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
