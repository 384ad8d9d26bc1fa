import { describe, expect, it } from 'vitest'
import { alignedTable, bar } from '../../src/render/aligned-table.ts'
import { type Cell, type TableBlock, textCell } from '../../src/render/blocks.ts'
import { palette, textWidth } from '../../src/render/terminal-text.ts'

const PLAIN = palette(false)

function table(rows: readonly (readonly Cell[])[]): TableBlock {
  return {
    kind: 'table',
    title: 'Unit',
    columns: [
      { heading: 'Unit', kind: 'text' },
      { heading: 'n', kind: 'number' },
      { heading: '', kind: 'bar' },
    ],
    rows,
    compact: false,
    below: [],
  }
}

describe('alignedTable', () => {
  it('aligns numbers after names in wide letters and with marks', () => {
    const lines = alignedTable(
      table([
        [textCell('保健局'), textCell('7'), { bar: 1 }],
        [textCell('Cafe\u0301'), textCell('12'), { bar: 0.5 }],
      ]),
      { usual: 40, most: 40 },
      PLAIN,
    )
    expect(lines).toEqual([
      'Unit     n',
      '─'.repeat(40),
      '保健局   7  ████████████████████████████',
      'Cafe\u0301    12  ██████████████··············',
    ])
  })

  it('wraps a long name and cuts nothing off', () => {
    const name = 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'
    const lines = alignedTable(
      table([[textCell(name), textCell('7'), { bar: 1 }]]),
      { usual: 40, most: 40 },
      PLAIN,
    )
    const names = lines.slice(2).map(line => line.slice(0, 25).trim())
    expect(names.join(' ')).toBe(name)
    for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(40)
  })

  it('drops the bar before names become hard to read', () => {
    const lines = alignedTable(
      table([[textCell('Badan Keuangan dan Aset Daerah'), textCell('7'), { bar: 1 }]]),
      { usual: 30, most: 30 },
      PLAIN,
    )
    expect(lines.join('\n')).not.toContain('█')
  })

  it('grows beyond the calm width for a long name where the terminal has room', () => {
    const name = 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'
    const lines = alignedTable(
      table([[textCell(name), textCell('7'), { bar: 1 }]]),
      { usual: 40, most: 90 },
      PLAIN,
    )
    expect(lines[2]).toContain(name)
  })

  it('leaves out a spare column only where names would have no room beside it', () => {
    const block: TableBlock = {
      ...table([[textCell('Badan Keuangan dan Aset'), textCell('7'), textCell('0.37')]]),
      columns: [
        { heading: 'Unit', kind: 'text' },
        { heading: 'n', kind: 'number' },
        { heading: 'tertimbang', kind: 'number', spare: true },
      ],
    }
    const shown = (most: number) => alignedTable(block, { usual: most, most }, PLAIN).join('\n')
    expect(shown(40)).toContain('0.37')
    expect(shown(30)).not.toContain('0.37')
  })

  const names = [
    ['Dinas Kependudukan dan Pencatatan Sipil', 'Kolaboratif', 'Berorientasi Pelayanan'],
    ['Dinas Pekerjaan Umum', 'Berorientasi Pelayanan', 'Kolaboratif'],
  ] as const
  const extremes: TableBlock = {
    ...table(
      names.map(([unit, lowest, highest]) =>
        [unit, '5', '50,00', lowest, '0,00', highest, '100,00'].map(text => textCell(text)),
      ),
    ),
    columns: ['Perangkat daerah', 'n', 'Indeks', 'Terendah', '', 'Tertinggi', ''].map(
      (heading, position) => ({ heading, kind: [0, 3, 5].includes(position) ? 'text' : 'number' }),
    ),
  }

  it('puts names above their numbers where side by side words would break', () => {
    const lines = alignedTable(extremes, { usual: 59, most: 59 }, PLAIN)
    expect(lines.slice(0, 2)).toEqual([
      'Perangkat daerah',
      '  n  Indeks  Terendah               Tertinggi',
    ])
    expect(lines).toContain(names[0][0])
  })

  it.each([36, 48, 60, 80, 120])('breaks no word in %i columns', width => {
    const lines = alignedTable(extremes, { usual: width - 1, most: width - 1 }, PLAIN)
    const shown = lines.join(' ').split(/\s+/)
    for (const word of names.flat().flatMap(name => name.split(' ')))
      expect(shown, lines.join('\n')).toContain(word)
    for (const line of lines) expect(textWidth(line), line).toBeLessThan(width)
  })

  it('lays columns that do not fit in further tables, each with the names', () => {
    const columns = Array.from({ length: 9 }, (_, position) => `A.${position + 1}`)
    const wide: TableBlock = {
      ...table([[textCell('Inspektorat'), ...columns.map(() => textCell('100,00'))]]),
      columns: ['Unit', ...columns].map((heading, position) => ({
        heading,
        kind: position === 0 ? 'text' : 'number',
      })),
    }
    const lines = alignedTable(wide, { usual: 40, most: 40 }, PLAIN)
    const headings = lines.filter(line => line.startsWith('Unit'))
    expect(headings.length).toBeGreaterThan(1)
    expect(
      headings
        .join(' ')
        .split(/\s+/)
        .filter(word => word !== 'Unit'),
    ).toEqual(columns)
    expect(lines.filter(line => line.startsWith('Inspektorat'))).toHaveLength(headings.length)
  })

  it('paints only around texts, so that columns stay where they were', () => {
    const block = table([[textCell('Dinas', 'strong'), textCell('7'), { bar: 0.5 }]])
    const page = { usual: 40, most: 40 }
    const painted = alignedTable(block, page, palette(true)).join('\n')
    expect(painted).toContain('\u001B[')
    expect(painted.replaceAll(/\u001B\[\d+m/g, '')).toBe(
      alignedTable(block, page, PLAIN).join('\n'),
    )
  })
})

describe('bar', () => {
  it('is full at its maximum and never longer', () => {
    expect(bar(1, 4)).toBe('████')
    expect(bar(1.3, 4)).toBe('████')
    expect(bar(-0.2, 4)).toBe('····')
    expect(bar(0.775, 20)).toBe('████████████████····')
  })
})
