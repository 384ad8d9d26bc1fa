/** Two results of one instrument that were scored by other rules, or from other items -> which differ, and why the change has no split. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, type Localized } from '../language/language.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { canonicalJson } from '../math/canonical-json.ts'
import type { FullResult } from '../report/full-report.ts'
import { recordedRubric } from '../report/recorded/recorded-rubric.ts'
import { scoreTheSame } from '../rubric/fingerprints.ts'

const otherScoring = defineDiagnostic('report/previous-other-scoring', 'warning', {
  id: 'Periode sebelumnya dihitung dengan aturan lain ({before}, sekarang {now}). Yang berbeda: {rules}.{split}',
  idRemedy: 'hitung data periode sebelumnya dengan rubrik yang sama, lalu bandingkan lagi.',
  en: 'The period before was scored by other rules ({before}, now {now}). What differs: {rules}.{split}',
  enRemedy: 'score the data of that period by the same rubric, then compare again.',
})

/** No data can be scored by what nobody asked. */
const otherQuestions = defineDiagnostic('report/previous-other-questions', 'warning', {
  id: 'Periode sebelumnya dihitung dengan aturan lain ({before}, sekarang {now}). Yang berbeda: {rules}.{split}',
  idRemedy: 'bandingkan bagian dan butir yang ditanyakan pada kedua periode.',
  en: 'The period before was scored by other rules ({before}, now {now}). What differs: {rules}.{split}',
  enRemedy: 'compare the parts and items that both periods asked.',
})

type Model = FullResult['model']
type Node = Model['score']

type Has = (id: string) => boolean

/** Of every node what `part` takes of it, by its id, in whatever order they stand. @param has whether both models have it */
function ofNodes(part: (node: Node) => unknown) {
  const of = (node: Node, has: Has): readonly (readonly [id: string, unknown])[] => [
    ...(has(node.id) ? [[node.id, part(node)] as const] : []),
    ...node.children.flatMap(child => of(child, has)),
  ]
  return ({ score }: Pick<Model, 'score'>, has: Has = () => true) =>
    Object.fromEntries(of(score, has))
}

function idsOf({ score, items }: Model): readonly string[] {
  const nodes = Object.keys(ofNodes(() => true)({ score }))
  return [...new Set([...nodes, ...items.map(({ id }) => id)])].sort()
}

const weightsOf = ofNodes(({ weight }) => weight)

const RULES: readonly (readonly [Required<Localized>, (model: Model, has: Has) => unknown])[] = [
  [{ id: 'apa yang ditanyakan', en: 'what is asked' }, idsOf],
  [{ id: 'bobot', en: 'weights' }, weightsOf],
  [
    { id: 'poin', en: 'points' },
    ({ scales, items }, has) => [
      scales.map(({ id, categories, highest, lowest, number }) => [
        ...[id, highest, lowest, number],
        categories.map(({ code, points }) => [code, points]),
      ]),
      items.flatMap(({ id, reverse, target }) => (has(id) ? [[id, reverse, target]] : [])).sort(),
    ],
  ],
  [
    {
      id: 'berapa banyak yang harus dijawab (`at-least`)',
      en: 'how much must be answered (`at-least`)',
    },
    ofNodes(({ atLeast }) => atLeast),
  ],
  [
    {
      id: 'batas jawaban yang dicurigai (`careless`)',
      en: 'cut-offs of suspicious answers (`careless`)',
    },
    ({ careless: { basis: _basis, ...cutOffs } = { basis: '' } }) => cutOffs,
  ],
  [
    { id: 'cara menggabungkan nilai', en: 'how scores are joined' },
    ofNodes(({ aggregate, over, unitWeight, missing, round, rescale }) => [
      ...[aggregate, over, unitWeight, missing, round, rescale],
    ]),
  ],
  [
    { id: 'batas predikat', en: 'bounds of grades' },
    ({ grades }) => grades.map(({ bands }) => bands.map(({ grade, bound }) => [grade, bound])),
  ],
]

/** Of rubrics that ask the same. Columns of groups and names make no other number. */
export function isOtherScoring(now: FullResult, before: FullResult): boolean {
  return (
    now.rubric.scoringFingerprint !== before.rubric.scoringFingerprint &&
    !scoreTheSame(recordedRubric(now, ''), recordedRubric(before, ''))
  )
}

/** Whether what two editions both have weighs the same in each; what one of them alone has weighs something there. */
export function haveEqualWeights(now: FullResult, before: FullResult): boolean {
  const byId = ({ model }: FullResult) => textOf(weightsOf(model))
  return byId(now) === byId(before)
}

function textOf(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify([value])))
}

