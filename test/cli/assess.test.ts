import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

const ID = { RB_SCORE_LANG: 'id' }
const UNSUR = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan']

/** Answers 3 throughout: 3 of 4 points are an index of 75, which is mutu C. */
const ROWS = Array.from({ length: 4 }, (_, row) => [
  row < 2 ? 'Loket A' : 'Loket B',
  ...UNSUR.map(() => '3'),
])
const CSV = `${[['Jenis Layanan', ...UNSUR], ...ROWS].map(cells => cells.join(',')).join('\n')}\n`

let folder = ''
const at = (name: string) => join(folder, name)
const here = (words: readonly string[], options = {}) =>
  runCli(['assess', ...words], { cwd: folder, ...options })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-assess-'))
  writeFileSync(at('survei.csv'), CSV)
  writeFileSync(at('survei dua.csv'), CSV.replaceAll(',3', ',4'))
  writeFileSync(at('renamed.csv'), CSV.replace('U4', 'Harga menurut Anda'))
  writeFileSync(at('unknown.csv'), CSV.replace('Loket A,3', 'Loket A,5'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('assess', () => {
  it('finds the rubric from the columns and shows a table', async () => {
    const { code, stdout, stderr } = await here(['survei.csv'], { env: ID })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('skm-2017')
    expect(stdout).toContain('75,00')
  })

  soak('reads files, patterns, folders and stdin alike', async () => {
    const json = async (words: readonly string[], stdin = '') =>
      JSON.parse((await here([...words, '-r', 'skm-2017', '--format', 'json'], { stdin })).stdout)
    const one = await json(['survei.csv'])
    expect(one.result.score.exact).toBe('75')
    expect((await json(['-'], CSV)).resultDigest).toBe(one.resultDigest)
    const both = await json(['survei.csv', 'survei dua.csv'])
    expect(both.result.score.exact).toBe('175/2')
    expect((await json(['survei*.csv'])).resultDigest).toBe(both.resultDigest)
  })

  it('writes a file whole, in the format of its ending, and says nothing on stdout', async () => {
    const { code, stdout, stderr } = await here(['survei.csv', '-o', 'laporan.json'])
    expect([code, stdout, stderr]).toEqual([0, '', ''])
    expect(JSON.parse(readFileSync(at('laporan.json'), 'utf8')).result.score.grade).toBe('C')
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('tells a terminal, but not a pipe, where the report went', async () => {
    const { stderr } = await here(['survei.csv', '-o', 'laporan.md'], { terminal: 80 })
    expect(stderr).toBe('The report is in laporan.md\n')
    expect(readFileSync(at('laporan.md'), 'utf8')).not.toContain('\u001b')
  })

  soak('colours a terminal and not a pipe', async () => {
    expect((await here(['survei.csv'], { terminal: 80 })).stdout).toContain('\u001b[')
    expect((await here(['survei.csv'])).stdout).not.toContain('\u001b')
    const plain = await here(['survei.csv', '--no-color'], { terminal: 80 })
    expect(plain.stdout).toBe((await here(['survei.csv'])).stdout)
  })

  it('scores nothing from a file that is not there', async () => {
    const { code, stdout, stderr } = await here(['survey.csv'])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('Did you mean `survei.csv`?')
    expect((await here(['survei.xlsx'])).stderr).toContain('Did you mean `survei.csv`?')
    // As near by its letters, but not by its name.
    expect((await here(['survey2a.csv'])).stderr).not.toContain('Did you mean')
  })

  soak('writes to stdout where that is what was named', async () => {
    const words = ['survei.csv', '--format', 'json', '-o']
    const plain = (await here(words.slice(0, -1))).stdout
    for (const name of ['-', '/dev/stdout']) {
      expect(await here([...words, name])).toEqual({ code: 0, stdout: plain, stderr: '' })
    }
    expect(readdirSync(folder)).not.toContain('-')
  })

  soak(
    'counts no group of rows without a value, and names several that share a place',
    async () => {
      const rows = [...ROWS, ['', ...UNSUR.map(() => '2')]].map(cells => [
        ...cells.slice(0, -1),
        '4',
      ])
      const csv = [['Jenis Layanan', ...UNSUR], ...rows].map(cells => cells.join(',')).join('\n')
      const { stdout } = await here(['-'], { stdin: csv, env: ID })
      expect(stdout).toContain('2 jenis layanan')
      expect(stdout).toContain('(tidak diisi)')
      expect(stdout.replace(/\s+/g, ' ')).toContain('saran, dan masukan 100,00 tertinggi')
      expect(stdout.replace(/\s+/g, ' ')).toContain('U1, U2, +6 70,00 terendah')
      const { result } = JSON.parse((await here(['-', '--format', 'json'], { stdin: csv })).stdout)
      expect(result.score).not.toHaveProperty('lowest')
      expect(result.score.highest).toBe('pengaduan')
    },
  )

  it('cautions where a group of persons is so small that everybody knows who is in it', async () => {
    const staff = readFileSync('examples/berakhlak/responses.csv', 'utf8').split('\n').slice(0, 9)
    const words = ['-', '--by', 'Unit Kerja', '--format', 'json']
    const { result } = JSON.parse((await here(words, { stdin: staff.join('\n') })).stdout)
    expect(result.cautions).toContainEqual(expect.objectContaining({ code: 'report/small-groups' }))
    // The services of a public survey are no persons.
    const services = JSON.parse((await here(['survei.csv', '--format', 'json'])).stdout)
    expect(services.result.cautions).toEqual([])
  })

  it('keeps the values of --where out of the report where they may be names', async () => {
    const csv = CSV.replace('Jenis Layanan', 'Nama Lengkap').replaceAll('Loket A', 'Budi Santoso')
    const words = ['-', '--where', 'Nama Lengkap=Budi Santoso', '--format', 'json']
    const { code, stdout } = await here(words, { stdin: csv })
    expect(code).toBe(0)
    expect(JSON.parse(stdout).provenance.options).toEqual({ where: 'Nama Lengkap=…' })
    expect(stdout).not.toContain('Budi')
    const unit = await here(['survei.csv', '--where', 'layanan=loket a', '--format', 'json'])
    expect(JSON.parse(unit.stdout).provenance.options).toEqual({ where: 'layanan=loket a' })
  })

  it('asks for a time before it takes the latest of several answers', async () => {
    const csv = `NIP,${UNSUR.join()}\n7${',1'.repeat(9)}\n7${',4'.repeat(9)}\n`
    const { code, stderr } = await here(['-', '--unique-by', 'NIP'], { stdin: csv, env: ID })
    expect(code).toBe(2)
    expect(stderr.replace(/\s+/g, ' ')).toContain(
      '--unique-by memakai jawaban terakhir setiap orang, tetapi `-` tidak memiliki kolom waktu yang dikenali. Saran: sebutkan kolomnya: --time "NAMA KOLOM".',
    )
  })

  it('refuses the same answers under two names', async () => {
    writeFileSync(at('survei (1).csv'), CSV)
    const { code, stdout, stderr } = await here(['survei.csv', 'survei (1).csv'], { env: ID })
    rmSync(at('survei (1).csv'))
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toBe(
      [
        'survei (1).csv  kesalahan  responses/source-twice',
        '  `survei.csv` dan `survei (1).csv` isinya sama persis: setiap jawaban akan',
        '  terhitung dua kali.',
        '  Saran: berikan salah satunya saja.\n',
      ].join('\n'),
    )
  })

  it('scores nothing where an answer is off the scale, unless told to', async () => {
    const { code, stdout, stderr } = await here(['unknown.csv'], { env: ID })
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toContain('responses/unknown-answer')
    const missing = await here(['unknown.csv', '--on-unknown', 'missing', '--format', 'csv'])
    expect(missing.code).toBe(0)
    expect(missing.stderr).toContain('warning')
  })

  it('never writes over what it reads', async () => {
    const { code, stderr } = await here(['survei.csv', '-o', './survei.csv'])
    expect(code).toBe(2)
    expect(stderr).toContain('would be overwritten')
    expect(readFileSync(at('survei.csv'), 'utf8')).toBe(CSV)
  })

  it('asks whether the nearest column was meant', async () => {
    const { code, stderr } = await here(['survei.csv', '--by', 'Jenis Layanann'])
    expect(code).toBe(2)
    expect(stderr).toContain('`Jenis Layanan`')
  })

  it('names the rubrics whose ids start as typed', async () => {
    const { code, stderr } = await here(['survei.csv', '-r', 'skm'])
    expect(code).toBe(2)
    expect(stderr.replace(/\s+/g, ' ')).toContain('`skm-2017-bobot-011`, `skm-2017-bobot-0111`')
    expect((await here(['survei.csv', '-r', 'skm-2071'])).stderr).toContain('`skm-2017`?')
  })
})

describe('demands', () => {
  it.each([
    [['--fail-under', '75'], 0],
    [['--fail-under', '75,0'], 0],
    [['--fail-under', '75.01'], 1],
    [['--require', 'C'], 0],
    [['--require', 'D'], 0],
    [['--require', 'B'], 1],
    [['--require', 'B', '--fail-under', '10'], 1],
    [['--fail-under', 'baik'], 2],
    [['--require', 'AA'], 2],
  ] as const)('%j ends with %i', async (flags, code) => {
    const result = await here(['survei.csv', ...flags])
    expect(result.code).toBe(code)
    // The result is there even where a demand is not met.
    expect(result.stdout === '').toBe(code === 2)
    expect(result.stderr === '').toBe(code === 0)
  })

  it('cannot require a grade of a rubric that has none', async () => {
    const berakhlak = join('examples', 'berakhlak', 'responses.csv')
    const { code, stdout, stderr } = await runCli(['assess', berakhlak, '--require', 'A'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('has no category')
  })

  it('have nothing to hold against an index that is not there, and say what it waits for', async () => {
    writeFileSync(at('tanpa-u3.csv'), CSV.replaceAll(/^(Loket .,3,3),3/gm, '$1,'))
    const plain = await here(['tanpa-u3.csv'], { env: ID })
    expect(plain.code).toBe(1)
    expect(plain.stdout.replace(/\s+/g, ' ')).toContain(
      'ada bagian yang belum bernilai: U3 (belum ada jawaban)',
    )
    expect(plain.stderr.replace(/\s+/g, ' ')).toBe(
      'kesalahan cli/no-index IKM belum bernilai: ada bagian yang belum bernilai: U3 (belum ada jawaban). ',
    )
    const words = ['tanpa-u3.csv', '--fail-under', '10', '--require', 'D']
    const asked = await here(words, { env: ID })
    expect(asked.code).toBe(1)
    expect(asked.stderr.replace(/\s+/g, ' ')).toContain(
      '(belum ada jawaban). --fail-under dan --require tidak dapat diperiksa.',
    )
    expect(asked.stderr).not.toContain('di bawah')
  })

  it('speak with the words of the rubric', async () => {
    const words = ['survei.csv', '--fail-under', '80', '--require', 'B']
    const { stderr } = await here(words, { env: ID })
    expect(stderr).toContain('IKM 75 di bawah 80 (--fail-under).')
    expect(stderr).toContain('Mutu pelayanan C di bawah B (--require).')
    const wrong = await here(['survei.csv', '--require', 'AA'], { env: ID })
    expect(wrong.stderr).toContain('Rubrik `skm-2017` tidak memiliki mutu pelayanan `AA`.')
  })

  it('fail where a gate of the rubric does', async () => {
    const answers = 'mp-1,mp-2,pw-1,pw-2,selesai,masuk,ipak,ipkp,spip,opini'
    const sheet = `Unit,${answers}\nDinas A,A,A,C,C,10,10,17.5,22.5,3,WTP\n`
    const rubric = join(process.cwd(), 'test', 'skeletons', 'zi-gates.yaml')
    const { code, stderr } = await here(['-', '-r', rubric], { stdin: sheet })
    expect(stderr).toContain('cli/gate-failed')
    expect(code).toBe(1)
  })

  it('take the lowest of several gates, unless one is asked for', async () => {
    const step = [
      'gates:',
      '  - { verdict: tinggi, label: { id: Tinggi, en: High }, all: [{ node: total, at-least: 100 }] }',
    ]
    const skeleton = join(process.cwd(), 'test', 'skeletons', 'zi-gates.yaml')
    const source = readFileSync(skeleton, 'utf8').replace('\ngates:', `\n${step.join('\n')}`)
    writeFileSync(at('dua-syarat.yaml'), source)
    const answers = 'mp-1,mp-2,pw-1,pw-2,selesai,masuk,ipak,ipkp,spip,opini'
    const sheet = `Unit,${answers}\nDinas A,A,A,A,B,10,10,17.5,22.5,3,WTP\n`
    const run = (...words: string[]) =>
      here(['-', '-r', at('dua-syarat.yaml'), ...words], { stdin: sheet })
    expect((await run()).code).toBe(0)
    expect((await run('--require', 'diusulkan-wbk')).code).toBe(0)
    const asked = await run('--require', 'tinggi')
    expect(asked.code).toBe(1)
    expect(asked.stderr).toContain('`tinggi`')
    expect(asked.stderr).not.toContain('diusulkan-wbk')
    const unknown = await run('--require', 'diusulkan-wbb')
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toContain('cli/unknown-verdict')
    expect(unknown.stderr).toContain('`diusulkan-wbk`')
  })

  it('do not take a claim that the verifier has not found', async () => {
    const skeleton = join(process.cwd(), 'test', 'skeletons', 'zi-gates.yaml')
    const rows = [
      ...['mp-1,A,A', 'mp-2,A,A', 'pw-1,A,C', 'pw-2,A,C', 'selesai,10,10', 'masuk,10,10'],
      ...['ipak,17.5,17.5', 'ipkp,22.5,22.5', 'spip,3,3', 'opini,WTP,WTP'],
    ]
    const stdin = `nomor,jawaban,verifikasi\n${rows.join('\n')}\n`
    const { code, stdout, stderr } = await here(['-', '-r', skeleton], { stdin, env: ID })
    expect(code).toBe(1)
    expect(stderr).toContain('`diusulkan-wbk`')
    const lines = stdout.replace(/\s+/g, ' ')
    expect(lines).toMatch(
      /✓ Memenuhi syarat diusulkan ke TPN \(menurut jawaban unit\): (\d+) dari \1 ketentuan terpenuhi/,
    )
    expect(lines).toMatch(
      /✗ Belum memenuhi syarat diusulkan \(menurut verifikasi\): \d+ dari \d+ ketentuan terpenuhi; belum terpenuhi: Penguatan pengawasan/,
    )
    expect(lines).toContain('✗ Penguatan pengawasan: capaian 10,00')
    const { result } = JSON.parse(
      (await here(['-', '-r', skeleton, '--format', 'json'], { stdin })).stdout,
    )
    expect(result.verdicts[0]).toMatchObject({ holds: true, verified: { holds: false } })
  })
})

describe('mappings', () => {
  const item = { 'Harga menurut Anda': 'U4' }

  it('are shown without scoring', async () => {
    const { code, stdout } = await here(['survei.csv', '--show-mapping'], { env: ID })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^B\s+U1\s+U1\s+nama persis/m)
    expect(stdout).not.toContain('75,00')
  })

  it('are saved, and read back to the same result', async () => {
    const saving = ['survei.csv', '--save-mapping', 'peta.json', '--format', 'json']
    const saved = JSON.parse((await here(saving)).stdout)
    const reading = ['survei.csv', '--mapping', 'peta.json', '-r', 'skm-2017', '--format', 'json']
    expect(JSON.parse((await here(reading)).stdout).resultDigest).toBe(saved.resultDigest)
    expect(JSON.parse(readFileSync(at('peta.json'), 'utf8'))).toMatchObject({ U1: 'U1' })
  })

  it('name a column that nothing else would find, and with it the rubric', async () => {
    expect((await here(['renamed.csv'])).code).toBe(3)
    writeFileSync(at('harga.json'), JSON.stringify(item))
    const words = ['renamed.csv', '--mapping', 'harga.json', '--format', 'json']
    const { code, stdout } = await here(words)
    expect(code).toBe(0)
    expect(JSON.parse(stdout).result.score.exact).toBe('75')
  })

  it('that only join spellings leave the rubric to the columns', async () => {
    const line = { 'group:layanan = Loket A': 'Loket B' }
    writeFileSync(at('ejaan.json'), JSON.stringify(line))
    const words = ['survei.csv', '--mapping', 'ejaan.json', '--format', 'json']
    const { code, stdout, stderr } = await here(words)
    expect([code, stderr]).toEqual([0, ''])
    const { result } = JSON.parse(stdout)
    expect(result.rubric.id).toBe('skm-2017')
    expect(result.groups[0].groups.map((group: { values: string[] }) => group.values)).toEqual([
      ['Loket B'],
    ])
  })

  it('may name an item by another of its names', async () => {
    writeFileSync(at('alias.json'), JSON.stringify({ 'Harga menurut Anda': 'u4', sarana: 'U8' }))
    const { code } = await here(['renamed.csv', '--mapping', 'alias.json'])
    expect(code).toBe(0)
  })

  it('are wrong about the rubric that the data is for', async () => {
    writeFileSync(at('salah.json'), JSON.stringify({ U1: 'U99' }))
    const { code, stderr } = await here(['survei.csv', '--mapping', 'salah.json'], { env: ID })
    expect(code).toBe(3)
    expect(stderr).toContain('salah.json:1:7  kesalahan  responses/mapping-unknown-target')
    expect(stderr).toContain('`U99` bukan butir atau kelompok pada rubrik `skm-2017`.')
  })

  it('that are not there are a wrong command line', async () => {
    const { code, stderr } = await here(['survei.csv', '--mapping', 'tidak-ada.json'])
    expect(code).toBe(2)
    expect(stderr).toContain('--save-mapping')
  })
})
