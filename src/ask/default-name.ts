/** A rubric and a unit -> the name of the file that answers are kept in where none is given. */

export function defaultName(rubric: string, unit: string | undefined): string {
  const slug = (unit ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return `${[rubric, slug]
    .filter(part => part !== '')
    .join('-')
    .slice(0, 100)}.csv`
}
