/** The score tree of a rubric -> a table: dimensions, their items, weights, and each item's own answers. */

import { exactWords } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { type Cell, type TableBlock, textCell } from '../../render/blocks.ts'
import { type Item, type Rubric, type ScoreNode, titleOf } from '../../rubric/model.ts'
import { nodeRange } from '../../score/node-range.ts'
import { showWords } from './show-words.ts'

export function scoreTreeTable(rubric: Rubric, language: Language): TableBlock {
  const words = showWords(language)
  const hasScales = rubric.scales.size > 1
  const isWorksheet = rubric.kind === 'worksheet'
  const weightOf = (node: ScoreNode, parent: ScoreNode) =>
    isWorksheet ? worth(node, parent, language) : factor(node, language)
  const rowsBelow = (parent: ScoreNode, depth: number): readonly (readonly Cell[])[] =>
    parent.children.flatMap(node => [
      ...nodeRows(node, weightOf(node, parent), depth, language, hasScales),
      ...rowsBelow(node, depth + 1),
    ])
  const rows = rowsBelow(rubric.score, 0)
  const named = rubric.words.item
  const itemWord = named === undefined ? words.asked : capitalised(inLanguage(named, language))
  const scale = hasScales ? [{ heading: words.scale, kind: 'text' } as const] : []
  return {
    kind: 'table',
    title: words.asked,
    columns: [
      { heading: 'Id', kind: 'text' },
      { heading: itemWord, kind: 'text' },
      ...scale,
      { heading: words.weight, kind: 'number' },
    ],
    rows,
    compact: false,
    below: [],
  }
}

function nodeRows(
  node: ScoreNode,
  weight: string,
  depth: number,
  language: Language,
  hasScales: boolean,
): readonly (readonly Cell[])[] {
  const { item } = node
  const isBranch = item === undefined
  const emphasis = isBranch ? 'strong' : 'plain'
  const scale = item !== undefined && 'scale' in item.measure ? item.measure.scale.id : ''
  const row = [
    textCell('  '.repeat(depth) + node.id, isBranch ? 'strong' : 'code'),
    textCell(
      titleOf(node, language) + (item === undefined ? '' : remark(item, language)),
      emphasis,
    ),
    ...(hasScales ? [textCell(scale, 'faint')] : []),
    textCell(weight),
  ]
  const own = item === undefined ? [] : ownAnswers(item, language)
  const below = own.map(text => [
    textCell(''),
    textCell(text, 'faint'),
    ...(hasScales ? [textCell('')] : []),
    textCell(''),
  ])
  return [row, ...below]
}

function factor(node: ScoreNode, language: Language): string {
  const weight = exactWords(node.weight, language)
  return node.bonus ? `+${weight}` : weight
}

/** On a worksheet: the points it can bring into a sum. The questions of a plain mean have no weight of their own. */
function worth(node: ScoreNode, parent: ScoreNode, language: Language): string {
  if (node.bonus) return factor(node, language)
  if (parent.aggregate === 'average') return node.weightWritten ? factor(node, language) : ''
  return exactWords(nodeRange(node).maximum.mul(node.weight), language)
}

function remark(item: Item, language: Language): string {
  const words = showWords(language)
  const reversed = item.reverse ? ` (${words.reversed})` : ''
  if (!('ratio' in item.measure)) return reversed
  const { of, to } = item.measure.ratio
  const side = (terms: typeof of) =>
    terms
      .map(({ sign, item: input }, at) => `${sign < 0 ? '− ' : at > 0 ? '+ ' : ''}${input.id}`)
      .join(' ')
  return `${reversed} (${words.counts} ${side(of)} / ${side(to)})`
}

/** `1 Tidak sesuai · 2 Kurang sesuai`: where the words differ from those of the scale. */
function ownAnswers({ options }: Item, language: Language): readonly string[] {
  if (options.size === 0) return []
  return [[...options].map(([code, label]) => `${code} ${inLanguage(label, language)}`).join(' · ')]
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
