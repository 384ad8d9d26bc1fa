/** Well-formed tables with content nobody hoped for, and what each must come to. */
import { type HostileCase, READ } from './bytes.ts'
import type { HostileFile } from './run.ts'
import { csv, HEADER, ROWS, rowsWith, skmByHand, UNSUR } from './skm-by-hand.ts'

/** The first answer, whose code is 4, written so. */
const answer = (text: string): HostileFile => ({ content: csv(rowsWith(text)) })
const unit = (text: string): HostileFile => ({ content: csv(rowsWith(text, 0)) })
const header = (text: string, column = 0): HostileFile => ({
  content: csv(ROWS, HEADER.with(column, text)),
})

/** Ways to write the code 4 of U1, and what only looks like one. */
export const ANSWERS: readonly HostileCase[] = [
  ...[
    '4 ',
    '\u00a04',
    '4\u200b',
    '\ufeff4',
    '４',
    '4.0',
    '4,0',
    '"4"',
    '4\n',
    '4 - Sangat sesuai',
    '４－Sangat sesuai',
    'd. SANGAT  SESUAI',
    'Sangat\u00a0sesuai',
    'Very suitable',
    'Sangat baik',
    "'4",
    '="4"',
  ].map((text): HostileCase => [`an answer ${JSON.stringify(text)}`, answer(text), READ]),
  ...[
    '0',
    '5',
    '-1',
    '+4',
    '4.5',
    '4/4',
    '4%',
    '(4)',
    '04',
    '4 3',
    '4;3',
    '0x4',
    'IV',
    '٤',
    '४',
    '½',
    'four',
    'NaN',
    'Infinity',
    'null',
    'undefined',
    'TRUE',
    '=4',
    'constructor',
    '__proto__',
    'toString',
    '<b>4</b>',
    '\u001b[31m4',
    '4\u0301',
    'Setuju',
    '9'.repeat(400),
  ].map(
    (text): HostileCase => [
      `an answer ${JSON.stringify(text.slice(0, 20))}`,
      answer(text),
      'responses/unknown-answer',
    ],
  ),
  ...['03-Apr', '1,98501E+17', '4e0', '1e400', '#REF!', '#N/A'].map(
    (text): HostileCase => [`an answer ${text}`, answer(text), 'responses/spoiled-answer'],
  ),
  ...['4 - Sesuai', '3 - Sangat sesuai'].map(
    (text): HostileCase => [`an answer ${text}`, answer(text), 'responses/contradictory-answer'],
  ),
  ['an answer of one mebibyte', answer('4'.repeat(2 ** 20)), 'responses/unknown-answer'],
  ['an answer of quotes alone', answer("'".repeat(2 ** 20)), 'responses/unknown-answer'],
  ['an answer of commas', answer(`"${','.repeat(2 ** 20)}x"`), 'responses/unknown-answer'],
  ['an answer of one mebibyte of spaces', answer(`${' '.repeat(2 ** 20)}4`), READ],
]

export const BLANKS: readonly string[] = [
  '',
  ' ',
  '-',
  '–',
  '\u00a0',
  '\u200b',
  'Tidak tahu',
  'TT',
  'tidak  berlaku',
  'N/A',
  'Kosong',
]

/** None of these changes a number; each must be shown harmless. */
export const UNITS: readonly string[] = [
  '\u001b[2J\u001b]0;x\u0007',
  '\u009b31m',
  '\u202eemas\u202c',
  '\u2066a\u2069',
  '\u200f\u200b',
  "=cmd|'/c calc'!A1",
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '&lt;b&gt;',
  '| a | b |',
  '[a](javascript:alert(1))',
  '`rm -rf /`',
  '# judul',
  '![x](http://x)',
  '\u0001',
  '\ud83d',
  '\ufffe',
  '\u2028',
  'a\r\nb',
  '__proto__',
  'constructor',
  'toString',
  '%s%d',
  '$HOME',
  '{count}',
  '{{a}}',
  '../../etc/passwd',
  '保'.repeat(200),
  'ﷺ'.repeat(50),
  'e\u0301'.repeat(100),
  '👩‍👩‍👧‍👦',
  '0',
  '1e5',
  'NaN',
  '"',
  '""',
  "'",
  '\\',
  '\\n',
  ';',
  ' ',
  'Rata-rata sementara',
  'x'.repeat(2 ** 20),
]

