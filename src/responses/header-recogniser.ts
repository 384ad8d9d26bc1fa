/** Rubrics -> a test of whether a header text is one of the names they know. */
import type { Rubric } from '../rubric/model.ts'
import { headerForms, normalisedHeader } from './header-names.ts'
import { hasColumn } from './match-columns.ts'

/** Shows where the header row of a sheet is, and which delimiter a file has; which column is which is decided later. */
export function headerRecogniser(
  rubrics: readonly Rubric[],
  further: readonly string[] = [],
): (header: string) => boolean {
  const names = new Set(further.map(normalisedHeader))
  for (const { items, groups, profile, timeColumns } of rubrics) {
    for (const item of items.filter(hasColumn)) addNames(names, item.id, item.text, item.columns)
    for (const group of [...groups, ...profile])
      addNames(names, group.id, group.title, group.columns)
    for (const name of timeColumns) names.add(normalisedHeader(name))
  }
  const decided = new Map<string, boolean>()
  return header => {
    const known = decided.get(header) ?? headerForms(header).some(form => names.has(form.text))
    decided.set(header, known)
    return known
  }
}

function addNames(
  names: Set<string>,
  id: string,
  text: { readonly id?: string; readonly en?: string },
  columns: readonly string[],
): void {
  for (const name of [id, text.id, text.en, ...columns]) {
    if (name !== undefined) names.add(normalisedHeader(name))
  }
}
