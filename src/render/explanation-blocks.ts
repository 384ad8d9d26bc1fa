/** The steps of a number -> tables and lists that a reader can follow with a pocket calculator. */

import { numberText } from '../language/exact-words.ts'
import { sentenceStart } from '../language/language.ts'
import { COMPARISON_SIGNS } from '../report/node-result.ts'
import { HIDDEN, HIDDEN_MARK } from '../report/report-numbers.ts'
import type {
  Figure,
  WrittenCondition,
  WrittenExplanation,
  WrittenStep,
} from '../report/written-explanation.ts'
import type { Block, Entry } from './blocks.ts'
import {
  answerName,
  type ExplanationPage,
  figureText,
  lineText,
  localised,
  partName,
  type SumTable,
  tableBlock,
  titleOf,
} from './explanation-tables.ts'
import { EXPLANATION_WORDS, type ExplanationWords } from './explanation-words.ts'
import { basisList } from './sections/notes.ts'
import { UNDEFINED_MARK } from './wording.ts'

export function explanationBlocks(
  explanation: WrittenExplanation,
  page: ExplanationPage,
): readonly Block[] {
  const words = EXPLANATION_WORDS[page.language]
  const blocks: Block[] = [headBlock(explanation, page, words)]
  let entries: Entry[] = []
  const close = () => {
    if (entries.length > 0) blocks.push({ kind: 'list', title: words.arithmetic, entries })
    entries = []
  }
  for (const step of explanation.steps) {
    if (isTable(step)) {
      close()
      blocks.push(tableBlock(step, explanation.id, page, words))
    } else entries.push(...stepEntries(step, explanation, page, words))
  }
  close()
  const basis = basisOf(explanation, page)
  return basis === undefined ? blocks : [...blocks, basis]
}

function isTable(step: WrittenStep): step is SumTable {
  return 'rows' in step && Array.isArray(step.rows)
}

function headBlock(
  explanation: WrittenExplanation,
  page: ExplanationPage,
  words: ExplanationWords,
): Block {
  const { id, isProvisional, undefinedBecause } = explanation
  const title = verdictTitle(explanation, page) ?? titleOf(id, page)
  const shown = explanation.steps.find(step => step.kind === 'round' && step.stage === 'shown')
  const value =
    shown?.kind === 'round'
      ? numberText(shown.to.written, page.language)
      : undefinedBecause === HIDDEN
        ? HIDDEN_MARK
        : UNDEFINED_MARK
  const isNode = explanation.steps.every(({ kind }) => kind !== 'matrix') && !isVerdict(id, page)
  const reason =
    undefinedBecause === undefined ? [] : [page.wording.words.whyUndefined(undefinedBecause)]
  const said = isProvisional
    ? [words.provisional(value), ...reason]
    : isNode
      ? [value, ...reason]
      : []
  const name = title === id ? id : `${title} (${id})`
  const { rubric } = page.report.result
  return {
    kind: 'list',
    title: [page.wording.text(rubric.title), page.whose ?? []].flat().join(' · '),
    entries: [
      {
        text: said.length === 0 ? name : `${name}: ${said.join('; ')}`,
        emphasis: 'strong',
        more: page.reading === undefined ? [] : [words.reading(page.reading)],
      },
    ],
  }
}

/** What the rubric says where it holds, or where it does not. */
function verdictTitle(
  { id, steps }: WrittenExplanation,
  page: ExplanationPage,
): string | undefined {
  const gate = page.model.gates.find(({ verdict }) => verdict === id)
  const decided = steps.find(({ kind }) => kind === 'condition')
  if (gate === undefined || decided?.kind !== 'condition') return undefined
  const said = decided.holds === true ? gate.label : gate.otherwise
  return said === undefined ? id : page.wording.text(said)
}

function isVerdict(id: string, { model }: ExplanationPage): boolean {
  return model.gates.some(({ verdict }) => verdict === id)
}

// Lines between the tables.

