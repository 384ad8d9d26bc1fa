/** A node of the score tree -> whether answers can make it not apply, and whether its score goes on without some of its children. */
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'

/** Whether all of it can turn out not to apply, or to be left blank where blanks are left out. */
export function mayNotApply(node: ScoreNode, rubric: Rubric): boolean {
  const isSkipped = rubric.kind === 'worksheet' && rubric.policies.blank === 'exclude'
  if (isSkipped) return true
  return node.item === undefined
    ? node.children.every(child => mayNotApply(child, rubric))
    : itemMayNotApply(node.item)
}

function itemMayNotApply(item: Item): boolean {
  // Another level of the assessment does not ask it.
  if (item.levels.size > 0) return true
  if ('scale' in item.measure) return item.measure.scale.noAnswer['not-applicable'].length > 0
  const { of, to, whenAllZero, whenDenominatorZero } = item.measure.ratio
  const zeroCases = [whenAllZero, whenDenominatorZero]
  return (
    zeroCases.includes('not-applicable') || [...of, ...to].some(term => itemMayNotApply(term.item))
  )
}

/** `missing: exclude`, and the mean of one person, who may have skipped any question. */
function skipsChildren(node: ScoreNode, rubric: Rubric): boolean {
  if (node.missing === 'exclude') return true
  return rubric.kind === 'survey' && node.aggregate !== 'sum' && isScoredByPerson(node, rubric)
}

/** Where persons were averaged before, a part without a score leaves the whole without one. */
export function goesOnWithout(child: ScoreNode, node: ScoreNode, rubric: Rubric): boolean {
  if (skipsChildren(node, rubric)) return true
  const canGoOn = rubric.kind === 'worksheet' || isScoredByPerson(node, rubric)
  return canGoOn && mayNotApply(child, rubric)
}

function isScoredByPerson(node: ScoreNode, rubric: Rubric): boolean {
  const persons = known.get(rubric) ?? new Set(personNodes(rubric.score).map(({ id }) => id))
  known.set(rubric, persons)
  return persons.has(node.id)
}

const known = new WeakMap<Rubric, ReadonlySet<string>>()

/** The nodes that are scored person by person: where persons are averaged, and everything below. */
function personNodes(root: ScoreNode): readonly ScoreNode[] {
  return root.over === 'respondents' ? nodesOf(root) : root.children.flatMap(personNodes)
}
