/** The tests inside a rubric -> findings where they fail: expected, found, and the arithmetic between. */

import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { exactAndRounded } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { type Exact, exactText, ONE, parseExact, sumOf } from '../math/exact.ts'
import type { Rescale, Rounding, Rubric } from '../rubric/model.ts'
import { placeAt } from '../rubric/source-node.ts'
import type { Scored } from '../score/conditions.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../score/scored-node.ts'
import { gradedNodes } from '../score/verdicts.ts'
import { type ExpectationResult, type TestResult, testResults } from './rubric-tests.ts'
import { MOST_NAMED } from './rule.ts'
import { foundValues } from './score-rows.ts'

export const testFails = defineDiagnostic('check/test-fails', 'error', {
  id: 'Uji `{test}` mengharapkan {expected} untuk `{name}`; hasilnya {found}.{more}{arithmetic}{others}',
  idRemedy: 'hitung dengan tangan, lalu betulkan rubriknya atau angka yang diharapkan.',
  en: 'The test `{test}` expects {expected} for `{name}`; found {found}.{more}{arithmetic}{others}',
  enRemedy: 'work it out by hand, then mend the rubric or the expectation.',
})

export const testExpectsUnknown = defineDiagnostic('check/test-expects-unknown', 'error', {
  id: 'Uji `{test}` mengharapkan hasil dari `{name}`, yang tidak ada dalam rubrik ini.{more}',
  idRemedy: '{hint}Sebutkan id bagian, `grade`, `grade:BAGIAN`, `verdict:ID`, atau `lookup:ID`.',
  en: 'The test `{test}` expects something of `{name}`, which this rubric does not have.{more}',
  enRemedy: '{hint}Expect a node, `grade`, `grade:NODE`, `verdict:ID` or `lookup:ID`.',
})

export const testAnswerUnread = defineDiagnostic('check/test-answer-unread', 'error', {
  id: 'Dalam uji `{test}`, jawaban `{answer}` untuk `{name}` tidak ada pada skalanya{scale}.{more}',
  idRemedy:
    'tulis kode, label, atau alias skalanya, atau `blank`, `dont-know`, `not-applicable`; bila jawabannya benar, tambahkan ke `also` pada skala itu.',
  en: 'In the test `{test}`, the answer `{answer}` to `{name}` is not on its scale{scale}.{more}',
  enRemedy:
    'write a code, label or alias of the scale, or `blank`, `dont-know`, `not-applicable`; where the answer is right, add it to `also` on that scale.',
})

export const testUnknownItem = defineDiagnostic('check/test-unknown-item', 'error', {
  id: 'Uji `{test}` memberi jawaban untuk `{name}`, yang bukan butir rubrik ini.{more}',
  idRemedy: '{hint}Pakai id butir.',
  en: 'The test `{test}` answers `{name}`, which is no item of this rubric.{more}',
  enRemedy: '{hint}Use the id of an item.',
})

export const testsMissing = defineDiagnostic('check/tests-missing', 'warning', {
  id: 'Rubrik ini tidak memiliki uji sendiri, sehingga perubahan yang merusak angkanya tidak terdeteksi.',
  idRemedy: 'tambahkan `tests:` berisi jawaban dan nilai yang seharusnya, dihitung dengan tangan.',
  en: 'The rubric has no tests of its own, so nothing tells when a change breaks its numbers.',
  enRemedy: 'add `tests:` with answers and the score they must give, worked out by hand.',
})

export function testFindings(rubric: Rubric): Diagnostic[] {
  if (rubric.tests.length === 0) return [testsMissing(placeAt(rubric.source, 'rubric'))]
  const results = testResults(rubric)
  // What a test expects of answers that were not read says nothing.
  const failed = results.filter(({ unread }) => unread.length === 0).map(failedExpectations)
  const found = unreadFindings(rubric, results)
  const unknown = [
    ...groupedBy(
      failed.flatMap(each => each.unknown),
      ({ name }) => name,
    ),
  ].flatMap(unknownFinding)
  const failures = failed.flatMap(({ failure }) => failure ?? [])
  return [...found, ...unknown, ...foldedFailures(failures)]
}

/** One slip in a rubric makes most of its tests fail. */
const MOST_FAILURES = 3

function foldedFailures(failures: readonly Failure[]): Diagnostic[] {
  const [first, ...others] = failures
  if (first === undefined) return []
  if (failures.length <= MOST_FAILURES) return failures.map(failure => failureFinding(failure))
  const names = others.map(({ result }) => result.test.name)
  return [failureFinding(first, othersFail(names))]
}

/** Said of the first one. */
export function othersFail(names: readonly string[]): Required<Localized> {
  const [count, list] = [names.length + 1, quotedList(names, MOST_NAMED)]
  return {
    id: `\n${count} uji gagal; yang lain: ${list}.`,
    en: `\n${count} tests fail; the others: ${list}.`,
  }
}

type Unread = TestResult['unread'][number] & Pick<TestResult, 'test'>

