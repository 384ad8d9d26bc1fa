/** The files of a survey -> items of one file that run against the others there, and not in the other files. */
import { ONE, total } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { scaleCovariances } from '../../statistics/covariances.ts'
import { reliability, turnedRound } from '../../statistics/reliability.ts'
import { sampleMoments, varianceOf } from '../../statistics/sample-moments.ts'
import { indexFrequencies, scoreFrequencies } from '../../statistics/score-frequencies.ts'
import { linearScores, slopeOf } from '../../statistics/score-intervals.ts'
import { type CountingPlan, countingPlan } from '../../tally/count-cell.ts'
import type { Cell, Tally } from '../../tally/tally.ts'
import { answersFromOthers, byChance, LEAST_ANSWERS } from './backwards-files.ts'
import type { FileScore } from './file-scores.ts'

interface Turned {
  readonly items: readonly Item[]
  /** Of them with all other items they belong to. */
  readonly here: number
  readonly elsewhere: number
}

export interface TurnedInFile {
  readonly name: string
  readonly found: readonly Turned[]
}

/** Of files with answers enough; of one alone nothing can be told. */
export function turnedItems(
  rubric: Rubric,
  tally: Tally,
  files: readonly FileScore[],
): readonly TurnedInFile[] {
  const known = files.filter(({ rows, cell }) => rows >= LEAST_ANSWERS && cell !== undefined)
  if (known.length < 2) return []
  const plan = countingPlan(rubric)
  const all = joinedPatterns(known)
  return known.flatMap(file => {
    const others = known.filter(each => each !== file)
    const found = turnedIn(plan, tally, file, others, () => withoutPatterns(all, file))
    return found.some(({ items }) => items.length > 0) ? [{ name: file.name, found }] : []
  })
}

/** Within parts whose answers are counted together; of all others by how much the index varies. */
function turnedIn(
  plan: CountingPlan,
  tally: Tally,
  file: FileScore,
  others: readonly FileScore[],
  together: () => Pick<FileScore, 'cell'>,
): readonly Turned[] {
  const mirrored = new Set(
    plan.rubric.items.filter(item => answersFromOthers(file, others, item.id).isMirrored),
  )
  // All items rated low may be so: that is no sign of turned codes.
  if (mirrored.size === plan.rubric.items.length) return []
  const own = scalesOf(plan, tally, file).map(scale => ({ scale, against: sidesAgainst(scale) }))
  if (mirrored.size === 0 && own.every(({ against }) => against.length === 0)) return []
  const theirs = scalesOf(plan, tally, together())
  const compared = own.flatMap(({ scale, against }) => {
    const other = theirs.find(({ node }) => node === scale.node)
    return other === undefined || Math.min(scale.n, other.n) < LEAST_ANSWERS
      ? []
      : [{ scale, against, other }]
  })
  const within = compared.flatMap(({ scale, other, against }): readonly Turned[] => {
    const { itemsOf, n } = scale
    const sides = sidesOf(itemsOf.length)
    if (against.length === 0) return []
    // Of all divisions of all parts in all files some run against each other by chance, and some beside those do not.
    const least = -byChance(n, sides.length * compared.length * (others.length + 1))
    const most = byChance(other.n, sides.length)
    const [best] = against
      .map(each => ({
        ...each,
        elsewhere: turnedRound(other.matrix, each.side).correlation ?? 0,
      }))
      .filter(({ r, elsewhere }) => r < least && elsewhere > Math.max(LITTLE, most))
      .sort((a, b) => b.alpha - a.alpha)
    if (best === undefined) return []
    const before = reliability(scale).alpha ?? Number.NEGATIVE_INFINITY
    if (best.alpha < before + CLEAR_RISE) return []
    const of = (isIn: boolean) => itemsOf.filter((_, at) => best.side.has(at) === isIn)
    const nearer = (items: readonly Item[]) =>
      total(items.map(({ id }) => answersFromOthers(file, others, id).nearer))
    const [some, rest] = [of(true), of(false)]
    const items = nearer(rest) > nearer(some) ? rest : some
    return [{ items, here: best.r, elsewhere: best.elsewhere }]
  })
  const decided = new Set(compared.flatMap(({ scale }) => scale.itemsOf))
  const open = [...mirrored].filter(item => !decided.has(item))
  const found = new Set(within.flatMap(({ items }) => items))
  const apart =
    open.length === 0 ? undefined : byIndex(plan, new Set([...open, ...found]), file, others)
  return [...within, ...(apart === undefined ? [] : [{ ...apart, items: open }])]
}

/** Ways to divide a part in two sides that run against each other. */
function sidesAgainst({ itemsOf, matrix }: ReturnType<typeof scalesOf>[number]) {
  return sidesOf(itemsOf.length).flatMap(side => {
    const { alpha, correlation: r = 0 } = turnedRound(matrix, side)
    return r < LITTLE_AGAINST && alpha !== undefined ? [{ side, alpha, r }] : []
  })
}

/** A correlation from which on an item runs against the others, and how much alpha must rise. */
export const LITTLE_AGAINST = -0.1
export const CLEAR_RISE = 0.05
const LITTLE = 0.1
/** Beyond it there are too many ways to divide a part. */
const MOST_DIVIDED = 8

