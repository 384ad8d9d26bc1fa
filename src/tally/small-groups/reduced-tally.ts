/** A survey's tally -> the same as it may be passed on: small groups joined, tables that would tell of them left out, as much detail as asked for. */
import { OTHER_VALUE, shownSpelling } from '../../coding/group-values.ts'
import { defineDiagnostic, Refusal } from '../../diagnostics/diagnostic.ts'
import type { Localized } from '../../language/language.ts'
import { quotedList } from '../../language/short-list.ts'
import { total } from '../../math/exact.ts'
import { unitGroupOf } from '../../rubric/build-score-tree.ts'
import type { Group, Rubric } from '../../rubric/model.ts'
import { personNodesOf } from '../count-cell.ts'
import type { CrossTables } from '../cross-tables.ts'
import { type SamplePart, stratumName } from '../sample-parts.ts'
import { type Cell, cellKey, type Margin, type Tally } from '../tally.ts'
import { withoutPersons } from '../without-persons.ts'
import { joinedValues } from './joined-values.ts'
import { coveredValues, tellingMargin } from './margins-beside.ts'
import { isOfSomeRows } from './selected-persons.ts'
import { tableTooMany } from './table-too-many.ts'

/** Each holds what the one before does, and more. */
export const DETAILS = ['items', 'means', 'scores', 'patterns'] as const
export type Detail = (typeof DETAILS)[number]

/** Counts of fewer persons in a profile are joined, whatever the smallest group may be. */
const MIN_CATEGORY = 5

const needsPersons = defineDiagnostic('tally/detail-needs-persons', 'error', {
  id: '`{rubric}` menghitung nilai setiap orang lebih dahulu; --detail items tidak cukup.',
  idRemedy: 'pakai --detail means.',
  en: '`{rubric}` scores each person first: --detail items is not enough.',
  enRemedy: 'use --detail means.',
})

const sampleNeedsPatterns = defineDiagnostic('tally/sample-needs-patterns', 'error', {
  id: 'Hitungan dengan bobot, strata, atau klaster memuat pola jawaban; --detail {detail} tidak mungkin.',
  idRemedy: 'pakai --detail patterns, atau hitung tanpa kolom itu.',
  en: 'Counts with weights, strata or clusters hold patterns of answers: --detail {detail} cannot be.',
  enRemedy: 'use --detail patterns, or count without those columns.',
})

const indexOfJoined = defineDiagnostic('tally/index-of-joined-groups', 'error', {
  id: 'Indeks `{rubric}` adalah rata-rata menurut {group}; tanpa kelompok kecilnya ({names}), indeksnya menjadi lain.',
  idRemedy: '{how}',
  en: 'The index of `{rubric}` is a mean by {group}: without its small groups ({names}) it would be another one.',
  enRemedy: '{how}',
})

const tooSmall = defineDiagnostic('tally/too-few-to-pass-on', 'error', {
  id: '{what} hanya memuat {n}, kurang dari {least}: jawabannya dapat dikenali.',
  idRemedy: '{how}',
  en: '{what}: {n}, fewer than {least}. Their answers could be told.',
  enRemedy: '{how}',
})

interface ReducedTally {
  readonly tally: Tally
  /** How many values of groups were joined. */
  readonly joined: number
  /** Ids of the groups of each table that is not there, since few persons would follow from it. */
  readonly left: readonly (readonly string[])[]
  /** Whether suspicious rows, or all others, are so few that they are not counted apart. */
  readonly hidesSuspicion: boolean
}

/**
 * Throws a `Refusal` where that cannot be passed on.
 * @param isSelected whether the rows were chosen by what describes persons
 */
