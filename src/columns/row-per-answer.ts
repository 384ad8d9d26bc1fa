/** A table with a row for each answer -> the same answers with a row for each respondent. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { looseHeader, normalisedHeader } from '../tables/header-names.ts'
import { type Row, shownHeader, shownHeaders, type Table, tablePlace } from '../tables/table.ts'
import { mappingLine, savedHeader } from './column-mapping.ts'
import { countsDraft, looksLikeCounts } from './counts-draft.ts'
import { findColumn, isNameOfGroup } from './find-column.ts'
import { nameClaims } from './name-claims.ts'
import { hasColumn, soughtItems } from './sought-columns.ts'

/** What a column of such a table is for, as a mapping file says it. */
export const ANSWER_ROLES = ['respondent', 'question', 'answer'] as const
export type AnswerRole = (typeof ANSWER_ROLES)[number]

/** Header -> role. */
export type AnswerRoles = Readonly<Record<string, AnswerRole>>

const readByAnswer = defineDiagnostic('responses/row-per-answer', 'note', {
  id: 'Setiap baris memuat satu jawaban ({columns}); {rows} baris digabung menjadi {count}.',
  en: 'Each row holds one answer ({columns}); {rows} rows were put together into {count}.',
})

const differsByAnswer = defineDiagnostic('responses/differs-by-answer', 'note', {
  id: 'Kolom yang isinya berbeda di antara jawaban satu responden tidak dipakai: {headers}.',
  en: 'Columns that differ between the answers of one respondent are not used: {headers}.',
})

const rolesNotTold = defineDiagnostic('responses/row-per-answer-unclear', 'error', {
  id: 'Kolom `{question}` berisi pertanyaan, jadi setiap baris memuat satu jawaban; kolom mana yang memuat jawabannya atau menunjuk respondennya tidak pasti.',
  idRemedy:
    'tulis perannya (`respondent`, `question`, `answer`; `respondent` dihapus bila semuanya jawaban satu responden), simpan di pemetaan.json, lalu tambahkan --mapping pemetaan.json:\n{lines}',
  en: 'Column `{question}` holds questions, so each row holds one answer; which column holds the answers, or tells respondents apart, is not certain.',
  enRemedy:
    'write what each is (respondent, question, answer; no respondent where all are answers of one), save this as mapping.json and add --mapping mapping.json:\n{lines}',
})

const answeredAgain = defineDiagnostic('responses/answered-again', 'error', {
  id: 'Responden yang sama menjawab pertanyaan yang sama lebih dari sekali: {count} baris ({rows}).',
  idRemedy:
    'hapus jawaban yang tidak berlaku; bila kolom `{respondent}` tidak membedakan responden, sebut kolom lain sebagai "respondent" pada pemetaan.',
  en: 'The same respondent answers the same question more than once: {count} rows ({rows}).',
  enRemedy:
    'delete the answers that do not count; if column `{respondent}` does not tell respondents apart, give another one as "respondent" in a mapping file.',
})

const answerOfNobody = defineDiagnostic('responses/answer-of-nobody', 'error', {
  id: '{count} baris memuat jawaban tanpa respondennya pada kolom `{respondent}` ({rows}).',
  idRemedy: 'isi kolom itu pada setiap baris.',
  en: '{count} rows hold an answer and no respondent in column `{respondent}` ({rows}).',
  enRemedy: 'fill the column in on every row.',
})

const ANSWER_HEADER =
  /^(?:jawaban|answer|value|nilai|skor|score|respons?e?|response value|answer value|isi(?:an)?|pilihan|persen(?:tase)?|percentage?|capaian|hasil|indeks|index|code|kode jawaban)(?: jawaban| responden)?$/
const RESPONDENT_HEADER =
  /^(?:(?:id|no|nomor|kode|number|code) (?:responden|respondent|respons?e?|pengisi(?:an)?|peserta|participant|submission|pengguna|user)|(?:responden|respondent|respons?e?|submission|participant|peserta|user|person)(?: ?(?:id|no|nomor|number|code|kode))?|id|uuid|token|nip)$/

