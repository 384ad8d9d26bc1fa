import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/render/render-json.ts'
import { renderTable } from '../../src/render/render-table.ts'
import { readReport } from '../../src/report/read-report.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { skmReport } from '../support/skm-report.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const SAMPLES = 'test/fixtures/report-2'
const written = () => JSON.parse(renderJson(worksheetReport()))

/** What a text is refused for: code and message. */
function refusal(text: string): readonly [string | undefined, string] {
  const { report, problems } = readReport(text, 'lalu.json')
  expect(report).toBeUndefined()
  expect(problems).toHaveLength(1)
  return [problems[0]?.code, problems[0]?.message.en ?? '']
}

describe('a report of this version', () => {
  it.each([berakhlakReport, skmReport, worksheetReport])('reads back as it was written', make => {
    const { report, problems } = readReport(renderJson(make()), 'lalu.json')
    expect(problems).toEqual([])
    expect(report).toEqual(make())
  })

  it.each(readdirSync(SAMPLES))('that was kept gives the same bytes and a page: %s', name => {
    const text = readFileSync(`${SAMPLES}/${name}`, 'utf8')
    const { report, problems } = readReport(text, name)
    expect(problems).toEqual([])
    if (report === undefined) return
    expect(renderJson(report)).toBe(text)
    const looks = { language: 'id', width: 80, colour: false } as const
    const { shown, provisional } = report.result.score
    const score = (shown ?? provisional?.shown ?? '').replace('.', ',')
    expect(renderTable(report, looks)).toContain(score)
  })

  it('may have fields that a later program added', () => {
    const later = written()
    later.result.score.spread = { value: 1 }
    expect(readReport(JSON.stringify(later), 'lalu.json').problems).toEqual([])
  })

  it('may begin with a byte order mark', () => {
    expect(readReport(`\uFEFF${renderJson(skmReport())}`, 'lalu.json').problems).toEqual([])
  })
})

describe('what is refused', () => {
  it('is a tally file, with the command that makes a report of it', () => {
    const { problems } = readReport('{"digest":"","tallyVersion":1}', 'a.tally.json')
    expect(problems.map(({ code, remedy }) => [code, remedy.en])).toEqual([
      ['report/tally-given', 'make a report of it: rb-score merge a.tally.json -o report.json'],
    ])
  })

  it('is no JSON', () => {
    expect(refusal('unit,nomor\n')).toEqual(['report/not-json', '`lalu.json` is not JSON.'])
  })

  it.each(['null', '[]', '{}', '{"reportVersion":"2","result":{}}', '{"reportVersion":2}'])(
    'is no report: %s',
    text => {
      expect(refusal(text)[0]).toBe('report/not-a-report')
    },
  )

  it('is of version 1, and says of which rubric', () => {
    const rubric = { id: 'skm-2017', edition: '2017.1' }
    const text = JSON.stringify({ reportVersion: 1, result: { rubric, tally: {} } })
    expect(refusal(text)).toEqual([
      'report/version-one',
      '`lalu.json` is a report of version 1 (`skm-2017` 2017.1, with its tally); version 1 is not read any more.',
    ])
  })

  it('is of a version from the future', () => {
    const [code, message] = refusal('{"reportVersion":3,"result":{}}')
    expect(code).toBe('report/later-version')
    expect(message).toContain('version 3; this rb-score reads up to version 2')
  })

  it.each([
    [
      'result.score.children[1].value',
      (report: ReturnType<typeof written>) => {
        report.result.score.children[1].value = '1.67'
      },
    ],
    [
      'result.model.items',
      (report: ReturnType<typeof written>) => {
        report.result.model.items = {}
      },
    ],
    [
      'result.sample',
      (report: ReturnType<typeof written>) => {
        delete report.result.sample.leftOut
      },
    ],
    [
      'result.rubric.title',
      (report: ReturnType<typeof written>) => {
        report.result.rubric.title = 'LKE'
      },
    ],
  ] as const)('is broken at %s, which is named', (path, breaking) => {
    const report = written()
    breaking(report)
    const [code, message] = refusal(JSON.stringify(report))
    expect(code).toBe('report/form-broken')
    expect(message).toContain(`\`lalu.json\` is broken at \`${path}\`.`)
  })

  it('is nested deeper than any report', () => {
    const deep = '{"id":"a","children":['.repeat(9000) + ']}'.repeat(9000)
    const text = `{"reportVersion":2,"resultDigest":"","provenance":{},"result":{"score":${deep}}}`
    expect(refusal(text)[0]).toBe('report/form-broken')
  })
})
