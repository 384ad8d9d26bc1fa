/** A report -> its page for a terminal. */
import type { Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { type FullReport, fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import { WORKING_NOTE } from '../report/suppression/suppression-notes.ts'
import { alignedTable } from './aligned-table.ts'
import type { Block, ListBlock } from './blocks.ts'
import { type Head, headOf } from './sections/head.ts'
import type { ShownPart } from './sections/open-questions.ts'
import { type ItemChoice, reportBlocks } from './sections/report-blocks.ts'
import {
  hangingText,
  joinedLines,
  type Palette,
  padEnd,
  palette,
  textWidth,
  wrapText,
} from './terminal-text.ts'
import { wordingOf } from './wording.ts'

export interface TableOptions {
  readonly language: Language
  /** Columns of the terminal; 60 at least. */
  readonly width: number
  /** Lines that are seen at once; a longer page ends with its score. */
  readonly height?: number
  readonly colour: boolean
  readonly showItems?: ItemChoice
  readonly show?: readonly ShownPart[]
  /** The words behind `rb-score` that made the report; `assess` and the sources where they are not given. */
  readonly made?: readonly string[]
}

/** Lines longer than this are hard to read; only tables with long texts grow beyond it. */
const CALM_WIDTH = 99
const LEAST_WIDTH = 60

export function renderTable(report: Report, options: TableOptions): string {
  const paint = palette(options.colour)
  const { full, working } = apart(fullReport(report))
  const wording = wordingOf(full, options.language)
  const choice = { items: options.showItems ?? 'lowest', show: options.show ?? [] }
  // The last column stays free: some terminals break the line when it is filled.
  const most = Math.max(LEAST_WIDTH, options.width) - 1
  const page = { most, usual: Math.min(most, CALM_WIDTH) }
  const made = options.made ?? ['assess', ...report.provenance.sources.map(source => source.name)]
  const next = nextCommand(made, wording.words.reportName)
  const head = headOf(full, wording)
  const nextLines = next === undefined ? [] : nextCommandLines(wording.words.next, next, paint)
  const parts = [
    headLines(head, working.map(wording.text), page.usual, paint),
    ...reportBlocks(full, wording, choice).map(block => blockLines(block, page, paint)),
  ]
  const length = parts.flat().length + parts.length + nextLines.length
  const closing =
    options.height === undefined || length < options.height
      ? nextLines
      : [...scoreLines(head, page.usual, paint), ...nextLines]
  return `${[...parts, closing]
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

/** That it shows what other files hide is said first: a table may go to a file as it is (`> table.txt`). */
function apart(report: FullReport) {
  const { notes } = report.provenance
  const others = notes.filter(({ code }) => code !== WORKING_NOTE)
  return {
    full: { ...report, provenance: { ...report.provenance, notes: others } },
    working: notes.filter(({ code }) => code === WORKING_NOTE).map(({ message }) => message),
  }
}

/** In one line however long it is: no sign to go on in the next is known to all shells, and the terminal breaks it without cutting what is copied. */
function nextCommandLines(title: string, command: string, paint: Palette) {
  return [`${paint.strong(title)}  ${paint.code(safeText(command))}`]
}

/** With less beside the score, all else stands below it. */
const LEAST_ROOM = 20

/** The score again, where the first lines have left the screen. */
function scoreLines({ index, isOpen, beside, grades }: Head, width: number, paint: Palette) {
  const said = [
    ...(isOpen ? beside.slice(0, 1) : []),
    ...grades.filter(({ isGiven }) => isGiven).map(({ label, value }) => `${label} ${value}`),
  ]
  const score = `${paint.strong(safeText(index.label))}  ${paint.number(safeText(index.value))} ${safeText(index.outOf)}`
  const plain = textWidth(`${index.label}  ${index.value} ${index.outOf}`)
  const room = width - plain - 3
  const isRoomy = room >= LEAST_ROOM
  const lines = joinedLines(said.map(safeText), isRoomy ? room : width - INDENT.length)
  const [first = '', ...rest] = isRoomy ? lines : ['', ...lines]
  const below = rest.map(line => INDENT + line)
  return [first === '' ? score : `${score} · ${first}`, ...below]
}

function headLines(
  head: Head,
  working: readonly string[],
  width: number,
  paint: Palette,
): string[] {
  const labels = [head.index.label, ...head.grades.map(grade => grade.label)].map(safeText)
  const labelWidth = Math.max(...labels.map(textWidth))
  const inside = width - INDENT.length
  const [title = '', ...rest] = joinedLines([head.title, ...head.origin].map(safeText), width)
  return [
    paint.strong(title),
    ...rest,
    ...joinedLines(head.sample.map(safeText), width),
    ...working.flatMap(text => wrapText(safeText(text), width)).map(paint.caution),
    '',
    ...indexLines(head, padEnd(labels[0] ?? '', labelWidth), inside, paint),
    ...head.grades.flatMap((grade, position) =>
      hangingText(
        `${padEnd(labels[position + 1] ?? '', labelWidth)}  `,
        safeText(grade.value),
        inside,
      ).map(line => INDENT + line),
    ),
    ...(head.notice === undefined
      ? []
      : hangingText(INDENT, safeText(head.notice), width).map(line => paint.caution(line))),
  ]
}

const INDENT = '  '

/** What stands beside the index moves below it where it does not fit. */
function indexLines(head: Head, label: string, width: number, paint: Palette): string[] {
  const value = safeText(head.index.value)
  const outOf = safeText(head.index.outOf)
  const plain = `${label}  ${value} ${outOf}`
  const painted = `${INDENT}${paint.strong(label)}  ${paint.number(value)} ${outOf}`
  const beside = head.beside.map(safeText)
  if (beside.length === 0) return [painted]
  const onOneLine = beside.join(' · ')
  const gap = Math.min(4, width - textWidth(plain) - textWidth(onOneLine))
  if (gap >= 2) return [painted + ' '.repeat(gap) + onOneLine]
  const below = textWidth(label) + 2
  return [
    painted,
    ...joinedLines(beside, width - below).map(line => INDENT + ' '.repeat(below) + line),
  ]
}

export function blockLines(
  block: Block,
  page: { readonly usual: number; readonly most: number },
  paint: Palette,
): string[] {
  if (block.kind === 'list') return listLines(block, page.usual, paint)
  return [
    ...alignedTable(block, page, paint),
    ...block.below.flatMap(line => hangingText('  – ', safeText(line), page.usual)),
  ]
}

function listLines(list: ListBlock, width: number, paint: Palette): string[] {
  return [
    ...wrapText(safeText(list.title), width).map(paint.strong),
    ...list.entries.flatMap(entry => {
      const mark = entry.mark === undefined ? INDENT : `${INDENT}${entry.mark} `
      const more = ' '.repeat(textWidth(mark) + INDENT.length)
      return [
        ...hangingText(mark, safeText(entry.text), width).map(paint[entry.emphasis ?? 'plain']),
        ...entry.more.flatMap(text =>
          // A remedy may hold lines to copy; they keep their breaks.
          text.split('\n').flatMap(line => {
            const [sign = ''] = /^[✓✗?] /.exec(line) ?? []
            return hangingText(more + sign, safeText(line.slice(sign.length)), width)
          }),
        ),
      ]
    }),
  ]
}

// A report -> the command its reader is likely to want next.

/** Words that mean the same in every shell, if need be in quotes. */
const PLAIN = /^[\p{L}\p{N}_./\\:=, -]*[\p{L}\p{N}_./\\:=]$/u
/** What a page does not depend on: with a value, and without. */
const OF_SCREEN = /^(?:-o|--output|--format|--show|--width)$/
const OF_SCREEN_ALONE = /^--(?:no-)?colou?r$/

/** The same once more, as a page. Undefined where it would be long or needs quotes that differ between shells. */
function nextCommand(made: readonly string[], reportName: string): string | undefined {
  const isKept = (word: string, at: number) =>
    !OF_SCREEN.test(word.replace(/=.*/, '')) &&
    !OF_SCREEN_ALONE.test(word) &&
    !OF_SCREEN.test(made[at - 1] ?? '')
  const kept = made.filter(isKept)
  if (!kept.every(word => PLAIN.test(word))) return undefined
  const quoted = kept.map(word => (word.includes(' ') ? `"${word}"` : word))
  const command = `rb-score ${quoted.join(' ')} -o ${reportName}.html`
  return kept.length < 2 || command.length > CALM_WIDTH ? undefined : command
}
