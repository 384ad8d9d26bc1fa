/** Where the rows of a sheet were placed -> what has to be said about the ones without a place, and about the form. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, inLanguage, type Language, type Localized } from '../language/language.ts'
import { cleanText } from '../language/normalised-text.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { exactText, total } from '../math/exact.ts'
import { type Row, tablePlace } from '../tables/table.ts'
import type { OutlinePart } from './outline.ts'
import type { MatchedWorksheet } from './place-worksheets.ts'
import { worksheetAnswerReader } from './read-answer.ts'
import type { RowDoubts } from './row-doubts.ts'
import { listedRows } from './worksheet.ts'
import {
  countsUnsure,
  headingAnswered,
  otherChoices,
  questionMissing,
  rowConflict,
  rowRepeated,
  rowsMoved,
  rowsOutside,
  rowUnknown,
  subtotalDiffers,
  worksheetForm,
  worksheetRowsLeftOut,
} from './worksheet-diagnostics.ts'

const MOST_SHOWN = 6
const ROW_WORD: Readonly<Record<Language, string>> = { id: 'baris', en: 'row' }

export function placementNotes(
  matched: MatchedWorksheet,
  doubts: RowDoubts,
): readonly Diagnostic[] {
  const { fit, table } = matched
  const { source } = table.table
  const numberColumn = table.columns.outline[0]
  const found: Diagnostic[] = []
  const unknown: { row: number; number: string }[] = []
  const leftOut: number[] = []
  const outside = new Map<string, number>()
  const unsure = new Map<OutlinePart, readonly number[]>()
  const moved = new Set(doubts.moved.flat().map(({ row }) => row))
  for (const { row, outline, placement } of fit.rows) {
    if (moved.has(row.row)) continue
    const place = tablePlace(source, row.row, numberColumn)
    const number = outline.steps.join('.')
    if (placement.kind === 'conflict') {
      const { byNumber, byTitle } = placement
      found.push(
        rowConflict(place, {
          number,
          other: byTitle.id,
          byNumber: titleOf(byNumber),
          byTitle: titleOf(byTitle),
        }),
      )
    } else if (placement.kind === 'unsure') {
      unsure.set(placement.question, [...(unsure.get(placement.question) ?? []), row.row])
    } else if (placement.kind === 'subtotal') {
      const { written, sum, isSame } = placement
      if (isSame) leftOut.push(row.row)
      else found.push(subtotalDiffers(place, { written, sum: exactText(sum) }))
    } else if (placement.kind === 'repeated')
      found.push(repeatedAnswer(matched, placement.part.id, row, number))
    else if (placement.kind === 'heading') {
      const questions = shortList(questionIds(placement.part), MOST_SHOWN)
      found.push(headingAnswered(place, { heading: placement.part.steps.join('.'), questions }))
    } else if (placement.kind === 'left-out') leftOut.push(row.row)
    else if (placement.kind === 'unknown') unknown.push({ row: row.row, number })
    else if (placement.kind === 'outside' && outline.isAnswered) {
      outside.set(placement.heading, (outside.get(placement.heading) ?? 0) + 1)
    }
  }
  const [first] = unknown
  const level = levelWords(matched)
  if (first !== undefined) {
    const named = (language: Language) =>
      unknown.map(({ row, number }) => {
        const word = { id: 'nomor', en: 'number' }[language]
        return `${ROW_WORD[language]} ${row}${number === '' ? '' : ` (${word} ${number})`}`
      })
    const rows = inBoth(language => shortList(named(language), MOST_SHOWN))
    const params = { count: unknown.length, rubric: fit.rubric.id, level, rows }
    found.push(rowUnknown(tablePlace(source, first.row, numberColumn), params))
  }
  for (const [question, rows] of unsure) found.push(unsureCounts(question, rows, matched))
  if (leftOut.length > 0) {
    found.push(worksheetRowsLeftOut(tablePlace(source), { rows: listedRows(leftOut) }))
  }
  found.push(...doubtNotes(matched, doubts))
  if (outside.size > 0) {
    const count = total(outside.values())
    const headings = quotedList([...outside.keys()], MOST_SHOWN)
    found.push(rowsOutside(tablePlace(source), { count, rubric: fit.rubric.id, headings }))
  }
  return found
}

/** Rows whose printed choices or words are not those of the question that their number leads to. */
function doubtNotes({ table }: MatchedWorksheet, doubts: RowDoubts): readonly Diagnostic[] {
  const place = (row: number | undefined) =>
    tablePlace(table.table.source, row, table.columns.outline[0])
  const { moved, otherChoices: others, short } = doubts
  const last = (part: OutlinePart) => part.steps.at(-1) ?? part.id
  const [least] = short
  const missing =
    least === undefined
      ? []
      : [
          questionMissing(place(least.rows[0]), {
            headings: shortList(
              short.map(
                ({ heading, rows, questions }) =>
                  `\`${heading.steps.join('.')}\` (${rows.length}/${questions})`,
              ),
              MOST_SHOWN,
            ),
            whole: least.heading.children[0]?.id ?? '',
          }),
        ]
  const found = moved.map(rows => {
    const [first] = rows
    const said = (language: Language) =>
      rows.map(({ row, part, other, printed }) => {
        const choices = printed === '' ? '' : `, ${printed}`
        const now = other === undefined ? '–' : last(other)
        return `${ROW_WORD[language]} ${row} (${last(part)} → ${now}${choices})`
      })
    return rowsMoved(place(first?.row), {
      heading: first?.part.parent?.steps.join('.') ?? '',
      rows: inBoth(language => shortList(said(language), MOST_SHOWN)),
      whole: first?.part.id ?? '',
    })
  })
  if (others.length === 0) return [...found, ...missing]
  const items = (language: Language) => {
    const words = { id: 'di rubrik', en: 'in the rubric' }[language]
    const said = others.map(({ row, part, printed }) => {
      const own = part.item === undefined ? '' : worksheetAnswerReader(part.item).choices[language]
      return `${part.steps.join('.')} (${ROW_WORD[language]} ${row}): ${printed}, ${words} ${own}`
    })
    return shortList(said, MOST_SHOWN, { between: '; ' })
  }
  const params = { items: inBoth(items) }
  return [...found, ...missing, otherChoices(place(others[0]?.row), params)]
}

