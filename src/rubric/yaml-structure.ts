/** Colons, brackets and indentation of a YAML text -> which of them is missing, one too many, or not in line. */
import {
  type Context,
  cause,
  type Finder,
  isKeyElsewhere,
  levelsAbove,
  lineAfter,
  lineAt,
  type Opened,
  scanned,
  words,
  type YamlCause,
} from './yaml-lines.ts'

/** The surest first. */
export const STRUCTURE_FINDERS: readonly Finder[] = [
  bracketTooMany,
  afterBracket,
  colonInText,
  dashWithoutSpace,
  openBracket,
  lineWithoutColon,
  valueAndDeeperLine,
  indentation,
]

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

function bracketTooMany(context: Context): YamlCause | undefined {
  const { text, at, open } = context
  const sign = text[at] ?? ''
  const last = open.at(-1)
  if (!'}]'.includes(sign) || sign === '' || (last && CLOSING[last.sign] === sign)) return undefined
  const lost = last === undefined ? lostInLine(context) : lostOpening(context, last)
  if (lost !== undefined) return lost
  const found =
    last === undefined
      ? words(
          `\`${sign}\` menutup kurung yang tidak pernah dibuka.`,
          `hapus \`${sign}\` ini, atau tambahkan kurung pembukanya.`,
          `\`${sign}\` closes a bracket that was never opened.`,
          `remove this \`${sign}\`, or add the bracket that opens.`,
        )
      : words(
          `\`${last.sign}\` ditutup dengan \`${sign}\`.`,
          `tutup dengan \`${CLOSING[last.sign]}\`.`,
          `\`${last.sign}\` is closed by \`${sign}\`.`,
          `close it by \`${CLOSING[last.sign]}\`.`,
        )
  return cause(at, 1, found)
}

/** `{ name: Kami, covers: items], … }`, `[{ … }, code: 2, … }]`: the outer bracket has its own end, so the inner one lacks its beginning. */
function lostOpening({ text, at, open }: Context, outer: Opened): YamlCause | undefined {
  const closing = CLOSING[outer.sign] ?? ''
  if (!closesLater(text.slice(at + 1, lineAt(text, at).end), outer.sign, closing)) return undefined
  const before = outer.sign === '{' ? /[\w-]+["']?:\s+/g : /[}\]]\s*,\s*/g
  const from = outer.at + 1
  const found = [...text.slice(from, at).matchAll(before)]
    .slice(-MOST_SOUGHT)
    .map(({ index, 0: { length } }) => [from + index, from + index + length] as const)
    // A bracket that ends there is still open at its sign.
    .findLast(([start]) => scanned(text, start + 1).open.length === open.length)
  if (found === undefined && outer.sign === '{') return undefined
  const start = found?.[1] ?? from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
  return notOpened(text, start, text[at] ?? '')
}

/** `blank: "-"]` */
function lostInLine({ text, at, line }: Context): YamlCause | undefined {
  const head = /^\s*(?:- )?[\w-]+:\s+/.exec(line.text)?.[0]
  const isLost = text[at] === ']' && !text.slice(line.start, at).includes('[')
  return head !== undefined && isLost ? notOpened(text, line.start + head.length, ']') : undefined
}

const MOST_SOUGHT = 50

/** Where the bracket opens that ends last before a place. */
function openingBefore(text: string, at: number): number {
  let depth = 0
  for (let place = at - 1; place > 0; place--) {
    const sign = text[place] ?? ''
    if ('}]'.includes(sign)) depth++
    else if ('{['.includes(sign) && --depth === 0) return place
  }
  return at
}

/** Whether a bracket is closed that was opened before this text. */
function closesLater(rest: string, opening: string, closing: string): boolean {
  let depth = 0
  for (const sign of rest) {
    if (sign === opening) depth++
    else if (sign === closing && depth-- === 0) return true
  }
  return false
}

function notOpened(text: string, start: number, closing: string): YamlCause {
  const sign = closing === ']' ? '[' : '{'
  const first = /^[^,}\]\n]{0,20}/.exec(text.slice(start))?.[0].trim() ?? ''
  const [ini, what] = sign === '[' ? ['daftar', 'list'] : ['bagian', 'part']
  return cause(
    start,
    1,
    words(
      `${ini} yang mulai di sini ditutup dengan \`${closing}\`, tetapi tidak dibuka.`,
      `tulis \`${sign}\` di depannya: \`${sign}${first}…\`.`,
      `the ${what} that begins here is closed by \`${closing}\`, but never opened.`,
      `write \`${sign}\` before it: \`${sign}${first}…\`.`,
    ),
  )
}

