/** Two rubrics -> how their items and scales differ. */
import type { Item, Rubric } from '../../rubric/model.ts'
import type { Scale } from '../../rubric/scale-model.ts'
import { type Difference, difference, nameList, numberChange, paired } from './difference.ts'
import { itemRoundDifferences, numberDifferences, ratioDifferences } from './ratio-differences.ts'

export function* itemDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(old.items, now.items, item => item.id)
  const ids = (items: readonly Item[]) => nameList(items.map(item => item.id))
  if (added.length > 0)
    yield difference(
      'items',
      `${added.length} butir baru: ${ids(added)}`,
      `${added.length} new items: ${ids(added)}`,
    )
  if (gone.length > 0)
    yield difference(
      'items',
      `${gone.length} butir hilang: ${ids(gone)}`,
      `${gone.length} items gone: ${ids(gone)}`,
    )
  const reworded = both.filter(([a, b]) => a.text.id !== b.text.id || a.text.en !== b.text.en)
  if (reworded.length > 0) {
    const names = nameList(reworded.map(([, item]) => item.id))
    yield difference('items', `kata-kata berubah: ${names}`, `reworded: ${names}`)
  }
  for (const [a, b] of both) yield* itemChanges(a, b)
}

function* itemChanges(a: Item, b: Item): Generator<Difference> {
  const [scaleA, scaleB] = [measureName(a), measureName(b)]
  if (scaleA !== scaleB)
    yield difference(
      'items',
      `skala ${b.id}: ${scaleA} → ${scaleB}`,
      `scale of ${b.id}: ${scaleA} → ${scaleB}`,
    )
  yield* ratioDifferences(a, b)
  yield* itemRoundDifferences(a, b)
  if (a.reverse !== b.reverse)
    yield difference(
      'items',
      `${b.id} kini dihitung ${b.reverse ? 'terbalik' : 'searah skala'}`,
      `${b.id} now counts ${b.reverse ? 'in reverse' : 'along its scale'}`,
    )
}

function measureName({ measure }: Item): string {
  return 'scale' in measure ? measure.scale.id : 'ratio'
}

export function* scaleDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(
    [...old.scales.values()],
    [...now.scales.values()],
    s => s.id,
  )
  for (const { id } of added) yield difference('scales', `skala baru: ${id}`, `new scale: ${id}`)
  for (const { id } of gone) yield difference('scales', `skala hilang: ${id}`, `scale gone: ${id}`)
  for (const [a, b] of both) yield* scaleChanges(a, b)
}

function* scaleChanges(a: Scale, b: Scale): Generator<Difference> {
  yield* numberDifferences(b.id, a.number, b.number)
  for (const kind of ['blank', 'dont-know', 'not-applicable'] as const) {
    const [before, after] = [nameList(a.noAnswer[kind]), nameList(b.noAnswer[kind])]
    if (before === after) continue
    const change = `\`${kind}\`: ${before || '–'} → ${after || '–'}`
    yield difference('scales', `${b.id}: ${change}`, `${b.id}: ${change}`)
  }
  const { both, gone, added } = paired(a.categories, b.categories, category => category.code)
  for (const { code } of added)
    yield difference('scales', `${b.id}: jawaban ${code} baru`, `${b.id}: new answer ${code}`)
  for (const { code } of gone)
    yield difference('scales', `${b.id}: jawaban ${code} hilang`, `${b.id}: answer ${code} gone`)
  for (const [before, after] of both) {
    if (!before.points.equals(after.points)) {
      const change = numberChange(before.points, after.points)
      yield difference(
        'scales',
        `${b.id}: poin jawaban ${after.code} ${change}`,
        `${b.id}: points of answer ${after.code} ${change}`,
      )
    }
    if (before.label.id !== after.label.id) {
      const change = `${before.label.id ?? '–'} → ${after.label.id ?? '–'}`
      yield difference(
        'scales',
        `${b.id}: label jawaban ${after.code} ${change}`,
        `${b.id}: label of answer ${after.code} ${change}`,
      )
    }
    const lost = before.also.filter(word => !after.also.includes(word))
    const won = after.also.filter(word => !before.also.includes(word))
    if (lost.length > 0)
      yield difference(
        'scales',
        `${b.id}: ${after.code} tidak lagi dibaca dari ${nameList(lost)}`,
        `${b.id}: ${after.code} is no longer read from ${nameList(lost)}`,
      )
    if (won.length > 0)
      yield difference(
        'scales',
        `${b.id}: ${after.code} juga dibaca dari ${nameList(won)}`,
        `${b.id}: ${after.code} is also read from ${nameList(won)}`,
      )
  }
}
