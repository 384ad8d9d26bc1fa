/** Bands that are out of order -> the edits that put them from the best to the lowest. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { type Exact, parseExact } from '../math/exact.ts'
import { parseYaml } from '../rubric/parse-yaml.ts'
import type { RubricText } from '../rubric/read-rubric.ts'
import { bandOrder } from '../rubric/reference-diagnostics.ts'
import { entryOf, type SourceList, type SourceMap, type SourceNode } from '../rubric/source-node.ts'
import type { TextEdit } from './text-edit.ts'

/** None where two bounds are equal or missing in between, or where a comment stands between two bands. */
export function bandOrderEdits(
  { file, text }: RubricText,
  finding: Diagnostic,
): readonly TextEdit[] {
  if (finding.code !== bandOrder.definition.code || finding.place?.kind !== 'text') return []
  if (finding.place.file !== file) return []
  const root = parseYaml(text, file, [])
  const list = root && listAround(root, finding.place)
  const bands = list?.items.filter(item => item.kind === 'map') ?? []
  if (list === undefined || bands.length < list.items.length) return []
  const sorted = bestFirst(bands)
  if (sorted === undefined) return []
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const places = new Map(bands.map(band => [band, withComment(lines, band.place)]))
  if (hasCommentBetween(lines, [...places.values()])) return []
  return bands.flatMap((band, position) => {
    const wanted = sorted[position]
    const [place, from] = [places.get(band), wanted && places.get(wanted)]
    return place === undefined || from === undefined || wanted === band
      ? []
      : [{ place, newText: textAt(lines, from) }]
  })
}

function bestFirst(bands: readonly SourceMap[]): readonly SourceMap[] | undefined {
  const bounded = bands.flatMap(band => {
    const bound = boundOf(band)
    return bound === undefined ? [] : [{ band, bound }]
  })
  const open = bands.filter(band => boundOf(band) === undefined)
  const sorted = [...bounded].sort((a, b) => b.bound.compare(a.bound))
  const isRepeated = sorted.some(({ bound }, position) => sorted[position + 1]?.bound.equals(bound))
  return isRepeated || open.length > 1 ? undefined : [...sorted.map(({ band }) => band), ...open]
}

function boundOf(band: SourceMap): Exact | undefined {
  const written = (entryOf(band, 'from') ?? entryOf(band, 'above'))?.value
  return written?.kind === 'scalar' ? parseExact(written.text) : undefined
}

function listAround(node: SourceNode, place: TextPlace): SourceList | undefined {
  if (node.kind === 'list' && node.items.some(item => isSamePlace(item.place, place))) return node
  const below = node.kind === 'map' ? node.entries.map(({ value }) => value) : childrenOf(node)
  for (const child of below) {
    const found = listAround(child, place)
    if (found !== undefined) return found
  }
  return undefined
}

function childrenOf(node: SourceNode): readonly SourceNode[] {
  return node.kind === 'list' ? node.items : []
}

function isSamePlace(a: TextPlace, b: TextPlace): boolean {
  return a.line === b.line && a.column === b.column
}

/** A comment behind a band, on its last line, goes where the band goes. */
function withComment(lines: readonly string[], place: TextPlace): TextPlace {
  const line = lines[place.endLine - 1] ?? ''
  const comment = /^[ \t]+#[^\r]*/.exec(line.slice(place.endColumn - 1))?.[0] ?? ''
  return { ...place, endColumn: place.endColumn + comment.length }
}

/** A sign of a comment outside of the bands, from the first to the last: in doubt, a person sorts. */
function hasCommentBetween(lines: readonly string[], places: readonly TextPlace[]): boolean {
  return places.some((place, position) => {
    const next = places[position + 1]
    if (next === undefined) return false
    const { endLine: line, endColumn: column } = place
    return textAt(lines, {
      ...place,
      ...{ line, column, endLine: next.line, endColumn: next.column },
    }).includes('#')
  })
}

function textAt(all: readonly string[], { line, column, endLine, endColumn }: TextPlace): string {
  const lines = all.slice(line - 1, endLine)
  const last = lines.length - 1
  return lines
    .map((each, position) => {
      const end = position === last ? endColumn - 1 : undefined
      return each.slice(position === 0 ? column - 1 : 0, end)
    })
    .join('\n')
}
