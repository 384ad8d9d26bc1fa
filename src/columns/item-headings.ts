/** A rubric -> for each item the titles of the parts it belongs to, as forms write them before its question. */
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'

/** Worksheets have none: their rows are numbered. */
export function itemHeadings({ kind, score }: Rubric): ReadonlyMap<Item, readonly string[]> {
  const headings = new Map<Item, readonly string[]>()
  if (kind === 'worksheet') return headings
  const visit = (node: ScoreNode, above: readonly string[]) => {
    const { title, also, item, children } = node
    if (item !== undefined) {
      headings.set(item, [...(headings.get(item) ?? []), ...above])
      return
    }
    // The title of the whole says nothing about a question.
    const own = node === score ? [] : [title?.id, title?.en, ...also]
    const known = [...above, ...own.filter(text => text !== undefined)]
    for (const child of children) visit(child, known)
  }
  visit(score, [])
  return headings
}
