import { describe, expect, it } from 'vitest'
import type { CodedRow } from '../../src/coding/row-reader.ts'
import type { SampleDesign } from '../../src/columns/sample-columns.ts'
import { exact, exactText, parseExact } from '../../src/math/exact.ts'
import { fingerprinted } from '../../src/rubric/fingerprints.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { robustScores } from '../../src/score/robust-scores.ts'
import { scoreValue } from '../../src/score/scored-node.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { closedTally, openTally, tallyRow } from '../../src/tally/count-rows.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import { readTally } from '../../src/tally/read-tally.ts'
import { responseStyle } from '../../src/tally/response-styles.ts'
import { reducedTally } from '../../src/tally/small-groups/reduced-tally.ts'
import { suspicionOf } from '../../src/tally/suspicious-rows.ts'
import { tallyJson } from '../../src/tally/tally-file.ts'
import { rubricWith } from '../support/checked.ts'
import { soundRubric } from '../support/rubric-files.ts'

interface CutOffs {
  readonly longestRun?: number
  readonly variabilityBelow?: string
  readonly unanswered?: string
}

const careless = ({ longestRun, variabilityBelow, unanswered }: CutOffs) => ({
  ...{ basis: 'contoh', longestRun },
  variabilityBelow: parseExact(variabilityBelow ?? ''),
  unanswered: parseExact(unanswered ?? ''),
})
const withCutOffs = (id: string, cutOffs: CutOffs) =>
  fingerprinted({ ...soundRubric('rubrics', id), careless: careless(cutOffs) })

describe('the answers of one row', () => {
  const isSuspicious = (cutOffs: CutOffs, codes: readonly number[]) =>
    suspicionOf({ careless: careless(cutOffs) })?.(responseStyle(codes), codes)

  it('are suspicious from the longest run on, and by a blank between two runs they are not', () => {
    expect(isSuspicious({ longestRun: 4 }, [2, 2, 2, 2, 0])).toBe(true)
    expect(isSuspicious({ longestRun: 4 }, [2, 2, -1, 2, 2])).toBe(false)
  })

  it('vary less than a bound in exact numbers, and one answer alone does not vary', () => {
    // 0, 1: the variance is 1/2; its root lies between two decimals.
    expect(isSuspicious({ variabilityBelow: '0.7071067811865475' }, [0, 1])).toBe(false)
    expect(isSuspicious({ variabilityBelow: '0.7071067811865476' }, [0, 1])).toBe(true)
    // 1, 2, 3 vary by 1: not below it.
    expect(isSuspicious({ variabilityBelow: '1' }, [1, 2, 3])).toBe(false)
    expect(isSuspicious({ variabilityBelow: '9' }, [3, -1, -1])).toBe(false)
  })

  it('lack a share of what applies to the respondent', () => {
    const [blank, dontKnow, notApplicable] = [-1, -2, -3]
    expect(isSuspicious({ unanswered: '1/2' }, [1, blank, dontKnow, 2])).toBe(true)
    expect(isSuspicious({ unanswered: '1/2' }, [1, blank, notApplicable, 2])).toBe(false)
    expect(isSuspicious({ unanswered: '1/2' }, [notApplicable, notApplicable])).toBe(false)
  })
})

interface Row {
  readonly codes: readonly number[]
  readonly unit: string
  readonly weight?: bigint
}

function tallyOf(
  rubric: ReturnType<typeof withCutOffs>,
  rows: readonly Row[],
  design?: SampleDesign,
) {
  const ids = rubric.groups.map(({ id }) => id)
  const open = openTally(rubric, ids, [], [], design)
  for (const { codes, unit, weight = 1n } of rows) {
    const row: CodedRow = { codes, numbers: [], groups: ids.map(() => unit), profile: [] }
    tallyRow(open, design ? { ...row, sampled: { weight, stratum: '', cluster: '' } } : row)
  }
  return closedTally(open, { rowsRead: rows.length, leftOut: new Map(), spellings: new Map() })
}

/** Twelve that vary and eleven that hardly do, in two units; every third lacks an answer. */
function rowsFor({ items }: ReturnType<typeof withCutOffs>): Row[] {
  return Array.from({ length: 23 }, (_, row) => ({
    codes: items.map((_, item) =>
      row % 3 === 0 && item === 0 ? -1 : row < 12 ? (row + item) % 4 : item < 2 ? 1 : 3,
    ),
    unit: row % 2 === 0 ? 'a' : 'b',
    weight: BigInt(1 + (row % 5)),
  }))
}

const indexOf = (scores: ReturnType<typeof surveyScores>) =>
  exactText(scoreValue(scores.whole.root.scored) ?? exact(-1))
const WEIGHTED: SampleDesign = { hasStrata: false, hasClusters: false, weightDecimals: 0 }

