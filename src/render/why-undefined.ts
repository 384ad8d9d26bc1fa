/** A node without a score -> the reason in words, with the parts that it waits for. */
import type { ReportNode } from '../report/report-shape.ts'
import { undefinedCauses } from '../report/undefined-causes.ts'
import type { Wording } from './wording.ts'

const CAUSES_NAMED = 5

/** @example 'ada bagian yang belum bernilai: U3 (belum ada jawaban)' */
export function whyUndefined(node: ReportNode, wording: Wording): string | undefined {
  const { undefinedBecause } = node
  if (undefinedBecause === undefined) return undefined
  const reason = wording.words.whyUndefined(undefinedBecause)
  const causes = undefinedCauses(node).filter(cause => cause !== node)
  if (causes.length === 0) return reason
  const named = causes.slice(0, CAUSES_NAMED).map(cause => {
    const because = cause.undefinedBecause
    const own = because === undefined ? '' : ` (${wording.words.whyUndefined(because)})`
    return `${cause.item ?? wording.title(cause)}${own}`
  })
  const more = causes.length - named.length
  return `${reason}: ${named.join(', ')}${more > 0 ? `, … (+${more})` : ''}`
}
