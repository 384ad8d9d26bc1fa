import { describe, expect, it } from 'vitest'
import { codesOf, type Rubric, scaleOf } from '../src/rubric/model.ts'
import { assessed } from './support/assessed.ts'
import { soundRubric } from './support/rubric-files.ts'
import { runs } from './support/soak.ts'

describe.each(['berakhlak-2021', 'skm-2017'])('%s', id => {
  const rubric = soundRubric('rubrics', id)
  const survey = randomSurvey(rubric, { rows: 400, units: 5, seed: 20_261_121 })

  const trials = runs(50)
  it('gives the same result however rows are split over files and in whatever order', async () => {
    const whole = await assessed(rubric, [csvText(survey.header, survey.rows)])
    const next = randomIntegers(7)
    for (let trial = 0; trial < trials; trial++) {
      const parts: string[][][] = Array.from({ length: 3 }, () => [])
      for (const row of survey.rows) parts[next(3)]?.push(row)
      const shuffled = parts.map(rows =>
        rows.map(row => ({ row, key: next(1 << 30) })).sort((a, b) => a.key - b.key),
      )
      const texts = shuffled.map(rows =>
        csvText(
          survey.header,
          rows.map(({ row }) => row),
        ),
      )
      const pieces = await assessed(rubric, texts)
      expect(pieces.result).toEqual(whole.result)
      expect(pieces.resultDigest).toBe(whole.resultDigest)
    }
  })

  it('writes only integers into its tally', async () => {
    const { result } = await assessed(rubric, [csvText(survey.header, survey.rows)])
    const numbers: number[] = []
    JSON.stringify(result.tally, (_, value: unknown) => {
      if (typeof value === 'number') numbers.push(value)
      return value
    })
    expect(numbers.length).toBeGreaterThan(400)
    expect(numbers.filter(number => !Number.isSafeInteger(number))).toEqual([])
  })
})

// A seeded survey: the same rows on every machine.

/** xorshift32: small, fast, the same everywhere. Numbers from 0 up to below `below`. */
function randomIntegers(seed: number): (below: number) => number {
  let state = seed | 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Header and rows of cells: ids as headers, codes as answers, some of them missing in each of the ways there are. */
function randomSurvey(
  rubric: Rubric,
  { rows, units, seed }: { readonly rows: number; readonly units: number; readonly seed: number },
): { readonly header: string[]; readonly rows: string[][] } {
  const next = randomIntegers(seed)
  const header = [
    ...rubric.groups.slice(0, 1).map(group => group.id),
    ...rubric.items.map(item => item.id),
  ]
  const body = Array.from({ length: rows }, () => [
    ...rubric.groups.slice(0, 1).map(() => `Unit ${next(units) + 1}`),
    ...rubric.items.map(item => {
      const scale = scaleOf(item)
      const spellings =
        scale === undefined
          ? []
          : [...scale.noAnswer['dont-know'], ...scale.noAnswer['not-applicable'], '']
      const codes = codesOf(item)
      if (next(20) === 0) return spellings[next(spellings.length)] ?? ''
      return codes[next(codes.length)] ?? ''
    }),
  ])
  return { header, rows: body }
}

function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map(cells => `${cells.map(quoted).join(',')}\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
