/** The rules of `rb-score check`, in the order of a rubric file. A new rule is a new file and one line here. */
import type { Rule } from './rule.ts'
import {
  bandsLeaveGap,
  bandsMixedBounds,
  bandsOffScale,
  bandUnreachable,
  gradeRepeated,
} from './rules/band-rules.ts'
import {
  basisMissing,
  basisOlderThanId,
  basisWithoutNote,
  copiedId,
  editionUnchanged,
} from './rules/basis-rules.ts'
import {
  gateAlwaysHolds,
  gateBoundsMixed,
  gateNeverHolds,
  gateUnitsMixed,
  lookupIncomplete,
} from './rules/gate-rules.ts'
import {
  itemInert,
  itemTextRepeated,
  optionsFewerThanScale,
  pointsEqual,
  pointsNotMonotone,
  ratioNotClipped,
  ratioZeroCase,
  scaleUnused,
} from './rules/item-rules.ts'
import {
  abbreviationOfAnotherLabel,
  labelsOffCentre,
  labelTwoMeanings,
  labelUnusualCode,
  noAnswerAsCategory,
  scaleAgainstLabels,
} from './rules/label-rules.ts'
import { columnNameShared, groupValuesOverlap, numberAlone } from './rules/name-rules.ts'
import { numberMistyped, numberRounded } from './rules/number-rules.ts'
import { atLeastNeverMet, atLeastWithoutEffect, rescaleOffRange } from './rules/score-rules.ts'
import { textReadAsNumber, translationMissing } from './rules/text-rules.ts'
import {
  averagedWeightsSum,
  pointsAveraged,
  totalNotWhole,
  weightCountedTwice,
  weightForgotten,
  weightsPrintedRounded,
  weightsSum,
} from './rules/weight-rules.ts'

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
  labelsOffCentre,
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
  numberAlone,
  // The score tree
  weightsPrintedRounded,
  weightCountedTwice,
  pointsAveraged,
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
  gateBoundsMixed,
  gateNeverHolds,
  gateAlwaysHolds,
  // Anywhere
  numberMistyped,
  numberRounded,
]
