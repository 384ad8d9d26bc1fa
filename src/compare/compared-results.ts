/** The results of several periods -> the last one with what changed since the one before, and how the index went. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { parseExact } from '../math/exact.ts'
import { fullResult } from '../report/full-report.ts'
import { recordedCounts } from '../report/recorded/recorded-counts.ts'
import { estimate, optionalQuantity } from '../report/report-numbers.ts'
import { reportResult } from '../report/report-result.ts'
import type { ReportResult } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import { surveyScores } from '../score/survey-scores.ts'
import type { PersonScores } from '../tally/person-score.ts'
import { comparedPeriods } from './compared-periods.ts'
import { shownCount } from './compared-surveys.ts'
import { type Crosswalk, crosswalk } from './crosswalk.ts'
import { pairedPersons } from './paired-persons.ts'

const otherInstrument = defineDiagnostic('compare/other-instrument', 'error', {
  id: '`{before}` dinilai dengan `{there}`, `{now}` dengan `{here}`: keduanya tidak menanyakan hal yang sama, dan tidak ada `same-as` di antara keduanya.',
  idRemedy: 'bandingkan periode dari rubrik yang sama, atau tulis `same-as` dalam rubriknya.',
  en: '`{before}` was scored by `{there}`, `{now}` by `{here}`: they do not ask the same, and no `same-as` joins the two.',
  enRemedy: 'compare periods of one rubric, or write `same-as` in the rubric.',
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
 * @param pairBy the column by which the persons of the last two are found again
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
  const course = periods.length < 3 ? {} : { periods: periods.map(each => courseOf(each, now)) }
  return { result: { ...result, previous: { ...previous, ...course } }, notes }
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
function rescoredBefore({ name, result }: Period, rubric: Rubric): ReportResult | undefined {
  const { tally, rubric: own } = result
  const isOther =
    own.id === rubric.id &&
    own.codebookFingerprint === rubric.codebookFingerprint &&
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
