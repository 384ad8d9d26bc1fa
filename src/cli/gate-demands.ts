/** The rubric's gates, or the one that `--require` names -> those that a report does not meet. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { Refusal } from '../diagnostics/refusal.ts'
import { likenessHint, quotedList } from '../language/likeness-hint.ts'
import type { Report } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'

export const unknownVerdict = defineDiagnostic({
  code: 'cli/unknown-verdict',
  severity: 'error',
  message: {
    id: 'Rubrik `{rubric}` tidak punya syarat `{verdict}`.{hint}',
    en: 'The rubric `{rubric}` has no gate `{verdict}`.{hint}',
  },
  remedy: { id: 'yang ada: {verdicts}.', en: 'its gates: {verdicts}.' },
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

export const gateUndecided = defineDiagnostic({
  code: 'cli/gate-undecided',
  severity: 'error',
  message: {
    id: 'Syarat `{verdict}` belum dapat diputuskan{unit}.',
    en: 'The gate `{verdict}` cannot be decided yet{unit}.',
  },
  remedy: {
    id: 'lengkapi jawaban yang dipakai syarat itu; laporan menandainya dengan ?.',
    en: 'fill in the answers it needs; the report marks them with ?.',
  },
})

type Verdict = Report['result']['verdicts'][number]

export function isVerdict(name: string, { gates }: Rubric): boolean {
  return gates.some(({ verdict }) => verdict === name)
}

/** Throws a Refusal where the rubric has no such gate. */
export function checkVerdict(name: string, rubric: Rubric): void {
  if (isVerdict(name, rubric)) return
  const ids = rubric.gates.map(({ verdict }) => verdict)
  const hint = likenessHint(name, ids)
  const params = { verdict: name, rubric: rubric.id, hint, verdicts: quotedList(ids) }
  throw new Refusal([unknownVerdict({ kind: 'command', word: '--require' }, params)])
}

/** Of the whole and of each unit. Gates are often steps: unless one is asked for, the lowest step is enough. */
export function unmetGates(asked: string | undefined, { result }: Report): Diagnostic[] {
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
