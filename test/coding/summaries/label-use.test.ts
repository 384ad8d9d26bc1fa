import { expect, it } from 'vitest'
import { labelUse } from '../../../src/coding/summaries/label-use.ts'

const label = (text: string) => ({
  text,
  column: 1,
  isTyped: false,
  isChoice: true,
  isOfNames: false,
  isComment: false,
})

function isAmong(rows: readonly (readonly string[])[], text: string): boolean {
  const use = labelUse([0, 1])
  for (const [at, cells] of rows.entries())
    use.add(cells[1] === text ? label(text) : undefined, at, cells)
  return use.isAmong(label(text))
}

it('`Semua layanan` within the rows of a unit is a choice, at the end of each a sum', () => {
  const all = ['A', 'Semua layanan']
  const [one, other] = [
    ['A', 'KTP'],
    ['B', 'KTP'],
  ]
  expect(isAmong([one, all, one, other] as string[][], 'Semua layanan')).toBe(true)
  expect(isAmong([one, one, one, one, all, other] as string[][], 'Semua layanan')).toBe(false)
})

it('a target that stands once is no choice', () => {
  const rows = ['Satu', 'Target mutu', 'Dua'].map(text => ['A', text])
  expect(isAmong(rows, 'Target mutu')).toBe(false)
})

it('what stands in row after row is a category', () => {
  const use = labelUse([0])
  for (const row of [2, 3, 4]) use.add(label('Total'), row, ['Total'])
  expect(use.isCategory(label('Total'), 40)).toBe(true)
})
