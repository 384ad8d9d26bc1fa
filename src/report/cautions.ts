/** What a careful reader should look at before using a grade. No place in a file: the same for the same answers. */
import { isSyntheticMark } from '../columns/column-mapping.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords, numberText, scoreWords } from '../language/exact-words.ts'
import { inBoth, insideSentence, type Localized } from '../language/language.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import type { Rounding, Rubric } from '../rubric/model.ts'
import type { SurveyScores } from '../score/survey-scores.ts'
import type { Graded, Verdict } from '../score/verdicts.ts'
import type { WorksheetScores } from '../score/worksheet-scores.ts'
import type { CountedAnswers } from '../tally/counted-answers.ts'
import { periodCautions, yearCautions } from './cautions/validity-cautions.ts'
import type { ReportResult } from './report-shape.ts'

const gradeOtherRounding = defineDiagnostic('report/grade-other-rounding', 'warning', {
  id: '`{title}` mendapat {grade} menurut pembulatan rubrik ini, tetapi {other} {rounding}.',
  idRemedy: 'sebutkan cara pembulatannya saat hasil diumumkan.',
  en: '`{title}` is {grade} under the rounding this rubric asks for, but {other} {rounding}.',
  enRemedy: 'name the rounding beside the grade when it is published.',
})

const gradeNearBound = defineDiagnostic('report/grade-near-bound', 'warning', {
  id: '`{title}` berjarak paling jauh 0,05 dari batas {bound}: beberapa jawaban saja menentukan hasilnya.',
  idRemedy: 'periksa baris yang tidak dihitung sebelum hasil diumumkan.',
  en: '`{title}` lies within 0.05 of the bound {bound}: a few answers decide the grade.',
  enRemedy: 'check the rows left out before the grade is published.',
})

const averagesDiffer = defineDiagnostic('report/averages-differ', 'warning', {
  id: '`{name}` mendapat {grade}, tetapi {other} bila indeksnya dihitung dengan rata-rata yang lain: {respondents} dari responden, {parts} dari rata-rata menurut {over}.',
  idRemedy: 'sebutkan cara menghitungnya saat hasil diumumkan.',
  en: '`{name}` is {grade}, but {other} where its index is averaged the other way: {respondents} from respondents, {parts} from the means by {over}.',
  enRemedy: 'name the average beside the grade when it is published.',
})

const sampleShort = defineDiagnostic('report/sample-short', 'warning', {
  id: '{count} dari {of} {group} kurang dari jumlah responden yang diperlukan (Krejcie–Morgan): {names}.',
  idRemedy: 'tambah respondennya, atau sebutkan kekurangannya saat hasil diumumkan.',
  en: 'Fewer respondents than required (Krejcie–Morgan; {group}, {count} of {of}): {names}.',
  enRemedy: 'ask more of them, or say so when the result is published.',
})

const rosterNotCovered = defineDiagnostic('report/not-covered', 'warning', {
  id: '{count} dari {of} {group} pada daftar populasi tidak memiliki satu pun responden: {names}.',
  idRemedy: 'cari jawabannya; bila namanya berbeda, samakan penulisannya.',
  en: 'On the roster, but without a single respondent ({group}, {count} of {of}): {names}.',
  enRemedy: 'look for their answers; where a name differs, write it alike.',
})

const stratumNotCovered = defineDiagnostic('report/stratum-not-covered', 'warning', {
  id: 'Strata pada daftar populasi yang tidak memiliki satu pun responden: {names}; {population} dari {whole} orang tidak terwakili.',
  idRemedy: 'cari jawabannya, atau sebutkan bahwa strata itu tidak terwakili saat hasil diumumkan.',
  en: 'Strata of the roster without a single respondent: {names}; {population} of {whole} persons are not represented.',
  enRemedy:
    'look for their answers, or say that they are not represented when the result is published.',
})

const notOnRoster = defineDiagnostic('report/not-in-roster', 'warning', {
  id: '{count} {group} dalam data tidak ada pada daftar populasi, jadi tingkat responsnya tidak diketahui: {names}.',
  idRemedy: 'tambahkan pada daftar; bila namanya berbeda, samakan penulisannya.',
  en: 'In the data, but not on the roster ({group}, {count}), so that nobody knows what share of them answered: {names}.',
  enRemedy: 'add them to the roster; where a name differs, write it alike.',
})

const syntheticData = defineDiagnostic('report/synthetic-data', 'warning', {
  id: 'Jawaban ini sintetis, dibuat dengan rb-score sample: hasilnya tidak menggambarkan siapa pun.',
  idRemedy: 'pakai untuk latihan saja.',
  en: 'These answers are synthetic, made by rb-score sample: the result describes nobody.',
  enRemedy: 'use them for training only.',
})

