/** The results of several periods -> the last one with what changed since the one before, and how the index went. */

import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { parseExact } from '../math/exact.ts'
import { type FullNode, type FullResult, fullResult } from '../report/full-report.ts'
import { estimate, HIDDEN, HIDDEN_NUMBER, optionalQuantity } from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import type { PersonScores } from '../tally/person-score.ts'
import { backwardsPeriods } from './backwards-periods.ts'
import {
  comparedPeriods,
  hasOtherMaximum,
  scoreOf,
  unitScore,
  wholeBefore,
} from './compared-periods.ts'
import { rangeOf, shownCount } from './compared-surveys.ts'
import {
  type Crosswalk,
  crosswalkBy,
  idOfHere,
  inIdsOfHere,
  isOtherEdition,
  partIds,
} from './crosswalk.ts'
import { pairedPersons } from './paired-persons.ts'
import { onScaleOf } from './scales-of-now.ts'

const otherInstrument = defineDiagnostic('compare/other-instrument', 'error', {
  id: '`{before}` dinilai dengan `{there}`, `{now}` dengan `{here}`: keduanya tidak menanyakan hal yang sama, dan tidak ada `same-as` di antara keduanya.',
  idRemedy:
    'bandingkan periode dari rubrik yang sama, atau tulis `same-as` dalam rubriknya dan sebutkan rubrik itu dengan -r.',
  en: '`{before}` was scored by `{there}`, `{now}` by `{here}`: they do not ask the same, and no `same-as` joins the two.',
  enRemedy:
    'compare periods of one rubric, or write `same-as` in the rubric and name that with -r.',
})

const nothingShared = defineDiagnostic('compare/nothing-shared', 'error', {
  id: '`{before}` dan `{now}` tidak memiliki satu pun nilai pada skala yang sama.',
  idRemedy: 'hitung data kedua periode dengan rubrik yang sama (-r).',
  en: '`{before}` and `{now}` have no score on one scale in common.',
  enRemedy: 'score the data of both periods by the same rubric (-r).',
})

export interface Period {
  /** As the user named it. */
  readonly name: string
  readonly result: ReportResult
  readonly rubric: Rubric
  /** What each person scored, where persons are to be found again. */
  readonly persons?: PersonScores
}

interface ComparedResults {
  readonly result: ReportResult
  readonly notes: readonly Diagnostic[]
}

/**
 * Two periods or more, the earliest first. Throws a `Refusal` where they cannot be compared.
 * @param pairBy the column by which persons are found again
 * @param others editions by way of which `same-as` may lead, beside those of the periods
 */
export function comparedResults(
  periods: readonly Period[],
  pairBy?: string,
  others: readonly Rubric[] = [],
): ComparedResults {
  const between = [...periods.map(({ rubric }) => rubric), ...others]
  const [before, now] = periods.slice(-2)
  if (before === undefined || now === undefined) throw new Error('two periods are compared')
  const paired = pairBy === undefined ? undefined : pairedPersons(before, now, pairBy)
  const walks = periods.map(each => walkTo(now, each, between))
  const { shownDigits } = now.rubric
  const { result, notes: compared } = comparedPeriods(
    now.result,
    before.result,
    shownDigits,
    walks.at(-2),
    before.name,
  )
  const last = { before, now, notes: compared }
  const previous = result.previous && { ...result.previous, ...(paired && { paired }) }
  const all = { ...result, ...hiddenOf(periods) }
  if (previous === undefined) return comparedSheets(result, last, periods, walks, between)
  if (previous.nodes.length + previous.items.length === 0) {
    const params = { before: before.name, now: now.name }
    throw new Refusal([nothingShared({ kind: 'file', file: before.name }, params)])
  }
  const backwards = backwardsPeriods(
    periods.map((each, at) => ({ name: each.name, result: inLastIds(each, walks[at]) })),
  )
  if (periods.length < 3) {
    return { result: { ...all, previous }, notes: [...ofPairs([last]), ...backwards] }
  }
  const pairs = pairsBeside(periods, between)
  const course = {
    periods: periods.map((each, at) =>
      courseOf(each, inLastIds(each, walks[at]), now, isOtherEdition(walks[at])),
    ),
    otherPairs: pairs.flatMap(pair => changedPair(pair, pairBy)),
  }
  return {
    result: { ...all, previous: { ...previous, ...course } },
    notes: [...ofPairs([last, ...pairs]), ...backwards],
  }
}

