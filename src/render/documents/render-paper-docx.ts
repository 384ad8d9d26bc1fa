/** A paper -> a Word document: heading styles, captions and contents that Word counts anew, charts, blanks in yellow. */
import {
  AlignmentType,
  Bookmark,
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
  SimpleField,
  type TableOfContents,
  TextRun,
} from 'docx'
import { ChartRun } from 'docx/charts'
import { estimatePageNumbers } from 'docx/layout'
import { safeText } from '../../language/safe-text.ts'
import { MARGIN } from '../column-widths.ts'
import { barsParts, likertParts, spoken } from '../docx/docx-charts.ts'
import { dotsParagraph, stepOf } from '../docx/docx-dots.ts'
import {
  type Part,
  run,
  SMALL,
  SOFT,
  spanRuns,
  tableParts,
  textParagraph,
} from '../docx/docx-tables.ts'
import { FONT, fixedDocument, INK } from '../docx/fixed-document.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { withoutFormulas } from './built-table.ts'
import { bookmarkName, contentsParts } from './contents-docx.ts'
import type { Caption, Paper, PaperBlock } from './paper.ts'
import type { PaperLine } from './paper-line.ts'
import { posterParts } from './poster-docx.ts'
import type { SeriesBlock } from './series-figures.ts'

/** Half points. */
const TEXT = 22

export interface PaperOptions {
  readonly wording: Wording
  readonly size: 'A4' | 'F4'
}

/** Twentieths of a point. */
const SIZES = { A4: [11_906, 16_838], F4: [12_189, 18_709] } as const

export async function renderPaperDocx(paper: Paper, options: PaperOptions): Promise<Uint8Array> {
  const { title, subtitle, closing } = paper
  const name = [title, ...subtitle].map(safeText).join(' · ')
  const document = new Document({
    title: name,
    creator: 'rb-score',
    pageNumbers: estimatePageNumbers,
    description: closing.map(safeText).join(' '),
    styles: {
      default: {
        document: { run: { font: FONT, size: TEXT, color: INK } },
        heading1: heading(28, 360, AlignmentType.LEFT),
        heading2: heading(24, 240, AlignmentType.LEFT),
      },
      paragraphStyles: [
        {
          ...{
            id: 'Caption',
            name: 'caption',
            basedOn: 'Normal',
            next: 'Normal',
            quickFormat: true,
          },
          run: { size: 20, bold: true },
          paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
        },
        ...[1, 2].map(level => ({
          ...{ id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', next: 'Normal' },
          run: { size: 20 },
          paragraph: { spacing: { after: 40 }, indent: { left: (level - 1) * 240 } },
        })),
      ],
    },
    numbering: {
      config: [
        {
          reference: 'lines',
          levels: [
            {
              ...{ level: 0, format: 'decimal', text: '%1.', alignment: AlignmentType.LEFT },
              style: { paragraph: { indent: { left: 480, hanging: 480 } } },
            },
          ],
        },
      ],
    },
    sections: sectionsOf(paper, options, name),
  })
  return fixedDocument(new Uint8Array(await Packer.pack(document, 'uint8array')))
}

function heading(size: number, before: number, alignment: (typeof AlignmentType)['LEFT']) {
  return {
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, alignment },
  }
}

/** Kinds whose first paragraph can begin a page. */
const BREAKS_ITSELF: readonly PaperBlock['kind'][] = ['heading', 'contents', 'poster']

