/** Two rubrics, or two editions of one -> everything that differs between them, in words. */
import type { Rubric } from '../../rubric/model.ts'
import { type Difference, difference } from './difference.ts'
import { itemDifferences, scaleDifferences } from './item-differences.ts'
import { reachDifferences } from './reach-differences.ts'
import { scoreDifferences } from './score-differences.ts'
import { bandDifferences, gateDifferences } from './verdict-differences.ts'
import { columnDifferences, untoldDifferences, wordDifferences } from './word-differences.ts'

export function rubricDifferences(old: Rubric, now: Rubric): readonly Difference[] {
  const told = [
    ...aboutDifferences(old, now),
    ...wordDifferences(old, now),
    ...itemDifferences(old, now),
    ...columnDifferences(old, now),
    ...scaleDifferences(old, now),
    ...scoreDifferences(old, now),
    ...bandDifferences(old, now),
    ...gateDifferences(old, now),
    ...reachDifferences(old, now),
  ]
  return told.length > 0 ? told : [...untoldDifferences(old, now)]
}

function* aboutDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  if (old.id !== now.id)
    yield difference('about', `id: ${old.id} → ${now.id}`, `id: ${old.id} → ${now.id}`)
  if (old.edition !== now.edition)
    yield difference(
      'about',
      `edisi: ${old.edition} → ${now.edition}`,
      `edition: ${old.edition} → ${now.edition}`,
    )
  if (old.kind !== now.kind)
    yield difference('about', `jenis: ${old.kind} → ${now.kind}`, `kind: ${old.kind} → ${now.kind}`)
  const titles = [old.title.id ?? old.title.en, now.title.id ?? now.title.en]
  if (titles[0] !== titles[1])
    yield difference('about', `judul: ${titles.join(' → ')}`, `title: ${titles.join(' → ')}`)
  if (old.codebookFingerprint !== now.codebookFingerprint)
    yield difference(
      'about',
      'cacah jawaban dari keduanya tidak dapat digabungkan (id, butir, kode, atau kebijakan per orang berbeda)',
      'counts made with one cannot be merged with the other (id, items, codes or policies per person differ)',
    )
}
