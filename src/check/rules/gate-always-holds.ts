/** A condition that all answers satisfy, so that it decides nothing. */

import { conditionLists } from '../condition-lists.ts'
import { defineRule } from '../rule.ts'
import { outlookFinding } from './condition-findings.ts'

export const gateAlwaysHolds = defineRule({
  name: 'gate-always-holds',
  severity: 'warning',
  summary: {
    id: 'Syarat yang selalu terpenuhi, jadi tidak menentukan apa pun.',
    en: 'A condition that always holds and so decides nothing.',
  },
  message: {
    id: 'Syarat pada `{gate}` selalu terpenuhi: {why}.',
    en: 'A condition of `{gate}` always holds: {why}.',
  },
  remedy: {
    id: 'Periksa satuan dan angka batasnya, atau hapus syarat ini.',
    en: 'Check the unit and the number of the bound, or remove the condition.',
  },
  *find(rubric) {
    for (const list of conditionLists(rubric)) {
      for (const condition of list.conditions) {
        const found = outlookFinding(condition, 'always', list, rubric)
        if (found !== undefined) yield found
      }
    }
  },
})
