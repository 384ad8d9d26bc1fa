/** The score tree of a rubric -> a list: how each kind of node is computed, said once. */

import { exactWords } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { type Exact, exact } from '../../math/exact.ts'
import type { Entry, ListBlock } from '../../render/blocks.ts'
import { type Rubric, type ScoreNode, titleOf } from '../../rubric/model.ts'
import type { Rescale } from '../../rubric/scale-model.ts'
import { showWords } from './show-words.ts'

/** Nodes of one level are mostly computed alike; they are named together. */
export function methodEntries(rubric: Rubric, language: Language): ListBlock {
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
  return percent.d === 1n ? `${exactWords(percent, language)}%` : exactWords(share, language)
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
    ends.map(end => exactWords(end, language)).join('–')
  const rounded = round === undefined ? '' : `, ${words.round(round.digits)}`
  return words.rescale(range(from), range(to)) + rounded
}
