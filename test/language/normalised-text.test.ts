import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barerText, cleanText, normalisedText } from '../../src/language/normalised-text.ts'

describe('normalisedText', () => {
  it.each([
    ['  SANGAT\u00A0\u2009Baik\r\n', 'sangat baik'],
    ['\u200BBa\u00ADik\uFEFF', 'baik'],
    ['４ － Ｂａｉｋ', '4 - baik'],
    ['Ragu–ragu', 'ragu-ragu'],
    ['Jum’at', "jum'at"],
    ['“Ya”', '"ya"'],
  ])('%j is %j', (text, normalised) => {
    expect(normalisedText(text)).toBe(normalised)
  })
})

describe('a text of plain signs', () => {
  it('is what it is with something invisible in it', () => {
    const sign = fc.oneof(
      fc.constantFrom(' ', '`', '-', '\t', '\u007f'),
      fc.string({ maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), signs => {
        const text = signs.join('')
        expect(normalisedText(text)).toBe(normalisedText(`${text}\u200B`))
        expect(cleanText(text)).toBe(cleanText(`${text}\u200B`))
      }),
    )
  })
})

describe('barerText', () => {
  it('takes outer quotes and trailing punctuation, and parts joined words', () => {
    expect(barerText('"baik".')).toBe('baik')
    expect(barerText('ragu - ragu')).toBe('ragu ragu')
    expect(barerText('nilai/unsur')).toBe('nilai unsur')
  })

  it('keeps signs that carry meaning', () => {
    for (const text of ['-1', 'a-', 'a+', '-', '.', '4', '"']) expect(barerText(text)).toBe(text)
  })
})

describe('cleanText', () => {
  it('keeps case and signs', () => {
    expect(cleanText(' Dinas\u00A0 Kesehatan\n')).toBe('Dinas Kesehatan')
    expect(cleanText('A-')).toBe('A-')
  })
})
