/** The XML of one tab -> its rows as text, in batches while it is unpacked, and what is said about it at the end. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { type CellReferences, cellText, faultOf, repeatsAbove } from './cell-text.ts'
import {
  type XmlEvents,
  type XmlFault,
  type XmlReader,
  xmlAttributes,
  xmlReader,
  xmlText,
} from './read-xml.ts'
import { detached, richText, unescaped } from './rich-text.ts'
import type { Row } from './table.ts'
import { columnName, columnNumber, isUnseen } from './workbook.ts'

const tabDamaged = defineDiagnostic('responses/sheet-damaged', 'error', {
  id: 'Lembar `{sheet}` rusak {where}: {fault}.',
  idRemedy:
    'unduh atau ekspor ulang. Atau buka di Excel atau LibreOffice, periksa apakah ada isi yang hilang, lalu simpan ulang.',
  en: 'Sheet `{sheet}` is damaged {where}: {fault}.',
  enRemedy:
    'download or export it again. Or open it in Excel or LibreOffice, see whether anything is missing, and save it again.',
})

const tabTooLarge = defineDiagnostic('responses/sheet-too-large', 'error', {
  id: 'Lembar `{sheet}` membentang sampai baris {rows}, kolom ke-{columns}: jauh melampaui data jawaban.',
  idRemedy:
    'di Excel, hapus baris dan kolom kosong di luar data lalu simpan, atau simpan lembarnya sebagai "CSV UTF-8".',
  en: 'Sheet `{sheet}` reaches to row {rows}, column {columns}: far beyond answers to a survey.',
  enRemedy:
    'in Excel, delete the empty rows and columns outside the data and save, or save the sheet as "CSV UTF-8".',
})

/** Complete once all rows have been read. Numbers count from 1. */
export interface TabFacts {
  /** By column less 1: formulas whose result was never saved. Their cells read as empty. */
  readonly formulasWithoutResult: number[]
  /** Those of them that only repeat a cell further up in their column. */
  readonly repeatsWithoutResult: number[]
  /** First and last row of each run of hidden rows that hold something. */
  readonly hiddenRows: [number, number][]
  readonly hiddenColumns: [number, number][]
  /** By column less 1: the last row with something in it. */
  readonly lastRows: number[]
}

export interface TabReading {
  /** Rows by their real numbers, each to its last cell that holds something; the last one is not empty. */
  readonly batches: AsyncGenerator<readonly Row[]>
  readonly facts: TabFacts
}

interface TabSource {
  readonly file: string
  readonly sheet: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** Called when the first row is asked for. */
  references(): Promise<CellReferences>
}

export function tabRows(source: TabSource): TabReading {
  const facts: TabFacts = {
    formulasWithoutResult: [],
    repeatsWithoutResult: [],
    hiddenRows: [],
    hiddenColumns: [],
    lastRows: [],
  }
  return { batches: rowBatches(source, facts), facts }
}

async function* rowBatches(source: TabSource, facts: TabFacts): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = []
  const reader = tabReader(source, await source.references(), facts, row => batch.push(row))
  try {
    for await (const piece of xmlText(source.chunks, reader)) {
      reader.push(piece)
      if (batch.length < BATCH_SIZE) continue
      yield batch
      batch = []
    }
    reader.end()
    if (batch.length > 0) yield batch
  } catch (error) {
    // The rows before the damage come out first: they may have problems of their own.
    if (batch.length > 0) yield batch
    throw error
  }
}

type TabReader = XmlReader & Pick<XmlEvents, 'fault'>

/** Small, so that the cells of a batch are gone before the next collection of garbage finds them. */
const BATCH_SIZE = 200

