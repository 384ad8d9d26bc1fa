/** A YAML file as a tree of texts, each with its place: nothing is a number yet, so nothing is lost. */
import type { TextPlace } from '../diagnostics/place.ts'

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