/** Upright and landscape pages take turns where a table asks for it. */
function sectionsOf(
  paper: Paper,
  { wording, size }: PaperOptions,
  name: string,
): ISectionOptions[] {
  const [short, long] = SIZES[size]
  const groups: { isWide: boolean; blocks: PaperBlock[] }[] = []
  for (const block of paper.blocks) {
    const isWide = paper.isLandscape || ('isWide' in block && block.isWide === true)
    const last = groups.at(-1)
    if (last?.isWide === isWide) last.blocks.push(block)
    // A page begins there anyway.
    else if (block.kind !== 'break') groups.push({ isWide, blocks: [block] })
  }
  let lists = 0
  return groups.map(({ isWide, blocks }, at): ISectionOptions => {
    const margin = paper.isLandscape ? 850 : MARGIN
    const width = (isWide ? long : short) - 2 * margin
    const isLast = at === groups.length - 1
    // In one paragraph: they seldom open a page of their own.
    const closing = [textParagraph(paper.closing.join(' · '), { size: 16, color: SOFT }, 0)]
    // A page begins with what stands on it: a break of its own may fill a page alone.
    let isBroken = false
    const children = blocks.flatMap((block, place) => {
      if (block.kind === 'break') {
        isBroken = true
        return []
      }
      if (block.kind === 'list') lists += 1
      const name = bookmarkName(paper.blocks.indexOf(block))
      const isSigned = blocks[place + 1]?.kind === 'signature'
      const setting = { paper, wording, width, isBroken, instance: lists, name, isSigned }
      const parts = partsOf(block, setting)
      const isEmpty = isBroken && !BREAKS_ITSELF.includes(block.kind)
      if (isEmpty) parts.unshift(new Paragraph({ pageBreakBefore: true }))
      isBroken = block.kind === 'cover'
      return parts
    })
    return {
      properties: {
        page: {
          size: {
            ...{ width: short, height: long },
            orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { top: margin, bottom: margin, left: margin, right: margin },
        },
        titlePage: at === 0,
      },
      headers: {
        default: new Header({
          children: [
            textParagraph(paper.mark === undefined ? name : `${paper.mark} · ${name}`, {
              size: SMALL,
              color: SOFT,
            }),
          ],
        }),
        first: new Header({
          children: [
            textParagraph([paper.mark, paper.standing].flatMap(text => text ?? []).join(' · '), {
              size: SMALL,
              color: SOFT,
            }),
          ],
        }),
      },
      footers: { default: footer(wording), first: footer(wording) },
      children: isLast ? [...children, ...closing] : children,
    }
  })
}

function footer({ words }: Wording): Footer {
  const [before, between] = words.page.pageOf
  const numbers = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ size: SMALL, color: SOFT, children: numbers })],
      }),
    ],
  })
}

interface Setting {
  readonly paper: Paper
  readonly wording: Wording
  readonly width: number
  /** Whether a new page begins here. */
  readonly isBroken: boolean
  /** Which list this is: each is numbered from 1. */
  readonly instance: number
  /** Of its bookmark. */
  readonly name: string
  /** A signature follows: no page may hold that alone. */
  readonly isSigned: boolean
}

function partsOf(block: PaperBlock, setting: Setting): (Part | TableOfContents)[] {
  const { paper, wording, width } = setting
  switch (block.kind) {
    case 'cover':
      return coverParts(block.lines, paper)
    case 'letterhead':
      return letterheadParts(block.marks, block.lines)
    case 'contents':
      return contentsParts(block, paper, setting)
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          pageBreakBefore: setting.isBroken,
          children: [new Bookmark({ id: setting.name, children: [run(block.text)] })],
        }),
      ]
    case 'text':
      return [textPart(block.line, block.look, setting.isSigned)]
    case 'list':
      return block.lines.map(
        line =>
          new Paragraph({
            numbering: { reference: 'lines', level: 0, instance: setting.instance },
            spacing: { after: 60 },
            children: spanRuns(line),
          }),
      )
    case 'table':
      return [
        ...captionParts(block.caption, setting.name),
        ...tableParts(withoutFormulas(block.table), wording, width, setting.isSigned),
      ]
    case 'figure': {
      const { figure, caption } = block
      const drawn =
        figure.kind === 'bars'
          ? barsParts(figure)
          : figure.kind === 'likert'
            ? likertParts(figure)
            : seriesParts(figure)
      return [...captionParts(caption, setting.name), ...drawn]
    }
    case 'signature':
      return block.lines.map(
        (line, at) =>
          new Paragraph({
            indent: { left: Math.round(width / 2) },
            spacing: { before: at === 0 ? 400 : 0, after: 20 },
            keepNext: at < block.lines.length - 1,
            children: spanRuns(line),
          }),
      )
    case 'poster':
      return posterParts(block.poster, paper.language, width, setting.isBroken)
    case 'break':
      return []
  }
}

