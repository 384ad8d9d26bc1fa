import { render } from '@inquirer/testing'
import { describe, expect, it } from 'vitest'
import { LeftEarly, plainChooser } from '../../../src/ask/screens/chooser.ts'
import { choicePrompt, linePrompt } from '../../../src/ask/screens/opening-prompts.ts'
import { openingWords } from '../../../src/ask/screens/opening-words.ts'
import { palette } from '../../../src/render/terminal-text.ts'

const words = openingWords('id')
const look = { width: 60, paint: palette(false) }
const SEX = ['Laki-laki', 'Perempuan', '(tidak diisi)'].map(name => ({ name }))
const MONTHS = Array.from({ length: 14 }, (_, position) => ({ name: `Pilihan ${position + 1}` }))

async function asked(options: readonly { readonly name: string; readonly about?: string }[]) {
  const config = { question: 'Jenis kelamin', options, words, look }
  const { answer, events, getScreen, input } = await render(choicePrompt, config)
  return {
    answer,
    screen: () => getScreen(),
    press: (name: string) => events.keypress(name),
    type: (digit: string) => {
      input.write(digit)
      events.keypress(digit)
    },
  }
}

describe('a choice before the questionnaire', () => {
  it('marks nothing, and Enter alone says so and answers nothing', async () => {
    const { answer, press, screen } = await asked(SEX)
    expect(screen()).not.toContain('›')
    press('enter')
    press('enter')
    expect(screen()).toContain(words.chooseFirst)
    expect(screen()).not.toContain('›')
    press('escape')
    await answer
  })

  it('takes what an arrow or a number marks, once Enter follows', async () => {
    const byArrow = await asked(SEX)
    byArrow.press('down')
    expect(byArrow.screen()).toContain('› 1  Laki-laki')
    byArrow.press('enter')
    await expect(byArrow.answer).resolves.toEqual({ value: 0 })
    const byNumber = await asked(SEX)
    byNumber.type('2')
    expect(byNumber.screen()).toContain('› 2  Perempuan')
    byNumber.press('enter')
    await expect(byNumber.answer).resolves.toEqual({ value: 1 })
  })

  it('takes numbers of two digits, and keeps what is marked in view', async () => {
    const { answer, press, screen, type } = await asked(MONTHS)
    type('1')
    type('4')
    expect(screen()).toContain('› 14  Pilihan 14')
    press('enter')
    await expect(answer).resolves.toEqual({ value: 13 })
  })

  it('fits a terminal of 24 lines however long its options are', async () => {
    const long = MONTHS.map(({ name }) => ({ name, about: 'sepuluh kata '.repeat(9).trim() }))
    const { answer, press, screen } = await asked(long)
    for (const key of ['', ...MONTHS.map(() => 'down')]) {
      if (key !== '') press(key)
      expect(screen().split('\n').length).toBeLessThanOrEqual(23)
    }
    expect(screen()).toContain('› 14  Pilihan 14')
    press('escape')
    await answer
  })

  it('is left with Escape, and then says nothing of what was marked', async () => {
    const { answer, press, screen } = await asked(SEX)
    press('down')
    press('escape')
    await expect(answer).resolves.toBe('left')
    expect(screen()).not.toContain('Laki-laki')
  })
})

describe('a line before the questionnaire', () => {
  it('may stay empty unless it is needed, and is left with Escape', async () => {
    const line = (isNeeded: boolean) =>
      render(linePrompt, { question: 'Nama unit', isNeeded, words, look })
    const free = await line(false)
    free.events.keypress('enter')
    await expect(free.answer).resolves.toEqual({ value: '' })
    const needed = await line(true)
    needed.events.keypress('enter')
    expect(needed.getScreen()).toContain(words.writeFirst)
    needed.events.keypress('escape')
    await expect(needed.answer).resolves.toBe('left')
  })
})

describe('plain questions before the questionnaire', () => {
  const chooserOf = (lines: string[]) => {
    const said: string[] = []
    const chooser = plainChooser(
      {
        line: () => Promise.resolve(lines.shift()),
        say: text => {
          said.push(text)
          return Promise.resolve()
        },
      },
      words,
    )
    return { chooser, said }
  }
  const options = SEX.map(({ name }) => ({ value: name, name }))

  it('say that an empty line chooses nothing', async () => {
    const { chooser, said } = chooserOf(['', '2'])
    expect(await chooser.choose('Jenis kelamin', options)).toBe('Perempuan')
    expect(said.join('')).toContain(words.chooseFirst)
  })

  it('are left with a full stop', async () => {
    await expect(chooserOf(['.']).chooser.choose('Jenis kelamin', options)).rejects.toThrow(
      LeftEarly,
    )
    await expect(chooserOf(['.']).chooser.line('Nama unit', true)).rejects.toThrow(LeftEarly)
  })
})
