/** Findings of one rubric -> one for each cause: what follows from another finding is a place of it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { othersFail } from './test-findings.ts'

const SUMS = ['averaged-weights-sum', 'weights-sum', 'total-not-whole']
/** A comment that silenced what was said of the weights before. */
const UNUSED = 'suppression-unused'
const WEIGHTS = [...SUMS, UNUSED]
const BANDS = ['band-unreachable', 'bands-off-scale', 'rescale-off-range']

/** What explains most comes first; beside it, the findings of rules that it brings about. Tests fail of any. */
const CAUSES: readonly (readonly [rule: string, effects: readonly string[]])[] = [
  [
    'number-mistyped',
    [...SUMS, ...BANDS, 'points-not-monotone', 'label-unusual-code', 'gate-never-holds'],
  ],
  ['points-not-monotone', [...BANDS, 'label-unusual-code']],
  ['options-fewer-than-scale', []],
  ['item-inert', WEIGHTS],
  ['grade-repeated', []],
  ['gate-units-mixed', ['gate-never-holds']],
  ['gate-never-holds', []],
  ['weight-forgotten', WEIGHTS],
  ['averaged-weights-sum', [...BANDS, UNUSED]],
  ['weights-sum', [...BANDS, UNUSED]],
  ['total-not-whole', BANDS],
  ['rescale-off-range', ['band-unreachable', 'bands-off-scale']],
  ['band-unreachable', []],
  ['bands-off-scale', []],
  ['bands-leave-gap', []],
  ['label-unusual-code', []],
]

const TESTS = ['test-fails', 'test-answer-unread', 'test-expects-unknown']

const FOLLOWS: Required<Localized> = { id: 'mungkin karena itu', en: 'perhaps because of it' }
const FAILS: Required<Localized> = { id: 'gagal karena itu', en: 'fails with it' }
const FAILS_TOO: Required<Localized> = { id: 'gagal juga', en: 'fails too' }

/** After all that was silenced or known before is gone: a test that fails must not vanish with its cause. */
export function withoutEffects(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Set(findings)
  const joined = new Map<Diagnostic, Diagnostic>()
  const ofRules = (rules: readonly string[]) =>
    [...left].filter(({ code }) => rules.some(rule => code === `check/${rule}`))
  let isFirst = true
  for (const [rule, effects] of CAUSES) {
    const [cause] = ofRules([rule])
    if (cause === undefined) continue
    const followed = ofRules(effects).filter(({ place }) => place?.kind === 'text')
    const failed = isFirst ? ofRules(TESTS) : []
    isFirst = false
    for (const each of [...followed, ...failed]) left.delete(each)
    joined.set(cause, withPlaces(cause, followed, failed))
  }
  const [first, ...others] = ofRules(['test-fails'])
  if (first !== undefined && others.length > 0) {
    for (const each of others) left.delete(each)
    joined.set(first, withOtherTests(first, others))
  }
  return findings.flatMap(each => (left.has(each) ? [joined.get(each) ?? each] : []))
}

function withOtherTests(first: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const more = othersFail(others.map(({ params }) => `${params.test}`))
  const message = { id: first.message.id + more.id, en: first.message.en + more.en }
  return { ...first, message, related: [...first.related, ...places(others, FAILS_TOO)] }
}

function withPlaces(
  cause: Diagnostic,
  followed: readonly Diagnostic[],
  failed: readonly Diagnostic[],
): Diagnostic {
  // What follows in the very line of its cause shows nothing more.
  const line = cause.place?.kind === 'text' ? cause.place.line : undefined
  const elsewhere = followed.filter(({ place }) => place?.kind !== 'text' || place.line !== line)
  const related = [...cause.related, ...places(elsewhere, FOLLOWS), ...places(failed, FAILS)]
  const [first] = failed
  if (first === undefined) return { ...cause, related }
  const test = `\`${first.params.test}\``
  const { others } = first.params
  const more = typeof others === 'object' ? others : { id: others, en: others }
  return {
    ...{ ...cause, related },
    severity: failed.some(({ severity }) => severity === 'error') ? 'error' : cause.severity,
    message: {
      id: `${cause.message.id}\nKarena itu uji gagal: ${test}${failed.length > 1 ? ', …' : ''}.${more.id ?? ''}`,
      en: `${cause.message.en}\nWith it a test fails: ${test}${failed.length > 1 ? ', …' : ''}.${more.en ?? ''}`,
    },
  }
}

function places(of: readonly Diagnostic[], label: Required<Localized>) {
  return of.flatMap(({ place }) => (place?.kind === 'text' ? [{ place, label }] : []))
}