/** Every way to divide so many items in two, the smaller side of it. */
function sidesOf(items: number): readonly ReadonlySet<number>[] {
  if (items < 2 || items > MOST_DIVIDED) return []
  const all = Array.from(
    { length: 2 ** items - 2 },
    (_, at) => new Set([...Array(items).keys()].filter(item => (((at + 1) >> item) & 1) === 1)),
  )
  return all.filter(({ size }) => size * 2 <= items)
}

function scalesOf(plan: CountingPlan, tally: Tally, { cell }: Pick<FileScore, 'cell'>) {
  if (cell === undefined) return []
  const { numbers: _numbers, ...counted } = tally
  const ofFile: Tally = {
    ...counted,
    margins: [{ by: [], forUnits: false, cells: new Map([['', cell]]) }],
    crossed: { items: [], complete: [], scores: [] },
  }
  return scaleCovariances(plan, ofFile)
}

function joinedPatterns(files: readonly FileScore[]): Pick<FileScore, 'cell'> {
  const cells = files.flatMap(({ cell }) => cell ?? [])
  const [first] = cells
  if (first === undefined) return {}
  const patterns = new Map<string, Map<number, number>>()
  for (const cell of cells) {
    for (const [node, counts] of cell.patterns) {
      const sum = patterns.get(node) ?? new Map<number, number>()
      patterns.set(node, sum)
      for (const [pattern, rows] of counts) sum.set(pattern, (sum.get(pattern) ?? 0) + rows)
    }
  }
  return { cell: { ...first, patterns } }
}

/** Of all files but one: to add the others up for each would take their number squared. */
function withoutPatterns({ cell: all }: Pick<FileScore, 'cell'>, { cell: own }: FileScore) {
  if (all === undefined) return {}
  const patterns = new Map(
    [...all.patterns].map(([node, counts]) => {
      const left = new Map(counts)
      for (const [pattern, rows] of own?.patterns.get(node) ?? []) {
        const rest = (left.get(pattern) ?? 0) - rows
        if (rest > 0) left.set(pattern, rest)
        else left.delete(pattern)
      }
      return [node, left]
    }),
  )
  return { cell: { ...all, patterns } }
}

/**
 * How much the index of persons varies tells how far items go together, also where they are not counted together:
 * V = Σ f²s² + r̄·Σ f·f·s·s over pairs. With r̄ of the other files within either side, what is left is between the two.
 */
function byIndex(
  plan: CountingPlan,
  some: ReadonlySet<Item>,
  file: FileScore,
  others: readonly FileScore[],
): Pick<Turned, 'here' | 'elsewhere'> | undefined {
  const own = spreadOf(plan, file.cell)
  const theirs = others.flatMap(({ cell }) => spreadOf(plan, cell) ?? [])
  if (own === undefined || theirs.length === 0) return undefined
  const weight = total(theirs.map(({ n }) => n))
  const elsewhere =
    total(
      theirs.map(({ n, ...each }) => n * ((each.variance - each.alone) / pairsOf(each.items))),
    ) / weight
  const sides = [true, false].map(is => own.items.filter(({ item }) => some.has(item) === is))
  const [within, between] = [
    total(sides.map(pairsOf)),
    2 * sides.reduce((product, side) => product * total(side.map(({ sd }) => sd)), 1),
  ]
  if (!(between > 0)) return undefined
  const here = (own.variance - own.alone - elsewhere * within) / between
  const error = (own.variance * Math.sqrt(2 / (own.n - 1))) / between
  const isAgainst =
    elsewhere > LITTLE && here < Math.min(LITTLE_AGAINST, elsewhere - CLEARLY * error)
  return isAgainst ? { here: Math.max(-1, here), elsewhere } : undefined
}

/** Standard errors; an item that is merely rated low shows none of this. */
const CLEARLY = 2.5

interface Spread {
  readonly n: number
  /** Of the index. */
  readonly variance: number
  /** What it would be of items that have nothing to do with each other. */
  readonly alone: number
  /** In the unit of the index. */
  readonly items: readonly { readonly item: Item; readonly sd: number }[]
}

function spreadOf({ rubric: { score } }: CountingPlan, cell: Cell | undefined): Spread | undefined {
  if (cell === undefined) return undefined
  const linear = linearScores(
    score,
    () => ONE,
    ({ item }) => item !== undefined,
  )
  const factors = linear.find(({ node }) => node === score)?.factors ?? new Map<string, number>()
  const whole = sampleMoments(indexFrequencies(score, cell))
  const variance = varianceOf(whole)
  if (variance === undefined || whole.n < LEAST_ANSWERS) return undefined
  const items = nodesOf(score).flatMap(node => {
    const own = node.item && varianceOf(sampleMoments(scoreFrequencies(node, cell)))
    const factor = (factors.get(node.id) ?? 0) / slopeOf(score)
    return node.item && own !== undefined
      ? [{ item: node.item, sd: Math.abs(factor) * Math.sqrt(own) }]
      : []
  })
  return { n: whole.n, variance, alone: total(items.map(({ sd }) => sd * sd)), items }
}

/** Σ over pairs of two, each counted twice. */
function pairsOf(items: Spread['items']): number {
  const sums = total(items.map(({ sd }) => sd))
  return sums * sums - total(items.map(({ sd }) => sd * sd))
}
