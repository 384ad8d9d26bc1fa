/** The tests inside a rubric -> what they expected and what was found. */
import { answerReader } from '../coding/answer-reader.ts'
import { NO_ANSWER, type NoAnswerReason } from '../coding/answer-spellings.ts'
import type { CodedRow } from '../coding/row-reader.ts'
import { parseExact } from '../math/exact.ts'
import type { Item, Rubric, RubricTest } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import type { Scored } from '../score/conditions.ts'
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

interface UnreadAnswer {
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
  const levels = new Map(rubricAtEachLevel(rubric).map(asked => [asked.level, asked]))
  return codedTests(rubric).map(coded => scoredTest(levels.get(coded.test.level) ?? rubric, coded))
}

/** A test whose answers were read, to be scored as often as needed. */
export interface CodedTest {
  readonly test: RubricTest
  readonly unread: readonly UnreadAnswer[]
  readonly rows: readonly CodedRow[]
}

/** Once for all: how answers are read does not depend on weights, points or bounds. */
export function codedTests(rubric: Rubric): readonly CodedTest[] {
  return rubricAtEachLevel(rubric).flatMap(asked => {
    const readers = testAnswerReaders(asked.items)
    return asked.tests.map(test => codedTest(asked, test, readers))
  })
}

/** `asked` is the rubric at the level of the test. */
export function scoredTest(asked: Rubric, { test, unread, rows }: CodedTest): TestResult {
  const scored = scoredRows(withBlanks(asked, test), rows)
  const found = foundValues(scored)
  const expectations = [...test.expect].map(([name, expected]) => {
    const value = found.get(name) ?? 'no such value'
    return { test, name, expected, found: value, passed: sameValue(expected, value) }
  })
  return { test, unread, scored, expectations }
}

export function isPassed({ unread, expectations }: TestResult): boolean {
  return unread.length === 0 && expectations.every(({ passed }) => passed)
}

function withBlanks(rubric: Rubric, { blanks }: RubricTest): Rubric {
  return blanks === undefined ? rubric : { ...rubric, policies: { blank: blanks } }
}

type Readers = readonly TestAnswerReader[]

function codedTest(rubric: Rubric, test: RubricTest, readers: Readers): CodedTest {
  const unread: UnreadAnswer[] = []
  const rows = test.rows.map((answers, row) =>
    codedRow(rubric, answers, readers, problem => unread.push({ row, ...problem })),
  )
  return { test, unread, rows }
}

function codedRow(
  rubric: Rubric,
  answers: ReadonlyMap<string, string>,
  readers: Readers,
  onUnread: (problem: Omit<UnreadAnswer, 'row'>) => void,
): CodedRow {
  const coded = rubric.items.map(item => {
    const rawAnswer = answers.get(item.id) ?? ''
    const answer = readers[item.index]?.(rawAnswer) ?? BLANK
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

// An answer in a rubric's own test -> its code, read as a cell of data would be.

interface TestAnswer {
  readonly code: number
  readonly number: bigint | undefined
}

type TestAnswerReader = (rawAnswer: string) => TestAnswer

const BLANK: TestAnswer = { code: NO_ANSWER.blank, number: undefined }

/** One for each item. Beside what a cell may hold, they read the names of the kinds of no answer. */
function testAnswerReaders(items: readonly Item[]): readonly TestAnswerReader[] {
  return items.map(testAnswerReader)
}

function testAnswerReader(item: Item): TestAnswerReader {
  let reader: ReturnType<typeof answerReader>
  return rawAnswer => {
    if (rawAnswer === '') return BLANK
    if (Object.hasOwn(NO_ANSWER, rawAnswer)) {
      return { code: NO_ANSWER[rawAnswer as NoAnswerReason], number: undefined }
    }
    const code = plainCode(item, rawAnswer)
    if (code !== undefined) return { code, number: undefined }
    // Made only where it is needed: it knows every spelling of every answer.
    reader ??= answerReader(item)
    return reader?.read(rawAnswer) ?? BLANK
  }
}

/** Position of a code that is written as such and that nothing else on the scale could mean. */
function plainCode({ measure, options }: Item, rawAnswer: string): number | undefined {
  if (measure.kind !== 'choice') return undefined
  const { categories, noAnswer } = measure.scale
  const position = categories.findIndex(({ code }) => code === rawAnswer)
  if (position < 0) return undefined
  const isElsewhere = categories.some(({ code, label, also }, other) => {
    const words = [label.id, label.en, ...also, options.get(code)?.id, options.get(code)?.en]
    return other !== position && words.includes(rawAnswer)
  })
  const isNoAnswer = Object.values(noAnswer).some(spellings => spellings.includes(rawAnswer))
  return isElsewhere || isNoAnswer ? undefined : position
}
