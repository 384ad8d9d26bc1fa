/** What one part scored in two periods, on scales that may differ -> the number of before on the scale of now. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { exactNumber } from '../language/exact-words.ts'
import { inBoth, type Language } from '../language/language.ts'
import { quotedList } from '../language/short-list.ts'
import { exactText, floatOf, type Line, parseExact, rescaled } from '../math/exact.ts'
import type { Estimate } from '../statistics/welch-test.ts'

const otherScale = defineDiagnostic('report/previous-other-scale', 'note', {
  id: 'Nilai periode sebelumnya dikonversi ke skala sekarang: {parts}.',
  en: 'Numbers of the period before are put on the scale of now: {parts}.',
})

/** Its ends, exact. */
export type Range = readonly [low: string | undefined, high: string | undefined]

export interface OnScale {
  readonly exact: (text: string | undefined) => string | undefined
  readonly number: (value: number) => number
  readonly sure: (estimate: Estimate | undefined) => Estimate | undefined
  /** From the range of before to that of now, where they differ. */
  readonly line?: Line
}

export const AS_IT_IS: OnScale = {
  exact: text => text,
  number: value => value,
  sure: estimate => estimate,
}

/** Undefined where the two have no scale in common. @param areSame whether `same-as` says that the two are one part */
export function onScaleOf(now: Range, before: Range, areSame: boolean): OnScale | undefined {
  if (now[0] === before[0] && now[1] === before[1]) return AS_IT_IS
  const [from, to] = [ends(before), ends(now)]
  if (!areSame || from === undefined || to === undefined) return undefined
  const line = { from, to }
  const width = ([low, high]: Line['from']) => floatOf(high.sub(low))
  const slope = width(to) / width(from)
  const number = (value: number) => floatOf(to[0]) + (value - floatOf(from[0])) * slope
  return {
    // What is hidden is no number, and stays what it is.
    exact: text => {
      const value = text === undefined ? undefined : parseExact(text)
      return value === undefined ? text : exactText(rescaled(value, line))
    },
    number,
    sure: estimate =>
      estimate && {
        ...estimate,
        value: number(estimate.value),
        standardError: estimate.standardError * Math.abs(slope),
      },
    line,
  }
}

function ends([low, high]: Range): Line['from'] | undefined {
  const [first, last] = [low, high].map(text => (text === undefined ? text : parseExact(text)))
  return first === undefined || last === undefined || first.equals(last) ? undefined : [first, last]
}

/** @param scales by id of each part */
export function otherScaleNotes(
  scales: readonly (readonly [id: string, OnScale])[],
): readonly Diagnostic[] {
  const alike = new Map<string, { readonly line: Line; readonly ids: string[] }>()
  for (const [id, { line }] of scales) {
    if (line === undefined) continue
    const key = [...line.from, ...line.to].map(exactText).join(' ')
    const found = alike.get(key) ?? { line, ids: [] }
    alike.set(key, found)
    found.ids.push(id)
  }
  if (alike.size === 0) return []
  const range = (ends: Line['from'], language: Language) =>
    ends.map(end => exactNumber(end, language)).join('–')
  const parts = inBoth(language =>
    [...alike.values()]
      .map(({ line: { from, to }, ids }) => {
        return `${quotedList(ids, 12)} (${range(from, language)} → ${range(to, language)})`
      })
      .join('; '),
  )
  return [otherScale({ kind: 'command', word: '--previous' }, { parts })]
}
