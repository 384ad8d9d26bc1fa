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
    const rows = readFileSync(join(cwd, 'tiga-bersama.csv'), 'utf8').split('\n')
    expect(rows.slice(4, 6)).toEqual([
      'B,1.1.a,A,"sk.pdf; lampiran.pdf","tidak ada pada tiga.csv"',
      'B,1.1.b,,,"satu.csv: B · dua.csv: A; tidak ada pada tiga.csv"',
    ])
  })

  it('are of no unit where no sheet says of which', async () => {
    const plain = (rows: readonly Row[]) => csv([HEADER.slice(1), ...rows])
    writeFileSync(join(cwd, 'ani.csv'), plain(BEFORE))
    writeFileSync(join(cwd, 'budi.csv'), plain(AFTER))
    await run('ani.csv', 'budi.csv', '--consensus', 'kita.csv')
    expect(readFileSync(join(cwd, 'kita.csv'), 'utf8').split('\n')[1]).toMatch(/^,1\.1\.a,A,/)
    await run('lama.csv', 'budi.csv', '--consensus', 'kita.csv', '--overwrite')
    expect(readFileSync(join(cwd, 'kita.csv'), 'utf8').split('\n')[1]).toMatch(/^"Dinas A",/)
  })

  it('get a sheet to fill in together: what they agree on stands there', async () => {
    await run('lama.csv', 'baru.csv', '--consensus', 'bersama.csv')
    const text = readFileSync(join(cwd, 'bersama.csv'), 'utf8')
    expect(text.split('\n').slice(1, 4)).toEqual([
      '"Dinas A",1.1.a,A,"sk.pdf; lampiran.pdf",',
      '"Dinas A",1.1.b,,,"lama.csv: B · baru.csv: A"',
      '"Dinas A",1.1.c,A,foto.jpg,',
    ])
    const again = await runCli(['assess', 'bersama.csv', '--format', 'json'], { cwd })
    expect(again.stdout).toContain('1.1.b')
  })

  it('have agreed on nothing that one of them left blank', async () => {
    writeFileSync(join(cwd, 'satu.csv'), sheet('Dinas A', ...BEFORE.slice(0, 2)))
    const others = [AFTER[0], ['1.1.b', '', ''], AFTER[2]] as Row[]
    writeFileSync(join(cwd, 'lainnya.csv'), sheet('Dinas A', ...others))
    await run('satu.csv', 'lainnya.csv', '--consensus', 'belum.csv')
    const text = readFileSync(join(cwd, 'belum.csv'), 'utf8')
    expect(text.split('\n').slice(1, 4)).toEqual([
      '"Dinas A",1.1.a,A,"sk.pdf; lampiran.pdf",',
      '"Dinas A",1.1.b,,,"satu.csv: B · lainnya.csv: –"',
      '"Dinas A",1.1.c,,foto.jpg,"satu.csv: – · lainnya.csv: A"',
    ])
  })
})
