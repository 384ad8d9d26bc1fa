/** `--fail-under`, `--require` and the rubric's gates: can they be asked of this rubric, and does the report meet them? */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { Refusal } from '../../diagnostics/refusal.ts'
import { numberText } from '../../language/number-text.ts'
import { exactText, parseExact } from '../../math/exact.ts'
import type { Report } from '../../report/report-shape.ts'
import type { Rubric } from '../../rubric/model.ts'
import { likenessHint, quotedList } from '../likeness-hint.ts'
import type { AssessFlags } from './assess-flags.ts'

export const rubricWithoutGrades = defineDiagnostic({
  code: 'cli/rubric-without-grades',
  severity: 'error',
  message: {
    id: '`--require {grade}` tidak dapat diperiksa: rubrik `{rubric}` tidak punya kategori untuk nilai akhirnya.',
    en: '`--require {grade}` cannot be checked: the rubric `{rubric}` has no grades for its final score.',
  },
  remedy: {
    id: 'pakai --fail-under dengan angka, atau rubrik yang punya kategori (lihat `rb-score show {rubric}`).',
    en: 'use --fail-under with a number, or a rubric with grades (see `rb-score show {rubric}`).',
  },
})

export const unknownGrade = defineDiagnostic({
  code: 'cli/unknown-grade',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak punya kategori `{grade}`.{hint}',
    en: 'The rubric `{rubric}` has no grade `{grade}`.{hint}',
  },
  remedy: { id: 'dari yang terbaik: {grades}.', en: 'from the best: {grades}.' },
})

export const indexBelow = defineDiagnostic({
  code: 'cli/index-below',
  severity: 'error',
  message: {
    id: 'Indeks {found} di bawah {bound} (--fail-under).',
    en: 'The index of {found} is below {bound} (--fail-under).',
  },
  remedy: { id: '', en: '' },
})

export const gradeBelow = defineDiagnostic({
  code: 'cli/grade-below',
  severity: 'error',
  message: {
    id: 'Kategori {found} di bawah {wanted} (--require).',
    en: 'The grade {found} is below {wanted} (--require).',
  },
  remedy: { id: '', en: '' },
})

export const gateFailed = defineDiagnostic({
  code: 'cli/gate-failed',
  severity: 'error',
  message: {
    id: 'Syarat `{verdict}` tidak terpenuhi{unit}.',
    en: 'The gate `{verdict}` is not met{unit}.',
  },
  remedy: {
    id: 'laporan memuat setiap syarat dengan selisihnya.',
    en: 'the report lists each condition with its distance.',
  },
})

/** Throws a Refusal where the rubric has no such grade; asked before any data is read. */
export function checkDemands({ require: grade }: AssessFlags, rubric: Rubric): void {
  if (grade === undefined) return
  const grades = gradesOfRoot(rubric)
  const place = { kind: 'command', word: '--require' } as const
  if (grades.length === 0)
    throw new Refusal([rubricWithoutGrades(place, { grade, rubric: rubric.id })])
  if (grades.includes(grade)) return
  const hint = likenessHint(grade, grades)
  const params = { grade, rubric: rubric.id, hint, grades: quotedList(grades) }
  throw new Refusal([unknownGrade(place, params)])
}

/** What is not met; a score that is missing meets no demand. */
export function unmetDemands(flags: AssessFlags, rubric: Rubric, report: Report): Diagnostic[] {
  const { score, verdicts, units } = report.result
  return [
    ...(flags.failUnder === undefined ? [] : indexProblems(flags.failUnder, score)),
    ...(flags.require === undefined ? [] : gradeProblems(flags.require, rubric, score.grade)),
    ...gateProblems(verdicts, ''),
    ...units.flatMap(unit => gateProblems(unit.verdicts, unit.unit)),
  ]
}

type Score = Report['result']['score']

function indexProblems(bound: NonNullable<AssessFlags['failUnder']>, score: Score): Diagnostic[] {
  const found = score.exact === undefined ? undefined : parseExact(score.exact)
  if (found !== undefined && found.compare(bound) >= 0) return []
  const decimal = String(score.value ?? '–')
  const asked = exactText(bound).includes('/') ? String(bound.valueOf()) : exactText(bound)
  const inBoth = (text: string) => ({ id: numberText(text, 'id'), en: text })
  return [indexBelow(undefined, { found: inBoth(decimal), bound: inBoth(asked) })]
}

function gradeProblems(wanted: string, rubric: Rubric, found: string | undefined): Diagnostic[] {
  const grades = gradesOfRoot(rubric)
  const rank = found === undefined ? Number.POSITIVE_INFINITY : grades.indexOf(found)
  if (rank <= grades.indexOf(wanted)) return []
  return [gradeBelow(undefined, { found: found ?? '–', wanted })]
}

function gateProblems(verdicts: Report['result']['verdicts'], unit: string): Diagnostic[] {
  const place = unit === '' ? '' : ` (${unit})`
  return verdicts
    .filter(({ holds }) => holds === false)
    .map(({ id }) => gateFailed(undefined, { verdict: id, unit: place }))
}

/** From the best to the worst; what is given where a condition fails comes just below its grade. */
function gradesOfRoot({ grades, score }: Rubric): readonly string[] {
  const table = grades.find(({ nodes }) => nodes.includes(score.id))
  const ordered = (table?.bands ?? []).flatMap(({ grade, otherwise }) =>
    otherwise === undefined ? [grade] : [grade, otherwise.grade],
  )
  return [...new Set(ordered)]
}
