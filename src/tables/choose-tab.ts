/** The tabs of a workbook -> those that are read: the one asked for, else the first visible one that fits, or every filled-in worksheet. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { nearest } from '../language/nearest.ts'
import { findHeader, type Header, LEADING_ROWS, mayHaveChoices } from './find-header.ts'
import type { Workbook, WorkbookTab } from './read-xlsx.ts'
import type { TabFacts } from './tab-rows.ts'
import type { Row } from './table.ts'
import { emptyFile } from './table-from-rows.ts'
import { choiceColumns, isWorksheetHeader, isWorksheetWord } from './worksheet-header.ts'

const unknownTab = defineDiagnostic('responses/unknown-sheet', 'error', {
  id: 'Buku kerja `{file}` tidak memiliki lembar `{sheet}`. Yang ada: {sheets}.',
  idRemedy: 'tulis --sheet "{suggestion}".',
  en: 'The workbook `{file}` has no sheet `{sheet}`. It has: {sheets}.',
  enRemedy: 'write --sheet "{suggestion}".',
})

const onlyHiddenTabs = defineDiagnostic('responses/only-hidden-sheets', 'error', {
  id: 'Semua lembar berisi pada buku kerja `{file}` tersembunyi: {sheets}.',
  idRemedy: 'tampilkan lembarnya, atau tulis --sheet "{suggestion}".',
  en: 'All filled sheets of the workbook `{file}` are hidden: {sheets}.',
  enRemedy: 'unhide the sheet, or write --sheet "{suggestion}".',
})

export interface WorkbookOptions {
  readonly sheet?: string
  readonly everySheet?: boolean
  readonly recognises: (header: string) => boolean
}

export async function chosenTabs(
  file: string,
  workbook: Workbook,
  options: WorkbookOptions,
): Promise<readonly StartedTab[]> {
  if (options.sheet === undefined) return fittingTabs(file, workbook, options)
  return [await readingStarted(workbook, namedTab(file, workbook, options.sheet))]
}

/** A tab of which the first rows have been read. */
interface StartedTab {
  readonly tab: WorkbookTab
  readonly facts: TabFacts
  /** Filled rows, as many as it takes to find a header. */
  readonly leading: readonly Row[]
  /** All rows, those at the start too. */
  readonly batches: AsyncGenerator<readonly Row[]>
}

async function readingStarted(workbook: Workbook, tab: WorkbookTab): Promise<StartedTab> {
  const { facts, batches } = workbook.open(tab)
  const read: (readonly Row[])[] = []
  const leading: Row[] = []
  while (leading.length < LEADING_ROWS) {
    const batch = await batches.next()
    if (batch.done === true) break
    read.push(batch.value)
    const filled = batch.value.filter(row => row.cells.some(cell => cell.trim() !== ''))
    leading.push(...filled.slice(0, LEADING_ROWS - leading.length))
  }
  return { tab, facts, leading, batches: continued(read, batches) }
}

async function* continued(
  read: readonly (readonly Row[])[],
  batches: AsyncGenerator<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  yield* read
  yield* batches
}

/** `No | Pertanyaan | Ya | Tidak` with a tick in a row of questions. */
function isTicked({ texts, dataStart }: Header, leading: readonly Row[]): boolean {
  if (!mayHaveChoices(texts)) return false
  const choices = choiceColumns(texts)
  return leading
    .slice(dataStart)
    .some(({ cells }) => choices.some(({ column }) => TICKED.test((cells[column] ?? '').trim())))
}

const TICKED = /^(?:v|√|✓|✔|☑|x|×|✗|ü)$/iu

/**
 * A tab of instructions often stands first: a later one with columns of a rubric is preferred to it. Worksheets may
 * have a tab for each area or unit, so all of those are read.
 */
async function fittingTabs(
  file: string,
  workbook: Workbook,
  { recognises, everySheet = false }: WorkbookOptions,
): Promise<readonly StartedTab[]> {
  const worksheets: StartedTab[] = []
  const known: { readonly tab: StartedTab; readonly names: number }[] = []
  const withChoices: StartedTab[] = []
  const [all, ticked]: [StartedTab[], StartedTab[]] = [[], []]
  let first: StartedTab | undefined
  for (const tab of workbook.tabs) {
    if (tab.isHidden) continue
    const started = await readingStarted(workbook, tab)
    if (started.leading.length === 0) continue
    all.push(started)
    const header = findHeader(started.leading, recognises)
    if (isTicked(header, started.leading)) ticked.push(started)
    const names = header.texts.filter(text => text !== '' && knownName(text, recognises)).length
    if (isWorksheetHeader(header.texts)) worksheets.push(started)
    else if (worksheets.length === 0) {
      // `No | Komponen | Bobot | Nilai`: a summary, behind which the worksheet stands.
      const isSummary = header.texts.filter(isWorksheetWord).length >= names
      if (names > 0 && !isSummary && !everySheet) return [started]
      if (names > 0) known.push({ tab: started, names })
      else if (mayHaveChoices(header.texts)) withChoices.push(started)
    }
    first ??= started
  }
  // Beside a worksheet, what is ticked is one too; elsewhere it may be any list.
  const isWanted = (tab: StartedTab) => worksheets.includes(tab) || ticked.includes(tab)
  if (worksheets.length > 0) return all.filter(isWanted)
  const most = Math.max(...known.map(({ names }) => names))
  // A tab of instructions may name a column or two.
  const fitting = known.filter(({ names }) => names * 2 > most).map(({ tab }) => tab)
  if (fitting.length > 0) return everySheet ? fitting : fitting.slice(0, 1)
  if (withChoices.length > 0) return withChoices
  if (first !== undefined) return [first]
  throw new Refusal([await nothingVisible(file, workbook)])
}

async function nothingVisible(file: string, workbook: Workbook): Promise<Diagnostic> {
  const place = { kind: 'file', file } as const
  const hidden: WorkbookTab[] = []
  for (const tab of workbook.tabs.filter(({ isHidden }) => isHidden)) {
    const { leading } = await readingStarted(workbook, tab)
    if (leading.length > 0) hidden.push(tab)
  }
  const [suggested] = hidden
  if (suggested === undefined) return emptyFile(place, { file })
  const sheets = hidden.map(({ name }) => name).join(', ')
  return onlyHiddenTabs(place, { file, sheets, suggestion: suggested.name })
}

/** A joined header is known by any of its parts. */
export function knownName(header: string, recognises: (header: string) => boolean): boolean {
  return header.split(' › ').some(recognises)
}

/** A hidden tab may be asked for by name. Upper and lower case are one, as in a spreadsheet. */
function namedTab(file: string, workbook: Workbook, name: string): WorkbookTab {
  const tab = workbook.tabs.find(other => other.name.toLowerCase() === name.toLowerCase())
  if (tab !== undefined) return tab
  const names = workbook.tabs.map(other => other.name)
  const suggestion = nearest(name, names) ?? names[0] ?? ''
  const params = { file, sheet: name, sheets: tabList(workbook.tabs), suggestion }
  throw new Refusal([unknownTab({ kind: 'file', file }, params)])
}

export function tabList(tabs: readonly WorkbookTab[]): { id: string; en: string } {
  const list = (hidden: string) =>
    tabs.map(tab => `${tab.name}${tab.isHidden ? ` (${hidden})` : ''}`).join(', ')
  return { id: list('tersembunyi'), en: list('hidden') }
}
