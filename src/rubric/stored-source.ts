/** A parsed tree <-> compact JSON, so that the rubrics that come with the tool are not parsed at every start. */
import type { TextPlace } from '../diagnostics/place.ts'
import type { SourceNode } from './source-node.ts'

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
