/** A report -> the same as it may be passed on: small groups of persons hidden, with what would reveal them by subtraction. */
import { MASK } from '../coding/select-rows.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { isOfSomeRows } from '../tally/small-groups/selected-persons.ts'
import { HIDDEN, HIDDEN_MARK } from './report-numbers.ts'
import type { Report, ReportNode, ReportResult } from './report-shape.ts'
import { resultDigest, sealedReport } from './result-digest.ts'
import { breakdownName, cellId, keysOf, labelsOf } from './suppression/group-lines.ts'
import { ofSelectedPersons } from './suppression/persons-and-offices.ts'
import { publicationProblems } from './suppression/publication-problems.ts'
import { publishedAverages } from './suppression/published-averages.ts'
import { doClustersTell, withoutErrors } from './suppression/published-errors.ts'
import { hasMembers, publishedMembers, withoutNames } from './suppression/published-members.ts'
import { publishedPrevious, withPublishedPairs } from './suppression/published-previous.ts'
import { publishedQuestions } from './suppression/published-questions.ts'
import { publishedStatistics, withoutTellingScales } from './suppression/published-statistics.ts'
import { type SafeBreakdowns, safeBreakdowns } from './suppression/safe-breakdowns.ts'
import {
  HIDDEN_NOTE,
  hiddenNote,
  leftOutNote,
  leftOutPeriodsNote,
  MEMBERS_ON_PAGE,
  MEMBERS_SHOWN,
  membersNote,
  WORKING_NOTE,
  workingNote,
  workingPageNote,
} from './suppression/suppression-notes.ts'
import {
  MIN_CATEGORY,
  type SuppressionPlan,
  suppressionPlan,
} from './suppression/suppression-plan.ts'
import { withoutMeetings } from './suppression/table-meetings.ts'

/** Where other files will hide something, this one says so. */
export function withWorkingNote(report: Report): Report {
  if (report.result.hidden === undefined && hasMembers(report.result))
    return withNote(report, MEMBERS_SHOWN)
  const hidden = hiddenElsewhere(report)
  return hidden === undefined
    ? report
    : withNote(report, workingNote(hidden.plan, hidden.questions))
}

/** The same for what a command works out of a report: its steps, what would reach a target. */
export function workingPageNotes(report: Report): readonly Diagnostic[] {
  if (report.result.hidden === undefined && hasMembers(report.result)) return [MEMBERS_ON_PAGE]
  const hidden = hiddenElsewhere(report)
  return hidden === undefined ? [] : [workingPageNote(hidden.plan, hidden.questions)]
}

/** Absent where no other file hides anything. */
function hiddenElsewhere({
  result,
}: Report): { readonly plan: SuppressionPlan; readonly questions: number } | undefined {
  if ((result.hidden?.minGroup ?? 0) > 0 || !hasPersons(result)) return undefined
  const { result: asked, questions } = publishedQuestions(judged(result, MIN_GROUP), MIN_GROUP)
  const plan = suppressionPlan(asked, MIN_GROUP)
  return hidesAny(plan) || questions > 0 ? { plan, questions } : undefined
}

/** Worksheets have none that are counted; those about persons say so. */
function hasPersons({ rubric }: ReportResult): boolean {
  return rubric.kind === 'survey'
}

function hidesAny(plan: SuppressionPlan): boolean {
  const { scores, counts, dropped, before, isWholeSmall, isBeforeSmall, hidesOthers } = plan
  const hidden = scores.size + counts.size + dropped.size + before.size
  return hidden > 0 || isWholeSmall || isBeforeSmall || hidesOthers
}

/** As what its numbers are of: whoever is chosen by gender is a group of persons, in a service too, and so are few rows or days. */
function judged(result: ReportResult, minGroup: number): ReportResult {
  const { ofPersons, rowsUsed = 0 } = result.sample
  const isOfPersons =
    ofPersons === true || (rowsUsed < minGroup && isOfSomeRows(result.sample.leftOut))
  return isOfPersons ? ofSelectedPersons(result) : result
}

