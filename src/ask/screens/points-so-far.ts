/** Entries of a worksheet -> what they are worth so far: one question, and the part that it stands in. */
import { decimalText, type Exact } from '../../math/exact.ts'
import type { Item, Rubric, ScoreNode } from '../../rubric/model.ts'
import { scoreWorksheet } from '../../score/score-worksheet.ts'
import { type ScoredNode, scoredNodesOf } from '../../score/scored-node.ts'
import { itemPoints } from '../../score/worksheet-answers.ts'
import type { Answer } from '../../tally/person-score.ts'
import { sheetAnswerReader } from '../../worksheets/read-answer.ts'
import {
  type Entries,
  entryOf,
  isFilled,
  type Purpose,
  type Question,
  saidIn,
} from '../question.ts'

interface PartSoFar {
  readonly node: ScoreNode
  readonly weight: string
  /** By what is filled in; undefined while nothing is. */
  readonly score: string | undefined
  readonly maximum: string
  readonly filled: number
  readonly questions: number
}

/** Of the lowest heading above the question. */
export function partSoFar(
  rubric: Rubric,
  questions: readonly Question[],
  question: Question,
  entries: Entries,
  purpose: Purpose,
): PartSoFar | undefined {
  const node = question.path.at(-1)
  if (node === undefined) return undefined
  const own = answersOf(rubric, entries, purpose)
  const scored = scoredNodesOf(scoreWorksheet(rubric, { own, units: [own] })).find(
    each => each.node === node || each.node.id === node.id,
  )
  if (scored?.points === undefined) return undefined
  const digits = rubric.shownDigits
  const score = valueSoFar(scored)
  const inPart = questions.filter(each => each.path.at(-1)?.id === node.id)
  const filled = inPart.filter(each => isFilled(each, entries, purpose)).length
  const { attainable, nominal, ifBlank } = scored.points
  // With nothing filled in, nothing is attainable by that; what could be is.
  const maximum = filled === 0 ? attainable : (ifBlank?.provisionalAttainable ?? attainable)
  return {
    node,
    weight: decimalText(nominal, digits),
    score: score === undefined || filled === 0 ? undefined : decimalText(score, digits),
    maximum: decimalText(maximum, digits),
    filled,
    questions: inPart.length,
  }
}

function valueSoFar({ outcome, points }: ScoredNode): Exact | undefined {
  return 'value' in outcome ? outcome.value : points?.ifBlank?.provisional
}

/** What the counts of a ratio, or a number, are worth now. */
export function pointsNow(
  rubric: Rubric,
  item: Item,
  entries: Entries,
  purpose: Purpose,
): string | undefined {
  const points = itemPoints(item, answersOf(rubric, entries, purpose), 'incomplete')
  return typeof points === 'string' ? undefined : decimalText(points.earned, rubric.shownDigits)
}

/** Read as the reader of sheets will read them. */
function answersOf(
  { items }: Rubric,
  entries: Entries,
  purpose: Purpose,
): ReadonlyMap<number, Answer> {
  return new Map(
    items.flatMap(item => {
      const text = saidIn(entryOf(entries, item.id), purpose)
      if (text === '') return []
      const read = sheetAnswerReader(item).read(text)
      const answer = 'answer' in read ? read.answer : undefined
      return answer === undefined ? [] : [[item.index, answer] as const]
    }),
  )
}
