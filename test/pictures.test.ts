/** The pictures of README and docs/ show what is printed today; those of pages are looked at in test/slow/pages.test.ts. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COLUMNS, firstLines, pictureSource } from '../scripts/pages/picture-source.mjs'
import { terminalPicture } from '../scripts/pages/terminal-picture.mjs'
import { run } from '../src/cli/main.ts'
import { sample } from './support/soak.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
interface Picture {
  readonly file: string
  readonly title: string
  readonly words: readonly string[]
  readonly language: string
  readonly lines?: number
}
const pictures: readonly Picture[] = JSON.parse(readFileSync('docs/pictures/pictures.json', 'utf8'))
const drawn = pictures.filter(({ file }) => file.endsWith('.svg'))

describe('pictures of a terminal', () => {
  it.each(sample(drawn))('$file is of today (npm run build && npm run pictures)', async picture => {
    const { title, words, lines } = picture
    const text = await pictureSource(run, picture, ROOT)
    const page = { command: `rb-score ${words.join(' ')}`, columns: COLUMNS, title }
    const fresh = terminalPicture(firstLines(text, lines), page)
    expect(readFileSync(`docs/pictures/${picture.file}`, 'utf8') === fresh).toBe(true)
  })

  it('keep columns where a run of words ends', () => {
    const page = { command: 'x', columns: 10, title: 'a & b' }
    const text = terminalPicture('\u001b[1mn\u001b[22m   12\n<b>', page)
    expect(text).toContain('<title>a &amp; b</title>')
    expect(text).toContain(
      '<text x="16" y="65" textLength="8.4" lengthAdjust="spacingAndGlyphs" font-weight="700">n</text>',
    )
    expect(text).toContain(
      '<text x="49.6" y="65" textLength="16.8" lengthAdjust="spacingAndGlyphs">12</text>',
    )
    expect(text).toContain('>&lt;b&gt;</text>')
  })

  it('stand on a page each', () => {
    const pages = [
      'README.md',
      'docs/id/01-nilai-pertama.md',
      'docs/05-worksheets.md',
      'docs/12-pages-to-hand-in.md',
      'docs/01-first-score.md',
    ]
    const text = pages.map(page => readFileSync(page, 'utf8')).join('')
    for (const { file } of pictures) expect(text).toContain(`pictures/${file}`)
  })
})
