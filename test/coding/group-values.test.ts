import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupNotes } from '../../src/coding/group-notes.ts'
import {
  type GroupNames,
  groupNamesOf,
  groupReader,
  mergedGroupNames,
  shownSpelling,
} from '../../src/coding/group-values.ts'
import { codesIn, smallRubric } from '../support/small-survey.ts'

const [unit] = smallRubric.groups
const [gender, age] = smallRubric.profile

function namesOf(
  cells: readonly string[],
  saved: Parameters<typeof groupReader>[2] = [],
): GroupNames {
  const reader = groupReader('unit', unit, saved)
  for (const cell of cells) reader.read(cell).count++
  return groupNamesOf([reader])
}

const shown = (names: GroupNames) =>
  [...(names.get('unit') ?? [])].map(([key, spellings]) => [key, shownSpelling(spellings, key)])

describe('spellings of one unit', () => {
  const CELLS = [
    'Dinas Kesehatan',
    'Dinas Kesehatan',
    'DINAS KESEHATAN ',
    'dinas\u00A0kesehatan',
    'Ｄｉｎａｓ Kesehatan',
    'Bappeda',
  ]

  it('are one value under the most frequent spelling', () => {
    expect(shown(namesOf(CELLS))).toEqual([
      ['dinas kesehatan', 'Dinas Kesehatan'],
      ['bappeda', 'Bappeda'],
    ])
  })

  it('are listed with their counts', () => {
    const notes = groupNotes(namesOf(CELLS), [{ id: 'unit', group: unit }])
    expect(notes.map(({ message }) => message.id)).toEqual([
      '"DINAS KESEHATAN " disatukan dengan "Dinas Kesehatan"',
      '"dinas\u00A0kesehatan" disatukan dengan "Dinas Kesehatan"',
      '"Ｄｉｎａｓ Kesehatan" disatukan dengan "Dinas Kesehatan"',
    ])
  })

  it('get the same name whatever the order of rows and files', () => {
    const cells = fc.array(fc.constantFrom('A b', 'a B', 'A B', ' a b', 'C', 'c'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(cells, fc.nat(20), (all, cut) => {
        const whole = shown(namesOf(all)).sort()
        const parts = [namesOf(all.slice(cut)), namesOf(all.slice(0, cut).reverse())]
        expect(shown(mergedGroupNames(parts)).sort()).toEqual(whole)
      }),
      { seed: 20 },
    )
  })

  it('that tie are decided by code point', () => {
    expect(shown(namesOf(['dinas', 'DINAS']))).toEqual([['dinas', 'DINAS']])
  })

  it('that are merely alike are suggested, never joined', () => {
    const names = namesOf([
      'Dinas Kesehatan',
      'Dinas Kesehatan',
      'Dinas Kesehtan',
      'SMPN 1',
      'SMPN 2',
      'Bidang I',
      'Bidang II',
    ])
    expect(names.get('unit')?.size).toBe(6)
    const notes = groupNotes(names, [{ id: 'unit', group: unit }])
    expect(codesIn(notes)).toEqual(['responses/similar-group-values'])
    expect(notes[0]?.remedy.en).toBe(
      'if they are the same, add these lines to mapping.json (--mapping):\n  "group:unit = Dinas Kesehtan": "Dinas Kesehatan"',
    )
  })

  it('are joined where the user says so', () => {
    const saved = [{ group: 'unit', spelling: 'Dinkes', name: 'Dinas Kesehatan' }]
    expect(shown(namesOf(['Dinkes', 'Dinkes', 'Dinas Kesehatan'], saved))).toEqual([
      ['dinas kesehatan', 'Dinas Kesehatan'],
    ])
  })
})

describe('known values', () => {
  it('are found by label, other spelling and language', () => {
    const { read } = groupReader('gender', gender)
    const keys = ['Laki-laki', 'L', 'male', 'LAKI-LAKI '].map(cell => read(cell).key)
    expect(new Set(keys)).toEqual(new Set(['laki-laki']))
    expect(read('p').key).toBe('perempuan')
    expect(read('lainnya').key).toBe('lainnya')
  })

  it('are found by number, from and to included', () => {
    const { read } = groupReader('age', age)
    expect(['17', '29', '30', '39 tahun', '40', '71'].map(cell => read(cell).key)).toEqual([
      '< 30',
      '< 30',
      '30-39',
      '30-39',
      '40+',
      '40+',
    ])
    expect(read('30-39').key).toBe('30-39')
  })
})

it('a value that is named twice is that value, two values are neither', () => {
  const { read } = groupReader('gender', gender)
  const keys = ['L / Laki-laki', 'Laki-laki (L)', 'laki-laki/perempuan'].map(cell => read(cell).key)
  expect(keys).toEqual(['laki-laki', 'laki-laki', 'laki-laki/perempuan'])
})

it('a blank cell, a lone dash and what LimeSurvey writes for a question it did not ask are no value', () => {
  const { read } = groupReader('unit', unit)
  for (const cell of ['', ' \u00A0', '-', '—', 'N/A']) expect(read(cell).key).toBe('')
})
