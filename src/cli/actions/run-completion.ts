/** `rb-score completion`: the definitions of commands -> a script that completes words in a shell. */
import { Refusal } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../language/language.ts'
import { likenessHint } from '../../language/nearest.ts'
import { quotedList } from '../../language/short-list.ts'
import {
  type CommandAction,
  type CommandDefinition,
  DONE,
  type FlagDefinition,
  LOOK_FLAGS,
} from '../command-definition.ts'
import { unknownOperand } from '../command-line-diagnostics.ts'
import { COMMANDS } from '../commands.ts'
import { shippedRubricIds } from '../rubric-folder.ts'
import { writeText } from '../surroundings.ts'

const SHELLS = { bash, zsh, fish, powershell }

export const runCompletion: CommandAction = async ({ operands, display, surroundings }) => {
  const [name = ''] = operands
  const script = Object.hasOwn(SHELLS, name) ? SHELLS[name as keyof typeof SHELLS] : undefined
  if (script === undefined) {
    const names = Object.keys(SHELLS)
    const params = { command: 'rb-score completion', value: name }
    const likeness = { hint: likenessHint(name, names), choices: quotedList(names) }
    throw new Refusal([unknownOperand({ kind: 'command', word: name }, { ...params, ...likeness })])
  }
  const commands = COMMANDS.map(command => completed(command, display.language))
  await writeText(surroundings.stdout, `${script(commands).join('\n')}\n`)
  return DONE
}

interface CompletedCommand {
  readonly name: string
  readonly about: string
  /** What may stand behind it beside files. */
  readonly words: readonly string[]
  readonly flags: readonly CompletedFlag[]
}

interface CompletedFlag {
  /** `-o` and `--output`. */
  readonly forms: readonly string[]
  readonly about: string
  readonly takesValue: boolean
  /** What the value may be; empty where it may be a file or anything. */
  readonly values: readonly string[]
}

function completed(command: CommandDefinition, language: Language): CompletedCommand {
  const { name, operand, summary, groups } = command
  const groupsOfAll = [...groups, LOOK_FLAGS].flatMap(group => group.flags)
  return {
    ...{ name, about: summary[language], words: wordsFor(operand?.form ?? '') },
    flags: groupsOfAll.map(flag => ({
      forms: flag.flags.match(/(?<=^|[ ,])-[\w-]+/g) ?? [],
      about: flag.about[language],
      takesValue: flag.flags.includes('<'),
      values: flag.choices ?? wordsFor(valueForm(flag)),
    })),
  }
}

function valueForm({ flags }: FlagDefinition): string {
  return /<.*>/.exec(flags)?.[0] ?? ''
}

function wordsFor(form: string): readonly string[] {
  if (form.includes('RUBRIC')) return shippedRubricIds()
  if (form.includes('SCHEMA')) return ['rubric', 'report', 'project']
  return form === 'SHELL' ? Object.keys(SHELLS) : []
}

