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
