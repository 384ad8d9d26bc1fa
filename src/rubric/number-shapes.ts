/** Numbers in a rubric, read from their own text so that 1/9 stays 1/9. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { type Exact, exact, exactText, parseExact } from '../math/exact.ts'
import { needed, oneOf, optional, record, type Shape, type ValueOf, wrongType } from './shape.ts'
import { kindOf, type SourceNode } from './source-node.ts'

const NUMBER_PATTERN = '^[+-]?\\d{1,40}(\\.\\d{1,40}|/[1-9]\\d{0,39})?$'

export const exactNumber: Shape<Exact> = {
  expects: { id: 'angka', en: 'a number' },
  read: (node, problems) => readExact(node, problems),
  schema: () => ({ anyOf: [{ type: 'number' }, { type: 'string', pattern: NUMBER_PATTERN }] }),
}

export const notANumber = defineDiagnostic('rubric/not-a-number', 'error', {
  id: 'Seharusnya angka pasti seperti `4`, `0.67`, atau `1/9`, tertulis {found}.',
  idRemedy: '{hint}',
  en: 'Expected an exact number such as `4`, `0.67` or `1/9`, found {found}.',
  enRemedy: '{hint}',
})

function readExact(node: SourceNode, problems: Diagnostic[]): Exact | undefined {
  const number = node.kind === 'scalar' ? parseExact(node.text) : undefined
  if (number === undefined)
    problems.push(notANumber(node.place, { found: kindOf(node), ...hintFor(node) }))
  return number
}

/** All that are written with a comma are one slip, and have a name for it. */
function hintFor(node: SourceNode): { hint: Required<Localized>; name?: string } {
  const written = node.kind === 'scalar' ? node.text : ''
  if (/^[+-]?\d+,\d+$/.test(written)) {
    const point = written.replace(',', '.')
    const id = `pakai titik, bukan koma: \`${point}\`.`
    return { hint: { id, en: `use a point, not a comma: \`${point}\`.` }, name: 'comma' }
  }
  const percent = parseExact(/^([\d.]+) ?%$/.exec(written.trim())?.[1] ?? '')
  if (percent !== undefined) {
    const [points, share] = [percent, percent.div(exact(100))].map(each => `\`${exactText(each)}\``)
    const id = `tulis ${points} bila angka sejenisnya berupa poin atau persen, ${share} bila proporsi (0 sampai 1).`
    const en = `write ${points} where its like are points or percents, ${share} where they are shares (0 to 1).`
    return { hint: { id, en } }
  }
  const meant = meantNumber(written.trim())
  if (meant !== undefined) return { hint: { id: `tulis \`${meant}\`.`, en: `write \`${meant}\`.` } }
  return { hint: { id: 'tulis angkanya saja.', en: 'write the number alone.' } }
}

/** `1 / 9`, `½`, `2O` and `l5` with letters for digits, `.5` -> the number as it is to be written. */
function meantNumber(written: string): string | undefined {
  const plain = written
    .normalize('NFKC')
    .replace(/\s*[/⁄]\s*/, '/')
    .replace(/^\./, '0.')
  const digits = /^[\d.OoIl]+$/.test(plain) && /\d/.test(plain)
  const typed = digits ? plain.replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : plain
  return typed !== written && parseExact(typed) !== undefined ? typed : undefined
}

/** A small whole number, such as a count of decimals. */
export function wholeNumber(least: number, most: number): Shape<number> {
  return {
    expects: {
      id: `bilangan bulat ${least} sampai ${most}`,
      en: `a whole number from ${least} to ${most}`,
    },
    read(node, problems) {
      const number =
        node.kind === 'scalar' && /^\d{1,6}$/.test(node.text) ? Number(node.text) : Number.NaN
      if (number >= least && number <= most) return number
      problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
      return undefined
    },
    schema: () => ({ type: 'integer', minimum: least, maximum: most }),
  }
}