export const TABLES: readonly HostileCase[] = [
  [
    'a header of a hundred kilobytes',
    {
      content: csv(
        ROWS.map(row => [...row, 'x']),
        [...HEADER, 'Saran '.repeat(17_000)],
      ),
    },
    READ,
  ],
  [
    'a header of a hundred kilobytes that begins as an item',
    header(`U1 ${'a'.repeat(100_000)}`, 1),
    'responses/missing-column',
  ],
  ['a header of brackets', header('['.repeat(50_000), 1), 'responses/missing-column'],
  ['a header of spaces', header(' '.repeat(100_000), 1), 'responses/missing-column'],
  ['a header that JavaScript knows', header('__proto__'), READ],
  [
    'a header that JavaScript knows, for an item',
    header('constructor', 1),
    'responses/missing-column',
  ],
  ['a header with an escape', header('\u001b[31mOPD\u202e'), READ],
  ['a header in Cyrillic letters', header('У1', 1), 'responses/missing-column'],
  [
    'a header in small, wide and spaced letters',
    {
      content: csv(ROWS, [
        'opd',
        ' u1 ',
        'Ｕ２',
        'U3*',
        'u 4',
        'U5.',
        '"U6"',
        'U7\u00a0',
        'SARANA',
        'Pengaduan?',
      ]),
    },
    READ,
  ],
  [
    'two columns for an item',
    {
      content: csv(
        ROWS.map(row => [...row, '4']),
        [...HEADER, 'U1'],
      ),
    },
    'responses/two-columns-for-item',
  ],
  ['a column for two items', header('U1 dan U2', 1), 'responses/missing-column'],
  [
    'an item without a column',
    {
      content: csv(
        ROWS.map(row => row.slice(0, -1)),
        HEADER.slice(0, -1),
      ),
    },
    'responses/missing-column',
  ],
  [
    'columns in another order',
    {
      content: csv(
        ROWS.map(row => row.toReversed()),
        HEADER.toReversed(),
      ),
    },
    READ,
  ],
  ['a header in row 30', { content: `${'\n'.repeat(29)}${csv()}` }, READ],
  [
    'a header in row 30 below titles',
    { content: `${'Judul,,,,,,,,,\n'.repeat(29)}${csv()}` },
    'responses/no-item-column',
  ],
  [
    'a header again in the middle',
    { content: csv([...ROWS.slice(0, 2), HEADER, ...ROWS.slice(2)]) },
    READ,
  ],
  [
    'a header again a thousand times',
    { content: csv([...ROWS, ...Array(1000).fill(HEADER)]) },
    READ,
  ],
  [
    'a footer of sums',
    { content: csv([...ROWS, ['Jumlah', '15', '14', '13', '12', '11', '10', '9', '8', '7']]) },
    READ,
  ],
  [
    'a footer of means',
    {
      content: csv([
        ...ROWS,
        ['Rata-rata', '3,75', '3,5', '3,25', '3', '2,75', '2,5', '2,25', '2', '1,75'],
      ]),
    },
    READ,
  ],
  [
    'a footer that lies',
    { content: csv([...ROWS, ['Jumlah', ...Array(9).fill('4')]]) },
    'responses/doubtful-rows',
  ],
  [
    'rows without an answer',
    { content: csv([...ROWS, ['Dinas Sosial', ...Array(9).fill('')]]) },
    READ,
  ],
  [
    'nobody who answered',
    { content: csv([['Dinas Sosial', ...Array(9).fill('')]]) },
    'responses/no-responses',
  ],
  [
    'nobody who answered one item',
    { content: csv(ROWS.map(row => row.with(3, ''))) },
    skmByHand(ROWS.map(row => row.with(3, ''))),
  ],
  [
    'a column of free text for an item',
    { content: csv(ROWS.map((row, at) => row.with(3, `Pendapat saya nomor ${at}`))) },
    'responses/unknown-answer',
  ],
  [
    'two thousand answers nobody knows',
    {
      content: csv(
        Array.from({ length: 2000 }, (_, at) => ROWS[0]?.with(3, `jawaban ${at}`) ?? []),
      ),
    },
    'responses/column-of-other-answers',
  ],
  [
    'answers shifted to 0 to 3',
    {
      content: csv(
        ROWS.map(row => [row[0] ?? '', ...row.slice(1).map(cell => `${Number(cell) - 1}`)]),
      ),
    },
    'responses/unknown-answer',
  ],
  [
    'answers of five points',
    {
      content: csv(
        ROWS.map(row => [row[0] ?? '', ...row.slice(1).map(cell => `${Number(cell) + 1}`)]),
      ),
    },
    'responses/unknown-answer',
  ],
  [
    'separators of every kind in one file',
    { content: csv().replace('Dinas Sosial,4', 'Dinas Sosial;4') },
    'responses/ragged-rows',
  ],
  ['a tab in a unit of a file with commas', unit('Dinas\tSosial'), READ],
  ['one row', { content: csv(ROWS.slice(0, 1)) }, skmByHand(ROWS.slice(0, 1))],
  ['two spellings of one unit', unit('  DINAS   kesehatan '), READ],
  ['the data twice in one ZIP or folder name', { content: csv(), name: "a b;c'd(1).csv" }, READ],
  [
    'a unit column that is missing',
    {
      content: csv(
        ROWS.map(row => row.slice(1)),
        UNSUR,
      ),
    },
    READ,
  ],
  [
    'ten thousand further columns',
    {
      content: csv(
        ROWS.map(row => [...row, ...Array.from({ length: 10_000 }, (_, at) => `x${at}`)]),
        [...HEADER, ...Array.from({ length: 10_000 }, (_, at) => `Kolom ${at}`)],
      ),
    },
    READ,
  ],
  [
    'ten thousand columns of one name',
    {
      content: csv(
        ROWS.map(row => [...row, ...Array(10_000).fill('x')]),
        [...HEADER, ...Array(10_000).fill('Saran')],
      ),
    },
    READ,
  ],
  [
    'ten thousand columns without a name',
    {
      content: csv(
        ROWS.map(row => [...row, ...Array(10_000).fill('x')]),
        [...HEADER, ...Array(10_000).fill('')],
      ),
    },
    READ,
  ],
  [
    'ten thousand columns called U1',
    {
      content: csv(
        ROWS.map(row => [...row, ...Array(10_000).fill('4')]),
        [...HEADER, ...Array(10_000).fill('U1')],
      ),
    },
    'responses/two-columns-for-item',
  ],
]
