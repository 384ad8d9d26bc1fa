/** Text from data or rubrics -> text that cannot steer a terminal or hide anything from the reader. */

const LINE_BREAKS_AND_TABS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
const OTHER_SPACES = /\p{Zs}/gu
/** Only says in which style a picture is drawn. */
const PICTURE_STYLE = /(?<=\p{Emoji})[\uFE0E\uFE0F]/gu
/** Controls, bidi marks, zero-width and other characters that leave no ink, and halves of a pair. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu

/**
 * One line in which every unseen character is seen: an escape becomes `␛`, a bidi override `<U+202E>`.
 * Line breaks, tabs and unusual spaces become plain spaces.
 */
export function safeText(text: string): string {
  return text
    .replace(LINE_BREAKS_AND_TABS, ' ')
    .replace(OTHER_SPACES, ' ')
    .replace(PICTURE_STYLE, '')
    .replace(UNSEEN, seen)
}

function seen(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

// A value -> JSON that says the same, in which every unseen character is an escape: nothing is lost, and no terminal obeys it.

export function safeJson(value: unknown, indent?: number): string {
  return (JSON.stringify(value, null, indent) ?? 'null').replace(HARMFUL, escaped)
}

/** Line breaks of the layout stay. The second `#` of `##[error]`, which some CI systems obey anywhere in a line, goes too. */
const HARMFUL =
  /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=\w*\[)/gu

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, position) => `\\u${character.charCodeAt(position).toString(16).padStart(4, '0')}`,
  ).join('')
}

// A page for a stream -> one that no terminal and no CI system takes for commands. Each text in it is made safe before; this holds
// also where lines are broken so that a text comes to stand first.

/** `::error` and `##[error]` are commands of CI systems, the first at the start of a line. Colours stay. */
export function harmlessPage(page: string): string {
  return page
    .replace(STEERING, seen)
    .replace(/^((?:\u001B\[[\d;]*m|[^\S\n])*:)(?=:)/gm, '$1 ')
    .replace(/##(?=\w*\[)/g, '## ')
}

/** All unseen characters but line breaks, tabs and colours; a byte order mark may begin a file. */
const STEERING =
  /\u001B(?!\[[\d;]*m)|\r(?!\n)|(?![\u001B\t\n\r])\p{Cc}|(?!\u200D)(?<!^)\p{Cf}|[\u2028\u2029]/gu

// A name from data -> one that a page has room for; the JSON report has all of it.

/** Longer than any office is called. */
const MOST_LETTERS = 120

export function shownName(name: string): string {
  if (name.length <= MOST_LETTERS) return name
  // A letter of two halves is not cut in two.
  const start = name.slice(0, MOST_LETTERS).replace(/[\uD800-\uDBFF]$/, '')
  return `${start.trimEnd()}…`
}
