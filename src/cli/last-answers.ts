/** An earlier worksheet -> the answers, evidence and notes to begin with. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { hasError, Refusal } from '../diagnostics/refusal.ts'
import { matchSources } from '../pipeline.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { TemplateEntry } from '../template/template-answers.ts'
import { joinedSheets } from '../worksheets/join-sheets.ts'
import { readSheet } from '../worksheets/read-sheet.ts'
import type { Sheet } from '../worksheets/sheet.ts'
import { otherEdition } from '../worksheets/sheet-diagnostics.ts'
import { expandPaths } from './expand-paths.ts'
import { loadedShippedRubrics } from './rubric-folder.ts'
import { answersNotCarried, fromIsNoSheet } from './template-diagnostics.ts'

export interface LastSheets {
  readonly sheets: readonly Sheet[]
  readonly notes: readonly Diagnostic[]
}

/** Read by the same rubric; where its weights are those of another edition, by any that comes with the tool. */
export async function lastSheets(
  file: string,
  rubric: Rubric,
  level: string | undefined,
  cwd: string,
): Promise<LastSheets> {
  const own = [{ rubric, isVariant: false }]
  try {
    return await sheetsIn(file, own, level, cwd)
  } catch (error) {
    const isOtherEdition =
      error instanceof Refusal &&
      error.diagnostics.some(({ code }) => code === otherEdition.definition.code)
    if (!isOtherEdition) throw error
    const shipped = await loadedShippedRubrics()
    const all = shipped.map(loaded => ({
      rubric: loaded.rubric,
      isVariant: loaded.variantOf !== undefined,
    }))
    return sheetsIn(file, all, level, cwd)
  }
}

async function sheetsIn(
  file: string,
  offered: readonly OfferedRubric[],
  level: string | undefined,
  cwd: string,
): Promise<LastSheets> {
  const nothing = { [Symbol.asyncIterator]: () => [][Symbol.iterator]() as never }
  const { sources } = await expandPaths([file], nothing, cwd)
  const matched = await matchSources(sources, offered, level === undefined ? {} : { level })
  if (matched.sheets.length === 0) {
    throw new Refusal([fromIsNoSheet({ kind: 'command', word: '--from' }, { file })])
  }
  const read = matched.sheets.map(sheet => readSheet(sheet, 'missing'))
  const { sheets, problems } = joinedSheets(read.map(({ sheet }) => sheet))
  const notes = read.flatMap(each => each.notes)
  if (hasError([...problems, ...notes])) throw new Refusal([...problems, ...notes])
  return { sheets, notes: notes.filter(({ severity }) => severity === 'warning') }
}

const MOST_SHOWN = 5

/** Only where the question is still the same one. What somebody verified then is not verified now. */
export function carriedEntries(
  sheet: Sheet,
  rubric: Rubric,
  file: string,
): {
  readonly entries: ReadonlyMap<string, TemplateEntry>
  readonly notes: readonly Diagnostic[]
} {
  const before = new Map(sheet.rubric.items.map(item => [item.id, item]))
  const now = new Map(rubric.items.map(item => [item.id, item]))
  const entries = new Map<string, TemplateEntry>()
  const lost: string[] = []
  for (const [id, { answer, evidence, note }] of sheet.entries) {
    const [old, own] = [before.get(id), now.get(id)]
    if (old === undefined || own === undefined || !isSameQuestion(old, own)) lost.push(id)
    else entries.set(id, { answer, evidence, note })
  }
  if (lost.length === 0) return { entries, notes: [] }
  const items = lost.slice(0, MOST_SHOWN).join(', ') + (lost.length > MOST_SHOWN ? ', …' : '')
  const params = { count: lost.length, file, rubric: rubric.id, items }
  return { entries, notes: [answersNotCarried({ kind: 'command', word: '--from' }, params)] }
}

/** The same words, and answers that mean the same. */
function isSameQuestion(a: Item, b: Item): boolean {
  return a.text.id === b.text.id && a.text.en === b.text.en && codesOf(a) === codesOf(b)
}

function codesOf({ measure }: Item): string {
  if ('ratio' in measure) return 'ratio'
  const { categories, number } = measure.scale
  return number === undefined ? categories.map(({ code }) => code).join() : String(number.decimals)
}
