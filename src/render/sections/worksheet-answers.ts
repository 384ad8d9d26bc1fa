/** The worksheet of one unit -> what it could answer to each question, and what it did. */
import type { FullReport } from '../../report/full-report.ts'
import { onlySheetAnswers } from '../../report/recorded/recorded-counts.ts'
import type { Wording } from '../wording.ts'

/** By code, as the question or its scale words them. */
export function optionTexts(
  { result }: FullReport,
  wording: Wording,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const scales = new Map(result.model.scales.map(scale => [scale.id, scale]))
  return new Map(
    result.model.items.map(item => {
      const categories = scales.get(item.scale ?? '')?.categories ?? []
      const texts = categories.map(({ code, label }) => {
        const text = wording.text(item.options?.[code] ?? label)
        return [code, text === code ? code : `${code}: ${text}`] as const
      })
      return [item.id, new Map(texts)]
    }),
  )
}

/** Empty where several units answered. */
export function answerTexts(
  report: FullReport,
  wording: Wording,
  reading: 'claimed' | 'verified' = 'claimed',
  /** What each answer means stands elsewhere. */
  isShort = false,
): ReadonlyMap<string, string> {
  const options: ReturnType<typeof optionTexts> = isShort ? new Map() : optionTexts(report, wording)
  const { blank, dontKnow, notApplicable, unknown } = wording.words
  const noAnswers = new Map(
    Object.entries({ blank, 'dont-know': dontKnow, 'not-applicable': notApplicable, unknown }),
  )
  return new Map(
    [...onlySheetAnswers(report.result, reading)].map(([id, answer]) => [
      id,
      'code' in answer
        ? (options.get(id)?.get(answer.code) ?? noAnswers.get(answer.code) ?? answer.code)
        : answer.numbers.map(wording.number).join(' / '),
    ]),
  )
}
