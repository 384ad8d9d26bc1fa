import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findingKinds, isRuleNamed } from '../../src/check/finding-kinds.ts'

const kinds = findingKinds()
const besideRules = kinds.filter(({ source }) => source !== 'rule')

describe('the kinds of findings', () => {
  it('have a name each', () => {
    const names = kinds.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  it('say in one sentence of each language what triggers them', () => {
    for (const { summary } of kinds) {
      expect(summary.id).toMatch(/^[A-Z`].*\.$/)
      expect(summary.en).toMatch(/^[A-Z`].*\.$/)
    }
  })

  it.each(besideRules)('$name has a page that begins with what it is', kind => {
    const page = readFileSync(`docs/lint-rules/${kind.name}.md`, 'utf8')
    expect(page).toContain(`# ${kind.name}\n\n\`check/${kind.name}\` · ${kind.severity} · `)
    expect(page).toContain(`\n${kind.summary.en}\\\n*${kind.summary.id}*\n`)
    expect(page).toContain('\n## Why\n')
  })

  it('are named with or without their room', () => {
    expect(isRuleNamed('check/weights-sum', 'weights-sum')).toBe(true)
    expect(isRuleNamed('check/weights-sum', 'check/weights-sum')).toBe(true)
    expect(isRuleNamed('check/weights-sum', 'weights')).toBe(false)
  })
})
