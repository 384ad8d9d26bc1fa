import { describe, expect, it } from 'vitest'
import { LARGEST_BYTES, limitProblem } from '../../src/rubric/yaml-limits.ts'

const problem = (text: string) => limitProblem(text, 'a.yaml')?.code

describe('a rubric file is turned away before it is parsed', () => {
  it('above one mebibyte, counted in bytes', () => {
    expect(problem('a'.repeat(LARGEST_BYTES))).toBeUndefined()
    expect(problem('a'.repeat(LARGEST_BYTES + 1))).toBe('rubric/file-too-large')
    expect(problem('é'.repeat(LARGEST_BYTES / 2 + 1))).toBe('rubric/file-too-large')
  })

  it('where it is no text', () => {
    expect(problem('a: \0')).toBe('rubric/binary-file')
  })

  it('nested deeper than 64, by brackets, indents or markers', () => {
    const indented = Array.from({ length: 70 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')
    for (const text of [`a: ${'['.repeat(65)}`, indented, '- '.repeat(65)])
      expect(problem(text)).toBe('rubric/nested-too-deep')
    expect(problem(`a: ${'['.repeat(60)}`)).toBeUndefined()
  })

  it('with the line at which it becomes too deep', () => {
    const place = limitProblem(`a: 1\nb: ${'['.repeat(65)}`, 'a.yaml')?.place
    expect(place).toMatchObject({ file: 'a.yaml', line: 2 })
  })
})
