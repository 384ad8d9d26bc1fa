/** A report -> its HTML page printed as PDF by a browser that is installed here. */
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { renderHtml } from '../render/render-html.ts'
import type { RenderOptions } from '../render/renderers.ts'
import type { Report } from '../report/report-shape.ts'

const browserMissing = defineDiagnostic('cli/browser-missing', 'error', {
  id: 'PDF dicetak oleh Chromium, Chrome, atau Edge; tidak satu pun ditemukan di komputer ini.',
  idRemedy:
    'pasang salah satu, isi CHROME_PATH dengan lokasinya, atau tulis -o laporan.html lalu cetak sebagai PDF dari peramban.',
  en: 'A PDF is printed by Chromium, Chrome or Edge, and none of them was found on this machine.',
  enRemedy:
    'install one, set CHROME_PATH to where it is, or write -o report.html and print it as PDF from a browser.',
})

const browserFailed = defineDiagnostic('cli/browser-failed', 'error', {
  id: '`{browser}` tidak menghasilkan PDF ({reason}).',
  idRemedy: 'tulis -o laporan.html, lalu cetak sebagai PDF dari peramban.',
  en: '`{browser}` made no PDF ({reason}).',
  enRemedy: 'write -o report.html, and print it as PDF from a browser.',
})

const NAMES = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ...['microsoft-edge', 'chrome.exe', 'msedge.exe'],
]
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const PATIENCE = 120_000

type Environment = Readonly<Record<string, string | undefined>>

export function printPdf(
  report: Report,
  options: RenderOptions,
  env: Environment = process.env,
): Promise<Uint8Array> {
  return printedPage(() => renderHtml(report, options), env)
}

/** The page is made only where there is a browser to print it. */
export async function printedPage(
  html: () => string,
  env: Environment = process.env,
): Promise<Uint8Array> {
  const browser = installedBrowser(env)
  if (browser === undefined) throw new Refusal([browserMissing(place, {})])
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-pdf-'))
  try {
    const [page, output] = [join(folder, 'page.html'), join(folder, 'page.pdf')]
    writeFileSync(page, html())
    const reason = await printed(browser, page, output, folder)
    const bytes = reason === undefined ? bytesIn(output) : undefined
    if (bytes !== undefined) return withoutTime(bytes)
    const params = { browser, reason: reason ?? { id: 'tanpa hasil', en: 'nothing came' } }
    throw new Refusal([browserFailed(place, params)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const place = { kind: 'command', word: '--format' } as const

/** CHROME_PATH goes before everything, also where nothing is there: then it is wrong, and that is said. */
export function installedBrowser(env: Environment): string | undefined {
  if (env.CHROME_PATH) return isProgram(env.CHROME_PATH) ? env.CHROME_PATH : undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(folder => folder !== '')
  const named = NAMES.flatMap(name => folders.map(folder => join(folder, name)))
  return [...named, ...PLACES].find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Undefined, or why not. */
function printed(
  browser: string,
  page: string,
  output: string,
  folder: string,
): Promise<string | undefined> {
  const words = [
    ...['--headless', '--disable-gpu', '--no-first-run', '--no-pdf-header-footer'],
    // The sandbox does not work for root, as in containers; the page has no script and asks for nothing.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Bookmarks.
    '--generate-pdf-document-outline',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${output}`,
    pathToFileURL(page).href,
  ]
  return new Promise(resolve => {
    const child = spawn(browser, words, { stdio: 'ignore', timeout: PATIENCE })
    child.on('error', error => resolve(error.message))
    child.on('close', (code, signal) => resolve(code === 0 ? undefined : String(signal ?? code)))
  })
}

function bytesIn(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Places in the file are counted in bytes: the time is overwritten with one of the same length. */
function withoutTime(bytes: Buffer): Uint8Array {
  const text = bytes
    .toString('latin1')
    .replace(/(\/(?:CreationDate|ModDate) ?\(D:)(\d{14})/g, (_, key) => `${key}19800101000000`)
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
