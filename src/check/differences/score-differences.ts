/** Two rubrics -> how their score trees differ: nodes, weights, policies. */
import { numberAsWritten } from '../../language/exact-words.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { COMPARISON_SIGNS } from '../../report/node-result.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type {
  Condition,
  Gate,
  GradeBand,
  GradeTable,
  Rescale,
  Rounding,
  Rubric,
  ScoreNode,
} from '../../rubric/model.ts'
import { type Difference, difference, nameList, numberChange, paired } from './difference.ts'

export function* scoreDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both, gone, added } = paired(nodesOf(old.score), nodesOf(now.score), node => node.id)
  const ids = (nodes: readonly ScoreNode[]) => nameList(nodes.map(node => node.id))
  if (added.length > 0)
    yield difference('score', `sekarang dihitung: ${ids(added)}`, `now counts: ${ids(added)}`)
  if (gone.length > 0)
    yield difference('score', `tidak lagi dihitung: ${ids(gone)}`, `no longer counts: ${ids(gone)}`)
  yield* weightChanges(both)
  const parents = [parentsOf(old.score), parentsOf(now.score)] as const
  for (const [a, b] of both) {
    const [from, to] = [parents[0].get(a.id), parents[1].get(b.id)]
    if (from !== to)
      yield difference(
        'score',
        `${b.id} pindah: ${from ?? '–'} → ${to ?? '–'}`,
        `${b.id} moved: ${from ?? '–'} → ${to ?? '–'}`,
      )
    yield* policyChanges(a, b)
  }
  if (old.policies.blank !== now.policies.blank) {
    const change = `\`blank\`: ${old.policies.blank} → ${now.policies.blank}`
    yield difference('score', change, change)
  }
}

/** Nodes whose weights change alike are told together: nine times 1/9 → 0.11 is one change. */
function* weightChanges(both: readonly [ScoreNode, ScoreNode][]): Generator<Difference> {
  const changes = new Map<string, string[]>()
  for (const [a, b] of both) {
    if (a.weight.equals(b.weight)) continue
    const change = numberChange(a.weight, b.weight)
    changes.set(change, [...(changes.get(change) ?? []), b.id])
  }
  for (const [change, names] of changes) {
    const list = nameList(names)
    yield difference('score', `bobot ${list}: ${change}`, `weight of ${list}: ${change}`)
  }
}

function parentsOf(root: ScoreNode): ReadonlyMap<string, string> {
  return new Map(
    nodesOf(root).flatMap(node =>
      node.children.map((child): [string, string] => [child.id, node.id]),
    ),
  )
}

function* policyChanges(a: ScoreNode, b: ScoreNode): Generator<Difference> {
  const [before, after] = [policiesOf(a), policiesOf(b)]
  for (const [key, value] of Object.entries(after)) {
    const earlier = before[key] ?? '–'
    if (earlier === value) continue
    const change = `${earlier} → ${value}`
    yield difference(
      'score',
      `\`${key}\` pada ${b.id}: ${change}`,
      `\`${key}\` of ${b.id}: ${change}`,
    )
  }
}

function policiesOf(node: ScoreNode): Readonly<Record<string, string>> {
  const { aggregate, over, atLeast, missing, notApplicable, bonus, isBounded, round, rescale } =
    node
  return {
    aggregate,
    over: over ?? '–',
    'at-least': atLeast === undefined ? '–' : numberAsWritten(atLeast),
    missing,
    'not-applicable': notApplicable,
    bonus: String(bonus),
    outside: isBounded ? 'error' : '–',
    'unit-weight': unitWeightName(node),
    'weight-from': node.weightFrom?.id ?? '–',
    'weights-total': node.weightsTotal === undefined ? '–' : numberAsWritten(node.weightsTotal),
    'weights-total-from': node.weightsTotalFrom?.id ?? '–',
    round: roundWords(round),
    rescale: rescaleWords(rescale),
  }
}

function unitWeightName({ unitWeight }: ScoreNode): string {
  if (unitWeight === undefined) return 'equal'
  return unitWeight === 'n' ? unitWeight : unitWeight.id
}

export function roundWords(round: Rounding | undefined): string {
  return round === undefined ? '–' : `${round.digits} (${round.mode})`
}

export function rescaleWords(rescale: Rescale | undefined): string {
  if (rescale === undefined) return '–'
  const ends = ([low, high]: Rescale['from']) =>
    `[${numberAsWritten(low)}, ${numberAsWritten(high)}]`
  const rounded = rescale.round === undefined ? '' : `, round ${roundWords(rescale.round)}`
  return `${ends(rescale.from)} ⇒ ${ends(rescale.to)}${rounded}`
}

/** Two values without their words and places. */
function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

// Two rubrics -> how their bands, gates and matrices differ.

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
    const name = 'items' in subject ? 'target' : Object.values(subject).flat(2).join(' + ')
    return `${name} ${COMPARISON_SIGNS[comparison]} ${thresholdWords(threshold)}`
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
