import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { checkReport } from '../../../src/check/check-rubric.ts'
import type { FindingOptions } from '../../../src/check/formats/finding-format.ts'
import { findingFormats } from '../../../src/check/formats/finding-formats.ts'
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts'
import { findingsIn, rubricWith, SOUND_RUBRIC } from '../../support/checked.ts'

const FAILING = rubricWith(
  ['ikm: 75', 'ikm: 76'],
  ['name: all best', 'name: "<&>\\x1b[31m::error::"'],
  ['P1: 4, P2: 4, P3: 4', 'P1: 9, P2: 4, P3: 4'],
)
const OPTIONS: FindingOptions = {
  language: 'en',
  width: 80,
  colour: false,
  helpUri: code => `urn:rb-score:rule:${code}`,
  helpPage: code => `# ${code}\n`,
  summary: () => undefined,
}

function report(
  findings: readonly Diagnostic[] = findingsIn(FAILING),
  file = 'rubrik/contoh.yaml',
) {
  const placed = JSON.parse(
    JSON.stringify(findings).replaceAll('"contoh.yaml"', JSON.stringify(file)),
  )
  const files = [
    { file, text: FAILING, findings: placed },
    { file: 'rubrik/lain.yaml', text: SOUND_RUBRIC, findings: [] },
  ]
  return checkReport(files, { version: '1.2.3', fixable: 0, seconds: 0.25 })
}

function rendered(name: string, options: Partial<FindingOptions> = {}, of = report()) {
  const format = findingFormats.find(each => each.format === name)
  if (format === undefined) throw new Error(`no format ${name}`)
  return format.render(of, { ...OPTIONS, ...options })
}

