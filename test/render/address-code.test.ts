import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  addressCode,
  codeBitmap,
  codePath,
  QUIET,
} from '../../src/render/documents/address-code.ts'
import type { Paper } from '../../src/render/documents/paper.ts'
import { renderPaperDocx } from '../../src/render/documents/render-paper-docx.ts'
import { renderPaperHtml } from '../../src/render/documents/render-paper-html.ts'
import { wordingOf } from '../../src/render/wording.ts'
import { fullReport } from '../../src/report/full-report.ts'
import { skmReport } from '../support/skm-report.ts'
import { soak } from '../support/soak.ts'

const ADDRESS = 'https://contoh.go.id/skm'
const code = () => addressCode(ADDRESS)

describe('the code of an address', () => {
  it('has the three marks that readers look for, and is the same each time', () => {
    const { size = 0, isDark } = code() ?? {}
    const rowOf = (x: number, y: number) =>
      Array.from({ length: 7 }, (_, at) => (isDark?.(x + at, y) ? '#' : '.')).join('')
    for (const [x, y] of [
      [0, 0],
      [size - 7, 0],
      [0, size - 7],
    ] as const) {
      const rows = Array.from({ length: 7 }, (_, at) => rowOf(x, y + at))
      expect(rows).toEqual([
        ...['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'],
      ])
    }
    const [first, second] = [code(), code()].map(each => each && codePath(each))
    expect(second).toBe(first)
  })

  it('is made of an address alone that a telephone opens', () => {
    for (const text of [
      '',
      'loket pelayanan',
      'contoh.go.id/skm',
      'javascript:alert(1)',
      'https://',
    ])
      expect(addressCode(text)).toBeUndefined()
    expect(addressCode(`${ADDRESS}/${'a'.repeat(300)}`)).toBeUndefined()
    expect(addressCode(` ${ADDRESS} `)?.address).toBe(ADDRESS)
  })

  it('is a bitmap with a light border, each cell as dark as the code has it', () => {
    const own = code()
    if (own === undefined) throw new Error('no code')
    const bytes = codeBitmap(own)
    const view = new DataView(bytes.buffer)
    const side = view.getInt32(18, true)
    expect(side).toBe((own.size + 2 * QUIET) * 8)
    expect(view.getUint32(2, true)).toBe(bytes.length)
    const stride = Math.ceil(side / 32) * 4
    const isLight = (x: number, y: number) =>
      ((bytes[62 + (side - 1 - y) * stride + (x >> 3)] ?? 0) & (0x80 >> (x % 8))) !== 0
    for (let y = 0; y < own.size; y += 1)
      for (let x = 0; x < own.size; x += 1)
        expect(isLight((x + QUIET) * 8 + 3, (y + QUIET) * 8 + 3)).toBe(!own.isDark(x, y))
    expect(isLight(0, 0) && isLight(side - 1, side - 1)).toBe(true)
  })

  soak('stands on a poster with what it leads to in words, the same bytes twice', async () => {
    const wording = wordingOf(fullReport(skmReport()), 'id')
    const line = [{ text: 'x' }]
    const paper: Paper = {
      ...{ title: 'IKM', subtitle: [], language: 'id', isLandscape: true, blanks: [] },
      ...{ mark: undefined, standing: undefined, closing: [] },
      blocks: [
        {
          kind: 'poster',
          poster: {
            ...{ title: 'IKM', unit: line, period: line, indexName: 'IKM', index: '80,00' },
            ...{ grade: 'B', service: '', facts: [], code: code() },
          },
        },
      ],
    }
    const about = `Kode QR menuju ${ADDRESS}`
    const [first, second] = [
      await renderPaperDocx(paper, { wording, size: 'A4' }),
      await renderPaperDocx(paper, { wording, size: 'A4' }),
    ]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const parts = unzipSync(first)
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(`descr="${about}"`)
    expect(Object.keys(parts).some(path => path.endsWith('.bmp'))).toBe(true)
    const html = renderPaperHtml(paper, { wording, size: 'A4' })
    expect(html).toContain(`role="img" aria-label="${about}"`)
  })
})
