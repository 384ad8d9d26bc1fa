/** A cell of a column of numbers -> the number as an integer of so many decimals, or why it cannot be read. */

import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { typedText } from '../language/typed-text.ts'
import type { Exact } from '../math/exact.ts'
import { exact } from '../math/exact.ts'
import type { NumberFormat } from '../rubric/scale-model.ts'
import type { Meaning } from './answer-meaning.ts'
import { unreadable } from './answer-meaning.ts'
import type { AnswerSpellings } from './answer-spellings.ts'
import { damageOf } from './spoiled-text.ts'

const PLAIN = /^\d{1,30}$/
const THOUSANDS_WITH_POINT = /^[1-9]\d{0,2}(?:\.\d{3}){1,9}(?:,(\d{1,30}))?$/
const THOUSANDS_WITH_COMMA = /^[1-9]\d{0,2}(?:,\d{3}){1,9}(?:\.(\d{1,30}))?$/
const DECIMALS = /^\d{1,30}[.,]\d{1,30}$/

export function numberAnswer(
  rawAnswer: string,
  format: NumberFormat,
  spellings: AnswerSpellings,
): Meaning {
  const typed = typedText(rawAnswer)
  const normalised = normalisedText(typed)
  if (normalised === '') return { kind: 'no-answer', reason: 'blank' }
  const noAnswer = spellings.asWritten.get(cleanText(typed)) ?? spellings.normalised.get(normalised)
  if (noAnswer !== undefined) return noAnswer
  if (/^-+$/.test(normalised)) return { kind: 'no-answer', reason: 'blank', loneDash: true }

  const damage = damageOf(normalised)
  if (damage !== undefined) return unreadable(damage)
  const isPercent = format.max?.equals(100) === true
  const text = isPercent ? normalised.replace(/\s*%$/, '') : normalised
  const negative = text.startsWith('-')
  const readings = readingsOf(text.replace(/^[+-]\s*/, ''))
  if (readings.length === 0) return unreadable('not-a-number')

  // `1.234` is two numbers; what the scale allows decides, and where it allows both, nobody guesses.
  const results = readings.map(reading => scaled(reading, negative, format))
  const values = new Set(results.filter(result => typeof result === 'bigint'))
  const [value] = values
  if (value === undefined) return unreadable(results.find(isReason) ?? 'not-a-number')
  return values.size === 1 ? { kind: 'number', value } : unreadable('ambiguous-number')
}

interface Reading {
  readonly whole: string
  readonly decimals: string
}

/** Every number a text without sign may be. */
function readingsOf(text: string): Reading[] {
  if (PLAIN.test(text)) return [{ whole: text, decimals: '' }]
  const readings: Reading[] = []
  for (const pattern of [THOUSANDS_WITH_POINT, THOUSANDS_WITH_COMMA]) {
    const found = pattern.exec(text)
    if (found === null) continue
    const decimals = found[1] ?? ''
    const grouped = decimals === '' ? text : text.slice(0, -decimals.length - 1)
    readings.push({ whole: grouped.replace(/[.,]/g, ''), decimals })
  }
  if (DECIMALS.test(text)) {
    const [whole = '', decimals = ''] = text.split(/[.,]/)
    readings.push({ whole, decimals })
  }
  return readings
}

type NumberReason = 'too-many-decimals' | 'out-of-range'

function scaled(
  { whole, decimals }: Reading,
  negative: boolean,
  format: NumberFormat,
): bigint | NumberReason {
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > format.decimals) return 'too-many-decimals'
  const digits = BigInt(whole + kept.padEnd(format.decimals, '0'))
  const value = negative ? -digits : digits
  const number: Exact = exact(value, 10n ** BigInt(format.decimals))
  const tooLow = format.min !== undefined && number.compare(format.min) < 0
  const tooHigh = format.max !== undefined && number.compare(format.max) > 0
  return tooLow || tooHigh ? 'out-of-range' : value
}

function isReason(result: bigint | NumberReason): result is NumberReason {
  return typeof result === 'string'
}
