import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { csv } from '../support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban', 'bukti dukung']
type Row = readonly [number: string, answer: string, evidence: string]
const sheet = (unit: string, ...rows: readonly Row[]) =>
  csv([HEADER, ...rows.map(row => [unit, ...row])])

let cwd = ''
const run = (...words: readonly string[]) => runCli(['changes', ...words], { cwd })

/** Unit, number, answer, evidence and note of the sheet that was written. */
const written = (file: string) =>
  [...csvRecords(readFileSync(join(cwd, file), 'utf8'))].map(record =>
    ['unit', 'item', 'answer', 'evidence', 'note'].map(name => record.get(name)),
  )

function csvRecords(text: string) {
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map(line => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)])
    .map(cells => cells.map(([, quoted, plain]) => quoted ?? plain ?? ''))
  return rows.map(row => new Map(header.map((name, at) => [name, row[at]])))
}

const BEFORE: readonly Row[] = [
  ['1.1.a', 'A', 'sk.pdf'],
  ['1.1.b', 'B', ''],
  ['1.1.c', 'A', 'foto.jpg'],
]
const AFTER: readonly Row[] = [
  ['1.1.a', 'A', 'sk.pdf; lampiran.pdf'],
  ['1.1.b', 'A', ''],
  ['1.1.c', 'A', 'foto.jpg'],
]

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-consensus-'))
  writeFileSync(join(cwd, 'lama.csv'), sheet('Dinas A', ...BEFORE))
  writeFileSync(join(cwd, 'baru.csv'), sheet('Dinas A', ...AFTER))
})
afterAll(() => rmSync(cwd, { recursive: true }))

