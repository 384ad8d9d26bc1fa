/** What a worksheet leaves open -> the list of blanks and of claims without evidence, long ones cut short unless asked for. */
import type { FullReport } from '../../report/full-report.ts'
import { templateNumbers } from '../../report/recorded/recorded-rubric.ts'
import type { Entry, ListBlock } from '../blocks.ts'
import type { Wording } from '../wording.ts'

/** What is shown whole, or at all, where it is asked for. */
export type ShownPart = 'blank' | 'evidence' | 'answers' | 'basis' | 'statistics' | 'change'

type OpenList = 'blank' | 'evidence'

type Open = NonNullable<FullReport['result']['worksheet']>['open'][number]

const MOST_SHOWN = 12
/** For more of them, how much evidence each lacks is in their table. */
const FEW_UNITS = 4

export function openQuestionList(
  { result }: FullReport,
  wording: Wording,
  show: readonly ShownPart[],
): ListBlock {
  const own = wording.words.worksheet
  const open = result.worksheet?.open ?? []
  const inputs = new Set(result.model.items.flatMap(({ id, isInput }) => (isInput ? [id] : [])))
  const hasInput = open.some(({ blank }) => blank.some(id => inputs.has(id)))
  const inputNumbers: ReadonlyMap<string, string> = hasInput ? templateNumbers(result) : new Map()
  const isWhole = (list: OpenList) => show.includes(list)
  const lists = open.flatMap(each => [
    ...entryOf(each, each.blank, own.blank, own.showBlank, isWhole('blank')),
    ...(open.length > FEW_UNITS && !isWhole('evidence')
      ? []
      : entryOf(
          each,
          each.withoutEvidence,
          own.withoutEvidence,
          own.showEvidence,
          isWhole('evidence'),
        )),
  ])
  const lacking = open.filter(each => each.withoutEvidence.length > 0)
  const claims = lacking.reduce((sum, each) => sum + each.withoutEvidence.length, 0)
  const inAll: Entry = {
    text: own.withoutEvidenceInAll(wording.count(claims), wording.count(lacking.length)),
    more: [],
  }
  const isSummed = open.length > FEW_UNITS && claims > 0 && !isWhole('evidence')
  return { kind: 'list', title: own.open, entries: isSummed ? [...lists, inAll] : lists }

  /** An input has another number in the sheet: `B.3.3 (B.3.bobot)`. */
  function named(id: string): string {
    const number = inputNumbers.get(id)
    return number === undefined || number === id ? id : `${number} (${id})`
  }

  function entryOf(
    { unit }: Open,
    ids: readonly string[],
    label: (count: string) => string,
    flag: string,
    whole: boolean,
  ): Entry[] {
    if (ids.length === 0) return []
    const shown = (whole ? ids : ids.slice(0, MOST_SHOWN)).map(id => named(id))
    const rest = ids.length - shown.length
    const more = rest === 0 ? '' : `, ${own.andMore(wording.count(rest), flag)}`
    const who = unit === undefined ? '' : `${unit} · `
    return [
      { text: `${who}${label(wording.count(ids.length))}: ${shown.join(', ')}${more}`, more: [] },
    ]
  }
}
