import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { rubricTestResults } from '../src/check/rubric-tests.ts'
import { exact } from '../src/math/exact.ts'
import { type Item, numberFormatOf } from '../src/rubric/model.ts'
import { rubricAtEachLevel } from '../src/rubric/rubric-at-level.ts'
import { scoredWorksheet } from '../src/score/score-rubric.ts'
import { gradedNodes } from '../src/score/verdicts.ts'
import { readRubricFile, rubricIds, soundRubric } from './support/rubric-files.ts'
import { sheetOf } from './support/scored.ts'
import { soak } from './support/soak.ts'

const FOLDERS = ['rubrics', 'test/skeletons', 'test/published'] as const
const FILES = FOLDERS.flatMap(folder => rubricIds(folder).map(id => ({ folder, id })))

const schema = JSON.parse(readFileSync('schema/rubric.schema.json', 'utf8'))
const fitsSchema = new Ajv2020({ allErrors: true, strict: false }).compile(schema)

describe.each(FILES)('$folder/$id.yaml', ({ folder, id }) => {
  const { rubric, problems } = readRubricFile(folder, id)

  it('reads without any problem', () => {
    const lines = problems.map(({ code, place, params }) => ({ code, place, params }))
    expect(lines).toEqual([])
  })

  it('fits the schema that editors check it with', () => {
    fitsSchema(parse(readFileSync(`${folder}/${id}.yaml`, 'utf8')))
    expect(fitsSchema.errors ?? []).toEqual([])
  })

  it('bears the id of its file name', () => {
    expect(rubric?.id).toBe(id)
  })

  // `npm test` checks the shipped rubrics, their tests among it.
  const ownTests = folder === 'rubrics' ? soak : it
  ownTests('gives what its own tests expect', () => {
    const results = rubric === undefined ? [] : rubricTestResults(rubric)
    expect(results.length).toBeGreaterThan(0)
    expect(results.filter(({ passed }) => !passed)).toEqual([])
  })
})

it('names each source in both languages', () => {
  const sources = rubricIds('rubrics').flatMap(id => soundRubric('rubrics', id).basis)
  const isFile = (text = '') => !text.includes(' ') && text.includes('.')
  const inOne = sources.filter(({ part }) => part?.en === undefined && !isFile(part?.id ?? '.'))
  expect(inOne.map(({ name }) => name)).toEqual([])
})

describe('the good targets of the reform index', () => {
  const rubric = soundRubric('rubrics', 'rb-2023')

  it.each(rubricAtEachLevel(rubric))('count one by one: $level', own => {
    const asked = own.items.filter(item => item.targetFrom !== undefined)
    const format = (item: Item) => numberFormatOf(item)
    // Every indicator at 90 of 100, and no target but one.
    const given = (missed: Item) =>
      Object.fromEntries(
        own.items.flatMap(item => {
          const most = format(item)?.max ?? exact(100)
          if (item.measure.kind === 'ratio' || item.measure.kind === 'choice') return []
          if (item.id.endsWith('.target')) {
            const isMissed = item.id === missed.targetFrom
            return [[item.id, isMissed ? Number(mostOf(missed).valueOf()) : 'n/a']]
          }
          if (item.id.endsWith('.bobot')) return [[item.id, 1]]
          if (item.id.endsWith('.maksimum')) return [[item.id, 100]]
          if (item.id === 'koefisien.poin') return [[item.id, 0]]
          return [[item.id, Number(most.mul(exact(9, 10)).valueOf())]]
        }),
      )
    const mostOf = (item: Item) => format(item)?.max ?? exact(100)
    const grades = asked.map(item => {
      const answers = { ...given(item), 'koefisien.penyesuaian': 100, 'T.A.1.bobot': 1 }
      const [graded] = gradedNodes(scoredWorksheet(own, [sheetOf(own, answers)]))
      return [graded?.grade?.grade, graded?.next?.unmet]
    })
    expect(grades).toEqual(asked.map(({ id }) => ['A-', [id]]))
    expect(asked.length).toBeGreaterThan(30)
  })
})

describe('what replaced an edition', () => {
  soak('is a rubric that comes with the tool too', () => {
    const replaced = rubricIds('rubrics').flatMap(id => {
      const next = readRubricFile('rubrics', id).rubric?.valid?.['replaced-by']
      return next === undefined ? [] : [next]
    })
    expect(replaced.length).toBeGreaterThan(3)
    expect(replaced.filter(id => !rubricIds('rubrics').includes(id))).toEqual([])
  })
})
