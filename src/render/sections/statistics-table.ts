/** How sure the scores of a survey are -> a table of intervals and reliability, and what they mean. */
import { sentenceStart } from '../../language/language.ts'
import type { Unnamed } from '../../language/statistics-words.ts'
import { writtenRounding } from '../../report/cautions.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK, HIDDEN_NUMBER, isHidden } from '../../report/report-numbers.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import {
  notDefinedLines,
  numberCell,
  type OptionalColumn,
  rangeCell,
  rangeText,
  shownCell,
  tableOf,
} from './node-cells.ts'

type Statistics = NonNullable<FullReport['result']['statistics']>

/** The interval of the whole score, as it stands beside it. */
export function intervalText(result: FullReport['result'], wording: Wording): string | undefined {
  const interval = intervalOf(result.score.id, result, wording)
  return interval && wording.words.interval(interval)
}

/** @example '75,10–80,22' */
export function intervalOf(
  node: string,
  { statistics }: FullReport['result'],
  wording: Wording,
): string | undefined {
  if (statistics?.intervalsHidden === true) return HIDDEN_MARK
  const interval = statistics?.scores.find(({ id }) => id === node)
  return interval && rangeText(interval, wording)
}

/** Who answered every question alike, in earnest or without reading. Undefined where nobody did. */
function alikeText({ statistics }: FullReport['result'], wording: Wording) {
  if (statistics?.alike === undefined) return undefined
  const { rows, questions, percent, without } = statistics.alike
  const { words, number, count } = wording
  return words.statistics.alike(
    words.counted(count(rows), rows === 1, wording.own('respondent')),
    words.percent(number(percent.shown)),
    count(questions),
    without && number(without.shown),
  )
}

/** Whose answers reach which cut-offs of the rubric. Undefined where it names none. */
function carelessText({ statistics, model }: FullReport['result'], wording: Wording) {
  if (statistics?.careless === undefined || model.careless === undefined) return undefined
  const { rows, percent, without } = statistics.careless
  const { longestRun, variabilityBelow, unanswered } = model.careless
  const { words, number, count } = wording
  const { careless, cutOff } = words.statistics
  const said = [
    ...(longestRun === undefined ? [] : [cutOff.longestRun(count(longestRun))]),
    ...(variabilityBelow === undefined ? [] : [cutOff.variabilityBelow(number(variabilityBelow))]),
    ...(unanswered === undefined ? [] : [cutOff.unanswered(number(unanswered))]),
  ]
  return careless(
    words.counted(count(rows), rows === 1, wording.own('respondent')),
    words.percent(number(percent.shown)),
    said.join('; '),
    without && number(without.shown),
  )
}

/** So many who all give one answer to everything are worth a look. */
const MANY_ALIKE = 10

/** Beside the result, where they are enough for an index without them: by the cut-offs of the rubric, or all alike. */
export function notableAlikeText(result: FullReport['result'], wording: Wording) {
  const { alike, careless } = result.statistics ?? {}
  if (careless?.without !== undefined) return carelessText(result, wording)
  const areAll =
    alike !== undefined && alike.rows === result.sample.rowsUsed && alike.rows >= MANY_ALIKE
  return areAll || alike?.without !== undefined ? alikeText(result, wording) : undefined
}

export function statisticsTable(report: FullReport, wording: Wording): TableBlock[] {
  const { score, statistics } = report.result
  if (statistics === undefined) return []
  const { words } = wording
  const own = words.statistics
  const nodes = [score, ...score.children.filter(({ item }) => item === undefined)]
  const ofScore = ({ id }: FullNode) => statistics.scores.find(each => each.id === id)
  const ofScale = ({ id }: FullNode) => statistics.scales.find(each => each.id === id)
  const columns: OptionalColumn<FullNode>[] = [
    {
      heading: sentenceStart(wording.own('dimension')),
      kind: 'text',
      always: true,
      cell: node => textCell(wording.title(node)),
    },
    {
      heading: words.indexColumn,
      kind: 'number',
      always: true,
      cell: node => shownCell(node, wording),
    },
    {
      heading: own.interval,
      kind: 'number',
      cell: node =>
        statistics.intervalsHidden === true
          ? textCell(HIDDEN_MARK)
          : rangeCell(ofScore(node), wording),
    },
    {
      heading: own.alpha,
      kind: 'number',
      cell: node => estimateCell(ofScale(node)?.alpha, wording),
    },
    {
      heading: own.interval,
      kind: 'number',
      cell: node => rangeCell(ofScale(node), wording),
    },
    {
      heading: own.omega,
      kind: 'number',
      cell: node => estimateCell(ofScale(node)?.omega, wording),
    },
    {
      heading: words.respondents,
      kind: 'number',
      cell: node => {
        const n = ofScale(node)?.n
        return n === undefined ? undefined : numberCell(n, wording)
      },
    },
  ]
  return [
    {
      ...{ kind: 'table', title: own.title, ...tableOf(nodes, columns, isHidden), compact: false },
      below: [
        ...(nodes.some(ofScore) ? [intervalMeaning(statistics, wording)] : []),
        ...bandLine(statistics, wording),
        ...[alikeText, carelessText].flatMap(say => {
          const text = say(report.result, wording)
          return text === undefined ? [] : [`${text}.`]
        }),
        ...(statistics.scales.length > 0 ? [own.alphaMeans] : []),
        ...notDefinedLines(
          nodes.flatMap(node =>
            (statistics.undefined ?? []).flatMap(each =>
              each.id === node.id && each.statistic !== 'stratified-alpha'
                ? [{ ...each, name: wording.title(node) }]
                : [],
            ),
          ),
          wording,
        ),
        ...(statistics.scales.length > 0 && report.result.sample.design !== undefined
          ? [own.alphaUnweighted]
          : []),
      ],
    },
  ]
}

