/** The names of all rubrics' items, stored when the tool is built -> the few rubrics that a header may be of, without reading the others. */
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { headerForms, normalisedHeader } from '../tables/header-names.ts'
import { soughtItems } from './sought-columns.ts'

/** A rubric, or one level of it. */
export interface IndexedRubric {
  readonly id: string
  readonly variantOf?: string
  readonly kind: Rubric['kind']
  /** The exact names of each item that has a column. */
  readonly items: readonly (readonly string[])[]
}

export function indexedRubric(
  rubric: Rubric,
  variantOf: string | undefined,
): readonly IndexedRubric[] {
  return rubricAtEachLevel(rubric).map(each => ({
    id: rubric.id,
    ...(variantOf === undefined ? {} : { variantOf }),
    kind: rubric.kind,
    items: soughtItems(each).map(({ ids, texts }) => [
      ...new Set([...ids, ...texts].map(normalisedHeader)),
    ]),
  }))
}

/**
 * Ids of those whose items may all be among the headers. Only where a survey has each of its items there by its exact name:
 * whatever else fits needs a column for each item that it has not, and there are only so many left.
 */
export function possibleRubrics(
  headers: readonly string[],
  index: readonly IndexedRubric[],
): ReadonlySet<string> | undefined {
  const names = headers.map(namesOf)
  const there = new Set(names.flat())
  const missing = ({ items }: IndexedRubric) =>
    items.filter(own => !own.some(name => there.has(name))).length
  const whole = index.filter(each => each.kind === 'survey' && missing(each) === 0)
  if (whole.length === 0) return undefined
  const known = new Set(whole.flatMap(({ items }) => items.flat()))
  const left = names.filter(own => !own.some(name => known.has(name))).length
  const possible = index.filter(each => missing(each) <= left)
  return new Set(possible.flatMap(({ id, variantOf }) => [id, ...basesOf(variantOf, index)]))
}

/** As it stands, and the row of a grid question: `Question [Row]`. */
function namesOf(header: string): readonly string[] {
  return headerForms(header).flatMap(({ how, text }) =>
    how === 'exact' || how === 'grid-row' ? [text] : [],
  )
}

/** A variant is told apart from what it is a variant of. */
function basesOf(id: string | undefined, index: readonly IndexedRubric[]): readonly string[] {
  if (id === undefined) return []
  return [id, ...basesOf(index.find(each => each.id === id)?.variantOf, index)]
}

const DELIMITERS = [',', ';', '\t', '|']
const QUOTED = /"((?:[^"]|"")*)"/g

/**
 * The cells of the first line, by the delimiter that gives the most.
 * @param start how a file begins; nothing is said where its first line ends elsewhere
 */
export function firstLine(start: string): readonly string[] | undefined {
  const text = start.replace(/^\uFEFF/, '')
  // Line breaks and delimiters within quotes are put aside, and put back.
  const aside: string[] = []
  const plain = text.replace(QUOTED, (_, inside: string) => `\0${aside.push(inside) - 1}\0`)
  const end = plain.search(/[\r\n]/)
  if (end < 0) return undefined
  const line = plain.slice(0, end)
  const cells = DELIMITERS.map(delimiter => line.split(delimiter))
  const most = cells.reduce((best, each) => (each.length > best.length ? each : best))
  return most.map(cell =>
    cell.replace(/\0(\d+)\0/g, (_, at: string) => (aside[Number(at)] ?? '').replaceAll('""', '"')),
  )
}
