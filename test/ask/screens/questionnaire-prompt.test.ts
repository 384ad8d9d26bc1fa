import { render } from '@inquirer/testing'
import { describe, expect, it } from 'vitest'
import type { Dialogue } from '../../../src/ask/dialogue.ts'
import { NO_ENTRY } from '../../../src/ask/question.ts'
import { questionnairePrompt } from '../../../src/ask/screens/questionnaire-prompt.ts'
import { palette } from '../../../src/render/terminal-text.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { rehearsalOf, sceneOf } from '../../support/ask-scene.ts'
import { dialogueAt, skeleton, skm, unitWorksheet } from '../../support/dialogues.ts'

/** A key as a terminal sends it: symbols have no name. */
function key(name: string) {
  const isNamed = name.length > 1 || /[a-z0-9]/i.test(name)
  const named: Record<string, string> = { space: ' ', return: '\r', tab: '\t' }
  return { ...(isNamed ? { name: name.toLowerCase() } : {}), sequence: named[name] ?? name }
}

async function asked(rubric: Rubric, dialogue: Dialogue = dialogueAt(rubric)) {
  const { conversation, kept } = rehearsalOf(dialogue)
  const options = {
    conversation,
    scene: sceneOf(rubric, 'id'),
    paint: palette(false),
    size: () => ({ columns: 80, rows: 30 }),
  }
  const { answer, events, getScreen, input } = await render(questionnairePrompt, options)
  // A prompt that nobody ends is broken off with the process, as an error of whichever test runs then.
  answer.catch(() => undefined)
  return {
    answer,
    kept,
    screen: () => getScreen(),
    /** Escape and a key within half a second. */
    pressAfterEscape: (name: string) =>
      events.keypress(Object.assign({ name, meta: true }, { sequence: `\u001B${name}` })),
    press: (...names: readonly string[]) => {
      for (const name of names) events.keypress(key(name))
    },
    /** A line that readline itself puts together. */
    write: (text: string) => {
      input.write(text)
      events.keypress({ name: text.at(-1) ?? '' })
      events.keypress(key('return'))
    },
    state: () => conversation.state().dialogue,
  }
}

describe('the questionnaire', () => {
  it('takes digits as answers and goes on', async () => {
    const { press, screen, kept } = await asked(skm)
    expect(screen()).toContain('no. 1 dari 9')
    press('4', '3')
    expect(screen()).toContain('no. 3 dari 9')
    expect(kept.map(({ set }) => set.answer)).toEqual(['4', '3'])
  })

  it('goes back and forth by arrows without changing anything', async () => {
    const { press, screen, kept } = await asked(skm)
    press('4', 'left')
    expect(screen()).toMatch(/^ {2}› 4/m)
    press('right', 'right', 'left', 'end', 'home')
    expect(screen()).toContain('no. 1 dari 9')
    expect(kept).toHaveLength(1)
  })

  it('has the whole way: answer, note, evidence, search, jump, overview, help, leave', async () => {
    const { press, write, screen, kept, answer, state } = await asked(unitWorksheet)
    press('b')
    expect(screen()).toMatch(/^ {2}› B/m)
    press('#')
    write('12 dari 15')
    expect(state().entries.get('1.1.a')?.note).toBe('12 dari 15')
    press('+')
    write('SK.pdf')
    press('return')
    expect(screen()).toContain('SK.pdf')
    press('/')
    write('7.1.e')
    expect(screen()).toContain('no. 53 dari 92')
    press('=')
    expect(screen()).toContain('1 dari 92 pertanyaan terisi')
    press('home', 'down', 'return')
    expect(screen()).toContain('1.1.b')
    press('?')
    expect(screen()).toContain('Semua tombol')
    press('escape', 'escape')
    await expect(answer).resolves.toBe('left')
    expect(kept.map(({ id }) => id)).toEqual(['1.1.a', '1.1.a', '1.1.a'])
  })

  it('takes a key that follows Escape at once for a key of its own', async () => {
    const { press, pressAfterEscape, screen, kept, answer } = await asked(unitWorksheet)
    press('=')
    expect(screen()).toContain('pertanyaan terisi')
    pressAfterEscape('b')
    expect(kept.map(({ set }) => set.answer)).toEqual(['B'])
    // The first one leaves, and nothing is answered behind it.
    pressAfterEscape('c')
    await expect(answer).resolves.toBe('left')
    expect(kept).toHaveLength(1)
  })

  it('shows what counts are worth as soon as the last one is entered', async () => {
    const begun = dialogueAt(skeleton, { position: 2 })
    const { press, screen } = await asked(skeleton, begun)
    press('9', 'return', '1', '2')
    expect(screen()).toContain('12_')
    expect(screen()).not.toContain('0,75 poin')
    press('return')
    expect(screen()).toContain('0,75 poin')
  })

  it('takes "does not apply" by 0, or by ~ where 0 is a number', async () => {
    const letters = await asked(unitWorksheet)
    letters.press('0')
    expect(letters.kept[0]?.set.answer).toBe('Tidak berlaku')
    const counts = await asked(skeleton, dialogueAt(skeleton, { position: 2 }))
    counts.press('0', 'return', '~')
    expect(counts.kept.map(({ id, set }) => [id, set.answer])).toEqual([
      ['lapor', '0'],
      ['1.2.a', 'Tidak berlaku'],
    ])
  })

  it('confirms by the space bar, and asks why where the verifier differs', async () => {
    const entries = new Map([['1.1.a', { ...NO_ENTRY, answer: 'B' }]])
    const { press, write, screen, state } = await asked(
      unitWorksheet,
      dialogueAt(unitWorksheet, { entries, purpose: 'verify' }),
    )
    press('space')
    expect(state().entries.get('1.1.a')).toMatchObject({ verified: 'B' })
    press('left', 'c')
    expect(screen()).toContain('Alasan hasil verifikasi berbeda dari jawaban unit')
    write('SK belum ada')
    expect(state().entries.get('1.1.a')).toMatchObject({
      answer: 'B',
      verified: 'C',
      verifierNote: 'SK belum ada',
    })
  })

  it('ends behind the last question', async () => {
    const { press, screen, answer } = await asked(skm)
    press(...'444444444')
    expect(screen()).toContain('Semua unsur terisi.')
    press('return')
    await expect(answer).resolves.toBe('left')
  })
})
