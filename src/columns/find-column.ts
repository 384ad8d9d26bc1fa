/** A column that a person names in a flag or a mapping -> its position, or what may have been meant. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { nearest, perhapsMeant } from '../language/nearest.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import type { Group } from '../rubric/model.ts'
import { looseHeader, normalisedHeader, withoutNumbering } from '../tables/header-names.ts'
import { type SourceIdentity, shownHeader, shownHeaders } from '../tables/table.ts'
import type { ColumnTarget, SavedMapping } from './column-mapping.ts'
import { nameClaims } from './name-claims.ts'

const unknownColumn = defineDiagnostic('responses/unknown-column', 'error', {
  id: 'Tidak ada kolom `{name}`.',
  idRemedy: 'kolom yang ada: {headers}.',
  en: 'There is no column `{name}`.',
  enRemedy: 'the columns are: {headers}.',
})

const ambiguousColumn = defineDiagnostic('responses/ambiguous-column', 'error', {
  id: '`{name}` cocok dengan lebih dari satu kolom: {columns}.',
  idRemedy: 'tulis judul kolomnya secara lengkap, atau ubah salah satu judul yang sama.',
  en: '`{name}` fits more than one column: {columns}.',
  enRemedy: 'write the whole header, or rename one of the columns that share it.',
})

const HEADERS_LISTED = 12

/** Questions are recognised by their first words. */
function shortHeader(header: string): string {
  const words = header.replace(/\s+/g, ' ')
  return words.length <= 40 ? words : `${words.slice(0, 40).replace(/\s*\S*$/, '')} …`
}

type FoundColumn =
  | { readonly column: number; readonly diagnostic?: never }
  | { readonly column?: never; readonly diagnostic: Diagnostic }

/**
 * @param flag the word of the command line that the problem is about, such as `--by`
 * @example findColumn(['Stempel waktu', '1. Unit Kerja'], 'unit kerja')  // { column: 1 }
 */
export function findColumn(headers: readonly string[], name: string, flag = name): FoundColumn {
  const place = { kind: 'command', word: flag } as const
  // No name is no column, not even one without a header.
  const asWritten = headers.flatMap((header, column) =>
    header === name && name !== '' ? [column] : [],
  )
  const [only] = asWritten
  if (only !== undefined && asWritten.length === 1) return { column: only }

  const sought = [{ target: name, ids: [name], texts: [name] }]
  const { matched, doubled } = nameClaims(sought, headers, [...headers.keys()])
  const [claim] = matched
  if (claim !== undefined) return { column: claim.column }
  const [several] = doubled
  if (several !== undefined) {
    const columns = several.columns.map(
      column => `${columnLetters(column + 1)} \`${shownHeader(headers[column] ?? '')}\``,
    )
    return { diagnostic: ambiguousColumn(place, { name, columns: shownHeaders(columns, 20) }) }
  }
  const likeliest = nearestName(name, headers)
  if (likeliest !== undefined) {
    const remedy = perhapsMeant(shownHeader(headers[likeliest] ?? ''))
    return { diagnostic: { ...unknownColumn(place, { name }), remedy } }
  }
  const named = headers.filter(header => header !== '')
  const listed = shownHeaders(named.map(shortHeader), HEADERS_LISTED)
  return { diagnostic: unknownColumn(place, { name, headers: listed }) }
}

// A name that a person types for a group of the rubric -> whether it is that group's.

/** By its id, its title in either language, or an alias. */
export function isNameOfGroup(name: string, { id, title, columns }: Group): boolean {
  const wanted = normalisedText(name)
  return [id, title.id, title.en, ...columns].some(
    one => one !== undefined && normalisedText(one) === wanted,
  )
}

// What a mapping file says, and the headers of this table -> columns the user has chosen.

const headerNotInData = defineDiagnostic('responses/mapping-header-not-in-data', 'warning', {
  id: 'Pemetaan memuat kolom `{header}`, yang tidak ada di {file}.',
  idRemedy: 'samakan dengan judul kolomnya.',
  en: 'The mapping names the column `{header}`, which {file} does not have.',
  enRemedy: 'write it as the header is written.',
})

const mappedTwice = defineDiagnostic('responses/mapping-target-twice', 'error', {
  id: 'Pemetaan memberikan `{target}` kepada dua kolom: `{first}` dan `{second}`.',
  idRemedy: 'biarkan satu saja; tulis "ignore" pada yang lain.',
  en: 'The mapping gives `{target}` to two columns: `{first}` and `{second}`.',
  enRemedy: 'keep one of them; write "ignore" for the other.',
})

const stillGuess = defineDiagnostic('responses/mapping-guess-left', 'warning', {
  id: 'Tebakan pada pemetaan belum dipastikan dan tidak dipakai: {lines}.',
  idRemedy: 'bila benar, hapus tanda tanyanya.',
  en: 'Guesses in the mapping are not confirmed and not used: {lines}.',
  enRemedy: 'where one is right, delete its question mark.',
})

