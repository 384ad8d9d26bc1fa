/** The flags of a template -> which sheets it has: level, units, and what they begin with. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { likenessHint, quotedList } from '../language/likeness-hint.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { EMPTY_ANSWERS } from '../template/template-answers.ts'
import type { TemplateSheet } from '../template/worksheet-workbook.ts'
import type { Sheet } from '../worksheets/sheet.ts'
import { carriedEntries, lastSheets } from './last-answers.ts'
import { levelNeeded, levelUnknownHere, unitNotInFile } from './template-diagnostics.ts'

export interface TemplateWishes {
  readonly level: string | undefined
  readonly units: readonly string[]
  readonly year: string
  readonly from: string | undefined
}

export interface TemplateSheets {
  readonly sheets: readonly TemplateSheet[]
  readonly notes: readonly Diagnostic[]
}

export async function templateSheets(
  rubric: Rubric,
  wishes: TemplateWishes,
  cwd: string,
): Promise<TemplateSheets> {
  const { level, units, year, from } = wishes
  checkLevel(rubric, level)
  if (from === undefined) {
    const leveled = atLevel(rubric, level)
    const names = units.length === 0 ? [''] : units
    const sheets = names.map(unit => ({
      rubric: leveled,
      answers: { ...EMPTY_ANSWERS, unit, year },
    }))
    return { sheets, notes: [] }
  }
  const last = await lastSheets(from, rubric, level, cwd)
  const notes = [...last.notes]
  const sheets = wantedSheets(last.sheets, units).map(({ unit, sheet }): TemplateSheet => {
    if (sheet === undefined) {
      const known = last.sheets.map(each => each.unit).join(', ')
      const params = { unit, file: from, units: known }
      notes.push(unitNotInFile({ kind: 'command', word: '--unit' }, params))
      const leveled = atLevel(rubric, level ?? last.sheets[0]?.level)
      return { rubric: leveled, answers: { ...EMPTY_ANSWERS, unit, year } }
    }
    const leveled = atLevel(rubric, level ?? sheet.level)
    const carried = carriedEntries(sheet, leveled, from)
    notes.push(...carried.notes)
    return { rubric: leveled, answers: { unit, year, entries: carried.entries } }
  })
  return { sheets, notes }
}

/** All units of the file, or those asked for. A file with one sheet is that of the one unit, whatever it was called. */
function wantedSheets(
  last: readonly Sheet[],
  units: readonly string[],
): readonly { readonly unit: string; readonly sheet: Sheet | undefined }[] {
  const [only] = last
  if (units.length === 0) return last.map(sheet => ({ unit: sheet.unit, sheet }))
  if (units.length === 1 && last.length === 1) return units.map(unit => ({ unit, sheet: only }))
  return units.map(unit => ({
    unit,
    sheet: last.find(sheet => normalisedText(sheet.unit) === normalisedText(unit)),
  }))
}

function checkLevel({ id, levels }: Rubric, level: string | undefined): void {
  if (level === undefined || levels.some(each => each.id === level)) return
  const ids = levels.map(each => each.id)
  const params = {
    rubric: id,
    level,
    hint: likenessHint(level, ids),
    levels: ids.length === 0 ? '–' : quotedList(ids),
  }
  throw new Refusal([levelUnknownHere({ kind: 'command', word: '--level' }, params)])
}

function atLevel(rubric: Rubric, level: string | undefined): Rubric {
  const { id, levels } = rubric
  if (levels.length === 0) return rubric
  if (level !== undefined) return rubricAtLevel(rubric, level)
  const params = {
    rubric: id,
    levels: levels.map(each => each.id).join(', '),
    first: levels[0]?.id ?? '',
  }
  throw new Refusal([levelNeeded({ kind: 'command', word: '--level' }, params)])
}