type Threshold = { readonly value: Exact } | { readonly share: Exact } | 'target'

/** `40`, `60%` of the maximum, or the word `target`. */
export const threshold: Shape<Threshold> = {
  expects: { id: 'angka, persen, atau `target`', en: 'a number, a percent, or `target`' },
  read(node, problems) {
    if (node.kind === 'scalar' && node.text === 'target') return 'target'
    if (node.kind === 'scalar' && node.text.endsWith('%')) {
      const number = readExact({ ...node, text: node.text.slice(0, -1).trimEnd() }, problems)
      return number && { share: number.div(exact(100)) }
    }
    const number = readExact(node, problems)
    return number && { value: number }
  },
  schema: () => ({
    anyOf: [
      { type: 'number' },
      { type: 'string', pattern: `${NUMBER_PATTERN.slice(0, -1)} ?%?$` },
      { const: 'target' },
    ],
  }),
}

/** Two numbers, the first below the second: the ends of a range. */
const range: Shape<readonly [Exact, Exact]> = {
  expects: {
    id: 'dua angka dari kecil ke besar, seperti [0, 100]',
    en: 'two numbers, the smaller first, such as [0, 100]',
  },
  read(node, problems) {
    if (node.kind === 'list' && node.items.length === 2) {
      const [low, high] = node.items.map(item => readExact(item, problems))
      if (low === undefined || high === undefined) return undefined
      if (low.compare(high) < 0) return [low, high]
    }
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: definitions => ({
    type: 'array',
    items: exactNumber.schema(definitions),
    minItems: 2,
    maxItems: 2,
  }),
}

// How a file writes roundings and rescales.

const roundingModes = oneOf('half-up', 'half-even', 'down', 'up')

export const roundingShape = record(
  {
    digits: needed(wholeNumber(0, 12), 'Banyaknya desimal', 'Decimals that are kept'),
    mode: optional(
      roundingModes,
      'half-up (setengah menjauhi nol) bila tidak ditulis',
      'half-up (half away from zero) unless written',
    ),
  },
  'Pembulatan yang diminta instrumen',
  'A rounding that the instrument asks for',
)

/** By name: the one file of declarations loses `typeof` of another file. */
export type FileRounding = ValueOf<typeof roundingShape>

export const rescaleShape = record(
  {
    from: needed(
      range,
      'Rentang nilai asal, seperti [1, 5]',
      'The range of the values as they are, such as [1, 5]',
    ),
    to: needed(
      range,
      'Rentang yang dilaporkan, seperti [0, 100]',
      'The range that is reported, such as [0, 100]',
    ),
    round: optional(roundingShape, 'Pembulatan sesudah konversi', 'Rounding after the rescale'),
  },
  'Konversi lurus dari satu rentang ke rentang lain',
  'A straight line from one range to another',
)

// A day, as exactly as it is known.

const DAY_PATTERN = '^(19|20)\\d\\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$'

/** `2021`, `2021-07` or `2021-07-27`. */
export const dayText: Shape<string> = {
  expects: {
    id: 'tahun, bulan, atau hari seperti `2021`, `2021-07`, `2021-07-27`',
    en: 'a year, month or day such as `2021`, `2021-07`, `2021-07-27`',
  },
  read(node, problems) {
    if (node.kind === 'scalar' && new RegExp(DAY_PATTERN).test(node.text)) return node.text
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: () => ({
    anyOf: [
      { type: 'integer', minimum: 1900, maximum: 2099 },
      { type: 'string', pattern: DAY_PATTERN },
    ],
  }),
}

/** YYYYMMDD. @example daysOf('2021-07')  // { first: 20210701, last: 20210731 } */
export function daysOf(text: string): { readonly first: number; readonly last: number } {
  const [year, month, day] = text.split('-')
  return {
    first: Number(`${year}${month ?? '01'}${day ?? '01'}`),
    last: Number(`${year}${month ?? '12'}${day ?? '31'}`),
  }
}
