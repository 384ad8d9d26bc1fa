/** The headers and rows of answers -> the text of a rubric for them, in which the order of answers is left to be confirmed. */
import { answerReader } from '../coding/answer-reader.ts'
import { personalColumnProblem, personalReason } from '../coding/personal-columns.ts'
import { answerTime } from '../coding/time-column.ts'
import { cleanText, normalisedText, typedText } from '../language/normalised-text.ts'
import { categoriesOf, type Rubric } from '../rubric/model.ts'
import { isUnitHeader, looseHeader, normalisedHeader } from '../tables/header-names.ts'
import type { Row } from '../tables/table.ts'
import { quoted } from './starter-rubric.ts'

interface DraftWishes {
  readonly id: string
  readonly title: string
  /** Name of the data file, for a comment. */
  readonly file: string
  readonly year: string
  readonly headers: readonly string[]
  readonly rows: readonly Row[]
  /** Their scales know the order of many words. */
  readonly known: readonly Rubric[]
}

export interface DraftRubric {
  readonly text: string
  readonly scales: number
  /** Headers, by what their columns became. */
  readonly items: readonly string[]
  readonly groups: readonly string[]
  readonly times: readonly string[]
  readonly leftOut: readonly string[]
}

interface Column {
  readonly at: number
  readonly header: string
  /** Normalised answer -> spelling -> rows. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly filled: number
}

const MOST_CATEGORIES = 10
const NO_ANSWERS: Readonly<Record<string, readonly string[]>> = {
  blank: ['-', 'Kosong', 'Tidak diisi'],
  'dont-know': ['Tidak tahu', 'Tidak tahu/tidak berpendapat'],
  'not-applicable': ['Tidak berlaku', 'N/A'],
}
const IS_NO_ANSWER = new Set(Object.values(NO_ANSWERS).flat().map(normalisedText))
const COMMENT =
  /^(?:kritik|saran|komentar|masukan|keluhan|harapan|usul(?:an)?|pesan|kesan|catatan|keterangan|alasan|suggestions?|comments?|remarks?|feedback)\b/

/** Undefined where no column looks like an item. */
export function draftRubric(wishes: DraftWishes): DraftRubric | undefined {
  const { headers, rows, known } = wishes
  const columns = headers.flatMap((header, at): Column[] => {
    const column = columnOf(header, at, rows)
    return header === '' || column.filled === 0 ? [] : [column]
  })
  const times = columns.filter(isTime)
  const rest = columns.filter(
    column => !times.includes(column) && personalColumnProblem(column.header) === undefined,
  )
  const scales = scalesOf(rest, known)
  const items = scales.flatMap(scale => scale.columns).sort((a, b) => a.at - b.at)
  if (items.length === 0) return undefined
  const groups = rest.filter(column => !items.includes(column) && isGroup(column, rows.length))
  const taken = new Set<string>()
  const ids = new Map([...items, ...groups].map(column => [column, idOf(column, items, taken)]))
  const scaleOf = (column: Column) => scales.find(scale => scale.columns.includes(column))
  const text = [
    `rubric: ${wishes.id}`,
    `edition: "${wishes.year}.1"`,
    `title: ${quoted(wishes.title)}`,
    'kind: survey',
    `# A draft made from ${JSON.stringify(wishes.file)}. Look at the order of answers in each scale, at items and groups, and say where they come from.`,
    'basis:',
    '  - name: Ketetapan sendiri',
    '    covers: [items, scales, weights, method]',
    '    verified: false',
    `    note: ${quoted('Belum ada dasar hukumnya.')}`,
    ...groupLines(groups, ids),
    ...(times.length === 0
      ? []
      : [`time: [${times.map(({ header }) => quoted(header)).join(', ')}]`]),
    'scales:',
    ...scales.flatMap(scaleLines),
    'items:',
    ...items.map(column => itemLine(column, ids.get(column) ?? '', scaleOf(column)?.id ?? '')),
    ...scoreLines(scales, ids),
    ...testLines(scales, ids),
    '',
  ].join('\n')
  const headersOf = (some: readonly Column[]) => some.map(({ header }) => cleanText(header))
  const used = [...items, ...groups, ...times]
  return {
    text,
    scales: scales.length,
    items: headersOf(items),
    groups: headersOf(groups),
    times: headersOf(times),
    leftOut: headersOf(columns.filter(column => !used.includes(column))),
  }
}

function columnOf(header: string, at: number, rows: readonly Row[]): Column {
  const answers = new Map<string, Map<string, number>>()
  let filled = 0
  for (const { cells } of rows) {
    const cell = cleanText(typedText(cells[at] ?? ''))
    if (cell === '') continue
    filled++
    const key = normalisedText(cell)
    const spellings = answers.get(key) ?? new Map<string, number>()
    answers.set(key, spellings.set(cell, (spellings.get(cell) ?? 0) + 1))
  }
  return { at, header, answers, filled }
}

function isTime({ answers, filled }: Column): boolean {
  const times = [...answers.keys()].filter(key => answerTime(key) !== undefined)
  return filled > 0 && times.length === answers.size
}

function isGroup({ answers, header }: Column, rows: number): boolean {
  const values = [...answers].map(([value, spellings]) => ({ value, rows: sumOf(spellings) }))
  const isKnown = isUnitHeader(header)
  // However few words it holds, nobody is of the kind `Cukup`.
  if (COMMENT.test(looseHeader(normalisedHeader(header)))) return false
  return answers.size * 2 <= rows && personalReason(values, isKnown) === undefined
}

// Columns that are answered alike -> scales, each with its answers in the order that seems likely.

interface DraftCategory {
  readonly code: number
  readonly label: string
  /** Nobody has chosen it: a scale that is known has it, or the numbers beside it. */
  readonly isAbsent?: boolean
}

interface DraftScale {
  readonly id: string
  readonly columns: readonly Column[]
  /** From the lowest to the highest. */
  readonly categories: readonly DraftCategory[]
  readonly why: string
}

function scalesOf(columns: readonly Column[], known: readonly Rubric[]): DraftScale[] {
  const candidates = columns.filter(({ answers }) => {
    const count = choicesOf(answers).length
    return count >= 1 && count <= MOST_CATEGORIES
  })
  const clusters: { columns: Column[]; answers: Set<string> }[] = []
  for (const column of candidates) {
    const own = choicesOf(column.answers)
    const alike = clusters.find(({ answers }) => {
      const shared = own.filter(answer => answers.has(answer)).length
      return shared > 0 && shared * 2 >= Math.min(own.length, answers.size)
    })
    if (alike === undefined) clusters.push({ columns: [column], answers: new Set(own) })
    else {
      alike.columns.push(column)
      for (const answer of own) alike.answers.add(answer)
    }
  }
  return clusters
    .filter(({ columns: alike, answers }) => {
      // Who chooses from a few answers gives the same ones again.
      const repeats = alike.reduce((sum, { filled }) => sum + filled, 0) >= 2 * answers.size
      return repeats && answers.size >= 2 && answers.size <= MOST_CATEGORIES
    })
    .flatMap(({ columns: alike, answers }) => {
      const ordered = orderOf([...answers], alike, known)
      // One column of words may be anything: a question, or who somebody is.
      return alike.length >= 2 || ordered.isSure ? [{ columns: alike, ...ordered }] : []
    })
    .map((scale, at, { length }) => ({
      ...scale,
      id: length === 1 ? 'jawaban' : `jawaban-${at + 1}`,
    }))
}

function choicesOf(answers: Column['answers']): string[] {
  return [...answers.keys()].filter(key => !IS_NO_ANSWER.has(key))
}

function orderOf(answers: readonly string[], columns: readonly Column[], known: readonly Rubric[]) {
  const label = (key: string) => spellingOf(key, columns)
  const numbers = answers.map(answer => (/^\d{1,2}$/.test(answer) ? Number(answer) : undefined))
  if (numbers.every(number => number !== undefined)) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
    const all = Array.from({ length: high - low + 1 }, (_, at) => low + at)
    return {
      categories: all.map(code => ({
        code,
        label: String(code),
        isAbsent: !numbers.includes(code),
      })),
      why: 'by their numbers; whether the highest is the best, the form says',
      isSure: high <= MOST_CATEGORIES && high > low,
    }
  }
  for (const rubric of known) {
    const item = rubric.items.find(each => {
      const codes = answers.map(answer => answerReader(each)?.read(answer).code ?? -1)
      return codes.every(code => code >= 0) && new Set(codes).size === codes.length
    })
    const reader = item && answerReader(item)
    if (item === undefined || reader === undefined) continue
    const at = (answer: string) => reader.read(answer).code
    const categories = categoriesOf(item).map((category, position) => {
      const chosen = answers.find(answer => at(answer) === position)
      const words = item.options.get(category.code)?.id ?? category.label.id ?? category.code
      const isAbsent = chosen === undefined
      return { code: position + 1, label: isAbsent ? words : label(chosen), isAbsent }
    })
    return { categories, why: `as \`${rubric.id}\` orders them`, isSure: true }
  }
  const leading = answers.map(answer =>
    Number(/^\(?(\d{1,2})\)?\s*[-.:=)]|\((\d{1,2})\)$/.exec(answer)?.slice(1).find(Boolean)),
  )
  const isNumbered =
    leading.every(number => Number.isInteger(number)) && new Set(leading).size === leading.length
  const rank = (answer: string) =>
    isNumbered ? (leading[answers.indexOf(answer)] ?? 0) : degreeOf(answer)
  const ordered = [...answers].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return {
    categories: ordered.map((answer, at) => ({
      code: isNumbered ? rank(answer) : at + 1,
      label: label(answer),
    })),
    why: isNumbered ? 'by the numbers before them' : 'guessed from their words',
    isSure: isNumbered || areDegrees(answers),
  }
}

