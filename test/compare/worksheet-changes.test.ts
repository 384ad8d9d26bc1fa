import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agreementOf, questionsOf } from '../../src/compare/worksheet-changes.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'
import { csv } from '../support/worksheets.ts'

const HEADER = ['unit', 'nomor', 'jawaban', 'bukti dukung', 'jawaban TPI', 'diisi oleh']
type Row = readonly [
  number: string,
  answer: string,
  evidence: string,
  verified: string,
  who: string,
]
const sheet = (unit: string, ...rows: readonly Row[]) =>
  csv([HEADER, ...rows.map(row => [unit, ...row])])

let cwd = ''
const run = (...words: readonly string[]) => runCli(['changes', ...words], { cwd })
const json = async (...words: readonly string[]) => {
  const { code, stdout } = await run(...words, '--format', 'json')
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

const BEFORE: readonly Row[] = [
  ['1.1.a', 'A', 'sk.pdf', 'A', 'Ani 2 Mei'],
  ['1.1.b', 'B', '', '', 'Ani 2 Mei'],
  ['1.1.c', 'A', 'foto.jpg', 'B', 'Budi'],
]
const AFTER: readonly Row[] = [
  ['1.1.a', 'A', 'sk.pdf; lampiran.pdf', 'B', 'Cici 9 Mei'],
  ['1.1.b', 'A', '', '', 'Ani 9 Mei'],
  ['1.1.c', 'A', 'foto.jpg', 'B', 'Budi'],
]

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rb-score-changes-'))
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text)
  write('lama.csv', sheet('Dinas A', ...BEFORE))
  write('baru.csv', sheet('Dinas A', ...AFTER))
  write('lain.csv', sheet('Dinas Kesehatan', ...BEFORE.slice(0, 2)))
  write('dua.csv', sheet('Dinas A', ...BEFORE) + sheet('Dinas B', ...AFTER).replace(/^.*\n/, ''))
  write('survei.csv', 'U1,U2,U3\n1,2,3\n')
})
afterAll(() => rmSync(cwd, { recursive: true }))

