/** The sheets of a worksheet -> the same so that each question has one answer of its own, which can be improved by itself. */
import { NO_ANSWER } from '../coding/answer-spellings.ts'
import { type Exact, exact, ZERO } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import {
  categoriesOf,
  type Item,
  numberFormatOf,
  type Rubric,
  type ScoreNode,
} from '../rubric/model.ts'
import { type Answer, isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { itemsOverUnits, type UnitAnswers } from '../tally/unit-worksheets.ts'
import type { NamedAnswers } from './explain/explain-worksheet.ts'
import { pointsRange } from './scored-node.ts'
import { filledTarget, itemPoints } from './worksheet-answers.ts'

export const BLANK: Answer = { code: NO_ANSWER.blank, number: undefined }

export interface Sheets {
  readonly rubric: Rubric
  readonly sheets: readonly NamedAnswers[]
}

function pointsOf(item: Item, answer: Answer | undefined): Exact | undefined {
  if (item.measure.kind === 'ratio') return answer?.share
  const points = answer === undefined ? 'undefined' : pointsOfAnswer(item, answer)
  return isDefined(points) ? points : undefined
}

function fixedPoint(value: Exact, decimals: number): bigint {
  const fixed = value.mul(exact(10n ** BigInt(decimals)))
  return (fixed.s * fixed.n) / fixed.d
}

// Counts of ratios serve several questions: what a ratio has come to is one answer of its own.

export function withStatedRatios(rubric: Rubric, sheets: readonly NamedAnswers[]): Sheets {
  const nobody: Item | undefined = rubric.items[0] && { ...rubric.items[0], index: -1 }
  const count = nobody && { ...nobody, measure: COUNT }
  const targeted = rubric.items.map(item => withTarget(item, rubric.items, sheets))
  const items = targeted.map((item): Item => {
    if (item.measure.kind !== 'ratio' || count === undefined) return item
    const term = [{ sign: 1, item: count }] as const
    return {
      ...item,
      measure: { kind: 'ratio', ratio: { ...item.measure.ratio, of: term, to: term } },
    }
  })
  const own = (node: ScoreNode): ScoreNode => ({
    ...node,
    item: node.item && items[node.item.index],
    children: node.children.map(own),
  })
  const ratios = rubric.items.filter(({ measure }) => measure.kind === 'ratio')
  return {
    rubric: { ...rubric, items, score: own(rubric.score) },
    sheets: sheets.map(({ unit, answers }) => ({ unit, answers: withShares(ratios, answers) })),
  }
}

/** A target that is filled in may be known by its counts alone. */
function withTarget(item: Item, items: readonly Item[], sheets: readonly NamedAnswers[]): Item {
  if (item.targetFrom === undefined) return item
  const [target] = sheets
    .map(({ answers }) => filledTarget(item, items, answers))
    .filter(each => each !== 'blank')
  if (target === undefined) return item
  const known = target === 'not-applicable' ? undefined : target
  return { ...item, target: known, targetFrom: undefined }
}

const COUNT: Item['measure'] = {
  kind: 'number',
  scale: {
    ...{ kind: 'number', id: '', lowest: ZERO, highest: ZERO },
    number: { min: undefined, max: undefined, decimals: 0, rescale: undefined },
    noAnswer: { blank: [], 'dont-know': [], 'not-applicable': [] },
    source: {
      ...{ kind: 'map', entries: [] },
      place: { kind: 'text', file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
    },
  },
}

function withShares(ratios: readonly Item[], answers: UnitAnswers): UnitAnswers {
  const shares = ratios.flatMap((item): (readonly [number, Answer])[] => {
    const points = itemPoints(item, answers, 'incomplete')
    if (points === 'blank') return []
    const answer: Answer =
      points === 'not-applicable'
        ? { code: NO_ANSWER['not-applicable'], number: undefined }
        : { code: 0, number: undefined, share: points.earned }
    return [[item.index, answer]]
  })
  return new Map([...answers, ...shares])
}

/** With blanks there is no score: what is still blank is taken as the lowest, and must be answered. */
export function withBlanksLowest(
  rubric: Rubric,
  sheets: readonly NamedAnswers[],
): readonly NamedAnswers[] {
  if (rubric.policies.blank !== 'incomplete') return sheets
  const unitItems = itemsOverUnits(rubric)
  const items = nodesOf(rubric.score).flatMap(({ item }) => item ?? [])
  return sheets.map(({ unit, answers }) => {
    const isUnit = [...answers.keys()].some(at => unitItems.has(at))
    const lowest = items.flatMap((item): (readonly [number, Answer])[] => {
      if (unitItems.size > 0 && unitItems.has(item.index) !== isUnit) return []
      if (itemPoints(item, answers, 'incomplete') !== 'blank') return []
      return [[item.index, lowestAnswer(item)]]
    })
    return { unit, answers: new Map([...answers, ...lowest]) }
  })
}

export function lowestAnswer(item: Item): Answer {
  if (item.measure.kind === 'ratio')
    return { code: 0, number: undefined, share: pointsRange(item).minimum }
  const format = numberFormatOf(item)
  if (format !== undefined) {
    const end = (item.reverse ? format.max : format.min) ?? ZERO
    return { code: 0, number: fixedPoint(end, format.decimals) }
  }
  const codes = categoriesOf(item).map((_, code): Answer => ({ code, number: undefined }))
  const ordered = codes.sort((a, b) =>
    (pointsOf(item, a) ?? ZERO).compare(pointsOf(item, b) ?? ZERO),
  )
  return ordered[0] ?? BLANK
}

/** From the least improvement to the best. @param asked the codes that will do, where a condition asks for an answer */
export function betterAnswers(
  item: Item,
  own: Answer | undefined,
  asked: readonly string[] | undefined,
): readonly Answer[] {
  const now = pointsOf(item, own)
  const isBetter = (answer: Answer) => {
    const points = pointsOf(item, answer)
    return points !== undefined && (now === undefined || points.compare(now) > 0)
  }
  if (item.measure.kind === 'ratio') {
    const best = { code: 0, number: undefined, share: pointsRange(item).maximum }
    return isBetter(best) ? [best] : []
  }
  const format = numberFormatOf(item)
  if (format !== undefined) {
    const end = item.reverse ? format.min : format.max
    if (end === undefined) return []
    const best = { code: 0, number: fixedPoint(end, format.decimals) }
    return isBetter(best) ? [best] : []
  }
  const all = categoriesOf(item).map((category, code) => ({ category, code }))
  const will = ({ category }: (typeof all)[number]) => asked?.includes(category.code) ?? true
  const holds = asked?.includes(categoriesOf(item)[own?.code ?? -1]?.code ?? '') ?? true
  return all
    .filter(will)
    .map(({ code }): Answer => ({ code, number: undefined }))
    .filter(answer => !holds || isBetter(answer))
    .sort((a, b) => (pointsOf(item, a) ?? ZERO).compare(pointsOf(item, b) ?? ZERO))
}
