/** The tests inside a rubric -> what they expected and what was found. */
import { parseExact } from '../math/exact.ts'
import { type AnswerReader, answerReader } from '../responses/answer-reader.ts'
import { type CodedRow, NO_ANSWER, type NoAnswerReason } from '../responses/coded-row.ts'
import type { Rubric, RubricTest } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import type { Scored } from '../score/measured-subject.ts'
import type { UndefinedReason } from '../score/scored-node.ts'
import { foundValues, scoredRows } from './score-rows.ts'

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

export interface TestResult {
  readonly test: RubricTest
  /** Names a row gives an answer under that no item has, and answers that are not on the scale of theirs. */
  readonly unread: readonly UnreadAnswer[]
  readonly scored: Scored
  readonly expectations: readonly ExpectationResult[]
}

export interface UnreadAnswer {
  /** Position of the row in the test. */
  readonly row: number
  readonly name: string
  readonly rawAnswer: string
  readonly because: 'no-such-item' | 'not-on-scale'
}

/** Each expectation of each test; answers that cannot be read count as failed ones. */
export function rubricTestResults(rubric: Rubric): readonly ExpectationResult[] {
  return testResults(rubric).flatMap(({ test, unread, expectations }) => [
    ...unread.map(({ name, rawAnswer, because }) => ({
      test,
      name: `answer:${name}`,
      expected: 'an answer on its scale',
      found: because === 'no-such-item' ? 'no such item' : rawAnswer,
      passed: false,
    })),
    ...expectations,
  ])
}

export function testResults(rubric: Rubric): readonly TestResult[] {
  return [...eachTestResult(rubric)]
}

/** Whether any expectation is not met; stops at the first. */
export function someTestFails(rubric: Rubric): boolean {
  for (const { unread, expectations } of eachTestResult(rubric)) {
    if (unread.length > 0 || expectations.some(({ passed }) => !passed)) return true
  }
  return false
}

function* eachTestResult(rubric: Rubric): Generator<TestResult> {
  for (const asked of rubricAtEachLevel(rubric)) {
    const readers = asked.items.map(answerReader)
    for (const test of asked.tests) yield testResult(withBlanks(asked, test), test, readers)
  }
}

function withBlanks(rubric: Rubric, { blanks }: RubricTest): Rubric {
  return blanks === undefined ? rubric : { ...rubric, policies: { blank: blanks } }
}

type Readers = readonly (AnswerReader | undefined)[]

function testResult(rubric: Rubric, test: RubricTest, readers: Readers): TestResult {
  const unread: UnreadAnswer[] = []
  const rows = test.rows.map((answers, row) =>
    codedRow(rubric, answers, readers, problem => unread.push({ row, ...problem })),
  )
  const scored = scoredRows(rubric, rows)
  const found = foundValues(scored)
  const expectations = [...test.expect].map(([name, expected]) => {
    const value = found.get(name) ?? 'no such value'
    return { test, name, expected, found: value, passed: sameValue(expected, value) }
  })
  return { test, unread, scored, expectations }
}

function codedRow(
  rubric: Rubric,
  answers: ReadonlyMap<string, string>,
  readers: Readers,
  onUnread: (problem: Omit<UnreadAnswer, 'row'>) => void,
): CodedRow {
  const coded = rubric.items.map(item => {
    const rawAnswer = answers.get(item.id) ?? ''
    const answer = Object.hasOwn(NO_ANSWER, rawAnswer)
      ? { code: NO_ANSWER[rawAnswer as NoAnswerReason], number: undefined }
      : (readers[item.index]?.read(rawAnswer) ?? { code: NO_ANSWER.blank, number: undefined })
    if (answer.code === NO_ANSWER.unknown)
      onUnread({ name: item.id, rawAnswer, because: 'not-on-scale' })
    return answer
  })
  const known = new Set([...rubric.items, ...rubric.groups].map(each => each.id))
  for (const [name, rawAnswer] of answers) {
    if (!known.has(name)) onUnread({ name, rawAnswer, because: 'no-such-item' })
  }
  return {
    codes: coded.map(each => each.code),
    numbers: coded.map(each => each.number),
    groups: rubric.groups.map(group => answers.get(group.id) ?? ''),
    profile: [],
  }
}

/** Numbers are compared exactly, whatever way they are written; `undefined` is met by any reason for it. */
function sameValue(expected: string, found: string): boolean {
  if (expected === 'undefined') return UNDEFINED_REASONS.has(found)
  const [a, b] = [parseExact(expected), parseExact(found)]
  return a !== undefined && b !== undefined ? a.equals(b) : expected === found
}
