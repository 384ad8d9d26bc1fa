/** A document and a report -> what stands on paper: every text final, tables and figures numbered, blanks counted. */
import type { Document, DocumentPart, Inline, Line } from '../../documents/document.ts'
import type { ListKind } from '../../documents/outline-parts.ts'
import type { FullReport } from '../../report/full-report.ts'
import type { BarsBlock, LikertBlock, TableBlock } from '../blocks.ts'
import { fitsWidth, WIDTH } from '../column-widths.ts'
import { answerFigures, partBars, shareBars } from '../sections/figures.ts'
import { cautionList } from '../sections/notes.ts'
import { openQuestionList } from '../sections/open-questions.ts'
import { verdictLists } from '../sections/verdict-lists.ts'
import type { Wording } from '../wording.ts'
import { withoutFormulas } from './built-table.ts'
import { documentTable } from './document-tables.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { type FactContext, factText, lawNames, starOf } from './facts.ts'
import { numbering, withHeadings } from './paper-headings.ts'
import { type PaperLine, paperLine, plainText, spanOf } from './paper-line.ts'
import { type Poster, postersOf } from './posters.ts'
import { readingsFigure, type SeriesBlock, trendFigure } from './series-figures.ts'

type PaperFigure = BarsBlock | LikertBlock | SeriesBlock

export type PaperBlock =
  | { readonly kind: 'cover'; readonly lines: readonly PaperLine[] }
  | {
      readonly kind: 'letterhead'
      readonly marks: readonly string[]
      readonly lines: readonly PaperLine[]
    }
  | {
      readonly kind: 'contents'
      readonly of: 'headings' | 'tables' | 'figures'
      readonly title: string
    }
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2
      readonly text: string
      /** On the landscape page of the table that it stands above. */
      readonly isWide?: boolean
    }
  | TextBlock
  | { readonly kind: 'list'; readonly lines: readonly PaperLine[] }
  | {
      readonly kind: 'table'
      readonly caption: Caption | undefined
      readonly table: TableBlock
      readonly isWide: boolean
    }
  | { readonly kind: 'figure'; readonly caption: Caption | undefined; readonly figure: PaperFigure }
  | { readonly kind: 'signature'; readonly lines: readonly PaperLine[] }
  | { readonly kind: 'poster'; readonly poster: Poster }
  | { readonly kind: 'break' }

interface TextBlock {
  readonly kind: 'text'
  readonly line: PaperLine
  readonly look: string | undefined
  readonly isWide?: boolean
}

export interface Caption {
  /** `Tabel`, which Word counts anew. */
  readonly label: string
  readonly number: number
  readonly text: string
}

export interface Paper {
  readonly title: string
  readonly subtitle: readonly string[]
  readonly language: Document['language']
  readonly isLandscape: boolean
  readonly blocks: readonly PaperBlock[]
  /** What a person has yet to fill in, each as often as it stands there. */
  readonly blanks: readonly string[]
  /** Across every page while something is missing. */
  readonly mark: string | undefined
  /** On the first page: that nobody has seen this outline in a regulation. */
  readonly standing: string | undefined
  readonly closing: readonly string[]
}

type Context = FactContext

export function paperOf(document: Document, report: FullReport, wording: Wording): Paper {
  const context = { document, report, wording }
  const words = DOCUMENT_WORDS[document.language]
  const numbers = numbering(document)
  const counts = { table: 0, figure: 0 }
  const field = (name: string) => {
    const inline = document.fields.text(name)
    return 'text' in inline ? [inline.text] : []
  }
  const subtitle = [...field('unit'), ...field('periode')]
  const blocks = withHeadings(
    withSigned(
      document.parts.flatMap(part => paperBlocks(part, context, numbers, counts)),
      [document.title, ...subtitle].join(', '),
    ),
  )
  const blanks = blocks.flatMap(blanksIn)
  const isOpen = report.result.score.shown === undefined && report.result.units.length === 0
  const marks = [
    ...(blanks.length > 0 ? [words.draft] : []),
    ...(isOpen ? [words.provisional] : []),
  ]
  const tool = factText('tool', context)
  return {
    title: document.title,
    subtitle,
    language: document.language,
    isLandscape: document.isLandscape,
    blocks,
    blanks,
    mark: marks.length === 0 ? undefined : marks.join(' · '),
    standing: document.unverified.length === 0 ? undefined : words.standing,
    closing: [
      ...(report.result.hidden === undefined ? [] : hiddenNotes(context)),
      ...(document.unverified.length === 0
        ? []
        : [words.unverified(document.unverified.join(' '))]),
      ...(report.result.rubric.basis.some(({ verified }) => !verified)
        ? [wording.words.notVerified]
        : []),
      ...(tool === undefined ? [] : [tool]),
    ],
  }
}

