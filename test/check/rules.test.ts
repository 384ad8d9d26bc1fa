import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ruleFindings, safeEdits } from '../../src/check/check-rubric.ts'
import { rules } from '../../src/check/rules.ts'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { RubricReading } from '../../src/rubric/resolve-rubric.ts'
import { readRubricFile, rubricIds } from '../support/rubric-files.ts'
import { soak } from '../support/soak.ts'

const FOLDER = fileURLToPath(new URL('rules', import.meta.url))
const names = rules.map(rule => rule.name)

interface Fixture {
  readonly rule: string
  readonly name: string
  readonly text: string
}

const folders = readdirSync(FOLDER, { withFileTypes: true }).filter(each => each.isDirectory())
const fixtures: readonly Fixture[] = folders.flatMap(({ name: rule }) =>
  readdirSync(join(FOLDER, rule))
    .filter(name => /^(?:good|bad).*\.yaml$/.test(name))
    .map(name => ({ rule, name, text: readFileSync(join(FOLDER, rule, name), 'utf8') })),
)

/** `# file: NAME` says what the file is called; without it the name is the id of the rubric. */
function reading(text: string): RubricReading {
  const id = /^rubric: (\S+)/m.exec(text)?.[1] ?? 'contoh'
  const file = /^# file: (\S+)/m.exec(text)?.[1] ?? `${id}.yaml`
  return readRubric({ file, text }, base => ({
    file: `rubrics/${base}.yaml`,
    text: readFileSync(new URL(`../../rubrics/${base}.yaml`, import.meta.url), 'utf8'),
  }))
}

/** `# base: NAME` names the earlier state of the rubric in the same folder. */
function findingsOf({ rule, text }: Fixture): readonly Diagnostic[] {
  const { rubric, problems } = reading(text)
  const base = /^# base: (\S+)/m.exec(text)?.[1]
  const before = base && reading(readFileSync(join(FOLDER, rule, base), 'utf8')).rubric
  return [...problems, ...(rubric === undefined ? [] : ruleFindings(rubric, before || undefined))]
}

/** `line rule`, in order; a finding of the parser keeps its room. */
function found(findings: readonly Diagnostic[]): readonly string[] {
  return findings
    .map(({ place, code }) => {
      const line = place?.kind === 'text' ? place.line : 0
      return `${line} ${code.replace(/^check\//, '')}`
    })
    .sort()
}

function expected(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, position) => {
      const marked = /# expect: (.+)$/.exec(line)?.[1]
      return (marked?.split(', ') ?? []).map(rule => `${position + 1} ${rule}`)
    })
    .sort()
}

/** The edits of all findings, the last first so that the places before them stay true. */
function mended({ text }: Fixture, findings: readonly Diagnostic[]): string {
  const { rubric } = reading(text)
  if (rubric === undefined) return text
  const edits = findings.flatMap(finding => safeEdits(finding, rubric))
  edits.sort((a, b) => b.place.line - a.place.line || b.place.column - a.place.column)
  const lines = text.split('\n')
  for (const { place, newText } of edits) {
    const line = lines[place.line - 1] ?? ''
    lines[place.line - 1] =
      line.slice(0, place.column - 1) + newText + line.slice(place.endColumn - 1)
  }
  return lines.join('\n')
}

describe.each(fixtures)('rules/$rule/$name', fixture => {
  const findings = findingsOf(fixture)

  it('is found where it is marked, and nowhere else', () => {
    expect(found(findings)).toEqual(expected(fixture.text))
  })

  it(`${fixture.name.startsWith('bad') ? 'is marked' : 'is not marked'} with its rule`, () => {
    const markers = expected(fixture.text).map(marker => marker.replace(/^\d+ (?:rubric\/)?/, ''))
    if (fixture.name.startsWith('bad')) expect(markers).toContain(fixture.rule)
    else expect(markers).toEqual([])
  })

  it('is mended by its safe edits, or left as it is', () => {
    const after = mended(fixture, findings)
    const isFixed = rules.some(({ name, fix }) => name === fixture.rule && fix !== undefined)
    if (!isFixed || after === fixture.text) return
    expect(reading(after).problems).toEqual([])
    const codes = findingsOf({ ...fixture, text: after }).map(({ code }) => code)
    expect(codes).not.toContain(`check/${fixture.rule}`)
  })
})

describe('the rules', () => {
  it('have names that are written once, in words', () => {
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/)
  })

  it.each(names)('%s has a bad and a good fixture', name => {
    const kinds = new Set(
      fixtures.filter(({ rule }) => rule === name).map(fixture => fixture.name.slice(0, 3)),
    )
    expect([...kinds].sort()).toEqual(['bad', 'goo'])
  })

  it.each(rules.filter(rule => rule.fix !== undefined).map(rule => rule.name))(
    '%s mends one of its bad fixtures',
    name => {
      const bad = fixtures.filter(each => each.rule === name && each.name.startsWith('bad'))
      expect(bad.some(each => mended(each, findingsOf(each)) !== each.text)).toBe(true)
    },
  )

  soak('leave no placeholder in a message, in either language', () => {
    for (const fixture of fixtures) {
      for (const { message, remedy, code } of findingsOf(fixture)) {
        if (!code.startsWith('check/')) continue
        for (const text of [message.id, message.en, remedy.id, remedy.en])
          expect(text).not.toMatch(/\{[a-zA-Z]+\}|undefined|\[object|NaN/)
      }
    }
  })
})

/** What a rubric does on purpose and says so: old weights that are reproduced, a decision of ours on 0 of 0. */
const ON_PURPOSE: Readonly<Record<string, readonly string[]>> = {
  'berakhlak-indeks': ['check/score-without-grade'],
  'ikm-2004': ['check/weights-printed-rounded'],
  'ipak-bobot-011': ['check/weights-sum'],
  'rb-2023': ['check/bands-mixed-bounds', 'check/bands-off-scale'],
  'rb-2023-komponen': ['check/bands-mixed-bounds', 'check/bands-off-scale'],
  'skm-2017-bobot-011': ['check/weights-printed-rounded'],
  'skm-2017-bobot-0111': ['check/weights-printed-rounded'],
  'zona-integritas-2019': ['check/gate-holds-on-nothing'],
  'zona-integritas-2021': ['check/ratio-zero-case'],
}

describe.each(rubricIds('rubrics'))('the shipped rubric %s', id => {
  soak('holds nothing that a rule finds, but for what it does on purpose', () => {
    const { rubric } = readRubricFile('rubrics', id)
    const findings = rubric === undefined ? [] : ruleFindings(rubric)
    expect(rubric).toBeDefined()
    // A list of questions that exists in Indonesian alone is a note, and the numbers are right.
    const grave = findings.filter(({ severity }) => severity !== 'note')
    const unforeseen = grave.filter(({ code }) => !(ON_PURPOSE[id] ?? []).includes(code))
    expect(unforeseen).toEqual([])
  })
})
