/** An error of the YAML reader -> what is wrong in our own words, where it began, and what to type instead. */
import type { ErrorCode } from 'yaml'
import { codePointName } from './look-alikes.ts'
import {
  type Context,
  cause,
  type Finder,
  type Line,
  lineAt,
  lineBefore,
  type ReaderError,
  scanned,
  type Words,
  words,
  type YamlCause,
} from './yaml-lines.ts'
import { STRUCTURE_FINDERS } from './yaml-structure.ts'

export function yamlCause(text: string, error: ReaderError): YamlCause {
  const at = Math.min(error.pos[0], text.length)
  const line = lineAt(text, at)
  const context = { ...error, text, at, line, before: lineBefore(text, line), ...scanned(text, at) }
  for (const find of FINDERS) {
    const cause = find(context)
    if (cause !== undefined) return cause
  }
  return { start: at, end: Math.max(error.pos[1], at + 1), ...wordsOf(error.code, error.message) }
}

// What the text itself shows, the surest first.

const FINDERS: readonly Finder[] = [
  tab,
  mergeMarker,
  oddSpace,
  oddSign,
  openQuote,
  afterQuote,
  reservedStart,
  loneDash,
  ...STRUCTURE_FINDERS,
]

function tab({ code, line, before, text, at }: Context): YamlCause | undefined {
  const isTold = code === 'TAB_AS_INDENT' && text[at] === '\t'
  const place = isTold ? at : [line, before].map(each => tabIn(each)).find(each => each >= 0)
  if (place === undefined) return undefined
  return cause(
    place,
    1,
    words(
      'baris ini menjorok dengan tab, padahal YAML hanya mengenal spasi.',
      'ganti setiap tab di awal baris dengan spasi, dua untuk setiap tingkat.',
      'this line is indented by a tab, while YAML knows spaces only.',
      'replace each tab at the start of a line by spaces, two for each level.',
    ),
  )
}

function tabIn(line: Line | undefined): number {
  const position = /^[ ]*\t/.exec(line?.text ?? '')?.[0].length
  return line === undefined || position === undefined ? -1 : line.start + position - 1
}

function mergeMarker({ line, before }: Context): YamlCause | undefined {
  const marked = [line, before].find(each =>
    /^(?:<{7}|={7}|>{7}|\|{7})( |$)/.test(each?.text ?? ''),
  )
  if (marked === undefined) return undefined
  return cause(
    marked.start,
    7,
    words(
      'baris ini penanda Git bahwa dua versi bertabrakan.',
      'pilih salah satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>.',
      'this line is a mark of Git that two versions collide.',
      'choose one version and remove the lines <<<<<<<, ======= and >>>>>>>.',
    ),
  )
}

const ODD_SPACE = /[\u00A0\u1680\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/

/** Where a space matters: at the start of a line, after a dash or a colon. */
function oddSpace({ line, before }: Context): YamlCause | undefined {
  for (const each of [line, before]) {
    const found = new RegExp(`(?:^ *(?:- *)?|[-:,{[] *)(${ODD_SPACE.source})`).exec(
      each?.text ?? '',
    )
    if (each === undefined || found === null) continue
    const place = each.start + found.index + found[0].length - 1
    const sign = codePointName(found[1] ?? '')
    return cause(
      place,
      1,
      words(
        `spasi di sini bukan spasi biasa (${sign}), mungkin tersalin dari Word atau halaman web.`,
        'hapus, lalu ketik spasi biasa.',
        `the space here is no ordinary one (${sign}), perhaps copied from Word or a web page.`,
        'delete it and type an ordinary space.',
      ),
    )
  }
  return undefined
}

const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '：': ':',
  '，': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '＃': '#',
  '－': '-',
  '＂': '"',
  '＇': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '−': '-',
}