function afterBracket({ text, at, code, open }: Context): YamlCause | undefined {
  if (code !== 'UNEXPECTED_TOKEN' || !/[}\]]\s*$/.test(text.slice(Math.max(0, at - 80), at)))
    return undefined
  // `{ … }, { … }]` without the bracket of the list.
  if (open.length === 0 && /^,\s*[{[]/.test(text.slice(at)))
    return notOpened(text, openingBefore(text, at), ']')
  return cause(
    at,
    1,
    words(
      'masih ada teks sesudah kurung penutup.',
      'hapus teks itu, atau pindahkan ke dalam kurung sesudah sebuah koma.',
      'there is text left after the closing bracket.',
      'remove it, or move it into the brackets behind a comma.',
    ),
  )
}

/** `title: Survei: kepuasan`, and `code: 1 label: …` within braces. */
function colonInText({ text, at, line, code, open }: Context): YamlCause | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'BLOCK_IN_FLOW') return undefined
  const rest = text.slice(at, line.end)
  const value = (open.length > 0 ? /^[^,{}[\]]*/ : /^.*/).exec(rest)?.[0] ?? ''
  const second = /(?:^|\s)(["']?[\w-]+["']?):(?:\s|$)/.exec(value)
  if (second === null || /^\s*(?:- )?$/.test(text.slice(line.start, at))) return undefined
  const key = second[1] ?? ''
  // A word that is a key elsewhere in the file is one here too, and only its comma is missing.
  const isKey = open.length > 0 && second.index > 0 && isKeyElsewhere(text, key, line)
  if (isKey)
    return cause(
      at + second.index + 1,
      key.length,
      words(
        `sebelum \`${key}:\` belum ada koma.`,
        `tulis koma di antaranya: \`…, ${key}: …\`.`,
        `there is no comma before \`${key}:\`.`,
        `write a comma between them: \`…, ${key}: …\`.`,
      ),
    )
  const quoted = value.trim().replace(/"/g, "'")
  const shown = quoted.length <= 60 ? `"${quoted}"` : `"${quoted.slice(0, 40)}…"`
  return cause(
    at,
    value.trimEnd().length,
    words(
      'teks ini memuat titik dua, sehingga dibaca sebagai kunci dan isinya.',
      `apit teks itu dengan tanda kutip: ${shown}.`,
      'this text holds a colon and so is read as a key and its value.',
      `put the text in quotes: ${shown}.`,
    ),
  )
}

function dashWithoutSpace({ text, line, before }: Context): YamlCause | undefined {
  for (const each of [line, before]) {
    const dash = /^(\s*)-[^\s-]/.exec(each?.text ?? '')
    // Its siblings in the list show what was meant.
    if (each === undefined || dash === null || !new RegExp(`^${dash[1]}- `, 'm').test(text))
      continue
    return cause(
      each.start + (dash[1] ?? '').length,
      2,
      words(
        'sesudah tanda - belum ada spasi.',
        'tulis spasi sesudahnya: `- …`.',
        'there is no space after the dash.',
        'write a space after it: `- …`.',
      ),
    )
  }
  return undefined
}

function openBracket({ text, open, code, message }: Context): YamlCause | undefined {
  const last = open.at(-1)
  const isFlow = /must (?:be sufficiently indented and )?end with|not allowed within flow|flow/i
  if (last === undefined || (!isFlow.test(message) && code !== 'UNEXPECTED_TOKEN')) return undefined
  const line = lineAt(text, last.at)
  const within = text.slice(last.at, line.end)
  const close = CLOSING[last.sign] ?? ''
  const comment = /\s#/.exec(within)
  const isDouble = /^Unexpected ,/.test(message)
  if (isDouble || (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR' && code !== 'BLOCK_IN_FLOW'))
    return undefined
  if (comment !== null && within.slice(comment.index).includes(close))
    return cause(
      last.at + comment.index + 1,
      1,
      words(
        `tanda # memulai komentar, sehingga \`${close}\` di belakangnya tidak terbaca.`,
        'apit teks yang memuat # dengan tanda kutip.',
        `a # begins a comment, so that the \`${close}\` behind it is not read.`,
        'put the text that holds the # in quotes.',
      ),
    )
  return cause(
    last.at,
    1,
    words(
      `kurung \`${last.sign}\` yang dibuka di sini belum ditutup.`,
      `tambahkan \`${close}\` di akhirnya; baris lanjutannya harus menjorok.`,
      `the bracket \`${last.sign}\` that opens here is not closed.`,
      `add \`${close}\` at its end; lines that go on must be indented.`,
    ),
  )
}

/** `scale:setuju`, `scale setuju`, `scale = setuju` on a line of their own. */
function lineWithoutColon({ text, line, before, code }: Context): YamlCause | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'BAD_INDENT')
    return undefined
  for (const each of [line, before]) {
    const parts = /^(\s*(?:- )?)([\w-]+)(:|\s*=\s*|\s+)(\S.*?)\s*$/.exec(each?.text ?? '')
    if (each === undefined || parts === null) continue
    const [, indent = '', key = '', sign = '', value = ''] = parts
    const isOne =
      sign === ':'
        ? /^(?:["'{[]|(?!\/\/|.*: )\S)/.test(value)
        : !/^["'{[]|: /.test(value) && isKeyElsewhere(text, key, each)
    if (!isOne) continue
    const shown = value.length <= 40 ? `${key}: ${value}` : `${key}: …`
    const isSpace = sign === ':'
    return cause(
      each.start + indent.length + key.length,
      1,
      words(
        isSpace
          ? `sesudah \`${key}:\` belum ada spasi.`
          : `sesudah \`${key}\` belum ada titik dua.`,
        `tulis \`${shown}\`.`,
        isSpace ? `there is no space after \`${key}:\`.` : `there is no colon after \`${key}\`.`,
        `write \`${shown}\`.`,
      ),
    )
  }
  return undefined
}

/** A line below a key that has its value already, indented as if it belonged to it. */
function valueAndDeeperLine({ text, at, line, code }: Context): YamlCause | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || /^\s*$/.test(text.slice(line.start, at))) return undefined
  const next = lineAfter(text, line)
  const key = /^(\s*(?:- )?)[\w-]+:/.exec(line.text)
  if (next === undefined || key === null || next.indent <= (key[1] ?? '').length) return undefined
  const column = (key[1] ?? '').length + 1
  return cause(
    next.start + next.indent,
    1,
    words(
      `baris ini menjorok di bawah sebuah kunci yang sudah berisi.`,
      `mulai di kolom ${column} seperti kunci itu, atau hapus isi kunci itu.`,
      `this line is indented below a key that has its value already.`,
      `begin at column ${column} like that key, or remove the value of that key.`,
    ),
  )
}

function indentation({ text, line, code, message }: Context): YamlCause | undefined {
  const isIndent =
    code === 'BAD_INDENT' ||
    code === 'BLOCK_AS_IMPLICIT_KEY' ||
    /^(?:Sequence item without|Implicit keys need)/.test(message)
  if (!isIndent) return undefined
  const levels = levelsAbove(text, line)
  const isItem = /^\s*- /.test(line.text)
  const same = levels.find(level => level.indent === line.indent)
  // In line, so that something else is wrong with it.
  if (same?.isItem === isItem) return undefined
  if (same !== undefined) {
    return cause(
      line.start + line.indent,
      1,
      words(
        isItem
          ? 'baris ini butir daftar, sedangkan baris setingkatnya kunci.'
          : 'baris ini tidak diawali -, sedangkan baris setingkatnya butir daftar.',
        isItem
          ? 'jorokkan baris ini di bawah kunci daftarnya.'
          : 'awali dengan `- `, atau luruskan dengan baris yang memuatnya.',
        isItem
          ? 'this line is an item of a list while the lines beside it are keys.'
          : 'this line does not begin with a dash while the lines beside it are items of a list.',
        isItem
          ? 'indent this line below the key of its list.'
          : 'begin it with `- `, or align it with the line it belongs to.',
      ),
    )
  }
  const fitting = levels.filter(level => level.isItem === isItem)
  const [near] = (fitting.length > 0 ? fitting : levels).toSorted(
    (a, b) => Math.abs(a.indent - line.indent) - Math.abs(b.indent - line.indent),
  )
  const [here, there] = [line.indent + 1, (near?.indent ?? 0) + 1]
  return cause(
    line.start + line.indent,
    1,
    words(
      `baris ini mulai di kolom ${here}, tidak lurus dengan baris setingkatnya.`,
      `mulai di kolom ${there}, lurus dengan baris ${near?.number ?? 1}.`,
      `this line begins at column ${here}, not in line with those beside it.`,
      `begin at column ${there}, in line with line ${near?.number ?? 1}.`,
    ),
  )
}
