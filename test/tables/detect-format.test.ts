import { expect, it } from 'vitest'
import { detectFormat } from '../../src/tables/detect-format.ts'

const named = (head: Buffer) => {
  const format = detectFormat(head)
  return format.kind === 'foreign' ? format.format.name.en : format.kind
}

it.each([
  ['', 'empty'],
  ['U1,U2\n', 'text'],
  ['[1] Persyaratan;[2] Prosedur\n', 'text'],
  ['{kode},U1\n', 'text'],
  ['PK\x03\x04', 'zip'],
  ['\x1f\x8b\x08', 'gzip'],
  ['%PDF-1.7', 'a PDF file'],
  ['\x89PNG\r\n', 'a PNG picture'],
  ['\xff\xd8\xff\xe0', 'a JPEG picture'],
  ['Rar!\x1a\x07', 'a RAR archive'],
  ['$FL2@(#)', 'a SPSS data file'],
  ['\xd0\xcf\x11\xe0\xa1\xb1', 'an old Excel file (.xls)'],
  [
    '\xd0\xcf\x11\xe0....E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0',
    'an Office file locked with a password',
  ],
  ['\n <html xmlns:o="urn">', 'an HTML page (often named .xls)'],
  ['\xef\xbb\xbf<!DOCTYPE html>', 'an HTML page (often named .xls)'],
  ['<table><tr>', 'an HTML page (often named .xls)'],
  [
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    'an XML 2003 spreadsheet',
  ],
  ['<?xml version="1.0"?><survei/>', 'XML'],
  ['[{"U1": 4}]', 'JSON'],
  ['{"rows": []}', 'JSON'],
  ['{"digest":"12","tallyVersion":1,"detail":"scores"}', 'a tally file of rb-score'],
  ['{ "reportVersion": 2, "result": {} }', 'a report of rb-score'],
])('tells %j by its bytes', (head, expected) => {
  expect(named(Buffer.from(head, 'latin1'))).toBe(expected)
})
