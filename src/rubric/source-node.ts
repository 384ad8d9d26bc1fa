/** A YAML file as a tree of texts, each with its place: nothing is a number yet, so nothing is lost. */
import type { TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import { shortText } from '../language/short-list.ts'

export type SourceNode = SourceScalar | SourceList | SourceMap

export interface SourceScalar {
  readonly kind: 'scalar'
  /** As written, without quotes: `1/9`, `2017.10`. */
  readonly text: string
  /** Plain scalars are the ones that YAML readers elsewhere may turn into numbers, dates or booleans. */
  readonly quoted: boolean
  readonly place: TextPlace
}

export interface SourceList {
  readonly kind: 'list'
  readonly items: readonly SourceNode[]
  readonly place: TextPlace
}

export interface SourceMap {
  readonly kind: 'map'
  readonly entries: readonly SourceEntry[]
  readonly place: TextPlace
  /** At the root of a rubric: the files of the parts that it takes in itself. */
  readonly partFiles?: readonly string[]
}

export interface SourceEntry {
  readonly key: string
  readonly keyPlace: TextPlace
  readonly value: SourceNode
}

export function entryOf(map: SourceMap, key: string): SourceEntry | undefined {
  return map.entries.find(entry => entry.key === key)
}

/**
 * The place of what a path of keys and list positions leads to, or of the last node on the way that exists.
 * @example placeAt(band.source, 'from')  // where `88.31` stands
 */
export function placeAt(source: SourceNode, ...path: readonly (string | number)[]): TextPlace {
  let node = source
  for (const step of path) {
    const next =
      node.kind === 'map' && typeof step === 'string'
        ? entryOf(node, step)?.value
        : node.kind === 'list' && typeof step === 'number'
          ? node.items[step]
          : undefined
    if (next === undefined) break
    node = next
  }
  return node.place
}

// A parsed tree <-> compact JSON, so that the rubrics that come with the tool are not parsed at every start.

/** Line, column, end line, end column. */
type StoredPlace = readonly [number, number, number, number]

export type StoredNode =
  | readonly ['s', string, 0 | 1, ...StoredPlace]
  | readonly ['l', readonly StoredNode[], ...StoredPlace]
  | readonly ['m', readonly (readonly [string, StoredPlace, StoredNode])[], ...StoredPlace]

export function storedSource(node: SourceNode): StoredNode {
  const place = storedPlace(node.place)
  if (node.kind === 'scalar') return ['s', node.text, node.quoted ? 1 : 0, ...place]
  if (node.kind === 'list') return ['l', node.items.map(storedSource), ...place]
  const entries = node.entries.map(
    ({ key, keyPlace, value }) => [key, storedPlace(keyPlace), storedSource(value)] as const,
  )
  return ['m', entries, ...place]
}

/** @param file the name that places are given; the stored tree holds none */
export function restoredSource(stored: StoredNode, file: string): SourceNode {
  if (stored[0] === 's') {
    const [, text, quoted, ...place] = stored
    return { kind: 'scalar', text, quoted: quoted === 1, place: restoredPlace(place, file) }
  }
  if (stored[0] === 'l') {
    const [, items, ...place] = stored
    return {
      kind: 'list',
      items: items.map(item => restoredSource(item, file)),
      place: restoredPlace(place, file),
    }
  }
  const [, entries, ...place] = stored
  return {
    kind: 'map',
    entries: entries.map(([key, keyPlace, value]) => ({
      key,
      keyPlace: restoredPlace(keyPlace, file),
      value: restoredSource(value, file),
    })),
    place: restoredPlace(place, file),
  }
}

function storedPlace({ line, column, endLine, endColumn }: TextPlace): StoredPlace {
  return [line, column, endLine, endColumn]
}

function restoredPlace([line, column, endLine, endColumn]: StoredPlace, file: string): TextPlace {
  return { kind: 'text', file, line, column, endLine, endColumn }
}

// A node -> the words for what stands there.

/** What stands there, for messages: a short text is quoted, anything else is named by its kind. */
export function kindOf(node: SourceNode): Required<Localized> {
  if (node.kind === 'map')
    return { id: 'sekelompok kunci dan isinya', en: 'a group of keys and values' }
  if (node.kind === 'list') return { id: 'daftar', en: 'a list' }
  if (node.text === '') return { id: 'kosong', en: 'nothing' }
  const shown = shortText(node.text, 40)
  return { id: `\`${shown}\``, en: `\`${shown}\`` }
}

export function isEmptyEntry({ value }: SourceMap['entries'][number]): boolean {
  return value.kind === 'scalar' && value.text === '' && !value.quoted
}

/** `weight:2` and `weight 2` within braces, where the colon or the space behind it was forgotten. */
export function gluedKey(written: string, keys: readonly string[]) {
  const [, key = '', value = ''] = /^([\w-]+)(?:[:=] ?|\s+)(\S.*)$/.exec(written) ?? []
  if (!keys.includes(key)) return undefined
  const shown = `\`${key}: ${value}\``
  return {
    key,
    hint: {
      id: `tulis ${shown}, dengan titik dua dan spasi.`,
      en: `write ${shown}, with a colon and a space.`,
    },
  }
}
