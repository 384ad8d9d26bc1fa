import { describe, expect, it } from 'vitest'
import type { Dialogue } from '../../../src/ask/dialogue.ts'
import { NO_ENTRY } from '../../../src/ask/question.ts'
import { plainDialogue } from '../../../src/ask/screens/plain-dialogue.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { rehearsalOf, sceneOf } from '../../support/ask-scene.ts'
import { dialogueAt, skeleton, skm, unitWorksheet } from '../../support/dialogues.ts'

async function said(
  rubric: Rubric,
  lines: readonly string[],
  dialogue: Dialogue = dialogueAt(rubric),
) {
  const { conversation, kept } = rehearsalOf(dialogue)
  const left = [...lines]
  let text = ''
  await plainDialogue(conversation, sceneOf(rubric, 'id'), {
    line: async prompt => {
      const line = left.shift()
      text += `${prompt}${line ?? ''}\n`
      return line
    },
    say: async words => {
      text += words
    },
  })
  return { text, kept, left, state: conversation.state().dialogue }
}

describe('plain mode', () => {
  it('asks line by line and says what was kept', async () => {
    const { text, kept } = await said(unitWorksheet, ['b', '', '<', '.'])
    expect(kept).toEqual([{ id: '1.1.a', set: { answer: 'B' } }])
    expect(text).toContain('1/92. 1 Manajemen Perubahan, 1.1 Tim Reformasi Birokrasi')
    expect(text).toContain('B: Dibentuk, belum sesuai kebutuhan, 0,50 poin')
    expect(text).toContain('› B. Tersimpan di lke-dinkes.csv.')
    expect(text).toContain('2/92.')
  })

  it('never moves the cursor and draws no columns', async () => {
    const { text } = await said(unitWorksheet, [
      'b',
      '=',
      '?',
      '#catatan',
      '+SK.pdf',
      '',
      '/7.1.e',
      '4',
      '.',
    ])
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/)
    expect(text).not.toMatch(/\S {2,}\S/)
  })

  it('takes whole words and numbers', async () => {
    expect((await said(skm, ['4', 'TT', '.'])).kept.map(({ set }) => set.answer)).toEqual(['4'])
    const counts = await said(skeleton, ['9', '12', '.'], dialogueAt(skeleton, { position: 2 }))
    expect(counts.kept.map(({ id, set }) => [id, set.answer])).toEqual([
      ['lapor', '9'],
      ['wajib', '12'],
    ])
    expect(counts.text).toContain('0,75 poin')
  })

  it('verifies: * confirms, another answer asks for its reason', async () => {
    const entries = new Map([
      ['1.1.a', { ...NO_ENTRY, answer: 'B' }],
      ['1.1.b', { ...NO_ENTRY, answer: 'A' }],
    ])
    const begun = dialogueAt(unitWorksheet, { entries, purpose: 'verify' })
    const { state, text } = await said(unitWorksheet, ['*', 'c', '', 'kurang bukti', '.'], begun)
    expect(state.entries.get('1.1.a')?.verified).toBe('B')
    expect(state.entries.get('1.1.b')).toMatchObject({
      answer: 'A',
      verified: 'C',
      verifierNote: 'kurang bukti',
    })
    expect(text).toContain('Jawaban unit: B')
  })

  it('ends where the lines end', async () => {
    expect((await said(skm, ['4'])).kept).toHaveLength(1)
    const { text } = await said(skm, [...'444444444', ''])
    expect(text).toContain('Semua unsur terisi.')
  })
})
