import { describe, expect, it } from 'vitest'
import { defineDiagnostic } from '../../src/diagnostics/diagnostic.ts'

describe('defineDiagnostic', () => {
  const answerUnknown = defineDiagnostic('test/answer-unknown', 'error', {
    id: '{answer} bukan {expected}.',
    idRemedy: 'betulkan {answer}.',
    en: '{answer} is not {expected}.',
    enRemedy: 'correct {answer}.',
  })

  it('fills parameters into message and remedy, each in its language', () => {
    const expected = { id: 'angka', en: 'a number' }
    expect(answerUnknown(undefined, { answer: 'tujuh', expected })).toEqual({
      code: 'test/answer-unknown',
      severity: 'error',
      place: undefined,
      params: { answer: 'tujuh', expected },
      message: { id: 'tujuh bukan angka.', en: 'tujuh is not a number.' },
      remedy: { id: 'betulkan tujuh.', en: 'correct tujuh.' },
      related: [],
    })
  })

  it('quotes a name with spaces where it is to be typed behind a command', () => {
    const words = 'lihat {file}: rb-score verify {file}; rb-score assess DATA -o {file}'
    const seen = defineDiagnostic('test/typed', 'note', { id: words, en: words })
    expect(seen(undefined, { file: 'a b.json' }).message.id).toBe(
      'lihat a b.json: rb-score verify "a b.json"; rb-score assess DATA -o "a b.json"',
    )
    expect(seen(undefined, { file: 'a.json' }).message.id).not.toContain('"')
  })

  it('counts one and more in the words of each', () => {
    const read = defineDiagnostic('test/read', 'note', {
      id: '{count} baris dibaca',
      en: '{count|row is|rows are} read',
    })
    const said = [1, 2].map(count => read(undefined, { count }).message)
    expect(said.map(({ id, en }) => [id, en])).toEqual([
      ['1 baris dibaca', '1 row is read'],
      ['2 baris dibaca', '2 rows are read'],
    ])
  })

  it('leaves a parameter that was not given visible', () => {
    expect(answerUnknown(undefined, { answer: 5 }).message.en).toBe('5 is not {expected}.')
  })

  it('has an empty remedy where nothing is to mend', () => {
    const seen = defineDiagnostic('test/seen', 'note', { id: 'Terlihat.', en: 'Seen.' })
    expect(seen(undefined).remedy).toEqual({ id: '', en: '' })
    expect(seen.definition).toEqual({
      code: 'test/seen',
      severity: 'note',
      message: { id: 'Terlihat.', en: 'Seen.' },
      remedy: { id: '', en: '' },
    })
  })
})
