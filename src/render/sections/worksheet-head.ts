/** A worksheet's report -> whose it is, how far it is filled in, its score, and what stands beside the score. */
import { insideSentence } from '../../language/word-forms.ts'
import type { Report, ReportNode } from '../../report/report-shape.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'

export interface WorksheetHead {
  readonly sample: readonly string[]
  readonly value: string
  /** `20,00 (73,01 %)` */
  readonly outOf: string
  readonly beside: readonly string[]
}

export function worksheetHead({ result }: Report, wording: Wording): WorksheetHead {
  const { score, units, worksheet } = result
  const { words } = wording
  const own = words.worksheet
  const shown = score.shown ?? score.provisional?.shown
  const percent = (score.percent ?? score.provisionalPercent)?.shown
  const maximum = wording.number((score.maximum ?? result.rubric.range.maximum).shown)
  const { filled } = score
  const level = worksheet?.level
  return {
    sample: [
      units.length > 1
        ? words.counted(wording.count(units.length), false, wording.own('unit'))
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
    ].filter(part => part !== ''),
    value: shown === undefined ? UNDEFINED_MARK : wording.number(shown),
    outOf: percent === undefined ? maximum : `${maximum} ${own.percent(wording.number(percent))}`,
    beside: score.shown === undefined ? openParts(score, wording) : readings(score, wording),
  }
}

function openParts(score: ReportNode, wording: Wording): string[] {
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

function readings({ evidenced, verified }: ReportNode, wording: Wording): string[] {
  const own = wording.words.worksheet
  const shown = (reading: ReportNode['verified']) => {
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
