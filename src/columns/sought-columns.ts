/** A rubric -> what is looked for among the columns of a file, and whether a text is one of its names. */
import { onceFor } from '../language/remembered.ts'
import type { Group, Item, Rubric, ScoreNode } from '../rubric/model.ts'
import {
  behindOpenings,
  headerForms,
  joinedWords,
  looseHeader,
  normalisedHeader,
} from '../tables/header-names.ts'
import { isAnswerWord } from '../tables/worksheet-header.ts'
import type { Sought } from './name-claims.ts'

/**
 * What tools call the time of an answer: when it was finished before when it was begun, the surest first.
 */
const USUAL_TIME_COLUMNS: readonly (readonly string[])[] = [
  // Google Forms
  ['Stempel waktu', 'Cap waktu', 'Timestamp'],
  // Microsoft Forms, KoboToolbox, ODK, LimeSurvey, Qualtrics, SurveyMonkey
  ['Completion time', 'Waktu selesai'],
  ['_submission_time', 'SubmissionDate', 'submitdate', 'RecordedDate', 'Recorded Date'],
  [
    'Date submitted',
    'submitdate. Date submitted',
    'Tanggal dikirim',
    'Tanggal pengiriman',
    'Submitted at',
    'Submission time',
    'Submission date',
  ],
  ['end', 'EndDate', 'End Date', 'End time', 'CompletedDate', 'Date Modified'],
  ['datestamp', 'Date last action', 'Tanggal aktivitas terakhir', 'Tanggal tindakan terakhir'],
  [
    'Start time',
    'Waktu mulai',
    'start',
    'startdate',
    'StartDate',
    'Start Date',
    'Date started',
    'Date Created',
  ],
  [
    'Tanggal pengisian',
    'Waktu pengisian',
    'Tanggal survei',
    'Tanggal mulai',
    'today',
    'created_at',
    'submitted_at',
  ],
  // Days alone.
  ['Tanggal', 'Tgl', 'Hari/Tanggal', 'Date'],
  // Also what a survey of services calls a question: read as a time where that has a column with its code.
  ['Waktu', 'Time'],
]

interface SoughtColumns {
  readonly items: readonly Sought<Item>[]
  readonly groups: readonly Sought<Group>[]
  /** What the members of groups belong to. */
  readonly within: readonly Sought<Group>[]
  readonly profile: readonly Sought<Group>[]
  readonly others: readonly Sought<Group>[]
  /** By rank, the surest first. */
  readonly times: readonly Sought<number>[]
}

/** Sought in one file after the other, and the same each time. */
export const soughtColumns = onceFor((rubric: Rubric): SoughtColumns => {
  const [groups, profile] = [rubric.groups.map(soughtGroup), rubric.profile.map(soughtGroup)]
  const within = rubric.groups.flatMap(group => group.within ?? []).map(soughtGroup)
  const others = [...groups, ...within, ...profile]
  const times = soughtTimes(rubric)
  return { items: soughtOf(rubric), groups, within, profile, others, times }
})

/** The items that have a column, but for those said to stand elsewhere. */
export function soughtItems(
  rubric: Rubric,
  elsewhere: ReadonlyMap<string, number> = NOWHERE,
): readonly Sought<Item>[] {
  return without(soughtColumns(rubric).items, elsewhere)
}

const NOWHERE: ReadonlyMap<string, number> = new Map()

export function without<T extends { readonly id: string }>(
  sought: readonly Sought<T>[],
  elsewhere: ReadonlyMap<string, number>,
): readonly Sought<T>[] {
  return elsewhere.size === 0 ? sought : sought.filter(({ target }) => !elsewhere.has(target.id))
}

function soughtTimes({ timeColumns }: Rubric): readonly Sought<number>[] {
  const listed = new Set<string>()
  const isNew = (name: string) => {
    const size = listed.size
    return listed.add(normalisedHeader(name)).size > size
  }
  return [timeColumns, ...USUAL_TIME_COLUMNS].map((texts, target) => ({
    ...{ target, ids: [], texts: texts.filter(isNew) },
  }))
}

/** Forms and exports often write the dimension before the question: `Harmonis: Suka menolong orang lain`. */
function soughtOf(rubric: Rubric): readonly Sought<Item>[] {
  const headings = itemHeadings(rubric)
  return rubric.items.filter(hasColumn).map(item => ({
    target: item,
    ids: [item.id],
    texts: [...textsOf(item.text), ...item.columns, ...joinedId(item.id)],
    headings: headings.get(item) ?? [],
  }))
}

