/** Rubrics -> a test of whether a header text is one of the names they know. */
import type { Rubric } from '../rubric/model.ts'
import { headerForms, looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { hasColumn, soughtItems } from './match-columns.ts'

/** Shows where the header row of a sheet is, and which delimiter a file has; which column is which is decided later. */
export function headerRecogniser(
  rubrics: readonly Rubric[],
  further: readonly string[] = [],
): (header: string) => boolean {
  const names = new Set(further.map(normalisedHeader))
  for (const rubric of rubrics) {
    const { items, groups, profile, timeColumns } = rubric
    for (const { ids, texts, headings = [] } of soughtItems(rubric, items.filter(hasColumn))) {
      for (const name of [...ids, ...texts]) names.add(normalisedHeader(name))
      for (const heading of headings) {
        for (const text of texts) names.add(looseHeader(normalisedHeader(`${heading} ${text}`)))
      }
    }
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
