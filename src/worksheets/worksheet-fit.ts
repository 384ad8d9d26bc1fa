/** The rows of one unit and a rubric -> where each row belongs, and how well the whole fits. */

import { type OfferedRubric, severalRubricsFit } from '../columns/detect-rubric.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { onceFor } from '../language/remembered.ts'
import { round } from '../math/exact.ts'
import { countsOf, type Item, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { type Row, tablePlace } from '../tables/table.ts'
import type { WorksheetColumns } from '../tables/worksheet-header.ts'
import { levelParameters } from './choose-level.ts'
import type { WorksheetTable } from './load-worksheets.ts'
import { type RowOutline, type RubricOutline, rowOutline, rubricOutline } from './outline.ts'
import { numberedQuestion, type Placement, placedRows } from './place-rows.ts'
import { worksheetAnswerReader } from './read-answer.ts'
import { saysOtherWords } from './row-doubts.ts'
import { statedNumber } from './worksheet.ts'
import { levelUndecided, worksheetFitsNothing } from './worksheet-diagnostics.ts'

export interface PlacedRow {
  readonly row: Row
  readonly outline: RowOutline
  readonly placement: Placement
}

export interface WorksheetFit {
  readonly rubric: Rubric
  readonly isVariant: boolean
  readonly rows: readonly PlacedRow[]
  /** Questions with a row. */
  readonly found: number
  readonly asked: number
  /** Scored questions, and those of them that a row or the row of a count is about. */
  readonly questions: { readonly all: number; readonly found: number }
  /** Answered rows without a place, and rows whose number and title disagree. */
  readonly misfits: number
  /** Answered rows below headings that the rubric does not have. */
  readonly outside: number
  /** Numbers that were found only when case or kind of numbering was forgiven. */
  readonly forgiven: number
  readonly weights: readonly WeightComparison[]
}

interface WeightComparison {
  readonly id: string
  readonly written: string
  readonly isSame: boolean
}

const outlineOf = onceFor(rubricOutline)

const MISFITS: readonly Placement['kind'][] = [
  'conflict',
  'unknown',
  'repeated',
  'heading',
  'unsure',
]

/** @param said what each row says of itself, whatever the rubric */
function worksheetFit(
  rubric: Rubric,
  isVariant: boolean,
  rows: readonly Row[],
  said: readonly RowOutline[],
  columns: WorksheetColumns,
): WorksheetFit {
  const outline = outlineOf(rubric)
  const placements = placedRows(outline, said)
  const placed = rows.flatMap((row, position): PlacedRow[] => {
    const [own, placement] = [said[position], placements[position]]
    return own === undefined || placement === undefined ? [] : [{ row, outline: own, placement }]
  })
  const count = (test: (placed: PlacedRow) => boolean) => placed.filter(test).length
  return {
    rubric,
    isVariant,
    rows: placed,
    found: count(({ placement }) => numberedQuestion(placement) !== undefined),
    asked: outline.parts.filter(part => part.kind === 'item').length,
    questions: questionsFound(outline, placed),
    misfits: count(
      ({ placement }) =>
        MISFITS.includes(placement.kind) && numberedQuestion(placement) === undefined,
    ),
    outside: count(each => each.placement.kind === 'outside' && each.outline.isAnswered),
    forgiven: count(
      ({ placement }) =>
        placement.kind === 'part' && placement.part.kind !== 'node' && placement.likeness > 0,
    ),
    weights: placed.flatMap(each => weightComparison(each, columns)),
  }
}

/** The counts of a ratio stand for it; what only conditions use is no question. */
function questionsFound(
  { parts }: RubricOutline,
  placed: readonly PlacedRow[],
): WorksheetFit['questions'] {
  const withRow = new Set(
    placed.flatMap(({ placement }) =>
      placement.kind === 'part' ? (placement.part.item ?? []) : [],
    ),
  )
  const questions = parts.flatMap(({ kind, node, item }) =>
    kind === 'item' && node !== undefined && item !== undefined ? [item] : [],
  )
  const isFound = (item: Item) =>
    withRow.has(item) || countsOf(item).some(count => withRow.has(count))
  return { all: questions.length, found: questions.filter(isFound).length }
}

/** A printed weight is rounded; it is the same if ours rounds to it. */
function weightComparison(
  { row, outline, placement }: PlacedRow,
  columns: WorksheetColumns,
): readonly WeightComparison[] {
  if (placement.kind !== 'part' || placement.part.kind !== 'node') return []
  const cell = columns.weight === undefined ? undefined : row.cells[columns.weight]
  const written = cell?.trim() || outline.weightInTitle
  const stated = written === undefined ? undefined : statedNumber(written)
  const own = nominalWeight(placement.part.node)
  const above = placement.part.parent
  if (written === undefined || stated === undefined || own === undefined) return []
  if (above === undefined || above.node?.aggregate !== 'sum') return []
  const isSame = round(own, stated.digits).equals(stated.value)
  return [{ id: placement.part.id, written, isSame }]
}

/** Where the whole weight stands at one node: a mean of items of at most 1. */
function nominalWeight(node: ScoreNode | undefined) {
  return node?.weightWritten === true && node.aggregate === 'average' ? node.weight : undefined
}

/** The fewest misfits, then the closest numbers, then weights, then originals before variants, then coverage. */
function compareFits(a: WorksheetFit, b: WorksheetFit): number {
  return (
    a.misfits + a.outside - (b.misfits + b.outside) ||
    compareDecisive(a, b) ||
    Number(a.isVariant) - Number(b.isVariant) ||
    b.found * a.asked - a.found * b.asked
  )
}

/** Without what only decides between rubrics that both fit. */
function compareDecisive(a: WorksheetFit, b: WorksheetFit): number {
  const wrong = ({ weights }: WorksheetFit) => weights.filter(weight => !weight.isSame).length
  return a.forgiven - b.forgiven || wrong(a) - wrong(b)
}

// The rows of one unit and many rubrics -> the one that fits, or why none can be told.

interface ChosenFit {
  readonly fit: WorksheetFit | undefined
  /** Other editions of the same instrument that the rows fit as well. */
  readonly editions?: readonly Rubric[]
  readonly problem: Diagnostic | undefined
}

export function chosenFit(
  candidates: readonly OfferedRubric[],
  rows: readonly Row[],
  { table, columns }: WorksheetTable,
): ChosenFit {
  const place = tablePlace(table.source)
  const said = rows.map(row => rowOutline(row, columns))
  const fits = candidates
    .map(({ rubric, isVariant }) => worksheetFit(rubric, isVariant, rows, said, columns))
    .filter(({ found, questions }) => found + questions.found > 0)
    .sort(compareFits)
  const [best, ...others] = fits
  const ids = [...new Set(candidates.map(({ rubric }) => rubric.id))]
  if (best === undefined || (ids.length > 1 && (saysOtherWords(best) || isByChance(best)))) {
    const rubric = ids.length === 1 ? `\`${ids[0]}\`` : { id: 'rubrik mana pun', en: 'any rubric' }
    return {
      fit: undefined,
      problem: worksheetFitsNothing(place, { rubric, file: table.source.name }),
    }
  }
  const rivals = others.filter(other => fitsAlike(best, other))
  const levels = rivals.filter(({ rubric }) => rubric.id === best.rubric.id)
  if (levels.length > 0)
    return { fit: undefined, problem: undecidedLevel([best, ...levels], table) }
  const rubrics = rivals.filter(({ isVariant }) => isVariant === best.isVariant)
  if (rubrics.length > 0) {
    const ids = [best, ...rubrics].map(({ rubric }) => rubric.id)
    const where = { id: 'lembar ini', en: 'this sheet' }
    const params = { where, candidates: ids.join(', '), first: best.rubric.id }
    return { fit: undefined, problem: severalRubricsFit(place, params) }
  }
  const editions = rivals.map(({ rubric }) => rubric).filter(isOtherEdition(best.rubric))
  return { fit: best, editions, problem: undefined }
}

/** No words say so, and most rows have numbers of another kind or answers that their questions cannot have. */
function isByChance({ rows }: WorksheetFit): boolean {
  const placed = rows.flatMap(({ placement, outline }) =>
    placement.kind === 'part' ? [{ ...placement, outline }] : [],
  )
  const answered = placed.filter(({ part, outline }) => part.kind !== 'node' && outline.isAnswered)
  const strange = answered.filter(
    ({ part, likeness, outline }) =>
      likeness === 2 ||
      (part.item && 'unreadable' in worksheetAnswerReader(part.item).read(outline.answer ?? '')),
  )
  return !placed.some(({ isConfirmed }) => isConfirmed) && strange.length * 2 > answered.length
}

function isOtherEdition({ id, sameAs }: Rubric): (other: Rubric) => boolean {
  return other =>
    sameAs.some(({ rubric }) => rubric === other.id) ||
    other.sameAs.some(({ rubric }) => rubric === id)
}

function fitsAlike(a: WorksheetFit, b: WorksheetFit): boolean {
  const misfits = (fit: WorksheetFit) => fit.misfits + fit.outside
  return misfits(a) === misfits(b) && a.found === b.found && compareDecisive(a, b) === 0
}

function undecidedLevel(
  fits: readonly WorksheetFit[],
  { source }: WorksheetTable['table'],
): Diagnostic {
  return levelUndecided(tablePlace(source), levelParameters(fits.map(({ rubric }) => rubric)))
}
