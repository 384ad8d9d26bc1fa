/** Coded answers -> the scored rubric, and each value that a test may expect something of. */

import { NO_ANSWER, type NoAnswerReason } from '../coding/answer-spellings.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { exact, exactText, ONE, round, ZERO } from '../math/exact.ts'
import type { Item, NumberFormat, Rubric, Scale } from '../rubric/model.ts'
import type { Scored } from '../score/conditions.ts'
import { scoredSurvey, scoredWorksheet } from '../score/score-rubric.ts'
import { scoredNodesOf } from '../score/scored-node.ts'
import { decideGates, gradedNodes, lookUp } from '../score/verdicts.ts'
import { closedTally, openTally, tallyRow } from '../tally/count-rows.ts'
import { isDefined, pointsOfAnswer } from '../tally/person-score.ts'
import { surveyCells } from '../tally/tally.ts'
import { answersOfRow, type UnitAnswers } from '../tally/unit-worksheets.ts'

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

/** Node id, `grade`, `grade:NODE`, `verdict:ID`, `verdict:ID:WAY`, `lookup:ID`, `maximum:NODE` … -> the value as text. */
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
  for (const { gate, holds, otherWays } of decideGates(scored)) {
    const said = (verdict: boolean | undefined) =>
      verdict === undefined ? 'undecided' : verdict ? 'holds' : 'fails'
    found.set(`verdict:${gate.verdict}`, said(holds))
    for (const other of otherWays) {
      found.set(`verdict:${gate.verdict}:${other.way}`, said(other.holds))
    }
  }
  for (const { lookup, verdict } of lookUp(scored, graded)) {
    found.set(`lookup:${lookup.id}`, verdict?.id ?? verdict?.en ?? 'none')
  }
  return found
}

// A rubric -> answer sheets made by themselves: lowest, highest and not applicable everywhere, and one answer missing.

type Answer = { readonly code: number; readonly number: bigint | undefined }

/** One sheet in which every item is answered the same way. */
export function rowOf(rubric: Rubric, answerTo: (item: Item) => Answer): CodedRow {
  const answers = rubric.items.map(answerTo)
  return {
    codes: answers.map(({ code }) => code),
    numbers: answers.map(({ number }) => number),
    groups: [],
    profile: [],
  }
}

export function noAnswerRow(rubric: Rubric, reason: NoAnswerReason): CodedRow {
  return rowOf(rubric, () => ({ code: NO_ANSWER[reason], number: undefined }))
}

/** By points, not by code: a reversed item gets its other end. Ratios come out at their own ends where inputs allow it. */
export function endRow(rubric: Rubric, end: 'lowest' | 'highest'): CodedRow {
  const numerators = new Set(
    rubric.items.flatMap(({ measure }) =>
      measure.kind === 'ratio' ? measure.ratio.of.filter(({ sign }) => sign > 0) : [],
    ),
  )
  const counted = new Set([...numerators].map(({ item }) => item.index))
  return rowOf(rubric, item => {
    if (item.measure.kind === 'ratio') return { code: NO_ANSWER.blank, number: undefined }
    if (item.isInput) return inputAnswer(item.measure.scale, counted.has(item.index), end)
    return endAnswer(item, item.measure.scale, end)
  })
}

/**
 * The end row of a worksheet with each ratio stated as such: ratios that share a count rarely reach their ends together
 * by counts. A ratio that nothing bounds stays blank.
 */
export function endSheet(rubric: Rubric, end: 'lowest' | 'highest'): UnitAnswers {
  const sheet = new Map(answersOfRow(endRow(rubric, end)))
  for (const { index, measure } of rubric.items) {
    if (measure.kind !== 'ratio') continue
    const { of, to, atLeast, atMost } = measure.ratio
    const terms = [...of, ...to]
    for (const { item } of terms) sheet.delete(item.index)
    const floor = terms.some(({ sign }) => sign < 0) ? undefined : ZERO
    const share = end === 'lowest' ? (atLeast ?? floor) : atMost
    if (share !== undefined) sheet.set(index, { code: 0, number: undefined, share })
  }
  return sheet
}

function inputAnswer(scale: Scale, isCounted: boolean, end: 'lowest' | 'highest'): Answer {
  if (scale.kind === 'choice') return { code: 0, number: undefined }
  const value =
    isCounted && end === 'lowest' ? (scale.number.min ?? ZERO) : (scale.number.max ?? ONE)
  return { code: 0, number: fixedPoint(value.compare(ZERO) < 0 ? ZERO : value, scale.number) }
}

function endAnswer(item: Item, scale: Scale, end: 'lowest' | 'highest'): Answer {
  if (scale.kind === 'number') {
    const { min, max } = scale.number
    const low = min ?? ZERO
    const value = end === 'lowest' ? low : (max ?? low)
    return { code: 0, number: fixedPoint(value, scale.number) }
  }
  const sign = end === 'lowest' ? 1 : -1
  const ranked = scale.categories
    .map((_, code) => ({ code, points: pointsOfAnswer(item, { code, number: undefined }) }))
    .sort((a, b) =>
      isDefined(a.points) && isDefined(b.points) ? sign * a.points.compare(b.points) : 0,
    )
  return { code: ranked[0]?.code ?? NO_ANSWER.blank, number: undefined }
}

/** The number as it stands in a coded row: times 10 to the power of its decimals. */
export function fixedPoint(value: ReturnType<typeof exact>, { decimals }: NumberFormat): bigint {
  const scaled = round(value.mul(exact(10n ** BigInt(decimals))), 0)
  return scaled.s * scaled.n
}

/** The same sheet with one answer left blank. */
export function withoutAnswer(row: CodedRow, position: number): CodedRow {
  return {
    ...row,
    codes: row.codes.map((code, index) => (index === position ? NO_ANSWER.blank : code)),
    numbers: row.numbers.map((number, index) => (index === position ? undefined : number)),
  }
}
