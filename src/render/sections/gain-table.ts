/** Where a worksheet can still gain points -> a short table, the largest gain first. */
import type { Report } from '../../report/report-shape.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { numberedTitle } from './worksheet-areas.ts'

const MOST_SHOWN = 5

export function gainTable({ result }: Report, wording: Wording): TableBlock[] {
  const gains = (result.worksheet?.gains ?? []).slice(0, MOST_SHOWN)
  if (gains.length === 0) return []
  const { words } = wording
  const own = words.worksheet
  const number = (shown: string) => textCell(wording.number(shown))
  return [
    {
      kind: 'table',
      title: own.gains,
      columns: [
        { heading: own.gains, kind: 'text' },
        { heading: words.weight, kind: 'number' },
        { heading: words.score, kind: 'number' },
        { heading: own.gain, kind: 'number' },
      ],
      rows: gains.map(gain => [
        textCell(numberedTitle(gain, wording)),
        number(gain.maximum.shown),
        number(gain.earned.shown),
        { ...number(gain.gain.shown), emphasis: 'strong' as const },
      ]),
      compact: true,
      below: [],
    },
  ]
}
