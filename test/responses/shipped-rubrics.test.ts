/** The rubrics of this repository meet the headers and cells that forms and spreadsheets make of them. */
import { describe, expect, it } from 'vitest'
import { answerReader } from '../../src/responses/answer-reader.ts'
import { detectRubric } from '../../src/responses/detect-rubric.ts'
import { hasColumn, matchColumns } from '../../src/responses/match-columns.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { SMALL_SOURCE } from '../support/small-survey.ts'

const rubrics = rubricIds('rubrics').flatMap(id => rubricAtEachLevel(soundRubric('rubrics', id)))
const named = rubrics.map(
  rubric => [[rubric.id, rubric.level ?? ''].join(' ').trim(), rubric] as const,
)

const GRID = 'the rows of a grid'
const FORMS: readonly (readonly [string, (id: string, text: string, number: number) => string])[] =
  [
    ['its ids', (id: string) => id],
    ['its questions', (_id: string, text: string) => text],
    ['numbered questions', (_id: string, text: string, number: number) => `${number}. ${text} *`],
    ['ids with questions', (id: string, text: string) => `${id} ${text}`],
    [GRID, (_id: string, text: string) => `Menurut Saudara [${text}]`],
  ]

/** Nobody puts a worksheet into a grid. */
function formsFor({ kind }: Rubric) {
  return FORMS.filter(([name]) => kind === 'survey' || name !== GRID)
}

describe.each(named)('%s', (_, rubric) => {
  const items = rubric.items.filter(hasColumn)

  it('has an answer for each of its spellings, and the right one', () => {
    for (const item of items) {
      const { scale } = item.measure as Extract<typeof item.measure, { scale: unknown }>
      scale.categories.forEach((category, position) => {
        const own = item.options.get(category.code)
        const spellings = [
          category.code,
          category.label.id,
          category.label.en,
          ...category.also,
          own?.id,
          own?.en,
        ]
        for (const spelling of spellings) {
          if (spelling === undefined) continue
          const code = answerReader(item)?.read(spelling.toUpperCase()).code
          expect([item.id, spelling, code]).toEqual([item.id, spelling, position])
        }
      })
    }
  })

  it.each(formsFor(rubric))('finds every item by %s', (_name, header) => {
    const headers = items.map(({ id, text }, position) =>
      header(id, text.id ?? text.en ?? '', position + 1),
    )
    const { mapping, diagnostics } = matchColumns(headers, rubric, SMALL_SOURCE)
    expect(mapping.items.map(({ item, column }) => [item.id, column])).toEqual(
      items.map(({ id }, column) => [id, column]),
    )
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  // A worksheet is found by its numbers: several editions ask the same.
  it.runIf(rubric.kind === 'survey')('is found from its questions, unless it is a variant', () => {
    const headers = items.map(({ text }) => text.id ?? text.en ?? '')
    const offered = rubrics.map(offer => ({
      rubric: offer,
      isVariant: offer.id.includes('-bobot-'),
    }))
    const { rubric: found } = detectRubric(headers, offered, SMALL_SOURCE)
    expect(found?.id).toBe(rubric.id.replace(/-bobot-.*$/, ''))
  })
})
