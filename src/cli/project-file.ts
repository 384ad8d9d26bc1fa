/** A folder and `--config` -> the settings of the project, and the folder that its paths count from. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Project, readProject } from '../check/read-project.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { noSuchRubricFile } from './check-diagnostics.ts'
import { pathFrom } from './relative-path.ts'
import { RubricRefusal } from './rubric-refusal.ts'
import { rubricTextOf } from './rubric-text.ts'

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
  if (project === undefined) throw new RubricRefusal({ problems, text: { file, text } })
  return { project, text, folder: dirname(path) }
}

function nearestSettings(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = NAMES.map(name => join(folder, name)).find(path => existsSync(path))
    if (found !== undefined) return found
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined
  }
}
