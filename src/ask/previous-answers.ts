/** Last year's worksheet -> what was answered and verified there, by item. */

import { bytesOfNamedFile } from '../cli/file-source.ts'
import { answerOf } from '../compare/worksheet-changes.ts'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import { bytesSource } from '../tables/byte-source.ts'
import { earlierWorksheets, worksheetOfUnit } from '../worksheets/earlier-worksheet.ts'
import type { WorksheetAnswer } from '../worksheets/worksheet.ts'
import type { PreviousAnswer } from './screens/question-view.ts'

const previousWithoutUnit = defineDiagnostic('cli/ask-previous-without-unit', 'error', {
  id: '`{file}` tidak memuat unit `{unit}`.',
  idRemedy: 'unit di sana: {units}.',
  en: '`{file}` does not hold the unit `{unit}`.',
  enRemedy: 'units there: {units}.',
})

/** Of the same unit; a file with one unit is taken whatever that is called. */
export async function previousAnswers(
  file: string,
  cwd: string,
  rubric: Rubric,
  unit: string,
): Promise<ReadonlyMap<string, PreviousAnswer>> {
  const source = bytesSource(file, bytesOfNamedFile(file, cwd))
  const { sheets } = await earlierWorksheets([source], [{ rubric, isVariant: false }])
  const sheet = worksheetOfUnit(sheets, unit)
  if (sheet === undefined) {
    const units = sheets.map(each => each.unit).join(', ') || '–'
    throw new Refusal([previousWithoutUnit({ kind: 'file', file }, { file, unit, units })])
  }
  const { entries } = sheet
  return new Map(
    rubric.items.flatMap(item => {
      const entry = entries.get(item.id)
      if (entry === undefined) return []
      const answer = shownAnswer(item, entry.answer)
      const verified = shownAnswer(item, entry.verified)
      const none = answer === undefined && verified === undefined
      return none ? [] : [[item.id, { answer: answer ?? '–', verified }] as const]
    }),
  )
}

function shownAnswer(item: Item, answer: WorksheetAnswer | undefined): string | undefined {
  if (answer === undefined) return undefined
  const { written: _written, ...read } = answer
  return answerOf(item, read)
}
