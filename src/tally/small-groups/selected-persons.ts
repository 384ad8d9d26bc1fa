/** `--where` as a run was told it -> whether the rows that are left are a group of persons, and not an office or a service. */
import { inLanguage, type Localized } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'

interface KnownGroup {
  readonly id: string
  readonly title: Localized
  readonly describes?: string | undefined
}

/** A column that no group of offices is read from may say anything about persons. */
export function selectsPersons(
  where: readonly string[],
  columns: readonly { readonly header: string; readonly use: string }[],
  groups: readonly KnownGroup[],
): boolean {
  const offices = groups.filter(({ describes }) => describes === 'offices')
  const names = new Set(
    offices.flatMap(({ id, title }) => [
      id,
      ...(['id', 'en'] as const).map(language => inLanguage(title, language)),
      ...columns.flatMap(({ header, use }) => (use === `group:${id}` ? [header] : [])),
    ]),
  )
  const isOffice = (condition: string) =>
    [...names].some(name => /^\s*!?=/.test(withoutName(condition, name) ?? ''))
  return where.some(condition => !isOffice(condition))
}

function withoutName(condition: string, name: string): string | undefined {
  const [written, start] = [normalisedText(condition), normalisedText(name)]
  return written.startsWith(start) ? written.slice(start.length) : undefined
}
