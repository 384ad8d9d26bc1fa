/** What a report says of worksheets -> the cells and rows of it in the long CSV table. */
import { inLanguage } from '../language/language.ts'
import type { Report, ReportNode } from '../report/report-shape.ts'
import type { CsvRow } from './render-csv.ts'

/** Of a node: what it can reach, how it reads otherwise, how far it is filled in. */
export function worksheetCells(node: ReportNode): CsvRow {
  return {
    maximum: node.nominal === undefined ? undefined : node.maximum?.shown,
    provisional: node.provisional?.shown,
    lowest_possible: node.lowestPossible?.shown,
    highest_possible: node.highestPossible?.shown,
    evidenced: (node.evidenced?.score ?? node.evidenced?.provisional)?.shown,
    verified: (node.verified?.score ?? node.verified?.provisional)?.shown,
    filled: node.filled?.count,
    asked: node.filled?.of,
    evidence: node.evidence?.count,
    claims: node.evidence?.of,
  }
}

/** Gains, open questions, the period before, and where sheets state other numbers. */
export function worksheetRows({ result, provenance }: Report): readonly CsvRow[] {
  const { worksheet } = result
  const previous = worksheet?.previous
  return [
    ...(worksheet?.gains ?? []).map(
      ({ id, title, maximum, earned, gain }): CsvRow => ({
        part: 'gain',
        id,
        title: inLanguage(title, 'id'),
        maximum: maximum.shown,
        ...earned,
        change: gain.shown,
      }),
    ),
    ...(worksheet?.open ?? []).flatMap(({ unit, blank, withoutEvidence }) => [
      ...blank.map((id): CsvRow => ({ part: 'blank', group: unit, id })),
      ...withoutEvidence.map((id): CsvRow => ({ part: 'without-evidence', group: unit, id })),
    ]),
    ...(previous?.nodes ?? []).map(
      (node): CsvRow => ({
        ...changeRow(node),
        id: node.id,
        title: inLanguage(node.title, 'id'),
      }),
    ),
    ...(previous?.units ?? []).map((unit): CsvRow => ({ ...changeRow(unit), group: unit.unit })),
    ...(previous?.answers ?? []).map(
      ({ unit, id, before, now }): CsvRow => ({
        part: 'changed-answer',
        group: unit,
        id,
        before,
        shown: now,
      }),
    ),
    ...(provenance.differences ?? []).map(
      ({ unit, id, what, written, ours, place, reason }): CsvRow => ({
        part: `differs-${what}`,
        group: unit,
        id,
        ...ours,
        written,
        place,
        reason,
      }),
    ),
  ]
}

type Change = NonNullable<NonNullable<Report['result']['worksheet']>['previous']>['units'][number]

function changeRow({ before, now, change }: Omit<Change, 'unit'>): CsvRow {
  return { part: 'previous', before: before?.shown, ...now, change: change?.shown }
}
