/** Damaged, mislabelled and overgrown files that a survey tool may be given, and what each must come to. */
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { cellRows, workbookBytes } from '../support/workbook.ts'
import type { HostileFile } from './run.ts'
import { csv, HEADER, ROWS, type SkmResult } from './skm-by-hand.ts'

/** What a case ends with: `room/code` of the refusal, or the right result of the survey by hand. */
export type HostileCase = readonly [title: string, file: HostileFile, ends: string | SkmResult]
export const READ = 'read'

const SURVEY = csv()
const bytes = (...values: number[]) => Buffer.from(values)
const wide = (text: string) => Buffer.from(text, 'utf16le')
const workbook = (more: Readonly<Record<string, string>> = {}, rows = surveyRows()) =>
  workbookBytes([{ name: 'Data', rows }], more)
const file = (content: string | Uint8Array, name?: string): HostileFile =>
  name === undefined ? { content } : { content, name }

function surveyRows(): string {
  return cellRows([HEADER, ...ROWS])
}

/** Bytes of a finished file changed at an offset from where `mark` stands. */
function changed(content: Uint8Array, mark: string, offset: number, ...values: number[]): Buffer {
  const copy = Buffer.from(content)
  copy.set(values, copy.lastIndexOf(mark, undefined, 'latin1') + offset)
  return copy
}

const zipped = (files: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))

export const TEXT_FILES: readonly HostileCase[] = [
  ['nothing', file(''), 'responses/empty-file'],
  ['one line break', file('\n'), 'responses/empty-file'],
  ['twenty thousand line breaks', file('\n'.repeat(20_000)), 'responses/empty-file'],
  ['commas alone', file(`${','.repeat(100_000)}\n`), 'responses/empty-file'],
  ['a mark and nothing', file(bytes(0xef, 0xbb, 0xbf)), 'responses/empty-file'],
  ['a UTF-16 mark and nothing', file(bytes(0xff, 0xfe)), 'responses/empty-file'],
  ['half a UTF-16 mark', file(bytes(0xff)), 'responses/no-item-column'],
  ['one NUL', file(bytes(0)), 'responses/nul-byte'],
  [
    'bytes that are no text in any encoding',
    file(Buffer.alloc(5000, 0xff)),
    'responses/no-item-column',
  ],
  ['control characters', file(Buffer.alloc(5000, 1)), 'responses/binary-file'],
  ['quotes alone', file('"'.repeat(4097)), 'responses/unclosed-quote'],
  ['one quote', file('"'), 'responses/unclosed-quote'],
  [
    'UTF-16 cut in the middle of a letter',
    file(wide(`\ufeff${SURVEY}`).subarray(0, -1)),
    'responses/unknown-answer',
  ],
  [
    'big-endian UTF-16 with a byte too many',
    file(Buffer.concat([wide(`\ufeff${SURVEY}`).swap16(), bytes(0)])),
    'responses/ragged-rows',
  ],
  ['UTF-16 without a mark', file(wide(SURVEY)), READ],
  [
    'UTF-16 with half a surrogate pair in a unit',
    file(wide(`\ufeff${SURVEY.replace('Sosial', 'S\ud83dosial')}`)),
    READ,
  ],
  [
    'UTF-32',
    file(
      Buffer.from(
        [...`\ufeff${SURVEY}`].flatMap(letter => [
          ...bytes(letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8, 0, 0),
        ]),
      ),
    ),
    'responses/nul-byte',
  ],
  [
    'UTF-8 cut in the middle of a letter',
    file(Buffer.concat([Buffer.from(SURVEY.trimEnd()), bytes(0xc3)])),
    'responses/unknown-answer',
  ],
  [
    'overlong UTF-8',
    file(Buffer.concat([Buffer.from(SURVEY.slice(0, -1)), bytes(0xc0, 0x80, 10)])),
    'responses/unknown-answer',
  ],
  ['UTF-8 that was taken for Windows-1252 once', file(SURVEY.replace('Sosial', 'Sosialâ€™')), READ],
  ['a NUL in the header', file(SURVEY.replace('U3', 'U\u00003')), 'responses/nul-byte'],
  ['a NUL in quotes', file(SURVEY.replace('Dinas Sosial', '"Dinas\u0000"')), 'responses/nul-byte'],
  ['a NUL at the very end', file(`${SURVEY}\u0000`), 'responses/nul-byte'],
  ['the end-of-file mark of DOS', file(`${SURVEY}\u001a`), 'responses/ragged-rows'],
  ['lines that end in CR', file(SURVEY.replaceAll('\n', '\r')), READ],
  ['lines that end in CR CR LF', file(SURVEY.replaceAll('\n', '\r\r\n')), READ],
  [
    'lines that end in each of the ways',
    file(SURVEY.replace('\n', '\r').replace('\n', '\r\n')),
    READ,
  ],
  ['no line break at the end', file(SURVEY.trimEnd()), READ],
  ['twenty thousand blank rows below', file(SURVEY + ',,,,,,,,,\n'.repeat(20_000)), READ],
  ['a sep= line and another separator', file(`sep=|\n${SURVEY}`), 'responses/no-item-column'],
  ['a sep= line that names a letter', file(`sep=a\n${SURVEY}`), READ],
  ['a quote that opens in the header', file(`"${SURVEY}`), 'responses/unclosed-quote'],
  [
    'a quote that opens in the last cell',
    file(`${SURVEY.trimEnd().slice(0, -1)}"3`),
    'responses/unclosed-quote',
  ],
  [
    'a quote that opens before two mebibytes',
    file(`${SURVEY}"${csv().repeat(10_000)}`),
    'responses/unclosed-quote',
  ],
  [
    'a row of nine mebibytes',
    file(`${SURVEY}"${'x'.repeat(9 * 2 ** 20)}",4\n`),
    'responses/unclosed-quote',
  ],
  [
    'text behind a closing quote',
    file(SURVEY.replace('Dinas Sosial', '"Dinas" Sosial')),
    'responses/stray-quote',
  ],
  [
    'a quote inside a cell',
    file(SURVEY.replace('Dinas Sosial', 'Dinas "Sosial"')),
    'responses/stray-quote',
  ],
  ['a row with a cell too few', file(SURVEY.replace('Dinas Sosial,', '')), 'responses/ragged-rows'],
  [
    'a row with a cell too many',
    file(SURVEY.replace('Dinas Sosial,', 'Dinas,Sosial,')),
    'responses/ragged-rows',
  ],
  ['one row without line breaks', file(SURVEY.replaceAll('\n', ',')), 'responses/header-only'],
  ['a header alone', file(`${HEADER.join(',')}\n`), 'responses/header-only'],
  [
    'rows without a header',
    file(SURVEY.slice(SURVEY.indexOf('\n') + 1)),
    'responses/no-item-column',
  ],
  ['a header and rows of blanks', file(csv([HEADER.map(() => ' ')])), 'responses/header-only'],
]

