import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bandOrderEdits, editedText } from '../../src/check/fix-rubric.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'

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
