import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Command, currentQuestion } from '../../src/ask/dialogue.ts'
import { entryOf, filledCount, NO_ENTRY, withChanges } from '../../src/ask/question.ts'
import { dialogueAt, skeleton, skm, talked, typing, unitWorksheet } from '../support/dialogues.ts'
import { runs } from '../support/soak.ts'

const answerOf = (talk: ReturnType<typeof talked>, id: string) =>
  entryOf(talk.dialogue.entries, id).answer

describe('a survey', () => {
  it('goes on by itself once a question is answered', () => {
    const talk = talked(dialogueAt(skm), typing('43'))
    expect(talk.dialogue.position).toBe(2)
    expect(talk.changes).toEqual([
      { id: 'U1', set: { answer: '4' } },
      { id: 'U2', set: { answer: '3' } },
    ])
  })

  it('takes an answer again without calling it a change', () => {
    const talk = talked(dialogueAt(skm), [...typing('4'), { kind: 'back' }, ...typing('4')])
    expect(talk.changes).toHaveLength(1)
    expect(talk.dialogue.position).toBe(1)
  })

  it('keeps "don\'t know" as such', () => {
    const talk = talked(dialogueAt(skm), [{ kind: 'no-answer', what: 'dont-know' }])
    expect(answerOf(talk, 'U1')).toBe('Tidak tahu')
  })

  it('asks for neither notes nor evidence', () => {
    for (const what of ['note', 'evidence'] as const) {
      expect(talked(dialogueAt(skm), [{ kind: 'open', what }]).dialogue.mode.kind).toBe('question')
    }
  })

  it('comes to its end behind the last question, and leaves by Enter there', () => {
    const talk = talked(dialogueAt(skm), typing('444444444'))
    expect(talk.dialogue.mode.kind).toBe('end')
    expect(talked(talk.dialogue, [{ kind: 'enter' }]).leaves).toBe(true)
    expect(talked(talk.dialogue, [{ kind: 'back' }]).dialogue).toMatchObject({
      position: 8,
      mode: { kind: 'question' },
    })
  })
})

describe('a worksheet', () => {
  it('stays at a question for evidence and a note', () => {
    const talk = talked(dialogueAt(unitWorksheet), [
      ...typing('b'),
      { kind: 'open', what: 'note' },
      { kind: 'write', text: '12 dari 15' },
      { kind: 'open', what: 'evidence' },
      { kind: 'write', text: 'SK.pdf; drive.contoh.go.id/x' },
      { kind: 'write', text: '' },
    ])
    expect(talk.dialogue.position).toBe(0)
    expect(talk.dialogue.mode.kind).toBe('question')
    expect(talk.dialogue.entries.get('1.1.a')).toEqual({
      ...NO_ENTRY,
      answer: 'B',
      note: '12 dari 15',
      evidence: ['SK.pdf', 'drive.contoh.go.id/x'],
    })
  })

  it('swallows the rest of a word that its beginning has chosen', () => {
    const at = unitWorksheet.items.findIndex(({ measure }) =>
      measure.kind !== 'ratio' ? measure.scale.id === 'ya-tidak' : false,
    )
    const id = unitWorksheet.items[at]?.id
    const position = dialogueAt(unitWorksheet).questions.findIndex(({ item }) => item.id === id)
    const talk = talked(dialogueAt(unitWorksheet, { position }), typing('tidak'))
    expect(talk.changes).toEqual([{ id, set: { answer: 'Tidak' } }])
    expect(talk.dialogue.message).toBeUndefined()
  })

  it('takes evidence away by its number', () => {
    const entries = new Map([['1.1.a', { ...NO_ENTRY, evidence: ['a', 'b', 'c'] }]])
    const talk = talked(dialogueAt(unitWorksheet, { entries }), [
      { kind: 'open', what: 'evidence' },
      { kind: 'write', text: '-2' },
    ])
    expect(talk.dialogue.entries.get('1.1.a')?.evidence).toEqual(['a', 'c'])
  })

  it('says what is no choice, and keeps nothing of it', () => {
    const talk = talked(dialogueAt(unitWorksheet), typing('x'))
    expect(talk.changes).toEqual([])
    expect(talk.dialogue.message).toEqual({ kind: 'not-a-choice', text: 'x' })
  })

  it('clears an answer on request', () => {
    const talk = talked(dialogueAt(unitWorksheet), [...typing('b'), { kind: 'erase' }])
    expect(answerOf(talk, '1.1.a')).toBe('')
    expect(talk.dialogue.message?.kind).toBe('answer-cleared')
  })

  it('leads from part to part', () => {
    const next = talked(dialogueAt(unitWorksheet), [{ kind: 'scroll', more: 1 }]).dialogue
    expect(currentQuestion(next).item.id).toBe('1.2.a')
    const later = talked(next, [{ kind: 'forward' }, { kind: 'scroll', more: -1 }]).dialogue
    expect(currentQuestion(later).item.id).toBe('1.2.a')
    const earlier = talked(later, [{ kind: 'scroll', more: -1 }]).dialogue
    expect(currentQuestion(earlier).item.id).toBe('1.1.a')
  })
})

