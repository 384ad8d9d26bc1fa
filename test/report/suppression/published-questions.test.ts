import { describe, expect, it } from 'vitest'
import { comparedResults } from '../../../src/compare/compared-results.ts'
import { renderCsv } from '../../../src/render/render-csv.ts'
import { publishedReport, reportForPublication } from '../../../src/report/published-report.ts'
import type { Report } from '../../../src/report/report-shape.ts'
import { publishedQuestions } from '../../../src/report/suppression/published-questions.ts'
import { assessed, csv } from '../../support/assessed.ts'
import { data, persons, service, staff } from '../../support/few-persons.ts'
import { soundRubric } from '../../support/rubric-files.ts'

const berakhlak = soundRubric('rubrics', 'berakhlak-2021')
const ITEMS = berakhlak.items.map(({ id }) => id)
/** Of 24 persons `few` answered the items that are named, and all the others. */
const answers = (few: number, ...named: readonly string[]) =>
  csv([
    ITEMS,
    ...Array.from({ length: 24 }, (_, at) =>
      ITEMS.map((id, item) => (named.includes(id) && at >= few ? '' : ((at + item) % 5) + 1)),
    ),
  ])

const hiddenOf = async (text: string) => {
  const report = await assessed(berakhlak, [text], { rows: ['2-25'] })
  const { score, items, previous } = publishedReport(report).report.result
  const nodes = [score, ...(score.children ?? [])]
  const named = nodes.filter(({ undefinedBecause }) => undefinedBecause === 'hidden')
  const shown = new Set(items.map(({ id }) => id))
  expect(previous).toBeUndefined()
  return [...named.map(({ id }) => id), ...ITEMS.filter(id => !shown.has(id))]
}

describe('questions that few of a staff answered', () => {
  it('are hidden with the next of their part, from which one would follow', async () => {
    expect(await hiddenOf(answers(10, 'BP2'))).toEqual([])
    expect(await hiddenOf(answers(9, 'BP2'))).toEqual(['BP1', 'BP2'])
    expect(await hiddenOf(answers(0, 'BP2'))).toEqual([])
  })

  it('take a part with them that few answered, another part, and all that these are made of', async () => {
    const hidden = await hiddenOf(answers(9, 'BP1', 'BP2', 'BP3'))
    expect(hidden.slice(0, 2)).toEqual(['berorientasi-pelayanan', 'akuntabel'])
    expect(hidden.slice(2)).toEqual(['BP1', 'BP2', 'BP3', 'AK1', 'AK2', 'AK3'])
  })

  it('are told of, and nothing that is published needs them', async () => {
    const report = await assessed(berakhlak, [answers(9, 'BP2')], { rows: ['2-25'] })
    const { report: published, problems } = reportForPublication(report)
    expect(problems).toEqual([])
    const notes = published.provenance.notes.map(({ message }) => message.en).join()
    expect(notes).toContain('2 parts or questions that fewer than 10 respondents answered')
    const { statistics } = published.result
    expect(statistics?.scores.map(({ id }) => id)).not.toContain('BP2')
    expect(statistics?.scales.map(({ id }) => id)).not.toContain('berorientasi-pelayanan')
    expect(renderCsv(published)).toMatch(/,BP2,[^\n]*×/)
    const again = publishedReport(published)
    expect(again.report.result.score).toEqual(published.result.score)
  })

  it('are hidden of the period before too, and so is a group of which few have a score', async () => {
    const options = { rows: ['2-25'] }
    const { result: previous } = await assessed(berakhlak, [answers(9, 'BP2')], options)
    const report = await assessed(berakhlak, [answers(24)], { ...options, previous })
    const { items = [] } = publishedReport(report).report.result.previous ?? {}
    const hidden = items.filter(({ before }) => before?.shown === '×')
    expect(hidden.map(({ id, change }) => [id, change?.shown])).toEqual([
      ['BP1', '×'],
      ['BP2', '×'],
    ])
    // Of 12 in B nine answered nothing that is scored.
    const few = [...persons('A', 20), ...persons('B', 12)].map((row, at) =>
      at >= 23 ? row.with(3, '-').with(4, 'x') : row,
    )
    const earlier = await assessed(staff, [data(few as never)], { onUnknown: 'missing' })
    const later = await assessed(staff, [data([...persons('A', 20), ...persons('B', 12)])], {
      previous: earlier.result,
    })
    const [grouping] = publishedReport(later).report.result.previous?.groups ?? []
    expect(grouping?.groups.map(({ before }) => before?.shown)).toEqual(['×', '×'])
  })

  it('are hidden of a period among others, on whichever side of a change it stands', async () => {
    const options = { rows: ['2-25'] }
    const years = await Promise.all(
      [answers(24), answers(9, 'BP2'), answers(24)].map(text =>
        assessed(berakhlak, [text], options),
      ),
    )
    const { result } = comparedResults(
      years.map(({ result }, at) => ({ name: `${at}`, result, rubric: berakhlak })),
    )
    const report = { ...(years[2] as Report), result }
    const { otherPairs = [] } = publishedReport(report).report.result.previous ?? {}
    const sides = otherPairs.map(({ items }) =>
      items.slice(0, 3).map(({ before, now }) => [before?.shown, now?.shown].indexOf('×')),
    )
    expect(sides).toEqual([
      [1, 1, -1],
      [-1, -1, -1],
    ])
  })

  it('are all there is where nothing else is left, and nobody’s where the public answers', async () => {
    const rows = persons('A', 20).map((row, at) => (at < 15 ? row.with(3, '').with(4, '') : row))
    const { result } = publishedReport(await assessed(staff, [data(rows as never)])).report
    expect([result.score.undefinedBecause, result.items]).toEqual(['hidden', []])
    const visitors = (await assessed(service, [data(rows as never)])).result
    expect(publishedQuestions(visitors, 10)).toEqual({ result: visitors, questions: 0 })
  })
})
