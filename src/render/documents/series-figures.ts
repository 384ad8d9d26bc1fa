/** A few numbers along an axis -> a figure of series: a trend over periods, or what two raters gave each part. */
import { indexScale } from '../sections/figures.ts'
import { innermost, numberedTitle } from '../sections/worksheet-tables.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import type { FactContext } from './facts.ts'
import { trendRows } from './field-tables.ts'

export interface SeriesBlock {
  readonly kind: 'series'
  /** line: points joined in order. dots: points of one row on one line. */
  readonly form: 'line' | 'dots'
  readonly title: string
  readonly about: string
  readonly labels: readonly string[]
  readonly series: readonly {
    readonly name: string
    readonly points: readonly ({ readonly value: number; readonly shown: string } | undefined)[]
  }[]
  readonly range: readonly [number, number]
  readonly ends: readonly [string, string]
  readonly below: readonly string[]
}

/** On the whole scale: a cut axis makes much of little. */
export function trendFigure(context: FactContext): SeriesBlock[] {
  const { report, wording, document } = context
  const { minimum, maximum } = report.result.rubric.range
  const rows = trendRows(context)
  if (rows.filter(({ value }) => value !== undefined).length < 2) return []
  const words = DOCUMENT_WORDS[document.language]
  return [
    {
      ...{ kind: 'series', form: 'line', title: wording.own('index'), about: words.trendTells },
      // No score without how many gave it, where that is known.
      labels: rows.map(({ period, n }) => {
        const name = 'text' in period ? period.text : ''
        return n === undefined ? name : `${name} (n = ${wording.count(n)})`
      }),
      series: [
        {
          name: wording.own('index'),
          points: rows.map(({ value, shown }) =>
            value === undefined ? undefined : { value, shown },
          ),
        },
      ],
      range: [minimum.value, maximum.value],
      ends: [wording.number(minimum.shown), wording.number(maximum.shown)],
      below: [],
    },
  ]
}

/** Where every part has the same range; the largest difference first. */
export function readingsFigure(context: FactContext): SeriesBlock[] {
  const { report, wording, document } = context
  const { score } = report.result
  if (score.undefinedBecause === 'several-units') return []
  const rows = innermost(score).flatMap(node => {
    const verified = node.verified?.score
    return verified === undefined || node.value === undefined
      ? []
      : [{ node, verified, gap: Math.abs(node.value - verified.value) }]
  })
  const ranges = new Set(rows.map(({ node }) => `${node.minimum?.exact} ${node.maximum?.exact}`))
  const [first] = rows
  const maximum = first?.node.maximum
  if (first === undefined || maximum === undefined || ranges.size > 1) return []
  const [minimum] = indexScale(
    report,
    rows.map(({ node }) => node),
  ) ?? [first.node.minimum]
  const ordered = rows.toSorted((a, b) => b.gap - a.gap)
  const shown = (text: string | undefined) => wording.number(text ?? '')
  const own = wording.words.worksheet
  return [
    {
      ...{ kind: 'series', form: 'dots', title: wording.own('index') },
      about: DOCUMENT_WORDS[document.language].readingsTell,
      labels: ordered.map(({ node }) => numberedTitle(node, wording)),
      series: [
        {
          name: own.claimedReading,
          points: ordered.map(({ node }) => ({ value: node.value ?? 0, shown: shown(node.shown) })),
        },
        {
          name: own.verifiedReading,
          points: ordered.map(({ verified }) => ({
            value: verified.value,
            shown: shown(verified.shown),
          })),
        },
      ],
      range: [minimum?.value ?? 0, maximum.value],
      ends: [shown(minimum?.shown ?? '0'), shown(maximum.shown)],
      below: [],
    },
  ]
}
