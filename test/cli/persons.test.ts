import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { shippedRubricIds } from '../../src/cli/rubric-folder.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

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
const ROWS = 30

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

describe.each(sample(EXAMPLES))(
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

    it.each<string[]>(
      sample(
        [
          [],
          ['--format', 'markdown'],
          ['--format', 'json'],
          ['--format', 'csv'],
          ['--save-mapping', 'pemetaan.json', '-o', 'laporan.json'],
          ['--show-mapping'],
          ['--by', 'Saran'],
          ['--by', 'Nama'],
          ['--where', 'Nama=Zulaikha Rekaansar', '--format', 'json', '--lang', 'id'],
        ],
        2,
      ),
    )(
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

describe.each(
  sample([
    'examples/area-perubahan/dinas-kesehatan-2026.xlsx',
    'examples/area-perubahan-survei/responses.xlsx',
  ]),
)('%s with the same in more columns', example => {
  it.each<string[]>(
    sample([
      [],
      ['--format', 'json'],
      ['--format', 'markdown'],
      ['--format', 'csv'],
      ['--show-mapping'],
      ['--save-mapping', 'pemetaan.json', '-o', 'laporan.json'],
      ['--by', 'Nama'],
    ]),
  )('shows none of them: %j', { timeout: 60_000 }, async (...words) => {
    const cwd = mkdtempSync(join(tmpdir(), 'rb-score-persons-'))
    writeFileSync(join(cwd, 'd.xlsx'), plantedWorkbook(example))
    const { stdout, stderr } = await runCli(['assess', join(cwd, 'd.xlsx'), ...words], { cwd })
    if (words.length === 0) expect(stdout).toMatch(/\d,\d|\d\.\d/)
    expect(stdout + stderr).not.toMatch(FOUND)
    for (const name of readdirSync(cwd).filter(each => each !== 'd.xlsx')) {
      expect(readFileSync(join(cwd, name), 'utf8')).not.toMatch(FOUND)
    }
  })
})

/** Cells behind the last one of each row, with the text inside them. */
function plantedWorkbook(example: string): Uint8Array {
  const parts = unzipSync(readFileSync(example))
  const cell = (column: string, row: string, text: string) =>
    `<c r="${column}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
  const sheets = Object.entries(parts).filter(([name]) => /worksheets\/[^/]+\.xml$/.test(name))
  for (const [name, bytes] of sheets) {
    const sheet = strFromU8(bytes).replace(
      /(<row [^>]*r="(\d+)"[^>]*>)(.*?)<\/row>/gs,
      (_, start: string, row: string, cells: string) => {
        const isFirst =
          /<t[^>]*>(?:Stempel|Timestamp|No|Unit|unit|nomor)/.test(cells) || row === '1'
        const texts = isFirst ? ['NIP', 'Nama', 'Saran', 'Lampiran'] : PLANTED
        const more = texts.map((text, at) => cell(`Z${'ABCD'.charAt(at)}`, row, text))
        return `${start.replace(/ spans="[^"]*"/, '')}${cells}${more.join('')}</row>`
      },
    )
    parts[name] = strToU8(sheet)
  }
  return zipSync(parts)
}

describe('a questionnaire', () => {
  soak(
    'keeps what was typed in its own file, and shows none of it in a result',
    async () => {
      const cwd = mkdtempSync(join(tmpdir(), 'rb-score-persons-'))
      const [nip = '', name = '', text = ''] = PLANTED
      const sheet = ['ask', 'area-perubahan-2020', '--unit', 'Dinas Contoh', '--level', 'unit']
      const set = ['--set', '1.1.a=A', '--record-author', name]
      const survey = ['ask', 'skm-2017', '--respondent', nip, '--set', 'U1=4', '-o', 'skm.csv']
      for (const words of [
        [...sheet, ...set, '-o', 'lke.csv'],
        [...sheet, '--set', '1.1.a=B', '--record-author', name, '-o', 'lke.csv'],
        [
          'ask',
          '--review',
          'lke.csv',
          '--set',
          '1.1.a=C',
          '--reason',
          text,
          '--record-author',
          name,
        ],
        survey,
        [...survey.slice(0, -2), '--group', `unit=${name}`, '-o', 'skm.csv'],
      ]) {
        // What it says on the way names the respondent that it was just told.
        expect((await runCli(words, { cwd })).stdout).not.toMatch(FOUND)
      }
      const kept = readFileSync(join(cwd, 'lke.csv'), 'utf8')
      expect(kept).toContain(name)
      for (const file of ['lke.csv', 'skm.csv']) {
        for (const format of ['table', 'json', 'markdown', 'csv']) {
          const { stdout, stderr } = await runCli(['assess', file, '--format', format], { cwd })
          expect(stdout + stderr).not.toMatch(FOUND)
        }
      }
      expect(readdirSync(cwd).sort()).toEqual(['lke.csv', 'skm.csv'])
    },
    60_000,
  )
})

describe('examples, fixtures and templates', () => {
  const ofPersons =
    /responses\/(?:not-broken-down|groups-of-one|groups-are-persons|personal-values|too-many-groups)/
  const files = [
    ...EXAMPLES.map(([example]) => example),
    'examples/area-perubahan/instansi.csv',
    'examples/area-perubahan/dinas-kesehatan-2026.xlsx',
    'examples/area-perubahan-survei/responses.xlsx',
    ...readdirSync('test/published', { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(?:csv|xlsx)$/.test(name))
      .map(name => join('test/published', name)),
  ]

  it.each(sample(files))('%s holds no column of persons', { timeout: 60_000 }, async file => {
    const { stdout, stderr } = await runCli(['assess', file, '--format', 'json'])
    const notes = stdout === '' ? '' : JSON.stringify(JSON.parse(stdout).provenance.notes)
    expect(notes + stderr).not.toMatch(ofPersons)
  })

  it.each(sample(shippedRubricIds()))(
    'a template of %s holds none',
    { timeout: 60_000 },
    async id => {
      const cwd = mkdtempSync(join(tmpdir(), 'rb-score-persons-'))
      const made = await runCli(['template', id, '-o', 'isian.csv'], { cwd })
      if (made.code !== 0)
        await runCli(['template', id, '--level', 'unit', '-o', 'isian.csv'], { cwd })
      const { stdout, stderr } = await runCli(['assess', 'isian.csv', '-r', id], { cwd })
      expect(stdout + stderr).not.toMatch(ofPersons)
    },
  )
})

describe('a data file named by its full path', () => {
  soak('stands in the report without the folders of this machine', async () => {
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
