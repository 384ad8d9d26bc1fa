/** Rubric files -> what is found in each; with `--fix`, also the mended texts. */

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isPartText, partsNamedIn } from '../check/check-part.ts'
import { type CheckedFile, type CheckOptions, checkRubric } from '../check/check-rubric.ts'
import { isGlob, pathMatches } from '../check/file-pattern.ts'
import { fixedRubric, mendableCount } from '../check/fix-rubric.ts'
import {
  type MutationResults,
  mutationFindings,
  mutationResults,
} from '../check/mutations/run-mutations.ts'
import { type Project, readProject } from '../check/project.ts'
import { unsilenced } from '../check/suppressions.ts'
import type { SourceText } from '../diagnostics/diagnostic.ts'
import { type DiagnosticKind, Refusal } from '../diagnostics/diagnostic.ts'
import { likenessHint } from '../language/nearest.ts'
import { readRubric } from '../rubric/read-rubric.ts'
import type { FindRubric } from '../rubric/resolve-rubric.ts'
import { noRubricInFolder, noSuchRubricFile, unknownBase } from './check-diagnostics.ts'
import { expandGlob } from './data-paths.ts'
import { entryAt } from './file-source.ts'
import { rubricFileUnreadable } from './find-rubric.ts'
import { namesIn, PARTS, readRubricText, rubricFinder, rubricFolder } from './rubric-folder.ts'

interface CheckWishes {
  readonly base: BaseRubrics | undefined
  readonly fix: boolean
  readonly mutate: boolean
}

export interface CheckedRubric extends CheckedFile, RubricFilePath {
  /** As it stands on disk; `text` is the mended one with `--fix`. */
  readonly before: string
  readonly fixable: number
  readonly mutations: MutationResults | undefined
}

/** `texts` are those that are not on disk, by path: what came through stdin. */
export function checkedFiles(
  files: readonly RubricFilePath[],
  wishes: CheckWishes,
  texts: ReadonlyMap<string, string> = new Map(),
): { readonly checked: readonly CheckedRubric[]; readonly others: readonly SourceText[] } {
  const known = new Map<string, SourceText>()
  const namedIn = partsNamedBeside(texts)
  // Parts first: what takes them in is to see them mended.
  const ordered = [...files].sort((a, b) => Number(isInParts(b)) - Number(isInParts(a)))
  const checked = ordered.map(file => {
    const before = texts.get(file.path) ?? rubricTextOf(file.path, file.file)
    const source = { file: file.file, text: before }
    const find = baseFinder(file, known)
    const options = { ...optionsFor(file, wishes), ...(isPartText(before) ? namedIn(file) : {}) }
    if (!wishes.fix) {
      const findings = checkRubric(source, find, options)
      const checked = completed(file, before, source, findings, find, wishes)
      return { ...checked, fixable: mendableCount(source, find, findings, options) }
    }
    const { text, remaining } = fixedRubric(source, find, options)
    // What extends this one is to see it mended.
    known.set(file.path, { ...source, text })
    return completed(file, before, { ...source, text }, remaining, find, wishes)
  })
  return { checked, others: [...known.values()] }
}

function isInParts({ path }: RubricFilePath): boolean {
  return basename(dirname(path)) === PARTS
}

/** For a part: the names that the rubrics one folder above take in; nothing where one of them cannot be read. */
function partsNamedBeside(
  texts: ReadonlyMap<string, string>,
): (part: RubricFilePath) => Pick<CheckOptions, 'usedParts'> {
  const known = new Map<string, readonly string[] | undefined>()
  return part => {
    // A part that stands elsewhere is found by no rubric.
    const folder = dirname(dirname(part.path))
    if (!isInParts(part)) return { usedParts: [] }
    if (!known.has(folder)) known.set(folder, namedIn(folder))
    const usedParts = known.get(folder)
    return usedParts === undefined ? {} : { usedParts }
  }

  function namedIn(folder: string): readonly string[] | undefined {
    const names = namesIn(folder)
      .filter(isYaml)
      .map(name => {
        const path = join(folder, name)
        return partsNamedIn({ file: name, text: texts.get(path) ?? rubricTextOf(path, name) })
      })
    return names.every(each => each !== undefined) ? names.flat() : undefined
  }
}

