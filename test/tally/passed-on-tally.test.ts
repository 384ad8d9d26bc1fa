import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { scoredReport } from '../../src/pipeline.ts'
import { codesOf, type Rubric } from '../../src/rubric/model.ts'
import { surveyScores } from '../../src/score/survey-scores.ts'
import { textSource } from '../../src/tables/byte-source.ts'
import { countedAnswers } from '../../src/tally/counted-answers.ts'
import { mergedTally } from '../../src/tally/merge-tallies.ts'
import {
  type Detail,
  openedTallyFile,
  passedOnText,
  readTallyFile,
  reducedTally,
} from '../../src/tally/passed-on-tally.ts'
import type { Tally } from '../../src/tally/tally.ts'
import { matchTables } from '../../src/worksheets/match-tables.ts'
import { openSources } from '../../src/worksheets/open-sources.ts'
import { assessed, csv } from '../support/assessed.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { runs } from '../support/soak.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const skm = soundRubric('rubrics', 'skm-2017')

async function tallyOf(rubric: Rubric, text: string): Promise<Tally> {
  const tables = await openSources([textSource('a.csv', text)], [rubric], {})
  const matched = matchTables(tables, [{ rubric, isVariant: false }])
  const counted = await countedAnswers(matched, { rows: ['2-999'] }, async () => undefined)
  if (counted.kind !== 'survey') throw new Error('a survey')
  return counted.tally
}

function passedOn(tally: Tally, rubric: Rubric, detail: Detail, minGroup = 2): string {
  const reduced = reducedTally(tally, rubric, detail, minGroup)
  const rest = { detail, minGroup, joined: reduced.joined, sources: [], cautions: [] }
  return passedOnText({ ...rest, tally: reduced.tally }, rubric)
}

const readBack = (text: string, rubric: Rubric) =>
  readTallyFile(openedTallyFile(text, 'a.tally.json'), rubric).tally

function refusalOf(run: () => unknown): { readonly code?: string; readonly en?: string } {
  try {
    run()
  } catch (error) {
    const [problem] = error instanceof Refusal ? error.diagnostics : []
    return problem === undefined ? {} : { code: problem.code, en: problem.message.en }
  }
  return {}
}

/** Rows of three units, six at least of each in every file. */
function rowsOf({ items }: Rubric) {
  const answers = items.map(item => fc.constantFrom(...codesOf(item), ''))
  return fc.array(fc.tuple(fc.constantFrom('X', 'Y', 'Z'), ...answers), {
    minLength: 30,
    maxLength: 40,
  })
}

describe('counts that are passed on and merged', () => {
  it.each([
    [skm, 'items'],
    [skm, 'scores'],
    [berakhlak, 'scores'],
    [berakhlak, 'patterns'],
  ] as const)('score as all rows together do', async (rubric, detail) => {
    const header = ['Unit Kerja', ...rubric.items.map(({ id }) => id)]
    await fc.assert(
      fc.asyncProperty(rowsOf(rubric), async rows => {
        const halves = [rows.slice(0, 15), rows.slice(15)].map(half => csv([header, ...half]))
        const files = await Promise.all(halves.map(text => tallyOf(rubric, text)))
        const read = files.map(tally => readBack(passedOn(tally, rubric, detail, 1), rubric))
        const tally = read.reduce(mergedTally)
        const counted = { kind: 'survey', tally, copies: [], columns: [], sources: [] } as const
        const merged = scoredReport(
          rubric,
          { ...counted, rowsRead: tally.rowsRead, cautions: [], notes: [] },
          { version: 'test', withTally: detail === 'patterns' },
        )
        const whole = await assessed(rubric, halves, {
          withTally: detail === 'patterns',
          rows: ['data-1.csv:2-999', 'data-2.csv:2-999'],
        })
        const { cautions: _own, statistics: ofFiles, ...result } = merged.result
        const { cautions: _suspicions, statistics, ...expected } = whole.result
        if (detail === 'items') {
          expect(result.score).toEqual(expected.score)
          expect(result.items).toEqual(expected.items)
        } else {
          expect(result).toEqual(expected)
          expect(ofFiles).toEqual(statistics)
        }
      }),
      { seed: 21, numRuns: runs(20) },
    )
  })

  it('compare units of equal means alike, whichever file comes first', async () => {
    const header = ['Unit Kerja', ...skm.items.map(({ id }) => id)]
    const unit = (name: string, answers: readonly number[]) =>
      answers.map(answer => [name, ...skm.items.map(() => `${answer}`)])
    const tallies = await Promise.all(
      [unit('A', [4, 2]), [...unit('B', [3, 3]), ...unit('C', [1, 2])]].map(rows =>
        tallyOf(skm, csv([header, ...rows])),
      ),
    )
    const deltas = [tallies, tallies.toReversed()].map(parts => {
      const scores = surveyScores(skm, parts.reduce(mergedTally))
      return scores.groupings[0]?.statistics?.nodes.map(({ delta }) => delta)
    })
    // A or B against C: 3 of 4 pairs higher and one equal, or all higher.
    expect(deltas).toEqual([[0.75], [0.75]])
  })

  it('may be scored by another edition that asks the same, and by no other', async () => {
    const header = ['Unit Kerja', ...skm.items.map(({ id }) => id)]
    const rows = Array.from({ length: 12 }, (_, at) => [
      'X',
      ...skm.items.map(() => `${(at % 4) + 1}`),
    ])
    const text = passedOn(await tallyOf(skm, csv([header, ...rows])), skm, 'scores')
    const old = soundRubric('rubrics', 'skm-2017-bobot-011')
    expect(readBack(text, old).margins[0]?.cells.get('')?.rows).toBe(12)
    const { code, en } = refusalOf(() => readBack(text, berakhlak))
    expect(code).toBe('tally/other-questions')
    expect(en).toContain('only the file has items U1, U2')
  })

  it('name what is wrong with a file', () => {
    const codeOf = (text: string) => refusalOf(() => openedTallyFile(text, 'a')).code
    expect(codeOf('{"tallyVersion": 1, "di')).toBe('tally/not-a-tally-file')
    expect(codeOf('{"tallyVersion": 9}')).toBe('tally/file-of-other-version')
    expect(codeOf('{"tallyVersion": 1}')).toBe('tally/file-damaged')
  })

  it('hold no pattern of a group unless asked for', async () => {
    const header = ['Unit Kerja', ...berakhlak.items.map(({ id }) => id)]
    const rows = Array.from({ length: 24 }, (_, at) => [
      at % 2 === 0 ? 'X' : 'Y',
      ...berakhlak.items.map(item => codesOf(item)[at % 5] ?? ''),
    ])
    const tally = await tallyOf(berakhlak, csv([header, ...rows]))
    const patternsIn = (detail: Detail) =>
      [
        ...(readBack(passedOn(tally, berakhlak, detail), berakhlak).margins[1]?.cells.values() ??
          []),
      ]
        .flatMap(cell => [...cell.patterns.values()])
        .reduce((sum, patterns) => sum + patterns.size, 0)
    expect(patternsIn('scores')).toBe(0)
    expect(patternsIn('patterns')).toBeGreaterThan(0)
  })
})

