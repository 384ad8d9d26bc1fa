/** The offline page in Firefox, from disk: the numbers of the command line, byte for byte. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Firefox, installedFirefox, startedFirefox } from '../support/firefox.ts'
import {
  EXAMPLE_REPORTS,
  fieldReports,
  fromCommandLine,
  OFFLINE_PAGE,
} from '../support/offline-page.ts'

const program = installedFirefox()
if (program === undefined)
  console.log('The page was not tried in Firefox: none is installed (apt-get install firefox-esr).')

const FIELD = fieldReports()
afterAll(() => rmSync(FIELD.folder, { recursive: true }))

/** The controls are in a shadow tree. */
const at = (id: string) => `document.getElementById('controls').shadowRoot.getElementById('${id}')`

describe.runIf(program !== undefined)('the page in Firefox', () => {
  let firefox: Firefox
  beforeAll(async () => {
    firefox = await startedFirefox(program ?? '')
  }, 90_000)
  afterAll(() => firefox.close())

  const ready = async (what: string) => {
    for (let waited = 0; waited < 1200; waited++) {
      if (await firefox.evaluate<boolean>(`return Boolean(${what})`)) return
      await new Promise(done => setTimeout(done, 50))
    }
    throw new Error(`not in time: ${what}`)
  }
  const click = (id: string) => firefox.evaluate(`${at(id)}.click()`)

  it.each([...EXAMPLE_REPORTS, ...FIELD.reports])('scores $name to the byte', async report => {
    await firefox.open(pathToFileURL(OFFLINE_PAGE).href)
    await ready(`${at('rubric')}?.options.length > 2`)
    if (report.rubric !== '')
      await firefox.evaluate(`${at('rubric')}.value = '${report.rubric}'
        ${at('rubric')}.dispatchEvent(new Event('change'))`)
    const paths = report.files.map(file => join(report.folder, file))
    await firefox.choose(at('files'), paths)
    await ready(at('save-json'))
    const json = await firefox.download(() => click('save-json'))
    expect(json.equals(await fromCommandLine(report, 'json'))).toBe(true)
  })

  it('asks for nothing', async () => {
    const names = 'return performance.getEntriesByType("resource").map(({ name }) => name)'
    const asked = await firefox.evaluate<string[]>(names)
    expect(asked.filter(url => !url.startsWith('blob:'))).toEqual([])
  })
})
