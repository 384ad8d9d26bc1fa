/** What `-r` or `show` names -> the rubric: an id of a shipped one, or a path. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import {
  type LoadedRubric,
  loadRubricFile,
  loadShippedRubric,
  type RefusedRubric,
  shippedRubricIds,
} from './rubric-folder.ts'

const unknownRubric = defineDiagnostic('cli/unknown-rubric', 'error', {
  id: 'Rubrik `{name}` tidak ada.{hint}',
  idRemedy:
    'yang tersedia: {rubrics}. File sendiri disebutkan dengan lokasinya, seperti `./{name}.yaml`.',
  en: 'There is no rubric `{name}`.{hint}',
  enRemedy: 'at hand: {rubrics}. Your own file is named by its path, such as `./{name}.yaml`.',
})

const severalRubricsStartSo = defineDiagnostic('cli/several-rubrics-start-so', 'error', {
  id: '`{name}` adalah awal dari {count} rubrik: {rubrics}.',
  idRemedy: 'tulis id lengkapnya, seperti `{first}`.',
  en: '`{name}` is how {count} rubrics start: {rubrics}.',
  enRemedy: 'write the whole id, such as `{first}`.',
})

const noRubricFile = defineDiagnostic('cli/no-rubric-file', 'error', {
  id: 'File rubrik `{file}` tidak ada.',
  idRemedy: 'periksa lokasinya; rubrik bawaan ada di `rb-score list`.',
  en: 'There is no rubric file `{file}`.',
  enRemedy: 'check the path; `rb-score list` names the rubrics that come with the tool.',
})

export const rubricFileUnreadable = defineDiagnostic('cli/rubric-file-unreadable', 'error', {
  id: 'File rubrik `{file}` tidak dapat dibaca ({reason}).',
  idRemedy: 'periksa apakah itu file, dan izin bacanya.',
  en: 'The rubric file `{file}` cannot be read ({reason}).',
  enRemedy: 'check that it is a file you may read.',
})

/** `word` is where the name stands: a flag or an operand. Throws a Refusal where there is no such rubric or it has errors. */
export async function foundRubric(name: string, cwd: string, word: string): Promise<LoadedRubric> {
  const loaded = await (isPath(name, cwd) ? fromFile(name, cwd, word) : fromShipped(name, word))
  if (loaded.rubric === undefined) throw new Refusal(loaded.problems, loaded.texts)
  return loaded
}

function isPath(name: string, cwd: string): boolean {
  if (/[\\/]|\.ya?ml$/i.test(name)) return true
  return shippedId(name) === undefined && existsSync(resolve(cwd, name))
}

/** Ids have no capitals; people write them with some. */
function shippedId(name: string): string | undefined {
  return shippedRubricIds().find(id => id === name.toLowerCase())
}

async function fromFile(
  name: string,
  cwd: string,
  word: string,
): Promise<LoadedRubric | RefusedRubric> {
  const path = resolve(cwd, name)
  const place = { kind: 'command', word } as const
  if (!existsSync(path)) throw new Refusal([noRubricFile(place, { file: name })])
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return await loadRubricFile(path, name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    const reason = code === 'EISDIR' ? { id: 'itu folder', en: 'it is a folder' } : code
    throw new Refusal([rubricFileUnreadable(place, { file: name, reason })])
  }
}

async function fromShipped(name: string, word: string): Promise<LoadedRubric | RefusedRubric> {
  const ids = shippedRubricIds()
  const shipped = shippedId(name)
  if (shipped !== undefined) return loadShippedRubric(shipped)
  const place = { kind: 'command', word } as const
  const starting = ids.filter(id => id.startsWith(name.toLowerCase()))
  const [first = ''] = starting
  if (starting.length > 1) {
    const params = { name, count: starting.length, rubrics: quotedList(starting), first }
    throw new Refusal([severalRubricsStartSo(place, params)])
  }
  const params = { name, hint: likenessHint(name, ids), rubrics: quotedList(ids) }
  throw new Refusal([unknownRubric(place, params)])
}
