/** A rubric -> what a reader wants to see of it, from the title to its sources. */
import { groupsAndWithin } from '../../columns/sought-columns.ts'
import { exactNumber } from '../../language/exact-words.ts'
import { inLanguage, insideSentence, type Language } from '../../language/language.ts'
import { type Exact, exact } from '../../math/exact.ts'
import {
  type Block,
  type Cell,
  type Entry,
  type ListBlock,
  type TableBlock,
  textCell,
} from '../../render/blocks.ts'
import {
  type Basis,
  type ChoiceScale,
  type Group,
  type Item,
  type NumberFormat,
  type Rescale,
  type Rubric,
  type ScoreNode,
  scaleOf,
  titleOf,
} from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { nodeRange } from '../../score/scored-node.ts'
import { gradeBlocks } from './grade-blocks.ts'
import { COVERAGE_WORDS, editionText } from './rubric-list.ts'
import { showWords } from './show-words.ts'

/** `name` is what the user called it, for the command to try next. */
export function rubricBlocks(
  rubric: Rubric,
  { name, variantOf }: { readonly name: string; readonly variantOf: string | undefined },
  language: Language,
): readonly Block[] {
  const words = showWords(language)
  return [
    head(rubric, variantOf, language),
    scoreTreeTable(rubric, language),
    ...scaleBlocks(rubric, language),
    methodEntries(rubric, language),
    ...gradeBlocks(rubric, language),
    ...columnBlock(rubric, language),
    {
      kind: 'list',
      title: words.sources,
      entries: rubric.basis.map(each => source(each, language)),
    },
    {
      kind: 'list',
      title: words.next,
      entries: [{ text: `rb-score assess DATA -r ${name}`, emphasis: 'code', more: [] }],
    },
  ]
}

function head(rubric: Rubric, variantOf: string | undefined, language: Language): Block {
  const words = showWords(language)
  const facts = [
    editionText(rubric, language),
    words.kinds[rubric.kind],
    ...itemCounts(rubric, language),
    ...(variantOf === undefined ? [] : [`${words.variantOf} ${variantOf}`]),
  ]
  const told = [rubric.notice, rubric.valid?.note].flatMap(text =>
    text === undefined ? [] : [inLanguage(text, language)],
  )
  const entries: Entry[] = [
    { text: inLanguage(rubric.title, language), emphasis: 'strong', more: [] },
    ...[facts.join(' · '), ...told].map(text => ({ text, more: [] })),
  ]
  return { kind: 'list', title: rubric.id, entries }
}

/** What is asked, level by level; the counts behind a ratio are part of its question. */
function itemCounts(rubric: Rubric, language: Language): readonly string[] {
  const words = showWords(language)
  const { item: own } = rubric.words
  const word = own && insideSentence(inLanguage(own, language))
  return rubricAtEachLevel(rubric).map(each => {
    const level = rubric.levels.find(({ id }) => id === each.level)
    const count = words.items(each.items.filter(item => !item.isInput).length, word)
    return level === undefined ? count : `${count} (${inLanguage(level.title, language)})`
  })
}

function columnBlock(rubric: Rubric, language: Language): readonly Block[] {
  const words = showWords(language)
  const entry = (use: string) => (group: Group) => ({
    text: `${inLanguage(group.title, language)} (${use})`,
    more: group.columns.length === 0 ? [] : [group.columns.join(', ')],
  })
  const time = { text: words.time, more: [rubric.timeColumns.join(', ')] }
  const entries = [
    ...groupsAndWithin(rubric).map(entry(words.group)),
    ...rubric.profile.map(entry(words.profile)),
    ...(rubric.timeColumns.length === 0 ? [] : [time]),
  ]
  return entries.length === 0 ? [] : [{ kind: 'list', title: words.columns, entries }]
}

function source(basis: Basis, language: Language): Entry {
  const words = showWords(language)
  const name = inLanguage(basis.title, language)
  const part = basis.part === undefined ? '' : `, ${inLanguage(basis.part, language)}`
  const covers = basis.covers.map(each => COVERAGE_WORDS[each][language]).join(', ')
  return {
    mark: basis.verified ? '✓' : '(*)',
    ...(basis.verified ? {} : { emphasis: 'caution' }),
    text: `${name}${part}`,
    more: [
      `${words.covers} ${covers} – ${basis.verified ? words.verified : words.notVerified}`,
      ...(basis.note === undefined ? [] : [inLanguage(basis.note, language)]),
      ...(basis.url === undefined ? [] : [basis.url]),
    ],
  }
}

// The score tree of a rubric -> a list: how each kind of node is computed, said once.

/** Nodes of one level are mostly computed alike; they are named together. */
function methodEntries(rubric: Rubric, language: Language): ListBlock {
  const words = showWords(language)
  const named = new Map<string, string[]>()
  const visit = (node: ScoreNode): void => {
    const method = methodOf(node, language)
    const name = node.item === undefined ? branchName(node, rubric, language) : words.eachItem
    if (method !== '') {
      const names = named.get(method) ?? []
      if (!names.includes(name)) named.set(method, [...names, name])
    }
    node.children.forEach(visit)
  }
  visit(rubric.score)
  const entries = [...named].map(
    ([method, names]): Entry => ({ text: `${names.join(', ')}: ${method}`, more: [] }),
  )
  return { kind: 'list', title: words.method, entries }
}

