/** A report -> the same as it may be passed on: small groups of persons hidden, with what would reveal them by subtraction. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import type { Report, ReportNode, ReportResult } from './report-shape.ts'
import { resultDigest, sealedReport } from './result-digest.ts'
import { type SafeBreakdowns, safeBreakdowns } from './suppression/safe-breakdowns.ts'
import {
  hiddenNote,
  leftOutNote,
  WORKING_NOTE,
  workingNote,
} from './suppression/suppression-notes.ts'
import {
  breakdownName,
  cellId,
  keysOf,
  labelsOf,
  MIN_CATEGORY,
  type SuppressionPlan,
  suppressionPlan,
} from './suppression/suppression-plan.ts'

/** Where other files will hide something, this one says so. */
export function withWorkingNote(report: Report): Report {
  const { result } = report
  if (isPublished(result)) return report
  const plan = suppressionPlan(result, MIN_GROUP)
  if (!hidesAny(plan)) return report
  return withNote(report, workingNote(plan))
}

/** What was hidden once stays hidden. Worksheets have no persons in them. */
function isPublished({ hidden, rubric }: ReportResult): boolean {
  return hidden !== undefined || rubric.kind !== 'survey'
}

function hidesAny({ scores, counts, dropped, before, isWholeSmall }: SuppressionPlan): boolean {
  return scores.size + counts.size + dropped.size + before.size > 0 || isWholeSmall
}

export const HIDDEN_MARK = '×'
/** Why a score is not there. */
export const HIDDEN = 'hidden'

/** A score of fewer persons is nobody else's business. */
export const MIN_GROUP = 10
export interface PublishedReport {
  readonly report: Report
  /** Ids of cells that could not be kept from being worked out: nothing may be published with them. */
  readonly revealed: readonly string[]
}

/** Also of a report that was read again. */
export function publishedReport(report: Report, minGroup = MIN_GROUP): PublishedReport {
  const { tally: _tally, ...whole } = report.result
  if (isPublished(whole)) return { report, revealed: [] }
  const { result, plan, leftOut } = safeBreakdowns(whole, minGroup)
  const { scores, counts, dropped, revealed } = plan
  if (!hidesAny(plan) && leftOut.length === 0) {
    const { statistics, sample, previous } = result
    const told = statistics && publishedStatistics(statistics, sample.rowsUsed, minGroup)
    const before = previous && withPublishedPairs(previous, sample.rowsUsed, minGroup)
    if (told === statistics && before === previous && result === whole)
      return { report: withoutNote(report), revealed: [] }
    const shown = {
      ...result,
      ...(told && { statistics: told }),
      ...(before && { previous: before }),
    }
    return { report: withResult(report, shown), revealed: [] }
  }
  const shown = withoutSmall(result, plan, leftOut, minGroup)
  const hidden = {
    ...{ minGroup, minCategory: MIN_CATEGORY },
    ...{ scores: scores.size, counts: counts.size, dropped: dropped.size },
  }
  const safe = withResult(report, { ...shown, hidden })
  const published = hidesAny(plan) ? withNote(safe, hiddenNote(plan, minGroup)) : safe
  if (leftOut.length === 0) return { report: published, revealed }
  return { report: withNote(published, leftOutNote(leftOut)), revealed }
}

/** With --for-publication: what was hidden is hidden everywhere, and a result that tells of persons is a problem. */
export function reportForPublication(
  report: Report,
  minGroup?: number,
): { readonly report: Report; readonly problems: readonly Diagnostic[] } {
  const { report: published, revealed } = publishedReport(report, minGroup)
  const isPersonal = report.provenance.options['even-if-personal'] !== undefined
  return { report: withoutTally(published), problems: unsafe(isPersonal, revealed) }
}

const notSafe = defineDiagnostic('cli/not-for-publication', 'error', {
  id: '{what}',
  idRemedy: 'hapus rincian itu (--by), atau gabungkan kelompoknya; hasil ini jangan diumumkan.',
  en: '{what}',
  enRemedy: 'leave that breakdown (--by) out, or join its groups; do not publish this result.',
})

function unsafe(evenIfPersonal: boolean, revealed: readonly string[]): readonly Diagnostic[] {
  const place = { kind: 'command', word: '--for-publication' } as const
  const what = (id: string, en: string) => notSafe(place, { what: { id, en } })
  return [
    ...(evenIfPersonal
      ? [
          what(
            '--even-if-personal merinci menurut kolom berisi orang; hasilnya memuat nama atau nomor orang.',
            '--even-if-personal breaks down by columns of persons: the result holds their names or numbers.',
          ),
        ]
      : []),
    ...(revealed.length === 0
      ? []
      : [
          what(
            `Angka yang disembunyikan masih dapat dihitung dari yang lain (${revealed.length}).`,
            `Hidden numbers still follow from the others (${revealed.length}).`,
          ),
        ]),
  ]
}

