import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recomputedResult } from '../../../src/compare/recomputed-result.ts'
import { canonicalJson } from '../../../src/math/canonical-json.ts'
import { assess, matchSources } from '../../../src/pipeline.ts'
import { recordedCounts } from '../../../src/report/recorded/recorded-counts.ts'
import type { ReportResult } from '../../../src/report/report-shape.ts'
import { bytesSource } from '../../../src/tables/byte-source.ts'
import { soundRubric } from '../../support/rubric-files.ts'
import { sample } from '../../support/soak.ts'

async function resultOf(files: readonly string[], rubric: string, by: readonly string[] = []) {
  const sources = files.map(name => bytesSource(name, readFileSync(`examples/${name}`)))
  const offered = [{ rubric: soundRubric('rubrics', rubric), isVariant: false }]
  const matched = await matchSources(sources, offered)
  const { result } = await assess(matched, { version: 'test', by })
  // As somebody else reads it.
  return JSON.parse(JSON.stringify(result)) as ReportResult
}

function again(result: ReportResult): ReportResult {
  const recorded = recordedCounts(result, 'report.json')
  const computed = recomputedResult(recorded, result)
  if (computed === undefined) throw new Error('no tally')
  return computed
}

describe('a report with its tally', () => {
  it.each(
    sample([
      ['a survey', ['skm/sekadau.csv'], 'skm-2017', []],
      ['a survey by unit', ['berakhlak/responses.csv'], 'berakhlak-2021', ['Unit Kerja']],
      [
        'an agency and its units',
        ['area-perubahan/instansi.csv', 'area-perubahan/unit.csv'],
        'area-perubahan-2020',
        [],
      ],
    ] as const),
  )('has everything that its result is computed from: %s', async (_, files, rubric, by) => {
    const result = await resultOf(files, rubric, by)
    const [now, before] = [again(result), result].map(
      ({ cautions: _cautions, worksheet, ...each }) => {
        // Two readings side by side may come from other sheets; verify says that it passes over them.
        const { readings: _readings, ...sheets } = worksheet ?? { gains: [], open: [] }
        return { ...each, ...(worksheet === undefined ? {} : { worksheet: sheets }) }
      },
    )
    expect(canonicalJson(now)).toBe(canonicalJson(before))
  })

  it('of an earlier program is computed again where its tally can be read', () => {
    const [worksheet, survey] = ['worksheet', 'skm'].map(
      name => JSON.parse(readFileSync(`test/fixtures/report-2/${name}.json`, 'utf8')).result,
    )
    expect(again(worksheet).score).toMatchObject(worksheet.score)
    const { counts, problems } = recordedCounts(survey, 'skm.json')
    expect(counts).toBeUndefined()
    expect(problems.map(({ code }) => code)).toEqual(['tally/other-format'])
  })

  it('is nothing to compute from where it has none', async () => {
    const { tally: _, ...result } = await resultOf(['skm/sekadau.csv'], 'skm-2017')
    const recorded = recordedCounts(result, 'report.json')
    expect(recorded.rubric.id).toBe('skm-2017')
    expect(recomputedResult(recorded, result)).toBeUndefined()
  })

  it('is refused where an answer is on no scale, with its path', async () => {
    const result = await resultOf(
      ['area-perubahan/dinas-kesehatan-2026.xlsx'],
      'area-perubahan-2020',
    )
    const tally = result.tally as { units: { answers: Record<string, string> }[] }
    const [id = ''] = Object.keys(tally.units[0]?.answers ?? {})
    if (tally.units[0]) tally.units[0].answers[id] = 'Z'
    expect(() => recordedCounts(result, 'report.json')).toThrow(
      `is broken at \`result.tally.units[0].answers.${id}\``,
    )
  })
})
