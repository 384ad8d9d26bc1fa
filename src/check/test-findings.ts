/** The tests inside a rubric -> findings where they fail: expected, found, and the arithmetic between. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { nearest } from '../language/nearest.ts'
import { parseExact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { placeAt } from '../rubric/source-node.ts'
import { type ExpectationResult, type TestResult, testResults } from './rubric-tests.ts'
import { scoreArithmetic } from './score-arithmetic.ts'
import { foundValues } from './score-rows.ts'
import { shownNumber } from './shown-number.ts'

export const testFails = defineDiagnostic({
  code: 'check/test-fails',
  severity: 'error',
  message: {
    en: 'The test `{test}` expects {expected} for `{name}`; found {found}.{arithmetic}',
    id: 'Uji `{test}` mengharapkan {expected} untuk `{name}`; hasilnya {found}.{arithmetic}',
  },
  remedy: {
    en: 'Work it out by hand, then mend the rubric or the expectation.',
    id: 'Hitung dengan tangan, lalu betulkan rubriknya atau angka yang diharapkan.',
  },
})

export const testExpectsUnknown = defineDiagnostic({
  code: 'check/test-expects-unknown',
  severity: 'error',
  message: {
    en: 'The test `{test}` expects something of `{name}`, which this rubric does not have.',
    id: 'Uji `{test}` mengharapkan sesuatu dari `{name}`, yang tidak ada dalam rubrik ini.',
  },
  remedy: {
    en: '{hint}Expect a node, `grade`, `grade:NODE`, `verdict:ID` or `lookup:ID`.',
    id: '{hint}Sebutkan simpul, `grade`, `grade:SIMPUL`, `verdict:ID`, atau `lookup:ID`.',
  },
})

export const testAnswerUnread = defineDiagnostic({
  code: 'check/test-answer-unread',
  severity: 'error',
  message: {
    en: 'In the test `{test}`, the answer `{answer}` to `{name}` is not on its scale.',
    id: 'Dalam uji `{test}`, jawaban `{answer}` untuk `{name}` tidak ada pada skalanya.',
  },
  remedy: {
    en: 'Write a code, label or alias of the scale, or `blank`, `dont-know`, `not-applicable`.',
    id: 'Tulis kode, label, atau alias skalanya, atau `blank`, `dont-know`, `not-applicable`.',
  },
})

export const testUnknownItem = defineDiagnostic({
  code: 'check/test-unknown-item',
  severity: 'error',
  message: {
    en: 'The test `{test}` answers `{name}`, which is no item of this rubric.',
    id: 'Uji `{test}` menjawab `{name}`, yang bukan butir rubrik ini.',
  },
  remedy: { en: '{hint}Use the id of an item.', id: '{hint}Pakai id butir.' },
})

export const testsMissing = defineDiagnostic({
  code: 'check/tests-missing',
  severity: 'warning',
  message: {
    en: 'The rubric has no tests of its own, so nothing tells when a change breaks its numbers.',
    id: 'Rubrik ini tidak punya uji sendiri, sehingga perubahan yang merusak angkanya tidak ketahuan.',
  },
  remedy: {
    en: 'Add `tests:` with answers and the score they must give, worked out by hand.',
    id: 'Tambahkan `tests:` berisi jawaban dan nilai yang seharusnya, dihitung dengan tangan.',
  },
})

export function testFindings(rubric: Rubric): Diagnostic[] {
  if (rubric.tests.length === 0) return [testsMissing(placeAt(rubric.source, 'rubric'))]
  return testResults(rubric).flatMap(result => [
    ...unreadFindings(rubric, result),
    // What a test expects of answers that were not read says nothing.
    ...(result.unread.length === 0 ? failedExpectations(result) : []),
  ])
}

function unreadFindings(rubric: Rubric, { test, unread }: TestResult): Diagnostic[] {
  return unread.map(({ row, name, rawAnswer, because }) => {
    const place = placeAt(test.source, 'answers', name)
    const rowPlace = placeAt(test.source, 'rows', row, name)
    const at = place === test.source.place ? rowPlace : place
    if (because === 'not-on-scale')
      return testAnswerUnread(at, { test: test.name, name, answer: rawAnswer })
    const ids = rubric.items.map(item => item.id)
    return testUnknownItem(at, { test: test.name, name, hint: hint(name, ids) })
  })
}

function failedExpectations({ scored, expectations }: TestResult): Diagnostic[] {
  const failed = expectations.filter(({ passed }) => !passed)
  if (failed.length === 0) return []
  const names = [...foundValues(scored).keys()]
  return failed.map(result => {
    const { test, name } = result
    const place = placeAt(test.source, 'expect', name)
    if (!names.includes(name))
      return testExpectsUnknown(place, { test: test.name, name, hint: hint(name, names) })
    const arithmetic = scoreArithmetic(scored, name)
    return testFails(place, {
      test: test.name,
      name,
      ...shownPair(result),
      arithmetic: arithmetic
        ? { id: `\n${arithmetic.id}`, en: `\n${arithmetic.en}` }
        : { id: '', en: '' },
    })
  })
}

function shownPair({
  expected,
  found,
}: ExpectationResult): Record<'expected' | 'found', Localized> {
  const shown = (text: string) => {
    const number = parseExact(text)
    return number === undefined ? { id: `\`${text}\``, en: `\`${text}\`` } : shownNumber(number)
  }
  return { expected: shown(expected), found: shown(found) }
}

function hint(name: string, names: readonly string[]): Required<Localized> {
  const near = nearest(name, names)
  if (near === undefined) return { id: '', en: '' }
  return { id: `Maksudnya \`${near}\`? `, en: `Did you mean \`${near}\`? ` }
}
