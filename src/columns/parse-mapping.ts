/** The text of a mapping file -> what it says, every entry with its line. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { nearest, perhapsMeant } from '../language/nearest.ts'
import { shortList } from '../language/short-list.ts'
import { categoriesOf, type Item, type Rubric, scaleOf } from '../rubric/model.ts'
import { duplicateKey, parseYaml } from '../rubric/read-rubric.ts'
import type { SourceNode } from '../rubric/source-node.ts'
import { normalisedHeader } from '../tables/header-names.ts'
import type {
  ColumnTarget,
  SavedAnswer,
  SavedColumn,
  SavedMapping,
  SavedValue,
} from './column-mapping.ts'
import type { SavedCounts } from './counts-by-answer.ts'
import { isNameOfGroup } from './find-column.ts'
import { ANSWER_ROLES, type AnswerRole, type AnswerRoles } from './row-per-answer.ts'
import { SAMPLE_ROLES } from './sample-columns.ts'
import { groupsAndWithin, hasColumn } from './sought-columns.ts'

const unknownTarget = defineDiagnostic('responses/mapping-unknown-target', 'error', {
  id: '`{target}` bukan butir atau kelompok pada rubrik `{rubric}`.',
  idRemedy: 'pakai salah satu: {known}, `time`, `weight`, `stratum`, `cluster`, `ignore`.',
  en: '`{target}` is not an item or group of the rubric `{rubric}`.',
  enRemedy: 'use one of: {known}, `time`, `weight`, `stratum`, `cluster`, `ignore`.',
})

/** A mapping file read for one rubric. */
interface ReadMapping {
  readonly mapping: SavedMapping
  readonly diagnostics: readonly Diagnostic[]
}

/** The same file says different things of different rubrics: their items have different names. */
export type MappingReader = (rubric: Rubric) => ReadMapping

/** `group:unit = Dinas Kesehtan` */
const VALUE_KEY = /^group:([^\s=]+)\s*=\s*(.+)$/s

/** What a mapping file says whatever rubric it is for, and what is wrong with the form of the file. */
export function mappingHeaders(
  text: string,
  file: string,
): {
  readonly headers: readonly string[]
  /** As `--rows` would say it. */
  readonly rows: readonly string[]
  /** Columns of a table with a row for each answer. */
  readonly roles: AnswerRoles
  readonly counts: SavedCounts | undefined
  readonly diagnostics: readonly Diagnostic[]
} {
  const { columns, rows, counts, diagnostics } = sectionsOf(text, file)
  const named = columns.flatMap(({ key }) => (VALUE_KEY.test(key) ? [] : [key]))
  const headers = [...named, ...(counts === undefined ? [] : countHeaders(counts))]
  const roles = columns.flatMap(({ key, value }) => (isRole(value) ? [[key, value] as const] : []))
  return { headers, rows, roles: Object.fromEntries(roles), counts, diagnostics }
}

function countHeaders({ items, options, count }: SavedCounts): string[] {
  const answers = typeof options === 'string' ? [options] : Object.keys(options)
  return [items, count, ...answers].filter(header => header !== undefined)
}

function isRole(value: string): value is AnswerRole {
  return ANSWER_ROLES.some(role => role === value)
}

