/** JSON of one level, texts only -> its entries with their places; JSON.parse would lose lines and repeated keys. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'

const mappingSyntax = defineDiagnostic({
  code: 'responses/mapping-syntax',
  severity: 'error',
  message: {
    id: 'Di sini seharusnya {expected}.',
    en: 'Expected {expected} here.',
  },
  remedy: {
    id: 'bentuk file pemetaan: { "judul kolom": "U1", "judul lain": "ignore" }. Tulis ulang dengan --show-mapping bila perlu.',
    en: 'a mapping file looks like { "header": "U1", "other header": "ignore" }. Write it anew with --show-mapping if need be.',
  },
})

const repeatedKey = defineDiagnostic({
  code: 'responses/mapping-key-twice',
  severity: 'error',
  message: {
    id: '`{key}` sudah disebut pada baris {line}.',
    en: '`{key}` already stands in line {line}.',
  },
  remedy: {
    id: 'hapus salah satu; kolom kedua dengan judul yang sama ditulis `{key} #2`.',
    en: 'delete one of them; the second column of the same header is written `{key} #2`.',
  },
})

export interface FlatEntry {
  readonly key: string
  readonly value: string
  readonly keyPlace: TextPlace
  readonly valuePlace: TextPlace
}

const STRING = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SPACE = /[\uFEFF\s]*/y

/** Stops at the first error of syntax; what was read until there is not used. */
export function flatJson(
  text: string,
  file: string,
): { readonly entries: readonly FlatEntry[]; readonly diagnostics: readonly Diagnostic[] } {
  let offset = 0
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = offset
    const found = pattern.exec(text)?.[0] ?? ''
    offset += found.length
    return found
  }
  const accept = (sign: string): boolean => {
    skip(SPACE)
    if (!text.startsWith(sign, offset)) return false
    offset += sign.length
    return true
  }
  const string = (): { value: string; place: TextPlace } | undefined => {
    skip(SPACE)
    const start = offset
    const raw = skip(STRING)
    if (raw === '') return undefined
    return { value: String(JSON.parse(raw)), place: placeOf(text, file, start, offset) }
  }
  const failed = (id: string, en: string) => {
    const place = placeOf(text, file, offset, Math.min(offset + 1, text.length))
    return { entries: [], diagnostics: [mappingSyntax(place, { expected: { id, en } })] }
  }

  const entries = new Map<string, FlatEntry>()
  const diagnostics: Diagnostic[] = []
  if (!accept('{')) return failed('`{`', '`{`')
  let more = !accept('}')
  while (more) {
    const key = string()
    if (key === undefined)
      return failed('judul kolom dalam tanda kutip "…"', 'a header in double quotes')
    if (!accept(':')) return failed('`:`', '`:`')
    const value = string()
    if (value === undefined)
      return failed('id butir dalam tanda kutip "…"', 'an item id in double quotes')
    const earlier = entries.get(key.value)
    if (earlier === undefined) {
      entries.set(key.value, {
        key: key.value,
        value: value.value,
        keyPlace: key.place,
        valuePlace: value.place,
      })
    } else {
      diagnostics.push(repeatedKey(key.place, { key: key.value, line: earlier.keyPlace.line }))
    }
    if (accept(',')) more = !accept('}')
    else if (accept('}')) more = false
    else return failed('`,` atau `}`', '`,` or `}`')
  }
  skip(SPACE)
  if (offset < text.length) return failed('akhir file', 'the end of the file')
  return { entries: [...entries.values()], diagnostics }
}

function placeOf(text: string, file: string, start: number, end: number): TextPlace {
  const [line, column] = lineAndColumn(text, start)
  const [endLine, endColumn] = lineAndColumn(text, end)
  return { kind: 'text', file, line, column, endLine, endColumn }
}

function lineAndColumn(text: string, offset: number): [number, number] {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return [before.length, (before.at(-1)?.length ?? 0) + 1]
}