function bash(commands: readonly CompletedCommand[]): string[] {
  const cases = commands.flatMap(({ name, words, flags }) => [
    ...flags.flatMap(({ forms, takesValue, values }) =>
      takesValue
        ? [
            `    ${forms.map(form => `"${name} ${form}"`).join('|')}) words=${quote(values.join(' '))} ;;`,
          ]
        : [],
    ),
    `    "${name} "*) words=${quote([...words, ...flags.flatMap(({ forms }) => forms)].join(' '))} ;;`,
  ])
  const names = [...commands.map(({ name }) => name), 'help', '--help', '--version'].join(' ')
  return [
    '_rb_score() {',
    `  local words current="\${COMP_WORDS[COMP_CWORD]}"`,
    `  if [ "$COMP_CWORD" -eq 1 ]; then words=${quote(names)}`,
    `  else case "\${COMP_WORDS[1]} \${COMP_WORDS[COMP_CWORD-1]}" in`,
    ...cases,
    '  esac; fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    // Where nothing of ours begins so, names of files.
    'complete -o default -F _rb_score rb-score',
  ]
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function zsh(commands: readonly CompletedCommand[]): string[] {
  const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&')
  return [
    '#compdef rb-score',
    '_rb_score() {',
    '  local -a commands',
    '  commands=(',
    ...commands.map(({ name, about }) => `    ${quote(`${name}:${plain(about)}`)}`),
    '  )',
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  local command=$words[2]',
    '  shift words; (( CURRENT-- ))',
    '  case $command in',
    ...commands.flatMap(({ name, words, flags }) => [
      `    ${name}) _arguments \\`,
      ...flags.flatMap(({ forms, about, takesValue, values }) =>
        forms.map(form => {
          const value = values.length === 0 ? '_files' : `(${values.join(' ')})`
          return `      ${quote(`*${form}[${plain(about)}]${takesValue ? `:value:${value}` : ''}`)} \\`
        }),
      ),
      // The space keeps _arguments from handing over options that _alternative does not know.
      words.length === 0
        ? `      '*:file:_files' ;;`
        : `      ${quote(`*: : _alternative "words:word:(${words.join(' ')})" "files:file:_files"`)} ;;`,
    ]),
    '  esac',
    '}',
    'compdef _rb_score rb-score',
  ]
}

function fish(commands: readonly CompletedCommand[]): string[] {
  const complete = 'complete -c rb-score'
  const own = commands.flatMap(({ name, about, words, flags }) => [
    `${complete} -n __fish_use_subcommand -a ${name} -d ${quote(about)}`,
    ...(words.length === 0
      ? []
      : [`${complete} -n '__fish_seen_subcommand_from ${name}' -a ${quote(words.join(' '))}`]),
    ...flags.map(flag => {
      const forms = flag.forms.map(form =>
        form.startsWith('--') ? `-l ${form.slice(2)}` : `-s ${form.slice(1)}`,
      )
      const value =
        flag.values.length > 0
          ? ` -x -a ${quote(flag.values.join(' '))}`
          : flag.takesValue
            ? ' -r'
            : ''
      return `${complete} -n '__fish_seen_subcommand_from ${name}' ${forms.join(' ')}${value} -d ${quote(flag.about)}`
    }),
  ])
  // A command is no file.
  return [`${complete} -n __fish_use_subcommand -f`, ...own]
}

function powershell(commands: readonly CompletedCommand[]): string[] {
  const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
  const list = (words: readonly string[]) => `@(${words.map(literal).join(', ')})`
  return [
    'Register-ArgumentCompleter -Native -CommandName rb-score -ScriptBlock {',
    '  param($current, $line, $cursor)',
    '  $words = @{',
    ...commands.flatMap(({ name, words, flags }) => [
      `    ${literal(name)} = ${list([...words, ...flags.flatMap(({ forms }) => forms)])}`,
      ...flags.flatMap(({ forms, values }) =>
        values.length === 0
          ? []
          : forms.map(form => `    ${literal(`${name} ${form}`)} = ${list(values)}`),
      ),
    ]),
    '  }',
    '  $typed = @($line.CommandElements | ForEach-Object { $_.ToString() })',
    '  if ($current -ne "") { $typed = @($typed | Select-Object -SkipLast 1) }',
    '  $command = if ($typed.Count -gt 1) { $typed[1] } else { "" }',
    '  $before = "$command $($typed[-1])"',
    `  $offered = if ($command -eq "") { ${list(commands.map(({ name }) => name))} }`,
    '    elseif ($words.ContainsKey($before)) { $words[$before] }',
    '    else { $words[$command] }',
    '  $offered | Where-Object { $_ -like "$current*" } | ForEach-Object {',
    '    [System.Management.Automation.CompletionResult]::new($_, $_, "ParameterValue", $_)',
    '  }',
    '}',
  ]
}
