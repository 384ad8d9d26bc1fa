/** What the persons of two periods scored, by who they are -> the change of those who answered in both; nobody is named. */
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { estimate, quantity, significant } from '../report/report-numbers.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Rubric } from '../rubric/model.ts'
import { pairedDifference } from '../statistics/paired-difference.ts'
import type { PersonScores } from '../tally/person-score.ts'

const needsRows = defineDiagnostic('compare/pair-by-needs-rows', 'error', {
  id: '--pair-by memasangkan orang yang sama dari setiap dua periode, dan `{file}` tidak memuat baris responden: laporan, hitungan, dan lembar kerja tidak menyimpan siapa yang menjawab.',
  idRemedy: 'berikan datanya, atau hapus --pair-by.',
  en: '--pair-by pairs the same persons of each two periods, and `{file}` has no rows of respondents: reports, tallies and worksheets do not keep who answered.',
  enRemedy: 'give its data, or leave --pair-by out.',
})

const otherRubric = defineDiagnostic('compare/pair-by-other-rubric', 'error', {
  id: '--pair-by membandingkan nilai orang yang sama menurut satu rubrik; `{before}` dihitung dengan `{there}`, `{now}` dengan `{here}`.',
  idRemedy: 'sebutkan rubriknya untuk keduanya: -r {here}',
  en: '--pair-by compares what the same persons score by one rubric; `{before}` was scored by `{there}`, `{now}` by `{here}`.',
  enRemedy: 'name one rubric for both: -r {here}',
})

const nobodyPaired = defineDiagnostic('compare/nobody-paired', 'error', {
  id: 'Tidak ada isian kolom `{column}` yang sama pada `{before}` ({countBefore} orang) dan `{now}` ({countNow} orang).',
  idRemedy: 'periksa kolomnya: mungkin penulisannya berbeda, atau angka nol di depannya hilang.',
  en: 'No value of column `{column}` stands in both `{before}` (persons: {countBefore}) and `{now}` (persons: {countNow}).',
  enRemedy: 'look at the column: it may be written in another way, or have lost its leading zeros.',
})

interface PersonsOfPeriod {
  /** As the user named its file. */
  readonly name: string
  readonly rubric: Rubric
  /** Undefined where the period has no rows of respondents. */
  readonly persons?: PersonScores
}

type Paired = NonNullable<NonNullable<ReportResult['previous']>['paired']>

/** Throws a `Refusal` where nobody can be paired. @param column as typed */
export function pairedPersons(
  before: PersonsOfPeriod,
  now: PersonsOfPeriod,
  column: string,
): Paired {
  const place = { kind: 'command', word: '--pair-by' } as const
  const lacking = [before, now].find(({ persons }) => persons === undefined)
  const [was, is] = [before.persons, now.persons]
  if (was === undefined || is === undefined)
    throw new Refusal([needsRows(place, { file: lacking?.name ?? '' })])
  if (before.rubric.id !== now.rubric.id) {
    const rubrics = { there: before.rubric.id, here: now.rubric.id }
    throw new Refusal([otherRubric(place, { before: before.name, now: now.name, ...rubrics })])
  }
  const both = [...is].flatMap(([key, scores]) => {
    const earlier = was.get(key)
    return earlier === undefined ? [] : [{ earlier, scores }]
  })
  if (both.length === 0) {
    const counts = { countBefore: was.size, countNow: is.size }
    const files = { before: before.name, now: now.name }
    throw new Refusal([nobodyPaired(place, { column, ...files, ...counts })])
  }
  const { score, shownDigits: digits } = now.rubric
  const nodes = nodesOf(score).filter(({ item }) => item === undefined)
  return {
    column,
    pairs: both.length,
    onlyBefore: was.size - both.length,
    onlyNow: is.size - both.length,
    nodes: nodes.flatMap(({ id }): Paired['nodes'] => {
      const pairs = both.flatMap(({ earlier, scores }) => {
        const [one, other] = [earlier.get(id), scores.get(id)]
        return one === undefined || other === undefined ? [] : [[one, other] as const]
      })
      const found = pairedDifference(pairs)
      if (found === undefined) return []
      const { n, interval, p } = found
      return [
        {
          ...{ id, n },
          before: quantity(found.before, digits),
          now: quantity(found.now, digits),
          change: quantity(found.difference, digits),
          ...(interval === undefined
            ? {}
            : { low: estimate(interval.low, digits), high: estimate(interval.high, digits) }),
          ...(p === undefined ? {} : { p: significant(p) }),
        },
      ]
    }),
  }
}
