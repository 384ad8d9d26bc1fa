/** The counted answers of another period -> what they score by the rubric of now. */
import { recordedCounts } from '../report/recorded/recorded-counts.ts'
import { recordedRubric } from '../report/recorded/recorded-rubric.ts'
import { reportResult } from '../report/report-result.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import { askTheSame, fingerprinted } from '../rubric/fingerprints.ts'
import type { Item, Rubric, ScoreNode } from '../rubric/model.ts'
import { rescoredTally } from '../score/rescored-tally.ts'
import { surveyScores } from '../score/survey-scores.ts'
import type { Crosswalk } from './crosswalk.ts'

/**
 * Undefined where both score alike, where the counts are not there, and where they do not tell: of questions that were not
 * asked then or had other answers to choose from, and of rules that judge each person in parts of too many combinations.
 * @param walk of another edition: which of its parts are those of now
 */
export function rescoredBefore(
  now: ReportResult,
  before: ReportResult,
  walk: Crosswalk | undefined,
  file: string,
): ReportResult | undefined {
  const isOther = now.rubric.scoringFingerprint !== before.rubric.scoringFingerprint
  if (!isOther || before.tally === undefined || now.rubric.kind !== 'survey') return undefined
  const { rubric: counted, counts } = recordedCounts(before, file)
  if (counts?.kind !== 'survey') return undefined
  const rubric = ofNow(recordedRubric(now, ''), counted, idOfThere(now.rubric.id, walk))
  if (rubric === undefined) return undefined
  const tally = askTheSame(rubric, counted)
    ? counts.tally
    : rescoredTally(counts.tally, counted, rubric)
  return tally && reportResult(surveyScores(rubric, tally), { withTally: false, suspicions: [] })
}

/** What has no partner is called after its rubric, so that it meets nothing. */
function idOfThere(rubric: string, walk: Crosswalk | undefined): (id: string) => string {
  if (walk === undefined || walk.isVariant) return id => id
  const ids = new Map(
    walk.pairs.flatMap(({ here, there }) =>
      here.length === 1 && there.length === 1 ? [[here[0], there[0]]] : [],
    ),
  )
  return id => ids.get(id) ?? `${rubric}:${id}`
}

/** The score of now, of the questions that were counted then. What else makes numbers is of no use to it. */
function ofNow(now: Rubric, counted: Rubric, idOf: (id: string) => string): Rubric | undefined {
  const known = new Map(counted.items.map(item => [item.id, item]))
  const items = new Map<number, Item>()
  for (const { item } of nodesOf(now.score)) {
    if (item === undefined) continue
    const then = known.get(idOf(item.id))
    if (then === undefined) return undefined
    items.set(then.index, { ...item, id: then.id, index: then.index })
  }
  const itemOf = (item: Item) => items.get(known.get(idOf(item.id))?.index ?? -1)
  const node = (own: ScoreNode): ScoreNode => ({
    ...own,
    id: idOf(own.id),
    item: own.item && itemOf(own.item),
    children: own.children.map(node),
  })
  return fingerprinted({
    ...counted,
    items: counted.items.map(item => items.get(item.index) ?? item),
    score: node(now.score),
    ...{ averages: [], grades: [], gates: [], lookups: [], shownDigits: now.shownDigits },
  })
}
