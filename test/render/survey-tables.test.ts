import { describe, expect, it } from 'vitest'
import { renderTable, type TableOptions } from '../../src/render/render-table.ts'
import { readRubric } from '../../src/rubric/read-rubric.ts'
import { assessed, csv } from '../support/assessed.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { soundRubric } from '../support/rubric-files.ts'

const PAGE: TableOptions = { language: 'en', width: 80, colour: false }

/** Two dimensions, the second rescaled to `own`. */
function rubricWith(own: string) {
  const reading = readRubric({
    file: 'two.yaml',
    text: `
rubric: two
edition: "1"
title: { id: Dua, en: Two }
kind: survey
basis: [{ name: rb-score, part: Tabel 1, covers: [items], verified: false, note: { id: Contoh uji, en: A note } }]
groups: [{ id: unit, title: { id: Unit, en: Unit }, columns: [Unit] }]
scales: { s: { categories: [{ code: 1, label: { en: Bad } }, { code: 2, label: { en: Fair } }, { code: 3, label: { en: Good } }] } }
items:
${['A1', 'A2', 'A3', 'B1', 'B2', 'B3'].map(id => `  - { id: ${id}, text: { id: ${id}x, en: ${id}x }, scale: s }`).join('\n')}
score:
  id: index
  of:
    - { id: first, title: { en: First }, items: { over: respondents }, of: [A1, A2, A3], rescale: { from: [1, 3], to: [0, 100] } }
    - { id: second, title: { en: Second }, items: { over: respondents }, of: [B1, B2, B3], rescale: { from: [1, 3], to: ${own} } }
`,
  })
  if (reading.rubric === undefined) throw new Error(JSON.stringify(reading.problems, null, 1))
  return reading.rubric
}

const screen = async (own: string, rows: string, options: Partial<TableOptions> = {}) =>
  renderTable(await assessed(rubricWith(own), [`Unit,A1,A2,A3,B1,B2,B3\n${rows}`]), {
    ...PAGE,
    ...options,
  })

describe('the tables of a survey', () => {
  it('call no column index where its numbers have several ranges', async () => {
    const mixed = await screen('[0, 10]', 'a,1,2,3,1,1,3\n')
    expect(mixed).toMatch(/^Dimension .*Score +Max\./m)
    expect(mixed).not.toMatch(/^Dimension .*Index|^Lowest/m)
    expect(await screen('[0, 100]', 'a,1,2,3,1,1,3\n')).toMatch(/^Dimension .*Index/m)
  })

  it('name who shares the lowest score, and leave a dash where all are the same', async () => {
    const shown = await screen('[0, 100]', 'a,1,2,3,1,2,3\nb,1,2,3,3,3,3\n')
    expect(shown).toMatch(/^b +1 +75\.00 +First +50\.00 +Second +100\.00$/m)
    expect(shown).toMatch(/^a +1 +50\.00 +– +–$/m)
  })

  it('say how many more items are as low as the last that is listed', async () => {
    expect(await screen('[0, 100]', 'a,1,2,2,2,2,2\n')).toContain('  – as low: 1 more\n')
    expect(await screen('[0, 100]', 'a,1,1,1,1,1,2\n')).not.toContain('as low')
    expect(await screen('[0, 100]', 'a,1,1,1,1,1,1\n')).not.toContain('Lowest statements')
  })

  it('set the units beside the dimensions, the highest index first', async () => {
    const shown = await screen('[0, 100]', 'a,1,1,2,1,2,3\nb,1,2,3,3,3,3\n')
    expect(shown).toMatch(
      /^Unit, index +First +Second\n─+\nb +50\.00 +100\.00\na +16\.67 +50\.00$/m,
    )
  })

  it('count how often each answer was given where that is asked for', async () => {
    const rows = 'a,1,2,3,1,2,3\na,1,2,3,3,3,\n'
    const shown = await screen('[0, 100]', rows, { show: ['answers'] })
    expect(shown).toMatch(/^A1 +A1x +2 \(100\.00%\) +0 \(0\.00%\) +0 \(0\.00%\) +0$/m)
    expect(shown).toMatch(/^B3 +B3x +0 \(0\.00%\) +0 \(0\.00%\) +1 \(100\.00%\) +1$/m)
    expect(shown).toContain('1 Bad · 2 Fair · 3 Good')
    expect(await screen('[0, 100]', rows)).not.toContain('1 Bad')
  })

  it('give a source one line, its notes where they are asked for', async () => {
    const short = await screen('[0, 100]', 'a,1,2,3,1,2,3\n')
    expect(short).toContain('  rb-score: items (*)\n')
    expect(short).toContain('--show basis')
    const whole = await screen('[0, 100]', 'a,1,2,3,1,2,3\n', { show: ['basis'] })
    expect(whole).toMatch(/rb-score, Tabel 1: items \(\*\)\n {4}A note\n/)
  })
})

describe('a page longer than the terminal', () => {
  it('ends with its score, which a shorter one says once', () => {
    const page = (height: number) => renderTable(berakhlakReport(), { ...PAGE, height })
    expect(page(24)).toMatch(/\n\nLOCAL INDEX +76\.80 of 100\nNext /)
    expect(page(400).match(/LOCAL INDEX/g)).toHaveLength(1)
  })

  it('say nothing of intervals and ranks where there are none, and leave no table without a number', async () => {
    const skm = soundRubric('rubrics', 'skm-2017')
    const shown = async (last: string) => {
      const rows = Array.from({ length: 20 }, (_, at) => [
        ...[at % 2 === 0 ? 'A' : 'B', at === 4 ? '' : 3],
        ...[1, 2, 3, 4, 5, 6, 7].map(item => 1 + ((at * item + item) % 4)),
        last,
      ])
      const header = ['Layanan', ...skm.items.map(({ id }) => id)]
      const report = await assessed(skm, [csv([header, ...rows])], { by: ['layanan'] })
      return renderTable(report, { ...PAGE, show: ['statistics'] })
    }
    expect(await shown('2')).toContain('intervals and ranks are')
    const empty = await shown('')
    expect(empty).not.toContain('left something out')
    expect(empty).toMatch(/^Element +Index$/m)
  })
})
