/**
 * Makes the pictures of README and docs/ from the examples: `npm run build && npm run pictures`.
 * What a terminal shows becomes SVG here; what a browser shows needs Chromium. Beside each picture of a page stands the
 * SHA-256 of the page it shows: test/slow/pages.test.ts says when it is of an earlier page.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { run } from '../dist/cli.js'
import { COLUMNS, firstLines, pictureSource } from './pages/picture-source.mjs'
import { terminalPicture } from './pages/terminal-picture.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = join(root, 'docs', 'pictures')
const pictures = JSON.parse(readFileSync(join(folder, 'pictures.json'), 'utf8'))
const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium'

const madeFrom = {}
for (const picture of pictures) {
  const text = await pictureSource(run, picture, root)
  if (picture.file.endsWith('.svg')) {
    const command = `rb-score ${picture.words.join(' ')}`
    const page = { command, columns: COLUMNS, title: picture.title }
    const shown = terminalPicture(firstLines(text, picture.lines), page)
    writeFileSync(join(folder, picture.file), shown)
  } else {
    await photograph(text, join(folder, picture.file))
    madeFrom[picture.file] = createHash('sha256').update(text).digest('hex')
  }
  console.log(`docs/pictures/${picture.file}`)
}
writeFileSync(join(folder, 'made-from.json'), `${JSON.stringify(madeFrom, null, 2)}\n`)

async function photograph(html, path) {
  const place = mkdtempSync(join(tmpdir(), 'rb-score-picture-'))
  writeFileSync(join(place, 'page.html'), html)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 900, height: 1250 } })
  await page.goto(pathToFileURL(join(place, 'page.html')).href)
  await page.screenshot({ path })
  await browser.close()
  rmSync(place, { recursive: true })
}
