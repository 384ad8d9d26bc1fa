/** Two rubrics -> how their score trees differ: nodes, weights, policies. */

import { numberAsWritten } from '../../language/shown-number.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../../rubric/model.ts'
import type { Rescale, Rounding } from '../../rubric/scale-model.ts'
import { type Difference, difference, nameList, numberChange, paired } from './difference.ts'

export function* scoreDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(nodesOf(old.score), nodesOf(now.score), node => node.id)
  const ids = (nodes: readonly ScoreNode[]) => nameList(nodes.map(node => node.id))
  if (added.length > 0)
    yield difference('score', `kini dihitung: ${ids(added)}`, `now counts: ${ids(added)}`)
  if (gone.length > 0)
    yield difference('score', `tidak lagi dihitung: ${ids(gone)}`, `no longer counts: ${ids(gone)}`)
  yield* weightChanges(both)
  const parents = [parentsOf(old.score), parentsOf(now.score)] as const
  for (const [a, b] of both) {
    const [from, to] = [parents[0].get(a.id), parents[1].get(b.id)]
    if (from !== to)
      yield difference(
        'score',
        `${b.id} pindah: ${from ?? '–'} → ${to ?? '–'}`,
        `${b.id} moved: ${from ?? '–'} → ${to ?? '–'}`,
      )
    yield* policyChanges(a, b)
  }
  if (old.policies.blank !== now.policies.blank) {
    const change = `\`blank\`: ${old.policies.blank} → ${now.policies.blank}`
    yield difference('score', change, change)
  }
}

/** Nodes whose weights change alike are told together: nine times 1/9 → 0.11 is one change. */
function* weightChanges(both: readonly [ScoreNode, ScoreNode][]): Generator<Difference> {
  const changes = new Map<string, string[]>()
  for (const [a, b] of both) {
    if (a.weight.equals(b.weight)) continue
    const change = numberChange(a.weight, b.weight)
    changes.set(change, [...(changes.get(change) ?? []), b.id])
  }
  for (const [change, names] of changes) {
    const list = nameList(names)
    yield difference('score', `bobot ${list}: ${change}`, `weight of ${list}: ${change}`)
  }
}

function parentsOf(root: ScoreNode): ReadonlyMap<string, string> {
  return new Map(
    nodesOf(root).flatMap(node =>
      node.children.map((child): [string, string] => [child.id, node.id]),
    ),
  )
}

function* policyChanges(a: ScoreNode, b: ScoreNode): Generator<Difference> {
  const [before, after] = [policiesOf(a), policiesOf(b)]
  for (const [key, value] of Object.entries(after)) {
    const earlier = before[key] ?? '–'
    if (earlier === value) continue
    const change = `${earlier} → ${value}`
    yield difference(
      'score',
      `\`${key}\` pada ${b.id}: ${change}`,
      `\`${key}\` of ${b.id}: ${change}`,
    )
  }
}

function policiesOf(node: ScoreNode): Readonly<Record<string, string>> {
  const { aggregate, over, atLeast, missing, notApplicable, bonus, round, rescale } = node
  return {
    aggregate,
    over: over ?? '–',
    'at-least': atLeast === undefined ? '–' : numberAsWritten(atLeast),
    missing,
    'not-applicable': notApplicable,
    bonus: String(bonus),
    'unit-weight': unitWeightName(node),
    round: roundWords(round),
    rescale: rescaleWords(rescale),
  }
}

function unitWeightName({ unitWeight }: ScoreNode): string {
  if (unitWeight === undefined) return 'equal'
  return unitWeight === 'n' ? unitWeight : unitWeight.id
}

export function roundWords(round: Rounding | undefined): string {
  return round === undefined ? '–' : `${round.digits} (${round.mode})`
}

export function rescaleWords(rescale: Rescale | undefined): string {
  if (rescale === undefined) return '–'
  const ends = ([low, high]: Rescale['from']) =>
    `[${numberAsWritten(low)}, ${numberAsWritten(high)}]`
  const rounded = rescale.round === undefined ? '' : `, round ${roundWords(rescale.round)}`
  return `${ends(rescale.from)} ⇒ ${ends(rescale.to)}${rounded}`
}

/** Two values without their words and places. */
export function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
