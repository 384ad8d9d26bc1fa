/** The scores of a survey -> its part of the result: items, groups, and who answered. */
import { TABLE_TITLES } from '../coding/choose-groupings.ts'
import { otherLabel, shownSpelling, valueKey } from '../coding/group-values.ts'
import { dayText } from '../coding/time-column.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { inBoth, inLanguage, type Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { Rubric } from '../rubric/model.ts'
import type { RobustChoice } from '../score/robust-scores.ts'
import type { Response, SampleCoverage } from '../score/sample-coverage.ts'
import type {
  BothScores,
  GroupingScores,
  ItemScores,
  ProfileShares,
  SurveyScores,
} from '../score/survey-scores.ts'
import type { Populations } from '../statistics/sample-moments.ts'
import { strataOfSize } from '../statistics/strata.ts'
import { rowsAcrossClusters } from '../tally/sample-parts.ts'
import { isJoined, mayLack } from '../tally/small-groups/joined-values.ts'
import { type Days, daysSurveyed } from '../tally/survey-period.ts'
import type { Tally } from '../tally/tally.ts'
import { tallyJson } from '../tally/tally-file.ts'
import { groupStatisticsResult } from './group-statistics-result.ts'
import { noAnswersResult, nodeResult } from './node-result.ts'
import { optionalQuantity, quantity } from './report-numbers.ts'
import type { ReportResult } from './report-shape.ts'
import { leftOutResult, robustnessResult, statisticsResult } from './statistics-result.ts'
import { narrowsToPersons, ofWholeOffice } from './suppression/persons-and-offices.ts'
import { meetingsResult } from './suppression/table-meetings.ts'

/** What surveys and worksheets say each in its own way. */
export interface ResultPart
  extends Pick<
    ReportResult,
    | 'sample'
    | 'items'
    | 'groups'
    | 'averages'
    | 'statistics'
    | 'profile'
    | 'units'
    | 'worksheet'
    | 'levelModels'
  > {
  /** Made only where it is wanted. */
  readonly tally: () => unknown
}

export interface StatisticsWanted {
  /** With what a researcher asks for. */
  readonly withAnnex?: boolean | undefined
  /** The range of the index over open choices is given, here or by who asks. */
  readonly isRobust?: boolean | undefined
}

export function surveyPart(
  scores: SurveyScores,
  choices: readonly RobustChoice[] = [],
  { withAnnex = false, isRobust = choices.length > 1 }: StatisticsWanted = {},
): ResultPart {
  const { rubric, tally, rowsUsed, items, groupings, profile } = scores
  const averages = averageResults(scores)
  const digits = rubric.shownDigits
  const indexScales = new Map(
    items.flatMap(({ item, indexBy }) => (indexBy === undefined ? [] : [[item.id, indexBy]])),
  )
  const statistics = statisticsResult(scores.statistics, digits, {
    ...{ populations: usedPopulations(scores), withAnnex, indexScales },
    isWanted: withAnnex || isRobust,
    isOfClusters: tally.sample?.hasClusters === true,
  })
  const robustness = robustnessResult(choices, rubric.shownDigits)
  const { alike, careless } = scores
  return {
    sample: {
      rowsRead: tally.rowsRead,
      rowsUsed,
      leftOut: Object.fromEntries(tally.leftOut),
      ...periodResult(tally),
      ...designResult(scores),
    },
    items: items.map(item => itemResult(item, rubric.shownDigits)),
    groups: groupings.map((grouping, at) => ({
      ...groupResult(scores, grouping),
      ...meetingsResult(tally, rubric, grouping, groupings.slice(0, at), (id, key) =>
        shownLabel(rubric, tally, id, key),
      ),
    })),
    ...(averages.length === 0 ? {} : { averages }),
    ...(statistics === undefined
      ? {}
      : {
          statistics: {
            ...statistics,
            ...(robustness === undefined ? {} : { robustness }),
            ...(alike === undefined || alike.rows === 0
              ? {}
              : {
                  alike: {
                    questions: alike.questions,
                    ...leftOutResult(alike, rowsUsed, digits),
                  },
                }),
            // Also of nobody: that cut-offs were asked for and found none is worth knowing.
            ...(careless === undefined || rowsUsed === 0
              ? {}
              : { careless: leftOutResult(careless, rowsUsed, digits) }),
          },
        }),
    profile: profile.map(shares => profileResult(shares, tally, rubric.shownDigits)),
    units: [],
    tally: () => tallyJson(tally, rubric),
  }
}

function periodResult({ period }: Tally): Pick<ReportResult['sample'], 'period'> {
  if (period === undefined) return {}
  const { otherwise, ...days } = daysSurveyed(period)
  const shown = ({ first, last }: Days) => ({ first: dayText(first), last: dayText(last) })
  return {
    period: {
      ...shown(days),
      n: period.rows,
      ...(otherwise === undefined ? {} : { otherwise: shown(otherwise) }),
    },
  }
}

