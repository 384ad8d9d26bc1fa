/** A page of documentation -> the same page with its commands run again and their output written anew. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../../src/cli/main.ts'
import type { OutputStream } from '../../src/cli/surroundings.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OPENING = /^(\s*)(`{3,})(\w*)\s*(.*)$/
/** Alone on a line: any number of lines of the output are left out here. */
const ELISION = '…'

/** `info` is what stands behind the language: `file=survei.csv`. */
export interface Fence {
  readonly language: string
  readonly info: string
  readonly lines: readonly string[]
}

/** The page in order: lines outside of fences as texts, and the fences. */
export function partsOf(page: string): readonly (string | Fence)[] {
  const parts: (string | Fence)[] = []
  let open: { language: string; info: string; lines: string[]; end: string } | undefined
  for (const line of page.split('\n')) {
    if (open === undefined) {
      const [, , ticks, language = '', info = ''] = OPENING.exec(line) ?? []
      if (ticks === undefined) parts.push(line)
      else open = { language, info, lines: [], end: ticks }
    } else if (line.trim() === open.end) {
      const { language, info, lines } = open
      parts.push({ language, info, lines })
      open = undefined
    } else open.lines.push(line)
  }
  if (open !== undefined) throw new Error('a fence is not closed')
  return parts
}

/** A folder to run commands in: the examples and rubrics as they are, and what pages write. */
export function prepareFolder(folder: string): void {
  for (const name of ['examples', 'rubrics'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  symlinkSync(join(ROOT, 'scripts'), join(folder, 'scripts'), 'dir')
  // Else a package.json of somebody above would say what `rb-score` is.
  writeFileSync(join(folder, 'package.json'), '{}\n')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(ROOT, join(folder, 'node_modules', 'rb-score'), 'dir')
}

/** `file=NAME` writes the fence to a file; `console` runs what stands behind `$ `. */
export async function rerunPage(page: string, folder: string, locale: string): Promise<string> {
  const lines: string[] = []
  for (const part of partsOf(page)) {
    if (typeof part === 'string') {
      lines.push(part)
      continue
    }
    const { language, info, lines: written } = part
    const file = /^file=(\S+)/.exec(info)?.[1]
    if (file !== undefined) writePageFile(join(folder, file), written)
    const body = language === 'console' ? await rerunBlock(written, folder, locale) : written
    lines.push(`\`\`\`${[language, info].filter(Boolean).join(' ')}`, ...body, '```')
  }
  return lines.join('\n')
}

function writePageFile(path: string, lines: readonly string[]): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${lines.join('\n')}\n`)
}

interface Shell {
  folder: string
  lastExitCode: number
  readonly locale: string
}

async function rerunBlock(
  written: readonly string[],
  folder: string,
  locale: string,
): Promise<readonly string[]> {
  const shell: Shell = { folder, lastExitCode: 0, locale }
  const fresh: string[] = []
  const isCommand = (line: string | undefined) => line?.startsWith('$ ') === true
  for (let at = 0; at < written.length; ) {
    if (!isCommand(written[at])) throw new Error(`no command before: ${written[at]}`)
    const command = [written[at++] ?? '']
    while (command.at(-1)?.endsWith('\\')) command.push(written[at++] ?? '')
    const start = at
    while (at < written.length && !isCommand(written[at])) at++
    const output = written.slice(start, at)
    const gap = output.slice(lastFilled(output))
    const words = shellWords(
      command
        .map(line => line.replace(/\\$/, ''))
        .join(' ')
        .slice(2),
    )
    const actual = (await printed(words, shell)).split('\n').map(line => line.trimEnd())
    fresh.push(...command, ...refreshed(output.slice(0, lastFilled(output)), actual), ...gap)
  }
  return fresh
}

/** Words as a shell splits them, as far as the pages need it. */
export function shellWords(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []
  return words.map(word => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
}

async function printed([name = '', ...words]: readonly string[], shell: Shell): Promise<string> {
  if (name === 'npx') return printed(words, shell)
  if (name === 'cd') {
    shell.folder = resolve(shell.folder, words[0] ?? '')
    return ''
  }
  if (name === 'cat') return readFileSync(join(shell.folder, words[0] ?? ''), 'utf8')
  if (name === 'echo' && words[0] === '$?') return String(shell.lastExitCode)
  if (name === 'node') {
    const [into, sign] = [words.at(-1) ?? '', words.at(-2)]
    const script = sign === '>' ? words.slice(0, -2) : words
    const text = execFileSync(process.execPath, script, { cwd: shell.folder, encoding: 'utf8' })
    if (sign !== '>') return text
    writeFileSync(join(shell.folder, into), text)
    return ''
  }
  if (name !== 'rb-score') throw new Error(`pages do not run ${name}`)
  const texts: string[] = []
  const stream: OutputStream = {
    write(text, done) {
      texts.push(String(text))
      done()
    },
    on: () => undefined,
    off: () => undefined,
  }
  shell.lastExitCode = await run(words, {
    stdin: () => process.stdin,
    stdout: stream,
    stderr: stream,
    env: { LANG: shell.locale },
    cwd: shell.folder,
  })
  return texts.join('')
}

/** What is written where it still fits what is printed; else what is printed, cut at the same places. */
function refreshed(written: readonly string[], printedLines: readonly string[]): readonly string[] {
  const actual = printedLines.slice(0, lastFilled(printedLines))
  const segments: string[][] = [[]]
  for (const line of written) {
    if (line.trim() === ELISION) segments.push([])
    else segments.at(-1)?.push(line)
  }
  if (segments.length === 1) return actual
  const last = segments.length - 1
  let from = 0
  return segments.flatMap((segment, position) => {
    const end = actual.length - segment.length
    const start = position === 0 ? 0 : position === last ? end : indexFrom(actual, segment[0], from)
    if (start < from) return position === last ? [] : [`no longer printed: ${segment[0]}`, ELISION]
    from = start + segment.length
    const kept = actual.slice(start, from)
    return position === last ? kept : [...kept, ELISION]
  })
}

function indexFrom(lines: readonly string[], line: string | undefined, from: number): number {
  return lines.findIndex((each, position) => position >= from && each === line)
}

function lastFilled(lines: readonly string[]): number {
  return lines.findLastIndex(line => line.trim() !== '') + 1
}
