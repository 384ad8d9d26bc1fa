import { describe, expect, it } from 'vitest'
import { rubricJsonSchema, withNamedParts } from '../../src/rubric/json-schema.ts'

interface Definition {
  readonly required?: readonly string[]
}

describe('the schema of rubrics', () => {
  const { $defs } = rubricJsonSchema() as { $defs: Readonly<Record<string, Definition>> }

  it('asks less of a file that changes another', () => {
    expect($defs.whole?.required).toEqual(expect.arrayContaining(['rubric', 'kind', 'score']))
    expect($defs.change?.required).toEqual(['rubric', 'edition'])
  })

  it('describes each key in Indonesian and in English', () => {
    const described = [
      ...JSON.stringify(rubricJsonSchema()).matchAll(/"description":("(?:[^"\\]|\\.)*")/g),
    ]
    const texts = described.map(([, text = '""']) => JSON.parse(text) as string)
    expect(texts.length).toBeGreaterThan(150)
    for (const text of texts) {
      const [id, en, ...others] = text.split('\n')
      expect([id === en, others]).toEqual([false, []])
      expect(en).toMatch(/\S/)
    }
  })

  it('defines everything that it refers to', () => {
    const references = JSON.stringify(rubricJsonSchema()).matchAll(/#\/\$defs\/([\w-]+)/g)
    const names = new Set([...references].map(([, name = '']) => name))
    expect(names.size).toBeGreaterThan(5)
    expect([...names].filter(name => $defs[name] === undefined)).toEqual([])
  })
})

describe('withNamedParts', () => {
  it('writes a part once, whatever its description, and refers to it', () => {
    const part = { type: 'string', pattern: 'a' }
    const schema = { properties: { x: { ...part, description: 'X' }, y: { type: 'number' } } }
    expect(withNamedParts({ whole: schema }, { letter: part })).toEqual({
      whole: {
        properties: { x: { description: 'X', $ref: '#/$defs/letter' }, y: { type: 'number' } },
      },
      letter: part,
    })
  })
})
