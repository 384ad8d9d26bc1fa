/** Grades, gates and matrices of a rubric -> tables and lists. */

import { exactWords } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { type Block, type TableBlock, textCell } from '../../render/blocks.ts'
import type { Rubric } from '../../rubric/model.ts'
import type { GradeBand, GradeTable } from '../../rubric/verdict-model.ts'
import { conditionWords, nodeWords } from './condition-words.ts'
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
    return `${bound.inclusive ? '≥' : '>'} ${exactWords(bound.value, language)}`
  }
  if (above?.bound === undefined) return ''
  return `${above.bound.inclusive ? '<' : '≤'} ${exactWords(above.bound.value, language)}`
}

function bandWords(band: GradeBand, rubric: Rubric, language: Language): string {
  const label = band.label === undefined ? '' : inLanguage(band.label, language)
  if (band.onlyIf === undefined) return label
  const condition = conditionWords(band.onlyIf, rubric, language)
  const only = showWords(language).onlyIf(condition, band.otherwise?.grade ?? '–')
  return label === '' ? only : `${label} (${only})`
}
