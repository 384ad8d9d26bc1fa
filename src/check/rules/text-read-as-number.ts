/** An id or another text without quotes that YAML elsewhere reads as a number, a date or yes and no: `1.10` becomes 1.1. */
import type { SourceMap, SourceNode, SourceScalar } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { yamlReading } from './yaml-reading.ts'

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
  remedy: { id: 'Tulis dengan tanda kutip: "{text}"', en: 'Put it in quotes: "{text}"' },
  *find({ source }) {
    for (const { scalar, isName } of texts(source, '')) {
      const reading = scalar.quoted ? undefined : yamlReading(scalar.text, isName)
      if (reading !== undefined)
        yield { place: scalar.place, params: { text: scalar.text, reading } }
    }
  },
  fix: ({ place, params }) =>
    place?.kind === 'text' && typeof params.text === 'string'
      ? [{ place, newText: `"${params.text}"` }]
      : [],
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
