/** A table with a row for each answer -> the same answers with a row for each respondent. */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { countWords } from '../language/exact-words.ts'
import { footerLabel } from '../language/footer-label.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import type { Rubric } from '../rubric/model.ts'
import { numberOf } from '../tables/number-column.ts'
import {
  type Row,
  type StatedTotal,
  shownHeader,
  shownHeaders,
  type Table,
  tablePlace,
} from '../tables/table.ts'
import { isWorksheetHeader } from '../tables/worksheet-header.ts'
import {
  type AnswerColumns,
  carriedQuestions,
  crossedColumns,
  filled,
  isAskedBy,
  isBelow,
  isNumbersOnly,
  isUnique,
  LEAST_QUESTIONS,
  likelyColumnsOf,
  questionColumn,
  questionsAmong,
  textsOf,
} from './answer-columns.ts'
import { mappingLine, savedHeader } from './column-mapping.ts'
import { carriedDown } from './counts-by-answer.ts'
import { countsDraft, looksLikeCounts } from './counts-draft.ts'
import { findColumn } from './find-column.ts'

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
  en: 'The same respondent answers the same question more than once: {count|row|rows} ({rows}).',
  enRemedy:
    'delete the answers that do not count; if column `{respondent}` does not tell respondents apart, give another one as "respondent" in a mapping file.',
})

const answerOfNobody = defineDiagnostic('responses/answer-of-nobody', 'error', {
  id: '{count} baris memuat jawaban tanpa respondennya pada kolom `{respondent}` ({rows}).',
  idRemedy: 'isi kolom itu pada setiap baris.',
  en: '{count|row holds|rows hold} an answer and no respondent in column `{respondent}` ({rows}).',
  enRemedy: 'fill the column in on every row.',
})

const answerToNothing = defineDiagnostic('responses/answer-to-nothing', 'error', {
  id: '{count} baris memuat jawaban tanpa pertanyaannya pada kolom `{question}` ({rows}).',
  idRemedy: 'isi kolom itu pada setiap baris.',
  en: '{count|row holds|rows hold} an answer and no question in column `{question}` ({rows}).',
  enRemedy: 'fill the column in on every row.',
})

/** In the first rows it shows whether a column holds questions. */
const ROWS_LOOKED_AT = 200
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
  // `Waktu` alone may be a question, and the time of an answer.
  const isWide = () =>
    rubrics.some(rubric => questionsAmong(table.headers, rubric) >= LEAST_QUESTIONS)
  if (chosen === undefined && isWide()) return table
  const iterator = table.batches[Symbol.asyncIterator]()
  const { rows: first, failure } = await firstRows(iterator)
  // A column of answers beside numbers and titles: a worksheet, if the questions are those of one.
  const isSheet = isWorksheetHeader(table.headers)
  const long = rubrics.filter(({ kind }) => !(isSheet && kind === 'worksheet'))
  const asked = chosen?.question ?? questionColumn(table, first, long)
  if (asked === undefined) return resumed(table, first, iterator, failure)
  if (failure !== undefined) throw failure
  const rows = [...first]
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    rows.push(...next.value)
  }
  const even = rows.filter(({ row }) => table.unevenRows?.has(row) !== true)
  const carried = carriedQuestions(even, asked)
  const answered = (carried ?? even).filter(({ cells }) => filled(cells[asked]))
  const texts = textsOf(answered, asked)
  const own = rubrics.filter(rubric => isAskedBy(texts, rubric))
  const isOfNumbers = own.length > 0 && own.every(isNumbersOnly)
  const isResult = isOfNumbers ? resultLabel(own) : () => false
  const answers = answered.filter(({ cells }) => !isResult(cells[asked] ?? ''))
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
        rubrics.filter(rubric => questionsAmong(texts, rubric) > 0),
      ) ?? unclear(table, { ...columns, question: asked })
    throw new Refusal([problem])
  }
  if (respondent !== undefined && carried === undefined) {
    const lost = even.filter(({ cells }) => {
      const isAnswer = filled(cells[respondent]) && filled(cells[answer]) && !filled(cells[asked])
      return isAnswer && cells.every(cell => footerLabel(cell) === undefined)
    })
    const place = tablePlace(table.source, lost[0]?.row, asked)
    const question = shownHeader(table.headers[asked] ?? '')
    const rows = lost.map(({ row }) => row)
    if (lost.length > 0) throw new Refusal([answerToNothing(place, { ...listed(rows), question })])
  }
  const notes = carried === undefined ? [] : [carriedNote(table, even, asked)]
  const read = pivoted(table, answers, { question: asked, answer, respondent }, notes)
  const totals = even.flatMap(({ row, cells }): StatedTotal[] => {
    const label = filled(cells[asked]) ? cells[asked] : cells.find(isResult)
    const written = (cells[answer] ?? '').trim()
    const isStated = label !== undefined && isResult(label) && written !== ''
    const unit = respondent === undefined ? {} : { unit: (cells[respondent] ?? '').trim() }
    const place = tablePlace(table.source, row, answer)
    return isStated ? [{ ...unit, place, label, written }] : []
  })
  return totals.length === 0 ? read : { ...read, totals }
}

