/** Grades, gates and matrices of a rubric -> tables and lists. */
import { exactNumber } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { exact } from '../../math/exact.ts'
import { type Block, type TableBlock, textCell } from '../../render/blocks.ts'
import { COMPARISON_SIGNS } from '../../report/node-result.ts'
import {
  type Condition,
  type GradeBand,
  type GradeTable,
  type Rubric,
  type ScoreNode,
  titleOf,
} from '../../rubric/model.ts'
import { showWords } from './show-words.ts'

export function gradeBlocks(rubric: Rubric, language: Language): readonly Block[] {
  const words = showWords(language)
  const gates = rubric.gates.map(gate => ({
    text: gate.label === undefined ? gate.verdict : inLanguage(gate.label, language),
    more: (gate.condition.kind === 'all' ? gate.condition.conditions : [gate.condition]).map(
      condition => `• ${conditionWords(condition, rubric, language)}`,
    ),
  }))
  const lookups = rubric.lookups.map(lookup => ({
    text: lookup.title === undefined ? lookup.id : inLanguage(lookup.title, language),
    more: [...lookup.table].flatMap(([row, cells]) =>
      [...cells].map(([column, verdict]) => `${row} × ${column}  ${inLanguage(verdict, language)}`),
    ),
  }))
  return [
    ...rubric.grades.map(table => gradeTable(table, rubric, language)),
    ...(gates.length === 0 ? [] : [{ kind: 'list', title: words.gates, entries: gates } as const]),
    ...(lookups.length === 0
      ? []
      : [{ kind: 'list', title: words.lookups, entries: lookups } as const]),
  ]
}

function gradeTable(table: GradeTable, rubric: Rubric, language: Language): TableBlock {
  const words = showWords(language)
  const isOfRoot = table.nodes.length === 1 && table.nodes[0] === rubric.score.id
  const nodes = table.nodes.map(id => nodeWords(id, rubric, language)).join(', ')
  const { grade, gradeLabel } = rubric.words
  const heading = grade === undefined ? words.grades : inLanguage(grade, language)
  const rounded = table.round === undefined ? [] : [words.round(table.round.digits)]
  return {
    kind: 'table',
    title: isOfRoot ? heading : words.gradesOf(nodes),
    columns: [
      { heading: isOfRoot ? heading : words.gradesOf(nodes), kind: 'text' },
      { heading: words.bound, kind: 'number' },
      { heading: gradeLabel === undefined ? '' : inLanguage(gradeLabel, language), kind: 'text' },
    ],
    rows: table.bands.map((band, position) => [
      textCell(band.grade, 'strong'),
      textCell(boundWords(band, table.bands[position - 1], language)),
      textCell(bandWords(band, rubric, language)),
    ]),
    compact: false,
    below: rounded,
  }
}

/** The last band has no bound of its own: it lies below the one before. */
function boundWords(
  { bound }: GradeBand,
  above: GradeBand | undefined,
  language: Language,
): string {
  if (bound !== undefined) {
    return `${bound.inclusive ? '≥' : '>'} ${exactNumber(bound.value, language)}`
  }
  if (above?.bound === undefined) return ''
  return `${above.bound.inclusive ? '<' : '≤'} ${exactNumber(above.bound.value, language)}`
}

function bandWords(band: GradeBand, rubric: Rubric, language: Language): string {
  const label = band.label === undefined ? '' : inLanguage(band.label, language)
  if (band.onlyIf === undefined) return label
  const condition = conditionWords(band.onlyIf, rubric, language)
  const only = showWords(language).onlyIf(condition, band.otherwise?.grade ?? '–')
  return label === '' ? only : `${label} (${only})`
}

// A condition of a rubric -> words.

/** @example conditionWords(condition, rubric, 'id')  // 'Pengungkit ≥ 40' */
function conditionWords(condition: Condition, rubric: Rubric, language: Language): string {
  const title = condition.title === undefined ? '' : `${inLanguage(condition.title, language)}: `
  return title + untitled(condition, rubric, language)
}

function untitled(condition: Condition, rubric: Rubric, language: Language): string {
  if (condition.kind === 'answer') {
    return `${itemWords(condition.item, rubric, language)} = ${condition.codes.join(' / ')}`
  }
  if (condition.kind === 'compare') {
    const subject = subjectWords(condition.subject, rubric, language)
    return `${subject} ${COMPARISON_SIGNS[condition.comparison]} ${thresholdWords(condition.threshold, language)}`
  }
  const words = showWords(language)
  const parts = condition.conditions.map(each => conditionWords(each, rubric, language))
  return `${condition.kind === 'all' ? words.all : words.any} (${parts.join('; ')})`
}

type Compare = Extract<Condition, { kind: 'compare' }>

function subjectWords(subject: Compare['subject'], rubric: Rubric, language: Language): string {
  if ('node' in subject) return nodeWords(subject.node, rubric, language)
  if ('item' in subject) return itemWords(subject.item, rubric, language)
  const each = language === 'id' ? 'setiap' : 'each'
  if ('level' in subject) return `${each} ${subject.level}`
  if ('sums' in subject) return `${each} ${subject.sums.map(ids => ids.join(' + ')).join(', ')}`
  return language === 'id' ? 'setiap butir yang bertarget' : 'each item with a target'
}

function thresholdWords(threshold: Compare['threshold'], language: Language): string {
  if (threshold === 'target') return 'target'
  if ('value' in threshold) return exactNumber(threshold.value, language)
  const percent = exactNumber(threshold.share.mul(exact(100)), language)
  return language === 'id' ? `${percent}% dari maksimum` : `${percent}% of the maximum`
}

function itemWords(id: string, rubric: Rubric, language: Language): string {
  const item = rubric.items.find(each => each.id === id)
  return item === undefined ? id : inLanguage(item.text, language)
}

function nodeWords(id: string, rubric: Rubric, language: Language): string {
  const node = foundNode(rubric.score, id)
  return node === undefined ? id : titleOf(node, language)
}

function foundNode(node: ScoreNode, id: string): ScoreNode | undefined {
  if (node.id === id) return node
  for (const child of node.children) {
    const found = foundNode(child, id)
    if (found !== undefined) return found
  }
  return undefined
}
