/** A rubric -> its parts in the order of a sheet, each with its number, so that rows can be looked up. */
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { type Title, titleOfText } from './title-likeness.ts'

export interface OutlinePart {
  readonly kind: 'node' | 'item' | 'input'
  readonly id: string
  /** `1.1.b` is the steps 1, 1, b. Empty for the whole. */
  readonly steps: readonly string[]
  /** All that it is called. */
  readonly titles: readonly Title[]
  readonly parent: OutlinePart | undefined
  readonly children: readonly OutlinePart[]
  /** Place in the sheet, from the top. */
  readonly order: number
  readonly node: ScoreNode | undefined
  readonly item: Item | undefined
}

export interface RubricOutline {
  readonly rubric: Rubric
  readonly root: OutlinePart
  /** Root first, then in the order of the sheet. */
  readonly parts: readonly OutlinePart[]
}

type Building = { -readonly [K in keyof OutlinePart]: OutlinePart[K] } & { children: Building[] }

export function rubricOutline(rubric: Rubric): RubricOutline {
  const parts: Building[] = []
  const placedItems = new Set<Item>()
  const add = (part: Omit<Building, 'order' | 'children'>): Building => {
    const added = { ...part, order: parts.length, children: [] }
    parts.push(added)
    part.parent !== undefined && (part.parent.children as Building[]).push(added)
    return added
  }
  const addItem = (item: Item, node: ScoreNode | undefined, parent: Building) => {
    placedItems.add(item)
    const part = add({ ...itemPart(item), kind: 'item', node, parent })
    inputsBelow(item, rubric).forEach((input, position) => {
      placedItems.add(input)
      const steps = numberBelow(input, item) ?? [...part.steps, String(position + 1)]
      add({ ...itemPart(input), kind: 'input', steps, node: undefined, parent: part })
    })
    // A count that questions share has a row below each of them.
    for (const input of rubric.items) {
      const steps = input.isInput ? numberBelow(input, item) : undefined
      const isOwn = part.children.some(child => child.item === input)
      if (steps === undefined || isOwn) continue
      add({ ...itemPart(input), kind: 'input', steps, node: undefined, parent: part })
    }
  }
  const visit = (node: ScoreNode, parent: Building | undefined) => {
    if (node.item !== undefined) {
      if (parent !== undefined) addItem(node.item, node, parent)
      return
    }
    const titles = [node.title?.id, node.title?.en, ...node.also].flatMap(text =>
      text === undefined ? [] : [titleOfText(text)],
    )
    const part = add({
      kind: 'node',
      id: node.id,
      steps: nodeSteps(node),
      titles,
      parent,
      node,
      item: undefined,
    })
    for (const child of node.children) visit(child, part)
  }
  visit(rubric.score, undefined)
  const root = parts[0]
  if (root === undefined) throw new Error('a score tree has a root')
  // What only conditions use.
  for (const item of rubric.items.filter(each => !each.isInput)) {
    if (!placedItems.has(item)) addItem(item, undefined, root)
  }
  return { rubric, root, parts }
}

function itemPart(item: Item): Pick<Building, 'id' | 'steps' | 'titles' | 'item'> {
  const numbered = item.columns.find(isPath)
  const steps = isPath(item.id) || numbered === undefined ? item.id : numbered
  const texts = [item.text.id, item.text.en, ...item.columns.filter(column => !isPath(column))]
  return {
    id: item.id,
    steps: steps.split('.'),
    titles: texts.flatMap(text => (text === undefined ? [] : [titleOfText(text)])),
    item,
  }
}

function numberBelow(input: Item, { id }: Item): readonly string[] | undefined {
  return input.columns.find(column => column.startsWith(`${id}.`))?.split('.')
}

/** The inputs written with an item stand right before it in the list; one that items share belongs to the first. */
function inputsBelow(item: Item, { items }: Rubric): readonly Item[] {
  const before = items.slice(0, item.index)
  const start = before.findLastIndex(each => !each.isInput) + 1
  return before.slice(start)
}

/** `1.1`, `A.I.1`, `7`: what stands in front of a row. */
function isPath(text: string): boolean {
  return /^(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5})(?:\.(?:\d{1,3}|[A-Za-z]|[IVXivx]{1,5}))*$/.test(text)
}

/** Its own id where that is a number, else what the numbers below it have in common but for their last step. */
function nodeSteps(node: ScoreNode): readonly string[] {
  const below = [...node.children, ...node.notAsked]
  const [first] = below.map(child =>
    child.item === undefined ? nodeSteps(child) : itemPart(child.item).steps,
  )
  if (isPath(node.id)) return node.id.split('.')
  return first === undefined ? [] : first.slice(0, -1)
}

/** The part and all that it is in, from the root. */
export function pathTo(part: OutlinePart): readonly OutlinePart[] {
  return part.parent === undefined ? [part] : [...pathTo(part.parent), part]
}
