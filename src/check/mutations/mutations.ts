/** A rubric -> every small change to its numbers and policies, one at a time. */
import type { Rubric } from '../../rubric/model.ts'
import type { Mutation } from './mutation.ts'
import { pointsMutations } from './points-mutations.ts'
import { scoreMutations } from './score-mutations.ts'
import { verdictMutations } from './verdict-mutations.ts'

/**
 * Only what its own file says: what it inherits by `extends` is held by the tests of the rubric it extends.
 */
export function* mutationsOf(rubric: Rubric): Generator<Mutation> {
  const { file } = rubric.source.place
  for (const mutation of allMutations(rubric)) if (mutation.place.file === file) yield mutation
}

function* allMutations({ source }: Rubric): Generator<Mutation> {
  yield* pointsMutations(source)
  yield* scoreMutations(source)
  yield* verdictMutations(source)
}
