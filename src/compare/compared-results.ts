/** The results of several periods -> the last one with what changed since the one before, and how the index went. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { parseExact } from '../math/exact.ts'
import { fullResult } from '../report/full-report.ts'
import { recordedCounts } from '../report/recorded/recorded-counts.ts'
import { estimate, HIDDEN, HIDDEN_NUMBER, optionalQuantity } from '../report/report-numbers.ts'
import { reportResult } from '../report/report-result.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { codebookAs } from '../rubric/fingerprints.ts'
import type { Rubric } from '../rubric/model.ts'
import { surveyScores } from '../score/survey-scores.ts'
import type { PersonScores } from '../tally/person-score.ts'
import { comparedPeriods } from './compared-periods.ts'
import { comparedSurveys, shownCount } from './compared-surveys.ts'
import { type Crosswalk, crosswalk, inIdsOfHere } from './crosswalk.ts'
import { pairedPersons } from './paired-persons.ts'

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
 */
export function comparedResults(periods: readonly Period[], pairBy?: string): ComparedResults {
  const [before, now] = periods.slice(-2)
  if (before === undefined || now === undefined) throw new Error('two periods are compared')
  const paired = pairBy === undefined ? undefined : pairedPersons(before, now, pairBy)
  const walks = periods.map(each => walkTo(now, each))
  const { shownDigits } = now.rubric
  const rescored = rescoredBefore(before, now.rubric)
  const { result, notes } = comparedPeriods(
    now.result,
    before.result,
    shownDigits,
    walks.at(-2),
    rescored,
  )
  const previous = result.previous && { ...result.previous, ...(paired && { paired }) }
  if (previous === undefined) return { result, notes }
  if (previous.nodes.length + previous.items.length === 0) {
    const params = { before: before.name, now: now.name }
    throw new Refusal([nothingShared({ kind: 'file', file: before.name }, params)])
  }
  if (periods.length < 3) return { result: { ...result, previous }, notes }
  const course = {
    periods: periods.map(each => courseOf(each, now)),
    otherPairs: otherPairs(periods, walks, pairBy),
  }
  return { result: { ...result, previous: { ...previous, ...course } }, notes }
}

type OtherPair = NonNullable<NonNullable<ReportResult['previous']>['otherPairs']>[number]

/** Neighbours but for the last two, then the first and the last; all in the ids of the last. */
function otherPairs(
  periods: readonly Period[],
  walks: readonly (Crosswalk | undefined)[],
  pairBy: string | undefined,
): readonly OtherPair[] {
  const last = periods.length - 1
  const ends = [...periods.slice(2).map((_, at) => [at, at + 1] as const), [0, last] as const]
  const inLastIds = (result: ReportResult, at: number) => {
    const [full, walk] = [fullResult(result), walks[at]]
    return walk === undefined ? full : inIdsOfHere(full, walk)
  }
  return ends.flatMap(([first, second]): OtherPair[] => {
    const [before, now] = [periods[first], periods[second]]
    if (before === undefined || now === undefined) return []
    const walk = walkTo(now, before)
    const rescored = rescoredBefore(before, now.rubric)
    const { previous } = comparedSurveys(
      inLastIds(now.result, second),
      inLastIds(before.result, first),
      now.rubric.shownDigits,
      {
        rescored: rescored && inLastIds(rescored, second),
        isVariant: walk?.isVariant ?? false,
      },
    )
    const { n: nBefore, edition: _edition, ...changes } = previous
    return [
      {
        ...{ before: before.name, now: now.name },
        ...shownCount('nBefore', nBefore),
        ...shownCount('n', now.result.sample.rowsUsed),
        ...changes,
        ...(pairBy === undefined ? {} : { paired: pairedPersons(before, now, pairBy) }),
      },
    ]
  })
}

/** Undefined where both are of one instrument. */
function walkTo(now: Period, then: Period): Crosswalk | undefined {
  const [here, there] = [now.rubric, then.rubric]
  if (here.id === there.id) return undefined
  const walk = here.kind === there.kind ? crosswalk(here, there) : undefined
  if (walk !== undefined) return walk
  const name = ({ id, edition }: Rubric) => `${id} ${edition}`
  const params = { before: then.name, there: name(there), now: now.name, here: name(here) }
  throw new Refusal([otherInstrument({ kind: 'file', file: then.name }, params)])
}

/** Only where the rubric of now asks the same and counts otherwise, and the counts are there. */
function rescoredBefore(
  { name, result, rubric: then }: Period,
  rubric: Rubric,
): ReportResult | undefined {
  const { tally, rubric: own } = result
  const isOther =
    codebookAs(then, rubric.id) === rubric.codebookFingerprint &&
    own.scoringFingerprint !== rubric.scoringFingerprint
  if (!isOther || tally === undefined || rubric.kind !== 'survey') return undefined
  const { counts } = recordedCounts(result, name)
  if (counts?.kind !== 'survey') return undefined
  return reportResult(surveyScores(rubric, counts.tally), { withTally: false, suspicions: [] })
}

type Course = NonNullable<NonNullable<ReportResult['previous']>['periods']>[number]

/** The whole and the nodes below it that the last period has too, on the scale it has them. */
function courseOf({ name, result }: Period, now: Period): Course {
  const [own, last] = [fullResult(result), fullResult(now.result)]
  const nodesOf = ({ score }: typeof own) => [
    score,
    ...score.children.filter(({ item }) => item === undefined),
  ]
  const found = new Map(nodesOf(own).map(node => [node.id, node]))
  return {
    ...{ name, edition: result.rubric.edition, ...shownCount('n', result.sample.rowsUsed) },
    nodes: nodesOf(last).map(node => {
      const then = found.get(node.id)
      const isSame =
        then?.minimum?.exact === node.minimum?.exact && then?.maximum?.exact === node.maximum?.exact
      const value = isSame && then?.exact !== undefined ? parseExact(then.exact) : undefined
      if (then?.undefinedBecause === HIDDEN) return { id: node.id, value: HIDDEN_NUMBER }
      const sure = result.statistics?.scores.find(({ id }) => id === node.id)
      return {
        id: node.id,
        ...optionalQuantity('value', value, now.rubric.shownDigits),
        ...(value === undefined || sure === undefined
          ? {}
          : {
              low: estimate(sure.low.value, now.rubric.shownDigits),
              high: estimate(sure.high.value, now.rubric.shownDigits),
            }),
      }
    }),
  }
}
