/** A rubric -> every small change to its numbers and policies, one at a time. */
import type { Rubric } from '../../rubric/model.ts'
import type { Mutation } from './mutation.ts'
import { pointsMutations } from './points-mutations.ts'
import { scoreMutations } from './score-mutations.ts'
import { verdictMutations } from './verdict-mutations.ts'

/** What it inherits by `extends` is part of it: its own tests have to hold all of it. */
export function* mutationsOf(rubric: Rubric): Generator<Mutation> {
  yield* pointsMutations(rubric.source)
  yield* scoreMutations(rubric.source)
  yield* verdictMutations(rubric.source)
}
