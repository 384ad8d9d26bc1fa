/** A cell of the answer column -> the answer to this item, with what needs saying about how it was read. */

import {
  type AnswerSpellings,
  answerSpellings,
  type Meaning,
  NO_ANSWER,
  type UnreadableReason,
} from '../coding/answer-spellings.ts'
import { categoryAnswer, damageOf, numberAnswer } from '../coding/cell-answer.ts'
import { exactWords } from '../language/exact-words.ts'
import { inBoth, type Language, type Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { type Exact, exact, parseExact } from '../math/exact.ts'
import type { ChoiceScale, Item } from '../rubric/model.ts'
import { type WorksheetAnswer, withoutUnit } from './worksheet.ts'

/** `choices-left`: the choices of the form still stand there. `from-points`: `0,67` stands for the letter it is worth. */
type AnswerRemark = 'choices-left' | 'from-points'

export type ReadAnswer =
  | { readonly answer: WorksheetAnswer | undefined; readonly remark?: AnswerRemark }
  | { readonly unreadable: UnreadableReason | 'percent-unsure' | 'share-unsure' | 'with-unit' }

export interface WorksheetAnswerReader {
  readonly read: (rawAnswer: string) => ReadAnswer
  /** What may stand there, for messages. */
  readonly choices: Required<Localized>
}

export function worksheetAnswerReader(item: Item): WorksheetAnswerReader {
  if (item.measure.kind === 'ratio') return { read: readShare, choices: inBoth(() => '0%–100%') }
  const { scale } = item.measure
  const spellings = answerSpellings(item, scale)
  const isShort = (raw: string) =>
    NOT_APPLICABLE.test(normalisedText(raw)) && spellings.normalised.get('tb') === undefined
  if (scale.kind === 'number') {
    const { number } = scale
    const [low, high] = [number.min, number.max].map(end => end && exactWords(end))
    const range = (language: Language) => {
      const ends = [low, high].map(end => end?.[language] ?? '…')
      return high === undefined && low !== undefined
        ? { id: `angka mulai ${ends[0]}`, en: `numbers from ${ends[0]}` }[language]
        : ends.join('–')
    }
    const isPercent = number.min?.equals(0) === true && number.max?.equals(100) === true
    const read = (raw: string): ReadAnswer => {
      if (isShort(raw)) return notApplicable()
      // 0,67 of 100 may be 67 %.
      if (isPercent && PART.test(raw)) return { unreadable: 'share-unsure' }
      const read = asRead(numberAnswer(raw, number, spellings))
      const isCounted = !('unreadable' in asRead(numberAnswer(withoutUnit(raw), number, spellings)))
      return 'unreadable' in read && isCounted ? { unreadable: 'with-unit' } : read
    }
    return {
      read,
      choices: inBoth(range),
    }
  }
  const choices = inBoth(() => scale.categories.map(category => category.code).join('/'))
  return {
    read: raw => (isShort(raw) ? notApplicable() : readCategory(raw, scale, spellings)),
    choices,
  }
}

const PART = /^\s*0?[.,]\d*[1-9]\d*\s*$/

/** As the template abbreviates it. */
const NOT_APPLICABLE = /^t\.?b\.?$/

function notApplicable(): ReadAnswer {
  return { answer: { code: NO_ANSWER['not-applicable'], number: undefined } }
}

/** Undefined where the cell says nothing; otherwise a meaning is an answer of some kind. */
function asRead(meaning: Meaning): ReadAnswer {
  if (meaning.kind === 'unreadable') return { unreadable: meaning.reason }
  if (meaning.kind === 'category') return { answer: { code: meaning.position, number: undefined } }
  if (meaning.kind === 'number') return { answer: { code: 0, number: meaning.value } }
  if (meaning.reason === 'blank') return { answer: undefined }
  return { answer: { code: NO_ANSWER[meaning.reason], number: undefined } }
}

function readCategory(
  rawAnswer: string,
  scale: ChoiceScale,
  spellings: AnswerSpellings,
): ReadAnswer {
  const text = normalisedText(rawAnswer)
  if (choicesLeft(text, spellings)) return { answer: undefined, remark: 'choices-left' }
  if (namesTwo(text, spellings)) return { unreadable: 'contradictory' }
  const meaning = categoryAnswer(rawAnswer, spellings)
  if (meaning.kind !== 'unreadable' || meaning.reason === 'contradictory') return asRead(meaning)
  const byHabit = yesOrNo(text, spellings) ?? codeBeforeText(text, spellings)
  if (byHabit !== undefined) return asRead(byHabit)
  const points = shareText(text)?.value
  const worth = points && scale.categories.findIndex(each => each.points.equals(points))
  if (worth !== undefined && worth >= 0) {
    return { answer: { code: worth, number: undefined }, remark: 'from-points' }
  }
  return asRead(meaning)
}

/** `A/B/C`, `Ya / Tidak`, `Y/T`: nobody has chosen yet. */
function choicesLeft(text: string, spellings: AnswerSpellings): boolean {
  const parts = text.split(/\s*[/|]\s*/)
  if (parts.length < 2) return false
  // The choices of the form, even where they are not those of the rubric.
  if (/^(?:a\/b(?:\/c)?(?:\/d)?(?:\/e)?|y(?:a)?\/t(?:idak|dk)?)$/.test(parts.join('/'))) return true
  const chosen = parts.map(part => spellings.normalised.get(part) ?? yesOrNo(part, spellings))
  const positions = chosen.map(each => (each?.kind === 'category' ? each.position : undefined))
  return !positions.includes(undefined) && new Set(positions).size > 1
}

/** `A, B` or `A; B. Sebagian`: two codes in a row, whatever words follow the second. A code alone before words is `codeBeforeText`. */
function namesTwo(text: string, spellings: AnswerSpellings): boolean {
  const [, first = '', second = ''] = TWO_CODES.exec(text) ?? []
  const positions = [first, second].map(word => {
    const known = spellings.codes.has(word) ? spellings.normalised.get(word) : undefined
    const meaning = known ?? yesOrNo(word, spellings)
    return meaning?.kind === 'category' ? meaning.position : undefined
  })
  return !positions.includes(undefined) && positions[0] !== positions[1]
}

const TWO_CODES =
  /^[([]?([^\s.,:;()[\]&+/|]{1,12})(?:\s*[.,:;)\]&+/|]+[\s([]*|\s+)(?:(?:dan|atau|and|or|dan\/atau)\s+)?([^\s.,:;()[\]&+/|]{1,12})\s*(?:[.,:;)\]&+/|].*)?$/su

const YES = /^(?:y|ya|yes|sudah|ada)$/
const NO = /^(?:t|tdk|tidak|no|n|belum|tidak ada)$/

/** Short words for yes and no, on scales that have both. */
function yesOrNo(text: string, spellings: AnswerSpellings): Meaning | undefined {
  const bare = text.replace(/[\s.,;:]+$/, '')
  const [yes, no] = ['ya', 'tidak'].map(word => spellings.normalised.get(word))
  if (yes?.kind !== 'category' || no?.kind !== 'category') return undefined
  return YES.test(bare) ? yes : NO.test(bare) ? no : undefined
}

/** `B. Sebagian besar …`: the code of the form with the form's own words, which the rubric words otherwise; or `b)`. */
function codeBeforeText(text: string, spellings: AnswerSpellings): Meaning | undefined {
  const [, code] = /^[([]?([^\s.,:;)\]]{1,12})\s*[.,:;)\]]+(?:\s*\p{L}.*)?$/su.exec(text) ?? []
  return code !== undefined && spellings.codes.has(code)
    ? spellings.normalised.get(code)
    : undefined
}