/** One for each answer that a scale lacks, and for each name that is no item, however many tests hold it. */
function unreadFindings({ items }: Rubric, results: readonly TestResult[]): readonly Diagnostic[] {
  const scaleOf = new Map(
    items.map(({ id, measure }) => [id, measure.kind === 'ratio' ? id : measure.scale.id]),
  )
  const unread = results.flatMap(({ test, unread }) => unread.map(each => ({ ...each, test })))
  const groups = groupedBy(unread, ({ name, rawAnswer, because }) =>
    because === 'not-on-scale' ? `${scaleOf.get(name)}\n${rawAnswer}` : name,
  )
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const { test, name, rawAnswer, because } = first
    const more = moreTimes(others.length)
    const at = placeOfAnswer(first)
    if (because === 'not-on-scale') {
      const id = scaleOf.get(name)
      const scale = id === undefined || id === name ? '' : ` \`${id}\``
      return testAnswerUnread(at, { test: test.name, name, answer: rawAnswer, scale, more })
    }
    const ids = items.map(item => item.id)
    return testUnknownItem(at, { test: test.name, name, hint: hint(name, ids), more })
  })
}

function placeOfAnswer({ test, row, name }: Unread) {
  const place = placeAt(test.source, 'answers', name)
  return place === test.source.place ? placeAt(test.source, 'rows', row, name) : place
}

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups.values()]
}

function moreTimes(count: number): Required<Localized> {
  if (count === 0) return NOTHING
  return {
    id: ` Demikian juga di ${count} tempat lain.`,
    en: ` The same in ${count} other ${count === 1 ? 'place' : 'places'}.`,
  }
}

interface Failure {
  /** The first of the test. */
  readonly result: ExpectationResult
  readonly more: number
  readonly scored: Scored
}

function failedExpectations({ scored, expectations }: TestResult): {
  readonly unknown: readonly Unknown[]
  readonly failure: Failure | undefined
} {
  const failed = expectations.filter(({ passed }) => !passed)
  if (failed.length === 0) return { unknown: [], failure: undefined }
  const names = [...foundValues(scored).keys()]
  const unknown = failed.filter(({ name }) => !names.includes(name))
  const [first, ...others] = failed.filter(({ name }) => names.includes(name))
  return {
    unknown: unknown.map(({ test, name }) => ({ test, name, names })),
    failure: first && { result: first, more: others.length, scored },
  }
}

interface Unknown extends Pick<ExpectationResult, 'test' | 'name'> {
  readonly names: readonly string[]
}

function unknownFinding([first, ...others]: readonly Unknown[]): readonly Diagnostic[] {
  if (first === undefined) return []
  const { test, name, names } = first
  const more = moreTimes(others.length)
  const params = { test: test.name, name, hint: hint(name, names), more }
  return [testExpectsUnknown(placeAt(test.source, 'expect', name), params)]
}

const NOTHING: Required<Localized> = { id: '', en: '' }

function failureFinding({ result, more, scored }: Failure, others = NOTHING): Diagnostic {
  const { test, name } = result
  const arithmetic = scoreArithmetic(scored, name)
  return testFails(placeAt(test.source, 'expect', name), {
    test: test.name,
    name,
    ...shownPair(result),
    more:
      more === 0
        ? NOTHING
        : {
            id: ` Ada ${more} harapan lain dari uji ini yang tidak cocok.`,
            en: ` ${more} more of what it expects ${more === 1 ? 'is' : 'are'} not met.`,
          },
    arithmetic: arithmetic ? { id: `\n${arithmetic.id}`, en: `\n${arithmetic.en}` } : NOTHING,
    others,
  })
}

function shownPair({
  expected,
  found,
}: ExpectationResult): Record<'expected' | 'found', Localized> {
  const shown = (text: string) => {
    const number = parseExact(text)
    return number === undefined ? { id: `\`${text}\``, en: `\`${text}\`` } : exactAndRounded(number)
  }
  return { expected: shown(expected), found: shown(found) }
}

function hint(name: string, names: readonly string[]): Required<Localized> {
  const near = nearest(name, names)
  if (near === undefined) return { id: '', en: '' }
  return { id: `Mungkin maksudnya \`${near}\`? `, en: `Did you mean \`${near}\`? ` }
}

// A scored node -> the sum that made it, as one would write it on paper.

type Words = Required<Localized>

/** Of a node's id, or of a grade's node; undefined where there is nothing to add up. */
function scoreArithmetic(scored: Scored, name: string): Words | undefined {
  const id = name === 'grade' ? scored.rubric.score.id : name.replace(/^grade:/, '')
  const node = scoredNodesOf(scored.root).find(each => each.node.id === id)
  if (node === undefined) return undefined
  const isGrade = name === 'grade' || name.startsWith('grade:')
  const parts = [sumWords(node), ...(isGrade ? gradeWords(scored, id) : [])].filter(
    part => part !== undefined,
  )
  return parts.length === 0 ? undefined : joined(parts, '\n')
}

