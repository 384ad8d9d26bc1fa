/** The tests inside a rubric -> what they expected and what was found. */
import { exactText, parseExact } from '../math/exact.ts'
import { answerReader } from '../responses/answer-reader.ts'
import { type CodedRow, NO_ANSWER, type NoAnswerReason } from '../responses/coded-row.ts'
import type { Rubric, RubricTest } from '../rubric/model.ts'
import { decideGates, lookUp } from '../score/decide-verdicts.ts'
import { gradedNodes } from '../score/grade.ts'
import type { Scored } from '../score/measured-subject.ts'
import { scoredSurvey, scoredWorksheet } from '../score/score-rubric.ts'
import { scoredNodesOf, type UndefinedReason } from '../score/scored-node.ts'
import { closedCell, countingPlan, countRow, openCell } from '../tally/count-rows.ts'
import { answersOfRow } from '../tally/unit-sheets.ts'

const UNDEFINED_REASONS: ReadonlySet<string> = new Set<UndefinedReason | 'none'>([
  'no-answers',
  'too-few-answers',
  'not-applicable',
  'incomplete',
  'child-undefined',
  'no-units',
  'several-units',
  'none',
])

export interface ExpectationResult {
  readonly test: RubricTest
  /** Node id, `grade`, `grade:NODE`, `verdict:ID`, `lookup:ID`, or `answer:ITEM` where an answer could not be read. */
  readonly name: string
  readonly expected: string
  readonly found: string
  readonly passed: boolean
}

export function rubricTestResults(rubric: Rubric): readonly ExpectationResult[] {
  return rubric.tests.flatMap(test => testResults(rubric, test))
}

function testResults(rubric: Rubric, test: RubricTest): readonly ExpectationResult[] {
  const unread: ExpectationResult[] = []
  const rows = test.rows.map(answers =>
    codedRow(rubric, answers, (name, rawAnswer) => {
      unread.push({
        test,
        name: `answer:${name}`,
        expected: 'an answer on its scale',
        found: rawAnswer,
        passed: false,
      })
    }),
  )
  const scored =
    rubric.kind === 'survey'
      ? surveyOf(rubric, rows)
      : scoredWorksheet(rubric, rows.map(answersOfRow))
  const found = foundValues(scored)
  const compared = [...test.expect].map(([name, expected]) => {
    const value = found.get(name) ?? 'no such value'
    return { test, name, expected, found: value, passed: sameValue(expected, value) }
  })
  return [...unread, ...compared]
}

function codedRow(
  rubric: Rubric,
  answers: ReadonlyMap<string, string>,
  onUnread: (name: string, rawAnswer: string) => void,
): CodedRow {
  const coded = rubric.items.map(item => {
    const rawAnswer = answers.get(item.id) ?? ''
    const answer = Object.hasOwn(NO_ANSWER, rawAnswer)
      ? { code: NO_ANSWER[rawAnswer as NoAnswerReason], number: undefined }
      : (answerReader(item)?.read(rawAnswer) ?? { code: NO_ANSWER.blank, number: undefined })
    if (answer.code === NO_ANSWER.unknown) onUnread(item.id, rawAnswer)
    return answer
  })
  const known = new Set([...rubric.items, ...rubric.groups].map(each => each.id))
  for (const name of answers.keys()) {
    if (!known.has(name)) onUnread(name, 'no such item')
  }
  return {
    codes: coded.map(each => each.code),
    numbers: coded.map(each => each.number),
    groups: [],
    profile: [],
  }
}

function surveyOf(rubric: Rubric, rows: readonly CodedRow[]): Scored {
  const plan = countingPlan(rubric)
  const cell = openCell(plan, [])
  for (const row of rows) countRow(plan, cell, row)
  return scoredSurvey(rubric, closedCell(plan, cell))
}

/** Every name a test may expect something of -> the value as text. */
function foundValues(scored: Scored): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { node, outcome, points } of scoredNodesOf(scored.root)) {
    found.set(node.id, 'value' in outcome ? exactText(outcome.value) : outcome.undefinedBecause)
    if (points === undefined) continue
    found.set(`maximum:${node.id}`, exactText(points.attainable))
    found.set(`lowest:${node.id}`, points.ifBlank ? exactText(points.ifBlank.lowest) : 'complete')
    found.set(`highest:${node.id}`, points.ifBlank ? exactText(points.ifBlank.highest) : 'complete')
  }
  const graded = gradedNodes(scored)
  for (const { node, grade } of graded) found.set(`grade:${node.node.id}`, grade?.grade ?? 'none')
  found.set('grade', found.get(`grade:${scored.rubric.score.id}`) ?? 'none')
  for (const { gate, holds } of decideGates(scored)) {
    found.set(
      `verdict:${gate.verdict}`,
      holds === undefined ? 'undecided' : holds ? 'holds' : 'fails',
    )
  }
  for (const { lookup, verdict } of lookUp(scored, graded)) {
    found.set(`lookup:${lookup.id}`, verdict?.id ?? verdict?.en ?? 'none')
  }
  return found
}

/** Numbers are compared exactly, whatever way they are written; `undefined` is met by any reason for it. */
function sameValue(expected: string, found: string): boolean {
  if (expected === 'undefined') return UNDEFINED_REASONS.has(found)
  const [a, b] = [parseExact(expected), parseExact(found)]
  return a !== undefined && b !== undefined ? a.equals(b) : expected === found
}
