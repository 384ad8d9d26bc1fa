/** What a condition looks at -> the values found there, each with the maximum it is compared to. */

import { NO_ANSWER } from '../coding/coded-row.ts'
import type { Localized } from '../language/language.ts'
import { type Exact, ONE } from '../math/exact.ts'
import type { Item, Rubric } from '../rubric/model.ts'
import type { Condition } from '../rubric/verdict-model.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import type { UnitAnswers } from '../tally/unit-sheets.ts'
import { pointsRange } from './node-range.ts'
import { itemMean } from './score-survey.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from './scored-node.ts'
import { numberAnswer } from './worksheet-answers.ts'

/** A scored rubric: what conditions, grades and matrices are decided on. */
export interface Scored {
  readonly rubric: Rubric
  readonly root: ScoredNode
  /** Worksheets: the answers, for conditions on single items. */
  readonly answers: UnitAnswers | undefined
}

export interface Measured {
  readonly title: Localized
  readonly value: Exact | undefined
  readonly maximum: Exact
  readonly target: Exact | undefined
}

type Subject = Extract<Condition, { kind: 'compare' }>['subject']

/** Of `each`, what does not apply is left out: it can neither reach a bound nor miss it. */
export function measuredSubject(subject: Subject, scored: Scored): readonly Measured[] {
  const nodes = scoredNodesOf(scored.root)
  if ('node' in subject)
    return nodes.filter(each => each.node.id === subject.node).map(measuredNode)
  if ('level' in subject) {
    return nodes
      .filter(each => each.node.level === subject.level && !isNotApplicable(each))
      .map(measuredNode)
  }
  const { rubric, answers } = scored
  if ('item' in subject) {
    const item = rubric.items.find(each => each.id === subject.item)
    if (item !== undefined) return [measuredItem(item, scored)]
    // Asked at another level only: nothing can be decided about it here.
    return [{ title: { id: subject.item }, value: undefined, maximum: ONE, target: undefined }]
  }
  const applicable = rubric.items.filter(
    item =>
      item.target !== undefined && answers?.get(item.index)?.code !== NO_ANSWER['not-applicable'],
  )
  return applicable.map(item => measuredItem(item, scored))
}

function isNotApplicable({ outcome }: ScoredNode): boolean {
  return 'undefinedBecause' in outcome && outcome.undefinedBecause === 'not-applicable'
}

function measuredNode(each: ScoredNode): Measured {
  return {
    title: each.node.title ?? each.node.item?.text ?? { id: each.node.id },
    value: scoreValue(each),
    maximum: each.range.maximum,
    target: undefined,
  }
}

/** A number item is compared by the number itself, a coded one by its points. */
function measuredItem(item: Item, scored: Scored): Measured {
  const format = 'scale' in item.measure ? item.measure.scale.number : undefined
  const maximum = format === undefined ? pointsRange(item).maximum : (format.max ?? ONE)
  return { title: item.text, value: itemValue(item, scored), maximum, target: item.target }
}

function itemValue(item: Item, { answers, root }: Scored): Exact | undefined {
  const leaf = scoredNodesOf(root).find(each => each.node.item === item)
  if (answers === undefined) {
    const mean = leaf?.counts && itemMean(item, leaf.counts).outcome
    return mean && 'value' in mean ? mean.value : undefined
  }
  if ('ratio' in item.measure) return scoreValue(leaf)
  if (item.measure.scale.number !== undefined) {
    const number = numberAnswer(item, answers)
    return typeof number === 'string' ? undefined : number
  }
  const answer = answers.get(item.index)
  const points = answer === undefined ? 'undefined' : pointsOfAnswer(item, answer)
  return isDefined(points) ? points : undefined
}
