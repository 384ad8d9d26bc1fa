/** The words after `rb-score check` -> the rubric files they name. */
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { pathMatches } from '../check/path-pattern.ts'
import type { DiagnosticKind } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { likenessHint } from '../language/likeness-hint.ts'
import { isGlob } from '../tables/glob-pattern.ts'
import { noRubricInFolder, noSuchRubricFile } from './check-diagnostics.ts'
import { expandGlob } from './expand-glob.ts'
import { pathFrom } from './relative-path.ts'
import { rubricTextOf } from './rubric-text.ts'

export interface RubricFilePath {
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
  const stat = statSync(resolve(cwd, word), { throwIfNoEntry: false })
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
  return /^\uFEFF?(?:rubric|items|scales|score|['"]rubric['"])\s*:/m.test(text)
}

function hintFor(word: string, cwd: string): { id: string; en: string } {
  try {
    return likenessHint(basename(word), readdirSync(resolve(cwd, dirname(word))))
  } catch {
    return { id: '', en: '' }
  }
}