/** @param names headers of columns and names of units, which made-up answers bear a mark in */
function syntheticCautions(names: readonly string[]): readonly Diagnostic[] {
  return names.some(isSyntheticMark) ? [syntheticData(undefined, {})] : []
}

const verdictByChoice = defineDiagnostic('report/verdict-by-choice', 'warning', {
  id: '`{verdict}` bergantung pada pilihan `{choice}`: {own}, tetapi {other} dengan cara `{way}` ({label}){units}.',
  idRemedy:
    'sebutkan cara yang dipakai (`{taken}`) saat hasil diumumkan. Untuk cara yang lain, tulis rubrik sendiri dengan `extends: {rubric}` dan `choices: [{ id: {choice}, taken: {way} }]`.',
  en: '`{verdict}` depends on the choice `{choice}`: it {own}, but {other} with the way `{way}` ({label}){units}.',
  enRemedy:
    'name the way taken (`{taken}`) when the result is published. For the other one, write a rubric of your own with `extends: {rubric}` and `choices: [{ id: {choice}, taken: {way} }]`.',
})

const HOLDS = { id: 'terpenuhi', en: 'holds' }
const FAILS = { id: 'belum terpenuhi', en: 'does not hold' }

/** @param units the verdicts of each unit, beside those of the whole */
export function choiceCautions(
  rubric: Pick<Rubric, 'id' | 'choices'>,
  whole: readonly Verdict[],
  units: readonly { readonly unit: string; readonly verdicts: readonly Verdict[] }[] = [],
): readonly Diagnostic[] {
  const found = new Map<string, { of: ChoiceMatters; units: string[] }>()
  for (const { unit, verdicts } of [{ unit: '', verdicts: whole }, ...units]) {
    for (const of of verdicts.flatMap(choicesThatMatter)) {
      const key = JSON.stringify([of.verdict, of.choice, of.way, of.holds])
      const known = found.get(key) ?? { of, units: [] }
      found.set(key, known)
      if (unit !== '') known.units.push(unit)
    }
  }
  return [...found.values()].flatMap(({ of, units: named }) => {
    const choice = rubric.choices.find(({ id }) => id === of.choice)
    if (choice === undefined) return []
    const list = shortList(named, MOST_NAMED, { countsRest: true })
    return [
      verdictByChoice(undefined, {
        ...{ verdict: of.verdict, choice: of.choice, way: of.way, rubric: rubric.id },
        taken: choice.taken,
        label: choice.ways.get(of.way) ?? { id: of.way, en: of.way },
        ...(of.holds ? { own: HOLDS, other: FAILS } : { own: FAILS, other: HOLDS }),
        units: named.length === 0 ? '' : `: ${list}`,
      }),
    ]
  })
}

interface ChoiceMatters {
  readonly verdict: string
  readonly choice: string
  readonly way: string
  readonly holds: boolean
}

/** Only where both are decided: what is blank may still settle it. */
function choicesThatMatter({ gate, holds, otherWays }: Verdict): readonly ChoiceMatters[] {
  return otherWays.flatMap(({ choice, way, holds: other }) =>
    holds === undefined || other === undefined || holds === other
      ? []
      : [{ verdict: gate.verdict, choice, way, holds }],
  )
}

const NO_GRADE = { id: 'tanpa predikat', en: 'no grade' }

export function gradeCautions(graded: readonly Graded[]): readonly Diagnostic[] {
  return graded.flatMap(({ node, grade, otherwise, near }) => {
    const title: Localized = node.node.title ?? { id: node.node.id }
    const cautions = otherwise.map(other =>
      gradeOtherRounding(undefined, {
        title,
        grade: grade?.grade ?? NO_GRADE,
        other: other.grade ?? NO_GRADE,
        rounding: roundingWords(other.rounding),
      }),
    )
    if (near === undefined) return cautions
    return [...cautions, gradeNearBound(undefined, { title, bound: scoreWords(near) })]
  })
}

const ALL_ROWS = { id: 'semua responden', en: 'all respondents' }