describe('counts', () => {
  const position = dialogueAt(skeleton).questions.findIndex(({ item }) => item.id === '1.2.a')
  const begun = dialogueAt(skeleton, { position })

  it('are kept one by one, each when it is entered', () => {
    const talk = talked(begun, [...typing('9'), { kind: 'enter' }, ...typing('12')])
    expect(talk.changes.filter(({ id }) => id === 'lapor')).toEqual([
      { id: 'lapor', set: { answer: '9' } },
    ])
    expect(answerOf(talk, 'wajib')).toBe('')
    expect(answerOf(talked(talk.dialogue, [{ kind: 'enter' }]), 'wajib')).toBe('12')
  })

  it('refuse what is no number', () => {
    const talk = talked(begun, [...typing('x'), { kind: 'enter' }])
    expect(talk.changes).toEqual([])
    expect(talk.dialogue.message).toEqual({ kind: 'not-a-number', text: 'x' })
  })

  it('take "does not apply" back', () => {
    const talk = talked(begun, [
      { kind: 'no-answer', what: 'not-applicable' },
      ...typing('9'),
      { kind: 'enter' },
    ])
    expect(answerOf(talk, '1.2.a')).toBe('')
    expect(answerOf(talk, 'lapor')).toBe('9')
  })
})

describe('a verifier', () => {
  const entries = new Map([['1.1.a', { ...NO_ENTRY, answer: 'B' }]])
  const begun = dialogueAt(unitWorksheet, { entries, purpose: 'verify' })

  it('confirms the claim', () => {
    const talk = talked(begun, [{ kind: 'confirm' }])
    expect(talk.dialogue.entries.get('1.1.a')).toMatchObject({ answer: 'B', verified: 'B' })
    expect(talk.dialogue.position).toBe(1)
  })

  it('changes it only with a reason, and both answers stay', () => {
    const open = talked(begun, typing('c'))
    expect(open.changes).toEqual([])
    const without = talked(open.dialogue, [{ kind: 'write', text: ' ' }])
    expect(without.changes).toEqual([])
    expect(without.dialogue.message?.kind).toBe('reason-needed')
    const done = talked(without.dialogue, [{ kind: 'write', text: 'SK belum ada' }])
    expect(done.dialogue.entries.get('1.1.a')).toMatchObject({
      answer: 'B',
      verified: 'C',
      verifierNote: 'SK belum ada',
    })
  })

  it('lets go of a change by Esc', () => {
    const talk = talked(begun, [...typing('c'), { kind: 'cancel' }])
    expect(talk.changes).toEqual([])
    expect(talk.leaves).toBe(false)
  })

  it('cannot confirm what was not answered', () => {
    const talk = talked(begun, [{ kind: 'forward' }, { kind: 'confirm' }])
    expect(talk.changes).toEqual([])
    expect(talk.dialogue.message?.kind).toBe('nothing-to-confirm')
  })

  it('leaves the evidence of the unit alone', () => {
    expect(talked(begun, [{ kind: 'open', what: 'evidence' }]).dialogue.mode.kind).toBe('question')
  })
})

describe('searching', () => {
  const search = (text: string) =>
    talked(dialogueAt(unitWorksheet), [
      { kind: 'open', what: 'search' },
      { kind: 'write', text },
    ]).dialogue

  it('jumps to a number', () => {
    expect(currentQuestion(search('7.1.e')).item.id).toBe('7.1.e')
  })

  it('lists what words find, and Enter goes there', () => {
    const found = search('wajib lhk')
    expect(found.mode).toMatchObject({ kind: 'list', selected: 0 })
    const there = talked(found, [{ kind: 'down' }, { kind: 'enter' }]).dialogue
    expect(currentQuestion(there).item.id).toBe('7.1.f')
  })

  it('says where nothing is found, and goes on asking', () => {
    expect(search('zzz')).toMatchObject({
      mode: { kind: 'writing' },
      message: { kind: 'nothing-found' },
    })
  })
})

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    ...(['erase', 'enter', 'back', 'forward', 'up', 'down', 'first', 'last', 'skip'] as const).map(
      kind => ({ kind }),
    ),
    ...(['confirm', 'next-open', 'cancel'] as const).map(kind => ({ kind })),
  ),
  fc.constantFrom(...'abcdyt0123459').map(text => ({ kind: 'type', text }) as const),
  fc
    .constantFrom('note', 'evidence', 'search', 'list', 'help')
    .map(what => ({ kind: 'open', what }) as Command),
  fc.constantFrom('1.1', 'x', '', 'unit', '-1').map(text => ({ kind: 'write', text }) as const),
  fc
    .constantFrom('not-applicable', 'dont-know')
    .map(what => ({ kind: 'no-answer', what }) as Command),
  fc.constantFrom(-10, -1, 1, 10).map(more => ({ kind: 'scroll', more }) as const),
)

describe.each([
  ['a survey', skm, 'answer'],
  ['a worksheet', unitWorksheet, 'answer'],
  ['counts', skeleton, 'answer'],
  ['a verification', skeleton, 'verify'],
] as const)('whatever is pressed in %s', (_name, rubric, purpose) => {
  it('ends with exactly the changes that were kept, at a question that exists', () => {
    const entries = new Map(rubric.items.map(({ id }) => [id, { ...NO_ENTRY, answer: '1' }]))
    const begun = dialogueAt(rubric, purpose === 'verify' ? { purpose, entries } : {})
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), commands => {
        const talk = talked(begun, commands)
        expect(withChanges(begun.entries, talk.changes)).toEqual(talk.dialogue.entries)
        expect(() => currentQuestion(talk.dialogue)).not.toThrow()
        const { questions } = talk.dialogue
        expect(filledCount(questions, talk.dialogue.entries, purpose)).toBeLessThanOrEqual(
          questions.length,
        )
      }),
      { seed: 20261121, numRuns: runs(150) },
    )
  })
})
