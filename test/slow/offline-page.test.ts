/** The offline page in a browser, from disk: it asks for nothing, and gives the numbers of the command line. */
import { readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installedBrowser } from '../../src/cli/print-pdf.ts'
import {
  EXAMPLE_REPORTS,
  fieldReports,
  fromCommandLine,
  OFFLINE_PAGE,
} from '../support/offline-page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const EXAMPLES = resolve('examples')
const FIELD = fieldReports()

let browser: Browser
let page: Page
const asked: string[] = []
const complaints: string[] = []

async function opened(look: { width?: number; bypassCSP?: boolean } = {}): Promise<Page> {
  const { width = 1280, bypassCSP = false } = look
  const context = await browser.newContext({ viewport: { width, height: 800 }, bypassCSP })
  const made = await context.newPage()
  await made.goto(pathToFileURL(OFFLINE_PAGE).href)
  return made
}

beforeAll(async () => {
  const executablePath = installedBrowser(process.env)
  if (executablePath === undefined)
    throw new Error('these tests need Chromium: apt-get install chromium')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  page = await opened()
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  await page.reload()
})
afterAll(async () => {
  rmSync(FIELD.folder, { recursive: true })
  await browser.close()
})

async function scored(on: Page, folder: string, files: readonly string[]): Promise<void> {
  await on.setInputFiles(
    '#files',
    files.map(file => join(folder, file)),
  )
  await on.locator('#status', { hasText: /selesai|Belum|ready|No score/ }).waitFor()
}

async function saved(on: Page, format: string): Promise<Buffer> {
  const [download] = await Promise.all([on.waitForEvent('download'), on.click(`#save-${format}`)])
  return readFileSync(await download.path())
}

it('is small enough for a mail', () => {
  expect(statSync(OFFLINE_PAGE).size).toBeLessThan(2.5 * 1024 * 1024)
})

describe('the page', () => {
  it.each([...EXAMPLE_REPORTS, ...FIELD.reports])('scores $name to the byte', async example => {
    const { folder, files, rubric } = example
    await page.reload()
    await page.waitForSelector('#rubric option[value="skm-2017"]', { state: 'attached' })
    if (rubric !== '') await page.selectOption('#rubric', rubric)
    await scored(page, folder, files)
    expect((await saved(page, 'json')).equals(await fromCommandLine(example, 'json'))).toBe(true)
  })

  it.each(['html', 'xlsx', 'docx', 'csv'])('saves the %s of the command line', async format => {
    const example = { name: '', folder: join(EXAMPLES, 'skm'), files: ['sekadau.csv'], rubric: '' }
    await page.reload()
    await scored(page, join(EXAMPLES, 'skm'), example.files)
    expect((await saved(page, format)).equals(await fromCommandLine(example, format))).toBe(true)
  })

  it('asked for nothing but itself and its worker, and was never complained of', () => {
    const others = asked.filter(url => url !== pathToFileURL(OFFLINE_PAGE).href)
    expect(others.filter(url => !url.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
  })

  it('may not ask, whatever runs in it', async () => {
    const refused = await page.evaluate(
      `fetch('https://example.org').then(() => 'sent', () => 'refused')`,
    )
    expect(refused).toBe('refused')
    complaints.length = 0
  })
})

describe.each([320, 1280])('at %d pixels', width => {
  it('fits, and axe finds nothing, before and after', async () => {
    const own = await opened({ width, bypassCSP: true })
    const fits = async () => {
      expect(await own.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
      const found = await own.evaluate(
        'axe.run().then(({ violations }) => violations.map(v => [v.id, v.nodes[0].html]))',
      )
      expect(found).toEqual([])
    }
    await own.evaluate(AXE)
    await fits()
    await scored(own, join(EXAMPLES, 'berakhlak'), ['responses.csv'])
    await fits()
    await own.click('#columns summary')
    await own.click('#options summary')
    await own.click('#language')
    await own.waitForSelector('html[lang=en]')
    await fits()
    for (const task of ['template', 'check', 'sheet']) {
      await own.click(`#task-${task}`)
      await fits()
    }
    await own.click('#begin')
    await own.waitForSelector('fieldset')
    await fits()
    await own.context().close()
  })
})

describe('with the keyboard alone', () => {
  it('a task is reached and begun, and its answers are there after a reload', async () => {
    const own = await opened()
    await own.waitForSelector('#rubric option[value="skm-2017"]', { state: 'attached' })
    await own.locator('#task-sheet').focus()
    await own.keyboard.press('Enter')
    await own.selectOption('#sheet-rubric', 'skm-2017')
    await own.locator('#begin').focus()
    await own.keyboard.press('Enter')
    await own.waitForSelector('fieldset')
    await own.locator('fieldset input').first().focus()
    await own.keyboard.press('Space')
    await own.reload()
    await own.waitForSelector('#rubric option[value="skm-2017"]', { state: 'attached' })
    await own.click('#task-sheet')
    await own.waitForSelector('fieldset')
    expect(await own.locator('fieldset input').first().isChecked()).toBe(true)
    await own.context().close()
  })
})

it('takes a column for what somebody chose', async () => {
  const own = await opened()
  await own.setInputFiles('#files', {
    ...{ name: 'lain.csv', mimeType: 'text/csv' },
    buffer: Buffer.from('Syarat,U2,U3,U4,U5,U6,U7,U8,U9\n4,3,3,4,3,3,4,3,4\n'),
  })
  await own.selectOption('#column-0-0', 'U1')
  await own.click('#apply')
  expect(JSON.parse((await saved(own, 'json')).toString()).result.score.shown).toBe('86.11')
  await own.context().close()
})
