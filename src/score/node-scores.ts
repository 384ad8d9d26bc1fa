/** A scored tree -> each node with everything that is said of it, exactly: grade, percent, index, extremes, other readings. */
import type { NoAnswerReason } from '../coding/answer-spellings.ts'
import { type Exact, exact, ZERO } from '../math/exact.ts'
import type { Rescale } from '../rubric/model.ts'
import type { Scored } from './conditions.ts'
import { indexOfLeaf, type ScoredNode, scoreValue } from './scored-node.ts'
import {
  decideGates,
  type Graded,
  gradedNodes,
  type LookedUp,
  lookUp,
  type Verdict,
} from './verdicts.ts'
import type { Filling } from './worksheet-filling.ts'

export interface NodeScores extends ReadingScores {
  readonly graded: Graded | undefined
  /** On a leaf: its mean on the scale of the nearest rescale above it. */
  readonly index: Exact | undefined
  /** Ids of the children; more than one where several share the place, none where nothing differs. */
  readonly lowest: readonly string[]
  readonly highest: readonly string[]
  readonly noAnswers: NoAnswers | undefined
  /** Worksheets: how many questions are answered, and how many claims have evidence where sheets ask for it. */
  readonly filled: Count | undefined
  readonly evidence: Count | undefined
  /** Worksheets: the same node from the other readings of the sheets. */
  readonly evidenced: ReadingScores | undefined
  readonly verified: ReadingScores | undefined
  readonly children: readonly NodeScores[]
}

/** One node under one reading. */
export interface ReadingScores {
  readonly scored: ScoredNode
  /** Worksheets: of the attainable maximum. */
  readonly percent: Exact | undefined
  readonly provisionalPercent: Exact | undefined
}

interface Count {
  readonly count: number
  readonly of: number
}

/** What a result says of one tree: of all answers, of a group or of a unit. */
export interface TreeScores {
  readonly root: NodeScores
  readonly graded: readonly Graded[]
  readonly verdicts: readonly ReadVerdict[]
  readonly lookups: readonly LookedUp[]
}

/** The claim decides what a verdict says; the other readings stand beside it. */
export interface ReadVerdict extends Verdict {
  readonly evidenced?: Verdict | undefined
  readonly verified?: Verdict | undefined
}

/** The sheets of a worksheet beside their claims. `filling` has the shape of the tree. */
interface OtherReadings {
  readonly filling: Filling
  readonly asksForEvidence: boolean
  readonly evidenced: Scored | undefined
  readonly verified: Scored | undefined
}

export function treeScores(scored: Scored, others?: OtherReadings): TreeScores {
  const graded = gradedNodes(scored)
  const [evidenced, verified] = [others?.evidenced, others?.verified].map(
    read => read && decideGates(read),
  )
  const below = others && {
    ...others,
    evidenced: others.evidenced?.root,
    verified: others.verified?.root,
  }
  return {
    root: nodeScores(scored.root, graded, undefined, below),
    graded,
    verdicts: decideGates(scored).map((verdict, position) => ({
      ...verdict,
      evidenced: evidenced?.[position],
      verified: verified?.[position],
    })),
    lookups: lookUp(scored, graded),
  }
}

interface ReadingsBelow {
  readonly filling: Filling
  readonly asksForEvidence: boolean
  readonly evidenced: ScoredNode | undefined
  readonly verified: ScoredNode | undefined
}

/** @param above the rescale nearest above: a leaf's mean is shown on its scale too */
export function nodeScores(
  scored: ScoredNode,
  graded: readonly Graded[],
  above?: Rescale,
  others?: ReadingsBelow,
): NodeScores {
  const { node, points } = scored
  const value = scoreValue(scored)
  const children = scored.children.map((child, position) => {
    const filling = others?.filling.children[position]
    const below = others &&
      filling && {
        ...others,
        filling,
        evidenced: others.evidenced?.children[position],
        verified: others.verified?.children[position],
      }
    return nodeScores(child, graded, node.rescale ?? above, below)
  })
  const { lowest, highest } = extremes(scored.children)
  const { percent, provisionalPercent } = readingScores(scored)
  // Written out: spread into it, an object of so many fields takes several times as long to make.
  return {
    scored,
    percent,
    provisionalPercent,
    graded: graded.find(each => each.node === scored),
    index:
      node.item === undefined || value === undefined || above === undefined
        ? undefined
        : indexOfLeaf(node, value, above),
    lowest,
    highest,
    noAnswers: points === undefined ? noAnswersOf(scored, children) : undefined,
    filled: others && { count: others.filling.filled, of: others.filling.asked },
    evidence: others?.asksForEvidence
      ? { count: others.filling.proven, of: others.filling.claimed }
      : undefined,
    evidenced: others?.evidenced && readingScores(others.evidenced),
    verified: others?.verified && readingScores(others.verified),
    children,
  }
}

function readingScores(scored: ScoredNode): ReadingScores {
  const { points } = scored
  return {
    scored,
    percent: percentOf(scoreValue(scored), points?.attainable),
    provisionalPercent: percentOf(points?.ifBlank?.provisional, points?.attainable),
  }
}

function percentOf(earned: Exact | undefined, attainable: Exact | undefined): Exact | undefined {
  if (earned === undefined || attainable === undefined) return undefined
  return attainable.compare(ZERO) <= 0 ? undefined : earned.div(attainable).mul(exact(100))
}

const NO_EXTREMES: Pick<NodeScores, 'lowest' | 'highest'> = { lowest: [], highest: [] }

/** Nothing where there is nothing to compare, where all are the same, and where 4 of 5 stands beside 4 of 7. */
function extremes(children: readonly ScoredNode[]): Pick<NodeScores, 'lowest' | 'highest'> {
  if (mixesScales(children)) return NO_EXTREMES
  let least: Exact | undefined
  let most: Exact | undefined
  for (const child of children) {
    const value = scoreValue(child)
    if (value === undefined) continue
    if (least === undefined || value.compare(least) < 0) least = value
    if (most === undefined || value.compare(most) > 0) most = value
  }
  if (least === undefined || most === undefined || least.equals(most)) return NO_EXTREMES
  const sharing = (end: Exact) =>
    children.filter(child => scoreValue(child)?.equals(end)).map(({ node }) => node.id)
  return { lowest: sharing(least), highest: sharing(most) }
}

/** Questions on scales that begin or end elsewhere, none of them put on another scale. */
function mixesScales(children: readonly ScoredNode[]): boolean {
  const scales = new Set(
    children.flatMap(({ node: { item, rescale } }) =>
      item?.measure.kind === 'choice' && rescale === undefined ? [item.measure.scale] : [],
    ),
  )
  const [first, ...others] = scales
  return others.some(
    ({ lowest, highest }) => !(first?.lowest.equals(lowest) && first.highest.equals(highest)),
  )
}

export type NoAnswers = Readonly<Record<NoAnswerReason, number>>

/** Of an item, or summed over those below; nothing where no item was counted. */
function noAnswersOf(
  { counts }: ScoredNode,
  children: readonly NodeScores[],
): NoAnswers | undefined {
  if (counts !== undefined) return counts.noAnswers
  const below = children.flatMap(({ noAnswers }) => noAnswers ?? [])
  if (below.length === 0) return undefined
  const sum = { blank: 0, 'dont-know': 0, 'not-applicable': 0, unknown: 0 }
  for (const each of below) {
    sum.blank += each.blank
    sum['dont-know'] += each['dont-know']
    sum['not-applicable'] += each['not-applicable']
    sum.unknown += each.unknown
  }
  return sum
}
