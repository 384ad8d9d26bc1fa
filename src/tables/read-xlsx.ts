/** The parts of a workbook -> its sheets, and the rows of each as text while they are unpacked. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { type CellReferences, type NumberStyle, styleOfCode, styleOfId } from './cell-text.ts'
import { type XmlEvents, xmlAttributes, xmlReader, xmlText } from './read-xml.ts'
import type { ZipEntry } from './read-zip.ts'
import { richText, unescaped } from './rich-text.ts'
import { type TabReading, tabRows } from './tab-rows.ts'

const workbookUnreadable = defineDiagnostic('responses/workbook-unreadable', 'error', {
  id: 'Buku kerja `{file}` tidak dapat dibaca: susunannya menyimpang dari format XLSX.',
  idRemedy: 'buka di Excel atau LibreOffice, lalu simpan ulang sebagai XLSX atau "CSV UTF-8".',
  en: 'The workbook `{file}` cannot be read: it departs from the XLSX format.',
  enRemedy: 'open it in Excel or LibreOffice and save it again as XLSX or "CSV UTF-8".',
})

const workbookTooLarge = defineDiagnostic('responses/workbook-too-large', 'error', {
  id: 'Buku kerja `{file}` terlalu besar untuk dibaca: daftar teksnya {mebibytes} MB setelah diekstrak; batasnya {limit} MB.',
  idRemedy: 'simpan lembarnya sebagai "CSV UTF-8": CSV dibaca tanpa batas ukuran.',
  en: 'The workbook `{file}` is too large to be read: its list of texts is {mebibytes} MiB unpacked; the limit is {limit} MiB.',
  enRemedy: 'save the sheet as "CSV UTF-8": CSV is read whatever its size.',
})

export interface Workbook {
  readonly tabs: readonly WorkbookTab[]
  /** From the first row, each time it is called. */
  open(tab: WorkbookTab): TabReading
}

const MEBIBYTE = 1024 * 1024
/** Texts that cells share are kept in memory until the last cell has been read; sheets are not. */
const LARGEST_LIST = 400 * MEBIBYTE

export async function readXlsx(file: string, entries: readonly ZipEntry[]): Promise<Workbook> {
  // Names of parts differ by more than their case.
  const parts = new Map(entries.map(entry => [entry.path.toLowerCase(), entry]))
  const place = { kind: 'file', file } as const
  const unreadable = (): never => {
    throw new Refusal([workbookUnreadable(place, { file })])
  }
  const partAt = (path: string | undefined) => parts.get((path ?? '').toLowerCase())
  const read = async (part: ZipEntry | undefined, handlers: PartHandlers) => {
    if (part === undefined) return
    if (part.size > LARGEST_LIST) {
      const mebibytes = Math.ceil(part.size / MEBIBYTE)
      const params = { file, mebibytes, limit: LARGEST_LIST / MEBIBYTE }
      throw new Refusal([workbookTooLarge(place, params)])
    }
    await readPart(part.open(), handlers, unreadable)
  }
  const relations = await collected(read, partAt('xl/_rels/workbook.xml.rels'), relationList)
  const { tabs, is1904 } = await collected(read, partAt('xl/workbook.xml'), () =>
    tabList(relations),
  )
  // Without a tab whose part is there, the lists of the workbook are damaged.
  if (!tabs.some(({ path }) => partAt(path) !== undefined)) unreadable()
  let references: Promise<CellReferences> | undefined
  const readReferences = async (): Promise<CellReferences> => {
    const pathOf = (type: string) => relations.find(relation => relation.type === type)?.path
    const texts = partAt(pathOf('sharedStrings') ?? 'xl/sharedStrings.xml')
    const styles = partAt(pathOf('styles') ?? 'xl/styles.xml')
    return {
      texts: await collected(read, texts, sharedTexts),
      styles: await collected(read, styles, numberStyles),
      is1904,
    }
  }
  return {
    tabs,
    open(tab) {
      const part = partAt(tab.path) ?? unreadable()
      return tabRows({
        file,
        sheet: tab.name,
        chunks: part.open(),
        references: () => (references ??= readReferences()),
      })
    },
  }
}

interface PartHandlers {
  open?(name: string, attributes: () => Attributes): void
  close?(name: string): void
  text?(text: string): void
}

type Attributes = Partial<Record<string, string>>

