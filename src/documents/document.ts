/** An outline and what a person filled in -> a document whose texts know their fields; what the report says is named, not computed. */

import { inLanguage, type Language, type Localized } from '../language/language.ts'
import type { Report } from '../report/report-shape.ts'
import type { SheetEntries } from '../tally/sheet-entries.ts'
import { dateText } from './field-dates.ts'
import { FIELDS, isFieldName, type ListName, rowNeed } from './field-kinds.ts'
import { minimumSamples } from './minimum-sample.ts'
import type { Outline, OutlinePart } from './outline.ts'
import { CONTENTS, type ContentKind, PLACEHOLDER, SIGNER } from './outline-findings.ts'
import {
  type FactName,
  FEET,
  type FigureKind,
  type Foot,
  isFactName,
  type ListKind,
  type TableKind,
} from './outline-parts.ts'
import { type Fields, type FilledRow, ONLY } from './read-fields.ts'
import { isNamed } from './typed-names.ts'

/** A stretch of a text: as it is, what a person has yet to fill in, or a fact of the report. */
export type Inline =
  | { readonly text: string }
  | { readonly blank: string }
  | { readonly fact: FactName }

export type Line = readonly Inline[]

interface ChecklistRow {
  readonly point: string
  readonly needs: readonly (
    | { readonly fact: FactName }
    /** `empty`: the file says that there is none. */
    | { readonly state: FieldState; readonly found: string }
  )[]
}

export interface TableRequest {
  readonly kind: TableKind
  /** Column -> heading; those of the kind where the outline names none. */
  readonly columns: ReadonlyMap<string, string> | undefined
  /** Names of the last rows. */
  readonly feet: Readonly<Partial<Record<Foot, string>>>
  readonly by: string | undefined
  /** Parts that a table of bounds holds; its own where the outline names none. */
  readonly nodes:
    | readonly { readonly ids: readonly string[]; readonly title?: string }[]
    | undefined
  readonly checklist: readonly ChecklistRow[]
  /** First cells of a schedule that nobody has filled in. */
  readonly activities: readonly string[]
}

export type DocumentPart = { readonly otherwise: Line | undefined } & (
  | { readonly kind: 'cover' | 'letterhead'; readonly lines: readonly Line[] }
  | { readonly kind: 'contents'; readonly of: readonly ('headings' | 'tables' | 'figures')[] }
  | { readonly kind: 'chapter' | 'section' | 'heading'; readonly line: Line }
  | { readonly kind: 'text'; readonly line: Line; readonly look: OutlinePart['look'] }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'list'; readonly list: ListKind }
  | {
      readonly kind: 'table'
      readonly caption: Line | undefined
      readonly table: TableRequest
      readonly isWide: boolean
      readonly below: Line | undefined
    }
  | {
      readonly kind: 'figure'
      readonly caption: Line | undefined
      readonly figure: FigureKind
      readonly below: Line | undefined
    }
  | {
      readonly kind: 'poster'
      readonly by: string | undefined
      /** Ids of what is told of the respondents; else the first of the profile. */
      readonly profile: readonly string[] | undefined
    }
  | { readonly kind: 'signature'; readonly who: 'head' | 'participants'; readonly signer: Signer }
  | { readonly kind: 'break' }
)

type Signer = Readonly<Record<(typeof SIGNER)[number], Inline>>

export interface Document {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly isLandscape: boolean
  readonly numbering: Outline['numbering']
  readonly parts: readonly DocumentPart[]
  readonly fields: FilledFields
  /** By item what each answered, where the data themselves are at hand. */
  readonly respondents: readonly (readonly string[])[] | undefined
  /** By question what the sheet holds beside its answers, where the data themselves are at hand. */
  readonly entries: SheetEntries | undefined
  /** How many must answer, by population; of none that is no whole number. */
  readonly minimums: ReadonlyMap<number, number>
  /** Units that rows of the fields name, and that are not in this document. */
  readonly otherUnits: readonly string[]
  /** Sources of the outline that nobody has checked against a regulation. */
  readonly unverified: readonly string[]
}

/** What counts do not hold. */
export interface DocumentData {
  readonly respondents?: readonly (readonly string[])[]
  readonly entries?: SheetEntries
}

type FieldState = 'filled' | 'empty' | 'unknown'

/** What tables ask of the fields. */
interface FilledFields {
  readonly text: (name: string) => Inline
  readonly rows: (name: ListName) => readonly FilledRow[]
  /** Lines of a field that is a list of texts. */
  readonly lines: (name: string) => readonly string[]
  readonly raw: (name: string) => string | undefined
  readonly state: (name: string) => FieldState
  /** A cell of a row, or the blank to fill in. */
  readonly cell: (name: ListName, row: FilledRow | undefined, column: string) => Inline
}

