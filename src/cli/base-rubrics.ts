/** What `--base` names, and what a rubric `extends` -> the texts of those rubrics. */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../diagnostics/refusal.ts'
import type { FindRubric, RubricText } from '../rubric/resolve-rubric.ts'
import { unknownBase } from './check-diagnostics.ts'
import type { RubricFilePath } from './rubric-files.ts'
import { namesIn, rubricFolder } from './rubric-folder.ts'
import { rubricTextOf } from './rubric-text.ts'

/** Beside the file, named like it so that both tell of the same place; then among the shipped ones. */
export function baseFinder(
  { file, path }: RubricFilePath,
  known: Map<string, RubricText>,
): FindRubric {
  return id => {
    if (!/^[\w-][\w.-]*$/.test(id)) return undefined
    const name = `${id}.yaml`
    const beside = file.slice(0, file.length - basename(file).length)
    for (const [folder, start] of [
      [dirname(path), beside],
      [rubricFolder(), 'rubrics/'],
    ] as const) {
      const found = join(folder, name)
      const text = known.get(found)
      if (text !== undefined) return text
      if (!namesIn(folder).includes(name)) continue
      const read = { file: start + name, text: rubricTextOf(found, start + name) }
      known.set(found, read)
      return read
    }
    return undefined
  }
}

export interface BaseRubrics {
  /** The earlier text of a file; undefined where it is new. */
  readonly of: (file: RubricFilePath) => RubricText | undefined
  /** How that one finds what it extends. */
  readonly finderFor: (file: RubricFilePath) => FindRubric
}

/** Throws a Refusal where the word is neither a file, a folder, nor a revision. */
export function baseRubrics(word: string, cwd: string): BaseRubrics {
  const path = resolve(cwd, word)
  const stat = statSync(path, { throwIfNoEntry: false })
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

function textOf({ file, path }: RubricFilePath): RubricText {
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
      if (!/^[\w-][\w.-]*$/.test(id)) return undefined
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
