/** Numbers changed and the edition did not: two reports of one edition would differ without a reason. */
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { changedParts } from './changed-parts.ts'

export const editionUnchanged = defineRule({
  name: 'edition-unchanged',
  severity: 'error',
  summary: {
    id: 'Angka berubah terhadap versi sebelumnya, tetapi edisinya tetap (perlu `--base`).',
    en: 'Numbers changed against the earlier state while the edition stayed (needs `--base`).',
  },
  message: {
    id: 'Edisi tetap "{edition}", padahal yang menentukan angka berubah: {parts}.',
    en: 'The edition is still "{edition}" although what decides numbers has changed: {parts}.',
  },
  remedy: {
    id: 'Naikkan `edition`; simpan yang lama sebagai file sendiri bila survei lama masih dihitung dengannya.',
    en: 'Raise `edition`; keep the old one as a file of its own where old surveys are still scored with it.',
  },
  *find(rubric, base) {
    if (base === undefined || base.id !== rubric.id || base.edition !== rubric.edition) return
    if (base.scoringFingerprint === rubric.scoringFingerprint) return
    const parts = changedParts(base, rubric)
    yield {
      place: placeAt(rubric.source, 'edition'),
      params: {
        edition: rubric.edition,
        parts: {
          id: parts.map(part => part.id).join(', '),
          en: parts.map(part => part.en).join(', '),
        },
      },
    }
  },
})