/** In the first rows it shows whether a column holds questions. */
const ROWS_LOOKED_AT = 200
const LEAST_QUESTIONS = 3
/** With more columns than this, a table has one for each question. */
const MOST_COLUMNS = 60

/**
 * Tables whose header names no item, but a column of which does, row by row. Of one respondent alone only published numbers are
 * taken without being asked for: a table of grades or sums looks the same. Throws a `Refusal` where a person has to say what is what.
 * @param said what a mapping file says of the columns
 */
export async function withRowPerRespondent(
  table: Table,
  rubrics: readonly Rubric[],
  said: AnswerRoles = {},
): Promise<Table> {
  const chosen = saidColumns(table, said)
  if (table.headers.length > MOST_COLUMNS && chosen === undefined) return table
  if (chosen === undefined && rubrics.some(rubric => questionsAmong(table.headers, rubric) > 0)) {
    return table
  }
  const iterator = table.batches[Symbol.asyncIterator]()
  const { rows: first, failure } = await firstRows(iterator)
  const asked = chosen?.question ?? questionColumn(table, first, rubrics)
  if (asked === undefined) return resumed(table, first, iterator, failure)
  if (failure !== undefined) throw failure
  const rows = [...first]
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    rows.push(...next.value)
  }
  const answers = rows.filter(
    ({ row, cells }) => table.unevenRows?.has(row) !== true && filled(cells[asked]),
  )
  const isOfNumbers = rubrics.every(
    rubric => questionsAmong(textsOf(answers, asked), rubric) === 0 || isNumbersOnly(rubric),
  )
  const columns = chosen ?? likelyColumnsOf(table, answers, asked, rubrics)
  const { answer, respondent } = columns
  const isTold = respondent !== undefined || isUnique(answers, [asked])
  const isOneSheet = chosen !== undefined || isOfNumbers
  if (answer === undefined || !isTold || (respondent === undefined && !isOneSheet)) {
    const problem =
      countsDraft(
        table,
        asked,
        answers,
        rubrics.filter(rubric => questionsAmong(textsOf(answers, asked), rubric) > 0),
      ) ?? unclear(table, { ...columns, question: asked })
    throw new Refusal([problem])
  }
  return pivoted(table, answers, { question: asked, answer, respondent })
}

/** Damage met on the way is kept for whoever reads the table. */
async function firstRows(iterator: AsyncIterator<readonly Row[]>) {
  const rows: Row[] = []
  try {
    while (rows.length < ROWS_LOOKED_AT) {
      const next = await iterator.next()
      if (next.done === true) break
      rows.push(...next.value)
    }
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return { rows, failure }
  }
  return { rows, failure: undefined }
}

interface Columns {
  readonly question: number
  readonly answer: number
  readonly respondent: number | undefined
}

/** Undefined where a mapping does not say both of questions and answers, or speaks of another table. */
function saidColumns({ headers }: Table, said: AnswerRoles): Columns | undefined {
  const columnOf = (role: AnswerRole) => {
    const name = Object.keys(said).find(header => said[header] === role)
    return name === undefined ? undefined : findColumn(headers, name).column
  }
  const [question, answer] = [columnOf('question'), columnOf('answer')]
  if (question === undefined || answer === undefined) return undefined
  return { question, answer, respondent: columnOf('respondent') }
}

function questionsAmong(texts: readonly string[], rubric: Rubric): number {
  const sought = soughtItems(rubric)
  const { matched, doubled } = nameClaims(sought, texts, [...texts.keys()])
  return matched.length + doubled.length
}

/** Worksheets with options are read by their outline; sheets of mere numbers may be published tables. */
function mayBeLong(rubric: Rubric): boolean {
  return rubric.kind === 'survey' || isNumbersOnly(rubric)
}

function isNumbersOnly({ items, levels }: Rubric): boolean {
  return levels.length === 0 && items.every(({ measure }) => measure.kind === 'number')
}