/** With both places and what stands there. */
export function repeatedAnswer(
  { fit, table }: Pick<MatchedWorksheet, 'fit' | 'table'>,
  id: string,
  row: Row,
  number: string,
): Diagnostic {
  const { columns } = table
  const answerOf = ({ cells }: Row) => cleanText(cells[columns.answer] ?? '')
  const first = fit.rows.find(
    ({ placement, row: other }) =>
      placement.kind === 'part' && placement.part.id === id && answerOf(other) !== '',
  )
  const place = tablePlace(table.table.source, row.row, columns.outline[0])
  const [before, now] = [first?.row ?? row, row].map(answerOf)
  return rowRepeated(place, {
    ...{ number, first: first?.row.row ?? row.row, row: row.row },
    ...{ before: before ?? '', now: now ?? '' },
  })
}

function unsureCounts(
  { steps, children: counts }: OutlinePart,
  rows: readonly number[],
  { table, fit }: MatchedWorksheet,
): Diagnostic {
  const isPlaced = (count: OutlinePart) =>
    fit.rows.some(({ placement }) => placement.kind === 'part' && placement.part === count)
  const children = counts.filter(count => !isPlaced(count))
  const word = { id: 'baris', en: rows.length === 1 ? 'row' : 'rows' }
  const titles = (language: Language) =>
    children.map(child => inLanguage(titleOf(child), language)).join('; ')
  return countsUnsure(tablePlace(table.table.source, rows[0], table.columns.outline[0]), {
    number: steps.join('.'),
    rows: inBoth(language => `${word[language]} ${listedRows(rows)}`),
    counts: inBoth(titles),
    ids: children.map(({ id }) => id).join(', '),
    sums: rows.length < children.length ? ONLY_SUM : '',
  })
}

