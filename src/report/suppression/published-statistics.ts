/** The statistics of a survey's result -> the same without what tells of few persons. */
import { countedExact } from '../../math/exact.ts'
import type { ReportResult } from '../report-shape.ts'
import { MIN_CATEGORY } from './suppression-plan.ts'

type Statistics = NonNullable<ReportResult['statistics']>

/** From the index with and without few persons follows what these answered. The same where nothing tells of few. */
export function publishedStatistics(
  statistics: Statistics,
  rowsUsed: number,
  minGroup: number,
  areAveragesShown: boolean,
): Statistics {
  const { alike, careless, robustness, styles, ...rest } = statistics
  const isTold = (left: typeof careless) =>
    left !== undefined && Math.min(left.rows, rowsUsed - left.rows) < minGroup
  const told = {
    alike: isTold(alike) ? undefined : alike,
    careless: isTold(careless) ? undefined : careless,
    styles: styles && publishedStyles(styles),
    robustness:
      robustness &&
      publishedRobustness(robustness, minGroup, [
        ...(isTold(alike) ? ['varied'] : []),
        ...(isTold(careless) ? ['careful'] : []),
        ...(areAveragesShown ? [] : ['average']),
      ]),
  }
  const parts = Object.entries(told).filter(([, part]) => part !== undefined)
  const isSame = Object.entries(told).every(
    ([name, part]) => Reflect.get(statistics, name) === part,
  )
  return isSame ? statistics : { ...rest, ...Object.fromEntries(parts) }
}

/**
 * Covariances of who answered all items of a scale, beside how far all who answered an item differ, tell what few answered who
 * left another item out: they go, and reliability, which narrows it down, keeps two decimals. The same statistics where nothing does.
 */
export function withoutTellingScales(
  statistics: Statistics,
  items: ReportResult['items'],
  minGroup: number,
): {
  readonly statistics: Statistics
  /** How many have no covariances any more. */
  readonly hidden: number
} {
  const answered = new Map(items.map(({ id, n }) => [id, n]))
  const isTelling = ({ n, items: own }: Scale) =>
    own.some(({ id }) => {
      const others = (answered.get(id) ?? n) - n
      return others > 0 && others < minGroup
    })
  const telling = statistics.scales.filter(isTelling)
  if (telling.length === 0) return { statistics, hidden: 0 }
  const { stratifiedAlpha } = statistics
  const scales = statistics.scales.map(scale => {
    if (!isTelling(scale)) return scale
    const { id, n, annex: _annex, items: own, ...estimates } = scale
    return {
      ...{ id, n, ...coarse(estimates) },
      items: own.map(({ id: item, sd: _sd, ...rest }) => ({ id: item, ...coarse(rest) })),
    }
  })
  return {
    statistics: { ...statistics, scales, ...(stratifiedAlpha && coarse({ stratifiedAlpha })) },
    hidden: telling.filter(({ annex }) => annex !== undefined).length,
  }
}

type Scale = Statistics['scales'][number]
type Estimate = Scale['alpha']

function coarse<T extends Readonly<Record<string, Estimate | undefined>>>(estimates: T): T {
  const told = Object.entries(estimates).flatMap(([name, estimate]) =>
    estimate === undefined ? [] : [[name, rounded(estimate)] as const],
  )
  return Object.fromEntries(told) as T
}

function rounded({ value }: Estimate): Estimate {
  const shown = value.toFixed(2)
  return { value: Number(shown), shown }
}

type Robustness = NonNullable<Statistics['robustness']>

/** Of the choices that tell of few persons or of hidden groups only what they are; the range is without them too. */
function publishedRobustness(
  robustness: Robustness,
  minGroup: number,
  hidden: readonly string[],
): Robustness {
  const { choices: all, hidden: before = [] } = robustness
  const isShown = ({ kind, persons = minGroup }: Robustness['choices'][number]) =>
    !hidden.includes(kind) && persons >= minGroup
  const choices = all.filter(isShown)
  const kinds = new Set([...all, ...before].map(({ kind }) => kind))
  // One that is not computed since it tells of few is hidden as well, where nothing says how few they are.
  const without = hidden.filter(kind => kind === 'careful' && !kinds.has(kind))
  if (choices.length === all.length && without.length === 0) return robustness
  const sorted = choices
    .map(({ index }) => index)
    .sort((a, b) => countedExact(a.exact).compare(countedExact(b.exact)))
  const { lowest, highest } = robustness
  return {
    lowest: sorted[0] ?? lowest,
    highest: sorted.at(-1) ?? highest,
    grades: [...new Set(choices.flatMap(({ grade }) => grade ?? []))],
    choices,
    hidden: [
      ...before,
      ...all.flatMap(choice => {
        const { index, grade, persons, ...named } = choice
        return isShown(choice) ? [] : [named]
      }),
      ...without.map(kind => ({ kind })),
    ],
  }
}

type Styles = NonNullable<Statistics['styles']>

/** Where few share a value, none of the counts: with their sum, mean and deviation, some would follow from the others. */
function publishedStyles(styles: Styles): Styles {
  const isFew = ({ rows = 0 }: { readonly rows?: number }) => rows > 0 && rows < MIN_CATEGORY
  const own = Object.entries(styles)
  if (!own.some(([, { counts }]) => counts.some(isFew))) return styles
  const told = own.map(([sign, { counts, ...style }]) => {
    const shown = counts.some(isFew) ? counts.map(({ value }) => ({ value })) : counts
    return [sign, { ...style, counts: shown }]
  })
  return Object.fromEntries(told) as Styles
}
