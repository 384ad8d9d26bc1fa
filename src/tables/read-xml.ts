/** The text of an XML part, in pieces -> its tags and texts in order. What is not well-formed is never guessed at. */
import type { Localized } from '../language/language.ts'
import { joinedBytes, wholeCharacters } from './byte-source.ts'

/** Names come without their prefix (`x:row` is `row`). */
export interface XmlEvents {
  /** `attributes` are as written; `xmlAttributes` takes them apart. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Entities are decoded; called more than once where comments or CDATA part a text. */
  text(text: string): void
  /** Ends the reading by throwing. */
  fault(fault: XmlFault): never
  /** Takes a common run of tags at `start` in one step and says where it ends, or `start` to leave it to the rules. */
  shortcut?(text: string, start: number): number
}

export type XmlFault = Required<Localized>

export interface XmlReader {
  push(piece: string): void
  /** After the last piece. */
  end(): void
}

/** Longer than any cell, tag or comment of an honest workbook. */
const LONGEST_TOKEN = 2 ** 22
const LONGEST_TAG = 2 ** 16
const DEEPEST = 256

const NAME = String.raw`[A-Za-z_:\u0080-\uffff][\w.:\u0080-\uffff-]*`
const TAG = new RegExp(
  String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`,
  'y',
)

export function xmlReader(events: XmlEvents): XmlReader {
  const open: string[] = []
  let rest = ''
  let hasRoot = false
  const { shortcut } = events
  const text = (raw: string, isLiteral: boolean) => {
    if (CONTROLS.test(raw)) events.fault(FAULTS.character)
    if (open.length > 0) events.text(isLiteral ? raw : decoded(raw, events))
    else if (isLiteral || /[^\s\ufeff]/.test(raw)) events.fault(FAULTS.outside)
  }
  /** Where the next token begins; -1 where more is needed to tell. */
  const token = (all: string, at: number): number => {
    if (all.charCodeAt(at) !== LESS) {
      const end = all.indexOf('<', at)
      if (end >= 0) text(all.slice(at, end), false)
      return end
    }
    const next = all.charCodeAt(at + 1)
    if (next === EXCLAMATION || next === QUESTION) return instruction(all, at)
    if (shortcut !== undefined) {
      const end = shortcut(all, at)
      if (end > at) return end
    }
    const end = tagEnd(all, at)
    if (end < 0) return -1
    if (next === SLASH) closeTag(all.slice(at + 2, end - 1).trimEnd())
    else openTag(all, at, end)
    return end
  }
  const instruction = (all: string, at: number): number => {
    if (all.startsWith('<?', at)) return after(all, '?>', at + 2)
    if (all.startsWith('<!--', at)) return after(all, '-->', at + 4)
    if (all.startsWith('<![CDATA[', at)) {
      const end = after(all, ']]>', at + 9)
      if (end >= 0) text(all.slice(at + 9, end - 3), true)
      return end
    }
    if (all.length < at + 9) return -1
    return events.fault(FAULTS.doctype)
  }
  const openTag = (all: string, at: number, end: number) => {
    TAG.lastIndex = at
    const tag = end - at > LONGEST_TAG ? null : TAG.exec(all)
    if (tag === null || TAG.lastIndex !== end) return events.fault(FAULTS.tag)
    if (open.length === 0 && hasRoot) events.fault(FAULTS.outside)
    hasRoot = true
    const [, name = '', attributes = '', slash] = tag
    if (open.length >= DEEPEST) events.fault(FAULTS.depth)
    if (CONTROLS.test(attributes)) events.fault(FAULTS.character)
    events.open(localName(name), attributes)
    if (slash === '/') events.close(localName(name))
    else open.push(name)
  }
  const closeTag = (name: string) => {
    if (open.pop() !== name) events.fault(FAULTS.mismatch)
    events.close(localName(name))
  }
  return {
    push(piece) {
      const all = rest === '' ? piece : rest + piece
      let at = 0
      while (at < all.length) {
        const next = token(all, at)
        if (next < 0) break
        at = next
      }
      rest = all.slice(at)
      if (rest.length > LONGEST_TOKEN) events.fault(FAULTS.length)
    },
    end() {
      if (open.length > 0 || rest.includes('<') || !hasRoot) events.fault(FAULTS.end)
      text(rest, false)
    },
  }
}

const [LESS, GREATER, EXCLAMATION, QUESTION, SLASH, DOUBLE, SINGLE] = Array.from(
  '<>!?/"\'',
  letter => letter.charCodeAt(0),
)

/** Behind the `>` that closes a tag; one inside of quotes does not. A `<` in it breaks the tag there. */
function tagEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === GREATER) return at + 1
    if (letter === LESS) return at
    if (letter !== DOUBLE && letter !== SINGLE) continue
    const quote = text.indexOf(letter === DOUBLE ? '"' : "'", at + 1)
    const less = text.indexOf('<', at + 1)
    if (less >= 0 && (quote < 0 || less < quote)) return less
    if (quote < 0) return -1
    at = quote
  }
  return -1
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** By name without prefix; where two differ by it alone, the one without counts. */
export function xmlAttributes(written: string, events: XmlEvents): Partial<Record<string, string>> {
  const found: Record<string, string> = Object.create(null)
  const names = new Set<string>()
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) {
    if (names.has(name)) events.fault(FAULTS.tag)
    names.add(name)
    if (name.startsWith('xmlns')) continue
    const local = localName(name)
    if (name !== local && local in found) continue
    found[local] = decoded(double ?? single ?? '', events)
  }
  return found
}

const ATTRIBUTE = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g')

const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function decoded(text: string, { fault }: XmlEvents): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([\da-f]{1,6});|#(\d{1,7});|(\w{1,9});)?/gi,
    (_, hex, decimal, name) => {
      if (name !== undefined) return ENTITIES[name] ?? fault(FAULTS.entity)
      const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16)
      if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return fault(FAULTS.entity)
      const character = String.fromCodePoint(code)
      return CONTROLS.test(character) ? fault(FAULTS.entity) : character
    },
  )
}

const FAULTS = {
  end: { id: 'isinya terputus', en: 'it ends too early' },
  tag: { id: 'sebuah penanda tidak utuh', en: 'a tag is broken' },
  mismatch: {
    id: 'penanda penutup tidak cocok dengan pembukanya',
    en: 'a closing tag does not match the one it closes',
  },
  outside: {
    id: 'ada isi di luar elemen terluar',
    en: 'something stands outside of the root element',
  },
  character: {
    id: 'ada karakter yang tidak boleh ada di XML',
    en: 'a character that XML does not allow',
  },
  entity: { id: 'ada entitas yang tidak dikenal', en: 'an entity that is not known' },
  doctype: { id: 'ada deklarasi DOCTYPE', en: 'it has a DOCTYPE' },
  depth: { id: 'elemennya bersarang terlalu dalam', en: 'its elements are nested too deep' },
  length: { id: 'satu isian terlalu panjang', en: 'one text is too long' },
} satisfies Record<string, XmlFault>

// The bytes of a part -> its text: UTF-8, or UTF-16 as its first bytes tell.

/** Larger texts are decoded several times slower, byte for byte. */
const PIECE = 2 ** 16

export async function* xmlText(
  chunks: AsyncIterable<Uint8Array>,
  { fault }: Pick<XmlEvents, 'fault'>,
): AsyncGenerator<string> {
  let decoded: Decoding | undefined
  const text = (bytes: Uint8Array, isLast: boolean) => {
    try {
      decoded ??= decoding(bytes)
      return decoded(bytes, isLast)
    } catch {
      return fault(FAULTS.character)
    }
  }
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE) {
      yield text(chunk.subarray(start, start + PIECE), false)
    }
  }
  yield text(new Uint8Array(0), true)
}

type Decoding = (bytes: Uint8Array, isLast: boolean) => string

function decoding(start: Uint8Array): Decoding {
  const encoding = encodingOf(start)
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  if (encoding !== 'utf-8') return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast })
  let rest: Uint8Array = new Uint8Array(0)
  // A decoder that keeps half a character to itself is several times slower too.
  return (bytes, isLast) => {
    const all = rest.length === 0 ? bytes : joinedBytes([rest, bytes])
    const end = isLast ? all.length : wholeCharacters(all)
    rest = all.subarray(end)
    return decoder.decode(all.subarray(0, end))
  }
}

/** A byte order mark tells, or the zero beside the first letter. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8'
}
