/** A command line that cannot ask -> one that gives the answers itself, for the rubric, unit and file at hand. */

import type { CommandCall } from '../cli/command-definition.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
import type { AskFlags } from './ask-flags.ts'
import { commandLine } from './ask-result.ts'
import { chosenRubric } from './ask-rubric.ts'
import { defaultName } from './default-name.ts'
import { exampleOf } from './scripted-answers.ts'

const ANY_RUBRIC = 'skm-2017'

export async function scriptedCommand(flags: AskFlags, call: CommandCall): Promise<string> {
  const isNamed = [flags.rubric, flags.review, flags.output].some(name => name !== undefined)
  const known = isNamed ? flags : { ...flags, rubric: ANY_RUBRIC }
  const { rubric, name } = await chosenRubric(known, call, undefined)
  const level = flags.level ?? rubric.rubric.levels[0]?.id
  const isKnownLevel = rubric.rubric.levels.some(({ id }) => id === level)
  const asked =
    level !== undefined && isKnownLevel ? rubricAtLevel(rubric.rubric, level) : rubric.rubric
  const set = exampleOf(asked)
  if (flags.review !== undefined) {
    const unit = flags.unit === undefined ? {} : { unit: flags.unit }
    return commandLine(['ask', '--review', flags.review], { ...unit, set })
  }
  const isSheet = rubric.rubric.kind === 'worksheet'
  return commandLine(['ask', name], {
    output: flags.output ?? defaultName(rubric.rubric.id, flags.unit),
    ...(isSheet ? { unit: flags.unit ?? 'UNIT' } : {}),
    ...(isSheet && level !== undefined ? { level } : {}),
    set,
  })
}
