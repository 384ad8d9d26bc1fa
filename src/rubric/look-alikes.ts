/** Letters, digits and quotes of a word processor or another alphabet in a rubric -> the plain ones that were meant. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { shortText } from '../language/short-list.ts'
import type { SourceNode, SourceScalar } from './source-node.ts'

const lookAlike = defineDiagnostic('rubric/look-alike', 'error', {
  id: '`{text}` memuat {what}.',
  idRemedy: 'ketik ulang: `{plain}`.',
  en: '`{text}` holds {what}.',
  enRemedy: 'type it anew: `{plain}`.',
})

/**
 * The tree with plain signs, and one problem for each text that held others. Nothing else follows from such a slip:
 * what was meant is what is read on. Texts for readers may hold any letters, but no word mixes two alphabets.
 */
export function withPlainSigns(node: SourceNode, problems: Diagnostic[]): SourceNode {
  return plainNode(node, 'name', problems)
}

/** Names are compared letter by letter; prose is read by people. */
type Use = 'name' | 'prose'

const PROSE = new Set([
  ...['text', 'label', 'title', 'also', 'columns', 'note', 'notice', 'guidance', 'evidence'],
  ...[
    'part',
    'url',
    'name',
    'en',
    'options',
    'otherwise',
    'else-label',
    'message',
    'words',
    'time',
  ],
  ...['blank', 'dont-know', 'not-applicable', 'certain', 'likely', 'table', 'tests'],
])

function plainNode(node: SourceNode, use: Use, problems: Diagnostic[]): SourceNode {
  if (node.kind === 'scalar') return plainScalar(node, use, problems)
  if (node.kind === 'list')
    return { ...node, items: node.items.map(item => plainNode(item, use, problems)) }
  const isText = node.entries.every(({ key }) => key === 'id' || key === 'en')
  const entries = node.entries.map(entry => {
    const place = entry.keyPlace
    // A space that is no space parts nothing: `grade: A` is then a key.
    const isGlued = /^\P{Zs}*\p{Zs}/u.test(entry.key) && !/^[^\p{Zs}]* /u.test(entry.key)
    const written: SourceScalar = { kind: 'scalar', text: entry.key, quoted: false, place }
    const keyUse = use === 'prose' && !isGlued ? 'prose' : 'name'
    const { text: key } = plainScalar(written, keyUse, problems)
    // What stands below a text is text: `text: { id: …, en: … }`, the words of options.
    const below = use === 'prose' || PROSE.has(key) || (key === 'id' && isText) ? 'prose' : 'name'
    const value = plainNode(entry.value, below, problems)
    // `{ weight：2 }`, with a wide colon, is a key without a value until the wide colon is a plain one.
    const [, head, tail] = (key !== entry.key && /^([\w-]+): *(.+)$/.exec(key)) || []
    return head === undefined || tail === undefined || value.kind !== 'scalar' || value.text !== ''
      ? { ...entry, key, value }
      : { ...entry, key: head, value: { ...value, text: tail } }
  })
  return { ...node, entries }
}

function plainScalar(node: SourceScalar, use: Use, problems: Diagnostic[]): SourceScalar {
  const { text, quoted, place } = node
  // Nearly all texts are plain, and looking closer is not for free.
  if (/^[\x20-\x7E]*$/.test(text)) return node
  const plain = plainText(text, use, quoted)
  if (plain === text) return node
  const sign = [...text].find(each => plainSign(each) !== each) ?? ''
  problems.push(
    lookAlike(place, {
      text: shortText(text, 40),
      what: signWords(sign),
      plain: shortText(retyped(text, plain), 40),
    }),
  )
  return { ...node, text: plain }
}

/** What to type: a text that had quotes gets plain ones, and a colon of a key its space. */
function retyped(text: string, plain: string): string {
  if (OPENING.test(text) && !OPENING.test(plain)) return `"${plain}"`
  return text.includes('：') ? plain.replace(/:(?=\S)/, ': ') : plain
}

/** The text as it was meant; the same text where nothing is wrong with it. */
function plainText(text: string, use: Use, isQuoted: boolean): string {
  const bare = isQuoted ? text : withoutOuterQuotes(text)
  if (use === 'prose' || /\S +\S/.test(bare)) {
    const isWord = /^\p{L}+$/u.test(bare)
    return bare.replace(/\p{L}+/gu, word => plainWord(word, isWord))
  }
  const isMixed = /[A-Za-z]/.test(bare)
  const plain = [...bare]
    .map(sign => plainSign(sign, isMixed))
    .join('')
    .trim()
  // A name in another alphabet is a name; only one that reads as plain letters was mistyped.
  return /^[\x20-\x7E]*$/.test(plain) ? plain : bare
}

const OPENING = /^[“”„‟«″‘‚’′]/
const OUTER = /^[“”„‟«»″‘‚’′]|[“”‟»″‘’′]$/g
const QUOTES = /[“”„‟«»″‘‚’′]/g

