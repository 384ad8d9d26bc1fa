/** Counts of psych::bfi with the values that R gives for them. */
import { readFileSync } from 'node:fs'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { pairwiseCovariances, scaleCovariances } from '../../src/statistics/covariances.ts'
import { countingPlan } from '../../src/tally/count-cell.ts'
import { closedTally, openTally } from '../../src/tally/count-rows.ts'

type ByItem = readonly (number | null)[]

interface Expected extends Record<'rest' | 'total' | 'alphaWithout', ByItem> {
  readonly n: number
  readonly alpha: number
  readonly standardised: number
  readonly interval: readonly [number, number]
  readonly lambda2: number
  readonly measurementError: number
  readonly omega: number
}

interface Counts {
  readonly items: readonly string[]
  readonly pairs: readonly (readonly number[])[]
  readonly expected: Expected
}

export const bfi: Counts = JSON.parse(readFileSync('test/fixtures/statistics/bfi.json', 'utf8'))

/** Of pairs of items, whoever else answered: what `psych::alpha` takes by default. */
export const bfiPairwise: Pairwise = JSON.parse(
  readFileSync('test/fixtures/statistics/bfi-pairwise.expected.json', 'utf8'),
)

interface Pairwise {
  readonly codes: readonly (readonly number[])[]
  readonly pairs: readonly (readonly number[])[]
  readonly expected: Omit<Expected, 'n' | 'measurementError' | 'omega'> & {
    readonly covariances: readonly (readonly number[])[]
  }
  readonly critical: readonly (readonly [n: number, r: number])[]
}

export function bfiPairwiseCovariances() {
  const { plan, empty } = bfiTally()
  const [margin] = empty.margins
  const cell = margin?.cells.get('')
  if (margin === undefined || cell === undefined) throw new Error('no cell')
  const items = cell.items.map((item, at) => ({ ...item, codes: bfiPairwise.codes[at] ?? [] }))
  const found = pairwiseCovariances(
    plan,
    {
      ...empty,
      margins: [{ ...margin, cells: new Map([['', { ...cell, items }]]) }],
      crossed: { ...empty.crossed, items: bfiPairwise.pairs },
    },
    plan.rubric.items,
  )
  if (found === undefined) throw new Error('no covariances')
  return found
}

/** Five items of six categories are too many for patterns, so that their pairs are counted. */
export function bfiCovariances() {
  const { plan, empty } = bfiTally()
  const [scale] = scaleCovariances(plan, {
    ...empty,
    crossed: { ...empty.crossed, complete: [bfi.pairs] },
  })
  if (scale === undefined) throw new Error('no covariances')
  return scale
}

function bfiTally() {
  const { items } = bfi
  const categories = [1, 2, 3, 4, 5, 6].map(code => `{ code: ${code} }`).join(', ')
  const { rubric } = readRubric({
    file: 'bfi.yaml',
    text: `
rubric: bfi
edition: "1"
title: BFI
kind: survey
basis: [{ name: psych, covers: [items], verified: false, note: Contoh }]
scales: { enam: { categories: [${categories}] } }
items:
${items.map(id => `  - { id: ${id}, text: ${id}, scale: enam${id === 'A1' ? ', reverse: true' : ''} }`).join('\n')}
score: { id: skala, items: { over: respondents }, aggregate: average, of: [${items.map(id => `{ item: ${id} }`).join(', ')}] }
`,
  })
  if (rubric === undefined) throw new Error('no rubric')
  const empty = closedTally(openTally(rubric, [], []), {
    ...{ rowsRead: 0, leftOut: new Map(), spellings: new Map() },
  })
  return { plan: countingPlan(rubric), empty }
}
