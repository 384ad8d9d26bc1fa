/** Matched tables -> the columns as they were understood, and what each may be: the mapping file as a form. */
import { howFound, TIME, UNUSED } from '../cli/mapping-blocks.ts'
import {
  type ColumnMapping,
  columnLines,
  type MatchedTable,
  savedHeader,
} from '../columns/column-mapping.ts'
import { hasColumn } from '../columns/sought-columns.ts'
import { columnLetters } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import type { Rubric } from '../rubric/model.ts'

export interface MappingForm {
  readonly tables: readonly {
    readonly name: string
    readonly columns: readonly MappingField[]
    /** Items that no column was taken for. */
    readonly missing: readonly string[]
  }[]
  /** What a column may be: the word of the mapping file, and how it is called. */
  readonly targets: readonly (readonly [string, string])[]
}

interface MappingField {
  /** As a mapping file names it. */
  readonly header: string
  readonly shown: string
  readonly letters: string
  readonly target: string
  /** Why, in words. */
  readonly how: string
}

const UNDECIDED = { id: '– belum dipilih –', en: '– not chosen –' }

/** A guess is named, since it is not taken. */
function howOf(mapping: ColumnMapping, column: number, language: Language): string {
  const how = howFound(mapping, column, language)
  const guess = mapping.open?.guesses.get(column)
  return guess === undefined ? how : `${guess.id}? ${how}`
}

export function mappingForm(
  matched: readonly MatchedTable[],
  rubric: Rubric,
  language: Language,
): MappingForm {
  const titled = (id: string, title: string) => (title === id ? id : `${id} · ${safeText(title)}`)
  const groups = (kind: 'group' | 'profile') =>
    rubric[kind === 'group' ? 'groups' : 'profile'].map(
      ({ id, title }) => [`${kind}:${id}`, safeText(inLanguage(title, language))] as const,
    )
  return {
    targets: [
      ['?', UNDECIDED[language]],
      ['ignore', UNUSED[language]],
      ...rubric.items
        .filter(hasColumn)
        .map(({ id, text }) => [id, titled(id, inLanguage(text, language))] as const),
      ...groups('group'),
      ...groups('profile'),
      ['time', TIME[language]],
    ],
    tables: matched.map(({ table, mapping }) => {
      const targets = new Map(columnLines(mapping))
      const columns = mapping.headers.flatMap((header, column): MappingField[] => {
        if (header === '') return []
        const named = savedHeader(mapping.headers, column)
        return [
          {
            header: named,
            shown: safeText(named),
            letters: columnLetters(column + 1),
            target: targets.get(named)?.replace(/^\? .*/s, '?') ?? 'ignore',
            how: howOf(mapping, column, language),
          },
        ]
      })
      const missing = (mapping.open?.items ?? []).map(({ id, text }) =>
        titled(id, inLanguage(text, language)),
      )
      return { name: safeText(table.source.name), columns, missing }
    }),
  }
}
