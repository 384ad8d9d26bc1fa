/** The worksheet of one unit -> what it could answer to each question, and what it did. */
import type { FullReport } from '../../report/full-report.ts'
import { objectOf } from '../../rubric/json-shapes.ts'
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
        const text = wording.text(item.options[code] ?? label)
        return [code, text === code ? code : `${code}: ${text}`] as const
      })
      return [item.id, new Map(texts)]
    }),
  )
}

/** Empty where several units answered: none of them is the answer of the whole. */
export function answerTexts(report: FullReport, wording: Wording): ReadonlyMap<string, string> {
  const { units } = objectOf(report.result.tally)
  const [only, ...others] = Array.isArray(units) ? units : []
  if (others.length > 0) return new Map()
  const options = optionTexts(report, wording)
  return new Map(
    Object.entries(objectOf(objectOf(only).answers)).flatMap(([id, answer]) =>
      typeof answer === 'string' || typeof answer === 'number'
        ? [[id, options.get(id)?.get(String(answer)) ?? String(answer)] as const]
        : [],
    ),
  )
}