describe('findings as text', () => {
  it('are one line each in the concise form, without anything that steers a terminal', () => {
    const lines = rendered('concise').split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(
      /^rubrik\/contoh\.yaml:42:20: error check\/test-fails The test `the first/,
    )
    expect(lines[1]).toContain('<&>␛[31m::error::')
  })

  it('end with a count in the pretty form', () => {
    expect(rendered('pretty')).toMatch(
      /\n\n2 rubrics checked in 0\.3 s: 2 errors, in 1 file\.\nWhat a rule means: rb-score check --explain test-fails\n$/,
    )
    expect(rendered('pretty', { language: 'id' })).toContain(
      '2 rubrik diperiksa dalam 0,3 detik: 2 kesalahan',
    )
  })

  it('show a few of many notes alike, and say how many more', () => {
    const first = findingsIn(FAILING).at(-1)
    if (first?.place?.kind !== 'text') throw new Error('nothing found')
    const { place } = first
    const notes = Array.from({ length: 9 }, (_, position) => ({
      ...first,
      severity: 'note' as const,
      place: { ...place, column: position + 1 },
    }))
    const text = rendered('pretty', {}, report(notes))
    expect(text.match(/note {2}check/g)).toHaveLength(2)
    expect(text.replace(/\s+/g, ' ')).toContain(
      '7 more check/test-answer-unread; --format concise has them all.',
    )
    expect(rendered('concise', {}, report(notes)).split('\n')).toHaveLength(10)
  })

  it('say nothing but the count where nothing was found', () => {
    expect(rendered('pretty', {}, report([]))).toBe('2 rubrics checked, nothing found.\n')
    for (const name of ['concise', 'github']) expect(rendered(name, {}, report([]))).toBe('')
  })
})

describe('findings for GitHub', () => {
  it('are commands that nothing in a rubric can end or begin', () => {
    const [first, second, ...rest] = rendered('github').split('\n')
    expect(first).toMatch(
      /^::error file=rubrik\/contoh\.yaml,line=42,endLine=42,col=20,endColumn=22,title=check\/test-fails::The test/,
    )
    expect(second).toMatch(/^::error /)
    expect(rest).toEqual([''])
  })

  it('write signs of the format in file names as codes', () => {
    expect(rendered('github', {}, report(findingsIn(FAILING), 'a,b:c%.yaml'))).toContain(
      'file=a%2Cb%3Ac%25.yaml,',
    )
  })
})

describe('findings for GitLab', () => {
  it('have a fingerprint each, the same while lines move', () => {
    const issues = JSON.parse(rendered('gitlab')) as Record<string, unknown>[]
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2)
    expect(issues[0]).toMatchObject({
      check_name: 'check/test-fails',
      severity: 'major',
      location: { path: 'rubrik/contoh.yaml', lines: { begin: 42, end: 42 } },
    })
    const moved = `# one line more\n${FAILING}`
    const files = [{ file: 'contoh.yaml', text: moved, findings: findingsIn(moved) }]
    const later = checkReport(files, { version: '1', fixable: 0, seconds: 0 })
    const before = checkReport(
      [{ file: 'contoh.yaml', text: FAILING, findings: findingsIn(FAILING) }],
      { version: '1', fixable: 0, seconds: 0 },
    )
    const hashes = (of: typeof later) =>
      JSON.parse(rendered('gitlab', {}, of)).map(
        (each: Record<string, unknown>) => each.fingerprint,
      )
    expect(hashes(later)).toEqual(hashes(before))
  })
})

describe('findings as JUnit', () => {
  it('are failed cases of the suite of their file', () => {
    const xml = rendered('junit')
    expect(xml).toContain('<testsuites name="rb-score check" tests="3" failures="2">')
    expect(xml).toContain('<testsuite name="rubrik/lain.yaml" tests="1" failures="0">')
    expect(xml.match(/<failure /g)).toHaveLength(2)
  })

  it('escape everything that XML cannot hold', () => {
    const xml = rendered('junit')
    expect(xml).toContain('&lt;&amp;&gt;␛[31m')
    expect(xml).not.toMatch(/[\0-\x08\x0B\x0C\x0E-\x1F]/)
  })
})

describe('findings as JSON', () => {
  it('speak both languages', () => {
    const { findings, counts, files } = JSON.parse(rendered('json'))
    expect(counts).toEqual({ error: 2, warning: 0, note: 0 })
    expect(files).toEqual(['rubrik/contoh.yaml', 'rubrik/lain.yaml'])
    expect(findings[0]).toMatchObject({
      rule: 'check/test-fails',
      file: 'rubrik/contoh.yaml',
      line: 42,
      column: 20,
      endColumn: 22,
    })
    expect(Object.keys(findings[0].message)).toEqual(['id', 'en'])
  })
})

describe('findings as SARIF', () => {
  // The part of SARIF 2.1.0 (OASIS, sections 3.13 to 3.38) that is written here, and nothing beside it.
  const validate = new Ajv2020({
    allErrors: true,
    formats: { uri: URL.canParse, reference: true },
  }).compile(JSON.parse(readFileSync('test/fixtures/sarif-subset.schema.json', 'utf8')))

  it.each([
    ['findings', report()],
    ['no findings', report([])],
    [
      'a finding without a place',
      report([{ ...(findingsIn(FAILING)[0] as Diagnostic), place: undefined }]),
    ],
    ['a broken file', report(findingsIn('rubric: [\u202E'))],
    ['an odd file name', report(findingsIn(FAILING), '/srv/a b/é#?.yaml')],
  ])('fit the standard with %s', (_, of) => {
    expect(validate(JSON.parse(rendered('sarif', {}, of))) || validate.errors).toBe(true)
  })

  it('name the rule with its help, the region and the place in file', () => {
    const [run] = JSON.parse(rendered('sarif')).runs
    expect(run.tool.driver.rules).toHaveLength(2)
    expect(run.tool.driver.rules).toContainEqual({
      id: 'check/test-fails',
      name: 'CheckTestFails',
      helpUri: 'urn:rb-score:rule:check/test-fails',
      help: { text: '# check/test-fails\n', markdown: '# check/test-fails\n' },
      defaultConfiguration: { level: 'error' },
    })
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'rubrik/contoh.yaml' },
      region: { startLine: 42, startColumn: 20, endLine: 42, endColumn: 22 },
    })
  })

  it('write paths as addresses', () => {
    const uri = (file: string) =>
      JSON.parse(rendered('sarif', {}, report(findingsIn(FAILING), file))).runs[0].artifacts[0]
        .location.uri
    expect(uri('a b/é#.yaml')).toBe('a%20b/%C3%A9%23.yaml')
    expect(uri('/srv/a.yaml')).toBe('file:///srv/a.yaml')
    expect(uri('C:\\a\\b.yaml')).toBe('file:///C:/a/b.yaml')
  })
})
