import { describe, expect, it } from 'vitest'
import { parseExact } from '../../src/math/exact.ts'
import { choiceCautions } from '../../src/report/cautions.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { Scored } from '../../src/score/conditions.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { decideGates, gradedNodes, gradeOf, lookUp } from '../../src/score/verdicts.ts'
import { rubricWith } from '../support/checked.ts'
import { finderFor, soundRubric } from '../support/rubric-files.ts'
import { sheetOf } from '../support/scored.ts'

const gates = soundRubric('test/skeletons', 'zi-gates')
const matrix = soundRubric('test/skeletons', 'kinerja-matrix')
const number = (text: string) => parseExact(text) ?? expect.fail(text)

/** Everything at its best, then changed. */
const BEST = {
  ...{ 'mp-1': 'A', 'mp-2': 'A', 'pw-1': 'A', 'pw-2': 'A', selesai: 10, masuk: 10 },
  ...{ ipak: 17.5, ipkp: 22.5, spip: 3, opini: 'WTP' },
}
const scored = (changes: Readonly<Record<string, string | number | undefined>> = {}): Scored =>
  scoredWorksheet(gates, [sheetOf(gates, { ...BEST, ...changes })])
const holds = (changes?: Readonly<Record<string, string | number | undefined>>) =>
  decideGates(scored(changes))[0]?.holds

describe('a gate', () => {
  it('holds where every condition does', () => {
    expect(holds()).toBe(true)
  })

  it('fails where one does not, whatever is not known yet', () => {
    expect(holds({ 'pw-1': 'C', 'pw-2': 'C', opini: undefined })).toBe(false)
  })

  it('is open where what is not known decides', () => {
    expect(holds({ opini: undefined })).toBeUndefined()
  })

  it('is met by either of two ways, and then explains only the one that is open', () => {
    const [verdict] = decideGates(scored({ spip: 1 }))
    const about = verdict?.comparisons.map(each => JSON.stringify(each.about))
    expect(verdict?.holds).toBe(true)
    expect(about).not.toContain('{"item":"spip"}')
  })

  it('gives for each area what was found, what is asked, and the distance', () => {
    const [verdict] = decideGates(scored({ selesai: 59, masuk: 100 }))
    const area = verdict?.comparisons.find(({ about }) => 'node' in about && about.node === 'pl')
    const fractions = [area?.found, area?.bound, area?.distance].map(each => each?.toFraction())
    expect(fractions).toEqual(['59/5', '12', '-1/5'])
  })
})

describe('a grade', () => {
  const rubric = readRubric({ file: 'contoh.yaml', text: rubricWith() }).rubric
  const bands = rubric?.grades[0]?.bands ?? []

  it.each([
    ['80', 'A'],
    ['7999/100', 'B'],
    ['60', 'B'],
    ['5999/100', 'C'],
    ['0', 'C'],
  ])('of %s is %s', (value, grade) => {
    expect(gradeOf(number(value), bands, scored())?.grade).toBe(grade)
  })

  it('says what is missing for the next better one', () => {
    const worksheet = readRubric({
      file: 'contoh.yaml',
      text: rubricWith(
        ['kind: survey', 'kind: worksheet'],
        ['  items: { over: respondents }\n', ''],
      ),
    }).rubric
    if (worksheet === undefined) throw new Error('no rubric')
    const next = (answer: string) => {
      const sheet = sheetOf(worksheet, { P1: answer, P2: answer, P3: answer })
      const [graded] = gradedNodes(scoredWorksheet(worksheet, [sheet]))
      const { grade, short } = graded?.next ?? {}
      return [graded?.grade?.grade, grade, short?.toFraction()]
    }
    expect(['1', '2', '3', '4'].map(next)).toEqual([
      ['C', 'B', '35'],
      ['C', 'B', '10'],
      ['B', 'A', '5'],
      ['A', undefined, undefined],
    ])
  })

  it('has only its condition missing where the score is enough', () => {
    const index = soundRubric('test/skeletons', 'rb-2023')
    const sheet = sheetOf(index, {
      ...{ 'rencana-aksi': 90, implementasi: 80, 'sistem-kerja': 4, 'kebijakan-lain': 75 },
      ...{ sakip: 69.99, spbe: 3.5, koefisien: 1.6, 'tematik-strategi': 80, 'tematik-dampak': 90 },
    })
    const [graded] = gradedNodes(scoredWorksheet(index, [sheet]))
    expect([graded?.grade?.grade, graded?.next]).toEqual([
      'A-',
      { grade: 'A', short: undefined, unmet: ['sakip'] },
    ])
  })

  it('is given only to nodes that have a score', () => {
    const { rubric: own } = readRubric({
      file: 'contoh.yaml',
      text: rubricWith(
        ['kind: survey', 'kind: worksheet'],
        ['  items: { over: respondents }\n', ''],
      ),
    })
    if (own === undefined) throw new Error('no rubric')
    const grades = (answers: Readonly<Record<string, string>>) =>
      gradedNodes(scoredWorksheet(own, [sheetOf(own, answers)])).map(each => each.grade?.grade)
    expect(grades({ P1: '4', P2: '2', P3: '2' })).toEqual(['B'])
    expect(grades({ P1: '4' })).toEqual([])
  })
})