/** What chance is that an interval covers. */
function intervalMeaning({ population, clusters }: Statistics, { words, count }: Wording): string {
  const own = words.statistics
  if (clusters !== undefined) return own.intervalMeansOfClusters(count(clusters))
  return population === undefined ? own.intervalMeans : own.intervalMeansOf(count(population))
}

/** The index under each choice, and the range of all. */
export function robustnessTable({ result }: FullReport, wording: Wording): TableBlock[] {
  const robustness = result.statistics?.robustness
  if (robustness === undefined) return []
  const { words } = wording
  const own = words.statistics
  const { lowest, highest, grades, choices, hidden = [] } = robustness
  const all = [
    ...choices,
    ...hidden.map(choice => ({ ...choice, index: HIDDEN_NUMBER, grade: undefined })),
  ]
  type Choice = (typeof all)[number]
  const columns: OptionalColumn<Choice>[] = [
    {
      heading: own.robust,
      kind: 'text',
      always: true,
      cell: ({ kind, title, rounding }) =>
        textCell(
          [
            own.choice[kind] ?? kind,
            title && wording.text(title),
            rounding && wording.text(writtenRounding(rounding)),
          ]
            .flatMap(part => part ?? [])
            .join(': '),
        ),
    },
    {
      heading: words.indexColumn,
      kind: 'number',
      always: true,
      cell: ({ index }) => shownCell(index, wording),
    },
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: ({ grade }) => (grade === undefined ? undefined : textCell(grade)),
    },
  ]
  // What is reported is no choice that was left open.
  const others = choices.filter(({ kind }) => kind !== 'own')
  const range = rangeText({ low: lowest, high: highest }, wording)
  const { averages = [], careless, grades: tables } = result.model
  const table = tables.find(({ nodes }) => nodes.includes(result.score.id))
  const roundings = table?.alternativeRounds as readonly unknown[] | undefined
  const unnamed: readonly Unnamed[] = [
    ...(averages.length === 0 ? (['averages'] as const) : []),
    ...(careless === undefined ? (['cutOffs'] as const) : []),
    ...(roundings?.length === 0 ? (['roundings'] as const) : []),
  ]
  return [
    {
      ...{ kind: 'table', title: own.robust, ...tableOf(all, columns), compact: true },
      below: [
        ...(others.length === 0
          ? []
          : [own.robustRange(range, grades.join(' / '), wording.count(others.length))]),
        ...(hidden.length === 0 ? [] : [own.choicesHidden]),
        ...notGiven(all, result, wording),
        ...(unnamed.length === 0 ? [] : [own.unnamed(unnamed)]),
      ],
    },
  ]
}

/** Of the choices that a rubric or its blanks leave open, those that the counts do not give. */
function notGiven(
  given: readonly { readonly kind: string }[],
  { statistics, score, model }: FullReport['result'],
  { words, count }: Wording,
): string[] {
  const isGiven = (kind: string) => given.some(choice => choice.kind === kind)
  const { careless } = statistics ?? {}
  const { blank, dontKnow, unknown, notApplicable } = score.noAnswers ?? NO_ANSWERS
  const isOfPersons = model.score.over === 'respondents'
  return [
    ...(careless === undefined || isGiven('careful')
      ? []
      : [words.statistics.noCareful(careless.rows)]),
    ...(isOfPersons || notApplicable === 0 || blank + dontKnow + unknown === 0
      ? []
      : [words.statistics.noComplete(count(notApplicable))]),
  ]
}

const NO_ANSWERS = { blank: 0, dontKnow: 0, unknown: 0, notApplicable: 0 }

/** Nothing where all of it lies in one band. */
function bandLine({ bands = [] }: Statistics, wording: Wording): string[] {
  const reached = bands.filter(({ percent }) => /[1-9]/.test(percent.shown))
  if (reached.length < 2) return []
  const shares = reached.map(
    ({ grade, percent }) => `${grade} ${wording.words.percent(wording.number(percent.shown))}`,
  )
  return [wording.words.statistics.byBand(wording.own('grade'), shares.join(' · '))]
}

function estimateCell(
  estimate: { readonly shown: string; readonly value: number } | undefined,
  wording: Wording,
) {
  return shownCell(estimate, wording)
}
