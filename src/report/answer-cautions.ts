/** What the answers, and how they were drawn, make suspect, with the evidence and what to change: never changed here. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords, decimalWords, fixedWords, numberAsWritten } from '../language/exact-words.ts'
import { inBoth } from '../language/language.ts'
import { quotedList, shortList } from '../language/short-list.ts'
import { decimalText } from '../math/exact.ts'
import type { Item } from '../rubric/model.ts'
import type { SheetDoubts } from '../score/doubts/sheet-doubts.ts'
import type { SurveyScores } from '../score/survey-scores.ts'
import { fileCautions, mirroredItems } from './cautions/file-cautions.ts'
import { intervalCautions } from './cautions/interval-cautions.ts'

const itemAgainst = defineDiagnostic('report/item-against-others', 'warning', {
  id: 'Dijawab berlawanan dengan butir lain: {items} (korelasi {r}, {n} responden). Bila dibalik, alfa naik dari {alpha} menjadi {reversed}.',
  idRemedy:
    'periksa arah kode kolomnya. Bila terbalik dalam data, tulis {"version": 2, {answers}} (isinya seperti dalam file) ke balik.json, lalu hitung lagi dengan --mapping balik.json. Bila sudah memakai --mapping, tambahkan isinya ke pemetaan itu, di dalam "answers" yang sama; butir yang sudah ada di situ dihapus. Bila pernyataannya memang negatif, tulis `reverse: true` pada butirnya dalam rubrik. Tidak ada yang dibalik sendiri.',
  en: 'Answered against the other items: {items} (correlation {r}, {n} respondents). Turned round, alpha would rise from {alpha} to {reversed}.',
  enRemedy:
    'look which way its column is coded. Where it is backwards in the data, write {"version": 2, {answers}} (answers as the file has them) to backwards.json and score again with --mapping backwards.json. Where you use --mapping already, add this to that mapping, within the same "answers"; an item that stands there is taken out. Where its wording is negative, write `reverse: true` on the item of the rubric. Nothing is turned round by itself.',
})

const itemsOpposed = defineDiagnostic('report/items-against-each-other', 'warning', {
  id: '{some} dan {others} dijawab berlawanan (korelasi {r}, {n} responden): bila salah satu pihak dibalik, alfa naik dari {alpha} menjadi {reversed}.',
  idRemedy:
    'dari jawabannya tidak terlihat pihak yang terbalik; periksa arah kode kedua pihak. Bila satu pihak terbalik dalam data, tulis {"version": 2, {answers}} (untuk {some}) atau {"version": 2, {otherAnswers}} (untuk {others}) ke balik.json, isinya seperti dalam file, lalu hitung lagi dengan --mapping balik.json. Bila sudah memakai --mapping, tambahkan isinya ke pemetaan itu, di dalam "answers" yang sama; butir yang sudah ada di situ dihapus. Bila pernyataannya memang negatif, tulis `reverse: true` pada satu pihak saja dalam rubrik. Tidak ada yang dibalik sendiri.',
  en: '{some} and {others} are answered against each other (correlation {r}, {n} respondents): with one side turned round, alpha would rise from {alpha} to {reversed}.',
  enRemedy:
    'the answers do not show which side it is; look which way both are coded. Where one is backwards in the data, write {"version": 2, {answers}} (for {some}) or {"version": 2, {otherAnswers}} (for {others}) to backwards.json, answers as the file has them, and score again with --mapping backwards.json. Where you use --mapping already, add this to that mapping, within the same "answers"; an item that stands there is taken out. Where the wording of one side is negative, write `reverse: true` on that side alone in the rubric. Nothing is turned round by itself.',
})

const constantItem = defineDiagnostic('report/constant-item', 'warning', {
  id: 'Semua responden memberi jawaban yang sama, dan bukan yang terbaik, pada butir {items}.',
  idRemedy: 'periksa apakah kolomnya terisi otomatis atau salah pasang (--show-mapping).',
  en: 'All respondents gave the same answer, and not the best one, to the items {items}.',
  enRemedy: 'look whether its column was filled by itself or is the wrong one (--show-mapping).',
})

/** It may be true of all: a service that is free. */
const constantBest = defineDiagnostic('report/constant-best-item', 'warning', {
  id: 'Semua responden memberi jawaban terbaik pada butir {items}.',
  idRemedy:
    'bila memang begitu adanya (seperti layanan tanpa biaya), biarkan; bila tidak, periksa apakah kolomnya terisi otomatis atau salah pasang (--show-mapping).',
  en: 'All respondents gave the best answer to the items {items}.',
  enRemedy:
    'where that lies in the matter (a service that is free), leave it; where not, look whether the column was filled by itself or is the wrong one (--show-mapping).',
})

