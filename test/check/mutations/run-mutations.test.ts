import { describe, expect, it } from 'vitest'
import {
  mutationFindings,
  mutationResults,
  mutationsOf,
} from '../../../src/check/mutations/run-mutations.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { readRubric } from '../../../src/rubric/read-rubric.ts'
import { rubricWith, SOUND_RUBRIC } from '../../support/checked.ts'
import { rubricIds, soundRubric } from '../../support/rubric-files.ts'
import { sample, soak } from '../../support/soak.ts'

function rubricOf(text: string): Rubric {
  const { rubric, problems } = readRubric({ file: 'contoh.yaml', text })
  if (rubric === undefined) throw new Error(problems[0]?.message.en)
  return rubric
}

function changes(text: string) {
  return [...mutationsOf(rubricOf(text))].map(
    ({ what, from, to }) => `${what.en}: ${from} -> ${to}`,
  )
}

/** `kind what`, of each change that no test notices. */
function unnoticed(rubric: Rubric, wanted?: (position: number) => boolean) {
  return mutationResults(rubric, wanted).unnoticed.map(
    ({ mutation: { kind, what, from, to } }) => `${kind} ${what.en}: ${from} -> ${to}`,
  )
}

describe('small changes to a rubric', () => {
  const all = changes(SOUND_RUBRIC)

  it('double each weight', () => {
    expect(all).toContain('the weight of P1: 1/2 -> 1')
    expect(changes(rubricWith(['{ item: P1, weight: 1/2 }', 'P1']))).toContain(
      'the weight of P1: 1 -> 2',
    )
  })

  it('move each bound by one unit of the rounding, and make it exclusive', () => {
    expect(all).toEqual(
      expect.arrayContaining([
        '`from` of A: 80 -> 80.01',
        '`from` of A: 80 -> 79.99',
        '`from` of A: from -> above',
      ]),
    )
  })

  it('touch points and policies', () => {
    expect(all).toEqual(
      expect.arrayContaining([
        'the points of 4 on baik-4: 4 -> 4.1',
        '`aggregate` of ikm: average -> sum',
        '`over` of ikm: items.over: respondents -> over: …',
        '`missing` wherever it is not written: undefined -> exclude',
        '`round` of grades: digits: 2 -> –',
        '`rescale to` of ikm: 100 -> 100.5',
      ]),
    )
  })

  it('touch conditions of gates one by one', () => {
    const gates = changes(
      rubricWith([
        'tests:',
        'gates:\n  - verdict: lulus\n    all: [{ node: ikm, at-least: 75 }, { item: P1, above: 60% }]\ntests:',
      ]),
    )
    expect(gates).toEqual(
      expect.arrayContaining([
        '`at-least` of lulus: 75 -> 76',
        '`at-least` of lulus: 75 -> 74',
        '`at-least` of lulus: at-least -> above',
        '`above` of lulus: 60% -> 61%',
        '`all` of lulus: all -> any',
        'condition 2 of lulus: item: P1, above: 60% -> –',
      ]),
    )
  })

  it('leave each all else as it was', () => {
    const rubric = rubricOf(SOUND_RUBRIC)
    for (const mutation of mutationsOf(rubric)) {
      expect(mutation.source).not.toEqual(rubric.source)
      expect(mutation.source.entries.map(({ key }) => key)).toEqual(
        rubric.source.entries.map(({ key }) => key),
      )
    }
  })

  it('are made only to what the file of a variant says itself', () => {
    const { rubric } = readRubric(
      {
        file: 'varian.yaml',
        text: 'rubric: v\nedition: "2"\nextends: contoh\nscore: { of: [{ item: P2, weight: 1/3 }] }',
      },
      () => ({ file: 'contoh.yaml', text: SOUND_RUBRIC }),
    )
    if (rubric === undefined) throw new Error('not read')
    expect([...mutationsOf(rubric)].map(({ what }) => what.en)).toEqual(['the weight of P2'])
  })
})

