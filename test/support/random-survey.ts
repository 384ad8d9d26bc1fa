/** A seeded survey: the same rows on every machine. */
import { codesOf, type Rubric, scaleOf } from '../../src/rubric/model.ts'

/** xorshift32: small, fast, the same everywhere. Numbers from 0 up to below `below`. */
export function randomIntegers(seed: number): (below: number) => number {
  let state = seed | 0 || 1
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Header and rows of cells: ids as headers, codes as answers, some of them missing in each of the ways there are. */
export function randomSurvey(
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

export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map(cells => `${cells.map(quoted).join(',')}\n`).join('')
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
