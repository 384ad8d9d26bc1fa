/** The sheets of units -> how much of each node is filled in, and how much of what is claimed has evidence. */
import type { Item, ScoreNode } from '../rubric/model.ts'
import type { UnitAnswers } from '../tally/unit-sheets.ts'
import { pointsRange } from './node-range.ts'
import { itemPoints } from './worksheet-answers.ts'

/** Counts of questions; over units, a question counts once for each unit. */
export interface Filling {
  readonly filled: number
  readonly asked: number
  readonly proven: number
  /** Answers that claim more than the lowest points: those need evidence. */
  readonly claimed: number
  readonly children: readonly Filling[]
}

/** `proven` is empty where sheets have no place for evidence. */
export interface FilledSheet {
  readonly answers: UnitAnswers
  readonly proven: ReadonlySet<number>
}

export interface FilledSheets {
  readonly own: FilledSheet
  /** Read below a node that is marked `over: units`. */
  readonly units: readonly FilledSheet[]
}

export function nodeFilling(node: ScoreNode, sheets: FilledSheets): Filling {
  if (node.over === 'units') {
    const single: ScoreNode = { ...node, over: undefined }
    return summed(
      sheets.units.map(own => nodeFilling(single, { own, units: [] })),
      nodeFilling(single, { own: NOTHING, units: [] }),
    )
  }
  if (node.item !== undefined) return itemFilling(node.item, sheets.own)
  const children = node.children.map(child => nodeFilling(child, sheets))
  return { ...totals(children), children }
}

const NOTHING: FilledSheet = { answers: new Map(), proven: new Set() }

function itemFilling(item: Item, sheet: FilledSheet): Filling {
  const isClaim = claimsPoints(item, sheet)
  return {
    filled: isFilled(item, sheet) ? 1 : 0,
    asked: 1,
    proven: isClaim && sheet.proven.has(item.index) ? 1 : 0,
    claimed: isClaim ? 1 : 0,
    children: [],
  }
}

export function isFilled(item: Item, { answers }: FilledSheet): boolean {
  return itemPoints(item, answers, 'incomplete') !== 'blank'
}

export function claimsPoints(item: Item, { answers }: FilledSheet): boolean {
  const points = itemPoints(item, answers, 'incomplete')
  return typeof points === 'object' && points.earned.compare(pointsRange(item).minimum) > 0
}

/** @param shape what stands below, where there are no units */
function summed(units: readonly Filling[], shape: Filling): Filling {
  return {
    ...totals(units),
    children: shape.children.map((child, position) =>
      summed(
        units.flatMap(unit => unit.children[position] ?? []),
        child,
      ),
    ),
  }
}

function totals(parts: readonly Filling[]): Omit<Filling, 'children'> {
  const total = (of: (part: Filling) => number) => parts.reduce((sum, part) => sum + of(part), 0)
  return {
    filled: total(part => part.filled),
    asked: total(part => part.asked),
    proven: total(part => part.proven),
    claimed: total(part => part.claimed),
  }
}
