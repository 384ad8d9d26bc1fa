/** A report -> a page in Markdown, for the head of the office. */
import { type Language, sentenceStart } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { Block, Cell, ListBlock, TableBlock } from './blocks.ts'
import { type Head, headOf } from './sections/head.ts'
import type { ShownPart } from './sections/open-questions.ts'
import { type ItemChoice, reportBlocks } from './sections/report-blocks.ts'
import { wordingOf } from './wording.ts'

interface MarkdownOptions {
  readonly language: Language
  readonly showItems?: ItemChoice
  readonly show?: readonly ShownPart[]
}

export function renderMarkdown(report: Report, options: MarkdownOptions): string {
  const full = fullReport(report)
  const wording = wordingOf(full, options.language)
  const choice = {
    items: options.showItems ?? 'lowest',
    show: [...(options.show ?? []), 'basis' as const, 'statistics' as const],
  }
  const { words } = wording
  const { tool } = report.provenance
  const blocks = reportBlocks(full, wording, choice)
  const parts = [
    ...headParts(headOf(full, wording), sentenceStart(wording.own('index')), words),
    ...blocks.map((block, at) => blockText(block, blocks[at - 1]?.title)),
    '---',
    markdownText(
      words.computedBy(`${tool.name} ${tool.version}`, report.resultDigest.slice(0, 16)),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function headParts(head: Head, index: string, words: { readonly result: string }): string[] {
  const joined = (parts: readonly string[]) => parts.map(markdownText).join(' · ')
  const rows = [
    `| ${markdownText(index)} | **${markdownText(head.index.value)}** ${markdownText(head.index.outOf)} |`,
    ...head.grades.map(grade => `| ${markdownText(grade.label)} | ${markdownText(grade.value)} |`),
  ]
  if (head.beside.length > 0) {
    rows.push(`| ${markdownText(head.besideLabel)} | ${joined(head.beside)} |`)
  }
  return [
    `# ${markdownText(head.title)}`,
    `${joined(head.origin)}\\\n${joined(head.sample)}`,
    `| ${markdownText(words.result)} | |\n| --- | --- |\n${rows.join('\n')}`,
    ...(head.notice === undefined ? [] : [`> ${markdownText(head.notice)}`]),
  ]
}

/** Blocks alone, as a page of their own. */
export function markdownPage(blocks: readonly Block[]): string {
  return `${blocks.map((block, at) => blockText(block, blocks[at - 1]?.title)).join('\n\n')}\n`
}

/** @param above the title of the block before: tables of one title are told apart by what they list */
function blockText(block: Block, above?: string): string {
  if (block.kind === 'list') return listText(block)
  const [first] = block.columns
  return block.title === above && first !== undefined
    ? tableText({ ...block, title: first.heading }, true)
    : tableText(block, false)
}

/**
 * Bars stay in the terminal: a page for reading has the numbers.
 * @param isBelow the heading above is its own too
 */
function tableText(table: TableBlock, isBelow: boolean): string {
  const shown = table.columns.map(column => column.kind !== 'bar')
  const line = (cells: readonly string[]) =>
    `| ${cells.filter((_, position) => shown[position]).join(' | ')} |`
  const lines = [
    line(table.columns.map(column => markdownText(column.heading))),
    line(table.columns.map(column => (column.kind === 'number' ? '---:' : '---'))),
    ...table.rows.map(row => line(row.map(cellText))),
  ]
  const below = table.below.map(text => `- ${markdownText(text)}`)
  const level = `${table.compact ? '###' : '##'}${isBelow ? '#' : ''}`
  return [
    `${level} ${markdownText(table.title)}`,
    lines.join('\n'),
    ...(below.length === 0 ? [] : [below.join('\n')]),
  ].join('\n\n')
}

function cellText(cell: Cell): string {
  if ('bar' in cell) return ''
  const text = markdownText(cell.text)
  return cell.emphasis === 'strong' && text !== '' ? `**${text}**` : text
}

function listText(list: ListBlock): string {
  const entries = list.entries.map(entry => {
    const mark = entry.mark === undefined || entry.mark === '!' ? '' : `${entry.mark} `
    const more = entry.more
      .flatMap(text => text.split('\n'))
      .map(text => `\n  - ${markdownText(text)}`)
    return `- ${mark}${markdownText(entry.text)}${more.join('')}`
  })
  return `## ${markdownText(list.title)}\n\n${entries.join('\n')}`
}

// Text from data or rubrics -> Markdown that shows just this text: no markup, HTML, table cell, link, or name that is notified.

/** Hosts look for names, numbers of issues and addresses in the text that is shown; what has no width parts them. */
const APART = '&#8203;'

export function markdownText(text: string): string {
  return safeText(text)
    .replace(/[\\`*_{}[\]|~$#]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/[#!](?=\d)/g, `$&${APART}`)
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@/g, `&#64;${APART}`)
    .replace(/:\/\//g, '&#58;//')
    .replace(/\b(mailto|xmpp):/gi, '$1&#58;')
    .replace(/^(\s*):(?=:)/, '$1&#58;')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}&#46;`)
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^(\s*)([-+=])(?=[\s=-]|$)/, '$1\\$2')
}
