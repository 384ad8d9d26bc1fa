/** The units of this period and of the one before -> their names for comparing, and what has to be said where they differ. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { ReportResult } from './report-shape.ts'

const PLACE = { kind: 'command', word: '--previous' } as const
const MOST_SHOWN = 6

export const previousOfOthers = defineDiagnostic({
  code: 'report/previous-of-other-units',
  severity: 'error',
  message: {
    id: 'Tidak satu pun unit di sini ({now}) ada pada periode lalu ({before}).',
    en: 'None of the units here ({now}) is in the period before ({before}).',
  },
  remedy: {
    id: 'berikan lembar periode lalu dari unit yang sama, atau samakan nama unitnya.',
    en: 'give the sheet that the same unit filled in before, or make the names of the unit alike.',
  },
})

export const previousNamedOtherwise = defineDiagnostic({
  code: 'report/previous-named-otherwise',
  severity: 'warning',
  message: {
    id: '`{now}` dibandingkan dengan `{before}`: nama unit kedua periode berbeda.',
    en: '`{now}` is compared with `{before}`: the two periods name their unit differently.',
  },
  remedy: {
    id: 'Pastikan keduanya unit yang sama; bila bukan, perbandingannya tidak berarti.',
    en: 'Make sure that both are the same unit; if not, the comparison means nothing.',
  },
})

export const previousWithoutPartner = defineDiagnostic({
  code: 'report/previous-without-partner',
  severity: 'warning',
  message: {
    id: 'Tanpa pembanding, karena hanya ada di satu periode: {units}.',
    en: 'Not compared, being in one of the two periods only: {units}.',
  },
  remedy: {
    id: 'Bila namanya berubah, samakan penulisannya.',
    en: 'Where a name has changed, write it alike.',
  },
})

/** Spelling of case and spaces makes no other unit. */
export function unitKey(unit: string): string {
  return normalisedText(unit)
}

export function unitNames({ units, worksheet }: ReportResult): readonly string[] {
  if (units.length > 0) return units.map(({ unit }) => unit)
  return worksheet?.unit === undefined ? [] : [worksheet.unit]
}

export function previousUnitNotes(
  current: ReportResult,
  previous: ReportResult | undefined,
): readonly Diagnostic[] {
  const [now, before] = [unitNames(current), previous === undefined ? [] : unitNames(previous)]
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
  return names.slice(0, MOST_SHOWN).join(', ') + (names.length > MOST_SHOWN ? ', …' : '')
}
