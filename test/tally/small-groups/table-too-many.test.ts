import { describe, expect, it } from 'vitest'
import { tableTooMany } from '../../../src/tally/small-groups/table-too-many.ts'

describe('a table that stands beside another', () => {
  const table = (by: readonly string[], hidesAny: boolean) => ({
    ...{ by, cells: 4, mayGo: true, hidesAny },
  })
  const found = (...tables: readonly ReturnType<typeof table>[]) =>
    tableTooMany(tables, id => id !== 'jk')?.by

  it('is one too many where what the first hides may lie within what it shows', () => {
    expect(found(table(['unit'], true), table(['layanan'], false))).toEqual(['layanan'])
    expect(found(table(['unit'], false), table(['layanan'], false))).toBeUndefined()
  })

  it('may stand where both are crossed, or where it divides persons', () => {
    const [unit, layanan] = [table(['unit'], true), table(['layanan'], false)]
    expect(found(unit, layanan, table(['unit', 'layanan'], true))).toBeUndefined()
    expect(found(unit, table(['jk'], false))).toBeUndefined()
  })
})
