import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { leveledRubrics, rubricsForHeaders } from '../../src/worksheets/choose-level.ts'
import { soundRubric } from '../support/rubric-files.ts'
import { areas } from '../support/worksheets.ts'

const offered = [
  { rubric: soundRubric('rubrics', 'skm-2017'), isVariant: false },
  { rubric: areas, isVariant: false },
]
const levels = areas.levels.map(({ id }) => id)

describe('leveledRubrics', () => {
  it('are worksheets at each of their levels', () => {
    const found = leveledRubrics(offered).map(({ rubric }) => [rubric.id, rubric.level])
    expect(found).toEqual(levels.map(level => [areas.id, level]))
  })

  it('are those of the level that is wanted', () => {
    expect(leveledRubrics(offered, 'unit').map(({ rubric }) => rubric.level)).toEqual(['unit'])
  })

  it('refuse a level that none has', () => {
    expect(() => leveledRubrics(offered, 'kota')).toThrow(Refusal)
  })
})

describe('rubricsForHeaders', () => {
  it('keep surveys, and take a worksheet at the level that has most of the headers', () => {
    const unitOnly = leveledRubrics(offered, 'unit')[0]?.rubric.items.map(({ id }) => id) ?? []
    const found = rubricsForHeaders(offered, unitOnly).map(({ rubric }) => rubric.level)
    expect(found).toContain(undefined)
    expect(found).toContain('unit')
  })
})
