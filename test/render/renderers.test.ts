import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTable } from '../../src/render/render-table.ts'
import { renderers } from '../../src/render/renderers.ts'
import { textWidth } from '../../src/render/terminal-text.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { anyText } from '../support/any-text.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { skmReport } from '../support/skm-report.ts'
import { runs, soak } from '../support/soak.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const REPORTS = [berakhlakReport(), skmReport(), worksheetReport()]

/** By number, so that a failed property prints a number and not a report. */
function reportAt(number: number): Report {
  return REPORTS[number] ?? berakhlakReport()
}

/** Controls but the line break, bidi controls and other characters without ink. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u

/** The two words that decide what is shown; all other texts may come from data or a rubric. */
const DECIDING = new Set(['kind', 'severity'])

/** The report with `text` put into every title, id, unit, header, note and number text. */
function labelled(value: unknown, text: string, key = ''): unknown {
  if (typeof value === 'string') return DECIDING.has(key) ? value : `${value}${text}`
  if (Array.isArray(value)) return value.map(each => labelled(each, text, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, labelled(each, text, name)]),
  )
}

const hostile = fc.oneof(
  anyText({ maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '\u001B',
      '[',
      '3',
      'm',
      '\u009B',
      '\u202E',
      '\u2066',
      '\u200B',
      '\r',
      '\t',
      '\0',
      '|',
      '=',
      '保',
    ),
    maxLength: 30,
  }),
)

describe.each(
  renderers
    .filter(({ isBinary }) => isBinary !== true)
    .map(renderer => [renderer.format, renderer] as const),
)('%s', (_, renderer) => {
  soak(
    'never holds a control, bidi or unseen character, whatever labels and units hold',
    async () => {
      const render = await renderer.load()
      fc.assert(
        fc.property(
          hostile,
          fc.constantFrom(0, 1, 2),
          fc.constantFrom('id' as const, 'en' as const),
          (text, number, language) => {
            const report = reportAt(number)
            const rendered = render(labelled(report, text) as Report, {
              language,
              width: 80,
              colour: false,
              showItems: 'all',
            })
            expect(rendered).not.toMatch(UNSEEN)
          },
        ),
        { seed: 26_2020, numRuns: runs(60) },
      )
    },
  )

  it('ends with one line break', async () => {
    const render = await renderer.load()
    for (const report of REPORTS) {
      expect(render(report, { language: 'id', width: 80, colour: false })).toMatch(/[^\n]\n$/)
    }
  })
})

describe('table', () => {
  soak('stays within the terminal at every width from 60 up, the command to copy aside', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 200 }),
        fc.constantFrom(0, 1, 2),
        fc.constantFrom('id' as const, 'en' as const),
        (width, number, language) => {
          const report = reportAt(number)
          const text = renderTable(report, { language, width, colour: false })
          const lines = text.split('\n').filter(line => !line.includes('rb-score assess'))
          for (const line of lines) expect(textWidth(line)).toBeLessThan(width)
        },
      ),
      { seed: 14_2017 },
    )
  })

  it('says the same with colour as without', () => {
    for (const report of REPORTS) {
      const render = (colour: boolean) => renderTable(report, { language: 'id', width: 80, colour })
      expect(render(true)).toContain('\u001B[')
      expect(render(true).replaceAll(/\u001B\[\d+m/g, '')).toBe(render(false))
    }
  })

  it('shows the name of every unit in full, on however many lines', () => {
    const report = berakhlakReport()
    const text = renderTable(report, { language: 'id', width: 60, colour: false })
    const words = new Set(text.split(/\s+/))
    for (const group of report.result.groups[0]?.groups ?? []) {
      for (const word of group.values[0]?.split(' ') ?? []) expect(words).toContain(word)
    }
  })
})
