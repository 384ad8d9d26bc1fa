/** A column that a person names in a flag or a mapping -> its position, or what may have been meant. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { shownHeader, shownHeaders } from '../tables/shown-header.ts'
import { nameClaims } from './name-claims.ts'
import { nearestName } from './nearest-name.ts'

const unknownColumn = defineDiagnostic({
  code: 'responses/unknown-column',
  severity: 'error',
  message: {
    id: 'Tidak ada kolom `{name}`.',
    en: 'There is no column `{name}`.',
  },
  remedy: {
    id: 'kolom yang ada: {headers}.',
    en: 'the columns are: {headers}.',
  },
})

const unknownColumnLike = defineDiagnostic({
  code: 'responses/unknown-column',
  severity: 'error',
  message: unknownColumn.definition.message,
  remedy: { id: 'mungkin maksudnya `{nearest}`.', en: 'perhaps `{nearest}` is meant.' },
})

const ambiguousColumn = defineDiagnostic({
  code: 'responses/ambiguous-column',
  severity: 'error',
  message: {
    id: '`{name}` cocok dengan lebih dari satu kolom: {columns}.',
    en: '`{name}` fits more than one column: {columns}.',
  },
  remedy: {
    id: 'tulis judul kolomnya secara lengkap, atau ubah salah satu judul yang sama.',
    en: 'write the whole header, or rename one of the columns that share it.',
  },
})

const HEADERS_LISTED = 12

/** Questions are recognised by their first words. */
function shortHeader(header: string): string {
  const words = header.replace(/\s+/g, ' ')
  return words.length <= 40 ? words : `${words.slice(0, 40).replace(/\s*\S*$/, '')} …`
}

export type FoundColumn =
  | { readonly column: number; readonly diagnostic?: never }
  | { readonly column?: never; readonly diagnostic: Diagnostic }

/**
 * @param flag the word of the command line that the problem is about, such as `--by`
 * @example findColumn(['Stempel waktu', '1. Unit Kerja'], 'unit kerja')  // { column: 1 }
 */
export function findColumn(headers: readonly string[], name: string, flag = name): FoundColumn {
  const place = { kind: 'command', word: flag } as const
  // No name is no column, not even one without a header.
  const asWritten = headers.flatMap((header, column) =>
    header === name && name !== '' ? [column] : [],
  )
  const [only] = asWritten
  if (only !== undefined && asWritten.length === 1) return { column: only }

  const sought = [{ target: name, ids: [name], texts: [name] }]
  const { matched, doubled } = nameClaims(sought, headers, [...headers.keys()])
  const [claim] = matched
  if (claim !== undefined) return { column: claim.column }
  const [several] = doubled
  if (several !== undefined) {
    const columns = several.columns.map(
      column => `${columnLetters(column + 1)} \`${shownHeader(headers[column] ?? '')}\``,
    )
    return { diagnostic: ambiguousColumn(place, { name, columns: shownHeaders(columns, 20) }) }
  }
  const likeliest = nearestName([name], headers)
  if (likeliest !== undefined) {
    return {
      diagnostic: unknownColumnLike(place, {
        name,
        nearest: shownHeader(headers[likeliest] ?? ''),
      }),
    }
  }
  const named = headers.filter(header => header !== '')
  const listed = shownHeaders(named.map(shortHeader), HEADERS_LISTED)
  return { diagnostic: unknownColumn(place, { name, headers: listed }) }
}
