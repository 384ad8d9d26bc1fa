/** A survey, and how its sample was drawn -> why scores have no interval, or one that does not allow for all. */
import { looksOf } from '../../coding/personal-value.ts'
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { inBoth, inLanguage, insideSentence } from '../../language/language.ts'
import { normalisedText } from '../../language/normalised-text.ts'
import { quotedList } from '../../language/short-list.ts'
import { numberFormatOf } from '../../rubric/model.ts'
import type { SurveyScores } from '../../score/survey-scores.ts'
import { strataDrawnOnce, strataDrawnWhole, strataOfSize } from '../../statistics/strata.ts'
import { stratumName } from '../../tally/sample-parts.ts'
import type { ReportResult } from '../report-shape.ts'
import { populationsOf } from '../survey-result.ts'

const MOST_NAMED = 8

const noInterval = defineDiagnostic('report/no-interval', 'warning', {
  id: 'Tidak ada interval kepercayaan untuk `{title}`: butir yang dijawab dengan angka ({items}) dihitung bersama hanya dari yang mengisi semuanya.',
  idRemedy:
    'rata-ratanya tetap benar. Untuk interval, hitung baris yang lengkap saja, atau tulis rubrik yang menghitung nilai setiap orang (`over: respondents` pada bagian di atas butir).',
  en: 'There is no interval of `{title}`: items that are answered with a number ({items}) are counted together of those alone who gave all of them.',
  enRemedy:
    'the means hold all the same. For an interval score complete rows alone, or write a rubric that scores each person (`over: respondents` on the part above the items).',
})

const noIntervalOfMeans = defineDiagnostic('report/no-interval-of-means', 'note', {
  id: 'Tidak ada interval kepercayaan untuk `{title}`: rubrik menghitungnya sebagai rata-rata nilai tiap {groups}, bukan rata-rata responden.',
  en: 'There is no interval of `{title}`: the rubric makes it the mean of the scores of each {groups}, not of respondents.',
})

const noIntervalOfOne = defineDiagnostic('report/no-interval-of-one', 'note', {
  id: 'Tidak ada interval kepercayaan dan statistik lain: satu responden tidak menunjukkan seberapa jauh jawaban berbeda.',
  en: 'There are no intervals and no other statistics: one respondent does not show how far answers vary.',
})

/** An index of numbers, of means or of one respondent without an interval does not say why by itself. */
export function intervalCautions(scores: SurveyScores): readonly Diagnostic[] {
  const { rubric, tally, statistics, whole, both, rowsUsed } = scores
  const title = rubric.score.title ?? { id: rubric.score.id }
  if (both?.average.index === 'groups') {
    const { over } = both.average
    const named = [...rubric.groups, ...rubric.profile].find(({ id }) => id === over)?.title
    const groups = inBoth(language => insideSentence(inLanguage(named ?? { id: over }, language)))
    return [noIntervalOfMeans(undefined, { title, groups })]
  }
  if (rowsUsed === 1) return [noIntervalOfOne(undefined, {})]
  const numbers = rubric.items.filter(item => numberFormatOf(item) !== undefined)
  const isAlone =
    statistics.intervals.every(({ node }) => node !== rubric.score) &&
    'value' in whole.root.scored.outcome &&
    rowsUsed > 1 &&
    rubric.score.over !== 'units' &&
    strataDrawnOnce(tally).length === 0
  if (!isAlone || numbers.length === 0) return []
  const items = quotedList(
    numbers.map(({ id }) => id),
    MOST_NAMED,
  )
  return [noInterval(undefined, { title, items })]
}

// How the sample was drawn.

const stratumDrawnOnce = defineDiagnostic('report/stratum-drawn-once', 'warning', {
  id: 'Tidak ada interval kepercayaan: dari strata {names} hanya ada satu {drawn}, sehingga keragamannya tidak terlihat.',
  idRemedy:
    'gabungkan strata itu dengan yang serupa pada kolom stratanya, lalu hitung lagi; bila sampel tidak ditarik per strata, hitung tanpa strata (--stratum, atau `stratum` dalam file --mapping).',
  en: 'No score has an interval: stratum {names} has a single {drawn}, so that how much it varies cannot be seen.',
  enRemedy:
    'join it with a stratum like it in their column, and score again; where the sample was not drawn by strata, leave strata out (--stratum, or `stratum` in the file of --mapping).',
})

const oneCluster = defineDiagnostic('report/one-cluster', 'warning', {
  id: 'Tidak ada interval kepercayaan: semua responden berasal dari satu klaster, sehingga keragamannya tidak terlihat.',
  idRemedy:
    'sebutkan kolom yang membedakan klasternya dengan --cluster; bila sampel tidak ditarik per klaster, hapus --cluster.',
  en: 'No score has an interval: all respondents are of one cluster, so that how much clusters vary cannot be seen.',
  enRemedy:
    'name the column that tells clusters apart by --cluster; where the sample was not drawn by clusters, leave it out.',
})

