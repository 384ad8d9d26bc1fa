import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import {
  bandOrderEdits,
  editedText,
  fixedRubric,
  mendableCount,
} from '../../src/check/fix-rubric.ts'
import type { TextPlace } from '../../src/diagnostics/place.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith, SOUND_RUBRIC } from '../support/checked.ts'

function fixed(text: string) {
  return fixedRubric({ file: 'contoh.yaml', text }, () => undefined)
}

function place(line: number, column: number, endColumn: number, endLine = line): TextPlace {
  return { kind: 'text', file: 'a.yaml', line, column, endLine, endColumn }
}

describe('mending a rubric', () => {
  it('changes nothing where nothing is found', () => {
    expect(fixed(SOUND_RUBRIC)).toEqual({ text: SOUND_RUBRIC, fixed: [], remaining: [] })
  })

  it('spells misspelt keys right and keeps all else to the byte', () => {
    const broken = rubricWith(
      ['rescale:', 'rescal:   # dari 0–4\n   '],
      ['  round: {', '  ruond: {'],
    )
    const { text, remaining } = fixed(broken)
    expect(remaining).toEqual([])
    expect(text).toBe(broken.replace('rescal:', 'rescale:').replace('ruond:', 'round:'))
  })

  it('writes printed-rounded weights as the fractions they stand for', () => {
    const thirds = rubricWith(
      ['P1, weight: 1/2', 'P1, weight: 0.333'],
      ['P2, weight: 1/4', 'P2, weight: 0.333 # tercetak'],
      ['P3, weight: 1/4', 'P3, weight: 0.333'],
      ['  items: { over', '  aggregate: sum\n  items: { over'],
      ['ikm: 75, grade: B', 'ikm: 200/3, grade: B'],
    )
    const { text, remaining } = fixed(thirds.replaceAll(' # tercetak }', ' } # tercetak'))
    expect(text).toContain('P2, weight: 1/3 } # tercetak')
    expect(text).not.toContain('0.333')
    expect(remaining).toEqual([])
  })

  it('takes no key for a misspelling of one that is written already', () => {
    const twice = rubricWith(['  round: {', '  scale: [0, 4]\n  rounds: { digits: 1 }\n  round: {'])
    expect(fixed(twice).text).toBe(twice)
    const count = (text: string) => {
      const source = { file: 'contoh.yaml', text }
      const find = () => undefined
      return mendableCount(source, find, checkRubric(source, find), {})
    }
    expect(count(twice)).toBe(0)
    expect(count(rubricWith(['  round: {', '  ruond: {']))).toBe(1)
  })

  it('leaves a file alone that cannot be read and has nothing safe to mend', () => {
    expect(fixed('rubric: [').text).toBe('rubric: [')
  })

  it('mends what can be read no better than before, one mend at a time', () => {
    const { text, remaining } = fixed(rubricWith(['rescale:', 'rescal:'], ['ikm: 75', 'ikm: 76']))
    expect(text).toContain('rescale:')
    expect(remaining.map(({ code }) => code)).toEqual(['check/test-fails'])
  })

  const outOfOrder = [
    ['{ grade: A, from: 80 }', '{ grade: B, from: 60 } # baik'],
    ['{ grade: B, from: 60 }\n    - { grade: C', '{ grade: A, from: 80 }\n    - { grade: C'],
  ] as const

  it('puts bands in order', () => {
    const { text, remaining } = fixed(rubricWith(...outOfOrder))
    expect(remaining).toEqual([])
    expect(text).toBe(rubricWith(['{ grade: B, from: 60 }', '{ grade: B, from: 60 } # baik']))
  })

  it('mends what can be mended beside bands out of order, and says what cannot', () => {
    const misspelt = ['P1, weight:', 'P1, wieght:'] as const
    expect(fixed(rubricWith(misspelt, ...outOfOrder)).remaining).toEqual([])
    const inTheWay = ['    - { grade: C', '    # lain-lain\n    - { grade: C'] as const
    const { text, remaining } = fixed(rubricWith(misspelt, ...outOfOrder, inTheWay))
    expect(text).toBe(rubricWith(...outOfOrder, inTheWay))
    expect(remaining.map(({ code }) => code)).toEqual(['rubric/band-order'])
  })

  it('has nothing left to mend when it has run once', () => {
    const once = fixed(rubricWith(['rescale:', 'rescal:'], ['edition:', 'editon:']))
    expect(fixed(once.text).text).toBe(once.text)
  })
})

