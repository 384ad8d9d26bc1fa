/** A poster -> one landscape page of Word: the number on the left, who was asked on the right, thanks below. */
import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Language } from '../../language/language.ts'
import { type Part, run, SOFT, spanRuns } from '../docx/docx-tables.ts'
import { type AddressCode, codeBitmap } from './address-code.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import type { PaperLine } from './paper-line.ts'
import type { Poster } from './posters.ts'

export function posterParts(
  poster: Poster,
  language: Language,
  width: number,
  isBroken: boolean,
): Part[] {
  const words = DOCUMENT_WORDS[language].poster
  const half = Math.floor(width / 2)
  const centred = (line: PaperLine, size: number, bold = true, after = 80) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after },
      children: spanRuns(line, { size, bold }),
    })
  const line = { style: BorderStyle.SINGLE, size: 12, color: '1F4D7A' }
  const cell = (children: readonly Paragraph[]) =>
    new TableCell({
      ...{ verticalAlign: VerticalAlign.CENTER, width: { size: half, type: WidthType.DXA } },
      margins: { top: 200, bottom: 200, left: 240, right: 240 },
      children,
    })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      pageBreakBefore: isBroken,
      children: spanRuns([{ text: poster.title.toUpperCase() }], { size: 44, bold: true }),
    }),
    centred(poster.unit, 32),
    centred(poster.period, 26, false, 240),
    new Table({
      ...{ width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED },
      columnWidths: [half, half],
      borders: {
        top: line,
        bottom: line,
        left: line,
        right: line,
        insideVertical: line,
        insideHorizontal: line,
      },
      rows: [
        new TableRow({
          cantSplit: true,
          height: { value: 6000, rule: 'atLeast' },
          children: [
            cell([
              centred([{ text: words.index(poster.indexName) }], 32),
              centred([{ text: poster.index }], 200, true, 0),
              centred([{ text: poster.grade }], 52),
            ]),
            cell([
              ...(poster.service === '' ? [] : [field(words.service, [{ text: poster.service }])]),
              ...poster.facts.map(({ label, value }) => field(label, value)),
              ...(poster.code === undefined
                ? []
                : [codePart(poster.code, words.code(poster.code.address))]),
            ]),
          ],
        }),
      ],
    }),
    ...words.thanks.map(
      (text, at) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: at === 0 ? 240 : 40 },
          children: [run(text, { size: 24, bold: at === 0 })],
        }),
    ),
  ]
}

const CODE_PIXELS = 130

function codePart(code: AddressCode, about: string): Paragraph {
  return new Paragraph({
    children: [
      new ImageRun({
        ...{ type: 'bmp', data: codeBitmap(code) },
        transformation: { width: CODE_PIXELS, height: CODE_PIXELS },
        altText: { name: about, title: about, description: about },
      }),
    ],
  })
}

function field(label: string, value: PaperLine): Paragraph {
  return new Paragraph({
    spacing: { after: 160 },
    children: [
      run(`${label}: `, { color: SOFT, size: 26 }),
      ...spanRuns(value, { size: 28, bold: true }),
    ],
  })
}
