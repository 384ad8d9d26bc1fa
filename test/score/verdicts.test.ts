import { describe, expect, it } from 'vitest'
import { parseExact } from '../../src/math/exact.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import type { Scored } from '../../src/score/conditions.ts'
import { scoredWorksheet } from '../../src/score/score-rubric.ts'
import { decideGates, gradedNodes, gradeOf, lookUp } from '../../src/score/verdicts.ts'
import { rubricWith } from '../support/checked.ts'
import { soundRubric } from '../support/rubric-files.ts'
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
    expect([graded?.grade?.grade, graded?.next]).toEqual(['A-', { grade: 'A', short: undefined }])
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
