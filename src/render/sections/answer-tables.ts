/** The answers to the items -> how many gave each, in a table for the items that share their options. */
import type { FullReport } from '../../report/full-report.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { noAnswerColumns, type OptionalColumn, rangeText, tableOf } from './node-cells.ts'

type Item = FullReport['result']['items'][number]

export function answerTables(report: FullReport, wording: Wording): TableBlock[] {
  const { words } = wording
  const codes = ({ counts }: Item) => counts.map(({ code }) => code).join('\n')
  const counted = report.result.items.filter(({ counts }) => counts.length > 0)
  return [...new Set(counted.map(codes))].map(shared => {
    const items = counted.filter(item => codes(item) === shared)
    const labels = (items[0]?.counts ?? []).map(({ label }) => wording.text(label))
    const title = words.answers(wording.own('item'))
    // Options in the words of an item stand with that item alone.
    const isCommon = items.every(({ counts }) =>
      counts.every(({ label }, position) => wording.text(label) === labels[position]),
    )
    const top = topColumn(items, report, wording)
    const columns: OptionalColumn<Item>[] = [
      { heading: title, kind: 'text', always: true, cell: item => textCell(item.id) },
      { heading: '', kind: 'text', always: true, cell: item => textCell(wording.text(item.text)) },
      ...(items[0]?.counts ?? []).map(
        ({ code }, position): OptionalColumn<Item> => ({
          heading: code,
          kind: 'number',
          always: true,
          cell: ({ counts }) => {
            const { count = 0, percent } = counts[position] ?? {}
            const share =
              percent === undefined ? '' : ` (${words.percent(wording.number(percent.shown))})`
            return textCell(`${wording.count(count)}${share}`)
          },
        }),
      ),
      ...top,
      ...noAnswerColumns(items, item => item.noAnswers, wording),
    ]
    const legend = (items[0]?.counts ?? []).map(
      ({ code }, position) => `${code} ${labels[position]}`,
    )
    const { items: tops = [] } = report.result.statistics ?? {}
    const hasInterval = tops.some(({ low }) => low !== undefined)
    const below = [
      ...(isCommon ? [legend.join(' · ')] : []),
      ...(top.length > 0 && hasInterval ? [words.statistics.topAnswersMean] : []),
    ]
    return { kind: 'table', title, ...tableOf(items, columns), compact: false, below }
  })
}

/** How many gave one of the best answers, where the items share them; none where they do not. */
function topColumn(
  items: readonly Item[],
  { result }: FullReport,
  wording: Wording,
): OptionalColumn<Item>[] {
  const tops = new Map((result.statistics?.items ?? []).map(each => [each.id, each]))
  const codes = new Set(items.flatMap(({ id }) => tops.get(id)?.codes.join('+') ?? []))
  const [shared] = codes
  // Of a single one the share stands there anyway.
  if (shared === undefined || codes.size > 1 || !shared.includes('+')) return []
  return [
    {
      heading: wording.words.statistics.topAnswers(shared),
      kind: 'number',
      cell: ({ id }) => {
        const top = tops.get(id)
        if (top === undefined) return undefined
        const percent = wording.words.percent(wording.number(top.percent.shown))
        const { low, high } = top
        const isAlone = low === undefined || high === undefined
        return textCell(isAlone ? percent : `${percent} (${rangeText({ low, high }, wording)})`)
      },
    },
  ]
}
