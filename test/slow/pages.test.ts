/** Pages in a browser: at the widths of telephones and screens, light and dark, and on A4. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedBrowser, printPdf } from '../../src/cli/print-pdf.ts'
import { sha256 } from '../../src/platform/hash.ts'
import { renderHtml } from '../../src/render/render-html.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { runCli } from '../support/run-cli.ts'
import { skmReport } from '../support/skm-report.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const REPORTS = { berakhlak: berakhlakReport(), skm: skmReport(), worksheet: worksheetReport() }
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let folder = ''
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-pages-'))
  const executablePath = installedBrowser(process.env)
  if (executablePath === undefined)
    throw new Error('these tests need Chromium: apt-get install chromium')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

interface Look {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
}

/** The page as somebody opens it; what it asks for and what the browser complains of. */
async function opened(name: keyof typeof REPORTS, { width, colorScheme }: Look, bypassCSP = false) {
  const path = join(folder, `${name}.html`)
  writeFileSync(path, renderHtml(REPORTS[name], { language: 'id' }))
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    bypassCSP,
  })
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  const address = pathToFileURL(path).href
  await page.goto(address)
  return { page, address, asked, complaints, close: () => context.close() }
}

async function openAll(page: Page): Promise<void> {
  for (const summary of await page.locator('summary').all())
    if (await summary.isVisible()) await summary.click()
}

const LOOKS: readonly Look[] = [320, 390, 1280].flatMap(width =>
  (['light', 'dark'] as const).map(colorScheme => ({ width, colorScheme })),
)
const CASES = (Object.keys(REPORTS) as (keyof typeof REPORTS)[]).flatMap(name =>
  LOOKS.map(look => ({ name, ...look })),
)

describe('a page', () => {
  it.each(CASES)('$name fits $width pixels, $colorScheme, and asks for nothing', async each => {
    const { page, address, asked, complaints, close } = await opened(each.name, each)
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
    const scrolls = `[...document.querySelectorAll('.wide')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)`
    expect(await page.evaluate(scrolls)).toEqual([])
    expect(asked).toEqual([address])
    expect(complaints).toEqual([])
    await close()
  })

  it.each(CASES)('$name has nothing that axe finds at $width pixels, $colorScheme', async each => {
    const { page, close } = await opened(each.name, each, true)
    await openAll(page)
    await page.evaluate(AXE)
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(v => v.id))',
    )
    expect(found).toEqual([])
    await close()
  })

  it.each(Object.keys(REPORTS) as (keyof typeof REPORTS)[])(
    '%s has no text below 9 points and draws every bar',
    async name => {
      const { page, close } = await opened(name, { width: 1280, colorScheme: 'light' })
      const smallest = await page.evaluate(
        `Math.min(...[...document.querySelectorAll('body *')].filter(e => e.textContent.trim() !== '').map(e => parseFloat(getComputedStyle(e).fontSize)))`,
      )
      expect(smallest).toBeGreaterThanOrEqual(12)
      const empty = await page.evaluate(
        `[...document.querySelectorAll('rect')].filter(r => parseFloat(r.getAttribute('width')) > 1 && r.checkVisibility() && r.getBoundingClientRect().width < 1).length`,
      )
      expect(empty).toBe(0)
      await close()
    },
  )

  it('opens how a number came with the keyboard alone', async () => {
    const { page, close } = await opened('berakhlak', { width: 1280, colorScheme: 'light' })
    await page.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('details details[open]').count()).toBe(1)
    await close()
  })

  it('prints as PDF, the same bytes each time', async () => {
    const [first, second] = [await printPdf(skmReport(), PAPER), await printPdf(skmReport(), PAPER)]
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it.each(Object.keys(REPORTS) as (keyof typeof REPORTS)[])(
    '%s has bookmarks, and no heading alone at the foot of a printed page',
    async name => {
      const text = Buffer.from(await printPdf(REPORTS[name], PAPER)).toString('latin1')
      const heights = [...text.matchAll(/\/Dest \[\d+ 0 R \/XYZ [\d.]+ ([\d.]+) 0\]/g)]
      expect(heights.length).toBeGreaterThan(6)
      // Points above the edge: a margin of 18 mm, the heading, and two lines, which may be all its section has.
      const ROOM = 51 + 48
      expect(Math.min(...heights.map(([, height]) => Number(height)))).toBeGreaterThan(ROOM)
    },
  )
})

const PAPER = { language: 'id', width: 80, colour: false } as const

describe('pictures of pages', () => {
  const folder = 'docs/pictures'
  const pictures: { file: string; words: string[]; language: string }[] = JSON.parse(
    readFileSync(join(folder, 'pictures.json'), 'utf8'),
  )
  const madeFrom = JSON.parse(readFileSync(join(folder, 'made-from.json'), 'utf8'))

  it.each(pictures.filter(({ file }) => file.endsWith('.png')))(
    '$file is of the page of today (npm run build && npm run pictures)',
    async ({ file, words, language }) => {
      const { stdout } = await runCli(words, { env: { RB_SCORE_LANG: language } })
      expect(madeFrom[file]).toBe(sha256(stdout))
    },
  )
})