describe('small groups', () => {
  const header = ['Unit Kerja', ...berakhlak.items.map(({ id }) => id)]
  const answers = (at: number) => berakhlak.items.map(item => codesOf(item)[at % 5] ?? '')
  const survey = (sizes: Readonly<Record<string, number>>) =>
    csv([
      header,
      ...Object.entries(sizes).flatMap(([unit, n]) =>
        Array.from({ length: n }, (_, at) => [unit, ...answers(at)]),
      ),
    ])
  const unitsOf = (tally: Tally) =>
    new Map([...(tally.margins[1]?.cells ?? [])].map(([key, { rows }]) => [key, rows]))

  it('are joined with the next ones, so that none follows by subtraction', async () => {
    const tally = await tallyOf(berakhlak, survey({ Besar: 40, Sedang: 15, Kecil: 3 }))
    const { tally: kept, joined } = reducedTally(tally, berakhlak, 'scores', 10)
    expect(unitsOf(kept)).toEqual(
      new Map([
        ['besar', 40],
        ['lainnya', 18],
      ]),
    )
    expect(joined).toBe(2)
    expect(JSON.stringify([...kept.spellings])).not.toContain('Kecil')
    expect(passedOn(tally, berakhlak, 'scores', 10)).not.toContain('Kecil')
  })

  it('follow from no file, however units are sized', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 2, maxLength: 6 }),
        async sizes => {
          fc.pre(sizes.reduce((sum, n) => sum + n, 0) >= 10)
          const named = Object.fromEntries(sizes.map((n, at) => [`Unit ${'ABCDEF'[at]}`, n]))
          const { tally } = reducedTally(
            await tallyOf(berakhlak, survey(named)),
            berakhlak,
            'scores',
            10,
          )
          const shown = [...unitsOf(tally)]
          expect(shown.every(([, rows]) => rows >= 10)).toBe(true)
          // What is joined is never one unit alone.
          const alone = sizes.filter(n => n < 10)
          const other = shown.find(([key]) => key === 'lainnya')?.[1] ?? 0
          expect(alone.includes(other)).toBe(false)
          expect(alone.length === 0 || other > 0).toBe(true)
        },
      ),
      { seed: 22, numRuns: runs(100) },
    )
  })

  it('are refused where all there is is small, or a stratum', async () => {
    const small = await tallyOf(berakhlak, survey({ Kecil: 4 }))
    expect(refusalOf(() => reducedTally(small, berakhlak, 'scores', 10)).code).toBe(
      'tally/too-few-to-pass-on',
    )
    expect(reducedTally(small, berakhlak, 'scores', 2).tally.margins[0]?.cells.get('')?.rows).toBe(
      4,
    )
  })
})
