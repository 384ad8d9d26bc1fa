import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { shippedRubricIds } from '../../src/cli/rubric-folder.ts'
import { csvCell } from '../../src/language/csv-cell.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runCli } from '../support/run-cli.ts'
import { sample, soak } from '../support/soak.ts'

const folder = mkdtempSync(join(tmpdir(), 'rb-score-template-'))
afterAll(() => rmSync(folder, { recursive: true }))
const ID = { RB_SCORE_LANG: 'id' }
const inFolder = (words: readonly string[], env: Readonly<Record<string, string>> = ID) =>
  runCli(words, { cwd: folder, env })
/** What Indonesian spreadsheets open, with commas. */
const withCommas = (text: string) =>
  (parse(text, { delimiter: ';', bom: true }) as readonly (readonly string[])[])
    .map(row => `${row.map(csvCell).join(',')}\n`)
    .join('')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('a template of a worksheet', () => {
  it('is a row for each question and unit', async () => {
    const words = ['template', 'area-perubahan-2020', '--level', 'unit']
    const { code, stdout, stderr } = await inFolder([
      ...words,
      '--unit',
      'Bappeda',
      '--unit',
      'Dinas Pendidikan',
    ])
    expect([code, stderr]).toEqual([0, ''])
    const [header, ...rows] = withCommas(stdout).trimEnd().split('\n')
    expect(header).toBe(
      'unit,nomor,pertanyaan,"pilihan jawaban",jawaban,"bukti dukung",catatan,verifikasi,rubrik',
    )
    const questions = rows.filter(row => /^Bappeda,[\d.]+\.[a-z],/.test(row))
    expect(questions).toHaveLength(92)
    expect(rows.filter(row => row.startsWith('"Dinas Pendidikan",'))).toHaveLength(rows.length / 2)
  })

  it('names only rows that it has', async () => {
    const { stdout } = await inFolder(['template', 'zona-integritas-2021'])
    const rows = withCommas(stdout).trimEnd().split('\n').slice(1)
    const numbers = new Set(rows.map(row => row.split(',')[1]))
    const ratios = rows.flatMap(row => /Rasio: ([^|]+)/.exec(row)?.[1] ?? [])
    const named = ratios.flatMap(ratio => ratio.match(/[A-Z](?:\.\w+)+/g) ?? [])
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(number => !numbers.has(number))).toEqual([])
    const shared = rows.find(row => row.startsWith(',A.II.1.i.b,'))
    expect(shared).toContain('A.II.1.i.b.2 ÷ A.II.1.i.a.2')
  })

  soak('teaches the word for what does not apply that its lists have', async () => {
    await inFolder(['template', 'zona-integritas-2021', '-o', 'berlaku.xlsx'])
    const parts = unzipSync(readFileSync(join(folder, 'berlaku.xlsx')))
    const texts = Object.values(parts).map(part => strFromU8(part))
    expect(texts.some(text => text.includes('dijawab “Tidak berlaku”'))).toBe(true)
    expect(texts.some(text => text.includes('TB = tidak berlaku'))).toBe(false)
  })

  it('asks for the level where there are several', async () => {
    const missing = await inFolder(['template', 'area-perubahan-2020'])
    expect(missing.code).toBe(2)
    expect(missing.stderr).toContain('--level instansi')
    const unknown = await inFolder(['template', 'area-perubahan-2020', '--level', 'units'])
    expect(unknown.code).toBe(2)
    expect(unknown.stderr).toMatch(/Mungkin\s+maksudnya\s+`unit`\?/)
  })

  soak('asks for no level where there is one, nor do other commands', async () => {
    const skeleton = readFileSync('test/skeletons/worksheet.yaml', 'utf8')
    const level = 'levels: [{ id: unit, title: { id: Tingkat unit, en: Unit level } }]'
    writeFileSync(join(folder, 'satu.yaml'), skeleton.replace(/^kind: .*$/m, `$&\n${level}`))
    const asked = ['ask', './satu.yaml', '--unit', 'X', '-o', 'isian.csv', '--set', '1.1.a=Ya']
    for (const words of [
      ['check', 'satu.yaml'],
      ['template', './satu.yaml'],
      ['template', './satu.yaml', '--level', 'unit'],
      asked,
      ['assess', 'isian.csv', '-r', './satu.yaml'],
      ['show', './satu.yaml'],
    ]) {
      expect([words[0], (await inFolder(words)).code]).toEqual([words[0], 0])
    }
  })

  it('needs a file for a workbook, with an ending that says the format', async () => {
    const screen = await inFolder(['template', 'zona-integritas-2021', '--format', 'xlsx'])
    expect([screen.code, screen.stdout]).toEqual([2, ''])
    const ending = await inFolder(['template', 'zona-integritas-2021', '-o', 'lke.pdf'])
    expect([ending.code, ending.stdout]).toEqual([2, ''])
    expect(ending.stderr).toContain('`.xlsx`')
  })

  it('is known to be empty until somebody fills it in', async () => {
    await inFolder(['template', 'zona-integritas-2021', '--unit', 'PN Contoh', '-o', 'kosong.xlsx'])
    const { code, stderr } = await inFolder(['assess', 'kosong.xlsx'])
    expect(code).toBe(3)
    expect(stderr).toContain('responses/sheet-empty')
    expect(stderr).toContain('`PN Contoh`')
  })
})

