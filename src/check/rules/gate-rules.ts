/** A condition that all answers satisfy, so that it decides nothing. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { exactWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { quotedList } from '../../language/short-list.ts'
import type { Exact } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import {
  type Comparison,
  type Condition,
  codesOf,
  type Lookup,
  type Rubric,
} from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import {
  type Comparing,
  type ConditionList,
  comparedParts,
  conditionLists,
  misreadUnit,
  type Outlook,
  outlookOf,
} from '../conditions.ts'
import { alsoHere, defineRule, type Found, MOST_NAMED } from '../rule.ts'
import { averagedPoints, nodesOffWeight } from '../weight-sums.ts'

export const gateAlwaysHolds = defineRule({
  name: 'gate-always-holds',
  severity: 'warning',
  summary: {
    id: 'Syarat yang selalu terpenuhi, jadi tidak menentukan apa pun.',
    en: 'A condition that always holds and so decides nothing.',
  },
  message: {
    id: 'Syarat pada `{gate}` selalu terpenuhi: {why}.',
    en: 'A condition of `{gate}` always holds: {why}.',
  },
  remedy: {
    id: 'periksa satuan dan angka batasnya, atau hapus syarat ini.',
    en: 'check the unit and the number of the bound, or remove the condition.',
  },
  *find(rubric) {
    for (const list of conditionLists(rubric)) {
      for (const condition of list.own) {
        const found = outlookFinding(condition, 'always', list, rubric)
        if (found !== undefined) yield found
      }
    }
  },
})

// A condition that no answers satisfy, so that its verdict is always no.

export const gateNeverHolds = defineRule({
  name: 'gate-never-holds',
  severity: 'error',
  summary: {
    id: 'Syarat yang tidak dapat dipenuhi oleh jawaban apa pun.',
    en: 'A condition that no answers can satisfy.',
  },
  message: {
    id: 'Syarat pada `{gate}` tidak pernah terpenuhi: {why}.',
    en: 'A condition of `{gate}` is never satisfied: {why}.',
  },
  remedy: {
    id: 'periksa satuan dan angka batasnya.',
    en: 'check the unit and the number of the bound.',
  },
  *find(rubric) {
    for (const list of conditionLists(rubric)) {
      const impossible = list.own.flatMap(
        condition => outlookFinding(condition, 'never', list, rubric) ?? [],
      )
      yield* impossible
      const opposed = impossible.length > 0 ? undefined : contradiction(list)
      if (opposed !== undefined) yield opposed
    }
  },
})

// Percents, shares and points in one list of conditions: a bound that is written in one unit and meant in another.

export const gateUnitsMixed = defineRule({
  name: 'gate-units-mixed',
  severity: 'error',
  summary: {
    id: 'Persen, proporsi (0 sampai 1), dan poin tercampur dalam syarat.',
    en: 'Percents, shares and points are mixed up in conditions.',
  },
  message: {
    id: 'Batas pada `{gate}` tampaknya memakai satuan lain: {why}.',
    en: 'The bound in `{gate}` seems to be meant in another unit: {why}.',
  },
  remedy: {
    id: 'tulis `{meant}` untuk persen dari nilai maksimum, atau poinnya.',
    en: 'write `{meant}` for a percent of the full marks, or the points.',
  },
  *find(rubric) {
    const offWeight = nodesOffWeight(rubric)
    for (const { own, name } of conditionLists(rubric)) {
      const comparing = own.filter((each): each is Comparing => each.kind === 'compare')
      for (const condition of comparing) {
        const misread = misreadUnit(condition, rubric)
        if (misread === undefined) continue
        // What follows from weights that do not add up is told with the weights.
        if (comparedParts(condition, rubric).some(({ name: part }) => offWeight.has(part))) continue
        yield {
          place: boundPlace(condition),
          params: { gate: name, why: misread.message, meant: misread.meant },
        }
      }
    }
  },
})

// The same score asked for with "at least" in one condition and with "above" in another.

export const gateBoundsMixed = defineRule({
  name: 'gate-bounds-mixed',
  severity: 'warning',
  summary: {
    id: 'Nilai yang sama diminta "paling sedikit" (`at-least`) di satu syarat dan "di atas" (`above`) di syarat lain.',
    en: 'The same score is asked for by `at-least` in one condition and by `above` in another.',
  },
  message: {
    id: 'Batas {name} pada `{gate}` memakai `{key}`, di syarat lain `{otherKey}`: nilai tepat pada batas diperlakukan berbeda.',
    en: 'The bound of {name} in `{gate}` is written with `{key}`, elsewhere with `{otherKey}`: a score exactly at a bound is treated in two ways.',
  },
  remedy: {
    id: 'samakan menurut sumbernya. Bila sumbernya memang berbeda, tulis alasannya: `# rb-score ignore gate-bounds-mixed: alasan`.',
    en: 'write them as the source does. If it does differ, give the reason: `# rb-score ignore gate-bounds-mixed: reason`.',
  },
  *find(rubric) {
    for (const [few, many] of mixedBounds(rubric)) {
      const [odd, ...others] = few ?? []
      const [usual] = many ?? []
      if (odd === undefined || usual === undefined) continue
      const like = { id: 'seperti ini', en: 'like this' }
      yield {
        place: boundPlace(odd.condition),
        params: {
          name: `\`${odd.name}\``,
          gate: odd.gate,
          key: odd.condition.comparison,
          otherKey: usual.condition.comparison,
        },
        related: [
          ...others.map(({ condition }) => alsoHere(boundPlace(condition))),
          alsoHere(boundPlace(usual.condition), like),
        ],
      }
    }
  },
})

interface NamedBound {
  readonly condition: Comparing
  readonly gate: string
  readonly name: string
}

/** For each score that is asked for in both ways from below, or from above: the rarer way and the usual one. */
function* mixedBounds(rubric: Rubric): Generator<readonly (readonly NamedBound[])[]> {
  const ways: readonly (readonly [Comparison, Comparison])[] = [
    ['at-least', 'above'],
    ['at-most', 'below'],
  ]
  const bySubject = new Map<string, NamedBound[]>()
  for (const { own, name: gate } of conditionLists(rubric)) {
    for (const condition of own) {
      if (condition.kind !== 'compare') continue
      const { subject } = condition
      const name =
        'node' in subject
          ? subject.node
          : 'level' in subject
            ? subject.level
            : 'item' in subject
              ? subject.item
              : 'target'
      const key = `${Object.keys(subject)[0]} ${name}`
      const known = bySubject.get(key)
      const bound = { condition, gate, name }
      if (known === undefined) bySubject.set(key, [bound])
      else known.push(bound)
    }
  }
  for (const bounds of bySubject.values()) {
    for (const way of ways) {
      const sides = way.map(key => bounds.filter(each => each.condition.comparison === key))
      if (sides.some(side => side.length === 0)) continue
      // Where both are as frequent, the later one is the odd one.
      const later = (side: readonly NamedBound[]) => bounds.findIndex(each => side.includes(each))
      yield sides.toSorted((a, b) => a.length - b.length || later(b) - later(a))
    }
  }
}

