/** Headers and many rubrics -> the one rubric whose items are all there, or the candidates with what they cover. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { shortList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { extendedId } from '../rubric/resolve-rubric.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import { NOTHING_SAVED } from './column-mapping.ts'
import { savedColumns } from './find-column.ts'
import { nameClaims } from './name-claims.ts'
import type { MappingReader } from './parse-mapping.ts'
import { hasColumn, hasMatrix, soughtColumns, soughtItems } from './sought-columns.ts'

const CANDIDATES_SHOWN = 5

export const severalRubricsFit = defineDiagnostic('responses/several-rubrics-fit', 'error', {
  id: 'Lebih dari satu rubrik cocok dengan {where}: {candidates}.',
  idRemedy: 'pilih satu, misalnya -r {first}',
  en: 'More than one rubric fits {where}: {candidates}.',
  enRemedy: 'choose one, such as -r {first}',
})

const noRubricFits = defineDiagnostic('responses/no-rubric-fits', 'error', {
  id: 'Tidak ada rubrik yang semua butirnya memiliki kolom di file ini. {nearest}',
  idRemedy:
    'sebutkan rubriknya untuk melihat kolom mana yang kurang: -r {first}. Bila instrumennya milik sendiri, rancang rubriknya: rb-score new --from "{file}"',
  en: 'No rubric has a column for each of its items in this file. {nearest}',
  enRemedy:
    'name the rubric to see which columns are missing: -r {first}. If the instrument is your own, draft a rubric: rb-score new --from "{file}"',
})

const FILE_COLUMNS = { id: 'kolom file ini', en: 'the columns of this file' }
const NOTHING_NEAR = {
  id: 'Judul kolomnya tidak memuat satu pun butir rubrik.',
  en: 'Its headers name no item of any rubric.',
}
const pairColumns = (file: string) => ({
  id: `sebutkan rubriknya dengan -r (lihat rb-score list) dan pasangkan kolomnya dengan --mapping. Bila instrumennya milik sendiri, rancang rubriknya: rb-score new --from "${file}"`,
  en: `name the rubric with -r (see rb-score list) and pair the columns with --mapping. If the instrument is your own, draft a rubric: rb-score new --from "${file}"`,
})

const variantsExist = defineDiagnostic('responses/rubric-has-variants', 'note', {
  id: 'Dipakai `{rubric}`; kolomnya juga cocok dengan varian: {variants}.',
  idRemedy: 'varian dipilih dengan -r.',
  en: '`{rubric}` is used; its variants fit the same columns: {variants}.',
  enRemedy: 'a variant is chosen with -r.',
})

export interface OfferedRubric {
  readonly rubric: Rubric
  /** Shares all columns with another rubric, of which it is a variant (old weights, an older edition). */
  readonly isVariant: boolean
}

export function offers(
  loaded: readonly { readonly rubric: Rubric; readonly variantOf: string | undefined }[],
): readonly OfferedRubric[] {
  return loaded.map(({ rubric, variantOf }) => ({ rubric, isVariant: variantOf !== undefined }))
}

/** Each rubric with what is a variant of it right behind: of two that fit, the first is nearer. */
export function variantsBehind<
  Loaded extends { readonly rubric: Rubric; readonly variantOf: string | undefined },
>(loaded: readonly Loaded[]): readonly Loaded[] {
  const withVariants = (one: Loaded): readonly Loaded[] => [
    one,
    ...loaded.filter(({ variantOf }) => variantOf === one.rubric.id).flatMap(withVariants),
  ]
  return loaded.filter(({ variantOf }) => variantOf === undefined).flatMap(withVariants)
}

/** What a rubric goes back to by `extends`, and the variants of that: of the same instrument, with other weights. */
export function variantsOf(
  rubric: Rubric,
  loaded: readonly { readonly rubric: Rubric; readonly variantOf: string | undefined }[],
): readonly Rubric[] {
  const known = new Map(loaded.map(each => [each.rubric.id, each.variantOf]))
  let base = rubric.id
  let above = known.get(base) ?? extendedId(rubric)
  while (above !== undefined) {
    base = above
    above = known.get(base)
  }
  return loaded
    .filter(each => each.rubric.id === base || each.variantOf === base)
    .map(each => each.rubric)
}

interface Candidate extends OfferedRubric {
  readonly matched: number
  readonly items: number
  /** Groups and questions on who answered that have a column. */
  readonly asked: () => number
  /** What one of its matrices asks for is all there. */
  readonly hasMatrix: boolean
  /** What the mapping file says that this rubric does not know. */
  readonly mappingProblems: readonly Diagnostic[]
}