export const OTHER_FORMATS: readonly HostileCase[] = [
  ['JSON', file(JSON.stringify([{ U1: 4 }, { U1: 3 }])), 'responses/not-a-table'],
  ['JSON lines', file('{"U1":4}\n{"U1":3}\n'), 'responses/not-a-table'],
  [
    'HTML called .xls',
    file('<html><table><tr><td>U1</td></tr></table></html>', 'survei.xls'),
    'responses/not-a-table',
  ],
  ['XML', file('<?xml version="1.0"?><a/>'), 'responses/not-a-table'],
  ['a PDF called .xlsx', file('%PDF-1.7\n', 'survei.xlsx'), 'responses/not-a-table'],
  ['a picture', file(bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)), 'responses/not-a-table'],
  [
    'a program',
    file(bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0)),
    'responses/binary-file',
  ],
  ['a 7z archive', file(bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)), 'responses/not-a-table'],
  ['a RAR archive', file('Rar!\u001a\u0007\u0000'), 'responses/not-a-table'],
  ['a database', file(`SQLite format 3\u0000${'\u0001'.repeat(99)}`), 'responses/not-a-table'],
  ['a rubric', file('rubric: a\nedition: "1"\ntitle: b\n'), 'responses/no-item-column'],
  ['a diary', file('Hari ini saya mengisi survei.\nBesok lagi.\n'), 'responses/no-item-column'],
  ['a gzip file of one byte', file(bytes(0x1f, 0x8b)), 'responses/zip-damaged'],
  ['gzip cut short', file(gzipSync(SURVEY).subarray(0, -9)), 'responses/zip-damaged'],
  [
    'gzip with another checksum',
    file(changed(gzipSync(SURVEY), '', -8, 1, 2, 3, 4)),
    'responses/zip-damaged',
  ],
  [
    'gzip with junk behind',
    file(Buffer.concat([gzipSync(SURVEY), bytes(1, 2, 3)])),
    'responses/zip-damaged',
  ],
  [
    'gzip in two members',
    file(Buffer.concat([gzipSync(SURVEY.slice(0, 50)), gzipSync(SURVEY.slice(50))])),
    READ,
  ],
  ['gzip in gzip', file(gzipSync(gzipSync(SURVEY))), 'responses/not-a-table'],
  ['gzip of nothing', file(gzipSync('')), 'responses/empty-file'],
  [
    'a gzip bomb',
    file(gzipSync(Buffer.concat([Buffer.from('OPD,U1\n'), Buffer.alloc(80 * 2 ** 20, 65)]))),
    'responses/zip-too-large',
  ],
  ['a ZIP file of four bytes', file(bytes(0x50, 0x4b, 3, 4)), 'responses/zip-damaged'],
  ['ZIP cut short', file(zipped({ 'a.csv': SURVEY }).subarray(0, -30)), 'responses/zip-damaged'],
  ['an empty ZIP', file(zipSync({})), 'responses/no-table-in-archive'],
  [
    'a ZIP bomb by its own word',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x01\x02', 24, 255, 255, 255, 255)),
    'responses/zip-too-large',
  ],
  [
    'a ZIP that understates a size',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x01\x02', 24, 3, 0, 0, 0)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP with another checksum',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x01\x02', 16, 1, 2, 3, 4)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP whose file lies behind its end',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x01\x02', 42, 255, 255, 255, 127)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP whose list lies behind its end',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x05\x06', 16, 255, 255, 255, 127)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP that lists more than it holds',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x05\x06', 10, 255, 255)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP packed in a way nobody knows',
    file(changed(zipped({ 'a.csv': SURVEY }), 'PK\x01\x02', 10, 99, 0)),
    'responses/zip-damaged',
  ],
  [
    'a ZIP that wants out of its folder',
    file(zipped({ '../../etc/survei.csv': SURVEY })),
    'responses/no-table-in-archive',
  ],
  ['a ZIP with an escape in a name', file(zipped({ 'a\u001b[31m\u202e.csv': SURVEY })), READ],
  ['a ZIP with a folder called .csv', file(zipped({ 'a.csv/': '', 'b.csv': SURVEY })), READ],
  [
    'a ZIP in a ZIP',
    file(zipSync({ 'a.zip': zipped({ 'a.csv': SURVEY }) })),
    'responses/not-a-table',
  ],
  ['a ZIP with nothing in its CSV', file(zipped({ 'a.csv': '' })), 'responses/empty-file'],
  ['a workbook called .csv', file(workbook()), READ],
  ['a workbook in gzip', file(gzipSync(workbook())), READ],
  [
    'a workbook without a list of sheets',
    file(workbook({ 'xl/workbook.xml': '' })),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook with a broken list of sheets',
    file(workbook({ 'xl/workbook.xml': '<workbook><sheets><sheet name="A"' })),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook without relations',
    file(workbook({ 'xl/_rels/workbook.xml.rels': '' })),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook whose relations point outside',
    file(
      workbook({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>',
      }),
    ),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook with broken styles',
    file(workbook({ 'xl/styles.xml': '<styleSheet><cellXfs><xf' })),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook with broken rows',
    file(workbook({}, '<row r="1"><c r="A1" t="inlineStr"><is><t>OPD')),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with an entity bomb',
    file(
      workbook({
        'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`,
      }),
    ),
    'responses/sheet-damaged',
  ],
  [
    'a workbook that reads a file of the system',
    file(
      workbook({
        'xl/worksheets/sheet1.xml': `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${surveyRows().replace('Dinas Sosial', '&x;')}</sheetData></worksheet>`,
      }),
    ),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with a shared text that is not there',
    file(
      workbook(
        {},
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
      ),
    ),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with a cell in row 100,000',
    file(workbook({}, `${surveyRows()}<row r="100000"><c r="A100000"><v>1</v></c></row>`)),
    READ,
  ],
  [
    'a workbook with a cell in row 99,999,999',
    file(workbook({}, `${surveyRows()}<row r="99999999"><c r="A99999999"><v>1</v></c></row>`)),
    'responses/sheet-too-large',
  ],
  [
    'a workbook with a cell in column ZZZZZZ',
    file(workbook({}, `${surveyRows()}<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>`)),
    'responses/sheet-too-large',
  ],
  [
    'a workbook with a cell in column XFD',
    file(workbook({}, `${surveyRows()}<row r="9"><c r="XFD9"><v>1</v></c></row>`)),
    READ,
  ],
  [
    'a workbook with rows in no order',
    file(workbook({}, cellRows(ROWS, 2) + cellRows([HEADER]))),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with a cell twice',
    file(
      workbook(
        {},
        surveyRows().replace(
          '<c r="B2"><v>4</v></c>',
          '<c r="B2"><v>4</v></c><c r="B2"><v>1</v></c>',
        ),
      ),
    ),
    READ,
  ],
  [
    'a workbook without addresses',
    file(workbook({}, surveyRows().replaceAll(/ r="[A-Z]*\d+"/g, ''))),
    READ,
  ],
  [
    'a workbook with addresses of row 0',
    file(workbook({}, surveyRows().replaceAll('A1"', 'A0"'))),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with a number that is none',
    file(
      workbook(
        {},
        surveyRows().replace('t="inlineStr"><is><t>Dinas Sosial</t></is>', 't="n"><v>Dinas</v>'),
      ),
    ),
    'responses/sheet-damaged',
  ],
  [
    'a workbook whose sheet is a picture',
    file(workbook({ 'xl/worksheets/sheet1.xml': '\u0089PNG\r\n\u001a\n\u0000\u0000' })),
    'responses/sheet-damaged',
  ],
  [
    'a workbook with an escape in the name of a sheet',
    file(workbookBytes([{ name: 'D\u001b[31mata', rows: surveyRows() }])),
    'responses/workbook-unreadable',
  ],
  [
    'a workbook with a mark for right to left in the name of a sheet',
    file(workbookBytes([{ name: 'D\u202eata', rows: surveyRows() }])),
    READ,
  ],
]
