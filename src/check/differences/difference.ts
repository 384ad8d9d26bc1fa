/** One thing in which two rubrics differ, in words. */

import { exactAndRounded, numberAsWritten } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import type { Exact } from '../../math/exact.ts'

export type DifferencePart = 'about' | 'items' | 'scales' | 'score' | 'bands' | 'gates' | 'reach'

export interface Difference {
  readonly part: DifferencePart
  readonly words: Required<Localized>
}

export function difference(part: DifferencePart, id: string, en: string): Difference {
  return { part, words: { id, en } }
}

/** `bobot U9: 1/9 → 0.11`: numbers as the rubric writes them. */
export function numberChange(old: Exact | undefined, now: Exact | undefined): string {
  return `${written(old)} → ${written(now)}`
}

/** Scores as readers see them: `75,00` needs the language. */
export function scoreChange(old: Exact, now: Exact): Required<Localized> {
  const [before, after] = [exactAndRounded(old), exactAndRounded(now)]
  return { id: `${before.id} → ${after.id}`, en: `${before.en} → ${after.en}` }
}

function written(number: Exact | undefined): string {
  return number === undefined ? '–' : numberAsWritten(number)
}

/** At most five names, the rest counted. */
export function nameList(names: readonly string[]): string {
  return shortList(names, 5, { countsRest: true })
}

/** What is in both, by id; and what is in one only. */
export function paired<T>(
  old: readonly T[],
  now: readonly T[],
  idOf: (value: T) => string,
): { both: [T, T][]; gone: T[]; added: T[] } {
  const before = new Map(old.map(value => [idOf(value), value]))
  const after = new Set(now.map(idOf))
  return {
    both: now.flatMap((value): [T, T][] => {
      const earlier = before.get(idOf(value))
      return earlier === undefined ? [] : [[earlier, value]]
    }),
    gone: old.filter(value => !after.has(idOf(value))),
    added: now.filter(value => !before.has(idOf(value))),
  }
}
