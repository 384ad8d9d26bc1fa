import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CliOptions, runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-ask-'))
})
afterEach(() => rmSync(cwd, { recursive: true, force: true }))

const env = { RB_SCORE_LANG: 'en', SOURCE_DATE_EPOCH: '1795300000' }
const ask = (words: readonly string[], options: Partial<CliOptions> = {}) =>
  runCli(['ask', ...words], { cwd, env, ...options })
const sheet = (...words: string[]) =>
  ask([
    'area-perubahan-2020',
    '--unit',
    'Dinas Kesehatan',
    '--level',
    'unit',
    '-o',
    'lke.csv',
    ...words,
  ])
const text = (file = 'lke.csv') => readFileSync(join(cwd, file), 'utf8')
const row = (number: string, file = 'lke.csv') =>
  text(file)
    .split('\n')
    .find(line => line.includes(`,${number},`)) ?? ''

describe('without a terminal', () => {
  it('asks nothing, and says which command to use', async () => {
    const { code, stdout, stderr } = await ask(['skm-2017'])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('cli/ask-needs-terminal')
    expect(stderr.replace(/\s+/g, ' ')).toContain('rb-score ask skm-2017 -o skm-2017.csv --set U1=')
    expect(readdirSync(cwd)).toEqual([])
  })

  it('keeps a worksheet in the long form and scores it as assess does', async () => {
    const { code, stdout, stderr } = await sheet(
      '--set',
      '1.1.a=b',
      '--set',
      '4.1.a=A',
      '--format',
      'json',
    )
    expect(code).toBe(0)
    expect(JSON.parse(stdout).result).toBeDefined()
    expect(stderr).toContain('Still open (90)')
    expect(stderr).toContain('Kept in lke.csv')
    expect(stderr).toContain('rb-score assess lke.csv -r area-perubahan-2020 --level unit')
    expect(text().split('\n')[0]).toBe('unit,item,answer,evidence,note,question,rubric')
    const assessed = await runCli(['assess', 'lke.csv', '--format', 'json'], { cwd, env })
    expect(JSON.parse(assessed.stdout).result.score).toEqual(JSON.parse(stdout).result.score)
    expect(readdirSync(cwd)).toEqual(['lke.csv'])
  })

  it('takes answers from standard input, as lines and as CSV', async () => {
    await ask(['skm-2017', '-o', 'skm.csv', '--answers', '-'], {
      stdin: '# pagi\nU1=4\nU2 = 3\n\nU3=Tidak tahu\n',
    })
    expect(text('skm.csv')).toMatch(/,4,3,Tidak tahu,/)
    const csv =
      'nomor;jawaban;bukti dukung;catatan\n1.1.a;B;SK Bupati;- belum lengkap\n1.1.b;;;nanti\n'
    const words = [
      'area-perubahan-2020',
      '--unit',
      'X',
      '--level',
      'unit',
      '-o',
      'lke.csv',
      '--answers',
      '-',
    ]
    expect((await ask(words, { stdin: csv })).code).toBe(0)
    expect(row('1.1.a')).toMatch(/^X,1\.1\.a,B,SK Bupati,'- belum lengkap,/)
    expect(row('1.1.b')).toMatch(/^X,1\.1\.b,,,nanti,/)
  })

  it('keeps all answers or none', async () => {
    const { code, stderr } = await sheet('--set', '1.1.a=B', '--set', '1.1.b=Z', '--set', '9.9.z=A')
    expect(code).toBe(2)
    expect(stderr).toContain('`Z` is no answer to `1.1.b`')
    expect(stderr).toContain('does not ask `9.9.z`')
    expect(readdirSync(cwd)).toEqual([])
  })

  it.each([
    [['--set', 'U1'], 'cli/ask-set-form'],
    [['--set', 'U1=4', '--group', 'Hobi=catur'], 'cli/ask-no-such-group'],
    [['--set', 'U1=4', '--previous', 'x.csv'], 'cli/ask-previous-survey'],
    [['--set', 'U1=4', '-o', 'skm.xlsx'], 'cli/ask-output-not-csv'],
    [['--answers', 'tidak-ada.csv'], 'responses/file-unreadable'],
  ])('says what is wrong with %j', async (words, codeOf) => {
    const file = words.includes('-o') ? [] : ['-o', 'skm.csv']
    const { code, stderr } = await ask(['skm-2017', ...file, ...words])
    expect(code).toBeGreaterThan(1)
    expect(stderr).toContain(codeOf)
    expect(existsSync(join(cwd, 'skm.csv.lock'))).toBe(false)
  })

  it('says that the file of last year does not hold the unit', async () => {
    writeFileSync(join(cwd, 'lain.csv'), 'Nama,Usia\nA,3\n')
    const { code, stderr } = await sheet('--set', '1.1.a=B', '--previous', 'lain.csv')
    expect(code).toBe(3)
    expect(stderr).toContain('cli/ask-previous-without-unit')
  })

  it('asks for the unit and the level where they are not said', async () => {
    const words = ['area-perubahan-2020', '-o', 'lke.csv', '--set', '1.1.a=B']
    expect((await ask(words)).stderr).toContain('cli/ask-needs-unit')
    expect((await ask([...words, '--unit', 'X'])).stderr).toContain('--level: `instansi`, `unit`')
  })
})

describe('a file that exists', () => {
  beforeEach(async () => {
    await sheet('--set', '1.1.a=C', '--record-author', 'Ani')
  })

  it('needs neither rubric nor unit to be gone on with, and keeps the history', async () => {
    const { code, stderr } = await ask([
      '-o',
      'lke.csv',
      '--set',
      '1.1.a=B',
      '--record-author',
      'Budi',
    ])
    expect(code).toBe(0)
    expect(stderr).toContain('Going on with Dinas Kesehatan: 1 of 92 filled in.')
    expect(row('1.1.a')).toContain('"C (Ani) → B (Budi, 2026-11-21')
    expect(row('1.1.a')).toContain(',Budi,')
  })

  soak('takes a second unit', async () => {
    await ask(['-o', 'lke.csv', '--unit', 'Dinas PU', '--level', 'unit', '--set', '1.1.a=A'])
    const { stdout } = await runCli(['assess', 'lke.csv'], { cwd, env })
    expect(stdout).toContain('Dinas PU')
    expect(stdout).toContain('Dinas Kesehatan')
  })

  it('of another rubric is left alone', async () => {
    const before = text()
    const { code, stderr } = await ask(['area-perubahan-2014', '-o', 'lke.csv', '--set', '1.1.a=A'])
    expect(code).toBe(3)
    expect(stderr).toContain('cli/ask-other-rubric')
    expect(text()).toBe(before)
  })

  it('says what has changed in the rubric since', async () => {
    const changed = text()
      .replace('Has the reform team', 'Had the team')
      .replace(' 2020 ', ' 2019 ')
    writeFileSync(join(cwd, 'lke.csv'), changed)
    const { stderr } = await ask(['-o', 'lke.csv', '--set', '1.1.b=A'])
    expect(stderr).toContain('The rubric has changed since these answers were given:')
    expect(stderr).toContain('edition 2019 is now 2020')
    expect(stderr).toContain('1.1.a is worded otherwise')
    expect(stderr.replace(/\s+/g, ' ')).toContain('then: Had the team')
  })

  it('that somebody else is filling in is refused', async () => {
    writeFileSync(join(cwd, 'lke.csv.lock'), JSON.stringify({ pid: 1, host: 'komputer-lain' }))
    const before = text()
    const { code, stderr } = await ask(['-o', 'lke.csv', '--set', '1.1.b=A'])
    expect(code).toBe(3)
    expect(stderr).toContain('komputer-lain')
    expect(text()).toBe(before)
  })

  it('is verified: both answers stay, and a difference needs a reason', async () => {
    const review = (...words: string[]) =>
      ask(['--review', 'lke.csv', '--record-author', 'Inspektorat', ...words])
    expect((await review('--set', '1.1.a=A')).stderr).toContain('cli/ask-reason-needed')
    const { code, stderr } = await review('--set', '1.1.a=A', '--reason', 'SK lengkap')
    expect(code).toBe(0)
    expect(stderr).toContain('Not verified (91)')
    expect(stderr).toContain('rb-score ask --review lke.csv --record-author Inspektorat')
    expect(text().split('\n')[0]).toContain('verified,reason of verification,verified by')
    expect(row('1.1.a')).toContain(',C,')
    expect(row('1.1.a')).toContain('A,SK lengkap,Inspektorat')
    const { stdout } = await runCli(['assess', 'lke.csv', '--format', 'json'], { cwd, env })
    const { score } = JSON.parse(stdout).result
    expect(JSON.stringify(score)).toContain('verified')
  })

  soak('keeps the digest of evidence that is a file', async () => {
    mkdirSync(join(cwd, 'bukti'))
    writeFileSync(join(cwd, 'bukti', 'sk.pdf'), 'isi')
    const stdin = 'item,answer,evidence\n1.1.b,A,bukti/sk.pdf\n'
    await ask(['-o', 'lke.csv', '--answers', '-'], { stdin })
    expect(row('1.1.b')).toMatch(/bukti\/sk\.pdf \[sha256:[0-9a-f]{64}\]/)
  })
})

describe('a survey', () => {
  it('has a row a respondent, with who they are', async () => {
    const one = ['skm-2017', '-o', 'skm.csv', '--unit', 'Puskesmas A']
    await ask([...one, '--group', 'Gender=Perempuan', '--set', 'U1=4', '--set', 'U2=4'])
    await ask([...one, '--set', 'U1=3'])
    const { stderr } = await ask([...one, '--respondent', 'R001', '--set', 'U2=1'])
    expect(stderr).toContain('Going on with Respondent R001: 2 of 9 filled in.')
    const lines = text('skm.csv').trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/R001,Puskesmas A,.*Perempuan.*,4,1,.*U2: 4 → 1/)
    const { stdout } = await runCli(['assess', 'skm.csv', '--format', 'json'], { cwd, env })
    expect(JSON.parse(stdout).result.score.children[0].n).toBe(2)
  })
})