/** More rows than these may break over pages. */
const SIGNED_ROWS = 12

/** Below a long table it may open a page: what is signed is named there, since LibreOffice keeps no rows of a broken table with it. */
function withSigned(blocks: readonly PaperBlock[], name: string): PaperBlock[] {
  return blocks.flatMap((block, at): PaperBlock[] => {
    const before = blocks[at - 1]
    const isBelowTable = before?.kind === 'table' && before.table.rows.length > SIGNED_ROWS
    return block.kind === 'signature' && isBelowTable
      ? [{ kind: 'text', line: [{ text: name }], look: undefined }, block]
      : [block]
  })
}

/** What was hidden is said on the page that hides it. */
function hiddenNotes({ report, wording, document }: Context): string[] {
  const note = report.provenance.notes.find(({ code }) => code === 'report/hidden-groups')
  return [
    DOCUMENT_WORDS[document.language].hidden,
    ...(note === undefined ? [] : [wording.text(note.message)]),
  ]
}

/** As many stand beside each other on an upright page, whatever an outline says of a wide one. */
const UPRIGHT_COLUMNS = 8

function paperBlocks(
  part: DocumentPart,
  context: Context,
  numbers: ReturnType<typeof numbering>,
  counts: { table: number; figure: number },
): PaperBlock[] {
  const words = DOCUMENT_WORDS[context.document.language]
  const instead = (): PaperBlock[] => {
    const line = part.otherwise === undefined ? undefined : paperLine(part.otherwise, context)
    return line === undefined ? [] : [{ kind: 'text', line, look: undefined }]
  }
  const lines = (all: readonly Line[]) =>
    all.flatMap(line => {
      const own = paperLine(line, context)
      return own === undefined ? [] : [own]
    })
  const captionOf = (kind: 'table' | 'figure', line: Line | undefined): Caption | undefined => {
    const text = line === undefined ? undefined : paperLine(line, context)
    if (text === undefined) return undefined
    counts[kind] += 1
    return { label: words[kind], number: counts[kind], text: plainText(text) }
  }
  const below = (line: Line | undefined) => {
    const own = line === undefined ? undefined : paperLine(line, context)
    return own === undefined ? [] : [plainText(own)]
  }
  switch (part.kind) {
    case 'cover':
      return [{ kind: 'cover', lines: lines(part.lines) }]
    case 'letterhead':
      return [
        {
          kind: 'letterhead',
          marks: [words.letterhead, words.letterNumber],
          lines: lines(part.lines),
        },
      ]
    case 'contents':
      return part.of.map(of => ({ kind: 'contents', of, title: words.contents[of] }))
    case 'chapter':
      return [
        {
          kind: 'heading',
          level: 1,
          text: numbers.chapter(plainText(paperLine(part.line, context))),
        },
      ]
    case 'section':
      return [
        {
          kind: 'heading',
          level: 2,
          text: numbers.section(plainText(paperLine(part.line, context))),
        },
      ]
    case 'heading':
      return [{ kind: 'heading', level: 1, text: plainText(paperLine(part.line, context)) }]
    case 'text': {
      const line = paperLine(part.line, context)
      return line === undefined ? instead() : [{ kind: 'text', line, look: part.look }]
    }
    case 'lines': {
      const own = lines(part.lines)
      return own.length === 0 ? instead() : [{ kind: 'list', lines: own }]
    }
    case 'list': {
      const own = namedList(part.list, context)
      return own.length === 0 ? instead() : [{ kind: 'list', lines: own }]
    }
    case 'table': {
      const table = documentTable({ ...context, request: part.table })
      if (table === undefined) return instead()
      const caption = captionOf('table', part.caption)
      const own = {
        ...table,
        title: caption?.text ?? '',
        below: [...table.below, ...below(part.below)],
      }
      const isWide =
        part.isWide &&
        (own.columns.length > UPRIGHT_COLUMNS || !fitsWidth(withoutFormulas(own), WIDTH))
      return [{ kind: 'table', caption, table: own, isWide }]
    }
    case 'figure': {
      const figures = figuresOf(part.figure, context)
      if (figures.length === 0) return instead()
      return figures.map(figure => {
        const caption = captionOf('figure', part.caption)
        const notes = [...figure.below, ...below(part.below)]
        return {
          kind: 'figure',
          caption,
          figure: { ...figure, title: caption?.text ?? figure.title, below: notes },
        }
      })
    }
    case 'signature':
      return [signatureBlock(part, context)]
    case 'poster': {
      const posters = postersOf(part, context)
      return posters.flatMap((poster, at): PaperBlock[] => [
        ...(at === 0 ? [] : [{ kind: 'break' } as const]),
        { kind: 'poster', poster },
      ])
    }
    case 'break':
      return [{ kind: 'break' }]
  }
}