/** A million rows of thirty columns fit; a single stray cell in the last corner of a sheet (17 thousand million) does not. */
const MOST_CELLS = 2 ** 25
/** No spreadsheet program goes further. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384]

export function isTooLarge(rows: number, columns: number): boolean {
  return rows > MOST_ROWS || columns > MOST_COLUMNS || rows * columns > MOST_CELLS
}

type Inside = 'sheet' | 'data' | 'row' | 'cell' | 'value' | 'formula' | 'inline' | 'other'

function tabReader(
  { file, sheet }: TabSource,
  references: CellReferences,
  facts: TabFacts,
  add: (row: Row) => void,
): TabReader {
  let inside: Inside = 'sheet'
  /** Where an element that is passed over stands, and how deep in it the reading is. */
  let [outer, depth]: [Inside, number] = ['sheet', 0]
  let hasData = false
  let [row, column, widest, lastFilled] = [0, 0, 0, 0]
  /** The number of the row as cells name it; '' until a cell or the row itself has told. */
  let rowName = ''
  /** Whether cells name their address; in one sheet all of them do, or none. */
  let isAddressed: boolean | undefined
  let isHidden = false
  let cells: string[] = []
  let cell: OpenCell = {}
  const inline = richText()

  const damaged = (fault: XmlFault, where: XmlFault): never => {
    const place = { kind: 'table', file, sheet, ...(row > 0 ? { row } : {}) } as const
    throw new Refusal([tabDamaged(place, { sheet, where, fault })])
  }
  const address = () => `${columnName(Math.max(column - 1, 0))}${Math.max(row, 1)}`
  const fault = (problem: XmlFault): never =>
    damaged(problem, { id: `di sekitar sel ${address()}`, en: `near cell ${address()}` })
  const cellFault = (problem: XmlFault): never =>
    damaged(problem, { id: `pada sel ${address()}`, en: `in cell ${address()}` })
  const limit = () => {
    if (!isTooLarge(row, widest)) return
    const place = { kind: 'table', file, sheet } as const
    throw new Refusal([tabTooLarge(place, { sheet, rows: row, columns: widest })])
  }
  const numberRow = (number: number) => {
    if (!(number > row)) cellFault(FAULTS.order)
    row = number
    rowName = String(number)
    limit()
  }
  const openRow = (written: string) => {
    const { r, hidden, ht } = xmlAttributes(written, events)
    column = 0
    rowName = ''
    cells = []
    isHidden = isUnseen(hidden, ht)
    if (r === undefined) return
    if (!/^[1-9]\d{0,14}$/.test(r)) fault(FAULTS.order)
    numberRow(Number(r))
  }
  const closeRow = () => {
    if (rowName === '') numberRow(row + 1)
    if (cells.length === 0) return
    for (let empty = lastFilled + 1; empty < row; empty++) add({ row: empty, cells: [] })
    lastFilled = row
    add({ row, cells })
    if (isHidden && cells.some(text => text.trim() !== '')) addToRuns(facts.hiddenRows, row)
  }
  const moveTo = (next: number) => {
    const isBehind = next > column
    column = next
    if (!isBehind) cellFault(FAULTS.order)
    if (column <= widest) return
    widest = column
    limit()
  }
  const openCell = (written: string) => {
    const { r, s, t } = xmlAttributes(written, events)
    cell = { style: s, type: t }
    isAddressed ??= r !== undefined
    if (isAddressed !== (r !== undefined)) cellFault(FAULTS.order)
    if (r === undefined) {
      if (rowName === '') numberRow(row + 1)
      return moveTo(column + 1)
    }
    const [, letters = '', number = ''] = /^([A-Z]{1,7})([1-9]\d{0,14})$/.exec(r) ?? []
    if (letters === '') fault(FAULTS.order)
    if (rowName === '') numberRow(Number(number))
    moveTo(number === rowName ? columnNumber(letters) : 0)
  }
  const setText = (text: string) => {
    if (text === '') return
    while (cells.length < column - 1) cells.push('')
    cells.push(text)
    facts.lastRows[column - 1] = row
  }
  const closeCell = () => {
    const { type, style, value, inlineText, formula } = cell
    if (formula !== undefined && (value === undefined || (value === '' && type !== 'str'))) {
      const counts = [facts.formulasWithoutResult]
      if (repeatsAbove(formula, columnName(column - 1), row))
        counts.push(facts.repeatsWithoutResult)
      for (const count of counts) count[column - 1] = (count[column - 1] ?? 0) + 1
    }
    // A text where a value is expected, or the other way round, would be lost.
    if (type === 'inlineStr' ? value : inlineText) cellFault(FAULTS.value)
    const text =
      type === 'inlineStr' ? (inlineText ?? '') : cellText({ type, style, value }, references)
    setText(text ?? cellFault(FAULTS[faultOf({ type, style }, references)]))
  }
  /**
   * Most cells of most files, in a fraction of the time: `<c r="B2" s="1" t="s"><v>7</v></c>`. Where it ends, or `start`
   * for a cell that is written in any other way.
   */
  const commonCell = (text: string, start: number): number => {
    if (!text.startsWith('<c r="', start)) return start
    let at = start + 6
    let number = 0
    for (let letter = text.charCodeAt(at); letter >= LETTER_A && letter <= LETTER_Z; ) {
      number = number * 26 + letter - LETTER_A + 1
      letter = text.charCodeAt(++at)
    }
    // Whatever follows the row's own number but a quote is left to the rules.
    if (!text.startsWith(rowName, at) || text.charCodeAt(at + rowName.length) !== QUOTE) {
      return start
    }
    at += rowName.length + 1
    let style: string | undefined
    if (text.startsWith(' s="', at)) {
      const end = text.indexOf('"', at + 4)
      style = text.slice(at + 4, end)
      at = end + 1
    }
    if (text.startsWith('/>', at)) {
      moveTo(number)
      return at + 2
    }
    const common = COMMON_VALUES.find(({ opening }) => text.startsWith(opening, at))
    if (common === undefined) return start
    const { type, opening, closing } = common
    const end = text.indexOf('<', at + opening.length)
    if (end < 0 || !text.startsWith(closing, end)) return start
    const value = text.slice(at + opening.length, end)
    const isText = type === 'str' || type === 'inlineStr'
    if (isText && !PLAIN_TEXT.test(value)) return start
    const shown = cellText({ type: isText ? 'str' : type, style, value }, references)
    if (shown === undefined) return start
    moveTo(number)
    setText(shown)
    return end + closing.length
  }
  const passOver = (name: string) => {
    if (name !== 'f' && name !== 'extLst') fault(FAULTS.element)
    outer = inside
    inside = 'other'
    depth = 1
  }

  const events: XmlEvents = {
    fault,
    shortcut(text, start) {
      let at = start
      if (inside !== 'row' || rowName === '' || isAddressed !== true) return at
      for (let end = commonCell(text, at); end > at; end = commonCell(text, at)) at = end
      return at
    },
    open(name, attributes) {
      switch (inside) {
        case 'other':
          depth += 1
          return
        case 'sheet':
          if (name === 'col') addHiddenColumns(facts, xmlAttributes(attributes, events))
          if (name !== 'sheetData') return
          if (hasData) fault(FAULTS.order)
          hasData = true
          inside = 'data'
          return
        case 'data':
          if (name !== 'row') return passOver(name)
          openRow(attributes)
          inside = 'row'
          return
        case 'row':
          if (name !== 'c') return passOver(name)
          openCell(attributes)
          inside = 'cell'
          return
        case 'cell':
          if (name === 'v') {
            if (cell.value !== undefined) cellFault(FAULTS.value)
            cell.value = ''
            inside = 'value'
          } else if (name === 'is') inside = 'inline'
          else {
            if (name === 'f') cell.formula = ''
            passOver(name)
          }
          return
        case 'inline':
          return inline.open(name)
        default:
          return fault(FAULTS.value)
      }
    },
    close(name) {
      switch (inside) {
        case 'other':
          depth -= 1
          if (depth === 0) inside = outer
          return
        case 'value':
          inside = 'cell'
          return
        case 'inline':
          if (name !== 'is') return inline.close(name)
          cell.inlineText = unescaped(detached(inline.taken()))
          inside = 'cell'
          return
        case 'cell':
          closeCell()
          inside = 'row'
          return
        case 'row':
          closeRow()
          inside = 'data'
          return
        case 'data':
          inside = 'sheet'
      }
    },
    text(text) {
      if (inside === 'value') cell.value += text
      else if (inside === 'inline') inline.text(text)
      else if (inside === 'other' && outer === 'cell' && cell.formula !== undefined)
        cell.formula += text
    },
  }
  const xml = xmlReader(events)
  return {
    push: xml.push,
    end() {
      xml.end()
      if (!hasData) fault(FAULTS.data)
    },
    fault,
  }
}

