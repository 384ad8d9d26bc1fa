/** A file name pattern (`*`, `?`, `[..]`, `**`) -> a test for one part of a path. */

export function isGlob(text: string): boolean {
  return /[*?]|\[[^\]]+\]/.test(text)
}

/** Tests one part of a path, between two slashes. As in a shell, a wildcard does not match a leading dot. */
export function globPart(part: string): (name: string) => boolean {
  let source = ''
  for (const [token] of part.matchAll(/\*+|\[[!^]?\][^\]]*\]|\[[!^]?[^\]]+\]|./gsu)) {
    if (token.startsWith('*')) source += '[^/]*'
    else if (token === '?') source += '[^/]'
    else if (token.length > 1 && token.startsWith('[')) source += characterClass(token.slice(1, -1))
    else source += escaped(token)
  }
  const pattern = compiled(source)
  const wantsDot = part.startsWith('.')
  return name => (wantsDot || !name.startsWith('.')) && pattern.test(name)
}

function characterClass(inside: string): string {
  const isNegated = /^[!^]/.test(inside)
  const characters = inside.slice(isNegated ? 1 : 0).replace(/[\\\]^[&]/g, '\\$&')
  return `[${isNegated ? '^' : ''}${characters}]`
}

/** A range that runs backwards, `[z-a]`, matches nothing. */
function compiled(source: string): RegExp {
  try {
    return new RegExp(`^${source}$`, 'su')
  } catch {
    return /^(?!)/
  }
}

function escaped(character: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
