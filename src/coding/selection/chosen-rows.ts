/** `--rows 2-304`, `--rows puskesmas.csv:2-50,52-80` -> the rows of respondents in each table, and what is said of those that are not there. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../language/nearest.ts'
import { shortList } from '../../language/short-list.ts'
import { type SourceIdentity, tablePlace } from '../../tables/table.ts'
import type { RowStretch } from '../row-notes.ts'

const rowsForm = defineDiagnostic('responses/rows-form', 'error', {
  id: '`{text}` bukan nomor baris.',
  idRemedy: 'tulis seperti --rows 2-304, --rows 2-100,105-304, atau --rows "{file}:2-304".',
  en: '`{text}` does not name rows.',
  enRemedy: 'write such as --rows 2-304, --rows 2-100,105-304, or --rows "{file}:2-304".',
})

const rowsOfWhichFile = defineDiagnostic('responses/rows-of-which-file', 'error', {
  id: '--rows {text} tidak memuat nama filenya, padahal ada beberapa: {files}.',
  idRemedy: 'sebutkan filenya: --rows "{file}:{text}"; dapat diulang untuk file lain.',
  en: '--rows {text} names no file, and there are several: {files}.',
  enRemedy: 'name the file: --rows "{file}:{text}"; repeat it for other files.',
})

const rowsOfUnknownFile = defineDiagnostic('responses/rows-of-unknown-file', 'error', {
  id: '--rows memuat `{name}`, yang tidak ada di antara file ini: {files}.',
  idRemedy: 'tulis --rows "{file}:{ranges}".',
  en: '--rows names `{name}`, which is not among these files: {files}.',
  enRemedy: 'write --rows "{file}:{ranges}".',
})

const rowsOfOtherFiles = defineDiagnostic('responses/rows-of-other-files', 'note', {
  id: '--rows tidak menyebut baris pada {files}: semua barisnya dihitung.',
  idRemedy: 'bila sebagian saja responden, sebutkan juga barisnya: --rows "{file}:2-50".',
  en: '--rows names no rows of {files}: all of their rows count.',
  enRemedy: 'if only some are respondents, name those too: --rows "{file}:2-50".',
})

const FILES_NAMED = 5
const PLACE = { kind: 'command', word: '--rows' } as const

/** What each `--rows` says of each table, by its name; a table that none speaks of has no ranges. */
export function chosenRows(names: readonly string[], asked: readonly string[]) {
  const diagnostics: Diagnostic[] = []
  const byTable: (RowStretch[] | undefined)[] = names.map(() => undefined)
  const files = shortList(names, FILES_NAMED)
  for (const text of asked) {
    const [, name, written = ''] = /^(?:(.+):)?([^:]*)$/s.exec(text) ?? []
    const ranges = rangesIn(written)
    if (ranges === undefined) {
      diagnostics.push(rowsForm(PLACE, { text, file: names[0] ?? '' }))
      continue
    }
    if (name === undefined && names.length > 1) {
      diagnostics.push(rowsOfWhichFile(PLACE, { text, files, file: names[0] ?? '' }))
      continue
    }
    const meant = names.flatMap((each, position) =>
      name === undefined || isNamed(each, name) ? [position] : [],
    )
    if (meant.length === 0) {
      const file = nearest(name ?? '', names) ?? names[0] ?? ''
      diagnostics.push(rowsOfUnknownFile(PLACE, { name: name ?? '', files, file, ranges: written }))
    }
    for (const position of meant) byTable[position] = [...(byTable[position] ?? []), ...ranges]
  }
  const others = names.filter((_, position) => byTable[position] === undefined)
  const notes =
    others.length === 0 || others.length === names.length
      ? []
      : [
          rowsOfOtherFiles(PLACE, {
            files: shortList([...new Set(others)], FILES_NAMED),
            file: others[0] ?? '',
          }),
        ]
  return { byTable, diagnostics, notes }
}

/** The path as given, with folders that a report leaves out, or the name of the file alone. */
function isNamed(source: string, name: string): boolean {
  const isWholePath = name.replaceAll('\\', '/').endsWith(`/${source}`)
  return source === name || isWholePath || source.split(/[/\\!]/).at(-1) === name
}

/** `2-100,105`, `2-` to the end; undefined where anything else is written. */
function rangesIn(text: string): RowStretch[] | undefined {
  const ranges: RowStretch[] = []
  for (const part of text.split(',')) {
    const [, from, dash, to] = /^\s*(\d{1,9})\s*([-–]?)\s*(\d{1,9})?\s*$/.exec(part) ?? []
    if (from === undefined || (dash === '' && to !== undefined)) return undefined
    const first = Number(from)
    const last = to !== undefined ? Number(to) : dash === '' ? first : Number.POSITIVE_INFINITY
    if (first < 1 || last < first) return undefined
    ranges.push({ first, last })
  }
  return ranges
}

// Rows that were named and are not there -> a note, since a number may have been mistyped.

const rowsBeyondEnd = defineDiagnostic('responses/rows-beyond-end', 'note', {
  id: '--rows memuat baris sampai {last}, tetapi baris terakhir yang berisi pada {file} adalah {end}.',
  idRemedy: 'periksa nomornya; sampai akhir file ditulis {from}-.',
  en: '--rows names rows up to {last}, but the last row of {file} that holds anything is {end}.',
  enRemedy: 'check the number; up to the end of the file is written {from}-.',
})

export function rowsBeyondEndNote(
  ranges: readonly RowStretch[] | undefined,
  end: number,
  source: SourceIdentity,
): Diagnostic[] {
  const beyond = (ranges ?? []).filter(
    ({ last }) => last > end && last !== Number.POSITIVE_INFINITY,
  )
  const [first] = beyond
  if (first === undefined) return []
  const last = Math.max(...beyond.map(each => each.last))
  const params = { file: source.name, last, end, from: first.first }
  return [rowsBeyondEnd(tablePlace(source), params)]
}