describe('a template from the sheet of last year', () => {
  const last = [
    'unit,nomor,jawaban,bukti dukung,catatan,verifikasi',
    'Bappeda,1.1.a,A,SK Tim 2025; Notula,sudah lengkap,B',
    'Bappeda,1.1.b,b,,,',
    'Bappeda,7.3.c.1,4,Register,,',
    'Bappeda,3.2.a,Tidak berlaku,,,',
    'Dinas Pendidikan,1.1.a,C,,,',
    'Dinas Pendidikan,1.1.b,A,,,',
  ]
  writeFileSync(join(folder, 'lke-2025.csv'), `${last.join('\n')}\n`)
  const words = ['template', 'area-perubahan-2020', '--level', 'unit', '--from', 'lke-2025.csv']

  it('has answers, evidence and notes, and no verification', async () => {
    const { stdout } = await inFolder([...words, '--year', '2026'])
    const rows = withCommas(stdout).split('\n')
    const row = (start: string) => rows.find(line => line.startsWith(start)) ?? ''
    expect(row('Bappeda,2026,1.1.a,')).toMatch(
      /,A,"SK Tim 2025; Notula","sudah lengkap",,"area-perubahan-2020 edisi 2020"$/,
    )
    expect(row('Bappeda,2026,1.1.b,')).toMatch(/,B,,,,"area-perubahan-2020 edisi 2020"$/)
    expect(row('Bappeda,2026,7.3.c.1,')).toMatch(/,4,Register,,,"area-perubahan-2020 edisi 2020"$/)
    expect(row('Bappeda,2026,3.2.a,')).toMatch(
      /,"Tidak berlaku",,,,"area-perubahan-2020 edisi 2020"$/,
    )
    expect(row('"Dinas Pendidikan",2026,1.1.a,')).toMatch(/,C,,,,"area-perubahan-2020 edisi 2020"$/)
  })

  soak('scores as last year, from a workbook too', async () => {
    await inFolder([...words, '-o', 'lke-2026.xlsx', '--lang', 'en'])
    const score = async (file: string) => {
      const { stdout } = await inFolder(['assess', file, '--format', 'json', '--level', 'unit'])
      const { units } = JSON.parse(stdout).result
      return units.map((each: { unit: string; score: { provisional: unknown } }) => [
        each.unit,
        each.score.provisional,
      ])
    }
    const scores = await score('lke-2026.xlsx')
    expect(scores).toHaveLength(2)
    expect(scores).toEqual(await score('lke-2025.csv'))
  })

  it('keeps what does not apply, as the sheet of last year had it', async () => {
    const rows = ['unit,nomor,jawaban', 'Bappeda,3.2.a,TB', 'Bappeda,1.1.a,A']
    writeFileSync(join(folder, 'tb.csv'), `${rows.join('\n')}\n`)
    const { code, stdout } = await inFolder([...words.slice(0, 4), '--from', 'tb.csv'])
    expect(code).toBe(0)
    expect(withCommas(stdout)).toMatch(/\nBappeda,3\.2\.a,.*,"Tidak berlaku",,,/)
  })

  it('has the units asked for, and says which are not in the file', async () => {
    const { stdout, stderr } = await inFolder([
      ...words,
      '--unit',
      'bappeda',
      '--unit',
      'Dinas Sosial',
    ])
    expect(withCommas(stdout)).toContain('bappeda,1.1.b,')
    expect(stdout).not.toContain('Dinas Pendidikan')
    expect(withCommas(stdout)).toContain('"Dinas Sosial",1.1.b,')
    expect(stderr).toContain('cli/template-unit-not-in-file')
  })

  soak('takes what another edition asks in the same words', async () => {
    await inFolder(['template', 'area-perubahan-2014', ...words.slice(2), '-o', 'lama.xlsx'])
    const { code, stdout } = await inFolder([...words.slice(0, 4), '--from', 'lama.xlsx'])
    expect(code).toBe(0)
    expect(withCommas(stdout)).toMatch(/\nBappeda,1\.1\.a,[^\n]*,A,"SK Tim 2025; Notula",/)
  })

  it('never overwrites the file it reads', async () => {
    const { code, stderr } = await inFolder([...words, '-o', 'lke-2025.csv'])
    expect(code).toBe(2)
    expect(stderr).toContain('cli/output-is-input')
    expect(read('lke-2025.csv')).toContain('Bappeda,1.1.b,b,,,')
  })

  it('replaces a file that is there only where that is asked for', async () => {
    writeFileSync(join(folder, 'terisi.csv'), read('lke-2025.csv'))
    const plain = await inFolder([...words.slice(0, 4), '-o', 'terisi.csv'])
    expect([plain.code, plain.stdout]).toEqual([2, ''])
    expect(plain.stderr).toContain('cli/template-file-exists')
    expect(plain.stderr).toContain('--overwrite')
    expect(read('terisi.csv')).toBe(read('lke-2025.csv'))
    const asked = await inFolder([...words.slice(0, 4), '-o', 'terisi.csv', '--overwrite'])
    expect([asked.code, asked.stderr]).toEqual([0, ''])
    expect(read('terisi.csv')).not.toContain('SK Tim 2025')
  })

  it('refuses a table that is no worksheet', async () => {
    writeFileSync(join(folder, 'lebar.csv'), 'Unit,1.1.a,1.1.b\nBappeda,A,B\n')
    const { code, stderr } = await inFolder([...words.slice(0, 5), 'lebar.csv'])
    expect(code).not.toBe(0)
    expect(stderr).toContain('lebar.csv')
  })
})