function optionsFor(file: RubricFilePath, { base }: CheckWishes): CheckOptions {
  const earlier = base?.of(file)
  return base === undefined || earlier === undefined
    ? {}
    : { base: earlier, findForBase: base.finderFor(file) }
}

function completed(
  file: RubricFilePath,
  before: string,
  source: SourceText,
  findings: CheckedFile['findings'],
  find: FindRubric,
  { mutate }: CheckWishes,
): CheckedRubric {
  const rubric = mutate ? readRubric(source, find).rubric : undefined
  const mutations = rubric && mutationResults(rubric)
  const unnoticed = rubric && mutations ? mutationFindings(rubric, mutations) : []
  const all = [...findings, ...unsilenced(unnoticed, source.text, source.file)]
  return { ...file, text: source.text, before, findings: all, fixable: 0, mutations }
}

// The words after `rb-score check` -> the rubric files they name.

interface RubricFilePath {
  /** As it stands in the output: relative where it was named so. */
  readonly file: string
  readonly path: string
}

/** Folders that hold other people's files. */
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'coverage'])

/** In the order of the words; within a folder by name. Throws all that is missing in one Refusal. */
export async function rubricFiles(
  words: readonly string[],
  cwd: string,
  exclude: { readonly folder: string; readonly patterns: readonly string[] },
): Promise<readonly RubricFilePath[]> {
  const found = new Map<string, RubricFilePath>()
  const problems: ReturnType<DiagnosticKind>[] = []
  for (const word of words) {
    const place = { kind: 'command', word } as const
    const files = await filesOf(word, cwd)
    if (files === undefined) {
      problems.push(noSuchRubricFile(place, { word, hint: hintFor(word, cwd) }))
      continue
    }
    const isExcluded = ({ path }: RubricFilePath) =>
      exclude.patterns.some(pattern => pathMatches(pattern, pathFrom(exclude.folder, path)))
    const kept = files.named === true ? files.files : files.files.filter(each => !isExcluded(each))
    if (files.files.length === 0) problems.push(noRubricInFolder(place, { word }))
    for (const each of kept) if (!found.has(each.path)) found.set(each.path, each)
  }
  if (problems.length > 0) throw new Refusal(problems)
  return [...found.values()]
}

interface Files {
  readonly files: readonly RubricFilePath[]
  /** A file named by itself is checked whatever the settings leave out. */
  readonly named?: boolean
}

async function filesOf(word: string, cwd: string): Promise<Files | undefined> {
  const stat = entryAt(resolve(cwd, word))
  if (stat?.isDirectory()) return { files: rubricsBelow(word, cwd) }
  if (stat !== undefined) return { files: [{ file: word, path: resolve(cwd, word) }], named: true }
  if (!isGlob(word)) return undefined
  const files = (await expandGlob(word, cwd)).filter(isYaml)
  return { files: files.map(file => ({ file, path: resolve(cwd, file) })) }
}

function rubricsBelow(folder: string, cwd: string): RubricFilePath[] {
  const start = folder === '.' || folder === './' ? '' : folder.replace(/[/\\]*$/, '/')
  const entries = readdirSync(resolve(cwd, folder), { withFileTypes: true })
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
  return entries.flatMap(entry => {
    const file = start + entry.name
    if (entry.isDirectory()) {
      const isHidden = entry.name.startsWith('.') || PASSED_OVER.has(entry.name)
      return isHidden ? [] : rubricsBelow(file, cwd)
    }
    const path = resolve(cwd, file)
    return isYaml(file) && looksLikeRubric(rubricTextOf(path, file)) ? [{ file, path }] : []
  })
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/i.test(file) && !/^rb-score\.ya?ml$/i.test(basename(file))
}

