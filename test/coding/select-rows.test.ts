import { describe, expect, it } from 'vitest'
import { whereCondition } from '../../src/coding/select-rows.ts'
import { periodProblems } from '../../src/coding/time-column.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { codedTable, SMALL_SOURCE, smallRubric } from '../support/small-survey.ts'

const ITEMS = ['U1', 'U2', 'U8', 'U9', 'L1']
const HEADERS = ['Unit Kerja', 'Jenis kelamin', 'Nama Lengkap', ...ITEMS]
const person = (unit: string, gender: string, name: string) => [
  unit,
  gender,
  name,
  ...ITEMS.map(() => '3'),
]
const ROWS = [
  person('Dinas Kesehatan', 'P', 'Ani'),
  person('Dinas Kesehatan', 'Perempuan', 'Budi'),
  person('Bappeda', 'L', 'Citra'),
]
const { mapping } = matchColumns(HEADERS, smallRubric, SMALL_SOURCE)
const conditionOf = (text: string) => {
  const { condition } = whereCondition(text, HEADERS, mapping)
  if (condition === undefined) throw new Error(`no condition: ${text}`)
  return condition
}
const asked = async (...texts: readonly string[]) => {
  const { outcome } = await codedTable(HEADERS, ROWS, { where: texts.map(conditionOf) })
  const said = (found: readonly Diagnostic[]) =>
    found
      .filter(({ code }) => code !== 'responses/rows-left-out')
      .map(({ message, remedy }) => [message.id, remedy.id])
  return {
    used: outcome.used,
    notes: said(outcome.notes.filter(({ severity }) => severity === 'warning')),
    problems: said(outcome.problems),
  }
}

describe('--where', () => {
  it('knows a group by its id, its title and its aliases, as --by does', async () => {
    for (const name of ['unit', 'Perangkat daerah', 'OPD', 'skpd', 'Unit Kerja']) {
      expect(await asked(`${name}=dinas kesehatan`)).toEqual({ used: 2, notes: [], problems: [] })
    }
  })

  it('knows all spellings of a value that the rubric knows', async () => {
    for (const value of ['P', 'Perempuan', 'female']) {
      expect((await asked(`Gender=${value}`)).used).toBe(2)
    }
    expect((await asked('gender!=P')).used).toBe(1)
  })

  it('takes a header as written before any alias', () => {
    const headers = ['OPD', 'unit', ...ITEMS]
    const both = matchColumns(headers, smallRubric, SMALL_SOURCE).mapping
    expect(whereCondition('unit=A', headers, both).condition?.column).toBe(1)
  })

  it('says which value stands in no row, and what may be meant', async () => {
    expect((await asked('unit=Bapeda', 'unit=Dinas Kesehatan')).notes).toEqual([
      ['Tidak ada baris dengan `unit=Bapeda` (--where).', 'mungkin maksudnya `Bappeda`?'],
    ])
    const { notes, problems } = await asked('Jenis Kelamin=Perempun')
    expect(notes).toEqual([
      [
        'Tidak ada baris dengan `Jenis Kelamin=Perempun` (--where).',
        'mungkin maksudnya `Perempuan`?',
      ],
    ])
    expect(problems).toEqual([
      [
        'Tidak ada satu pun jawaban yang dapat dihitung di survei.csv (3 baris dibaca).',
        'periksa --where, dan kolom yang dipakai (--show-mapping).',
      ],
    ])
  })

  it('never shows a value of a column that may name persons', async () => {
    const { notes } = await asked('Nama Lengkap=Budy')
    expect(notes).toEqual([
      ['Tidak ada baris dengan `Nama Lengkap=…` (--where).', 'periksa penulisan isinya.'],
    ])
    expect(conditionOf('Nama Lengkap!=Budi').shown).toBe('Nama Lengkap!=…')
    expect(conditionOf('Jenis Kelamin=Budi Santoso').shown).toBe('Jenis Kelamin=…')
  })
})

describe('a period', () => {
  it('that ends before it starts is refused, with the flags the other way round', () => {
    const [problem, ...others] = periodProblems({ from: 20260501, to: 20260101 })
    expect(others).toEqual([])
    expect(problem?.message).toEqual({
      id: '--from 2026-05-01 lebih akhir daripada --to 2026-01-01: rentang itu tidak memuat satu hari pun.',
      en: '--from 2026-05-01 is later than --to 2026-01-01: no day lies between them.',
    })
    expect(problem?.remedy.id).toBe('tukar keduanya: --from 2026-01-01 --to 2026-05-01')
  })

  it('of one day, or open at one end, is one', () => {
    expect(periodProblems({ from: 20260101, to: 20260101 })).toEqual([])
    expect(periodProblems({ from: 20260101, to: undefined })).toEqual([])
  })
})
