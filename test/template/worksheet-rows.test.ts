import { describe, expect, it } from 'vitest'
import { formRows } from '../../src/template/worksheet-rows.ts'
import { rubricOutline } from '../../src/worksheets/outline.ts'
import { worksheet } from '../support/worksheets.ts'

const rows = formRows(worksheet, 'id')

describe('the rows of a form', () => {
  it('begin with the whole and have a row for each question and count', () => {
    expect(rows[0]).toMatchObject({ kind: 'whole', depth: 0, number: '' })
    const asked = rows.filter(({ item, isRepeated }) => item !== undefined && !isRepeated)
    expect(asked.map(({ item }) => item?.id).sort()).toEqual(
      worksheet.items.map(({ id }) => id).sort(),
    )
  })

  it('stand in the order of the outline that the reader works with', () => {
    const order = rubricOutline(worksheet).parts.flatMap(({ item }) => item?.id ?? [])
    expect(rows.flatMap(({ item }) => item?.id ?? [])).toEqual(order)
  })

  it('say what each answer is worth', () => {
    const help = rows.find(({ item }) => item?.id === '1.1.b')?.help.join(' ')
    expect(help).toContain('0,67')
  })
})