describe('the changes between two saved worksheets', () => {
  it('name assessor and date from columns of their own', async () => {
    for (const [name, rows] of [
      ['asesor-lama.csv', ['A,A,Ani,02/05/2026', 'B,,,']],
      ['asesor-baru.csv', ['B,A,Budi,09/05/2026', 'A,,Ani,']],
    ] as const) {
      const lines = rows.map((row, at) => `Dinas A,1.1.${'ab'[at]},${row}`)
      const header = 'unit,nomor,jawaban,jawaban TPI,asesor,tanggal'
      writeFileSync(join(cwd, name), `${[header, ...lines].join('\n')}\n`)
    }
    const { units } = await json('asesor-lama.csv', 'asesor-baru.csv')
    expect(units[0].changes.map(({ who }: { who: unknown }) => who)).toEqual([
      ['Ani 02/05/2026', 'Budi 09/05/2026'],
      [null, 'Ani'],
    ])
  })

  it('name one text that is no answer in place of another', async () => {
    const typed = (answer: string, verified: string) =>
      writeFileSync(
        join(cwd, 'salah.csv'),
        sheet('Dinas A', ['1.1.a', answer, '', verified, ''], ...BEFORE.slice(1)),
      )
    typed('xyz', 'A')
    writeFileSync(join(cwd, 'salah-lama.csv'), readFileSync(join(cwd, 'salah.csv')))
    typed('rusak', '?!')
    const other = (await json('salah-lama.csv', 'salah.csv')).units[0].changes
    expect(other.map(({ what, values }: never) => [what, values])).toEqual([
      ['answer', ['xyz', 'rusak']],
      ['verified', ['A', '?!']],
    ])
  })

  it('name who verified beside a verified value, and the day that the history has', async () => {
    const header = 'unit,nomor,jawaban,diisi oleh,verifikasi,diverifikasi oleh,riwayat'
    for (const [name, row] of [
      ['ask-lama.csv', 'A,Ani,A,Dewi,'],
      [
        'ask-baru.csv',
        'B,Budi,C,Eka,"A (Ani) → B (Budi, 2026-11-21 22:26); verifikasi: A (Dewi) → C (Eka, 2026-11-28 09:10)"',
      ],
    ] as const)
      writeFileSync(join(cwd, name), `${header}\nDinas A,1.1.a,${row}\n`)
    const { units } = await json('ask-lama.csv', 'ask-baru.csv')
    expect(units[0].changes.map(({ what, who }: never) => [what, who])).toEqual([
      ['answer', ['Ani', 'Budi 2026-11-21 22:26']],
      ['verified', ['Dewi', 'Eka 2026-11-28 09:10']],
    ])
  })

  it('are every answer, verified value and evidence that differs, with who filled the row in', async () => {
    const { units } = await json('lama.csv', 'baru.csv')
    expect(units).toHaveLength(1)
    expect(units[0].changes).toEqual([
      {
        ...{ id: '1.1.a', number: '1.1.a', what: 'verified', values: ['A', 'B'] },
        who: ['Ani 2 Mei', 'Cici 9 Mei'],
      },
      {
        ...{ id: '1.1.a', number: '1.1.a', what: 'evidence' },
        values: ['sk.pdf', 'sk.pdf; lampiran.pdf'],
        who: ['Ani 2 Mei', 'Cici 9 Mei'],
      },
      {
        ...{ id: '1.1.b', number: '1.1.b', what: 'answer', values: ['B', 'A'] },
        who: ['Ani 2 Mei', 'Ani 9 Mei'],
      },
    ])
  })

  soak('stand in a table with what each sheet comes to', async () => {
    const { stdout } = await run('lama.csv', 'baru.csv')
    expect(stdout).toMatch(/lama\.csv +\d+\.\d\d +–/)
    expect(stdout).toMatch(/baru\.csv +\d+\.\d\d +\+\d+\.\d\d/)
    expect(stdout).toMatch(/1\.1\.b +answer +B +A +Ani 2 Mei → Ani 9 Mei/)
    expect((await run('lama.csv', 'lama.csv')).stdout).toContain('No answer, evidence')
  })

  soak('put several assessors side by side, whatever each calls the only unit', async () => {
    const { units, files } = await json('lama.csv', 'baru.csv', 'lain.csv')
    expect(files).toEqual(['lama.csv', 'baru.csv', 'lain.csv'])
    expect(units[0].changes.at(-1)).toMatchObject({
      number: '1.1.c',
      values: ['foto.jpg', 'foto.jpg', null],
    })
    expect(units[0].scores).toHaveLength(3)
  })

  it('pair units by name, and say of those that only one file has that they are not in the other', async () => {
    const { units } = await json('dua.csv', 'baru.csv')
    expect(
      units.map(({ unit, changes }: { unit: string; changes: unknown[] }) => [
        unit,
        changes.length,
      ]),
    ).toEqual([
      ['Dinas A', 3],
      ['Dinas B', 0],
    ])
    expect(units[1].scores[1]).toEqual({})
    const { stdout } = await run('dua.csv', 'baru.csv')
    expect(stdout).toMatch(/Dinas B(?:.|\n)*Not in baru\.csv/)
    expect(stdout).not.toContain('No answer, evidence')
  })

  it('of one sheet are those between the unit and each who assesses in a column of it', async () => {
    const { files, units } = await json('lama.csv')
    expect(files).toEqual(['Unit', 'Verified'])
    expect(units[0].changes).toEqual([
      { id: '1.1.b', number: '1.1.b', what: 'answer', values: ['B', null] },
      { id: '1.1.c', number: '1.1.c', what: 'answer', values: ['A', 'B'] },
    ])
    const header = ['unit', 'nomor', 'Jawaban', 'TPI', 'TPN', 'bukti dukung']
    const rows = [
      ['Dinas A', '1.1.a', 'A', 'A', 'A', 'sk.pdf'],
      ['Dinas A', '1.1.b', 'A', 'B', 'B', ''],
    ]
    writeFileSync(join(cwd, 'tim.csv'), csv([header, ...rows]))
    const several = await json('tim.csv', '--consensus', 'sepakat.csv')
    expect(several.files).toEqual(['Unit', 'TPI', 'TPN'])
    const [, first, second] = readFileSync(join(cwd, 'sepakat.csv'), 'utf8').split('\n')
    expect(first).toMatch(/^"Dinas A",1\.1\.a,.*,A,sk\.pdf,,,/)
    expect(second).toMatch(/^"Dinas A",1\.1\.b,.*,,,"Unit: A · TPI: B · TPN: B",,/)
  })

  it('need two worksheets, or somebody who assesses in one', async () => {
    const unverified = BEFORE.map(([number, answer]): Row => [number, answer, '', '', ''])
    writeFileSync(join(cwd, 'sendiri.csv'), sheet('Dinas A', ...unverified))
    const alone = await run('sendiri.csv')
    expect([alone.code, alone.stderr]).toEqual([
      2,
      expect.stringContaining('cli/changes-needs-two'),
    ])
    const survey = await run('lama.csv', 'survei.csv')
    expect(survey.code).not.toBe(0)
  })
})