export function reducedTally(
  tally: Tally,
  rubric: Rubric,
  detail: Detail,
  minGroup: number,
  isSelected = false,
): ReducedTally {
  const hasPersons = personNodesOf(rubric.score).length > 0
  if (detail === 'items' && hasPersons)
    throw new Refusal([needsPersons(word('--detail'), { rubric: rubric.id })])
  if (detail !== 'patterns' && tally.sample !== undefined)
    throw new Refusal([sampleNeedsPatterns(word('--detail'), { detail })])
  const rows = tally.margins[0]?.cells.get('')?.rows ?? 0
  const isFewOfMore = rows < minGroup && isOfSomeRows(Object.fromEntries(tally.leftOut))
  const isOfPersons = isSelected || isFewOfMore
  const ids = new Set([...tally.margins.flatMap(({ by }) => by), ...tally.profile.keys()])
  const ofPersons = [...ids].filter(id => isOfPersons || describesPersons(rubric, id))
  const isStaff =
    isOfPersons ||
    (rubric.groups.length > 0 && rubric.groups.every(({ describes }) => describes === 'persons'))
  refuseSmall(tally, isStaff || ofPersons.length > 0 ? minGroup : 0, isStaff)
  const isOffice = (id: string) => !ofPersons.includes(id)
  const values = new Map<string, ReadonlySet<string>>([
    ...coveredValues(tally.margins, isOffice, minGroup),
    ...ofPersons.flatMap(id => {
      const isPrinted =
        isPrescribed(rubric, id) && tally.margins.every(({ by }) => !by.includes(id))
      const small = isPrinted ? new Set<string>() : smallValues(tally, id, minGroup)
      return small.size === 0 ? [] : [[id, small] as const]
    }),
  ])
  const remedy = minGroup > 2 ? FEW : ALONE
  refuseJoined(tally, rubric, values, remedy)
  const hidesSuspicion =
    tally.suspicious !== undefined && isTold(tally, ofPersons, isStaff, minGroup)
  const { suspicious, ...others } = withoutPersons(tally, {
    ...{ ids: new Set<string>(), values, diagnostics: [] },
  })
  const prescribed = [...tally.profile].filter(([id]) => isPrescribed(rubric, id))
  const profile = new Map([...others.profile, ...prescribed])
  const whole: Tally =
    suspicious === undefined || hidesSuspicion
      ? { ...others, profile }
      : { suspicious, ...others, profile }
  const left = tellingTables(whole, rubric, ofPersons, values, minGroup)
  refuseLeft(left, rubric, remedy)
  const isKept = ({ by }: Margin) => !left.some(other => other.join('\n') === by.join('\n'))
  const kept: Tally = {
    ...whole,
    margins: whole.margins.filter(isKept),
    ...(whole.suspicious && { suspicious: whole.suspicious.filter(isKept) }),
    spellings: new Map(
      [...whole.spellings].map(([id, keys]) => [
        id,
        new Map([...keys].filter(([key]) => isPrescribed(rubric, id) || !values.get(id)?.has(key))),
      ]),
    ),
    ...(values.size === 0 ? {} : { joined: joinedValues(whole, values.keys()) }),
  }
  const joined = [...values.values()].reduce((sum, keys) => sum + keys.size, 0)
  return { tally: withDetail(kept, detail), joined, left, hidesSuspicion }
}

function word(flag: string) {
  return { kind: 'command', word: flag } as const
}

function describesPersons({ groups, profile }: Rubric, id: string): boolean {
  const own: Group | undefined =
    id === 'file' || id === 'sheet' ? groups[0] : groups.find(group => group.id === id)
  return (own ?? profile.find(group => group.id === id))?.describes !== 'offices'
}

/** A form asks for how many there are of each, however few. */
function isPrescribed({ profile }: Rubric, id: string): boolean {
  return profile.some(question => question.id === id && question.prescribed)
}

const FEW = {
  id: 'bila penerima boleh melihatnya, tambahkan --min-group 2; bila tidak, kirim laporan yang dibuat dengan `rb-score assess DATA --for-publication -o laporan.html`.',
  en: 'where the receiver may see them, add --min-group 2; else send a report made by `rb-score assess DATA --for-publication -o report.html`.',
}
/** Counts of one person are that person's answers. */
const ALONE = {
  id: 'gabungkan dengan yang lain dalam data, atau kirim laporan yang dibuat dengan `rb-score assess DATA --for-publication -o laporan.html`; untuk berkas kerja sendiri, tambahkan --min-group 1.',
  en: 'join it with another one in the data, or send a report made by `rb-score assess DATA --for-publication -o report.html`; for a working file of your own add --min-group 1.',
}

function refuseSmall(tally: Tally, least: number, isStaff: boolean): void {
  const whole = tally.margins[0]?.cells.get('')
  if (whole === undefined || whole.rows === 0) return
  const refused = (what: Localized, rows: number) => {
    const n = { id: `${rows} orang`, en: rows === 1 ? '1 person' : `${rows} persons` }
    return new Refusal([
      tooSmall(word('--min-group'), { what, n, least, how: rows === 1 ? ALONE : FEW }),
    ])
  }
  if (isStaff && whole.rows < least) throw refused({ id: 'Data ini', en: 'This data' }, whole.rows)
  // Of a group the parts are joined with the group.
  const [few] = [...(whole.parts?.values() ?? [])].sort((a, b) => a.rows - b.rows)
  if (few !== undefined && few.rows < least) throw refused(partWords(few, tally), few.rows)
}