/** The ratio itself: `67%`, `0,67`, `3/4`. */
function readShare(rawAnswer: string): ReadAnswer {
  // Templates with semicolons write `="3/4"`, lest it become a date.
  const text = normalisedText(rawAnswer.trim().replace(/^="(.*)"$/, '$1'))
  if (text === '' || /^-+$/.test(text)) return { answer: undefined }
  if (/^(?:n\/?a|tidak berlaku|not applicable)$/.test(text) || NOT_APPLICABLE.test(text))
    return notApplicable()
  const share = shareText(text)
  if (share === undefined) return { unreadable: damageOf(text) ?? 'not-a-number' }
  // 67 may be meant as 67 %, and 1 as 1 % or as all of it.
  if (!share.isSure) return { unreadable: 'percent-unsure' }
  return { answer: { code: 0, number: undefined, share: share.value, written: text } }
}

/** Nobody writes ten times the whole as a share. */
const SURELY_PERCENT = exact(10)

function shareText(text: string): { readonly value: Exact; readonly isSure: boolean } | undefined {
  // A spreadsheet keeps fifteen digits of 8/9.
  const percent = /^(\d{1,6}(?:[.,]\d{1,20})?)\s*%$/.exec(text)?.[1]
  if (percent !== undefined) {
    const value = parseExact(percent.replace(',', '.'))
    return value && { value: value.div(exact(100)), isSure: true }
  }
  const fraction = /^\d{1,9}\s*\/\s*[1-9]\d{0,8}$/.test(text)
  const value = parseExact(fraction ? text.replace(/\s/g, '') : text.replace(',', '.'))
  if (value === undefined || value.s < 0n) return undefined
  // 88,89 is neither a count nor 8889 %.
  if (value.compare(SURELY_PERCENT) > 0 && /[.,]/.test(text))
    return { value: value.div(exact(100)), isSure: true }
  return { value, isSure: fraction || value.compare(exact(1)) <= 0 }
}
