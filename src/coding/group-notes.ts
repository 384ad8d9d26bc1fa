/** The spellings of group values -> notes on what was joined, and a patch for what is merely alike. */

import { mappingLine, savedHeader } from '../columns/column-mapping.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { nearest } from '../language/nearest.ts'
import { shortList } from '../language/short-list.ts'
import { total } from '../math/exact.ts'
import type { Group } from '../rubric/model.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import {
  type GroupNames,
  type GroupReader,
  rareAnswers,
  shownSpelling,
  valueKey,
} from './group-values.ts'

// Without how many rows: the unit may be one of few, whose number is hidden.
const spellingJoined = defineDiagnostic('responses/spelling-joined', 'note', {
  id: '{spelling} disatukan dengan "{name}"',
  en: '{spelling} is joined with "{name}"',
})

const moreJoined = defineDiagnostic('responses/more-spellings-joined', 'note', {
  id: '{count} penulisan lain pada `{group}` juga disatukan',
  en: '{count|more spelling|more spellings} in `{group}` joined too',
})

const similarValues = defineDiagnostic('responses/similar-group-values', 'note', {
  id: 'Isian pada `{group}` yang mirip, tetapi tidak disatukan: {pairs}',
  idRemedy: 'bila memang sama, tambahkan baris ini ke pemetaan.json (--mapping):\n{lines}',
  en: 'Values of `{group}` that are alike but not joined: {pairs}',
  enRemedy: 'if they are the same, add these lines to mapping.json (--mapping):\n{lines}',
})

const JOINED_SHOWN = 20
const SIMILAR_SHOWN = 10
/** Comparing all pairs of more values than this would take seconds. */
const MOST_COMPARED = 1500
const SHORTEST_COMPARED = 6
/** Nor is anything longer a name; comparing takes the square of the length. */
const LONGEST_COMPARED = 200

export function groupNotes(
  names: GroupNames,
  groups: readonly { readonly id: string; readonly group: Group | undefined }[],
): Diagnostic[] {
  return groups.flatMap(({ id, group }) => [
    ...joinedNotes(names, id, group),
    ...similarNotes(names, id, group),
  ])
}

const writtenOnce = defineDiagnostic('responses/unit-written-once', 'warning', {
  id: '`{title}` hanya terisi pada {filled} baris dan kosong pada {blank} baris lain, seperti judul blok; baris kosong itu tidak masuk kelompok mana pun.',
  idRemedy:
    'bila itu unit baris-baris di bawahnya, isi pada setiap baris (di Excel: pisahkan sel gabungan, lalu salin ke bawah).',
  en: '`{title}` is filled in {filled} rows and blank in {blank} others, like headings of blocks; the blank ones belong to no group.',
  enRemedy:
    'if it is meant for the rows below, fill it into each of them (in Excel: unmerge the cells and copy them down).',
})

/** A unit in the first row of its block alone. */
export function writtenOnceNotes(readers: readonly GroupReader[]): Diagnostic[] {
  return [...new Set(readers.map(({ id }) => id))].flatMap(id => {
    const of = readers.filter(reader => reader.id === id)
    const seen = of.flatMap(({ seen }) => [...seen.values()].filter(({ count }) => count > 0))
    const rowsOf = (values: typeof seen) => values.reduce((sum, { count }) => sum + count, 0)
    const named = seen.filter(({ key }) => key !== '')
    const [filled, blank] = [rowsOf(named), rowsOf(seen) - rowsOf(named)]
    if (named.length < 2 || filled !== named.length || blank < filled) return []
    const title = of[0]?.title ?? shownHeader(id)
    const params = { title, filled: countWords(filled), blank: countWords(blank) }
    return [writtenOnce(undefined, params)]
  })
}

const unknownProfileValues = defineDiagnostic('responses/profile-values-unknown', 'note', {
  id: 'Pada `{title}` ada isian yang tidak dikenal rubrik dan masing-masing ditulis kurang dari lima responden; dihitung sebagai Lainnya dan tidak ditampilkan.',
  en: 'Entries in `{title}` that the rubric does not know, each given by fewer than five persons, count as Other and are not shown.',
})

/** What few people wrote about themselves is counted and never repeated: it may be their name. */
export function otherValueNotes(readers: readonly GroupReader[]): Diagnostic[] {
  // How many that are stands beside Other, unless a file hides it.
  return [...rareAnswers(readers).values()].map(({ title }) =>
    unknownProfileValues(undefined, { title }),
  )
}

function joinedNotes(names: GroupNames, id: string, group: Group | undefined): Diagnostic[] {
  const known = new Set((group?.values ?? []).map(valueKey))
  const joined: { spelling: string; name: string; count: number }[] = []
  for (const [key, spellings] of names.get(id) ?? []) {
    if (known.has(key)) continue
    const name = shownSpelling(spellings, key)
    for (const [spelling, count] of spellings) {
      if (spelling !== name) joined.push({ spelling, name, count })
    }
  }
  joined.sort((a, b) => b.count - a.count || (a.spelling < b.spelling ? -1 : 1))
  const notes = joined.slice(0, JOINED_SHOWN).map(({ spelling, name }) =>
    spellingJoined(undefined, {
      spelling: JSON.stringify(shownHeader(spelling)),
      name: shownHeader(name),
    }),
  )
  const more = joined.length - notes.length
  return more > 0 ? [...notes, moreJoined(undefined, { count: more, group: id })] : notes
}