export function documentOf(
  outline: Outline,
  fields: Fields,
  report: Pick<Report, 'head' | 'result'>,
  language: Language,
  { respondents, entries }: DocumentData = {},
): Document {
  const { own, otherUnits } = ofUnits(withHead(fields, report), report)
  const filled = filledFields(outline, own, language)
  const line = (text: Localized) => lineOf(inLanguage(text, language), filled)
  return {
    id: outline.document,
    title: inLanguage(outline.title, language),
    language,
    isLandscape: outline.landscape === true,
    numbering: outline.numbering,
    parts: outline.parts.map(part => documentPart(part, filled, line)),
    fields: filled,
    respondents,
    entries,
    minimums: minimumSamples(filled.rows('populasi').map(row => Number(row.get('jumlah')))),
    otherUnits,
    unverified: outline.basis
      .filter(({ verified }) => !verified)
      .map(({ name, note }) =>
        note === undefined ? `${name}.` : `${name}. ${inLanguage(note, language)}`,
      ),
  }
}

/** What `--office` and `--period` said, and what a worksheet calls its unit, fills the fields of that name. */
function withHead(fields: Fields, { head, result }: Pick<Report, 'head' | 'result'>): Fields {
  const texts = new Map(fields.texts)
  const given = {
    unit: head?.office ?? result.worksheet?.unit,
    periode: head?.period ?? result.worksheet?.period,
  }
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !texts.has(name)) texts.set(name, value)
  return { ...fields, texts }
}

/**
 * One file of fields may hold the plans of several units. A row that names a unit belongs where that one is: the document is of it,
 * or the data hold it.
 */
function ofUnits(
  fields: Fields,
  { result }: Pick<Report, 'result'>,
): { readonly own: Fields; readonly otherUnits: readonly string[] } {
  const here = fields.texts.get('unit')
  const groups = result.groups.flatMap(({ groups }) => groups.map(({ values }) => values.join()))
  const isHere = (row: FilledRow) => {
    const unit = row.get('unit')
    return (
      unit === undefined ||
      here === undefined ||
      [here, ...groups].some(name => isNamed(unit, name, {}))
    )
  }
  const others = [...fields.lists.values()].flat().filter(row => !isHere(row))
  return {
    own: {
      ...fields,
      lists: new Map([...fields.lists].map(([name, rows]) => [name, rows.filter(isHere)])),
    },
    otherUnits: [...new Set(others.flatMap(row => row.get('unit') ?? []))],
  }
}

function filledFields(outline: Outline, fields: Fields, language: Language): FilledFields {
  const about = (name: string) =>
    outline.fields?.get(name) ?? (isFieldName(name) ? FIELDS[name].about : { id: name })
  const isDate = (name: string) => {
    const kind = isFieldName(name) ? FIELDS[name] : undefined
    return kind !== undefined && 'form' in kind && kind.form === 'date'
  }
  const rows = (name: string) => fields.lists.get(name) ?? []
  return {
    raw: name => fields.texts.get(name),
    text(name) {
      const value = fields.texts.get(name)
      if (value === undefined) return { blank: inLanguage(about(name), language) }
      return {
        text: isDate(name) ? dateText(value, language) : name === 'nip' ? nipText(value) : value,
      }
    },
    rows,
    lines: name => rows(name).flatMap(row => row.get(ONLY) ?? []),
    state(name) {
      const isFilled = fields.texts.has(name) || rows(name).length > 0
      // Named without anything behind it is no answer, unless it says in so many words that there is none: [].
      return isFilled ? 'filled' : fields.none.has(name) ? 'empty' : 'unknown'
    },
    cell(name, row, column) {
      const value = row?.get(column)
      const kind = FIELDS[name].columns as Readonly<
        Record<string, { about: Localized; form: string }>
      >
      if (value === undefined)
        return { blank: inLanguage(kind[column]?.about ?? { id: column }, language) }
      return { text: kind[column]?.form === 'date' ? dateText(value, language) : value }
    },
  }
}

/** As official letters group it: 19780512 200312 1 004. */
function nipText(digits: string): string {
  return digits.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')
}

function lineOf(text: string, fields: FilledFields): Line {
  const line: Inline[] = []
  let from = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match
    if (match.index > from) line.push({ text: text.slice(from, match.index) })
    line.push(isFactName(name) ? { fact: name } : fields.text(name))
    from = match.index + whole.length
  }
  if (from < text.length) line.push({ text: text.slice(from) })
  return line
}