/** `“A”` -> `A`. Quotes that belong to the text stay: `“SOP” dan “SPM”`. */
function withoutOuterQuotes(text: string): string {
  if (!OPENING.test(text)) return text
  // An apostrophe within a word closes nothing.
  const count = text.replace(/(?<=\p{L})’(?=\p{L})/gu, '').match(QUOTES)?.length ?? 0
  const isClosed = /[“”‟»″‘’′]$/.test(text)
  const isWrapped = text.length > 1 && isClosed && count === 2
  return isWrapped || count === 1 ? text.replace(OUTER, '') : text
}

/** A word of plain letters in which some are of another alphabet; alone in its text, like a code, also all of them. */
function plainWord(word: string, isAlone: boolean): string {
  const isMixed = /[A-Za-z]/.test(word)
  if (!isMixed && !isAlone) return word
  const plain = [...word]
    .map(sign => LETTERS[sign] ?? (isMixed ? MIXED[sign] : undefined) ?? sign)
    .join('')
  return /^[A-Za-z]+$/.test(plain) ? plain : word
}

// Cyrillic and Greek letters that look like ours.
const ALPHABETS =
  'АAВBЕEЗ3КKМMНHОOРPСCТTХXаaеeоoрpсcуyхxіiІIјjЈJѕsЅS' + 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo'
// Those that are letters, or signs of a formula, in their own right: mistyped only beside plain letters.
const BESIDE_PLAIN = 'αaεeηnιiκkνvρpτtυuχxωwγyкkмmтtвbгrпnһhԁdԛqԝwүyѵvьbаaօoսuհhոnցgԍg'
const LETTERS = pairs(ALPHABETS)
const MIXED = pairs(BESIDE_PLAIN)

function pairs(letters: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...letters].flatMap((sign, at, all) => (at % 2 === 0 ? [[sign, all[at + 1] ?? '']] : [])),
  )
}

function plainSign(sign: string, isMixed = true): string {
  if (isInvisible(sign)) return ''
  if (/\p{Zs}/u.test(sign)) return ' '
  if (/[‐‑‒–—−]/.test(sign)) return '-'
  if (/[“”„‟«»″]/.test(sign)) return '"'
  if (/[‘’‚′]/.test(sign)) return "'"
  const letter = LETTERS[sign] ?? (isMixed ? MIXED[sign] : undefined)
  if (letter !== undefined) return letter
  // Full-width and mathematical letters and digits, joined letters as in `verifikasi` from a PDF, Roman numerals of one sign.
  if (/[\uFF01-\uFF5E]|[\u{1D400}-\u{1D7FF}]|[\uFB00-\uFB06\u2160-\u217F]/u.test(sign))
    return sign.normalize('NFKC')
  if (/\p{Nd}/u.test(sign)) return digitOf(sign)
  return sign
}

/** Decimal digits of any script stand in tens, the zero first. */
function digitOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0
  for (let zero = point; zero > point - 10; zero--) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) return String(point - zero)
  }
  return sign
}

function isInvisible(sign: string): boolean {
  return /\p{Cf}/u.test(sign)
}

function signWords(sign: string): Required<Localized> {
  const point = codePointName(sign)
  if (isInvisible(sign))
    return { id: `tanda yang tak terlihat (${point})`, en: `an invisible sign (${point})` }
  if (/\p{Zs}/u.test(sign))
    return {
      id: `spasi yang tidak biasa (${point})`,
      en: `a space that is no ordinary one (${point})`,
    }
  const [name, meant] = [nameOf(sign), plainSign(sign)]
  return {
    id: `\`${sign}\` (${name.id}, ${point}), yang hanya mirip \`${meant}\``,
    en: `\`${sign}\` (${name.en}, ${point}), which only looks like \`${meant}\``,
  }
}

function nameOf(sign: string): Required<Localized> {
  if (/\p{Script=Cyrillic}/u.test(sign)) return { id: 'huruf Kiril', en: 'a Cyrillic letter' }
  if (/\p{Script=Greek}/u.test(sign)) return { id: 'huruf Yunani', en: 'a Greek letter' }
  if (/[‐‑‒–—−]/.test(sign)) return { id: 'tanda hubung lain', en: 'another dash' }
  if (/[“”„‟«»″‘‚’′]/.test(sign))
    return { id: 'tanda kutip pengolah kata', en: 'a quote of a word processor' }
  if (/\p{Nd}/u.test(sign)) return { id: 'angka aksara lain', en: 'a digit of another script' }
  if (/[\uFF01-\uFF5E]/.test(sign)) return { id: 'tanda lebar', en: 'a wide sign' }
  return { id: 'tanda khusus', en: 'a special sign' }
}

/** `U+00A0`, for what cannot be told by looking at it. */
export function codePointName(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
