/** Items that no column answers -> an error that lists them, with the headers that were probably meant. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inLanguage } from '../language/language.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import { shownHeader } from '../tables/shown-header.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import { mappingLine, savedHeader } from './column-mapping.ts'
import { nearestName } from './nearest-name.ts'

const SHOWN = 10

const missingColumn = defineDiagnostic({
  code: 'responses/missing-column',
  severity: 'error',
  message: {
    id: 'Tidak ada kolom untuk {count} dari {all} butir `{rubric}`: {items}.',
    en: 'No column for {count} of the {all} items of `{rubric}`: {items}.',
  },
  remedy: {
    id: 'tulis id atau teks butirnya sebagai judul kolom, atau pasangkan kolomnya dengan --mapping (lihat --show-mapping).',
    en: 'use the id or the text of the item as header, or pair the column with --mapping (see --show-mapping).',
  },
})

const missingColumnLike = defineDiagnostic({
  code: 'responses/missing-column',
  severity: 'error',
  message: missingColumn.definition.message,
  remedy: {
    id: 'mungkin kolom ini yang dimaksud. Bila benar, simpan di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n{lines}',
    en: 'these columns may be meant. If so, save this as mapping.json and add --mapping mapping.json:\n{lines}',
  },
})

const noItemColumn = defineDiagnostic({
  code: 'responses/no-item-column',
  severity: 'error',
  message: {
    id: 'Tidak satu pun judul kolom cocok dengan {all} butir `{rubric}`.',
    en: 'No header fits any of the {all} items of `{rubric}`.',
  },
  remedy: {
    id: 'pilih rubrik lain dengan -r (lihat rb-score list), atau pasangkan kolomnya dengan --mapping. Judul yang dicari: {items}.',
    en: 'choose another rubric with -r (see rb-score list), or pair the columns with --mapping. Headers looked for: {items}.',
  },
})

export function missingColumns(search: {
  readonly missing: readonly Item[]
  readonly items: readonly Item[]
  readonly headers: readonly string[]
  readonly unusedColumns: readonly number[]
  readonly rubric: Rubric
  readonly source: SourceIdentity
}): Diagnostic[] {
  const { missing, items, headers, unusedColumns, rubric, source } = search
  if (missing.length === 0) return []
  const params = {
    count: missing.length,
    all: items.length,
    rubric: rubric.id,
    items: { id: itemList(missing, 'id'), en: itemList(missing, 'en') },
  }
  if (missing.length === items.length) return [noItemColumn(tablePlace(source), params)]

  // Nobody pastes a header without end; and comparing with one takes as long as it is.
  const free = new Set(unusedColumns.filter(column => isShort(headers[column] ?? '')))
  const lines: string[] = []
  for (const item of missing) {
    const columns = [...free]
    const likeliest = nearestName(
      [item.id, ...item.columns, item.text.id ?? '', item.text.en ?? ''],
      columns.map(column => headers[column] ?? ''),
    )
    const column = likeliest === undefined ? undefined : columns[likeliest]
    if (column === undefined) continue
    free.delete(column)
    lines.push(mappingLine(savedHeader(headers, column), item.id))
  }
  if (lines.length === 0) return [missingColumn(tablePlace(source), params)]
  return [missingColumnLike(tablePlace(source), { ...params, lines: `{\n${lines.join(',\n')}\n}` })]
}

function isShort(header: string): boolean {
  return shownHeader(header) === header
}

function itemList(items: readonly Item[], language: 'id' | 'en'): string {
  const names = items.slice(0, SHOWN).map(item => {
    const text = inLanguage(item.text, language)
    return text === '' || text === item.id ? `\`${item.id}\`` : `\`${item.id}\` ${text}`
  })
  return items.length > SHOWN ? `${names.join('; ')}; …` : names.join('; ')
}
