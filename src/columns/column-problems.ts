/** Columns that cannot be told apart, and names that need a second look -> problems with lines to paste. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { inLanguage, type Localized } from '../language/language.ts'
import { shortList } from '../language/short-list.ts'
import type { Group, Item, Rubric } from '../rubric/model.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import { type SourceIdentity, shownHeader, shownHeaders, tablePlace } from '../tables/table.ts'
import { type ItemColumn, mappingLine, savedHeader } from './column-mapping.ts'
import type { Claims } from './name-claims.ts'

const twoColumnsForItem = defineDiagnostic('responses/two-columns-for-item', 'error', {
  id: '`{item}` cocok dengan lebih dari satu kolom: {columns}. Seharusnya satu.',
  idRemedy:
    'hapus kolom yang bukan jawabannya, atau simpan baris ini di pemetaan.json lalu tambahkan --mapping pemetaan.json (cabang formulir, yang tiap barisnya mengisi satu saja: tulis `{item}` pada semuanya, bukan "ignore"):\n{lines}',
  en: '`{item}` fits more than one column: {columns}. Expected one.',
  enRemedy:
    'delete the column that is not its answer, or save this as mapping.json and add --mapping mapping.json (branches of a form, of which each row fills one: write `{item}` for all of them, not "ignore"):\n{lines}',
})

const oneColumnForTwoItems = defineDiagnostic('responses/one-column-for-two-items', 'error', {
  id: 'Kolom {column} `{header}` cocok dengan lebih dari satu: {items}. Seharusnya satu.',
  idRemedy:
    'tulis id butirnya sebagai judul kolom, atau simpan baris ini di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n{lines}',
  en: 'Column {column} `{header}` fits more than one: {items}. Expected one.',
  enRemedy:
    'use the id of the item as header, or save this as mapping.json and add --mapping mapping.json:\n{lines}',
})

const statementsTwice = defineDiagnostic('responses/statements-twice', 'error', {
  id: 'Pernyataan yang sama tertulis di belakang kata-kata yang berbeda: {openings}. Hanya satu kelompok kolom yang dapat dihitung.',
  idRemedy:
    'pilih satu dengan --mapping: isi "ignore" untuk kolom kelompok yang lain. --save-mapping pemetaan.json memulai filenya; di sana hapus tanda tanya di depan id butir kelompok yang dihitung. Contoh:\n{lines}',
  en: 'The same statements stand behind different words: {openings}. Only one set of columns can be scored.',
  enRemedy:
    'choose one with --mapping: write "ignore" for the columns of the other. --save-mapping mapping.json starts the file; there, delete the question marks before the ids of the set that is scored. Such as:\n{lines}',
})

const codeNotUsed = defineDiagnostic('responses/code-column-not-used', 'warning', {
  id: '`{item}` dibaca dari kolom {used}, yang judulnya teks pertanyaannya; kolom {unused} tidak dipakai.',
  idRemedy:
    'bila kolom yang lain yang dimaksud, simpan baris ini di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n{lines}',
  en: '`{item}` is read from column {used}, headed with the words of the question; column {unused} is not used.',
  enRemedy:
    'if the other column is meant, save this as mapping.json and add --mapping mapping.json:\n{lines}',
})

const groupNotTold = defineDiagnostic('responses/group-column-ambiguous', 'warning', {
  id: '`{group}` cocok dengan lebih dari satu kolom: {columns}. Kolom itu tidak dipakai.',
  idRemedy:
    'pilih satu: simpan baris ini di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n{lines}',
  en: '`{group}` fits more than one column: {columns}. None of them is used.',
  enRemedy: 'choose one: save this as mapping.json and add --mapping mapping.json:\n{lines}',
})

const rubricCaution = defineDiagnostic('responses/column-caution', 'warning', {
  id: '{message}',
  en: '{message}',
})

/** Nobody chooses among more columns line by line. */
const MOST_COLUMNS = 20

