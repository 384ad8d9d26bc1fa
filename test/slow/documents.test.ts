/** The documents of the examples in the programs that offices open and print them with. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const DATA = resolve('examples/documents/google-forms.csv')
const FIELDS = resolve('examples/documents/isian.yaml')
const env = { RB_SCORE_LANG: 'id' }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-office-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function hasOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** As often as a page is described in the file. */
function pagesOf(name: string): number {
  const text = readFileSync(join(folder, name)).toString('latin1')
  return text.match(/\/Type ?\/Page\b(?!s)/g)?.length ?? 0
}

describe.skipIf(!hasOffice())('in LibreOffice', () => {
  it.each([
    ['laporan-skm', 14, 20],
    ['poster-ikm', 5, 5],
    ['kelengkapan-skm', 1, 2],
    // Fonts differ from machine to machine, and with them where a page ends.
  ])(
    '%s has from %i to %i pages',
    async (id, least, most) => {
      const words = ['document', id, DATA, '--fields', FIELDS, '-o', `${id}.docx`]
      await runCli(words, { cwd: folder, env })
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', `${id}.docx`], {
        cwd: folder,
        stdio: 'ignore',
      })
      expect(pagesOf(`${id}.pdf`)).toBeGreaterThanOrEqual(least)
      expect(pagesOf(`${id}.pdf`)).toBeLessThanOrEqual(most)
    },
    120_000,
  )

  it('computes the recap again, and finds no difference', async () => {
    const words = ['document', 'rekap-skm', DATA, '--fields', FIELDS, '-o', 'rekap.xlsx']
    await runCli(words, { cwd: folder, env })
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'csv', 'rekap.xlsx'], {
      cwd: folder,
      stdio: 'ignore',
    })
    const [, row = ''] = readFileSync(join(folder, 'rekap.csv'), 'utf8').split('\n').slice(3)
    expect(row).toMatch(/"?81[.,]9\d*"?,"?81[.,]9\d*"?,"?0(?:[.,]0+)?"?,B,/)
  }, 120_000)
})