function textPart(line: PaperLine, look: string | undefined, keepNext: boolean): Paragraph {
  const isNotice = look === 'notice'
  return new Paragraph({
    keepNext,
    spacing: { after: 120, line: 320 },
    ...(look === 'centre' ? { alignment: AlignmentType.CENTER } : {}),
    ...(isNotice
      ? {
          indent: { left: 160 },
          border: { left: { style: BorderStyle.SINGLE, size: 24, color: 'B8560E', space: 8 } },
        }
      : {}),
    children: spanRuns(line, {
      ...(look === 'strong' || look === 'centre' ? { bold: true } : {}),
      ...(look === 'small' ? { size: SMALL } : {}),
    }),
  })
}

function coverParts(lines: readonly PaperLine[], { mark }: Paper): Part[] {
  return [
    ...(mark === undefined ? [] : [textParagraph(mark, { size: 28, bold: true, color: 'B8560E' })]),
    ...lines.map(
      (line, at) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: at === 0 ? 3600 : 240, after: 120 },
          children: spanRuns(line, { bold: at === 0, size: at === 0 ? 40 : 28 }),
        }),
    ),
  ]
}

function letterheadParts(marks: readonly string[], lines: readonly PaperLine[]): Part[] {
  const [head = '', number = ''] = marks
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: INK, space: 12 } },
      children: [run(head, { color: SOFT })],
    }),
    textParagraph(number, { color: SOFT }),
    ...lines.map(line => new Paragraph({ spacing: { after: 60 }, children: spanRuns(line) })),
  ]
}

function captionParts(caption: Caption | undefined, name: string): Paragraph[] {
  if (caption === undefined) return []
  const { label, number, text } = caption
  return [
    new Paragraph({
      style: 'Caption',
      children: [
        new Bookmark({
          id: name,
          children: [
            run(`${label} `),
            new SimpleField(`SEQ ${label} \\* ARABIC`, String(number)),
            run(`. ${text}`),
          ],
        }),
      ],
    }),
  ]
}

const COLOURS = ['3A73AD', 'B8560E']

function seriesParts({ form, title, about, labels, series, range, below }: SeriesBlock): Part[] {
  const spokenSeries = labels.map(
    (label, at) =>
      `${label}: ${series.map(({ name, points }) => `${series.length > 1 ? `${name} ` : ''}${points[at]?.shown ?? UNDEFINED_MARK}`).join(', ')}`,
  )
  if (form === 'dots') {
    const numbers = (at: number) =>
      series.map(({ points }) => points[at]?.shown ?? UNDEFINED_MARK).join(' · ')
    return [
      dotsParagraph({
        rows: labels.map((label, at) => ({ label, shown: numbers(at) })),
        ...{ series, range, limits: [], isKeyed: true },
        spoken: spoken(title, about, spokenSeries),
      }),
      ...below.map(text => textParagraph(text, { size: SMALL, color: SOFT })),
    ]
  }
  const shared = {
    categories: labels.map(safeText),
    legend: series.length > 1 ? ({ position: 'top' } as const) : (false as const),
    valueAxis: { minimum: range[0], maximum: range[1], gridlines: true },
    dataLabels: { value: true, numberFormat: '0.00' },
    altText: spoken(title, about, spokenSeries),
  }
  const drawn = series.map(({ name, points }, at) => ({
    name: safeText(name),
    values: points.map(point => point?.value ?? null),
    color: COLOURS[at] ?? INK,
  }))
  const chart = new ChartRun({
    ...{ type: 'line', ...shared, series: drawn, markers: true },
    valueAxis: { ...shared.valueAxis, interval: stepOf(range) },
    dataLabels: { ...shared.dataLabels, position: 'above' },
    transformation: { width: 600, height: 280 },
  })
  return [
    new Paragraph({ children: [chart] }),
    ...below.map(text => textParagraph(text, { size: SMALL, color: SOFT })),
  ]
}
