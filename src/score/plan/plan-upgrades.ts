/** A worksheet and a target -> the fewest questions whose answers must improve to reach it. */
import { NO_ANSWER } from '../../coding/answer-spellings.ts'
import { type Exact, exact, ZERO } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import type { Answer } from '../../tally/person-score.ts'
import { itemsOverUnits } from '../../tally/unit-worksheets.ts'
import type { Scored } from '../conditions.ts'
import type { NamedAnswers } from '../explain/explain-worksheet.ts'
import { scoredWorksheet } from '../score-rubric.ts'
import {
  BLANK,
  betterAnswers,
  lowestAnswer,
  type Sheets,
  withBlanksLowest,
  withStatedRatios,
} from '../stated-answers.ts'
import { openWeights } from '../worksheet-filling.ts'
import { fewestOf } from './fewest-upgrades.ts'
import {
  foundFor,
  givenCode,
  isMet,
  isReached,
  type Need,
  nodesBelow,
  openTargetsOf,
  type Reach,
  type Target,
  waysTo,
} from './plan-target.ts'

interface Upgrade {
  readonly unit: string
  /** The position of its sheet. */
  readonly sheet: number
  readonly item: Item
  /** Undefined where the question is blank. */
  readonly from: Answer | undefined
  /** The least that will do, the others of the plan given. */
  readonly to: Answer
  /** Questions whose best answer would do as well in its place, the others of the plan given as they stand. */
  readonly instead: readonly Item[]
}

export interface UpgradePlan {
  readonly isReachedNow: boolean
  /** Undefined where no answers reach the target. */
  readonly upgrades: readonly Upgrade[] | undefined
  /** No plan has fewer questions; as many as `upgrades` where the search came to its end. */
  readonly atLeast: number
  readonly isExact: boolean
  /** Weights and targets to fill in first: before that nobody can tell whether the target can be reached. */
  readonly openInputs: readonly Item[]
  /** What each need of the target has now, and with everything at its best. */
  readonly needs: readonly {
    readonly need: Need
    readonly now: Exact | undefined
    readonly best: Exact | undefined
    /** Of a need for an answer: the code that is there now, and at the best. */
    readonly answers?: readonly [now: string | undefined, best: string | undefined]
    readonly isMetNow: boolean
    readonly isMetAtBest: boolean
  }[]
  readonly cannotHelp: {
    readonly atBest: readonly Item[]
    readonly notApplicable: readonly Item[]
    /** The rubric says that they are not in the hands of whoever is assessed. */
    readonly given: readonly Item[]
    /** They count in nothing that the target asks for. */
    readonly elsewhere: readonly Item[]
  }
}

export function planUpgrades(
  target: Target,
  rubric: Rubric,
  sheets: readonly NamedAnswers[],
): UpgradePlan {
  const stated = withStatedRatios(rubric, sheets)
  const before = scoredSheets(stated.rubric, stated.sheets)
  const filled = { ...stated, sheets: withBlanksLowest(stated.rubric, stated.sheets) }
  const base = scoredSheets(filled.rubric, filled.sheets)
  const candidates = candidatesOf(target, base, stated, filled)
  const all = changed(filled, candidates.open)
  const ways = waysTo(target, base)
  const cannotHelp = helpless(candidates, ways.flat(), filled, base)
  const isReachedNow = isReached(target, before)
  const openTargets = isReachedNow ? [] : openTargetsOf(stated.rubric, ways.flat())
  const found = isReachedNow
    ? { chosen: [], atLeast: 0, isExact: true }
    : fewest(target, stated, base, candidates, ways)
  const upgrades =
    openTargets.length === 0 && found.chosen
      ? leastAnswers(target, stated, found.chosen, candidates)
      : undefined
  const after = answered(stated, upgrades?.map(each => [each, each.to] as const) ?? [])
  const left = (way: readonly Need[], at: Scored) => way.filter(need => !isMet(need, at)).length
  // Of several ways the one that the plan goes; else the one that is nearest now.
  const [shown = []] = ways.toSorted(
    (a, b) => left(a, after) - left(b, after) || left(a, before) - left(b, before),
  )
  const needs = shown.map(need => ({
    need,
    now: need.kind === 'reach' ? foundFor(need, before) : undefined,
    best: need.kind === 'reach' ? foundFor(need, all) : undefined,
    ...(need.kind === 'answer'
      ? { answers: [givenCode(need, before), givenCode(need, all)] as const }
      : {}),
    isMetNow: isMet(need, before),
    isMetAtBest: isMet(need, all),
  }))
  return {
    isReachedNow,
    upgrades,
    atLeast: found.atLeast,
    isExact: found.isExact,
    openInputs:
      upgrades === undefined
        ? [
            ...new Set(
              openWeights(nodesBelow(base.rubric.score, shown), base.answers ?? new Map()),
            ),
            ...openTargets,
          ]
        : [],
    ...{ needs, cannotHelp },
  }
}

