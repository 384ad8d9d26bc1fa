import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifiedReport } from '../../src/compare/verified-report.ts'
import { resultDigest } from '../../src/report/result-digest.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'
import { csv } from '../support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban', 'jawaban TPI']
const sheet = (...rows: readonly (readonly string[])[]) => csv([HEADER, ...rows])

let cwd = ''
const run = (...words: readonly string[]) =>
  runCli(['assess', ...words], { cwd, env: { RB_SCORE_LANG: 'id' } })
const reported = async (...words: readonly string[]) => {
  const { stdout, stderr } = await run(...words, '--format', 'json')
  return { ...JSON.parse(stdout), stderr }
}
const shown = (readings: readonly { score?: Shown; provisional?: Shown; difference?: Shown }[]) =>
  readings.map(({ score, provisional, difference }) => [
    (score ?? provisional)?.shown,
    difference?.shown,
  ])
type Shown = { readonly shown: string }

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-readings-'))
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text)
  const claims = [
    ['Dinas A', '1.1.a', 'A', ''],
    ['Dinas A', '1.1.b', 'B', ''],
    ['Dinas A', '1.1.c', 'A', ''],
  ]
  write('unit.csv', sheet(...claims))
  write('sama.csv', sheet(...claims.map(row => row.with(3, row[2] ?? ''))))
  write('tpi.csv', sheet(...claims.map((row, at) => row.with(3, at === 0 ? 'C' : (row[2] ?? '')))))
  write('sebagian.csv', sheet(...claims.map((row, at) => (at === 0 ? row.with(3, 'B') : row))))
  write('asesor.csv', sheet(['Dinas B', '1.1.a', 'A'], ['Dinas B', '1.1.b', 'A']))
  write('dua.csv', sheet(...claims, ['Dinas B', '1.1.a', 'B', '']))
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

