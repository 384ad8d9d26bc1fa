/** Small descriptions of what may stand in a file: each reads a node into a typed value and writes its JSON Schema. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import {
  entryOf,
  gluedKey,
  isEmptyEntry,
  kindOf,
  type SourceMap,
  type SourceNode,
} from './source-node.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** `definitions` collects schemas of named shapes, so that a shape may contain itself. */
export type SchemaDefinitions = Record<string, JsonSchema>

export interface Shape<T> {
  /** The value, or undefined after a problem was added. Reading goes on, so that all problems are found. */
  readonly read: (node: SourceNode, problems: Diagnostic[]) => T | undefined
  readonly schema: (definitions: SchemaDefinitions) => JsonSchema
  /** "a list", "text", for messages. */
  readonly expects: Required<Localized>
}

export type ValueOf<S> = S extends Shape<infer T> ? T : never

export interface Field<T, Needed extends boolean> {
  readonly shape: Shape<T>
  readonly needed: Needed
  readonly about: About
  /** What it is where the file leaves it out. */
  readonly fallback?: T
}

/** In Indonesian and English, where people write such files; in English alone, where programs do. */
type About = readonly [id: string, en: string] | readonly [en: string]

export function needed<T>(shape: Shape<T>, ...about: About): Field<T, true> {
  return { shape, needed: true, about }
}

export function optional<T>(shape: Shape<T>, ...about: About): Field<T, false> {
  return { shape, needed: false, about }
}

/** Always there once read. */
export function orElse<T>(fallback: T, shape: Shape<T>, ...about: About): Field<T, true> {
  return { shape, needed: true, about, fallback }
}

type Fields = Readonly<Record<string, Field<unknown, boolean>>>
type NeededKey<F extends Fields> = {
  [K in keyof F]: F[K]['needed'] extends true ? K : never
}[keyof F]
type FieldValue<F> = F extends Field<infer T, boolean> ? T : never

/** Keys as in the file, and the node it was read from. */
export type RecordOf<F extends Fields> = { readonly [K in NeededKey<F>]: FieldValue<F[K]> } & {
  readonly [K in Exclude<keyof F, NeededKey<F>>]?: FieldValue<F[K]>
} & { readonly source: SourceMap }

/** A map with known keys. Unknown keys are problems. */
export function record<F extends Fields>(fields: F, ...about: About | []): Shape<RecordOf<F>> {
  const keys = Object.keys(fields)
  const defaults = Object.entries(fields).filter(([, { fallback }]) => fallback !== undefined)
  const required = keys.filter(
    key => fields[key]?.needed === true && fields[key].fallback === undefined,
  )
  return {
    expects: { id: 'sekelompok kunci dan isinya', en: 'a group of keys and values' },
    read(node, problems) {
      if (node.kind !== 'map') {
        problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
        return undefined
      }
      const value: Record<string, unknown> = { source: node }
      for (const [key, { fallback }] of defaults) value[key] = fallback
      let complete = true
      const meant = new Set<string>()
      const written = new Set(node.entries.map(({ key }) => key))
      const free = keys.filter(key => !written.has(key))
      // What is needed and not there is likelier to be meant: `skor` for `score`.
      const lacking = (key: string) =>
        free.filter(each => required.includes(each) && each[0] === key[0])
      for (const [position, entry] of node.entries.entries()) {
        const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined
        const [before, after] = [node.entries[position - 1], node.entries[position + 1]]
        // `scales:` with what belongs below it beside it: told at the line that is not indented.
        const isParted =
          isEmptyEntry(entry) && after !== undefined && !Object.hasOwn(fields, after.key)
        if (field === undefined) {
          const glued = gluedKey(entry.key, free)
          // What could not stand there is not meant: a list of bands is no `bonus`.
          const fitting = free.filter(key => canBe(fields[key]?.shape, entry.value))
          const near = glued?.key ?? nearest(entry.key, fitting)
          const guess = near ?? nearest(entry.key, lacking(entry.key), 3)
          if (guess !== undefined) meant.add(guess)
          const parent = before && isEmptyEntry(before) ? before.key : undefined
          const hint =
            glued?.hint ??
            (guess === undefined && parent ? belowHint(parent) : keyHint(guess, keys))
          problems.push(unknownKey(entry.keyPlace, { key: entry.key, near: near ?? '', hint }))
          continue
        }
        const read = isParted ? undefined : field.shape.read(entry.value, problems)
        if (read === undefined) complete = false
        else value[entry.key] = read
      }
      for (const key of required) {
        if (entryOf(node, key) !== undefined) continue
        complete = false
        // Written otherwise, it is not missing.
        if (meant.has(key)) continue
        problems.push(missingKey(node.place, { key, about: aboutWords(fields[key]?.about) }))
      }
      return complete ? (value as RecordOf<F>) : undefined
    },
    schema(definitions) {
      const properties: Record<string, JsonSchema> = {}
      for (const [key, field] of Object.entries(fields)) {
        properties[key] = {
          ...field.shape.schema(definitions),
          description: field.about.join('\n'),
        }
      }
      return {
        ...(about.length === 0 ? {} : { description: about.join('\n') }),
        type: 'object',
        properties,
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      }
    },
  }
}