describe('assessors of one worksheet', () => {
  it('get that sheet as a workbook too, and never over one that is there', async () => {
    const words = ['lama.csv', 'baru.csv', '--consensus', 'bersama.xlsx']
    expect((await run(...words)).code).toBe(0)
    const { stdout } = await runCli(['assess', 'bersama.xlsx', '--format', 'json'], { cwd })
    const { units } = JSON.parse(stdout).result.tally
    expect(units[0].answers).toMatchObject({ '1.1.a': 'A', '1.1.c': 'A' })
    expect(units[0].answers['1.1.b']).toBeUndefined()
    const written = readFileSync(join(cwd, 'bersama.xlsx'))
    const again = await run(...words)
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('cli/template-file-exists'),
    ])
    expect(readFileSync(join(cwd, 'bersama.xlsx'))).toEqual(written)
    expect((await run(...words, '--overwrite')).code).toBe(0)
    const other = await run(...words.slice(0, 3), 'bersama.pdf')
    expect(other.stderr).toContain('cli/consensus-ending')
  })

  it('are held against each other where one of them has no sheet of a unit, which is said', async () => {
    const body = (unit: string, rows: readonly Row[]) => rows.map(row => [unit, ...row])
    const ofBoth = (rows: readonly Row[]) => csv([HEADER, ...body('A', rows), ...body('B', rows)])
    writeFileSync(join(cwd, 'satu.csv'), ofBoth(BEFORE))
    writeFileSync(join(cwd, 'dua.csv'), ofBoth(AFTER))
    writeFileSync(join(cwd, 'tiga.csv'), sheet('A', ...BEFORE))
    const three = ['satu.csv', 'dua.csv', 'tiga.csv']
    const { stdout } = await run(...three, '--consensus', 'tiga-bersama.csv', '--format', 'json')
    const [, b] = JSON.parse(stdout).units
    expect(b.agreement).toMatchObject({ questions: 3, alike: 2 })
    expect(b.agreement.leniency).toEqual([expect.any(Number), expect.any(Number), null])
    const said = (await run(...three, '--lang', 'en')).stdout
    expect(said).toContain('Not in tiga.csv; the others are compared')
    const rows = written('tiga-bersama.csv').filter(([unit]) => unit === 'B')
    expect(rows.slice(0, 2)).toEqual([
      ['B', '1.1.a', 'A', 'sk.pdf; lampiran.pdf', 'not in tiga.csv'],
      ['B', '1.1.b', '', '', 'satu.csv: B · dua.csv: A; not in tiga.csv'],
    ])
  })

  it('are of no unit where no sheet says of which', async () => {
    const plain = (rows: readonly Row[]) => csv([HEADER.slice(1), ...rows])
    writeFileSync(join(cwd, 'ani.csv'), plain(BEFORE))
    writeFileSync(join(cwd, 'budi.csv'), plain(AFTER))
    await run('ani.csv', 'budi.csv', '--consensus', 'kita.csv')
    expect(written('kita.csv')[0]).toEqual(['', '1.1.a', 'A', expect.anything(), ''])
    await run('lama.csv', 'budi.csv', '--consensus', 'kita.csv', '--overwrite')
    expect(written('kita.csv')[0]?.[0]).toBe('Dinas A')
  })

  it('get a sheet to fill in together: what they agree on stands there', async () => {
    await run('lama.csv', 'baru.csv', '--consensus', 'bersama.csv')
    expect(written('bersama.csv').slice(0, 3)).toEqual([
      ['Dinas A', '1.1.a', 'A', 'sk.pdf; lampiran.pdf', ''],
      ['Dinas A', '1.1.b', '', '', 'lama.csv: B · baru.csv: A'],
      ['Dinas A', '1.1.c', 'A', 'foto.jpg', ''],
    ])
    const again = await runCli(['assess', 'bersama.csv', '--format', 'json'], { cwd })
    expect(again.stdout).toContain('1.1.b')
  })

  it('have agreed on nothing that one of them left blank', async () => {
    writeFileSync(join(cwd, 'satu.csv'), sheet('Dinas A', ...BEFORE.slice(0, 2)))
    const others = [AFTER[0], ['1.1.b', '', ''], AFTER[2]] as Row[]
    writeFileSync(join(cwd, 'lainnya.csv'), sheet('Dinas A', ...others))
    await run('satu.csv', 'lainnya.csv', '--consensus', 'belum.csv')
    expect(written('belum.csv').slice(0, 3)).toEqual([
      ['Dinas A', '1.1.a', 'A', 'sk.pdf; lampiran.pdf', ''],
      ['Dinas A', '1.1.b', '', '', 'satu.csv: B · lainnya.csv: –'],
      ['Dinas A', '1.1.c', '', 'foto.jpg', 'satu.csv: – · lainnya.csv: A'],
    ])
  })

  it.each(['kelak.csv', 'kelak.xlsx'])(
    'get it of their edition and year, with a row for what nobody answered: %s',
    async file => {
      const rubric = 'area-perubahan-2014 edition 2014'
      const header = ['unit', 'year', 'item', 'answer', 'rubric']
      for (const [name, answer] of Object.entries({ 'ani-14': 'A', 'budi-14': 'B' })) {
        const rows = [
          ['1.1.b', 'A'],
          ['1.1.c', answer],
        ]
        const body = rows.map(row => ['Dinas A', '2015', ...row, rubric])
        writeFileSync(join(cwd, `${name}.csv`), csv([header, ...body]))
      }
      expect((await run('ani-14.csv', 'budi-14.csv', '--consensus', file)).code).toBe(0)
      const { stdout } = await runCli(['assess', file, '--format', 'json'], { cwd })
      const { result } = JSON.parse(stdout)
      expect([result.rubric.id, result.tally.units[0].period]).toEqual([
        'area-perubahan-2014',
        '2015',
      ])
      expect(result.tally.units[0].answers).toEqual({ '1.1.b': 'A' })
      if (file.endsWith('.xlsx')) return
      const records = csvRecords(readFileSync(join(cwd, file), 'utf8'))
      const asked = await runCli(['template', 'area-perubahan-2014', '--level', 'unit'], { cwd })
      const questions = csvRecords(asked.stdout).map(record => record.get('question'))
      expect(records.map(record => record.get('question'))).toEqual(questions)
      expect(records[0]?.get('answer')).toBe('')
    },
  )

  it('keep shares, and tell them apart by their worth', async () => {
    const share = (text: string) =>
      csv([
        HEADER,
        ['Dinas A', '1.1.a', 'A', ''],
        ['Dinas A', '1.1.b', 'A', ''],
        ['Dinas A', '7.1.e', text, ''],
      ])
    writeFileSync(join(cwd, 'persen.csv'), share('75%'))
    writeFileSync(join(cwd, 'pecahan.csv'), share('0.75'))
    for (const [file, language] of [
      ['bagian.csv', 'en'],
      ['bagian-id.csv', 'id'],
      ['bagian.xlsx', 'id'],
    ] as const) {
      await run('persen.csv', 'pecahan.csv', '--consensus', file, '--lang', language)
      const { stdout } = await runCli(['assess', file, '--format', 'json'], { cwd })
      expect(JSON.parse(stdout).result.tally.units[0].answers['7.1.e']).toBe('3/4')
    }
  })
})
