/** The formats a report can be written in. A new one is a new file and one line here. */
import type { Report } from '../report/report-shape.ts'
import { renderCsv } from './render-csv.ts'
import { renderHtml } from './render-html.ts'
import { renderJson } from './render-json.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderTable, type TableOptions } from './render-table.ts'

/** What every format may use; each takes what it needs. */
interface RenderOptions extends TableOptions {
  /** CSV that opens in a spreadsheet with Indonesian settings. */
  readonly forExcel?: boolean
}

export interface Renderer {
  /** As `--format` names it. */
  readonly format: string
  /** Endings of file names that ask for it. */
  readonly endings: readonly string[]
  /** The whole text, with a line break at its end, or the bytes of a file. */
  readonly render: (report: Report, options: RenderOptions) => string | Uint8Array
}

export const renderers: readonly Renderer[] = [
  { format: 'table', endings: ['.txt'], render: renderTable },
  { format: 'json', endings: ['.json'], render: renderJson },
  { format: 'csv', endings: ['.csv'], render: renderCsv },
  { format: 'markdown', endings: ['.md', '.markdown'], render: renderMarkdown },
  { format: 'html', endings: ['.html', '.htm'], render: renderHtml },
]
