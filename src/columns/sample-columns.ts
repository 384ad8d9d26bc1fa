/** Rubric, mapping and flags -> which columns say how a sample was drawn (survey weights, strata, clusters), and their cells. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { rowsText } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import type { MatchedColumn, MatchedTable } from './column-mapping.ts'
import { findColumn } from './find-column.ts'

/** Strata among the spellings of groups, under a name that no group has. */
export const STRATA = '(strata)'

export const SAMPLE_ROLES = ['weight', 'stratum', 'cluster'] as const
export type SampleRole = (typeof SAMPLE_ROLES)[number]

/** By role, where the table has such a column. */
export type SampleColumns = Readonly<Partial<Record<SampleRole, MatchedColumn>>>

const ROLE_WORDS: Readonly<Record<SampleRole, Required<Localized>>> = {
  weight: { id: 'bobot', en: 'weights' },
  stratum: { id: 'strata', en: 'strata' },
  cluster: { id: 'klaster', en: 'clusters' },
}

/** In place of a column: none counts, whatever the rubric or a mapping file names. */
const NO_COLUMN = 'none'

/** What the user asked for, as typed. */
export type SampleFlags = Readonly<Partial<Record<SampleRole, string>>>

/** What a mapping file says comes first, then the names in the rubric. A column may be a group as well. */
export function sampleColumns(
  headers: readonly string[],
  { sample }: Rubric,
  chosen: ReadonlyMap<string, number>,
  taken: ReadonlySet<number>,
): SampleColumns {
  const found: Partial<Record<SampleRole, MatchedColumn>> = {}
  for (const role of SAMPLE_ROLES) {
    const byHand = chosen.get(role)
    const names = new Set(sample[role].map(normalisedText))
    const column =
      byHand ??
      headers.findIndex((header, at) => !taken.has(at) && names.has(normalisedText(header)))
    const header = headers[column]
    if (header === undefined) continue
    found[role] = { column, header, how: byHand === undefined ? 'exact' : 'mapping', name: header }
  }
  return found
}

const inOneFileOnly = defineDiagnostic('sample/column-in-one-file-only', 'error', {
  id: '`{file}` tidak memiliki kolom {what}, padahal `{other}` memilikinya.',
  idRemedy: 'tambahkan kolom itu, atau hitung kedua file secara terpisah.',
  en: '`{file}` has no column of {what}, and `{other}` has one.',
  enRemedy: 'add the column, or score the files one by one.',
})

const surveysOnly = defineDiagnostic('sample/surveys-only', 'error', {
  id: '{flag} hanya untuk survei; `{rubric}` adalah lembar kerja.',
  idRemedy: 'hapus {flag}.',
  en: '{flag} is for surveys; `{rubric}` is a worksheet.',
  enRemedy: 'leave {flag} out.',
})