/** A folder may hold YAML of other kinds. A rubric without its first line still looks like one. */
function looksLikeRubric(text: string): boolean {
  return /^\uFEFF?(?:rubric|part|document|items|scales|score|['"]rubric['"])\s*:/m.test(text)
}

function hintFor(word: string, cwd: string): { id: string; en: string } {
  try {
    return likenessHint(basename(word), readdirSync(resolve(cwd, dirname(word))))
  } catch {
    return { id: '', en: '' }
  }
}

// A path -> the text of the file, or a word on why the system does not let us read it.

/** Throws a Refusal where the system does not let us. */
export function rubricTextOf(path: string, file: string): string {
  try {
    return readRubricText(path)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (reason === undefined) throw error
    throw new Refusal([rubricFileUnreadable({ kind: 'file', file }, { file, reason })])
  }
}

// What `--base` names, and what a rubric `extends` -> the texts of those rubrics.

/** Beside the file, named like it so that both tell of the same place; then among the shipped ones. */
function baseFinder({ file, path }: RubricFilePath, known: Map<string, SourceText>): FindRubric {
  const starts = [file.slice(0, file.length - basename(file).length), 'rubrics/']
  return rubricFinder([dirname(path), rubricFolder()], found => {
    const earlier = known.get(found.path)
    if (earlier !== undefined) return earlier
    const name = `${starts[found.at]}${found.id}.yaml`
    const read = { file: name, text: rubricTextOf(found.path, name) }
    known.set(found.path, read)
    return read
  })
}

interface BaseRubrics {
  /** The earlier text of a file; undefined where it is new. */
  readonly of: (file: RubricFilePath) => SourceText | undefined
  /** How that one finds what it extends. */
  readonly finderFor: (file: RubricFilePath) => FindRubric
}

/** Throws a Refusal where the word is neither a file, a folder, nor a revision. */
export function baseRubrics(word: string, cwd: string): BaseRubrics {
  const path = resolve(cwd, word)
  const stat = entryAt(path)
  if (stat?.isFile()) {
    const base = { file: word, path }
    return { of: () => textOf(base), finderFor: () => baseFinder(base, new Map()) }
  }
  if (stat?.isDirectory()) {
    const inFolder = ({ file }: RubricFilePath): RubricFilePath => {
      const name = basename(file)
      return { file: `${word.replace(/[/\\]*$/, '')}/${name}`, path: join(path, name) }
    }
    return {
      of: file =>
        namesIn(path).includes(basename(file.file)) ? textOf(inFolder(file)) : undefined,
      finderFor: file => baseFinder(inFolder(file), new Map()),
    }
  }
  return fromRevision(word, cwd)
}

function textOf({ file, path }: RubricFilePath): SourceText {
  return { file, text: rubricTextOf(path, file) }
}

function fromRevision(word: string, cwd: string): BaseRubrics {
  const commit = git(cwd, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${word}^{commit}`,
  ])
  if (commit === undefined) {
    throw new Refusal([unknownBase({ kind: 'command', word: '--base' }, { word })])
  }
  const shown = (path: string) =>
    git(dirname(path), ['show', `${commit.trim()}:./${basename(path)}`])
  return {
    of({ file, path }) {
      const text = shown(path)
      return text === undefined ? undefined : { file: `${word}:${file}`, text }
    },
    finderFor: file => id => {
      const text = shown(join(dirname(file.path), `${id}.yaml`))
      if (text !== undefined) return { file: `${word}:${id}.yaml`, text }
      return baseFinder(file, new Map())(id)
    },
  }
}

/** What git prints; undefined where it fails, or is not there. */
function git(folder: string, words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 4 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

// Where a path lies, seen from a folder.

/** From a folder, with forward slashes on every system. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/')
}

// A folder and `--config` -> the settings of the project, and the folder that its paths count from.

const NAMES = ['rb-score.yaml', 'rb-score.yml']

export interface LoadedProject {
  readonly project: Project | undefined
  /** The text of the settings, for frames around what is found in them. */
  readonly text: string
  readonly folder: string
}

/** The nearest settings at or above the folder, up to the top of the repository. Throws a Refusal where they have errors. */
export function loadedProject(cwd: string, named: string | undefined): LoadedProject {
  const path = named === undefined ? nearestSettings(cwd) : resolve(cwd, named)
  if (path === undefined) return { project: undefined, text: '', folder: cwd }
  const file = named ?? pathFrom(cwd, path)
  if (!existsSync(path)) {
    const place = { kind: 'command', word: '--config' } as const
    throw new Refusal([noSuchRubricFile(place, { word: file, hint: '' })])
  }
  const text = rubricTextOf(path, file)
  const { project, problems } = readProject(text, file)
  if (project === undefined) throw new Refusal(problems, [{ file, text }])
  return { project, text, folder: dirname(path) }
}

function nearestSettings(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = NAMES.map(name => join(folder, name)).find(path => existsSync(path))
    if (found !== undefined) return found
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined
  }
}
