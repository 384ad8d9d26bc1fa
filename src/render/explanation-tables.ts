/** The tables of an explanation: rows that are added up, each with what it is of. */
import { type Language, sentenceStart } from '../language/language.ts'
import type { FullReport } from '../report/full-report.ts'
import type { ReportModel } from '../report/report-shape.ts'
import type { Figure, WrittenLine, WrittenStep } from '../report/written-explanation.ts'
import { type Cell, type Column, type TableBlock, textCell } from './blocks.ts'
import type { ExplanationWords } from './explanation-words.ts'
import { UNDEFINED_MARK, type Wording } from './wording.ts'

export interface ExplanationPage {
  readonly report: FullReport
  readonly model: ReportModel
  readonly wording: Wording
  readonly language: Language
  /** The group or unit whose number it is, and the reading of its sheet. */
  readonly whose: string | undefined
  readonly reading: string | undefined
}

export type SumTable = Extract<
  WrittenStep,
  {
    readonly rows: readonly unknown[]
    readonly kind: 'parts' | 'answers' | 'persons' | 'items' | 'units' | 'maxima'
  }
>

/** What the rubric calls a node, an item, a verdict or a matrix. */
export function titleOf(
  id: string,
  { model, wording }: Pick<ExplanationPage, 'model' | 'wording'>,
) {
  const find = (node: ReportModel['score']): ReportModel['score'] | undefined =>
    node.id === id ? node : node.children.map(find).find(found => found !== undefined)
  const node = find(model.score)
  const title =
    node?.title ??
    model.items.find(each => each.id === (node?.item ?? id))?.text ??
    model.gates.find(({ verdict }) => verdict === id)?.label ??
    model.lookups.find(each => each.id === id)?.title
  return title === undefined ? id : wording.text(title)
}
export function tableBlock(
  step: SumTable,
  id: string,
  page: ExplanationPage,
  words: ExplanationWords,
): TableBlock {
  const figure = (value: Figure | undefined) => textCell(figureText(value, page.language))
  const line = (value: WrittenLine | undefined) =>
    textCell(value === undefined ? UNDEFINED_MARK : resultText(value, page.language))
  const named = (name: string | undefined, isNode = true) =>
    textCell(name === undefined ? '' : isNode ? partName(name, page) : name)
  const rowsOf = (...cells: ((row: SumTable['rows'][number]) => Cell)[]) =>
    step.rows.map(row => cells.map(cell => cell(row)))
  const made = (
    title: string,
    columns: readonly Column[],
    rows: readonly (readonly Cell[])[],
    sumAt?: number,
  ): TableBlock => ({
    ...{ kind: 'table', title, columns, compact: false, below: [] },
    rows:
      step.total === undefined || sumAt === undefined
        ? rows
        : [...rows, sumRow(columns.length, sumAt, line(step.total), words.sum, step, page)],
  })
  const isWeighted = step.rows.some(({ weight }) => weight !== undefined)
  const isSampled = page.report.result.sample.design?.weightedN !== undefined
  const count = isSampled ? words.weights : words.count
  if (step.kind === 'answers') {
    const isReversed = step.rows.some(({ forward }) => forward !== undefined)
    const label = (answer = '') => textCell(answerName(answer, id, page))
    return made(
      words.answers,
      [
        text(words.answers),
        ...(isReversed ? [number(words.forward)] : []),
        ...[words.points, count, words.product].map(number),
      ],
      rowsOf(
        row => label(row.answer),
        ...(isReversed ? [(row: SumTable['rows'][number]) => figure(row.forward)] : []),
        row => figure(row.value),
        row => figure(row.count),
        row => line(row.product),
      ),
      isReversed ? 4 : 3,
    )
  }
  if (step.kind === 'persons')
    return made(
      words.persons(page.wording.own('respondent')),
      [words.persons(page.wording.own('respondent')), count, words.product].map(number),
      rowsOf(
        row => figure(row.value),
        row => figure(row.count),
        row => line(row.product),
      ),
      2,
    )
  if (step.kind === 'items')
    return made(
      words.items,
      [
        text(words.items),
        text(isSampled ? words.weightedPoints : words.pointsSum),
        number(isSampled ? words.weights : 'n'),
        number(words.mean),
      ],
      rowsOf(
        row => named(row.id),
        row => textCell(row.sum === undefined ? UNDEFINED_MARK : lineText(row.sum, page.language)),
        row => figure(row.count),
        row => line(row.product),
      ),
    )
  const first = step.kind === 'units' ? sentenceStart(page.wording.own('unit')) : words.parts
  const value = step.kind === 'maxima' ? words.attainable : words.value
  const reason = (because: string | undefined) =>
    because === undefined ? '' : page.wording.words.whyUndefined(because)
  const valueCell = (row: SumTable['rows'][number]) =>
    row.value === undefined ? textCell(reason(row.because), 'faint') : figure(row.value)
  return made(
    first,
    [
      text(first),
      number(value),
      ...(isWeighted ? [number(words.weight), number(words.product)] : []),
    ],
    rowsOf(
      row => named(row.id, step.kind !== 'units'),
      valueCell,
      ...(isWeighted
        ? [
            (row: SumTable['rows'][number]) => figure(row.weight),
            (row: SumTable['rows'][number]) => line(row.product),
          ]
        : []),
    ),
    isWeighted ? 3 : 1,
  )
}

/** Answers and persons are counted in it too. */
function sumRow(
  columns: number,
  at: number,
  sum: Cell,
  word: string,
  step: SumTable,
  { language }: ExplanationPage,
): readonly Cell[] {
  return Array.from({ length: columns }, (_, position): Cell => {
    if (position === at) return 'text' in sum ? { ...sum, emphasis: 'strong' } : sum
    if (position === 0) return textCell(word, 'strong')
    const isCount = step.counted !== undefined && position === at - 1
    return textCell(isCount ? figureText(step.counted, language) : '', 'strong')
  })
}

function text(heading: string): Column {
  return { heading, kind: 'text' }
}

function number(heading: string): Column {
  return { heading, kind: 'number' }
}

export function partName(id: string, page: ExplanationPage): string {
  const title = titleOf(id, page)
  return title === id ? id : `${id} ${title}`
}

export function answerName(
  answer: string,
  id: string,
  { model, wording }: ExplanationPage,
): string {
  const item = model.items.find(each => each.id === id)
  const scale = model.scales.find(each => each.id === item?.scale)
  const label =
    item?.options?.[answer] ?? scale?.categories.find(({ code }) => code === answer)?.label
  const named = label === undefined ? answer : wording.text(label)
  return named === answer ? answer : `${answer} ${named}`
}

export function figureText(figure: Figure | undefined, language: Language): string {
  return figure === undefined ? UNDEFINED_MARK : localised(figure.written, language)
}

function resultText({ result }: WrittenLine, language: Language): string {
  return localised(result.written, language)
}

/** `105 ÷ 29 ≈ 3.62068966`; exact results have `=`. */
export function lineText(line: WrittenLine, language: Language): string {
  const { expression, result, isExact } = line
  const sign = isExact ? '=' : '≈'
  return localised(`${expression} ${sign} ${result.written}`, language)
}

/** The sign of a figure, not a hyphen; the decimal mark of the language. */
export function localised(written: string, language: Language): string {
  const marked = language === 'id' ? written.replace(/(\d)\.(\d)/g, '$1,$2') : written
  return marked.replace(/(^|[\s(])-(?=\d)/g, '$1−')
}
