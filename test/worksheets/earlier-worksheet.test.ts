import { expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { bytesSource, textSource } from '../../src/tables/byte-source.ts'
import {
  earlierWorksheets,
  worksheetNamed,
  worksheetOfUnit,
} from '../../src/worksheets/earlier-worksheet.ts'
import { cellRows, workbookBytes } from '../support/workbook.ts'
import { areas, csv } from '../support/worksheets.ts'

const offered = [{ rubric: areas, isVariant: false }]
const HEADER = ['unit', 'nomor', 'jawaban']

const earlierText = (text: string) =>
  earlierWorksheets([textSource('2025.csv', text)], offered, 'unit')

const refusedCodes = (text: string) =>
  earlierText(text).then(
    () => [],
    (error: unknown) => (error instanceof Refusal ? error.diagnostics.map(each => each.code) : []),
  )

it('has a sheet for each unit, with the answers of its rows', async () => {
  const { sheets } = await earlierText(csv([HEADER, ['X', '1.1.a', 'A'], ['Y', '1.1.a', 'B']]))
  const codes = sheets.map(({ unit, entries }) => [unit, entries.get('1.1.a')?.answer?.code])
  expect(codes).toEqual([
    ['X', 0],
    ['Y', 1],
  ])
})

it('puts the tabs of one unit together', async () => {
  const tabs = ['1.1.a', '4.1.a'].map(number => ({
    name: `Area ${number[0]}`,
    rows: cellRows([HEADER, ['X', number, 'A']]),
  }))
  const source = bytesSource('2025.xlsx', workbookBytes(tabs))
  const { sheets } = await earlierWorksheets([source], offered, 'unit')
  expect(sheets.map(({ entries }) => [...entries.keys()])).toEqual([['1.1.a', '4.1.a']])
})

it('counts what cannot be read as blank, and says so', async () => {
  const { sheets, notes } = await earlierText(
    csv([HEADER, ['X', '1.1.a', 'Z'], ['X', '1.1.b', 'A']]),
  )
  expect(sheets[0]?.entries.get('1.1.a')?.answer).toBeUndefined()
  expect(notes.map(({ code }) => code)).toContain('responses/sheet-answer-unreadable')
})

it('refuses two years of one unit', async () => {
  const years = csv([
    ['unit', 'tahun', 'nomor', 'jawaban'],
    ['X', '2024', '1.1.a', 'A'],
    ['X', '2025', '1.1.a', 'B'],
  ])
  expect(await refusedCodes(years)).toContain('responses/unit-twice')
})

it('has no sheets where the file is another kind of table', async () => {
  expect(await earlierText('Nama,Usia\nA,3\n')).toEqual({ sheets: [], notes: [] })
})

it('refuses a file that cannot be opened', async () => {
  expect(await refusedCodes('')).toEqual(['responses/empty-file'])
})

it('finds a unit by its name, or as the only one there is', async () => {
  const rows = [HEADER, ['Dinas A', '1.1.a', 'A'], ['Dinas B', '1.1.a', 'B']]
  const both = (await earlierText(csv(rows))).sheets
  const [first] = both
  expect(worksheetOfUnit(both, 'dinas  a')).toBe(first)
  expect(worksheetOfUnit(both, 'Dinas C')).toBeUndefined()
  expect(worksheetOfUnit(both.slice(0, 1), 'Dinas C')).toBe(first)
  expect(worksheetNamed(both.slice(0, 1), 'Dinas C')).toBeUndefined()
})
