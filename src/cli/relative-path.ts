/** Where a path lies, seen from a folder. */
import { relative } from 'node:path'

/** From a folder, with forward slashes on every system. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/')
}
