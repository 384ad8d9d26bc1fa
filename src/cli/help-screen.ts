/** Command definitions -> the screens of `--help`. */

import type { Language, Localized } from '../language/language.ts'
import { hangingText, type Palette, wrapText } from '../render/terminal-text.ts'
import {
  type CommandDefinition,
  type FlagGroup,
  LOOK_FLAGS,
  placeholders,
} from './command-definition.ts'
import { COMMANDS } from './commands.ts'

type Words = Required<Localized>

interface HelpLook {
  readonly language: Language
  readonly width: number
  readonly paint: Palette
}

const INTENTS: readonly { intent: CommandDefinition['intent']; title: Words }[] = [
  { intent: 'score', title: { id: 'Menilai', en: 'Score' } },
  { intent: 'report', title: { id: 'Laporan', en: 'Reports' } },
  { intent: 'prepare', title: { id: 'Persiapan', en: 'Prepare' } },
  { intent: 'rubric', title: { id: 'Rubrik', en: 'Rubrics' } },
]

const TITLE: Words = {
  id: 'Menilai survei dan penilaian mandiri unit pemerintah.',
  en: 'Scores surveys and self-assessments of government units.',
}

const USAGE: Words = { id: 'Pemakaian', en: 'Usage' }
const EXAMPLES: Words = { id: 'Contoh', en: 'Examples' }
const COMMAND: Words = { id: 'PERINTAH', en: 'COMMAND' }
const FLAGS: Words = { id: 'OPSI', en: 'FLAGS' }
const ONE: Words = { id: 'Satu perintah', en: 'One command' }
const ALL: Words = { id: 'Semua perintah', en: 'All commands' }

const MAIN_EXAMPLES: readonly { line: string; about: Words }[] = [
  {
    line: 'rb-score assess survei.csv',
    about: { id: 'menilai survei, hasilnya berupa tabel', en: 'score a survey, see the table' },
  },
  {
    line: 'rb-score assess survei.xlsx --by OPD',
    about: { id: 'dirinci per perangkat daerah', en: 'broken down by unit' },
  },
  {
    line: 'rb-score assess *.csv -o laporan.json',
    about: { id: 'semua file CSV, laporan ke JSON', en: 'all CSV files, a report as JSON' },
  },
  {
    line: 'rb-score show skm-2017',
    about: { id: 'menampilkan isi satu rubrik', en: 'look into a rubric' },
  },
]

/** The names of the commands, and where to begin. */
export function mainHelp(version: string, look: HelpLook): string {
  const { language, width } = look
  return page(look, [
    wrapText(`rb-score ${version}. ${TITLE[language]}`, width),
    [
      heading(EXAMPLES, look),
      ...pairs(
        MAIN_EXAMPLES.map(({ line, about }) => ({ left: line, right: about[language] })),
        look,
      ),
    ],
    [`${heading(USAGE, look)}  rb-score ${COMMAND[language]} [${FLAGS[language]}]`],
    INTENTS.flatMap(({ intent, title }) =>
      outdented(
        `${title[language]}: ${commandsFor(intent)
          .map(({ name }) => name)
          .join(', ')}`,
        width,
      ),
    ),
    [
      `${LOOK_FLAGS.title[language]}: --lang id|en, --help, --version`,
      `${ONE[language]}: rb-score ${COMMAND[language]} --help`,
      `${ALL[language]}: rb-score help`,
    ],
  ])
}

/** What each command does, a line each, so that all of it fits a screen. */
export function overviewHelp(version: string, look: HelpLook): string {
  const { language, width } = look
  const titles = Math.max(...INTENTS.map(({ title }) => title[language].length)) + 2
  const names = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2
  const indent = ' '.repeat(titles + names)
  const lines = INTENTS.flatMap(({ intent, title }) =>
    commandsFor(intent).flatMap(({ name, summary }, at) => {
      const [first = '', ...rest] = wrapText(summary[language], Math.max(20, width - indent.length))
      const shown = at === 0 ? title[language] : ''
      const start = look.paint.strong(shown) + ' '.repeat(titles - shown.length)
      return [`${start}${name.padEnd(names)}${first}`, ...rest.map(line => `${indent}${line}`)]
    }),
  )
  const one = `${ONE[language]}: rb-score ${COMMAND[language]} --help`
  return `${[...wrapText(`rb-score ${version}. ${TITLE[language]}`, width), ...lines, one].join('\n')}\n`
}