/** Groups of fewer respondents are hidden in what is published, unless another number is asked for. */
export const MIN_GROUP = 10
export interface PublishedReport {
  readonly report: Report
  /** Ids of cells that could not be kept from being worked out: nothing may be published with them. */
  readonly revealed: readonly string[]
}

/** Also of a report that was read again: what was hidden stays hidden, and where more is asked, more is. */
export function publishedReport(report: Report, minGroup = MIN_GROUP): PublishedReport {
  const { tally: _tally, ...whole } = report.result
  const { minGroup: hiddenBelow = 0, dropped: droppedBefore = 0 } = whole.hidden ?? {}
  if (hasMembers(whole) && hiddenBelow < minGroup && minGroup > 1) {
    const { result, hidden } = publishedMembers(whole, minGroup)
    const provenance = withoutHashes(withoutNames(report.provenance, whole.units))
    const told = withResult(withoutNote({ ...report, provenance }, HIDDEN_NOTE), result)
    return { report: withNote(told, membersNote(hidden, minGroup)), revealed: [] }
  }
  if (!hasPersons(whole) || hiddenBelow >= minGroup) return { report, revealed: [] }
  const { result: asked, questions } = publishedQuestions(judged(whole, minGroup), minGroup)
  const { result: safe, plan, leftOut } = safeBreakdowns(asked, minGroup)
  const doErrorsTell = doClustersTell(safe, plan, minGroup)
  const { scores, counts, dropped, revealed, areAllPersons } = plan
  const { statistics: annexed, hidden: annexes } =
    safe.statistics && areAllPersons
      ? withoutTellingScales(safe.statistics, safe.items, minGroup)
      : { statistics: safe.statistics, hidden: 0 }
  const kept =
    annexed === safe.statistics ? safe : { ...safe, ...(annexed && { statistics: annexed }) }
  const result = { ...(doErrorsTell ? withoutErrors(kept) : kept), model: whole.model }
  const { hidden: averagesHidden } = publishedAverages(result, plan, leftOut, minGroup)
  const intervalsHidden = thinIntervals(safe, plan)
  const besides = {
    ...{ averages: averagesHidden, intervals: intervalsHidden, questions },
    ...{ doErrorsTell, annexes },
  }
  // Groups of earlier periods are left out, and that is said by itself.
  const hidesMore = hidesAny({ ...plan, hidesOthers: plan.hidesPeriods })
  const isNoted = hidesMore || averagesHidden + intervalsHidden + questions + annexes > 0
  if (!isNoted && !plan.hidesOthers && leftOut.length === 0) {
    const { statistics, previous } = result
    const { rowsUsed = 0 } = result.sample
    const told = statistics && publishedStatistics(statistics, rowsUsed, minGroup, true)
    const before = previous && withPublishedPairs(previous, rowsUsed, minGroup)
    if (
      told === asked.statistics &&
      before === previous &&
      safe === asked &&
      withoutMeetings(asked) === asked
    )
      return { report: withoutNote(report), revealed: [] }
    const shown = {
      ...result,
      ...(told && { statistics: told }),
      ...(before && { previous: before }),
    }
    const cut = told === asked.statistics && before === previous ? report : hashless(report)
    return { report: withResult(cut, withoutMeetings(shown)), revealed: [] }
  }
  const shown = withoutSmall(result, plan, leftOut, minGroup)
  const hidden = {
    ...{ minGroup, minCategory: MIN_CATEGORY },
    ...{ scores: scores.size, counts: counts.size, dropped: droppedBefore + dropped.size },
  }
  const told = withoutNote(
    report,
    // A few answers, or how few, may follow from it.
    EARLIER_CAUTION,
    HIDDEN_NOTE,
  )
  const published = withoutSizes(
    withResult(hashless(told), withoutMeetings({ ...shown, hidden })),
    counts.size + dropped.size,
  )
  const noted = isNoted ? withNote(published, hiddenNote(plan, minGroup, besides)) : published
  const ofPeriods = leftOutPeriodsNote(result.previous, shown.previous)
  const ofBreakdowns = leftOut.length === 0 ? [] : [leftOutNote(leftOut)]
  return { report: [...ofPeriods, ...ofBreakdowns].reduce(withNote, noted), revealed }
}

