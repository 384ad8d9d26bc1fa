/** A pattern of file names (`*`, `?`, `[..]`, `**`) -> a test for names and paths. */
import picomatch from 'picomatch'

/** What a shell leaves to its own extensions is part of the name here: browsers call second downloads `survei (1).csv`. */
const OPTIONS = { nobrace: true, noextglob: true, nonegate: true, posix: true, windows: false }

function literal(pattern: string): string {
  return pattern.replace(/[\\(){}|]/g, '\\$&')
}

export function isGlob(text: string): boolean {
  return /[*?]|\[[^\]]+\]/.test(text)
}

/** Tests one part of a path, between two slashes. As in a shell, a wildcard does not match a leading dot. */
export function namePattern(part: string): (name: string) => boolean {
  return picomatch(literal(part), OPTIONS)
}

/**
 * Whether a path is meant by a pattern of a settings file, both below the same folder: `rubrics/`, `lama-*.yaml`.
 * A pattern that names a folder takes in all below it, hidden files too.
 */
export function pathMatches(pattern: string, path: string): boolean {
  const wanted = slashed(pattern)
  if (wanted === '') return true
  const patterns = [literal(wanted), `${literal(wanted)}/**`]
  return picomatch(patterns, { ...OPTIONS, dot: true })(slashed(path))
}

function slashed(path: string): string {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/')
}