/** Of few no more is hidden than in the period that hides least: the others are hidden once this is passed on. */
function hiddenOf(periods: readonly Period[]): Pick<ReportResult, 'hidden'> {
  const hidden = periods.at(-1)?.result.hidden
  if (hidden === undefined) return {}
  const least = periods.map(({ result }) => result.hidden?.minGroup ?? 0)
  return { hidden: { ...hidden, minGroup: Math.min(...least) } }
}

interface PairNotes {
  readonly before: Period
  readonly now: Period
  readonly notes: readonly Diagnostic[]
}

/** Of more than two periods each note names the pairs it is about, once. */
function ofPairs(pairs: readonly PairNotes[]): readonly Diagnostic[] {
  const found = new Map<string, { readonly note: Diagnostic; readonly pairs: string[] }>()
  for (const { before, now, notes } of pairs) {
    for (const said of notes) {
      const note = { ...said, place: undefined }
      const key = JSON.stringify(note)
      const known = found.get(key) ?? { note, pairs: [] as string[] }
      found.set(key, known)
      if (pairs.length > 1) known.pairs.push(`${before.name} → ${now.name}`)
    }
  }
  return [...found.values()].map(({ note, pairs: named }) =>
    named.length === 0 ? note : { ...note, place: { kind: 'file', file: named.join(', ') } },
  )
}

/** Worksheets: what changed between the last two, and where there are more, the course of all of them. */
function comparedSheets(
  result: ReportResult,
  lastTwo: PairNotes,
  periods: readonly Period[],
  walks: readonly (Crosswalk | undefined)[],
  between: readonly Rubric[],
): ComparedResults {
  const { worksheet } = result
  if (worksheet?.previous === undefined || periods.length < 3) {
    return { result, notes: ofPairs([lastTwo]) }
  }
  const last = fullResult(result)
  const digits = result.model.shownDigits
  const pairs = pairsBeside(periods, between)
  const previous = {
    ...worksheet.previous,
    periods: periods.map((each, at) => ({
      ...{ name: each.name, edition: each.result.rubric.edition },
      ...sheetCourse(last, inLastIds(each, walks[at]), digits),
    })),
    otherPairs: pairs.flatMap(pair => {
      const changes = pair.result.worksheet?.previous
      if (changes === undefined) return []
      const nodes = changes.nodes.map(each => ({ ...each, id: pair.idOf(each.id) }))
      const names = { before: pair.before.name, now: pair.now.name }
      return [{ ...names, ...changes, nodes, ...titlesOf(pair) }]
    }),
  }
  return {
    result: { ...result, worksheet: { ...worksheet, previous } },
    notes: ofPairs([lastTwo, ...pairs]),
  }
}

/** What a period scored, on the scale of the last. */
function sheetCourse(last: FullResult, then: FullResult, digits: number) {
  const scored = (now: FullNode, was: FullNode | undefined) => {
    const score = was === undefined || hasOtherMaximum(now, was) ? undefined : scoreOf(was)
    return optionalQuantity('value', score === undefined ? undefined : parseExact(score), digits)
  }
  const whole = wholeBefore(last, then)
  const found = new Map((whole === undefined ? [] : partsOf(whole)).map(node => [node.id, node]))
  return {
    nodes:
      whole === undefined
        ? []
        : partsOf(last.score).map(node => ({ id: node.id, ...scored(node, found.get(node.id)) })),
    units: last.units.map(({ unit, score }) => ({
      unit,
      ...scored(score, unitScore(then, unit)),
    })),
  }
}

/** The whole, and the nodes below it. */
function partsOf(score: FullNode): readonly FullNode[] {
  return [score, ...score.children.filter(({ item }) => item === undefined)]
}

interface Pair extends PairNotes {
  readonly result: ReportResult
  /** An id of the later of the two -> that of the last period. */
  readonly idOf: (id: string) => string
  /** Of parts that the last period does not have, by that id. */
  readonly titles: Readonly<Record<string, Localized>>
}

