/** An answer in a rubric's own test -> its code, read as a cell of data would be. */
import { answerReader } from '../coding/answer-reader.ts'
import { NO_ANSWER, type NoAnswerReason } from '../coding/coded-row.ts'
import type { Item } from '../rubric/model.ts'
import type { Scale } from '../rubric/scale-model.ts'

export interface TestAnswer {
  readonly code: number
  readonly number: bigint | undefined
}

export type TestAnswerReader = (rawAnswer: string) => TestAnswer

export const BLANK: TestAnswer = { code: NO_ANSWER.blank, number: undefined }

type CellReader = ReturnType<typeof answerReader>

/** One for each item. Beside what a cell may hold, they read the names of the kinds of no answer. */
export function testAnswerReaders(items: readonly Item[]): readonly TestAnswerReader[] {
  // Items without words of their own read alike on one scale.
  const shared = new Map<Scale, CellReader>()
  const cellReader = (item: Item): CellReader => {
    if (!('scale' in item.measure) || item.options.size > 0) return answerReader(item)
    const { scale } = item.measure
    const reader = shared.get(scale) ?? answerReader(item)
    shared.set(scale, reader)
    return reader
  }
  return items.map(item => testAnswerReader(item, cellReader))
}

function testAnswerReader(item: Item, cellReader: (item: Item) => CellReader): TestAnswerReader {
  let reader: CellReader
  return rawAnswer => {
    if (rawAnswer === '') return BLANK
    if (Object.hasOwn(NO_ANSWER, rawAnswer)) {
      return { code: NO_ANSWER[rawAnswer as NoAnswerReason], number: undefined }
    }
    const code = plainCode(item, rawAnswer)
    if (code !== undefined) return { code, number: undefined }
    // Made only where it is needed: it knows every spelling of every answer.
    reader ??= cellReader(item)
    return reader?.read(rawAnswer) ?? BLANK
  }
}

/** Position of a code that is written as such and that nothing else on the scale could mean. */
function plainCode({ measure, options }: Item, rawAnswer: string): number | undefined {
  if (!('scale' in measure)) return undefined
  const { categories, noAnswer }: Scale = measure.scale
  const position = categories.findIndex(({ code }) => code === rawAnswer)
  if (position < 0) return undefined
  const isElsewhere = categories.some(({ code, label, also }, other) => {
    const words = [label.id, label.en, ...also, options.get(code)?.id, options.get(code)?.en]
    return other !== position && words.includes(rawAnswer)
  })
  const isNoAnswer = Object.values(noAnswer).some(spellings => spellings.includes(rawAnswer))
  return isElsewhere || isNoAnswer ? undefined : position
}
