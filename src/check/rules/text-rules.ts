/** An id or another text without quotes that YAML elsewhere reads as a number, a date or yes and no: `1.10` becomes 1.1. */
import { groupsAndWithin } from '../../columns/sought-columns.ts'
import type { TextPlace } from '../../diagnostics/place.ts'
import type { Localized } from '../../language/language.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { categoriesOn, type Rubric } from '../../rubric/model.ts'
import {
  entryOf,
  placeAt,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
} from '../../rubric/source-node.ts'
import { conditionsOf } from '../conditions.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'

export const textReadAsNumber = defineRule({
  name: 'text-read-as-number',
  severity: 'warning',
  summary: {
    id: 'Teks tanpa tanda kutip yang dibaca pembaca YAML lain sebagai angka, tanggal, atau ya/tidak.',
    en: 'Text without quotes that other YAML readers take for a number, a date, or yes and no.',
  },
  message: {
    id: '`{text}` tanpa tanda kutip dibaca program lain sebagai {reading}.',
    en: '`{text}` without quotes is read by other programs as {reading}.',
  },
  remedy: { id: 'tulis dengan tanda kutip: "{text}"', en: 'put it in quotes: "{text}"' },
  *find({ source }) {
    const uses = new Map<string, { reading: Required<Localized>; places: TextPlace[] }>()
    for (const { scalar, isName } of texts(source, '')) {
      const reading = scalar.quoted ? undefined : yamlReading(scalar.text, isName)
      const known = uses.get(scalar.text)
      if (known !== undefined && reading !== undefined) known.places.push(scalar.place)
      else if (reading !== undefined) uses.set(scalar.text, { reading, places: [scalar.place] })
    }
    // An id is written wherever it is used: one slip.
    for (const [text, { reading, places }] of uses) {
      const [place, ...others] = places
      if (place === undefined) continue
      const related = others.slice(0, MOST_NAMED).map(each => alsoHere(each))
      yield { place, params: { text, reading }, related }
    }
  },
  fix: ({ params: { text } }, { source }) =>
    typeof text !== 'string'
      ? []
      : [...texts(source, '')].flatMap(({ scalar, isName }) =>
          scalar.text === text && !scalar.quoted && yamlReading(text, isName) !== undefined
            ? [{ place: scalar.place, newText: `"${text}"` }]
            : [],
        ),
})

// Ids and editions are names: even `2017.1` is one, and its next edition may be 2017.10.
const NAMES = new Set(['rubric', 'edition', 'extends', 'id', 'item', 'node', 'verdict'])
const TEXTS = new Set([
  ...['code', 'label', 'also', 'columns', 'title', 'text', 'grade', 'else', 'is', 'en', 'options'],
  ...['blank', 'dont-know', 'not-applicable', 'name', 'part', 'inputs', 'time', 'table', 'of'],
])
// Answers are compared as this file writes them and never leave it.
const PRIVATE = new Set(['tests'])

interface FoundText {
  readonly scalar: SourceScalar
  readonly isName: boolean
}

function* texts(node: SourceNode, key: string): Generator<FoundText> {
  if (node.kind === 'list') for (const item of node.items) yield* texts(item, key)
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      if (PRIVATE.has(entry.key)) continue
      yield* texts(entry.value, keyOf(entry.key, key, node))
    }
  }
  if (node.kind !== 'scalar') return
  const isName = NAMES.has(key)
  if (isName || TEXTS.has(key)) yield { scalar: node, isName }
}

/** `id:` is a name, except where it stands for the language beside `en:` or alone in a text. */
function keyOf(key: string, parent: string, node: SourceMap): string {
  const isLanguage =
    key === 'id' && node.entries.every(each => each.key === 'id' || each.key === 'en')
  if (isLanguage && TEXTS.has(parent)) return 'en'
  // Codes that head the words of options and cells.
  return parent === 'options' || parent === 'table' ? parent : key
}

// A scalar without quotes -> what common YAML readers (1.1 and 1.2) make of it where they do not keep the text.

/**
 * Undefined where the text survives. Of a name, a decimal number counts as lost: its siblings will not all survive.
 * @example yamlReading('1.10', false)  // { id: 'angka 1.1', en: 'the number 1.1' }
 */
