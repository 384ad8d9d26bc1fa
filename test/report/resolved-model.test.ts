import { describe, expect, it } from 'vitest'
import { resolvedModel } from '../../src/report/resolved-model.ts'
import { nodeRanges } from '../../src/score/score-rubric.ts'
import { soundRubric } from '../support/rubric-files.ts'

const skm = soundRubric('test/skeletons', 'skm')
const gates = soundRubric('test/skeletons', 'zi-gates')

describe('the model of a report', () => {
  const model = resolvedModel(skm, nodeRanges(skm))

  it('has fractions as text, items and scales by id, and no places of a file', () => {
    const [leaf] = model.score.children
    expect([leaf?.weight, leaf?.item, model.items[0]?.scale]).toEqual(['1/3', 'U1', 'persepsi-4'])
    expect(JSON.stringify(model)).not.toContain('"source"')
  })

  it('has the limits of each node', () => {
    const shown = [model.score.minimum, model.score.maximum].map(limit => limit?.shown)
    expect(shown.map(Number)).toEqual([25, 100])
    expect(resolvedModel(skm).score).not.toHaveProperty('minimum')
  })

  it('has counts of a ratio by id', () => {
    const ratio = resolvedModel(gates).items.find(({ id }) => id === 'pl-1')?.ratio
    expect(ratio).toMatchObject({ of: [{ sign: 1, item: 'selesai' }], to: [{ item: 'masuk' }] })
  })
})
