/** A rubric -> its parts in the order of a sheet, each with its number, so that rows can be looked up. */
import { normalisedText } from '../language/normalised-text.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import type { Row } from '../tables/table.ts'
import type { WorksheetColumns } from '../tables/worksheet-header.ts'

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

/** Whether it has a number of its own, not only a name. */
export function isNumbered({ steps }: OutlinePart): boolean {
  return steps.length > 0 && isPath(steps.join('.'))
}

/** Its own id where that is a number, else what the numbers below it have in common but for their last step. */
function nodeSteps(node: ScoreNode): readonly string[] {
  if (isPath(node.id)) return node.id.split('.')
  const [first = [], ...others] = [...node.children, ...node.notAsked].map(child => {
    const steps = child.item === undefined ? nodeSteps(child) : itemPart(child.item).steps
    return steps.slice(0, -1)
  })
  const isShared = (step: string, at: number) => others.every(other => other[at] === step)
  const end = first.findIndex((step, at) => !isShared(step, at))
  return end === -1 ? first : first.slice(0, end)
}

/** The part and all that it is in, from the root. */
export function pathTo(part: OutlinePart): readonly OutlinePart[] {
  return part.parent === undefined ? [part] : [...pathTo(part.parent), part]
}

// The numbering of a row, `A.` or `1.1.b`, and when two such numbers mean the same step.

/** `1.1.b Tim` is the steps 1, 1, b and the rest. */
interface OutlineNumber {
  readonly steps: readonly string[]
  /** The text behind the number. */
  readonly rest: string
}

const STEP = String.raw`(?:[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6}|\d{1,3})`
const WHOLE = new RegExp(String.raw`^[([]?\s*(${STEP}(?:[./-]${STEP})*)\s*[.)\]:]*$`)
/** A single step needs a sign behind it: `A. Pengungkit`, not `A pengungkit`. */
const LEADING = new RegExp(
  String.raw`^[([]?(${STEP}(?:\.${STEP})*)(?:\s*[.)\]]+(?:\s+|(?=\p{L}{2}))|\s+[-–]\s+)(\S.*)$`,
  'su',
)
const LEADING_PATH = new RegExp(String.raw`^(${STEP}(?:\.${STEP})+)\s+(\S.*)$`, 'su')

const LOOSE = new RegExp(String.raw`^(${STEP})\s+(\p{L}.*)$`, 'su')

/** A cell that holds nothing but a number. */
export function wholeNumber(cell: string): readonly string[] | undefined {
  const steps = WHOLE.exec(cell.trim())?.[1]
  return steps?.split(/[./-]/)
}

/** A title that begins with its number. */
export function leadingNumber(title: string): OutlineNumber | undefined {
  const text = title.trim()
  const [, steps, rest] = LEADING.exec(text) ?? LEADING_PATH.exec(text) ?? []
  return steps === undefined || rest === undefined ? undefined : { steps: steps.split('.'), rest }
}

/** A number without a sign behind it, which may be a word as well: `i Penyusunan`, `1 Manajemen`, `8 area`. */
export function looseNumber(title: string): OutlineNumber | undefined {
  const [, step, rest] = LOOSE.exec(title.trim()) ?? []
  return step === undefined || rest === undefined ? undefined : { steps: [step], rest }
}

/** 0: as written. 1: but for upper and lower case. 2: the same place in another kind of numbering (`ii`, `2`, `b`). */
export type StepLikeness = 0 | 1 | 2

export function stepLikeness(a: string, b: string): StepLikeness | undefined {
  if (a === b) return 0
  if (a.toLowerCase() === b.toLowerCase()) return 1
  const others = ordinals(b)
  return ordinals(a).some(ordinal => others.includes(ordinal)) ? 2 : undefined
}

const known = new Map<string, readonly number[]>()
/** Steps are few and short; whoever writes others is not remembered. */
const MOST_KNOWN = 1000

/** `i` is the ninth letter and the first of the Roman numbers. */
function ordinals(step: string): readonly number[] {
  const found = known.get(step) ?? ordinalsOf(step)
  if (known.size < MOST_KNOWN) known.set(step, found)
  return found
}

