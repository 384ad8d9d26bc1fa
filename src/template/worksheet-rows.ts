/** A rubric at its level -> the rows of its sheet, in the order and with the numbers that the reader expects. */
import { numberAsWritten, numberText } from '../language/exact-words.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { decimalText, type Exact } from '../math/exact.ts'
import {
  type CountExpression,
  type Item,
  type NumberFormat,
  type Ratio,
  type Rubric,
  type ScoreNode,
  titleOf,
} from '../rubric/model.ts'
import { pointsOfAnswer } from '../tally/person-score.ts'
import { type OutlinePart, rubricOutline } from '../worksheets/outline.ts'
import type { WorksheetAnswer } from '../worksheets/worksheet.ts'
import { wordFor } from './answer-choices.ts'
import { templateWords } from './template-words.ts'

export interface WorksheetRow {
  /** `whole` is the root of the tree; a `heading` belongs to no part. */
  readonly kind: 'whole' | 'node' | 'item' | 'input' | 'heading'
  /** What stands in the column of numbers; empty where the part has none. */
  readonly number: string
  readonly title: string
  /** What the answers mean, or what else must be known about the row. */
  readonly help: readonly string[]
  /** From the whole, 0. */
  readonly depth: number
  readonly node: ScoreNode | undefined
  /** The node above. */
  readonly above: ScoreNode | undefined
  readonly item: Item | undefined
  /** A count that stood further up already: it is filled in there, and only shown here. */
  readonly isRepeated: boolean
}

/** @param repeats whether a count that questions share has a row below each of them */
export function formRows(
  rubric: Rubric,
  language: Language,
  repeats: 'shown' | 'left-out' = 'shown',
): readonly WorksheetRow[] {
  const { parts, root } = rubricOutline(rubric)
  const words = templateWords(language)
  const firstParts = new Map<Item, OutlinePart>()
  for (const part of parts) {
    if (part.item !== undefined && !firstParts.has(part.item)) firstParts.set(part.item, part)
  }
  const row = (part: OutlinePart): WorksheetRow => {
    const { node, item } = part
    const numberOfInput = (input: Item) => {
      const first = firstParts.get(input)
      const own = part.children.find(child => child.item === input)
      const asked = repeats === 'shown' ? (own ?? first) : first
      return asked === undefined ? input.id : numberOf(asked)
    }
    return {
      kind: part === root ? 'whole' : part.kind,
      number: part === root ? '' : numberOf(part),
      title: item === undefined ? titleText(node, language) : inLanguage(item.text, language),
      help:
        item !== undefined
          ? optionLines(item, language, node !== undefined, numberOfInput)
          : node?.children.length === 0
            ? [words.notAsked]
            : [],
      depth: depthOf(part),
      node,
      above: node === undefined ? undefined : part.parent?.node,
      item,
      isRepeated: item !== undefined && firstParts.get(item) !== part,
    }
  }
  const isShown = (each: WorksheetRow) => repeats === 'shown' || !each.isRepeated
  const below = (part: OutlinePart): boolean => isInTree(part, root)
  const ordered = parts.flatMap(part =>
    part.kind === 'input' ? [] : [part, ...[...part.children].filter(isInput).sort(byNumber)],
  )
  const inTree = ordered.filter(below).map(row).filter(isShown)
  const others = ordered
    .filter(part => !below(part))
    .map(row)
    .filter(isShown)
  if (others.length === 0) return inTree
  const heading: WorksheetRow = {
    kind: 'heading',
    number: '',
    title: words.otherInputs,
    help: [],
    depth: 1,
    node: undefined,
    above: undefined,
    item: undefined,
    isRepeated: false,
  }
  return [...inTree, heading, ...others]
}

function isInput({ kind }: OutlinePart): boolean {
  return kind === 'input'
}

/** A count that questions share comes last in the outline, whatever its number. */
function byNumber(a: OutlinePart, b: OutlinePart): number {
  const last = ({ steps }: OutlinePart) => Number(steps.at(-1))
  return (last(a) || 0) - (last(b) || 0)
}

function numberOf({ steps }: OutlinePart): string {
  return steps.join('.')
}

function titleText(node: ScoreNode | undefined, language: Language): string {
  return node === undefined ? '' : titleOf(node, language)
}

