/** The first bytes of a source -> what kind of file it is, whatever its name says. */
import {
  ENCRYPTED_OFFICE,
  type ForeignFormat,
  HTML,
  JSON_TEXT,
  OLD_EXCEL,
  SIGNATURES,
  SPREADSHEET_XML,
  XML,
} from './foreign-formats.ts'

export type Format =
  | { readonly kind: 'empty' | 'text' | 'gzip' | 'zip' }
  | { readonly kind: 'foreign'; readonly format: ForeignFormat }

export function detectFormat(head: Buffer): Format {
  if (head.length === 0) return { kind: 'empty' }
  const start = head.toString('latin1', 0, 16)
  if (start.startsWith('\x1f\x8b')) return { kind: 'gzip' }
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(start)) return { kind: 'zip' }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return { kind: 'foreign', format: oldOffice(head) }
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes))
  if (signature !== undefined) return { kind: 'foreign', format: signature[1] }
  const format = markup(head)
  return format === undefined ? { kind: 'text' } : { kind: 'foreign', format }
}

/** The old container of Office holds .xls files, and also .xlsx files that are locked with a password. */
function oldOffice(head: Buffer): ForeignFormat {
  return head.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? ENCRYPTED_OFFICE : OLD_EXCEL
}

/** Text that is not a table. Zeros and byte order marks are dropped, so that UTF-16 is seen through as well. */
function markup(head: Buffer): ForeignFormat | undefined {
  const text = head
    .toString('latin1', 0, 4096)
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
  if (/^(\{\s*"[^"]*"\s*:|\[\s*[{[]\s*["[{\d])/.test(text)) return JSON_TEXT
  return undefined
}
