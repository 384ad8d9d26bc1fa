import { describe, expect, it } from 'vitest'
import { markdownLink, markdownText } from '../../src/render/render-markdown.ts'

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

describe('markdownLink', () => {
  it('links to a web address', () => {
    expect(markdownLink('PermenPANRB 14/2017', 'https://peraturan.example.go.id/a?b=c%20d')).toBe(
      '[PermenPANRB 14/2017](https://peraturan.example.go.id/a?b=c%20d)',
    )
  })

  it.each([
    'javascript:alert(1)',
    'https://x.id/) <b>',
    'file:///etc/passwd',
    'https://a@b',
    undefined,
  ])('leaves the name alone for %j', address => {
    expect(markdownLink('Nama', address)).toBe('Nama')
  })
})
