import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberExplainer } from '../../src/cli/retrace/explained-number.ts'
import { exact, round, sumOf } from '../../src/math/exact.ts'
import { assess, matchSources } from '../../src/pipeline.ts'
import { recordedCounts } from '../../src/report/recorded/recorded-counts.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { writtenExplanation } from '../../src/report/written-explanation.ts'
import { nodesOf } from '../../src/rubric/build-score-tree.ts'
import type { Rubric } from '../../src/rubric/model.ts'
import { calculation, type Explanation, operation } from '../../src/score/explain/explanation.ts'
import { bytesSource } from '../../src/tables/byte-source.ts'
import { assessed } from '../support/assessed.ts'
import { wrongLines } from '../support/pocket-calculator.ts'
import { rubricIds, soundRubric } from '../support/rubric-files.ts'
import { runs, sample, soak } from '../support/soak.ts'

/** Every number of a report, of the whole and of each unit or group. */
function explained(report: Report): { wrong: readonly string[]; count: number } {
  const { result } = report
  const names = [
    ...(result.score.undefinedBecause === 'several-units' ? [] : [undefined]),
    ...result.units.slice(0, 2).map(({ unit }) => unit),
    ...result.groups
      .flatMap(({ groups }) => groups.map(({ values }) => values.join(' × ')))
      .slice(0, 2),
  ]
  let count = 0
  const recorded = recordedCounts(result, 'report.json')
  const wrong = names.flatMap(name => {
    const whose = {
      file: 'report.json',
      reading: 'claimed',
      ...(name === undefined ? {} : { name }),
    } as const
    const level = result.units.find(({ unit }) => unit === name)?.level
    const model = result.levelModels?.[level ?? ''] ?? result.model
    const ids = [
      ...nodeIds(model.score),
      ...model.gates.map(({ verdict }) => verdict),
      ...model.lookups.map(({ id }) => id),
    ]
    const explain = numberExplainer(report, whose, recorded)
    return (ids.length > 30 ? sample(ids) : ids).flatMap(id => {
      const { explanation } = explain(id)
      count++
      const written = writtenExplanation(explanation, model.shownDigits)
      return wrongLines(written.steps).map(line => `${name ?? ''} ${id}: ${line}`)
    })
  })
  return { wrong, count }
}

function nodeIds(node: Report['result']['model']['score']): readonly string[] {
  return [node.id, ...node.children.flatMap(nodeIds)]
}

async function reportOf(files: readonly string[], rubric: Rubric, by: readonly string[] = []) {
  const sources = files.map(name => bytesSource(name, readFileSync(name)))
  const matched = await matchSources(sources, [{ rubric, isVariant: false }])
  return assess(matched, { version: 'test', by })
}

const published: readonly { title: string; rubric: string; data: string }[] = JSON.parse(
  readFileSync('test/published/cases.json', 'utf8'),
)

describe('an explanation', () => {
  it.each(published)('adds up in every line: $title', async ({ rubric: id, data }) => {
    const folder = rubricIds('rubrics').includes(id) ? 'rubrics' : 'test/published'
    const report = await assessed(soundRubric(folder, id), [readFileSync(data, 'utf8')])
    const { wrong, count } = explained(report)
    expect(wrong).toEqual([])
    expect(count).toBe(nodesOf(soundRubric(folder, id).score).length)
  })

  const examples: readonly [string, string[], string, string[]][] = [
    ['gates', ['zona-integritas/satker.csv'], 'zona-integritas-2021', []],
    ['persons and units', ['berakhlak/responses.csv'], 'berakhlak-2021', ['Unit Kerja']],
    [
      'levels',
      ['area-perubahan/instansi.csv', 'area-perubahan/unit.csv'],
      'area-perubahan-2020',
      [],
    ],
  ]
  it.each(sample(examples))(
    'adds up in every line of an example with %s',
    async (_, files, rubric, by) => {
      const names = files.map(name => `examples/${name}`)
      const report = await reportOf(names, soundRubric('rubrics', rubric), by)
      expect(explained(report).wrong).toEqual([])
    },
  )

  soak('adds up in every line without the tally, too', async () => {
    for (const [file, id] of [
      ['skm/gaspul.csv', 'skm-2017'],
      ['area-perubahan/instansi.csv', 'area-perubahan-2020'],
    ] as const) {
      const report = await reportOf([`examples/${file}`], soundRubric('rubrics', id))
      const { tally: _, ...result } = report.result
      expect(explained({ ...report, result }).wrong).toEqual([])
    }
  })

  it('adds up whatever the numbers are', () => {
    const fraction = fc
      .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 997 }))
      .map(([n, d]) => exact(n, d))
    const parts = fc.array(fc.tuple(fraction, fraction), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 4 }), (pairs, digits) => {
        const rows = pairs.map(([value, weight], at) => ({
          ...{ id: String(at), value, because: undefined, weight },
          product: calculation(operation('×', value, weight)),
        }))
        const total = calculation(operation('+', ...rows.map(({ product }) => product.result)))
        const mean = calculation(
          operation('÷', total.result, sumOf([exact(1, 3), exact(pairs.length)])),
        )
        const rounding = { digits, mode: 'half-up' } as const
        const explanation: Explanation = {
          ...{ id: 'x', value: mean.result, undefinedBecause: undefined, isProvisional: false },
          steps: [
            { kind: 'parts', rows, total },
            { kind: 'mean-of-parts', calculation: mean },
            {
              kind: 'round',
              stage: 'shown',
              from: mean.result,
              rounding,
              to: round(mean.result, digits),
            },
          ],
        }
        expect(wrongLines(writtenExplanation(explanation, digits).steps)).toEqual([])
      }),
      { numRuns: runs(1000) },
    )
  })

  it('does not print a score as its bound where it misses it by a hair', () => {
    const value = exact(76_609_999_999_999n, 1_000_000_000_000n)
    const steps: Explanation['steps'] = [
      {
        ...{ kind: 'grade', value, grade: 'C' },
        bands: [
          { grade: 'B', bound: exact(7661, 100), inclusive: true, isReached: false },
          { grade: 'C', bound: exact(65), inclusive: true, isReached: true },
        ],
      },
    ]
    const explanation = { id: 'x', value, undefinedBecause: undefined, isProvisional: false, steps }
    const [grade] = writtenExplanation(explanation, 2).steps
    expect(grade?.kind === 'grade' && grade.value.written).not.toBe('76.61')
    expect(wrongLines(grade ? [grade] : [])).toEqual([])
  })
})