function similarNotes(names: GroupNames, id: string, group: Group | undefined): Diagnostic[] {
  const known = new Set((group?.values ?? []).map(valueKey))
  const values = [...(names.get(id) ?? [])]
    .filter(([key]) => key.length >= SHORTEST_COMPARED && key.length <= LONGEST_COMPARED)
    .filter(([key]) => !known.has(key))
    .map(([key, spellings]) => ({
      key,
      name: shownSpelling(spellings, key),
      count: total(spellings.values()),
    }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  if (values.length > MOST_COMPARED) return []

  const pairs: { rarer: string; name: string }[] = []
  const commonerWith = new Map<string, { key: string; name: string }[]>()
  for (const { key, name } of values) {
    const numbers = numbersIn(key)
    const commoner = commonerWith.get(numbers) ?? []
    const like = nearest(
      key,
      commoner.map(other => other.key).filter(each => Math.abs(each.length - key.length) <= 2),
    )
    const meant = commoner.find(other => other.key === like)
    if (meant !== undefined) pairs.push({ rarer: name, name: meant.name })
    commonerWith.set(numbers, commoner)
    commoner.push({ key, name })
  }
  if (pairs.length === 0) return []
  const shown = pairs.slice(0, SIMILAR_SHOWN)
  const params = {
    group: id,
    pairs: shortList(
      pairs.map(({ rarer, name }) => `"${rarer}" ~ "${name}"`),
      SIMILAR_SHOWN,
    ),
    lines: shown.map(({ rarer, name }) => mappingLine(`group:${id} = ${rarer}`, name)).join(',\n'),
  }
  return [similarValues(undefined, params)]
}

/** `SMPN 1` and `SMPN 2`, `Bidang I` and `Bidang II` are not misspellings of each other. */
function numbersIn(text: string): string {
  return (text.match(/\d+|\b(?:[ivx]+|[a-z])\b/g) ?? []).join(' ')
}

// Columns of groups behind an empty column -> whether they are a table of its own, beside the answers.

const tableBeside = defineDiagnostic('responses/table-beside', 'error', {
  id: 'Kolom {columns} berdiri di balik kolom kosong dan hanya terisi pada {count} baris pertama: tabel lain di samping jawaban?',
  idRemedy:
    'bila ya, simpan ini sebagai pemetaan.json dan tambahkan --mapping pemetaan.json; bila kolom itu milik responden, hapus kolom kosongnya.\n{file}',
  en: 'The columns {columns} stand behind an empty column and are filled in the first {count|row|rows} only: another table beside the answers?',
  enRemedy:
    'if so, save this as mapping.json and add --mapping mapping.json; if they belong to the respondents, delete the empty column.\n{file}',
})

interface ColumnsBeside {
  /** To be called for each row of answers. */
  readonly add: (cells: readonly string[]) => void
  readonly problems: (source: SourceIdentity) => Diagnostic[]
}

export function columnsBeside(
  headers: readonly string[],
  columns: readonly number[],
): ColumnsBeside {
  const found = [...new Set(columns)].map(column => ({
    ...{ column, filled: 0, last: 0 },
    texts: new Set<string>(),
  }))
  let rows = 0
  return {
    add(cells) {
      rows++
      for (const each of found) {
        const cell = (cells[each.column] ?? '').trim()
        if (cell === '') continue
        each.filled++
        each.last = rows
        if (each.texts.size < MOST_TEXTS) each.texts.add(cell)
      }
    },
    problems(source) {
      // A list of its own ends before the answers do, and names nothing twice.
      const others = found.filter(
        ({ filled, last, texts }) =>
          filled > 0 && last < rows && (filled * 2 < rows || texts.size === filled),
      )
      const [first] = others
      if (first === undefined) return []
      const lines = others.map(({ column }) => mappingLine(savedHeader(headers, column), 'ignore'))
      const shown = others.map(({ column }) => `\`${shownHeader(headers[column] ?? '')}\``)
      return [
        tableBeside(tablePlace(source, undefined, first.column), {
          columns: shown.join(', '),
          count: first.last,
          file: `{\n${lines.join(',\n')}\n}`,
        }),
      ]
    },
  }
}

const MOST_TEXTS = 1000

/** Columns behind an empty one at the right of all questions: another table, beside the answers. */
export function columnsApart(headers: readonly string[], itemColumns: readonly number[]): number[] {
  const last = Math.max(...itemColumns)
  const empty = headers.findIndex((header, column) => column > last && header === '')
  return empty === -1 ? [] : [...headers.keys()].slice(empty)
}
