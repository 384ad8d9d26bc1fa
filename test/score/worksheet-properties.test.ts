import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_ANSWER } from '../../src/coding/answer-spellings.ts'
import { type Exact, ONE, sumOf, ZERO } from '../../src/math/exact.ts'
import { categoriesOf, type Item, type Rubric } from '../../src/rubric/model.ts'
import { rubricAtLevel } from '../../src/rubric/rubric-at-level.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../../src/score/scored-node.ts'
import { nodeFilling, worksheetGains } from '../../src/score/worksheet-filling.ts'
import type { Answer } from '../../src/tally/person-score.ts'
import { answersRead, type UnitAnswers } from '../../src/tally/unit-worksheets.ts'
import { runs } from '../support/soak.ts'
import { areas, integrityZone, worksheet } from '../support/worksheets.ts'

const RUNS = { numRuns: runs(25), seed: 20261121 }
const RUBRICS: readonly (readonly [string, Rubric])[] = [
  ['the skeleton', worksheet],
  ['the eight areas of a unit', rubricAtLevel(areas, 'unit')],
  ['the integrity zone', integrityZone],
]

/** A category, a count from 0 to 9, what does not apply, or nothing. */
function answerTo({ measure }: Item, draw: number, isComplete = false): Answer | undefined {
  if (measure.kind === 'ratio' || (draw % 7 === 0 && !isComplete)) return undefined
  if (draw % 11 === 0 && !isComplete)
    return { code: NO_ANSWER['not-applicable'], number: undefined }
  if (measure.kind === 'choice')
    return { code: draw % measure.scale.categories.length, number: undefined }
  const { number } = measure.scale
  const unit = 10n ** BigInt(number.decimals)
  const most = number.max === undefined ? 10n : number.max.n / number.max.d
  return { code: 0, number: (BigInt(draw) % (most + 1n)) * unit }
}

/** `isComplete`: every question has an answer that earns points. */
function randomAnswers({ items }: Rubric, isComplete = false) {
  const draws = fc.array(fc.nat(1000), { minLength: items.length, maxLength: items.length })
  return draws.map(
    (list): UnitAnswers =>
      new Map(
        items.flatMap((item, position) => {
          const answer = answerTo(item, list[position] ?? 0, isComplete)
          return answer === undefined ? [] : [[item.index, answer] as const]
        }),
      ),
  )
}

function rootOf(rubric: Rubric, answers: UnitAnswers): ScoredNode {
  return scoredWorksheet(rubric, [answers]).root
}

/** With blanks the lowest possible: always there. */
function floorOf(scored: ScoredNode): Exact {
  return scoreValue(scored) ?? scored.points?.ifBlank?.lowest ?? ZERO
}

describe.each(RUBRICS)('%s', (_, rubric) => {
  const answers = randomAnswers(rubric)
  const complete = randomAnswers(rubric, true)

  it('is never lowered by a better answer', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (given, pick) => {
        const coded = rubric.items.filter(
          item => item.measure.kind === 'choice' && (given.get(item.index)?.code ?? -1) >= 0,
        )
        const item = coded[pick % Math.max(1, coded.length)]
        if (item === undefined) return
        const categories = categoriesOf(item)
        const now = categories[given.get(item.index)?.code ?? 0]
        const better = categories.findIndex(each => now && each.points.compare(now.points) > 0)
        if (better < 0) return
        const raised = new Map(given).set(item.index, { code: better, number: undefined })
        const before = floorOf(rootOf(rubric, given))
        expect(floorOf(rootOf(rubric, raised)).compare(before)).toBeGreaterThanOrEqual(0)
      }),
      RUNS,
    )
  })

  it('lies between what blanks leave open, and so does what is provisional, at every node', () => {
    fc.assert(
      fc.property(answers, given => {
        for (const { points } of scoredNodesOf(rootOf(rubric, given))) {
          const open = points?.ifBlank
          if (open === undefined) continue
          expect(open.lowest.compare(open.highest)).toBeLessThanOrEqual(0)
          const provisional = open.provisional ?? open.lowest
          expect(provisional.compare(open.highest)).toBeLessThanOrEqual(0)
          expect(provisional.compare(open.lowest)).toBeGreaterThanOrEqual(0)
        }
      }),
      RUNS,
    )
  })

  it('reaches with answers to its blanks what was possible, and no more', () => {
    fc.assert(
      fc.property(answers, complete, (given, others) => {
        const open = rootOf(rubric, given).points?.ifBlank
        const value = scoreValue(rootOf(rubric, new Map([...others, ...given])))
        if (open === undefined || value === undefined) return
        expect(value.compare(open.lowest)).toBeGreaterThanOrEqual(0)
        expect(value.compare(open.highest)).toBeLessThanOrEqual(0)
      }),
      RUNS,
    )
  })

  it('is the sum of what its parts contribute, wherever a sum is asked for', () => {
    fc.assert(
      fc.property(complete, given => {
        for (const scored of scoredNodesOf(rootOf(rubric, given))) {
          const { node, children } = scored
          const value = scoreValue(scored)
          const isPlain = node.aggregate === 'sum' && node.notApplicable === 'lower-maximum'
          if (value === undefined || !isPlain || !node.weight.equals(ONE)) continue
          expect(sumOf(children.map(child => scoreValue(child) ?? ZERO)).equals(value)).toBe(true)
        }
      }),
      RUNS,
    )
  })

  it('is never raised by asking for evidence', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.nat(rubric.items.length - 1)), (given, list) => {
        const sheet = { unit: 'A', answers: given, proven: new Set(list) }
        const read = answersRead(sheet, rubric, 'evidenced') ?? new Map()
        const claimed = floorOf(rootOf(rubric, given))
        expect(floorOf(rootOf(rubric, read)).compare(claimed)).toBeLessThanOrEqual(0)
      }),
      RUNS,
    )
  })

  it('counts at each node what its parts count', () => {
    fc.assert(
      fc.property(answers, given => {
        const own = { answers: given, proven: new Set<number>() }
        const { filled, asked, children } = nodeFilling(rubric.score, { own, units: [own] })
        expect(children.reduce((sum, child) => sum + child.filled, 0)).toBe(filled)
        expect(children.reduce((sum, child) => sum + child.asked, 0)).toBe(asked)
      }),
      RUNS,
    )
  })
})

it('can gain exactly what is missing to the maximum', () => {
  const unit = rubricAtLevel(areas, 'unit')
  fc.assert(
    fc.property(randomAnswers(unit), given => {
      const root = rootOf(unit, given)
      const gains = worksheetGains(root)
      const earned = scoreValue(root) ?? root.points?.ifBlank?.provisional ?? ZERO
      const missing = (root.points?.attainable ?? ZERO).sub(earned)
      expect(sumOf(gains.map(({ gain }) => gain)).equals(missing)).toBe(true)
      for (const [position, { gain }] of gains.entries())
        expect(gain.compare(gains[position + 1]?.gain ?? ZERO)).toBeGreaterThanOrEqual(0)
    }),
    RUNS,
  )
})
