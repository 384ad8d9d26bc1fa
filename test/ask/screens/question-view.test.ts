import { describe, expect, it } from 'vitest'
import { NO_ENTRY } from '../../../src/ask/question.ts'
import {
  endOf,
  explanationOf,
  listedAnswer,
  newsOf,
  questionView,
} from '../../../src/ask/screens/question-view.ts'
import { sceneOf } from '../../support/ask-scene.ts'
import {
  dialogueAt,
  skeleton,
  skm,
  talked,
  typing,
  unitWorksheet,
} from '../../support/dialogues.ts'

const scene = sceneOf(unitWorksheet, 'id')

describe('the view of a question', () => {
  it('has headings, text, and choices with their points', () => {
    const view = questionView(dialogueAt(unitWorksheet), scene)
    expect(view.headings).toEqual(['1 Manajemen Perubahan', '1.1 Tim Reformasi Birokrasi'])
    expect(view.id).toBe('1.1.a')
    expect(view.choices.map(({ code, points }) => [code, points])).toEqual([
      ['A', '1,00'],
      ['B', '0,50'],
      ['C', '0,00'],
    ])
  })

  it('shows no points in a survey, where they would lead', () => {
    const view = questionView(dialogueAt(skm), sceneOf(skm, 'id'))
    expect(view.choices.map(({ points }) => points)).toEqual(['', '', '', ''])
    expect(view.part).toBeUndefined()
  })

  it('marks what was said, and counts it in the part', () => {
    const { dialogue } = talked(dialogueAt(unitWorksheet), typing('b'))
    const view = questionView(dialogue, scene)
    expect(view.choices.filter(({ isChosen }) => isChosen).map(({ code }) => code)).toEqual(['B'])
    expect(view.part?.progress).toContain('1 dari 3')
  })

  it('has what does not apply in words', () => {
    const said = { kind: 'no-answer', what: 'not-applicable' } as const
    const { dialogue } = talked(dialogueAt(unitWorksheet), [said])
    expect(questionView(dialogue, scene).noAnswer).toBe('tidak berlaku')
  })

  it('has numbers, which of them is typed, and what they are worth', () => {
    const start = dialogueAt(skeleton, { position: 2 })
    const steps = [...typing('9'), { kind: 'enter' as const }, ...typing('1')]
    const before = questionView(talked(start, steps).dialogue, sceneOf(skeleton, 'id'))
    expect(before.numbers.map(({ said, typed }) => [said, typed])).toEqual([
      ['9', undefined],
      ['', '1'],
    ])
    expect(before.points).toBeUndefined()
    const all = talked(start, [...steps, ...typing('2'), { kind: 'enter' }]).dialogue
    expect(questionView(all, sceneOf(skeleton, 'id')).points).toMatch(/^0,/)
  })

  it('has claim, evidence, notes and last year beside the answer, in this order', () => {
    const entry = { ...NO_ENTRY, answer: 'A', evidence: ['SK.pdf', 'hilang.pdf'], note: 'lengkap' }
    const entries = new Map([['1.1.a', { ...entry, verified: 'B', verifierNote: 'kurang' }]])
    const previous = new Map([['1.1.a', { answer: 'C', verified: 'B' }]])
    const dialogue = dialogueAt(unitWorksheet, { entries, purpose: 'verify' })
    const { beside } = questionView(dialogue, sceneOf(unitWorksheet, 'id', previous))
    expect(beside.map(({ label, pieces }) => [label, ...pieces.map(({ text }) => text)])).toEqual([
      ['Jawaban unit', 'A'],
      ['Bukti dukung', 'SK.pdf', 'hilang.pdf'],
      ['Catatan', 'lengkap'],
      ['Alasan', 'kurang'],
      ['Tahun lalu', 'C, hasil verifikasi B'],
    ])
    expect(beside[1]?.pieces.map(({ state }) => state?.isWrong)).toEqual([false, true])
  })

  it('shows the choice of a verifier who is giving the reason', () => {
    const entries = new Map([['1.1.a', { ...NO_ENTRY, answer: 'A' }]])
    const start = dialogueAt(unitWorksheet, { entries, purpose: 'verify' })
    const view = questionView(talked(start, typing('c')).dialogue, scene)
    expect(view.said).toBe('C')
  })

  it('holds no control characters of the file', () => {
    const entries = new Map([['1.1.a', { ...NO_ENTRY, note: 'a\u001B[2Jb' }]])
    const view = questionView(dialogueAt(unitWorksheet, { entries }), scene)
    expect(JSON.stringify(view)).not.toContain('\\u001b')
  })
})

it('lists a question by its answer, or as open', () => {
  const { dialogue } = talked(dialogueAt(unitWorksheet), typing('b'))
  const shown = dialogue.questions
    .slice(0, 2)
    .map(each => listedAnswer(dialogue, each, scene.words))
  expect(shown).toEqual(['B', 'belum'])
})

it('explains a question by guidance, evidence and basis, without empty parts', () => {
  const parts = explanationOf(dialogueAt(unitWorksheet), scene)
  expect(parts.map(({ title }) => title)).toContain('Dasar')
  expect(parts.every(({ texts }) => texts.length > 0)).toBe(true)
})

it('says behind the last question what is open', () => {
  const entries = new Map(
    skm.items.slice(1).map(({ id }) => [id, { ...NO_ENTRY, answer: '4' }] as const),
  )
  const end = endOf(dialogueAt(skm, { entries }), scene.words)
  expect(end).toEqual({ said: '1 pertanyaan belum diisi:', open: ['U1'] })
})

it('says what could not be kept before all else', () => {
  const dialogue = { ...dialogueAt(skm), message: { kind: 'not-a-choice', text: 'z' } as const }
  const news = newsOf({ dialogue, failure: ['disk penuh'], isMerged: true }, scene.words)
  expect(news.slice(1, 2)).toEqual(['disk penuh'])
  expect(news[3]).toBe('"z" bukan pilihan di sini.')
  expect(news).toHaveLength(5)
})
