/** The place of a value in a report -> its words: unit, part, what of it. */
import type { Difference } from '../../compare/verified-report.ts'
import { inLanguage, type Language, type Localized } from '../../language/language.ts'
import type { FullReport } from '../../report/full-report.ts'
import { objectOf } from '../../rubric/json-shapes.ts'
import { FIELDS } from './field-words.ts'

/** @example 'Dinas Kesehatan › Akuntabel › seperti ditampilkan' */
export function placeInWords(
  report: FullReport,
  { path, reported, computed }: Difference,
  language: Language,
): string {
  const words: string[] = []
  let value: unknown = report
  let rest = path
  while (rest !== '') {
    const step = stepInto(value, rest)
    value = step.value
    rest = step.rest
    const own = nameOf(rest === '' ? (reported ?? computed) : value, language)
    if (step.key === undefined) words.push(own ?? `no. ${step.position + 1}`)
    else {
      const last = step.key.slice(step.key.lastIndexOf('.') + 1)
      const [id, en] = FIELDS[last] ?? [step.key, step.key]
      const field = language === 'id' ? id : en
      if (field !== '') words.push(field)
      else if (own !== undefined) words.push(own)
    }
  }
  // A column has the name that its group has, and a part that of the whole.
  return words.filter((word, at) => word !== words[at - 1]).join(' › ') || path
}

type Step =
  | { readonly key: string; readonly value: unknown; readonly rest: string }
  | {
      readonly key?: undefined
      readonly position: number
      readonly value: unknown
      readonly rest: string
    }

/** Keys may have points in them: the longest that is there. */
function stepInto(value: unknown, path: string): Step {
  const [, position, after = ''] = /^\[(\d+)\]\.?(.*)$/s.exec(path) ?? []
  if (position !== undefined) {
    const at = Number(position)
    return { position: at, value: Array.isArray(value) ? value[at] : undefined, rest: after }
  }
  const holder = objectOf(value)
  const [first = path] = /^[^.[]+/.exec(path) ?? []
  const isHere = (key: string) =>
    path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`)
  const key = Object.keys(holder)
    .filter(isHere)
    .reduce((longest, each) => (each.length > longest.length ? each : longest), first)
  return { key, value: holder[key], rest: path.slice(key.length).replace(/^\./, '') }
}

/** What a part of a report is called, as far as it says so itself. */
export function nameOf(value: unknown, language: Language): string | undefined {
  if (Array.isArray(value)) return undefined
  const { labels, values, titles, title, text, label, message, unit, header, name, code, id } =
    objectOf(value)
  const several = [labels, values, titles].find(each => Array.isArray(each) && each.length > 0)
  if (Array.isArray(several)) {
    const texts = several.map(each => textOf(each, language))
    if (texts.every(each => each !== undefined)) return texts.join(' × ')
  }
  return [title, text, label, message, unit, header, name, code, id]
    .map(each => textOf(each, language))
    .find(each => each !== undefined && each !== '')
}

function textOf(value: unknown, language: Language): string | undefined {
  if (typeof value === 'string') return value
  const { id, en } = objectOf(value)
  const isText = [id, en].some(each => typeof each === 'string')
  return isText ? inLanguage(value as Localized, language) : undefined
}
