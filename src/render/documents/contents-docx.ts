/** Headings and captions of a document -> its contents in Word, each with its page. */
import {
  AlignmentType,
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import { type Part, run } from '../docx-tables.ts'
import type { Caption, Paper, PaperBlock } from './paper.ts'

interface ContentsEntry {
  readonly name: string
  readonly text: string
  readonly level: 1 | 2
  readonly label?: string
}

/** With the pages as the library lays them out, and blank where it cannot tell: Word counts them anew on demand. */
export function contentsParts(
  { of, title }: Extract<PaperBlock, { kind: 'contents' }>,
  { blocks }: Paper,
  { isBroken, width }: { readonly isBroken: boolean; readonly width: number },
): (Part | TableOfContents)[] {
  const entries = blocks.flatMap((block, at): ContentsEntry[] => {
    const name = bookmarkName(at)
    if (block.kind === 'heading')
      return of === 'headings' ? [{ name, text: block.text, level: block.level }] : []
    if ((block.kind !== 'table' && block.kind !== 'figure') || `${block.kind}s` !== of) return []
    const { caption } = block
    if (caption === undefined) return []
    return [{ name, text: captionText(caption), level: 1, label: caption.label }]
  })
  const [first] = entries
  if (first === undefined) return []
  const { label } = first
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 300, after: 120 },
      keepNext: true,
      pageBreakBefore: isBroken,
      children: [run(title, { bold: true, size: 28 })],
    }),
    new TableOfContents(title, {
      ...(label === undefined
        ? { headingStyleRange: '1-2', hyperlink: true }
        : { captionLabelIncludingNumbers: label }),
      contentChildren: entries.map(
        ({ name, text, level }) =>
          new Paragraph({
            style: `TOC${level}`,
            tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.DOT }],
            children: [
              new InternalHyperlink({
                anchor: name,
                children: [
                  run(text),
                  new TextRun({ children: [new Tab()] }),
                  new PageReference(name),
                ],
              }),
            ],
          }),
      ),
    }),
  ]
}

/** Where an entry of the contents leads. Word hides names that begin so. */
export function bookmarkName(at: number): string {
  return `_Bagian${at + 1}`
}

function captionText({ label, number, text }: Caption): string {
  return `${label} ${number}. ${text}`
}
