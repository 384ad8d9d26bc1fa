import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeTables } from '../../src/coding/code-responses.ts'
import { whereCondition } from '../../src/coding/select-rows.ts'
import { dayOfFlag } from '../../src/coding/time-column.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { anyText } from '../support/any-text.ts'
import {
  codedTable,
  codesIn,
  itemOn,
  SMALL_SOURCE,
  smallRubric,
  tableOf,
} from '../support/small-survey.ts'
import { runs } from '../support/soak.ts'

const HEADERS = [
  'Stempel waktu',
  'NIP',
  'OPD',
  'Jenis kelamin',
  'U1',
  'U2',
  'Sarana dan prasarana',
  'Penanganan pengaduan',
  'L1',
]
const answers = (code: string) => [code, 'Murah', '3', '4 - Sangat baik', 'SS']
const person = (time: string, nip: string, unit: string, code: string) => [
  time,
  nip,
  unit,
  'L',
  ...answers(code),
]

const where = (text: string) => {
  const { condition } = whereCondition(text, HEADERS)
  if (condition === undefined) throw new Error('no condition')
  return condition
}
const day = (text: string) => dayOfFlag(text, '--from').day

describe('the responses of a table', () => {
  it('gives codes by item, and keys for groups and profile', async () => {
    const { rows, outcome } = await codedTable(HEADERS, [
      person('21/07/2022', '1', 'Dinas  Kesehatan', '2'),
    ])
    expect(rows).toEqual([
      {
        codes: [1, 2, 2, 3, 4],
        numbers: [undefined, undefined, undefined, undefined, undefined],
        groups: ['dinas kesehatan'],
        profile: ['laki-laki', undefined],
        day: { dayFirst: 20220721, monthFirst: undefined },
      },
    ])
    expect(outcome).toMatchObject({ rowsRead: 1, used: 1, leftOut: {}, problems: [] })
  })

  it('gives numbers of number items as integers', async () => {
    const [first, ...rest] = smallRubric.items
    if (first === undefined) throw new Error('no items')
    const rubric = { ...smallRubric, items: [{ ...itemOn('persen'), index: 0 }, ...rest] }
    const { rows } = await codedTable(
      HEADERS,
      [
        ['', '', '', '', '76,61', '3', '3', '3', 'S'],
        ['', '', '', '', '', '3', '3', '3', 'S'],
      ],
      {},
      rubric,
    )
    expect(rows.map(({ codes, numbers }) => [codes[0], numbers[0]])).toEqual([
      [0, 7661n],
      [-1, undefined],
    ])
  })

  it('says where there is nothing to count', async () => {
    const { outcome } = await codedTable(HEADERS, [person('', '', '', '1')], {
      where: [where('OPD=Bappeda')],
    })
    expect(codesIn(outcome.problems)).toEqual(['responses/no-responses'])
  })
})

describe('any table', () => {
  it('is coded or explained, and every row is accounted for', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '4',
        '5',
        'Baik',
        '-',
        'Jumlah',
        'IKM',
        '#REF!',
        '3,25',
        'U1',
        '03-Apr',
        '=1+1',
        '__proto__',
      ),
      anyText({ maxLength: 30 }),
    )
    const rows = fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 12 })
    const choice = fc.constantFrom(
      {},
      { onUnknown: 'missing' as const },
      { uniqueBy: 1 },
      { period: { from: 20220101, to: undefined } },
    )
    await fc.assert(
      fc.asyncProperty(rows, choice, async (table, options) => {
        const { rows: coded, outcome } = await codedTable(HEADERS, table, options)
        const leftOut = Object.values(outcome.leftOut).reduce((sum, count) => sum + count, 0)
        expect(outcome.rowsRead).toBe(table.length)
        expect(outcome.used).toBe(coded.length)
        expect(outcome.used + leftOut).toBe(table.length)
        const isUnknown = coded.some(({ codes }) => codes.includes(-4))
        const isExplained = [...outcome.problems, ...outcome.notes].length > 0
        expect(!isUnknown || isExplained).toBe(true)
      }),
      { seed: 20, numRuns: runs(300) },
    )
  })
})

