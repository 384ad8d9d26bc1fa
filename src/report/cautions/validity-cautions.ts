/** The days of a survey, or the years of worksheets -> whether their edition was in force then. */
import { dayText } from '../../coding/time-column.ts'
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { countWords, periodText } from '../../language/exact-words.ts'
import { inBoth, inLanguage, type Localized } from '../../language/language.ts'
import type { Rubric } from '../../rubric/model.ts'
import { daysOf } from '../../rubric/number-shapes.ts'
import { type Days, daysSurveyed, type SurveyPeriod } from '../../tally/survey-period.ts'

const outsideValidity = defineDiagnostic('report/not-in-force', 'warning', {
  id: 'Data ini dari {period}, sedangkan `{rubric}` edisi {edition} {validity}.{note}',
  idRemedy:
    'pakai edisi yang berlaku pada masa itu{current}; `rb-score list` memuat masa berlaku semua rubrik.',
  en: 'These data are of {period}, but edition {edition} of `{rubric}` is {validity}.{note}',
  enRemedy: 'take the edition that was in force then{current}; `rb-score list` names when each is.',
})

const partlyOutside = defineDiagnostic('report/partly-not-in-force', 'warning', {
  id: 'Tidak semua data ini dari masa berlaku `{rubric}` edisi {edition}, yang {validity}: datanya dari {period}{outside}.{note}',
  idRemedy: 'hitung tiap bagian dengan edisi yang berlaku pada masa itu{current}; {apart}.',
  en: 'Not all of these data are of the time of edition {edition} of `{rubric}`, which is {validity}: they are of {period}{outside}.{note}',
  enRemedy: 'score each part by the edition that was in force then{current}; {apart}.',
})

const BY_DATE = { id: 'bagi dengan --from dan --to', en: 'divide them by --from and --to' }
const BY_YEAR = { id: 'pisahkan lembarnya menurut tahun', en: 'divide the sheets by their years' }

const dayOrMonthFirst = defineDiagnostic('report/period-either-way', 'note', {
  id: 'Dari tanggalnya tidak terlihat apakah hari atau bulan yang di depan. Periode {period} dibaca dengan urutan hari/bulan/tahun; dengan urutan lain: {otherwise}.',
  idRemedy: 'periksa periodenya; tanggal seperti 2022-07-21 hanya dapat dibaca satu cara.',
  en: 'The dates do not show whether days or months come first. The period {period} is read day first; the other way round it is {otherwise}.',
  enRemedy: 'look at the period; dates such as 2022-07-21 can be read in one way alone.',
})

/** In a sentence, and in the list of rubrics. */
export function validityWords({
  from,
  until,
  verified,
}: NonNullable<Rubric['valid']>): Required<Localized> {
  if (from === undefined && until === undefined) {
    return { id: 'masa berlaku tidak diketahui', en: 'not known when in force' }
  }
  const [since, last] = [from ?? '', until ?? '']
  const [awal, akhir] = [since, last].map(day => day.split('-').reverse().join('/'))
  const [id, en] =
    until === undefined
      ? [`berlaku sejak ${awal}`, `in force since ${since}`]
      : from === undefined
        ? [`berlaku sampai ${akhir}`, `in force until ${last}`]
        : [`berlaku ${awal} sampai ${akhir}`, `in force from ${since} to ${last}`]
  return verified ? { id, en } : { id: `${id} (belum terverifikasi)`, en: `${en} (not verified)` }
}

type Edition = Pick<Rubric, 'valid' | 'id' | 'edition'>

/** Days as YYYYMMDD, and how to name them. */
interface NamedDays extends Days {
  readonly text: string | Required<Localized>
}

/** @returns what a caution says of the days; undefined where the edition was in force on all of them */
function standingOf({ valid, id, edition }: Edition, { first, last, text }: NamedDays) {
  const from = valid?.from === undefined ? undefined : daysOf(valid.from).first
  const until = valid?.until === undefined ? undefined : daysOf(valid.until).last
  const [isEarly, isLate] = [
    from !== undefined && first < from,
    until !== undefined && last > until,
  ]
  if (valid === undefined || (!isEarly && !isLate)) return undefined
  const next = isLate ? valid['replaced-by'] : undefined
  return {
    isWhole: (from !== undefined && last < from) || (until !== undefined && first > until),
    params: {
      ...{ rubric: id, edition, period: text, validity: validityWords(valid) },
      // What was in force between two editions may have no rubric.
      note: inBoth(language => (valid.note ? ` ${inLanguage(valid.note, language)}` : '')),
      current:
        next === undefined
          ? { id: '', en: '' }
          : { id: `, yaitu penggantinya \`${next}\` bila cocok`, en: `: \`${next}\` replaced it` },
    },
  }
}

/** A survey's days: whether its rubric was in force, either way of reading them. */
export function periodCautions(
  rubric: Edition,
  period: SurveyPeriod | undefined,
): readonly Diagnostic[] {
  if (period === undefined) return []
  const { otherwise, ...days } = daysSurveyed(period)
  const own = named(days)
  if (otherwise === undefined) return dayCautions(rubric, own)
  const other = named(otherwise)
  const isOutside = [own, other].every(each => dayCautions(rubric, each).length > 0)
  return [
    dayOrMonthFirst(undefined, { period: own.text, otherwise: other.text }),
    ...(isOutside ? dayCautions(rubric, own) : []),
  ]
}

function named({ first, last }: Days): NamedDays {
  const text = (language: 'id' | 'en') => periodText(dayText(first), dayText(last), language)
  return { first, last, text: inBoth(text) }
}

function dayCautions(rubric: Edition, days: NamedDays): readonly Diagnostic[] {
  const standing = standingOf(rubric, days)
  if (standing === undefined) return []
  if (standing.isWhole) return [outsideValidity(undefined, standing.params)]
  return [partlyOutside(undefined, { ...standing.params, outside: '', apart: BY_DATE })]
}

/** What each worksheet calls its period: a year that shares a day with the edition is one of its years. */
export function yearCautions(
  rubric: Edition,
  periods: readonly (string | undefined)[],
): readonly Diagnostic[] {
  const sheets = periods.flatMap(text => yearsOf([text]) ?? [])
  const outside = sheets.filter(each => standingOf(rubric, each)?.isWhole === true)
  const years = yearsOf(periods)
  const standing = years && standingOf(rubric, years)
  if (standing === undefined || outside.length === 0) return []
  if (outside.length === sheets.length) return [outsideValidity(undefined, standing.params)]
  const [count, all] = [outside.length, sheets.length].map(countWords)
  const words = inBoth(language =>
    language === 'id'
      ? `; di luar masa itu: ${count?.id} dari ${all?.id} lembar`
      : `; of another time: ${count?.en} of ${all?.en} sheets`,
  )
  return [partlyOutside(undefined, { ...standing.params, outside: words, apart: BY_YEAR })]
}

/** @example yearsOf(['Semester I 2024/2025'])  // 2024 to 2025 */
function yearsOf(periods: readonly (string | undefined)[]): NamedDays | undefined {
  const years = periods.flatMap(text => text?.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])
  const [first, last] = [years.toSorted()[0], years.toSorted().at(-1)]
  if (first === undefined || last === undefined) return undefined
  return {
    ...{ first: daysOf(first).first, last: daysOf(last).last },
    text: first === last ? first : `${first}–${last}`,
  }
}