function figuresOf(
  kind: Extract<DocumentPart, { kind: 'figure' }>['figure'],
  context: Context,
): readonly PaperFigure[] {
  const { report, wording } = context
  switch (kind) {
    case 'parts':
      return report.result.rubric.kind === 'survey'
        ? sorted(starred(partBars(report, wording), report))
        : starred(shareBars(report, wording), report)
    case 'answers':
      return answerFigures(report, wording).map(figure => ({ ...figure, below: [] }))
    case 'trend':
      return trendFigure(context)
    case 'readings':
      return readingsFigure(context)
  }
}

/** Limits that nobody saw in their source say so. */
function starred(figures: readonly BarsBlock[], report: FullReport): BarsBlock[] {
  const star = starOf('bands', report)
  return figures.map(({ tells, ...figure }) => ({
    ...figure,
    ...(tells === undefined
      ? {}
      : { tells: { ...tells, ...(tells.limits && { limits: tells.limits + star }) } }),
  }))
}

/** The lowest first, as one reads a chart for what to improve; the whole last. */
function sorted(figures: readonly BarsBlock[]): BarsBlock[] {
  return figures.map(figure => ({
    ...figure,
    rows: figure.rows.toSorted(
      (a, b) =>
        Number(a.mark === 'whole') - Number(b.mark === 'whole') ||
        (a.value ?? Infinity) - (b.value ?? Infinity),
    ),
  }))
}

function namedList(kind: ListKind, context: Context): PaperLine[] {
  const { report, wording, document } = context
  const plain = (text: string): PaperLine => [{ text }]
  const blank = (name: string): PaperLine => {
    const inline = document.fields.text(name)
    const span = spanOf(inline, context)
    return span === undefined ? [] : [span]
  }
  const typed = (name: string) => {
    const own = document.fields.lines(name)
    return own.length > 0
      ? own.map(plain)
      : document.fields.state(name) === 'empty'
        ? []
        : [blank(name)]
  }
  switch (kind) {
    case 'basis': {
      // The tool itself is no law.
      return [...lawNames(report).map(plain), ...typed('dasar')]
    }
    case 'copies':
      return typed('tembusan')
    case 'praise':
      return document.fields.lines('apresiasi').map(plain)
    case 'gates':
      return verdictLists(report.result.verdicts, report.result.lookups, wording).flatMap(
        ({ entries }) =>
          entries.flatMap(({ text, more }) => [plain(text), ...more.map(line => plain(line))]),
      )
    case 'cautions':
      return cautionList(report, wording).entries.map(({ text }) => plain(text))
    case 'open':
      return openQuestionList(report, wording, ['blank', 'evidence']).entries.map(
        ({ text, more }) => plain([text, ...more].join(' ')),
      )
  }
}

function signatureBlock(
  { who, signer }: Extract<DocumentPart, { kind: 'signature' }>,
  context: Context,
): PaperBlock {
  const words = DOCUMENT_WORDS[context.document.language]
  const line = (...inlines: Inline[]): PaperLine =>
    inlines.flatMap(inline => spanOf(inline, context) ?? [])
  return {
    kind: 'signature',
    lines: [
      ...(who === 'participants' ? [[{ text: `${words.knownBy}:` }]] : []),
      line(signer.tempat, { text: ', ' }, signer.tanggal),
      line(signer.jabatan, { text: ',' }),
      [],
      [{ text: words.signature }],
      [],
      line(signer.nama),
      line(signer.pangkat),
      line({ text: 'NIP ' }, signer.nip),
    ],
  }
}

/** In the order of the page. */
function blanksIn(block: PaperBlock): string[] {
  const ofLines = (lines: readonly PaperLine[]) =>
    lines.flat().flatMap(({ text, isBlank }) => (isBlank === true ? [text] : []))
  switch (block.kind) {
    case 'text':
      return ofLines([block.line])
    case 'cover':
    case 'letterhead':
    case 'list':
    case 'signature':
      return ofLines(block.lines)
    case 'table':
      return block.table.rows
        .flat()
        .flatMap(cell => ('text' in cell && cell.isBlank === true ? [cell.text] : []))
    case 'poster':
      return ofLines([
        block.poster.unit,
        block.poster.period,
        ...block.poster.facts.map(({ value }) => value),
      ])
    default:
      return []
  }
}
