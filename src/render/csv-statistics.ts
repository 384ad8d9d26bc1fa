/** The statistics of a report -> rows of its CSV: one for each estimate, by the node or item it is of. */
import { inLanguage } from '../language/language.ts'
import type { FullReport } from '../report/full-report.ts'
import { HIDDEN_MARK } from '../report/report-numbers.ts'
import { allNodes } from './sections/worksheet-tables.ts'

type Result = FullReport['result']

interface StatisticRow {
  readonly part: 'statistic'
  readonly by?: string
  readonly group?: string
  /** Of which two periods, where more are compared. */
  readonly place?: string
  /** The node or the item. */
  readonly parent?: string
  /** Which statistic. */
  readonly id: string
  readonly title?: string
  readonly n?: number | string
  readonly value?: number | string
  readonly shown?: string
  readonly grade?: string
  readonly percent?: string
  readonly standard_error?: number | string
  readonly low?: number | string
  readonly high?: number | string
}

interface Estimate {
  readonly value: number
  readonly shown: string
}

/** The same persons in both periods. */
function pairedRows(
  { paired }: Pick<NonNullable<Result['previous']>, 'paired'> = {},
  place?: string,
): StatisticRow[] {
  if (paired === undefined) return []
  const { column: by, pairs, onlyBefore, onlyNow } = paired
  const rows = [
    row({ by, id: 'paired', n: pairs }),
    row({ by, id: 'only-before', n: onlyBefore }),
    row({ by, id: 'only-now', n: onlyNow }),
    ...paired.nodes.flatMap(({ id, n, before, now, change, low, high }) =>
      change === undefined
        ? []
        : [
            ...estimates({ by, parent: id, n }, { 'paired-before': before, 'paired-now': now }),
            row({ by, parent: id, id: 'paired-change', n, ...change }, { low, high }),
          ],
    ),
  ]
  // Nobody computes with the zero of what is hidden.
  const told = rows.map(each =>
    each.shown === HIDDEN_MARK ? { ...each, value: HIDDEN_MARK } : each,
  )
  return place === undefined ? told : told.map(each => ({ ...each, place }))
}

type LeftOut = NonNullable<NonNullable<Result['statistics']>['careless']>

/** How many there are, and the index without them. */
function leftOutRow(id: string, left: LeftOut | undefined): StatisticRow[] {
  if (left === undefined) return []
  const { rows, percent, without } = left
  return [
    {
      ...row({ id, n: rows, percent: percent.shown }),
      ...(without === undefined ? {} : { value: without.value, shown: without.shown }),
    },
  ]
}

export function statisticRows({ statistics, groups, previous, score }: Result): StatisticRow[] {
  // Clusters and strata have other degrees of freedom than respondents.
  const sizes = new Map(allNodes(score).map(({ id, n }) => [id, n]))
  const { scores = [], scales = [], bands = [], items = [], alike, careless } = statistics ?? {}
  const ofWhole = { 'stratified-alpha': statistics?.stratifiedAlpha }
  return [
    ...scores.map(({ id, standardError, low, high }) =>
      row(
        { parent: id, id: 'score', n: sizes.get(id) ?? HIDDEN_MARK, standard_error: standardError },
        { low, high },
      ),
    ),
    ...(statistics?.intervalsHidden === true ? hiddenIntervals(score, scores) : []),
    ...leftOutRow('answered-alike', alike),
    ...leftOutRow('suspicious', careless),
    ...robustRows(statistics?.robustness),
    ...estimates({}, ofWhole),
    ...styleRows('longest-run', statistics?.styles?.longestRun),
    ...styleRows('variability', statistics?.styles?.variability),
    ...(statistics?.undefined ?? []).map(({ id, statistic, because }) =>
      row({ parent: id, id: statistic, title: because }),
    ),
    ...bands.map(({ grade, percent }) => row({ id: 'band', grade, percent: percent.shown })),
    ...scales.flatMap(({ id, n, alpha, low, high, omega, lambda2, standardised, ...rest }) => [
      row({ parent: id, id: 'alpha', n, ...alpha }, { low, high }),
      ...estimates(
        { parent: id, n },
        { omega, 'lambda-2': lambda2, 'standardised-alpha': standardised },
      ),
      ...estimates({ parent: id, n }, { 'measurement-error': rest.measurementError }),
      ...annexRows(id, n, rest),
      ...rest.items.flatMap(item =>
        estimates(
          { parent: item.id, n },
          {
            'rest-correlation': item.rest,
            'total-correlation': item.total,
            'alpha-without': item.alphaWithout,
          },
        ),
      ),
      ...rest.items.flatMap(item => estimates({ parent: item.id }, { sd: item.sd })),
    ]),
    ...(statistics?.deviations ?? []).flatMap(({ id, n, sd }) =>
      estimates({ parent: id, n }, { sd }),
    ),
    ...items.map(({ id, codes, percent, low, high }) =>
      row(
        { parent: id, id: `best-answers ${codes.join('+')}`, percent: percent.shown },
        { low, high },
      ),
    ),
    ...groups.flatMap(each => groupRows(each, score)),
    ...pairedRows(previous),
    ...(previous?.otherPairs ?? []).flatMap(pair =>
      pairedRows(pair, `${pair.before} → ${pair.now}`),
    ),
  ]
}

const HIDDEN_CELLS = { value: HIDDEN_MARK, shown: HIDDEN_MARK }

