import { describe, expect, it } from 'vitest'
import { detectDialect, sampleRecords } from '../../src/tables/dialect.ts'
import { recognises } from '../support/opened.ts'

const delimiter = (text: string, known = recognises) => detectDialect(text, true, known).delimiter

describe('detectDialect', () => {
  it('finds comma, semicolon, tab and bar', () => {
    for (const sign of [',', ';', '\t', '|']) {
      expect(delimiter(`No${sign}Usia${sign}Saran\n1${sign}20${sign}-\n`)).toBe(sign)
    }
  })

  it('is not misled by decimal commas', () => {
    expect(delimiter('Unit;Rerata;Luas\na;3,5;1,2\nb;2,5;1,4\nc;4,5;9,0\n', () => false)).toBe(';')
  })

  it('lets recognised headers decide, whatever the text below looks like', () => {
    expect(delimiter('U1;U2\n"a, b, c";d, e\nf, g;h, i\nj, k;l, m\n')).toBe(';')
  })

  it('looks past delimiters inside quotes and past title rows', () => {
    expect(delimiter('Laporan; tahun 2024\n\nNo,U1\n1,"a;b;c"\n2,"d;e;f"\n')).toBe(',')
  })

  it('takes one column for one column', () => {
    expect(delimiter('U1\n4\n3\n')).toBe(',')
  })

  it('obeys a sep= line, quoted or filled up with delimiters, and measures it', () => {
    for (const line of ['sep=;\r\n', '"sep=;"\n', 'SEP=;;;;\r\n']) {
      const dialect = detectDialect(`${line}U1,U2\n`, true, recognises)
      expect(dialect).toMatchObject({ delimiter: ';', instructionLength: line.length })
    }
  })

  it('sees how lines end, not counting those inside quotes', () => {
    expect(detectDialect('U1,U2\r\n"a\nb",2\r\n', true, recognises).newline).toBe('crlf')
    expect(detectDialect('U1,U2\r1,2\r', true, recognises).newline).toBe('cr')
    expect(detectDialect('U1,U2\r\n1,2\n', true, recognises).newline).toBe('mixed')
  })
})

describe('sampleRecords', () => {
  it('leaves out a record that the sample cuts off', () => {
    expect(sampleRecords('a,b\n1,2', ',', false).records).toEqual([['a', 'b']])
    expect(sampleRecords('a,b\n1,', ',', true).records).toEqual([
      ['a', 'b'],
      ['1', ''],
    ])
  })

  it('reads doubled quotes, and ends where a quote never closes', () => {
    expect(sampleRecords('"a ""b""",c\n', ',', true).records).toEqual([['a "b"', 'c']])
    expect(sampleRecords('a,"b\nc', ',', false).records).toEqual([])
  })
})
