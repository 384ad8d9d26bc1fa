import { expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { placeText } from '../../src/diagnostics/place.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessedWorksheets, csv, noteTexts } from '../support/worksheets.ts'

const rubricOf = (outside: string) => {
  const { rubric } = readRubric({
    file: 'batas.yaml',
    text: `
rubric: batas
edition: "1"
title: Batas
kind: worksheet
basis: [{ name: rb-score, covers: [items], verified: false, note: Uji }]
scales:
  points: { number: { min: 0, max: 10, decimals: 1 } }
items:
  - id: a
    text: A
    inputs: [got, due]
    ratio: { of: got, to: due, at-least: 0.5, at-most: 2, ${outside}when-denominator-zero: lowest }
  - { id: own, text: Sendiri, scale: points }
  - { id: units, text: Unit, scale: points }
score:
  id: total
  aggregate: sum
  of:
    - a
    - id: both
      aggregate: sum
      outside: error
      of: [own, { id: mean, bonus: true, of: [units] }]
`,
  })
  if (rubric === undefined) throw new Error('the rubric is sound')
  return rubric
}

const bounded = rubricOf('outside: error, ')

async function found(answers: Readonly<Record<string, string>>, rubric = bounded) {
  const rows = Object.entries(answers).map(([id, answer]) => ['X', id, answer])
  const sheet = csv([['unit', 'nomor', 'jawaban'], ...rows])
  try {
    return noteTexts(
      await assessedWorksheets([sheet], { rubrics: [rubric] }),
      'report/ratio-limited',
    )
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.diagnostics.flatMap(({ severity, message, place }) =>
      severity === 'error' ? `${place === undefined ? '' : placeText(place)} ${message.en}` : [],
    )
  }
}

it('refuses a ratio beyond its limits with its place, where the rubric says so', async () => {
  const others = { own: '5', units: '3' }
  expect(await found({ due: '4', got: '8', ...others })).toEqual([])
  expect(await found({ due: '4', got: '9', ...others })).toEqual([
    'sheet-1.csv:3:3 `a`: 9/4 is not within 0.5 to 2.',
  ])
  expect(await found({ due: '4', got: '1', ...others })).toEqual([
    'sheet-1.csv:3:3 `a`: 1/4 is not within 0.5 to 2.',
  ])
})

it('counts it as the limit elsewhere, and names it where that is less', async () => {
  const free = rubricOf('')
  const others = { own: '5', units: '3' }
  expect(await found({ due: '4', got: '9', ...others }, free)).toEqual([
    'Lebih dari batas rubrik, sehingga dihitung sebesar batasnya: `a` 9/4 → 2.',
  ])
  expect(await found({ due: '4', got: '1', ...others }, free)).toEqual([])
})

it('refuses a score above the maximum that its parts share', async () => {
  const ratio = { due: '4', got: '4' }
  expect(await found({ ...ratio, own: '7', units: '3' })).toEqual([])
  expect(await found({ ...ratio, own: '7.5', units: '3' })).toEqual([
    ' `both` comes to 10.5, but its maximum is 10.',
  ])
})
