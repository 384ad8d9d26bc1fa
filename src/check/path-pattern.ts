/** A pattern of a settings file, such as `rubrics/` or `lama-*.yaml` -> a test for paths below the same folder. */
import { globPart } from '../tables/glob-pattern.ts'

/** A pattern that names a folder takes in all below it. Paths have forward slashes. */
export function pathMatches(pattern: string, path: string): boolean {
  const wanted = partsOf(pattern)
  const parts = partsOf(path)
  return matches(wanted, parts) || matches([...wanted, '**'], parts)
}

function partsOf(path: string): readonly string[] {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.')
}

function matches(wanted: readonly string[], parts: readonly string[]): boolean {
  const [first, ...rest] = wanted
  if (first === undefined) return parts.length === 0
  const [part, ...others] = parts
  if (first === '**') return matches(rest, parts) || (part !== undefined && matches(wanted, others))
  return part !== undefined && globPart(first)(part) && matches(rest, others)
}