function questionColumn(
  table: Table,
  rows: readonly Row[],
  rubrics: readonly Rubric[],
): number | undefined {
  const found = table.headers.flatMap((_, column) => {
    const texts = textsOf(rows, column)
    const holdsQuestions = rubrics.filter(mayBeLong).some(rubric => {
      const all = rubric.items.filter(hasColumn).length
      const count = texts.length < LEAST_QUESTIONS ? 0 : questionsAmong(texts, rubric)
      return count >= LEAST_QUESTIONS && count * 2 >= all
    })
    return holdsQuestions ? [column] : []
  })
  return found.length === 1 ? found[0] : undefined
}

function textsOf(rows: readonly Row[], column: number): string[] {
  return [...new Set(rows.map(({ cells }) => (cells[column] ?? '').trim()))].filter(filled)
}

/** By their headers; the answers also where no other column is left. */
function likelyColumnsOf(
  { headers }: Table,
  rows: readonly Row[],
  question: number,
  rubrics: readonly Rubric[],
): Partial<Columns> {
  const others = [...headers.keys()].filter(
    column => column !== question && rows.some(({ cells }) => filled(cells[column])),
  )
  const named = (pattern: RegExp) =>
    others.filter(column => pattern.test(looseHeader(normalisedHeader(headers[column] ?? ''))))
  // Published numbers stand by agency.
  const isGroup = (column: number) =>
    rubrics.some(({ groups }) => groups.some(group => isNameOfGroup(headers[column] ?? '', group)))
  const groups = others.filter(column => isGroup(column) && isUnique(rows, [column, question]))
  const byName = named(RESPONDENT_HEADER)
  const isOne = isUnique(rows, [question]) && groups.every(each => textsOf(rows, each).length === 1)
  const [respondent, ...moreRespondents] = byName.length > 0 || isOne ? byName : groups
  const [answer, ...moreAnswers] = named(ANSWER_HEADER)
  const free = others.filter(column => column !== respondent)
  const only = free.length === 1 ? free[0] : undefined
  const isOneAnswer = answer !== undefined && moreAnswers.length === 0
  return {
    question,
    ...(isOneAnswer ? { answer } : only === undefined ? {} : { answer: only }),
    ...(respondent !== undefined && moreRespondents.length === 0 ? { respondent } : {}),
  }
}

/** Whether the lines of a problem are a mapping that only has to be completed. */
export function isMappingDraft({ code }: Diagnostic): boolean {
  return [rolesNotTold, looksLikeCounts].some(({ definition }) => definition.code === code)
}

function isUnique(rows: readonly Row[], columns: readonly number[]): boolean {
  const keys = rows.map(({ cells }) =>
    JSON.stringify(columns.map(column => normalisedText(cells[column] ?? ''))),
  )
  return new Set(keys).size === keys.length
}

function unclear(table: Table, columns: Partial<Columns> & { question: number }): Diagnostic {
  const { headers, source } = table
  const role = (column: number) => ANSWER_ROLES.find(each => columns[each] === column) ?? '?'
  const lines = headers.flatMap((header, column) =>
    header === '' ? [] : [mappingLine(savedHeader(headers, column), role(column))],
  )
  return rolesNotTold(tablePlace(source, undefined, columns.question), {
    question: shownHeader(headers[columns.question] ?? ''),
    lines: `{\n${lines.join(',\n')}\n}`,
  })
}

