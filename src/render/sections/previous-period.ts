/** The period before beside this one -> tables of areas and units, and the answers that changed. */

import { sentenceStart } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type Block, type Cell, type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { listedNodes, numberedTitle } from './worksheet-tables.ts'

type Previous = NonNullable<NonNullable<FullReport['result']['worksheet']>['previous']>
type Change = Pick<Previous['units'][number], 'before' | 'now' | 'change'>

const MOST_ANSWERS = 12

export function previousPeriod({ result }: FullReport, wording: Wording): Block[] {
  const previous = result.worksheet?.previous
  if (previous === undefined) return []
  const own = wording.words.worksheet
  const title = own.comparedTo(previous.period)
  const listed = new Set([result.score.id, ...listedNodes(result.score).map(({ id }) => id)])
  const [whole, ...parts] = previous.nodes.filter(({ id }) => listed.has(id))
  const nodes = whole === undefined ? [] : [...parts, whole]
  const answers = previous.answers.map(({ unit, id, before, now }) => {
    const who = unit === undefined ? id : `${unit} ${id}`
    return `${who} ${before ?? own.noAnswer} → ${now ?? own.noAnswer}`
  })
  const shown = shortList(answers, MOST_ANSWERS, { between: ' · ' })
  const changed = `${own.changedAnswers(wording.count(answers.length))}: ${shown}`
  return [
    ...changeTable(
      title,
      title,
      nodes.map(node => [numberedTitle(node, wording), node] as const),
      wording,
    ),
    ...changeTable(
      title,
      sentenceStart(wording.own('unit')),
      previous.units.map(unit => [unit.unit, unit] as const),
      wording,
    ),
    ...(answers.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            title,
            entries: [{ text: changed, more: [] }],
          },
        ]),
  ]
}

function changeTable(
  title: string,
  heading: string,
  changes: readonly (readonly [string, Change])[],
  wording: Wording,
): TableBlock[] {
  if (changes.length === 0) return []
  const own = wording.words.worksheet
  const cell = (quantity: Change['now']): Cell =>
    textCell(quantity === undefined ? UNDEFINED_MARK : wording.number(quantity.shown))
  const signed = (quantity: Change['now']): Cell => {
    const shown = cell(quantity)
    const isGain = quantity !== undefined && quantity.value > 0
    return 'text' in shown && isGain ? textCell(`+${shown.text}`, 'strong') : shown
  }
  return [
    {
      kind: 'table',
      title,
      columns: [
        { heading, kind: 'text' },
        { heading: own.before, kind: 'number' },
        { heading: own.now, kind: 'number' },
        { heading: own.change, kind: 'number' },
      ],
      rows: changes.map(([name, change]) => [
        textCell(name),
        cell(change.before),
        cell(change.now),
        signed(change.change),
      ]),
      compact: true,
      below: [],
    },
  ]
}