/** Whether a value is of the form that a shape expects, whatever is wrong within. */
function canBe(shape: Shape<unknown> | undefined, value: SourceNode): boolean {
  const problems: Diagnostic[] = []
  shape?.read(value, problems)
  const { definition } = wrongType
  return !problems.some(({ code, place }) => code === definition.code && place === value.place)
}

function aboutWords(about: About = ['']): Required<Localized> {
  const [id, en] = about
  // No English within an Indonesian sentence.
  return { id: en === undefined ? '' : ` (${id})`, en: ` (${en ?? id})` }
}

function belowHint(parent: string): Required<Localized> {
  return {
    id: `jorokkan baris ini dan lanjutannya di bawah \`${parent}:\`.`,
    en: `indent this line and what follows below \`${parent}:\`.`,
  }
}

function keyHint(near: string | undefined, keys: readonly string[]): Required<Localized> {
  if (near !== undefined)
    return { id: `mungkin maksudnya \`${near}\`?`, en: `did you mean \`${near}\`?` }
  const list = keys.map(key => `\`${key}\``).join(', ')
  return { id: `yang dikenal di sini: ${list}.`, en: `known here: ${list}.` }
}

/** Any keys, values of one shape. Duplicate keys never get this far: the YAML reader refuses them. */
export function mapOf<T>(shape: Shape<T>): Shape<ReadonlyMap<string, T>> {
  return {
    expects: { id: 'sekelompok kunci dan isinya', en: 'a group of keys and values' },
    read(node, problems) {
      if (node.kind !== 'map') {
        problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
        return undefined
      }
      const values = new Map<string, T>()
      for (const entry of node.entries) {
        const value = shape.read(entry.value, problems)
        if (value !== undefined) values.set(entry.key, value)
      }
      return values.size === node.entries.length ? values : undefined
    },
    schema: definitions => ({ type: 'object', additionalProperties: shape.schema(definitions) }),
  }
}

/** A bracket that is lost leaves a text. */
const LISTED = {
  id: 'apit isinya dengan kurung siku, `[…]`, atau tulis satu baris `- …` untuk tiap isi.',
  en: 'put it between square brackets, `[…]`, or write a line `- …` for each.',
}

export function listOf<T>(
  shape: Shape<T>,
  options: { readonly least?: number } = {},
): Shape<readonly T[]> {
  const least = options.least ?? 0
  return {
    expects: { id: 'daftar', en: 'a list' },
    read(node, problems) {
      if (node.kind !== 'list') {
        const problem = wrongType(node.place, { expected: this.expects, found: kindOf(node) })
        problems.push({ ...problem, remedy: LISTED })
        return undefined
      }
      if (node.items.length < least) {
        problems.push(emptyValue(node.place, { expected: this.expects }))
        return undefined
      }
      const values: T[] = []
      for (const item of node.items) {
        const value = shape.read(item, problems)
        if (value !== undefined) values.push(value)
      }
      return values.length === node.items.length ? values : undefined
    },
    schema: definitions => ({
      type: 'array',
      items: shape.schema(definitions),
      ...(least > 0 ? { minItems: least } : {}),
    }),
  }
}

/** Where a colon or another sign of YAML made more of it. */
const QUOTED_TEXT = {
  id: 'teks (apit dengan tanda kutip bila memuat `:` atau `?`)',
  en: 'text (in quotes where it holds `:` or `?`)',
}

/** A single text, as written. Bare numbers are texts too: `2017.10` keeps its zero. */
export const text: Shape<string> = {
  expects: { id: 'teks', en: 'text' },
  read(node, problems) {
    if (node.kind !== 'scalar') {
      const expected = node.kind === 'map' ? QUOTED_TEXT : this.expects
      problems.push(wrongType(node.place, { expected, found: kindOf(node) }))
      return undefined
    }
    if (node.text.trim() === '') {
      problems.push(emptyValue(node.place, { expected: this.expects }))
      return undefined
    }
    return node.text
  },
  schema: () => ({ type: ['string', 'number', 'boolean'] }),
}

/** One of a few words. */
export function oneOf<const W extends string>(...words: readonly W[]): Shape<W> {
  const list = words.map(word => `\`${word}\``).join(', ')
  return {
    expects: { id: `salah satu dari ${list}`, en: `one of ${list}` },
    read(node, problems) {
      const word = node.kind === 'scalar' ? words.find(known => known === node.text) : undefined
      if (word === undefined) {
        problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
      }
      return word
    },
    schema: () => ({ enum: words }),
  }
}

