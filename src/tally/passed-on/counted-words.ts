/** What was asked when counts were made, in words -> where a rubric means something else by the same codes and ids. */
import type { Localized } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { shortList } from '../../language/short-list.ts'
import { count, text } from '../../rubric/json-shapes.ts'
import { categoriesOf, type Item, type Rubric } from '../../rubric/model.ts'
import { listOf, mapOf, needed, optional, record, type ValueOf } from '../../rubric/shape.ts'

export const wordsShape = record({
  items: needed(
    mapOf(
      record({
        text: needed(text, 'The question or statement'),
        answers: optional(count, 'Which of `answers` it offers; absent for numbers'),
      }),
    ),
    'By item',
  ),
  answers: needed(listOf(listOf(text)), 'The labels of answers, in the order of their codes'),
})

type Words = ValueOf<typeof wordsShape>

/** Each list of labels stands once, however many items offer it. */
export function countedWords({ items }: Rubric) {
  const lists = new Map<string, { readonly at: number; readonly labels: readonly string[] }>()
  const listed = (labels: readonly string[]) => {
    const key = JSON.stringify(labels)
    const known = lists.get(key) ?? { at: lists.size, labels }
    lists.set(key, known)
    return known.at
  }
  return {
    items: Object.fromEntries(
      items.map(item => {
        const labels = categoriesOf(item).map(category => labelsOf(item, category)[0] ?? '')
        return [
          item.id,
          {
            text: textsOf(item)[0] ?? '',
            ...(labels.length === 0 ? {} : { answers: listed(labels) }),
          },
        ]
      }),
    ),
    answers: [...lists.values()].map(({ labels }) => labels),
  }
}

export interface WordDifferences {
  /** A label or a text that the rubric has for another answer or another item: then the counts are of something else. */
  readonly meant: readonly Required<Localized>[]
  /** Items that are worded otherwise, and may still ask the same. */
  readonly worded: readonly string[]
}

export function wordDifferences(counted: Words, { items }: Rubric): WordDifferences {
  const swapped: Required<Localized>[] = []
  const turned = new Map<string, { readonly words: Required<Localized>; readonly ids: string[] }>()
  const worded: string[] = []
  for (const item of items) {
    const words = counted.items.get(item.id)
    if (words === undefined) continue
    const own = textsOf(item).map(normalisedText)
    const asked = normalisedText(words.text)
    const other = own.includes(asked)
      ? undefined
      : items.find(each => textsOf(each).some(own => normalisedText(own) === asked))
    const labels = words.answers === undefined ? [] : (counted.answers[words.answers] ?? [])
    const answer = turnedAnswer(item, labels)
    if (other !== undefined) swapped.push(askedAs(item.id, other.id))
    else if (answer !== undefined) {
      const known = turned.get(answer.en) ?? { words: answer, ids: [] }
      turned.set(answer.en, { ...known, ids: [...known.ids, item.id] })
    } else if (!own.includes(asked) || hasOtherLabels(item, labels)) worded.push(item.id)
  }
  const ofItems = [...turned.values()].map(({ words: { id, en }, ids }) => {
    const items = shortList(ids, NAMED)
    return { id: `${id} (${items})`, en: `${en} (${items})` }
  })
  return { meant: [...swapped, ...ofItems], worded }
}

function askedAs(id: string, other: string): Required<Localized> {
  return {
    id: `${id} di sana adalah ${other} di sini`,
    en: `${id} there is ${other} here`,
  }
}

/** The first code whose label is here that of another one. */
function turnedAnswer(item: Item, labels: readonly string[]): Required<Localized> | undefined {
  const categories = categoriesOf(item)
  for (const [at, label] of labels.entries()) {
    const own = categories[at]
    const isLabel = (each: typeof own) =>
      each !== undefined &&
      labelsOf(item, each).some(one => normalisedText(one) === normalisedText(label))
    const other = isLabel(own) ? undefined : categories.find(isLabel)
    if (own !== undefined && other !== undefined)
      return {
        id: `\`${label}\` berkode ${own.code} di sana dan ${other.code} di sini`,
        en: `\`${label}\` has code ${own.code} there and ${other.code} here`,
      }
  }
  return undefined
}

function hasOtherLabels(item: Item, labels: readonly string[]): boolean {
  return categoriesOf(item).some((category, at) => {
    const label = normalisedText(labels[at] ?? '')
    return !labelsOf(item, category).some(own => normalisedText(own) === label)
  })
}

type Category = ReturnType<typeof categoriesOf>[number]

function labelsOf({ options }: Item, { code, label, also }: Category): readonly string[] {
  const own = options.get(code)
  const texts = [own?.id, own?.en, ...(own?.also ?? []), label.id, label.en, ...also, code]
  return texts.filter(each => each !== undefined)
}

function textsOf({ text, columns, id }: Item): readonly string[] {
  return [text.id, text.en, ...columns, id].filter(each => each !== undefined)
}

const NAMED = 4

export function inWords(differences: readonly Required<Localized>[]): Required<Localized> {
  const list = (language: 'id' | 'en') =>
    shortList(
      differences.map(each => each[language]),
      NAMED,
    )
  return { id: list('id'), en: list('en') }
}
