import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/diagnostics/diagnostic.ts'
import { canonicalJson } from '../../../src/math/canonical-json.ts'
import { scoredReport } from '../../../src/pipeline.ts'
import { sha256 } from '../../../src/platform/hash.ts'
import { codesOf, type Rubric, type ScoreNode } from '../../../src/rubric/model.ts'
import { surveyScores } from '../../../src/score/survey-scores.ts'
import { textSource } from '../../../src/tables/byte-source.ts'
import { countedAnswers } from '../../../src/tally/counted-answers.ts'
import { mergedTally } from '../../../src/tally/merge-tallies.ts'
import {
  openedTallyFile,
  passedOnText,
  readTallyFile,
} from '../../../src/tally/passed-on/passed-on-tally.ts'
import { type Detail, reducedTally } from '../../../src/tally/small-groups/reduced-tally.ts'
import type { Tally } from '../../../src/tally/tally.ts'
import { matchTables } from '../../../src/worksheets/match-tables.ts'
import { openSources } from '../../../src/worksheets/open-sources.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { runs, sample } from '../../support/soak.ts'

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

/** Two units of unlike answers, none left out. */
function rowsOfUnits() {
  return Array.from({ length: 24 }, (_, at) => [
    at % 2 === 0 ? 'X' : 'Y',
    ...skm.items.map((_, item) => `${((at * 5 + item * (at % 3)) % 4) + 1}`),
  ])
}

function reversedLeaf(items: Rubric['items']) {
  return (leaf: ScoreNode): ScoreNode => ({ ...leaf, item: leaf.item && items[leaf.item.index] })
}

const intervalsOf = (rubric: Rubric, tally: Tally) =>
  surveyScores(rubric, tally).groupings[0]?.statistics?.intervals.map(own =>
    own.map(({ low, high }) => [low, high]),
  )

/** Rows of three units, six at least of each in every file. */
function rowsOf({ items }: Rubric) {
  const answers = items.map(item => fc.constantFrom(...codesOf(item), ''))
  return fc.array(fc.tuple(fc.constantFrom('X', 'Y', 'Z'), ...answers), {
    minLength: 30,
    maxLength: 40,
  })
}

describe('counts that are passed on and merged', () => {
  it.each(
    sample(
      [
        [skm, 'items'],
        [skm, 'scores'],
        [berakhlak, 'means'],
        [berakhlak, 'scores'],
        [berakhlak, 'patterns'],
      ] as const,
      2,
    ),
  )('score as all rows together do', async (rubric, detail) => {
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
        if (detail === 'items' || detail === 'means') {
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

  it('have the indexes that the scoring rubric gives, as if it had counted them', async () => {
    const old = soundRubric('rubrics', 'skm-2017-bobot-011')
    const text = csv([['Unit Kerja', ...skm.items.map(({ id }) => id)], ...rowsOfUnits()])
    const read = readBack(passedOn(await tallyOf(skm, text), skm, 'patterns'), old)
    const counted = await tallyOf(old, text)
    expect(read.margins).toEqual(counted.margins)
    expect(intervalsOf(old, read)).toEqual(intervalsOf(old, counted))
    expect(intervalsOf(old, read)).not.toEqual(intervalsOf(skm, await tallyOf(skm, text)))
  })

  it('have none, and say so, where points are given otherwise', async () => {
    const text = csv([['Unit Kerja', ...skm.items.map(({ id }) => id)], ...rowsOfUnits()])
    const file = openedTallyFile(passedOn(await tallyOf(skm, text), skm, 'scores'), 'a.tally.json')
    const [first, ...rest] = skm.items
    const items = [{ ...first, reverse: true }, ...rest] as typeof skm.items
    const score = { ...skm.score, children: skm.score.children.map(reversedLeaf(items)) }
    const { tally, notes } = readTallyFile(file, { ...skm, items, score })
    expect(
      tally.margins.flatMap(({ cells }) => [...cells.values()].map(cell => cell.indexes)),
    ).toEqual([new Map(), new Map(), new Map()])
    expect(notes.map(({ code }) => code)).toEqual(['tally/indexes-of-other-scoring'])
  })

  it('are refused where a label has another code, or a text another item', async () => {
    const text = csv([['Unit Kerja', ...skm.items.map(({ id }) => id)], ...rowsOfUnits()])
    const written = JSON.parse(passedOn(await tallyOf(skm, text), skm, 'scores'))
    const changed = (
      change: (words: { items: Record<string, { text: string }>; answers: string[][] }) => void,
    ) => {
      const { digest: _digest, ...body } = structuredClone(written)
      change(body.words)
      return JSON.stringify({ digest: sha256(canonicalJson(body)), ...body })
    }
    const turned = changed(({ answers }) => {
      for (const labels of answers) labels.reverse()
    })
    expect(refusalOf(() => readBack(turned, skm)).en).toContain('has code 1 there and 4 here (U1')
    const swapped = changed(({ items }) => {
      const { U1, U2 } = items
      Object.assign(items, { U1: U2, U2: U1 })
    })
    expect(refusalOf(() => readBack(swapped, skm)).code).toBe('tally/other-meaning')
    const worded = changed(({ items }) => Object.assign(items.U1 ?? {}, { text: 'Ditanya lain' }))
    const { notes } = readTallyFile(openedTallyFile(worded, 'a.tally.json'), skm)
    expect(notes.map(({ code, message }) => [code, message.en.split(' ')[0]])).toEqual([
      ['tally/other-words', 'U1'],
    ])
  })

  it('name what is wrong with a file', () => {
    const codeOf = (text: string) => refusalOf(() => openedTallyFile(text, 'a')).code
    expect(codeOf('{"tallyVersion": 1, "di')).toBe('tally/not-a-tally-file')
    expect(codeOf('{"tallyVersion": 9}')).toBe('tally/file-of-other-version')
    expect(codeOf('{"tallyVersion": 1}')).toBe('tally/file-damaged')
    expect(codeOf('{"reportVersion": 1, "result": {}}')).toBe('tally/report-given')
  })

  it('of another format are refused for that, whether or not they were changed', async () => {
    const rows = Array.from({ length: 12 }, () => ['X', ...skm.items.map(() => '3')])
    const header = ['Unit Kerja', ...skm.items.map(({ id }) => id)]
    const file = JSON.parse(passedOn(await tallyOf(skm, csv([header, ...rows])), skm, 'scores'))
    const of = (format: number) => JSON.stringify({ ...file, tally: { ...file.tally, format } })
    const earlier = JSON.parse(readFileSync('test/fixtures/v0.1.0/survey-report.json', 'utf8'))
    for (const text of [of(1), JSON.stringify(earlier.result.tally)]) {
      const { code, en } = refusalOf(() => openedTallyFile(text, 'a'))
      expect([code, en]).toEqual([
        'tally/other-format',
        '`a` is a tally of format 1; this rb-score reads format 2.',
      ])
    }
    expect(refusalOf(() => openedTallyFile(of(3), 'a')).code).toBe('tally/other-format')
    expect(refusalOf(() => openedTallyFile(of(2), 'a')).code).toBeUndefined()
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