function partWords({ stratum, cluster }: SamplePart, { spellings, sample }: Tally): Localized {
  const name = `\`${stratumName(spellings, stratum)}\``
  const ofStratum = sample?.hasStrata === true
  if (sample?.hasClusters !== true) return { id: `Strata ${name}`, en: `Stratum ${name}` }
  const own = `\`${cluster}\``
  return {
    id: ofStratum ? `Klaster ${own} dalam strata ${name}` : `Klaster ${own}`,
    en: ofStratum ? `Cluster ${own} in stratum ${name}` : `Cluster ${own}`,
  }
}

/** Groups whose own scores the index is a mean of. */
export function averagedGroups(rubric: Rubric): readonly string[] {
  const unit = unitGroupOf(rubric)?.id
  const others = rubric.averages.flatMap(({ over, index }) => (index === 'groups' ? [over] : []))
  return unit === undefined ? others : [unit, ...others]
}

function refuseJoined(
  tally: Tally,
  rubric: Rubric,
  values: ReadonlyMap<string, ReadonlySet<string>>,
  how: Localized,
): void {
  const id = averagedGroups(rubric).find(each => values.has(each))
  if (id === undefined) return
  const spelled = tally.spellings.get(id)
  const names = [...(values.get(id) ?? [])].map(key =>
    shownSpelling(spelled?.get(key) ?? new Map(), key),
  )
  throw withoutParts(rubric, id, quotedList(names, NAMED), how)
}

/** An index of units that are means of their services is another one without the services of each unit. */
function refuseLeft(left: readonly (readonly string[])[], rubric: Rubric, how: Localized): void {
  const average = rubric.averages.find(
    ({ of, over, index }) =>
      index === 'groups' && left.some(by => by.at(-1) === over && by.at(-2) === of),
  )
  if (average === undefined) return
  throw withoutParts(rubric, average.over, `${average.of} × ${average.over}`, how)
}

function withoutParts(rubric: Rubric, id: string, names: string, how: Localized): Refusal {
  const group = rubric.groups.find(each => each.id === id)?.title ?? { id }
  const params = { rubric: rubric.id, group, names, how }
  return new Refusal([indexOfJoined(word('--min-group'), params)])
}

const NAMED = 8

/** Tables from which few persons would follow: their own cells, or beside another table that hides some. */
function tellingTables(
  { margins }: Tally,
  rubric: Rubric,
  ofPersons: readonly string[],
  values: ReadonlyMap<string, ReadonlySet<string>>,
  minGroup: number,
): readonly (readonly string[])[] {
  // A crossing can have small cells where neither of its groups is small; what is all of an office stands there by itself anyway.
  const isOpen = ({ by, cells }: Margin) =>
    by.length > 1 &&
    [...cells.values()].some(
      cell =>
        isFew(personsBehind(cell), minGroup) &&
        (by.some(id => ofPersons.includes(id)) || !isAllOfOne(cell, by, margins)),
    )
  const averaged = averagedGroups(rubric)
  // The scores of a group need its parts, where these are averaged.
  const withScores = ({ by, forUnits }: Margin) =>
    forUnits && averaged.includes(by.at(-1) ?? '') ? [by, by.slice(0, -1)] : [by]
  const left = margins.filter(isOpen).flatMap(withScores)
  const isPlace = (id: string) => rubric.profile.every(question => question.id !== id)
  let tables = margins
    .filter(({ by }) => by.length > 0 && left.every(each => each.join() !== by.join()))
    .map(({ by, cells }) => ({
      ...{ by, cells: cells.size, mayGo: by.length > 1 || !averaged.includes(by[0] ?? '') },
      // Which offices are joined was worked out by what both tables cross in.
      hidesAny: by.some(id => values.has(id) && ofPersons.includes(id)),
    }))
  const kept = () => margins.filter(({ by }) => !left.some(each => each.join() === by.join()))
  for (;;) {
    const telling =
      tableTooMany(tables, isPlace) ??
      tables.find(
        ({ by }) =>
          by === tellingMargin(kept(), margins, minGroup, id => !ofPersons.includes(id))?.by,
      )
    if (telling === undefined) return left
    left.push(telling.by)
    tables = tables.filter(table => table !== telling)
  }
}

function isAllOfOne({ group, rows }: Cell, by: readonly string[], margins: Tally['margins']) {
  return margins.some(
    margin =>
      margin.by.length === 1 &&
      margin.cells.get(cellKey([group[by.indexOf(margin.by[0] ?? '')] ?? '']))?.rows === rows &&
      by.includes(margin.by[0] ?? ''),
  )
}

