import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/language/language.ts'
import { assess, matchSources } from '../../src/pipeline.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import type { ByteSource } from '../../src/tables/byte-source.ts'
import { worksheetCsv } from '../../src/template/worksheet-csv.ts'
import { EMPTY_ANSWERS, type TemplateAnswers } from '../../src/template/worksheet-rows.ts'
import { worksheetWorkbook } from '../../src/template/worksheet-workbook.ts'
import { readWorksheet } from '../../src/worksheets/read-worksheet.ts'
import { filledAtRandom, worksheetRubric } from '../support/random-worksheet.ts'
import { sample } from '../support/soak.ts'

const FILES = [
  'rubrics/area-perubahan-2020.yaml',
  'rubrics/area-perubahan-2014.yaml',
  'rubrics/zona-integritas-2021.yaml',
  'test/skeletons/worksheet.yaml',
  'test/fixtures/template/every-formula.yaml',
]
const rubrics = new Map(
  await Promise.all(FILES.map(async file => [file, await worksheetRubric(file)] as const)),
)

const cases = [...rubrics].flatMap(([, rubric]) =>
  rubricAtEachLevel(rubric).flatMap(leveled =>
    (['xlsx', 'csv'] as const).flatMap(format =>
      (['id', 'en'] as const).map(language => ({
        rubric,
        leveled,
        format,
        language,
        name: [leveled.id, leveled.level ?? '', format, language].filter(Boolean).join(' '),
      })),
    ),
  ),
)

describe('a filled-in worksheet', () => {
  it.each(sample(cases))('reads back without a flag: $name', async each => {
    const { rubric, leveled, format, language } = each
    for (const seed of format === 'xlsx' ? [1, 2] : [2]) {
      const answers = filledAtRandom(leveled, seed)
      const source = written(leveled, answers, format, language)
      const matched = await matchSources([source], [{ rubric, isVariant: false }])
      const [sheet] = matched.kind === 'sheets' ? matched.sheets : []
      if (sheet === undefined) throw new Error('no sheet was read')
      expect(sheet.fit.found).toBe(sheet.fit.asked)
      expect(sheet.fit.weights.filter(weight => !weight.isSame)).toEqual([])
      const read = readWorksheet(sheet, 'error')
      expect(read.notes.filter(({ severity }) => severity !== 'note')).toEqual([])
      expect(read.sheet).toMatchObject({ unit: 'Dinas Uji', period: '2026', level: leveled.level })
      for (const item of leveled.items) {
        const [entry, before] = [read.sheet.entries.get(item.id), answers.entries.get(item.id)]
        expect([item.id, entry?.answer]).toMatchObject([item.id, before?.answer])
        expect([item.id, entry?.verified]).toMatchObject([item.id, before?.verified])
        expect([item.id, entry?.evidence.length ?? 0]).toEqual([item.id, before?.evidence.length])
        expect(entry?.note).toBe(before?.note)
      }
      const report = await assess(matched, { version: '1' })
      expect(report.provenance.differences ?? []).toEqual([])
      const flags = report.provenance.notes.filter(({ severity }) => severity !== 'note')
      // The answers are of 2026, whatever the edition.
      const isOld = rubric.valid?.until !== undefined
      expect(flags.map(({ code }) => code)).toEqual(isOld ? ['report/not-in-force'] : [])
    }
  })
})

describe('an empty worksheet', () => {
  it.each(sample(cases))(
    'is known to be empty: $name',
    async ({ rubric, leveled, format, language }) => {
      const source = written(leveled, EMPTY_ANSWERS, format, language)
      const reading = matchSources([source], [{ rubric, isVariant: false }])
      await expect(reading).rejects.toMatchObject({
        diagnostics: [expect.objectContaining({ code: 'responses/sheet-empty' })],
      })
    },
  )
})

describe('the workbook', () => {
  const rubric = rubrics.get('test/fixtures/template/every-formula.yaml') as Rubric
  const hostile: TemplateAnswers = {
    unit: '=HYPERLINK("http://x")',
    year: '2026',
    entries: new Map([
      [
        'a.1',
        {
          answer: { code: 3, number: undefined },
          evidence: ['=cmd|x', '<b>&"'],
          note: '+1\u202E\u0007',
        },
      ],
    ]),
  }
  const part = (name: string) =>
    strFromU8(
      unzipSync(worksheetWorkbook([{ rubric, answers: hostile }], 'id'))[name] ?? new Uint8Array(),
    )
  const sheet = part('xl/worksheets/sheet1.xml')

  it('has formulas of its own and none of the data', () => {
    const formulas = [...sheet.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)
    expect(formulas.length).toBeGreaterThan(20)
    expect(formulas.join()).not.toMatch(/HYPERLINK|cmd/)
    expect(sheet).toContain('=HYPERLINK(&quot;http://x&quot;)</t>')
    expect(sheet).toContain('=cmd|x\n&lt;b&gt;&amp;&quot;</t>')
  })

  it('shows unseen characters', () => {
    expect(sheet).toContain('+1&lt;U+202E&gt;␇')
    expect(sheet).not.toMatch(/[\u0000-\u0008\u202E]/)
  })

  it('keeps text text after somebody has edited it', () => {
    const style = /<c r="\w+" s="(\d+)" t="inlineStr"><is><t xml:space="preserve">=HYPER/.exec(
      sheet,
    )?.[1]
    const formats = part('xl/styles.xml').match(/<xf [^>]*>/g) ?? []
    // The first one is that of styles without a name.
    expect(formats[Number(style) + 1]).toContain('quotePrefix="1"')
  })

  it('offers the codes as choices and locks everything else, without a password', () => {
    expect(sheet).toContain('<formula1>&quot;1,2,3,4,Tidak berlaku&quot;</formula1>')
    expect(sheet).toContain('<sheetProtection sheet="1"')
    expect(sheet).not.toContain('password')
    expect(part('xl/styles.xml')).toContain('<protection locked="0"/>')
  })

  it('brings the results of its formulas along', () => {
    expect(sheet).not.toMatch(/<\/f><\/c>/)
    expect(sheet).toContain('t="str"><f>')
  })

  it('is the same to the byte each time', () => {
    const [one, other] = [1, 2].map(() => worksheetWorkbook([{ rubric, answers: hostile }], 'en'))
    expect(Buffer.compare(Buffer.from(one ?? []), Buffer.from(other ?? []))).toBe(0)
  })

  it('gives each unit a sheet of its own name', () => {
    const answers = (unit: string) => ({ ...EMPTY_ANSWERS, unit })
    const units = ['Dinas A/B', 'dinas a b', '', 'x'.repeat(40), 'x'.repeat(41)]
    const bytes = worksheetWorkbook(
      units.map(unit => ({ rubric, answers: answers(unit) })),
      'id',
    )
    const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array())
    const names = [...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual([
      'Dinas A B',
      'dinas a b 2',
      'LKE',
      'x'.repeat(31),
      `${'x'.repeat(29)} 2`,
    ])
  })
})

function written(
  rubric: Rubric,
  answers: TemplateAnswers,
  format: 'xlsx' | 'csv',
  language: Language,
): ByteSource {
  const sheets = [{ rubric, answers }]
  const bytes =
    format === 'xlsx'
      ? worksheetWorkbook(sheets, language)
      : Buffer.from(worksheetCsv(sheets, language))
  return {
    name: `lembar.${format}`,
    async *open() {
      yield bytes
    },
  }
}
