/** The commands, in the order in which help lists them. A new one is a new file and one line here. */
import type { CommandDefinition } from './command-definition.ts'
import { askCommand } from './commands/ask.ts'
import { assessCommand } from './commands/assess.ts'
import { changesCommand } from './commands/changes.ts'
import { checkCommand } from './commands/check.ts'
import { compareCommand } from './commands/compare.ts'
import { completionCommand } from './commands/completion.ts'
import { documentCommand } from './commands/document.ts'
import { explainCommand } from './commands/explain.ts'
import { listCommand } from './commands/list.ts'
import { mergeCommand } from './commands/merge.ts'
import { newCommand } from './commands/new.ts'
import { pageCommand } from './commands/page.ts'
import { planCommand } from './commands/plan.ts'
import { renderCommand } from './commands/render.ts'
import { sampleCommand } from './commands/sample.ts'
import { sampleSizeCommand } from './commands/sample-size.ts'
import { schemaCommand } from './commands/schema.ts'
import { showCommand } from './commands/show.ts'
import { tallyCommand } from './commands/tally.ts'
import { templateCommand } from './commands/template.ts'
import { verifyCommand } from './commands/verify.ts'

export const COMMANDS: readonly CommandDefinition[] = [
  assessCommand,
  renderCommand,
  tallyCommand,
  mergeCommand,
  documentCommand,
  askCommand,
  explainCommand,
  compareCommand,
  changesCommand,
  verifyCommand,
  planCommand,
  listCommand,
  showCommand,
  sampleSizeCommand,
  checkCommand,
  newCommand,
  templateCommand,
  pageCommand,
  sampleCommand,
  schemaCommand,
  completionCommand,
]
