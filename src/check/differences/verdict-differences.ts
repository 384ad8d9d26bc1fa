/** Two rubrics -> how their bands, gates and matrices differ. */

import { numberAsWritten } from '../../language/shown-number.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { Condition, Gate, GradeBand, GradeTable } from '../../rubric/verdict-model.ts'
import { type Difference, difference, nameList, paired } from './difference.ts'
import { isSame, roundWords } from './score-differences.ts'

export function* bandDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(old.grades, now.grades, tableName)
  for (const table of added)
    yield difference(
      'bands',
      `tabel predikat baru untuk ${tableName(table)}`,
      `new grades for ${tableName(table)}`,
    )
  for (const table of gone)
    yield difference(
      'bands',
      `tabel predikat untuk ${tableName(table)} hilang`,
      `grades for ${tableName(table)} gone`,
    )
  for (const [a, b] of both) yield* tableChanges(a, b)
}

function tableName({ nodes }: GradeTable): string {
  return nameList(nodes)
}

function* tableChanges(a: GradeTable, b: GradeTable): Generator<Difference> {
  const [before, after] = [roundWords(a.round), roundWords(b.round)]
  if (before !== after)
    yield difference(
      'bands',
      `pembulatan sebelum predikat: ${before} → ${after}`,
      `rounding before grades: ${before} → ${after}`,
    )
  const { both, gone, added } = paired(a.bands, b.bands, band => band.grade)
  for (const band of added)
    yield difference(
      'bands',
      `predikat ${band.grade} baru, ${boundWords(band)}`,
      `new grade ${band.grade}, ${boundWords(band)}`,
    )
  for (const { grade } of gone)
    yield difference('bands', `predikat ${grade} hilang`, `grade ${grade} gone`)
  for (const [x, y] of both) {
    const change = `${boundWords(x)} → ${boundWords(y)}`
    if (boundWords(x) !== boundWords(y))
      yield difference('bands', `batas ${y.grade}: ${change}`, `bound of ${y.grade}: ${change}`)
    if (x.label?.id !== y.label?.id) {
      const words = `${x.label?.id ?? '–'} → ${y.label?.id ?? '–'}`
      yield difference('bands', `sebutan ${y.grade}: ${words}`, `label of ${y.grade}: ${words}`)
    }
    if (!isSame(conditionKey(x.onlyIf), conditionKey(y.onlyIf)))
      yield difference(
        'bands',
        `syarat untuk ${y.grade} berubah`,
        `condition for ${y.grade} changed`,
      )
  }
}

function boundWords({ bound }: GradeBand): string {
  if (bound === undefined) return '–'
  return `${bound.inclusive ? '≥' : '>'} ${numberAsWritten(bound.value)}`
}

export function* gateDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(old.gates, now.gates, gate => gate.verdict)
  for (const { verdict } of added)
    yield difference('gates', `syarat baru: ${verdict}`, `new gate: ${verdict}`)
  for (const { verdict } of gone)
    yield difference('gates', `syarat hilang: ${verdict}`, `gate gone: ${verdict}`)
  for (const [a, b] of both) yield* gateChanges(a, b)
  const lookups = paired(old.lookups, now.lookups, lookup => lookup.id)
  for (const { id } of lookups.added)
    yield difference('gates', `matriks baru: ${id}`, `new matrix: ${id}`)
  for (const { id } of lookups.gone)
    yield difference('gates', `matriks hilang: ${id}`, `matrix gone: ${id}`)
  for (const [a, b] of lookups.both) {
    if (!isSame(a.table, b.table))
      yield difference('gates', `isi matriks ${b.id} berubah`, `cells of matrix ${b.id} changed`)
  }
}

function* gateChanges(a: Gate, b: Gate): Generator<Difference> {
  const [before, after] = [conditionWords(a.condition), conditionWords(b.condition)]
  if (before !== after)
    yield difference(
      'gates',
      `syarat ${b.verdict}: ${before} → ${after}`,
      `gate ${b.verdict}: ${before} → ${after}`,
    )
}

/** `semua (total ≥ 75, area ≥ 60%)` without a language: `(total ≥ 75 & area ≥ 60%)`. */
function conditionWords(condition: Condition): string {
  if (condition.kind === 'answer') return `${condition.item} = ${condition.codes.join('/')}`
  if (condition.kind === 'compare') {
    const { subject, comparison, threshold } = condition
    const signs = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<' } as const
    const name = 'items' in subject ? 'target' : Object.values(subject).join('')
    return `${name} ${signs[comparison]} ${thresholdWords(threshold)}`
  }
  const parts = condition.conditions.map(conditionWords)
  return `(${parts.join(condition.kind === 'all' ? ' & ' : ' | ')})`
}

function thresholdWords(threshold: Extract<Condition, { kind: 'compare' }>['threshold']): string {
  if (threshold === 'target') return 'target'
  if ('value' in threshold) return numberAsWritten(threshold.value)
  return `${numberAsWritten(threshold.share.mul(100))}%`
}

function conditionKey(condition: Condition | undefined): string {
  return condition === undefined ? '' : conditionWords(condition)
}
