/** The formats a report can be written in. A new one is a new file and one line here. */
import type { Report } from '../report/report-shape.ts'
import type { TableOptions } from './render-table.ts'

/** What every format may use; each takes what it needs. */
export interface RenderOptions extends TableOptions {
  /** CSV that opens in a spreadsheet with Indonesian settings. */
  readonly forExcel?: boolean
}

/** The whole text, with a line break at its end, or the bytes of a file. */
export type Render = (
  report: Report,
  options: RenderOptions,
) => string | Uint8Array | Promise<Uint8Array>

export interface Renderer {
  /** As `--format` names it. */
  readonly format: string
  /** Endings of file names that ask for it. */
  readonly endings: readonly string[]
  /** Whether it is no text: then it belongs into a file. */
  readonly isBinary?: boolean
  /** What it tells beside the numbers: the digest of the result, or the counts of answers too. */
  readonly reads?: 'digest' | 'counts'
  /** Loads what the format needs, only when it is asked for. */
  readonly load: () => Promise<Render>
}

export const renderers: readonly Renderer[] = [
  {
    format: 'table',
    endings: ['.txt'],
    load: async () => (await import('./render-table.ts')).renderTable,
  },
  {
    format: 'json',
    reads: 'counts',
    endings: ['.json'],
    load: async () => (await import('./render-json.ts')).renderJson,
  },
  {
    format: 'csv',
    endings: ['.csv'],
    load: async () => (await import('./render-csv.ts')).renderCsv,
  },
  {
    format: 'markdown',
    reads: 'digest',
    endings: ['.md', '.markdown'],
    load: async () => (await import('./render-markdown.ts')).renderMarkdown,
  },
  {
    format: 'html',
    reads: 'counts',
    endings: ['.html', '.htm'],
    load: async () => (await import('./render-html.ts')).renderHtml,
  },
  {
    format: 'xlsx',
    reads: 'digest',
    endings: ['.xlsx'],
    isBinary: true,
    load: async () => (await import('./render-xlsx.ts')).renderXlsx,
  },
  {
    format: 'docx',
    reads: 'counts',
    endings: ['.docx'],
    isBinary: true,
    load: async () => (await import('./render-docx.ts')).renderDocx,
  },
]