const RESULT = /^(?:rata[ -]?rata|rerata|average|mean|(?:nilai|skor|indeks) akhir|indeks|index)$/

/** What a table of numbers prints below them as their result: in the words that all use, or as the rubrics call it. */
function resultLabel(rubrics: readonly Rubric[]): (cell: string) => boolean {
  const names = rubrics.flatMap(({ score, words }) => [score.title, words.index])
  const known = new Set(
    names
      .flatMap(name => [name?.id ?? '', name?.en ?? ''])
      .filter(filled)
      .map(normalisedText),
  )
  const isItem = (cell: string) => rubrics.some(rubric => questionsAmong([cell], rubric) > 0)
  return cell => {
    const text = normalisedText(cell)
    return (known.has(text) || RESULT.test(text)) && !isItem(cell)
  }
}

function carriedNote({ source, headers }: Table, rows: readonly Row[], question: number) {
  const blanks = rows.filter(row => isBelow(row, question))
  return carriedDown(tablePlace(source, undefined, question), {
    ...{ count: countWords(blanks.length), column: shownHeader(headers[question] ?? '') },
  })
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

/** Undefined where a mapping does not say both of questions and answers, or speaks of another table. */
function saidColumns({ headers }: Table, said: AnswerRoles): AnswerColumns | undefined {
  const columnOf = (role: AnswerRole) => {
    const name = Object.keys(said).find(header => said[header] === role)
    return name === undefined ? undefined : findColumn(headers, name).column
  }
  const [question, answer] = [columnOf('question'), columnOf('answer')]
  if (question === undefined || answer === undefined) return undefined
  return { question, answer, respondent: columnOf('respondent') }
}

/** Whether the lines of a problem are a mapping that only has to be completed. */
export function isMappingDraft({ code }: Diagnostic): boolean {
  return [rolesNotTold, looksLikeCounts].some(({ definition }) => definition.code === code)
}

function unclear(table: Table, columns: Partial<AnswerColumns> & { question: number }): Diagnostic {
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

function pivoted(
  table: Table,
  rows: readonly Row[],
  columns: AnswerColumns,
  notes: readonly Diagnostic[],
): Table {
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
  const varied = [...isVaried].filter(
    column => column !== question && column !== answer && headers[column] !== '',
  )
  const left = shownHeaders(varied.map(column => `\`${shownHeader(headers[column] ?? '')}\``))
  const leftOut =
    varied.length === 0 ? [] : [differsByAnswer(tablePlace(source), { headers: left })]
  async function* batches() {
    yield inOrderOfNumbers(persons).map(({ row, first, answers }) => ({
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
      return [note, ...notes, ...leftOut, ...table.notes]
    },
  }
}

/** Numbers of respondents go on from one to the next, whatever order the answers had. */
function inOrderOfNumbers<T>(persons: ReadonlyMap<string, T>): readonly T[] {
  const numbered = [...persons].map(([key, person]) => ({ number: numberOf(key), person }))
  const areNumbers = numbered.every(({ number }) => number !== undefined)
  const sorted = numbered.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
  return (areNumbers ? sorted : numbered).map(({ person }) => person)
}

const rowsOfAnswers = defineDiagnostic('responses/rows-seem-answers', 'error', {
  id: 'Tampaknya setiap baris memuat satu jawaban, bukan semua jawaban seorang responden; kolom mana yang memuat pertanyaan, jawaban, atau respondennya tidak pasti.',
  idRemedy:
    'beri ketiga kolom itu judul `Responden`, `Pertanyaan`, dan `Jawaban`, isi pada setiap baris, lalu ulangi; atau susun satu baris untuk tiap responden.',
  en: 'Each row seems to hold one answer, not all answers of a respondent; which column holds questions, answers or respondents is not certain.',
  enRemedy:
    'head these three columns `Respondent`, `Question` and `Answer`, filled in on every row, and try again; or give a row for each respondent.',
})

/** Of questions that no rubric knows. Throws a `Refusal` where a person has to say which column is which; undefined where rows are respondents. */
export function withUnknownQuestions(table: Table, rows: readonly Row[]): Table | undefined {
  const columns = crossedColumns(table.headers, rows)
  if (columns === undefined) return undefined
  const { respondent, question, answer } = columns
  if (question === undefined || answer === undefined) {
    throw new Refusal([rowsOfAnswers(tablePlace(table.source))])
  }
  return pivoted(table, rows, { respondent, question, answer }, [])
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
