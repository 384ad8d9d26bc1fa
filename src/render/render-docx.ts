/** A report -> the page as a Word document: real headings, tables and charts, to be finished by hand. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  Table,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { ListBlock, PageBlock, WorkingBlock } from './blocks.ts'
import { MARGIN, WIDTH } from './column-widths.ts'
import { barsParts, likertParts } from './docx/docx-charts.ts'
import {
  cellOf,
  headingPart,
  type Part,
  rules,
  run,
  SMALL,
  SOFT,
  tableParts,
  textParagraph,
} from './docx/docx-tables.ts'
import { FONT, fixedDocument, INK } from './docx/fixed-document.ts'
import { type Page, pageOf } from './sections/page.ts'
import { type Wording, wordingOf } from './wording.ts'

/** Half points. */
const TEXT = 20
/** A4, upright; the width of a page that lies less its margins. */
const [SHORT_SIDE, LONG_SIDE] = [11_906, 16_838]
/** Long tables lie there: 1.5 cm of margin save a fifth of their pages. */
const MARGIN_LYING = 850
const WIDTH_LYING = LONG_SIDE - 2 * MARGIN_LYING

export async function renderDocx(
  report: Report,
  options: { readonly language: Language },
): Promise<Uint8Array> {
  const full = fullReport(report)
  const wording = wordingOf(full, options.language)
  const page = pageOf(full, wording)
  const name = [page.title, ...page.subtitle].map(safeText).join(' · ')
  const document = new Document({
    title: name,
    creator: 'rb-score',
    description: safeText(page.closing),
    styles: {
      default: {
        document: { run: { font: FONT, size: TEXT, color: INK } },
        title: {
          run: { font: FONT, size: 36, bold: true, color: INK },
          paragraph: { spacing: { after: 60 } },
        },
        heading1: heading(28, 360),
        heading2: heading(22, 240),
      },
    },
    sections: sheets(page, wording).map(({ isWide, parts }, position) => {
      const margin = isWide ? MARGIN_LYING : MARGIN
      return {
        properties: {
          page: {
            size: {
              ...{ width: SHORT_SIDE, height: LONG_SIDE },
              ...(isWide ? { orientation: PageOrientation.LANDSCAPE } : {}),
            },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
          titlePage: position === 0,
        },
        headers: {
          default: new Header({ children: [textParagraph(name, { size: SMALL, color: SOFT })] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        ...footers(wording),
        children: [...parts],
      }
    }),
  })
  return fixedDocument(new Uint8Array(await Packer.pack(document, 'uint8array')))
}

interface Sheets {
  readonly isWide: boolean
  readonly parts: readonly Part[]
}

/** What does not fit an upright page, and what follows it in its section, stands on pages that lie. */
function sheets(page: Page, wording: Wording): Sheets[] {
  const all: Sheets[] = [
    { isWide: false, parts: firstPage(page, wording) },
    ...page.sections.flatMap(section => sectionSheets(section, wording)),
    { isWide: false, parts: workingPages(page, wording) },
  ]
  const joined: Sheets[] = []
  for (const { isWide, parts } of all) {
    const last = joined.at(-1)
    if (last?.isWide === isWide)
      joined[joined.length - 1] = { isWide, parts: [...last.parts, ...parts] }
    else if (parts.length > 0) joined.push({ isWide, parts })
  }
  return joined
}

function heading(size: number, before: number) {
  return {
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  }
}

function footers(wording: Wording): Pick<ISectionOptions, 'footers'> {
  const [before, between] = wording.words.page.pageOf
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          children: [
            new TextRun({
              size: SMALL,
              color: SOFT,
              children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
            }),
          ],
        }),
      ],
    })
  return { footers: { default: footer(), first: footer() } }
}

