/** An outline that can be read -> what it names that there is not, and what it declares without a place for it. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import { placeAt, type SourceNode } from '../rubric/source-node.ts'
import { FIELDS, isFieldName, type ListName, rowNeed } from './field-kinds.ts'
import type { Outline, OutlinePart } from './outline.ts'
import { columnsOf, FACTS, type FigureKind, isFactName, type TableKind } from './outline-parts.ts'

const unknownName = defineDiagnostic('documents/unknown-name', 'error', {
  id: '`{name}` bukan isian dan bukan fakta laporan.{hint}',
  idRemedy: 'pakai nama yang dikenal, atau nyatakan isian itu di `fields:` pada susunan ini.',
  en: '`{name}` is neither a field nor a fact of a report.{hint}',
  enRemedy: 'use a name that is known, or declare the field under `fields:` of this outline.',
})

const looseBrace = defineDiagnostic('documents/loose-brace', 'error', {
  id: 'Kurung kurawal di sini tidak mengapit satu nama.',
  idRemedy: 'tulis {nama} dengan huruf kecil, angka, dan tanda hubung saja.',
  en: 'The braces here do not enclose one name.',
  enRemedy: 'write {name} with small letters, digits and hyphens alone.',
})

const unknownColumn = defineDiagnostic('documents/unknown-column', 'error', {
  id: 'Tabel `{table}` tidak memiliki kolom `{name}`.{hint}',
  idRemedy: 'kolomnya: {columns}.',
  en: 'The table `{table}` has no column `{name}`.{hint}',
  enRemedy: 'its columns: {columns}.',
})

const otherKind = defineDiagnostic('documents/not-of-this-kind', 'error', {
  id: '`{name}` hanya ada pada {kind}; susunan ini untuk {own}.',
  idRemedy: 'hapus bagian itu, atau ubah `kind:` susunan ini.',
  en: 'There is `{name}` of {kind} alone; this outline is for {own}.',
  enRemedy: 'remove that part, or change the `kind:` of this outline.',
})

const oneContent = defineDiagnostic('documents/one-content', 'error', {
  id: 'Satu bagian memuat tepat satu isi; di sini ada {count}.',
  idRemedy: 'tulis satu dari {kinds}, dan bagian lain di baris `-` berikutnya.',
  en: 'A part holds exactly one thing; there are {count} here.',
  enRemedy: 'write one of {kinds}, and others after a `-` of their own.',
})

const keyWithoutContent = defineDiagnostic('documents/key-without-use', 'error', {
  id: '`{key}` tidak berarti apa pun bagi `{content}`.',
  idRemedy: 'hapus `{key}`.',
  en: '`{key}` means nothing to `{content}`.',
  enRemedy: 'remove `{key}`.',
})

const fieldWithoutPlace = defineDiagnostic('documents/field-without-place', 'warning', {
  id: 'Isian `{name}` tidak memiliki tempat dalam dokumen ini.',
  idRemedy: 'tulis {{name}} dalam sebuah teks, atau hapus isian itu.',
  en: 'The field `{name}` has no place in this document.',
  enRemedy: 'write {{name}} in a text, or remove the field.',
})

const oneLanguage = defineDiagnostic('documents/one-language', 'warning', {
  id: 'Teks ini hanya ada dalam satu bahasa.',
  idRemedy: 'tulis { id: …, en: … }.',
  en: 'This text stands in one language only.',
  enRemedy: 'write { id: …, en: … }.',
})

const fieldTaken = defineDiagnostic('documents/field-taken', 'error', {
  id: '`{name}` sudah menjadi nama isian atau fakta.',
  idRemedy: 'pilih nama lain.',
  en: '`{name}` is the name of a field or fact already.',
  enRemedy: 'choose another name.',
})

/** What a part may hold, one of them each. */
export const CONTENTS = [
  ...(['cover', 'letterhead', 'contents', 'chapter', 'section', 'heading', 'text'] as const),
  ...(['list', 'table', 'figure', 'poster', 'signature', 'break'] as const),
]
export type ContentKind = (typeof CONTENTS)[number]

/** What may stand beside it. */
const BESIDE: Readonly<Partial<Record<ContentKind, readonly string[]>>> = {
  text: ['look', 'otherwise'],
  list: ['otherwise'],
  table: [
    ...['caption', 'columns', 'feet', 'by', 'rows', 'activities', 'nodes', 'wide', 'below'],
    'otherwise',
  ],
  figure: ['caption', 'below', 'otherwise'],
  poster: ['by', 'profile'],
}