/** Words that are told apart by how much they say: `Tidak puas`, `Cukup puas`, `Sangat puas`. */
function areDegrees(answers: readonly string[]): boolean {
  const degrees = answers.map(degreeOf)
  const [first, ...others] = answers.map(answer => new Set(answer.split(' ')))
  const shared = [...(first ?? [])].some(word => others.every(words => words.has(word)))
  return answers.length > 2 && shared && new Set(degrees).size === degrees.length
}

/** How much words of degree say, for a proposal that a person looks at. */
function degreeOf(answer: string): number {
  const degrees: readonly (readonly [RegExp, number])[] = [
    [
      /^(?:sangat tidak|sangat kurang|sangat buruk|tidak pernah|strongly disagree|very poor|never)\b/,
      1,
    ],
    [/^(?:tidak|belum|buruk|disagree|poor|no)\b/, 2],
    [/^(?:kurang|jarang|rarely|seldom)\b/, 3],
    [/^(?:cukup|netral|ragu|biasa|kadang|sedang|neutral|fair|sometimes)\b/, 4],
    [/^(?:sering|often)\b/, 6],
    [/^(?:sangat|selalu|strongly|very|always|excellent)\b/, 7],
  ]
  return degrees.find(([words]) => words.test(answer))?.[1] ?? 5
}

