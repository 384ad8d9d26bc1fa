/** A pattern such as `survei-2024-??.csv` -> the files it names, for shells that expand none. */

import { readdir } from 'node:fs/promises'
import { resolve, sep } from 'node:path'
import { globPart, isGlob } from '../tables/glob-pattern.ts'

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
  const matches = isGlob(part) ? globPart(part) : (name: string) => name === part
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