async function readPart(
  chunks: AsyncIterable<Uint8Array>,
  handlers: PartHandlers,
  fault: () => never,
): Promise<void> {
  const events: XmlEvents = {
    open: (name, attributes) => handlers.open?.(name, () => xmlAttributes(attributes, events)),
    close: name => handlers.close?.(name),
    text: text => handlers.text?.(text),
    fault,
  }
  const reader = xmlReader(events)
  for await (const piece of xmlText(chunks, events)) reader.push(piece)
  reader.end()
}

/** What a part comes to; a part that is not there comes to what an empty one would. */
async function collected<Result>(
  read: (part: ZipEntry | undefined, handlers: PartHandlers) => Promise<void>,
  part: ZipEntry | undefined,
  collector: () => { handlers: PartHandlers; result: Result },
): Promise<Result> {
  const { handlers, result } = collector()
  await read(part, handlers)
  return result
}

// The directory of a workbook: its relations, and its sheets in order.

export interface WorkbookTab {
  readonly name: string
  readonly isHidden: boolean
  /** The part that holds the cells: `xl/worksheets/sheet1.xml`. */
  readonly path: string
}

interface Relation {
  readonly id: string
  /** The last word of its address, which is the same in both editions of the standard. */
  readonly type: string
  readonly path: string
}

function relationList(): { handlers: PartHandlers; result: Relation[] } {
  const result: Relation[] = []
  const open = (name: string, attributes: () => Attributes) => {
    if (name !== 'Relationship') return
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes()
    result.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path: partPath(target) })
  }
  return { handlers: { open }, result }
}

/** Targets are relative to `xl/`, or absolute. */
function partPath(target: string): string {
  const parts: string[] = []
  for (const part of (target.startsWith('/') ? target : `xl/${target}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Chart and dialog sheets, which hold no cells, are left out. */
function tabList(relations: readonly Relation[]): {
  handlers: PartHandlers
  result: { tabs: WorkbookTab[]; is1904: boolean }
} {
  const paths = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, path }) => [id, path]),
  )
  const result: { tabs: WorkbookTab[]; is1904: boolean } = { tabs: [], is1904: false }
  const open = (element: string, attributes: () => Attributes) => {
    if (element === 'workbookPr') {
      const { date1904 } = attributes()
      result.is1904 ||= date1904 === '1' || date1904 === 'true'
    }
    if (element !== 'sheet') return
    const { name, id = '', state } = attributes()
    const path = paths.get(id)
    if (path === undefined || name === undefined) return
    result.tabs.push({ name, isHidden: state === 'hidden' || state === 'veryHidden', path })
  }
  return { handlers: { open }, result }
}

// What cells refer to: texts that they share, and styles.

function sharedTexts(): { handlers: PartHandlers; result: string[] } {
  const result: string[] = []
  const { open, close, text, taken } = richText()
  return {
    handlers: {
      open,
      text,
      close(name) {
        if (name === 'si') result.push(unescaped(taken()))
        else close(name)
      },
    },
    result,
  }
}

/** Formats of one's own are numbered from here on; below are those built in. */
const FIRST_OWN_FORMAT = 100

/** By number of the style, what it shows: by its format, else by the one of the named style it stems from. */
function numberStyles(): { handlers: PartHandlers; result: NumberStyle[] } {
  const result: NumberStyle[] = []
  const named: NumberStyle[] = []
  const ownFormats = new Map<number, NumberStyle>()
  let list = ''
  const open = (name: string, attributes: () => Attributes) => {
    if (name === 'cellXfs' || name === 'cellStyleXfs') list = name
    else if (name === 'numFmt') {
      const { numFmtId, formatCode = '' } = attributes()
      const id = Number(numFmtId)
      if (id >= FIRST_OWN_FORMAT) ownFormats.set(id, styleOfCode(formatCode))
    } else if (name === 'xf' && list !== '') {
      const { numFmtId = '', xfId } = attributes()
      const id = Number(numFmtId)
      const own = ownFormats.get(id) ?? styleOfId(id)
      if (list === 'cellStyleXfs') named.push(numFmtId === '' ? 'number' : own)
      else if (numFmtId === '') result.push(named[Number(xfId ?? 0)] ?? 'number')
      else result.push(own)
    }
  }
  const close = (name: string) => {
    if (name === list) list = ''
  }
  return { handlers: { open, close }, result }
}
