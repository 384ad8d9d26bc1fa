import { describe, expect, it } from 'vitest'
import { ruleExplanation } from '../../../src/cli/actions/explain-rule.ts'

describe('ruleExplanation', () => {
  it('says in Indonesian that the page below is in English', () => {
    expect(ruleExplanation('weights-sum', 'id')).toMatch(
      /^check\/weights-sum {2}error\n\nBobot .*\n\nHalaman berikut berbahasa Inggris\.\n\n## What/,
    )
    expect(ruleExplanation('duplicate-id', 'id')).toMatch(/^Halaman berikut berbahasa Inggris\./)
  })

  it('says nothing of the kind in English', () => {
    expect(ruleExplanation('weights-sum', 'en')).not.toContain('Halaman')
  })
})
