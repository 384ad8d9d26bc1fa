import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/diagnostics/diagnostic.ts'
import { canonicalJson } from '../../../src/math/canonical-json.ts'
import { recordedRubric } from '../../../src/report/recorded/recorded-rubric.ts'
import type { ReportResult } from '../../../src/report/report-shape.ts'
import { resolvedModel } from '../../../src/report/resolved-model.ts'
import type { Rubric } from '../../../src/rubric/model.ts'
import { rubricAtEachLevel } from '../../../src/rubric/rubric-at-level.ts'
import { nodeRanges } from '../../../src/score/score-rubric.ts'
import { type RubricFolder, rubricIds, soundRubric } from '../../support/rubric-files.ts'

const FOLDERS: readonly RubricFolder[] = ['rubrics', 'test/skeletons', 'test/published']
const rubrics = FOLDERS.flatMap(folder =>
  rubricIds(folder).flatMap(id =>
    rubricAtEachLevel(soundRubric(folder, id)).map(
      rubric => [[id, rubric.level ?? ''].join(' ').trim(), rubric] as const,
    ),
  ),
)

/** What a report says of its rubric, written as JSON and read again. */
function recorded(rubric: Rubric): ReportResult {
  const { id, edition, kind, title, words, basis, levels } = rubric
  const model = resolvedModel(rubric, nodeRanges(rubric))
  const said = {
    rubric: { id, edition, kind, title, words, basis, levels },
    ...{ groups: [], profile: [], model },
  }
  return JSON.parse(JSON.stringify(said, (key, value) => (key === 'source' ? undefined : value)))
}

describe('the rubric in a report', () => {
  it.each(rubrics)('has the fingerprints and the model it had: %s', (_, rubric) => {
    const again = recordedRubric(recorded(rubric), 'report.json')
    expect(again.codebookFingerprint).toBe(rubric.codebookFingerprint)
    expect(again.scoringFingerprint).toBe(rubric.scoringFingerprint)
    const [model, before] = [again, rubric].map(each => resolvedModel(each, nodeRanges(each)))
    expect(canonicalJson(model)).toBe(canonicalJson(before))
  })

  it('of an earlier report, which says nothing of groups, has what the result shows of them', () => {
    const { result } = JSON.parse(readFileSync('test/fixtures/report-2/skm.json', 'utf8'))
    const { groups, profile } = recordedRubric(result, 'report.json')
    expect(groups.map(({ id }) => id)).toEqual(
      result.groups.map(({ by }: { by: string[] }) => by[0]),
    )
    expect(profile.map(({ id }) => id)).toEqual(result.profile.map(({ id }: { id: string }) => id))
  })

  it.each([
    ['a weight', ['score', 'weight'], 'x', 'result.model.score.weight'],
    ['an item', ['score', 'children', 0, 'item'], 'U99', 'result.model.score.children[0].item'],
    ['a rounding', ['grades', 0, 'round'], { digits: -1 }, 'result.model.grades[0].round.digits'],
  ])('is refused with the path of what is broken: %s', (_, path, value, shown) => {
    const result = recorded(soundRubric('rubrics', 'skm-2017'))
    let part = result.model as unknown as Record<string | number, unknown>
    for (const key of path.slice(0, -1)) part = part[key] as typeof part
    part[path.at(-1) ?? ''] = value
    const refusal = (() => {
      try {
        return recordedRubric(result, 'report.json') && undefined
      } catch (error) {
        return error as Refusal
      }
    })()
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal?.message).toContain(`is broken at \`${shown}\``)
  })
})
