/** Readings of a worksheet side by side -> rows of its CSV: their scores, how far they agree, and where they differ. */
import type { FullReport } from '../report/full-report.ts'
import type { CsvRow } from './render-csv.ts'

type Readings = NonNullable<NonNullable<FullReport['result']['worksheet']>['readings']>

/** A reading stands under `id`, who filled it in under `place`. */
export function readingRows(readings: Readings = []): CsvRow[] {
  return readings.flatMap(({ unit: group, readings: all, answers, agreement }) => {
    const { questions, alike, kappa, alpha, byMetric = [], leniency = [] } = agreement
    const agreements = [
      { id: 'kappa', n: questions, ...kappa },
      { id: 'krippendorff-alpha', n: questions, ...alpha },
      ...byMetric.map(({ metric, questions: n, alpha: own }) => {
        return { id: `krippendorff-alpha-${metric}`, n, ...own }
      }),
    ].filter(({ value }) => value !== undefined)
    return [
      ...all.flatMap(({ of, name: place, score, provisional, difference }, at): CsvRow[] => {
        const key = { group, id: of, place }
        const own = leniency[at]
        return [
          {
            ...{ part: 'reading', ...key, ...score, change: difference?.shown },
            ...(score === undefined ? { provisional: provisional?.shown } : {}),
          },
          ...(own === undefined ? [] : [{ part: 'reading-leniency', ...key, ...own }]),
        ]
      }),
      { part: 'agreement', group, id: 'alike', filled: alike, asked: questions },
      ...agreements.map((each): CsvRow => ({ part: 'agreement', group, ...each })),
      ...answers.flatMap(({ id, values }) =>
        values.map((level, at): CsvRow => {
          const { of, name: place } = all[at] ?? { of: undefined }
          return { part: 'reading-answer', group, id, by: of, place, level }
        }),
      ),
    ]
  })
}