/** Of all rows of a cell, who answered each item, who has each score, and who is in each part of the sample. */
function personsBehind({ rows, items, persons, parts }: Cell, whole?: Cell): readonly number[] {
  return [
    rows,
    ...items.map(({ codes, numbers }) => total(codes) + total(numbers.values())),
    ...[...persons.values()].map(({ scores }) => total(scores.values())),
    ...[...((whole ?? { parts }).parts?.keys() ?? [])].map(key => parts?.get(key)?.rows ?? 0),
  ]
}

function isFew(persons: readonly number[], least: number): boolean {
  return persons.some(n => n > 0 && n < least)
}

/** Whether few of the staff who answered, or of a group of persons, would stand by themselves. */
function isTold(
  { margins, suspicious = [] }: Tally,
  ofPersons: readonly string[],
  isStaff: boolean,
  least: number,
): boolean {
  const isSmall = (rows: number) => rows > 0 && rows < least
  return suspicious.some(({ by, cells }) => {
    const all = margins.find(margin => margin.by.join('\n') === by.join('\n'))
    const isOfPersons = by.length === 0 ? isStaff : by.some(id => ofPersons.includes(id))
    return (
      isOfPersons &&
      [...cells].some(
        ([key, { rows }]) => isSmall(rows) || isSmall((all?.cells.get(key)?.rows ?? rows) - rows),
      )
    )
  })
}

/** Those with few persons behind any number, with the next smallest until several are joined and no number of theirs has few. */
function smallValues(tally: Tally, id: string, minGroup: number): ReadonlySet<string> {
  const margin = tally.margins.find(({ by }) => by.length === 1 && by[0] === id)
  const least = margin === undefined ? Math.min(MIN_CATEGORY, minGroup) : minGroup
  const whole = tally.margins[0]?.cells.get('')
  const all =
    margin === undefined
      ? [...(tally.profile.get(id) ?? [])].flatMap(([key, n]) =>
          key === '' ? [] : [{ key, persons: [n] }],
        )
      : [...margin.cells.values()].map(cell => ({
          key: cell.group[0] ?? '',
          persons: personsBehind(cell, whole),
        }))
  // A group that is all there is says no more than the whole.
  if (margin !== undefined && all.length === 1) return new Set()
  const order = (persons: readonly number[]) => (isFew(persons, least) ? 0 : 1)
  const ordered = all
    .filter(({ persons: [rows = 0] }) => rows > 0)
    .sort(
      (a, b) =>
        order(a.persons) - order(b.persons) ||
        (a.persons[0] ?? 0) - (b.persons[0] ?? 0) ||
        (a.key < b.key ? -1 : 1),
    )
  const taken: string[] = []
  let together: readonly number[] = []
  for (const { key, persons } of ordered) {
    if (!isFew(persons, least) && taken.length !== 1 && !isFew(together, least)) break
    taken.push(key)
    together = persons.map((n, at) => n + (together[at] ?? 0))
  }
  return new Set(taken.filter(key => key !== OTHER_VALUE.key))
}

/** Of means, without which answers of a person came together; of items alone, also without what persons scored. */
export function withDetail(tally: Tally, detail: Detail): Tally {
  if (detail === 'patterns') return tally
  const isOfItems = detail === 'items'
  const none = ({ alike, ...cell }: Cell): Cell => ({
    ...cell,
    patterns: new Map([...cell.patterns.keys()].map(id => [id, new Map()])),
    ...(isOfItems ? { persons: new Map(), indexes: new Map() } : {}),
    ...(isOfItems || alike === undefined ? {} : { alike }),
  })
  const without = (margin: Margin): Margin => ({
    ...margin,
    cells: new Map([...margin.cells].map(([key, cell]) => [key, none(cell)])),
  })
  const { numbers, styles, suspicious, ...others } = tally
  const together =
    detail === 'scores' ? { ...(numbers && { numbers }), ...(styles && { styles }) } : {}
  return {
    ...others,
    ...together,
    margins: tally.margins.map((margin, at) =>
      at === 0 && detail === 'scores' ? margin : without(margin),
    ),
    ...(suspicious === undefined ? {} : { suspicious: suspicious.map(without) }),
    ...(detail === 'scores' ? {} : { crossed: nothingCrossed(tally.crossed) }),
  }
}

function nothingCrossed({ items, complete, scores }: CrossTables): CrossTables {
  const zeros = (tables: readonly (readonly number[])[]) => tables.map(table => table.map(() => 0))
  return {
    items: zeros(items),
    complete: complete.map(zeros),
    scores: scores.map(() => ({ n: 0, x: 0n, y: 0n, xx: 0n, yy: 0n, xy: 0n })),
  }
}