function firstPage(page: Page, wording: Wording): Part[] {
  const { words } = wording
  const { head, subtitle, sentences, facts, cautions, nextSteps } = page
  const given = head.grades.filter(({ isGiven }) => isGiven)
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(page.title)] }),
    ...(subtitle.length === 0 ? [] : [textParagraph(subtitle.join(' · '), { color: SOFT })]),
    new Paragraph({
      spacing: { before: 200, after: 120 },
      children: [
        run(`${wording.own('index')}  `, { color: SOFT }),
        run(head.index.value, { size: 52, bold: true }),
        run(`  ${head.index.outOf}`, { color: SOFT }),
        ...given.flatMap(({ label, name, value }) => [
          run(`      ${label}  `, { color: SOFT }),
          run(name ?? value, { size: 32, bold: true }),
        ]),
      ],
    }),
    ...sentences.map(text => textParagraph(text, { size: 22 }, 60)),
    ...(head.notice === undefined
      ? []
      : [
          new Paragraph({
            spacing: { before: 120, after: 120 },
            indent: { left: 160 },
            border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'B8560E', space: 8 } },
            children: [run(head.notice)],
          }),
        ]),
    headingPart(words.page.restsOn, HeadingLevel.HEADING_2),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [1800, WIDTH - 1800],
      layout: TableLayoutType.FIXED,
      borders: rules(),
      rows: facts.map(
        ({ label, value }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cellOf([run(label, { color: SOFT, size: SMALL })], {}),
              cellOf([run(value)], {}),
            ],
          }),
      ),
    }),
    ...(cautions.entries.length === 0
      ? []
      : [headingPart(words.cautions, HeadingLevel.HEADING_2), ...listParts(cautions)]),
    ...(nextSteps.length === 0
      ? []
      : [
          headingPart(words.page.nextSteps, HeadingLevel.HEADING_2),
          ...nextSteps.map(({ text }) => bullet([run(text)])),
        ]),
  ]
}

function bullet(children: readonly ParagraphChild[], level = 0): Paragraph {
  return new Paragraph({ bullet: { level }, spacing: { after: 40 }, children })
}

function sectionSheets(
  { title, lead, blocks }: Page['sections'][number],
  wording: Wording,
): Sheets[] {
  const head = [
    headingPart(title, HeadingLevel.HEADING_1),
    ...(lead === undefined ? [] : [textParagraph(lead)]),
  ]
  const shown = blocks.filter(block => block.kind !== 'working')
  const first = shown.findIndex(isWide)
  const upright = first < 0 ? shown : shown.slice(0, first)
  const parts = (list: typeof shown, width?: number) =>
    list.flatMap(block => blockParts(block, title, wording, width))
  return [
    { isWide: false, parts: first === 0 ? [] : [...head, ...parts(upright)] },
    ...(first < 0
      ? []
      : [
          {
            isWide: true,
            parts: [...(first === 0 ? head : []), ...parts(shown.slice(first), WIDTH_LYING)],
          },
        ]),
  ]
}

/** More columns than these leave texts no room beside numbers. */
const MOST_UPRIGHT = 8
/** A table of fewer rows is not worth a page of its own. */
const MANY_ROWS = 12

function isWide(block: PageBlock): boolean {
  if (block.kind !== 'table' || block.rows.length <= MANY_ROWS) return false
  return block.columns.filter(({ kind }) => kind !== 'bar').length > MOST_UPRIGHT
}

/** Nothing opens on paper: how numbers came stands behind all else. */
function workingPages({ sections }: Page, wording: Wording): Part[] {
  const workings = sections.flatMap(({ blocks }) =>
    blocks.filter(block => block.kind === 'working'),
  )
  if (workings.length === 0) return []
  const title = headingPart(wording.words.page.allWorkings, HeadingLevel.HEADING_1)
  return [title, ...workings.flatMap(workingParts)]
}

function blockParts(
  block: Exclude<PageBlock, WorkingBlock>,
  above: string,
  wording: Wording,
  width?: number,
): Part[] {
  const isSaid =
    block.title === above || (block.kind === 'table' && block.title === block.columns[0]?.heading)
  const title = isSaid ? [] : [headingPart(block.title, HeadingLevel.HEADING_2)]
  switch (block.kind) {
    case 'table':
      return [...title, ...tableParts(block, wording, width)]
    case 'list':
      return [...title, ...listParts(block)]
    case 'bars':
      return [...title, ...barsParts(block)]
    case 'likert':
      return [...title, ...likertParts(block)]
  }
}

function listParts({ entries }: ListBlock): Part[] {
  return entries.flatMap(({ mark, text, more }) => [
    bullet([run(mark === undefined ? text : `${mark} ${text}`)]),
    ...more.flatMap(line => line.split('\n')).map(line => bullet([run(line, { color: SOFT })], 1)),
  ])
}

function workingParts({ title, lines, parts }: WorkingBlock): Part[] {
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 40 },
      children: [run(title, { bold: true })],
    }),
    ...lines.map(
      line =>
        new Paragraph({
          spacing: { after: 20 },
          keepNext: parts !== undefined,
          children: [run(line, { size: SMALL })],
        }),
    ),
    ...(parts === undefined ? [] : tableParts(parts)),
  ]
}