/** One of several counts may stand for their sum, where the others are 0. */
const ONLY_SUM = {
  id: ' Bila lembarnya hanya memuat jumlah dari beberapa di antaranya, beri baris jumlah itu id salah satunya, lalu tambahkan baris untuk yang lain dengan isian 0.',
  en: ' Where the sheet has only the sum of several of them, give that row the id of one, and add a row with 0 for each of the others.',
}

function questionIds({ kind, id, children }: OutlinePart): readonly string[] {
  return kind === 'item' ? [id] : children.flatMap(questionIds)
}

function titleOf({ node, item, id }: OutlinePart): Localized {
  return node?.title ?? item?.text ?? { id }
}

/** `, tingkat unit`. */
function levelWords({ fit: { rubric } }: MatchedWorksheet): Required<Localized> {
  const level = rubric.levels.find(({ id }) => id === rubric.level)
  if (level === undefined) return { id: '', en: '' }
  return {
    id: `, tingkat ${inLanguage(level.title, 'id').replace(/^tingkat /i, '')}`,
    en: `, level ${inLanguage(level.title, 'en').replace(/ level$/i, '')}`,
  }
}

/** How each sheet was read; sheets that were read alike share a note. */
export function formNotes(sheets: readonly MatchedWorksheet[]): readonly Diagnostic[] {
  const alike = new Map<string, { readonly first: MatchedWorksheet; count: number }>()
  for (const sheet of sheets) {
    const { questions, rubric } = sheet.fit
    const key = [formOf(sheet).en, questions.found, questions.all, rubric.level].join(' ')
    const group = alike.get(key) ?? { first: sheet, count: 0 }
    group.count++
    alike.set(key, group)
  }
  return [...alike.values()].map(({ first, count }) => {
    const { fit, table } = first
    const place = count === 1 ? tablePlace(table.table.source) : undefined
    return worksheetForm(place, {
      who: count === 1 ? '' : { id: `${count} lembar: `, en: `${count} sheets: ` },
      form: formOf(first),
      level: levelWords(first),
      found: fit.questions.found,
      asked: fit.questions.all,
      rubric: fit.rubric.id,
    })
  })
}

function formOf({ fit }: MatchedWorksheet): Required<Localized> {
  const isHierarchical = fit.rows.some(
    ({ outline, placement }) =>
      placement.kind === 'part' &&
      (placement.part.kind === 'node' ||
        (placement.part.kind === 'item' && outline.steps.length === 1)),
  )
  return isHierarchical
    ? { id: 'lembar berjenjang', en: 'a sheet with headings' }
    : { id: 'bentuk panjang, satu baris satu pertanyaan', en: 'the long form, a row a question' }
}

// Notes on how forty files were read -> each thing said once, with the number of files.

/** So few are told one by one. */
const FEW = 3

/** Only notes: a warning asks for something, and that in its own place. */
export function alikeNotes(notes: readonly Diagnostic[]): readonly Diagnostic[] {
  const alike = new Map<string, Diagnostic[]>()
  for (const note of notes) {
    const key = `${note.severity} ${note.code} ${note.message.id}`
    alike.set(key, [...(alike.get(key) ?? []), note])
  }
  return [...alike.values()].flatMap(same => {
    const [first] = same
    if (first === undefined || first.severity !== 'note' || same.length <= FEW) return same
    const { id, en } = first.message
    const message = { id: `${same.length} file: ${id}`, en: `${same.length} files: ${en}` }
    return [{ ...first, place: undefined, message }]
  })
}

// What a sheet holds beside questions and their numbers -> what is said of it.

export const worksheetNumberUnreadable = defineDiagnostic(
  'responses/sheet-number-unreadable',
  'warning',
  {
    id: 'Isi kolom nilai, persen, atau bobot bukan angka, jadi tidak dibandingkan: baris {rows}.',
    idRemedy: 'betulkan rumusnya; nilai di sini tetap dihitung dari jawaban.',
    en: 'What stands for points, percent or weight is no number, so it is not compared: rows {rows}.',
    enRemedy: 'mend its formula; the score here is worked out from the answers all the same.',
  },
)
