/** Tables and the rubrics on offer -> the rubric that fits, and which column of each table is what. */

import { type MatchedTable, NOTHING_SAVED, type SavedMapping } from '../columns/column-mapping.ts'
import { detectRubric, type OfferedRubric } from '../columns/detect-rubric.ts'
import { matchColumns } from '../columns/match-columns.ts'
import type { MappingReader } from '../columns/parse-mapping.ts'
import { type Diagnostic, defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import type { Rubric } from '../rubric/model.ts'
import { shownHeaders, type Table, tablePlace } from '../tables/table.ts'
import { headingsWithoutAnswers } from '../tables/worksheet-header.ts'
import { rubricsForHeaders } from './choose-level.ts'
import type { MatchedWorksheets } from './place-worksheets.ts'

export type MatchedTables = MatchedResponses | MatchedWorksheets

/** Tables with a row a respondent, or a row a unit. */
export interface MatchedResponses {
  readonly kind: 'responses'
  readonly rubric: Rubric
  readonly tables: readonly MatchedTable[]
  readonly notes: readonly Diagnostic[]
}

const sourceTwice = defineDiagnostic('responses/source-twice', 'error', {
  id: '`{first}` dan `{second}` isinya sama persis: setiap jawaban akan terhitung dua kali.',
  idRemedy: 'berikan salah satunya saja.',
  en: '`{first}` and `{second}` hold the very same bytes: every answer would count twice.',
  enRemedy: 'give only one of them.',
})

const withoutAnswers = defineDiagnostic('responses/sheet-without-answers', 'error', {
  id: '`{file}` tampaknya lembar kerja, tetapi tidak ada kolom jawabannya. Kolom yang tidak dikenali: {others}.',
  idRemedy: 'beri judul `Jawaban` pada kolom yang memuat jawaban.',
  en: '`{file}` seems to be a worksheet, but no column of it holds the answers. Columns not known: {others}.',
  enRemedy: 'head the column with the answers `Jawaban` or `Answer`.',
})

function answersMissing([table]: readonly Table[]): readonly Diagnostic[] {
  const others = table && headingsWithoutAnswers(table.headers)
  if (table === undefined || others === undefined) return []
  const names = others.length === 0 ? '–' : shownHeaders(others)
  const { source } = table
  return [withoutAnswers(tablePlace(source), { file: source.name, others: names })]
}

/**
 * One rubric offered is taken; of several the one is looked for that fits the first table. Throws a `Refusal`.
 * @param saved what a mapping file says: of whichever rubric, or read for each
 * @param evenIfOpen columns that are not told are among the notes then, and refused by whoever scores
 */
export function matchTables(
  tables: readonly Table[],
  offered: readonly OfferedRubric[],
  saved: SavedMapping | MappingReader = NOTHING_SAVED,
  level?: string,
  evenIfOpen = false,
): MatchedResponses {
  const twice = repeatedSources(tables)
  if (twice.length > 0) throw new Refusal(twice)
  const mappingFor: MappingReader =
    typeof saved === 'function' ? saved : () => ({ mapping: saved, diagnostics: [] })
  const candidates = rubricsForHeaders(offered, tables[0]?.headers ?? [], level)
  const { rubric, diagnostics } = chosenRubric(tables, candidates, mappingFor, evenIfOpen)
  const unanswered = rubric?.kind === 'survey' ? [] : answersMissing(tables)
  if (unanswered.length > 0) throw new Refusal(unanswered)
  if (rubric === undefined) throw new Refusal(diagnostics)
  const read = mappingFor(rubric)
  if (hasError(read.diagnostics)) throw new Refusal(read.diagnostics)
  const matches = tables.map(table => ({
    table,
    ...matchColumns(table.headers, rubric, table.source, read.mapping),
  }))
  const notes = [...diagnostics, ...matches.flatMap(match => match.diagnostics)]
  if (hasError(notes) && !evenIfOpen) throw new Refusal(notes)
  const matched = matches.map(({ table, mapping }) => {
    const { rowPerAnswer } = table
    return { table, mapping: rowPerAnswer === undefined ? mapping : { ...mapping, rowPerAnswer } }
  })
  return { kind: 'responses', rubric, tables: matched, notes }
}

function chosenRubric(
  [first]: readonly Table[],
  offered: readonly OfferedRubric[],
  mappingFor: MappingReader,
  evenIfOpen: boolean,
): { readonly rubric: Rubric | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const [only] = offered
  if (only !== undefined && offered.length === 1) return { rubric: only.rubric, diagnostics: [] }
  if (first === undefined) return { rubric: undefined, diagnostics: [] }
  const detected = detectRubric(first.headers, offered, first.source, mappingFor)
  const [nearest] = detected.candidates
  const isShort = nearest !== undefined && nearest.matched < nearest.items
  return evenIfOpen && isShort ? { ...detected, rubric: nearest.rubric } : detected
}

/** `survei.csv` and `survei (1).csv`: a second download of the same answers. */
function repeatedSources(tables: readonly Table[]): Diagnostic[] {
  if (tables.length < 2) return []
  const names = new Map<string, string>()
  return tables.flatMap(({ source: { name, sheet, size, contentHash } }) => {
    const identity = JSON.stringify([contentHash, size, sheet])
    const first = names.get(identity)
    if (first === undefined) names.set(identity, name)
    if (first === undefined || first === name) return []
    return [sourceTwice({ kind: 'file', file: name }, { first, second: name })]
  })
}
