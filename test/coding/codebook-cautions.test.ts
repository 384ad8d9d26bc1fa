import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeTables } from '../../src/coding/code-responses.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { codedTable, codesIn, smallRubric, tableOf } from '../support/small-survey.ts'

const HEADERS = ['U1', 'U2', 'Sarana dan prasarana', 'Penanganan pengaduan', 'L1']
const withL1 = (cells: readonly string[]) => cells.map(cell => ['3', '3', '3', '3', cell])
const cautionsOf = async (headers: readonly string[], rows: readonly (readonly string[])[]) => {
  const { outcome } = await codedTable(headers, rows)
  return outcome.notes.filter(({ severity }) => severity === 'warning')
}

describe('a codebook caution', () => {
  it.each([
    'L1 (1 = Sangat Setuju, 5 = Sangat Tidak Setuju)',
    'Menjaga rahasia jabatan dan negara (1: Sangat setuju s/d 5: Sangat tidak setuju)',
  ])('is raised by the header %j', async header => {
    const cautions = await cautionsOf([...HEADERS.slice(0, 4), header], withL1(['4']))
    expect(codesIn(cautions)).toEqual(['responses/hint-contradicts-scale'])
    expect(cautions[0]?.message.en).toContain(
      'says 1 = sangat setuju; on the scale `likert-5` sangat setuju is 5.',
    )
  })

  it.each([
    'L1 (1 = Sangat Tidak Setuju, 5 = Sangat Setuju)',
    'L1 (1-5)',
    'L1 (1 = Tidak pernah, 5 = Selalu)',
  ])('is not raised by the header %j', async header => {
    expect(await cautionsOf([...HEADERS.slice(0, 4), header], withL1(['4']))).toEqual([])
  })

  it('is raised by two words for one code in one column', async () => {
    const [caution] = await cautionsOf(HEADERS, withL1(['Setuju', 'Ragu-ragu', 'Kurang setuju']))
    expect(caution?.code).toBe('responses/two-words-for-one-code')
    expect(caution?.message.id).toBe(
      'Kolom `L1` memuat `Ragu-ragu` dan `Kurang setuju`; keduanya 3 pada skala `likert-5`. Mungkin kuesionernya memiliki satu pilihan lebih banyak.',
    )
  })

  it('is raised once for all columns with the same thing the matter', async () => {
    const grid = (item: string) => `Nilai (1 = Sangat Baik s.d. 4 = Tidak Baik) [${item}]`
    const headers = [...['U1', 'U8', 'U9'].map(grid), 'U2', 'L1']
    const { outcome } = await codedTable(headers, [['3', '3', '3', '3', '3']])
    const [caution, ...others] = outcome.notes.filter(({ severity }) => severity === 'warning')
    expect(others).toEqual([])
    expect(caution?.message).toEqual({
      id: 'Judul kolom `U1`, `U8`, `U9` memuat 1 = sangat baik; pada skala `persepsi-4` sangat baik adalah 4.',
      en: 'The header of column `U1`, `U8`, `U9` says 1 = sangat baik; on the scale `persepsi-4` sangat baik is 4.',
    })
    expect(outcome.cautions.map(({ message }) => message)).toEqual([caution?.message])
  })

  it('is said of all tables together, however the rows are split', async () => {
    const cells = ['Setuju', 'Ragu-ragu', 'Kurang setuju']
    const whole = (await codedTable(HEADERS, withL1(cells))).outcome.cautions
    expect(codesIn(whole)).toEqual(['responses/two-words-for-one-code'])
    const tables = cells.map(cell => tableOf(HEADERS, withL1([cell])))
    const inputs = tables.map(table => ({
      ...{ table, groups: [] },
      mapping: matchColumns(table.headers, smallRubric, table.source).mapping,
    }))
    const coding = codeTables(inputs, smallRubric)
    for await (const _ of coding.batches);
    expect(coding.outcome().cautions).toEqual(whole)
    expect(whole[0]?.place).toBeUndefined()
  })

  it('is not raised by short and long forms of one word', async () => {
    expect(
      await cautionsOf(HEADERS, withL1(['RR', 'Ragu-ragu', 'ragu ragu', '3', '3 - Ragu-ragu'])),
    ).toEqual([])
  })

  it('is raised by a column coded 0–4 on a scale of 1–5, beside the error', async () => {
    const { outcome } = await codedTable(HEADERS, withL1(['0', '1', '2', '3', '4']))
    const caution = outcome.notes.find(({ code }) => code === 'responses/coded-with-offset')
    expect(caution?.message.en).toBe(
      'Column `L1` holds 0 but never 5; the scale `likert-5` is 1–5. The column may be coded 0–4.',
    )
    expect(codesIn(outcome.problems)).toEqual(['responses/unknown-answer'])
    expect(outcome.problems).toHaveLength(1)
  })

  it('is not raised where a code is merely mistyped', async () => {
    expect(await cautionsOf(HEADERS, withL1(['0', '1', '5']))).toEqual([])
  })

  it('is raised by none of many clean tables', async () => {
    const likert = smallRubric.scales.get('likert-5')
    if (likert?.kind !== 'choice') throw new Error('no scale')
    const forms = [
      (position: number) => String(position + 1),
      (position: number) => likert.categories[position]?.label.id ?? '',
      (position: number) => likert.categories[position]?.label.en ?? '',
      (position: number) => likert.categories[position]?.also[0] ?? '',
      (position: number) => `${position + 1} - ${likert.categories[position]?.label.id ?? ''}`,
    ]
    const headers = [
      'L1',
      'L1 (1-5)',
      '5. Menjaga rahasia jabatan dan negara',
      'Nilai (1 = Sangat tidak setuju, 5 = Sangat setuju) [L1]',
    ]
    const table = fc.record({
      header: fc.constantFrom(...headers),
      form: fc.constantFrom(...forms),
      codes: fc.array(fc.nat(4), { minLength: 1, maxLength: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(table, async ({ header, form, codes }) => {
        const { rows, outcome, matching } = await codedTable(
          [...HEADERS.slice(0, 4), header],
          withL1(codes.map(form)),
        )
        expect(rows.map(row => row.codes[4])).toEqual(codes)
        expect([...matching, ...outcome.problems, ...outcome.notes, ...outcome.cautions]).toEqual(
          [],
        )
      }),
      { seed: 20, numRuns: 60 },
    )
  })
})

describe('a caution about four options on a scale of five', () => {
  const optionCautions = async (cells: readonly string[]) =>
    (await cautionsOf(HEADERS, withL1(cells))).filter(({ code }) => code.endsWith('fewer-options'))

  it.each([
    [['TS', 'KS', 'S', 'SS']],
    [['Tidak setuju', 'Kurang setuju', 'Setuju']],
    [['KS', 'KS', 'S', '']],
  ])('is raised by %j', async cells => {
    expect(await optionCautions(cells)).toHaveLength(1)
  })

  it('says what may be wrong, and names no row', async () => {
    const [caution] = await optionCautions(['TS', 'KS', 'S', 'SS'])
    expect(caution?.message).toEqual({
      id: 'Hanya `tidak setuju`, `kurang setuju`, `setuju`, `sangat setuju` yang muncul pada kolom `L1`, tidak pernah `Sangat tidak setuju`. Bila kuesionernya hanya memiliki empat pilihan, `tidak setuju` di sana yang terendah; pada skala `likert-5` kodenya 2.',
      en: 'Only `tidak setuju`, `kurang setuju`, `setuju`, `sangat setuju` occur in column `L1`, never `Sangat tidak setuju`. If the questionnaire had just four options, `tidak setuju` was the lowest of them; on the scale `likert-5` it is 2.',
    })
  })

  it.each([
    [['STS', 'TS', 'KS', 'S', 'SS']],
    [['TS', 'N', 'S', 'SS']],
    [['TS', 'RR', 'S', 'SS']],
    [['TS', 'S', 'SS']],
    [['2', '3', '4', '5']],
    [['3 - Kurang setuju', '4 - Setuju']],
  ])('is not raised by %j', async cells => {
    expect(await optionCautions(cells)).toEqual([])
  })
})