export function parseMapping(text: string, rubric: Rubric, file: string): ReadMapping {
  const { columns: entries, answers: saved, diagnostics: syntax } = sectionsOf(text, file)
  const columns: SavedColumn[] = []
  const values: SavedValue[] = []
  const diagnostics = [...syntax]
  for (const { key, value, keyPlace, valuePlace } of entries) {
    const [, group, spelling] = VALUE_KEY.exec(key) ?? []
    if (group !== undefined && spelling !== undefined) {
      const target = targetOf(`group:${group}`, rubric)
      if (target?.kind === 'group') values.push({ group: target.id, spelling, name: value })
      else diagnostics.push(unknown(`group:${group}`, rubric, keyPlace))
      continue
    }
    const target = targetOf(value, rubric)
    // Its work is done when the columns are matched.
    if (target === undefined && isRole(value)) continue
    if (target !== undefined) columns.push({ header: key, target, place: keyPlace })
    else diagnostics.push(unknown(value, rubric, valuePlace))
  }
  const answers = saved.flatMap(({ of, key, value, valuePlace }): SavedAnswer[] => {
    // Not decided yet.
    if (value === '?') return []
    const items = rubric.items.filter(item => of === undefined || isAnsweredOn(item, of.key))
    if (of !== undefined && items.length === 0) {
      diagnostics.push(unknownAnswerOf(of.keyPlace, { name: of.key, rubric: rubric.id }))
    } else if (!items.some(item => categoriesOf(item).some(({ code }) => code === value))) {
      const codes = [...new Set(items.flatMap(item => categoriesOf(item).map(({ code }) => code)))]
      diagnostics.push(unknownCode(valuePlace, { code: value, known: shortList(codes, 12) }))
    }
    return [{ ...(of === undefined ? {} : { of: of.key }), text: key, code: value }]
  })
  const mapping = { columns, values, ...(answers.length === 0 ? {} : { answers }) }
  return { mapping, diagnostics }
}

const unknownAnswerOf = defineDiagnostic('responses/mapping-answers-of-unknown', 'error', {
  id: '`{name}` bukan butir atau skala pada rubrik `{rubric}`.',
  idRemedy: 'tulis id butir atau skalanya (lihat rb-score show {rubric}).',
  en: '`{name}` is not an item or scale of the rubric `{rubric}`.',
  enRemedy: 'write the id of an item or a scale (see rb-score show {rubric}).',
})

const unknownCode = defineDiagnostic('responses/mapping-unknown-code', 'error', {
  id: '`{code}` bukan kode pada skalanya.',
  idRemedy: 'pakai salah satu: {known}.',
  en: '`{code}` is not a code of the scale.',
  enRemedy: 'use one of: {known}.',
})

/** Whether answers of an item or a scale of that id are answers to this item. */
function isAnsweredOn(item: Item, id: string): boolean {
  return item.id === id || scaleOf(item)?.id === id
}

/** Item ids win over words such as `time` and `ignore`, which a rubric is free to use as ids. Else any name of an item or group will do. */
function targetOf(written: string, rubric: Rubric): ColumnTarget | undefined {
  if (rubric.items.some(item => item.id === written && hasColumn(item))) {
    return { kind: 'item', id: written }
  }
  const [isOpen, guess = ''] = /^\?\s*(.*)$/s.exec(written) ?? []
  if (isOpen !== undefined) return { kind: 'open', guess }
  if (written === 'time' || written === 'ignore') return { kind: written }
  const role = SAMPLE_ROLES.find(each => each === written)
  if (role !== undefined) return { kind: role }
  const [, kind, name] = /^(group|profile):(.+)$/s.exec(written) ?? []
  if (name !== undefined) {
    const known = kind === 'group' ? groupsAndWithin(rubric) : rubric.profile
    const group =
      known.find(({ id }) => id === name) ?? only(known, each => isNameOfGroup(name, each))
    return group && { kind: kind === 'group' ? 'group' : 'profile', id: group.id }
  }
  const items = rubric.items.filter(hasColumn)
  const sought = normalisedHeader(written)
  const item =
    only(items, ({ id }) => normalisedHeader(id) === sought) ??
    only(items, ({ text, columns }) =>
      [text.id, text.en, ...columns].some(
        one => one !== undefined && normalisedHeader(one) === sought,
      ),
    )
  return item && { kind: 'item', id: item.id }
}

/** The one that fits, if exactly one does. */
function only<T>(all: readonly T[], fits: (one: T) => boolean): T | undefined {
  const fitting = all.filter(fits)
  return fitting.length === 1 ? fitting[0] : undefined
}

