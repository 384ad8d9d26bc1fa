import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  baselineOf,
  baselineText,
  parseBaseline,
  withoutBaseline,
  withProject,
} from '../../src/check/baseline.ts'
import { projectJsonSchema, readProject } from '../../src/check/project.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { findingsIn, rubricWith } from '../support/checked.ts'

const TWO_FAIL = rubricWith(['ikm: 75', 'ikm: 76'], ['ikm: 100', 'ikm: 99'])
const FILES = [{ file: 'contoh.yaml', path: 'rubrik/contoh.yaml', findings: findingsIn(TWO_FAIL) }]

function project(text: string) {
  const { project: read, problems } = readProject(text, 'rb-score.yaml')
  if (read === undefined) throw new Error(problems[0]?.message.en)
  return read
}

describe('the settings of a project', () => {
  it('may be empty, or hold nothing but comments', () => {
    expect(readProject('', 'rb-score.yaml').problems).toEqual([])
    expect(readProject('# nothing yet\n', 'rb-score.yaml').project?.settings.paths).toBe(undefined)
  })

  it('are refused with the key that was meant', () => {
    const { problems } = readProject('path: [rubrik]', 'rb-score.yaml')
    expect(problems.map(({ code, params }) => [code, params.near])).toEqual([
      ['rubric/unknown-key', 'paths'],
    ])
  })

  it('are refused where they name a rule that is not there', () => {
    const text =
      'severities: { test-fail: off }\nignore: [{ rules: [tests], paths: [a], reason: x }]'
    const { problems } = readProject(text, 'rb-score.yaml')
    expect(problems.map(({ code }) => code)).toEqual([
      'check/project-unknown-rule',
      'check/project-unknown-rule',
    ])
    expect(problems[0]?.remedy.en).toContain('Did you mean `test-fails`?')
  })

  it('make findings graver or lighter, or turn them off', () => {
    const { files } = withProject(FILES, project('severities: { test-fails: warning }'))
    expect(files[0]?.findings.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(
      withProject(FILES, project('severities: { check/test-fails: off }')).files[0]?.findings,
    ).toEqual([])
  })

  it('cannot turn off what keeps a rubric from being read', () => {
    const findings = findingsIn('rubric: [')
    const files = [{ file: 'a.yaml', path: 'a.yaml', findings }]
    const text = 'severities: { tests-missing: off }'
    expect(withProject(files, project(text)).files[0]?.findings).toEqual(findings)
  })

  it('ignore findings in some paths, and say where that is for nothing', () => {
    const text = `ignore:
  - { rules: [test-fails], paths: [rubrik/], reason: warisan }
  - { rules: [test-fails], paths: [lain/], reason: warisan }`
    const { files, unused } = withProject(FILES, project(text))
    expect(files[0]?.findings).toEqual([])
    expect(unused.map(({ code, place }) => [code, place?.kind === 'text' && place.line])).toEqual([
      ['check/project-ignore-unused', 3],
    ])
  })

  it('have a schema, which is the one in the repository', () => {
    const stored = JSON.parse(readFileSync('schema/project.schema.json', 'utf8'))
    expect(stored).toEqual(projectJsonSchema())
  })
})

describe('a baseline', () => {
  const textOf = (text: string) => () => text
  const baseline = baselineOf(FILES, textOf(TWO_FAIL))

  it('can be written and read', () => {
    expect(parseBaseline(baselineText(baseline), 'b.json')).toEqual(baseline)
  })

  it('holds back what it knows, wherever its line has moved', () => {
    const moved = `# one line more\n${TWO_FAIL}`
    const files = [
      { ...FILES[0], file: 'contoh.yaml', path: 'rubrik/contoh.yaml', findings: findingsIn(moved) },
    ]
    const { files: left, outdated } = withoutBaseline(files, baseline, textOf(moved))
    expect(left[0]?.findings).toEqual([])
    expect(outdated).toBe(0)
  })

  it('lets new findings through and counts those that are gone', () => {
    const other = rubricWith(['ikm: 75', 'ikm: 76'], ['grade: A }\n', 'grade: B }\n'])
    const files = [{ file: 'contoh.yaml', path: 'rubrik/contoh.yaml', findings: findingsIn(other) }]
    const { files: left, outdated } = withoutBaseline(files, baseline, textOf(other))
    expect(left[0]?.findings.map(({ params }) => params.name)).toEqual(['grade'])
    expect(outdated).toBe(1)
  })

  it.each(['', '{}', '[]', '{"format":1,"findings":[{"file":1}]}', '{"format":2,"findings":[]}'])(
    'is refused where it is %j',
    text => {
      expect(() => parseBaseline(text, 'b.json')).toThrow(Refusal)
    },
  )
})
