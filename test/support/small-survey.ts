/** A small rubric with one of everything that columns and cells can be, and tables made of plain arrays. */

import { type CodingOutcome, codeTables } from '../../src/coding/code-responses.ts'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import type { CodingInput, CodingOptions } from '../../src/coding/table-responses.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { measureOn } from '../../src/rubric/build-scales.ts'
import type { Item, Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { SourceIdentity, Table } from '../../src/tables/table.ts'

const SMALL = `
rubric: small
edition: "1"
title: { id: Kecil, en: Small }
kind: survey
basis: [{ name: rb-score, covers: [items], verified: false, note: Contoh uji }]
groups:
  - { id: unit, title: { id: Perangkat daerah, en: Unit }, columns: [OPD, SKPD, Unit Kerja] }
profile:
  - { id: gender, title: { id: Jenis kelamin, en: Gender }, values: [{ label: { id: Laki-laki, en: Male }, also: [L] }, { label: { id: Perempuan, en: Female }, also: [P] }] }
  - { id: age, title: { id: Usia, en: Age }, values: [{ label: "< 30", to: 29 }, { label: 30-39, from: 30, to: 39 }, { label: "40+", from: 40 }] }
footers: { certain: [NRR*, Nilai interval, Mutu pelayanan], likely: [IKM] }
scales:
  persepsi-4:
    categories:
      - { code: 1, label: { id: Tidak baik, en: Poor } }
      - { code: 2, label: { id: Kurang baik, en: Fair } }
      - { code: 3, label: { id: Baik, en: Good } }
      - { code: 4, label: { id: Sangat baik, en: Very good } }
    no-answer: { dont-know: [Tidak tahu, TT], not-applicable: [Tidak berlaku, n/a] }
  likert-5:
    categories:
      - { code: 1, label: { id: Sangat tidak setuju, en: Strongly disagree }, also: [STS] }
      - { code: 2, label: { id: Tidak setuju, en: Disagree }, also: [TS] }
      - { code: 3, label: { id: Netral, en: Neutral }, also: [N, Ragu-ragu, RR, Kurang setuju, KS] }
      - { code: 4, label: { id: Setuju, en: Agree }, also: [S] }
      - { code: 5, label: { id: Sangat setuju, en: Strongly agree }, also: [SS] }
  jumlah: { number: { min: 0, decimals: 0 } }
  persen: { number: { min: 0, max: 100, decimals: 2 } }
items:
  - { id: U1, text: { id: Persyaratan, en: Requirements }, scale: persepsi-4, columns: [Persyaratan pelayanan] }
  - id: U2
    text: { id: "Bagaimana biaya, tarif, dan ongkos layanan?", en: Cost of the service }
    scale: persepsi-4
    options: { 1: Sangat mahal, 2: Cukup mahal, 3: Murah, 4: Gratis }
  - { id: U8, text: { id: Sarana dan prasarana, en: Facilities }, scale: persepsi-4 }
  - { id: U9, text: { id: Penanganan pengaduan, en: Handling of complaints }, scale: persepsi-4 }
  - { id: L1, text: { id: Menjaga rahasia jabatan dan negara, en: Keeps secrets }, scale: likert-5 }
column-cautions:
  - { columns: [U8, U9], message: { id: Urutan U8 dan U9 berbeda-beda., en: The order of U8 and U9 differs. } }
score: { id: index, of: [{ item: U1 }, { item: U2 }, { item: U8 }, { item: U9 }, { item: L1 }], items: { over: respondents }, aggregate: average }
`

const reading = readRubric({ file: 'small.yaml', text: SMALL })
if (reading.rubric === undefined) throw new Error(JSON.stringify(reading.problems, null, 1))

export const smallRubric: Rubric = reading.rubric

export const SMALL_SOURCE: SourceIdentity = {
  name: 'survei.csv',
  size: 0,
  contentHash: '0'.repeat(32),
}

export function itemOf(id: string, rubric: Rubric = smallRubric): Item {
  const item = rubric.items.find(one => one.id === id)
  if (item === undefined) throw new Error(`no item ${id}`)
  return item
}

/** An item like U1 on another scale of the rubric. */
export function itemOn(scaleId: string): Item {
  const scale = smallRubric.scales.get(scaleId)
  if (scale === undefined) throw new Error(`no scale ${scaleId}`)
  return { ...itemOf('U1'), measure: measureOn(scale) }
}

/** The header is row 1; rows shorter than it are filled up. */
export function tableOf(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  source: SourceIdentity = SMALL_SOURCE,
): Table {
  const numbered = rows.map((cells, position) => ({
    row: position + 2,
    cells: headers.map((_, column) => cells[column] ?? ''),
  }))
  async function* batches() {
    for (let start = 0; start < numbered.length; start += 3) yield numbered.slice(start, start + 3)
  }
  return { source, headers, batches: batches(), notes: [] }
}

export interface CodedTable {
  readonly rows: readonly CodedRow[]
  readonly outcome: CodingOutcome
  /** What matching the columns said. */
  readonly matching: readonly Diagnostic[]
}

export async function codedTable(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  options: CodingOptions & Partial<CodingInput> = {},
  rubric: Rubric = smallRubric,
): Promise<CodedTable> {
  const table = tableOf(headers, rows)
  const { mapping, diagnostics } = matchColumns(headers, rubric, table.source)
  const groups = mapping.groups.map(({ group, column }) => ({ id: group.id, column, group }))
  const coding = codeTables([{ groups, ...options, table, mapping }], rubric, options)
  const coded: CodedRow[] = []
  for await (const batch of coding.batches) coded.push(...batch)
  return { rows: coded, outcome: coding.outcome(), matching: diagnostics }
}

export function codesIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code)
}
