import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { surveyCsv, surveyWorkbook } from '../../src/template/survey-form.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('test/skeletons', 'skm')

describe('the empty table of a survey', () => {
  it('has a column for each question, under its words', () => {
    expect(surveyCsv(skm, 'id')).toBe('\uFEFFPersyaratan;Prosedur;Biaya\r\n')
    expect(surveyCsv(skm, 'en')).toBe('Requirements,Procedure,Cost\n')
  })

  it('has columns of groups first', () => {
    expect(surveyCsv(soundRubric('rubrics', 'skm-2017'), 'en')).toMatch(/^"Service unit",/)
  })

  it('offers the words of the answers in a workbook', () => {
    const part = unzipSync(surveyWorkbook(skm, 'id'))['xl/worksheets/sheet1.xml']
    const sheet = strFromU8(part ?? new Uint8Array())
    expect(sheet).toContain('&quot;Tidak baik,Kurang baik,Baik,Sangat baik&quot;')
    expect(sheet).toContain('sqref="A2:A1001"')
  })
})