function commandsFor(wanted: CommandDefinition['intent']): readonly CommandDefinition[] {
  return COMMANDS.filter(({ intent }) => intent === wanted)
}

/** Rows of the smallest terminal in use. */
const SCREEN = 24

/** All of it where that fits a screen; else the names of the flags, and where they are explained. */
export function commandHelp(command: CommandDefinition, look: HelpLook): string {
  const fits = (text: string) => text.trimEnd().split('\n').length <= SCREEN
  const full = fullCommandHelp(command, look)
  if (fits(full)) return full
  const short = shortCommandHelp(command, look, 2)
  return fits(short) ? short : shortCommandHelp(command, look, 1)
}

function shortCommandHelp(command: CommandDefinition, look: HelpLook, shown: number): string {
  const { language, width } = look
  const { operand, examples, groups } = command
  return page(look, [
    [
      heading(EXAMPLES, look),
      ...pairs(
        examples.slice(0, shown).map(({ line, about }) => ({ left: line, right: about[language] })),
        look,
      ),
    ],
    [
      `${heading(USAGE, look)}  rb-score ${usageOf(command, look)} [${FLAGS[language]}]`,
      ...wrapText(sentence(command.summary[language]), width),
      ...(operand === undefined
        ? []
        : wrapText(`${placeholders(operand.form, language)}: ${operand.about[language]}`, width)),
    ],
    [...groups, LOOK_FLAGS].flatMap(({ title, flags }) => {
      const forms = flags.map(({ flags: form }) => placeholders(form, language).replace(', ', '/'))
      return outdented(`${title[language]}: ${forms.join(', ')}`, width)
    }),
    [`${EXPLAINED[language]} rb-score help ${command.name}`],
  ])
}

/** The first line stands out, so that what it names is found. */
function outdented(text: string, width: number): readonly string[] {
  return hangingText('  ', text, width).map((line, at) => (at === 0 ? line.trimStart() : line))
}

const EXPLAINED: Words = { id: 'Arti setiap opsi:', en: 'What each flag means:' }

export function fullCommandHelp(command: CommandDefinition, look: HelpLook): string {
  const { language } = look
  const { operand } = command
  return page(look, [
    [
      heading(EXAMPLES, look),
      ...command.examples.flatMap(({ line, about }) => [
        `  ${line}`,
        ...hangingText('      ', about[language], look.width).map(look.paint.faint),
      ]),
    ],
    [`${heading(USAGE, look)}  rb-score ${usageOf(command, look)} [${FLAGS[language]}]`],
    wrapText(sentence(command.summary[language]), look.width),
    ...(operand === undefined
      ? []
      : [
          pairs(
            [{ left: placeholders(operand.form, language), right: operand.about[language] }],
            look,
          ),
        ]),
    ...command.groups.map(group => flagLines(group, look)),
    flagLines(LOOK_FLAGS, look),
    ...(command.remarks ?? []).map(remark => wrapText(remark[language], look.width)),
  ])
}

function page(_look: HelpLook, blocks: readonly (readonly string[])[]): string {
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`
}

function heading(title: Words, { language, paint }: HelpLook): string {
  return paint.strong(title[language])
}

function usageOf({ name, operand }: CommandDefinition, { language }: HelpLook): string {
  return operand === undefined ? name : `${name} ${placeholders(operand.form, language)}`
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function flagLines(group: FlagGroup, look: HelpLook): readonly string[] {
  const rows = group.flags.map(({ flags, about }) => ({
    left: `${flags.startsWith('--') ? '    ' : ''}${placeholders(flags, look.language)}`,
    right: about[look.language],
  }))
  return [heading(group.title, look), ...pairs(rows, look)]
}

/** Two columns: what is typed, what it does. */
function pairs(
  rows: readonly { readonly left: string; readonly right: string }[],
  { width }: HelpLook,
): readonly string[] {
  const widest = Math.max(...rows.map(row => row.left.length))
  const indent = Math.min(widest, Math.floor(width / 2)) + 4
  return rows.flatMap(({ left, right }) => {
    const [first = '', ...rest] = wrapText(right, Math.max(20, width - indent))
    const start =
      left.length + 4 <= indent
        ? [`  ${left.padEnd(indent - 2)}${first}`]
        : [`  ${left}`, `${' '.repeat(indent)}${first}`]
    return [...start, ...rest.map(line => `${' '.repeat(indent)}${line}`)]
  })
}
