/** The unknown answers of a table -> those that several columns of one scale share: the codes, or the words, of the tool they came from. */
import { cleanText } from '../../language/normalised-text.ts'
import { type Scale, scaleOf } from '../../rubric/model.ts'
import type { ReadColumn, SeenAnswer } from '../answer-reader.ts'
import { isShared, isWords } from '../personal-value.ts'

/** Texts that are categories of the form in several columns of one scale, such as the codes of the tool it came from. */
export interface AnswersAlike {
  readonly scale: Scale
  readonly columns: readonly ReadColumn[]
  readonly texts: readonly string[]
  readonly answers: readonly SeenAnswer[]
}

export function answersAlike(
  columns: readonly ReadColumn[],
  explained: ReadonlySet<SeenAnswer>,
): readonly AnswersAlike[] {
  const scales = new Set(columns.flatMap(({ reader: { item } }) => scaleOf(item) ?? []))
  return [...scales].flatMap(scale => {
    if (scale.kind !== 'choice') return []
    const found = new Map<string, { column: ReadColumn; answer: SeenAnswer }[]>()
    for (const column of columns.filter(({ reader }) => scaleOf(reader.item) === scale)) {
      for (const answer of column.reader.seen.values()) {
        const text = cleanText(answer.rawAnswer)
        if (answer.count === 0 || explained.has(answer) || !isNotOnScale(answer)) continue
        found.set(text, [...(found.get(text) ?? []), { column, answer }])
      }
    }
    // One person may write the same everywhere; in five rows it is several persons.
    const persons = (each: readonly { readonly answer: SeenAnswer }[]) =>
      new Set(each.flatMap(({ answer }) => answer.firstRows)).size
    const several = [...found].filter(([, each]) => each.length > 1)
    const codes = several.flatMap(([text]) => toolCode(text) ?? [])
    const areNumbered = (code: string) => codes.filter(each => each === code).length > 1
    const isAlike = ([rawAnswer, each]: (typeof several)[number]) =>
      each.length > 1 && isShared({ rawAnswer, count: persons(each) })
    // Of a scale in other numbers, or in stars, some are rare.
    const isOtherScale = several.filter(one => OTHER_SCALE.test(one[0]) && isAlike(one)).length > 1
    const alike = [...found].filter(one => {
      const code = toolCode(one[0])
      if (code !== undefined && areNumbered(code)) return true
      return isAlike(one) || (isOtherScale && OTHER_SCALE.test(one[0]))
    })
    if (alike.length === 0) return []
    const all = alike.flatMap(([, each]) => each)
    return [
      {
        scale,
        columns: columns.filter(column => all.some(each => each.column === column)),
        texts: alike.map(([text]) => text).sort(),
        answers: all.map(({ answer }) => answer),
      },
    ]
  })
}

const OTHER_SCALE = /^(?:\d{1,3}|[★☆⭐*]+)$/u

function isNotOnScale({ meaning }: SeenAnswer): boolean {
  return meaning.kind === 'unreadable' && meaning.reason === 'not-on-scale'
}

export function isCategory(answer: SeenAnswer): boolean {
  return isNotOnScale(answer) && isWords(answer)
}

/** The letters before the number, of a code that a tool numbers its answers with: `A1`, `AO02`, `opsi_3`. It tells of no person, however rare. */
function toolCode(text: string): string | undefined {
  return /^([a-z]{1,6}[-_]?)\d{1,2}$/i.exec(text)?.[1]?.toLowerCase()
}
