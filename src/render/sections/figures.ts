/** The numbers of a report -> what its figures draw: bars of parts, answers to each item. */
import { sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { gradeBands } from '../../report/grade-bands.ts'
import type { Quantity } from '../../report/report-numbers.ts'
import type { BarRow, BarsBlock, LikertBlock } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { extremeNodes, rangeText, standsOnItems } from './node-cells.ts'
import {
  extremeShares,
  innermost,
  listedNodes,
  numberedTitle,
  percentOf,
} from './worksheet-tables.ts'

type Part = Pick<FullNode, 'value' | 'shown' | 'minimum' | 'maximum'>

/** The parts of a survey's index, then the index. Where parts are items, their indexes if all have one. */
export function partBars(report: FullReport, wording: Wording): BarsBlock[] {
  const { score, items, statistics } = report.result
  const { words } = wording
  if (score.children.length === 0) return []
  const isOnItems = standsOnItems(score)
  const indexOf = (node: FullNode) => items.find(({ id }) => id === node.item)?.index
  const asIndex =
    isOnItems &&
    score.children.every(node => node.value === undefined || indexOf(node) !== undefined)
  const partOf = (node: FullNode): Part => {
    const index = asIndex ? indexOf(node) : undefined
    return index === undefined ? node : { ...rangeOf(score), ...index }
  }
  const parts = score.children.map(partOf)
  const shared = sharedRange([...parts, score])
  const isMixed = sharedRange(parts) === undefined
  const isGraded = score.children.some(({ grade }) => grade !== undefined)
  const [lowest, highest] = (['lowest', 'highest'] as const).map(end => extremeNodes(score, end))
  const row = (node: FullNode, part: Part, mark?: BarRow['mark']): BarRow => ({
    label: wording.title(node),
    ...shareOf(part),
    ...(part.value === undefined ? {} : { value: part.value }),
    shown: part.shown === undefined ? UNDEFINED_MARK : wording.number(part.shown),
    ...drawnInterval(node, part),
    ...besideOf(node, part),
    ...(mark === undefined ? {} : { mark }),
  })
  const intervalOf = (node: FullNode, part: Part) => {
    const found = statistics?.scores.find(({ id }) => id === node.id)
    // An item drawn by its index has its interval there too.
    return part === node ? found : found?.index
  }
  const drawnInterval = (node: FullNode, part: Part): Pick<BarRow, 'interval'> => {
    const own = intervalOf(node, part)
    if (own === undefined) return {}
    const [from, to] = [own.low, own.high].map(({ value }) => shareOf({ ...part, value }).share)
    if (from === undefined || to === undefined) return {}
    return { interval: { from, to, shown: rangeText(own, wording) } }
  }
  const isBeyond = [...score.children, score].some((node, position) => {
    const part = parts[position] ?? node
    const own = intervalOf(node, part)
    const [least, most] = [part.minimum?.value, part.maximum?.value]
    if (own === undefined || least === undefined || most === undefined) return false
    return own.low.value < least || own.high.value > most
  })
  const besideOf = (node: FullNode, part: Part) => {
    if (isGraded) return node.grade === undefined ? {} : { beside: node.grade }
    return isMixed && part.maximum !== undefined
      ? { beside: words.outOf(wording.number(part.maximum.shown)) }
      : {}
  }
  const title = sentenceStart(wording.own(isOnItems ? 'item' : 'dimension'))
  const quantity = asIndex || !isOnItems ? words.indexColumn : words.score
  const range = shared ?? sharedRange(parts)
  const limits = shared === undefined ? [] : limitsOf(report, shared, wording)
  return [
    {
      kind: 'bars',
      title,
      about:
        range === undefined
          ? title
          : words.page.barsTell(title, endText(range[0], wording), endText(range[1], wording)),
      headings: {
        label: title,
        number: isMixed ? words.score : quantity,
        beside: isGraded ? sentenceStart(wording.own('grade')) : '',
      },
      ...(range === undefined
        ? {}
        : {
            ends: [endText(range[0], wording), endText(range[1], wording)] as const,
            range: [range[0].value, range[1].value] as const,
          }),
      limits,
      rows: [
        ...score.children.map((node, position) =>
          row(
            node,
            parts[position] ?? node,
            lowest?.includes(node) ? 'lowest' : highest?.includes(node) ? 'highest' : undefined,
          ),
        ),
        ...(shared === undefined ? [] : [row(score, score, 'whole')]),
      ],
      below: isBeyond ? [words.statistics.beyondScale] : [],
      tells: {
        ...(statistics === undefined || statistics.intervalsHidden === true
          ? {}
          : {
              whiskers: words.statistics.whisker,
              whiskersOfDots: words.statistics.whiskerOfDots,
            }),
        ...(limits.length === 0 ? {} : { limits: limitsTell(report, wording) }),
      },
    },
  ]
}

/**
 * The areas of a worksheet: on the scale of the index where they share it, else in percent of what they can earn; of several units
 * that are not joined, each unit.
 */
export function shareBars(report: FullReport, wording: Wording): BarsBlock[] {
  const { score, units } = report.result
  const { words } = wording
  const isWhole = score.undefinedBecause !== 'several-units'
  const listed = listedNodes(score)
  const scale = isWhole ? indexScale(report, listed) : undefined
  if (scale !== undefined) return [scaleBars(report, [...listed, score], scale, wording)]
  const points = (node: FullNode) => {
    const shown = node.shown ?? node.provisional?.shown
    const maximum = node.maximum?.shown
    return shown === undefined || maximum === undefined
      ? {}
      : { beside: `${wording.number(shown)} / ${wording.number(maximum)}` }
  }
  const row = (label: string, node: FullNode, mark?: BarRow['mark']): BarRow => {
    const percent = percentOf(node)
    return {
      label,
      ...(percent === undefined
        ? {}
        : { share: within(percent.value / 100), value: percent.value }),
      shown: percent === undefined ? UNDEFINED_MARK : `${wording.number(percent.shown)}%`,
      ...points(node),
      ...(mark === undefined ? {} : { mark }),
    }
  }
  const low = extremeShares(isWhole ? innermost(score) : units.map(unit => unit.score), 'lowest')
  const mark = (node: FullNode) => (low.includes(node) ? 'lowest' : undefined)
  const rows = isWhole
    ? [
        ...listed.map(node => row(numberedTitle(node, wording), node, mark(node))),
        row(wording.title(score), score, 'whole'),
      ]
    : units.map(unit => row(shownName(unit.unit), unit.score, mark(unit.score)))
  if (rows.every(({ share }) => share === undefined)) return []
  const title = sentenceStart(wording.own(isWhole ? 'dimension' : 'unit'))
  return [
    {
      kind: 'bars',
      title,
      about: words.page.barsTell(title, '0%', '100%'),
      headings: { label: title, number: words.share, beside: words.score },
      ends: ['0%', '100%'],
      range: [0, 100],
      limits: [],
      rows,
      below: [],
    },
  ]
}

/** The scale of the index, where what each part can earn is what the whole can: levels that are averaged. */
export function indexScale(
  { result }: FullReport,
  nodes: readonly FullNode[],
): readonly [Quantity, Quantity] | undefined {
  const { minimum, maximum } = result.rubric.range
  const isShared = [...nodes, result.score].every(node => node.maximum?.exact === maximum.exact)
  return isShared && nodes.length > 0 ? [minimum, maximum] : undefined
}

function scaleBars(
  report: FullReport,
  nodes: readonly FullNode[],
  [minimum, maximum]: readonly [Quantity, Quantity],
  wording: Wording,
): BarsBlock {
  const { score } = report.result
  const title = sentenceStart(wording.own('dimension'))
  const ends = [endText(minimum, wording), endText(maximum, wording)] as const
  const low = extremeShares(innermost(score), 'lowest')
  const limits = limitsOf(report, [minimum, maximum], wording)
  return {
    kind: 'bars',
    title,
    about: wording.words.page.barsTell(title, ...ends),
    headings: { label: title, number: wording.words.score, beside: '' },
    ends,
    range: [minimum.value, maximum.value],
    limits,
    rows: nodes.map(node => ({
      label: node === score ? wording.title(node) : numberedTitle(node, wording),
      ...shareOf({ ...node, minimum, maximum }),
      ...(node.value === undefined ? {} : { value: node.value }),
      shown: node.shown === undefined ? UNDEFINED_MARK : wording.number(node.shown),
      ...(node === score
        ? { mark: 'whole' as const }
        : low.includes(node)
          ? { mark: 'lowest' as const }
          : {}),
    })),
    below: [],
    tells: limits.length === 0 ? {} : { limits: limitsTell(report, wording) },
  }
}

/** Where a value lies in its own range, or nothing. */
function shareOf({ value, minimum, maximum }: Part): { readonly share?: number } {
  const [least, most] = [minimum?.value ?? 0, maximum?.value]
  if (value === undefined || most === undefined || !(most > least)) return {}
  return { share: within((value - least) / (most - least)) }
}

/** A whole number needs no decimals: 100. */
function endText({ exact, shown }: Quantity, wording: Wording): string {
  return wording.number(exact.includes('/') ? shown : exact)
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share))
}

