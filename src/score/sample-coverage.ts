/** A roster and the counts of a survey -> who answered of how many, who is missing, and who is short of the required number. */
import type { Roster, RosterPart, RosterUnit } from '../coding/read-roster.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { inBoth, inLanguage } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { quotedList } from '../language/short-list.ts'
import { type Exact, exact, total } from '../math/exact.ts'
import { cochranSampleSize, krejcieMorgan, slovinSampleSize } from '../statistics/sample-size.ts'
import { stratumName } from '../tally/sample-parts.ts'
import { askedOfGroup } from '../tally/small-groups/selected-persons.ts'
import { type Cell, cellKey, type Tally } from '../tally/tally.ts'

const populationTooSmall = defineDiagnostic('roster/population-below-respondents', 'error', {
  id: '`{unit}` memiliki {n} responden, lebih banyak daripada populasinya ({population}).',
  idRemedy: 'betulkan populasinya, atau periksa apakah ada jawaban yang terhitung dua kali.',
  en: '`{unit}` has more respondents ({n}) than its population ({population}).',
  enRemedy: 'correct the population, or look for answers that count twice.',
})

const clustersTooFew = defineDiagnostic('roster/clusters-below-drawn', 'error', {
  id: 'Dalam data, `{unit}` memiliki {n} klaster, lebih banyak daripada yang ada menurut daftar populasi ({population}).',
  idRemedy:
    'betulkan banyaknya klaster pada daftar populasi, atau samakan penulisan klasternya dalam data.',
  en: '`{unit}` has more clusters in the data ({n}) than there are by the roster ({population}).',
  enRemedy: 'correct the number of clusters, or write each cluster alike in the data.',
})

const groupNotCounted = defineDiagnostic('roster/group-not-in-data', 'error', {
  id: 'Daftar populasi memuat {count} {group}, tetapi data tidak dirinci menurut `{group}`.',
  idRemedy: 'tambahkan kolomnya pada data, atau pasangkan dengan --mapping.',
  en: 'The roster lists {count} of `{group}`, but the data is not broken down by it.',
  enRemedy: 'add the column to the data, or name it with --mapping.',
})

const stratumDiffers = defineDiagnostic('roster/stratum-differs', 'error', {
  id: '`{unit}` termasuk strata {stratum} pada daftar populasi, tetapi dalam data termasuk {found}.',
  idRemedy: 'samakan stratanya pada daftar atau pada data; strata dalam data: {known}.',
  en: '`{unit}` is of stratum {stratum} on the roster, and of {found} in the data.',
  enRemedy: 'write it alike on the roster or in the data, whose strata are: {known}.',
})

const notOfTheseRows = defineDiagnostic('roster/not-of-these-rows', 'warning', {
  id: 'Daftar populasi menghitung semua orang, sedangkan barisnya dipilih ({where}); berapa yang menjawab tidak dihitung.',
  idRemedy: 'hapus --where, atau pilih menurut {group} saja.',
  en: 'The roster counts everybody, and the rows were chosen ({where}): who answered of how many is left out.',
  enRemedy: 'leave --where out, or choose by {group} alone.',
})

const clustersNotDrawn = defineDiagnostic('roster/clusters-not-in-data', 'warning', {
  id: 'Daftar populasi menyebutkan banyaknya klaster, tetapi data dihitung tanpa kolom klaster; angka itu tidak dipakai.',
  idRemedy: 'sebutkan kolom klaster data dengan --cluster, atau hapus kolom itu dari daftar.',
  en: 'The roster counts clusters, and the data is counted without a column of them: the numbers are not used.',
  enRemedy: 'name the column of the data with --cluster, or leave that of the roster out.',
})

const strataNotDrawn = defineDiagnostic('roster/strata-not-in-data', 'warning', {
  id: 'Daftar populasi membagi unit menurut strata, tetapi data dihitung tanpa kolom strata; populasinya dijumlahkan.',
  idRemedy: 'sebutkan kolom strata data dengan --stratum, atau hapus kolom itu dari daftar.',
  en: 'The roster divides units by strata, and the data is counted without a column of them: their populations are added up.',
  enRemedy: 'name the column of the data with --stratum, or leave that of the roster out.',
})

/** How many of a population answered, and how many should have. */
export interface Response {
  readonly population: number
  /** Where the roster counts them. */
  readonly clusters: number | undefined
  readonly n: number
  /** Respondents in percent of the population. */
  readonly percent: Exact
  readonly required: {
    readonly krejcieMorgan: number
    readonly cochran: number
    readonly slovin: number
  }
}

