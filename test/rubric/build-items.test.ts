import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith } from '../support/checked.ts'

const read = (...changes: readonly (readonly [string, string])[]) =>
  readRubric({ file: 'contoh.yaml', text: rubricWith(...changes) }, () => undefined)
const codes = (...changes: readonly (readonly [string, string])[]) =>
  read(...changes).problems.map(({ code }) => code)

const P3 = '{ id: P3, text: { id: Waktu, en: Time }, scale: baik-4 }'
const RATIO = `id: P3
    text: Waktu
    inputs: [{ id: tepat, text: Tepat waktu }, { id: semua, text: Semua }]
    ratio: { of: tepat, to: semua - tepat, at-least: 0, at-most: 1, when-denominator-zero: lowest }`

describe('the items of a file', () => {
  it('are numbered in its order', () => {
    expect(read().rubric?.items.map(({ id, index }) => [id, index])).toEqual([
      ['P1', 0],
      ['P2', 1],
      ['P3', 2],
    ])
  })

  it('name a scale that exists', () => {
    expect(
      codes(['text: { id: Waktu, en: Time }, scale: baik-4', 'text: Waktu, scale: baik']),
    ).toContain('rubric/unknown-reference')
  })

  it('are asked before another of them, groups of whom an earlier group says', () => {
    const asked = (id: string) => codes([P3, `{ id: P3, asked-before: ${id}${P3.slice(8)}`])
    expect([asked('P1'), asked('P4'), asked('P3')]).toEqual([
      [],
      ['rubric/unknown-reference'],
      ['rubric/unknown-reference'],
    ])
    const group = (of: string) =>
      codes([
        'scales:',
        `profile:
  - { id: status, title: Status, values: [{ label: Ada }] }
  - { id: jenis, title: Jenis, asked-of: ${of} }
scales:`,
      ])
    expect(group('{ group: status, value: Ada }')).toEqual([])
    expect(group('{ group: status, value: Tidak }')).toEqual(['rubric/unknown-reference'])
    expect(group('{ group: lain, value: Ada }')).toEqual(['rubric/unknown-reference'])
  })

  it('have ids of their own', () => {
    expect(read(['{ id: P3, text', '{ id: P2, text']).rubric).toBeUndefined()
  })

  it('stand behind the counts that they are ratios of', () => {
    const { rubric } = read([P3, RATIO])
    const found = rubric?.items.map(({ id, isInput }) => [id, isInput])
    expect(found).toEqual([
      ['P1', false],
      ['P2', false],
      ['tepat', true],
      ['semua', true],
      ['P3', false],
    ])
  })
})