function branchName(node: ScoreNode, rubric: Rubric, language: Language): string {
  const { dimension } = rubric.words
  if (node.level === 'dimension' && dimension !== undefined) return inLanguage(dimension, language)
  return node.level ?? titleOf(node, language)
}

/** `50%`; a share that is no whole percent stays a fraction. */
function shareWords(share: Exact, language: Language): string {
  const percent = share.mul(exact(100))
  return percent.d === 1n ? `${exactNumber(percent, language)}%` : exactNumber(share, language)
}

function methodOf(node: ScoreNode, language: Language): string {
  const words = showWords(language)
  const isLeaf = node.item !== undefined
  const parts = [
    ...(isLeaf ? [] : [node.aggregate === 'sum' ? words.sum : words.average]),
    ...(node.over === 'respondents' ? [words.overRespondents] : []),
    ...(node.over === 'units' ? [words.overUnits] : []),
    ...(node.atLeast === undefined ? [] : [words.atLeast(shareWords(node.atLeast, language))]),
    ...(node.round === undefined ? [] : [words.round(node.round.digits)]),
    ...(node.rescale === undefined ? [] : [rescaleWords(node.rescale, language)]),
  ]
  return parts.join(', ')
}

function rescaleWords({ from, to, round }: Rescale, language: Language): string {
  const words = showWords(language)
  const range = (ends: readonly (typeof from)[number][]) =>
    ends.map(end => exactNumber(end, language)).join('–')
  const rounded = round === undefined ? '' : `, ${words.round(round.digits)}`
  return words.rescale(range(from), range(to)) + rounded
}

// The scales of a rubric -> a table each: what may be answered, what it is worth, what is no answer.

function scaleBlocks(rubric: Rubric, language: Language): readonly Block[] {
  // A part that rubrics share has scales for all of them.
  const used = new Set(
    rubric.items.flatMap(({ measure }) => (measure.kind === 'ratio' ? [] : [measure.scale.id])),
  )
  const scales = [...rubric.scales.values()].filter(({ id }) => used.has(id))
  const numbers = scales.flatMap(scale =>
    scale.kind === 'number'
      ? [{ text: `${scale.id}: ${numberWords(scale.number, language)}`, more: [] }]
      : [],
  )
  return [
    ...scales.filter(scale => scale.kind === 'choice').map(scale => categoryTable(scale, language)),
    ...(numbers.length === 0
      ? []
      : [{ kind: 'list', title: showWords(language).scales, entries: numbers } as const]),
  ]
}

function categoryTable(scale: ChoiceScale, language: Language): TableBlock {
  const words = showWords(language)
  const hasSpellings = scale.categories.some(category => category.also.length > 0)
  const none = Object.values(scale.noAnswer).flat()
  return {
    kind: 'table',
    title: `${words.scale} ${scale.id}`,
    columns: [
      { heading: `${words.scale} ${scale.id}`, kind: 'text' },
      { heading: '', kind: 'text' },
      { heading: words.points, kind: 'number' },
      ...(hasSpellings ? [{ heading: words.alsoRead, kind: 'text' } as const] : []),
    ],
    rows: scale.categories.map(({ code, label, points, also }) => {
      const text = inLanguage(label, language)
      return [
        textCell(code, 'code'),
        textCell(text === code ? '' : text),
        textCell(exactNumber(points, language)),
        ...(hasSpellings ? [textCell(also.join(', '), 'faint')] : []),
      ]
    }),
    compact: true,
    below: none.length === 0 ? [] : [`${words.noAnswer}: ${none.join(', ')}`],
  }
}

function numberWords({ min, max, decimals }: NumberFormat, language: Language): string {
  const words = showWords(language)
  const lower = min === undefined ? '' : ` ${words.from} ${exactNumber(min, language)}`
  const upper = max === undefined ? '' : ` ${words.to} ${exactNumber(max, language)}`
  return `${words.number}${lower}${upper}, ${words.decimals(decimals)}`
}

// The score tree of a rubric -> a table: dimensions, their items, weights, and each item's own answers.

function scoreTreeTable(rubric: Rubric, language: Language): TableBlock {
  const words = showWords(language)
  const hasScales = rubric.scales.size > 1
  const isWorksheet = rubric.kind === 'worksheet'
  const weightOf = (node: ScoreNode, parent: ScoreNode) =>
    node.weightFrom !== undefined
      ? words.filledIn
      : isWorksheet
        ? worth(node, parent, language)
        : factor(node, language)
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
  const scale = scaleOf(item)?.id ?? ''
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
  const weight = exactNumber(node.weight, language)
  return node.bonus ? `+${weight}` : weight
}

/** On a worksheet: the points it can bring into a sum. The questions of a plain mean have no weight of their own. */
function worth(node: ScoreNode, parent: ScoreNode, language: Language): string {
  if (node.bonus) return factor(node, language)
  if (parent.aggregate === 'average') return node.weightWritten ? factor(node, language) : ''
  const children = node.children.filter(child => !child.bonus)
  return exactNumber(nodeRange({ ...node, children }).maximum.mul(node.weight), language)
}

function remark(item: Item, language: Language): string {
  const words = showWords(language)
  const reversed = item.reverse ? ` (${words.reversed})` : ''
  if (item.measure.kind !== 'ratio') return reversed
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
