import { describe, expect, it } from 'vitest'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { rubricWith } from '../support/checked.ts'

const read = (...changes: readonly (readonly [string, string])[]) =>
  readRubric({ file: 'contoh.yaml', text: rubricWith(...changes) }, () => undefined)
const codes = (...changes: readonly (readonly [string, string])[]) =>
  read(...changes).problems.map(({ code }) => code)

describe('the grades of a file', () => {
  it('have exact bounds from the best to the worst, the last without one', () => {
    const [table] = read(['from: 60', 'from: 76.61']).rubric?.grades ?? []
    const bounds = table?.bands.map(({ bound }) => bound?.value.toFraction())
    expect(bounds).toEqual(['80', '7661/100', undefined])
    expect(table).toMatchObject({ nodes: ['ikm'], round: { digits: 2, mode: 'half-up' } })
  })

  it('are refused where a bound is above the one before it', () => {
    expect(codes(['from: 60', 'from: 90'])).toContain('rubric/band-order')
  })

  it('tell "from" apart from "above"', () => {
    const [table] = read(['from: 60', 'above: 60']).rubric?.grades ?? []
    expect(table?.bands.map(({ bound }) => bound?.inclusive)).toEqual([true, false, undefined])
  })
})

describe('the gates of a file', () => {
  const gate = (condition: string) =>
    ['tests:', `gates:\n  - { verdict: layak, all: [${condition}] }\ntests:`] as const

  it('know a share of the maximum from points', () => {
    const thresholds = ['{ node: ikm, at-least: 60% }', '{ node: ikm, at-least: 60 }'].map(text => {
      const condition = read(gate(text)).rubric?.gates[0]?.condition
      const [first] = condition?.kind === 'all' ? condition.conditions : []
      return first?.kind === 'compare' ? Object.keys(first.threshold) : undefined
    })
    expect(thresholds).toEqual([['share'], ['value']])
  })

  it('name only nodes that exist', () => {
    expect(read(gate('{ node: lain, at-least: 60 }')).rubric).toBeUndefined()
  })
})
