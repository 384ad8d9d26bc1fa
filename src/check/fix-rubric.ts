/** A rubric's text and its findings -> the text with everything mended that is safe to mend. */
import type { Diagnostic, SourceText } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { type Exact, exact, parseExact } from '../math/exact.ts'
import { parseYaml, readRubric } from '../rubric/read-rubric.ts'
import { bandOrder } from '../rubric/references.ts'
import type { FindRubric } from '../rubric/resolve-rubric.ts'
import { unknownKey } from '../rubric/shape.ts'
import { entryOf, type SourceList, type SourceMap, type SourceNode } from '../rubric/source-node.ts'
import { type CheckOptions, checkRubric, safeEdits } from './check-rubric.ts'
import type { TextEdit } from './rule.ts'

interface FixedRubric {
  readonly text: string
  /** The findings that the edits answer. */
  readonly fixed: readonly Diagnostic[]
  /** What is found in the mended text. */
  readonly remaining: readonly Diagnostic[]
}

/** One mend may bring another into reach, such as a rule behind a misspelt key. */
const MOST_ROUNDS = 10

/**
 * Comments and layout stay. A mend is kept only if the result can be read as far as the text could be read before, and
 * has fewer findings than before; or if it can be read further.
 */
export function fixedRubric(
  source: SourceText,
  find: FindRubric,
  options: CheckOptions = {},
): FixedRubric {
  let { text } = source
  let remaining = checkRubric(source, find, options)
  const fixed: Diagnostic[] = []
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = oneRound({ file: source.file, text }, find, options, remaining)
    if (next === undefined) break
    text = next.text
    remaining = next.remaining
    fixed.push(...next.fixed)
  }
  return { text, fixed, remaining }
}

/** How many of the findings `--fix` mends. */
export function mendableCount(
  source: SourceText,
  find: FindRubric,
  findings: readonly Diagnostic[],
  options: CheckOptions,
): number {
  const mends = mendsOf(source, find, findings)
  return mends.length === 0 ? 0 : fixedRubric(source, find, options).fixed.length
}

interface Round {
  readonly text: string
  readonly fixed: readonly Diagnostic[]
  readonly remaining: Diagnostic[]
}

interface Mend {
  readonly finding: Diagnostic
  readonly edits: readonly TextEdit[]
}

/** All mends together; where they do not do, each alone, and the first that does. */
function oneRound(
  source: SourceText,
  find: FindRubric,
  options: CheckOptions,
  findings: readonly Diagnostic[],
): Round | undefined {
  const mends = mendsOf(source, find, findings)
  if (mends.length === 0) return undefined
  const attempts = mends.length === 1 ? [mends] : [mends, ...mends.map(mend => [mend])]
  for (const attempt of attempts) {
    const edits = distinctEdits(attempt.flatMap(({ edits: each }) => each))
    const { text } = editedText(source.text, edits)
    if (text === source.text) continue
    const mended = { file: source.file, text }
    const remaining = checkRubric(mended, find, options)
    const [before, after] = [readingDepth(source, find), readingDepth(mended, find)]
    // What can be read further may show findings that nobody could see before.
    const isBetter = after > before || (after === before && remaining.length < findings.length)
    if (!isBetter) continue
    return { text, remaining, fixed: attempt.map(({ finding }) => finding) }
  }
  return undefined
}

/** 0: parts of another form than a rubric's; 1: parts that do not fit together; 2: a rubric. */
function readingDepth(source: SourceText, find: FindRubric): 0 | 1 | 2 {
  const { rubric, isFormed } = readRubric(source, find)
  if (rubric !== undefined) return 2
  return isFormed ? 1 : 0
}

function mendsOf(
  source: SourceText,
  find: FindRubric,
  findings: readonly Diagnostic[],
): readonly Mend[] {
  const { rubric } = readRubric(source, find)
  return findings.flatMap(finding => {
    const edits = [
      ...keySpellingEdits(finding),
      ...bandOrderEdits(source, finding),
      ...(rubric === undefined ? [] : safeEdits(finding, rubric)),
    ]
    // Another file is mended when it is checked itself.
    const isHere = edits.every(edit => edit.place.file === source.file)
    return edits.length > 0 && isHere ? [{ finding, edits }] : []
  })
}

/** Two findings may ask for the same edit. */
function distinctEdits(edits: readonly TextEdit[]): TextEdit[] {
  return [...new Map(edits.map(edit => [JSON.stringify(edit), edit])).values()]
}

// A text and edits with places -> the edited text; what is not edited stays as it is, to the byte.

/** Of edits that overlap, the first is made; `skipped` are the others, and those that lie outside the text. */
export function editedText(
  text: string,
  edits: readonly TextEdit[],
): { readonly text: string; readonly skipped: readonly TextEdit[] } {
  const offsetOf = offsets(text)
  const skipped: TextEdit[] = []
  const ranged = edits.flatMap(edit => {
    const range = rangeOf(edit.place, offsetOf)
    if (range !== undefined) return [{ edit, ...range }]
    skipped.push(edit)
    return []
  })
  ranged.sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let done = 0
  for (const { edit, start, end } of ranged) {
    if (start < done) {
      skipped.push(edit)
      continue
    }
    result += text.slice(done, start) + edit.newText
    done = end
  }
  return { text: result + text.slice(done), skipped }
}

type OffsetOf = (line: number, column: number) => number | undefined

function rangeOf(place: TextPlace, offsetOf: OffsetOf): { start: number; end: number } | undefined {
  const start = offsetOf(place.line, place.column)
  const end = offsetOf(place.endLine, place.endColumn)
  return start === undefined || end === undefined || end < start ? undefined : { start, end }
}

/** Places are counted without a byte order mark, which the text may begin with. */
function offsets(text: string): OffsetOf {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (line, column) => {
    const start = starts[line - 1]
    const offset = start === undefined ? undefined : start + column - 1
    return offset === undefined || offset > text.length ? undefined : offset
  }
}

// A key that is not known but near one that is -> the edit that spells it right.

function keySpellingEdits({ code, place, params }: Diagnostic): readonly TextEdit[] {
  if (code !== unknownKey.definition.code || place?.kind !== 'text') return []
  const { near } = params
  return typeof near === 'string' && near !== '' ? [{ place, newText: near }] : []
}

// Bands that are out of order -> the edits that put them from the best to the lowest.

/** None where two bounds are equal or missing in between, or where a comment stands between two bands. */
export function bandOrderEdits(
  { file, text }: SourceText,
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
  // One far above all others lost its decimal sign, and is not in the wrong place.
  const [highest, next] = sorted
  const isMistyped = highest && next && highest.bound.compare(next.bound.mul(exact(10))) > 0
  return isRepeated || isMistyped || open.length > 1
    ? undefined
    : [...sorted.map(({ band }) => band), ...open]
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
