/** What the answers themselves make suspect, with the evidence and what to change: never changed here. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countWords, numberAsWritten, numberText } from '../language/exact-words.ts'
import { shortList } from '../language/short-list.ts'
import { tQuantile } from '../math/distributions.ts'
import { decimalText, floatOf } from '../math/exact.ts'
import type { SheetDoubts } from '../score/sheet-doubts.ts'
import type { GroupingScores, ItemScores, SurveyScores } from '../score/survey-scores.ts'
import { shownLabel } from './survey-result.ts'

const reversedItem = defineDiagnostic('report/item-against-others', 'warning', {
  id: 'Butir `{item}` dijawab berlawanan dengan butir lain (korelasi {r}, {n} responden): bila dibalik, alfa naik dari {alpha} menjadi {reversed}.',
  idRemedy:
    'periksa apakah kode kolomnya terbalik dalam data. Bila pernyataannya memang negatif, tulis `reverse: true` pada butir itu dalam rubrik. Tidak ada yang dibalik sendiri.',
  en: 'The item `{item}` is answered against the others (correlation {r}, {n} respondents): turned round, alpha would rise from {alpha} to {reversed}.',
  enRemedy:
    'look whether its column is coded backwards in the data. Where its wording is negative, write `reverse: true` on that item of the rubric. Nothing is turned round by itself.',
})

const constantItem = defineDiagnostic('report/constant-item', 'warning', {
  id: 'Semua responden memberi jawaban yang sama, dan bukan yang terbaik, pada butir {items}.',
  idRemedy: 'periksa apakah kolomnya terisi otomatis atau salah pasang (--show-mapping).',
  en: 'All respondents gave the same answer, and not the best one, to the items {items}.',
  enRemedy: 'look whether its column was filled by itself or is the wrong one (--show-mapping).',
})

const backwardsFile = defineDiagnostic('report/file-coded-backwards', 'warning', {
  id: 'Kode jawaban `{file}` tampaknya terbalik: indeksnya {value}, file lain {others}; bila dibalik {mirrored}.',
  idRemedy:
    'bandingkan labelnya dengan kuesioner; bila memang terbalik, beri file itu pemetaan dengan bagian "answers" (--mapping).',
  en: 'The answers in `{file}` seem to be coded backwards: its index is {value}, that of the other files {others}; turned round {mirrored}.',
  enRemedy:
    'compare its labels with the questionnaire; where they are backwards, give that file a mapping with a section "answers" (--mapping).',
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

/** Fewer answers may fall anyhow. */
const LEAST_ANSWERS = 30

export function answerCautions(scores: SurveyScores): readonly Diagnostic[] {
  return [
    ...scores.statistics.scales.flatMap(scale =>
      scale.byItem.flatMap((item, at) => {
        const { rest, alphaReversed } = item
        const own = scale.itemsOf[at]
        if (own === undefined || rest === undefined || alphaReversed === undefined) return []
        const isAgainst =
          scale.n >= LEAST_ANSWERS &&
          rest < Math.min(LITTLE_AGAINST, -byChance(scale.n, scale.byItem.length)) &&
          alphaReversed > scale.alpha + CLEAR_RISE
        if (!isAgainst) return []
        return [
          reversedItem(undefined, {
            ...{ item: own.id, n: countWords(scale.n), r: decimal(rest, 2) },
            ...{ alpha: decimal(scale.alpha, 2), reversed: decimal(alphaReversed, 2) },
          }),
        ]
      }),
    ),
    ...constantCautions(scores.items),
    ...scores.groupings.flatMap(grouping => backwardsCautions(scores, grouping)),
  ]
}

/** The correlation that one of so many items reaches by chance in one survey of twenty. */
function byChance(n: number, items: number): number {
  const t = tQuantile(1 - 0.05 / items, n - 2)
  return t / Math.sqrt(n - 2 + t * t)
}

