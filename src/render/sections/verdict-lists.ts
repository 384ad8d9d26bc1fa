/** Verdicts and matrices -> lists that give each condition with what was found. */
import type { Report } from '../../report/report-shape.ts'
import type { Entry, ListBlock } from '../blocks.ts'
import type { Emphasis } from '../palette.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'

type Verdict = Report['result']['verdicts'][number]
type Condition = Verdict['conditions'][number]
type Lookup = Report['result']['lookups'][number]

/** `heading` is the unit, where there are several. */
export function verdictLists(
  verdicts: readonly Verdict[],
  lookups: readonly Lookup[],
  wording: Wording,
  heading?: string,
): ListBlock[] {
  const { words } = wording
  const titled = (title: string) => (heading === undefined ? title : `${heading} · ${title}`)
  const list = (title: string, entries: Entry[]): ListBlock[] =>
    entries.length === 0 ? [] : [{ kind: 'list', title: titled(title), entries }]
  return [
    ...list(
      words.verdicts,
      verdicts.map(verdict => verdictEntry(verdict, wording)),
    ),
    ...list(
      words.matrices,
      lookups.map(lookup => lookupEntry(lookup, wording)),
    ),
  ]
}

function verdictEntry(verdict: Verdict, wording: Wording): Entry {
  const state = stateOf(verdict.holds, wording)
  const label = verdict.label === undefined ? verdict.id : wording.text(verdict.label)
  return {
    mark: state.mark,
    emphasis: state.emphasis,
    text: `${label}: ${state.word}`,
    more: verdict.conditions.map(condition => conditionText(condition, wording)),
  }
}

function conditionText(condition: Condition, wording: Wording): string {
  const { words } = wording
  const details = [
    ...(condition.found === undefined ? [] : [words.found(wording.number(condition.found))]),
    ...(condition.bound === undefined ? [] : [words.required(wording.number(condition.bound))]),
    ...(condition.distance === undefined
      ? []
      : [words.distance(wording.number(condition.distance.shown))]),
  ]
  const title = `${stateOf(condition.holds, wording).mark} ${wording.text(condition.title)}`
  return details.length === 0 ? title : `${title}: ${details.join(' · ')}`
}

function lookupEntry(lookup: Lookup, wording: Wording): Entry {
  const { words } = wording
  const title = lookup.title === undefined ? lookup.id : wording.text(lookup.title)
  const cell = `${lookup.row ?? UNDEFINED_MARK} × ${lookup.column ?? UNDEFINED_MARK}`
  const verdict = lookup.verdict === undefined ? words.noVerdict : wording.text(lookup.verdict)
  return { text: `${title} (${cell}): ${verdict}`, more: [] }
}

function stateOf(
  holds: boolean | undefined,
  wording: Wording,
): { mark: string; word: string; emphasis: Emphasis } {
  const { words } = wording
  if (holds === undefined) return { mark: '?', word: words.undecided, emphasis: 'caution' }
  return holds
    ? { mark: '✓', word: words.holds, emphasis: 'strong' }
    : { mark: '✗', word: words.doesNotHold, emphasis: 'caution' }
}
