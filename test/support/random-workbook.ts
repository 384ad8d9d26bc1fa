/** Workbooks as programs write them, made by fast-check: every kind of cell, in each of the spellings. */
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const FORMATS = [
  'dd/mm/yyyy hh:mm',
  '[h]:mm:ss',
  '[$-421]d mmmm yyyy;@',
  '0.00',
  '#,##0 "hari"',
  '@',
]
/** Numbers of formats: general, a built-in date and time, a percentage, those above. */
const FORMAT_IDS = [0, 14, 20, 9, ...FORMATS.map((_, at) => 164 + at)]

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      '4',
      ' ',
      '&',
      '<',
      '>',
      '"',
      "'",
      'é',
      '–',
      '😀',
      '_x000D_',
      '_x005F_',
    ),
    { maxLength: 8 },
  )
  .map(parts => parts.join(''))
const escaped = (raw: string) =>
  raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const number = fc.oneof(
  fc.integer({ min: 0, max: 60_000 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }).map(String),
  fc.constantFrom(
    '0.30000000000000004',
    '2.5',
    '1E-3',
    '45322.34375',
    '-0',
    '',
    '0.1000000000000001',
  ),
)

/** `t` and the inside of a cell, `x:` standing before each name. */
const content = fc.oneof(
  { arbitrary: fc.nat(9).map(index => ['s', `<x:v>${index}</x:v>`] as const), weight: 4 },
  { arbitrary: number.map(value => ['', `<x:v>${value}</x:v>`] as const), weight: 4 },
  number.map(value => ['n', `<x:v>${value}</x:v>`] as const),
  text.map(raw => ['inlineStr', `<x:is><x:t>${escaped(raw)}</x:t></x:is>`] as const),
  text.map(
    raw =>
      [
        'inlineStr',
        `<x:is><x:r><x:t>${escaped(raw)}</x:t></x:r><x:r><x:t>!</x:t></x:r></x:is>`,
      ] as const,
  ),
  text.map(raw => ['str', `<x:f>A1&amp;"x"</x:f><x:v>${escaped(raw)}</x:v>`] as const),
  fc.constantFrom('0', '1').map(value => ['b', `<x:v>${value}</x:v>`] as const),
  fc.constantFrom('#REF!', '#N/A').map(value => ['e', `<x:f>x</x:f><x:v>${value}</x:v>`] as const),
  fc
    .constantFrom('2024-01-31', '2024-01-31T08:15:00Z')
    .map(value => ['d', `<x:v>${value}</x:v>`] as const),
  fc.constant(['', ''] as const),
)

const cell = fc.record({
  content,
  gap: fc.constantFrom(0, 0, 0, 1, 30),
  style: fc.option(fc.nat(FORMAT_IDS.length - 1), { nil: undefined }),
  isSpaced: fc.boolean(),
})
const row = fc.record({
  gap: fc.constantFrom(0, 0, 0, 2),
  cells: fc.array(cell, { maxLength: 6 }),
  isNumbered: fc.constantFrom(true, true, false),
})
const sharedText = fc
  .tuple(text, text, fc.constantFrom('plain', 'rich', 'spoken'))
  .map(([one, other, kind]) => {
    if (kind === 'plain') return `<si><t xml:space="preserve">${escaped(one)}</t></si>`
    const runs = `<r><rPr><b/></rPr><t>${escaped(one)}</t></r><r><t>${escaped(other)}</t></r>`
    return `<si>${runs}${kind === 'spoken' ? '<rPh sb="0" eb="1"><t>ba</t></rPh><phoneticPr/>' : ''}</si>`
  })

export const randomWorkbook: fc.Arbitrary<Uint8Array> = fc
  .record({
    rows: fc.array(row, { maxLength: 8 }),
    texts: fc.array(sharedText, { minLength: 10, maxLength: 10 }),
    is1904: fc.boolean(),
    prefix: fc.constantFrom('', '', 'x:'),
    isAbsolute: fc.boolean(),
  })
  .map(({ rows, texts, is1904, prefix, isAbsolute }) => {
    const target = (path: string) => (isAbsolute ? `/xl/${path}` : path)
    const relations = ['worksheets/sheet1.xml', 'sharedStrings.xml', 'styles.xml'].map(
      (path, at) => {
        const type = ['worksheet', 'sharedStrings', 'styles'][at]
        return `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target(path)}"/>`
      },
    )
    const formats = FORMATS.map(
      (code, at) =>
        `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    )
    const styles = FORMAT_IDS.map(id => `<xf numFmtId="${id}" xfId="0"/>`)
    const parts = {
      'xl/workbook.xml': `<workbook><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
      'xl/sharedStrings.xml': `<sst>${texts.join('')}</sst>`,
      'xl/styles.xml': `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': sheet(rows).replaceAll('x:', prefix),
    }
    const files = Object.entries(parts).map(([path, part]) => [
      path,
      strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${part}`),
    ])
    return zipSync(Object.fromEntries(files))
  })

type RowShape = typeof row extends fc.Arbitrary<infer Shape> ? Shape : never

function sheet(rows: readonly RowShape[]): string {
  let number = 0
  const written = rows.map(({ gap, cells, isNumbered }) => {
    number += gap + 1
    let column = 0
    const inside = cells.map(({ content: [type, value], gap: skipped, style, isSpaced }) => {
      column += skipped + 1
      const name = `${column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}${number}`
      const s = style === undefined ? '' : ` s="${style}"`
      const t = type === '' ? '' : ` t="${type}"`
      const space = isSpaced ? '\n  ' : ''
      return value === ''
        ? `<x:c r="${name}"${s}${t}/>`
        : `<x:c r="${name}"${s}${t}>${space}${value}${space}</x:c>`
    })
    const r = isNumbered || cells.length === 0 ? ` r="${number}"` : ''
    return `<x:row${r}>${inside.join('')}</x:row>`
  })
  return `<x:worksheet><x:sheetData>${written.join('\n')}</x:sheetData></x:worksheet>`
}
