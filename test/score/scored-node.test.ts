import { describe, expect, it } from 'vitest'
import { exact, parseExact } from '../../src/math/exact.ts'
import type { Rescale } from '../../src/rubric/model.ts'
import { nodeRange, pointsRange, roundedBy, stages } from '../../src/score/scored-node.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { itemOf } from '../support/small-survey.ts'

const skm = soundRubric('test/skeletons', 'skm')
const gates = soundRubric('test/skeletons', 'zi-gates')
const number = (text: string) => parseExact(text) ?? expect.fail(text)

describe('the stages of a score', () => {
  const rescale: Rescale = {
    ...{ from: [exact(0), exact(4)], to: [exact(0), exact(100)] },
    round: { digits: 0, mode: 'half-up' },
  }

  it('round, rescale, and round again, each only where the rubric says so', () => {
    const raw = number('3.335')
    expect(stages(raw, undefined, undefined).toFraction()).toBe('667/200')
    expect(stages(raw, { digits: 2, mode: 'half-up' }, undefined).toFraction()).toBe('167/50')
    expect(stages(raw, { digits: 2, mode: 'half-up' }, rescale).toFraction()).toBe('84')
    expect(stages(raw, undefined, rescale).toFraction()).toBe('83')
  })

  it('leave a number alone where there is no rounding', () => {
    expect(roundedBy(number('1/9'), undefined).toFraction()).toBe('1/9')
  })
})

describe('what answers can give', () => {
  it('is the ends of the scale for an item, 0 to 1 for a ratio', () => {
    const ends = (id: string) => {
      const { minimum, maximum } = pointsRange(itemOf(id, gates))
      return [minimum, maximum].map(each => each.toFraction())
    }
    expect(ends('mp-1')).toEqual(['0', '1'])
    expect(ends('ipak')).toEqual(['0', '35/2'])
    expect(ends('pl-1')).toEqual(['0', '1'])
  })

  it('is rescaled and summed upwards', () => {
    const { minimum, maximum } = nodeRange(skm.score)
    expect([minimum.toFraction(), maximum.toFraction()]).toEqual(['25', '100'])
    expect(nodeRange(gates.score).maximum.toFraction()).toBe('100')
  })

  it('is nothing where this level asks nothing', () => {
    const { maximum } = nodeRange({ ...gates.score, children: [] })
    expect(maximum.toFraction()).toBe('0')
  })
})
