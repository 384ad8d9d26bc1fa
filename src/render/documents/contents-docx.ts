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
import { type Part, run } from '../docx/docx-tables.ts'
import type { Paper, PaperBlock } from './paper.ts'
import { contentsEntries } from './paper-headings.ts'

/** With the pages as the library lays them out, and blank where it cannot tell: Word counts them anew on demand. */
export function contentsParts(
  { of, title }: Extract<PaperBlock, { kind: 'contents' }>,
  paper: Paper,
  { isBroken, width }: { readonly isBroken: boolean; readonly width: number },
): (Part | TableOfContents)[] {
  const entries = contentsEntries(paper, of)
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
        ({ at, text, level }) =>
          new Paragraph({
            style: `TOC${level}`,
            tabStops: [{ type: TabStopType.RIGHT, position: width, leader: LeaderType.DOT }],
            children: [
              new InternalHyperlink({
                anchor: bookmarkName(at),
                children: [
                  run(text),
                  new TextRun({ children: [new Tab()] }),
                  new PageReference(bookmarkName(at)),
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
