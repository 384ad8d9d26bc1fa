/** A rubric -> its questions with their answers as a Markdown list, to paste into the editor of a form. */
import { inLanguage, type Language } from '../language/language.ts'
import { markdownText } from '../render/render-markdown.ts'
import {
  countsOf,
  type Item,
  offeredValues,
  type Rubric,
  type ScoreNode,
  titleOf,
} from '../rubric/model.ts'
import { wordFor } from './answer-choices.ts'
import { answerLabel, askedOfText, itemsAsked } from './survey-form.ts'
import { templateWords } from './template-words.ts'

export function questionList(rubric: Rubric, language: Language): string {
  const words = templateWords(language)
  const sections = new Map<Item, string>()
  collectSections(rubric.score, undefined, language, sections)
  const lines = [`# ${markdownText(inLanguage(rubric.title, language))}`, '']
  for (const group of [...rubric.groups, ...rubric.profile]) {
    const values = offeredValues(group)
    const title = `**${markdownText(inLanguage(group.title, language))}**`
    const only = askedOfText(group, rubric, language)
    lines.push(only === undefined ? title : `${title} (${markdownText(only)})`, '')
    if (values.length > 0) {
      lines.push(...values.map(({ label }) => `- ${markdownText(inLanguage(label, language))}`), '')
    }
  }
  let section = ''
  for (const item of itemsAsked(rubric)) {
    if (item.isInput) continue
    const own = sections.get(item) ?? ''
    if (own !== section && own !== '') lines.push(`## ${markdownText(own)}`, '')
    section = own
    lines.push(...questionLines(item, language, words), '')
  }
  return `${lines.slice(0, -1).join('\n')}\n`
}

/** The heading of an item is the nearest node above that has a title. */
function collectSections(
  node: ScoreNode,
  title: string | undefined,
  language: Language,
  sections: Map<Item, string>,
): void {
  for (const child of node.children) {
    if (child.item === undefined) {
      collectSections(child, titleOf(child, language), language, sections)
    } else if (title !== undefined) sections.set(child.item, title)
  }
}

function questionLines(
  item: Item,
  language: Language,
  words: ReturnType<typeof templateWords>,
): readonly string[] {
  const text = `**${markdownText(inLanguage(item.text, language))}**`
  if (item.measure.kind === 'ratio') {
    return [
      text,
      '',
      ...[...new Set(countsOf(item))].map(count => numberLine(count, language, words)),
    ]
  }
  const { scale } = item.measure
  if (scale.kind === 'number') return [text, '', `- ${words.anyNumber}`]
  const answers = scale.categories.map(
    category => `- ${markdownText(answerLabel(item, category, language))}`,
  )
  const other = wordFor(scale, 'dont-know', language)
  return [text, '', ...answers, ...(other === undefined ? [] : [`- ${markdownText(other)}`])]
}

function numberLine(
  count: Item,
  language: Language,
  words: ReturnType<typeof templateWords>,
): string {
  return `- ${markdownText(inLanguage(count.text, language))}: ${words.anyNumber.toLowerCase()}`
}
