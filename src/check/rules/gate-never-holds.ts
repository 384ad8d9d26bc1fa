/** A condition that no answers satisfy, so that its verdict is always no. */

import { conditionLists } from '../condition-lists.ts'
import { defineRule } from '../rule.ts'
import { contradiction, outlookFinding } from './condition-findings.ts'

export const gateNeverHolds = defineRule({
  name: 'gate-never-holds',
  severity: 'error',
  summary: {
    id: 'Syarat yang tidak dapat dipenuhi oleh jawaban apa pun.',
    en: 'A condition that no answers can satisfy.',
  },
  message: {
    id: 'Syarat pada `{gate}` tidak pernah terpenuhi: {why}.',
    en: 'A condition of `{gate}` is never satisfied: {why}.',
  },
  remedy: {
    id: 'Periksa satuan dan angka batasnya.',
    en: 'Check the unit and the number of the bound.',
  },
  *find(rubric) {
    for (const list of conditionLists(rubric)) {
      const impossible = list.conditions.flatMap(
        condition => outlookFinding(condition, 'never', list, rubric) ?? [],
      )
      yield* impossible
      const opposed = impossible.length > 0 ? undefined : contradiction(list)
      if (opposed !== undefined) yield opposed
    }
  },
})
