/** An outline and what a person filled in -> a document whose texts know their fields; what the report says is named, not computed. */
import { inLanguage, type Language, type Localized } from '../language/language.ts'
import type { Report } from '../report/report-shape.ts'
import type { SheetEntries } from '../tally/sheet-entries.ts'
import { FIELDS, isFieldName, type ListName } from './field-kinds.ts'
import type { Outline, OutlinePart } from './outline.ts'
import { CONTENTS, type ContentKind, PLACEHOLDER, SIGNER } from './outline-findings.ts'
import {
  type FactName,
  type FigureKind,
  isFactName,
  type ListKind,
  type TableKind,
} from './outline-parts.ts'
import { dateText, type Fields, type FilledRow, ONLY } from './read-fields.ts'

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
    | { readonly field: string; readonly state: 'filled' | 'empty' | 'unknown' }
  )[]
}

export interface TableRequest {
  readonly kind: TableKind
  /** Column -> heading; those of the kind where the outline names none. */
  readonly columns: ReadonlyMap<string, string> | undefined
  /** Names of the last rows. */
  readonly feet: Readonly<Partial<Record<'all' | 'part-grades' | 'grade', string>>>
  readonly by: string | undefined
  /** Parts that a table of bounds holds; its own where the outline names none. */
  readonly nodes:
    | readonly { readonly ids: readonly string[]; readonly title?: string }[]
    | undefined
  readonly checklist: readonly ChecklistRow[]
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
  /** Sources of the outline that nobody has checked against a regulation. */
  readonly unverified: readonly string[]
}

/** What counts do not hold. */
export interface DocumentData {
  readonly respondents?: readonly (readonly string[])[]
  readonly entries?: SheetEntries
}

/** What tables ask of the fields. */
interface FilledFields {
  readonly text: (name: string) => Inline
  readonly rows: (name: ListName) => readonly FilledRow[]
  /** Lines of a field that is a list of texts. */
  readonly lines: (name: string) => readonly string[]
  readonly raw: (name: string) => string | undefined
  readonly state: (name: string) => 'filled' | 'empty' | 'unknown'
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
  const filled = filledFields(outline, withHead(fields, report), language)
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
    unverified: outline.basis.filter(({ verified }) => !verified).map(({ name }) => name),
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
  { table, columns, feet, by, rows = [], nodes }: OutlinePart,
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
    feet: {
      ...(feet?.all && { all: plain(feet.all) }),
      ...(feet?.['part-grades'] && { 'part-grades': plain(feet['part-grades']) }),
      ...(feet?.grade && { grade: plain(feet.grade) }),
    },
    by,
    nodes: nodes?.map(({ of, title }) => ({
      ids: of,
      ...(title === undefined ? {} : { title: plain(title) }),
    })),
    checklist: rows.map(({ point, needs }) => ({
      point: plain(point),
      needs: needs.map(name =>
        isFactName(name) ? { fact: name } : { field: name, state: fields.state(name) },
      ),
    })),
  }
}
