/** How groups compare, and how sure their scores are -> their part of the report. */
import { count, number, text } from '../rubric/json-shapes.ts'
import { listOf, needed, optional, type RecordOf, record, truth } from '../rubric/shape.ts'
import type { GroupInterval, GroupStatistics } from '../statistics/group-statistics.ts'
import {
  estimate,
  estimateShape,
  quantityShape,
  reliabilities,
  significant,
  type Written,
} from './report-numbers.ts'
import { undefinedFields } from './statistics-result.ts'
import { meetingsShape } from './suppression/table-meetings.ts'

const intervalShape = record({
  id: needed(text, 'Id of the node'),
  n: needed(
    count,
    'Respondents it rests on: of an index of several means, the fewest that one of them is of',
  ),
  complete: optional(
    count,
    'Of an index of several means: who answered everything it is made of; absent where all did, by clusters, and in files that are passed on where few did not',
  ),
  standardError: needed(number, 'In the unit of the score'),
  df: optional(
    count,
    'Degrees of freedom of t, where the sample has strata, clusters or weights; else n − 1',
  ),
  low: needed(estimateShape, 'Where the 95 % interval begins'),
  high: needed(estimateShape, 'Where it ends'),
})

export const groupFields = {
  joined: optional(
    truth,
    'Counts that were passed on: small groups that were joined as Other before, and no group of their own; neither ranked nor compared',
  ),
  mayLack: optional(
    truth,
    'Counts that were passed on: some of its respondents may be among those that another file joined as Other',
  ),
  weightedN: optional(quantityShape, 'Sum of their survey weights, where there are any'),
  intervals: optional(
    listOf(intervalShape),
    'Of its index and of the nodes below that; absent of a single respondent or cluster, or where hidden',
  ),
  withinCluster: optional(
    truth,
    'Clusters were drawn, and all its respondents are of one: it has no interval; absent where a group is hidden',
  ),
  intervalsHidden: optional(
    truth,
    'Where files are passed on: some rest on few of its respondents and are hidden',
  ),
  ranks: optional(
    record({
      best: needed(count, 'One more than groups that are clearly higher'),
      worst: needed(count, 'All ranked groups but those that are clearly lower'),
    }),
    'Which ranks by index it may have: pairwise differences by Welch, adjusted by Holm, below 0.05',
  ),
}

export const groupingFields = {
  meetings: optional(
    meetingsShape,
    'Where it stands beside a table before that it does not cross: how many are in both, by which files that are passed on are looked through; absent in these, and where all of each group are in one',
  ),
  acrossClusters: optional(
    count,
    'Where clusters were drawn: respondents outside the group that most of their cluster is of, or outside the cluster that most of their group is of, whichever are fewer; absent where files are passed on',
  ),
  incomplete: optional(
    count,
    'Respondents who left out part of what the index is made of: how far their answers go together is taken from all respondents; absent where there are none, and where a group is hidden',
  ),
  comparisons: optional(
    listOf(
      record({
        id: needed(text, 'Id of the node'),
        groups: needed(count, 'Groups with respondents'),
        n: needed(count, 'All their respondents'),
        compared: optional(
          count,
          'Of these, whose scores were compared one by one (kruskalWallis, delta): who answered everything; absent where all did',
        ),
        etaSquared: optional(estimateShape, 'Share of the variance that lies between groups'),
        welch: optional(
          record({
            f: needed(estimateShape, 'Welch’s F'),
            df1: needed(number, 'Degrees of freedom'),
            df2: needed(number, 'The same of the denominator'),
            p: needed(number, 'Probability of such a difference by chance'),
          }),
          'Whether means differ, without supposing that groups vary alike',
        ),
        kruskalWallis: optional(
          record({
            h: needed(estimateShape, 'H, corrected for ties'),
            df: needed(count, 'Degrees of freedom'),
            p: needed(number, 'Probability'),
          }),
          'Whether ranks differ',
        ),
        icc1: optional(estimateShape, 'ICC(1): how alike members of a group answer'),
        icc2: optional(estimateShape, 'ICC(2): how well means of groups can be told apart'),
        agreement: optional(
          estimateShape,
          'Median r*wg(j) of the groups, on the items of the node',
        ),
        delta: optional(estimateShape, 'Cliff’s delta of the highest group against the lowest'),
        undefined: optional(listOf(record(undefinedFields)), 'What of this has no value, and why'),
      }),
    ),
    'Whether groups differ at all, by node; absent where a group is hidden',
  ),
}

interface GroupParts {
  /** By group, in the order given. */
  readonly groups: readonly Written<RecordOf<typeof groupFields>>[]
  readonly grouping: Written<RecordOf<typeof groupingFields>>
}

export function groupStatisticsResult(
  statistics: GroupStatistics | undefined,
  digits: number,
): GroupParts {
  if (statistics === undefined) return { groups: [], grouping: {} }
  const { intervals, areWithinCluster = [], incomplete, ranks, nodes } = statistics
  const comparisons = nodes.map(each => {
    const { node, groups, n, variance, welch, kruskalWallis, correlation, compared } = each
    const { agreement, delta, lacking } = each
    return {
      ...{ id: node.id, groups, n },
      ...(incomplete > 0 && node.over !== 'respondents' ? { compared } : {}),
      ...reliabilities({ etaSquared: variance?.etaSquared }),
      ...(welch === undefined
        ? {}
        : {
            welch: {
              f: estimate(welch.f, 2),
              df1: welch.df[0],
              df2: significant(welch.df[1]),
              p: significant(welch.p),
            },
          }),
      ...(kruskalWallis && {
        kruskalWallis: {
          ...{ h: estimate(kruskalWallis.h, 2), df: kruskalWallis.df },
          p: significant(kruskalWallis.p),
        },
      }),
      ...reliabilities({ icc1: correlation?.icc1, icc2: correlation?.icc2, agreement, delta }),
      ...(lacking.length === 0 ? {} : { undefined: lacking }),
    }
  })
  return {
    groups: intervals.map((own, at) => {
      const range = ranks[at]
      return {
        ...(own.length === 0 ? {} : { intervals: own.map(each => intervalResult(each, digits)) }),
        ...(areWithinCluster[at] === true ? { withinCluster: true } : {}),
        ...(range === undefined ? {} : { ranks: range }),
      }
    }),
    grouping: {
      ...(incomplete > 0 ? { incomplete } : {}),
      ...(comparisons.length === 0 ? {} : { comparisons }),
    },
  }
}

function intervalResult(
  { node, n, complete, standardError, df, isDesigned, low, high }: GroupInterval,
  digits: number,
) {
  return {
    ...{ id: node.id, n },
    ...(complete === undefined ? {} : { complete }),
    standardError: significant(standardError),
    ...(isDesigned === true ? { df } : {}),
    low: estimate(low, digits),
    high: estimate(high, digits),
  }
}
