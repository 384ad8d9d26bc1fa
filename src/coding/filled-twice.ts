/** Columns that are branches of one question -> the rows that fill two of them, of which nobody knows which one counts; and rows that fill branches which nothing reads. */

import { type ColumnMapping, mappingLine, savedHeader } from '../columns/column-mapping.ts'
import { twoColumnsProblem } from '../columns/column-problems.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { columnLetters, type Place } from '../diagnostics/place.ts'
import { countWords } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { rowsText, shortList } from '../language/short-list.ts'
import { type SourceIdentity, shownHeader, tablePlace } from '../tables/table.ts'
import { answerReader, type ReadColumn } from './answer-reader.ts'

const answeredTwice = defineDiagnostic('responses/item-answered-twice', 'error', {
  id: 'Pertanyaan yang sama terisi pada lebih dari satu cabang formulir pada {rows}: kolom {columns}.',
  idRemedy:
    'biarkan satu jawaban saja pada baris itu; bila kolom-kolomnya menanyakan hal yang berbeda, beri judul yang berbeda.',
  en: 'The same question is filled in more than one branch of the form in {rows}: columns {columns}.',
  enRemedy:
    'keep one answer in each of those rows; if the columns ask different things, give them different headers.',
})

const blockBeside = defineDiagnostic('responses/block-beside', 'error', {
  id: 'Di sebelah jawaban ada daftar responden lain dengan pertanyaan yang sama (mulai kolom {column}); baris yang terisi pada keduanya: {count}.',
  idRemedy:
    'pindahkan daftar itu ke bawah daftar pertama atau ke file sendiri; bila salah satunya bukan jawaban, hapus kolom-kolomnya.',
  en: 'Beside the answers stands another list of respondents with the same questions (from column {column}); rows filled in both: {count}.',
  enRemedy:
    'move that list below the first one or to a file of its own; if one of the two holds no answers, delete its columns.',
})

const branchesJoined = defineDiagnostic('responses/branches-joined', 'note', {
  id: 'Dibaca sebagai cabang formulir dengan pertanyaan yang sama, karena tidak ada baris yang mengisi dua di antaranya: {columns}.',
  en: 'Read as branches of a form that ask the same, since no row fills two of them: {columns}.',
})

interface FilledTwice {
  readonly add: (row: number, cells: readonly string[]) => void
  readonly problems: (source: SourceIdentity) => Diagnostic[]
}

/** Fewer rows with two answers to each question may be a slip. */
const LEAST_BESIDE = 3
const MOST_QUESTIONS = 3

export function filledTwice(
  columns: readonly ReadColumn[],
  headers: readonly string[] = [],
): FilledTwice {
  const found = new Map<ReadColumn, { count: number; firstRows: number[] }>()
  const branched = columns.filter(({ further }) => further.length > 0)
  let [whole, first] = [0, 0]
  const add = (row: number, cells: readonly string[]) => {
    let twice = 0
    for (const each of branched) {
      const filled = [each.column, ...each.further].filter(column => isFilled(cells[column]))
      if (filled.length < 2) continue
      twice++
      const rows = found.get(each) ?? { count: 0, firstRows: [] }
      rows.count++
      if (rows.firstRows.length < 3) rows.firstRows.push(row)
      found.set(each, rows)
    }
    if (twice !== branched.length) return
    whole++
    first ||= row
  }
  const problems = (source: SourceIdentity) => {
    if (whole >= LEAST_BESIDE) {
      // No branches: what is expected and what was met, two persons, two questions.
      if (branched.some(({ areSupposed }) => areSupposed)) {
        return branched.map(({ reader, column, further }) =>
          twoColumnsProblem(reader.item.id, [column, ...further], headers, source),
        )
      }
      const column = Math.min(...branched.flatMap(({ further }) => further))
      const params = { column: columnLetters(column + 1), count: countWords(whole) }
      return [blockBeside(tablePlace(source, first, column), params)]
    }
    const [supposed] = branched.filter(({ areSupposed }) => areSupposed)
    if (supposed !== undefined && found.size === 0) {
      const sets = [supposed.column, ...supposed.further].map(
        each => `${columnLetters(each + 1)} \`${shownHeader(headers[each] ?? '')}\` …`,
      )
      return [branchesJoined(tablePlace(source), { columns: sets.join('; ') })]
    }
    // A row that answers several questions twice is one finding.
    const byRows = new Map<string, { place: Place; rows: Required<Localized>; columns: string[] }>()
    for (const [{ column, further, header }, { count, firstRows }] of found) {
      const rows = rowsText(firstRows, count)
      const place = tablePlace(source, firstRows[0], column)
      const own = byRows.get(rows.en) ?? { place, rows, columns: [] }
      byRows.set(rows.en, own)
      const letters = [column, ...further].map(each => columnLetters(each + 1))
      own.columns.push(`${letters.join(', ')} \`${shownHeader(header)}\``)
    }
    return [...byRows.values()].map(({ place, rows, columns }) => {
      const style = { between: '; ', countsRest: true }
      return answeredTwice(place, { rows, columns: shortList(columns, MOST_QUESTIONS, style) })
    })
  }
  return { add, problems }
}

