import { describe, expect, it } from 'vitest'
import {
  endRow,
  endSheet,
  foundValues,
  noAnswerRow,
  scoredRows,
  withoutAnswer,
} from '../../src/check/score-rows.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { worksheet } from '../support/worksheets.ts'

const skm = soundRubric('test/skeletons', 'skm')
const values = (...rows: Parameters<typeof scoredRows>[1]) => foundValues(scoredRows(skm, rows))

describe('rows that are made up', () => {
  it('with the best answers come to 100 and the best grade', () => {
    expect(values(endRow(skm, 'highest')).get('ikm')).toBe('100')
    expect(values(endRow(skm, 'highest')).get('grade')).toBe('A')
  })

  it('with the lowest answers come to 25', () => {
    expect(values(endRow(skm, 'lowest')).get('ikm')).toBe('25')
  })

  it('without answers come to no number, which is not 0', () => {
    expect(values(noAnswerRow(skm, 'blank')).get('ikm')).toBe('no-answers')
    expect(values(noAnswerRow(skm, 'blank')).get('grade')).toBe('none')
  })

  it('lose one answer at a time', () => {
    const row = endRow(skm, 'highest')
    expect(withoutAnswer(row, 1).codes).toEqual([row.codes[0], -1, row.codes[2]])
  })

  it('give a worksheet its nominal points', () => {
    const best = foundValues(scoredWorksheet(worksheet, [endSheet(worksheet, 'highest')]))
    expect(best.get('total')).toBe(best.get('nominal:total'))
  })
})