function columnsText(columns: readonly number[], headers: readonly string[]): string {
  const named = columns.map(
    column => `${columnLetters(column + 1)} \`${shownHeader(headers[column] ?? '')}\``,
  )
  return shownHeaders(named, MOST_COLUMNS)
}

/** The first column keeps the target, the others are ignored: lines to paste and to change. */
function choiceLines(columns: readonly number[], headers: readonly string[], target: string) {
  const lines = columns
    .slice(0, MOST_COLUMNS)
    .map((column, position) =>
      mappingLine(savedHeader(headers, column), position === 0 ? target : 'ignore'),
    )
  return `{\n${lines.join(',\n')}\n}`
}

export function itemProblems(
  claims: Claims<Item>,
  headers: readonly string[],
  source: SourceIdentity,
): Diagnostic[] {
  return [
    ...rivalProblems(claims, headers, source),
    ...claims.doubled.map(({ target, columns }) =>
      twoColumnsProblem(target.id, columns, headers, source),
    ),
    ...claims.outworded.map(({ target, column, by }) =>
      codeNotUsed(tablePlace(source, undefined, column), {
        item: target.id,
        used: columnsText([by], headers),
        unused: columnsText([column], headers),
        lines: choiceLines([column, by], headers, target.id),
      }),
    ),
    ...claims.shared.map(({ column, targets }) =>
      oneColumnForTwoItems(tablePlace(source, undefined, column), {
        column: columnLetters(column + 1),
        header: shownHeader(headers[column] ?? ''),
        items: targets.map(({ id }) => `\`${id}\``).join(', '),
        lines: choiceLines([column], headers, targets[0]?.id ?? ''),
      }),
    ),
  ]
}

export function twoColumnsProblem(
  item: string,
  columns: readonly number[],
  headers: readonly string[],
  source: SourceIdentity,
): Diagnostic {
  return twoColumnsForItem(tablePlace(source, undefined, columns[0]), {
    item,
    columns: columnsText(columns, headers),
    lines: choiceLines(columns, headers, item),
  })
}

function rivalProblems(
  { rivals }: Claims<Item>,
  headers: readonly string[],
  source: SourceIdentity,
): Diagnostic[] {
  const [first, ...others] = rivals
  if (first === undefined) return []
  const openings = rivals.map(
    ({ opening, columns }) => `\`${shownHeader(opening)} …\` (${columns.size})`,
  )
  const [item] = [...first.columns.values()].filter(target =>
    others.some(({ columns }) => [...columns.values()].includes(target)),
  )
  const candidates = rivals.flatMap(({ columns }) =>
    [...columns].flatMap(([column, target]) => (target === item ? [column] : [])),
  )
  return [
    statementsTwice(tablePlace(source, undefined, candidates[1]), {
      openings: shortList(openings, 5),
      lines: choiceLines(candidates, headers, item?.id ?? ''),
    }),
  ]
}

const openingsIgnored = defineDiagnostic('responses/opening-of-statements', 'note', {
  id: 'Kata di depan pernyataan tidak ikut dicocokkan: {openings}.',
  en: 'Words before the statements are left aside: {openings}.',
})

