import { describe, expect, it } from 'vitest'
import {
  baselineOf,
  baselineText,
  parseBaseline,
  withoutBaseline,
} from '../../src/check/baseline.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { findingsIn, rubricWith } from '../support/checked.ts'

const BROKEN = rubricWith(['weight: 1/2', 'weight: 1/3'])
const found = (text: string) => [
  { file: 'contoh.yaml', path: 'contoh.yaml', findings: findingsIn(text) },
]
const baseline = baselineOf(found(BROKEN), () => BROKEN)

describe('a baseline', () => {
  it('holds what was found, and is read as it was written', () => {
    expect(baseline.length).toBeGreaterThan(0)
    expect(parseBaseline(baselineText(baseline), 'baseline.json')).toEqual(baseline)
  })

  it('leaves out what it holds, also where its line has moved', () => {
    const moved = `# a line more\n${BROKEN}`
    const { files, outdated } = withoutBaseline(found(moved), baseline, () => moved)
    expect([files[0]?.findings, outdated]).toEqual([[], 0])
  })

  it('leaves in what is new', () => {
    const worse = BROKEN.replace('from: 60', 'from: 90')
    const { files } = withoutBaseline(found(worse), baseline, () => worse)
    expect(files[0]?.findings.length).toBeGreaterThan(0)
  })

  it('counts what is there no longer', () => {
    const sound = rubricWith()
    const count = baseline.reduce((sum, entry) => sum + entry.count, 0)
    expect(withoutBaseline(found(sound), baseline, () => sound).outdated).toBe(count)
  })

  it('that nobody wrote with this tool is refused', () => {
    for (const text of ['', '{}', '{"format":1,"findings":[{"file":1}]}'])
      expect(() => parseBaseline(text, 'baseline.json')).toThrow(Refusal)
  })
})
