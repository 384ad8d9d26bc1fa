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
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import {
  type FindRubric,
  type RubricReading,
  type RubricText,
  resolveRubric,
} from './resolve-rubric.ts'
import type { SourceEntry, SourceNode } from './source-node.ts'
import { limitProblem } from './yaml-limits.ts'

const yamlSyntax = defineDiagnostic('rubric/yaml-syntax', 'error', {
  id: 'YAML di sini tidak terbentuk dengan benar: {reason}',
  idRemedy: 'periksa indentasi, tanda kutip, dan titik dua pada baris ini dan baris di atasnya.',
  en: 'This is not well-formed YAML: {reason}',
  enRemedy: 'look at indentation, quotes and colons on this line and the one above.',
})

export const duplicateKey = defineDiagnostic('rubric/duplicate-key', 'error', {
  id: 'Kunci `{key}` tertulis dua kali.',
  idRemedy: 'pertahankan salah satu.',
  en: 'The key `{key}` stands twice.',
  enRemedy: 'keep one of them.',
})

const yamlFeature = defineDiagnostic('rubric/yaml-feature', 'error', {
  id: 'Anchor, alias, dan tag bukan bagian dari bahasa rubrik.',
  idRemedy: 'tulis nilainya langsung, atau pakai `extends` untuk bertolak dari rubrik lain.',
  en: 'Anchors, aliases and tags are not part of the rubric language.',
  enRemedy: 'write the value out, or use `extends` to build on another rubric.',
})

const keyNotText = defineDiagnostic('rubric/key-not-text', 'error', {
  id: 'Kunci harus berupa kata biasa.',
  idRemedy: 'tulis `kata: nilai`.',
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
export function readRubric(source: RubricText, find: FindRubric = () => undefined): RubricReading {
  return resolveRubric(source, ({ text, file }, problems) => parseYaml(text, file, problems), find)
}

/** Adds to `problems`; undefined where it did. */
export function parseYaml(
  text: string,
  file: string,
  problems: Diagnostic[],
): SourceNode | undefined {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text
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
    const place = placeOf(error.pos[0], error.pos[1])
    problems.push(yamlSyntax(place, { reason: firstLine(error.message) }))
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
  problems.push(...found)
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
      const whole = isBare ? withDecimals(entries.at(-1), key, keyPlace) : undefined
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

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message
}

// Pieces of `{ from: 88,31 }` -> the one value that was meant: within braces a comma ends a value.

/** The entry before with the digits put back; undefined where these are no digits behind a whole number. */
function withDecimals(
  before: SourceEntry | undefined,
  key: string,
  keyPlace: SourceEntry['keyPlace'],
): SourceEntry | undefined {
  if (before === undefined || !/^\d{1,40} ?%?$/.test(key)) return undefined
  const { value } = before
  if (value.kind !== 'scalar' || value.quoted || !/^[+-]?\d{1,40}$/.test(value.text))
    return undefined
  const { endLine, endColumn } = keyPlace
  const whole: SourceNode = {
    ...value,
    text: `${value.text},${key}`,
    place: { ...value.place, endLine, endColumn },
  }
  return { ...before, value: whole }
}
