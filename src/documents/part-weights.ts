/** What a part weighs, and what it brings to the whole: exact, from the weights of the model and the scores of the report. */
import { type Exact, exact, ONE, parseExact, sumOf, ZERO } from '../math/exact.ts'
import type { FullNode, FullReport } from '../report/full-report.ts'
import { type Quantity, quantity } from '../report/report-numbers.ts'
import type { ReportModel } from '../report/report-shape.ts'

type ModelNode = ReportModel['score']

const HUNDRED = exact(100)
/** Weights are mostly written so. */
const SHARE_DIGITS = 2

interface Placed {
  /** Of what stands above it, and of the whole; undefined where neither weights nor maxima tell. */
  readonly share: Exact | undefined
  readonly ofWhole: Exact | undefined
}

/** By id of node. */
function placedNodes(root: ModelNode): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>()
  const place = (node: ModelNode, placed: Placed) => {
    found.set(node.id, placed)
    for (const child of node.children) {
      const share = shareIn(node, child)
      const ofWhole = share && placed.ofWhole?.mul(share)
      place(child, { share, ofWhole })
    }
  }
  place(root, { share: undefined, ofWhole: ONE })
  return found
}

/** By its weight where the parts are averaged; where they are added up, by what each can earn. */
function shareIn({ aggregate, children, maximum }: ModelNode, child: ModelNode): Exact | undefined {
  const [own, all] =
    aggregate === 'average'
      ? [child.weight, children.map(({ weight }) => weight)]
      : [child.maximum?.exact, [maximum?.exact]]
  const weights = all.map(weight => parseExact(weight ?? ''))
  const weight = parseExact(own ?? '')
  if (weight === undefined || weights.includes(undefined)) return undefined
  const total = sumOf(weights.flatMap(each => each ?? []))
  return total.equals(ZERO) ? undefined : weight.div(total)
}

interface Shares {
  readonly share?: Quantity
  readonly 'share-of-whole'?: Quantity
}

/** By id of node, in percent; nothing where neither weights nor maxima tell. */
export function sharesOf({ score }: Pick<ReportModel, 'score'>): ReadonlyMap<string, Shares> {
  const percent = (share: Exact | undefined) => share && quantity(share.mul(HUNDRED), SHARE_DIGITS)
  return new Map(
    [...placedNodes(score)].map(([id, placed]) => {
      const [share, ofWhole] = [percent(placed.share), percent(placed.ofWhole)]
      return [id, { ...(share && { share }), ...(ofWhole && { 'share-of-whole': ofWhole }) }]
    }),
  )
}

/**
 * Each part with what it brings to the score of the whole; undefined where these do not add up to it: something is missing or does
 * not apply, so the weights are others.
 */
export function contributionsOf(
  parts: readonly FullNode[],
  { result }: FullReport,
): ReadonlyMap<string, Quantity> | undefined {
  const { model, score } = result
  const weights = weightsToWhole(model.score)
  const brought = parts.flatMap(({ id, exact: own }) => {
    const [weight, value] = [weights.get(id), parseExact(own ?? '')]
    return weight === undefined || value === undefined ? [] : [[id, weight.mul(value)] as const]
  })
  const whole = parseExact(score.exact ?? '')
  const total = sumOf(brought.map(([, value]) => value))
  if (whole === undefined || !total.equals(whole)) return undefined
  return new Map(brought.map(([id, value]) => [id, quantity(value, model.shownDigits)]))
}

/** By what each score is multiplied on its way to the whole. */
function weightsToWhole(root: ModelNode): ReadonlyMap<string, Exact> {
  const found = new Map<string, Exact>()
  const place = (node: ModelNode, factor: Exact) => {
    found.set(node.id, factor)
    for (const child of node.children) {
      const share = node.aggregate === 'average' ? shareIn(node, child) : ONE
      if (share !== undefined) place(child, factor.mul(share))
    }
  }
  place(root, ONE)
  return found
}
