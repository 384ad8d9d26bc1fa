import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'

const PLANTED = [
  '199912312024031007',
  'Zulaikha Rekaansari',
  'Ruang tunggunya panas sekali dan kursinya rusak',
  '/home/zulaikha/simpananku/survei.xlsx',
]
/** Any piece of them is too much. */
const FOUND = /199912312024031007|Zulaikha|Rekaansari|kursinya|simpananku/i

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A report of a part is as good, and sooner there. */
const ROWS = 60

/** An example with one column more for each planted value, and the values in cells of other columns, too. */
function planted(example: string, separator: string, header: string): string {
  const text = readFileSync(example, 'utf8').replace(/^\uFEFF/, '')
  const lines = text.trim().split(/\r?\n/).slice(0, ROWS)
  return lines
    .map((line, row) => {
      const more = row === 0 ? ['NIP', 'Nama', 'Saran', header] : PLANTED
      return [line, ...more.map(quoted)].join(separator)
    })
    .join('\n')
}

const EXAMPLES = [
  ['examples/berakhlak/responses.csv', ',', 'Lampiran'],
  ['examples/area-perubahan-survei/responses.csv', ';', 'Instansi'],
  ['examples/skm/gaspul.csv', ',', 'Unit kerja'],
  ['examples/skm/sekadau.csv', ',', 'Jenis layanan'],
  ['examples/area-perubahan/unit.csv', ',', 'Lampiran'],
  ['examples/zona-integritas/satker.csv', ',', 'Lampiran'],
] as const

describe.each(EXAMPLES)(
  '%s with NIP, name, free text and a path in it',
  (example, separator, header) => {
    const cwd = mkdtempSync(join(tmpdir(), 'rb-score-persons-'))
    const written = () =>
      readdirSync(cwd)
        .filter(name => name !== 'd.csv')
        .map(name => readFileSync(join(cwd, name), 'utf8'))
        .join('\n')
    const everything = async (...words: string[]) => {
      const { stdout, stderr } = await runCli(['assess', join(cwd, 'd.csv'), ...words], { cwd })
      return stdout + stderr
    }

    it.each<string[]>([
      [],
      ['--format', 'json'],
      ['--format', 'markdown'],
      ['--format', 'csv'],
      ['--show-mapping'],
      ['--save-mapping', 'pemetaan.json', '-o', 'laporan.json'],
      ['--by', 'Nama'],
      ['--by', 'Saran'],
      ['--where', 'Nama=Zulaikha Rekaansar', '--format', 'json', '--lang', 'id'],
    ])(
      'shows none of them: %j',
      async (...words) => {
        writeFileSync(join(cwd, 'd.csv'), planted(example, separator, header))
        const asked = words.includes('--where') ? /Rekaansari/ : FOUND
        expect(await everything(...words)).not.toMatch(asked)
        expect(written()).not.toMatch(FOUND)
      },
      60_000,
    )

    it('shows none of them where they stand in place of an answer', async () => {
      const lines = planted(example, separator, header).split('\n')
      const spoilt = PLANTED.map((value, row) => {
        const cells = (lines[row + 1] ?? '').split(separator)
        return cells.map((cell, at) => (at === 8 ? quoted(value) : cell)).join(separator)
      })
      writeFileSync(join(cwd, 'd.csv'), [lines[0], ...spoilt, ...lines.slice(5)].join('\n'))
      expect(await everything()).not.toMatch(FOUND)
      expect(await everything('--on-unknown', 'missing', '--format', 'json')).not.toMatch(FOUND)
    }, 60_000)
  },
)

describe('a data file named by its full path', () => {
  it('stands in the report without the folders of this machine', async () => {
    const [here, there] = ['a', 'b'].map(() => mkdtempSync(join(tmpdir(), 'rb-score-folder-')))
    const files = [here, there].map((folder, row) => {
      const file = join(folder ?? '', 'd.csv')
      writeFileSync(
        file,
        readFileSync('examples/skm/gaspul.csv', 'utf8')
          .split('\n')
          .slice(0, 9 + row)
          .join('\n'),
      )
      return file
    })
    const mapping = join(here ?? '', 'pemetaan.json')
    writeFileSync(mapping, '{ "No": "ignore" }')
    const one = await runCli(['assess', files[0] ?? '', '--mapping', mapping, '--format', 'json'])
    expect(one.stdout).not.toContain('rb-score-folder-')
    const { provenance } = JSON.parse(one.stdout)
    expect(provenance.sources[0].name).toBe('d.csv')
    expect(provenance.options.mapping).toBe('pemetaan.json')
    const inside = await runCli(['assess', files[0] ?? '', '--format', 'json'], { cwd: tmpdir() })
    expect(JSON.parse(inside.stdout).provenance.sources[0].name).toMatch(
      /^rb-score-folder-\w+\/d\.csv$/,
    )
    const both = await runCli(['assess', ...files, '--format', 'json'])
    const names = JSON.parse(both.stdout).provenance.sources.map(
      ({ name }: { name: string }) => name,
    )
    expect(new Set(names).size).toBe(2)
    expect(both.stdout).not.toContain(here)
    const rows = await runCli(['assess', ...files, '--rows', `${files[0]}:2-3`, '--format', 'json'])
    expect(JSON.parse(rows.stdout).result.sample.rowsUsed).toBe(11)
    const onto = await runCli(['assess', files[0] ?? '', '-o', files[0] ?? ''])
    expect(onto.code).toBe(2)
  })
})