/** What stood before statements whose columns were found by what follows. */
export function openingNote(claims: Claims<Item>, source: SourceIdentity): Diagnostic[] {
  const counts = new Map<string, number>()
  for (const { opening } of claims.matched) {
    if (opening !== undefined) counts.set(opening, (counts.get(opening) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const openings = shortList(
    [...counts].map(([opening, count]) => `\`${shownHeader(opening)} …\` (${count})`),
    5,
  )
  return [openingsIgnored(tablePlace(source), { openings })]
}

export function groupProblems(
  claims: Claims<Group>,
  prefix: string,
  headers: readonly string[],
  source: SourceIdentity,
): Diagnostic[] {
  return claims.doubled.map(({ target, columns }) =>
    groupNotTold(tablePlace(source, undefined, columns[0]), {
      group: target.id,
      columns: columnsText(columns, headers),
      lines: choiceLines(columns, headers, `${prefix}${target.id}`),
    }),
  )
}

export function timeProblems(
  claims: Claims<'time'>,
  headers: readonly string[],
  source: SourceIdentity,
): Diagnostic[] {
  return claims.doubled.map(({ columns }) =>
    groupNotTold(tablePlace(source, undefined, columns[0]), {
      group: 'time',
      columns: columnsText(columns, headers),
      lines: choiceLines(columns, headers, 'time'),
    }),
  )
}

/** Speaks up where every column a caution names was found by just that bare name. */
export function rubricCautions(
  rubric: Rubric,
  items: readonly ItemColumn[],
  source: SourceIdentity,
): Diagnostic[] {
  const bareNames = new Set(items.map(({ name }) => normalisedHeader(name)))
  return rubric.columnCautions
    .filter(({ columns }) => columns.every(name => bareNames.has(normalisedHeader(name))))
    .map(({ message }) => rubricCaution(tablePlace(source), { message }))
}

// Items that no column answers -> an error that lists them, with the headers that were probably meant.

const SHOWN = 10

const missingColumn = defineDiagnostic('responses/missing-column', 'error', {
  id: 'Tidak ada kolom untuk {count} dari {all} butir `{rubric}`: {items}.',
  idRemedy:
    'tulis id atau teks butirnya sebagai judul kolom, atau pasangkan kolomnya dengan --mapping (--save-mapping memulai filenya).',
  en: 'No column for {count} of the {all} items of `{rubric}`: {items}.',
  enRemedy:
    'use the id or the text of the item as header, or pair the column with --mapping (--save-mapping starts the file).',
})

const noItemColumn = defineDiagnostic('responses/no-item-column', 'error', {
  id: 'Tidak satu pun judul kolom cocok dengan {all} butir `{rubric}`.',
  idRemedy:
    'pilih rubrik lain dengan -r (lihat rb-score list), atau pasangkan kolomnya dengan --mapping (--save-mapping memulai filenya). Judul yang dicari: {items}.',
  en: 'No header fits any of the {all} items of `{rubric}`.',
  enRemedy:
    'choose another rubric with -r (see rb-score list), or pair the columns with --mapping (--save-mapping starts the file). Headers looked for: {items}.',
})

export function missingColumns(search: {
  readonly missing: readonly Item[]
  readonly items: readonly Item[]
  readonly headers: readonly string[]
  readonly guesses: ReadonlyMap<number, Item>
  readonly rubric: Rubric
  readonly source: SourceIdentity
}): Diagnostic[] {
  const { missing, items, headers, guesses, rubric, source } = search
  if (missing.length === 0) return []
  const params = {
    count: missing.length,
    all: items.length,
    rubric: rubric.id,
    items: { id: itemList(missing, 'id'), en: itemList(missing, 'en') },
  }
  if (missing.length === items.length) return [noItemColumn(tablePlace(source), params)]

  const lines = [...guesses].flatMap(([column, item]) =>
    missing.includes(item) ? [mappingLine(savedHeader(headers, column), item.id)] : [],
  )
  const problem = missingColumn(tablePlace(source), params)
  return [lines.length === 0 ? problem : { ...problem, remedy: mappingToSave(lines) }]
}

function mappingToSave(lines: readonly string[]): Required<Localized> {
  const file = `{\n${lines.join(',\n')}\n}`
  return {
    id: `mungkin kolom ini yang dimaksud. Bila benar, simpan di pemetaan.json lalu tambahkan --mapping pemetaan.json:\n${file}`,
    en: `these columns may be meant. If so, save this as mapping.json and add --mapping mapping.json:\n${file}`,
  }
}

function itemList(items: readonly Item[], language: 'id' | 'en'): string {
  const names = items.map(item => {
    const text = inLanguage(item.text, language)
    return text === '' || text === item.id ? `\`${item.id}\`` : `\`${item.id}\` ${text}`
  })
  return shortList(names, SHOWN, { between: '; ' })
}
