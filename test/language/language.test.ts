import { describe, expect, it } from 'vitest'
import { among, englishPlural, insideSentence, sentenceStart } from '../../src/language/language.ts'

describe('words of an instrument in a sentence', () => {
  it('start with a capital at the start', () => {
    expect(sentenceStart('perangkat daerah')).toBe('Perangkat daerah')
    expect(sentenceStart('')).toBe('')
  })

  it('start small inside, abbreviations aside', () => {
    expect(insideSentence('Perangkat daerah')).toBe('perangkat daerah')
    expect(insideSentence('OPD')).toBe('OPD')
    expect(insideSentence('Unit Kerja')).toBe('unit kerja')
    expect(insideSentence('Nilai SAKIP dan Indeks BerAKHLAK')).toBe(
      'nilai SAKIP dan indeks BerAKHLAK',
    )
  })

  it('are written together with a prefix, abbreviations aside', () => {
    expect(among('Unit Kerja')).toBe('antarunit kerja')
    expect(among('OPD')).toBe('antar-OPD')
  })

  it('have a regular plural in English', () => {
    expect(englishPlural('behaviour')).toBe('behaviours')
    expect(englishPlural('public agency')).toBe('public agencies')
    expect(englishPlural('survey')).toBe('surveys')
    expect(englishPlural('class')).toBe('classes')
    expect(englishPlural('U1')).toBe('U1')
  })
})