/** The commonest spelling of an answer. */
function spellingOf(key: string, columns: readonly Column[]): string {
  const counts = new Map<string, number>()
  for (const { answers } of columns) {
    for (const [spelling, count] of answers.get(key) ?? []) {
      counts.set(spelling, (counts.get(spelling) ?? 0) + count)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}

// What was found -> lines of YAML.

function scaleLines({ id, categories, why }: DraftScale): string[] {
  const labels = new Set(categories.map(({ label }) => normalisedText(label)))
  const others = Object.entries(NO_ANSWERS).flatMap(([kind, words]) => {
    const free = words.filter(word => !labels.has(normalisedText(word)))
    return free.length === 0 ? [] : [`      ${kind}: [${free.map(quoted).join(', ')}]`]
  })
  return [
    `  ${id}:`,
    `    # A proposal, lowest first: ${why}. Put the answers right, then delete the next line.`,
    '    confirmed: false',
    '    categories:',
    ...categories.map(({ code, label, isAbsent }) => {
      const words = label === String(code) ? '' : `, label: ${quoted(label)}`
      const remark =
        isAbsent === true ? '  # Nobody chose it: delete it if the form has no such answer.' : ''
      return `      - { code: ${code}${words} }${remark}`
    }),
    '    no-answer:',
    ...others,
  ]
}

function itemLine(column: Column, id: string, scale: string): string {
  const text = textOf(column.header)
  const own = cleanText(column.header)
  const columns =
    normalisedHeader(own) === normalisedHeader(text) ? '' : `, columns: [${quoted(own)}]`
  return `  - { id: ${id}, text: ${quoted(text)}, scale: ${scale}${columns} }`
}

function groupLines(groups: readonly Column[], ids: ReadonlyMap<Column, string>): string[] {
  const line = (column: Column) => {
    const header = cleanText(column.header)
    return `  - { id: ${ids.get(column)}, title: ${quoted(header)} }`
  }
  const isUnit = ({ header }: Column) => isUnitHeader(header)
  const [units, others] = [groups.filter(isUnit), groups.filter(column => !isUnit(column))]
  return [
    ...(units.length === 0 ? [] : ['groups:', ...units.map(line)]),
    ...(others.length === 0 ? [] : ['profile:', ...others.map(line)]),
  ]
}

function rangeOf({ categories }: DraftScale): string {
  return `${categories[0]?.code}, ${categories.at(-1)?.code}`
}

/** One mean of all items where their scales have one range; else a mean of the scales, each from 0 to 100. */
function scoreLines(scales: readonly DraftScale[], ids: ReadonlyMap<Column, string>): string[] {
  const itemsOf = (some: readonly DraftScale[]) =>
    some
      .flatMap(({ columns }) => columns)
      .sort((a, b) => a.at - b.at)
      .map(column => ids.get(column))
      .join(', ')
  const ranges = new Set(scales.map(rangeOf))
  const root = ['score:', '  id: indeks', `  title: ${quoted('Indeks')}`]
  if (ranges.size === 1) {
    return [
      ...root,
      '  items: { over: respondents }',
      `  of: [${itemsOf(scales)}]`,
      `  rescale: { from: [${[...ranges][0]}], to: [0, 100] }`,
    ]
  }
  return [
    ...root,
    '  # Scales of different length cannot be averaged as they are: each goes from 0 to 100 first, and all weigh the same.',
    '  of:',
    ...scales.map(
      scale =>
        `    - { id: bagian-${scale.id}, title: ${quoted(`Bagian ${scale.id}`)}, items: { over: respondents }, rescale: { from: [${rangeOf(scale)}], to: [0, 100] }, of: [${itemsOf([scale])}] }`,
    ),
  ]
}

function testLines(scales: readonly DraftScale[], ids: ReadonlyMap<Column, string>): string[] {
  const all = (end: 0 | -1) =>
    scales
      .flatMap(({ columns, categories }) =>
        columns.map(column => `${ids.get(column)}: ${categories.at(end)?.code}`),
      )
      .join(', ')
  return [
    'tests:',
    `  - { name: all lowest, answers: { ${all(0)} }, expect: { indeks: 0 } }`,
    `  - { name: all highest, answers: { ${all(-1)} }, expect: { indeks: 100 } }`,
  ]
}

/** The row of a grid, and no number before it. */
function textOf(header: string): string {
  const own = cleanText(header).replace(/[\s*]+$/, '')
  const row = /^[^[]+\[([^[\]]+)\]$/.exec(own)?.[1] ?? own
  const short = row.replace(/^(?:\(?\d{1,3}[.)]|[a-zA-Z]\d{0,2}[.)])\s+/, '').trim()
  return short === '' ? own : short
}

const CODE = /^[a-z]{1,4}\d{1,3}$/i

function idOf(column: Column, items: readonly Column[], taken: Set<string>): string {
  const header = cleanText(column.header)
  const slug = looseHeader(normalisedHeader(header))
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)
    .replace(/-$/, '')
  const isItem = items.includes(column)
  const wanted = isItem
    ? CODE.test(header)
      ? header
      : `P${items.indexOf(column) + 1}`
    : /^[a-z]/.test(slug)
      ? slug
      : `kolom-${column.at + 1}`
  let id = wanted
  for (let more = 2; taken.has(id.toLowerCase()); more++) id = `${wanted}-${more}`
  taken.add(id.toLowerCase())
  return id
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
