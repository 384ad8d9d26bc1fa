/** An answer in a rubric's own test -> its code, read as a cell of data would be. */
import { answerReader } from '../responses/answer-reader.ts'
import { NO_ANSWER, type NoAnswerReason } from '../responses/coded-row.ts'
import type { Item, Scale } from '../rubric/model.ts'

export interface TestAnswer {
  readonly code: number
  readonly number: bigint | undefined
}

export type TestAnswerReader = (rawAnswer: string) => TestAnswer

export const BLANK: TestAnswer = { code: NO_ANSWER.blank, number: undefined }

/** Beside what a cell may hold, the names of the kinds of no answer. */
export function testAnswerReader(item: Item): TestAnswerReader {
  let reader: ReturnType<typeof answerReader>
  return rawAnswer => {
    if (rawAnswer === '') return BLANK
    if (Object.hasOwn(NO_ANSWER, rawAnswer)) {
      return { code: NO_ANSWER[rawAnswer as NoAnswerReason], number: undefined }
    }
    const code = plainCode(item, rawAnswer)
    if (code !== undefined) return { code, number: undefined }
    // Made only where it is needed: it knows every spelling of every answer.
    reader ??= answerReader(item)
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