/** `ikm = 8 × 3 × 1/9 + 4 × 1/9 (pengaduan) = 28/9 (3.11); [0, 4] → [0, 100] = 700/9 (77.78)`. */
function sumWords(scored: ScoredNode): Words | undefined {
  const { node, children, beforeRescale } = scored
  const value = scoreValue(scored)
  if (value === undefined) return openChildren(scored)
  if (node.over !== undefined) return meanWords(scored, value)
  if (children.length === 0) return undefined
  const parts = children.flatMap(child => {
    const part = scoreValue(child)
    return part === undefined ? [] : [{ id: child.node.id, weight: weightOf(child, scored), part }]
  })
  const sum = sumOf(parts.map(({ weight, part }) => weight.mul(part)))
  const divisor = node.aggregate === 'average' ? sumOf(parts.map(({ weight }) => weight)) : ONE
  const terms = grouped(parts)
  const above = divisor.equals(ONE) ? terms : `(${terms}) ÷ ${exactText(divisor)}`
  const mean = sum.div(divisor)
  const start = { id: `${node.id} = ${above}`, en: `${node.id} = ${above}` }
  const steps = [start, exactAndRounded(mean)]
  const line = joined(steps, ' = ')
  if (mean.equals(value)) return line
  return joined([line, stagesWords(node.round, beforeRescale, node.rescale, value)], '; ')
}

/** A child of a worksheet's sum is already shown with its weight in it. */
function weightOf(child: ScoredNode, parent: ScoredNode): Exact {
  const isContribution = parent.points !== undefined && parent.node.aggregate === 'sum'
  return isContribution ? ONE : child.node.weight
}

function grouped(
  parts: readonly { readonly id: string; readonly weight: Exact; readonly part: Exact }[],
): string {
  const groups = new Map<string, string[]>()
  for (const { id, weight, part } of parts) {
    const factor = weight.equals(ONE) ? '' : ` × ${exactText(weight)}`
    const term = `${exactText(part)}${factor}`
    groups.set(term, [...(groups.get(term) ?? []), id])
  }
  return [...groups]
    .map(([term, ids]) =>
      ids.length === 1 && groups.size > 1
        ? `${term} (${ids[0]})`
        : ids.length === 1
          ? term
          : `${ids.length} × ${term}`,
    )
    .join(' + ')
}

function meanWords({ node, n, beforeRescale }: ScoredNode, value: Exact): Words {
  const mean = exactAndRounded(beforeRescale ?? value)
  const words = {
    id: `${node.id} = rata-rata ${n} ${node.over === 'units' ? 'unit' : 'responden'} = ${mean.id}`,
    en: `${node.id} = mean of ${n} ${node.over === 'units' ? 'units' : 'respondents'} = ${mean.en}`,
  }
  if (beforeRescale === undefined) return words
  return joined([words, stagesWords(undefined, beforeRescale, node.rescale, value)], '; ')
}

function stagesWords(
  round: Rounding | undefined,
  beforeRescale: Exact | undefined,
  rescale: Rescale | undefined,
  value: Exact,
): Words {
  const rounded = round === undefined ? '' : `round(${round.digits}) `
  const ends = ([low, high]: Rescale['from']) => `[${exactText(low)}, ${exactText(high)}]`
  const line = rescale === undefined ? '' : `${ends(rescale.from)} → ${ends(rescale.to)} `
  const between = round === undefined || beforeRescale === undefined ? '' : exactText(beforeRescale)
  const shown = exactAndRounded(value)
  const start = [rounded, between, line].filter(each => each !== '').join(' ')
  return { id: `${start}= ${shown.id}`, en: `${start}= ${shown.en}` }
}

function openChildren({ node, children }: ScoredNode): Words | undefined {
  const open = children.filter(child => !('value' in child.outcome)).map(child => child.node.id)
  if (open.length === 0) return undefined
  const list = shortList(open, 5)
  return {
    id: `${node.id}: belum ada nilai pada ${list}`,
    en: `${node.id}: no value for ${list}`,
  }
}

/** `77.78 → B (from 76.61)`: the score after its rounding, and the bound it reached. */
function gradeWords(scored: Scored, id: string): readonly Words[] {
  return gradedNodes(scored)
    .filter(({ node, grade }) => node.node.id === id && grade !== undefined)
    .map(({ table, grade }) => {
      const band = table.bands.find(each => each.grade === grade?.grade)
      const bound = band?.bound && exactAndRounded(band.bound.value)
      const digits = table.round === undefined ? '' : `round(${table.round.digits}) `
      const reached = (from: string | undefined) =>
        from === undefined ? '' : ` (${band?.bound?.inclusive ? '≥' : '>'} ${from})`
      return {
        id: `${digits}→ ${grade?.grade}${reached(bound?.id)}`,
        en: `${digits}→ ${grade?.grade}${reached(bound?.en)}`,
      }
    })
}

function joined(parts: readonly Words[], between: string): Words {
  return {
    id: parts.map(part => part.id).join(between),
    en: parts.map(part => part.en).join(between),
  }
}
