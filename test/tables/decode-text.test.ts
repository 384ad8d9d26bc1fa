import { expect, it } from 'vitest'
import { bytesSource, scanBytes } from '../../src/tables/byte-source.ts'
import { detectEncoding, headText, looksBinary } from '../../src/tables/decode-text.ts'

const TEXT = 'No,U1,Saran\n1,4,"baik – “sekali”"\n'
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

it.each([
  ['utf-8', 0, Buffer.from(TEXT)],
  ['utf-8', 3, Buffer.from(`\ufeff${TEXT}`)],
  ['utf-16le', 2, Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['utf-16be', 2, swapped(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
  ['utf-16le', 0, Buffer.from(TEXT, 'utf16le')],
  ['utf-16be', 0, swapped(Buffer.from(TEXT, 'utf16le'))],
])('finds %s behind a mark of %i bytes and reads it back', async (name, markLength, bytes) => {
  const facts = await scanBytes(bytesSource('a', bytes))
  const encoding = detectEncoding(facts)
  expect(encoding).toEqual({ name, markLength })
  expect(headText(facts.head, encoding)).toBe(TEXT)
})

it('takes bytes that are not UTF-8 for Windows-1252, all 256 of them', async () => {
  const bytes = Buffer.from([0x41, 0x80, 0x93, 0x9f, 0xe9, 0xff, 0x81])
  const facts = await scanBytes(bytesSource('a', bytes))
  const encoding = detectEncoding(facts)
  expect(encoding.name).toBe('windows-1252')
  expect(headText(facts.head, encoding)).toBe('A€“Ÿéÿ\u0081')
})

it('calls many control characters binary, and one slip not', () => {
  const encoding = { name: 'utf-8', markLength: 0 } as const
  expect(looksBinary(Buffer.from('U1\n4\x00\n'), encoding)).toBe(false)
  expect(looksBinary(Buffer.from([0, 1, 2, 3, 65]), encoding)).toBe(true)
  expect(looksBinary(Buffer.from(TEXT), encoding)).toBe(false)
  const coloured = 'No,U1\n1,\x1b[31m4\x1b[0m\n2,3\x07\n'
  expect(looksBinary(Buffer.from(coloured), encoding)).toBe(false)
})