/** Signs of a word processor where YAML has its own: around a value, or in place of a colon or comma. */
function oddSign({ line, before }: Context): YamlCause | undefined {
  for (const each of [line, before]) {
    const found =
      /(?:^\s*|[:,{[-]\s+|[{[])([“”„‟«‘‚’])|([：，｛｝［］＃－＂＇])|^\s*([–—−])(?=\s)/.exec(
        each?.text ?? '',
      )
    const sign = found?.[1] ?? found?.[2] ?? found?.[3]
    if (each === undefined || found === null || sign === undefined) continue
    const plain = PLAIN_SIGNS[sign] ?? ''
    const isAround = /["']/.test(plain)
    return cause(
      each.start + found.index + found[0].length - 1,
      1,
      words(
        `tanda \`${sign}\` (${codePointName(sign)}) bukan \`${plain}\` yang dikenal YAML.`,
        `ketik \`${plain}\` dari papan ketik${isAround ? ', di awal maupun di akhir' : ''}.`,
        `the sign \`${sign}\` (${codePointName(sign)}) is not the \`${plain}\` that YAML knows.`,
        `type \`${plain}\` on the keyboard${isAround ? ', at the beginning as well as at the end' : ''}.`,
      ),
    )
  }
  return undefined
}

function openQuote({ message, quoted, text }: Context): YamlCause | undefined {
  if (quoted === undefined) return undefined
  const inside = text.slice(quoted.start + 1, quoted.end)
  // Lines that look like YAML within a quoted text were swallowed by it.
  const swallows = /\n[ \t]*(?:- |[\w-]+:(?: |$))/m.test(inside)
  // `"Satu, en: "One"`: the quote that seems to close opens the next text.
  const runsOn = /, *(?:[\w-]+: *)?$/.test(inside.slice(-80))
  if (!/^Missing closing/.test(message) && !swallows && !runsOn) return undefined
  const sign = text[quoted.start] ?? '"'
  return cause(
    quoted.start,
    1,
    words(
      `tanda kutip \`${sign}\` yang dibuka di sini tidak ditutup di baris ini.`,
      `tulis \`${sign}\` di akhir teks ini, atau hapus tanda kutip pembukanya.`,
      `the quote \`${sign}\` that opens here is not closed on this line.`,
      `write \`${sign}\` at the end of this text, or remove the opening quote.`,
    ),
  )
}

function afterQuote({ text, at, quoted, line, open }: Context): YamlCause | undefined {
  if (quoted === undefined || quoted.end < line.start || quoted.end >= at) return undefined
  if (text.slice(quoted.end + 1, at).trim() !== '') return undefined
  if (/^\s*[,}\]#:]/.test(text.slice(at))) return undefined
  if (open.length > 0 && /^ +["']$/.test(text.slice(quoted.end + 1, at + 1)))
    return cause(
      at,
      1,
      words(
        'di antara kedua teks ini belum ada koma.',
        'tulis koma di antaranya: "…", "…".',
        'there is no comma between these two texts.',
        'write a comma between them: "…", "…".',
      ),
    )
  const isSingle = text[quoted.start] === "'"
  return cause(
    at,
    1,
    words(
      'masih ada teks sesudah tanda kutip penutup.',
      isSingle
        ? "tulis kutip di dalam teks dua kali: 'Jum''at', atau apit teks dengan \"…\"."
        : "apit seluruh teks dengan '…' bila di dalamnya ada tanda kutip \".",
      'there is text left after the closing quote.',
      isSingle
        ? "write a quote within the text twice: 'Jum''at', or put the text between \"…\"."
        : "put the whole text between '…' where it holds a quote \".",
    ),
  )
}

/** `@`, `*`, `>` and others mean something to YAML at the start of a value. */
function reservedStart({ text, at, line, code }: Context): YamlCause | undefined {
  const head = text.slice(line.start, at + 1)
  const found = /(?:^\s*|[:,{[-]\s+|[{[])([@`%*&!|>])[^,{}[\]]*$/.exec(head)
  const sign = found?.[1]
  const isStart = code === 'BAD_SCALAR_START' || code === 'BAD_ALIAS' || code === 'UNEXPECTED_TOKEN'
  if (found === null || sign === undefined || !isStart) return undefined
  const start = line.start + found.index + found[0].indexOf(sign)
  return cause(
    start,
    1,
    words(
      `teks tidak dapat diawali tanda ${sign}, yang di YAML berarti lain.`,
      `apit teks itu dengan tanda kutip: "${sign}…".`,
      `a text cannot begin with the sign ${sign}, which has a meaning of its own in YAML.`,
      `put the text in quotes: "${sign}…".`,
    ),
  )
}

function loneDash({ text, at, open, line }: Context): YamlCause | undefined {
  const head = text.slice(line.start, at)
  // At the start of a line it does begin a list, and a bracket above is open.
  const isValue = (open.length > 0 && head.trim() !== '') || /: *$/.test(head)
  if (!isValue || !/^-(?:\s|[,\]}]|$)/.test(text.slice(at, at + 2))) return undefined
  if (open.length > 0 && /^- +[^\s,\]}]/.test(text.slice(at)))
    return cause(
      at,
      1,
      words(
        'di dalam kurung [ ] atau { } isi daftar dipisahkan koma, tanpa tanda -.',
        'hapus tanda - itu.',
        'within [ ] or { } a list has commas and no dashes.',
        'remove the dash.',
      ),
    )
  return cause(
    at,
    1,
    words(
      'tanda - sendirian di sini dibaca sebagai awal sebuah daftar.',
      'apit tanda itu dengan tanda kutip: "-".',
      'a lone dash here is read as the beginning of a list.',
      'put the dash in quotes: "-".',
    ),
  )
}

// What remains: one sentence for each kind of error that the reader has.

const QUOTED_START = words(
  'di sini ada tanda &, *, atau ! yang di YAML berarti lain.',
  'apit teks yang diawali tanda itu dengan tanda kutip.',
  'here stands a sign &, * or ! that has a meaning of its own in YAML.',
  'put the text that begins with it in quotes.',
)

const UNEXPECTED = words(
  'tanda ini tidak pada tempatnya.',
  'periksa koma, kurung, dan tanda kutip di sebelah kirinya, atau apit seluruh teks dengan tanda kutip.',
  'this sign is out of place.',
  'look at commas, brackets and quotes to its left, or put the whole text in quotes.',
)

const NO_KEY = words(
  'di sini seharusnya ada kunci, titik dua, lalu isinya.',
  'tulis `kunci: isi`, setiap kunci di baris sendiri.',
  'here a key was expected, a colon, and its value.',
  'write `key: value`, each key on a line of its own.',
)

const LINED_UP = words(
  'baris ini tidak lurus dengan baris setingkatnya.',
  'luruskan dengan baris di atasnya memakai spasi.',
  'this line is not in line with those beside it.',
  'align it with the line above, by spaces.',
)

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: QUOTED_START,
  BAD_ALIAS: QUOTED_START,
  BAD_COLLECTION_TYPE: QUOTED_START,
  BAD_DIRECTIVE: words(
    'baris yang diawali % adalah perintah bagi pembaca YAML.',
    'hapus baris itu, atau apit teksnya dengan tanda kutip.',
    'a line that begins with % is an order to the YAML reader.',
    'remove the line, or put its text in quotes.',
  ),
  BAD_DQ_ESCAPE: words(
    'di dalam "…", tanda \\ memulai kode khusus.',
    "apit teks dengan '…', atau tulis \\\\ untuk satu tanda \\.",
    'within "…" a backslash begins a code.',
    "put the text between '…', or write \\\\ for one backslash.",
  ),
  BAD_INDENT: LINED_UP,
  BAD_PROP_ORDER: QUOTED_START,
  BAD_SCALAR_START: QUOTED_START,
  BLOCK_AS_IMPLICIT_KEY: NO_KEY,
  BLOCK_IN_FLOW: words(
    'di dalam kurung ada tanda - atau titik dua yang tidak pada tempatnya.',
    'apit teks yang memuatnya dengan tanda kutip, atau tulis koma yang kurang.',
    'within brackets a dash or a colon is out of place.',
    'put the text that holds it in quotes, or write the comma that is missing.',
  ),
  DUPLICATE_KEY: words(
    'kunci ini tertulis dua kali.',
    'pertahankan salah satu.',
    'this key stands twice.',
    'keep one of them.',
  ),
  IMPOSSIBLE: UNEXPECTED,
  KEY_OVER_1024_CHARS: words(
    'kunci ini lebih dari 1024 huruf; mungkin ada tanda kutip atau kurung yang belum ditutup.',
    'tutup tanda kutip atau kurung itu.',
    'this key is longer than 1024 letters; perhaps a quote or bracket is not closed.',
    'close that quote or bracket.',
  ),
  MISSING_CHAR: NO_KEY,
  MULTILINE_IMPLICIT_KEY: NO_KEY,
  MULTIPLE_ANCHORS: QUOTED_START,
  MULTIPLE_DOCS: words(
    'baris --- atau ... di sini memulai dokumen kedua, padahal satu file memuat satu rubrik.',
    'hapus baris itu, atau pindahkan lanjutannya ke file lain.',
    'the line --- or ... begins a second document here, while a file holds one rubric.',
    'remove the line, or move what follows to another file.',
  ),
  MULTIPLE_TAGS: QUOTED_START,
  NON_STRING_KEY: NO_KEY,
  RESOURCE_EXHAUSTION: words(
    'isinya bersarang terlalu dalam.',
    'kurangi tingkatnya.',
    'it is nested too deeply.',
    'use fewer levels.',
  ),
  TAB_AS_INDENT: words(
    'di sini ada tab sebagai jarak, padahal YAML hanya mengenal spasi.',
    'ganti tab itu dengan spasi.',
    'here stands a tab for distance, while YAML knows spaces only.',
    'replace the tab by spaces.',
  ),
  TAG_RESOLVE_FAILED: QUOTED_START,
  UNEXPECTED_TOKEN: UNEXPECTED,
}

function wordsOf(code: ErrorCode, message: string): Words {
  if (/^Comments must be separated/.test(message))
    return words(
      'sebelum # belum ada spasi.',
      'tulis spasi sebelum # bila itu komentar, atau apit teks dengan tanda kutip.',
      'there is no space before the #.',
      'write a space before the # of a comment, or put the text in quotes.',
    )
  if (/^Unexpected (?:,|empty)/.test(message))
    return words(
      'koma ini berlebih.',
      'hapus koma itu, atau tulis isinya di antara kedua koma.',
      'this comma is one too many.',
      'remove it, or write a value between the commas.',
    )
  return WORDS[/directives-end/.test(message) ? 'BAD_DIRECTIVE' : code]
}
