/** What a plan hides -> the notes that say so. */
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import { countWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import type { ReportResult } from '../report-shape.ts'
import type { HiddenMembers } from './published-members.ts'
import { MIN_CATEGORY, type SuppressionPlan } from './suppression-plan.ts'

const hiddenGroups = defineDiagnostic('report/hidden-groups', 'note', {
  id: '× berarti disembunyikan: {parts}.',
  en: '× means hidden: {parts}.',
})

const leftOutBreakdown = defineDiagnostic('report/left-out-breakdown', 'note', {
  id: 'Rincian {by} tidak dimuat: darinya nilai yang disembunyikan dapat dihitung.',
  en: 'The breakdown by {by} is left out: hidden scores would follow from it.',
})

const leftOutPeriods = defineDiagnostic('report/left-out-periods', 'note', {
  id: 'Tidak dimuat, karena hanya dijawab sedikit orang atau memuat kelompok yang demikian: {parts}.',
  en: 'Left out, since few answered it or a group in it: {parts}.',
})

const workingFile = defineDiagnostic('report/working-file', 'note', {
  id: 'Untuk bekerja, jangan dibagikan: {what} tampil di sini, di file lain ×.',
  en: 'To work with, not to pass on: it shows {what}, other files ×.',
})

const workingPage = defineDiagnostic('report/working-page', 'note', {
  id: 'Berkas kerja, jangan dibagikan: laporan asalnya menampilkan {what}, di file lain ×.',
  en: 'A working file, not to be passed on: its report shows {what}, other files ×.',
})

type Parts = readonly (readonly [size: number, id: string, en: string, ofOne: string])[]

/** What there is of them, without what counts none: `#` is how many. */
function partWords(all: Parts): Required<Localized> {
  const parts = all.flatMap(([size, id, en, ofOne]) => {
    const shown = countWords(size)
    const english = size === 1 ? ofOne : en
    return size === 0 ? [] : [[id.replace('#', shown.id), english.replace('#', shown.en)] as const]
  })
  return { id: parts.map(([id]) => id).join('; '), en: parts.map(([, en]) => en).join('; ') }
}

function hiddenParts(
  plan: SuppressionPlan,
  minGroup: number,
  besides: Besides,
): Required<Localized> {
  const { scores, offices, counts, dropped, isWholeSmall, isBeforeSmall, hidesPeriods } = plan
  const [least, category] = [countWords(minGroup), countWords(MIN_CATEGORY)]
  // Whom a count would tell of is not scored either, however small the groups that are asked for.
  const ofGroup = countWords(Math.max(minGroup, MIN_CATEGORY))
  const orReveals = 'or that would reveal one by subtraction'
  const ofFew = `with fewer than ${least.en} respondents`
  const ofGroups = `with fewer than ${ofGroup.en} respondents`
  return partWords([
    [
      isWholeSmall ? 1 : 0,
      `nilai keseluruhan, dengan kurang dari ${least.id} responden`,
      ...([`the score of all, ${ofFew}`, `the score of all, ${ofFew}`] as const),
    ],
    [
      isBeforeSmall ? 1 : 0,
      `nilai keseluruhan periode sebelumnya, dengan kurang dari ${least.id} responden`,
      ...([
        `the score of all in the period before, ${ofFew}`,
        `the score of all in the period before, ${ofFew}`,
      ] as const),
    ],
    [
      offices.size,
      `nilai # unit atau layanan, sebab darinya jawaban kurang dari ${least.id} orang yang datang ke satu unit untuk satu layanan dapat dihitung`,
      ...([
        `the scores of # offices or services that would tell of fewer than ${least.en} persons who came to one office for one service`,
        `the score of # office or service that would tell of fewer than ${least.en} persons who came to one office for one service`,
      ] as const),
    ],
    [
      scores.size - offices.size,
      `nilai # kelompok dengan kurang dari ${ofGroup.id} responden, atau yang dapat mengungkapnya lewat pengurangan`,
      `the scores of # groups ${ofGroups}, ${orReveals}`,
      `the score of # group ${ofGroups}, ${orReveals}`,
    ],
    [
      counts.size,
      `# jumlah di bawah ${category.id} orang, atau yang dapat mengungkapnya`,
      ...([
        `# counts below ${category.en} persons, or that would reveal one`,
        `# count below ${category.en} persons, or that would reveal one`,
      ] as const),
    ],
    [
      dropped.size,
      '# kelompok tidak dirinci',
      ...(['# groups that are not broken down', '# group that is not broken down'] as const),
    ],
    [
      isWholeSmall ? 0 : besides.questions,
      `nilai # bagian atau pernyataan yang dijawab kurang dari ${least.id} responden, atau yang dapat mengungkapnya`,
      ...([
        `the scores of # parts or questions that fewer than ${least.en} respondents answered, or that would reveal one`,
        `the score of # part or question that fewer than ${least.en} respondents answered`,
      ] as const),
    ],
    [
      besides.intervals,
      `interval # kelompok yang dihitung dari kurang dari ${least.id} responden`,
      ...([
        `the intervals of # groups that rest on fewer than ${least.en} respondents`,
        `the interval of # group that rests on fewer than ${least.en} respondents`,
      ] as const),
    ],
    [
      besides.doErrorsTell ? 1 : 0,
      'semua interval kepercayaan: klasternya sama dengan kelompok yang disembunyikan, dan dari interval itu nilainya dapat dihitung',
      ...([
        'all intervals: clusters are hidden groups, and with an interval their scores could be worked out',
        'all intervals: clusters are hidden groups, and with an interval their scores could be worked out',
      ] as const),
    ],
    [
      besides.annexes,
      'validitas, keandalan, kovarians, dan simpangan baku # bagian, yang bersama-sama mengungkap jawaban sedikit responden yang melewatkan suatu pernyataan',
      ...([
        'validity, reliability, covariances and standard deviations of # parts, which together would tell what the few answered who left a question out',
        'validity, reliability, covariances and standard deviations of # part, which together would tell what the few answered who left a question out',
      ] as const),
    ],
    [
      besides.averages,
      '# pasang rata-rata yang mengungkap bagian dengan sedikit orang',
      ...([
        '# pairs of averages that would tell of parts of few persons',
        '# pair of averages that would tell of parts of few persons',
      ] as const),
    ],
    ...beforeParts(plan),
    periodParts(hidesPeriods),
  ])
}

/** What is left out of comparisons is named by itself. */
function periodParts(hidesPeriods: boolean): Parts[number] {
  const en = 'the scores of earlier periods in which few answered'
  return [hidesPeriods ? 1 : 0, 'nilai periode yang lebih lama yang dijawab sedikit orang', en, en]
}

function othersParts(hidesOthers: boolean): Parts[number] {
  const en = 'earlier periods and their groups in which few answered'
  const id = 'periode yang lebih lama dan kelompoknya yang dijawab sedikit orang'
  return [hidesOthers ? 1 : 0, id, en, en]
}

function beforeParts({ before, fewBefore }: SuppressionPlan): Parts {
  const [many, one] = [
    'the scores of # groups in the period before',
    'the score of # group in the period before',
  ]
  const [few, also] = ['of few persons or that would tell of some', 'hidden as in this one']
  return [
    [
      fewBefore.size,
      'nilai # kelompok pada periode sebelumnya, dari sedikit orang atau yang mengungkapnya',
      ...([`${many}, ${few}`, `${one}, ${few}`] as const),
    ],
    [
      before.size - fewBefore.size,
      'nilai # kelompok pada periode sebelumnya, disembunyikan seperti pada periode ini',
      ...([`${many}, ${also}`, `${one}, ${also}`] as const),
    ],
  ]
}

/** What weighs most of it: the note need not list all. */
function workingParts(plan: SuppressionPlan, questions: number) {
  const { scores, counts, dropped, isWholeSmall, isBeforeSmall } = plan
  const ofFew = 'the score of few persons'
  const all: Parts = [
    [isWholeSmall || isBeforeSmall ? 1 : 0, 'nilai dari sedikit orang', ofFew, ofFew],
    [
      scores.size,
      'nilai # kelompok kecil',
      'scores of # small groups',
      'the score of # small group',
    ],
    [
      questions,
      'nilai # pernyataan yang dijawab sedikit orang',
      'scores of # questions that few answered',
      'the score of # question that few answered',
    ],
    [
      counts.size,
      '# jumlah orang yang sedikit',
      '# counts of few persons',
      '# count of few persons',
    ],
    [
      dropped.size,
      '# rincian kelompok kecil',
      '# parts of small groups',
      '# part of a small group',
    ],
    ...beforeParts(plan),
    othersParts(plan.hidesOthers),
  ]
  return partWords(all.filter(([size]) => size > 0).slice(0, 1))
}

/** Of worksheets about persons, in a file that is passed on. */
export function membersNote(
  { members, groups, isWholeSmall }: HiddenMembers,
  minGroup: number,
): Diagnostic {
  const least = countWords(minGroup)
  const all = [
    `seluruh hasil, dari kurang dari ${least.id}`,
    `all, of fewer than ${least.en}`,
  ] as const
  const parts: Parts = [
    [isWholeSmall ? 1 : 0, ...all, all[1]],
    [
      groups,
      `# unit dengan kurang dari ${least.id}, atau yang dapat mengungkapnya lewat pengurangan`,
      `# units of fewer than ${least.en}, or that would reveal one by subtraction`,
      `# unit of fewer than ${least.en}, or that would reveal one by subtraction`,
    ],
    [
      members,
      'hasil perorangan (#)',
      'the results of single persons (#)',
      'the result of one person',
    ],
  ]
  return hiddenGroups(undefined, { parts: partWords(parts) })
}

/** The same in a file that shows them. */
const OF_PERSONS = { id: 'hasil perorangan', en: 'the results of single persons' }
export const MEMBERS_SHOWN = workingFile(undefined, { what: OF_PERSONS })
export const MEMBERS_ON_PAGE = workingPage(undefined, { what: OF_PERSONS })

/** What no plan says: indexes that have one of their two averages no more, groups or all without an interval, questions of few. */
interface Besides {
  readonly averages: number
  readonly intervals: number
  readonly questions: number
  /** Whether intervals by clusters would tell. */
  readonly doErrorsTell: boolean
  /** Scales whose covariances tell of who left an item out. */
  readonly annexes: number
}

/** In a file where something is hidden. */
export function hiddenNote(plan: SuppressionPlan, minGroup: number, besides: Besides): Diagnostic {
  return hiddenGroups(undefined, { parts: hiddenParts(plan, minGroup, besides) })
}

/** @param leftOut ids of the groups of each breakdown */
export function leftOutNote(leftOut: readonly (readonly string[])[]): Diagnostic {
  return leftOutBreakdown(undefined, { by: leftOut.map(ids => ids.join('*')).join(', ') })
}

type Previous = ReportResult['previous']

/** What comparisons of periods no longer hold: pairs, tables of groups, and where a change comes from. */
export function leftOutPeriodsNote(whole: Previous, shown: Previous): readonly Diagnostic[] {
  const pairName = ({ before, now }: { readonly before: string; readonly now: string }) =>
    `${before} → ${now}`
  const [before, now] = (whole?.periods ?? []).slice(-2)
  const last = before && now && pairName({ before: before.name, now: now.name })
  const left = new Map((shown?.otherPairs ?? []).map(pair => [pairName(pair), pair]))
  const missing = [
    ...missingParts(whole, shown, last),
    ...(whole?.otherPairs ?? []).flatMap(pair => {
      const [name, own] = [pairName(pair), left.get(pairName(pair))]
      const all = { id: 'perbandingan', en: 'the comparison', pair: name }
      return own === undefined ? [all] : missingParts(pair, own, name)
    }),
  ]
  const parts = [...new Map(missing.map(each => [each.en, each])).values()].map(({ id, en }) => {
    const pairs = missing.flatMap(each => (each.en === en ? (each.pair ?? []) : [])).join(', ')
    const of = pairs === '' ? '' : ` (${pairs})`
    return { id: id + of, en: en + of }
  })
  if (parts.length === 0) return []
  const listed = {
    id: parts.map(({ id }) => id).join('; '),
    en: parts.map(({ en }) => en).join('; '),
  }
  return [leftOutPeriods(undefined, { parts: listed })]
}

type Compared = Pick<NonNullable<Previous>, 'groups' | 'splits'>
interface MissingPart extends Required<Localized> {
  readonly pair: string | undefined
}

function missingParts(
  whole: Compared | undefined,
  shown: Compared | undefined,
  pair: string | undefined,
): readonly MissingPart[] {
  type Broken = readonly { readonly by: readonly string[] }[]
  const missing = (all: Broken = [], own: Broken = []) => {
    const kept = new Set(own.map(({ by }) => by.join('*')))
    return all.map(({ by }) => by.join('*')).filter(by => !kept.has(by))
  }
  return [
    ...missing(whole?.groups, shown?.groups).map(by => ({
      ...{ id: `tabel perubahan menurut ${by}`, en: `the table of changes by ${by}`, pair },
    })),
    ...missing(whole?.splits, shown?.splits).map(by => ({
      ...{ id: `asal perubahan menurut ${by}`, en: `where the change comes from by ${by}`, pair },
    })),
  ]
}

/** In a file that shows what others hide. */
export function workingNote(plan: SuppressionPlan, questions: number): Diagnostic {
  return workingFile(undefined, { what: workingParts(plan, questions) })
}

/** In what was worked out of such a file. */
export function workingPageNote(plan: SuppressionPlan, questions: number): Diagnostic {
  return workingPage(undefined, { what: workingParts(plan, questions) })
}

export const HIDDEN_NOTE = hiddenGroups.definition.code
export const WORKING_NOTE = workingFile.definition.code