// Rows without an answer to any question, whose answers stand in columns that nothing uses.

const answersElsewhere = defineDiagnostic('responses/answers-elsewhere', 'error', {
  id: 'Tidak ada jawaban yang terbaca pada {rows}, tetapi di sana kolom yang tidak dipakai berisi jawaban dengan skala yang sama: {columns}. Respondennya tidak akan terhitung.',
  idRemedy:
    'bila kolom itu menanyakan hal yang sama (cabang formulir), simpan baris ini di pemetaan.json lalu tambahkan --mapping pemetaan.json; bila tidak, tulis "ignore" di belakangnya:\n{lines}',
  en: 'No answer can be read in {rows}, but columns that nothing uses hold answers of the same scale there: {columns}. Their respondents would not count.',
  enRemedy:
    'if those columns ask the same (branches of a form), save this as mapping.json and add --mapping mapping.json; if not, write "ignore" behind them:\n{lines}',
})

const answersIgnored = defineDiagnostic('responses/answers-ignored', 'warning', {
  id: 'Tidak ada jawaban yang terbaca pada {rows}, tetapi di sana kolom yang diabaikan ("ignore") berisi jawaban dengan skala yang sama: {columns}. Respondennya tidak terhitung.',
  idRemedy:
    'bila kolom itu menanyakan hal yang sama (cabang formulir), tulis id butirnya sebagai ganti "ignore".',
  en: 'No answer can be read in {rows}, but columns that are ignored hold answers of the same scale there: {columns}. Their respondents do not count.',
  enRemedy:
    'if those columns ask the same (branches of a form), write the ids of their items instead of "ignore".',
})

/** Fewer such answers in a row may be those to other questions. */
const LEAST_ELSEWHERE = 3
const MOST_TEXTS = 10_000

/** @param unused columns that nothing uses */
export function unreadAnswers(
  columns: readonly ReadColumn[],
  unused: readonly number[],
  { headers, ignored = [] }: ColumnMapping,
): FilledTwice {
  // Most tables have no such row.
  let readers: ReturnType<typeof answerReader>[] | undefined
  const isAnswer = (cell: string) => {
    readers ??= columns.map(({ reader: { item, said } }) => answerReader(item, said))
    return readers.some(reader => (reader?.read(cell).code ?? -1) >= 0)
  }
  const known = new Map<string, boolean>()
  const found = (columns: readonly number[]) => ({
    ...{ columns, rows: [] as number[], found: new Set<number>(), count: 0 },
  })
  const told = found(unused.filter(column => !ignored.includes(column)))
  const ignoredToo = found(unused)
  const isOne = (cell: string) => {
    const is = known.get(cell) ?? (isFilled(cell) && isAnswer(cell))
    if (known.size < MOST_TEXTS) known.set(cell, is)
    return is
  }
  return {
    add(row, cells) {
      for (const each of [told, ignoredToo]) {
        const filled = each.columns.filter(column => isOne(cells[column] ?? ''))
        if (filled.length < Math.max(LEAST_ELSEWHERE, columns.length / 2)) continue
        each.count++
        if (each.rows.length < 3) each.rows.push(row)
        for (const column of filled) each.found.add(column)
        return
      }
    },
    problems: source =>
      [told, ignoredToo].flatMap(each => {
        if (each.count === 0) return []
        const own = [...each.found].sort((a, b) => a - b)
        const named = own.map(
          column => `${columnLetters(column + 1)} \`${shownHeader(headers[column] ?? '')}\``,
        )
        const style = { between: ', ', countsRest: true }
        const place = tablePlace(source, each.rows[0], own[0])
        const params = {
          rows: rowsText(each.rows, each.count),
          columns: shortList(named, MOST_QUESTIONS, style),
        }
        if (each === ignoredToo) return [answersIgnored(place, params)]
        const lines = columns.flatMap(({ reader, column, further }, position) =>
          [column, ...further, ...own.filter((_, at) => at % columns.length === position)].map(at =>
            mappingLine(savedHeader(headers, at), reader.item.id),
          ),
        )
        return [answersElsewhere(place, { ...params, lines: `{\n${lines.join(',\n')}\n}` })]
      }),
  }
}

export function isFilled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
}
