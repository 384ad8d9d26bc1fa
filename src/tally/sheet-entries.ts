/** The sheet of one unit -> what it holds beside the answers that are scored: notes, evidence, what further assessors answered. */
import { normalisedText } from '../language/normalised-text.ts'
import type { MatchedWorksheets } from '../worksheets/place-worksheets.ts'
import { readWorksheets } from '../worksheets/read-worksheets.ts'
import { answerText } from './person-score.ts'

export interface SheetEntries {
  /** Beside the verifier, who has a reading of the own. */
  readonly assessors: readonly string[]
  readonly byItem: ReadonlyMap<
    string,
    {
      readonly note: string
      readonly evidence: readonly string[]
      /** By assessor; an empty text is no answer. */
      readonly answers: readonly string[]
    }
  >
}

/** Undefined where not exactly one sheet is of this unit: of several none is that of the whole. */
export function sheetEntries(
  matched: MatchedWorksheets,
  unit: string | undefined,
): SheetEntries | undefined {
  const wanted = normalisedText(unit ?? '')
  const { sheets } = readWorksheets(matched, 'missing')
  const [sheet, ...others] = sheets.filter(each => normalisedText(each.unit) === wanted)
  if (sheet === undefined || others.length > 0) return undefined
  // The verifier stands first.
  const assessors = sheet.assessors.slice(1)
  const byItem = sheet.rubric.items.map(item => {
    const entry = sheet.entries.get(item.id)
    const answers = assessors.map(({ answers: given }) => {
      const answer = given.get(item.id)
      return answer === undefined ? '' : (answerText(item, answer, reason => reason) ?? '')
    })
    const evidence = entry?.evidence ?? []
    return [item.id, { note: entry?.note ?? '', evidence, answers }] as const
  })
  return { assessors: assessors.map(({ name }) => name), byItem: new Map(byItem) }
}
