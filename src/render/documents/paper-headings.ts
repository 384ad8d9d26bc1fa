/** Headings and captions of a document -> with their numbers, on the page of what they stand above, and listed as contents. */
import type { Document } from '../../documents/document.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import type { Caption, Paper, PaperBlock } from './paper.ts'

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

export function numbering({ numbering: form, language }: Document) {
  let [chapter, section] = [0, 0]
  const words = DOCUMENT_WORDS[language]
  return {
    chapter(text: string): string {
      chapter += 1
      section = 0
      if (form === 'chapters')
        return `${words.chapter(ROMAN[chapter] ?? String(chapter))} ${text.toUpperCase()}`
      if (form === 'letters') return `${String.fromCharCode(64 + chapter)}. ${text}`
      return form === 'numbers' ? `${chapter}. ${text}` : text
    },
    section(text: string): string {
      section += 1
      if (form === 'chapters') return `${chapter}.${section} ${text}`
      return form === 'letters'
        ? `${section}. ${text}`
        : form === 'numbers'
          ? `${String.fromCharCode(96 + section)}. ${text}`
          : text
    },
  }
}

/** No heading stays behind alone where the next page lies across, nor does a text between it and its table. */
export function withHeadings(blocks: readonly PaperBlock[]): PaperBlock[] {
  let follows: 'table' | 'heading' | undefined
  return blocks
    .toReversed()
    .map((block, at, reversed): PaperBlock => {
      const isLead = block.kind === 'text' && reversed[at + 1]?.kind === 'heading'
      if (follows !== undefined && block.kind === 'heading') follows = 'heading'
      else if (follows !== 'table' || !isLead)
        follows = block.kind === 'table' && block.isWide ? 'table' : undefined
      return follows !== undefined && (block.kind === 'heading' || block.kind === 'text')
        ? { ...block, isWide: true }
        : block
    })
    .toReversed()
}

interface ContentsEntry {
  /** Position of the block that it leads to. */
  readonly at: number
  readonly text: string
  readonly level: 1 | 2
  /** Of what is captioned: `Tabel`. */
  readonly label?: string
}

/** Headings, or what is captioned as a table or a figure. */
export function contentsEntries(
  { blocks }: Paper,
  of: Extract<PaperBlock, { kind: 'contents' }>['of'],
): readonly ContentsEntry[] {
  return blocks.flatMap((block, at): ContentsEntry[] => {
    if (block.kind === 'heading')
      return of === 'headings' ? [{ at, text: block.text, level: block.level }] : []
    if ((block.kind !== 'table' && block.kind !== 'figure') || `${block.kind}s` !== of) return []
    const { caption } = block
    if (caption === undefined) return []
    return [{ at, text: captionText(caption), level: 1, label: caption.label }]
  })
}

/** @example captionText({ label: 'Tabel', number: 1, text: 'Nilai' })  // 'Tabel 1. Nilai' */
export function captionText({ label, number, text }: Caption): string {
  return `${label} ${number}. ${text}`
}
