/** The definitions of commands, as `--help` has them -> dist/rb-score.1. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

export async function buildManPage(version) {
  const { COMMANDS, LOOK_FLAGS } = await definitions()
  writeFileSync(
    join('dist', 'rb-score.1'),
    `${manPage(version, COMMANDS, LOOK_FLAGS).join('\n')}\n`,
  )
}

/** Without what the commands do. */
async function definitions() {
  const dir = mkdtempSync(join(tmpdir(), 'rb-score-build-'))
  const input = { commands: 'src/cli/commands.ts', definition: 'src/cli/command-definition.ts' }
  try {
    const bundle = await rolldown({
      input,
      platform: 'node',
      external: /\/actions\//,
      logLevel: 'silent',
    })
    await bundle.write({ dir, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' })
    const load = name => import(pathToFileURL(join(dir, `${name}.mjs`)).href)
    return { ...(await load('commands')), ...(await load('definition')) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function manPage(version, commands, looks) {
  return [
    `.TH RB-SCORE 1 "" "rb-score ${version}" "User Commands"`,
    '.SH NAME',
    'rb\\-score \\- scores surveys and self\\-assessments of government units by a rubric',
    '.SH SYNOPSIS',
    '.B rb\\-score',
    '.I COMMAND',
    '[\\fIFLAGS\\fR]',
    '.SH DESCRIPTION',
    'Reads survey exports and worksheets (CSV, XLSX), scores them exactly by a rubric, and writes a table, a page, or a JSON report that shows where every number comes from.',
    '.SH COMMANDS',
    ...commands.flatMap(commandLines),
    '.SH FLAGS OF EVERY COMMAND',
    ...looks.flags.flatMap(flagLines),
    '.SH EXIT STATUS',
    ...tagged('0', 'done'),
    ...tagged(
      '1',
      'a score exists, but a demand was not met, or a finding of severity error stands',
    ),
    ...tagged('2', 'the command line is wrong'),
    ...tagged('3', 'nothing could be scored'),
    '.SH ENVIRONMENT',
    ...tagged('RB_SCORE_LANG', 'id or en, where --lang says nothing'),
    ...tagged('NO_COLOR, FORCE_COLOR', 'no colour, or colour into a pipe too'),
  ]
}

function commandLines({ name, operand, summary, examples, groups, remarks = [] }) {
  return [
    `.SS "${plain(`rb-score ${name}${operand === undefined ? '' : ` ${operand.form}`}`)}"`,
    sentence(summary.en),
    ...(operand === undefined ? [] : ['.PP', sentence(`${operand.form}: ${operand.about.en}`)]),
    ...groups.flatMap(({ title, flags }) => [
      '.PP',
      `\\fB${plain(title.en)}\\fR`,
      ...flags.flatMap(flagLines),
    ]),
    ...remarks.flatMap(remark => ['.PP', sentence(remark.en)]),
    ...examples.flatMap(({ line, about }) => [
      '.PP',
      `${sentence(about.en).replace(/\.$/, '')}:`,
      '.PP',
      '.nf',
      `\\&    ${plain(line)}`,
      '.fi',
    ]),
  ]
}

function flagLines({ flags, about }) {
  return tagged(flags, about.en)
}

function tagged(name, text) {
  return ['.TP', `\\fB${plain(name)}\\fR`, sentence(text)]
}

function sentence(text) {
  const whole = `${text[0].toUpperCase()}${text.slice(1)}`
  return plain(/[.:!?]$/.test(whole) ? whole : `${whole}.`)
}

/** A point or a quote at the beginning of a line would be a command of roff. */
function plain(text) {
  const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq')
  return escaped
    .replace(/^[.']/, '\\&$&')
    .replaceAll('\n', ' ')
    .replace(/[^\x20-\x7e]/gu, sign => `\\[u${hexOf(sign).toUpperCase().padStart(4, '0')}]`)
}

function hexOf(sign) {
  return (sign.codePointAt(0) ?? 0).toString(16)
}