interface ChosenSample {
  /** In the order of the tables; undefined where they say nothing of how they were drawn. */
  readonly byTable: readonly SampleColumns[] | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** What a flag names comes before all else. Either every table has a column of a kind, or none. */
export function chosenSample(
  { kind, id }: Rubric,
  tables: readonly MatchedTable[],
  asked: SampleFlags,
): ChosenSample {
  const diagnostics: Diagnostic[] = []
  if (kind !== 'survey') {
    const given = SAMPLE_ROLES.filter(role => asked[role] !== undefined).map(role => `--${role}`)
    const refused = given.map(flag =>
      surveysOnly({ kind: 'command', word: flag }, { flag, rubric: id }),
    )
    return { byTable: undefined, diagnostics: refused }
  }
  const byTable = tables.map(({ table: { headers }, mapping }): SampleColumns => {
    const columns: Partial<Record<SampleRole, MatchedColumn>> = { ...mapping.sample }
    for (const role of SAMPLE_ROLES) {
      const name = asked[role]
      if (name === undefined) continue
      if (name === NO_COLUMN) {
        delete columns[role]
        continue
      }
      const { column, diagnostic } = findColumn(headers, name, `--${role}`)
      if (diagnostic !== undefined) diagnostics.push(diagnostic)
      const header = headers[column ?? -1]
      if (column !== undefined && header !== undefined)
        columns[role] = { column, header, how: 'exact', name: header }
    }
    return columns
  })
  for (const role of SAMPLE_ROLES) {
    const other = tables[byTable.findIndex(columns => columns[role] !== undefined)]?.table.source
    if (other === undefined || diagnostics.length > 0) continue
    diagnostics.push(
      ...tables.flatMap(({ table: { source } }, at) =>
        byTable[at]?.[role] === undefined
          ? [
              inOneFileOnly(tablePlace(source), {
                ...{ file: source.name, other: other.name, what: ROLE_WORDS[role] },
              }),
            ]
          : [],
      ),
    )
  }
  const isSampled = byTable.some(columns => Object.keys(columns).length > 0)
  return { byTable: isSampled ? byTable : undefined, diagnostics }
}

/** Which columns of a sample there are: the same for all that is counted together. */
export interface SampleDesign {
  readonly hasStrata: boolean
  readonly hasClusters: boolean
  /** Survey weights are integers of so many decimals. Absent where every row weighs 1. */
  readonly weightDecimals?: number
}

export function designOf(
  { sample }: Rubric,
  byTable: readonly SampleColumns[] | undefined,
): SampleDesign | undefined {
  const [columns] = byTable ?? []
  if (columns === undefined) return undefined
  return {
    hasStrata: columns.stratum !== undefined,
    hasClusters: columns.cluster !== undefined,
    ...(columns.weight === undefined ? {} : { weightDecimals: sample.weightDecimals }),
  }
}

// The cells of a designed sample -> how each row was drawn, or what is wrong with a cell.

const weightNoNumber = defineDiagnostic('sample/weight-no-number', 'error', {
  id: '{count} isian pada kolom bobot `{header}` bukan angka di atas 0 ({rows}).',
  idRemedy: 'isi bobotnya, misalnya 12,75, atau keluarkan baris itu dengan --where.',
  en: 'Cells in the column of weights `{header}` that are no number above 0: {count} ({rows}).',
  enRemedy: 'write the weight, such as 12.75, or leave those rows out with --where.',
})

const weightTooFine = defineDiagnostic('sample/weight-too-many-decimals', 'error', {
  id: '{count} bobot pada kolom `{header}` memiliki lebih dari {decimals} desimal ({rows}).',
  idRemedy:
    'bulatkan di lembar kerjanya, misalnya =ROUND(A2;{decimals}); atau, untuk memakainya persis seperti tertulis, tulis `sample: { weight-decimals: {needed} }` dalam rubrik sendiri (`extends`).',
  en: 'Weights in column `{header}` with more than {decimals} decimals: {count} ({rows}).',
  enRemedy:
    'round them in the sheet, such as =ROUND(A2,{decimals}); or, to take them exactly as they are written, write `sample: { weight-decimals: {needed} }` in a rubric of your own (`extends`).',
})

const weightsAmbiguous = defineDiagnostic('sample/weights-ambiguous', 'error', {
  id: 'Bobot pada kolom `{header}` {why}: {examples}.',
  idRemedy: 'tulis semua bobot tanpa pemisah ribuan, dengan satu macam tanda desimal.',
  en: 'Weights in column `{header}` {why}: {examples}.',
  enRemedy: 'write all weights without a separator of thousands, with one decimal sign.',
})

const MIXED_SIGNS = {
  id: 'ditulis dengan titik dan dengan koma',
  en: 'are written with points and with commas',
}
const MAYBE_THOUSANDS = {
  id: 'dapat berarti ribuan atau desimal',
  en: 'may be thousands or decimals',
}

const notDrawn = defineDiagnostic('sample/cell-empty', 'error', {
  id: '{count} baris tanpa {what} pada kolom `{header}` ({rows}).',
  idRemedy: 'isi kolomnya pada setiap baris responden.',
  en: 'Rows without {what} in column `{header}`: {count} ({rows}).',
  enRemedy: 'fill the column in for every respondent.',
})

/** How one respondent was drawn. */
export interface SampledRow {
  /** The survey weight as an integer of the decimals that the sample has; 1 where there are no weights. */
  readonly weight: bigint
  /** '' where there are none. */
  readonly stratum: string
  readonly cluster: string
}

export interface SampleReader {
  /** To be called for rows that count. */
  readonly read: (cells: readonly string[], row: number) => SampledRow
  /** Rows that were counted elsewhere. */
  readonly addStratum: (cell: string, rows: number) => void
  /** Key of a stratum -> how it was written -> rows. */
  readonly strata: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** The same for rows that are drawn alike; reads nothing. */
  readonly drawn: (cells: readonly string[]) => readonly string[]
  readonly problems: () => readonly Diagnostic[]
}

interface WeightCell {
  readonly cell: string
  readonly row: number
}

/** As many decimals as programs print of a small number. */
const WEIGHT = /^(\d{1,12})(?:([.,])(\d{1,24}))?$/
const SCIENTIFIC = /^(\d)(?:([.,])(\d{1,16}))?e([+-]?)0*([1-9]\d?)$/i

/** `1.5e-05` as `0.000015`; other texts as they are. */
function withoutExponent(text: string): string {
  const [, whole, sign = '.', fraction = '', minus, exponent] = SCIENTIFIC.exec(text) ?? []
  if (whole === undefined) return text
  const places = Number(exponent)
  if (minus === '-') return `0${sign}${'0'.repeat(places - 1)}${whole}${fraction}`
  const [digits, rest] = [fraction.slice(0, places), fraction.slice(places)]
  return `${whole}${digits.padEnd(places, '0')}${rest === '' ? '' : sign + rest}`
}

export function sampleReader(
  columns: SampleColumns,
  decimals: number,
  source: SourceIdentity,
): SampleReader {
  const [noNumber, tooFine] = [rowList(), rowList()]
  const empty = { stratum: rowList(), cluster: rowList() }
  /** The first cell with each decimal sign, and the first that may hold thousands. */
  const signs = new Map<string, WeightCell>()
  const strata = new Map<string, Map<string, number>>()
  let ambiguous: WeightCell | undefined
  let isShown = false
  let needed = 0

  const addStratum = (cell: string, rows: number, key = drawnKey(cell)) => {
    const written = cleanText(cell)
    const spellings = strata.get(key) ?? new Map<string, number>()
    strata.set(key, spellings.set(written, (spellings.get(written) ?? 0) + rows))
  }
  const weightAt = (cell: string, row: number): bigint => {
    const [, whole = '', sign, fraction = ''] = WEIGHT.exec(withoutExponent(cell.trim())) ?? []
    const digits = fraction.replace(/0+$/, '')
    if (digits.length > decimals) tooFine.add(row)
    needed = Math.max(needed, digits.length)
    const weight = BigInt((whole || '0') + digits.slice(0, decimals).padEnd(decimals, '0'))
    if (weight === 0n && digits.length <= decimals) noNumber.add(row)
    if (sign === undefined) isShown ||= whole.length > 3
    else {
      if (!signs.has(sign)) signs.set(sign, { cell: cell.trim(), row })
      // `1.250` may be thousands; `0.875`, `12.5` and `1250` are not, and show what the others are.
      if (/^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3)
        ambiguous ??= { cell: cell.trim(), row }
      else isShown = true
    }
    return weight
  }
  const read = (cells: readonly string[], row: number): SampledRow => {
    const { weight, stratum, cluster } = columns
    const keyIn = (role: 'stratum' | 'cluster', column: MatchedColumn | undefined) => {
      if (column === undefined) return ''
      const cell = cells[column.column] ?? ''
      const key = drawnKey(cell)
      if (saysNothing(key)) empty[role].add(row)
      if (role === 'stratum') addStratum(cell, 1, key)
      return key
    }
    return {
      weight: weight === undefined ? 1n : weightAt(cells[weight.column] ?? '', row),
      stratum: keyIn('stratum', stratum),
      cluster: keyIn('cluster', cluster),
    }
  }
  const problems = () => {
    const of = (role: SampleRole, rows: RowList, problem: typeof notDrawn, params: object = {}) => {
      const column = columns[role]
      if (column === undefined || rows.count() === 0) return []
      const place = tablePlace(source, rows.first(), column.column)
      const shown = { header: shownHeader(column.header), rows: rows.text(), count: rows.words() }
      return [problem(place, { ...shown, ...params })]
    }
    const { weight } = columns
    const isMixed = signs.size > 1
    const lone = ambiguous === undefined || isShown ? [] : [ambiguous]
    const unclear = isMixed ? [...signs.values()] : lone
    return [
      ...of('weight', noNumber, weightNoNumber),
      ...of('weight', tooFine, weightTooFine, { decimals, needed }),
      ...(weight === undefined || unclear.length === 0
        ? []
        : [
            weightsAmbiguous(tablePlace(source, unclear.at(-1)?.row, weight.column), {
              header: shownHeader(weight.header),
              why: isMixed ? MIXED_SIGNS : MAYBE_THOUSANDS,
              examples: {
                id: unclear.map(({ cell, row }) => `\`${cell}\` (baris ${row})`).join(', '),
                en: unclear.map(({ cell, row }) => `\`${cell}\` (row ${row})`).join(', '),
              },
            }),
          ]),
      ...(['stratum', 'cluster'] as const).flatMap(role =>
        of(role, empty[role], notDrawn, { what: ROLE_WORDS[role] }),
      ),
    ]
  }
  const drawn = (cells: readonly string[]) =>
    Object.values(columns).map(({ column }) => normalisedText(cells[column] ?? ''))
  return { read, addStratum, strata, drawn, problems }
}

/** A cell of a stratum or cluster -> what it is told apart by. */
export function drawnKey(cell: string): string {
  return normalisedText(cleanText(cell))
}

/** Whether a cell with such a key says nothing. */
export function saysNothing(key: string): boolean {
  return /^-*$/.test(key)
}

type RowList = ReturnType<typeof rowList>

function rowList() {
  const rows: number[] = []
  let count = 0
  return {
    add: (row: number) => {
      count++
      if (rows.length < 3) rows.push(row)
    },
    count: () => count,
    first: () => rows[0],
    text: () => rowsText(rows, count),
    words: () => countWords(count),
  }
}