describe('several assessors of one worksheet', () => {
  it('agree by weighted kappa and Krippendorff’s alpha, and are lenient or strict', async () => {
    const known = await json('lama.csv', 'baru.csv')
    expect(known.units[0].agreement).toMatchObject({ questions: 3, alike: 2 })

    const [first, second] = known.units[0].agreement.leniency
    expect(first).toBeLessThan(0)
    expect(second).toBeCloseTo(-first, 12)
  })

  it('agree on numbers by their place between the limits, which unlimited ones lack', () => {
    const { rubric } = readRubric({
      file: 'angka.yaml',
      text: `rubric: angka
edition: "1"
title: Angka
kind: worksheet
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { batas: { number: { min: 0, max: 10, decimals: 0 } }, lepas: { number: { min: 0, decimals: 0 } } }
items: [{ id: a, text: satu, scale: batas }, { id: b, text: dua, scale: batas }, { id: c, text: tiga, scale: lepas }]
score: { id: nilai, title: Nilai, of: [a, b, c] }
`,
    })
    const answer = (number: number) => ({ code: 0, number: BigInt(number) })
    const found = agreementOf(
      [
        [9, 8],
        [4, 2],
        [70, 90],
      ].flatMap((numbers, at) => {
        const item = rubric?.items[at]
        return item === undefined ? [] : [{ item, answers: numbers.map(answer) }]
      }),
    )
    expect(found).toMatchObject({ questions: 3, alike: 0, byMetric: [{ metric: 'ratio' }] })
    expect(found?.measured).toBe(2)
    const three = [9, 4].flatMap((number, at) => {
      const item = rubric?.items[at]
      const last = at === 0 ? undefined : answer(number)
      return item === undefined ? [] : [{ item, answers: [answer(number), answer(number), last] }]
    })
    expect(agreementOf(three)).toMatchObject({ questions: 1, alike: 1, measured: 2 })
    expect(found?.leniency?.[0]).toBeCloseTo(0.075, 12)
  })

  it('count a ratio as one question, by what its counts come to', () => {
    const { rubric } = readRubric({
      file: 'rasio.yaml',
      text: `rubric: rasio
edition: "1"
title: Rasio
kind: worksheet
basis: [{ name: Sendiri, covers: [items], verified: false }]
scales: { ya: { categories: [{ code: Ya, points: 1 }, { code: Tidak, points: 0 }] } }
items:
  - id: lapor
    text: Lapor
    ratio: { of: sudah, to: harus, at-most: 1, when-denominator-zero: not-applicable }
    inputs: [{ id: sudah, text: Sudah }, { id: harus, text: Harus }]
  - { id: ada, text: Ada, scale: ya }
score: { id: nilai, title: Nilai, aggregate: sum, of: [lapor, ada] }
`,
    })
    const items = rubric?.items ?? expect.fail('no rubric')
    const sheet = (counts: Readonly<Record<string, number>>) =>
      new Map(
        items.flatMap(({ id, index }) => {
          const number = counts[id]
          return number === undefined ? [] : [[index, { code: 0, number: BigInt(number) }] as const]
        }),
      )
    const found = (...sheets: readonly Readonly<Record<string, number>>[]) =>
      agreementOf(questionsOf(items, sheets.map(sheet)))
    expect(found({ sudah: 5, harus: 10, ada: 0 }, { sudah: 4, harus: 8, ada: 0 })).toMatchObject({
      ...{ questions: 2, alike: 2, measured: 2 },
    })
    expect(found({ sudah: 5, harus: 10 }, { sudah: 4, harus: 10 })).toMatchObject({
      ...{ questions: 1, alike: 0, byMetric: [{ metric: 'ratio', questions: 1 }] },
    })
    expect(found({ sudah: 5 }, { sudah: 4, harus: 10 })).toBeUndefined()
  })

  it('print coefficients only of ten questions or more', async () => {
    const { stdout } = await run('lama.csv', 'baru.csv', '--lang', 'en')
    expect(stdout).toMatch(
      /Agreed on 2 of 3 questions that all answered · kappa and alpha need ten\s/,
    )
  })
})
