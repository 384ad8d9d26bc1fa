/** The rows of one unit and many rubrics -> the one that fits, or why none can be told. */

import type { OfferedRubric } from '../columns/detect-rubric.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Row } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import { levelParameters } from './choose-level.ts'
import type { SheetTable } from './load-sheets.ts'
import { rowOutline } from './outline-row.ts'
import { levelUndecided, severalRubricsFitSheet, sheetFitsNothing } from './sheet-diagnostics.ts'
import { compareDecisive, compareFits, type SheetFit, sheetFit } from './sheet-fit.ts'

export interface ChosenFit {
  readonly fit: SheetFit | undefined
  readonly problem: Diagnostic | undefined
}

export function chosenFit(
  candidates: readonly OfferedRubric[],
  rows: readonly Row[],
  { table, columns }: SheetTable,
): ChosenFit {
  const place = tablePlace(table.source)
  const said = rows.map(row => rowOutline(row, columns))
  const fits = candidates
    .map(({ rubric, isVariant }) => sheetFit(rubric, isVariant, rows, said, columns))
    .filter(({ found, questions }) => found + questions.found > 0)
    .sort(compareFits)
  const [best, ...others] = fits
  if (best === undefined) {
    const ids = [...new Set(candidates.map(({ rubric }) => rubric.id))]
    const rubric = ids.length === 1 ? `\`${ids[0]}\`` : { id: 'rubrik mana pun', en: 'any rubric' }
    return { fit: undefined, problem: sheetFitsNothing(place, { rubric }) }
  }
  const rivals = others.filter(other => fitsAlike(best, other))
  const levels = rivals.filter(({ rubric }) => rubric.id === best.rubric.id)
  if (levels.length > 0)
    return { fit: undefined, problem: undecidedLevel([best, ...levels], table) }
  const rubrics = rivals.filter(({ isVariant }) => isVariant === best.isVariant)
  if (rubrics.length > 0) {
    const ids = [best, ...rubrics].map(({ rubric }) => rubric.id)
    const params = { candidates: ids.join(', '), first: best.rubric.id }
    return { fit: undefined, problem: severalRubricsFitSheet(place, params) }
  }
  return { fit: best, problem: undefined }
}

function fitsAlike(a: SheetFit, b: SheetFit): boolean {
  const misfits = (fit: SheetFit) => fit.misfits + fit.outside
  return misfits(a) === misfits(b) && a.found === b.found && compareDecisive(a, b) === 0
}

function undecidedLevel(fits: readonly SheetFit[], { source }: SheetTable['table']): Diagnostic {
  return levelUndecided(tablePlace(source), levelParameters(fits.map(({ rubric }) => rubric)))
}
