import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testResults } from '../src/check/rubric-tests.ts'
import { decimalText, exact, exactText } from '../src/math/exact.ts'
import { nodesOf } from '../src/rubric/build-score-tree.ts'
import type { Rubric } from '../src/rubric/model.ts'
import { rubricAtEachLevel, rubricAtLevel } from '../src/rubric/rubric-at-level.ts'
import { nodeRange, scoredNodesOf, scoreValue } from '../src/score/scored-node.ts'
import { soundRubric } from './support/rubric-files.ts'

interface PublishedWorksheet {
  readonly title: string
  readonly rubric: string
  readonly nodes: Readonly<Record<string, { readonly shown: string; readonly percent: string }>>
}

const sheets: readonly PublishedWorksheet[] = JSON.parse(
  readFileSync('test/published/worksheets.json', 'utf8'),
)

describe.each(sheets)('$title', ({ rubric: id, nodes }) => {
  const [result] = testResults(soundRubric('test/published', id))
  const scored = result === undefined ? [] : scoredNodesOf(result.scored.root)

  it.each(Object.entries(nodes))('%s comes out to the last printed digit', (name, published) => {
    const node = scored.find(each => each.node.id === name)
    const value = scoreValue(node)
    const percent = node && value?.mul(exact(100)).div(node.range.maximum)
    const digits = published.percent.split('.')[1]?.length ?? 0
    expect(value && decimalText(value, 2)).toBe(published.shown)
    expect(percent && decimalText(percent, digits)).toBe(published.percent)
  })
})

describe('the weights of the worksheets', () => {
  const weights = (rubric: Rubric, level: string) =>
    nodesOf(rubric.score)
      .filter(node => node.level === level)
      .map(node => exactText(nodeRange(node).maximum.mul(node.weight)))
  const agency = (id: string) => rubricAtLevel(soundRubric('rubrics', id), 'instansi')

  it('add up to the areas of 2020, 20 in all, though their printed ones do not', () => {
    const rubric = agency('area-perubahan-2020')
    expect(weights(rubric, 'area')).toEqual(['2', '1', '2', '2', '5', '2', '4', '2'])
    expect(exactText(nodeRange(rubric.score).maximum)).toBe('20')
  })

  it('add up to the areas of 2014, 60 in all', () => {
    const rubric = agency('area-perubahan-2014')
    expect(weights(rubric, 'area')).toEqual(['5', '5', '6', '5', '15', '6', '12', '6'])
    expect(exactText(nodeRange(rubric.score).maximum)).toBe('60')
  })

  it('leave a unit 239/15 of 20, with the nominal weights still in the tree', () => {
    const unit = rubricAtLevel(soundRubric('rubrics', 'area-perubahan-2020'), 'unit')
    expect(exactText(nodeRange(unit.score).maximum)).toBe('239/15')
    const empty = nodesOf(unit.score).filter(node => node.level === 'subkomponen')
    expect(empty.filter(node => node.children.length === 0).map(node => node.id)).toEqual([
      '1.4',
      '2.2',
      '5.2',
      '5.4',
      '7.7',
    ])
  })

  it('add up to 30, 30 and 40 in the integrity zone, twice the same six areas', () => {
    const rubric = soundRubric('rubrics', 'zona-integritas-2021')
    const half = ['4', '7/2', '5', '5', '15/2', '5']
    expect(weights(rubric, 'area')).toEqual([...half, ...half])
    expect(weights(rubric, 'bagian')).toEqual(['30', '30', '45/2', '35/2'])
    expect(exactText(nodeRange(rubric.score).maximum)).toBe('100')
  })
})

describe('the questions of the worksheets', () => {
  const levels = ['area-perubahan-2020', 'zona-integritas-2021'].flatMap(id =>
    rubricAtEachLevel(soundRubric('rubrics', id)),
  )

  it('are as many as in their sources', () => {
    const asked = levels.map(rubric => nodesOf(rubric.score).filter(node => node.item).length)
    expect(asked).toEqual([146, 92, 113])
  })

  it.each(levels)('stand in the order of their letters below each heading: $id $level', rubric => {
    for (const node of nodesOf(rubric.score).filter(each => each.children[0]?.item)) {
      const first = node.children[0]?.id.endsWith('A') === true ? 'A' : 'a'
      const letters = node.children.map((_, position) =>
        String.fromCharCode(first.charCodeAt(0) + position),
      )
      expect(node.children.map(({ id }) => id)).toEqual(letters.map(each => `${node.id}.${each}`))
    }
  })

  it.each(levels)('are listed in the order of the tree: $id $level', ({ items, score }) => {
    const leaves = nodesOf(score).flatMap(({ item }) => item?.id ?? [])
    expect(items.map(({ id }) => id).filter(id => leaves.includes(id))).toEqual(leaves)
  })

  it.each(levels)('say which of their scales and formulas are ours: $id $level', ({ items }) => {
    const own = items.filter(({ basis }) => basis !== undefined)
    const ratios = items.filter(({ measure }) => measure.kind === 'ratio')
    for (const ratio of ratios) expect(own).toContain(ratio)
  })
})
