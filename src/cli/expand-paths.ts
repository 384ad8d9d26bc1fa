/** The words of a command line -> the sources they name: files, folders, patterns, and `-` for standard input. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve, sep } from 'node:path'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { nearest } from '../language/nearest.ts'
import { type ByteSource, streamSource } from '../tables/byte-source.ts'
import { isGlob } from '../tables/glob-pattern.ts'
import { expandGlob } from './expand-glob.ts'
import { fileSource } from './file-source.ts'

export const fileNotFound = defineDiagnostic({
  code: 'responses/file-not-found',
  severity: 'error',
  message: { id: 'File `{file}` tidak ditemukan.', en: 'There is no file `{file}`.' },
  remedy: { id: '{advice}', en: '{advice}' },
})

export const nothingMatches = defineDiagnostic({
  code: 'responses/nothing-matches',
  severity: 'error',
  message: {
    id: 'Tidak ada file yang cocok dengan `{pattern}`.',
    en: 'No file matches `{pattern}`.',
  },
  remedy: {
    id: 'Periksa nama folder dan akhirannya (.csv, .xlsx).',
    en: 'Check the folder and the ending (.csv, .xlsx).',
  },
})

export const folderWithoutData = defineDiagnostic({
  code: 'responses/folder-without-data',
  severity: 'error',
  message: {
    id: 'Folder `{folder}` tidak memuat file CSV, XLSX, GZ, ZIP, TSV, atau TXT.',
    en: 'The folder `{folder}` holds no CSV, XLSX, GZ, ZIP, TSV or TXT file.',
  },
  remedy: {
    id: 'Berikan folder yang memuat ekspor jawaban; subfolder tidak dibaca.',
    en: 'Give the folder that holds the exports; folders inside it are not read.',
  },
})

export const namedTwice = defineDiagnostic({
  code: 'responses/file-named-twice',
  severity: 'note',
  message: {
    id: '`{file}` disebut lebih dari sekali dan dibaca sekali saja.',
    en: '`{file}` is named more than once and read once.',
  },
  remedy: { id: '', en: '' },
})

export const lockFileIgnored = defineDiagnostic({
  code: 'responses/lock-file-ignored',
  severity: 'note',
  message: {
    id: '`{file}` tidak dibaca: file sementara atau tersembunyi.',
    en: '`{file}` is not read: a temporary or hidden file.',
  },
  remedy: { id: '', en: '' },
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
      const identity = path === '-' ? '-' : await realpath(resolve(cwd, path))
      if (sources.has(identity)) {
        notes.push(namedTwice({ kind: 'file', file: path }, { file: path }))
        continue
      }
      const source =
        path === '-' ? streamSource('-', standardInput) : fileSource(resolve(cwd, path), path)
      // What a folder holds begins with its name; what a pattern means does not begin with the pattern.
      const isGathered = path !== word && path.startsWith(word)
      sources.set(identity, isGathered ? { ...source, isGathered } : source)
    }
  }
  if (problems.length > 0) throw new Refusal(problems)
  return { sources: [...sources.values()], notes }
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
  problems.push(fileNotFound(place, { file: word, advice: await adviceFor(word, cwd) }))
  return []
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
      id: `Folder \`${folder}\` juga tidak ada; periksa jalurnya.`,
      en: `Nor is there a folder \`${folder}\`; check the path.`,
    }
  }
  const similar = likeliestFile(basename(path), names)
  if (similar === undefined) {
    return { id: 'Periksa nama dan foldernya.', en: 'Check the name and the folder.' }
  }
  const start = path.slice(0, path.length - basename(path).length).replaceAll(sep, '/')
  return {
    id: `Maksudnya \`${start}${similar}\`?`,
    en: `Did you mean \`${start}${similar}\`?`,
  }
}