export interface SampleCoverage {
  readonly roster: Roster
  readonly all: Response
  /** In the order of the roster; with no respondent where a unit is not in the data. */
  readonly units: readonly (Response & {
    readonly unit: RosterUnit
    /** Where it has one alone. */
    readonly stratum: string | undefined
  })[]
  /** In the order in which the roster names them. */
  readonly strata: readonly (Response & { readonly stratum: string; readonly units: number })[]
  /** Groups of the data that the roster does not have, by code point. */
  readonly notInRoster: readonly { readonly key: string; readonly n: number }[]
  /** Rows without a value in the group. */
  readonly withoutUnit: number
}

/**
 * Of the units whose rows were chosen. None where rows were chosen by anything else: no roster says how many there are of those.
 * Throws as `sampleCoverage` does.
 */
export function coverageOfRows(
  roster: Roster,
  { tally, columns }: { readonly tally: Tally; readonly columns: Columns },
  where: readonly string[] = [],
): { readonly sample?: SampleCoverage; readonly notes: readonly Diagnostic[] } {
  const { group, units } = roster
  const asked = where.flatMap(condition => askedOfGroup(condition, group, columns) ?? [])
  if (asked.length < where.length) {
    const params = { where: where.join('; '), group: inBoth(of => inLanguage(group.title, of)) }
    return { notes: [notOfTheseRows(undefined, params)] }
  }
  const chosen = units.filter(({ key }) =>
    asked.every(({ isNot, value }) => (key === value) !== isNot),
  )
  const { hasStrata = false, hasClusters = false } = tally.sample ?? {}
  const areDivided = units.some(({ parts }) => parts.length > 1)
  return {
    sample: sampleCoverage({ ...roster, units: chosen }, tally),
    notes: [
      ...(units[0]?.clusters === undefined || hasClusters ? [] : [clustersNotDrawn(undefined, {})]),
      ...(areDivided && !hasStrata ? [strataNotDrawn(undefined, {})] : []),
    ],
  }
}

type Columns = Parameters<typeof askedOfGroup>[2]

/** Throws a `Refusal` where the roster and the counts contradict each other. */
function sampleCoverage(roster: Roster, tally: Tally): SampleCoverage {
  const { margins } = tally
  const { group, units } = roster
  const counted = new Map<string, number>()
  const margin = margins.find(({ by }) => by.length === 1 && by[0] === group.id)
  const whole = margins[0]?.cells.get('')?.rows ?? 0
  if (margin === undefined) {
    const [only] = units
    if (only === undefined || units.length > 1) {
      const title = group.title
      throw new Refusal([groupNotCounted(undefined, { count: units.length, group: title })])
    }
    // Data of one unit needs no column for it.
    counted.set(only.key, whole)
  }
  for (const { group: keys, rows } of margin?.cells.values() ?? []) counted.set(keys[0] ?? '', rows)
  const nOf = ({ key }: RosterUnit) => counted.get(key) ?? 0
  const parts = units.flatMap(unit => partsOf(unit, nOf(unit), group.id, tally))
  const problems = [...units.flatMap(unit => tooMany(unit, nOf(unit))), ...parts.flatMap(tooManyOf)]
  problems.push(...tooFewClusters(parts), ...strataThatDiffer(roster, tally))
  if (problems.length > 0) throw new Refusal(problems)
  const known = new Set(units.map(({ key }) => key))
  const keyOf = ({ stratum = '' }: RosterPart) => normalisedText(stratum)
  const areCounted = parts.every(({ n }) => n !== undefined)
  const ofStrata = areCounted ? parts.filter(({ stratum }) => stratum !== undefined) : []
  return {
    roster,
    all: joined(units.map(unit => ({ ...unit, n: nOf(unit) }))),
    units: units.map(unit => {
      const [first, ...others] = unit.parts
      const stratum = others.length === 0 ? first?.stratum : undefined
      return { unit, stratum, ...joined([{ ...unit, n: nOf(unit) }]) }
    }),
    strata: [...new Set(ofStrata.map(keyOf))].map(key => {
      const own = ofStrata.filter(each => keyOf(each) === key)
      return { stratum: own[0]?.stratum ?? key, units: own.length, ...joined(own) }
    }),
    notInRoster: [...counted]
      .filter(([key]) => key !== '' && !known.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, n]) => ({ key, n })),
    withoutUnit: counted.get('') ?? 0,
  }
}