export const truth: Shape<boolean> = {
  expects: { id: '`true` atau `false`', en: '`true` or `false`' },
  read(node, problems) {
    if (node.kind === 'scalar' && (node.text === 'true' || node.text === 'false'))
      return node.text === 'true'
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: () => ({ type: 'boolean' }),
}

type KindShapes = { readonly [kind in SourceNode['kind']]?: Shape<unknown> }

/** Shapes told apart by the kind of node: a text or a list, a list or a map. */
export function byKind<K extends KindShapes>(
  kinds: K,
  expects: Required<Localized>,
): Shape<ValueOf<K[keyof K]>> {
  return {
    expects,
    read(node, problems) {
      const shape = kinds[node.kind] as Shape<ValueOf<K[keyof K]>> | undefined
      if (shape !== undefined) return shape.read(node, problems)
      problems.push(wrongType(node.place, { expected: expects, found: kindOf(node) }))
      return undefined
    },
    schema: definitions => ({
      anyOf: Object.values<Shape<unknown>>(kinds).map(shape => shape.schema(definitions)),
    }),
  }
}

/** A shape with a name of its own in the schema; the way for a shape to contain itself. */
export function named<T>(name: string, shape: () => Shape<T>): Shape<T> {
  return {
    get expects() {
      return shape().expects
    },
    read: (node, problems) => shape().read(node, problems),
    schema(definitions) {
      if (!Object.hasOwn(definitions, name)) {
        definitions[name] = {}
        definitions[name] = shape().schema(definitions)
      }
      return { $ref: `#/$defs/${name}` }
    },
  }
}

// What can be wrong with the form of a file, whatever the file is about.

export const wrongType = defineDiagnostic('rubric/wrong-type', 'error', {
  id: 'Seharusnya {expected}, tertulis {found}.',
  idRemedy: 'tulis {expected} di sini.',
  en: 'Expected {expected}, found {found}.',
  enRemedy: 'write {expected} here.',
})

const emptyValue = defineDiagnostic('rubric/empty-value', 'error', {
  id: 'Seharusnya {expected}, tetapi kosong.',
  idRemedy: 'tulis isinya, atau hapus kuncinya.',
  en: 'Expected {expected}, found nothing.',
  enRemedy: 'fill it in, or remove the key.',
})

export const unknownKey = defineDiagnostic('rubric/unknown-key', 'error', {
  id: 'Kunci `{key}` tidak dikenal di sini.',
  idRemedy: '{hint}',
  en: 'The key `{key}` is not known here.',
  enRemedy: '{hint}',
})

export const missingKey = defineDiagnostic('rubric/missing-key', 'error', {
  id: 'Kunci `{key}` belum ada.',
  idRemedy: 'tambahkan `{key}:`{about}',
  en: 'The key `{key}` is missing.',
  enRemedy: 'add `{key}:`{about}',
})

const duplicateValue = defineDiagnostic('rubric/duplicate-value', 'error', {
  id: '`{value}` tertulis dua kali dalam satu daftar.',
  idRemedy: 'hapus salah satu.',
  en: '`{value}` stands twice in one list.',
  enRemedy: 'remove one of them.',
})

// Text that may differ by language: `Baik`, or `{ id: Baik, en: Good }`.

const inLanguages = record({
  id: optional(text, 'Bahasa Indonesia', 'Indonesian'),
  en: optional(text, 'Bahasa Inggris', 'English'),
})

const expects = { id: 'teks, atau { id: …, en: … }', en: 'text, or { id: …, en: … }' }

export const localized: Shape<Localized> = wordsOf(inLanguages)

export function wordsOf<W extends Localized & { readonly source: SourceMap }>(
  written: Shape<W>,
): Shape<Omit<W, 'source'>> {
  const either = byKind({ scalar: text, map: written }, expects)
  return {
    expects,
    read(node, problems) {
      const value = either.read(node, problems)
      if (value === undefined) return undefined
      // A bare text is Indonesian: so are the instruments.
      if (typeof value === 'string') return { id: value } as Omit<W, 'source'>
      const { source: _source, ...words } = value as W
      if (words.id === undefined && words.en === undefined) {
        // What stands there under other keys has its own problem.
        if (node.kind !== 'map' || node.entries.length === 0)
          problems.push(emptyValue(node.place, { expected: expects }))
        return undefined
      }
      return words
    },
    schema: either.schema,
  }
}

// A list of texts in which none is repeated.

/** A list without repeats; the second of two equal texts is the problem. */
export const distinctTexts: Shape<readonly string[]> = {
  ...listOf(text),
  read(node, problems) {
    const values = listOf(text).read(node, problems)
    if (values === undefined || node.kind !== 'list') return undefined
    values.forEach((value, position) => {
      const place = node.items[position]?.place
      if (values.indexOf(value) < position) problems.push(duplicateValue(place, { value }))
    })
    return values
  },
}