describe('readings of a worksheet', () => {
  it('stand side by side where what was verified differs, and are not there where it does not', async () => {
    const { result } = await reported('tpi.csv')
    const [side] = result.worksheet.readings
    expect(side.readings.map(({ of }: { of: string }) => of)).toEqual(['claimed', 'verified'])
    expect(side.answers).toEqual([{ id: '1.1.a', values: ['A', 'C'] }])
    const { stdout: rows } = await run('tpi.csv', '--format', 'csv')
    const of = (part: string) =>
      rows.split('\n').flatMap(row => (row.startsWith(`${part},`) ? [row.replace(/,+/g, ',')] : []))
    expect(of('reading-answer')).toEqual([
      'reading-answer,claimed,1.1.a,A,',
      'reading-answer,verified,1.1.a,C,',
    ])
    expect(of('reading').map(row => row.split(',')[1])).toEqual(['claimed', 'verified'])
    expect(of('agreement')).toEqual(['agreement,alike,2,3,'])
    expect((await reported('sama.csv')).result.worksheet).not.toHaveProperty('readings')
    expect((await reported('unit.csv')).result.worksheet).not.toHaveProperty('readings')
  })

  it('say by which values a sheet is read of which few are verified', async () => {
    const notes = async (name: string) =>
      (await reported('unit.csv', '--beside', name)).provenance.notes.flatMap(
        ({ code, message }: { code: string; message: { en: string } }) =>
          code === 'report/beside-partly-verified' ? [message.en] : [],
      )
    expect(await notes('sebagian.csv')).toEqual([
      '`sebagian.csv` is read by its verified values, 1 of 3 answers; the rest counts as not answered.',
    ])
    expect([await notes('sama.csv'), await notes('unit.csv')]).toEqual([[], []])
  })

  it('are told apart by name, and of another unit are compared with a warning', async () => {
    const words = ['unit.csv', '--beside', 'TPI=sama.csv', '--beside', 'TPI=asesor.csv']
    const { result, provenance } = await reported(...words)
    const [side] = result.worksheet.readings
    expect(side.readings.map(({ name }: { name?: string }) => name)).toEqual([
      ...[undefined, 'TPI', 'TPI (2)'],
    ])
    const told = provenance.notes.filter(({ code }: { code: string }) => code.includes('beside-'))
    expect(told.map(({ message }: { message: { en: string } }) => message.en)).toEqual([
      '`TPI` is of `Dinas B`, these data of `Dinas A`; they are compared as one unit.',
    ])
  })

  soak(
    'of several assessors in one sheet stand beside it, each by its column, with how far they agree',
    async () => {
      const numbers = [
        '1.1.a',
        '1.1.b',
        '1.1.c',
        '1.2.b',
        '1.2.c',
        '1.3.a',
        '1.3.b',
        '1.3.c',
        '1.3.d',
        '2.1.a',
      ]
      const given = ['AAA', 'BBC', 'ABB', 'AAA', 'BBB', 'AAB', 'ABA', 'AAA', 'BBB', 'ABC']
      const rows = numbers.map((number, at) => ['Dinas A', number, ...(given[at] ?? '')])
      const header = ['unit', 'nomor', 'Jawaban Unit', 'Jawaban TPI', 'Jawaban TPN']
      writeFileSync(join(cwd, 'tim.csv'), csv([header, ...rows]))
      const { result, provenance } = await reported('tim.csv')
      const [{ readings, answers, agreement }] = result.worksheet.readings
      expect(readings.map(({ of, name }: { of: string; name?: string }) => [of, name])).toEqual([
        ['claimed', undefined],
        ['verified', 'TPI'],
        ['verified', 'TPN'],
      ])
      expect(answers.map(({ id }: { id: string }) => id)).toEqual(
        numbers.filter((_, at) => new Set(given[at]).size > 1),
      )
      expect([agreement.questions, agreement.alike]).toEqual([10, 5])
      expect(agreement.kappa).toBeUndefined()
      expect(agreement.leniency).toHaveLength(3)
      // The whole column is read: what TPN comes to is what it would come to as a sheet of its own.
      const alone = rows.map(([unit = '', number = '', , , own = '']) => [unit, number, own, own])
      writeFileSync(join(cwd, 'tpn.csv'), sheet(...alone))
      const own = await reported('tpn.csv')
      expect(shown(readings)[2]?.[0]).toBe(
        shown(own.result.worksheet.readings ?? [own.result.score])[0]?.[0],
      )
      const notes = provenance.notes.map(({ code }: { code: string }) => code)
      expect(notes).toContain('responses/sheet-assessors')
      await run('tim.csv', '-o', 'tim.json')
      expect((await runCli(['verify', 'tim.json'], { cwd })).code).toBe(0)
      const { stdout } = await run('tim.csv')
      expect(stdout).toMatch(/Penilaian berdampingan +Nilai +Selisih +Kemurahan\n/)
      expect(stdout).toMatch(/Alfa Krippendorff [−\d]/)
    },
  )

  soak('of others come with --beside: by what they verified, else by their answers', async () => {
    const words = ['unit.csv', '--beside', 'TPI=tpi.csv', '--beside', 'asesor.csv']
    const { result, provenance } = await reported(...words)
    const [{ readings, answers, agreement }] = result.worksheet.readings
    expect(readings.map(({ name }: { name?: string }) => name)).toEqual([
      ...[undefined, 'TPI', 'asesor.csv'],
    ])
    // Each alone comes to the same, and the difference is that of the numbers shown here.
    const alone = await reported('tpi.csv')
    const [, verified] = alone.result.worksheet.readings[0].readings
    expect(shown(readings)[1]?.[0]).toBe(shown([verified])[0]?.[0])
    expect(answers).toEqual([
      { id: '1.1.a', values: ['A', 'C', 'A'] },
      { id: '1.1.b', values: ['B', 'B', 'A'] },
    ])
    // The third question is one that only two of the three answered.
    expect(agreement).toEqual({ questions: 2, alike: 0, undefinedBecause: 'few-questions' })
    expect(provenance.options.beside).toBe('TPI=tpi.csv; asesor.csv')
  })

  soak('are in every format, all questions on pages', async () => {
    const words = ['unit.csv', '--beside', 'TPI=tpi.csv']
    expect((await run(...words)).stdout).toMatch(/Penilaian berdampingan[\s\S]*TPI[\s\S]*1\.1\.a/)
    for (const name of ['r.md', 'r.html']) {
      await run(...words, '-o', name)
      const text = readFileSync(join(cwd, name), 'utf8')
      for (const part of ['Penilaian berdampingan', 'TPI', 'dijawab berbeda (1)'])
        expect([name, text.includes(part)]).toEqual([name, true])
    }
  })

  soak(
    'are paired by unit where there are several, and a unit of nobody here is named',
    async () => {
      const { result, provenance } = await reported('dua.csv', '--beside', 'asesor.csv')
      const units = result.worksheet.readings.map(({ unit }: { unit: string }) => unit)
      expect(units).toEqual(['Dinas B'])
      const other = await reported('dua.csv', '--beside', 'dua.csv', '--beside', 'tpi.csv')
      expect(other.result.worksheet.readings).toHaveLength(2)
      const codes = ({ notes }: { notes: readonly { code: string }[] }) =>
        notes.map(({ code }) => code)
      expect(codes(provenance)).not.toContain('report/beside-other-units')
      writeFileSync(join(cwd, 'lain.csv'), sheet(['Dinas C', '1.1.a', 'A', '']))
      const unknown = await reported('dua.csv', '--beside', 'lain.csv')
      expect(codes(unknown.provenance)).toContain('report/beside-other-units')
    },
  )

  it('are refused beside a survey, and of what is no worksheet', async () => {
    const survey = join(process.cwd(), 'examples/skm/gaspul.csv')
    const beside = await run(survey, '--beside', 'unit.csv')
    expect([beside.code, beside.stdout]).toEqual([2, ''])
    expect(beside.stderr).toContain('cli/beside-needs-worksheet')
    expect((await run('unit.csv', '--beside', survey)).stderr).toContain('cli/beside-no-worksheet')
  })

  soak('come out again from the sheets', async () => {
    await run('unit.csv', '--beside', 'TPI=tpi.csv', '-o', 'laporan.json')
    const { code, stdout } = await runCli(['verify', 'laporan.json', 'unit.csv'], { cwd })
    expect(code).toBe(0)
    expect(stdout).not.toContain('side by side')
    expect((await runCli(['verify', 'laporan.json'], { cwd })).stdout).toContain('side by side')
  })
})

