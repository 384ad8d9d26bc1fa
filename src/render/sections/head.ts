/** A report -> the lines a reader must see first: instrument, sample, index, grade, notice. */
import { insideSentence, sentenceStart } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { HIDDEN, HIDDEN_MARK } from '../../report/report-numbers.ts'
import { UNDEFINED_MARK, type Wording, whyUndefined } from '../wording.ts'
import { extremeNodes, sharedNames } from './node-cells.ts'
import { sourceName } from './notes.ts'
import { intervalText, notableAlikeText } from './statistics-table.ts'

export interface Head {
  /** The name of the instrument, unless another title was given. */
  readonly title: string
  /** The instrument where it is not the title; id, edition and the law. */
  readonly origin: readonly string[]
  readonly sample: readonly string[]
  readonly index: {
    readonly label: string
    readonly value: string
    readonly outOf: string
    /** The value with all its decimals, where there is one. */
    readonly number?: number
  }
  /** Beside the index: lowest and highest, or why there is no index. */
  readonly beside: readonly string[]
  readonly besideLabel: string
  /** There is no index yet: beside it stands why. */
  readonly isOpen: boolean
  readonly grades: readonly {
    readonly label: string
    readonly value: string
    readonly isGiven: boolean
    /** The grade alone, and what is missing for the next one. */
    readonly name?: string
    readonly missing?: readonly string[]
  }[]
  readonly notice: string | undefined
}

export function headOf(report: FullReport, wording: Wording): Head {
  const { rubric, score } = report.result
  const { words } = wording
  const law = rubric.basis[0]
  const given = report.head
  const number = score.value ?? score.provisional?.value
  const whose = [given?.office, periodOf(report, wording)].flatMap(text => text ?? [])
  const instrument = wording.text(rubric.title)
  const sheet = rubric.kind === 'worksheet' ? worksheetHead(report, wording) : undefined
  return {
    title: given?.title ?? instrument,
    origin: [
      ...(given?.title === undefined ? [] : [instrument]),
      rubric.id.endsWith(`-${rubric.edition}`)
        ? rubric.id
        : `${rubric.id} ${words.edition(rubric.edition)}`,
      ...(law === undefined ? [] : [`${sourceName(law, wording)}${law.verified ? '' : ' (*)'}`]),
    ],
    sample: [...new Set([...whose, ...(sheet?.sample ?? sampleParts(report, wording))])],
    index: {
      label: wording.own('index').toUpperCase(),
      value:
        sheet?.value ?? (score.shown === undefined ? UNDEFINED_MARK : wording.number(score.shown)),
      ...(number === undefined ? {} : { number }),
      outOf: words.outOf(sheet?.outOf ?? wording.number(maximumText(report))),
    },
    beside:
      sheet?.beside ??
      (score.shown === undefined
        ? undefinedParts(score, wording)
        : [
            ...extremes(report, wording),
            ...[intervalText, notableAlikeText].flatMap(say => say(report.result, wording) ?? []),
          ]),
    besideLabel:
      score.shown === undefined
        ? words.provisional
        : sheet === undefined
          ? words.lowestAndHighest
          : words.worksheet.byOthers,
    isOpen: score.shown === undefined,
    grades: gradeLines(report, wording),
    notice: rubric.notice === undefined ? undefined : wording.text(rubric.notice),
  }
}

/** As somebody calls it, else the days of the answers. A worksheet says its own. */
export function periodOf({ head, result }: FullReport, wording: Wording): string | undefined {
  const { period } = result.sample
  if (head?.period !== undefined || period === undefined) return head?.period
  const { words, count } = wording
  const days = words.days(period.first, period.last)
  const { rowsUsed } = result.sample
  if (rowsUsed === undefined || period.n === rowsUsed) return days
  return words.dated(days, count(period.n), count(rowsUsed))
}

