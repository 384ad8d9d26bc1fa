/** What a mapping file says, and the headers of this table -> columns the user has chosen. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceIdentity } from '../tables/table.ts'
import type { ColumnTarget, SavedMapping } from './column-mapping.ts'
import { findColumn } from './find-column.ts'
import { nearestName } from './nearest-name.ts'

const headerNotInData = defineDiagnostic({
  code: 'responses/mapping-header-not-in-data',
  severity: 'warning',
  message: {
    id: 'Pemetaan menyebut kolom `{header}`, yang tidak ada di {file}.',
    en: 'The mapping names the column `{header}`, which {file} does not have.',
  },
  remedy: { id: 'samakan dengan judul kolomnya.', en: 'write it as the header is written.' },
})

const headerNotInDataLike = defineDiagnostic({
  code: 'responses/mapping-header-not-in-data',
  severity: 'warning',
  message: headerNotInData.definition.message,
  remedy: { id: 'mungkin maksudnya `{nearest}`.', en: 'perhaps `{nearest}` is meant.' },
})

const mappedTwice = defineDiagnostic({
  code: 'responses/mapping-target-twice',
  severity: 'error',
  message: {
    id: 'Pemetaan memberikan `{target}` kepada dua kolom: `{first}` dan `{second}`.',
    en: 'The mapping gives `{target}` to two columns: `{first}` and `{second}`.',
  },
  remedy: {
    id: 'biarkan satu saja; tulis "ignore" pada yang lain.',
    en: 'keep one of them; write "ignore" for the other.',
  },
})

export interface SavedColumns {
  readonly byColumn: ReadonlyMap<number, ColumnTarget>
  readonly items: ReadonlyMap<string, number>
  readonly groups: ReadonlyMap<string, number>
  readonly profile: ReadonlyMap<string, number>
  readonly time: number | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export function savedColumns(
  headers: readonly string[],
  saved: SavedMapping,
  source: SourceIdentity,
): SavedColumns {
  const byColumn = new Map<number, ColumnTarget>()
  const chosen = { item: new Map(), group: new Map(), profile: new Map(), time: new Map() } as {
    [kind in 'item' | 'group' | 'profile' | 'time']: Map<string, number>
  }
  const diagnostics: Diagnostic[] = []
  for (const { header, target, place } of saved.columns) {
    const column = savedColumn(headers, header)
    if (column === undefined) {
      const likeliest = nearestName([header], headers)
      const params = { header, file: source.name }
      diagnostics.push(
        likeliest === undefined
          ? headerNotInData(place, params)
          : headerNotInDataLike(place, { ...params, nearest: headers[likeliest] ?? '' }),
      )
      continue
    }
    byColumn.set(column, target)
    if (target.kind === 'ignore') continue
    const id = 'id' in target ? target.id : 'time'
    const earlier = chosen[target.kind].get(id)
    if (earlier === undefined || earlier === column) chosen[target.kind].set(id, column)
    else {
      const first = headers[earlier] ?? ''
      diagnostics.push(mappedTwice(place, { target: id, first, second: header }))
    }
  }
  const { item: items, group: groups, profile, time } = chosen
  return { byColumn, items, groups, profile, time: time.get('time'), diagnostics }
}

/** As written, else with the forgiveness of every other name; ` #2` is the second column of that header. */
function savedColumn(headers: readonly string[], written: string): number | undefined {
  const exact = headers.indexOf(written)
  if (exact !== -1) return exact
  const [, name, position] = /^(.*) #(\d{1,4})$/s.exec(written) ?? []
  if (name !== undefined && position !== undefined) {
    const columns = headers.flatMap((header, column) => (header === name ? [column] : []))
    return columns[Number(position) - 1]
  }
  return findColumn(headers, written).column
}