export function yamlReading(text: string, isName: boolean): Required<Localized> | undefined {
  if (/^(?:true|false|yes|no|on|off)$/i.test(text))
    return { id: 'nilai benar/salah', en: 'true or false' }
  if (/^(?:null|~)$/i.test(text)) return { id: 'kosong', en: 'nothing' }
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return { id: 'tanggal', en: 'a date' }
  if (/^[+-]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/.test(text))
    return { id: 'jumlah detik', en: 'a number of seconds' }
  const number = numberOf(text)
  if (number === undefined) return undefined
  const isKept = String(number) === text && !(isName && text.includes('.'))
  return isKept ? undefined : { id: `angka ${number}`, en: `the number ${number}` }
}

function numberOf(text: string): number | undefined {
  if (/^[+-]?0(?:x[\da-f_]+|o[0-7_]+|b[01_]+)$/i.test(text))
    return Number(text.replace(/[+_-]/g, ''))
  if (/^[+-]?0[0-7_]+$/.test(text)) return Number.parseInt(text.replaceAll('_', ''), 8)
  const plain = /^[+-]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d+)?$/i.test(text)
  return plain ? Number(text.replaceAll('_', '')) : undefined
}

// A text in one language only: a report in the other language shows it untranslated.

const LANGUAGES = {
  id: { id: 'bahasa Indonesia', en: 'Indonesian' },
  en: { id: 'bahasa Inggris', en: 'English' },
} as const

export const translationMissing = defineRule({
  name: 'translation-missing',
  severity: 'note',
  summary: {
    id: 'Teks hanya ada dalam satu bahasa.',
    en: 'A text stands in one language only.',
  },
  message: {
    id: 'Belum ada {language} untuk {what}.',
    en: 'There is no {language} for {what}.',
  },
  remedy: {
    id: 'tulis keduanya: { id: …, en: … }',
    en: 'write both: { id: …, en: … }',
  },
  *find(rubric) {
    const texts = localizedTexts(rubric)
    for (const language of ['id', 'en'] as const) {
      const missing = texts.filter(({ text }) => text[language] === undefined)
      const words = LANGUAGES[language]
      // A rubric in one language throughout is one decision, not a hundred slips.
      if (missing.length === texts.length && missing.length > 1) {
        const what = {
          id: `semua ${missing.length} teks rubrik ini`,
          en: `any of the ${missing.length} texts of this rubric`,
        }
        yield { place: placeAt(rubric.source, 'title'), params: { language: words, what } }
        continue
      }
      for (const same of byKind(missing)) {
        for (const each of same.length > MOST_APART ? same.slice(0, 1) : same) {
          const what = same.length > MOST_APART ? counted(each, same.length) : shown(each)
          yield { place: each.place, params: { language: words, what } }
        }
      }
    }
  },
})

// More of one kind than this were left out together.
const MOST_APART = 3

const KINDS: Readonly<Record<TextKind, Required<Localized>>> = {
  about: { id: 'keterangan', en: 'texts about the rubric' },
  group: { id: 'teks kelompok', en: 'texts of groups' },
  label: { id: 'label skala', en: 'labels of scales' },
  item: { id: 'teks butir', en: 'texts of items' },
  option: { id: 'pilihan jawaban', en: 'options' },
  evidence: { id: 'bukti dukung', en: 'pieces of evidence' },
  title: { id: 'judul', en: 'titles' },
  verdict: { id: 'teks predikat dan syarat', en: 'texts of grades and gates' },
}

function byKind(texts: readonly WrittenText[]): readonly (readonly WrittenText[])[] {
  const kinds = new Map<TextKind, WrittenText[]>()
  for (const text of texts) kinds.set(text.kind, [...(kinds.get(text.kind) ?? []), text])
  return [...kinds.values()]
}

function counted({ kind }: WrittenText, count: number): Required<Localized> {
  return {
    id: `${count} ${KINDS[kind].id} (yang pertama di sini)`,
    en: `${count} ${KINDS[kind].en} (the first one here)`,
  }
}

function shown({ text }: WrittenText): string {
  const words = text.id ?? text.en ?? ''
  return `"${words.length > 50 ? `${words.slice(0, 49)}…` : words}"`
}

// A rubric -> every text that is written in it for readers, with its place and the languages it has.