const allConstant = defineDiagnostic('report/all-items-constant', 'warning', {
  id: 'Pada setiap butir semua responden memberi jawaban yang sama ({n} responden, {items} butir): tidak ada keragaman sama sekali.',
  idRemedy:
    'periksa apakah baris-barisnya salinan dari satu baris, contoh, atau terisi otomatis. Bila memang begitu jawabannya, sebutkan hal itu saat hasil diumumkan.',
  en: 'All respondents gave the same answer to each of the items ({n} respondents, {items} items): nothing varies at all.',
  enRemedy:
    'look whether the rows are copies of one, an example, or filled by themselves. Where these are the answers indeed, say so when the result is published.',
})

const unansweredItem = defineDiagnostic('report/unanswered-item', 'warning', {
  id: 'Tidak ada satu pun jawaban yang dihitung pada butir {items}.',
  idRemedy:
    'periksa apakah kolomnya kosong dalam ekspor atau salah pasang (--show-mapping). Bila memang tidak ada yang menjawab, sebutkan hal itu saat hasil diumumkan.',
  en: 'No answer counts for the items {items}.',
  enRemedy:
    'look whether its column is empty in the export or is the wrong one (--show-mapping). Where nobody answered indeed, say so when the result is published.',
})

const weightsTotalDiffers = defineDiagnostic('report/weights-total-differs', 'warning', {
  id: 'Bobot yang diisi pada `{title}` berjumlah {sum}; seharusnya {expected}.',
  idRemedy: 'bandingkan setiap bobot dengan lampiran atau portalnya.',
  en: 'The weights filled in for `{title}` add up to {sum}; they should be {expected}.',
  enRemedy: 'compare each with the annex or the portal.',
})

const weightsStatedDiffer = defineDiagnostic('report/weights-stated-differ', 'warning', {
  id: '`{item}`{whose} terisi {stated}, sedangkan bobot yang berlaku berjumlah {sum}.',
  idRemedy: 'samakan dengan jumlah bobot yang berlaku, atau periksa apa yang tidak berlaku.',
  en: '`{item}`{whose} says {stated}, but the weights that apply add up to {sum}.',
  enRemedy: 'make it the sum of the weights that apply, or check what does not apply.',
})

const weightBorrowed = defineDiagnostic('report/weight-from-other-sheet', 'warning', {
  id: 'Bobot {items} kosong pada lembar {units}, sehingga dipakai bobot dari lembar lain.',
  idRemedy: 'isi bobot itu di setiap lembar, bila memang sama.',
  en: 'The weights {items} are blank in the sheet of {units}: those of another sheet are used.',
  enRemedy: 'fill them in on each sheet, where they are the same.',
})

const bonusCounted = defineDiagnostic('report/bonus-counted', 'warning', {
  id: '`{item}` menambah {points} poin di luar nilai maksimum{unit}; rubrik tidak memuat batasnya.',
  idRemedy: 'periksa angkanya pada sumbernya sebelum hasil diumumkan.',
  en: '`{item}` adds {points} points beyond the maximum{unit}; the rubric knows no limit for it.',
  enRemedy: 'check the number against its source before the result is published.',
})

const dividedByNothing = defineDiagnostic('report/denominator-zero', 'warning', {
  id: 'Penyebut rasio berisi 0{unit}; menurut rubrik: {items}.',
  idRemedy: 'periksa isian penyebutnya; yang tidak berlaku mengurangi nilai maksimum.',
  en: 'A ratio is divided by 0{unit}; after the rubric: {items}.',
  enRemedy: 'check what it is divided by; what does not apply lowers the maximum.',
})

export function answerCautions(scores: SurveyScores): readonly Diagnostic[] {
  return [
    ...itemCautions(scores),
    ...intervalCautions(scores),
    ...fileCautions(scores.rubric, scores.doubts.groups),
  ]
}

/** What to look at before counts are passed on: nobody can afterwards. */
export function codingCautions(scores: SurveyScores): readonly Diagnostic[] {
  return [...itemCautions(scores), ...fileCautions(scores.rubric, scores.doubts.files)]
}

function itemCautions({ items, doubts }: SurveyScores): readonly Diagnostic[] {
  const most = Math.max(...items.map(({ n }) => n))
  return [...doubts.opposed.map(againstCaution), ...constantCautions(doubts, most)]
}

