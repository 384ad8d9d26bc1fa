import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { parseYaml } from '../../src/rubric/read-rubric.ts'
import {
  listOf,
  localized,
  mapOf,
  needed,
  oneOf,
  optional,
  record,
  type Shape,
  text,
  truth,
} from '../../src/rubric/shape.ts'

const person = record({
  name: needed(text, 'Who it is'),
  kind: optional(oneOf('survey', 'worksheet'), 'What it is'),
  open: optional(truth, 'Whether it is open'),
})

function read<T>(shape: Shape<T>, yaml: string) {
  const problems: Diagnostic[] = []
  const node = parseYaml(yaml, 'a.yaml', problems)
  return { value: node && shape.read(node, problems), problems }
}

describe('a record', () => {
  it('has its keys, each read by its own shape', () => {
    const { value, problems } = read(person, 'name: A\nkind: survey\nopen: true\n')
    expect(value).toMatchObject({ name: 'A', kind: 'survey', open: true })
    expect(problems).toEqual([])
  })

  it('tells of all that is wrong at once: what is missing, unknown, of another kind', () => {
    const { value, problems } = read(person, 'knd: survey\nopen: [1]\n')
    expect(value).toBeUndefined()
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'rubric/missing-key',
      'rubric/unknown-key',
      'rubric/wrong-type',
    ])
  })

  it('offers the nearest key', () => {
    const [problem] = read(person, 'name: A\nknd: survey\n').problems
    expect(problem?.remedy.en).toContain('did you mean `kind`?')
  })

  it('offers no key that could not hold what is written', () => {
    const [problem] = read(person, 'name: A\nopne: [1]\n').problems
    expect(problem?.remedy.en).toContain('known here: ')
  })

  it('has a schema that allows no other keys', () => {
    expect(person.schema({})).toMatchObject({
      required: ['name'],
      additionalProperties: false,
      properties: { kind: { enum: ['survey', 'worksheet'] } },
    })
  })

  it('never takes what every object has for a key', () => {
    expect(read(person, 'name: A\n__proto__: {}\n').problems).toHaveLength(1)
    expect(read(person, 'name: A\ntoString: x\n').problems).toHaveLength(1)
  })
})

describe('lists and maps', () => {
  it('keep their order', () => {
    expect(read(listOf(text), '[b, a]').value).toEqual(['b', 'a'])
    expect([...(read(mapOf(text), '{ b: 1, a: 2 }').value ?? [])]).toEqual([
      ['b', '1'],
      ['a', '2'],
    ])
  })

  it('may need something in them', () => {
    expect(read(listOf(text, { least: 1 }), '[]').problems).toHaveLength(1)
  })
})

describe('a text in two languages', () => {
  it('may be one text, which is Indonesian', () => {
    expect(read(localized, 'Baik').value).toEqual({ id: 'Baik' })
    expect(read(localized, '{ id: Baik, en: Good }').value).toEqual({ id: 'Baik', en: 'Good' })
  })
})