// A matrix without a cell for every pair, or with a row that no grade or answer leads to.

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
    id: 'tulis satu sel untuk setiap pasangan predikat atau kode.',
    en: 'write one cell for every pair of grades or codes.',
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
  return codesOf(items.find(item => item.id === id))
}

function difference(wanted: readonly string[], written: readonly string[]) {
  const missing = wanted.filter(name => !written.includes(name))
  const unknown = written.filter(name => !wanted.includes(name))
  if (missing.length > 0)
    return {
      id: `belum ada ${quotedList(missing, MOST_NAMED)}`,
      en: `there is no ${quotedList(missing, MOST_NAMED)}`,
    }
  if (unknown.length > 0)
    return {
      id: `${quotedList(unknown, MOST_NAMED)} tidak pernah muncul`,
      en: `${quotedList(unknown, MOST_NAMED)} never occurs`,
    }
  return undefined
}

// Conditions that never or always hold -> where they stand, and why that is so.

/** Groups are left to the lists inside them, and what is written in the wrong unit to the rule about units. */
function outlookFinding(
  condition: Condition,
  outlook: Exclude<Outlook, 'open'>,
  { rounding, name }: ConditionList,
  rubric: Rubric,
): Found | undefined {
  if (condition.kind === 'all' || condition.kind === 'any') return undefined
  if (outlookOf(condition, rubric, rounding) !== outlook) return undefined
  if (condition.kind === 'compare' && isToldElsewhere(condition, rubric)) return undefined
  const place = boundPlace(condition)
  return { place, params: { gate: name, why: reason(condition, rubric) } }
}

