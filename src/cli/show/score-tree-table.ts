/** The score tree of a rubric -> a table: dimensions, their items, weights, and each item's own answers. */
import { inLanguage, type Language } from '../../language/language.ts'
import { type Cell, type TableBlock, textCell } from '../../render/blocks.ts'
import { type Item, type Rubric, type ScoreNode, titleOf } from '../../rubric/model.ts'
import { exactWords } from './exact-words.ts'
import { showWords } from './show-words.ts'

export function scoreTreeTable(rubric: Rubric, language: Language): TableBlock {
  const words = showWords(language)
  const hasScales = rubric.scales.size > 1
  const rows = rubric.score.children.flatMap(node => nodeRows(node, 0, language, hasScales))
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
    textCell(
      node.bonus ? `+${exactWords(node.weight, language)}` : exactWords(node.weight, language),
    ),
  ]
  const own = item === undefined ? [] : ownAnswers(item, language)
  const below = own.map(text => [
    textCell(''),
    textCell(text, 'faint'),
    ...(hasScales ? [textCell('')] : []),
    textCell(''),
  ])
  const children = node.children.flatMap(child => nodeRows(child, depth + 1, language, hasScales))
  return [row, ...below, ...children]
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