describe('edits of a text', () => {
  it('are made by place, whatever their order', () => {
    const edits = [
      { place: place(2, 3, 4), newText: 'zwei' },
      { place: place(1, 1, 2), newText: 'eins' },
    ]
    expect(editedText('1 x\r\n  2\r\n', edits).text).toBe('eins x\r\n  zwei\r\n')
  })

  it('count places without a byte order mark', () => {
    expect(editedText('\uFEFFab', [{ place: place(1, 2, 3), newText: 'X' }]).text).toBe('\uFEFFaX')
  })

  it('skip the second of two that overlap, and one outside the text', () => {
    const edits = [
      { place: place(1, 1, 3), newText: 'X' },
      { place: place(1, 2, 4), newText: 'Y' },
      { place: place(9, 1, 2), newText: 'Z' },
    ]
    const { text, skipped } = editedText('abcd', edits)
    expect(text).toBe('Xcd')
    expect(skipped).toHaveLength(2)
  })

  it('give the text back where each puts back what stood there', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zé ]{0,8}$/), { minLength: 1 }), lines => {
        const edits = lines.map((line, index) => ({
          place: place(index + 1, 1, line.length + 1),
          newText: line,
        }))
        expect(editedText(lines.join('\n'), edits).text).toBe(lines.join('\n'))
      }),
      { seed: 4, numRuns: 50 },
    )
  })
})

const good = readFileSync(new URL('rules/band-order/good.yaml', import.meta.url), 'utf8')
const [start = '', rest = ''] = good.split('  bands:\n')
const lines = rest.trimEnd().split('\n')

function mended(bands: readonly string[]): string {
  const text = `${start}  bands:\n${bands.join('\n')}\n`
  const source = { file: 'contoh.yaml', text }
  const { problems } = readRubric(source)
  const edits = problems.flatMap(problem => bandOrderEdits(source, problem))
  return editedText(text, [...new Map(edits.map(edit => [edit.place.line, edit])).values()]).text
}

describe('bandOrderEdits', () => {
  const [a = '', b = '', c = '', d = ''] = lines

  it('puts bands from the best to the lowest', () => {
    expect(mended([a, c, b, d])).toBe(good)
    expect(mended([c, b, a, d])).toBe(good)
  })

  it('puts bands in order that stand on several lines each', () => {
    const block = (grade: string, from: number) => `    - grade: ${grade}\n      from: ${from}`
    const text = mended([block('B', 60), block('A', 80), '    - grade: C'])
    expect(text.endsWith(`${block('A', 80)}\n${block('B', 60)}\n    - grade: C\n`)).toBe(true)
  })

  it('leaves a bound alone that lost its decimal sign', () => {
    const bands = [a, b.replace(/from: \d+/, '$&00'), c, d]
    expect(mended(bands)).toContain(bands.join('\n'))
  })

  it('leaves bands alone that repeat a bound', () => {
    const twice = b.replace('60', '40')
    expect(mended([a, twice, c, d])).toContain([a, twice, c, d].join('\n'))
  })

  it('takes a comment along that stands behind a band', () => {
    expect(mended([a, `${c} # Bab II`, b, d])).toBe(
      `${start}  bands:\n${a}\n${b}\n${c} # Bab II\n${d}\n`,
    )
  })

  it('leaves bands alone between which a comment stands', () => {
    const bands = [a, c, '    # Bab II', b, d]
    expect(mended(bands)).toContain(bands.join('\n'))
  })
})
