/** A report as it may be passed on -> why it may not, after all. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Report } from '../report-shape.ts'
import { isStaff, narrowsToPersons } from './persons-and-offices.ts'

/** The caution of two periods whose days overlap: the earlier may be part of the later. */
export const OVERLAPPING_PERIODS = 'compare/overlapping-periods'

const notSafe = defineDiagnostic('cli/not-for-publication', 'error', {
  id: '{what}',
  idRemedy: '{how}',
  en: '{what}',
  enRemedy: '{how}',
})

const OTHER_GROUPS = {
  id: 'hapus rincian itu (--by), atau gabungkan kelompoknya; hasil ini jangan diumumkan.',
  en: 'leave that breakdown (--by) out, or join its groups; do not publish this result.',
}
const OTHER_DAYS = {
  id: 'batasi masing-masing periode dengan --from dan --to; hasil ini jangan diumumkan.',
  en: 'keep each period to its own days with --from and --to; do not publish this result.',
}

/** @param revealed ids of hidden cells that follow from others */
export function publicationProblems(
  published: Report,
  of: {
    readonly isPersonal: boolean
    readonly revealed: readonly string[]
    readonly minGroup: number
  },
): readonly Diagnostic[] {
  const { isPersonal, revealed, minGroup } = of
  const place = { kind: 'command', word: '--for-publication' } as const
  const what = (id: string, en: string, how = OTHER_GROUPS) =>
    notSafe(place, { what: { id, en }, how })
  return [
    ...(isPersonal
      ? [
          what(
            '--even-if-personal merinci menurut kolom berisi orang; hasilnya memuat nama atau nomor orang.',
            '--even-if-personal breaks down by columns of persons: the result holds their names or numbers.',
          ),
        ]
      : []),
    ...(revealed.length === 0
      ? []
      : [
          what(
            `Angka yang disembunyikan masih dapat dihitung dari yang lain (${revealed.length}).`,
            `Hidden numbers still follow from the others (${revealed.length}).`,
          ),
        ]),
    ...(hasFewBetween(published, minGroup)
      ? [
          what(
            'Hari kedua periode bertumpang tindih, dan selisihnya hanya beberapa orang: nilainya dapat dihitung dari keduanya.',
            'The days of both periods overlap, and few persons are between them: their scores follow from both.',
            OTHER_DAYS,
          ),
        ]
      : []),
  ]
}

/** Where the days of two periods overlap, few more persons in the later are told by what both come to. */
function hasFewBetween({ result, provenance }: Report, minGroup: number): boolean {
  const { previous, model, sample } = result
  if (previous === undefined || !provenance.notes.some(({ code }) => code === OVERLAPPING_PERIODS))
    return false
  const isFew = ({ n = 0, nBefore = 0 }: { readonly n?: number; readonly nBefore?: number }) =>
    n > 0 && nBefore > 0 && n !== nBefore && Math.abs(n - nBefore) < minGroup
  const whole = { n: sample.rowsUsed ?? 0, nBefore: previous.n ?? 0 }
  return (
    (isStaff(model) && isFew(whole)) ||
    previous.groups.some(({ by, groups }) => narrowsToPersons(model, by) && groups.some(isFew))
  )
}