interface SavedColumns {
  readonly byColumn: ReadonlyMap<number, ColumnTarget>
  readonly items: ReadonlyMap<string, number>
  /** Further columns of an item, of the same header: the branches of a form. */
  readonly further: ReadonlyMap<string, readonly number[]>
  readonly groups: ReadonlyMap<string, number>
  readonly profile: ReadonlyMap<string, number>
  readonly time: number | undefined
  /** By role in a sample. */
  readonly drawn: ReadonlyMap<string, number>
  readonly diagnostics: readonly Diagnostic[]
}

export function savedColumns(
  headers: readonly string[],
  saved: SavedMapping,
  source: SourceIdentity,
): SavedColumns {
  const byColumn = new Map<number, ColumnTarget>()
  const chosen = { item: new Map(), group: new Map(), profile: new Map() } as {
    [kind in 'item' | 'group' | 'profile']: Map<string, number>
  }
  // The time, and how the sample was drawn.
  const drawn = new Map<string, number>()
  const diagnostics: Diagnostic[] = []
  const further = new Map<string, readonly number[]>()
  const guesses = saved.columns.flatMap(({ header, target, place }) =>
    target.kind === 'open' && target.guess !== ''
      ? [{ place, line: `\`${header}\`: \`? ${target.guess}\`` }]
      : [],
  )
  const [first] = guesses
  if (first !== undefined) {
    diagnostics.push(
      stillGuess(first.place, {
        lines: shortList(
          guesses.map(one => one.line),
          5,
        ),
      }),
    )
  }
  for (const { header, target, place } of saved.columns) {
    if (target.kind === 'open') continue
    const column = savedColumn(headers, header)
    if (column === undefined) {
      const likeliest = nearestName(header, headers)
      const problem = headerNotInData(place, { header, file: source.name })
      const remedy =
        likeliest === undefined ? problem.remedy : perhapsMeant(headers[likeliest] ?? '')
      diagnostics.push({ ...problem, remedy })
      continue
    }
    byColumn.set(column, target)
    if (target.kind === 'ignore') continue
    const id = 'id' in target ? target.id : target.kind
    const own = 'id' in target ? chosen[target.kind] : drawn
    const earlier = own.get(id)
    if (earlier === undefined || earlier === column) own.set(id, column)
    else if (target.kind === 'item') {
      // Branches of a form: a row that fills two of them is asked about.
      further.set(id, [...(further.get(id) ?? []), column])
    } else {
      const first = headers[earlier] ?? ''
      diagnostics.push(mappedTwice(place, { target: id, first, second: header }))
    }
  }
  const { item: items, group: groups, profile } = chosen
  const time = drawn.get('time')
  return { byColumn, items, further, groups, profile, time, drawn, diagnostics }
}

/** As written, else with the forgiveness of every other name; ` #2` is the second column of that header. */
function savedColumn(headers: readonly string[], written: string): number | undefined {
  const exact = headers.indexOf(written)
  if (exact !== -1) return exact
  const [, name, position] = /^(.*) #(\d{1,4})$/s.exec(written) ?? []
  if (name !== undefined && position !== undefined) {
    const columns = headers.flatMap((header, column) => (header === name ? [column] : []))
    return columns[Number(position) - 1]
  }
  return findColumn(headers, written).column
}

// A name that a person typed and the headers -> the header that was probably meant; only ever a suggestion.

/** Two long texts are alike when they share this much of their words. */
const LEAST_SHARED_WORDS = 0.5

/** @returns the position of the likeliest header, or undefined where none is like the name */
function nearestName(typed: string, headers: readonly string[]): number | undefined {
  const name = looseHeader(normalisedHeader(typed))
  if (name === '') return undefined
  const offered = headers.map(header => looseHeader(normalisedHeader(header)))
  const bare = headers.map(header => looseHeader(withoutNumbering(normalisedHeader(header))))
  for (const texts of [offered, bare]) {
    const found = nearest(name, texts)
    if (found !== undefined) return texts.indexOf(found)
  }
  return likeliestByWords(name, bare) ?? byBeginning(name, offered)
}

function likeliestByWords(name: string, texts: readonly string[]): number | undefined {
  let best: number | undefined
  let most = LEAST_SHARED_WORDS
  texts.forEach((text, position) => {
    const share = sharedWords(name, text)
    if (share <= most) return
    most = share
    best = position
  })
  return best
}

/** The words both have, as a share of the words of the shorter one; texts of one word are left to spelling. */
function sharedWords(a: string, b: string): number {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const fewest = Math.min(wordsA.size, wordsB.size)
  if (fewest < 2) return 0
  const shared = [...wordsA].filter(word => wordsB.has(word)).length
  return shared / fewest
}

function wordsOf(text: string): Set<string> {
  return new Set(text.split(' ').filter(word => word.length > 2))
}

function byBeginning(name: string, texts: readonly string[]): number | undefined {
  const position = texts.findIndex(text => text.startsWith(`${name} `))
  return position === -1 ? undefined : position
}
