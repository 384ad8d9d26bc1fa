/** Verdicts and matrices -> lists that give each condition with what was found. */
import type { FullReport } from '../../report/full-report.ts'
import type { Entry, ListBlock } from '../blocks.ts'
import type { Emphasis } from '../terminal-text.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'

type Verdict = FullReport['result']['verdicts'][number]
type Condition = Verdict['conditions'][number]
type Lookup = FullReport['result']['lookups'][number]

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
      verdicts.flatMap(verdict => verdictEntries(verdict, wording)),
    ),
    ...list(
      words.matrices,
      lookups.map(lookup => lookupEntry(lookup, wording)),
    ),
  ]
}

/** The claim in full, named with the readings that say the same; of each other one, what does not hold in it. */
function verdictEntries(verdict: Verdict, wording: Wording): Entry[] {
  const { evidenced, verified, id } = verdict
  const own = wording.words.worksheet
  const said = [
    { name: own.claimedReading, decided: verdict },
    { name: own.evidencedReading, decided: evidenced },
    { name: own.verifiedReading, decided: verified },
  ].flatMap(({ name, decided }) => (decided === undefined ? [] : [{ name, ...decided }]))
  if (said.length === 1) return [verdictEntry(id, verdict, wording, [])]
  const isAlike = (each: Decided) =>
    JSON.stringify(openPart(each)) === JSON.stringify(openPart(verdict))
  const alike = said.filter(isAlike).map(({ name }) => name)
  const others = said.filter(each => !isAlike(each))
  return [
    verdictEntry(id, verdict, wording, alike),
    ...others.map(each => {
      const { conditions } = openPart(each)
      return verdictEntry(id, { ...each, conditions }, wording, [each.name])
    }),
  ]
}

type Decided = Pick<Verdict, 'holds' | 'conditions'>

function openPart({ holds, conditions }: Decided): Decided {
  const open = conditions.filter(condition => condition.holds !== true)
  return { ...(holds === undefined ? {} : { holds }), conditions: open }
}

function verdictEntry(
  id: string,
  { holds, label, conditions }: Omit<Verdict, 'id'>,
  wording: Wording,
  readings: readonly string[],
): Entry {
  const state = stateOf(holds, wording)
  const said = label === undefined ? id : wording.text(label)
  const named =
    readings.length === 0 ? said : `${said} (${wording.words.worksheet.asRead(readings)})`
  return {
    mark: state.mark,
    emphasis: state.emphasis,
    text: `${named}: ${state.word}`,
    more: conditions.map(condition => conditionText(condition, wording)),
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