function sampleParts(report: FullReport, wording: Wording): string[] {
  const { sample, groups, items, model } = report.result
  const { words } = wording
  const counted = (count: number | undefined, word: string) =>
    words.counted(wording.count(count), count === 1, word)
  const who = counted(sample.rowsUsed, wording.own('respondent'))
  const read = words.rows(wording.count(sample.rowsRead), sample.rowsRead === 1)
  return [
    sample.rowsRead === sample.rowsUsed ? who : `${who} (${read})`,
    ...designParts(report, wording),
    ...groups
      .filter(group => group.by.length === 1)
      .flatMap(group => {
        // Rows without a value are no group, and none where nobody filled it in or all of it is hidden.
        const named = group.groups.filter(
          ({ values, joined }) => values[0] !== '' && !joined,
        ).length
        return named === 0 ? [] : [wording.countedGroups(named, group.titles)]
      }),
    ...(items.length === 0
      ? []
      : [
          [counted(model.items.length, wording.own('item')), ...commonScale(report, wording)].join(
            ', ',
          ),
        ]),
  ]
}

function designParts({ result }: FullReport, wording: Wording): string[] {
  const { weightedN, strata, clusters } = result.sample.design ?? {}
  const { words } = wording
  const counted = (count: number | undefined, word: string) =>
    count === undefined ? [] : [words.counted(wording.count(count), count === 1, word)]
  return [
    ...(weightedN === undefined ? [] : [words.weighted(wording.number(weightedN.shown))]),
    ...counted(strata, words.stratum),
    ...counted(clusters, words.cluster),
  ]
}

/** "scale 1-5", where all items are answered with the same codes. */
function commonScale(report: FullReport, wording: Wording): string[] {
  const scales = report.result.items.map(item => item.counts.map(category => category.code))
  const [codes = []] = scales
  const [first, last] = [codes[0], codes.at(-1)]
  if (first === undefined || last === undefined) return []
  const same = scales.every(each => each.join('\n') === codes.join('\n'))
  return same ? [wording.words.scale(first, last)] : []
}

function extremes(report: FullReport, wording: Wording): string[] {
  const ends = ['highest', 'lowest'] as const
  const indexOf = (node: FullNode | undefined) =>
    report.result.items.find(item => item.id === node?.item)?.index
  const first = ends.flatMap(end => extremeNodes(report.result.score, end).slice(0, 1))
  // Items beside an index are given as indexes too, not in points, unless one of them has none.
  const haveIndex = first.every(node => indexOf(node) !== undefined)
  return ends.flatMap(end => {
    const nodes = extremeNodes(report.result.score, end)
    const [node] = nodes
    if (node === undefined) return []
    const shown = wording.number(((haveIndex && indexOf(node)) || node).shown ?? '')
    const name = (each: FullNode) =>
      nodes.length === 1 ? wording.title(each) : (each.item ?? wording.title(each))
    return `${sharedNames(nodes.map(name))} ${shown} ${wording.words[end]}`
  })
}

function undefinedParts(score: FullNode, wording: Wording): string[] {
  const { words } = wording
  const reason = whyUndefined(score, wording)
  const say = (shown: string | undefined, sentence: (score: string) => string) =>
    shown === undefined ? [] : [sentence(wording.number(shown))]
  return [
    ...say(score.provisional?.shown, words.provisionalSoFar),
    ...(reason === undefined ? [] : [reason]),
    ...say(score.lowestPossible?.shown, words.ifBlanksLowest),
    ...say(score.highestPossible?.shown, words.ifBlanksHighest),
  ]
}

function gradeLines(report: FullReport, wording: Wording): Head['grades'] {
  const { rubric, score, model } = report.result
  const { words } = wording
  const label = sentenceStart(wording.own('grade'))
  // What it gives instead stands in its matrices.
  if (!rubric.graded && model.lookups.length > 0) return []
  if (score.undefinedBecause === HIDDEN && rubric.graded)
    return [{ label, value: HIDDEN_MARK, isGiven: false }]
  if (score.grade === undefined) {
    const reason = rubric.graded ? words.noGradeYet(unmetList(score)) : words.noGrades
    return [{ label, value: `${UNDEFINED_MARK}  ${reason}`, isGiven: false }]
  }
  const missing = missingForNext(score, wording)
  const value = [score.grade, ...missing].join(' · ')
  const grade = { label, value, isGiven: true, name: score.grade, missing }
  // Some instruments name their grades by their labels.
  if (score.gradeLabel === undefined || wording.text(score.gradeLabel) === score.grade)
    return [grade]
  return [
    grade,
    {
      label: sentenceStart(wording.own('gradeLabel')),
      value: wording.text(score.gradeLabel),
      isGiven: true,
    },
  ]
}