/** An index whose grade depends on which average is taken. */
export function averageCautions(averages: ReportResult['averages'] = []): readonly Diagnostic[] {
  return averages.flatMap(({ label, title, index, rowsJoined, ofRespondents, ofParts }) => {
    // A mean of those parts that are left is no other reading of the index.
    if (rowsJoined !== undefined) return []
    const [own, other] = index === 'groups' ? [ofParts, ofRespondents] : [ofRespondents, ofParts]
    if (own.grade === other.grade || own.score === undefined || other.score === undefined) return []
    const shown = ({ score }: typeof own) => ({
      id: numberText(score?.shown ?? '', 'id'),
      en: score?.shown ?? '',
    })
    return [
      averagesDiffer(undefined, {
        name: label ?? ALL_ROWS,
        grade: own.grade ?? NO_GRADE,
        other: other.grade ?? NO_GRADE,
        respondents: shown(ofRespondents),
        parts: shown(ofParts),
        over: title,
      }),
    ]
  })
}

const MOST_NAMED = 8

/** Who is short, who is missing, and whom nobody listed. */
export function coverageCautions(coverage: ReportResult['coverage']): readonly Diagnostic[] {
  if (coverage === undefined) return []
  const { title: group, units, notInRoster } = coverage
  const listed = (labels: readonly { readonly label: Localized }[]) => {
    const names = (language: 'id' | 'en') =>
      shortList(
        labels.map(({ label }) => label[language] ?? label.id ?? ''),
        MOST_NAMED,
        { countsRest: true },
      )
    return {
      group: {
        id: insideSentence(group.id ?? group.en ?? ''),
        en: insideSentence(group.en ?? group.id ?? ''),
      },
      count: countWords(labels.length),
      of: countWords(units.length),
      names: inBoth(names),
    }
  }
  const missing = units.filter(({ n }) => n === 0)
  const short = units.filter(({ n = 0, required }) => n > 0 && n < required.krejcieMorgan)
  return [
    ...(short.length === 0 ? [] : [sampleShort(undefined, listed(short))]),
    ...(missing.length === 0 ? [] : [rosterNotCovered(undefined, listed(missing))]),
    ...emptyStrata(coverage),
    ...(notInRoster.length === 0 ? [] : [notOnRoster(undefined, listed(notInRoster))]),
  ]
}

function emptyStrata({
  strata = [],
  all,
}: NonNullable<ReportResult['coverage']>): readonly Diagnostic[] {
  const empty = strata.filter(({ n }) => n === 0)
  if (empty.length === 0) return []
  const population = empty.reduce((sum, each) => sum + each.population, 0)
  const params = {
    names: quotedList(
      empty.map(({ stratum }) => stratum),
      MOST_NAMED,
    ),
    population: countWords(population),
    whole: countWords(all.population),
  }
  return [stratumNotCovered(undefined, params)]
}

const MODES = {
  'half-up': { id: 'dibulatkan', en: 'rounded' },
  'half-even': {
    id: 'dibulatkan ke bilangan genap terdekat bila tepat di tengah',
    en: 'rounded to even',
  },
  down: { id: 'dipotong', en: 'cut off' },
  up: { id: 'dibulatkan ke atas', en: 'rounded up' },
} as const

/** As a report writes it. @example writtenRounding('1 half-up').en  // 'when rounded to 1 decimal' */
export function writtenRounding(written: string): Required<Localized> {
  const [digits = '', name] = written.split(' ')
  const mode = (['half-up', 'half-even', 'down', 'up'] as const).find(each => each === name)
  if (mode === undefined && written !== 'none') return { id: written, en: written }
  return roundingWords(mode === undefined ? 'none' : { digits: Number(digits), mode })
}

function roundingWords(rounding: Rounding | 'none'): Required<Localized> {
  if (rounding === 'none') return { id: 'bila tidak dibulatkan', en: 'without rounding' }
  const { digits, mode } = rounding
  const places =
    digits === 0 ? 'to a whole number' : digits === 1 ? 'to 1 decimal' : `to ${digits} decimals`
  return {
    id: `bila ${MODES[mode].id} ${digits === 0 ? 'menjadi bilangan bulat' : `${digits} desimal`}`,
    en: `when ${MODES[mode].en} ${places}`,
  }
}

/** Made-up answers, those of a time when the rubric was not in force, and what lies beyond its limits. */
export function dataCautions(
  rubric: Rubric,
  counted: CountedAnswers,
  scores: SurveyScores | WorksheetScores,
) {
  const units = counted.kind === 'units' ? counted.units : []
  const names = [...counted.columns.map(({ header }) => header), ...units.map(({ unit }) => unit)]
  return [
    ...(scores.kind === 'worksheet' ? scores.limits : []),
    ...syntheticCautions(names),
    ...yearCautions(
      rubric,
      units.map(each => each.period),
    ),
    ...(counted.kind === 'survey' ? periodCautions(rubric, counted.tally.period) : []),
  ]
}