function designResult({ design, rubric }: SurveyScores): Pick<ReportResult['sample'], 'design'> {
  if (design === undefined) return {}
  const { weighted, ...counts } = design
  return {
    design: { ...optionalQuantity('weightedN', weighted, rubric.shownDigits), ...counts },
  }
}

function itemResult(scores: ItemScores, digits: number): ReportResult['items'][number] {
  const { item, n, counts, answers, mean, weighted, index } = scores
  return {
    id: item.id,
    n,
    ...noAnswersResult(counts.noAnswers),
    counts: answers.map(({ category, count, percent }) => ({
      code: category.code,
      count,
      ...optionalQuantity('percent', percent, digits),
    })),
    ...optionalQuantity('meanPoints', mean, digits),
    ...optionalQuantity('weighted', weighted, digits),
    ...optionalQuantity('index', index, digits),
  }
}

// The scores of groups -> each under the names that readers know.

type GroupResult = ReportResult['groups'][number]

function groupResult(
  { rubric, tally, ranges }: SurveyScores,
  { by, groups, statistics }: GroupingScores,
): GroupResult {
  const known = [...rubric.groups, ...rubric.profile]
  const parts = groupStatisticsResult(statistics, rubric.shownDigits)
  const named = groups.map(({ keys, rows, weighted, tree }, at) => {
    const labels = keys.map((key, position) => shownLabel(rubric, tally, by[position] ?? '', key))
    return {
      values: labels.map(label => inLanguage(label, 'id')),
      ...(labels.every(label => label.en === undefined) ? {} : { labels }),
      n: rows,
      ...optionalQuantity('weightedN', weighted, rubric.shownDigits),
      score: nodeResult(tree(), rubric.shownDigits, ranges),
      ...(isJoined(tally, by, keys) ? { joined: true } : {}),
      ...(mayLack(tally, by, keys) ? { mayLack: true } : {}),
      ...parts.groups[at],
    }
  })
  return {
    by,
    titles: by.map(id => known.find(group => group.id === id)?.title ?? TABLE_TITLES[id] ?? { id }),
    groups: named.sort((a, b) => compareTexts(a.values, b.values)),
    ...parts.grouping,
    ...acrossClusters(tally, by),
  }
}

function acrossClusters({ sample, margins }: Tally, by: readonly string[]) {
  if (sample?.hasClusters !== true) return {}
  const own = margins.find(margin => !margin.forUnits && margin.by.join('\n') === by.join('\n'))
  return { acrossClusters: rowsAcrossClusters([...(own?.cells.values() ?? [])]) }
}

/** The label of a value the rubric knows, else its most frequent spelling, whatever came first in the data. */
export function shownLabel(
  { groups, profile }: Rubric,
  tally: Tally,
  id: string,
  key: string,
): Localized {
  const group = [...groups, ...profile].find(each => each.id === id)
  const known = group?.values.find(value => valueKey(value) === key)?.label
  const other = otherLabel(key)
  return (
    known ?? other ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
  )
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((text, position) => text !== b[position])
  if (differing < 0) return 0
  return (a[differing] ?? '') < (b[differing] ?? '') ? -1 : 1
}

type AverageResult = NonNullable<ReportResult['averages']>[number]

/** Of all rows, then of each group, by its label. */
function averageResults({
  rubric,
  tally,
  rowsUsed,
  both,
  groupings,
}: SurveyScores): AverageResult[] {
  const result = (scores: BothScores, of?: string, key = ''): AverageResult => {
    const { average, parts, rowsOutside, rowsJoined, fewest } = scores
    const ofRespondents = averageResult(scores.ofRespondents, rubric.shownDigits)
    const ofParts = averageResult(scores.ofParts, rubric.shownDigits)
    return {
      ...(of === undefined ? {} : { of, label: shownLabel(rubric, tally, of, key) }),
      over: average.over,
      title: rubric.groups.find(({ id }) => id === average.over)?.title ?? { id: average.over },
      ...(rowsJoined === 0 ? {} : { rowsJoined }),
      ...(fewest === undefined ? {} : { fewest }),
      ...{ parts, rowsOutside, index: average.index, ofRespondents, ofParts },
      differs:
        ofRespondents.score?.shown !== ofParts.score?.shown ||
        ofRespondents.grade !== ofParts.grade,
    }
  }
  const ofGroups = groupings.flatMap(({ by, groups }) =>
    groups.flatMap(group =>
      // The only unit is all rows once more.
      group.both === undefined || (both !== undefined && group.rows === rowsUsed)
        ? []
        : [result(group.both, by.at(-1), group.keys.at(-1))],
    ),
  )
  return [
    ...(both === undefined ? [] : [result(both)]),
    ...ofGroups.sort((a, b) => compareTexts([a.label?.id ?? ''], [b.label?.id ?? ''])),
  ]
}

