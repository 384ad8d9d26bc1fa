import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Outlook, outlookOf } from '../../src/check/conditions.ts'
import { reachableRanges } from '../../src/check/reachable-range.ts'
import { scoredRows } from '../../src/check/score-rows.ts'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import { exactText } from '../../src/math/exact.ts'
import type { Item, Rubric } from '../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { decideCondition } from '../../src/score/conditions.ts'
import { scoredNodesOf, scoreValue } from '../../src/score/scored-node.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { sample } from '../support/soak.ts'

const SEED = 20260114
const LARGEST_COUNT = 12

type Answer = { readonly code: number; readonly number: bigint | undefined }

/** Any answer an item can have, or none; what does not apply only where its scale knows such a word. */
function answerTo({ measure }: Item): fc.Arbitrary<Answer> {
  const none = (code: number) => fc.constant({ code, number: undefined })
  if (measure.kind === 'ratio') return none(NO_ANSWER.blank)
  const { noAnswer } = measure.scale
  const exceptions = [
    none(NO_ANSWER.blank),
    ...(noAnswer['not-applicable'].length > 0 ? [none(NO_ANSWER['not-applicable'])] : []),
  ]
  if (measure.kind === 'choice') {
    const codes = measure.scale.categories.map((_, code) => none(code))
    return fc.oneof(...codes, ...codes, ...codes, ...exceptions)
  }
  const { number } = measure.scale
  const unit = 10 ** number.decimals
  const [min, max] = [number.min?.valueOf() ?? 0, number.max?.valueOf() ?? LARGEST_COUNT]
  const numbers = fc.integer({ min: Math.ceil(min * unit), max: Math.floor(max * unit) })
  const ends = fc.constantFrom(Math.ceil(min * unit), Math.floor(max * unit))
  const typed = fc.oneof(numbers, ends).map(value => ({ code: 0, number: BigInt(value) }))
  return fc.oneof({ weight: 6, arbitrary: typed }, ...exceptions)
}

function row(rubric: Rubric): fc.Arbitrary<CodedRow> {
  return fc.tuple(...rubric.items.map(answerTo)).map(answers => ({
    codes: answers.map(({ code }) => code),
    numbers: answers.map(({ number }) => number),
    groups: [],
    profile: [],
  }))
}

const rubrics = (['rubrics', 'test/skeletons', 'test/published'] as const).flatMap(folder =>
  rubricIds(folder).flatMap(id => rubricAtEachLevel(soundRubric(folder, id))),
)

describe.each(
  sample(rubrics, 9).map(rubric => ({ rubric, name: `${rubric.id} ${rubric.level ?? ''}` })),
)('the reach of $name', ({ rubric }) => {
  it('holds every score and decides no condition against the answers', () => {
    const ranges = reachableRanges(rubric)
    const outlooks = new Map<unknown, Outlook>(
      rubric.gates.map(({ condition, round }) => [condition, outlookOf(condition, rubric, round)]),
    )
    const rows = fc.array(row(rubric), {
      minLength: 1,
      maxLength: rubric.kind === 'survey' ? 4 : 1,
    })
    const property = fc.property(rows, sheets => {
      const scored = scoredRows(rubric, sheets)
      for (const each of scoredNodesOf(scored.root)) {
        const [value, reach] = [scoreValue(each), ranges.get(each.node.id)]
        if (value === undefined) continue
        const shown = `${each.node.id} = ${exactText(value)}`
        expect(reach?.lowest === undefined || value.compare(reach.lowest) >= 0, shown).toBe(true)
        expect(reach?.highest === undefined || value.compare(reach.highest) <= 0, shown).toBe(true)
      }
      for (const { condition, round } of rubric.gates) {
        const { holds } = decideCondition(condition, scored, round)
        if (holds === true) expect(outlooks.get(condition)).not.toBe('never')
        if (holds === false) expect(outlooks.get(condition)).not.toBe('always')
      }
    })
    fc.assert(property, { seed: SEED, numRuns: rubric.items.length > 60 ? 5 : 40 })
  })
})