const clustersDrawnWhole = defineDiagnostic('report/clusters-all-drawn', 'warning', {
  id: 'Semua klaster{where} menurut daftar populasi ada dalam data, sehingga interval kepercayaannya tidak memperhitungkan siapa yang tidak ditanyai di dalam klaster.',
  idRemedy:
    'bila hanya sebagian orang di setiap klaster yang ditanyai, klaster itu strata: sebutkan kolomnya dengan --stratum, bukan --cluster.',
  en: 'Every cluster{where} is in the data, by the roster: the interval does not allow for persons of a cluster who were not asked.',
  enRemedy:
    'where only some persons of each cluster were asked, these are strata: name their column by --stratum, not by --cluster.',
})

export function designCautions({
  tally,
  populations,
}: Pick<SurveyScores, 'tally' | 'populations'>): readonly Diagnostic[] {
  const namesOf = (keys: readonly string[]) =>
    quotedList(
      keys.map(key => {
        const name = stratumName(tally.spellings, key)
        return ['own', 'name', 'given'].includes(looksOf(normalisedText(name))) ? '×××' : name
      }),
      MOST_NAMED,
    )
  const [once, whole] = [strataDrawnOnce(tally), strataDrawnWhole(tally, populations)]
  if (once.length === 0 && whole.length > 0) {
    const of = namesOf(whole)
    const where =
      tally.sample?.hasStrata === true ? { id: ` strata ${of}`, en: ` of stratum ${of}` } : ''
    return [clustersDrawnWhole(undefined, { where })]
  }
  if (once.length === 0) return []
  if (tally.sample?.hasStrata !== true)
    return tally.sample?.hasClusters === true ? [oneCluster(undefined, {})] : []
  const names = namesOf(once)
  const drawn = tally.sample.hasClusters
    ? { id: 'klaster', en: 'cluster' }
    : { id: 'responden', en: 'respondent' }
  return [stratumDrawnOnce(undefined, { names, drawn })]
}

// Of how many they are.

const noCorrection = defineDiagnostic('report/no-population-correction', 'warning', {
  id: 'Interval kepercayaan dihitung seakan populasinya sangat besar{where}: {why}.',
  idRemedy: '{how}.',
  en: 'Intervals are as of a very large population{where}: {why}.',
  enRemedy: '{how}.',
})

/** Where a roster is there, and intervals do not make use of it. */
export function populationCautions(
  coverage: ReportResult['coverage'],
  { rubric, tally }: Pick<SurveyScores, 'rubric' | 'tally'>,
): readonly Diagnostic[] {
  const { sample } = tally
  if (coverage === undefined) return []
  const populations = populationsOf(coverage, rubric, tally)
  if (populations === undefined) return [noCorrection(undefined, { where: '', ...NOT_ALL_LISTED })]
  const unknown = strataOfSize(tally, populations, false)
  if (sample === undefined || unknown.length === 0) return []
  const names = quotedList(
    unknown.map(key => stratumName(tally.spellings, key)),
    MOST_NAMED,
  )
  const where = sample.hasStrata
    ? { id: ` pada strata ${names}`, en: ` in stratum ${names}` }
    : { id: '', en: '' }
  return [noCorrection(undefined, { where, ...(sample.hasClusters ? NO_CLUSTERS : NO_STRATA) })]
}

const NOT_ALL_LISTED = {
  why: {
    id: 'dalam data ada unit yang tidak ada pada daftar populasi, atau baris tanpa unit',
    en: 'the data has units that the roster lacks, or rows without a unit',
  },
  how: {
    id: 'tulis setiap unit dalam data pada daftar, dan isi unit pada setiap baris',
    en: 'write every unit of the data on the roster, and the unit in every row',
  },
}
const NO_CLUSTERS = {
  why: {
    id: 'daftar populasi tidak menyebut berapa klaster yang ada',
    en: 'the roster does not say how many clusters there are',
  },
  how: {
    id: 'tambahkan kolom Klaster (banyaknya klaster setiap unit) pada daftar, dan bila datanya memiliki strata, kolom Strata dengan nama strata yang sama',
    en: 'add a column Clusters (how many each unit has) to the roster, and where the data has strata, a column Stratum with the same names',
  },
}
const NO_STRATA = {
  why: {
    id: 'daftar populasi tidak menyebut berapa orang yang ada di setiap strata',
    en: 'the roster does not say how many persons there are in each stratum',
  },
  how: {
    id: 'tambahkan kolom Strata pada daftar, dengan nama strata seperti dalam data',
    en: 'add a column Stratum to the roster, with the names that the data has',
  },
}