function rangeOf({ minimum, maximum }: FullNode): Pick<FullNode, 'minimum' | 'maximum'> {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  }
}

function sharedRange(parts: readonly Part[]): readonly [Quantity, Quantity] | undefined {
  const [{ minimum, maximum } = {}] = parts
  if (minimum === undefined || maximum === undefined) return undefined
  const isShared = parts.every(
    part => part.minimum?.exact === minimum.exact && part.maximum?.exact === maximum.exact,
  )
  return isShared ? [minimum, maximum] : undefined
}

function limitsTell({ result }: FullReport, wording: Wording): string {
  const bounds = gradeBands(result.model, result.score.id)
    .toReversed()
    .flatMap(({ grade, from, isInclusive }) =>
      from === undefined
        ? []
        : [`${grade} ${isInclusive ? '≥' : '>'} ${wording.number(from.shown)}`],
    )
  const index = sentenceStart(wording.own('index'))
  return wording.words.page.bandLimits(wording.own('grade'), index, bounds.join(' · '))
}

function limitsOf(
  { result }: FullReport,
  [minimum, maximum]: readonly [Quantity, Quantity],
  wording: Wording,
): BarsBlock['limits'] {
  return gradeBands(result.model, result.score.id).flatMap(({ grade, from }) => {
    const { share } = shareOf({
      ...(from === undefined ? {} : { value: from.value }),
      minimum,
      maximum,
    })
    return share === undefined || from === undefined || share <= 0 || share >= 1
      ? []
      : [{ share, shown: wording.number(from.shown), grade }]
  })
}

