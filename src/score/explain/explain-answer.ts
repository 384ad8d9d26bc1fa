/** What was answered to a question of a worksheet -> the steps of its points. */
import { NO_ANSWER } from '../../coding/answer-spellings.ts'
import { numberAsWritten } from '../../language/exact-words.ts'
import { type Exact, ZERO } from '../../math/exact.ts'
import {
  categoriesOf,
  type Item,
  numberFormatOf,
  type Ratio,
  type ScoreNode,
} from '../../rubric/model.ts'
import { numberAnswer, numberValue } from '../../tally/person-score.ts'
import type { UnitAnswers } from '../../tally/unit-worksheets.ts'
import { pointsRange, stages } from '../scored-node.ts'
import { type BlankTreatment, itemPoints } from '../worksheet-answers.ts'
import {
  calculation,
  type Expression,
  operation,
  roundSteps,
  type Step,
  stageSteps,
} from './explanation.ts'

export function answerSteps(
  node: ScoreNode,
  item: Item,
  answers: UnitAnswers,
  blanks: BlankTreatment,
): readonly Step[] {
  const answer = answers.get(item.index)
  const points = itemPoints(item, answers, blanks)
  const missing = (what: Extract<Step, { kind: 'missing' }>['what']): Step => ({
    kind: 'missing',
    what,
    ids: [item.id],
  })
  const declared = itemPoints(item, answers, 'incomplete')
  if (declared === 'not-applicable') return [missing('not-applicable')]
  if (typeof points === 'string') return [missing('blank')]
  const { earned } = points
  const last = stageSteps(earned, node)
  if (declared === 'blank') return [missing('blank'), answerStep('', earned), ...last]
  if (answer?.isUnproven) return [missing('unproven'), answerStep('', earned), ...last]
  if (item.measure.kind === 'ratio')
    return [...ratioSteps(item, item.measure.ratio, answers), ...last]
  if (item.measure.kind === 'choice') {
    const category = categoriesOf(item)[answer?.code ?? NO_ANSWER.blank]
    const forward = category?.points ?? ZERO
    return [answerStep(category?.code ?? '', forward), ...keyedSteps(item, forward), ...last]
  }
  return [...numberSteps(item, answer?.number ?? 0n), ...last]
}

function answerStep(answer: string, points: Exact): Step {
  return { kind: 'answer', answer, points }
}

/** In reverse, from the other end: the sum of both ends minus the points. */
function keyedSteps(item: Item, forward: Exact): readonly Step[] {
  if (!item.reverse) return roundSteps('item', forward, item.round)
  const { minimum, maximum } = pointsRange(item)
  const line = calculation(operation('−', operation('+', minimum, maximum), forward))
  return [{ kind: 'reverse', calculation: line }, ...roundSteps('item', line.result, item.round)]
}

function numberSteps(item: Item, fixed: bigint): readonly Step[] {
  const format = numberFormatOf(item)
  const typed = numberValue(fixed, format?.decimals ?? 0)
  const rescale = format?.rescale
  const steps = stageSteps(typed, { round: undefined, rescale })
  const points = rescale === undefined ? typed : stages(typed, undefined, rescale)
  return [answerStep(numberAsWritten(typed), typed), ...steps, ...keyedSteps(item, points)]
}

function ratioSteps(item: Item, ratio: Ratio, answers: UnitAnswers): readonly Step[] {
  const note = (what: Extract<Step, { kind: 'missing' }>['what']): Step => ({
    kind: 'missing',
    what,
    ids: [item.id],
  })
  const [of, to] = [ratio.of, ratio.to].map(side => counted(side, answers))
  const share = answers.get(item.index)?.share
  if (of === undefined || to === undefined) {
    if (share === undefined) return []
    return [note('stated-share'), ...clippedSteps(share, item, ratio, note)]
  }
  const [upper, lower] = [of, to].map(side => calculation(side).result)
  if (upper === undefined || lower === undefined) return []
  if (lower.equals(ZERO)) {
    const points = itemPoints(item, answers, 'incomplete')
    return [
      note('denominator-zero'),
      ...(typeof points === 'object' ? [answerStep('', points.earned)] : []),
    ]
  }
  const line = calculation(operation('÷', of, to))
  return [{ kind: 'ratio', calculation: line }, ...clippedSteps(line.result, item, ratio, note)]
}

function clippedSteps(
  share: Exact,
  item: Item,
  { atLeast, atMost }: Ratio,
  note: (what: 'clipped') => Step,
): readonly Step[] {
  const low = atLeast !== undefined && share.compare(atLeast) < 0 ? atLeast : undefined
  const high = atMost !== undefined && share.compare(atMost) > 0 ? atMost : undefined
  const end = low ?? high
  const value = end ?? share
  return [
    ...(end === undefined ? [] : [note('clipped'), answerStep('', end)]),
    ...roundSteps('item', value, item.round),
  ]
}

function counted(side: Ratio['of'], answers: UnitAnswers): Expression | undefined {
  let all: Expression | undefined
  for (const { sign, item } of side) {
    const value = numberAnswer(item, answers)
    if (typeof value === 'string') return undefined
    if (all === undefined) all = sign < 0 ? operation('−', ZERO, value) : value
    else all = operation(sign < 0 ? '−' : '+', all, value)
  }
  return all
}