describe('--where', () => {
  const ROWS = [
    person('', '1', 'Dinas Kesehatan', '1'),
    person('', '2', 'DINAS KESEHATAN ', '2'),
    person('', '3', 'Bappeda', '3'),
    person('', '4', '', '4'),
  ]
  const used = async (...conditions: string[]) => {
    const { rows, outcome } = await codedTable(HEADERS, ROWS, { where: conditions.map(where) })
    expect(outcome.leftOut.filtered ?? 0).toBe(ROWS.length - rows.length)
    return rows.map(({ codes }) => (codes[0] ?? 0) + 1)
  }

  it('compares as forgivingly as columns and units are compared', async () => {
    expect(await used('opd=dinas kesehatan')).toEqual([1, 2])
  })

  it('leaves out with !=', async () => {
    expect(await used('OPD!=Bappeda')).toEqual([1, 2, 4])
  })

  it('takes several values of one column as a choice, and several columns together', async () => {
    expect(await used('OPD=Bappeda', 'OPD=Dinas Kesehatan', 'NIP!=1')).toEqual([2, 3])
  })

  it('asks for a blank cell with nothing after the sign', async () => {
    expect(await used('OPD=')).toEqual([4])
  })

  it('finds headers that hold the sign themselves', () => {
    expect(whereCondition('1=ya, 2=tidak=1', ['1=ya, 2=tidak', 'x']).condition).toEqual({
      column: 0,
      value: '1',
      negated: false,
      // The value may be somebody's name.
      shown: '1=ya, 2=tidak=…',
    })
  })

  it('explains what is wrong with it', () => {
    expect(whereCondition('OPD', HEADERS).diagnostic?.code).toBe('responses/where-form')
    expect(whereCondition('OPDD=1', HEADERS).diagnostic?.remedy.en).toBe('perhaps `OPD` is meant.')
  })
})

describe('--from and --to', () => {
  const codesBetween = async (times: readonly string[], from: string, to: string) => {
    const rows = times.map((time, position) => person(time, '', 'A', String(position + 1)))
    const coded = await codedTable(HEADERS, rows, { period: { from: day(from), to: day(to) } })
    return { ...coded, codes: coded.rows.map(({ codes }) => (codes[0] ?? 0) + 1).sort() }
  }

  it('include both days', async () => {
    const { codes, outcome } = await codesBetween(
      ['30/06/2022 23:59:59', '01/07/2022 00:00:00', '31/07/2022 23:59:59', '01/08/2022 00:00:00'],
      '2022-07-01',
      '31/07/2022',
    )
    expect(codes).toEqual([2, 3])
    expect(outcome.leftOut).toEqual({ 'outside-period': 2 })
    expect(outcome.problems).toEqual([])
  })

  it('read months first where the column shows that they come first', async () => {
    const { codes, outcome } = await codesBetween(
      ['7/2/2022', '2/7/2022', '7/25/2022'],
      '2022-07-01',
      '2022-07-31',
    )
    expect(codes).toEqual([1, 3])
    expect(codesIn(outcome.notes)).toContain('responses/month-first')
  })

  it('read days first where nothing shows the order', async () => {
    const { codes, outcome } = await codesBetween(
      ['7/2/2022', '2/7/2022'],
      '2022-07-01',
      '2022-07-31',
    )
    expect(codes).toEqual([2])
    const caution = outcome.notes.find(({ code }) => code === 'responses/day-or-month')
    expect(caution?.severity).toBe('warning')
    expect(caution?.message).toEqual({
      id: 'Semua tanggal pada kolom `Stempel waktu` dapat dibaca dua cara, seperti 7/2/2022; dibaca dengan urutan hari/bulan/tahun.',
      en: 'All dates in column `Stempel waktu` can be read both ways, such as 7/2/2022; they are read day first.',
    })
  })

  it('caution where the column mixes both orders', async () => {
    const { outcome } = await codesBetween(
      ['7/25/2022', '25/7/2022', '2/7/2022'],
      '2022-07-01',
      '2022-07-31',
    )
    const mixed = outcome.notes.find(({ code }) => code === 'responses/day-and-month-mixed')
    expect(mixed?.severity).toBe('warning')
    expect(mixed?.message.en).toContain('1 dates can be read both ways')
  })

  it('need times that can be read', async () => {
    const { outcome } = await codesBetween(
      ['kemarin', '', '2022-07-01'],
      '2022-07-01',
      '2022-07-31',
    )
    expect(codesIn(outcome.problems)).toEqual(['responses/unreadable-time'])
    expect(outcome.problems[0]?.message.id).toBe(
      '2 baris tanpa waktu yang terbaca pada kolom `Stempel waktu` (baris 2, 3); --from, --to, dan --unique-by memerlukannya.',
    )
  })

  it('need a time column', async () => {
    const headers = HEADERS.map(header => (header === 'Stempel waktu' ? 'Isi' : header))
    const { outcome } = await codedTable(headers, [person('2022-07-01', '', 'A', '1')], {
      period: { from: 20220701, to: undefined },
    })
    expect(codesIn(outcome.problems)).toEqual(['responses/no-time-column'])
  })

  it('explain a flag that is no date', () => {
    expect(dayOfFlag('besok', '--from').diagnostic?.message.id).toBe('`besok` bukan tanggal.')
  })
})