describe('an empty form', () => {
  const rows = () => text().split('\n').slice(1, 4)

  it('is filled in where its rows are, and gets its name', async () => {
    const form = 'unit,nomor,jawaban,bukti dukung,catatan\n,1.1.a,,,\n,1.1.b,,,\n'
    writeFileSync(join(cwd, 'lke.csv'), form)
    expect((await sheet('--set', '1.1.b=A')).code).toBe(0)
    expect(rows().map(line => line.slice(0, 23))).toEqual([
      'Dinas Kesehatan,1.1.a,,',
      'Dinas Kesehatan,1.1.b,A',
      '',
    ])
  })

  soak('without a column for units gets one', async () => {
    writeFileSync(join(cwd, 'lke.csv'), 'nomor,jawaban\n1.1.a,B\n')
    expect((await sheet('--set', '1.1.b=A')).code).toBe(0)
    expect(rows().map(line => line.split(',').slice(0, 3))).toEqual([
      ['1.1.a', 'B', 'lke'],
      ['1.1.b', 'A', 'Dinas Kesehatan'],
      [''],
    ])
    const { stdout } = await runCli(['assess', 'lke.csv'], { cwd, env })
    expect(stdout).toContain('Dinas Kesehatan')
  })
})

describe('a ratio given as one answer', () => {
  const zone = (...words: string[]) =>
    ask(['zona-integritas-2021', '-o', 'z.csv', '--unit', 'A', ...words])
  const answerOf = (number: string) => row(number, 'z.csv').split(',')[2]

  soak('is split into its two counts, which win over it', async () => {
    await zone('--set', 'A.II.6.i.b.1=10', '--set', 'A.II.6.i.b.2=1')
    expect((await zone('--set', 'A.II.6.i.b=9/10')).code).toBe(0)
    expect(['A.II.6.i.b', 'A.II.6.i.b.1', 'A.II.6.i.b.2'].map(answerOf)).toEqual(['', '10', '9'])
  })

  soak('that is a share is refused beside its counts, with the numbers to set', async () => {
    await zone('--set', 'A.II.6.i.b=80%')
    expect(answerOf('A.II.6.i.b')).toBe('80%')
    await zone('--set', 'A.II.6.i.b.1=10', '--set', 'A.II.6.i.b.2=1')
    const { code, stderr } = await zone('--set', 'A.II.6.i.b=90%')
    expect(code).toBe(2)
    expect(stderr.replace(/\s+/g, ' ')).toContain('--set A.II.6.i.b.2=… --set A.II.6.i.b.1=…')
  })

  it('given twice is refused', async () => {
    const { code, stderr } = await ask([
      'skm-2017',
      '-o',
      's.csv',
      '--set',
      'U1=4',
      '--set',
      'U1=3',
    ])
    expect([code, readdirSync(cwd)]).toEqual([2, []])
    expect(stderr).toContain('cli/ask-set-twice')
  })
})

