/** Matched sheets -> one sheet for each unit, and everything that was noticed while reading them. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import { isHelpColumn, type WorksheetColumns } from '../tables/worksheet-header.ts'
import type { MatchedWorksheets } from './place-worksheets.ts'
import { alikeNotes, formNotes } from './placement-notes.ts'
import { readWorksheet } from './read-worksheet.ts'
import type { Worksheet } from './worksheet.ts'
import { unitTwice } from './worksheet-diagnostics.ts'

interface WorksheetsRead {
  readonly sheets: readonly Worksheet[]
  readonly sources: readonly { readonly source: SourceIdentity; readonly rowsRead: number }[]
  readonly columns: readonly (WorksheetColumnUse & { readonly source: string })[]
  /** Errors among them leave nothing to score. */
  readonly notes: readonly Diagnostic[]
}

export function readWorksheets(
  matched: MatchedWorksheets,
  onUnknown: 'error' | 'missing',
): WorksheetsRead {
  const read = matched.sheets.map(sheet => readWorksheet(sheet, onUnknown))
  const { sheets, problems } = joinedWorksheets(read.map(({ sheet }) => sheet))
  const tables = [...new Set(matched.sheets.map(({ table }) => table))]
  return {
    sheets,
    sources: tables.map(({ table, rows }) => ({ source: table.source, rowsRead: rows.length })),
    columns: tables.flatMap(({ table, columns }) =>
      worksheetColumnUses(table.headers, columns).map(use => ({
        source: table.source.name,
        ...use,
      })),
    ),
    notes: [
      ...matched.notes,
      ...alikeNotes(tables.flatMap(({ table }) => table.notes)),
      ...formNotes(matched.sheets),
      ...read.flatMap(({ notes }) => notes),
      ...problems,
    ],
  }
}

// The sheets that were read -> one for each unit: parts of one file are put together, a second sheet is refused.

export function joinedWorksheets(sheets: readonly Worksheet[]): {
  readonly sheets: readonly Worksheet[]
  readonly problems: readonly Diagnostic[]
} {
  const byUnit = new Map<string, Worksheet[]>()
  for (const sheet of sheets) {
    const key = normalisedText(sheet.unit)
    const same = byUnit.get(key) ?? []
    byUnit.set(key, same)
    const position = same.findIndex(other => arePartsOfOne(other, sheet))
    const part = same[position]
    if (part === undefined) same.push(sheet)
    else same[position] = together(part, sheet)
  }
  const problems = [...byUnit.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return []
    const files = [first, ...others].map(nameOf).join(', ')
    const [source] = first.sources
    return [unitTwice(source && tablePlace(source), { unit: first.unit, files })]
  })
  return { sheets: [...byUnit.values()].flat(), problems }
}

function arePartsOfOne(a: Worksheet, b: Worksheet): boolean {
  return (
    a.sources[0]?.name === b.sources[0]?.name &&
    a.level === b.level &&
    a.period === b.period &&
    ![...b.entries.keys()].some(id => a.entries.has(id))
  )
}

function together(a: Worksheet, b: Worksheet): Worksheet {
  return {
    ...a,
    entries: new Map([...a.entries, ...b.entries]),
    stated: [...a.stated, ...b.stated],
    asksForEvidence: a.asksForEvidence || b.asksForEvidence,
    asksForVerification: a.asksForVerification || b.asksForVerification,
    assessors: [
      ...a.assessors.map(({ name, answers }) => {
        const more = b.assessors.find(each => each.name === name)?.answers ?? []
        return { name, answers: new Map([...answers, ...more]) }
      }),
      ...b.assessors.filter(({ name }) => a.assessors.every(each => each.name !== name)),
    ],
    sources: [...a.sources, ...b.sources],
  }
}

function nameOf({ sources, period }: Worksheet): string {
  const [source] = sources
  const sheet = source?.sheet === undefined ? '' : `!${source.sheet}`
  const when = period === undefined ? '' : ` (${period})`
  return `${source?.name ?? ''}${sheet}${when}`
}

// The columns of a sheet -> how each was used, for the report.

interface WorksheetColumnUse {
  readonly header: string
  /** `sheet:answer` and its like, or `unused`. */
  readonly use: string
}

function worksheetColumnUses(
  headers: readonly string[],
  columns: WorksheetColumns,
): readonly WorksheetColumnUse[] {
  const { outline, evidence, notes, assessors, ...single } = columns
  const uses = new Map<number, string>()
  for (const { column } of assessors) uses.set(column, 'sheet:assessor')
  for (const [name, column] of Object.entries(single)) {
    if (typeof column === 'number') uses.set(column, `sheet:${name}`)
  }
  for (const column of evidence) uses.set(column, 'sheet:evidence')
  for (const column of notes) uses.set(column, 'sheet:note')
  for (const column of outline) uses.set(column, 'sheet:number')
  return headers.flatMap((header, column) => {
    const help = isHelpColumn(header) ? 'sheet:help' : 'unused'
    return header === '' ? [] : [{ header, use: uses.get(column) ?? help }]
  })
}