function unknown(target: string, rubric: Rubric, place: TextPlace): Diagnostic {
  const known = [
    ...rubric.items.filter(hasColumn).map(({ id }) => id),
    ...groupsAndWithin(rubric).map(({ id }) => `group:${id}`),
    ...rubric.profile.map(({ id }) => `profile:${id}`),
  ]
  const meant = nearest(target, [...known, 'time', ...SAMPLE_ROLES, 'ignore'])
  const listed = shortList(known, 30)
  const problem = unknownTarget(place, { target, rubric: rubric.id, known: listed })
  return meant === undefined ? problem : { ...problem, remedy: perhapsMeant(meant) }
}

// JSON, or the same as YAML -> its entries with their places.

const mappingSyntax = defineDiagnostic('responses/mapping-syntax', 'error', {
  id: 'Di sini seharusnya {expected}.',
  idRemedy:
    'bentuk file pemetaan: { "judul kolom": "U1", "judul lain": "ignore" }. Tulis ulang dengan --show-mapping bila perlu.',
  en: 'Expected {expected} here.',
  enRemedy:
    'a mapping file looks like { "header": "U1", "other header": "ignore" }. Write it anew with --show-mapping if need be.',
})

const repeatedKey = defineDiagnostic('responses/mapping-key-twice', 'error', {
  id: '`{key}` sudah ada pada baris {line}.',
  idRemedy: 'hapus salah satu; kolom kedua dengan judul yang sama ditulis `{key} #2`.',
  en: '`{key}` already stands in line {line}.',
  enRemedy: 'delete one of them; the second column of the same header is written `{key} #2`.',
})

interface FlatEntry {
  readonly key: string
  readonly value: string
  readonly keyPlace: TextPlace
  readonly valuePlace: TextPlace
}

const PAIRS = { id: 'pasangan "judul kolom": "id butir"', en: 'pairs of "header": "item id"' }
const ITEM_ID = { id: 'id butir', en: 'an item id' }

const ROWS = { id: 'baris seperti "2-304"', en: 'rows such as "2-304"' }
const COUNTS = {
  id: '"options" (judul kolom, atau pasangan judul kolom dan kode), dengan "items" dan "count" bila perlu',
  en: '"options" (a header, or pairs of header and code), with "items" and "count" where needed',
}
const CODE = { id: 'kode jawaban', en: 'the code of an answer' }

const SECTIONS = ['version', 'columns', 'items', 'answers', 'rows', 'counts']
const VERSION = '2'
const IS_VERSION = { id: `\`"version": ${VERSION}\``, en: `"version": ${VERSION}` }
const ONE_SECTION = {
  id: '`version`, `columns`, `items`, `answers`, `rows`, atau `counts`',
  en: 'version, columns, items, answers, rows, or counts',
}

interface AnswerEntry extends FlatEntry {
  /** The item or scale under which it stands. */
  readonly of?: FlatEntry
}

interface Sections {
  readonly columns: readonly FlatEntry[]
  readonly answers: readonly AnswerEntry[]
  readonly rows: readonly string[]
  readonly counts?: SavedCounts
  readonly diagnostics: readonly Diagnostic[]
}

/** Files of before are their columns and nothing else. What was read of a file with mistakes is not used. */
function sectionsOf(text: string, file: string): Sections {
  const problems: Diagnostic[] = []
  const node = parseYaml(text, file, problems)
  if (node?.kind !== 'map') {
    const place = node?.place ?? { kind: 'file', file }
    const found = node === undefined ? problems : [mappingSyntax(place, { expected: PAIRS })]
    return { columns: [], answers: [], rows: [], diagnostics: found.map(inWordsOfMapping) }
  }
  const section = (name: string) => node.entries.find(({ key }) => key === name)?.value
  const isInSections = ['columns', 'answers', 'rows', 'counts'].some(
    name => section(name)?.kind === 'map',
  )
  const version = section('version')
  const written = version?.kind === 'scalar' ? version.text : undefined
  // A column may be called so.
  if (!isInSections && !/^\d+$/.test(written ?? '')) {
    const columns = pairsOf(node, ITEM_ID, problems)
    return { columns, answers: [], rows: [], diagnostics: problems }
  }
  if (version !== undefined && written !== VERSION)
    problems.push(mappingSyntax(version.place, { expected: IS_VERSION }))
  const [columns, answers, rows, counts] = ['columns', 'answers', 'rows', 'counts'].map(section)
  for (const { key, keyPlace } of node.entries) {
    if (!SECTIONS.includes(key)) problems.push(mappingSyntax(keyPlace, { expected: ONE_SECTION }))
  }
  const saved = counts === undefined ? undefined : countsIn(counts, problems)
  return {
    ...(saved === undefined ? {} : { counts: saved }),
    columns: columns === undefined ? [] : pairsOf(columns, ITEM_ID, problems),
    answers: answers === undefined ? [] : answersIn(answers, problems),
    rows: rows === undefined ? [] : rowsIn(rows, problems),
    diagnostics: problems,
  }
}