/** Items that only conditions use hang below the root, without a leaf. */
function isInTree(part: OutlinePart, root: OutlinePart): boolean {
  if (part === root || part.kind === 'node') return true
  if (part.kind === 'input') return part.parent !== undefined && isInTree(part.parent, root)
  return part.node !== undefined
}

function depthOf({ parent }: OutlinePart): number {
  return parent === undefined ? 0 : depthOf(parent) + 1
}

// An item -> what its answers mean and what they are worth, a line each.

/**
 * @param isScored whether points count: what only conditions ask for has none to show
 * @param numberOf the number under which an input stands in the sheet
 */
function optionLines(
  item: Item,
  language: Language,
  isScored: boolean,
  numberOf: (input: Item) => string,
): readonly string[] {
  const words = templateWords(language)
  const evidence = item.evidence.map(each => inLanguage(each, language)).join('; ')
  return [
    ...answerLines(item, language, isScored, numberOf),
    ...(item.guidance === undefined ? [] : [inLanguage(item.guidance, language)]),
    ...(evidence === '' ? [] : [`${words.examplesOfEvidence}: ${evidence}`]),
  ]
}

function answerLines(
  item: Item,
  language: Language,
  isScored: boolean,
  numberOf: (input: Item) => string,
): readonly string[] {
  const words = templateWords(language)
  const { measure } = item
  if (measure.kind === 'ratio') return ratioLines(measure.ratio, language, numberOf)
  const { scale } = measure
  if (scale.kind === 'number') {
    const word = wordFor(scale, 'not-applicable', language)
    const line = numberLine(scale.number, language)
    return [word === undefined ? line : words.numberOrWord(line, word)]
  }
  return scale.categories.map((category, code) => {
    const own = item.options.get(category.code) ?? category.label
    const meaning = inLanguage(own, language)
    const points = pointsOfAnswer(item, { code, number: undefined })
    const worth =
      typeof points === 'string' || !isScored ? '' : ` (${pointsText(points, language)})`
    const isNamed = meaning !== '' && meaning !== category.code
    return isNamed ? `${category.code}: ${meaning}${worth}` : `${category.code}${worth}`
  })
}

/** Two decimals, or all of them where there are more. */
function pointsText(points: Exact, language: Language): string {
  const all = numberAsWritten(points)
  const isShort = /^-?\d+(?:\.\d{1,2})?$/.test(all)
  return isShort ? numberText(decimalText(points, 2), language) : numberText(all, language)
}

function numberLine({ min, max }: NumberFormat, language: Language): string {
  const words = templateWords(language)
  const text = (number: Exact) => numberText(numberAsWritten(number), language)
  if (min !== undefined && max !== undefined) return words.numberFrom(text(min), text(max))
  return min === undefined ? words.anyNumber : words.numberAtLeast(text(min))
}

function ratioLines(
  ratio: Ratio,
  language: Language,
  numberOf: (input: Item) => string,
): readonly string[] {
  const words = templateWords(language)
  const sum = (expression: CountExpression) => {
    const text = expression
      .map(({ sign, item }, position) => {
        const mark = sign === -1 ? '− ' : position === 0 ? '' : '+ '
        return `${mark}${numberOf(item)}`
      })
      .join(' ')
    return expression.length === 1 ? text : `(${text})`
  }
  const { whenDenominatorZero: zero, whenAllZero: allZero } = ratio
  return [
    `${words.ratio}: ${sum(ratio.of)} ÷ ${sum(ratio.to)}`,
    `${words.ifDenominatorZero}: ${words[zero]}`,
    ...(allZero === zero ? [] : [`${words.ifAllZero}: ${words[allZero]}`]),
  ]
}

// What a template is filled with: the unit, and the answers, evidence and notes of an earlier sheet.

export interface TemplateAnswers {
  readonly unit: string
  /** What the unit belongs to, where the rubric asks for that. */
  readonly within?: string | undefined
  readonly year: string
  /** By item id. */
  readonly entries: ReadonlyMap<string, TemplateEntry>
}

export interface TemplateEntry {
  readonly answer: WorksheetAnswer | undefined
  readonly verified?: WorksheetAnswer | undefined
  readonly evidence: readonly string[]
  readonly note: string | undefined
}

export const EMPTY_ANSWERS: TemplateAnswers = { unit: '', year: '', entries: new Map() }
