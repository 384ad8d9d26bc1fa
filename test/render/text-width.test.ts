import { describe, expect, it } from 'vitest'
import { padEnd, padStart, textWidth } from '../../src/render/terminal-text.ts'

describe('textWidth', () => {
  it.each([
    ['Dinas Kesehatan', 15],
    ['保健局', 6],
    ['한글', 4],
    ['e\u0301', 1],
    ['กำลัง', 4],
    ['ｆｕｌｌ', 8],
    ['😊', 2],
    ['██··', 4],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })

  it('pads to columns, not to letters', () => {
    expect(padEnd('保健', 6)).toBe('保健  ')
    expect(padStart('76,80', 7)).toBe('  76,80')
    expect(padEnd('longer', 3)).toBe('longer')
  })
})
