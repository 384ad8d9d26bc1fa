/** A small SKM survey as plain rows, and its result computed without any of our code: whole numbers and nothing else. */

export const UNSUR = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'sarana', 'pengaduan'] as const
export const HEADER: readonly string[] = ['OPD', ...UNSUR]

/** No two columns have the same sum, so that one taken for another cannot go unseen; no first answer is the mean of its column. */
export const ROWS: readonly (readonly string[])[] = [
  ['Dinas Kesehatan', '4', '3', '4', '2', '3', '2', '3', '1', '2'],
  ['Dinas Kesehatan', '4', '4', '3', '3', '2', '4', '1', '2', '1'],
  ['Dinas Sosial', '4', '3', '2', '4', '2', '1', '3', '3', '1'],
  ['Dinas Sosial', '3', '4', '4', '3', '4', '3', '2', '2', '3'],
]

/** The index, then the mean of each unsur, as fractions in lowest terms. */
export type SkmResult = readonly (string | undefined)[]

export interface Writing {
  readonly delimiter?: string
  readonly newline?: string
  readonly quoteAll?: boolean
}

export function csv(
  rows: readonly (readonly string[])[] = ROWS,
  header: readonly string[] = HEADER,
  { delimiter = ',', newline = '\n', quoteAll = false }: Writing = {},
): string {
  const written = (cell: string) =>
    quoteAll || /[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [header, ...rows].map(row => row.map(written).join(delimiter) + newline).join('')
}

/** The survey with something else in the first cell of answers. */
export function rowsWith(cell: string, column = 1): readonly (readonly string[])[] {
  return ROWS.map((row, at) => (at === 0 ? row.with(column, cell) : row))
}

/** Nine means over those who answered, divided by nine, times 25. The cells are codes; `''` is no answer. */
export function skmByHand(rows: readonly (readonly string[])[] = ROWS): SkmResult {
  const answers = rows.map(row => row.slice(1))
  const weights = UNSUR.map(() => 1n)
  return [
    weightedIndex(answers, weights, 25n, 9n),
    ...UNSUR.map((_, column) =>
      weightedIndex(
        answers.map(row => [row[column] ?? '']),
        [1n],
      ),
    ),
  ]
}

/** Σ weight × mean × factor / divisor. Undefined where nobody answered one of the columns. */
export function weightedIndex(
  rows: readonly (readonly string[])[],
  weights: readonly bigint[],
  factor = 1n,
  divisor = 1n,
): string | undefined {
  let [top, bottom] = [0n, 1n]
  for (const [column, weight] of weights.entries()) {
    const codes = rows.map(row => row[column] ?? '').filter(cell => cell !== '')
    if (codes.length === 0) return undefined
    const sum = codes.reduce((total, cell) => total + BigInt(cell), 0n)
    const n = BigInt(codes.length)
    top = top * n + weight * sum * bottom
    bottom *= n
  }
  return lowestTerms(top * factor, bottom * divisor)
}

function lowestTerms(top: bigint, bottom: bigint): string {
  let [a, b] = [top, bottom]
  while (b !== 0n) [a, b] = [b, a % b]
  return bottom === a ? `${top / a}` : `${top / a}/${bottom / a}`
}
