/** A command definition and words -> operands and flags; commander finds what is wrong, we say it. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { type DiagnosticKind, type Parameter, Refusal } from '../diagnostics/diagnostic.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import {
  type CommandDefinition,
  type FlagDefinition,
  type FlagValues,
  LOOK_FLAGS,
  placeholders,
} from './command-definition.ts'
import {
  fileInsteadOfCommand,
  missingFlagValue,
  missingOperand,
  repeatedFlag,
  tooManyOperands,
  unknownCommand,
  unknownFlag,
  unknownFlagValue,
} from './command-line-diagnostics.ts'
import { COMMANDS } from './commands.ts'

type ParsedCommandLine =
  | {
      readonly help: CommandDefinition | undefined
      readonly flags: FlagValues
      /** Asked for as `help COMMAND`. */
      readonly isFull?: boolean
    }
  | { readonly version: true }
  | {
      readonly command: CommandDefinition
      readonly operands: readonly string[]
      readonly flags: FlagValues
    }

/** Throws a Refusal where the words make no sense. `cwd` tells a forgotten `assess` from a mistyped command. */
export function parsedCommandLine(words: readonly string[], cwd: string): ParsedCommandLine {
  let parsed: ParsedCommandLine | undefined
  const program = new OurCommand('rb-score')
  program.option('-V, --version').option('-h, --help').helpOption(false).helpCommand(false)
  addFlags(program, LOOK_FLAGS.flags)
  for (const definition of COMMANDS) {
    const command = program.createCommand(definition.name, definition)
    for (const form of operandForms(definition)) command.argument(form)
    addFlags(command, flagsOf(definition))
    command.helpOption(false).allowExcessArguments(false)
    command.action(() => {
      const flags = command.optsWithGlobals() as FlagValues
      parsed = flags.help
        ? { help: definition, flags }
        : { command: definition, operands: command.args, flags }
    })
    program.addCommand(command)
  }
  program.argument('[words...]').action((rest: readonly string[]) => {
    const flags = program.opts()
    const [word, named] = rest
    if (flags.version) parsed = { version: true }
    else if (word === undefined) parsed = { help: undefined, flags }
    else if (word === 'help' && named === undefined)
      parsed = { help: undefined, flags, isFull: true }
    else {
      const help = helpFor(word === 'help' ? (named ?? '') : word, word, cwd)
      parsed = { help, flags, isFull: word === 'help' }
    }
  })
  program.exitOverride()
  program.parse([...words], { from: 'user' })
  return parsed ?? { help: undefined, flags: {} }
}

function helpFor(name: string, word: string, cwd: string): CommandDefinition {
  const command = COMMANDS.find(each => each.name === name)
  if (command !== undefined && word === 'help') return command
  if (word !== 'help' && existsSync(resolve(cwd, name)))
    refuse(fileInsteadOfCommand, name, { word: name })
  const names = COMMANDS.map(each => each.name)
  const params = { command: name, hint: likenessHint(name, names), commands: quotedList(names) }
  return refuse(unknownCommand, name, params)
}

function flagsOf(definition: CommandDefinition): readonly FlagDefinition[] {
  return definition.groups.flatMap(group => group.flags)
}

/** Commander wants `[DATA...]` or `[name]`, one at a time; what is missing is said by `checkOperands`. */
function operandForms({ operand }: CommandDefinition): readonly string[] {
  const forms = operand?.form.split(' ') ?? []
  return forms.map(form => (form.startsWith('[') ? form : `[${form}]`))
}

function addFlags(command: Command, flags: readonly FlagDefinition[]): void {
  for (const { flags: form, choices, repeatable } of flags) {
    const option = new Option(form)
    const read = (value: string, earlier: unknown) => {
      // The next flag was taken for the value.
      if (value.startsWith('--')) refuseMissingValue(option)
      if (choices?.includes(value) === false) {
        const hint = likenessHint(value, choices)
        const flag = option.long ?? form
        refuse(unknownFlagValue, flag, { flag, value, hint, choices: quotedList(choices) })
      }
      if (repeatable) return [...(Array.isArray(earlier) ? earlier : []), value]
      // Of two values one would be dropped, and nobody could tell which was meant.
      if (earlier !== undefined) refuseRepeatedFlag(option, [String(earlier), value])
      return value
    }
    command.addOption(option.required ? option.argParser(read) : option)
  }
}

/** Commander reports through these methods of its own; each says the same in our words and both languages. */
class OurCommand extends Command {
  readonly definition: CommandDefinition | undefined

  constructor(name?: string, definition?: CommandDefinition) {
    super(name)
    this.definition = definition
  }

  override createCommand(name?: string, definition?: CommandDefinition): OurCommand {
    return new OurCommand(name, definition).exitOverride()
  }

  unknownOption(flag: string): never {
    const [first = ''] = this.args
    if (this.parent === null && !first.startsWith('-')) helpFor(first, first, process.cwd())
    const [word = flag] = flag.split('=')
    const known = [...this.options, ...(this.parent?.options ?? [])]
    const names = known.flatMap(option => option.long ?? [])
    const params = { command: this.commandWords(), flag: word, hint: likenessHint(word, names) }
    return refuse(unknownFlag, word, params)
  }

  optionMissingArgument(option: Option): never {
    return refuseMissingValue(option)
  }

  _excessArguments(words: readonly string[]): never {
    const word = words[this.registeredArguments.length] ?? ''
    return refuse(tooManyOperands, word, { command: this.commandWords(), word })
  }

  private commandWords(): string {
    return this.parent === null ? this.name() : `${this.parent.name()} ${this.name()}`
  }
}

/** Refuses a command without its operand; help does not need one. */
export function checkOperands(definition: CommandDefinition, operands: readonly string[]): void {
  const { operand, name, examples } = definition
  if (operand === undefined || operand.form.startsWith('[') || operands.length > 0) return
  const example = examples[0]?.line ?? ''
  refuse(missingOperand, operand.form, {
    command: `rb-score ${name}`,
    operand: operand.about,
    example,
  })
}

function refuseMissingValue(option: Option): never {
  const flag = option.long ?? option.flags
  const form = option.flags.replace(/^-\w, /, '')
  const shown = { id: placeholders(form, 'id'), en: form }
  return refuse(missingFlagValue, flag, { flag, form: shown })
}

function refuseRepeatedFlag(option: Option, values: readonly string[]): never {
  const flag = option.long ?? option.flags
  const [first, second] = values.map(value => `\`${value}\``)
  const given = {
    id: first === second ? `${first} dua kali` : `${first} dan ${second}`,
    en: first === second ? `${first} twice` : `${first} and ${second}`,
  }
  return refuse(repeatedFlag, flag, { flag, given })
}

function refuse(
  kind: DiagnosticKind,
  word: string,
  params: Readonly<Record<string, Parameter>>,
): never {
  throw new Refusal([kind({ kind: 'command', word }, params)])
}
