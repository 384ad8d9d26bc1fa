/** The headers and rows of answers -> the text of a rubric for them, in which the order of answers is left to be confirmed. */
import { personalColumnProblem, personalReason } from '../coding/personal-columns.ts'
import { answerTime } from '../coding/time-column.ts'
import { isNameOfGroup } from '../columns/find-column.ts'
import { footerLabel, footerLabels } from '../language/footer-label.ts'
import type { Language } from '../language/language.ts'
import { cleanText, normalisedText, typedText } from '../language/normalised-text.ts'
import { total } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import {
  isUnitHeader,
  looseHeader,
  normalisedHeader,
  withoutGroups,
} from '../tables/header-names.ts'
import type { Row } from '../tables/table.ts'
import {
  type Column,
  type DraftScale,
  isOfDigits,
  NO_ANSWERS,
  rangeOfDigits,
  scalesOf,
} from './draft-scales.ts'
import { quoted, TEST_NAMES } from './starter-rubric.ts'

interface DraftWishes {
  readonly id: string
  readonly title: string
  /** In which the comments of the file speak. */
  readonly language: Language
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

const COMMENT =
  /^(?:kritik|saran|komentar|masukan|keluhan|harapan|usul(?:an)?|pesan|kesan|catatan|keterangan|alasan|suggestions?|comments?|remarks?|feedback)\b/

/** Undefined where no column looks like an item. */
export function draftRubric(wishes: DraftWishes): DraftRubric | undefined {
  const { headers, rows, known, language } = wishes
  const say = COMMENTS[language]
  const columns = withoutGroups(headers).flatMap((header, at): Column[] => {
    const column = columnOf(header, at, rows)
    return header === '' || column.filled === 0 ? [] : [column]
  })
  const times = columns.filter(isTime)
  const rest = columns.filter(
    column => !times.includes(column) && personalColumnProblem(column.header) === undefined,
  )
  const mayAsk = rest.filter(
    column => !isOfPerson(column.header, known) && !isComputed(column, rest, rows, known),
  )
  const { scales, apart } = scalesOf(mayAsk, known)
  const items = scales.flatMap(scale => scale.columns).sort((a, b) => a.at - b.at)
  if (items.length === 0) return undefined
  const groups = rest.filter(
    column => ![...items, ...apart].includes(column) && isGroup(column, rows.length),
  )
  const taken = new Set<string>()
  const ids = new Map([...items, ...groups].map(column => [column, idOf(column, items, taken)]))
  const scaleOf = (column: Column) => scales.find(scale => scale.columns.includes(column))
  const text = [
    `rubric: ${wishes.id}`,
    `edition: "${wishes.year}.1"`,
    `title: ${quoted(wishes.title)}`,
    'kind: survey',
    `# ${say.draft(JSON.stringify(wishes.file))}`,
    'basis:',
    '  - name: Pilihan sendiri',
    '    covers: [items, scales, weights, method]',
    '    verified: false',
    `    note: ${quoted('Belum ada dasar hukumnya.')}`,
    ...groupLines(groups, ids),
    ...(times.length === 0
      ? []
      : [`time: [${times.map(({ header }) => quoted(header)).join(', ')}]`]),
    'scales:',
    ...scales.flatMap(scale => scaleLines(scale, language)),
    'items:',
    ...items.map(column => {
      const scale = scaleOf(column)
      const line = itemLine(column, ids.get(column) ?? '', scale?.id ?? '')
      return isShort(column, scale) ? `${line}  # ${say.short(...rangeOfDigits(column))}` : line
    }),
    ...apart.map(
      column => `  # ${say.apart(quoted(cleanText(column.header)), ...rangeOfDigits(column))}`,
    ),
    ...scoreLines(scales, ids, say.lengths),
    ...testLines(scales, ids, TEST_NAMES[language]),
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

/** Age, gender and the like, which some rubric knows by name. */
function isOfPerson(header: string, known: readonly Rubric[]): boolean {
  const groups = known.flatMap(({ profile }) => profile)
  return groups.some(group => isNameOfGroup(header, group))
}

/** The number of a row, or a sum or mean beside the answers: by its name, its decimals, or since it is the sum of others in every row. */
function isComputed(
  { at, header, answers }: Column,
  columns: readonly Column[],
  rows: readonly Row[],
  known: readonly Rubric[],
): boolean {
  const isNamed = [footerLabel, ...known.map(({ footers }) => footerLabels(footers))]
  if (isNamed.some(labelOf => labelOf(header) !== undefined)) return true
  const values = [...answers.keys()]
  if (values.some(value => DECIMAL.test(value))) return true
  const isNumbering = rows.every(({ cells }, row) => Number(cells[at]) === row + 1)
  if (isNumbering && rows.length > 2) return true
  if (!values.every(value => /^\d{1,4}$/.test(value))) return false
  const others = columns.filter(column => column.at < at && isOfDigits(column))
  return others.some((_, from) => {
    const summed = others.slice(from)
    return (
      summed.length > 1 &&
      rows.length > 2 &&
      rows.every(({ cells }) => {
        const sum = summed.reduce((total, column) => total + Number(cells[column.at]), 0)
        return sum === Number(cells[at])
      })
    )
  })
}

const COMMENTS = {
  id: {
    draft: (file: string) =>
      `Draf dari ${file}. Periksa urutan jawaban pada tiap skala, butir, dan kelompok, lalu tulis dasarnya.`,
    proposal: (why: string) =>
      `Usulan, dari yang terendah: ${why}. Betulkan urutannya bila perlu, lalu hapus baris berikut.`,
    absent: 'Tidak ada yang memilihnya: hapus bila tidak ada pada kuesionernya.',
    lengths:
      'Rata-rata dari skala yang tidak sama panjang tidak dapat langsung dihitung: tiap skala dikonversi ke 0 sampai 100, lalu berbobot sama.',
    apart: (header: string, low: number, high: number) =>
      `Bukan butir dalam draf ini: ${header} berisi ${low} sampai ${high}, lain dari kolom lainnya. Bila memang pertanyaan, tambahkan dengan skalanya sendiri.`,
    short: (low: number, high: number) =>
      `Hanya berisi ${low} sampai ${high}: periksa apakah skalanya sama.`,
  },
  en: {
    draft: (file: string) =>
      `A draft made from ${file}. Look at the order of answers in each scale, at items and groups, and say where they come from.`,
    proposal: (why: string) =>
      `A proposal, lowest first: ${why}. Put the answers right, then delete the next line.`,
    absent: 'Nobody chose it: delete it if the form has no such answer.',
    lengths:
      'Scales of different length cannot be averaged as they are: each goes from 0 to 100 first, and all weigh the same.',
    apart: (header: string, low: number, high: number) =>
      `No item of this draft: ${header} holds ${low} to ${high}, unlike the other columns. If it is a question, add it with a scale of its own.`,
    short: (low: number, high: number) =>
      `Holds ${low} to ${high} alone: look whether its scale is the same.`,
  },
}

const DECIMAL = /^\d+[.,]\d+$/

// What was found -> lines of YAML.

function scaleLines({ id, categories, why }: DraftScale, language: Language): string[] {
  const say = COMMENTS[language]
  const labels = new Set(categories.map(({ label }) => normalisedText(label)))
  const others = Object.entries(NO_ANSWERS).flatMap(([kind, words]) => {
    const free = words.filter(word => !labels.has(normalisedText(word)))
    return free.length === 0 ? [] : [`      ${kind}: [${free.map(quoted).join(', ')}]`]
  })
  return [
    `  ${id}:`,
    `    # ${say.proposal(why[language])}`,
    '    confirmed: false',
    '    categories:',
    ...categories.map(({ code, label, isAbsent }) => {
      const words = label === String(code) ? '' : `, label: ${quoted(label)}`
      const remark = isAbsent === true ? `  # ${say.absent}` : ''
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

/** Two answers or more at the upper end were never given: perhaps it has another scale. */
function isShort(column: Column, scale: DraftScale | undefined): boolean {
  const highest = scale?.categories.at(-1)?.code ?? 0
  return isOfDigits(column) && rangeOfDigits(column)[1] + 1 < highest
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
function scoreLines(
  scales: readonly DraftScale[],
  ids: ReadonlyMap<Column, string>,
  comment: string,
): string[] {
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
    `  # ${comment}`,
    '  of:',
    ...scales.map(
      scale =>
        `    - { id: bagian-${scale.id}, title: ${quoted(`Bagian ${scale.id}`)}, items: { over: respondents }, rescale: { from: [${rangeOf(scale)}], to: [0, 100] }, of: [${itemsOf([scale])}] }`,
    ),
  ]
}

function testLines(
  scales: readonly DraftScale[],
  ids: ReadonlyMap<Column, string>,
  { lowest, highest }: { readonly lowest: string; readonly highest: string },
): string[] {
  const all = (end: 0 | -1) =>
    scales
      .flatMap(({ columns, categories }) =>
        columns.map(column => `${ids.get(column)}: ${categories.at(end)?.code}`),
      )
      .join(', ')
  return [
    'tests:',
    `  - { name: ${lowest}, answers: { ${all(0)} }, expect: { indeks: 0 } }`,
    `  - { name: ${highest}, answers: { ${all(-1)} }, expect: { indeks: 100 } }`,
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
  return total(counts.values())
}
