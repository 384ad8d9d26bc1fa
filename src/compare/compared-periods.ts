/** The results of two periods -> this one beside the one before: nodes, units, and the answers that changed. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { shortList } from '../language/short-list.ts'
import { type FullNode, type FullResult, fullResult } from '../report/full-report.ts'
import type { ReportResult } from '../report/report-shape.ts'
import { branches, changeOf, comparedSurveys } from './compared-surveys.ts'

type Previous = NonNullable<NonNullable<ReportResult['worksheet']>['previous']>

interface ComparedPeriods {
  /** The result, with what changed. */
  readonly result: ReportResult
  readonly notes: readonly Diagnostic[]
}

/** @param digits decimals that the rubric shows */
export function comparedPeriods(
  result: ReportResult,
  before: ReportResult | undefined,
  digits: number,
): ComparedPeriods {
  const { worksheet } = result
  if (before === undefined) return { result, notes: [] }
  if (worksheet === undefined) {
    const { previous, notes } = comparedSurveys(result, before, digits)
    return { result: { ...result, previous }, notes }
  }
  const [now, earlier] = [fullResult(result), fullResult(before)]
  const previous = changesSince(now, earlier, digits)
  return {
    result: { ...result, worksheet: { ...worksheet, previous } },
    notes: unitNotes(now, earlier),
  }
}

/** Parts are paired by id, units by name. Where a score is provisional, that is what is compared. */
function changesSince(now: FullResult, before: FullResult, digits: number): Previous {
  const earlier = wholeBefore(now, before)
  const period = before.worksheet?.period
  return {
    ...(period === undefined ? {} : { period }),
    nodes: earlier === undefined ? [] : changedNodes(now.score, earlier, digits),
    units: changedUnits(now, before, digits),
    answers: changedAnswers(now, before),
  }
}

/** What the whole of this period can be held against: one unit against itself, many against many. */
function wholeBefore(now: FullResult, before: FullResult): FullNode | undefined {
  const isOne = now.units.length === 0
  if (isOne && before.units.length > 0) {
    const key = unitKey(now.worksheet?.unit ?? '')
    return before.units.find(({ unit }) => unitKey(unit) === key)?.score
  }
  return isOne || before.units.length > 0 ? before.score : undefined
}

function changedNodes(now: FullNode, before: FullNode, digits: number): Previous['nodes'] {
  const earlier = new Map(branches(before).map(node => [node.id, node]))
  const nodes = branches(now).map(node => ({
    id: node.id,
    ...changeOf(scoreOf(node), scoreOf(earlier.get(node.id)), digits),
  }))
  return nodes.some(node => node.now !== undefined && node.before !== undefined) ? nodes : []
}

function changedUnits(now: FullResult, before: FullResult, digits: number): Previous['units'] {
  const scores = ({ units, worksheet, score }: FullResult) =>
    units.length > 0
      ? units.map(each => [each.unit, each.score] as const)
      : [[worksheet?.unit ?? '', score] as const]
  if (now.units.length === 0) return []
  const byKey = (result: FullResult) =>
    new Map(scores(result).map(([unit, score]) => [unitKey(unit), { unit, score }] as const))
  const [current, earlier] = [byKey(now), byKey(before)]
  return [...new Map([...current, ...earlier, ...current])].map(([key, { unit }]) => ({
    unit,
    ...changeOf(scoreOf(current.get(key)?.score), scoreOf(earlier.get(key)?.score), digits),
  }))
}

function scoreOf(node: FullNode | undefined): string | undefined {
  return node?.exact ?? node?.provisional?.exact
}

interface UnitTally {
  readonly unit: string
  readonly answers: Readonly<Record<string, string>>
}

/** From the tallies; nothing where either report was written without one. */
function changedAnswers(now: FullResult, before: FullResult): Previous['answers'] {
  const [current, earlier] = [unitTallies(now), unitTallies(before)]
  const isOne = current.length === 1 && earlier.length === 1
  return current.flatMap(({ unit, answers }) => {
    const other = isOne ? earlier[0] : earlier.find(each => unitKey(each.unit) === unitKey(unit))
    if (other === undefined) return []
    const ids = [...new Set([...Object.keys(answers), ...Object.keys(other.answers)])]
    return ids.flatMap(id => {
      const [is, was] = [answers[id], other.answers[id]]
      if (is === was) return []
      return [
        {
          ...(isOne ? {} : { unit }),
          id,
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { now: is }),
        },
      ]
    })
  })
}

function unitTallies({ tally }: FullResult): readonly UnitTally[] {
  const units = (tally as { readonly units?: readonly UnitTally[] } | undefined)?.units
  return units ?? []
}

// The units of this period and of the one before -> their names for comparing, and what has to be said where they differ.

const PLACE = { kind: 'command', word: '--previous' } as const
const MOST_SHOWN = 6

const previousOfOthers = defineDiagnostic('report/previous-of-other-units', 'error', {
  id: 'Tidak satu pun unit di sini ({now}) ada pada periode sebelumnya ({before}).',
  idRemedy: 'berikan lembar periode sebelumnya dari unit yang sama, atau samakan nama unitnya.',
  en: 'None of the units here ({now}) is in the period before ({before}).',
  enRemedy:
    'give the sheet that the same unit filled in before, or make the names of the unit alike.',
})

const previousNamedOtherwise = defineDiagnostic('report/previous-named-otherwise', 'warning', {
  id: '`{now}` dibandingkan dengan `{before}`: nama unit kedua periode berbeda.',
  idRemedy: 'pastikan keduanya unit yang sama; bila bukan, perbandingannya tidak berarti.',
  en: '`{now}` is compared with `{before}`: the two periods name their unit differently.',
  enRemedy: 'Make sure that both are the same unit; if not, the comparison means nothing.',
})

const previousWithoutPartner = defineDiagnostic('report/previous-without-partner', 'warning', {
  id: 'Tanpa pembanding, karena hanya ada di satu periode: {units}.',
  idRemedy: 'bila namanya berubah, samakan penulisannya.',
  en: 'Not compared, being in one of the two periods only: {units}.',
  enRemedy: 'Where a name has changed, write it alike.',
})

/** Spelling of case and spaces makes no other unit. */
function unitKey(unit: string): string {
  return normalisedText(unit)
}

function unitNames({ units, worksheet }: FullResult): readonly string[] {
  if (units.length > 0) return units.map(({ unit }) => unit)
  return worksheet?.unit === undefined ? [] : [worksheet.unit]
}

function unitNotes(current: FullResult, previous: FullResult): readonly Diagnostic[] {
  const [now, before] = [unitNames(current), unitNames(previous)]
  // A sheet without a name is whose it is said to be.
  if (now.length === 0 || before.length === 0) return []
  const lone = [...without(now, before), ...without(before, now)]
  if (lone.length === 0) return []
  const params = { now: listed(now), before: listed(before) }
  if (now.length === 1 && before.length === 1) return [previousNamedOtherwise(PLACE, params)]
  if (lone.length === now.length + before.length) return [previousOfOthers(PLACE, params)]
  // Of a single sheet only its own unit matters.
  const missed = now.length === 1 ? without(now, before) : lone
  return missed.length === 0 ? [] : [previousWithoutPartner(PLACE, { units: listed(missed) })]
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map(unitKey))
  return names.filter(name => !known.has(unitKey(name)))
}

function listed(names: readonly string[]): string {
  return shortList(names, MOST_SHOWN)
}
