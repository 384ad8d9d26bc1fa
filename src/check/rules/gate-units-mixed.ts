/** Percents, shares and points in one list of conditions: a bound that is written in one unit and meant in another. */

import { type Comparing, conditionLists } from '../condition-lists.ts'
import { comparedParts } from '../condition-outlook.ts'
import { misreadUnit } from '../misread-units.ts'
import { defineRule } from '../rule.ts'
import { nodesOffWeight } from '../weight-sums.ts'
import { boundPlace } from './condition-findings.ts'

export const gateUnitsMixed = defineRule({
  name: 'gate-units-mixed',
  severity: 'error',
  summary: {
    id: 'Persen, bagian dari 1, dan poin tercampur dalam syarat.',
    en: 'Percents, shares and points are mixed up in conditions.',
  },
  message: {
    id: 'Batas pada `{gate}` tampaknya memakai satuan lain: {why}.',
    en: 'The bound in `{gate}` seems to be meant in another unit: {why}.',
  },
  remedy: {
    id: 'Tulis `{meant}` untuk persen dari nilai penuh, atau poinnya.',
    en: 'Write `{meant}` for a percent of the full marks, or the points.',
  },
  *find(rubric) {
    const offWeight = nodesOffWeight(rubric)
    for (const { conditions, name } of conditionLists(rubric)) {
      const comparing = conditions.filter((each): each is Comparing => each.kind === 'compare')
      for (const condition of comparing) {
        const misread = misreadUnit(condition, rubric)
        if (misread === undefined) continue
        // What follows from weights that do not add up is told with the weights.
        if (comparedParts(condition, rubric).some(({ name: part }) => offWeight.has(part))) continue
        yield {
          place: boundPlace(condition),
          params: { gate: name, why: misread.message, meant: misread.meant },
        }
      }
    }
  },
})
