/** Which column answers what -> tables for the reader, and the file for `--save-mapping`. */

import type { ColumnMapping, MatchedTable } from '../columns/column-mapping.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { bothLanguages, inLanguage, type Language } from '../language/language.ts'
import { unpersonalHeader } from '../language/number-of-person.ts'
import { type Block, textCell } from '../render/blocks.ts'
import type { Report } from '../report/report-shape.ts'
import type { HowMatched } from '../tables/header-names.ts'

const HEADINGS = {
  id: { column: 'Kolom', header: 'Judul kolom', use: 'Dipakai untuk', how: 'Dikenali dari' },
  en: { column: 'Column', header: 'Header', use: 'Used for', how: 'Found by' },
}

export const UNUSED = { id: 'tidak dipakai', en: 'not used' }
const GUESS = { id: 'tebakan, tidak dipakai', en: 'a guess, not used' }
const MISSING = { id: 'belum ada kolomnya', en: 'has no column' }
export const TIME = { id: 'waktu', en: 'time' }

const HOW: Readonly<Record<HowMatched, { id: string; en: string }>> = {
  mapping: { id: 'file pemetaan', en: 'the mapping file' },
  exact: { id: 'nama persis', en: 'the very name' },
  numbering: { id: 'nama tanpa nomor', en: 'the name without its number' },
  hint: { id: 'nama tanpa keterangan', en: 'the name without its hint' },
  'grid-row': { id: 'baris kisi Google', en: 'the row of a Google grid' },
  'header-part': { id: 'bagian judul', en: 'part of the header' },
  opening: { id: 'pertanyaan tanpa kata pembukanya', en: 'the question without its opening words' },
  punctuation: { id: 'nama tanpa tanda baca', en: 'the name without punctuation' },
}

export function mappingBlocks(
  tables: readonly MatchedTable[],
  language: Language,
): readonly Block[] {
  const words = HEADINGS[language]
  return tables.map(({ table, mapping }) => ({
    kind: 'table',
    title: table.source.name,
    columns: [
      { heading: words.column, kind: 'text' },
      { heading: words.header, kind: 'text' },
      { heading: words.use, kind: 'text' },
      { heading: words.how, kind: 'text' },
    ],
    rows: [
      ...mapping.headers.map((header, column) => {
        const use = useOf(mapping, column, language)
        const guess = use === undefined ? mapping.open?.guesses.get(column) : undefined
        const unused = guess === undefined ? UNUSED[language] : `? ${guess.id}`
        return [
          textCell(columnLetters(column + 1)),
          textCell(unpersonalHeader(header), use === undefined ? 'faint' : 'plain'),
          textCell(use?.text ?? unused, use === undefined ? 'faint' : 'strong'),
          textCell(howFound(mapping, column, language), 'faint'),
        ]
      }),
      ...(mapping.open?.items ?? []).map(({ id, text }) => [
        textCell('–'),
        textCell(inLanguage(text, language), 'faint'),
        textCell(id, 'strong'),
        textCell(MISSING[language], 'faint'),
      ]),
    ],
    compact: false,
    below: [table.source.name],
  }))
}

/** Why a column is taken for what it is; empty where nothing uses it. */
export function howFound(mapping: ColumnMapping, column: number, language: Language): string {
  const use = useOf(mapping, column, language)
  if (use !== undefined) return HOW[use.how][language]
  return mapping.open?.guesses.has(column) === true ? GUESS[language] : ''
}

function useOf(
  mapping: ColumnMapping,
  column: number,
  language: Language,
): { readonly text: string; readonly how: HowMatched } | undefined {
  const item = mapping.items.find(
    ({ column: own, further = [] }) => own === column || further.includes(column),
  )
  if (item !== undefined) return { text: item.item.id, how: item.how }
  const group = [...mapping.groups, ...mapping.profile].find(each => each.column === column)
  if (group !== undefined) {
    return { text: inLanguage(group.group.title, language), how: group.how }
  }
  const { time } = mapping
  return time?.column === column ? { text: TIME[language], how: time.how } : undefined
}

// The notes of a report -> problems for stderr, where the report itself is not on the screen.

/** What only says how a file was read stays in the report. */
export function reportedNotes({ provenance }: Report): Diagnostic[] {
  return provenance.notes.flatMap(({ code, severity, place, message, remedy }) =>
    severity === 'error' || severity === 'warning'
      ? [
          {
            ...{ code, severity, params: {}, related: [] },
            place: place === undefined ? undefined : { kind: 'file', file: place },
            message: bothLanguages(message),
            remedy: bothLanguages(remedy),
          } satisfies Diagnostic,
        ]
      : [],
  )
}
