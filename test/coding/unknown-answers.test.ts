import { describe, expect, it } from 'vitest'
import { placeText } from '../../src/diagnostics/place.ts'
import { codedTable, codesIn } from '../support/small-survey.ts'

const HEADERS = ['Nama', 'U1', 'U2', 'Sarana dan prasarana', 'Penanganan pengaduan', 'L1']
const NIP = '198501012010011003'

/** One respondent a cell, good answers elsewhere. */
const withU1 = (cells: readonly string[]) =>
  cells.map((cell, row) => [`Responden ${row}`, cell, '3', '3', '3', 'S'])

describe('an unknown answer', () => {
  it('is an error, told once for each column and spelling', async () => {
    const { outcome } = await codedTable(HEADERS, withU1(['5', '3', '5', '5', '5', '7', 'Baik']))
    expect(codesIn(outcome.problems)).toEqual([
      'responses/unknown-answer',
      'responses/unknown-answer',
    ])
    const [problem] = outcome.problems
    expect(problem?.message).toEqual({
      id: '`5` pada kolom `U1` tidak ada pada skala `persepsi-4`: 1, 2, 3, 4.\n4 kali di kolom ini (baris 2, 4, 5, …).',
      en: '`5` in column `U1` is not on the scale `persepsi-4`: 1, 2, 3, 4.\n4 times in this column (rows 2, 4, 5, …).',
    })
    expect(problem?.remedy.id).toBe(
      'betulkan datanya, atau hitung tanpa jawaban ini dengan --on-unknown missing.',
    )
    expect(problem?.place && placeText(problem.place)).toBe('survei.csv:2:2')
  })

  it.each([
    [
      '4 - Tidak baik',
      'responses/contradictory-answer',
      '`4 - Tidak baik` in column `U1` names two different answers',
    ],
    [
      '03-Apr',
      'responses/spoiled-answer',
      '`03-Apr` in column `U1` was changed by a spreadsheet (into a date)',
    ],
    [
      '1,98501E+17',
      'responses/spoiled-answer',
      'An answer of 11 characters in column `U1` was changed by a spreadsheet (rounded)',
    ],
    [
      '1985-01-01',
      'responses/spoiled-answer',
      'An answer of 10 characters in column `U1` was changed by a spreadsheet (into a date)',
    ],
    [
      '#REF!',
      'responses/spoiled-answer',
      '`#REF!` in column `U1` was changed by a spreadsheet (a broken formula)',
    ],
    ['Bsik', 'responses/unknown-answer', '`Bsik` in column `U1` is not on the scale'],
    [
      'Siti Aminah',
      'responses/unknown-answer',
      'An answer of 11 characters in column `U1` is not on the scale',
    ],
    [
      NIP,
      'responses/unknown-answer',
      'An answer of 18 characters in column `U1` is not on the scale',
    ],
    [
      '081234567890',
      'responses/unknown-answer',
      'An answer of 12 characters in column `U1` is not on the scale',
    ],
  ])('%j is %s', async (cell, code, beginning) => {
    const { outcome } = await codedTable(HEADERS, withU1(['3', cell]))
    const { problems } = outcome
    expect(codesIn(problems)).toEqual([code])
    expect(problems[0]?.message.en.startsWith(beginning)).toBe(true)
    expect(problems[0]?.message.en).toContain('Once in this column (row 3).')
  })

  it('is counted and told where the user wants to go on without it', async () => {
    const { rows, outcome } = await codedTable(HEADERS, withU1(['5', '3', 'Siti Aminah']), {
      onUnknown: 'missing',
    })
    expect(rows.map(({ codes }) => codes[0])).toEqual([-4, 2, -4])
    expect(outcome.problems).toEqual([])
    const [warning] = outcome.notes
    expect(warning?.severity).toBe('warning')
    expect(warning?.message.en).toBe(
      'Unknown and not counted in column `U1`: `5`, an answer of 11 characters; 2 in all (rows 2, 4).',
    )
  })

  it('is one sentence where a column holds something else altogether', async () => {
    const names = Array.from({ length: 1500 }, (_, row) => `Nama responden ${row}`)
    const { outcome } = await codedTable(HEADERS, withU1(names))
    expect(codesIn(outcome.problems)).toEqual(['responses/column-of-other-answers'])
    expect(outcome.problems[0]?.message.en).toBe(
      'Column `U1` does not hold answers of the scale `persepsi-4` (1, 2, 3, 4): 1,500 cells are unknown (rows 2, 3, 4, …).',
    )
  })

  it('is one problem where several columns of a scale share it, as the codes of a tool do', async () => {
    const rows = Array.from({ length: 24 }, (_, row) => {
      const code = (shift: number) => `AO0${1 + ((row * (1 + shift)) % 4)}`
      return [`Responden ${row}`, code(0), code(1), '3', code(2), 'S']
    })
    const { outcome } = await codedTable(HEADERS, rows)
    expect(codesIn(outcome.problems)).toEqual(['responses/answers-in-other-codes'])
    expect(outcome.problems[0]?.message.en).toBe(
      '3 columns of the scale `persepsi-4` (1, 2, 3, 4) share answers that are not on it: `AO01`, `AO02`, `AO03`, `AO04`. The columns: `U1`, `U2`, `Penanganan pengaduan`.',
    )
    expect(outcome.problems[0]?.remedy.en).toContain(
      '"persepsi-4": { "AO01": "?", "AO02": "?", "AO03": "?", "AO04": "?" }',
    )
  })

  it.each(['A', 'AO0'])(
    'is one problem with the codes %s1 … of a tool, also those that few gave',
    async letters => {
      const rows = Array.from({ length: 24 }, (_, row) => {
        const code = (shift: number) => `${letters}${2 + ((row * (1 + shift)) % 3)}`
        return [`Responden ${row}`, row === 7 ? `${letters}1` : code(0), code(1), '3', code(2), 'S']
      })
      const { outcome } = await codedTable(HEADERS, rows)
      expect(codesIn(outcome.problems)).toEqual(['responses/answers-in-other-codes'])
      expect(outcome.problems[0]?.remedy.en).toContain(
        `"persepsi-4": { ${[1, 2, 3, 4].map(at => `"${letters}${at}": "?"`).join(', ')} }`,
      )
    },
  )

  it('has a code in its problem that five persons gave, each in another column, and none that one gave in all', async () => {
    const rows = Array.from({ length: 18 }, (_, row) => {
      const code = (at: number) =>
        row === 17 ? 'Rahasia' : row < 6 && row % 3 === at ? 'AO01' : 'AO03'
      return [`Responden ${row}`, code(0), code(1), '3', code(2), 'S']
    })
    const { outcome } = await codedTable(HEADERS, rows)
    const [problem] = outcome.problems.filter(
      ({ code }) => code === 'responses/answers-in-other-codes',
    )
    expect(problem?.remedy.en).toContain('"persepsi-4": { "AO01": "?", "AO03": "?" }')
    expect(JSON.stringify(outcome.problems)).not.toContain('Rahasia')
  })
})

it('a lone dash is read as blank, and said', async () => {
  const { rows, outcome } = await codedTable(HEADERS, withU1(['-', '3', '—']))
  expect(rows.map(({ codes }) => codes[0])).toEqual([-1, 2, -1])
  expect(outcome.problems).toEqual([])
  expect(outcome.notes.map(({ message }) => message.id)).toEqual([
    '2 sel berisi "-" dibaca sebagai kosong',
  ])
})