/** @param isSplit the answers of before were scored by the rules of now */
export function otherScoringNote(
  now: FullResult,
  before: FullResult,
  isSplit: boolean,
): Diagnostic {
  const name = ({ rubric }: FullResult) => `${rubric.id} ${rubric.edition}`
  const [ours, theirs] = [now, before].map(({ model }) => new Set(idsOf(model)))
  const has = (id: string) => ours?.has(id) === true && theirs?.has(id) === true
  const other = RULES.flatMap(([rule, of]) =>
    textOf(of(now.model, has)) === textOf(of(before.model, has)) ? [] : [rule],
  )
  const rules =
    other.length === 0
      ? { id: 'aturan lain pada rubriknya', en: 'other rules of the rubric' }
      : inBoth(language =>
          shortList(
            other.map(rule => rule[language]),
            6,
          ),
        )
  const params = { before: name(before), now: name(now), rules }
  const split = isSplit ? { id: '', en: '' } : whyNoSplit(now, before)
  const define = addedItems(now, before).length === 0 ? otherScoring : otherQuestions
  return define({ kind: 'command', word: '--previous' }, { ...params, split })
}

/** Asked now, and not then. */
function addedItems(now: FullResult, before: FullResult): readonly string[] {
  const then = new Set(before.model.items.map(({ id }) => id))
  return now.model.items.flatMap(({ id }) => (then.has(id) ? [] : [id]))
}

function whyNoSplit(now: FullResult, before: FullResult): Required<Localized> {
  if (before.tally === undefined) {
    return {
      id: ' Perubahannya tidak dapat diurai: laporan sebelumnya tidak memuat hitungan.',
      en: ' The change cannot be split: the report before holds no counts.',
    }
  }
  const then = new Map(before.model.items.map(item => [item.id, item]))
  const added = addedItems(now, before)
  if (added.length > 0) {
    const items = quotedList(added, 6)
    return {
      id: ` Perubahannya tidak dapat diurai: yang ditanyakan sekarang, dahulu tidak: ${items}.`,
      en: ` The change cannot be split: it is asked now and was not then: ${items}.`,
    }
  }
  const codesOf = ({ scales }: Model, scale: string | undefined) =>
    scales.find(({ id }) => id === scale)?.categories.map(({ code }) => code)
  const isOtherScale = now.model.items.some(
    ({ id, scale }) =>
      textOf(codesOf(now.model, scale)) !== textOf(codesOf(before.model, then.get(id)?.scale)),
  )
  return isOtherScale
    ? {
        id: ' Perubahannya tidak dapat diurai: dahulu ada pertanyaan dengan pilihan jawaban lain.',
        en: ' The change cannot be split: some questions had other answers to choose from then.',
      }
    : {
        id: ' Perubahannya tidak dapat diurai: aturan itu diterapkan pada setiap orang sebelum dihitung.',
        en: ' The change cannot be split: these rules judge each person before counting.',
      }
}

const unanswered = defineDiagnostic('report/previous-unanswered', 'warning', {
  id: 'Tidak dijawab siapa pun pada salah satu periode: {items}. Bagian yang memuatnya dihitung dari butir lain pada periode itu.',
  idRemedy:
    'bandingkan butir demi butir; perubahan bagian itu bukan perubahan jawaban saja. Periksa juga apakah kolomnya kosong dalam ekspor.',
  en: 'Answered by nobody in one of the periods: {items}. The parts that hold them rest on the other items there.',
  enRemedy:
    'compare item by item; the change of those parts is not one of answers alone. See also whether the column is empty in the export.',
})

/** Items of both of which one period has no answer at all. */
export function unansweredNotes(now: FullResult, before: FullResult): readonly Diagnostic[] {
  const earlier = new Map(before.items.map(item => [item.id, item]))
  const found = now.items.flatMap(({ id, n }) => {
    const other = earlier.get(id)
    if (other === undefined || (n === 0) === (other.n === 0)) return []
    return [{ id, when: n === 0 ? NOW : BEFORE }]
  })
  if (found.length === 0) return []
  const items = inBoth(language =>
    shortList(
      found.map(({ id, when }) => `\`${id}\` (${when[language]})`),
      MOST_NAMED,
    ),
  )
  return [unanswered({ kind: 'command', word: '--previous' }, { items })]
}

export const NOW = { id: 'sekarang', en: 'now' }
export const BEFORE = { id: 'sebelumnya', en: 'before' }
const MOST_NAMED = 12

const notCompared = defineDiagnostic('report/previous-not-compared', 'note', {
  id: 'Tanpa pembanding, karena tidak ditanyakan sama pada kedua periode: {ids}.',
  en: 'Not compared, being asked in one of the two periods only or on another scale: {ids}.',
})

/** @param ids of parts and items that stand in one of the two alone, or on scales that have nothing in common */
export function notComparedNotes(ids: readonly string[]): readonly Diagnostic[] {
  const place = { kind: 'command', word: '--previous' } as const
  return ids.length === 0 ? [] : [notCompared(place, { ids: quotedList(ids, MOST_NAMED) })]
}
