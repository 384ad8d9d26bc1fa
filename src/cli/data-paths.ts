/** The words of a command line -> the sources they name: files, folders, patterns, and `-` for standard input. */

import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from 'node:path'
import { isGlob, namePattern } from '../check/file-pattern.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { nearest } from '../language/nearest.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { fileSource, keptSource, unreadable } from './file-source.ts'

const fileNotFound = defineDiagnostic('responses/file-not-found', 'error', {
  id: 'File `{file}` tidak ditemukan.',
  idRemedy: '{advice}',
  en: 'There is no file `{file}`.',
  enRemedy: '{advice}',
})

const nothingMatches = defineDiagnostic('responses/nothing-matches', 'error', {
  id: 'Tidak ada file yang cocok dengan `{pattern}`.',
  idRemedy: 'periksa nama folder dan akhirannya (.csv, .xlsx).',
  en: 'No file matches `{pattern}`.',
  enRemedy: 'check the folder and the ending (.csv, .xlsx).',
})

const folderWithoutData = defineDiagnostic('responses/folder-without-data', 'error', {
  id: 'Folder `{folder}` tidak memuat file CSV, XLSX, GZ, ZIP, TSV, atau TXT.',
  idRemedy: 'berikan folder yang memuat ekspor jawaban; subfolder tidak dibaca.',
  en: 'The folder `{folder}` holds no CSV, XLSX, GZ, ZIP, TSV or TXT file.',
  enRemedy: 'give the folder that holds the exports; folders inside it are not read.',
})

const namedTwice = defineDiagnostic('responses/file-named-twice', 'note', {
  id: '`{file}` disebutkan lebih dari sekali dan dibaca sekali saja.',
  en: '`{file}` is named more than once and read once.',
})

const lockFileIgnored = defineDiagnostic('responses/lock-file-ignored', 'note', {
  id: '`{file}` tidak dibaca: file sementara atau tersembunyi.',
  en: '`{file}` is not read: a temporary or hidden file.',
})

export interface ExpandedPaths {
  readonly sources: readonly ByteSource[]
  readonly notes: readonly Diagnostic[]
}

/** Words are relative to `cwd` and name the sources as typed. Keeps their order; within a folder or pattern, code point order. Throws all that is missing in one Refusal. */
export async function expandPaths(
  words: readonly string[],
  standardInput: AsyncIterable<Uint8Array>,
  cwd = process.cwd(),
): Promise<ExpandedPaths> {
  const problems: Diagnostic[] = []
  const notes: Diagnostic[] = []
  const sources = new Map<string, ByteSource>()
  for (const word of words) {
    const paths = await pathsOf(word, cwd, problems, notes)
    for (const path of paths) {
      const identity = path === '-' ? '-' : await realPath(path, cwd)
      if (sources.has(identity)) {
        notes.push(namedTwice({ kind: 'file', file: path }, { file: path }))
        continue
      }
      const source =
        path === '-' ? keptSource('-', standardInput) : fileSource(resolve(cwd, path), path)
      // What a folder holds begins with its name; what a pattern means does not begin with the pattern.
      const isGathered = path !== word && path.startsWith(word)
      sources.set(identity, isGathered ? { ...source, isGathered } : source)
    }
  }
  if (problems.length > 0) throw new Refusal(problems)
  return { sources: [...sources.values()], notes }
}

/**
 * Names without the folders of this machine, which a report would carry to others: a full path becomes the way from `cwd`
 * or, outside of it, as many of its last parts as tell the sources apart.
 */
export function withShortNames(sources: readonly ByteSource[], cwd: string): ByteSource[] {
  const names = sources.map(({ name }) => name)
  return sources.map(source => ({ ...source, name: shortName(source.name, names, cwd) }))
}

/** @param others names of all files beside it, as typed */
export function shortName(name: string, others: readonly string[], cwd: string): string {
  if (!isAbsolute(name)) return name
  const inside = relative(cwd, name)
  if (!inside.startsWith('..') && !isAbsolute(inside)) return inside.replaceAll(sep, '/')
  const parts = (path: string) => path.split(/[\\/]/)
  const last = (path: string, count: number) => parts(path).slice(-count).join('/')
  let count = 1
  while (
    count < parts(name).length - 1 &&
    others.some(other => other !== name && last(other, count) === last(name, count))
  )
    count++
  return last(name, count)
}

/** What one word names. Standard input is taken to be empty: it belongs to the data. */
export async function namedSources(word: string, cwd: string): Promise<readonly ByteSource[]> {
  const nothing = { [Symbol.asyncIterator]: () => [][Symbol.iterator]() as never }
  return (await expandPaths([word], nothing, cwd)).sources
}

/** What another program has locked cannot even be asked for its name on Windows. */
async function realPath(path: string, cwd: string): Promise<string> {
  try {
    return await realpath(resolve(cwd, path))
  } catch (error) {
    throw unreadable(path, error) ?? error
  }
}

