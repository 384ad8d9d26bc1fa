/** A row and column of a table -> the place a problem names. */
import type { TablePlace } from '../diagnostics/place.ts'
import type { SourceIdentity } from './table.ts'

/** `column` counts from 0, as positions in `headers` do; the place counts from 1. */
export function tablePlace(source: SourceIdentity, row?: number, column?: number): TablePlace {
  return {
    kind: 'table',
    file: source.name,
    ...(source.sheet === undefined ? {} : { sheet: source.sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column: column + 1 }),
  }
}