/** Neighbours but for the last two, then the first and the last: each as if compared alone. */
function pairsBeside(periods: readonly Period[], between: readonly Rubric[]): readonly Pair[] {
  const last = periods.length - 1
  const ends = [...periods.slice(2).map((_, at) => [at, at + 1] as const), [0, last] as const]
  return ends.flatMap(([first, second]): Pair[] => {
    const [before, now, latest] = [periods[first], periods[second], periods[last]]
    if (before === undefined || now === undefined || latest === undefined) return []
    const { result, notes } = comparedPeriods(
      now.result,
      before.result,
      now.rubric.shownDigits,
      walkTo(now, before, between),
      before.name,
    )
    const walk = walkTo(latest, now, between)
    const idOf = walk === undefined ? (id: string) => id : idOfHere(walk, now.rubric.id)
    const known = new Set(partIds(latest.rubric))
    const { previous, worksheet } = fullResult(result)
    const parts = previous ? [...previous.nodes, ...previous.items] : worksheet?.previous?.nodes
    const titles = (parts ?? []).flatMap(({ id, title }) =>
      known.has(idOf(id)) ? [] : [[idOf(id), title] as const],
    )
    return [{ before, now, notes, result, idOf, titles: Object.fromEntries(titles) }]
  })
}

const titlesOf = ({ titles }: Pair) => (Object.keys(titles).length === 0 ? {} : { titles })

function inLastIds({ result }: Period, walk: Crosswalk | undefined): FullResult {
  const full = fullResult(result)
  return walk === undefined ? full : inIdsOfHere(full, walk)
}

type OtherPair = NonNullable<NonNullable<ReportResult['previous']>['otherPairs']>[number]

/** Of surveys. */
function changedPair(pair: Pair, pairBy: string | undefined): readonly OtherPair[] {
  const { before, now, result, idOf } = pair
  const { previous } = result
  if (previous === undefined) return []
  const { n: nBefore, edition: _edition, nodes, items, ...changes } = previous
  const inLast = <T extends { readonly id: string }>(each: T) => ({ ...each, id: idOf(each.id) })
  return [
    {
      ...{ before: before.name, now: now.name },
      ...shownCount('nBefore', nBefore),
      ...shownCount('n', now.result.sample.rowsUsed),
      ...{ ...changes, nodes: nodes.map(inLast), items: items.map(inLast) },
      ...titlesOf(pair),
      ...(pairBy === undefined ? {} : { paired: pairedPersons(before, now, pairBy) }),
    },
  ]
}

/** Undefined where both are of one instrument. */
function walkTo(now: Period, then: Period, between: readonly Rubric[]): Crosswalk | undefined {
  const [here, there] = [now.rubric, then.rubric]
  if (here.id === there.id) return undefined
  const walk = crosswalkBy(here, there, between)
  if (walk !== undefined) return walk
  const name = ({ id, edition }: Rubric) => `${id} ${edition}`
  const params = { before: then.name, there: name(there), now: now.name, here: name(here) }
  throw new Refusal([otherInstrument({ kind: 'file', file: then.name }, params)])
}

type Course = NonNullable<NonNullable<ReportResult['previous']>['periods']>[number]

/** The whole and the nodes below it that the last period has too, on its scale. */
function courseOf(
  { name, result }: Period,
  own: FullResult,
  now: Period,
  areSame: boolean,
): Course {
  const found = new Map(partsOf(own.score).map(node => [node.id, node]))
  return {
    ...{ name, edition: result.rubric.edition, ...shownCount('n', result.sample.rowsUsed) },
    nodes: partsOf(fullResult(now.result).score).map(node => {
      const then = found.get(node.id)
      const scale = then && onScaleOf(rangeOf(node), rangeOf(then), areSame)
      const exact = scale?.exact(then?.exact)
      const value = exact === undefined ? undefined : parseExact(exact)
      if (then?.undefinedBecause === HIDDEN) return { id: node.id, value: HIDDEN_NUMBER }
      const sure = own.statistics?.scores.find(({ id }) => id === node.id)
      return {
        id: node.id,
        ...optionalQuantity('value', value, now.rubric.shownDigits),
        ...(value === undefined || sure === undefined || scale === undefined
          ? {}
          : {
              low: estimate(scale.number(sure.low.value), now.rubric.shownDigits),
              high: estimate(scale.number(sure.high.value), now.rubric.shownDigits),
            }),
      }
    }),
  }
}
