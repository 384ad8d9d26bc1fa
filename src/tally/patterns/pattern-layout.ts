/** The answers to a few items as one number, and back: one count then stands for a whole response. */
import { NO_ANSWER } from '../../coding/answer-spellings.ts'
import { categoriesOf, type Item, type ScoreNode } from '../../rubric/model.ts'

/** Beyond this many patterns a table of them costs more than it tells. */
const MOST_PATTERNS = 4096

export interface PatternLayout {
  readonly node: ScoreNode
  readonly items: readonly Item[]
  /** Categories of each item, plus one for unanswered and one for not applicable. */
  readonly bases: readonly number[]
}

/** Nodes whose children are all coded items, few enough for `MOST_PATTERNS`. Follows from the rubric alone. */
export function patternLayouts(nodes: readonly ScoreNode[]): readonly PatternLayout[] {
  return nodes.flatMap(node => {
    const items = node.children.flatMap(child => child.item ?? [])
    if (items.length === 0 || items.length !== node.children.length) return []
    const bases = items.flatMap(item => {
      return item.measure.kind === 'choice' ? [categoriesOf(item).length + 2] : []
    })
    const patterns = bases.reduce((product, base) => product * base, 1)
    return bases.length === items.length && patterns <= MOST_PATTERNS
      ? [{ node, items, bases }]
      : []
  })
}

export function patternOf({ items, bases }: PatternLayout, codes: readonly number[]): number {
  let pattern = 0
  for (let position = 0; position < items.length; position++) {
    const base = bases[position] ?? 0
    const code = codes[items[position]?.index ?? -1] ?? NO_ANSWER.blank
    pattern = pattern * base + patternDigit(code, base)
  }
  return pattern
}

/** 0 … k−1 are the categories, k is unanswered for whatever reason, k+1 not applicable. */
function patternDigit(code: number, base: number): number {
  if (code >= 0) return code
  return code === NO_ANSWER['not-applicable'] ? base - 1 : base - 2
}

/** The codes of a pattern; unanswered comes back as blank. */
export function codesOfPattern({ bases }: PatternLayout, pattern: number): readonly number[] {
  const codes: number[] = []
  let rest = pattern
  for (const base of [...bases].reverse()) {
    const digit = rest % base
    rest = Math.floor(rest / base)
    codes.unshift(
      digit === base - 1
        ? NO_ANSWER['not-applicable']
        : digit === base - 2
          ? NO_ANSWER.blank
          : digit,
    )
  }
  return codes
}
