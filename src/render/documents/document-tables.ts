/** The kinds of tables that an outline may name -> who builds each. The compiler says which is missing. */
import type { TableKind } from '../../documents/outline-parts.ts'
import { gradeBands } from '../../report/grade-bands.ts'
import type { TableBlock } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { bandTable } from '../sections/notes.ts'
import { type BuiltTable, requestedTable, type TableContext } from './built-table.ts'
import {
  checklistTable,
  notesTable,
  participantsTable,
  planTableOfFields,
  previousParts,
  problemsTable,
  publicationTable,
  realisationTable,
  recommendationsDone,
  recommendationsTable,
  remarksTable,
  scheduleTable,
  trendTable,
} from './field-tables.ts'
import { gatesByPart, gatesByUnit, gatesTable } from './gate-tables.ts'
import { questionsTable, respondentAnswersTable } from './questionnaire-tables.ts'
import { consensusTable, readingsByUnit, readingsTable } from './reading-tables.ts'
import { recapTable } from './recap-table.ts'
import { sampleSizes, sampleTable } from './sample-tables.ts'
import {
  answersTable,
  respondentsTable,
  scoresByGroup,
  scoresByPart,
} from './survey-document-tables.ts'
import { areasTable, gainsTable } from './worksheet-document-tables.ts'
import { contributionsTable, worksheetTable } from './worksheet-table.ts'

const BUILDERS: Readonly<Record<TableKind, (context: TableContext) => BuiltTable>> = {
  'scores-by-part': scoresByPart,
  'scores-by-group': scoresByGroup,
  answers: answersTable,
  respondents: respondentsTable,
  sample: sampleTable,
  'sample-sizes': sampleSizes,
  bands: gradeBandRows,
  questions: questionsTable,
  'respondent-answers': respondentAnswersTable,
  problems: problemsTable,
  plan: planTableOfFields,
  realisation: realisationTable,
  trend: trendTable,
  'previous-parts': previousParts,
  publication: publicationTable,
  remarks: remarksTable,
  schedule: scheduleTable,
  checklist: checklistTable,
  areas: areasTable,
  worksheet: worksheetTable,
  contributions: contributionsTable,
  gates: gatesTable,
  'gates-by-unit': gatesByUnit,
  'gates-by-part': gatesByPart,
  readings: readingsTable,
  'readings-by-unit': readingsByUnit,
  consensus: consensusTable,
  gains: gainsTable,
  participants: participantsTable,
  recommendations: recommendationsTable,
  'recommendations-done': recommendationsDone,
  notes: notesTable,
  recap: recapTable,
}

/** Undefined where the report and the fields hold nothing for it. */
export function documentTable(context: TableContext): TableBlock | undefined {
  return requestedTable(BUILDERS[context.request.kind](context), context)
}

function gradeBandRows({ report, wording }: TableContext): BuiltTable {
  const [table] = bandTable(report, wording)
  const { model, score } = report.result
  const bands = gradeBands(model, score.id)
  return {
    rows: (table?.rows ?? []).map(([grade, label, from], at) => ({
      cells: { grade, label, before: shownCell(bands[at]?.fromBefore, wording), from },
    })),
  }
}
