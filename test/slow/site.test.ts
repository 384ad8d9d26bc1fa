/** The book as a site: no dead link, and a search that works from the disk. */
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, it } from 'vitest'
import { installedBrowser } from '../../src/cli/print-pdf.ts'

it('has no dead link, and finds words from the disk without asking for anything', async () => {
  const printed = execFileSync(process.execPath, ['scripts/build-site.mjs'], { encoding: 'utf8' })
  expect(printed).toContain(' 0 dead links')
  const executablePath = installedBrowser(process.env)
  if (executablePath === undefined)
    throw new Error('this test needs Chromium: apt-get install chromium')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await page.goto(pathToFileURL(resolve('build/site/docs/id/04-membaca-laporan.html')).href)
  await page.fill('#search', 'bukti dukung')
  const found = await page.locator('#found li').allTextContents()
  expect(found.slice(0, 5).join('\n')).toMatch(/lembar kerja/i)
  expect(asked.filter(url => !url.startsWith('file:'))).toEqual([])
  await browser.close()
})