/** The groups of a rubric, each with what its members belong to behind it. */
export function groupsAndWithin({ groups }: Pick<Rubric, 'groups'>): readonly Group[] {
  return groups.flatMap(group => [group, ...(group.within === undefined ? [] : [group.within])])
}

function soughtGroup(group: Group): Sought<Group> {
  return {
    target: group,
    ids: [group.id],
    texts: [...textsOf(group.title), ...group.columns, ...joinedId(group.id)],
  }
}

/** Tools whose names of questions know no hyphen and end after so many letters: `jeniskelamin`. */
export function joinedId(id: string): readonly string[] {
  return /^[a-z]+(?:-[a-z]+)+$/i.test(id) ? [id.replaceAll('-', '').slice(0, 20)] : []
}

function textsOf(text: { readonly id?: string; readonly en?: string }): string[] {
  return [text.id, text.en].filter(one => one !== undefined)
}

/** A ratio is computed from other items. */
export function hasColumn(item: Item): boolean {
  return item.measure.kind !== 'ratio'
}

/** Worksheets: a matrix of two answers is a result by itself, whatever else is not asked. */
export function hasMatrix(
  { kind, lookups }: Pick<Rubric, 'kind' | 'lookups'>,
  found: ReadonlySet<string>,
): boolean {
  return (
    kind === 'worksheet' && lookups.some(each => found.has(each.rows) && found.has(each.columns))
  )
}

/** Shorter words may stand behind others in any title. */
const LEAST_STATEMENT = 16

const MOST_DECIDED = 2000

/** Shows where the header row of a sheet is, and which delimiter a file has; which column is which is decided later. */
export function headerRecogniser(
  rubrics: readonly Rubric[],
  further: readonly string[] = [],
): (header: string) => boolean {
  const known = rubrics.map(headerTexts)
  const isWorksheet = rubrics.some(({ kind }) => kind === 'worksheet')
  const statements = new Set(known.flatMap(each => [...each.statements]))
  const names = new Set([
    ...further.map(normalisedHeader),
    ...known.flatMap(each => [...each.names]),
  ])
  const decided = new Map<string, boolean>()
  const isName = (text: string) => names.has(text) || statements.has(text)
  /** `Saya telah …`, before a statement of some length: no cell of answers looks so. */
  const isOpened = (text: string) =>
    behindOpenings(looseHeader(text)).some(
      ({ rest }) => rest.length >= LEAST_STATEMENT && statements.has(joinedWords(rest) ?? rest),
    )
  return header => {
    const isKnown =
      decided.get(header) ??
      ((isWorksheet && isAnswerWord(header)) ||
        headerForms(header).some(({ text }) => isName(text) || isOpened(text)))
    // Cells of the first rows are asked for too: of many files they would never end.
    if (decided.size >= MOST_DECIDED) decided.clear()
    decided.set(header, isKnown)
    return isKnown
  }
}

interface HeaderTexts {
  readonly names: ReadonlySet<string>
  /** Without signs and spaces. */
  readonly statements: ReadonlySet<string>
}

const headerTexts = onceFor((rubric: Rubric): HeaderTexts => {
  const names = new Set<string>()
  const statements = new Set<string>()
  const { items, others } = soughtColumns(rubric)
  for (const { ids, texts } of [...items, ...others]) {
    for (const name of [...ids, ...texts]) names.add(normalisedHeader(name))
  }
  for (const { texts, headings = [] } of items) {
    for (const text of texts) {
      const loose = looseHeader(normalisedHeader(text))
      statements.add(loose).add(joinedWords(loose) ?? loose)
      for (const heading of headings) names.add(looseHeader(normalisedHeader(`${heading} ${text}`)))
    }
  }
  for (const name of rubric.timeColumns) names.add(normalisedHeader(name))
  return { names, statements }
})

// A rubric -> for each item the titles of the parts it belongs to, as forms write them before its question.

/** Worksheets have none: their rows are numbered. */
export function itemHeadings({ kind, score }: Rubric): ReadonlyMap<Item, readonly string[]> {
  const headings = new Map<Item, readonly string[]>()
  if (kind === 'worksheet') return headings
  const visit = (node: ScoreNode, above: readonly string[]) => {
    const { title, also, item, children } = node
    if (item !== undefined) {
      headings.set(item, [...(headings.get(item) ?? []), ...above])
      return
    }
    // The title of the whole says nothing about a question.
    const own = node === score ? [] : [title?.id, title?.en, ...also]
    const known = [...above, ...own.filter(text => text !== undefined)]
    for (const child of children) visit(child, known)
  }
  visit(score, [])
  return headings
}
