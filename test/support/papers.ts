/** Documents made from the examples, and what tests read off them. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { documentOf } from '../../src/documents/document.ts'
import { readOutline } from '../../src/documents/outline.ts'
import { NO_FIELDS, readFields } from '../../src/documents/read-fields.ts'
import type { Language } from '../../src/language/language.ts'
import { type Paper, paperOf } from '../../src/render/documents/paper.ts'
import { wordingOf } from '../../src/render/wording.ts'
import { fullReport } from '../../src/report/full-report.ts'
import { publishedReport } from '../../src/report/published-report.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { runCli } from './run-cli.ts'

const EXAMPLES = {
  skm: ['documents/google-forms.csv'],
  berakhlak: ['berakhlak/responses.csv'],
  'area-perubahan': ['area-perubahan/dinas-kesehatan-2026.xlsx'],
  'zona-integritas': ['zona-integritas/satker.csv'],
  sakip: ['instruments/sakip.csv'],
  pekppp: ['instruments/pekppp.csv'],
  spbe: ['instruments/spbe.csv'],
}
export type Example = keyof typeof EXAMPLES

/** What each document that comes with the tool is made of here. */
export const DOCUMENTS = {
  'laporan-skm': 'skm',
  'laporan-skm-5bab': 'skm',
  'rekap-skm': 'skm',
  'poster-ikm': 'skm',
  'kelengkapan-skm': 'skm',
  'laporan-berakhlak': 'berakhlak',
  'kertas-kerja-rb': 'area-perubahan',
  'berita-acara': 'area-perubahan',
  ratl: 'area-perubahan',
  'rekap-zi': 'zona-integritas',
  'lhe-zi': 'zona-integritas',
  'lke-zi': 'zona-integritas',
  'tindak-lanjut-zi': 'zona-integritas',
  'lhe-akip': 'sakip',
  'kertas-kerja-akip': 'sakip',
  'tindak-lanjut-akip': 'sakip',
  'rekap-pekppp': 'pekppp',
  'rekap-spbe': 'spbe',
} as const satisfies Readonly<Record<string, Example>>
export type DocumentId = keyof typeof DOCUMENTS

/** The files of one. */
export const dataOf = (id: DocumentId): string[] =>
  EXAMPLES[DOCUMENTS[id]].map(file => resolve('examples', file))

/** Reads each example once, into this folder. */
export async function exampleReports(
  folder: string,
  names = Object.keys(EXAMPLES) as Example[],
): Promise<ReadonlyMap<string, Report>> {
  const reports = new Map<string, Report>()
  for (const name of names) {
    const files = EXAMPLES[name].map(file => resolve('examples', file))
    await runCli(['assess', ...files, '-o', `${name}.json`], { cwd: folder })
    reports.set(name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')))
  }
  return reports
}

const FIELDS = resolve('examples/documents/isian.yaml')

/** @param typed fields as a person writes them; with `isFilled` those of the example */
export function madeOf(
  document: string,
  report: Report | undefined,
  { isFilled = false, language = 'id' as Language, minGroup = 10, typed = '' } = {},
): Paper {
  const file = `${document}.yaml`
  const { outline } = readOutline({
    file,
    text: readFileSync(join('rubrics/documents', file), 'utf8'),
  })
  if (outline === undefined || report === undefined) throw new Error(document)
  const fields = isFilled
    ? readFields({ file: FIELDS, text: readFileSync(FIELDS, 'utf8') }, outline).fields
    : typed === ''
      ? NO_FIELDS
      : readFields({ file: 'isian.yaml', text: typed }, outline).fields
  const { report: published } = publishedReport(report, minGroup)
  const full = fullReport(published)
  return paperOf(documentOf(outline, fields, published, language), full, wordingOf(full, language))
}

export const captionsOf = ({ blocks }: Paper) =>
  blocks.flatMap(block =>
    (block.kind === 'table' || block.kind === 'figure') && block.caption !== undefined
      ? [`${block.caption.label} ${block.caption.number}. ${block.caption.text}`]
      : [],
  )
export const headingsOf = ({ blocks }: Paper) =>
  blocks.flatMap(block => (block.kind === 'heading' ? [block.text] : []))
export const textsOf = ({ blocks }: Paper) =>
  blocks.flatMap(block =>
    block.kind === 'text'
      ? [block.line.map(({ text }) => text).join('')]
      : block.kind === 'list'
        ? block.lines.map(line => line.map(({ text }) => text).join(''))
        : [],
  )
export function tableOf({ blocks }: Paper, caption: string) {
  for (const block of blocks)
    if (block.kind === 'table' && block.caption?.text === caption) return block.table
  throw new Error(`no table ${caption}`)
}
export const cellsOf = (paper: Paper, caption: string) =>
  tableOf(paper, caption).rows.map(row => row.map(cell => ('text' in cell ? cell.text : '')))
