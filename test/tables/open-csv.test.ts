import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutFormulaMarks } from '../../src/tables/open-csv.ts'
import { cellsOf, opened } from '../support/opened.ts'

async function* pieces(text: string, cuts: readonly number[]) {
  const bytes = Buffer.from(text)
  const at = [0, ...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b)
  for (let part = 1; part < at.length; part++) yield bytes.subarray(at[part - 1], at[part])
}

async function withoutMarks(text: string, cuts: readonly number[] = []): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of withoutFormulaMarks(pieces(text, cuts), ',')) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('a cell written ="3"', () => {
  it('is the text 3, in a row and at its beginning', async () => {
    const table = await opened('OPD,U1,U2\n="0198",="3","=""4"""\n')
    expect(cellsOf(table)).toEqual([['0198', '3', '="4"']])
  })

  it('may hold separators, line ends and quotation marks', async () => {
    const table = await opened('OPD,U1\n="a,b\nc""d",4\n')
    expect(cellsOf(table)).toEqual([['a,b\nc"d', '4']])
  })

  it('is found wherever the text is cut into chunks', async () => {
    const cell = fc.constantFrom('="3"', '3', '"a,=""b"""', '=', '"=,="', '"', '==', '=1+1', '')
    const text = fc
      .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
      .map(rows => rows.map(row => row.join(',')).join('\n'))
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 5 }), async (csv, cuts) => {
        expect(await withoutMarks(csv, cuts)).toBe(await withoutMarks(csv))
      }),
      { seed: 20 },
    )
  })

  it.each([
    ['"a,=""b"""', '"a,=""b"""'],
    ['"=,="', '"=,="'],
    ['a="b",=1', 'a="b",=1'],
    ['="3",="4"\n="5"', '"3","4"\n"5"'],
  ])('%j becomes %j', async (before, after) => {
    expect(await withoutMarks(before)).toBe(after)
  })
})