/** A bound in another unit, and one that averaged points cannot reach. */
function isToldElsewhere(condition: Comparing, rubric: Rubric): boolean {
  if (misreadUnit(condition, rubric) !== undefined) return true
  const averaged = averagedPoints(rubric).flatMap(({ node }) => nodesOf(node))
  return comparedParts(condition, rubric).some(({ name }) => averaged.some(({ id }) => id === name))
}

function boundPlace(condition: Condition): TextPlace {
  if (condition.kind === 'compare') return placeAt(condition.source, condition.comparison)
  return condition.kind === 'answer' ? placeAt(condition.source, 'is') : condition.source.place
}

function reason(condition: Condition, rubric: Rubric): Required<Localized> {
  if (condition.kind !== 'compare')
    return { id: 'semua kode skalanya tercantum', en: 'it names every code of the scale' }
  const parts = comparedParts(condition, rubric)
  const [first] = parts
  if (first === undefined)
    return { id: 'tidak ada butir yang bertarget', en: 'no item has a target' }
  const { name, reach } = first
  const ends = {
    lowest: reach.lowest === undefined ? { id: '–∞', en: '–∞' } : exactWords(reach.lowest),
    highest: reach.highest === undefined ? { id: '∞', en: '∞' } : exactWords(reach.highest),
  }
  return {
    id: `\`${name}\` selalu di antara ${ends.lowest.id} dan ${ends.highest.id}`,
    en: `\`${name}\` always lies between ${ends.lowest.en} and ${ends.highest.en}`,
  }
}

/** Two conditions of an `all` list that exclude each other. */
function contradiction({ kind, conditions, own, name }: ConditionList): Found | undefined {
  if (kind !== 'all') return undefined
  for (const [position, later] of conditions.entries()) {
    const earlier = conditions.slice(0, position).find(each => excludes(each, later))
    // What ways share is told of in the one that is taken.
    if (earlier === undefined || !(own.includes(later) || own.includes(earlier))) continue
    const label = { id: 'berlawanan dengan ini', en: 'contradicts this' }
    const why = {
      id: 'dua syaratnya saling meniadakan',
      en: 'two of its conditions exclude each other',
    }
    return {
      place: boundPlace(later),
      params: { gate: name, why },
      related: [{ place: boundPlace(earlier), label }],
    }
  }
  return undefined
}

function excludes(a: Condition, b: Condition): boolean {
  if (a.kind === 'answer' && b.kind === 'answer')
    return a.item === b.item && !a.codes.some(code => b.codes.includes(code))
  if (a.kind !== 'compare' || b.kind !== 'compare' || !isSameSubject(a, b)) return false
  const [low, high] = isLower(a.comparison) ? [a, b] : [b, a]
  if (!isLower(low.comparison) || isLower(high.comparison)) return false
  const [least, most] = [numberOf(low), numberOf(high)]
  if (least === undefined || most === undefined) return false
  const order = least.compare(most)
  const isOpen = low.comparison === 'above' || high.comparison === 'below'
  return order > 0 || (order === 0 && isOpen)
}

function isSameSubject({ subject: a }: Comparing, { subject: b }: Comparing): boolean {
  if ('node' in a) return 'node' in b && a.node === b.node
  if ('level' in a) return 'level' in b && a.level === b.level
  return 'item' in a && 'item' in b && a.item === b.item
}

function isLower(comparison: Comparison): boolean {
  return comparison === 'at-least' || comparison === 'above'
}

/** Percents compare among themselves only by chance of one maximum: they are left alone. */
function numberOf({ threshold }: Comparing): Exact | undefined {
  return threshold !== 'target' && 'value' in threshold ? threshold.value : undefined
}