function againstCaution(found: SurveyScores['doubts']['opposed'][number]): Diagnostic {
  const { some, others, n, before, correlation, alpha } = found
  const ids = (items: readonly Item[]) =>
    quotedList(
      items.map(({ id }) => id),
      MOST_NAMED,
    )
  const params = {
    n: countWords(n),
    alpha: before === undefined ? NO_ALPHA : fixedWords(before, 2),
    ...{ r: fixedWords(correlation, 2), reversed: fixedWords(alpha, 2) },
    ...{ answers: mirroredItems(some) },
  }
  if (others.length === 0) return itemAgainst(undefined, { ...params, items: ids(some) })
  return itemsOpposed(undefined, {
    ...{ ...params, some: ids(some), others: ids(others) },
    otherAnswers: mirroredItems(others),
  })
}

const NO_ALPHA = { id: 'tidak terdefinisi', en: 'undefined' }

/** @param most answers to an item */
function constantCautions(
  { constant: { unanswered, some, all } }: SurveyScores['doubts'],
  most: number,
): readonly Diagnostic[] {
  const named = (isBest: boolean) => {
    const own = some.filter(each => each.isBest === isBest)
    return own.length === 0
      ? undefined
      : shortList(
          own.map(({ item, code }) => `\`${item.id}\` (${code})`),
          MOST_NAMED,
        )
  }
  const [others, best] = [named(false), named(true)]
  const ids = quotedList(
    unanswered.map(({ id }) => id),
    MOST_NAMED,
  )
  return [
    ...(unanswered.length === 0 ? [] : [unansweredItem(undefined, { items: ids })]),
    ...(all === 0 ? [] : [allConstant(undefined, { n: countWords(most), items: all })]),
    ...(others === undefined ? [] : [constantItem(undefined, { items: others })]),
    ...(best === undefined ? [] : [constantBest(undefined, { items: best })]),
  ]
}

// What sheets are filled in with beside their answers.

export function sheetCautions(
  sheets: readonly SheetDoubts[],
  digits: number,
): readonly Diagnostic[] {
  const isOne = sheets.length === 1
  return [
    ...weightsTotals(sheets),
    ...borrowedWeights(sheets),
    ...sheets.flatMap(({ unit, bonuses, stated, ofNothing }) => [
      ...bonuses.map(({ id, points }) =>
        bonusCounted(undefined, {
          ...{ item: id, unit: isOne ? '' : ` (${unit})` },
          points: decimalWords(decimalText(points, digits)),
        }),
      ),
      ...stated.map(each =>
        weightsStatedDiffer(undefined, {
          ...{ item: each.item.text ?? { id: each.item.id }, whose: isOne ? '' : ` (${unit})` },
          ...{
            stated: decimalWords(numberAsWritten(each.stated)),
            sum: decimalWords(numberAsWritten(each.sum)),
          },
        }),
      ),
      ...zeroDenominators(ofNothing, isOne ? '' : ` (${unit})`),
    ]),
  ]
}

/** Sheets share their weights: one caution a sum. */
function weightsTotals(sheets: readonly SheetDoubts[]): readonly Diagnostic[] {
  const found = sheets.flatMap(({ totals }) =>
    totals.map(({ node, sum, total }) =>
      weightsTotalDiffers(undefined, {
        title: node.title ?? { id: node.id },
        ...{
          sum: decimalWords(numberAsWritten(sum)),
          expected: decimalWords(numberAsWritten(total)),
        },
      }),
    ),
  )
  return [...new Map(found.map(each => [each.message.en, each])).values()]
}

const MOST_NAMED = 8

function borrowedWeights(sheets: readonly SheetDoubts[]): readonly Diagnostic[] {
  const borrowing = sheets.filter(({ borrowed }) => borrowed.length > 0)
  if (borrowing.length === 0) return []
  const listed = (names: readonly string[]) =>
    shortList([...new Set(names)], MOST_NAMED, { countsRest: true })
  return [
    weightBorrowed(undefined, {
      items: listed(borrowing.flatMap(({ borrowed }) => borrowed)),
      units: listed(borrowing.map(({ unit }) => unit)),
    }),
  ]
}

function zeroDenominators(found: SheetDoubts['ofNothing'], unit: string): readonly Diagnostic[] {
  if (found.length === 0) return []
  const listed = (language: 'id' | 'en') =>
    shortList(
      found.map(({ id, treated }) => `\`${id}\` ${TREATED[treated][language]}`),
      MOST_NAMED,
      { countsRest: true },
    )
  return [dividedByNothing(undefined, { unit, items: inBoth(listed) })]
}

const TREATED = {
  'not-applicable': { id: 'tidak berlaku', en: 'does not apply' },
  lowest: { id: 'nilai terendah', en: 'the lowest points' },
  highest: { id: 'nilai tertinggi', en: 'the highest points' },
} as const