describe('--unique-by', () => {
  const NIP = 1
  const codesOf = async (rows: readonly (readonly string[])[]) => {
    const coded = await codedTable(HEADERS, rows, { uniqueBy: NIP })
    return { ...coded, codes: coded.rows.map(({ codes }) => (codes[0] ?? 0) + 1) }
  }

  it('keeps the latest answer by time, and never takes blank keys for duplicates', async () => {
    const { codes, outcome } = await codesOf([
      person('22/07/2022 08:00:00', 'x1', 'A', '1'),
      person('21/07/2022 08:00:00', 'X1 ', 'A', '2'),
      person('21/07/2022 08:00:00', '', 'A', '3'),
      person('21/07/2022 08:00:00', '', 'A', '4'),
    ])
    expect(codes.sort()).toEqual([1, 3, 4])
    expect(outcome.leftOut).toEqual({ superseded: 1 })
    expect(outcome.problems).toEqual([])
  })

  it('decides between answers at one time by what they hold, and says so', async () => {
    const time = '22/07/2022 08:00:00'
    const answers = [
      person(time, 'x', 'A', '4'),
      person(time, 'x', 'A', '2'),
      person(time, 'x', 'A', ''),
    ]
    for (const rows of [answers, [...answers].reverse()]) {
      const { codes, outcome } = await codesOf(rows)
      expect(codes).toEqual([2])
      expect(outcome.leftOut).toEqual({ superseded: 2 })
      expect(codesIn(outcome.notes)).toContain('responses/different-answers-at-once')
      expect(outcome.cautions.map(({ message }) => message)).toEqual([
        {
          id: '1 orang memiliki jawaban terakhir yang berbeda pada waktu yang sama; yang dipakai adalah yang terlengkap, lalu yang lebih rendah.',
          en: 'Persons with different latest answers at the same time: 1. The fullest counts, then the lower one.',
        },
      ])
    }
  })

  it('takes equal answers at one time for one answer', async () => {
    const row = person('22/07/2022 08:00:00', 'x', 'A', '4')
    const { codes, outcome } = await codesOf([row, row])
    expect(codes).toEqual([4])
    expect(outcome.cautions).toEqual([])
  })

  it('gives the same rows in any order', async () => {
    const row = fc
      .tuple(
        fc.constantFrom('1/7/2022', '2/7/2022'),
        fc.constantFrom('', 'x', 'y'),
        fc.constantFrom('A', 'a', 'B'),
        fc.constantFrom('1', '2', '', 'TT'),
      )
      .map(parts => person(...parts))
    const counted = async (rows: readonly (readonly string[])[]) => {
      const coded = await codedTable(HEADERS, rows, { uniqueBy: NIP })
      return {
        rows: coded.rows.map(each => JSON.stringify(each)).sort(),
        names: [...(coded.outcome.groupNames.get('unit') ?? [])]
          .map(([key, spellings]) => [key, [...spellings].sort()])
          .sort(),
        cautions: coded.outcome.cautions,
      }
    }
    const shuffled = fc
      .array(row, { maxLength: 8 })
      .chain(rows =>
        fc.tuple(
          fc.constant(rows),
          fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, others]) => {
        expect(await counted(others)).toEqual(await counted(rows))
      }),
      { seed: 5, numRuns: runs(100) },
    )
  })

  it('does not count the spellings and unknown answers of replaced rows', async () => {
    const { outcome } = await codesOf([
      person('21/07/2022', 'x', 'BAPPEDA', '9'),
      person('22/07/2022', 'x', 'Bappeda', '4'),
    ])
    expect(outcome.problems).toEqual([])
    expect(outcome.groupNames.get('unit')?.get('bappeda')).toEqual(new Map([['Bappeda', 1]]))
  })

  it('looks across all files', async () => {
    const inputs = [person('22/07/2022', 'x', 'A', '1'), person('21/07/2022', 'x', 'A', '2')].map(
      row => {
        const table = tableOf(HEADERS, [row])
        const { mapping } = matchColumns(HEADERS, smallRubric, SMALL_SOURCE)
        return { table, mapping, groups: [], uniqueBy: NIP }
      },
    )
    const coding = codeTables(inputs, smallRubric)
    const codes: (number | undefined)[] = []
    for await (const batch of coding.batches) codes.push(...batch.map(row => row.codes[0]))
    expect(codes).toEqual([0])
    expect(coding.outcome().sources.map(({ used, leftOut }) => [used, leftOut])).toEqual([
      [1, {}],
      [0, { superseded: 1 }],
    ])
  })

  it('refuses a column that Excel has rounded, without showing a value of it', async () => {
    for (const keys of [
      ['1,98501E+17', '1,98502E+17'],
      ['198501012010011000', '199001012015012000', '197001011990031000'],
    ]) {
      const { outcome } = await codesOf(keys.map(key => person('21/07/2022', key, 'A', '1')))
      expect(codesIn(outcome.problems)).toEqual(['responses/rounded-key'])
      for (const key of keys) expect(JSON.stringify(outcome)).not.toContain(key)
    }
  })
})
