/** The documents of the examples in the programs that offices open and print them with. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOCUMENTS, type DocumentId, dataOf } from '../support/papers.ts'
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

/** Takes away what we computed, so that none of it can come back by itself; counts the formulas. */
function withoutResults(path: string): number {
  let formulas = 0
  const parts = Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => {
    if (!name.startsWith('xl/worksheets/')) return [name, bytes] as const
    const text = strFromU8(bytes).replace(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => {
      formulas += 1
      return formula
    })
    return [name, strToU8(text)] as const
  })
  writeFileSync(path, zipSync(Object.fromEntries(parts)))
  return formulas
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

  it.runIf(process.env.RB_SCORE_PAGES)(
    'prints the pages and open fields of each document',
    async () => {
      const open = new Map<DocumentId, string>()
      for (const id of Object.keys(DOCUMENTS) as DocumentId[]) {
        const words = ['document', id, ...dataOf(id), '-o', `${id}.docx`]
        const { stderr } = await runCli(words, { cwd: folder, env })
        open.set(id, /(\d+) isian belum lengkap/.exec(stderr)?.[1] ?? '0')
      }
      const files = [...open.keys()].map(id => `${id}.docx`)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', ...files], {
        ...{ cwd: folder, stdio: 'ignore' },
      })
      const rows = [...open].map(
        ([id, fields]) => `${id.padEnd(20)}${pagesOf(`${id}.pdf`)} pages, ${fields} open fields`,
      )
      process.stdout.write(`${rows.join('\n')}\n`)
      expect(rows).toHaveLength(Object.keys(DOCUMENTS).length)
    },
    600_000,
  )

  it.each([
    ['one unit', [DATA, '--fields', FIELDS]],
    ['several units', ['units.csv']],
    ['weights that are cut', ['units.csv', '-r', 'skm-2017-bobot-011']],
  ])(
    'computes the recap of %s again, in every tab, and finds no difference',
    async (_, asked) => {
      const rows = readFileSync(DATA, 'utf8').trim().split('\n')
      const units = rows.map((row, at) => `${at === 0 ? 'Unit' : `Dinas ${'ABC'[at % 3]}`},${row}`)
      writeFileSync(join(folder, 'units.csv'), units.join('\n'))
      await runCli(['document', 'rekap-skm', ...asked, '-o', 'rekap.xlsx'], { cwd: folder, env })
      const formulas = withoutResults(join(folder, 'rekap.xlsx'))
      expect(formulas).toBeGreaterThan(40)
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      // All tabs, a file each.
      const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1'
      execFileSync('soffice', [profile, '--headless', '--convert-to', filter, 'rekap.xlsx'], {
        cwd: folder,
        stdio: 'ignore',
      })
      const tabs = readdirSync(folder).filter(name => /^rekap-.*\.csv$/.test(name))
      expect(tabs).toHaveLength(3)
      let compared = 0
      for (const tab of tabs) {
        const cells = readFileSync(join(folder, tab), 'utf8')
          .split('\n')
          .map(line => line.split('\t').map(text => text.replace(/^"|"$/g, '')))
        const headings = cells[3] ?? []
        const at = headings.indexOf('Selisih')
        const grade = headings.findIndex(text => /^(?:Kategori|Mutu)$/.test(text))
        // What would tell of few who came to one unit for one service is hidden, and has no difference.
        const isHidden = (row: readonly string[]) => row.includes('×')
        for (const row of cells.slice(4).filter(each => each[at])) {
          const difference = isHidden(row) ? '–' : '0'
          expect([tab, row[1], row[at], row[grade + 1]]).toEqual([
            ...[tab, row[1], difference],
            isHidden(row) ? row[grade + 1] : row[grade],
          ])
          if (!isHidden(row)) compared += 1
        }
      }
      expect(compared).toBeGreaterThan(15)
    },
    120_000,
  )
})