export const PLACEHOLDER = /\{([a-z][a-z0-9-]*)\}/g

export function outlineFindings(outline: Outline): Diagnostic[] {
  const own = [...(outline.fields?.keys() ?? [])]
  const known = [...Object.keys(FIELDS), ...FACTS, ...own]
  const taken = own.filter(name => isFieldName(name) || isFactName(name))
  const placed = new Set(placedFields(outline))
  return [
    ...taken.map(name => fieldTaken(placeAt(outline.source, 'fields', name), { name })),
    ...own
      .filter(name => !placed.has(name))
      .map(name => fieldWithoutPlace(placeAt(outline.source, 'fields', name), { name })),
    ...outline.parts.flatMap(part => [
      ...partFindings(part, known),
      ...kindFindings(part, outline),
    ]),
    ...monolingual(outline.source),
  ]
}

function partFindings(part: OutlinePart, known: readonly string[]): Diagnostic[] {
  const contents = CONTENTS.filter(kind => part[kind] !== undefined)
  const [content, ...more] = contents
  if (content === undefined || more.length > 0) {
    const kinds = quotedList(CONTENTS)
    return [oneContent(part.source.place, { count: contents.length, kinds })]
  }
  const stray = part.source.entries.filter(
    ({ key }) => key !== content && !(BESIDE[content] ?? []).includes(key),
  )
  const names = [
    ...namesIn(part.source),
    ...(part.rows ?? []).flatMap(row =>
      row.needs.map((name, at) => ({ name, place: placeAt(row.source, 'needs', at) })),
    ),
  ]
  return [
    ...loosePlaces(part.source).map(place => looseBrace(place)),
    ...stray.map(({ key, keyPlace }) => keyWithoutContent(keyPlace, { key, content })),
    ...names
      .filter(({ name }) => !known.includes(name) && rowNeed(name) === undefined)
      .map(({ name, place }) => unknownName(place, { name, hint: likenessHint(name, known) })),
    ...(part.table === undefined ? [] : columnFindings(part, part.table)),
    ...keysOfTable(part),
  ]
}

/** Which tables a key means something to. */
const OF_TABLES: Readonly<Record<'rows' | 'activities' | 'nodes', readonly TableKind[]>> = {
  rows: ['checklist'],
  activities: ['schedule'],
  nodes: ['gates-by-unit', 'gates-by-part'],
}

function keysOfTable({ table, source, ...part }: OutlinePart): Diagnostic[] {
  return (['rows', 'activities', 'nodes'] as const).flatMap(key =>
    table === undefined || part[key] === undefined || OF_TABLES[key].includes(table)
      ? []
      : [keyWithoutContent(placeAt(source, key), { key, content: table })],
  )
}

/** Of a rubric of the other kind these would stay away without a word. */
const OF_KIND: Readonly<Record<Outline['kind'], readonly (TableKind | FigureKind)[]>> = {
  survey: [
    ...(['scores-by-group', 'answers', 'respondents', 'sample', 'respondent-answers'] as const),
    ...(['previous-parts', 'recap'] as const),
  ],
  worksheet: [
    ...(['worksheet', 'gates-by-unit', 'readings', 'readings-by-unit', 'consensus'] as const),
    ...(['gains', 'contributions', 'gates-by-part'] as const),
  ],
}
const KINDS = {
  survey: { id: 'survei', en: 'surveys' },
  worksheet: { id: 'lembar kerja', en: 'worksheets' },
} as const

function kindFindings({ table, figure, source }: OutlinePart, { kind }: Outline): Diagnostic[] {
  const other = kind === 'survey' ? 'worksheet' : 'survey'
  const name = table ?? figure
  if (name === undefined || !OF_KIND[other].includes(name)) return []
  const place = placeAt(source, table === undefined ? 'figure' : 'table')
  return [otherKind(place, { name, kind: KINDS[other], own: KINDS[kind] })]
}

function columnFindings({ columns, source }: OutlinePart, table: TableKind): Diagnostic[] {
  const known = Object.keys(columnsOf(table))
  return [...(columns?.keys() ?? [])]
    .filter(name => !known.includes(name))
    .map(name =>
      unknownColumn(placeAt(source, 'columns', name), {
        ...{ table, name, columns: quotedList(known) },
        hint: likenessHint(name, known),
      }),
    )
}

function namesIn(node: SourceNode): { readonly name: string; readonly place: TextPlace }[] {
  if (node.kind === 'list') return node.items.flatMap(namesIn)
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => namesIn(value))
  return [...node.text.matchAll(PLACEHOLDER)].map(([, name = '']) => ({ name, place: node.place }))
}

