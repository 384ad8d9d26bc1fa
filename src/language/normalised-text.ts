/** Text as somebody typed it -> text in which equal things are spelled equally. */

const INVISIBLE = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|[\uFE00-\uFE0F]/gu
const SPACES = /[\s\p{Cc}]+/gu
const SINGLE_QUOTES = /[‘’‚‛′`´ʼ]/g
const DOUBLE_QUOTES = /[“”„‟″«»]/g
const DASHES = /[‐‑‒–—―−﹘﹣－]/g

/** Nothing to be made equal but the case: letters, digits and signs of ASCII with single spaces, no backtick. */
const PLAIN = /^(?:[!-_a-~]| (?! ))*$/

/**
 * The text for showing: white space of all kinds is single spaces, nothing invisible is left. Case and signs stay.
 * @example cleanText(' Dinas\u00A0 Kesehatan\n')  // 'Dinas Kesehatan'
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim()
  return text.normalize('NFC').replace(SPACES, ' ').replace(INVISIBLE, '').trim()
}

/**
 * A name as an id is written: small letters, digits, dots and dashes.
 * @example idText('Survei Kepuasan (2026)')  // 'survei-kepuasan-2026'
 */
export function idText(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
}

/**
 * The text for comparing: case, width, white space and the shapes of quotes and dashes no longer matter.
 * @example normalisedText('“Sangat  Setuju”')  // '"sangat setuju"'
 */
export function normalisedText(text: string): string {
  if (PLAIN.test(text)) return text.trim().toLowerCase()
  return text
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .normalize('NFKC')
    .toLowerCase()
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .trim()
}

/** Longer than any label or header; stripping it would take as long as its square. */
const LONGEST_NAME = 2000

const OUTER_QUOTES = /^(["'])(.+)\1$/
const TRAILING_PUNCTUATION = /[\s.,;:!]+$/
const JOINED_WORDS = /(?<=\p{L})\s*[-_/]\s*(?=\p{L})/gu

/**
 * A normalised text without outer quotes and trailing punctuation, and with joined words apart. Signs that carry meaning
 * stay: `-1` is not `1`, `A-` is not `A`. Forgives more than `normalisedText`, so it is asked second.
 * @example barerText('"ragu-ragu".')  // 'ragu ragu'
 */
export function barerText(normalised: string): string {
  if (normalised.length > LONGEST_NAME) return normalised
  let bare = normalised
  for (let before = ''; before !== bare; ) {
    before = bare
    const shorter = bare.replace(OUTER_QUOTES, '$2').replace(TRAILING_PUNCTUATION, '').trim()
    if (shorter !== '') bare = shorter
  }
  return bare.replace(JOINED_WORDS, ' ')
}

// A cell -> what was typed, without the marks by which a spreadsheet is told to leave a text alone.

/** `="3"`, as programs export numbers that are to stay texts. */
const FORMULA_OF_TEXT = /^\s*=\s*"([^"]*)"\s*$/
/** `'3`, as it is typed in a spreadsheet; a quoted `'Baik'` is something else. */
const LEADING_APOSTROPHE = /^\s*'(?=[^'\s][^']*$)/

/** @example typedText('="198501"')  // '198501' */
export function typedText(cell: string): string {
  if (cell.includes('="') || /^\s*=\s*"/.test(cell)) return cell.replace(FORMULA_OF_TEXT, '$1')
  return cell.includes("'") ? cell.replace(LEADING_APOSTROPHE, '') : cell
}