async function pathsOf(
  word: string,
  cwd: string,
  problems: Diagnostic[],
  notes: Diagnostic[],
): Promise<readonly string[]> {
  if (word === '-') return [word]
  const place = { kind: 'command', word } as const
  const found = await stat(resolve(cwd, word)).catch(() => undefined)
  if (found?.isDirectory()) {
    const files = await dataFilesIn(word, cwd, notes)
    if (files.length === 0) problems.push(folderWithoutData(place, { folder: word }))
    return files
  }
  // A file may be called `data[1].csv`: browsers name second downloads so.
  if (found !== undefined) return [word]
  if (isGlob(word)) {
    const files = (await expandGlob(word, cwd)).filter(path => !isTemporary(path, notes))
    if (files.length === 0) problems.push(nothingMatches(place, { pattern: word }))
    return files
  }
  problems.push(await notFound(word, cwd))
  return []
}

/** With the file that was perhaps meant. */
export async function notFound(word: string, cwd: string): Promise<Diagnostic> {
  return fileNotFound({ kind: 'command', word }, { file: word, advice: await adviceFor(word, cwd) })
}

async function dataFilesIn(folder: string, cwd: string, notes: Diagnostic[]): Promise<string[]> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true })
  const names = entries
    .filter(entry => !entry.isDirectory() && /\.(csv|xlsx|xlsm|gz|zip|tsv|txt)$/i.test(entry.name))
    .map(entry => entry.name)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const start = /[/\\]$/.test(folder) ? folder : `${folder}/`
  return names.map(name => start + name).filter(path => !isTemporary(path, notes))
}

/** `~$survei.xlsx` is the lock of a workbook that is open in Excel; names with a dot in front are hidden. */
function isTemporary(path: string, notes: Diagnostic[]): boolean {
  const name = basename(path)
  if (!name.startsWith('~$') && !name.startsWith('.')) return false
  notes.push(lockFileIgnored({ kind: 'file', file: path }, { file: path }))
  return true
}

/** By the name without its ending, which most files share: `nope.csv` is nothing like `pipe.csv`. */
function likeliestFile(name: string, names: readonly string[]): string | undefined {
  const stem = (file: string) => file.slice(0, file.length - extname(file).length)
  const near = nearest(stem(name), names.map(stem))
  const similar = names.filter(each => stem(each) === near)
  return similar.find(each => extname(each) === extname(name)) ?? similar[0]
}

async function adviceFor(path: string, cwd: string): Promise<{ id: string; en: string }> {
  const folder = dirname(path)
  const names = await readdir(resolve(cwd, folder)).catch(() => undefined)
  if (names === undefined) {
    return {
      id: `Folder \`${folder}\` juga tidak ada; periksa lokasinya.`,
      en: `Nor is there a folder \`${folder}\`; check the path.`,
    }
  }
  const similar = likeliestFile(basename(path), names)
  if (similar === undefined) {
    return { id: 'periksa nama dan foldernya.', en: 'check the name and the folder.' }
  }
  const start = path.slice(0, path.length - basename(path).length).replaceAll(sep, '/')
  return {
    id: `Mungkin maksudnya \`${start}${similar}\`?`,
    en: `Did you mean \`${start}${similar}\`?`,
  }
}

// A pattern such as `survei-2024-??.csv` -> the files it names, for shells that expand none.

/** In code point order, relative to `cwd`; a part without wildcards is taken as it stands. Folders are not among the results. */
export async function expandGlob(pattern: string, cwd = process.cwd()): Promise<string[]> {
  const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern
  const root = /^(?:[a-z]:)?\/+/i.exec(slashed)?.[0] ?? ''
  const parts = slashed
    .slice(root.length)
    .split('/')
    .filter(part => part !== '')
  const found = new Set<string>()
  await descend(root, parts, found, cwd)
  return [...found].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

async function descend(
  folder: string,
  parts: readonly string[],
  found: Set<string>,
  cwd: string,
): Promise<void> {
  const [part, ...rest] = parts
  if (part === undefined) return
  const isLast = rest.length === 0
  if (!isGlob(part) && !isLast) return descend(`${folder}${part}/`, rest, found, cwd)
  const entries = await entriesOf(resolve(cwd, folder))
  if (part === '**') {
    // `**` stands for no folder, or for any number of them.
    await descend(folder, isLast ? ['*'] : rest, found, cwd)
    const folders = entries.filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    for (const { name } of folders) await descend(`${folder}${name}/`, parts, found, cwd)
    return
  }
  const matches = isGlob(part) ? namePattern(part) : (name: string) => name === part
  for (const entry of entries) {
    if (!matches(entry.name)) continue
    if (!isLast) await descend(`${folder}${entry.name}/`, rest, found, cwd)
    else if (!entry.isDirectory()) found.add(`${folder}${entry.name}`)
  }
}

/** A folder that cannot be listed matches nothing. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
