/** Weights of siblings that are added up and do not come to the whole they are parts of. */

import { placeText } from '../../diagnostics/place.ts'
import { exactAndRounded, exactWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { quotedList } from '../../language/short-list.ts'
import { type Exact, exact, exactText, ONE, sumOf, ZERO } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { fullMarks } from '../reachable-range.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'
import {
  averagedPoints,
  boundsOn,
  fractionEdits,
  lastWeightPlace,
  nodesCountedTwice,
  nodesOffWeight,
  printedFractions,
  scoreConsequence,
  slipIn,
  wrongWeightSums,
} from '../weight-sums.ts'

export const weightsSum = defineRule({
  name: 'weights-sum',
  severity: 'error',
  summary: {
    id: 'Bobot yang dijumlahkan tidak berjumlah 1, 100, atau bobot induknya.',
    en: 'Weights that are added up do not come to 1, to 100, or to the weight of their parent.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}; seharusnya tepat {expected}.\nAkibat: {consequence}',
    en: 'The {count} weights under `{node}` add up to {sum}; expected exactly {expected}.\nConsequence: {consequence}',
  },
  remedy: {
    id: 'cocokkan setiap bobot dengan sumbernya{slip}. Bila sumbernya memang memuat jumlah ini, nyatakan dalam `notice` dan beri komentar `# rb-score ignore weights-sum: alasan`.',
    en: 'compare each weight with its source{slip}. If the source does print this sum, say so in `notice` and add the comment `# rb-score ignore weights-sum: reason`.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected, fractions } = wrong
      if (node.aggregate !== 'sum' || fractions !== undefined) continue
      const slip = slipIn(wrong)
      yield {
        place: slip?.place ?? lastWeightPlace(wrong),
        params: {
          slip:
            slip === undefined
              ? ''
              : {
                  id: `; mungkin maksudnya \`${slip.meant}\``,
                  en: `; perhaps \`${slip.meant}\` is meant`,
                },
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          consequence: scoreConsequence(wrong, rubric),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
})

// Parts that make up the weight of their whole, which multiplies them by that weight once more.

export const weightCountedTwice = defineRule({
  name: 'weight-counted-twice',
  severity: 'error',
  summary: {
    id: 'Bobot bagian sudah berjumlah bobot induknya, lalu dikalikan bobot induk itu sekali lagi.',
    en: 'Parts already add up to the weight of their parent, and are multiplied by it once more.',
  },
  message: {
    id: 'Bagian-bagian `{node}` sudah berjumlah {sum}, yaitu bobot `{node}` sendiri, lalu dikalikan {own} sekali lagi: nilai maksimumnya {full}, bukan {own}.',
    en: 'The parts of `{node}` already make up {sum}, the weight of `{node}` itself, and are multiplied by {own} once more: its full marks are {full}, not {own}.',
  },
  remedy: {
    id: 'hapus salah satu: `weight: {written}` pada `{node}`, atau tulis bobot bagiannya sebagai proporsi yang berjumlah 1.',
    en: 'leave one of the two out: remove `weight: {written}` at `{node}`, or write the weights of its parts as shares that add up to 1.',
  },
  *find(rubric) {
    const [first, ...others] = nodesCountedTwice(rubric)
    if (first === undefined) return
    const sum = sumOf(first.children.flatMap(child => (child.bonus ? [] : [child.weight])))
    // A way of writing that is the same throughout is one slip.
    yield {
      place: placeAt(first.source, 'weight'),
      params: {
        node: first.id,
        sum: exactWords(sum),
        own: exactWords(first.weight),
        written: exactText(first.weight),
        full: exactWords(sum.mul(first.weight)),
      },
      related: others.map(each => alsoHere(placeAt(each.source, 'weight'))),
    }
  },
})

// Weights that are points, under an average that divides by them: nothing reaches the bounds.

export const pointsAveraged = defineRule({
  name: 'points-averaged',
  severity: 'error',
  summary: {
    id: 'Bobot berupa poin berada di bawah `aggregate: average`, yang membagi dengan jumlahnya, sehingga batasnya tidak dapat diraih.',
    en: 'Weights that are points stand under `aggregate: average`, which divides by them, so that the bounds are out of reach.',
  },
  message: {
    id: '`{node}` paling tinggi {highest}, karena `aggregate: average` membagi dengan jumlah bobot; batas predikat atau syaratnya lebih tinggi dari itu.',
    en: '`{node}` is {highest} at most, because `aggregate: average` divides by the weights; its grades or gates ask for more.',
  },
  remedy: {
    id: 'bila bobotnya poin, tulis `aggregate: sum` pada `{node}`; nilainya lalu mencapai {total}.',
    en: 'where the weights are points, write `aggregate: sum` at `{node}`; it then reaches {total}.',
  },
  *find(rubric) {
    for (const { node, highest, total } of averagedPoints(rubric)) {
      const written = entryOf(node.source, 'aggregate') !== undefined
      yield {
        place: placeAt(node.source, written ? 'aggregate' : 'id'),
        params: { node: node.id, highest: exactWords(highest), total: exactWords(total) },
      }
    }
  },
})

// Weights of an average that do not add up: the number stands, but it counts each part differently than is written.

export const averagedWeightsSum = defineRule({
  name: 'averaged-weights-sum',
  severity: 'warning',
  summary: {
    id: 'Bobot pada rata-rata tidak berjumlah 1, 100, atau bobot induknya; rata-rata membaginya dengan jumlah itu.',
    en: 'Weights of an average do not come to 1, to 100, or to the weight of their parent; the average divides by their sum.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}, bukan {expected}. Rata-rata membaginya dengan {sum}, jadi setiap bobot berlaku {factor} kali yang tertulis.',
    en: 'The {count} weights under `{node}` add up to {sum}, not {expected}. The average divides by {sum}, so each weight counts as {factor} times what is written.',
  },
  remedy: {
    id: 'tulis bobot yang berjumlah tepat {expected}; bila semuanya berbobot sama, hapus bobotnya.',
    en: 'write weights that add up to exactly {expected}; where all weigh the same, remove them.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected } = wrong
      if (node.aggregate !== 'average' || siblings.length === 0) continue
      yield {
        place: lastWeightPlace(wrong),
        params: {
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          factor: exactAndRounded(expected.div(sum)),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
  fix: fractionEdits,
})

// Weights that are printed roundings of fractions, and so add up to less or more than the whole: 0.111 nine times.

export const weightsPrintedRounded = defineRule({
  name: 'weights-printed-rounded',
  severity: 'error',
  summary: {
    id: 'Bobot adalah pecahan yang dibulatkan saat dicetak, sehingga jumlahnya tidak tepat dan nilai maksimum tidak dapat diraih.',
    en: 'Weights are fractions rounded for print, so they do not add up and the highest score cannot be reached.',
  },
  message: {
    id: 'Bobot {count} bagian `{node}` berjumlah {sum}; seharusnya tepat {expected}.\nAkibat: {consequence}',
    en: 'The {count} weights under `{node}` add up to {sum}; expected exactly {expected}.\nConsequence: {consequence}',
  },
  remedy: {
    id: 'tulis pecahannya: {fractions}.',
    en: 'write the fractions: {fractions}.',
  },
  *find(rubric) {
    for (const wrong of wrongWeightSums(rubric)) {
      const { node, siblings, sum, expected, fractions } = wrong
      if (node.aggregate !== 'sum' || fractions === undefined) continue
      const texts = [...new Set(fractions.map(exactText))].map(text => `\`${text}\``)
      yield {
        place: lastWeightPlace(wrong),
        params: {
          node: node.id,
          count: siblings.length,
          sum: exactWords(sum),
          expected: exactWords(expected),
          consequence: scoreConsequence(wrong, rubric),
          fractions: texts.join(', '),
        },
        related: [
          { place: placeAt(node.source, 'id'), label: { id: 'induknya', en: 'their parent' } },
        ],
      }
    }
  },
  fix: fractionEdits,
})

// Siblings of which some have a weight and others none: those count with 1, which is seldom meant.

export const weightForgotten = defineRule({
  name: 'weight-forgotten',
  severity: 'warning',
  summary: {
    id: 'Sebagian bagian setingkat diberi bobot dan sebagian tidak; yang tidak, bobotnya dianggap 1.',
    en: 'Some siblings have a weight and some have none; those count with 1.',
  },
  message: {
    id: '`{child}` belum diberi bobot, sedangkan bagian setingkatnya di `{node}` sudah; bobotnya dianggap 1.',
    en: '`{child}` has no weight while its siblings under `{node}` do; it counts with a weight of 1.',
  },
  remedy: {
    id: 'tulis bobotnya, juga bila memang 1.',
    en: 'write its weight, also where it is 1.',
  },
  *find({ score }) {
    for (const node of nodesOf(score)) {
      const siblings = node.children.filter(child => !child.bonus)
      const first = siblings.find(child => child.weightWritten)
      if (first === undefined) continue
      for (const child of siblings) {
        // A sum inside a sum may hold its points already.
        const isSum = child.item === undefined && child.aggregate === 'sum'
        if (child.weightWritten || child.weightFrom || (isSum && node.aggregate === 'sum')) continue
        yield {
          place: placeAt(child.source, child.item === undefined ? 'id' : 'item'),
          params: { child: child.id, node: node.id },
          related: [
            alsoHere(placeAt(first.source, 'weight'), {
              id: 'yang ini diberi bobot',
              en: 'this one has one',
            }),
          ],
        }
      }
    }
  },
})

// Points that are added up over several levels and come to nearly, but not quite, a round total: 99.9 or 4.99.

export const totalNotWhole = defineRule({
  name: 'total-not-whole',
  severity: 'warning',
  summary: {
    id: 'Nilai maksimum sebuah jumlah hampir bulat, tetapi tidak tepat.',
    en: 'The full marks of a sum are nearly round, but not quite.',
  },
  message: {
    id: 'Nilai maksimum `{node}` adalah {full}, bukan {whole}.',
    en: 'The full marks of `{node}` are {full}, not {whole}.',
  },
  remedy: { id: '{how}', en: '{how}' },
  *find(rubric) {
    for (const { node, full, whole } of oddTotals(rubric.score, rubric)) {
      const texts = roundedChildren(node, full, whole).map(({ fraction }) => exactText(fraction))
      const fractions = quotedList([...new Set(texts)], MOST_NAMED)
      yield {
        place: placeAt(node.source, 'id'),
        params: {
          node: node.id,
          full: exactWords(full),
          whole: exactWords(whole),
          how: texts.length > 0 ? writeFractions(fractions) : COMPARE_WITH_SOURCE,
        },
        related: roundedChildren(node, full, whole).map(({ child }) => ({
          place: placeAt(child.source, 'weight'),
          label: { id: 'dibulatkan', en: 'rounded' },
        })),
      }
    }
  },
  fix: ({ place }, rubric) =>
    oddTotals(rubric.score, rubric)
      .filter(({ node }) => place && placeText(placeAt(node.source, 'id')) === placeText(place))
      .flatMap(({ node, full, whole }) => roundedChildren(node, full, whole))
      .map(({ child, fraction }) => ({
        place: placeAt(child.source, 'weight'),
        newText: exactText(fraction),
      })),
})

const COMPARE_WITH_SOURCE = {
  id: 'cocokkan bobot di bawahnya dengan sumbernya, dan tulis pecahan untuk bobot yang dibulatkan. Bila jumlahnya memang demikian, beri komentar `# rb-score ignore total-not-whole: alasan`.',
  en: 'compare the weights below it with their source, and write fractions for weights that were rounded. Where the total is meant, add the comment `# rb-score ignore total-not-whole: reason`.',
}

function writeFractions(fractions: string): Required<Localized> {
  return { id: `tulis pecahannya: ${fractions}.`, en: `write the fractions: ${fractions}.` }
}

/** Weights that are evidently printed roundings of fractions, which make the total whole; none where they are not. */
function roundedChildren(node: ScoreNode, full: Exact, whole: Exact) {
  const weighed = node.children.filter(child => !child.bonus)
  const sum = sumOf(weighed.map(({ weight }) => weight))
  // Parts that are worth something else than 1 add up in another unit than their weights.
  if (!sum.equals(full) || weighed.some(child => !child.weightWritten)) return []
  const fractions = printedFractions(weighed, whole) ?? []
  return weighed.flatMap((child, position) => {
    const fraction = fractions[position]
    return fraction === undefined || fraction.equals(child.weight) ? [] : [{ child, fraction }]
  })
}

interface OddTotal {
  readonly node: ScoreNode
  readonly full: Exact
  readonly whole: Exact
}

/** The lowest nodes it shows at: what is off below is off in every sum above. */
function oddTotals(node: ScoreNode, rubric: Rubric): readonly OddTotal[] {
  const below = node.children.flatMap(child => oddTotals(child, rubric))
  // What follows from weights that are told by themselves is not told again.
  if (below.length > 0 || nodesOffWeight(rubric).has(node.id)) return below
  if (node.aggregate !== 'sum' || node.children.length < 2) return []
  const full = fullMarks({ ...node, round: undefined, rescale: undefined }, rubric)
  const isHundredths = node === rubric.score && !fitsBounds(node, full, rubric)
  const whole = full && roundTotal(full, isHundredths)
  return full === undefined || whole === undefined ? [] : [{ node, full, whole }]
}

/** Within a fiftieth of a whole number; the root also up to a fifth below 100, and a twentieth above: bonuses go beyond it. */
function roundTotal(full: Exact, isHundredths: boolean): Exact | undefined {
  const hundred = exact(100)
  const isNearHundred = full.compare(exact(80)) >= 0 && full.compare(exact(105)) <= 0
  if (isHundredths && isNearHundred && !full.equals(hundred)) return hundred
  const whole = full.round()
  const isNear = full.sub(whole).abs().compare(exact(1, 50)) <= 0
  return full.d !== 1n && isNear && whole.compare(ONE) >= 0 ? whole : undefined
}

/** A total of 80 is meant where the bounds are whole percents of it, or a rescale begins from it. */
function fitsBounds(node: ScoreNode, full: Exact | undefined, rubric: Rubric): boolean {
  if (full === undefined || node.rescale?.from[1].equals(full)) return true
  const bounds = boundsOn(node, rubric).filter(bound => bound.compare(ZERO) > 0)
  return bounds.length > 0 && bounds.every(bound => bound.mul(exact(100)).div(full).d === 1n)
}
