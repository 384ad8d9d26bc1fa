import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rubricTestResults } from '../src/check/rubric-tests.ts'
import { readRubricFile, rubricIds } from './support/rubric-files.ts'

const FOLDERS = ['rubrics', 'test/skeletons', 'test/published'] as const
const FILES = FOLDERS.flatMap(folder => rubricIds(folder).map(id => ({ folder, id })))

const schema = JSON.parse(readFileSync('schema/rubric.schema.json', 'utf8'))
const fitsSchema = new Ajv2020({ allErrors: true, strict: false }).compile(schema)

describe.each(FILES)('$folder/$id.yaml', ({ folder, id }) => {
  const { rubric, problems } = readRubricFile(folder, id)

  it('reads without any problem', () => {
    const lines = problems.map(({ code, place, params }) => ({ code, place, params }))
    expect(lines).toEqual([])
  })

  it('fits the schema that editors check it with', () => {
    fitsSchema(parse(readFileSync(`${folder}/${id}.yaml`, 'utf8')))
    expect(fitsSchema.errors ?? []).toEqual([])
  })

  it('bears the id of its file name', () => {
    expect(rubric?.id).toBe(id)
  })

  it('gives what its own tests expect', () => {
    const results = rubric === undefined ? [] : rubricTestResults(rubric)
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('what replaced an edition', () => {
  it('is a rubric that comes with the tool too', () => {
    const replaced = rubricIds('rubrics').flatMap(id => {
      const next = readRubricFile('rubrics', id).rubric?.valid?.['replaced-by']
      return next === undefined ? [] : [next]
    })
    expect(replaced.length).toBeGreaterThan(3)
    expect(replaced.filter(id => !rubricIds('rubrics').includes(id))).toEqual([])
  })
})
