/** The value of a workbook's cell -> the text that a spreadsheet would export for it. */
import { detached, unescaped } from './rich-text.ts'

/** What the cells of a sheet refer to. */
export interface CellReferences {
  readonly texts: readonly string[]
  /** By number of the style. */
  readonly styles: readonly NumberStyle[]
  readonly is1904: boolean
}

/** What a style makes of a number: a day, a share in percent, or the number itself. */
export type NumberStyle = 'date' | 'percent' | 'number'

/** A cell as it is written; `type` is a number where nothing else is said. */
interface WrittenCell {
  readonly type?: string | undefined
  readonly style?: string | undefined
  readonly value?: string | undefined
}

/** Undefined where the value is not what its type says, or refers to what is not there. */
export function cellText(
  { type = 'n', style, value = '' }: WrittenCell,
  references: CellReferences,
): string | undefined {
  if (value === '') return TYPES.has(type) ? '' : undefined
  switch (type) {
    case 's':
      return references.texts[indexOf(value)]
    case 'n': {
      const shownAs = styleOf(style, references)
      if (shownAs === undefined) return undefined
      if (shownAs === 'number') return numberText(value)
      return shownAs === 'date' ? serialText(value, references.is1904) : percentText(value)
    }
    case 'str':
    case 'e':
      return unescaped(detached(value))
    case 'b':
      return TRUTH[value]
    default:
      return type === 'd' ? isoDateText(value) : undefined
  }
}

const TYPES = new Set(['s', 'n', 'str', 'e', 'b', 'd'])

/** Why a cell has no text. */
export function faultOf(
  { type = 'n', style }: WrittenCell,
  references: CellReferences,
): 'text' | 'style' | 'value' | 'type' {
  if (type === 's') return 'text'
  if (type === 'n') return styleOf(style, references) === undefined ? 'style' : 'value'
  return TYPES.has(type) ? 'value' : 'type'
}

function styleOf(style: string | undefined, { styles }: CellReferences): NumberStyle | undefined {
  return style === undefined || style === '' ? 'number' : styles[indexOf(style)]
}

function serialText(written: string, is1904: boolean): string | undefined {
  const serial = numberOf(written)
  return serial === undefined ? undefined : serialDateText(serial, is1904)
}

/** 0.612 in a cell that shows 61,2 %. */
function percentText(written: string): string | undefined {
  const number = numberOf(written)
  return number === undefined ? undefined : `${numberCellText(number * 100)}%`
}

const TRUTH: Readonly<Record<string, string>> = { 1: 'TRUE', 0: 'FALSE' }

function indexOf(written: string): number {
  return /^\s*\d{1,9}\s*$/.test(written) ? Number(written) : -1
}

/** `4` is most of what cells hold. */
const SHORT_INTEGER = /^(?:0|[1-9]\d{0,14})$/
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/