/** Groups whose score stands there, and no interval since it rests on few. */
function thinIntervals({ groups }: ReportResult, { scores }: SuppressionPlan): number {
  return groups
    .flatMap(({ by, groups: own }) => own.map(group => ({ by, group })))
    .filter(
      ({ by, group }) =>
        group.intervalsHidden &&
        group.score.value !== undefined &&
        !scores.has(cellId(by, keysOf(labelsOf(group)))),
    ).length
}

/** With --for-publication: what was hidden is hidden everywhere, and a result that tells of persons is a problem. */
export function reportForPublication(
  report: Report,
  minGroup?: number,
): { readonly report: Report; readonly problems: readonly Diagnostic[] } {
  const { report: published, revealed } = publishedReport(report, minGroup)
  const isPersonal = report.provenance.options['even-if-personal'] !== undefined
  const problems = publicationProblems(published, {
    ...{ isPersonal, revealed, minGroup: minGroup ?? MIN_GROUP },
  })
  return { report: withoutTally(published), problems }
}

/** What a report for publication does without, even where no group is small: counts from which much else follows. */
function withoutTally(report: Report): Report {
  const { tally, ...result } = report.result
  return tally === undefined ? report : withResult(report, result)
}

function withResult(report: Report, result: ReportResult): Report {
  return sealedReport({ ...withoutNote(report), resultDigest: resultDigest(result), result })
}

/** Which rows were named or left out and how long a file is say how many there are of those whose count is hidden. */
function withoutSizes(report: Report, hiddenCounts: number): Report {
  const { sources, options } = report.provenance
  const isWholeHidden = report.result.sample.rowsUsed === undefined
  if (!isWholeHidden && (hiddenCounts === 0 || sources.length === 1)) return report
  const isNamed = isWholeHidden && options.rows !== undefined
  const told = withoutNote(report, LEFT_OUT_ROWS).provenance
  const provenance = {
    ...told,
    // Nor is a row named: a file has as many at least.
    notes: told.notes.filter(({ place = '' }) => !/:\d+(?::\d+)?$/.test(place)),
    sources: sources.map(({ size: _size, rows: _rows, ...source }) => source),
    options: isNamed ? { ...options, rows: MASK } : options,
  }
  return sealedReport({ ...report, provenance })
}

/** Who guesses what is hidden could try each guess against the hash of a file. */
function withoutHashes(provenance: Report['provenance']): Report['provenance'] {
  return {
    ...provenance,
    sources: provenance.sources.map(({ sha256: _whole, ...source }) => ({
      ...source,
      contentHash: HIDDEN_MARK,
    })),
  }
}

function hashless(report: Report): Report {
  return { ...report, provenance: withoutHashes(report.provenance) }
}

/** How many rows were left for which reason: with those that were read it says how many count. */
const LEFT_OUT_ROWS = 'responses/rows-left-out'
/** What is said of a period before. */
const EARLIER_CAUTION = 'report/earlier-caution'