describe('verify', () => {
  type Readings = { readings: Record<string, { exact: string; shown: string }>[] } & {
    answers: { id: string; values: string[] }[]
    agreement: { questions: number; alike: number }
  }
  const noticed = async (change?: (side: Readings) => void) => {
    const report = await reported('unit.csv', '--beside', 'TPI=tpi.csv')
    const [side] = report.result.worksheet.readings
    change?.(side)
    return verifiedReport({ ...report, resultDigest: resultDigest(report.result) }, 'r.json')
      .differences.map(({ path }) => path.replace('result.worksheet.readings[0].', ''))
      .filter(path => !/^(?:resultDigest|partDigests)/.test(path))
  }
  const score = (side: Readings, at: number) => {
    const reading = side.readings[at]
    return reading?.['score'] ?? reading?.['provisional'] ?? { exact: '', shown: '' }
  }

  soak('finds nothing in readings as they were written', async () => {
    expect(await noticed()).toEqual([])
  })

  it.each<readonly [string, (side: Readings) => void, RegExp]>(
    sample(
      [
        [
          'the score that is claimed',
          side => {
            score(side, 0).shown = '9.99'
          },
          /readings\[0\]/,
        ],
        [
          'the score of another, whose difference then does not follow',
          side => {
            score(side, 1).exact = '9'
          },
          /readings\[1\]\.difference/,
        ],
        [
          'an answer of the unit itself',
          side => {
            ;(side.answers[0] ?? { values: [] }).values[0] = 'D'
          },
          /answers\[0\]\.values\[0\]/,
        ],
        [
          'how many are alike',
          side => {
            side.agreement.alike += 1
          },
          /agreement\.alike/,
        ],
      ],
      3,
    ),
  )('notices a change of %s', async (_what, change, path) => {
    expect((await noticed(change)).join()).toMatch(path)
  })
})
