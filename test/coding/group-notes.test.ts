import { describe, expect, it } from 'vitest'
import { codedTable, codesIn, smallRubric } from '../support/small-survey.ts'

const HEADERS = ['OPD', ...smallRubric.items.map(({ id }) => id)]
const units = async (...names: readonly string[]) => {
  const rows = names.map(name => [name, '4', '3', '3', '4', '5'])
  const { outcome } = await codedTable(HEADERS, rows)
  return outcome
}

describe('spellings of a unit', () => {
  it('that differ in case and spaces are joined, and it is said', async () => {
    const { notes } = await units('Dinas Kesehatan', 'Dinas Kesehatan', 'DINAS  KESEHATAN')
    expect(codesIn(notes)).toContain('responses/spelling-joined')
    expect(notes.map(({ message }) => message.en).join()).toContain(
      'is joined with "Dinas Kesehatan"',
    )
  })

  it('that are merely alike stay apart, with the line to join them', async () => {
    const { notes } = await units('Dinas Kesehatan', 'Dinas Kesehatan', 'Dinas Kesehtan')
    const similar = notes.find(({ code }) => code === 'responses/similar-group-values')
    expect(similar?.remedy.en).toContain('"group:unit = Dinas Kesehtan": "Dinas Kesehatan"')
  })

  it('that differ in a number are two units', async () => {
    const { notes } = await units('Kecamatan 1', 'Kecamatan 2', 'Bidang I Umum', 'Bidang II Umum')
    expect(codesIn(notes)).not.toContain('responses/similar-group-values')
  })
})
