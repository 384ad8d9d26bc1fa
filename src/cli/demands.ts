/** `--fail-under`, `--require` and the rubric's gates: can they be asked of this rubric, and does the report meet them? */
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { decimalWords } from '../language/exact-words.ts'
import {
  inBoth,
  inLanguage,
  insideSentence,
  type Language,
  type Localized,
  sentenceStart,
} from '../language/language.ts'
import { likenessHint } from '../language/nearest.ts'
import { quotedList } from '../language/short-list.ts'
import { vocabularyOf } from '../language/vocabulary.ts'
import { exactText, parseExact } from '../math/exact.ts'
import { whyUndefined, wordingOf } from '../render/wording.ts'
import { fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import type { AssessFlags } from './assess-input.ts'

const rubricWithoutGrades = defineDiagnostic('cli/rubric-without-grades', 'error', {
  id: '`--require {grade}` tidak dapat diperiksa: rubrik `{rubric}` tidak memiliki {word} untuk nilai akhirnya.',
  idRemedy:
    'pakai --fail-under dengan angka, atau rubrik yang memiliki {word} (lihat `rb-score show {rubric}`).',
  en: '`--require {grade}` cannot be checked: the rubric `{rubric}` has no {word} for its final score.',
  enRemedy:
    'use --fail-under with a number, or a rubric that has one (see `rb-score show {rubric}`).',
})

const unknownGrade = defineDiagnostic('cli/unknown-grade', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki {word} `{grade}`.{hint}',
  idRemedy: 'dari yang terbaik: {grades}.',
  en: 'The rubric `{rubric}` has no {word} `{grade}`.{hint}',
  enRemedy: 'from the best: {grades}.',
})

const indexBelow = defineDiagnostic('cli/index-below', 'error', {
  id: '{index} {found} di bawah {bound} (--fail-under).',
  en: '{index}: {found} is below {bound} (--fail-under).',
})

const gradeBelow = defineDiagnostic('cli/grade-below', 'error', {
  id: '{word} {found} di bawah {wanted} (--require).',
  en: '{word}: {found} is below {wanted} (--require).',
})

const indexUndefined = defineDiagnostic('cli/no-index', 'error', {
  id: '{index} belum bernilai: {reason}.{unchecked}',
  en: '{index} has no value: {reason}.{unchecked}',
})

/** Throws a Refusal where the rubric has no such grade; asked before any data is read. */
export function checkDemands({ require: grade }: AssessFlags, rubric: Rubric): void {
  if (grade === undefined) return
  const grades = gradesOfRoot(rubric)
  const word = gradeWord(rubric)
  const place = { kind: 'command', word: '--require' } as const
  if (isVerdict(grade, rubric)) return
  if (grades.length === 0 && rubric.gates.length > 0) checkVerdict(grade, rubric)
  if (grades.length === 0)
    throw new Refusal([rubricWithoutGrades(place, { grade, rubric: rubric.id, word })])
  if (grades.includes(grade)) return
  const hint = likenessHint(grade, grades)
  const params = { grade, rubric: rubric.id, word, hint, grades: quotedList(grades) }
  throw new Refusal([unknownGrade(place, params)])
}

/** What is not met. A survey is asked for its index in any case; a score that is missing meets no demand. */
export function unmetDemands(flags: AssessFlags, rubric: Rubric, report: Report): Diagnostic[] {
  const { score } = report.result
  const { failUnder } = flags
  const verdict = verdictAsked(flags, rubric)
  const require = verdict === undefined ? flags.require : undefined
  const isAsked = rubric.kind === 'survey' || failUnder !== undefined || require !== undefined
  const demands =
    score.exact === undefined
      ? isAsked
        ? [undefinedProblem(failUnder, require, report)]
        : []
      : [
          ...(failUnder === undefined ? [] : indexProblems(failUnder, report)),
          ...(require === undefined ? [] : gradeProblems(require, rubric, score.grade)),
        ]
  return [...demands, ...unmetGates(verdict, report)]
}

/** A grade of that name comes first. */
function verdictAsked({ require: name }: AssessFlags, rubric: Rubric): string | undefined {
  if (name === undefined || gradesOfRoot(rubric).includes(name)) return undefined
  return isVerdict(name, rubric) ? name : undefined
}

function undefinedProblem(
  failUnder: AssessFlags['failUnder'],
  require: string | undefined,
  report: Report,
): Diagnostic {
  const flags = [
    ...(failUnder === undefined ? [] : ['--fail-under']),
    ...(require === undefined ? [] : ['--require']),
  ]
  const unchecked = {
    id: ` ${flags.join(' dan ')} tidak dapat diperiksa.`,
    en: ` ${flags.join(' and ')} cannot be checked.`,
  }
  return indexUndefined(undefined, {
    index: indexWord(report),
    reason: inBoth(
      language => whyUndefined(fullReport(report).result.score, wordingOf(report, language)) ?? '',
    ),
    unchecked: flags.length === 0 ? '' : unchecked,
  })
}

