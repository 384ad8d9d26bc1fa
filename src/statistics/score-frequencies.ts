/** The counts of a cell -> the values whose mean a score is, and how many respondents have each. */
import { countedExact } from '../math/exact.ts'
import type { Item, ScoreNode } from '../rubric/model.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import type { Cell } from '../tally/tally.ts'
import type { Frequencies } from './sample-moments.ts'

/** Persons by their score of a node, or by the points of their answer to an item; empty where persons have none. */
export function scoreFrequencies({ id, item }: ScoreNode, cell: Cell): Frequencies {
  if (item !== undefined) return pointFrequencies(item, cell)
  const scores = cell.persons.get(id)?.scores ?? new Map<string, number>()
  return [...scores].map(([score, persons]) => [countedExact(score), persons] as const)
}

/** Persons by their index, before the rescale of the root: of complete answers where they have no score of the root itself. */
export function indexFrequencies(root: ScoreNode, cell: Cell): Frequencies {
  if (root.over === 'respondents') return scoreFrequencies(root, cell)
  return [...cell.indexes].map(([index, persons]) => [countedExact(index), persons] as const)
}

function pointFrequencies(item: Item, cell: Cell): Frequencies {
  const counts = cell.items[item.index]
  const answers = [
    ...(counts?.codes ?? []).map((rows, code) => ({ rows, code, number: undefined })),
    ...[...(counts?.numbers ?? [])].map(([fixed, rows]) => {
      return { rows, code: 0, number: BigInt(fixed) }
    }),
  ]
  return answers.flatMap(({ rows, ...answer }) => {
    const points = rows === 0 ? 'undefined' : pointsOfAnswer(item, answer)
    return isDefined(points) ? [[points, rows] as const] : []
  })
}
