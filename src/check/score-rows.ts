/** Coded answers -> the scored rubric, and each value that a test may expect something of. */

import type { CodedRow } from '../coding/coded-row.ts'
import { exactText } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { decideGates, lookUp } from '../score/decide-verdicts.ts'
import { gradedNodes } from '../score/grade.ts'
import type { Scored } from '../score/measured-subject.ts'
import { scoredSurvey, scoredWorksheet } from '../score/score-rubric.ts'
import { scoredNodesOf } from '../score/scored-node.ts'
import { surveyCells } from '../tally/tally.ts'
import { closedTally, openTally, tallyRow } from '../tally/tally-rows.ts'
import { answersOfRow } from '../tally/unit-sheets.ts'

/** As `assess` would score these rows, without a file. */
export function scoredRows(rubric: Rubric, rows: readonly CodedRow[]): Scored {
  if (rubric.kind === 'worksheet') return scoredWorksheet(rubric, rows.map(answersOfRow))
  const open = openTally(
    rubric,
    rubric.groups.map(group => group.id),
    [],
  )
  for (const row of rows) tallyRow(open, row)
  const tally = closedTally(open, {
    rowsRead: rows.length,
    leftOut: new Map(),
    spellings: new Map(),
  })
  return scoredSurvey(rubric, surveyCells(tally))
}

/** Node id, `grade`, `grade:NODE`, `verdict:ID`, `lookup:ID`, `maximum:NODE` … -> the value as text. */
export function foundValues(scored: Scored): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { node, outcome, points } of scoredNodesOf(scored.root)) {
    found.set(node.id, 'value' in outcome ? exactText(outcome.value) : outcome.undefinedBecause)
    if (points === undefined) continue
    found.set(`maximum:${node.id}`, exactText(points.attainable))
    found.set(`nominal:${node.id}`, exactText(points.nominal))
    found.set(`lowest:${node.id}`, points.ifBlank ? exactText(points.ifBlank.lowest) : 'complete')
    found.set(`highest:${node.id}`, points.ifBlank ? exactText(points.ifBlank.highest) : 'complete')
  }
  const graded = gradedNodes(scored)
  for (const { node, grade } of graded) found.set(`grade:${node.node.id}`, grade?.grade ?? 'none')
  found.set('grade', found.get(`grade:${scored.rubric.score.id}`) ?? 'none')
  for (const { gate, holds } of decideGates(scored)) {
    const verdict = holds === undefined ? 'undecided' : holds ? 'holds' : 'fails'
    found.set(`verdict:${gate.verdict}`, verdict)
  }
  for (const { lookup, verdict } of lookUp(scored, graded)) {
    found.set(`lookup:${lookup.id}`, verdict?.id ?? verdict?.en ?? 'none')
  }
  return found
}
