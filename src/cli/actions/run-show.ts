/** `rb-score show`: prints one rubric, for a reader or for a program. */
import { safeJson } from '../../language/safe-text.ts'
import { resolvedModel } from '../../report/resolved-model.ts'
import { leveledRubrics } from '../../worksheets/choose-level.ts'
import { type CommandAction, DONE } from '../command-definition.ts'
import { foundRubric } from '../find-rubric.ts'
import { blockPage, reportProblems } from '../print-blocks.ts'
import type { LoadedRubric } from '../rubric-folder.ts'
import { rubricBlocks } from '../show/rubric-blocks.ts'
import { standingOf } from '../show/rubric-list.ts'
import { writeText } from '../surroundings.ts'

export const runShow: CommandAction = async ({ operands, flags, display, surroundings }) => {
  const [name = ''] = operands
  const loaded = await foundRubric(name, surroundings.cwd, name)
  await reportProblems(loaded.problems, display, surroundings, loaded.texts)
  const level = typeof flags.level === 'string' ? flags.level : undefined
  const [atLevel] =
    level === undefined ? [] : leveledRubrics([{ rubric: loaded.rubric, isVariant: false }], level)
  const chosen = { ...loaded, rubric: atLevel?.rubric ?? loaded.rubric }
  const { id } = chosen.rubric
  const called = name.toLowerCase() === id ? id : name
  const text =
    flags.format === 'json'
      ? `${safeJson(shown(chosen), 2)}\n`
      : blockPage(
          rubricBlocks(chosen.rubric, { ...chosen, name: called }, display.language),
          display,
        )
  await writeText(surroundings.stdout, text)
  return DONE
}

function shown({ rubric, variantOf }: LoadedRubric): unknown {
  const { id, edition, official, title, kind, notice, words, basis } = rubric
  return {
    ...{ id, edition, official, title, kind, extends: variantOf, notice, words },
    basis: basis.map(({ source: _source, ...each }) => each),
    standing: standingOf(rubric),
    ...(resolvedModel(rubric) as object),
  }
}