describe('an answer that changes after its verification', () => {
  soak('loses it, and says so', async () => {
    await sheet('--set', '1.1.a=B')
    await ask(['--review', 'lke.csv', '--set', '1.1.a=C', '--reason', 'SK lama'])
    const { stderr } = await sheet('--set', '1.1.a=A')
    expect(stderr).toContain('verification is cleared')
    expect(stderr).toMatch(/history keeps it\) {2}1\.1\.a\n/)
    expect(row('1.1.a')).toContain('C (SK lama) → –')
  })
})

describe('the command to use instead', () => {
  const instead = async (...words: string[]) =>
    (await ask(words)).stderr.replace(/\s+/g, ' ').match(/`(rb-score ask .*?)`/)?.[1]

  it('is of the rubric, unit and file at hand', async () => {
    expect(await instead('zona-integritas-2021', '--unit', 'Dinas PU', '-o', 'z.csv')).toMatch(
      /^rb-score ask zona-integritas-2021 -o z.csv --unit "Dinas PU" --set A\.I\.\S+$/,
    )
  })

  it('is of the file to verify, whose rubric its numbers show', async () => {
    const lines = ['nomor,jawaban', '1.1.a,B', '1.1.b,A', '1.1.c,A', '1.2.a,A']
    writeFileSync(join(cwd, 'opd.csv'), lines.join('\n'))
    // Of its level: the agency's first number is 1.1.A.
    expect(await instead('--review', 'opd.csv')).toBe('rb-score ask --review opd.csv --set 1.1.a=A')
    expect((await ask(['--review', 'opdd.csv'])).stderr).toContain('responses/file-not-found')
  })
})

it('takes no signs that turn the direction of text into the name of a unit', async () => {
  await ask([
    'zona-integritas-2021',
    '-o',
    'z.csv',
    '--unit',
    'RSUD \u202Ex',
    '--set',
    'A.I.1.i.a=Ya',
  ])
  expect(text('z.csv')).toMatch(/^RSUD x,/m)
  expect(text('z.csv')).not.toContain('\u202E')
})