function documentPart(
  part: OutlinePart,
  fields: FilledFields,
  line: (text: Localized) => Line,
): DocumentPart {
  const content = CONTENTS.find(kind => part[kind] !== undefined) ?? 'break'
  const optionalLine = (text: Localized | undefined) =>
    text === undefined ? undefined : line(text)
  const otherwise = optionalLine(part.otherwise)
  const [caption, below] = [optionalLine(part.caption), optionalLine(part.below)]
  const made: Readonly<Record<ContentKind, () => DocumentPart>> = {
    cover: () => ({ kind: 'cover', lines: (part.cover ?? []).map(line), otherwise }),
    letterhead: () => ({ kind: 'letterhead', lines: (part.letterhead ?? []).map(line), otherwise }),
    contents: () => ({ kind: 'contents', of: part.contents ?? [], otherwise }),
    chapter: () => ({ kind: 'chapter', line: line(part.chapter ?? {}), otherwise }),
    section: () => ({ kind: 'section', line: line(part.section ?? {}), otherwise }),
    heading: () => ({ kind: 'heading', line: line(part.heading ?? {}), otherwise }),
    text: () => ({ kind: 'text', line: line(part.text ?? {}), look: part.look, otherwise }),
    list: () =>
      typeof part.list === 'string'
        ? { kind: 'list', list: part.list, otherwise }
        : { kind: 'lines', lines: (part.list ?? []).map(line), otherwise },
    table: () => ({
      ...{ kind: 'table', caption, below, otherwise, isWide: part.wide === true },
      table: tableRequest(part, fields, line),
    }),
    figure: () => ({ kind: 'figure', caption, below, otherwise, figure: part.figure ?? 'parts' }),
    poster: () => ({ kind: 'poster', by: part.by, profile: part.profile, otherwise }),
    signature: () => ({
      ...{ kind: 'signature', otherwise, who: part.signature ?? 'head' },
      signer: Object.fromEntries(SIGNER.map(name => [name, fields.text(name)])) as Signer,
    }),
    break: () => ({ kind: 'break', otherwise }),
  }
  return made[content]()
}

function tableRequest(
  { table, columns, feet, by, rows = [], nodes, activities = [] }: OutlinePart,
  fields: FilledFields,
  line: (text: Localized) => Line,
): TableRequest {
  const plain = (text: Localized) =>
    line(text)
      .map(each => ('text' in each ? each.text : ''))
      .join('')
  return {
    kind: table ?? 'checklist',
    columns:
      columns === undefined
        ? undefined
        : new Map([...columns].map(([name, heading]) => [name, plain(heading)])),
    feet: Object.fromEntries(
      FEET.flatMap(foot => {
        const name = feet?.[foot]
        return name === undefined ? [] : [[foot, plain(name)]]
      }),
    ),
    by,
    nodes: nodes?.map(({ of, title }) => ({
      ids: of,
      ...(title === undefined ? {} : { title: plain(title) }),
    })),
    checklist: rows.map(({ point, needs }) => ({
      point: plain(point),
      needs: needs.map(name => (isFactName(name) ? { fact: name } : checkedField(name, fields))),
    })),
    activities: activities.map(plain),
  }
}

/** Whether a field is filled in, a column in every row of it, or a choice in one of them; and what stands there. */
function checkedField(
  name: string,
  fields: FilledFields,
): { readonly state: FieldState; readonly found: string } {
  const need = rowNeed(name)
  if (need === undefined) {
    const state = fields.state(name)
    const inline = state === 'filled' ? fields.text(name) : undefined
    return { state, found: inline !== undefined && 'text' in inline ? inline.text : '' }
  }
  const { list, column, value } = need
  const rows = fields.rows(list)
  const said = rows.filter(row => row.has(column))
  const own = value === undefined ? said : said.filter(row => row.get(column) === value)
  // What is under way has no day on which it was done.
  const isOpen = (row: FilledRow) =>
    column === 'selesai' && ['proses', 'belum'].includes(row.get('status') ?? '')
  const isAll = rows.length > 0 && said.length === rows.length
  const isThere = value === undefined ? isAll : own.length > 0
  const isNot = fields.state(list) === 'empty' || (value === undefined ? rows.some(isOpen) : isAll)
  const shown = value === undefined ? column : (Object.keys(FIELDS[list].columns)[0] ?? column)
  const texts = own.flatMap(row => {
    const inline = fields.cell(list, row, shown)
    return 'text' in inline ? inline.text : []
  })
  return {
    state: isThere ? 'filled' : isNot ? 'empty' : 'unknown',
    found: [...new Set(texts)].join(', '),
  }
}
