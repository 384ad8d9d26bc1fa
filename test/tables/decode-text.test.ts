import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bytesSource, scanBytes } from '../../src/tables/byte-source.ts'
import { detectEncoding, headText, looksBinary, markedText } from '../../src/tables/decode-text.ts'
import { runCli } from '../support/run-cli.ts'
import { soak } from '../support/soak.ts'

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

it.each([
  ['no mark', Buffer.from(TEXT)],
  ['a mark of UTF-8', Buffer.from(`\ufeff${TEXT}`)],
  ['a mark of UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['a swapped mark', swapped(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))],
])('reads a small file with %s', (_, bytes) => {
  expect(markedText(bytes)).toBe(TEXT)
})

soak(
  'reads data, mapping, rubric and report as Windows PowerShell writes them with >',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rb-score-utf16-'))
    const shell = (name: string, text: string) =>
      writeFileSync(
        join(folder, name),
        Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'utf16le'),
      )
    const run = (...words: string[]) => runCli(words, { cwd: folder })
    shell('survei.csv', 'Syarat,U2,U3,U4,U5,U6,U7,U8,U9\n4,3,3,4,3,3,4,3,4\n')
    shell('pemetaan.json', '{ "Syarat": "U1" }\n')
    shell('skm-2017.yaml', readFileSync('rubrics/skm-2017.yaml', 'utf8'))
    const words = ['survei.csv', '-r', './skm-2017.yaml', '--mapping', 'pemetaan.json']
    const { stdout } = await run('assess', ...words, '--format', 'json')
    expect(JSON.parse(stdout).result.score.shown).toBe('86.11')
    shell('laporan.json', stdout)
    expect((await run('render', 'laporan.json')).stdout).toContain('86.11 of 100')
    expect((await run('check', 'skm-2017.yaml')).stdout).toContain('1 rubric checked')
    rmSync(folder, { recursive: true })
  },
)
