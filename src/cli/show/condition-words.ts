/** A condition of a rubric -> words. */

import { exactWords } from '../../language/exact-words.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { exact } from '../../math/exact.ts'
import { type Rubric, type ScoreNode, titleOf } from '../../rubric/model.ts'
import type { Condition } from '../../rubric/verdict-model.ts'
import { showWords } from './show-words.ts'

const SIGNS = { 'at-least': '≥', above: '>', 'at-most': '≤', below: '<' } as const

/** @example conditionWords(condition, rubric, 'id')  // 'Pengungkit ≥ 40' */
export function conditionWords(condition: Condition, rubric: Rubric, language: Language): string {
  const title = condition.title === undefined ? '' : `${inLanguage(condition.title, language)}: `
  return title + untitled(condition, rubric, language)
}

function untitled(condition: Condition, rubric: Rubric, language: Language): string {
  if (condition.kind === 'answer') {
    return `${itemWords(condition.item, rubric, language)} = ${condition.codes.join(' / ')}`
  }
  if (condition.kind === 'compare') {
    const subject = subjectWords(condition.subject, rubric, language)
    return `${subject} ${SIGNS[condition.comparison]} ${thresholdWords(condition.threshold, language)}`
  }
  const words = showWords(language)
  const parts = condition.conditions.map(each => conditionWords(each, rubric, language))
  return `${condition.kind === 'all' ? words.all : words.any} (${parts.join('; ')})`
}

type Compare = Extract<Condition, { kind: 'compare' }>

function subjectWords(subject: Compare['subject'], rubric: Rubric, language: Language): string {
  if ('node' in subject) return nodeWords(subject.node, rubric, language)
  if ('item' in subject) return itemWords(subject.item, rubric, language)
  const each = language === 'id' ? 'setiap' : 'each'
  if ('level' in subject) return `${each} ${subject.level}`
  return language === 'id' ? 'setiap butir yang bertarget' : 'each item with a target'
}

function thresholdWords(threshold: Compare['threshold'], language: Language): string {
  if (threshold === 'target') return 'target'
  if ('value' in threshold) return exactWords(threshold.value, language)
  const percent = exactWords(threshold.share.mul(exact(100)), language)
  return language === 'id' ? `${percent}% dari maksimum` : `${percent}% of the maximum`
}

function itemWords(id: string, rubric: Rubric, language: Language): string {
  const item = rubric.items.find(each => each.id === id)
  return item === undefined ? id : inLanguage(item.text, language)
}

export function nodeWords(id: string, rubric: Rubric, language: Language): string {
  const node = foundNode(rubric.score, id)
  return node === undefined ? id : titleOf(node, language)
}

function foundNode(node: ScoreNode, id: string): ScoreNode | undefined {
  if (node.id === id) return node
  for (const child of node.children) {
    const found = foundNode(child, id)
    if (found !== undefined) return found
  }
  return undefined
}