// The answers to the items -> stacked bars around the middle of the scale, for the items that share their options.

type Item = FullReport['result']['items'][number]

/** More do not tell apart. */
const MOST_OPTIONS = 7

export function answerFigures(report: FullReport, wording: Wording): LikertBlock[] {
  const { items, model } = report.result
  const { words } = wording
  const codes = ({ counts }: Item) => counts.map(({ code }) => code).join('\n')
  const isReverse = new Set(model.items.filter(({ reverse }) => reverse).map(({ id }) => id))
  const drawn = items.filter(
    ({ counts }) =>
      counts.length > 1 &&
      counts.length <= MOST_OPTIONS &&
      counts.every(({ percent }) => percent !== undefined),
  )
  return [...new Set(drawn.map(codes))].map((shared): LikertBlock => {
    const own = drawn.filter(item => codes(item) === shared)
    const label = (item: Item, position: number) => wording.text(item.counts[position]?.label ?? {})
    const [first] = own
    const options = (first?.counts ?? []).map(({ code }, position) => {
      const words = new Set(own.map(item => label(item, position)))
      return words.size === 1 && first !== undefined ? label(first, position) : code
    })
    const byIndex = own.every(({ index }) => index !== undefined)
    const title = words.page.answersOf(wording.own('item'))
    return {
      kind: 'likert',
      title,
      about: words.page.likertTells(options[0] ?? '', options.at(-1) ?? ''),
      headings: {
        label: sentenceStart(wording.own('item')),
        number: byIndex ? words.indexColumn : sentenceStart(wording.own('mean')),
      },
      options,
      rows: own.map(item => {
        const shown = (byIndex ? item.index : item.meanPoints)?.shown
        const text = wording.text(item.text)
        return {
          label: isReverse.has(item.id) ? `${text} (${words.page.reversed})` : text,
          parts: item.counts.map(({ count, percent }, position) => ({
            share: within((percent?.value ?? 0) / 100),
            text: `${label(item, position)}: ${wording.count(count)} (${words.percent(wording.number(percent?.shown ?? ''))})`,
          })),
          shown: shown === undefined ? UNDEFINED_MARK : wording.number(shown),
        }
      }),
      below: [words.page.seeAnnex],
    }
  })
}
