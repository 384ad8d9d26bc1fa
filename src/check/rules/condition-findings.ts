/** Conditions that never or always hold -> where they stand, and why that is so. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { exactWords } from '../../language/finding-numbers.ts'
import type { Localized } from '../../language/language.ts'
import type { Exact } from '../../math/exact.ts'
import type { Rubric } from '../../rubric/model.ts'
import { placeAt } from '../../rubric/source-node.ts'
import type { Comparison, Condition } from '../../rubric/verdict-model.ts'
import type { Comparing, ConditionList } from '../condition-lists.ts'
import { comparedParts, type Outlook, outlookOf } from '../condition-outlook.ts'
import { misreadUnit } from '../misread-units.ts'
import type { Found } from '../rule.ts'

/** Groups are left to the lists inside them, and what is written in the wrong unit to the rule about units. */
export function outlookFinding(
  condition: Condition,
  outlook: Exclude<Outlook, 'open'>,
  { rounding, name }: ConditionList,
  rubric: Rubric,
): Found | undefined {
  if (condition.kind === 'all' || condition.kind === 'any') return undefined
  if (outlookOf(condition, rubric, rounding) !== outlook) return undefined
  if (condition.kind === 'compare' && misreadUnit(condition, rubric) !== undefined) return undefined
  const place = boundPlace(condition)
  return { place, params: { gate: name, why: reason(condition, rubric) } }
}

export function boundPlace(condition: Condition): TextPlace {
  if (condition.kind === 'compare') return placeAt(condition.source, condition.comparison)
  return condition.kind === 'answer' ? placeAt(condition.source, 'is') : condition.source.place
}

function reason(condition: Condition, rubric: Rubric): Required<Localized> {
  if (condition.kind !== 'compare')
    return { id: 'semua kode skalanya disebut', en: 'it names every code of the scale' }
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
export function contradiction({ kind, conditions, name }: ConditionList): Found | undefined {
  if (kind !== 'all') return undefined
  for (const [position, later] of conditions.entries()) {
    const earlier = conditions.slice(0, position).find(each => excludes(each, later))
    if (earlier === undefined) continue
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