interface CountedPart extends RosterPart {
  readonly unit: RosterUnit
  /** Undefined of one of several strata where the data has none. */
  readonly n: number | undefined
  /** How many clusters its respondents are in; 0 where the data has none. */
  readonly drawn: number
}

/** What the data has of each row of the roster. */
function partsOf(
  unit: RosterUnit,
  n: number,
  group: string,
  { margins, sample }: Tally,
): readonly CountedPart[] {
  const cells = margins.find(({ by }) => by.length === 1 && by[0] === group)?.cells
  const cell = cells === undefined ? margins[0]?.cells.get('') : cells.get(cellKey([unit.key]))
  const drawn = [...(cell?.parts?.values() ?? [])]
  const { parts } = unit
  return parts.map(part => {
    const name = normalisedText(part.stratum ?? '')
    const own = parts.length > 1 ? drawn.filter(({ stratum }) => stratum === name) : drawn
    const isKnown = parts.length === 1 || sample?.hasStrata === true
    return {
      ...{ ...part, unit },
      n: parts.length === 1 ? n : isKnown ? total(own.map(({ rows }) => rows)) : undefined,
      drawn: isKnown && sample?.hasClusters === true ? own.length : 0,
    }
  })
}

function tooMany({ name, population, parts }: RosterUnit, n: number): readonly Diagnostic[] {
  const [part] = parts
  if (part === undefined || n <= population) return []
  const params = { unit: name, n: countWords(n), population: countWords(population) }
  return [populationTooSmall(part.place, params)]
}

/** Of one of the strata of a unit. */
function tooManyOf({ unit, stratum = '', n = 0, population, place }: CountedPart) {
  if (unit.parts.length === 1 || n <= population) return []
  const name = `${unit.name} (${stratum})`
  const params = { unit: name, n: countWords(n), population: countWords(population) }
  return [populationTooSmall(place, params)]
}

/** As many clusters as respondents of a unit are in there must be. */
function tooFewClusters(parts: readonly CountedPart[]): readonly Diagnostic[] {
  return parts.flatMap(({ unit, drawn, clusters, place }) => {
    if (clusters === undefined || drawn <= clusters) return []
    const params = { unit: unit.name, n: countWords(drawn), population: countWords(clusters) }
    return [clustersTooFew(place, params)]
  })
}

/** A unit is of the stratum that its respondents are drawn in, where the data has strata; who did not answer shows none. */
function strataThatDiffer(
  { group, units }: Roster,
  { margins, sample, spellings }: Tally,
): readonly Diagnostic[] {
  if (sample?.hasStrata !== true) return []
  const cells = margins.find(({ by }) => by.length === 1 && by[0] === group.id)?.cells
  const strataOf = (cell: Cell | undefined) => [
    ...new Set([...(cell?.parts?.values() ?? [])].map(({ stratum }) => stratum)),
  ]
  const named = (keys: readonly string[]) =>
    quotedList([...keys].sort().map(key => stratumName(spellings, key)))
  const known = named(strataOf(margins[0]?.cells.get('')))
  return units.flatMap(({ key, name, parts }) => {
    const found = strataOf(cells?.get(cellKey([key])))
    const own = parts.flatMap(({ stratum }) => stratum ?? [])
    const [part] = parts
    const listed = new Set(own.map(normalisedText))
    if (part === undefined || own.length === 0 || found.every(each => listed.has(each))) return []
    const stratum = quotedList(own)
    return [stratumDiffers(part.place, { unit: name, stratum, found: named(found), known })]
  })
}

function joined(
  units: readonly (Pick<RosterPart, 'population' | 'clusters'> & {
    readonly n: number | undefined
  })[],
): Response {
  const population = total(units.map(unit => unit.population))
  const n = total(units.map(unit => unit.n ?? 0))
  const persons = BigInt(population)
  return {
    population,
    clusters:
      units[0]?.clusters === undefined
        ? undefined
        : total(units.map(({ clusters = 0 }) => clusters)),
    n,
    percent: exact(n * 100, population),
    required: {
      krejcieMorgan: krejcieMorgan(persons),
      cochran: cochranSampleSize(persons),
      slovin: slovinSampleSize(persons),
    },
  }
}