function ordinalsOf(step: string): readonly number[] {
  if (/^\d+$/.test(step)) return [Number(step)]
  const lower = step.toLowerCase()
  const letter = lower.length === 1 ? [lower.charCodeAt(0) - 96] : []
  const roman = romanValue(lower)
  return roman === undefined ? letter : [...letter, roman]
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanValue(text: string): number | undefined {
  const values = [...text].map(sign => ROMAN[sign] ?? 0)
  if (values.length === 0 || values.includes(0)) return undefined
  return values.reduce(
    (sum, value, position) => sum + (value < (values[position + 1] ?? 0) ? -value : value),
    0,
  )
}

// A number or name in a row, and the row above it -> the parts of the rubric that it may mean.

export interface FoundPart {
  readonly part: OutlinePart
  readonly likeness: StepLikeness
}

/** A row may name a part by its whole id: `1.1.b`, `lapor`. */
export function partsNamed({ parts, root }: RubricOutline, name: string): readonly FoundPart[] {
  if (name === '') return []
  return parts
    .filter(part => part.id === name && part !== root)
    .map(part => ({ part, likeness: 0 as const }))
}

/** Steps that lead on from the row above, or from anything that it is in: nearest first, then the likest number. */
export function partsByNumber(
  outline: RubricOutline,
  path: readonly OutlinePart[],
  steps: readonly string[],
): readonly FoundPart[] {
  if (steps.length === 0) return []
  const starts = [...path].reverse()
  const found = starts.flatMap(start => descended(start, steps))
  // A sheet may number what is around the rubric as well: `A.I.1.1.a` for 1.1.a.
  const around = found.length === 0 ? steps.findIndex(step => /^\d/.test(step)) : 0
  const shorter = around > 0 ? descended(outline.root, steps.slice(around)) : []
  const all = [...found, ...shorter]
  const current = path.at(-1)?.order ?? 0
  const ahead = all.filter(({ part, likeness }) => likeness < 2 || part.order > current)
  return ahead.sort((a, b) => a.likeness - b.likeness)
}

/** Every part whose number is that of `start` with these steps behind it. */
function descended(start: OutlinePart, steps: readonly string[]): readonly FoundPart[] {
  const before = start.steps.length
  const found: FoundPart[] = []
  const visit = (part: OutlinePart): void => {
    for (const child of part.children) {
      const length = child.steps.length - before
      if (length > steps.length) continue
      let worst: StepLikeness | undefined = 0
      for (let step = 0; step < length && worst !== undefined; step++) {
        const likeness = stepLikeness(child.steps[before + step] ?? '', steps[step] ?? '')
        worst = likeness === undefined || likeness > worst ? likeness : worst
      }
      if (worst === undefined) continue
      if (length === steps.length) found.push({ part: child, likeness: worst })
      visit(child)
    }
  }
  visit(start)
  return found
}

// Two titles -> how much of the shorter one stands in the other.

/** Words that every title has. */
const SMALL_WORDS = new Set(
  'apakah sudah telah dan di ke dari yang pada untuk oleh atau dengan dalam the of and to a in is'.split(
    ' ',
  ),
)

export interface Title {
  readonly text: string
  readonly words: ReadonlySet<string>
}

export function titleOfText(text: string): Title {
  const normalised = normalisedText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const words = normalised.split(' ').filter(word => word !== '' && !SMALL_WORDS.has(word))
  return { text: normalised, words: new Set(words) }
}

/** From 0 to 1. A title of one word says little unless it is the whole title. */
export function titleLikeness(a: Title, b: Title): number {
  if (a.text === '' || b.text === '') return 0
  if (a.text === b.text) return 1
  const fewest = Math.min(a.words.size, b.words.size)
  if (fewest < 2) return fewest === 1 && startsSame(a.text, b.text) ? 0.7 : 0
  const shared = [...a.words].filter(word => b.words.has(word)).length
  return shared / fewest
}

/** The same words in the same order, but for small ones: `Pemerintah (yang) bersih dan bebas KKN`. */
export function isSameTitle(a: Title, b: Title): boolean {
  if (a.text === b.text) return true
  return a.words.size > 2 && [...a.words].join(' ') === [...b.words].join(' ')
}

function startsSame(a: string, b: string): boolean {
  return a.startsWith(`${b} `) || b.startsWith(`${a} `)
}

// A row of a sheet -> its number, its title, and the weight that some titles end in.

/** What a row says of itself. */
export interface OutlineRow {
  readonly row: number
  /** `1.1.b` or `b`; empty where the row has no number. */
  readonly steps: readonly string[]
  /** The cell of the number, where it may be the id of a part as a whole. */
  readonly name: string
  readonly title: string
  /** Whether a dash or a dot stands before it: then it is no sum. Absent where none does. */
  readonly isListed?: boolean
  readonly isAnswered: boolean
  /** What is answered, as it stands there. */
  readonly answer?: string
  /** The other cells that may state the result of a ratio. */
  readonly shares?: readonly string[]
  /** Choices as the sheet prints them. */
  readonly choices?: readonly string[]
  /** Whether that may be an answer: a letter, a word or a number. Absent where it may. */
  readonly isNoAnswer?: boolean
  /** A weight, points or percent: what headings and questions have, and remarks have not. */
  readonly hasNumbers: boolean
}

export interface RowOutline extends OutlineRow {
  /** `Tim Kerja (1)`: the 1. */
  readonly weightInTitle: string | undefined
}

/** What begins a row of a list, and is no number. */
const BULLET = /^[-–—*•·‣▪◦●○►➢]\s*/u
const WEIGHT_BEHIND = /^(.*\S)\s*\(\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?\s*\)\s*:?$/su

/** A letter, a short word or a number; names, dates and offices are longer. */
const ANSWER_LIKE =
  /^(?:[a-z]\b.{0,2}|ya|yes|tidak|tdk|no|sudah|belum|ada|tidak (?:ada|berlaku)|t\.?b\.?|[\d.,/ ]+%?)[.,;]?$/i

export function rowOutline({ row, cells }: Row, columns: WorksheetColumns): RowOutline {
  const steps: string[] = []
  let name = ''
  const titles: string[] = []
  for (const column of columns.outline) {
    const cell = (cells[column] ?? '').trim()
    if (cell === '') continue
    const number = titles.length === 0 ? wholeNumber(cell) : undefined
    if (number !== undefined) {
      steps.push(...number)
      if (number.length > 1) name = cell
      continue
    }
    // An id such as `lapor` stands where numbers do; whether it is one, the rubric knows.
    if (titles.length === 0 && steps.length === 0) name = cell
    titles.push(cell)
  }
  const said = titles.join(' ')
  const whole = said.replace(BULLET, '')
  // Rows may be counted through, `12 | b. Tim`: then the title has the number.
  const isCounted = steps.length === 1 && /^\d+$/.test(steps[0] ?? '')
  const own = steps.length === 0 || isCounted ? leadingNumber(whole) : undefined
  const leading = isCounted && !/^[a-z]$/.test(own?.steps.join('.') ?? '') ? undefined : own
  if (leading !== undefined) steps.splice(0, steps.length, ...leading.steps)
  const text = leading?.rest ?? whole
  const [, shorter, weight] = WEIGHT_BEHIND.exec(text) ?? []
  const cell = (column: number | undefined) =>
    column === undefined ? '' : (cells[column] ?? '').trim()
  const filled = (column: number | undefined) => cell(column) !== ''
  return {
    row,
    steps,
    name,
    title: shorter ?? text,
    isListed: whole !== said,
    isAnswered: filled(columns.answer) || filled(columns.verified),
    answer: cell(columns.answer) || cell(columns.verified),
    shares: [cell(columns.percent), cell(columns.score).replace(/^.*[^%]$/s, '')].filter(
      text => text !== '',
    ),
    choices: columns.choices.map(cell).filter(text => text !== ''),
    isNoAnswer: [columns.answer, columns.verified].every(
      column => !filled(column) || !ANSWER_LIKE.test((cells[column ?? 0] ?? '').trim()),
    ),
    hasNumbers: [columns.weight, columns.score, columns.percent].some(filled),
    weightInTitle: weight,
  }
}
