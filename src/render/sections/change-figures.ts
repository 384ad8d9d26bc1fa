/** A report -> bars of what changed since the period before, and of the points that can still be gained. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK, type Quantity } from '../../report/report-numbers.ts'
import type { BarRow, BarsBlock } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import type { End } from './node-cells.ts'
import { signedText } from './previous-period.ts'
import { listedNodes, numberedTitle, unweighedParts } from './worksheet-tables.ts'

interface Change {
  readonly label: string
  readonly change: Quantity | undefined
  readonly low?: End | undefined
  readonly high?: End | undefined
  readonly isWhole: boolean
}

type Result = FullReport['result']

/** The index and its parts, as far as all are on one scale: to the right what has risen, to the left what has fallen. */
export function changeBars({ result }: FullReport, wording: Wording): BarsBlock[] {
  const { rubric } = result
  const changes =
    rubric.kind === 'worksheet' ? worksheetChanges(result, wording) : surveyChanges(result, wording)
  if (changes.filter(({ change }) => isKnown(change)).length < 2) return []
  const { words } = wording
  const furthest = Math.max(
    ...changes.flatMap(({ change, low, high }) =>
      [change, low, high].map(each => Math.abs(each?.value ?? 0)),
    ),
  )
  if (furthest === 0) return []
  const end = roundAbove(furthest)
  const at = (value: number) => 0.5 + value / end / 2
  const row = ({ label, change, low, high, isWhole }: Change): BarRow => ({
    label,
    ...(isKnown(change) ? { from: 0.5, share: at(change.value), value: change.value } : {}),
    shown: change === undefined ? UNDEFINED_MARK : signedText(change.shown, wording),
    ...(low === undefined || high === undefined
      ? {}
      : {
          interval: { from: at(low.value), to: at(high.value) },
        }),
    ...(isWhole ? { mark: 'whole' } : {}),
  })
  const parts = changes.filter(({ isWhole }) => !isWhole)
  const ends = [signedText(`-${end}`, wording), signedText(`${end}`, wording)] as const
  const isSure = changes.some(({ low }) => low !== undefined)
  return [
    {
      kind: 'bars',
      title: words.page.change,
      about: words.page.changeTells(...ends),
      headings: {
        label: words.page.part,
        number: words.worksheet.change,
        beside: '',
      },
      ends,
      range: [-end, end],
      limits: [],
      rows: [...parts, ...changes.filter(({ isWhole }) => isWhole)].map(row),
      below: [],
      tells: isSure ? { whiskers: words.statistics.whisker } : {},
    },
  ]
}

function isKnown(change: Change['change']): change is NonNullable<Change['change']> {
  return change !== undefined && change.exact !== HIDDEN_MARK
}

/** Dimensions, or items where the index stands on them. */
function surveyChanges({ previous, score }: Result, wording: Wording): Change[] {
  const nodes = previous?.nodes ?? []
  const whole = nodes.find(({ id }) => id === score.id)
  if (whole === undefined) return []
  const parts = nodes.filter(each => each !== whole)
  const range = ({ minimum, maximum }: Result['score']) => `${minimum?.exact} ${maximum?.exact}`
  const isAlike = (id: string) =>
    score.children.some(child => child.id === id && range(child) === range(score))
  const items = (previous?.items ?? []).filter(each => each.in === 'index')
  const own = parts.length > 0 ? parts.filter(({ id }) => isAlike(id)) : items
  const named = ({ title, change, ...each }: (typeof own)[number]) => ({
    ...{ change, low: each.low, high: each.high },
    ...{ label: wording.text(title), isWhole: false },
  })
  return [...own.map(named), { ...named(whole), isWhole: true }]
}

/** In points; of units that are not joined, each by itself. */
function worksheetChanges({ worksheet, score }: Result, wording: Wording): Change[] {
  const { nodes = [], units = [] } = worksheet?.previous ?? {}
  const listed = new Set([score.id, ...listedNodes(score).map(({ id }) => id)])
  if (nodes.length === 0) {
    return units
      .filter(unit => unit.in === undefined)
      .map(({ unit, change }) => ({ label: shownName(unit), change, isWhole: false }))
  }
  return nodes
    .filter(node => listed.has(node.id) && node.in === undefined)
    .map(node => ({
      label: numberedTitle(node, wording),
      change: node.change,
      isWhole: node.id === score.id,
    }))
}

const MOST_GAINS = 12

/** Where a worksheet can still gain, the most first. */
export function gainBars(report: FullReport, wording: Wording): BarsBlock[] {
  const unweighed = unweighedParts(report, wording)
  const gains = (report.result.worksheet?.gains ?? []).slice(0, MOST_GAINS)
  const furthest = Math.max(0, ...gains.map(({ gain }) => gain.value))
  if (gains.length < 2 || furthest === 0) return []
  const { words } = wording
  const end = roundAbove(furthest)
  return [
    {
      kind: 'bars',
      title: words.worksheet.gains,
      about: words.page.gainsTell(wording.number(`${end}`)),
      headings: {
        label: sentenceStart(wording.own('dimension')),
        number: words.worksheet.gain,
        beside: words.score,
      },
      ends: ['0', wording.number(`${end}`)],
      range: [0, end],
      limits: [],
      rows: gains.map(gain => ({
        label: numberedTitle(gain, wording),
        ...{ share: gain.gain.value / end, value: gain.gain.value },
        shown: wording.number(gain.gain.shown),
        beside: `${wording.number(gain.earned.shown)} / ${wording.number(gain.maximum.shown)}`,
      })),
      below: unweighed.length === 0 ? [] : [words.worksheet.gainsUnweighed(unweighed.join(', '))],
    },
  ]
}

/** 1, 2 or 5 and zeros, or as many decimals: an end of an axis. */
function roundAbove(value: number): number {
  const exponent = Math.floor(Math.log10(value))
  const step = [1, 2, 5, 10].find(each => each * 10 ** exponent >= value) ?? 10
  // Decimal text, so that 0.3 is not written as 0.30000000000000004.
  return Number((step * 10 ** exponent).toFixed(Math.max(0, -exponent)))
}