type TextKind = 'about' | 'group' | 'label' | 'item' | 'option' | 'evidence' | 'title' | 'verdict'

interface WrittenText {
  readonly kind: TextKind
  readonly text: Localized
  readonly place: TextPlace
}

/** What is not written, such as the title of a node that is its id, is not among them. */
function localizedTexts(rubric: Rubric): readonly WrittenText[] {
  const { source } = rubric
  const words = mapAt(source, 'words')
  return [
    ...written('about', source, 'title', rubric.title),
    ...written('about', source, 'notice', rubric.notice),
    ...rubric.basis.flatMap(basis => written('about', basis.source, 'note', basis.note)),
    ...Object.entries(rubric.words).flatMap(([key, text]) =>
      written('about', words, key === 'gradeLabel' ? 'grade-label' : key, text),
    ),
    ...rubric.levels.flatMap(level => written('group', level.source, 'title', level.title)),
    ...[...groupsAndWithin(rubric), ...rubric.profile].flatMap(group => [
      ...written('group', group.source, 'title', group.title),
      ...group.values.flatMap(({ label }, position) =>
        writtenAt('group', group.source, label, 'values', position, 'label'),
      ),
    ]),
    ...[...rubric.scales.values()].flatMap(scale =>
      categoriesOn(scale).flatMap(category =>
        written('label', category.source, 'label', category.label),
      ),
    ),
    ...itemTexts(rubric),
    ...nodesOf(rubric.score).flatMap(node => written('title', node.source, 'title', node.title)),
    ...verdictTexts(rubric),
  ]
}

function itemTexts({ items }: Rubric): readonly WrittenText[] {
  return items.flatMap(({ source, text, guidance, evidence, options }) => [
    ...written('item', source, 'text', text),
    ...written('item', source, 'guidance', guidance),
    ...evidence.flatMap((each, position) =>
      writtenAt('evidence', source, each, 'evidence', position),
    ),
    ...[...options].flatMap(([code, each]) => writtenAt('option', source, each, 'options', code)),
  ])
}

function verdictTexts(rubric: Rubric): readonly WrittenText[] {
  return [
    ...rubric.grades.flatMap(({ bands }) =>
      bands.flatMap(band => [
        ...written('verdict', band.source, 'label', band.label),
        ...written('verdict', band.source, 'else-label', band.otherwise?.label),
      ]),
    ),
    ...rubric.gates.flatMap(gate => [
      ...written('verdict', gate.source, 'label', gate.label),
      ...written('verdict', gate.source, 'otherwise', gate.otherwise),
    ]),
    ...conditionsOf(rubric).flatMap(condition =>
      written('verdict', condition.source, 'title', condition.title),
    ),
    ...rubric.lookups.flatMap(lookup => [
      ...written('verdict', lookup.source, 'title', lookup.title),
      ...[...lookup.table].flatMap(([row, cells]) =>
        [...cells].flatMap(([column, text]) =>
          writtenAt('verdict', lookup.source, text, 'table', row, column),
        ),
      ),
    ]),
    ...rubric.columnCautions.flatMap(({ source }) => {
      // The model fills in the missing language; what is written decides here.
      const message = mapAt(source, 'message')
      const has = (language: 'id' | 'en') => entryOf(message, language) !== undefined
      const text = { ...(has('id') ? { id: ' ' } : {}), ...(has('en') ? { en: ' ' } : {}) }
      return writtenAt(
        'verdict',
        source,
        message.entries.length === 0 ? { id: ' ' } : text,
        'message',
      )
    }),
  ]
}

function written(
  kind: TextKind,
  source: SourceNode,
  key: string,
  text: Localized | undefined,
): WrittenText[] {
  const entry = source.kind === 'map' ? entryOf(source, key) : undefined
  return text === undefined || entry === undefined ? [] : [{ kind, text, place: entry.value.place }]
}

function writtenAt(
  kind: TextKind,
  source: SourceNode,
  text: Localized,
  ...path: readonly (string | number)[]
): WrittenText[] {
  return [{ kind, text, place: placeAt(source, ...path) }]
}

function mapAt(source: SourceMap, key: string): SourceMap {
  const value = entryOf(source, key)?.value
  return value?.kind === 'map' ? value : { ...source, entries: [] }
}
