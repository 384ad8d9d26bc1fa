import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/math/canonical-json.ts'
import { sha256 } from '../../src/platform/hash.ts'
import { resultDigest } from '../../src/report/result-digest.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'

describe('the digest of a result', () => {
  it('is that of its canonical JSON, however long', () => {
    const long = Array.from({ length: 5000 }, (_, at) => ({ at, text: `“${at}”` }))
    expect(resultDigest({ long })).toBe(sha256(canonicalJson({ long })))
  })

  it('stands for the counts where a report does not hold them', async () => {
    const rubric = soundRubric('rubrics', 'berakhlak-2021')
    const row = (unit: string, code: string) => [unit, ...rubric.items.map(() => code)]
    const text = csv([
      ['Unit Kerja', ...rubric.items.map(({ id }) => id)],
      ...[row('B', '4'), row('A', '5'), row('B', '3'), row('A', '2')],
    ])
    const whole = await assessed(rubric, [text], { rows: ['2-5'] })
    const hashed = await assessed(rubric, [text], { rows: ['2-5'], withTally: 'in-digest' })
    const { tally, ...result } = whole.result
    expect(tally).toBeDefined()
    expect(hashed.result).toEqual(result)
    expect(hashed.resultDigest).toBe(whole.resultDigest)
  })
})
