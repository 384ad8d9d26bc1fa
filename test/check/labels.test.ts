import { describe, expect, it } from 'vitest'
import { labelRanks } from '../../src/check/labels.ts'

const ranksOf = (labels: readonly string[]) => labelRanks(labels).map(each => each?.rank)

describe('labelRanks', () => {
  it.each([
    [['Sangat tidak setuju', 'Tidak setuju', 'Ragu-ragu', 'Setuju', 'Sangat setuju']],
    [['Tidak baik', 'Kurang baik', 'Baik', 'Sangat baik']],
    [['Sangat mahal', 'Mahal', 'Cukup mahal', 'Murah', 'Sangat murah']],
    [['Tidak pernah', 'Jarang', 'Kadang-kadang', 'Sering', 'Selalu']],
    [['Very poor', 'Poor', 'Fair', 'Good', 'Very good']],
    [['Strongly disagree', 'Disagree', 'Undecided', 'Agree', 'Strongly agree']],
    [['STS', 'TS', 'KS', 'S', 'SS']],
    [['TB', 'KB', 'B', 'SB']],
    [['Tidak', 'Ya']],
    [['Very unimportant', 'Unimportant', 'Important', 'Very important']],
  ])('puts %j in this order', labels => {
    const ranks = ranksOf(labels).map(rank => rank ?? Number.NaN)
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
    expect(new Set(ranks).size).toBe(labels.length)
  })

  it('compares words it does not know only with themselves', () => {
    const [a, b, c] = labelRanks(['Tidak tertib', 'Sangat tertib', 'Rapi'])
    expect(a?.family).toBe(b?.family)
    expect(a?.family).not.toBe(c?.family)
  })

  it('does not read a single S as an abbreviation without its SS', () => {
    expect(labelRanks(['S', 'T'])[0]?.family).toBe('s')
  })
})
