/** The rubrics of this repository meet the headers and cells that forms and spreadsheets make of them. */
import { describe, expect, it } from 'vitest'
import { answerReader } from '../../src/coding/answer-reader.ts'
import { groupReader } from '../../src/coding/group-values.ts'
import { detectRubric } from '../../src/columns/detect-rubric.ts'
import { matchColumns } from '../../src/columns/match-columns.ts'
import { hasColumn, headerRecogniser, itemHeadings } from '../../src/columns/sought-columns.ts'
import { categoriesOf, type Rubric } from '../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../src/rubric/rubric-at-level.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { SMALL_SOURCE } from '../support/small-survey.ts'
import { sample } from '../support/soak.ts'

const rubrics = rubricIds('rubrics').flatMap(id => rubricAtEachLevel(soundRubric('rubrics', id)))
const named = rubrics.map(
  rubric => [[rubric.id, rubric.level ?? ''].join(' ').trim(), rubric] as const,
)

/** The same questions with other weights, or another profile. */
const VARIANT = /-(?:bobot-.*|disabilitas)$/

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

describe.each(sample(named, 3))('%s', (_, rubric) => {
  const items = rubric.items.filter(hasColumn)

  it('has an answer for each of its spellings, and the right one', () => {
    for (const item of items) {
      categoriesOf(item).forEach((category, position) => {
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
      isVariant: VARIANT.test(offer.id),
    }))
    const { rubric: found } = detectRubric(headers, offered, SMALL_SOURCE)
    expect(found?.id).toBe(rubric.id.replace(VARIANT, ''))
  })
})

describe('the dimension before a question', () => {
  const rubric = soundRubric('rubrics', 'berakhlak-2021')
  const headings = itemHeadings(rubric)

  it.each([
    ['Harmonis: …', (heading: string, text: string) => `${heading}: ${text}`],
    ['Harmonis - …', (heading: string, text: string) => `${heading} - ${text}`],
    ['3. HARMONIS – …', (heading: string, text: string) => `3. ${heading.toUpperCase()} – ${text}`],
    ['[Harmonis] …', (heading: string, text: string) => `[${heading}] ${text}`],
  ])('is forgiven: %s', (_name, header) => {
    const headers = rubric.items.map(item =>
      header(headings.get(item)?.[0] ?? '', item.text.id ?? ''),
    )
    const { mapping, diagnostics } = matchColumns(headers, rubric, SMALL_SOURCE)
    expect(mapping.items.map(({ column }) => column)).toEqual([...headers.keys()])
    expect(diagnostics).toEqual([])
    const recognises = headerRecogniser([rubric])
    expect(headers.filter(text => !recognises(text))).toEqual([])
  })

  it('must be that of the question', () => {
    const [item] = rubric.items
    const headers = rubric.items.map(({ id }) => id).with(0, `Harmonis: ${item?.text.id}`)
    const { mapping } = matchColumns(headers, rubric, SMALL_SOURCE)
    expect(mapping.items.map(({ column }) => column)).not.toContain(0)
  })
})

describe('the gender of a profile', () => {
  it.each(['skm-2017', 'berakhlak-2021', 'area-perubahan-survei'])('of %s', id => {
    const group = soundRubric('rubrics', id).profile.find(each => each.id === 'jenis-kelamin')
    const reader = groupReader('jenis-kelamin', group, [], true)
    const keys = (cells: readonly string[]) => new Set(cells.map(cell => reader.read(cell).key))
    const men = [
      'L',
      'M',
      'm',
      'Laki-laki',
      'Laki - Laki',
      'LAKI – LAKI',
      'laki laki',
      'Male',
      "'L",
    ]
    expect(keys(men)).toEqual(new Set(['laki-laki']))
    expect(keys(['P', 'F', 'f', 'Perempuan', 'Female', '="P"'])).toEqual(new Set(['perempuan']))
  })
})
