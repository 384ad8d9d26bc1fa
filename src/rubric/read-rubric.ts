/** The text of a rubric file -> a rubric, or everything that is wrong with it. */

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml'
import {
  type Diagnostic,
  defineDiagnostic,
  joinedRepeats,
  type SourceText,
} from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { withPlainSigns } from './look-alikes.ts'
import { type FindRubric, type RubricReading, resolveRubric } from './resolve-rubric.ts'
import type { SourceEntry, SourceNode } from './source-node.ts'
import { yamlCause } from './yaml-causes.ts'
import { limitProblem } from './yaml-limits.ts'

const yamlSyntax = defineDiagnostic('rubric/yaml-syntax', 'error', {
  id: 'Penulisan YAML di sini salah: {reason}',
  idRemedy: '{remedy}',
  en: 'This is not well-formed YAML: {reason}',
  enRemedy: '{remedy}',
})

export const duplicateKey = defineDiagnostic('rubric/duplicate-key', 'error', {
  id: 'Kunci `{key}` tertulis dua kali.',
  idRemedy: 'pertahankan salah satu.',
  en: 'The key `{key}` stands twice.',
  enRemedy: 'keep one of them.',
})

const yamlFeature = defineDiagnostic('rubric/yaml-feature', 'error', {
  id: 'Anchor, alias, dan tag bukan bagian dari bahasa rubrik.',
  idRemedy:
    'tulis isinya langsung, dan apit dengan tanda kutip teks yang diawali &, *, atau !; untuk memakai rubrik lain sebagai induk ada `extends`.',
  en: 'Anchors, aliases and tags are not part of the rubric language.',
  enRemedy:
    'write the value out, and put a text that begins with &, * or ! in quotes; to build on another rubric there is `extends`.',
})

const keyNotText = defineDiagnostic('rubric/key-not-text', 'error', {
  id: 'Kunci harus berupa kata biasa.',
  idRemedy: 'tulis `kata: isi`.',
  en: 'A key must be a plain word.',
  enRemedy: 'write `word: value`.',
})

const emptyFile = defineDiagnostic('rubric/empty-file', 'error', {
  id: 'File tidak berisi apa pun.',
  idRemedy: 'sebutkan file rubrik.',
  en: 'The file holds nothing.',
  enRemedy: 'name a rubric file.',
})

/** Never throws on what a file holds; `find` is asked only where the rubric extends another. */
export function readRubric(source: SourceText, find: FindRubric = () => undefined): RubricReading {
  return resolveRubric(source, parseRubricYaml, find)
}

/** Of a rubric or a part: names and numbers in plain signs. */
export function parseRubricYaml(
  { text, file }: SourceText,
  problems: Diagnostic[],
): SourceNode | undefined {
  const node = parseYaml(text, file, problems)
  return node && withPlainSigns(node, problems)
}

/** Adds to `problems`; undefined where it did. */
export function parseYaml(
  text: string,
  file: string,
  problems: Diagnostic[],
): SourceNode | undefined {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text
  // Lines may end as on an old Mac; a sign for a sign, so that places stay.
  const body = unmarked.replace(/\r(?!\n)/g, '\n')
  const limit = limitProblem(body, file)
  if (limit !== undefined) {
    problems.push(limit)
    return undefined
  }
  const lines = new LineCounter()
  const document = parseDocument(body, {
    lineCounter: lines,
    uniqueKeys: false,
    merge: false,
    schema: 'failsafe',
    prettyErrors: false,
    strict: true,
    // Quieter levels would hide a second document.
    logLevel: 'error',
  })
  const placeOf = (start: number, end: number): TextPlace => {
    const from = lines.linePos(start)
    const to = lines.linePos(Math.max(end, start + 1))
    return {
      kind: 'text',
      file,
      line: from.line,
      column: from.col,
      endLine: to.line,
      endColumn: to.col,
    }
  }
  // What follows the first error mostly follows from it: a quote that is not closed makes thousands.
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  if (error !== undefined) {
    const { start, end, reason, remedy } = yamlCause(body, error)
    problems.push(yamlSyntax(placeOf(start, end), { reason, remedy }))
    return undefined
  }
  if (
    document.contents === null ||
    (isScalar(document.contents) && document.contents.source === '')
  ) {
    problems.push(emptyFile({ kind: 'file', file }))
    return undefined
  }
  const found: Diagnostic[] = []
  const node = sourceNode(document.contents, placeOf, found)
  for (const each of joinedRepeats(found, [yamlFeature])) problems.push(each)
  // Half a tree would make further problems of the same cause.
  return found.length === 0 ? node : undefined
}

