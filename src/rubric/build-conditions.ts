/** Conditions of a file -> conditions with their subject found. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { nodesOf } from './build-score-tree.ts'
import type { FileCondition } from './condition-shape.ts'
import type { Item, ScoreNode } from './model.ts'
import { unknownPart } from './named-parts.ts'
import { conditionForm } from './reference-diagnostics.ts'
import { placeAt } from './source-node.ts'
import type { Comparison, Condition } from './verdict-model.ts'

/** What a condition may name. */
export interface Nameable {
  readonly root: ScoreNode
  readonly items: readonly Item[]
}

const COMPARISONS: readonly Comparison[] = ['at-least', 'above', 'at-most', 'below']

export function builtCondition(
  written: FileCondition,
  nameable: Nameable,
  problems: Diagnostic[],
): Condition | undefined {
  const about = { title: written.title, source: written.source }
  const subjects = [written.all, written.any, written.node, written.each, written.item]
  const comparisons = COMPARISONS.filter(comparison => written[comparison] !== undefined)
  const comparison = comparisons[0]
  const bounds = comparisons.length + (written.is === undefined ? 0 : 1)
  const group = written.all ?? written.any
  const expectedBounds = group === undefined ? 1 : 0
  if (subjects.filter(subject => subject !== undefined).length !== 1 || bounds !== expectedBounds) {
    problems.push(conditionForm(written.source.place))
    return undefined
  }
  if (group !== undefined) {
    const kind = written.all === undefined ? 'any' : 'all'
    return { kind, conditions: builtConditions(group, nameable, problems), ...about }
  }
  if (written.is !== undefined) return answerCondition(written, nameable, problems)
  const subject = subjectOf(written, nameable, problems)
  const threshold = comparison && written[comparison]
  if (subject === undefined || comparison === undefined || threshold === undefined) return undefined
  if ((threshold === 'target') !== 'items' in subject) {
    problems.push(conditionForm(written.source.place))
    return undefined
  }
  return { kind: 'compare', subject, comparison, threshold, ...about }
}

export function builtConditions(
  written: readonly FileCondition[],
  nameable: Nameable,
  problems: Diagnostic[],
): readonly Condition[] {
  return written.flatMap(each => builtCondition(each, nameable, problems) ?? [])
}

function answerCondition(
  written: FileCondition,
  { items }: Nameable,
  problems: Diagnostic[],
): Condition | undefined {
  const item = items.find(each => each.id === written.item)
  if (item === undefined) {
    if (written.item === undefined) problems.push(conditionForm(written.source.place))
    else problems.push(unknownItem(written, written.item, items))
    return undefined
  }
  const codes = typeof written.is === 'string' ? [written.is] : (written.is ?? [])
  const known =
    'scale' in item.measure ? item.measure.scale.categories.map(category => category.code) : []
  for (const code of codes) {
    if (!known.includes(code))
      problems.push(unknownPart('code', code, known, placeAt(written.source, 'is')))
  }
  return { kind: 'answer', item: item.id, codes, title: written.title, source: written.source }
}

type Subject = Extract<Condition, { kind: 'compare' }>['subject']

function subjectOf(
  written: FileCondition,
  { root, items }: Nameable,
  problems: Diagnostic[],
): Subject | undefined {
  const nodes = nodesOf(root)
  if (written.node !== undefined) {
    if (nodes.some(node => node.id === written.node)) return { node: written.node }
    const known = nodes.map(node => node.id)
    problems.push(unknownPart('node', written.node, known, placeAt(written.source, 'node')))
    return undefined
  }
  if (written.each === 'target') return { items: 'with-target' }
  if (written.each !== undefined) {
    const levels = new Set(nodes.flatMap(node => node.level ?? []))
    if (levels.has(written.each)) return { level: written.each }
    problems.push(unknownPart('level', written.each, levels, placeAt(written.source, 'each')))
    return undefined
  }
  if (items.some(item => item.id === written.item)) return { item: written.item ?? '' }
  problems.push(unknownItem(written, written.item ?? '', items))
  return undefined
}

function unknownItem(written: FileCondition, name: string, items: readonly Item[]): Diagnostic {
  return unknownPart(
    'item',
    name,
    items.map(item => item.id),
    placeAt(written.source, 'item'),
  )
}
