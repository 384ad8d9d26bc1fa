/** A tally -> plain JSON in which equal tallies are equal text: keys by code point, zeros left out where a map is sparse. */
import type { Cell, ItemCounts, Tally } from './tally.ts'

type Json = { readonly [key: string]: unknown }

export function tallyJson(tally: Tally, itemIds: readonly string[]): Json {
  return {
    format: tally.format,
    rubric: tally.rubric,
    rowsRead: tally.rowsRead,
    leftOut: sorted(tally.leftOut),
    margins: tally.margins.map(margin => ({
      by: margin.by,
      ...(margin.forUnits ? { forUnits: true } : {}),
      cells: [...margin.cells]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, cell]) => cellJson(cell, itemIds)),
    })),
    profile: sorted(tally.profile, sorted),
    spellings: sorted(tally.spellings, keys => sorted(keys, sorted)),
  }
}

function cellJson(cell: Cell, itemIds: readonly string[]): Json {
  return {
    group: cell.group,
    rows: cell.rows,
    items: Object.fromEntries(
      cell.items.map((item, position) => [itemIds[position] ?? position, itemJson(item)]),
    ),
    // Pairs rather than an object: object keys that look like numbers would sort by value.
    patterns: sorted(cell.patterns, counts => [...counts].sort(([a], [b]) => a - b)),
    persons: sorted(cell.persons, persons => ({
      scores: sorted(persons.scores),
      undefined: persons.undefined,
      notApplicable: persons.notApplicable,
    })),
  }
}

function itemJson({ codes, noAnswers, numbers }: ItemCounts): Json {
  return {
    codes,
    blank: noAnswers.blank,
    dontKnow: noAnswers['dont-know'],
    notApplicable: noAnswers['not-applicable'],
    unknown: noAnswers.unknown,
    ...(numbers.size === 0 ? {} : { numbers: sorted(numbers) }),
  }
}

function sorted<V>(
  map: ReadonlyMap<string, V>,
  inner: (value: V) => unknown = value => value,
): Json {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, inner(value)]))
}