/** Texts and their codes, also under the id of an item or a scale. */
function answersIn(node: SourceNode, problems: Diagnostic[]): AnswerEntry[] {
  if (node.kind !== 'map') return pairsOf(node, CODE, problems)
  return node.entries.flatMap(({ key, keyPlace, value }): AnswerEntry[] => {
    const only = { kind: 'map', entries: [{ key, keyPlace, value }], place: node.place } as const
    if (value.kind !== 'map') return pairsOf(only, CODE, problems)
    const of = { key, value: '', keyPlace, valuePlace: value.place }
    return pairsOf(value, CODE, problems).map(entry => ({ ...entry, of }))
  })
}

/** Columns of a table of counts: see `SavedCounts`. */
function countsIn(node: SourceNode, problems: Diagnostic[]): SavedCounts | undefined {
  const found = new Map<string, SourceNode>()
  for (const { key, keyPlace, value } of node.kind === 'map' ? node.entries : []) {
    if (['items', 'options', 'count'].includes(key)) found.set(key, value)
    else problems.push(mappingSyntax(keyPlace, { expected: COUNTS }))
  }
  const textIn = (key: string) => {
    const value = found.get(key)
    return value?.kind === 'scalar' && value.text !== '' ? { [key]: value.text } : {}
  }
  const answers = found.get('options')
  const options =
    answers?.kind === 'map'
      ? Object.fromEntries(pairsOf(answers, CODE, problems).map(({ key, value }) => [key, value]))
      : textIn('options').options
  const counts = { ...textIn('items'), ...textIn('count') }
  const isWhole =
    typeof options === 'string'
      ? 'items' in counts === 'count' in counts
      : options !== undefined && 'items' in counts && !('count' in counts)
  if (options !== undefined && isWhole) return { ...counts, options }
  problems.push(mappingSyntax(node.place, { expected: COUNTS }))
  return undefined
}

/** `2-304`, or by file. */
function rowsIn(node: SourceNode, problems: Diagnostic[]): string[] {
  if (node.kind === 'scalar') return [node.text]
  return pairsOf(node, ROWS, problems).map(({ key, value }) => `${key}:${value}`)
}

function pairsOf(node: SourceNode, expected: Localized, problems: Diagnostic[]): FlatEntry[] {
  if (node.kind !== 'map') {
    problems.push(mappingSyntax(node.place, { expected }))
    return []
  }
  return node.entries.flatMap(({ key, keyPlace, value }) => {
    if (value.kind === 'scalar' && value.text !== '') {
      return [{ key, value: value.text, keyPlace, valuePlace: value.place }]
    }
    problems.push(mappingSyntax(value.place, { expected }))
    return []
  })
}
/** A key that stands twice is a column that was meant twice; all else is no mapping from here on. */
function inWordsOfMapping(problem: Diagnostic): Diagnostic {
  const [earlier] = problem.related
  if (problem.code === duplicateKey.definition.code && earlier?.place.kind === 'text') {
    const { key = '' } = problem.params
    return repeatedKey(problem.place, { key, line: earlier.place.line })
  }
  return mappingSyntax(problem.place, { expected: PAIRS })
}
