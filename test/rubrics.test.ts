import { describe, expect, it } from 'vitest'
import { rubricTestResults } from '../src/check/rubric-tests.ts'
import { readRubricFile, rubricIds } from './support/rubric-files.ts'

const FOLDERS = ['rubrics', 'test/skeletons', 'test/published'] as const
const FILES = FOLDERS.flatMap(folder => rubricIds(folder).map(id => ({ folder, id })))

describe.each(FILES)('$folder/$id.yaml', ({ folder, id }) => {
  const { rubric, problems } = readRubricFile(folder, id)

  it('reads without any problem', () => {
    const lines = problems.map(({ code, place, params }) => ({ code, place, params }))
    expect(lines).toEqual([])
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