describe('a template of a survey', () => {
  it('is a header under which answers score without a column left over', async () => {
    const { stdout } = await inFolder(['template', 'skm-2017'])
    expect(stdout.split('\n')).toHaveLength(2)
    const columns = stdout.trimEnd().split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    const row = columns.map((_, position) => (position < columns.length - 9 ? '' : '4'))
    writeFileSync(join(folder, 'skm.csv'), `${stdout}${row.join(';')}\n`)
    const scored = await inFolder(['assess', 'skm.csv', '--format', 'json'])
    const { result, provenance } = JSON.parse(scored.stdout)
    expect(result.score.shown).toBe('100.00')
    expect(provenance.notes.map((note: { code: string }) => note.code)).not.toContain(
      'responses/unused-columns',
    )
  })

  it.each(sample(shippedRubricIds(), 8))(
    'is a list of the questions of %s, with their answers',
    async id => {
      const asked = rubricAtEachLevel(soundRubric('rubrics', id)).at(-1)
      const level = asked?.level === undefined ? [] : ['--level', asked.level]
      const questions = asked?.items.filter(item => !item.isInput).length ?? Infinity
      for (const lang of ['id', 'en']) {
        const { code, stdout, stderr } = await inFolder([
          'template',
          id,
          ...level,
          '--format',
          'form',
          '--lang',
          lang,
        ])
        expect([code, stderr]).toEqual([0, ''])
        expect(stdout).toMatch(/^# \S/)
        expect(stdout.match(/^\*\*/gm)?.length).toBeGreaterThanOrEqual(questions)
        expect(stdout).not.toContain('undefined')
      }
    },
  )

  it('is a workbook with choices and no answers yet', async () => {
    await inFolder(['template', 'skm-2017', '-o', 'skm.xlsx'])
    const parts = unzipSync(readFileSync(join(folder, 'skm.xlsx')))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet.match(/<dataValidation type="list"/g)).toHaveLength(9)
    expect(sheet).toContain('Tidak sesuai')
    const { code, stderr } = await inFolder(['assess', 'skm.xlsx'])
    expect(code).toBe(3)
    expect(stderr).toContain('responses/header-only')
  })

  it('has no level, unit or earlier sheet', async () => {
    const { code, stderr } = await inFolder(['template', 'skm-2017', '--unit', 'Bappeda'])
    expect(code).toBe(2)
    expect(stderr).toContain('--unit hanya untuk lembar kerja')
  })
})

describe('a form for another tool', () => {
  it('is told by the ending of scripts; another ending names the formats of tools', async () => {
    expect((await inFolder(['template', 'skm-2017', '-o', 'skm.gs'])).code).toBe(0)
    const { code, stderr } = await inFolder(['template', 'skm-2017', '-o', 'skm.lss'])
    expect([code, stderr.includes('cli/unknown-form-ending')]).toEqual([2, true])
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/xlsform .*limesurvey .*google-forms/)
  })

  it.each([
    ['limesurvey', 'skm.lss', '.txt'],
    ['xlsform', 'skm.csv', '.xlsx'],
    ['google-forms', 'skm.xlsx', '.gs'],
  ])(
    'as %s is not written to %s, from which nothing can be imported',
    async (format, file, right) => {
      const words = ['template', 'skm-2017', '--format', format, '-o']
      const wrong = await inFolder([...words, file])
      expect([wrong.code, wrong.stderr.includes('cli/form-ending')]).toEqual([2, true])
      expect((await inFolder([...words, `formulir${right}`])).code).toBe(0)
    },
  )
})
