/** A matrix without a cell for every pair, or with a row that no grade or answer leads to. */
import type { Rubric } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import type { Lookup } from '../../rubric/verdict-model.ts'
import { quotedList } from '../code-words.ts'
import { defineRule } from '../rule.ts'

export const lookupIncomplete = defineRule({
  name: 'lookup-incomplete',
  severity: 'error',
  summary: {
    id: 'Matriks tidak memuat semua pasangan, atau memuat baris yang tidak pernah dipakai.',
    en: 'A matrix lacks a pair, or holds a row or column that nothing leads to.',
  },
  message: {
    id: 'Matriks `{lookup}` tidak cocok dengan `{side}`: {problem}.',
    en: 'The matrix `{lookup}` does not fit `{side}`: {problem}.',
  },
  remedy: {
    id: 'Tulis satu sel untuk setiap pasangan predikat atau kode.',
    en: 'Write one cell for every pair of grades or codes.',
  },
  *find(rubric) {
    for (const lookup of rubric.lookups) {
      const rows = outcomesOf(lookup.rows, rubric)
      const columns = outcomesOf(lookup.columns, rubric)
      const problem = difference(rows, [...lookup.table.keys()])
      if (problem !== undefined)
        yield finding(lookup, lookup.rows, placeAt(lookup.source, 'table'), problem)
      for (const [row, cells] of lookup.table) {
        const missing = difference(columns, [...cells.keys()])
        const table = entryOf(lookup.source, 'table')?.value
        const key = table?.kind === 'map' ? entryOf(table, row)?.keyPlace : undefined
        if (missing === undefined) continue
        yield finding(lookup, lookup.columns, key ?? placeAt(lookup.source, 'table', row), missing)
      }
    }
  },
})

function finding(
  lookup: Lookup,
  side: string,
  place: ReturnType<typeof placeAt>,
  problem: { id: string; en: string },
) {
  return { place, params: { lookup: lookup.id, side, problem } }
}

/** Every grade a node can get, or every code of an item. */
function outcomesOf(id: string, { grades, items }: Rubric): readonly string[] {
  const tables = grades.filter(table => table.nodes.includes(id))
  const given = tables.flatMap(({ bands }) =>
    bands.flatMap(band => [band.grade, ...(band.otherwise ? [band.otherwise.grade] : [])]),
  )
  if (given.length > 0) return [...new Set(given)]
  const measure = items.find(item => item.id === id)?.measure
  return measure !== undefined && 'scale' in measure
    ? measure.scale.categories.map(category => category.code)
    : []
}

function difference(wanted: readonly string[], written: readonly string[]) {
  const missing = wanted.filter(name => !written.includes(name))
  const unknown = written.filter(name => !wanted.includes(name))
  if (missing.length > 0)
    return { id: `belum ada ${quotedList(missing)}`, en: `there is no ${quotedList(missing)}` }
  if (unknown.length > 0)
    return {
      id: `${quotedList(unknown)} tidak pernah muncul`,
      en: `${quotedList(unknown)} never occurs`,
    }
  return undefined
}