function pivoted(table: Table, rows: readonly Row[], columns: Columns): Table {
  const { headers, source } = table
  const { question, answer, respondent } = columns
  const questions = textsOf(rows, question)
  const position = new Map(questions.map((text, at) => [text, at]))
  const persons = new Map<string, { row: number; first: Row; answers: string[] }>()
  const [twice, nobody]: [number[], number[]] = [[], []]
  const isVaried = new Set<number>()
  for (const each of rows) {
    const { row, cells } = each
    const key = respondent === undefined ? '' : normalisedText(cells[respondent] ?? '')
    if (respondent !== undefined && key === '') {
      if (filled(cells[answer])) nobody.push(row)
      continue
    }
    const person = persons.get(key) ?? { row, first: each, answers: [] }
    persons.set(key, person)
    for (const column of headers.keys()) {
      if (cells[column] !== person.first.cells[column]) isVaried.add(column)
    }
    const at = position.get((cells[question] ?? '').trim()) ?? 0
    if (person.answers[at] !== undefined) twice.push(row)
    person.answers[at] = cells[answer] ?? ''
  }
  const named = shownHeader(headers[respondent ?? question] ?? '')
  const problems = [
    ...(twice.length > 0 ? [answeredAgain] : []).map(kind =>
      kind(tablePlace(source, twice[0]), { ...listed(twice), respondent: named }),
    ),
    ...(nobody.length > 0 ? [answerOfNobody] : []).map(kind =>
      kind(tablePlace(source, nobody[0]), { ...listed(nobody), respondent: named }),
    ),
  ]
  if (problems.length > 0) throw new Refusal(problems)

  // What is the same on all rows of a respondent says something of him: his unit, his age, when he answered.
  const kept = [...headers.keys()].filter(
    column => column !== question && column !== answer && !isVaried.has(column),
  )
  const roles = Object.fromEntries(
    ANSWER_ROLES.flatMap(role => {
      const column = columns[role]
      return column === undefined ? [] : [[savedHeader(headers, column), role] as const]
    }),
  )
  const note = readByAnswer(tablePlace(source), {
    columns: { id: rolesText(roles, 'id'), en: rolesText(roles, 'en') },
    rows: countWords(rows.length),
    count: countWords(persons.size),
  })
  const varied = [...isVaried].filter(column => column !== question && column !== answer)
  const left = shownHeaders(varied.map(column => `\`${shownHeader(headers[column] ?? '')}\``))
  const leftOut =
    varied.length === 0 ? [] : [differsByAnswer(tablePlace(source), { headers: left })]
  async function* batches() {
    yield [...persons.values()].map(({ row, first, answers }) => ({
      row,
      cells: [
        ...kept.map(column => first.cells[column] ?? ''),
        ...questions.map((_, at) => answers[at] ?? ''),
      ],
    }))
  }
  return {
    source,
    headers: [...kept.map(column => headers[column] ?? ''), ...questions],
    ...(table.titleRows === undefined ? {} : { titleRows: table.titleRows }),
    batches: batches(),
    rowPerAnswer: roles,
    get notes() {
      return [note, ...leftOut, ...table.notes]
    },
  }
}

const ROLE_WORDS = {
  respondent: { id: 'responden', en: 'respondent' },
  question: { id: 'pertanyaan', en: 'question' },
  answer: { id: 'jawaban', en: 'answer' },
} as const

function rolesText(roles: Readonly<Record<string, AnswerRole>>, language: 'id' | 'en'): string {
  const named = ([header, role]: [string, AnswerRole]) =>
    `${ROLE_WORDS[role][language]} \`${shownHeader(header)}\``
  return Object.entries(roles).map(named).join(', ')
}

/** The rows looked at, and then the others. */
function resumed(
  table: Table,
  first: readonly Row[],
  iterator: AsyncIterator<readonly Row[]>,
  failure: Refusal | undefined,
): Table {
  async function* batches() {
    try {
      if (first.length > 0) yield first
      if (failure !== undefined) throw failure
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return {
    ...withoutBatches(table),
    batches: batches(),
    get notes() {
      return table.notes
    },
  }
}

function withoutBatches({ source, headers, titleRows, answersAbove, unevenRows }: Table) {
  return {
    source,
    headers,
    ...(titleRows === undefined ? {} : { titleRows }),
    ...(answersAbove === undefined ? {} : { answersAbove }),
    ...(unevenRows === undefined ? {} : { unevenRows }),
  }
}

function listed(rows: readonly number[]) {
  return { count: countWords(rows.length), rows: shortList(rows, 3) }
}

function filled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
}
