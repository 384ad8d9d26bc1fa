/** A report -> the table of a follow-up plan: what to improve first and its score, the rest empty for the office. */
import { sentenceStart } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type Cell, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { shownCell, standsOnItems } from './node-cells.ts'
import { numberedTitle } from './worksheet-tables.ts'

const PRIORITIES = 3
const MOST_PRIORITIES = 8
const QUARTERS = ['I', 'II', 'III', 'IV']

/** Causes and measures are never ours to write. */
export function planTable(report: FullReport, wording: Wording): TableBlock {
  const { result } = report
  const { words } = wording
  const isSurvey = result.rubric.kind === 'survey'
  const rows = priorities(report, wording)
  const what = isSurvey && standsOnItems(result.score) ? 'item' : 'dimension'
  const number = isSurvey ? words.score : words.worksheet.gain
  const columns: TableBlock['columns'] = [
    { heading: words.page.number, kind: 'number' },
    { heading: words.page.priority(wording.own(isSurvey ? what : 'item')), kind: 'text' },
    { heading: sentenceStart(number), kind: 'number' },
    { heading: words.page.activity, kind: 'text' },
    { heading: words.page.output, kind: 'text' },
    ...QUARTERS.map(each => ({ heading: words.page.quarter(each), kind: 'text' as const })),
    { heading: words.page.responsible, kind: 'text' },
  ]
  const filled = rows.length > 0 ? rows : EMPTY_ROWS
  return {
    kind: 'table',
    title: words.page.plan,
    columns,
    rows: filled.map(({ name, score }, position): readonly Cell[] => [
      { text: String(position + 1), value: position + 1 },
      textCell(name),
      score,
      ...columns.slice(3).map(() => textCell('')),
    ]),
    compact: false,
    below: [],
    isForm: true,
  }
}

const EMPTY_ROWS: readonly Priority[] = Array.from({ length: PRIORITIES }, () => ({
  ...{ id: '', name: '', score: textCell('') },
}))

interface Priority {
  readonly id: string
  readonly name: string
  readonly score: Cell
}

/** What to improve first: the lowest parts of a survey, the largest gains of a worksheet. */
export function priorities(report: FullReport, wording: Wording): Priority[] {
  return report.result.rubric.kind === 'survey'
    ? lowestParts(report, wording)
    : gains(report, wording)
}

/** The three lowest and those as low as the third, where the parts can be compared. */
function lowestParts({ result: { score, items } }: FullReport, wording: Wording): Priority[] {
  const ranges = score.children.map(({ minimum, maximum }) => `${minimum?.exact} ${maximum?.exact}`)
  if (new Set(ranges).size > 1) return []
  const scored = score.children
    .filter(({ value }) => value !== undefined)
    .toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))
  const last = scored[PRIORITIES - 1] ?? scored.at(-1)
  const lowest = scored.filter(({ value }) => (value ?? 0) <= (last?.value ?? 0))
  // Where all are alike there is no order to begin with.
  if (lowest.length > MOST_PRIORITIES || lowest.length === score.children.length) return []
  return lowest.map(node => {
    const index = items.find(({ id }) => id === node.item)?.index
    return {
      id: node.id,
      name: wording.title(node),
      score: shownCell(index ?? node, wording) ?? textCell(''),
    }
  })
}

function gains({ result }: FullReport, wording: Wording): Priority[] {
  return (result.worksheet?.gains ?? []).slice(0, MOST_PRIORITIES).map(gain => ({
    id: gain.id,
    name: numberedTitle(gain, wording),
    score: shownCell(gain.gain, wording) ?? textCell(''),
  }))
}
