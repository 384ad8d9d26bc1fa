import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRubric } from '../../src/check/check-rubric.ts'
import { fixedRubric } from '../../src/check/fix-rubric.ts'
import { renderDiagnostics } from '../../src/render/render-diagnostics.ts'
import { brokenText, brokenTree } from '../support/broken-rubrics.ts'
import { rubricText } from '../support/rubric-files.ts'
import { runs } from '../support/soak.ts'

/** One of each kind that the language can say. `scripts/soak-check.mjs` takes all of them, for as long as one likes. */
const TEXTS = [
  ...['skm', 'berakhlak', 'worksheet', 'zi-gates', 'kinerja-matrix'].map(id =>
    rubricText('test/skeletons', id),
  ),
].flatMap(each => (each === undefined ? [] : [each.text]))

const find = (id: string) => rubricText('test/skeletons', id)
const SETTINGS = { seed: 20170914, numRuns: runs(120) }

/** Whatever the text: findings or none, each with words in both languages, within a second. */
function endsWell(text: string): void {
  const started = performance.now()
  let findings = checkRubric({ file: 'a.yaml', text }, find)
  // A busy machine may be slow once.
  if (performance.now() - started > 1000) {
    const again = performance.now()
    findings = checkRubric({ file: 'a.yaml', text }, find)
    expect(performance.now() - again).toBeLessThan(1000)
  }
  for (const { message, code } of findings) {
    expect(code).toMatch(/^(rubric|check)\/[a-z0-9-]+$/)
    for (const words of Object.values(message)) expect(words).not.toMatch(/\{\w+\}|\[object |NaN/)
  }
  renderDiagnostics(findings, { language: 'id', colour: false, sources: () => text })
}

describe('a rubric broken at random', () => {
  it('ends in findings or success, its bytes and words changed', () => {
    fc.assert(fc.property(brokenText(TEXTS), endsWell), SETTINGS)
  })

  it('ends in findings or success, its nodes changed', () => {
    fc.assert(fc.property(brokenTree(TEXTS), endsWell), SETTINGS)
  })

  it('is mended to something with fewer findings, or left alone', () => {
    fc.assert(
      fc.property(brokenText(TEXTS), text => {
        const before = checkRubric({ file: 'a.yaml', text }, find)
        const mended = fixedRubric({ file: 'a.yaml', text }, find)
        if (mended.text === text) expect(mended.remaining).toEqual(before)
        else expect(mended.fixed.length).toBeGreaterThan(0)
      }),
      { ...SETTINGS, numRuns: runs(40) },
    )
  })
})