/** A unit of the data as the data spells it, another as the roster does. */
export function coverageResult(
  rubric: Rubric,
  tally: Tally,
  sample: SampleCoverage | undefined,
): ReportResult['coverage'] {
  if (sample === undefined) return undefined
  const { roster, all, units, strata, notInRoster, withoutUnit } = sample
  const { id, title } = roster.group
  const digits = rubric.shownDigits
  const response = ({ population, clusters, n, percent, required }: Response) => ({
    ...{ population, ...(clusters === undefined ? {} : { clusters }), n, required },
    percent: quantity(percent, digits),
  })
  return {
    by: id,
    title,
    all: response(all),
    units: units.map(each => {
      const { stratum } = each
      const { key, name } = each.unit
      return {
        label: each.n > 0 ? shownLabel(rubric, tally, id, key) : { id: name },
        ...(stratum === undefined ? {} : { stratum }),
        ...response(each),
      }
    }),
    ...(strata.length === 0
      ? {}
      : {
          strata: strata.map(each => ({
            ...{ stratum: each.stratum, units: each.units },
            ...response(each),
          })),
        }),
    notInRoster: notInRoster.map(({ key, n }) => ({
      label: shownLabel(rubric, tally, id, key),
      n,
    })),
    withoutUnit,
  }
}

/** How many a roster says there are. Undefined where units of the data are not in it: then nobody knows of how many. */
export function populationsOf(
  coverage: ReportResult['coverage'],
  rubric: Rubric,
  tally: Tally,
): Populations | undefined {
  if (coverage === undefined) return undefined
  const { by, all, units, strata = [], notInRoster, withoutUnit = 0 } = coverage
  if (notInRoster.length > 0 || withoutUnit > 0) return undefined
  const named = new Map(units.map(unit => [inLanguage(unit.label, 'id'), unit]))
  const margin = tally.margins.find(each => each.by.join() === by)
  const keyed = [...(margin?.cells.values() ?? [])].flatMap(({ group: [key = ''] }) => {
    const unit = named.get(inLanguage(shownLabel(rubric, tally, by, key), 'id'))
    return unit === undefined ? [] : [{ ...unit, key }]
  })
  const counts = (of: (known: typeof all) => number) => ({
    all: of(all),
    units: new Map(keyed.map(unit => [unit.key, of(unit)])),
    strata: new Map(strata.map(each => [normalisedText(each.stratum), of(each)])),
  })
  return {
    ...{ by, ...counts(({ population }) => population) },
    ...(all.clusters === undefined ? {} : { clusters: counts(({ clusters = 0 }) => clusters) }),
  }
}

/** Of a design whose strata the roster does not count, intervals make no use of it. */
function usedPopulations({ tally, populations }: SurveyScores): Populations | undefined {
  const isUsed = tally.sample === undefined || strataOfSize(tally, populations, true).length > 0
  return isUsed ? populations : undefined
}

function averageResult(
  { outcome, grade }: BothScores['ofParts'],
  digits: number,
): AverageResult['ofParts'] {
  return {
    ...('value' in outcome ? { score: quantity(outcome.value, digits) } : outcome),
    ...(grade === undefined ? {} : { grade }),
  }
}

function profileResult(
  { group: { id, title, values: known, prescribed }, values, noAnswer }: ProfileShares,
  tally: Tally,
  digits: number,
): ReportResult['profile'][number] {
  const labels = new Map(known.map(value => [valueKey(value), value.label]))
  const label = (key: string): Localized =>
    labels.get(key) ??
    otherLabel(key) ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
  return {
    id,
    title,
    values: values.map(({ key, count, percent }) => ({
      label: label(key),
      count,
      percent: quantity(percent, digits),
      ...(!prescribed && mayLack(tally, [id], [key]) ? { mayLack: true } : {}),
    })),
    noAnswer,
  }
}

// Groups of few respondents -> a caution: whoever knows the office can tell who answered what.

/** Statistical offices publish no cell of fewer persons. */
const FEWEST_PERSONS = 5

const smallGroups = defineDiagnostic('report/small-groups', 'warning', {
  id: '{count} kelompok pada `{group}` berisi kurang dari 5 responden, sehingga responden dapat dikenali dari jawabannya.',
  idRemedy: 'gabungkan kelompok kecil sebelum hasilnya diumumkan.',
  en: 'Groups in `{group}` with fewer than 5 respondents: {count}. Their answers can be traced to persons.',
  enRemedy: 'join small groups before the result is published.',
})

export function smallGroupCautions(
  groupings: ReportResult['groups'],
  rubric: Pick<Rubric, 'groups' | 'profile'>,
): Diagnostic[] {
  const isWhole = ofWholeOffice(groupings, rubric)
  return groupings.flatMap(({ by, titles, groups }) => {
    // Of what others judge, few answers say little, and not who gave them.
    const small = groups.filter(
      group =>
        narrowsToPersons(rubric, by) &&
        (group.n ?? 0) < FEWEST_PERSONS &&
        group.values.some(value => value !== '') &&
        !isWhole(by, group),
    )
    if (small.length === 0) return []
    const joined = (language: 'id' | 'en') =>
      titles.map(title => title[language] ?? title.id ?? title.en ?? '').join(' × ')
    return [smallGroups(undefined, { count: countWords(small.length), group: inBoth(joined) })]
  })
}