describe('the tests inside a rubric', () => {
  it('miss a weight that no test tells apart', () => {
    const text = rubricWith(
      ['P1: 4, P2: 2, P3: 2', 'P1: 2, P2: 2, P3: 2'],
      ['ikm: 75, grade: B', 'ikm: 50, grade: C'],
    )
    const missed = unnoticed(rubricOf(text)).filter(each => each.startsWith('weight'))
    expect(missed).toHaveLength(3)
  })

  soak('are shown answers that would tell, with both results', () => {
    const text = rubricWith(
      ['P1: 4, P2: 2, P3: 2', 'P1: 2, P2: 2, P3: 2'],
      ['ikm: 75, grade: B', 'ikm: 50, grade: C'],
    )
    const rubric = rubricOf(text)
    const finding = mutationFindings(rubric, mutationResults(rubric)).find(({ message }) =>
      message.en.includes('the weight of P1'),
    )
    expect(finding?.remedy.en).toMatch(
      /These answers would tell: `ikm` is [\d./ ()]+ now, [\d./ ()]+ after the change\.\n(answers|rows): /,
    )
  })

  soak('are told which condition they would not miss', () => {
    const rubric = rubricOf(
      rubricWith([
        'tests:',
        'gates:\n  - verdict: lulus\n    all: [{ node: ikm, at-least: 75 }, { item: P1, above: 60% }]\ntests:',
      ]),
    )
    const results = mutationResults(rubric)
    expect(mutationFindings(rubric, results).map(({ message }) => message.en)).toContain(
      'No test notices a change of condition 2 of lulus from `item: P1, above: 60%` to `nothing`.',
    )
    // Two grades and two conditions: each a unit up, a unit down, and the other way at the bound itself.
    expect(results.counts.get('bound')?.made).toBe(12)
  })

  soak('are not asked to notice what changes nothing', () => {
    const { withoutEffect } = mutationResults(rubricOf(SOUND_RUBRIC))
    expect(withoutEffect).toBeGreaterThan(0)
    // A single child weighs all there is, whatever its weight.
    const single = rubricWith(
      ['    - { item: P2, weight: 1/4 }\n', ''],
      ['    - { item: P3, weight: 1/4 }\n', ''],
    )
    expect(changes(single).filter(each => each.includes('weight'))).toEqual([])
  })
})

/** What no answers can show: each change by name. */
const OUT_OF_REACH: Readonly<Record<string, readonly string[]>> = {
  // The index is a multiple of 0.025, so that none lies at a bound or a hundredth above it.
  'ikm-2004': [
    ...['A: 81.26 -> 81.27', 'A: from -> above', 'B: 62.51 -> 62.52', 'B: from -> above'],
    ...['C: 43.76 -> 43.77', 'C: from -> above'],
  ].map(change => `bound \`from\` of ${change}`),
  // The bounds of B.I follow from those of its parts, and B.I.b has no answer worth 2.4 to 2.5 or 3.74 to 3.75.
  'zona-integritas-2021': [
    'gate condition 4 of diusulkan-wbk: node: B.I, at-least: 18.25 -> –',
    'gate condition 4 of diusulkan-wbbm: node: B.I, at-least: 19.5 -> –',
    'bound `at-least` of diusulkan-wbk: 18.25 -> 18.24',
    'bound `at-least` of diusulkan-wbk: 2.5 -> 2.4',
    'bound `at-least` of diusulkan-wbbm: 19.5 -> 19.4',
    'bound `at-least` of diusulkan-wbbm: 3.75 -> 3.74',
  ],
}

/** The large worksheets have hundreds of changes, each of which scores large sheets: one in so many is tried here. */
const LARGE = 100
const ONE_IN = 29

describe('the shipped rubrics', () => {
  const ids = sample(rubricIds('rubrics'), 50)
  it.each(ids)('%s leaves nothing unnoticed', id => {
    const rubric = soundRubric('rubrics', id)
    const isLarge = rubric.items.length >= LARGE
    const missed = unnoticed(rubric, position => !isLarge || position % ONE_IN === 0)
    const known = OUT_OF_REACH[id] ?? []
    expect(missed.filter(each => !known.includes(each))).toEqual([])
    // What a small rubric names as out of reach really is: nothing stands in the list that a test notices.
    if (!isLarge) expect(known.filter(each => !missed.includes(each))).toEqual([])
  })
})
