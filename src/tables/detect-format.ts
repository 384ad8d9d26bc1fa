/** The first bytes of a source -> what kind of file it is, whatever its name says. */

import type { Localized } from '../language/language.ts'
import { includesLatin1, latin1Text } from '../platform/text-bytes.ts'
import type { ZipEntry } from './read-zip.ts'

type Format =
  | { readonly kind: 'empty' | 'text' | 'gzip' | 'zip' }
  | { readonly kind: 'foreign'; readonly format: ForeignFormat }

export function detectFormat(head: Uint8Array): Format {
  if (head.length === 0) return { kind: 'empty' }
  const start = latin1Text(head.subarray(0, 16))
  if (start.startsWith('\x1f\x8b')) return { kind: 'gzip' }
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return { kind: 'zip' }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return { kind: 'foreign', format: oldOffice(head) }
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes))
  if (signature !== undefined) return { kind: 'foreign', format: signature[1] }
  const format = markup(head)
  return format === undefined ? { kind: 'text' } : { kind: 'foreign', format }
}

/** The name of a part in it, in UTF-16. */
const LOCKED = [...'EncryptedPackage'].join('\0')

/** The old container of Office holds .xls files, and also .xlsx files that are locked with a password. */
function oldOffice(head: Uint8Array): ForeignFormat {
  return includesLatin1(head, LOCKED) ? ENCRYPTED_OFFICE : OLD_EXCEL
}

/** Text that is not a table. Zeros and byte order marks are dropped, so that UTF-16 is seen through as well. */
function markup(head: Uint8Array): ForeignFormat | undefined {
  const text = latin1Text(head.subarray(0, 4096))
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|table|head|meta|body|style|div)\b/.test(text)) return HTML
  if (/^(<!--|<\?xml)/.test(text)) {
    if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return SPREADSHEET_XML
    if (/<(html|table)\b/.test(text)) return HTML
    return text.startsWith('<?xml') ? XML : undefined
  }
  if (/^(\{\s*"[^"]*"\s*:|\[\s*[{[]\s*["[{\d])/.test(text)) {
    if (text.includes('"tallyversion"')) return TALLY_FILE
    return text.includes('"reportversion"') ? REPORT : JSON_TEXT
  }
  return undefined
}

// The files people send instead of a table: how their first bytes look, what they are, what to do with them.

export interface ForeignFormat {
  readonly name: Required<Localized>
  readonly advice: Required<Localized>
}

const both = (text: string) => ({ id: text, en: text })

const SAVE_AS_XLSX = {
  id: 'Buka di Excel atau LibreOffice, lalu simpan sebagai XLSX atau "CSV UTF-8".',
  en: 'Open it in Excel or LibreOffice and save it as XLSX or "CSV UTF-8".',
}
const EXPORT_TABLE = {
  id: 'Ekspor tabel aslinya sebagai CSV atau XLSX; hasil cetak atau gambar tidak dapat dihitung.',
  en: 'Export the original table as CSV or XLSX; a print or picture of it cannot be scored.',
}
const UNPACK = {
  id: 'ekstrak lebih dahulu, lalu berikan file CSV atau XLSX di dalamnya.',
  en: 'Unpack it first, then give the CSV or XLSX file inside.',
}
const EXPORT_CSV = {
  id: 'Ekspor datanya sebagai CSV dari program asalnya.',
  en: 'Export the data as CSV from the program it comes from.',
}
const ONE_TABLE = {
  id: 'Berikan ekspor jawaban sebagai CSV atau XLSX.',
  en: 'Give the export of the answers as CSV or XLSX.',
}