const LITTLE_AGAINST = -0.1
const CLEAR_RISE = 0.05

/** Where nothing varies at all, no column stands out. */
function constantCautions(items: readonly ItemScores[]): readonly Diagnostic[] {
  const varies = ({ answers }: ItemScores) => answers.filter(({ count }) => count > 0).length > 1
  const shown = items.some(varies)
    ? items.flatMap(each => {
        const code = constantCode(each)
        return code === undefined ? [] : [`\`${each.item.id}\` (${code})`]
      })
    : []
  return shown.length === 0 ? [] : [constantItem(undefined, { items: shortList(shown, 8) })]
}

/** The best answer may be given by all: a service that is free. */
function constantCode({ item, n, answers }: ItemScores): string | undefined {
  const given = answers.filter(({ count }) => count > 0)
  const [only] = given
  if (n < LEAST_ANSWERS || given.length !== 1 || only === undefined) return undefined
  const points = answers.map(({ category }) => floatOf(category.points))
  const best = item.reverse ? Math.min(...points) : Math.max(...points)
  return floatOf(only.category.points) === best ? undefined : only.category.code
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
          points: inBoth(decimalText(points, digits)),
        }),
      ),
      ...stated.map(each =>
        weightsStatedDiffer(undefined, {
          ...{ item: each.item.text ?? { id: each.item.id }, whose: isOne ? '' : ` (${unit})` },
          ...{
            stated: inBoth(numberAsWritten(each.stated)),
            sum: inBoth(numberAsWritten(each.sum)),
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
        ...{ sum: inBoth(numberAsWritten(sum)), expected: inBoth(numberAsWritten(total)) },
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
  return [dividedByNothing(undefined, { unit, items: { id: listed('id'), en: listed('en') } })]
}

const TREATED = {
  'not-applicable': { id: 'tidak berlaku', en: 'does not apply' },
  lowest: { id: 'nilai terendah', en: 'the lowest points' },
  highest: { id: 'nilai tertinggi', en: 'the highest points' },
} as const

function inBoth(text: string) {
  return { id: numberText(text, 'id'), en: text }
}

/** How far two files may lie apart and still be one survey, and how near to the mirror image is suspect: shares of the range. */
const FAR = 0.3
const NEAR = 0.08

/** With `--by file`: a file that lies far from all others, and as near to them once it is mirrored. */
function backwardsCautions(
  { rubric, tally, range }: SurveyScores,
  { by, groups }: GroupingScores,
): readonly Diagnostic[] {
  if (by.length !== 1 || by[0] !== 'file' || groups.length < 2) return []
  const [lowest, highest] = [floatOf(range.minimum), floatOf(range.maximum)]
  const width = highest - lowest
  const known = groups.flatMap(({ keys, rows, score }) =>
    score !== undefined && rows >= LEAST_ANSWERS
      ? [{ key: keys[0] ?? '', rows, value: floatOf(score) }]
      : [],
  )
  return known.flatMap(({ key, value }) => {
    const others = known.filter(each => each.key !== key)
    const rows = others.reduce((sum, each) => sum + each.rows, 0)
    if (rows === 0) return []
    const mean = others.reduce((sum, each) => sum + each.value * each.rows, 0) / rows
    const mirrored = lowest + highest - value
    // Of two files that mirror each other the lower one is meant: people rather agree.
    const isSuspect =
      mean > value && mean - value > FAR * width && Math.abs(mirrored - mean) < NEAR * width
    if (!isSuspect) return []
    const label = shownLabel(rubric, tally, 'file', key)
    return [
      backwardsFile(undefined, {
        file: label.id ?? label.en ?? '',
        value: decimal(value, rubric.shownDigits),
        others: decimal(mean, rubric.shownDigits),
        mirrored: decimal(mirrored, rubric.shownDigits),
      }),
    ]
  })
}

function decimal(value: number, digits: number) {
  return inBoth(value.toFixed(digits))
}