function indexProblems(bound: NonNullable<AssessFlags['failUnder']>, report: Report): Diagnostic[] {
  const { score } = report.result
  const found = score.exact === undefined ? undefined : parseExact(score.exact)
  if (found !== undefined && found.compare(bound) >= 0) return []
  const decimal = String(score.value ?? '–')
  const asked = exactText(bound).includes('/') ? String(bound.valueOf()) : exactText(bound)
  const params = { found: decimalWords(decimal), bound: decimalWords(asked) }
  return [indexBelow(undefined, { index: indexWord(report), ...params })]
}

/** What this rubric calls its index, at the start of a sentence. */
function indexWord(report: Report): Required<Localized> {
  return inBoth(language => sentenceStart(wordingOf(report, language).own('index')))
}

function gradeProblems(wanted: string, rubric: Rubric, found: string | undefined): Diagnostic[] {
  const grades = gradesOfRoot(rubric)
  const rank = found === undefined ? Number.POSITIVE_INFINITY : grades.indexOf(found)
  if (rank <= grades.indexOf(wanted)) return []
  const word = gradeWord(rubric)
  const params = {
    word: { id: sentenceStart(word.id), en: sentenceStart(word.en) },
    ...{ found: found ?? '–', wanted },
  }
  return [gradeBelow(undefined, params)]
}

/** What this rubric calls its grades, inside a sentence. */
function gradeWord({ words }: Rubric): { readonly id: string; readonly en: string } {
  const own = words.grade
  const say = (language: Language) =>
    insideSentence(own === undefined ? vocabularyOf(language).grade : inLanguage(own, language))
  return inBoth(say)
}

/** From the best to the worst; what is given where a condition fails comes just below its grade. */
function gradesOfRoot({ grades, score }: Rubric): readonly string[] {
  const table = grades.find(({ nodes }) => nodes.includes(score.id))
  const ordered = (table?.bands ?? []).flatMap(({ grade, otherwise }) =>
    otherwise === undefined ? [grade] : [grade, otherwise.grade],
  )
  return [...new Set(ordered)]
}

// The rubric's gates, or the one that `--require` names -> those that a report does not meet.

const unknownVerdict = defineDiagnostic('cli/unknown-verdict', 'error', {
  id: 'Rubrik `{rubric}` tidak memiliki syarat `{verdict}`.{hint}',
  idRemedy: 'yang ada: {verdicts}.',
  en: 'The rubric `{rubric}` has no gate `{verdict}`.{hint}',
  enRemedy: 'its gates: {verdicts}.',
})

const gateFailed = defineDiagnostic('cli/gate-failed', 'error', {
  id: 'Syarat `{verdict}` belum terpenuhi{unit}.',
  idRemedy: 'laporan memuat setiap syarat dengan selisihnya.',
  en: 'The gate `{verdict}` is not met{unit}.',
  enRemedy: 'the report lists each condition with its distance.',
})

const gateUndecided = defineDiagnostic('cli/gate-undecided', 'error', {
  id: 'Syarat `{verdict}` belum dapat diputuskan{unit}.',
  idRemedy: 'lengkapi jawaban yang dipakai syarat itu; laporan menandainya dengan ?.',
  en: 'The gate `{verdict}` cannot be decided yet{unit}.',
  enRemedy: 'fill in the answers it needs; the report marks them with ?.',
})

type Verdict = Report['result']['verdicts'][number]

function isVerdict(name: string, { gates }: Rubric): boolean {
  return gates.some(({ verdict }) => verdict === name)
}

/** Throws a Refusal where the rubric has no such gate. */
function checkVerdict(name: string, rubric: Rubric): void {
  if (isVerdict(name, rubric)) return
  const ids = rubric.gates.map(({ verdict }) => verdict)
  const hint = likenessHint(name, ids)
  const params = { verdict: name, rubric: rubric.id, hint, verdicts: quotedList(ids) }
  throw new Refusal([unknownVerdict({ kind: 'command', word: '--require' }, params)])
}

/** Of the whole and of each unit. Gates are often steps: unless one is asked for, the lowest step is enough. */
function unmetGates(asked: string | undefined, { result }: Report): Diagnostic[] {
  const { verdicts, units } = result
  const wholes = [{ unit: '', verdicts }, ...units]
  return wholes.flatMap(({ unit, verdicts: all }) => {
    const wanted = all.filter(({ id }) => asked === undefined || id === asked)
    if (wanted.some(verdict => standing(verdict) === true)) return []
    const place = unit === '' ? '' : ` (${unit})`
    return wanted.flatMap(verdict => {
      const params = { verdict: verdict.id, unit: place }
      if (standing(verdict) === false) return [gateFailed(undefined, params)]
      return asked === undefined ? [] : [gateUndecided(undefined, params)]
    })
  })
}

/** What a verifier has found not to hold does not hold, whatever is claimed. */
function standing({ holds, verified }: Verdict): boolean | undefined {
  return verified?.holds === false ? false : holds
}