/** A slip such as `{instansi, {periode}` would stand on the page as it is. */
function loosePlaces(node: SourceNode): TextPlace[] {
  if (node.kind === 'list') return node.items.flatMap(loosePlaces)
  if (node.kind === 'map') return node.entries.flatMap(({ value }) => loosePlaces(value))
  return /[{}]/.test(node.text.replace(PLACEHOLDER, '')) ? [node.place] : []
}

/** A map with `id` or `en` alone; a bare text is the same in both, as a name is. */
function monolingual(node: SourceNode): Diagnostic[] {
  if (node.kind === 'scalar') return []
  if (node.kind === 'list') return node.items.flatMap(monolingual)
  const keys = node.entries.map(({ key }) => key)
  const isText = keys.length === 1 && (keys[0] === 'id' || keys[0] === 'en')
  const below = node.entries.flatMap(({ value }) => monolingual(value))
  return isText ? [oneLanguage(node.place), ...below] : below
}

// Which fields a document has places for, in the order of the document.

/** Of the tables whose rows a person fills in. */
const FIELDS_OF_TABLES: Readonly<Partial<Record<TableKind, readonly ListName[]>>> = {
  sample: ['populasi'],
  'scores-by-group': ['populasi'],
  problems: ['rencana'],
  plan: ['rencana'],
  gains: ['rencana'],
  realisation: ['tindak-lanjut'],
  trend: ['tren'],
  publication: ['media'],
  remarks: ['saran'],
  schedule: ['jadwal'],
  areas: ['catatan'],
  readings: ['catatan'],
  consensus: ['konsensus'],
  participants: ['peserta'],
  recommendations: ['rekomendasi'],
  'recommendations-done': ['tindak-lanjut-rekomendasi'],
  worksheet: ['catatan-verifikator', 'rekomendasi'],
  contributions: ['catatan'],
  notes: ['catatan'],
  recap: ['rencana', 'tindak-lanjut'],
}

/** Facts that are counted from fields. */
const FIELDS_OF_FACTS: Readonly<Record<string, readonly string[]>> = {
  'plans-count': ['rencana'],
  'planned-count': ['tindak-lanjut'],
  'done-count': ['tindak-lanjut'],
  'done-percent': ['tindak-lanjut'],
  'slowest-months': ['laporan-sebelumnya', 'tindak-lanjut'],
  'media-count': ['media'],
  'minimum-sample': ['populasi'],
  'sample-state': ['populasi'],
  'meeting-day': ['tanggal-rapat'],
}

export function placedFields(outline: Outline): readonly string[] {
  const own = outline.fields ?? new Map<string, Localized>()
  const isField = (name: string) => isFieldName(name) || own.has(name)
  const named = outline.parts.flatMap(part => {
    const { table, columns } = part
    const texts = namesIn(part.source).map(({ name }) => name)
    const needs = (part.rows ?? []).flatMap(row => row.needs)
    // A table that leaves out the column of notes has no place for them.
    const shown = (name: ListName) =>
      name === 'catatan' && table !== 'notes'
        ? hasColumn(columns, 'note', 'reason')
        : table === 'worksheet'
          ? hasColumn(columns, name === 'rekomendasi' ? 'recommendation' : 'verifier-note')
          : table === 'scores-by-group'
            ? columns?.has('rate') === true
            : true
    const lists = table === undefined ? [] : (FIELDS_OF_TABLES[table] ?? []).filter(shown)
    const months = table === 'realisation' ? ['laporan-sebelumnya'] : []
    const trend = part.figure === 'trend' ? ['tren'] : []
    const lines =
      part.list === 'basis'
        ? ['dasar']
        : part.list === 'copies'
          ? ['tembusan']
          : part.list === 'praise'
            ? ['apresiasi']
            : []
    const signer = part.signature === undefined ? [] : SIGNER
    const found = [...texts, ...needs, ...lists, ...months, ...trend, ...lines, ...signer]
    return found.flatMap(name =>
      isField(name) ? name : (FIELDS_OF_FACTS[name] ?? rowNeed(name)?.list ?? []),
    )
  })
  return [...new Set(named)]
}

function hasColumn(
  columns: ReadonlyMap<string, unknown> | undefined,
  ...names: readonly string[]
): boolean {
  return columns === undefined || names.some(name => columns.has(name))
}

export const SIGNER = ['tempat', 'tanggal', 'jabatan', 'nama', 'pangkat', 'nip'] as const