function scoredSheets(rubric: Rubric, sheets: readonly NamedAnswers[]): Scored {
  return scoredWorksheet(
    rubric,
    sheets.map(({ answers }) => answers),
  )
}

// One question of one sheet, and what can be answered to it.

interface Candidate {
  readonly sheet: number
  readonly item: Item
  readonly from: Answer | undefined
  /** From the least improvement to the best. */
  readonly options: readonly Answer[]
  /** Blank, where blanks leave the score open: it must be answered in any case. */
  readonly isNeeded: boolean
}

interface Candidates {
  readonly open: readonly Candidate[]
  readonly atBest: readonly Item[]
  readonly notApplicable: readonly Item[]
  readonly given: readonly Item[]
}

function candidatesOf(
  target: Target,
  base: Scored,
  before: Sheets,
  { rubric, sheets }: Sheets,
): Candidates {
  const needs = waysTo(target, base).flat()
  const asked = new Map(
    needs.flatMap(need => (need.kind === 'answer' ? [[need.id, need] as const] : [])),
  )
  const named = new Set(needs.map(({ id }) => id))
  const scored = new Set(nodesOf(rubric.score).flatMap(({ item }) => item ?? []))
  const items = rubric.items.filter(item => scored.has(item) || named.has(item.id))
  const unitItems = itemsOverUnits(rubric)
  const open: Candidate[] = []
  const [atBest, notApplicable, given]: [Item[], Item[], Item[]] = [[], [], []]
  for (const [sheet, { answers }] of sheets.entries()) {
    const isUnit = [...answers.keys()].some(at => unitItems.has(at))
    for (const item of items) {
      if (unitItems.size > 0 && unitItems.has(item.index) !== isUnit) continue
      const own = before.sheets[sheet]?.answers.get(item.index)
      if (own?.code === NO_ANSWER['not-applicable']) {
        notApplicable.push(item)
        continue
      }
      const isBlank = own === undefined || own.code < 0
      if (!item.isImprovable) given.push(item)
      const options = item.isImprovable
        ? betterAnswers(item, answers.get(item.index), asked.get(item.id)?.codes)
        : []
      const isNeeded = isBlank && scored.has(item) && rubric.policies.blank === 'incomplete'
      if (options.length === 0 && !isNeeded) {
        if (item.isImprovable) atBest.push(item)
      } else
        open.push({
          ...{ sheet, item, isNeeded },
          from: isBlank ? undefined : own,
          options: options.length > 0 ? options : [answers.get(item.index) ?? BLANK],
        })
    }
  }
  return { open, atBest, notApplicable, given }
}

/** Those chosen at the best they can be. */
function changed(sheets: Sheets, chosen: readonly Candidate[]): Scored {
  return answered(
    sheets,
    chosen.map(candidate => [candidate, candidate.options.at(-1) ?? BLANK] as const),
  )
}

function answered(
  { rubric, sheets }: Sheets,
  changes: readonly (readonly [Pick<Candidate, 'sheet' | 'item'>, Answer])[],
): Scored {
  const own = sheets.map(({ unit, answers }, at) => {
    const here = changes.filter(([{ sheet }]) => sheet === at)
    const next = here.map(([{ item }, answer]) => [item.index, answer] as const)
    return { unit, answers: new Map([...answers, ...next]) }
  })
  return scoredSheets(rubric, own)
}

// The search: way by way, with what each question adds to each need.

function fewest(
  target: Target,
  sheets: Sheets,
  base: Scored,
  { open }: Candidates,
  ways: readonly (readonly Need[])[],
) {
  const reached = (chosen: readonly Candidate[]) => isReached(target, changed(sheets, chosen))
  const found = ways.flatMap(way => {
    const asked = way.flatMap(need => (need.kind === 'answer' && !isMet(need, base) ? need.id : []))
    const needs = way.filter((need): need is Reach => need.kind === 'reach')
    // A blank elsewhere leaves what is needed alone.
    const below = new Set(nodesBelow(sheets.rubric.score, needs).flatMap(({ item }) => item ?? []))
    const forced = open.filter(
      ({ isNeeded, item }) => (isNeeded && below.has(item)) || asked.includes(item.id),
    )
    const free = open.filter(each => !forced.includes(each) && !each.isNeeded)
    const start = changed(sheets, forced)
    // A need without a value now: no sum says how far it is.
    const values = needs.map(need => foundFor(need, start))
    const missing = needs.map((need, at) => (values[at] ? need.least.sub(values[at]) : undefined))
    const gains = free.map(candidate => {
      const alone = changed(sheets, [...forced, candidate])
      return needs.map((need, at) => {
        const value = foundFor(need, alone)
        return value && values[at] ? value.sub(values[at]) : ZERO
      })
    })
    const result = fewestOf({
      gains,
      missing,
      isAdditive: isAdditive(sheets.rubric, needs) && missing.every(each => each !== undefined),
      reaches: positions =>
        reached([...forced, ...positions.flatMap(position => free[position] ?? [])]),
    })
    const chosen = result.chosen && [
      ...forced,
      ...result.chosen.flatMap(position => free[position] ?? []),
    ]
    return [{ chosen, atLeast: forced.length + result.atLeast, isExact: result.isExact }]
  })
  const done = found.filter(({ chosen }) => chosen !== undefined)
  const [best] = [...done].sort((a, b) => (a.chosen?.length ?? 0) - (b.chosen?.length ?? 0))
  const least = Math.min(...found.map(({ atLeast }) => atLeast), best?.chosen?.length ?? Infinity)
  const atLeast = Number.isFinite(least) ? least : 0
  const isProven = found.every(
    each => each.isExact || each.atLeast >= (best?.chosen?.length ?? Infinity),
  )
  return {
    chosen: best?.chosen,
    atLeast: isProven ? (best?.chosen?.length ?? atLeast) : atLeast,
    isExact: isProven,
  }
}