/** The range, then each choice by its kind. */
function robustRows(robustness: NonNullable<Result['statistics']>['robustness']): StatisticRow[] {
  if (robustness === undefined) return []
  const { lowest: low, highest: high, choices, hidden = [] } = robustness
  const all = [
    ...choices,
    ...hidden.map(choice => ({ ...choice, index: HIDDEN_CELLS, grade: undefined })),
  ]
  return [
    row({ id: 'robustness' }, { low, high }),
    ...all.map(({ kind, title, rounding, index: { value, shown }, grade }) => {
      const about = title === undefined ? rounding : inLanguage(title, 'id')
      return row({
        ...{ group: kind, id: 'robustness-choice', value, shown },
        ...(about === undefined ? {} : { title: about }),
        ...(grade === undefined ? {} : { grade }),
      })
    }),
  ]
}

/** Of all respondents the mean and how much they differ, and how many have which value. */
function styleRows(id: string, style: Style | undefined): StatisticRow[] {
  if (style === undefined) return []
  const { n, mean, sd, counts } = style
  return [
    row({ id, n, ...mean }),
    ...estimates({ n }, { [`${id}-sd`]: sd }),
    ...counts.map(({ value, rows = HIDDEN_MARK }) => row({ id: `${id}-count`, n: rows, value })),
  ]
}

type Style = NonNullable<NonNullable<NonNullable<Result['statistics']>['styles']>['longestRun']>
type Scale = NonNullable<Result['statistics']>['scales'][number]

/** By the scale; covariances between two items in `parent` and `group`. */
function annexRows(by: string, n: number, { annex, items }: Pick<Scale, 'annex' | 'items'>) {
  if (annex === undefined) return []
  const { critical, pairwise, covariances } = annex
  return [
    ...estimates({ parent: by, n }, { 'critical-r': critical }),
    ...(pairwise === undefined
      ? []
      : estimates(
          { parent: by, n: pairwise.n },
          { 'pairwise-alpha': pairwise.alpha, 'pairwise-lambda-2': pairwise.lambda2 },
        )),
    ...covariances.flatMap((row, at) =>
      row.map((value, other) => ({
        ...{ part: 'statistic' as const, by, id: 'covariance', n, value },
        ...{ parent: items[at]?.id ?? '', group: items[other]?.id ?? '' },
      })),
    ),
  ]
}

/** Of the whole and its parts those that have none. */
function hiddenIntervals(
  score: Result['score'],
  shown: readonly { readonly id: string }[],
  key: Omit<StatisticRow, 'part' | 'id'> = {},
): StatisticRow[] {
  const known = new Set(shown.map(({ id }) => id))
  const missing = [score, ...score.children].filter(({ id }) => !known.has(id))
  const hidden = {
    n: HIDDEN_MARK,
    standard_error: HIDDEN_MARK,
    low: HIDDEN_MARK,
    high: HIDDEN_MARK,
  }
  return missing.map(({ id }) => ({ ...row({ ...key, parent: id, id: 'score' }), ...hidden }))
}

function groupRows(
  { by, groups, comparisons = [] }: Result['groups'][number],
  score: Result['score'],
): StatisticRow[] {
  const joined = by.join('*')
  return [
    ...groups.flatMap(({ values, intervals = [], intervalsHidden, ranks }) => {
      const key = { by: joined, group: values.join(' * ') }
      return [
        ...intervals.map(({ id, n, standardError, low, high }) =>
          row({ ...key, parent: id, id: 'score', n, standard_error: standardError }, { low, high }),
        ),
        ...(intervalsHidden === true ? hiddenIntervals(score, intervals, key) : []),
        ...(ranks === undefined
          ? []
          : [{ ...row({ ...key, id: 'rank' }), low: ranks.best, high: ranks.worst }]),
      ]
    }),
    ...comparisons.flatMap(each => {
      const { id, n, etaSquared, welch, kruskalWallis, icc1, icc2, agreement, delta } = each
      const key = { by: joined, parent: id, n }
      const byOne = { ...key, n: each.compared ?? n }
      return [
        ...estimates(key, { 'eta-squared': etaSquared, 'welch-f': welch?.f }),
        ...(welch === undefined ? [] : [row({ ...key, id: 'welch-p', value: welch.p })]),
        ...estimates(byOne, { 'kruskal-wallis-h': kruskalWallis?.h }),
        ...(kruskalWallis === undefined
          ? []
          : [row({ ...byOne, id: 'kruskal-wallis-p', value: kruskalWallis.p })]),
        ...estimates(key, { 'icc-1': icc1, 'icc-2': icc2, agreement }),
        ...estimates(byOne, { 'cliffs-delta': delta }),
        ...(each.undefined ?? []).map(({ statistic, because }) =>
          row({ ...key, id: statistic, title: because }),
        ),
      ]
    }),
  ]
}

function row(
  cells: Omit<StatisticRow, 'part' | 'low' | 'high'>,
  { low, high }: { readonly low?: Estimate | undefined; readonly high?: Estimate | undefined } = {},
): StatisticRow {
  return {
    ...{ part: 'statistic', ...cells },
    ...(low === undefined ? {} : { low: low.value }),
    ...(high === undefined ? {} : { high: high.value }),
  }
}

/** Those that are defined. */
function estimates(
  key: Omit<StatisticRow, 'part' | 'id'>,
  values: Readonly<Record<string, Estimate | undefined>>,
): StatisticRow[] {
  return Object.entries(values).flatMap(([id, estimate]) =>
    estimate === undefined ? [] : [row({ ...key, id, ...estimate })],
  )
}
