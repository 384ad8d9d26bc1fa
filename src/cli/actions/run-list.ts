/** `rb-score list`: prints which rubrics are at hand. */
import { safeJson } from '../../language/safe-text.ts'
import { type CommandAction, DONE } from '../command-definition.ts'
import { type LoadedRubric, loadedShippedRubrics } from '../rubric-folder.ts'
import { groupOf, rubricList, standingOf } from '../show/rubric-list.ts'
import { writeText } from '../surroundings.ts'

export const runList: CommandAction = async ({ flags, display, surroundings }) => {
  const rubrics = await loadedShippedRubrics()
  const text =
    flags.format === 'json' ? `${safeJson(rubrics.map(listed), 2)}\n` : rubricList(rubrics, display)
  await writeText(surroundings.stdout, text)
  return DONE
}

function listed({ rubric, variantOf }: LoadedRubric): unknown {
  const { id, edition, title, kind, items } = rubric
  const { source: _source, ...valid } = rubric.valid ?? {}
  const standing = standingOf(rubric)
  const group = groupOf(rubric)
  return {
    ...{ id, edition, official: rubric.official, valid: rubric.valid && valid, title, kind, group },
    ...{ items: items.length, extends: variantOf, ...standing },
  }
}
