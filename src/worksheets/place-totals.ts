/** Placed rows -> the same with the rows of totals at the heading that each sums up. */
import { footerLabel, sumPhrase } from '../language/footer-label.ts'
import { type OutlinePart, type OutlineRow, pathTo, titleOfText } from './outline.ts'
import type { Placement } from './place-rows.ts'
import { statedNumber } from './worksheet.ts'

/** `TOTAL HASIL` is that of the heading it names; the last `Jumlah` below everything that of the whole, where the sheet holds more than one of its parts. */
export function withTotals(
  root: OutlinePart,
  rows: readonly OutlineRow[],
  placements: readonly Placement[],
): readonly Placement[] {
  const parts = placements.map(placement =>
    placement.kind === 'part' && placement.part !== root ? placement.part : undefined,
  )
  const last = parts.findLastIndex(part => part !== undefined)
  const isTotal = ({ steps, hasNumbers, isAnswered, answer = '' }: OutlineRow) =>
    steps.length === 0 && (isAnswered ? statedNumber(answer) !== undefined : hasNumbers)
  const whole = rows.findLastIndex(
    (row, at) =>
      at > last && isTotal(row) && !row.isAnswered && footerLabel(row.title) !== undefined,
  )
  const top = firstFork(root)
  const branches = new Set(parts.flatMap(part => (part && pathTo(part)[pathTo(top).length]) ?? []))
  return placements.map((placement, at) => {
    const row = rows[at]
    if (placement.kind === 'part' || row === undefined || !isTotal(row)) return placement
    const above = parts.slice(0, at).findLast(part => part !== undefined)
    const named = headingNamed(root, above, sumPhrase(row.title) ?? '')
    // Among answers that are points, a total is none of them.
    if (row.isAnswered)
      return named && placement.kind === 'unknown' ? { kind: 'left-out' } : placement
    const part = named ?? (at === whole && branches.size > 1 ? root : undefined)
    return part === undefined ? placement : { kind: 'part', part, likeness: 0, isConfirmed: true }
  })
}

function firstFork(part: OutlinePart): OutlinePart {
  const [only, ...others] = part.children
  return only === undefined || others.length > 0 ? part : firstFork(only)
}

/** Of several with the same words the one that stands above. */
function headingNamed(
  root: OutlinePart,
  above: OutlinePart | undefined,
  phrase: string,
): OutlinePart | undefined {
  const { text } = titleOfText(phrase)
  if (text === '') return undefined
  const isNamed = ({ kind, titles }: OutlinePart) =>
    kind === 'node' && titles.some(title => title.text === text)
  const nearest = above && pathTo(above).findLast(isNamed)
  const all = headings(root).filter(isNamed)
  return nearest ?? (all.length === 1 ? all[0] : undefined)
}

function headings(part: OutlinePart): readonly OutlinePart[] {
  return part.kind === 'node' ? [part, ...part.children.flatMap(headings)] : []
}