function missingForNext({ nextGrade }: FullNode, wording: Wording): string[] {
  if (nextGrade === undefined) return []
  const { grade, short } = nextGrade
  const shown = short && wording.number(short.shown)
  return [wording.words.missingForGrade(grade, shown, unmetList({ nextGrade }))]
}

const MOST_UNMET = 4

function unmetList({ nextGrade }: Pick<FullNode, 'nextGrade'>): string {
  return shortList(nextGrade?.unmet ?? [], MOST_UNMET, { countsRest: true })
}

/** A whole number needs no decimals: 100. */
function maximumText({ result: { rubric, score } }: FullReport): string {
  const { exact, shown } = score.maximum ?? rubric.range.maximum
  return exact.includes('/') ? shown : exact
}

// A worksheet's report -> whose it is, how far it is filled in, its score, and what stands beside the score.

interface WorksheetHead {
  readonly sample: readonly string[]
  readonly value: string
  /** `20,00 (73,01 %)` */
  readonly outOf: string
  readonly beside: readonly string[]
}

function worksheetHead({ result }: FullReport, wording: Wording): WorksheetHead {
  const { score, units, worksheet, sample } = result
  // Those of persons may be left out one by one.
  const members = worksheet?.ofPersons === true ? (sample.rowsUsed ?? 0) : units.length
  const { words } = wording
  const own = words.worksheet
  const shown = score.shown ?? score.provisional?.shown
  const percent = (score.percent ?? score.provisionalPercent)?.shown
  const maximum = wording.number((score.maximum ?? result.rubric.range.maximum).shown)
  const { filled } = score
  const level = worksheet?.level
  return {
    sample: [
      members > 1
        ? words.counted(wording.count(members), false, wording.own('unit'))
        : (worksheet?.unit ?? ''),
      ...(level === undefined ? [] : [insideSentence(wording.text(level.title))]),
      ...(worksheet?.period === undefined ? [] : [worksheet.period]),
      ...(filled === undefined
        ? []
        : [
            own.filledOf(
              wording.count(filled.count),
              wording.count(filled.of),
              wording.own('item'),
            ),
          ]),
      ...openInputs(result, wording),
    ].filter(part => part !== ''),
    value: shown === undefined ? UNDEFINED_MARK : wording.number(shown),
    outOf: percent === undefined ? maximum : `${maximum} ${own.percent(wording.number(percent))}`,
    beside: score.shown === undefined ? openParts(score, wording) : readings(score, wording),
  }
}

/** Weights stand in rows of their own, which are no questions. */
function openInputs({ model, worksheet }: FullReport['result'], wording: Wording): string[] {
  const inputs = new Set(model.items.flatMap(({ id, isInput }) => (isInput ? [id] : [])))
  const open = (worksheet?.open ?? []).flatMap(({ blank }) => blank.filter(id => inputs.has(id)))
  if (open.length === 0) return []
  return [wording.words.worksheet.openWeights(wording.count(open.length))]
}

function openParts(score: FullNode, wording: Wording): string[] {
  const { words } = wording
  const { filled, undefinedBecause, lowestPossible, highestPossible } = score
  if (score.provisional === undefined || filled === undefined) {
    return undefinedBecause === undefined ? [] : [words.whyUndefined(undefinedBecause)]
  }
  const say = (shown: string | undefined, sentence: (score: string) => string) =>
    shown === undefined ? [] : [sentence(wording.number(shown))]
  return [
    words.worksheet.provisional(wording.count(filled.of - filled.count)),
    ...say(lowestPossible?.shown, words.ifBlanksLowest),
    ...say(highestPossible?.shown, words.ifBlanksHighest),
    ...readings(score, wording),
  ]
}

function readings({ evidenced, verified }: FullNode, wording: Wording): string[] {
  const own = wording.words.worksheet
  const shown = (reading: FullNode['verified']) => {
    const score = reading?.score ?? reading?.provisional
    if (score === undefined) return undefined
    const text = wording.number(score.shown)
    return reading?.score === undefined ? `${text} (${own.notComplete})` : text
  }
  const [byEvidence, byVerification] = [shown(evidenced), shown(verified)]
  return [
    ...(byEvidence === undefined ? [] : [own.byEvidence(byEvidence)]),
    ...(byVerification === undefined ? [] : [own.byVerification(byVerification)]),
  ]
}
