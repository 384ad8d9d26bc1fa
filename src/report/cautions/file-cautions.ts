/** The files of a survey -> which of them, or which items in one of them, seem to be coded backwards. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { fixedWords } from '../../language/exact-words.ts'
import { quotedList } from '../../language/short-list.ts'
import { ONE, total } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Item } from '../../rubric/model.ts'
import type { FileScore, GroupingScores, SurveyScores } from '../../score/survey-scores.ts'
import { scaleCovariances } from '../../statistics/covariances.ts'
import { reliability, turnedRound } from '../../statistics/reliability.ts'
import { sampleMoments, varianceOf } from '../../statistics/sample-moments.ts'
import { indexFrequencies, scoreFrequencies } from '../../statistics/score-frequencies.ts'
import { linearScores, slopeOf } from '../../statistics/score-intervals.ts'
import { type CountingPlan, countingPlan } from '../../tally/count-cell.ts'
import { type Cell, cellKey, type Tally } from '../../tally/tally.ts'
import {
  answersFromOthers,
  backwardsCautions,
  byChance,
  LEAST_ANSWERS,
  mirroredItems,
} from '../backwards-files.ts'
import { shownLabel } from '../survey-result.ts'

const turnedItems = defineDiagnostic('report/items-turned-in-file', 'warning', {
  id: 'Dalam `{file}` tampaknya terbalik kodenya: {items} (korelasi dengan butir lain {r}; dalam file lain {others}).',
  idRemedy:
    'bandingkan labelnya dengan kuesioner. Bila memang terbalik: pemetaan berlaku untuk semua file satu perintah, jadi tulis {"version": 2, {answers}} (isinya seperti dalam file) ke balik.json, jalankan rb-score tally untuk file itu saja dengan --mapping balik.json, rb-score tally untuk file lain tanpa pemetaan itu, masing-masing dengan -o dan --min-group 2, lalu rb-score merge untuk kedua hasilnya.',
  en: 'Coded the other way in `{file}`, it seems: {items} (correlation with the other items {r}; in the other files {others}).',
  enRemedy:
    'compare the labels with the questionnaire. Where they are the other way: a mapping holds for all files of a command, so write {"version": 2, {answers}} (answers as the file has them) to backwards.json, run rb-score tally on that file alone with --mapping backwards.json, rb-score tally on the others without it, each with -o and --min-group 2, then rb-score merge on the two results.',
})

interface Turned {
  readonly items: readonly Item[]
  /** Of them with all other items they belong to. */
  readonly here: number
  readonly elsewhere: number
}

const MOST_NAMED = 8

/** With `--by file`, from the counts of the report. */
export function groupedFileCautions(
  scores: SurveyScores,
  { by, groups }: GroupingScores,
): readonly Diagnostic[] {
  if (by.length !== 1 || by[0] !== 'file') return []
  const cells = scores.tally.margins.find(each => each.by.join() === 'file')?.cells
  return fileCautions(
    scores,
    groups.map(({ keys, rows, score }) => {
      const label = shownLabel(scores.rubric, scores.tally, 'file', keys[0] ?? '')
      const cell = cells?.get(cellKey(keys))
      const codes = new Map(
        scores.rubric.items.map(({ id, index }) => [id, cell?.items[index]?.codes ?? []]),
      )
      return { name: label.id ?? label.en ?? '', rows, score, codes, ...(cell && { cell }) }
    }),
  )
}

/** Whole files, then items of one file alone. */
export function fileCautions(
  scores: SurveyScores,
  files: readonly FileScore[],
): readonly Diagnostic[] {
  return [...backwardsCautions(scores, files), ...turnedItemCautions(scores, files)]
}

/** A caution for each file of which this is so. */
function turnedItemCautions(
  { rubric, tally }: Pick<SurveyScores, 'rubric' | 'tally'>,
  files: readonly FileScore[],
): readonly Diagnostic[] {
  const known = files.filter(({ rows, cell }) => rows >= LEAST_ANSWERS && cell !== undefined)
  if (known.length < 2) return []
  const plan = countingPlan(rubric)
  return known.flatMap(file => {
    const others = known.filter(each => each !== file)
    const found = turnedIn(plan, tally, file, others)
    const items = found.flatMap(each => each.items)
    if (items.length === 0) return []
    const names = items.map(({ id }) => id)
    const [r, elsewhere] = [found.map(each => each.here), found.map(each => each.elsewhere)]
    return [
      turnedItems(undefined, {
        ...{ file: file.name, items: quotedList(names, MOST_NAMED), answers: mirroredItems(items) },
        ...{ r: rangeWords(r), others: rangeWords(elsewhere) },
      }),
    ]
  })
}

/** @example '-0.51 to -0.48' */
function rangeWords(values: readonly number[]) {
  const [low, high] = [fixedWords(Math.min(...values), 2), fixedWords(Math.max(...values), 2)]
  return low.id === high.id
    ? low
    : { id: `${low.id} s.d. ${high.id}`, en: `${low.en} to ${high.en}` }
}

/** Within parts whose answers are counted together; of all others by how much the index varies. */
function turnedIn(
  plan: CountingPlan,
  tally: Tally,
  file: FileScore,
  others: readonly FileScore[],
): readonly Turned[] {
  const mirrored = new Set(
    plan.rubric.items.filter(item => answersFromOthers(file, others, item.id).isMirrored),
  )
  // All items rated low may be so: that is no sign of turned codes.
  if (mirrored.size === plan.rubric.items.length) return []
  const [own, theirs] = [file, joinedPatterns(others)].map(each => scalesOf(plan, tally, each))
  const compared = (own ?? []).flatMap(scale => {
    const other = theirs?.find(({ node }) => node === scale.node)
    return other === undefined || Math.min(scale.n, other.n) < LEAST_ANSWERS
      ? []
      : [{ scale, other }]
  })
  const within = compared.flatMap(({ scale, other }): readonly Turned[] => {
    const { itemsOf, matrix, n } = scale
    const least = Math.min(LITTLE_AGAINST, -byChance(n, itemsOf.length))
    const [best] = sidesOf(itemsOf.length)
      .flatMap(side => {
        const [here, elsewhere] = [turnedRound(matrix, side), turnedRound(other.matrix, side)]
        const { alpha, correlation: r } = here
        const isAgainst = r !== undefined && r < least && (elsewhere.correlation ?? 0) > LITTLE
        return isAgainst && alpha !== undefined
          ? [{ side, alpha, r, elsewhere: elsewhere.correlation ?? 0 }]
          : []
      })
      .sort((a, b) => b.alpha - a.alpha)
    const before = reliability(scale).alpha ?? Number.NEGATIVE_INFINITY
    if (best === undefined || best.alpha < before + CLEAR_RISE) return []
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

const LITTLE_AGAINST = -0.1
const LITTLE = 0.1
const CLEAR_RISE = 0.05
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
