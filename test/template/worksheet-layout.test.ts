import { describe, expect, it } from 'vitest'
import {
  COLUMN_KEYS,
  COLUMNS,
  columnOf,
  fittingHeight,
  isHelping,
} from '../../src/template/worksheet-layout.ts'

describe('the columns of a worksheet', () => {
  it('have letters in their order', () => {
    expect(COLUMN_KEYS.map(columnOf).join('')).toBe('ABCDEFGHIJKLMNOP')
  })

  it('are hidden where they only help to compute', () => {
    expect(COLUMNS.map(({ isHidden }) => isHidden)).toEqual(COLUMN_KEYS.map(isHelping))
    expect(COLUMN_KEYS.filter(isHelping)).toHaveLength(3)
  })
})

describe('fittingHeight', () => {
  const height = (text: string, size = 10) => fittingHeight([{ text, width: 10, style: { size } }])

  it('grows with the lines that a text takes', () => {
    expect(height('a'.repeat(30))).toBeGreaterThan(height('a'))
    expect(height('a\nb\nc')).toBeGreaterThan(height('a'))
    expect(height('a', 14)).toBeGreaterThan(height('a'))
  })

  it('is never more than a spreadsheet shows', () => {
    expect(height('a\n'.repeat(1000))).toBe(400)
  })
})