/** `rubric` is there only if exactly one fits, columns that a mapping file names included. Candidates with at least one item matched, the best first. */
export function detectRubric(
  headers: readonly string[],
  offered: readonly OfferedRubric[],
  source: SourceIdentity,
  mappingFor: MappingReader = () => ({ mapping: NOTHING_SAVED, diagnostics: [] }),
): {
  readonly rubric: Rubric | undefined
  readonly candidates: readonly Candidate[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const candidates = offered
    .map(offer => ({ ...offer, ...coverage(headers, offer.rubric, source, mappingFor) }))
    .filter(({ matched }) => matched > 0)
    .sort(byCoverage)
  const place = tablePlace(source)
  const [nearest] = candidates
  if (nearest === undefined) {
    const problem = {
      ...noRubricFits(place, { nearest: NOTHING_NEAR }),
      remedy: pairColumns(source.name),
    }
    return { rubric: undefined, candidates, diagnostics: [problem] }
  }

  const complete = candidates.filter(({ matched, items }) => matched === items)
  const fitting = complete.length > 0 ? complete : candidates.filter(each => each.hasMatrix)
  const known = fitting.filter(({ mappingProblems }) => mappingProblems.length === 0)
  const possible = known.length > 0 ? known : fitting
  const originals = possible.filter(({ isVariant }) => !isVariant)
  const choices = originals.length > 0 ? originals : possible
  const [choice] = choices
  const only = choice && choices.length === 1 ? knowingMore(choice, possible) : choice
  // Where the mapping file is wrong, what is missing follows from it.
  const { mappingProblems } = only ?? nearest
  if (choices.length <= 1 && mappingProblems.length > 0) {
    return { rubric: undefined, candidates, diagnostics: mappingProblems }
  }
  if (only === undefined || choices.length > 1) {
    const listed = candidateList(only === undefined ? candidates : choices)
    const first = (only ?? nearest).rubric.id
    const problem =
      only === undefined
        ? noRubricFits(place, {
            nearest: { id: `Paling dekat: ${listed}.`, en: `Nearest: ${listed}.` },
            first,
            file: source.name,
          })
        : severalRubricsFit(place, { where: FILE_COLUMNS, candidates: listed, first })
    return { rubric: undefined, candidates, diagnostics: [problem] }
  }
  const others = fitting.filter(
    each => each !== only && (only !== choice || (each.isVariant && !only.isVariant)),
  )
  const names = others.map(({ rubric }) => rubric.id).join(', ')
  return {
    rubric: only.rubric,
    candidates,
    diagnostics:
      names === '' ? [] : [variantsExist(place, { rubric: only.rubric.id, variants: names })],
  }
}

/** A variant that asks who answered what its original does not is the one whose form this is. */
function knowingMore(original: Candidate, fitting: readonly Candidate[]): Candidate {
  const more = fitting
    .filter(({ rubric }) => extendedId(rubric) === original.rubric.id)
    .map(each => ({ each, asked: each.asked() }))
    .sort((a, b) => b.asked - a.asked)
  const [most, next] = more
  const isSure = most !== undefined && next?.asked !== most.asked
  return isSure && most.asked > original.asked() ? most.each : original
}

function coverage(
  headers: readonly string[],
  rubric: Rubric,
  source: SourceIdentity,
  mappingFor: MappingReader,
): Pick<Candidate, 'matched' | 'items' | 'asked' | 'hasMatrix' | 'mappingProblems'> {
  const { mapping, diagnostics } = mappingFor(rubric)
  const chosen = savedColumns(headers, mapping, source)
  const items = rubric.items.filter(hasColumn)
  const sought = soughtItems(rubric, chosen.items)
  const free = [...headers.keys()].filter(column => !chosen.byColumn.has(column))
  // An item with two columns has one too many, not one too few: which, is said once the rubric is chosen.
  const { matched, doubled, rivals } = nameClaims(sought, headers, free)
  const rival = new Set(rivals.flatMap(({ columns }) => [...columns.values()]))
  return {
    matched: matched.length + doubled.length + rival.size + items.length - sought.length,
    items: items.length,
    asked: () => nameClaims(soughtColumns(rubric).others, headers, free).matched.length,
    hasMatrix: hasMatrix(
      rubric,
      new Set([...chosen.items.keys(), ...matched.map(({ target }) => target.id)]),
    ),
    mappingProblems: diagnostics.filter(({ severity }) => severity === 'error'),
  }
}

/** By covered share, then by the number of items, then by id. */
function byCoverage(a: Candidate, b: Candidate): number {
  return (
    b.matched * a.items - a.matched * b.items ||
    b.items - a.items ||
    Number(a.isVariant) - Number(b.isVariant) ||
    (a.rubric.id < b.rubric.id ? -1 : 1)
  )
}

function candidateList(candidates: readonly Candidate[]): string {
  const named = candidates.map(
    ({ rubric, matched, items }) => `\`${rubric.id}\` (${matched}/${items})`,
  )
  return shortList(named, CANDIDATES_SHOWN)
}
