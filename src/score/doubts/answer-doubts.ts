/** What the answers of a survey give to doubt about: items, and files. */
import { floatOf } from '../../math/exact.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import type { SurveyStatistics } from '../../statistics/survey-statistics.ts'
import type { Tally } from '../../tally/tally.ts'
import type { ItemScores, SurveyScores } from '../survey-scores.ts'
import { type BackwardsFile, backwardsFiles, LEAST_ANSWERS } from './backwards-files.ts'
import type { FileScore } from './file-scores.ts'
import { type OpposedItems, opposedItems } from './opposed-items.ts'
import { type TurnedInFile, turnedItems } from './turned-items.ts'

export interface AnswerDoubts {
  readonly opposed: readonly OpposedItems[]
  readonly constant: ConstantItems
  /** Of files that were read together, and of the groups where rows are grouped by file. */
  readonly files: FileDoubts
  readonly groups: FileDoubts
}

export interface FileDoubts {
  readonly backwards: readonly BackwardsFile[]
  readonly turned: readonly TurnedInFile[]
}

interface Files {
  readonly files: readonly FileScore[]
  readonly groups: readonly FileScore[]
}

export function answerDoubts(
  rubric: Rubric,
  tally: Tally,
  scores: Pick<SurveyScores, 'range' | 'items'> & { readonly statistics: SurveyStatistics },
  { files, groups }: Files,
): AnswerDoubts {
  const doubtsOf = (each: readonly FileScore[]): FileDoubts => ({
    backwards: backwardsFiles(scores.range, each),
    turned: turnedItems(rubric, tally, each),
  })
  return {
    opposed: scores.statistics.scales.flatMap(scale => opposedItems(scale) ?? []),
    constant: constantItems(scores.items),
    ...{ files: doubtsOf(files), groups: doubtsOf(groups) },
  }
}

interface ConstantItems {
  /** Items that nobody answered, where others were. */
  readonly unanswered: readonly Item[]
  /** Items to which all gave one answer, where others vary; whether it is the best one. */
  readonly some: readonly { readonly item: Item; readonly code: string; readonly isBest: boolean }[]
  /** How many there are where nothing varies at all: then no column stands out, but the whole does. */
  readonly all: number
}

function constantItems(items: readonly ItemScores[]): ConstantItems {
  const varies = ({ answers }: ItemScores) => answers.filter(({ count }) => count > 0).length > 1
  const empty = items.filter(({ n }) => n === 0).map(({ item }) => item)
  const constant = items.flatMap(constantAnswer)
  const isAll = constant.length > 1 && constant.length === items.length - empty.length
  return {
    unanswered: empty.length < items.length ? empty : [],
    some: items.some(varies) ? constant : [],
    all: isAll ? constant.length : 0,
  }
}

function constantAnswer({ item, n, answers }: ItemScores) {
  const given = answers.filter(({ count }) => count > 0)
  const [only] = given
  if (n < LEAST_ANSWERS || given.length !== 1 || only === undefined) return []
  const points = answers.map(({ category }) => floatOf(category.points))
  const best = item.reverse ? Math.min(...points) : Math.max(...points)
  return [{ item, code: only.category.code, isBest: floatOf(only.category.points) === best }]
}