/** What stands behind the address and the style of a common cell, and behind its value. */
const COMMON_VALUES = [
  { type: 's', opening: ' t="s"><v>', closing: '</v></c>' },
  { type: 'n', opening: '><v>', closing: '</v></c>' },
  { type: 'n', opening: ' t="n"><v>', closing: '</v></c>' },
  { type: 'str', opening: ' t="str"><v>', closing: '</v></c>' },
  { type: 'inlineStr', opening: ' t="inlineStr"><is><t>', closing: '</t></is></c>' },
  {
    type: 'inlineStr',
    opening: ' t="inlineStr"><is><t xml:space="preserve">',
    closing: '</t></is></c>',
  },
]
const PLAIN_TEXT = /^[^&\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*$/
const [LETTER_A, LETTER_Z, QUOTE] = [65, 90, 34]

interface OpenCell {
  readonly type?: string | undefined
  readonly style?: string | undefined
  value?: string
  inlineText?: string
  /** Present where the cell has one. */
  formula?: string
}

function addToRuns(runs: [number, number][], row: number): void {
  const last = runs.at(-1)
  if (last?.[1] === row - 1) last[1] = row
  else runs.push([row, row])
}

function addHiddenColumns(
  { hiddenColumns }: TabFacts,
  { min, max, hidden, width }: Partial<Record<string, string>>,
): void {
  if (!isUnseen(hidden, width)) return
  if (hiddenColumns.length < MOST_COLUMNS) hiddenColumns.push([Number(min), Number(max)])
}

const FAULTS = {
  data: { id: 'tidak ada bagian untuk selnya', en: 'it has no place for cells' },
  element: {
    id: 'ada elemen yang tidak semestinya di sana',
    en: 'an element that does not belong there',
  },
  order: {
    id: 'nomor baris atau kolomnya tidak berurutan',
    en: 'rows or columns are not in their order',
  },
  text: { id: 'merujuk teks yang tidak ada', en: 'it refers to a text that is not there' },
  style: { id: 'merujuk format yang tidak ada', en: 'it refers to a format that is not there' },
  value: { id: 'isinya tidak sesuai jenisnya', en: 'its value does not fit its type' },
  type: { id: 'jenisnya tidak dikenal', en: 'its type is not known' },
} satisfies Record<string, XmlFault>
