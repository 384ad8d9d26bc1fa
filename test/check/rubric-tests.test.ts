import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rubricTestResults } from '../../src/check/rubric-tests.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { FindRubric } from '../../src/rubric/resolve-rubric.ts'

/** Every rubric of a folder carries hand-worked tests; this runs them. */
function folder(path: string) {
  const find: FindRubric = id => ({
    file: `${id}.yaml`,
    text: readFileSync(`${path}/${id}.yaml`, 'utf8'),
  })
  return readdirSync(path)
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      name,
      reading: readRubric({ file: name, text: readFileSync(`${path}/${name}`, 'utf8') }, find),
    }))
}

describe.each(['test/skeletons', 'rubrics'])('the rubrics of %s', path => {
  it.each(folder(path))('$name gives what its own tests expect', ({ reading }) => {
    expect(reading.problems).toEqual([])
    const results = reading.rubric ? rubricTestResults(reading.rubric) : []
    expect(results.length).toBeGreaterThan(0)
    const failed = results.filter(result => !result.passed)
    expect(
      failed.map(
        ({ test, name, expected, found }) =>
          `${test.name} | ${name}: expected ${expected}, found ${found}`,
      ),
    ).toEqual([])
  })
})