describe('a matrix', () => {
  it('says nothing where a row or a column is missing', () => {
    const [found] = lookUp(scoredWorksheet(matrix, [new Map()]), [])
    expect([found?.row, found?.verdict]).toEqual([undefined, undefined])
  })
})

describe('a choice between practices', () => {
  const zone = soundRubric('rubrics', 'zona-integritas-2021')
  const whole = readRubric(
    {
      file: 'kami.yaml',
      text: 'rubric: kami\nedition: "1"\nextends: zona-integritas-2021\nchoices: [{ id: minimum-area, taken: area }]',
    },
    finderFor('rubrics'),
  ).rubric
  /** Everything at its best but half of the objectives: A.II.4 is 1 of 5, with A.I.4 6 of 10. */
  const decided = (rubric: Rubric) => {
    const answers = { 'A.II.4.ii.a': 'D', 'A.II.4.iii.a': 'D', spip: 4, sakip: 80, 'indeks-rb': 80 }
    const sheet = sheetOf(rubric, {
      ...{ ...answers, 'jenis-instansi': 'Pemda', opini: 'WTP' },
      ...{ 'sasaran-jumlah': 2, 'sasaran-tercapai': 1 },
    })
    return decideGates(scoredWorksheet({ ...rubric, policies: { blank: 'highest' } }, [sheet]))
  }

  it('decides by the way that the rubric takes, and knows what the other would say', () => {
    const [verdict] = decided(zone)
    expect(verdict?.holds).toBe(false)
    expect(verdict?.otherWays.map(({ way, holds }) => [way, holds])).toEqual([['area', true]])
  })

  it('is made anew by a rubric of four lines', () => {
    if (whole === undefined) throw new Error('not read')
    const [verdict] = decided(whole)
    const sums = verdict?.comparisons.flatMap(({ about, found }) =>
      'nodes' in about ? [`${about.nodes.join(' + ')} ${found?.toFraction()}`] : [],
    )
    expect(verdict?.holds).toBe(true)
    expect(sums).toContain('A.I.4 + A.II.4 6')
    expect(whole.notice?.en).toContain('the whole area (other ways: each half of an area)')
  })

  it('is told to whoever reads a verdict that depends on it', () => {
    const [caution, ...others] = choiceCautions(zone, decided(zone))
    expect(others).toEqual([])
    expect(caution?.message.en).toBe(
      '`diusulkan-wbk` depends on the choice `minimum-area`: it does not hold, but holds with the way `area` (the whole area).',
    )
    expect(caution?.remedy.en).toContain('`choices: [{ id: minimum-area, taken: area }]`')
  })

  it('needs a way that is known, and conditions for each way', () => {
    const broken = (text: string) =>
      readRubric({ file: 'contoh.yaml', text: rubricWith(['tests:', `${text}\ntests:`]) }).problems
    const choice = (taken: string) =>
      `choices: [{ id: p, title: P, taken: ${taken}, ways: { a: A, b: B } }]`
    const gate = (ways: string) =>
      `gates: [{ verdict: v, all: [{ choice: p, ways: { ${ways} } }] }]`
    const asked = (name: string) => `${name}: [{ node: ikm, at-least: 75 }]`
    const both = `${asked('a')}, ${asked('b')}`
    const codes = (text: string) => broken(text).map(({ code }) => code)
    expect(codes(`${choice('a')}\n${gate(both)}`)).toEqual([])
    expect(codes(`${choice('c')}\n${gate(both)}`)).toEqual(['rubric/unknown-reference'])
    expect(codes(`${choice('a')}\n${gate(asked('a'))}`)).toEqual(['rubric/condition-form'])
    expect(codes(gate(both))).toEqual(['rubric/unknown-reference'])
  })
})
