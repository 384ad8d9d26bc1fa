import { expect, it } from 'vitest'
import { defineDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { alikeNotes } from '../../src/worksheets/placement-notes.ts'

const text = { id: 'Baris {row} dilewati.', en: 'Row {row} left out.' }
const kindOf = (severity: 'note' | 'warning') =>
  defineDiagnostic('test/kind', severity, { id: text.id, en: text.en })
const [note, warning] = [kindOf('note'), kindOf('warning')]
const at = (name: string) => ({ kind: 'file', file: name }) as const

it('says once, with their number, what was noticed in many files', () => {
  const many = ['a', 'b', 'c', 'd'].map(name => note(at(name), { row: 1 }))
  expect(alikeNotes([...many, note(at('a'), { row: 2 })])).toMatchObject([
    {
      place: undefined,
      message: { id: '4 file: Baris 1 dilewati.', en: '4 files: Row 1 left out.' },
    },
    { place: at('a'), message: { id: 'Baris 2 dilewati.' } },
  ])
})

it('tells a few one by one, and warnings always', () => {
  const few = ['a', 'b', 'c'].map(name => note(at(name), { row: 1 }))
  const warnings = ['a', 'b', 'c', 'd'].map(name => warning(at(name), { row: 1 }))
  expect(alikeNotes([...few, ...warnings])).toEqual([...few, ...warnings])
})