describe.each([
  ['skm-2017', undefined],
  ['berakhlak-2021', undefined],
  ['skm-2017', WEIGHTED],
  ['berakhlak-2021', WEIGHTED],
] as const)('suspicious rows of %s, %o', (id, design) => {
  const rubric = withCutOffs(id, { longestRun: 6 })
  const rows = rowsFor(rubric)
  const whole = tallyOf(rubric, rows, design)
  const json = (tally: typeof whole) => JSON.stringify(tallyJson(tally, rubric))

  it('are counted again, and the index without them is that of the others', () => {
    const scores = surveyScores(rubric, whole)
    expect(scores.careless?.rows).toBe(11)
    const others = surveyScores(rubric, tallyOf(rubric, rows.slice(0, 12), design))
    expect(exactText(scores.careless?.value ?? exact(-1))).toBe(indexOf(others))
    expect(indexOf(scores)).not.toBe(indexOf(others))
    expect(robustScores(scores, []).map(({ kind }) => kind)).toContain('careful')
  })

  it('are the same in one pass and in pieces, and are written and read', () => {
    const pieces = [rows.slice(0, 5), rows.slice(5, 17), rows.slice(17)]
    const [a, b, c] = pieces.map(piece => tallyOf(rubric, piece, design))
    if (a === undefined || b === undefined || c === undefined) throw new Error('three pieces')
    expect(json(mergedTally(c, mergedTally(a, b)))).toBe(json(whole))
    const { tally, problems } = readTally(json(whole), 'a.json', rubric)
    expect(problems).toEqual([])
    expect(json(tally ?? expect.fail())).toBe(json(whole))
  })
})

describe('suspicious rows', () => {
  const rubric = withCutOffs('berakhlak-2021', { longestRun: 6 })
  const whole = tallyOf(rubric, rowsFor(rubric))
  const written = () => JSON.parse(JSON.stringify(tallyJson(whole, rubric)))

  it('are unknown of counts that do not say them, alone and together with others', () => {
    const { suspicious: _, ...before } = written()
    const read = readTally(JSON.stringify(before), 'a.json', rubric).tally ?? expect.fail()
    expect(surveyScores(rubric, read).careless).toBeUndefined()
    expect(mergedTally(read, whole).suspicious).toBeUndefined()
  })

  it('are refused where they are more than there are', () => {
    const broken = written()
    broken.suspicious[0].cells[0].rows = 24
    const { problems } = readTally(JSON.stringify(broken), 'a.json', rubric)
    expect(problems[0]?.code).toBe('tally/damaged')
  })

  it('of staff are passed on only where they, and the others, are enough', () => {
    expect(reducedTally(whole, rubric, 'scores', 11).tally.suspicious).toBeDefined()
    const few = reducedTally(whole, rubric, 'scores', 12)
    expect([few.tally.suspicious, few.hidesSuspicion]).toEqual([undefined, true])
  })

  it('without cut-offs are those that answer everything alike, weighted too', () => {
    const own = soundRubric('rubrics', 'skm-2017')
    const kept = rowsFor(own).slice(0, 12)
    const alike = Array.from({ length: 10 }, (_, at) => ({
      ...{ codes: own.items.map(() => at % 2), unit: 'a', weight: BigInt(2 + at) },
    }))
    const scores = surveyScores(own, tallyOf(own, [...kept, ...alike], WEIGHTED))
    expect(scores.alike?.rows).toBe(10)
    expect(exactText(scores.alike?.value ?? exact(-1))).toBe(
      indexOf(surveyScores(own, tallyOf(own, kept, WEIGHTED))),
    )
  })
})

describe('cut-offs in a rubric', () => {
  const problemsOf = (line: string) =>
    readRubric(
      { file: 'contoh.yaml', text: `${rubricWith()}\ncareless: ${line}\n` },
      () => undefined,
    ).problems.map(({ code }) => code)

  it('name the basis that has them, and can hold', () => {
    expect(problemsOf('{ basis: Tidak ada, unanswered: 1/2 }')).toEqual([
      'rubric/unknown-reference',
    ])
    for (const cutOffs of ['', ', unanswered: 0', ', unanswered: 1.1', ', longest-run: 99'])
      expect(problemsOf(`{ basis: contoh${cutOffs} }`)).toContain('rubric/careless-impossible')
    expect(problemsOf('{ basis: contoh, variability-below: 0.5 }')).toContain(
      'rubric/careless-scales',
    )
  })

  it('make other counts, and leave fingerprints alone where there are none', () => {
    const prints = [{}, { longestRun: 6 }, { longestRun: 7 }].map(
      cutOffs => withCutOffs('skm-2017', cutOffs).codebookFingerprint,
    )
    expect(new Set(prints).size).toBe(3)
  })
})
