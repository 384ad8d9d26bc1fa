/** A sound rubric text -> broken ones: bytes, tokens and nodes changed at random, the same for the same numbers. */
import fc from 'fast-check'
import { parseDocument, visit } from 'yaml'
import { anyText } from './any-text.ts'

/** Words that mean something to YAML or to the rubric language. */
const TOKENS = [
  '',
  ' ',
  '\n',
  '  ',
  '-',
  '- ',
  ':',
  ': ',
  ',',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  '|',
  '>',
  '&a',
  '*a',
  '!!int',
  '? ',
  '<<',
  '---\n',
  '...\n',
  '%',
  '@',
  '~',
  'null',
  'true',
  '0',
  '-1',
  '1/0',
  '1/3',
  '1e9',
  '0,5',
  '99999999999999999999999999999999999999999',
  '60%',
  'target',
  'all',
  '__proto__',
  'constructor',
  'id',
  'of',
  'item',
  'weight',
  'over',
  'respondents',
  'units',
  'sum',
  'exclude',
  'rebase',
  'from',
  'above',
  'else',
  'inputs',
  'ratio',
  'extends',
  'tests',
  'number',
  'decimals',
  'levels',
  '\t',
  '\r\n',
  '\0',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '# rb-score ignore x: y\n',
]

const position = fc.double({ min: 0, max: 1, noNaN: true })
const token = fc.constantFrom(...TOKENS)

/** One to three changes of a stretch of the text, each cut, copied, moved or replaced. */
export function brokenText(texts: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    at: position,
    length: fc.nat(40),
    to: position,
    kind: fc.constantFrom('cut', 'copy', 'replace', 'insert', 'letter', 'word'),
    token,
    letter: anyText({ minLength: 1, maxLength: 1 }),
  })
  return fc
    .record({
      text: fc.constantFrom(...texts),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    })
    .map(({ text, changes }) => changes.reduce(changed, text))
}

interface Change {
  readonly at: number
  readonly length: number
  readonly to: number
  readonly kind: string
  readonly token: string
  readonly letter: string
}

function changed(text: string, { at, length, to, kind, token: word, letter }: Change): string {
  const start = Math.floor(at * text.length)
  const piece = text.slice(start, start + length)
  const before = text.slice(0, start)
  const after = text.slice(start + length)
  if (kind === 'cut') return before + after
  if (kind === 'replace') return before + word + after
  if (kind === 'insert') return before + word + piece + after
  if (kind === 'letter') return before + letter + text.slice(start + 1)
  if (kind === 'word') return withOtherWord(text, at, word)
  const target = Math.floor(to * text.length)
  return text.slice(0, target) + piece + text.slice(target)
}

/** A whole word at once: a key, a number, a name. */
function withOtherWord(text: string, at: number, word: string): string {
  const words = [...text.matchAll(/[\w./%-]+/g)]
  const chosen = words[Math.min(words.length - 1, Math.floor(at * words.length))]
  if (chosen === undefined) return text
  return text.slice(0, chosen.index) + word + text.slice(chosen.index + chosen[0].length)
}

/** A node of the tree taken out, doubled, or put where another one stands. */
export function brokenTree(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({
      text: fc.constantFrom(...texts),
      from: position,
      to: position,
      kind: fc.constantFrom('remove', 'double', 'move'),
    })
    .map(({ text, from, to, kind }) => {
      const document = parseDocument(text)
      const paths: (string | number)[][] = []
      visit(document, {
        Node: (_, node, ancestors) => {
          const path = document.contents === node ? [] : pathOf(document, ancestors, node)
          if (path.length > 0) paths.push(path)
        },
      })
      const [source, target] = [from, to].map(
        each => paths[Math.min(paths.length - 1, Math.floor(each * paths.length))] ?? [],
      )
      if (source === undefined || target === undefined) return text
      const node = document.getIn(source, true)
      if (kind === 'remove') document.deleteIn(source)
      else if (kind === 'double') document.addIn(source.slice(0, -1), node)
      else document.setIn(target, node)
      return String(document)
    })
}

function pathOf(
  document: ReturnType<typeof parseDocument>,
  ancestors: readonly unknown[],
  node: unknown,
): (string | number)[] {
  const chain = [...ancestors, node]
  return chain.flatMap((each, index): (string | number)[] => {
    const parent = chain[index - 1] as { items?: readonly unknown[] } | undefined
    const key = (each as { key?: { value?: unknown } }).key?.value
    if (typeof key === 'string') return [key]
    const isInList = Array.isArray(parent?.items) && parent !== document.contents
    const at = isInList ? (parent.items?.indexOf(each) ?? -1) : -1
    return at >= 0 && (each as { key?: unknown }).key === undefined ? [at] : []
  })
}