type PlaceOf = (start: number, end: number) => TextPlace

function sourceNode(
  node: Node | null,
  placeOf: PlaceOf,
  problems: Diagnostic[],
  at?: TextPlace,
): SourceNode {
  const range = node?.range
  const place = range ? placeOf(range[0], range[1]) : (at ?? placeOf(0, 1))
  if (isAlias(node) || (node !== null && (node.anchor !== undefined || hasTag(node)))) {
    problems.push(yamlFeature(place))
  }
  if (isMap(node)) {
    const entries: SourceEntry[] = []
    const seen = new Map<string, TextPlace>()
    for (const pair of node.items) {
      const keyNode = pair.key as Node | null
      const keyPlace = keyNode?.range ? placeOf(keyNode.range[0], keyNode.range[1]) : place
      if (!isScalar(keyNode)) {
        problems.push(keyNotText(keyPlace))
        continue
      }
      const key = scalarText(keyNode)
      const isBare = node.flow === true && pair.value === null && keyNode.type === 'PLAIN'
      const whole = isBare ? withLostPart(entries.at(-1), key, keyPlace) : undefined
      if (whole !== undefined) {
        entries.splice(-1, 1, whole)
        continue
      }
      const earlier = seen.get(key)
      if (earlier !== undefined) {
        const label = { en: 'first here', id: 'pertama di sini' }
        problems.push(duplicateKey(keyPlace, { key }, [{ place: earlier, label }]))
        continue
      }
      seen.set(key, keyPlace)
      entries.push({
        key,
        keyPlace,
        value: sourceNode(pair.value as Node | null, placeOf, problems, keyPlace),
      })
    }
    return { kind: 'map', entries, place }
  }
  if (isSeq(node)) {
    const items = node.items.map(item => sourceNode(item as Node | null, placeOf, problems, place))
    return { kind: 'list', items, place }
  }
  if (isScalar(node))
    return { kind: 'scalar', text: scalarText(node), quoted: node.type !== 'PLAIN', place }
  return { kind: 'scalar', text: '', quoted: false, place }
}

// The failsafe schema keeps every scalar a string; `source` is the text before any tag could touch it.
function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? '')
}

function hasTag(node: Node): boolean {
  return node.tag !== undefined && !/^tag:yaml\.org,2002:(str|map|seq)$/.test(node.tag)
}

// Pieces of one value within braces, where a comma ends a value -> the value that was meant.

/** `{ from: 88,31 }`, `{ id: “Cepat, tepat” }`: the entry before with the piece put back; undefined where it is none. */
function withLostPart(
  before: SourceEntry | undefined,
  piece: string,
  piecePlace: SourceEntry['keyPlace'],
): SourceEntry | undefined {
  const value = before?.value
  if (before === undefined || value?.kind !== 'scalar' || value.quoted) return undefined
  const isDecimals = /^[+-]?\d{1,40}$/.test(value.text) && /^\d{1,40} ?%?$/.test(piece)
  const isQuoted = /^[“”„‘‚’«][^“”‘’»]*$/.test(value.text)
  if (!isDecimals && !isQuoted) return undefined
  const { endLine, endColumn } = piecePlace
  const text = `${value.text},${isQuoted ? ' ' : ''}${piece}`
  return { ...before, value: { ...value, text, place: { ...value.place, endLine, endColumn } } }
}