/** The number that a cell holds, as it is written in the file; undefined where it is none. */
function numberOf(written: string): number | undefined {
  const number = NUMBER.test(written) ? Number(written) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** @example numberText('0.30000000000000004')  // '0.3' */
export function numberText(written: string): string | undefined {
  if (SHORT_INTEGER.test(written)) return written
  const number = numberOf(written)
  return number === undefined ? undefined : numberCellText(number)
}

/**
 * A workbook stores binary fractions and shows at most 15 digits: 0.1 + 0.2 is 0.3 there, and here.
 * A whole number of more digits has been rounded by the workbook; it keeps its exponent, so that nobody takes it
 * for an identity number.
 */
export function numberCellText(value: number): string {
  const shown = Number(value.toPrecision(15))
  if (Math.abs(shown) >= 1e15) return shown.toExponential().toUpperCase()
  return String(shown).toUpperCase()
}

const DAY = 24 * 60 * 60 * 1000
/** Serial numbers of 1 January 1970 and, in the 1900 system, of the day that the 1904 system calls 0. */
const [UNIX_EPOCH, EPOCH_1904] = [25_569, 1462]

export function serialDateText(serial: number, is1904: boolean): string {
  return dateText(Math.floor((serial + (is1904 ? EPOCH_1904 : 0) - UNIX_EPOCH) * DAY))
}

/** `2024-01-31T08:15:00`, a cell of type `d`. What names no zone is what the sheet shows, in any zone. */
export function isoDateText(written: string): string | undefined {
  const hasZone = !written.includes('T') || /(?:Z|[+-]\d\d:?\d\d)\s*$/.test(written)
  const time = Date.parse(hasZone ? written : `${written.trim()}Z`)
  return Number.isNaN(time) ? undefined : dateText(time)
}

const FIRST_OF_MARCH_1900 = Date.UTC(1900, 2, 1)
const LAST_OF_1899 = Date.UTC(1899, 11, 31)

/** ISO 8601, to the second, no zone: `2024-01-31`, `2024-01-31T08:15:00`; a time of day alone is `08:15:00`. */
export function dateText(milliseconds: number): string {
  // Serial dates are binary fractions of a day, and arrive some microseconds early.
  let time = Math.round(milliseconds / 1000) * 1000
  const isTimeOnly = time >= LAST_OF_1899 - DAY && time < LAST_OF_1899
  // Excel counts a 29 February 1900 that never was: days before it are one later than serial numbers say.
  if (!isTimeOnly && time < FIRST_OF_MARCH_1900) time += DAY
  const shown = new Date(time)
  if (Number.isNaN(shown.getTime())) return ''
  const [day = '', clock = ''] = shown.toISOString().slice(0, -5).split('T')
  if (isTimeOnly) return clock
  return clock === '00:00:00' ? day : `${day}T${clock}`
}

// A number format -> what it makes of a number.

/** `0%` and `0.00%` */
const PERCENT_FORMATS: readonly number[] = [9, 10]

/** Built in, in any language version of the program: 14 to 22, 45 to 47, and those of East Asia and Thailand. */
const DATE_FORMATS: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
]

export function styleOfId(id: number): NumberStyle {
  if (DATE_FORMATS.some(([first, last]) => id >= first && id <= last)) return 'date'
  return PERCENT_FORMATS.includes(id) ? 'percent' : 'number'
}

const DATE_PART = /^(?:s{1,2}|m{1,5}|h{1,2}|d{1,4}|a{3,5}|y|yy|yyyy|e|ee|eeee|a|p|am|pm)$/

/** By a sign that is neither quoted nor escaped. */
export function styleOfCode(code: string): NumberStyle {
  if (isDateFormatCode(code)) return 'date'
  return code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').includes('%') ? 'percent' : 'number'
}

/** `dd/mm/yyyy hh:mm`, `[h]:mm:ss.00`, `[$-421]d mmmm yyyy;@`: one section with parts of dates and nothing else. */
function isDateFormatCode(code: string): boolean {
  const sections = code.toLowerCase().replace(/;@$/, '').replace(/\\./g, ' ').split(';')
  return sections.some(section => {
    const parts = section
      .replace(/"[^"]*"/g, ' ')
      .replace(/(\[?[smhd]{1,2}\]?)[.,]00?0?/g, '$1')
      .replace(/\[([smhd]{1,2})\]/g, '$1')
      .replace(/\[[^\]]*\]/g, '')
      .split(/[^a-z0#?%]+/)
      .filter(part => part !== '')
    return parts.length > 0 && parts.every(part => DATE_PART.test(part))
  })
}

/** `E12`, `IF(E12="","",E12)`: what stands further up in the same column, once more. */
export function repeatsAbove(formula: string, column: string, row: number): boolean {
  const found = /^(?:IF\((?<cell>[A-Z]+\d+)="","",\k<cell>\)|(?<plain>[A-Z]+\d+))$/.exec(
    formula.replaceAll('&quot;', '"').replaceAll('$', ''),
  )?.groups
  const address = found?.['cell'] ?? found?.['plain'] ?? ''
  return address.startsWith(column) && Number(address.slice(column.length)) < row
}
