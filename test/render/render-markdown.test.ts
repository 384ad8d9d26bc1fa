import { describe, expect, it } from 'vitest'
import { markdownText } from '../../src/render/render-markdown.ts'

describe('markdownText', () => {
  it.each([
    ['Dinas | Kota', 'Dinas \\| Kota'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a & b', 'a &amp; b'],
    ['[x](y)', '\\[x\\](y)'],
    ['*tebal* _miring_ `kode`', '\\*tebal\\* \\_miring\\_ \\`kode\\`'],
    ['- butir', '\\- butir'],
    ['1. butir', '1\\. butir'],
    ['2.029', '2.029'],
    ['76,80', '76,80'],
    ['-5.90', '-5.90'],
    ['https://x.id', 'https&#58;//x.id'],
    ['www.x.id', 'www&#46;x.id'],
    ['# judul', '\\# judul'],
    ['\u001B[31m', '␛\\[31m'],
  ])('%j becomes %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown)
  })
})