function stepEntries(
  step: Exclude<WrittenStep, SumTable>,
  { id }: WrittenExplanation,
  page: ExplanationPage,
  words: ExplanationWords,
): readonly Entry[] {
  const { language } = page
  const figure = (value: Figure) => figureText(value, language)
  const plain = (said: string): Entry => ({ text: said, more: [] })
  switch (step.kind) {
    case 'answer': {
      const answer = step.answer === '' ? '' : answerName(step.answer, id, page)
      return [plain(words.answer(localised(answer, language), figure(step.points)))]
    }
    case 'round': {
      const { stage, digits, mode } = step
      const to = localised(step.to.written, language)
      return [plain(words.round(stage, digits, mode, figure(step.from), to))]
    }
    case 'grade':
      return gradeEntries(step, page, words)
    case 'condition': {
      const more = step.conditions.map(each => conditionText(each, page, words))
      const { holds } = step
      return [
        {
          mark: holds === undefined ? '?' : holds ? '✓' : '✗',
          text: words.condition(step.grade, holds),
          more,
        },
      ]
    }
    case 'matrix':
      return [plain(matrixText(id, step, page, words))]
    case 'missing':
      return [{ mark: '!', emphasis: 'caution', text: words.missing[step.what], more: [] }]
    case 'percent-of-shown':
    case 'parts-of-shown':
      return [
        { mark: '!', text: `${words.line[step.kind]}: ${lineText(step, language)}`, more: [] },
      ]
    default:
      return [plain(`${words.line[step.kind]}: ${lineText(step, language)}`)]
  }
}

function gradeEntries(
  { value, bands, grade }: Extract<WrittenStep, { kind: 'grade' }>,
  page: ExplanationPage,
  words: ExplanationWords,
): readonly Entry[] {
  const own = figureText(value, page.language)
  const word = page.wording.own('grade')
  const compared = bands.map(({ grade: name, bound, inclusive, isReached }): Entry => {
    if (bound === undefined) return { text: words.belowAll(name), more: [] }
    const sign = isReached ? (inclusive ? '≥' : '>') : inclusive ? '<' : '≤'
    return {
      mark: isReached ? '✓' : '✗',
      text: `${name}: ${own} ${sign} ${figureText(bound, page.language)}`,
      more: [],
    }
  })
  const given = grade === undefined ? words.noGrade(word) : `${sentenceStart(word)}: ${grade}`
  return [...compared, { text: given, emphasis: 'strong', more: [] }]
}

const SIGNS: Readonly<Record<string, string>> = COMPARISON_SIGNS

function conditionText(
  condition: WrittenCondition,
  page: ExplanationPage,
  words: ExplanationWords,
): string {
  const { holds, found, bound, comparison, distance, codes } = condition
  const mark = holds === undefined ? '?' : holds ? '✓' : '✗'
  const title =
    condition.title === undefined
      ? partName(condition.about, page)
      : page.wording.text(condition.title)
  if (codes !== undefined) {
    const asked = codes.asked.join(' / ')
    return `${mark} ${title}: ${codes.found ?? UNDEFINED_MARK} (${words.asked(asked)})`
  }
  const limit = `${SIGNS[comparison] ?? ''} ${figureText(bound, page.language)}`
  if (found === undefined) return `${mark} ${title}: ${UNDEFINED_MARK} (${words.asked(limit)})`
  const short = distance === undefined ? '' : `; ${lineText(distance, page.language)}`
  return `${mark} ${title}: ${figureText(found, page.language)} (${words.asked(limit)})${short}`
}

function matrixText(
  id: string,
  step: Extract<WrittenStep, { kind: 'matrix' }>,
  page: ExplanationPage,
  words: ExplanationWords,
): string {
  const { rows, row, columns, column } = step
  const matrix = page.model.lookups.find(each => each.id === id)
  const cell = row === undefined || column === undefined ? undefined : matrix?.table[row]?.[column]
  const said = cell === undefined ? UNDEFINED_MARK : page.wording.text(cell)
  const end = (name: string, value: string | undefined) =>
    `${titleOf(name, page)} ${value ?? UNDEFINED_MARK}`
  return words.matrix(end(rows, row), end(columns, column), said)
}

// The clauses that the steps rest on.

const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  answer: ['items', 'scales'],
  answers: ['items', 'scales'],
  items: ['items', 'scales'],
  persons: ['method'],
  parts: ['weights'],
  units: ['method'],
  rescale: ['method'],
  ratio: ['method'],
  grade: ['bands'],
  condition: ['gates'],
  matrix: ['gates'],
}

function basisOf({ id, steps }: WrittenExplanation, page: ExplanationPage): Block | undefined {
  const covered = new Set(steps.flatMap(({ kind }) => RESTS_ON[kind] ?? []))
  const item = page.model.items.find(each => each.id === id)
  const { rubric } = page.report.result
  const basis = rubric.basis.filter(({ name, covers }) =>
    item?.basis === undefined
      ? covers.some(part => covered.has(part))
      : name === item.basis || covers.some(part => part !== 'items' && covered.has(part)),
  )
  if (basis.length === 0) return undefined
  const result = { ...page.report.result, rubric: { ...rubric, basis } }
  return basisList({ ...page.report, result }, page.wording, true)
}