/** What a report for publication does without, even where no group is small: counts from which much else follows. */
function withoutTally(report: Report): Report {
  const { tally, ...result } = report.result
  return tally === undefined ? report : withResult(report, result)
}

function withResult(report: Report, result: ReportResult): Report {
  return sealedReport({ ...withoutNote(report), resultDigest: resultDigest(result), result })
}

/** No working file any more. */
function withoutNote(report: Report): Report {
  const { provenance } = report
  const notes = provenance.notes.filter(({ code }) => code !== WORKING_NOTE)
  return sealedReport({ ...report, provenance: { ...provenance, notes } })
}

function withNote(report: Report, { code, message, remedy }: Diagnostic): Report {
  const { provenance } = report
  const notes = [...provenance.notes, { code, severity: 'note', message, remedy }]
  return sealedReport({ ...report, provenance: { ...provenance, notes } })
}

// The result without them.

function withoutSmall(
  result: ReportResult,
  plan: SuppressionPlan,
  leftOut: SafeBreakdowns['leftOut'],
  minGroup: number,
): ReportResult {
  const { scores, counts, dropped, isWholeSmall } = plan
  const { averages, coverage, previous, statistics, ...rest } = result
  const cellOf = (by: readonly string[], labels: readonly Localized[]) => cellId(by, keysOf(labels))
  const shownCount = <N>(id: string, n: N) => (counts.has(id) ? undefined : n)
  const withCount = <T extends { readonly n?: number; readonly percent?: unknown }>(
    id: string,
    { n, percent, ...rest }: T,
  ) => (counts.has(id) ? rest : { n, ...(percent === undefined ? {} : { percent }), ...rest }) as T
  const smallParts = new Set([
    ...leftOut.map(breakdownName),
    ...result.groups.flatMap(({ by, groups }) =>
      groups.some(group => scores.has(cellOf(by, labelsOf(group)))) ? [breakdownName(by)] : [],
    ),
  ])
  /** What compares all groups says something of those that are hidden. */
  const incomplete = new Set(
    result.groups.flatMap(({ by, groups }) =>
      groups.some(group => {
        const id = cellOf(by, labelsOf(group))
        return scores.has(id) || counts.has(id) || dropped.has(id)
      })
        ? [breakdownName(by)]
        : [],
    ),
  )
  const keptAverages = averages?.filter(({ of, label, over, index }) => {
    const isHidden =
      of !== undefined &&
      label !== undefined &&
      (scores.has(cellOf([of], [label])) || leftOut.some(by => breakdownName(by) === of))
    return !isHidden && (index === 'groups' || !smallParts.has(over))
  })
  // Who is short of the required number says how many there are at most.
  const isCoverageHidden = (coverage?.units ?? []).some(({ label }) =>
    counts.has(cellOf([coverage?.by ?? ''], [label])),
  )
  const isSaid = ({ code }: ReportResult['cautions'][number]) =>
    code !== 'report/small-groups' &&
    (!isCoverageHidden || code !== 'report/sample-short') &&
    (keptAverages?.length === averages?.length || code !== 'report/averages-differ') &&
    (!isWholeSmall || !code.startsWith('report/grade-'))
  return {
    ...rest,
    ...(isWholeSmall || statistics === undefined
      ? {}
      : { statistics: publishedStatistics(statistics, result.sample.rowsUsed, minGroup) }),
    ...(isWholeSmall
      ? { score: hiddenNode(result.score), items: [], verdicts: [], lookups: [] }
      : {}),
    groups: result.groups.map(({ comparisons, ...grouping }) => ({
      ...grouping,
      ...(comparisons === undefined || incomplete.has(breakdownName(grouping.by))
        ? {}
        : { comparisons }),
      groups: grouping.groups.flatMap(group => {
        const id = cellOf(grouping.by, labelsOf(group))
        if (dropped.has(id)) return []
        const { n, weightedN, score, intervals, ranks, ...rest } = group
        // An interval tells how many there are.
        return [
          {
            ...rest,
            ...(intervals === undefined || scores.has(id) || counts.has(id) ? {} : { intervals }),
            ...(ranks === undefined || incomplete.has(breakdownName(grouping.by)) ? {} : { ranks }),
            ...(counts.has(id) || n === undefined ? {} : { n }),
            ...(counts.has(id) || weightedN === undefined ? {} : { weightedN }),
            score: scores.has(id) ? hiddenNode(score) : score,
          },
        ]
      }),
    })),
    ...(keptAverages === undefined ? {} : { averages: keptAverages }),
    profile: result.profile.map(question => {
      const { noAnswer, ...rest } = question
      const none = shownCount(cellOf([question.id], [{ id: '' }]), noAnswer)
      return {
        ...rest,
        values: question.values.map(value => {
          const isHidden = counts.has(cellOf([question.id], [value.label]))
          return isHidden ? { label: value.label } : value
        }),
        ...(none === undefined ? {} : { noAnswer: none }),
      }
    }),
    ...(coverage === undefined
      ? {}
      : {
          coverage: {
            ...coverage,
            units: coverage.units.map(unit => withCount(cellOf([coverage.by], [unit.label]), unit)),
            notInRoster: coverage.notInRoster.map(unit =>
              withCount(cellOf([coverage.by], [unit.label]), unit),
            ),
          },
        }),
    ...(previous === undefined
      ? {}
      : {
          previous: withPublishedPairs(
            publishedPrevious(previous, plan, minGroup),
            result.sample.rowsUsed,
            minGroup,
          ),
        }),
    cautions: result.cautions.filter(isSaid),
  }
}