/** No rounding on the way and no part that moves others: then each question adds the same whatever the others do. */
function isAdditive(rubric: Rubric, needs: readonly Reach[]): boolean {
  const nodes = nodesOf(rubric.score)
  const isRounded = nodes.some(
    ({ round, rescale, item }) =>
      round !== undefined || rescale?.round !== undefined || item?.round !== undefined,
  )
  return needs.length > 0 && !isRounded && rubric.policies.blank !== 'exclude'
}

// The plan -> the least answers that will do, and what would do as well.

function leastAnswers(
  target: Target,
  sheets: Sheets,
  chosen: readonly Candidate[],
  { open }: Candidates,
): readonly Upgrade[] {
  const to = new Map(chosen.map(each => [each, each.options.at(-1) ?? BLANK] as const))
  const reaches = (candidate: Candidate, answer: Answer) =>
    isReached(target, answered(sheets, [...new Map([...to, [candidate, answer]])]))
  for (const candidate of [...chosen].reverse()) {
    const best = to.get(candidate) ?? BLANK
    to.set(
      candidate,
      leastAnswer(candidate, best, answer => reaches(candidate, answer)),
    )
  }
  const left = open.filter(each => !chosen.includes(each) && !each.isNeeded)
  return [...to].map(([candidate, answer]) => {
    const others = [...to].filter(([each]) => each !== candidate)
    const does = (other: Candidate) =>
      isReached(target, answered(sheets, [...others, [other, other.options.at(-1) ?? BLANK]]))
    const instead = candidate.isNeeded
      ? []
      : left.filter(other => other.sheet === candidate.sheet && does(other))
    return {
      unit: sheets.sheets[candidate.sheet]?.unit ?? '',
      ...{ sheet: candidate.sheet, item: candidate.item, from: candidate.from },
      ...{ to: answer, instead: instead.map(({ item }) => item) },
    }
  })
}

/** A blank may be answered with the lowest; numbers and ratios stop where it is enough. */
function leastAnswer(
  { item, from, options, isNeeded }: Candidate,
  best: Answer,
  reaches: (answer: Answer) => boolean,
): Answer {
  if (item.measure.kind === 'choice') {
    const all = isNeeded ? [lowestAnswer(item), ...options] : options
    return all.find(reaches) ?? best
  }
  const isRatio = item.measure.kind === 'ratio'
  const answerAt = (at: bigint): Answer =>
    isRatio
      ? { code: 0, number: undefined, share: exact(at, RATIO_STEPS) }
      : { code: 0, number: at }
  const place = (answer: Answer | undefined) => {
    const share = answer?.share?.mul(exact(RATIO_STEPS))
    return isRatio ? share && (share.s * share.n) / share.d : answer?.number
  }
  const [most, least] = [place(best), place(from) ?? place(lowestAnswer(item))]
  if (most === undefined || least === undefined || least > most || item.reverse) return best
  let [low, high] = [least, most]
  while (low < high) {
    const middle = (low + high) / 2n
    if (reaches(answerAt(middle))) high = middle
    else low = middle + 1n
  }
  return reaches(answerAt(high)) ? answerAt(high) : best
}

/** Ratios in hundredths of a percent. */
const RATIO_STEPS = 10_000n

// What cannot help, and why.

function helpless(
  { open, ...known }: Candidates,
  needs: readonly Need[],
  sheets: Sheets,
  base: Scored,
): UpgradePlan['cannotHelp'] {
  const reach = needs.filter((need): need is Reach => need.kind === 'reach')
  const asked = new Set(needs.flatMap(need => (need.kind === 'answer' ? need.id : [])))
  const now = reach.map(need => foundFor(need, base))
  const elsewhere = open.filter(candidate => {
    if (candidate.isNeeded || asked.has(candidate.item.id)) return false
    const alone = changed(sheets, [candidate])
    return reach.every((need, at) => {
      const value = foundFor(need, alone)
      return value === undefined ? now[at] === undefined : now[at]?.equals(value) === true
    })
  })
  return { ...known, elsewhere: elsewhere.map(({ item }) => item) }
}
