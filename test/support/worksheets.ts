/** Worksheets as texts, for tests: rows become CSV, texts are assessed as the tool would. */
import type { AssessOptions, MatchOptions } from '../../src/assess-options.ts'
import { assess, matchSources } from '../../src/pipeline.ts'
import { type FullNode, fullReport } from '../../src/report/full-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { bytesSource, textSource } from '../../src/tables/byte-source.ts'
import { soundRubric } from './rubric-files.ts'
import { cellRows, workbookBytes } from './workbook.ts'

export const worksheet = soundRubric('test/skeletons', 'worksheet')
export const rollUp = soundRubric('test/skeletons', 'roll-up')
export const areas = soundRubric('rubrics', 'area-perubahan-2020')
export const olderAreas = soundRubric('rubrics', 'area-perubahan-2014')
export const integrityZone = soundRubric('rubrics', 'zona-integritas-2021')

export type Cells = readonly (readonly (string | number)[])[]

/** Rows as long as the longest one. */
export function csv(rows: Cells, delimiter = ','): string {
  const width = Math.max(...rows.map(row => row.length))
  const lines = rows.map(row =>
    Array.from({ length: width }, (_, column) => quoted(String(row[column] ?? ''))).join(delimiter),
  )
  return `${lines.join('\n')}\n`
}

function quoted(cell: string): string {
  return /[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

type Options = Partial<AssessOptions> & MatchOptions & { readonly rubrics?: readonly Rubric[] }

/** Several texts are files `sheet-1.csv`, `sheet-2.csv` … */
export async function assessedWorksheets(
  texts: readonly string[],
  { rubrics = [worksheet], ...options }: Options = {},
): Promise<Report> {
  const sources = texts.map((text, position) => textSource(`sheet-${position + 1}.csv`, text))
  return assessedSources(sources, rubrics, options)
}

export async function assessedWorkbook(
  sheets: readonly { readonly name: string; readonly rows: Cells }[],
  { rubrics = [worksheet], ...options }: Options = {},
): Promise<Report> {
  const parts = sheets.map(({ name, rows }) => ({ name, rows: cellRows(rows) }))
  return assessedSources([bytesSource('lke.xlsx', workbookBytes(parts))], rubrics, options)
}

async function assessedSources(
  sources: Parameters<typeof matchSources>[0],
  rubrics: readonly Rubric[],
  options: Omit<Options, 'rubrics'>,
): Promise<Report> {
  const offered = rubrics.map(rubric => ({ rubric, isVariant: rubric === olderAreas }))
  const matched = await matchSources(sources, offered, options)
  return assess(matched, { version: 'test', ...options })
}

export function nodeOf(report: Report, id: string): FullNode {
  const find = (node: FullNode): FullNode | undefined =>
    node.id === id ? node : node.children.map(find).find(found => found !== undefined)
  const found = find(fullReport(report).result.score)
  if (found === undefined) throw new Error(`no node ${id}`)
  return found
}

export function noteCodes({ provenance }: Report): string[] {
  return provenance.notes.map(({ code }) => code)
}

export function noteTexts({ provenance }: Report, code: string): string[] {
  return provenance.notes.filter(note => note.code === code).map(({ message }) => message.id ?? '')
}