/** From the index with and without few persons follows what these answered. */
function publishedStatistics(
  statistics: NonNullable<ReportResult['statistics']>,
  rowsUsed: number,
  minGroup: number,
): NonNullable<ReportResult['statistics']> {
  const { alike, careless, robustness } = statistics
  const isTold = (left: typeof careless) =>
    left !== undefined && Math.min(left.rows, rowsUsed - left.rows) < minGroup
  const hidden = new Set(isTold(alike) ? ['alike', 'varied'] : [])
  if (isTold(careless)) hidden.add('careless').add('careful')
  if (hidden.size === 0) return statistics
  if (robustness?.choices.some(({ kind }) => hidden.has(kind)) === true) hidden.add('robustness')
  const shown = Object.entries(statistics).filter(([name]) => !hidden.has(name))
  return Object.fromEntries(shown) as typeof statistics
}

type PreviousSurvey = NonNullable<ReportResult['previous']>

function publishedPrevious(
  previous: PreviousSurvey,
  { scores, counts, dropped, before: hiddenBefore, isWholeSmall }: SuppressionPlan,
  minGroup: number,
): PreviousSurvey {
  const hasWhole = !isWholeSmall
  const { splits, periods, ...rest } = previous
  const isShown = (of: string) =>
    previous.groups.some(
      ({ by, groups }) =>
        by.join('*') === of &&
        groups.every(({ labels }) => {
          const id = cellId(by, keysOf(labels))
          return ![scores, counts, dropped, hiddenBefore].some(hidden => hidden.has(id))
        }),
    )
  return {
    ...rest,
    ...(hasWhole ? {} : { nodes: [], items: [] }),
    ...(splits === undefined ? {} : { splits: splits.filter(({ by }) => isShown(by.join('*'))) }),
    ...(periods === undefined
      ? {}
      : { periods: hasWhole ? periods.filter(({ n }) => n >= minGroup) : [] }),
    groups: previous.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.flatMap(group => {
        const id = cellId(grouping.by, keysOf(group.labels))
        if (dropped.has(id)) return []
        const { labels, n, nBefore, now, before, change, low, high, p } = group
        const [isNow, isBefore] = [!scores.has(id), !hiddenBefore.has(id)]
        return [
          {
            labels,
            ...(counts.has(id) || n === undefined ? {} : { n }),
            ...(isBefore && nBefore !== undefined ? { nBefore } : {}),
            ...(isNow && now !== undefined ? { now } : isNow ? {} : { now: CROSS }),
            ...(isBefore && before !== undefined ? { before } : isBefore ? {} : { before: CROSS }),
            ...(isNow && isBefore && change !== undefined
              ? {
                  change,
                  ...(low === undefined || high === undefined || counts.has(id)
                    ? {}
                    : { low, high, ...(p === undefined ? {} : { p }) }),
                }
              : isNow && isBefore
                ? {}
                : { change: CROSS }),
          },
        ]
      }),
    })),
  }
}

/** A number that is not there, where a table has a cell for it. */
const CROSS = { value: 0, exact: HIDDEN_MARK, shown: HIDDEN_MARK }

function hiddenNode({ id, children }: ReportNode): ReportNode {
  return {
    id,
    shown: HIDDEN_MARK,
    undefinedBecause: HIDDEN,
    ...(children === undefined ? {} : { children: children.map(hiddenNode) }),
  }
}

/** Few who were paired, or few who were not: these numbers beside those of all would tell what the others answered. */
function withPublishedPairs(
  previous: PreviousSurvey,
  rowsUsed: number,
  minGroup: number,
): PreviousSurvey {
  const { paired } = previous
  const isSmall = (n: number) => n > 0 && n < minGroup
  const isHidden = ({ n }: { readonly n: number }) =>
    [n, rowsUsed - n, previous.n - n].some(isSmall)
  if (paired === undefined || !paired.nodes.some(isHidden)) return previous
  const nodes = paired.nodes.map(node =>
    isHidden(node) ? { id: node.id, n: node.n, before: CROSS, now: CROSS, change: CROSS } : node,
  )
  return { ...previous, paired: { ...paired, nodes } }
}
