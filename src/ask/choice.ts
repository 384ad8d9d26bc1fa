/** An item -> the answers it can have, as they are shown, typed and written down. */
import type { Localized } from '../language/language.ts'
import type { Exact } from '../math/exact.ts'
import type { Item } from '../rubric/model.ts'
import type { NoAnswerKind } from '../rubric/scale-model.ts'

export interface Choice {
  /** What is written into the file: the code. */
  readonly code: string
  /** Empty where code and label are the same word. */
  readonly label: Localized
  /** Mirrored on reverse-keyed items. */
  readonly points: Exact
  /** All that may be typed for it, in small letters. */
  readonly typed: readonly string[]
}

/** An answer that is none: it is written as such and never counts as zero. */
export interface NoAnswerChoice {
  readonly kind: Exclude<NoAnswerKind, 'blank'>
  /** The scale's own words for it. */
  readonly code: string
}

/** What ratios are stated with has no scale of its own; this is how sheets say it. */
const RATIO_NOT_APPLICABLE = 'Tidak berlaku'

/** A word longer than this is read, not typed. */
const LONGEST_TYPED = 4

export function choicesOf({ measure, options, reverse }: Item): readonly Choice[] {
  if (!('scale' in measure)) return []
  const { categories, lowest, highest } = measure.scale
  return categories.map(({ code, points, label, also }) => {
    const own = options.get(code) ?? label
    const isRepeated = [own.id, own.en].every(text => text === undefined || text === code)
    const typed = [code, ...also].map(text => text.toLowerCase())
    return {
      code,
      label: isRepeated ? {} : own,
      points: reverse ? lowest.add(highest).sub(points) : points,
      typed: typed.filter((text, position) => position === 0 || text.length <= LONGEST_TYPED),
    }
  })
}

export function noAnswersOf({ measure }: Item): readonly NoAnswerChoice[] {
  if (!('scale' in measure)) return [{ kind: 'not-applicable', code: RATIO_NOT_APPLICABLE }]
  const kinds = ['not-applicable', 'dont-know'] as const
  return kinds.flatMap(kind => {
    const [code] = measure.scale.noAnswer[kind]
    return code === undefined ? [] : [{ kind, code }]
  })
}

export type Typed =
  | { readonly kind: 'chosen'; readonly choice: Choice }
  /** More may follow: `S` is an answer, and the beginning of `SS`. */
  | { readonly kind: 'open'; readonly choice: Choice | undefined }
  | { readonly kind: 'nothing' }

/**
 * @param isPatient wait for the whole word: what is typed next would else go to the next question
 * @example typedChoice(yesAndNo, 't', false)  // Tidak is chosen: nothing else begins so
 */
export function typedChoice(choices: readonly Choice[], text: string, isPatient: boolean): Typed {
  const wanted = text.toLowerCase()
  const begun = choices.filter(({ typed }) => typed.some(each => each.startsWith(wanted)))
  const exact = begun.find(({ typed }) => typed.includes(wanted))
  const [only] = begun
  if (only === undefined || wanted === '') return { kind: 'nothing' }
  const goesOn = begun.some(({ typed }) =>
    typed.some(each => each.startsWith(wanted) && each !== wanted),
  )
  if (isPatient ? exact !== undefined && !goesOn : begun.length === 1) {
    return { kind: 'chosen', choice: exact ?? only }
  }
  return { kind: 'open', choice: exact }
}

/** Whether a letter only goes on with the word that was chosen by its beginning: `idak` behind `t`. */
export function goesOnWith(choices: readonly Choice[], code: string, text: string): boolean {
  const chosen = choices.find(choice => choice.code === code)
  return chosen?.typed.some(each => each.startsWith(text.toLowerCase())) ?? false
}
