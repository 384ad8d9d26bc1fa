/** Bands that are out of order -> the edits that put them from the best to the lowest. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { type Exact, parseExact } from '../math/exact.ts'
import { parseYaml } from '../rubric/parse-yaml.ts'
import type { RubricText } from '../rubric/read-rubric.ts'
import { bandOrder } from '../rubric/reference-diagnostics.ts'
import { entryOf, type SourceList, type SourceMap, type SourceNode } from '../rubric/source-node.ts'
import type { TextEdit } from './text-edit.ts'

/** None where two bounds are equal or missing in between, or where a comment would end up beside another band. */
export function bandOrderEdits(
  { file, text }: RubricText,
  finding: Diagnostic,
): readonly TextEdit[] {
  if (finding.code !== bandOrder.definition.code || finding.place?.kind !== 'text') return []
  const root = parseYaml(text, file, [])
  const list = root && listAround(root, finding.place)
  const bands = list?.items.filter(item => item.kind === 'map') ?? []
  if (list === undefined || bands.length < list.items.length) return []
  const sorted = bestFirst(bands)
  if (sorted === undefined || hasComment(text, bands)) return []
  return bands.flatMap((band, position) => {
    const wanted = sorted[position]
    return wanted === undefined || wanted === band
      ? []
      : [{ place: band.place, newText: textAt(text, wanted.place) }]
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

/** A sign of a comment anywhere from the line of the first band to that of the last: in doubt, a person sorts. */
function hasComment(text: string, bands: readonly SourceMap[]): boolean {
  const first = bands[0]?.place.line ?? 1
  const last = bands.at(-1)?.place.endLine ?? first
  return text
    .split('\n')
    .slice(first - 1, last)
    .some(line => line.includes('#'))
}

function textAt(text: string, { line, column, endLine, endColumn }: TextPlace): string {
  const lines = text.split('\n').slice(line - 1, endLine)
  const last = lines.length - 1
  return lines
    .map((each, position) => {
      const end = position === last ? endColumn - 1 : undefined
      return each.slice(position === 0 ? column - 1 : 0, end)
    })
    .join('\n')
}
