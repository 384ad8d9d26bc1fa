/** `--where` as a run was told it -> whether the rows that are left are a group of persons, and not an office or a service. */
import { inLanguage, type Localized } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'

interface KnownGroup {
  readonly id: string
  readonly title: Localized
  readonly describes?: string | undefined
}

/** A column that no group of offices is read from may say anything about persons; where two offices meet, few are left. */
export function selectsPersons(
  where: readonly string[],
  columns: readonly { readonly header: string; readonly use: string }[],
  groups: readonly KnownGroup[],
): boolean {
  const offices = groups.filter(({ describes }) => describes === 'offices')
  const asked = where.map(condition =>
    offices.find(group => askedOfGroup(condition, group, columns) !== undefined),
  )
  return asked.includes(undefined) || new Set(asked).size > 1
}

/** Whether rows or days were named, and others are there: of few that are left, nobody knows that they are all of an office. */
export function isOfSomeRows(leftOut: Readonly<Record<string, number>>): boolean {
  return (leftOut['outside-rows'] ?? 0) + (leftOut['outside-period'] ?? 0) > 0
}

/** @returns undefined where the condition is of another column; `value` is normalised */
export function askedOfGroup(
  condition: string,
  { id, title }: Omit<KnownGroup, 'describes'>,
  columns: readonly { readonly header: string; readonly use: string }[],
): { readonly isNot: boolean; readonly value: string } | undefined {
  const names = [
    id,
    ...(['id', 'en'] as const).map(language => inLanguage(title, language)),
    ...columns.flatMap(({ header, use }) => (use === `group:${id}` ? [header] : [])),
  ]
  for (const name of names) {
    const [, sign, value] = /^\s*(!?=)(.*)$/s.exec(withoutName(condition, name) ?? '') ?? []
    if (value !== undefined) return { isNot: sign === '!=', value: value.trim() }
  }
  return undefined
}

function withoutName(condition: string, name: string): string | undefined {
  const [written, start] = [normalisedText(condition), normalisedText(name)]
  return written.startsWith(start) ? written.slice(start.length) : undefined
}
