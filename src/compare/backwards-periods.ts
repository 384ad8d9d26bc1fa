/** The results of several periods -> which of them seems to be coded backwards. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { fixedWords } from '../language/exact-words.ts'
import { parseExact } from '../math/exact.ts'
import { mirroredCodes } from '../report/cautions/file-cautions.ts'
import type { FullResult } from '../report/full-report.ts'
import { backwardsFiles } from '../score/doubts/backwards-files.ts'

const backwardsPeriod = defineDiagnostic('compare/period-coded-backwards', 'warning', {
  id: 'Kode jawaban `{file}` tampaknya terbalik: indeksnya {value}, periode lain {others}; bila dibalik {mirrored}.',
  idRemedy:
    'bandingkan labelnya dengan kuesioner. Bila memang terbalik: tulis {"version": 2, {answers}} (isinya seperti dalam file) ke balik.json, jalankan rb-score assess untuk data periode itu saja dengan --mapping balik.json -o periode.json, lalu bandingkan periode.json.',
  en: 'The answers of `{file}` seem to be coded backwards: its index is {value}, that of the other periods {others}; turned round {mirrored}.',
  enRemedy:
    'compare its labels with the questionnaire. Where they are backwards: write {"version": 2, {answers}} (answers as the file has them) to backwards.json, run rb-score assess on the data of that period alone with --mapping backwards.json -o period.json, then compare period.json.',
})

const lowPeriod = defineDiagnostic('compare/period-far-below-others', 'warning', {
  id: 'Jawaban `{file}` jauh di bawah periode lain (indeks {value}, periode lain {others}). Dari jawabannya tidak terlihat apakah penilaiannya memang rendah atau kodenya terbalik (bila dibalik {mirrored}).',
  idRemedy: 'bandingkan labelnya dengan kuesioner. Bila memang dinilai rendah, biarkan.',
  en: 'The answers of `{file}` lie far below the other periods (index {value}, others {others}). They do not show whether it is rated so or coded the other way (turned round {mirrored}).',
  enRemedy: 'compare its labels with the questionnaire. Where it is rated so, leave it.',
})

interface NamedResult {
  /** Its file. */
  readonly name: string
  readonly result: FullResult
}

/** As files of one period are. @param periods in the ids of the last */
export function backwardsPeriods(periods: readonly NamedResult[]): readonly Diagnostic[] {
  const now = periods.at(-1)?.result
  const { minimum, maximum } = now?.score ?? {}
  if (now?.rubric.kind !== 'survey' || minimum === undefined || maximum === undefined) return []
  const [low, high] = [parseExact(minimum.exact), parseExact(maximum.exact)]
  if (low === undefined || high === undefined) return []
  const files = periods.flatMap(({ name, result: { score, sample, items } }) => {
    const isSame = score.minimum?.exact === minimum.exact && score.maximum?.exact === maximum.exact
    const value = score.exact === undefined ? undefined : parseExact(score.exact)
    const codes = new Map(
      items.map(({ id, counts }) => [id, counts.map(({ count }) => count ?? 0)]),
    )
    return isSame ? [{ name, rows: sample.rowsUsed ?? 0, score: value, codes }] : []
  })
  const { shownDigits, scales } = now.model
  const shown = (value: number) => fixedWords(value, shownDigits)
  const answers = mirroredCodes(
    scales.map(({ id, categories }) => [id, categories.map(({ code }) => code)]),
  )
  return backwardsFiles({ minimum: low, maximum: high }, files).map(each =>
    (each.isShown ? backwardsPeriod : lowPeriod)(undefined, {
      ...{ file: each.name, answers },
      ...{ value: shown(each.value), others: shown(each.mean), mirrored: shown(each.mirrored) },
    }),
  )
}