const OLD_EXCEL: ForeignFormat = {
  name: { id: 'file Excel lama (.xls)', en: 'an old Excel file (.xls)' },
  advice: SAVE_AS_XLSX,
}
const ENCRYPTED_OFFICE: ForeignFormat = {
  name: { id: 'file Office yang dikunci kata sandi', en: 'an Office file locked with a password' },
  advice: {
    id: 'Buka di Excel, hapus kata sandinya (File > Info > Proteksi), lalu simpan lagi.',
    en: 'Open it in Excel, remove the password (File > Info > Protect) and save it again.',
  },
}
const BINARY_WORKBOOK: ForeignFormat = {
  name: { id: 'buku kerja biner Excel (.xlsb)', en: 'a binary Excel workbook (.xlsb)' },
  advice: SAVE_AS_XLSX,
}
const OPEN_DOCUMENT: ForeignFormat = {
  name: { id: 'file OpenDocument (.ods)', en: 'an OpenDocument file (.ods)' },
  advice: SAVE_AS_XLSX,
}
const WORD: ForeignFormat = {
  name: { id: 'dokumen Word', en: 'a Word document' },
  advice: EXPORT_TABLE,
}
const SLIDES: ForeignFormat = {
  name: { id: 'presentasi PowerPoint', en: 'a PowerPoint presentation' },
  advice: EXPORT_TABLE,
}
const APPLE_NUMBERS: ForeignFormat = {
  name: { id: 'file Apple Numbers', en: 'an Apple Numbers file' },
  advice: EXPORT_CSV,
}
const HTML: ForeignFormat = {
  name: {
    id: 'halaman HTML (sering diberi akhiran .xls)',
    en: 'an HTML page (often named .xls)',
  },
  advice: SAVE_AS_XLSX,
}
const SPREADSHEET_XML: ForeignFormat = {
  name: { id: 'buku kerja XML 2003', en: 'an XML 2003 spreadsheet' },
  advice: SAVE_AS_XLSX,
}
const XML: ForeignFormat = { name: both('XML'), advice: EXPORT_CSV }
const JSON_TEXT: ForeignFormat = { name: both('JSON'), advice: EXPORT_CSV }
const TALLY_FILE: ForeignFormat = {
  name: { id: 'file hitungan rb-score', en: 'a tally file of rb-score' },
  advice: {
    id: 'Buat laporannya dengan rb-score merge FILE -o laporan.json',
    en: 'Make a report of it with rb-score merge FILE -o report.json',
  },
}
const REPORT: ForeignFormat = {
  name: { id: 'laporan rb-score', en: 'a report of rb-score' },
  advice: {
    id: 'Tampilkan dengan rb-score render FILE; untuk menghitung lagi, berikan datanya.',
    en: 'Show it with rb-score render FILE; to score again, give its data.',
  },
}

const image = (format: string): ForeignFormat => ({
  name: { id: `gambar ${format}`, en: `a ${format} picture` },
  advice: EXPORT_TABLE,
})
const archive = (format: string): ForeignFormat => ({
  name: { id: `arsip ${format}`, en: `a ${format} archive` },
  advice: UNPACK,
})
const statistics = (program: string): ForeignFormat => ({
  name: { id: `file data ${program}`, en: `a ${program} data file` },
  advice: EXPORT_CSV,
})

/** The first bytes, as Latin-1 text, of formats that cannot be mistaken for text. */
const SIGNATURES: readonly (readonly [string, ForeignFormat])[] = [
  ['%PDF', { name: { id: 'file PDF', en: 'a PDF file' }, advice: EXPORT_TABLE }],
  ['\x89PNG', image('PNG')],
  ['\xff\xd8\xff', image('JPEG')],
  ['GIF8', image('GIF')],
  ['RIFF', image('WebP')],
  ['II*\0', image('TIFF')],
  ['MM\0*', image('TIFF')],
  ['Rar!\x1a', archive('RAR')],
  ['7z\xbc\xaf\x27', archive('7z')],
  ['BZh', archive('bzip2')],
  ['\xfd7zXZ', archive('xz')],
  ['\x28\xb5\x2f\xfd', archive('Zstandard')],
  ['$FL2', statistics('SPSS')],
  ['$FL3', statistics('SPSS')],
  ['<stata_dta', statistics('Stata')],
  ['PAR1', statistics('Parquet')],
  ['SQLite format 3', statistics('SQLite')],
  ['{\\rtf', WORD],
  [
    'MIME-Version:',
    { name: { id: 'halaman web (.mht)', en: 'a web page (.mht)' }, advice: ONE_TABLE },
  ],
]

// The paths inside a ZIP archive -> what the archive is: a workbook, another document, or a bag of files.

/** The part that gives each kind of document away. */
const TELLTALES: readonly (readonly [RegExp, ForeignFormat | 'workbook'])[] = [
  [/^xl\/workbook\.xml$/i, 'workbook'],
  [/^xl\/workbook\.bin$/i, BINARY_WORKBOOK],
  [/^word\/document\.xml$/i, WORD],
  [/^ppt\/presentation\.xml$/i, SLIDES],
  [/^META-INF\/manifest\.xml$/, OPEN_DOCUMENT],
  [/^Index\/Document\.iwa$/, APPLE_NUMBERS],
]

export function containedFormat(
  entries: readonly ZipEntry[],
): ForeignFormat | 'workbook' | 'files' {
  const telltale = TELLTALES.find(([path]) => entries.some(entry => path.test(entry.path)))
  return telltale?.[1] ?? 'files'
}
