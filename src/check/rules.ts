/** The rules of `rb-score check`, in the order of a rubric file. A new rule is a new file and one line here. */
import type { Rule } from './rule.ts'
import { abbreviationOfAnotherLabel } from './rules/abbreviation-of-another-label.ts'
import { atLeastNeverMet } from './rules/at-least-never-met.ts'
import { atLeastWithoutEffect } from './rules/at-least-without-effect.ts'
import { averagedWeightsSum } from './rules/averaged-weights-sum.ts'
import { bandUnreachable } from './rules/band-unreachable.ts'
import { bandsLeaveGap } from './rules/bands-leave-gap.ts'
import { bandsMixedBounds } from './rules/bands-mixed-bounds.ts'
import { bandsOffScale } from './rules/bands-off-scale.ts'
import { basisMissing } from './rules/basis-missing.ts'
import { basisOlderThanId } from './rules/basis-older-than-id.ts'
import { basisWithoutNote } from './rules/basis-without-note.ts'
import { columnNameShared } from './rules/column-name-shared.ts'
import { copiedId } from './rules/copied-id.ts'
import { editionUnchanged } from './rules/edition-unchanged.ts'
import { gateAlwaysHolds } from './rules/gate-always-holds.ts'
import { gateNeverHolds } from './rules/gate-never-holds.ts'
import { gateUnitsMixed } from './rules/gate-units-mixed.ts'
import { gradeRepeated } from './rules/grade-repeated.ts'
import { groupValuesOverlap } from './rules/group-values-overlap.ts'
import { itemInert } from './rules/item-inert.ts'
import { itemTextRepeated } from './rules/item-text-repeated.ts'
import { labelTwoMeanings } from './rules/label-two-meanings.ts'
import { labelUnusualCode } from './rules/label-unusual-code.ts'
import { lookupIncomplete } from './rules/lookup-incomplete.ts'
import { noAnswerAsCategory } from './rules/no-answer-as-category.ts'
import { optionsFewerThanScale } from './rules/options-fewer-than-scale.ts'
import { pointsEqual } from './rules/points-equal.ts'
import { pointsNotMonotone } from './rules/points-not-monotone.ts'
import { ratioNotClipped } from './rules/ratio-not-clipped.ts'
import { ratioZeroCase } from './rules/ratio-zero-case.ts'
import { rescaleOffRange } from './rules/rescale-off-range.ts'
import { scaleAgainstLabels } from './rules/scale-against-labels.ts'
import { scaleUnused } from './rules/scale-unused.ts'
import { textReadAsNumber } from './rules/text-read-as-number.ts'
import { totalNotWhole } from './rules/total-not-whole.ts'
import { translationMissing } from './rules/translation-missing.ts'
import { u8U9Order } from './rules/u8-u9-order.ts'
import { weightForgotten } from './rules/weight-forgotten.ts'
import { weightsPrintedRounded } from './rules/weights-printed-rounded.ts'
import { weightsSum } from './rules/weights-sum.ts'

export const rules: readonly Rule[] = [
  // What it is and where it comes from
  copiedId,
  editionUnchanged,
  textReadAsNumber,
  translationMissing,
  basisMissing,
  basisWithoutNote,
  basisOlderThanId,
  groupValuesOverlap,
  // Scales
  scaleUnused,
  scaleAgainstLabels,
  labelUnusualCode,
  labelTwoMeanings,
  abbreviationOfAnotherLabel,
  noAnswerAsCategory,
  pointsEqual,
  pointsNotMonotone,
  // Items
  itemInert,
  itemTextRepeated,
  columnNameShared,
  optionsFewerThanScale,
  ratioZeroCase,
  ratioNotClipped,
  u8U9Order,
  // The score tree
  weightsPrintedRounded,
  weightsSum,
  averagedWeightsSum,
  totalNotWhole,
  weightForgotten,
  rescaleOffRange,
  atLeastNeverMet,
  atLeastWithoutEffect,
  // Verdicts
  gradeRepeated,
  bandsOffScale,
  bandUnreachable,
  bandsLeaveGap,
  bandsMixedBounds,
  lookupIncomplete,
  gateUnitsMixed,
  gateNeverHolds,
  gateAlwaysHolds,
]
