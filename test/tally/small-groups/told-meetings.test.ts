import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coveringGroups,
  type Meeting,
  toldMeetings,
} from '../../../src/tally/small-groups/told-meetings.ts'
import { runs } from '../../support/soak.ts'

const meetings = (text: string): Meeting[] =>
  text.split(' ').map(each => {
    const [left = '', right = '', n] = each.split('-')
    return { left, right, n: Number(n) }
  })
const names = (told: readonly Meeting[]) => told.map(({ left, right }) => `${left}-${right}`)

describe('what two tables tell that do not cross', () => {
  it('is who a service has beside those of an office that has no other', () => {
    expect(names(toldMeetings(meetings('A-S-50 B-S-1 B-T-30'), 10))).toEqual(['B-S'])
  })

  it('is nothing where services lie within offices, nor where all meet', () => {
    expect(toldMeetings(meetings('A-S-3 A-T-40 B-V-2'), 10)).toEqual([])
    expect(toldMeetings(meetings('A-S-3 A-T-40 B-S-60 B-T-9'), 10)).toEqual([])
  })

  it('is what is left of an office beside its own services, in several cells too', () => {
    const few = 'A-S-2 A-T-3 A-own-40 B-S-60 B-T-70'
    expect(names(toldMeetings(meetings(few), 10))).toEqual(['A-S', 'A-T'])
  })

  it('is what is left of two offices beside a service that they have alone', () => {
    const two = 'A-S-20 A-T-1 B-S-20 B-V-2 C-T-40 C-V-40 D-T-30 D-V-30'
    expect(names(toldMeetings(meetings(two), 10)).sort()).toEqual(['A-T', 'B-V'])
    expect(toldMeetings(meetings(two.replace('V-2', 'V-9')), 10)).toEqual([])
  })

  it('is a cell between two circles', () => {
    const circles = 'A-S-20 A-T-20 B-S-20 B-T-20 B-V-4 C-V-20 C-W-20 D-V-20 D-W-20'
    expect(names(toldMeetings(meetings(circles), 10))).toEqual(['B-V'])
  })
})

const distinct = fc.uniqueArray(
  fc.record({
    left: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
    right: fc.constantFrom('S', 'T', 'U', 'V', 'W'),
    n: fc.integer({ min: 1, max: 25 }),
  }),
  { selector: ({ left, right }) => left + right, minLength: 1, maxLength: 15 },
)

describe('few that some groups of the one have beside all that some of the other have', () => {
  const subsets = (names: string) =>
    Array.from({ length: 2 ** names.length }, (_, chosen) =>
      [...names].filter((__, at) => ((chosen >> at) & 1) === 1),
    )

  it('are told, by whatever groups of both', () => {
    let few = 0
    fc.assert(
      fc.property(distinct, all => {
        const told = new Set(toldMeetings(all, 10))
        const isAllOfOne = (each: Meeting) =>
          (['left', 'right'] as const).some(
            side => all.filter(other => other[side] === each[side]).length === 1,
          )
        for (const offices of subsets('ABCDE')) {
          for (const services of subsets('STUVW')) {
            const isIn = ({ left }: Meeting) => offices.includes(left)
            const isOut = ({ right }: Meeting) => services.includes(right)
            if (all.some(each => isOut(each) && !isIn(each))) continue
            const rest = all.filter(each => isIn(each) && !isOut(each))
            if (rest.length === 0 || rest.some(isAllOfOne)) continue
            if (rest.reduce((sum, { n }) => sum + n, 0) >= 10) continue
            few++
            expect(rest.filter(each => !told.has(each))).toEqual([])
          }
        }
      }),
      { seed: 19, numRuns: runs(1500) },
    )
    expect(few).toBeGreaterThan(10)
  })
})

describe('what two tables tell of which one has means of the other', () => {
  it('is a cell within a circle too', () => {
    const circle = meetings('A-S-50 B-S-1 B-T-30 C-S-20 C-T-15')
    expect(toldMeetings(circle, 10)).toEqual([])
    expect(names(toldMeetings(circle, 10, undefined, undefined, true))).toEqual(['B-S'])
    expect(coveringGroups(circle, 10, true).size).toBe(2)
  })
})

describe('groups that cover what is told', () => {
  it('are those that the few are in and another, of the later table where both have as many', () => {
    const found = coveringGroups(meetings('A-S-50 B-S-1 B-T-30 C-V-9'), 10)
    expect([...found].sort()).toEqual(['S', 'T'])
  })

  it('are of the table that does with fewer', () => {
    const found = coveringGroups(meetings('A-S-50 B-S-1 B-T-1 B-own-90 C-T-50 D-S-40 D-T-40'), 10)
    expect([...found].every(id => 'ABCD'.includes(id))).toBe(true)
  })

  it('leave nothing to tell, whatever meets', () => {
    fc.assert(
      fc.property(distinct, all => {
        const hidden = coveringGroups(all, 10)
        const told = toldMeetings(all, 10, id => (hidden.has(id) ? '×' : id))
        expect(told).toEqual([])
        expect(hidden.size).not.toBe(1)
        expect(hidden.size === 0).toBe(toldMeetings(all, 10).length === 0)
      }),
      { seed: 18, numRuns: runs(2000) },
    )
  })
})