/** No working file any more. */
function withoutNote(report: Report, ...besides: readonly string[]): Report {
  const { provenance } = report
  const notes = provenance.notes.filter(
    ({ code }) => code !== WORKING_NOTE && !besides.includes(code),
  )
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
  const { averages, previous, statistics, sample, ...rest } = result
  const { rowsUsed = 0 } = sample
  const isCountHidden = isWholeSmall && rowsUsed < MIN_CATEGORY
  const coverage = isCountHidden ? undefined : result.coverage
  const cellOf = (by: readonly string[], labels: readonly Localized[]) => cellId(by, keysOf(labels))
  // What a form prescribes adds up to all.
  const isHiddenCount = (id: string) => isCountHidden || counts.has(id)
  const shownCount = <N>(id: string, n: N) => (isHiddenCount(id) ? undefined : n)
  const withCount = <T extends { readonly n?: number; readonly percent?: unknown }>(
    id: string,
    { n, percent, ...rest }: T,
  ) => (counts.has(id) ? rest : { n, ...(percent === undefined ? {} : { percent }), ...rest }) as T
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
  const shown = publishedAverages(result, plan, leftOut, minGroup)
  const shownAverages = shown.averages
  const ofWhole = averages?.find(({ of }) => of === undefined)
  // A mean of groups beside that of persons is a second sum of what is hidden.
  const areAveragesShown =
    ofWhole === undefined
      ? scores.size === 0 && leftOut.length === 0
      : shownAverages.includes(ofWhole)
  // Who is short of the required number says how many there are at most.
  const isCoverageHidden = (coverage?.units ?? []).some(({ label }) =>
    counts.has(cellOf([coverage?.by ?? ''], [label])),
  )
  const isSaid = ({ code }: ReportResult['cautions'][number]) =>
    code !== 'report/small-groups' &&
    (!isCoverageHidden || code !== 'report/sample-short') &&
    (shown.hidden === 0 || code !== 'report/averages-differ')
  return {
    ...rest,
    sample: isCountHidden ? { leftOut: {} } : sample,
    ...(isWholeSmall || statistics === undefined
      ? {}
      : { statistics: publishedStatistics(statistics, rowsUsed, minGroup, areAveragesShown) }),
    ...(isWholeSmall
      ? { score: hiddenNode(result.score), items: [], verdicts: [], lookups: [] }
      : {}),
    groups: result.groups.map(
      ({ comparisons, incomplete: someMissing, acrossClusters: _across, ...grouping }) => ({
        ...grouping,
        ...(incomplete.has(breakdownName(grouping.by))
          ? {}
          : {
              ...(comparisons === undefined ? {} : { comparisons }),
              ...(someMissing === undefined ? {} : { incomplete: someMissing }),
            }),
        groups: grouping.groups.flatMap(group => {
          const id = cellOf(grouping.by, labelsOf(group))
          if (dropped.has(id)) return []
          const { n, weightedN, score, intervals, withinCluster, ranks, ...rest } = group
          // An interval tells how many there are, and so does that there is none: of one.
          const isHidden = scores.has(id) || counts.has(id)
          const hasIntervals = grouping.groups.some(each => each.intervals ?? each.intervalsHidden)
          return [
            {
              ...rest,
              ...(intervals === undefined || isHidden ? {} : { intervals }),
              ...(withinCluster === undefined || isHidden ? {} : { withinCluster }),
              ...(isHidden && hasIntervals ? { intervalsHidden: true } : {}),
              ...(ranks === undefined || incomplete.has(breakdownName(grouping.by))
                ? {}
                : { ranks }),
              ...(counts.has(id) || n === undefined ? {} : { n }),
              ...(counts.has(id) || weightedN === undefined ? {} : { weightedN }),
              score: scores.has(id) ? hiddenNode(score) : score,
            },
          ]
        }),
      }),
    ),
    ...(averages && { averages: shownAverages }),
    profile: result.profile.map(question => {
      const { noAnswer, ...rest } = question
      const none = shownCount(cellOf([question.id], [{ id: '' }]), noAnswer)
      return {
        ...rest,
        values: question.values.map(value => {
          const isHidden = isHiddenCount(cellOf([question.id], [value.label]))
          return isHidden ? { label: value.label } : value
        }),
        ...(none === undefined ? {} : { noAnswer: none }),
      }
    }),
    ...(coverage === undefined
      ? {}
      : {
          coverage: {
            ...(isCoverageHidden ? withoutOutside(coverage) : coverage),
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
            rowsUsed,
            minGroup,
          ),
        }),
    cautions: isWholeSmall ? [] : result.cautions.filter(isSaid),
  }
}

type Coverage = NonNullable<ReportResult['coverage']>

/** Who is of the roster, beside who answered at all: what is hidden would follow where others answered too. */
function withoutOutside(coverage: Coverage): Coverage {
  const { withoutUnit = 0, notInRoster } = coverage
  if (withoutUnit === 0 && notInRoster.length === 0) return coverage
  const { withoutUnit: _rows, all: counted, ...rest } = coverage
  const { n: _n, percent: _percent, ...all } = counted
  return { ...rest, all }
}

function hiddenNode({ id, children }: ReportNode): ReportNode {
  return {
    id,
    shown: HIDDEN_MARK,
    undefinedBecause: HIDDEN,
    ...(children === undefined ? {} : { children: children.map(hiddenNode) }),
  }
}
