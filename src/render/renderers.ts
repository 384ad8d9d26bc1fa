/** The formats a report can be written in. A new one is a new file and one line here. */
import type { Language } from '../language/language.ts'
import type { Report } from '../report/report-shape.ts'
import { renderCsv } from './render-csv.ts'
import { renderJson } from './render-json.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderTable } from './render-table.ts'
import type { OpenList } from './sections/open-questions.ts'
import type { ItemChoice } from './sections/report-blocks.ts'

export interface RenderOptions {
  readonly language: Language
  readonly width: number
  readonly colour: boolean
  readonly showItems?: ItemChoice
  /** Worksheets: lists that are shown whole. */
  readonly show?: readonly OpenList[]
  /** The command to try next, below a table. */
  readonly next?: string
}

export interface Renderer {
  /** As `--format` names it. */
  readonly format: string
  /** Endings of file names that ask for it. */
  readonly endings: readonly string[]
  /** The whole text, with a line break at its end. */
  readonly render: (report: Report, options: RenderOptions) => string
}

export const renderers: readonly Renderer[] = [
  { format: 'table', endings: ['.txt'], render: renderTable },
  { format: 'json', endings: ['.json'], render: renderJson },
  { format: 'csv', endings: ['.csv'], render: renderCsv },
  { format: 'markdown', endings: ['.md', '.markdown'], render: renderMarkdown },
]
