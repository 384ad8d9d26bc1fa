/** A grade whose stretch of the scale no score can reach. */
import { exactWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { perhapsMeant } from '../../language/nearest.ts'
import { quotedList } from '../../language/short-list.ts'
import { type Exact, exact, exactText } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { GradeBand, GradeTable, Rounding, Rubric, ScoreNode } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { satisfies } from '../../score/conditions.ts'
import { roundedBy } from '../../score/scored-node.ts'
import { comparedText } from '../labels.ts'
import { reachableRanges } from '../reachable-range.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'
import { nodesOffWeight } from '../weight-sums.ts'

export const bandUnreachable = defineRule({
  name: 'band-unreachable',
  severity: 'warning',
  summary: {
    id: 'Tidak ada nilai yang dapat mencapai predikat ini.',
    en: 'No score can reach this grade.',
  },
  message: {
    id: 'Predikat {grades} tidak pernah diberikan: nilai `{node}` berada di antara {lowest} dan {highest}.',
    en: '{grades} is never given: `{node}` lies between {lowest} and {highest}.',
  },
  remedy: { id: '{how}', en: '{how}' },
  *find(rubric) {
    const offWeight = nodesOffWeight(rubric)
    for (const table of rubric.grades) {
      // What follows from weights that do not add up is told with the weights.
      if (table.nodes.some(node => offWeight.has(node))) continue
      const reaches = gradedReaches(table, rubric)
      const [first] = reaches
      if (first === undefined) continue
      const unreached = table.bands.filter(
        (band, position) =>
          !reaches.some(reach => isReached(band, table.bands[position - 1], reach)),
      )
      const [band] = unreached
      if (band === undefined) continue
      // Bounds in another unit put several grades out of reach: one slip.
      yield {
        place: boundPlace(band),
        params: {
          grades: quotedList(
            unreached.map(({ grade }) => grade),
            MOST_NAMED,
          ),
          node: first.node,
          lowest: first.lowest === undefined ? '–∞' : exactWords(first.lowest),
          highest: first.highest === undefined ? '∞' : exactWords(first.highest),
          how: reachingRemedy(table, first, rubric),
        },
        related: unreached.slice(1).map(each => alsoHere(boundPlace(each))),
      }
    }
  },
})

const CHECK_UNIT = {
  id: 'periksa satuan batasnya (0–100, 1–4, atau proporsi 0–1), atau hapus predikat ini.',
  en: 'check the unit of its bound (0 to 100, 1 to 4, or a share of 1), or remove the grade.',
}

/** Bounds on 100 above a score that ends at 1 or 5: a rescale is missing. */
function reachingRemedy(
  { bands, nodes }: GradeTable,
  { lowest, highest }: GradedReach,
  { score }: Rubric,
): Required<Localized> {
  const top = bands[0]?.bound?.value
  const below = bands[1]?.bound?.value
  const meant = [10, 100, 1000].flatMap(times => top?.div(exact(times)) ?? [])
  const point = meant.find(
    each => (below?.compare(each) ?? 1) < 0 && (highest?.compare(each) ?? 1) >= 0,
  )
  if (point !== undefined && highest !== undefined && (top?.compare(highest) ?? 0) > 0)
    return perhapsMeant(exactWords(point).en)
  const node = nodesOf(score).find(each => each.id === nodes[0])
  if (node === undefined || top === undefined || lowest === undefined || highest === undefined)
    return CHECK_UNIT
  if (node.children.length === 0 || highest.compare(TEN) > 0 || top.compare(HUNDRED) > 0)
    return CHECK_UNIT
  if (node.rescale !== undefined || top.compare(TEN) < 0) return CHECK_UNIT
  const rescale = `rescale: { from: [${exactText(lowest)}, ${exactText(highest)}], to: [0, 100] }`
  return {
    id: `Bila batasnya dari 100, tambahkan pada \`${node.id}\`: ${rescale}`,
    en: `Where the bounds are out of 100, add to \`${node.id}\`: ${rescale}`,
  }
}

const TEN = exact(10)
const HUNDRED = exact(100)

function boundPlace({ bound, source }: GradeBand) {
  return placeAt(source, bound?.inclusive === false ? 'above' : bound ? 'from' : 'grade')
}

interface GradedReach {
  readonly node: string
  readonly lowest: Exact | undefined
  readonly highest: Exact | undefined
}

/** After the rounding of the table. */
function gradedReaches(table: GradeTable, rubric: Rubric): readonly GradedReach[] {
  const ranges = reachableRanges(rubric)
  return table.nodes.flatMap(node => {
    const { lowest, highest } = ranges.get(node) ?? {}
    return [
      {
        node,
        lowest: lowest && roundedBy(lowest, table.round),
        highest: highest && roundedBy(highest, table.round),
      },
    ]
  })
}

function isReached(
  { bound }: GradeBand,
  above: GradeBand | undefined,
  { lowest, highest }: GradedReach,
): boolean {
  const tooHigh = bound !== undefined && highest !== undefined && !meets(highest, bound)
  const alwaysBetter =
    above?.bound !== undefined && lowest !== undefined && meets(lowest, above.bound)
  return !tooHigh && !alwaysBetter
}

function meets(value: Exact, bound: NonNullable<GradeBand['bound']>): boolean {
  return satisfies(value, bound.inclusive ? 'at-least' : 'above', bound.value)
}

// Bounds of a printed table (… to 88.30, from 88.31) without the rounding that closes the gaps between its lines.

export const bandsLeaveGap = defineRule({
  name: 'bands-leave-gap',
  severity: 'warning',
  summary: {
    id: 'Tabel cetak bercelah (88,30 / 88,31) dan tidak ada pembulatan yang menutupnya.',
    en: 'A printed table has gaps (88.30 / 88.31) and no rounding closes them.',
  },
  message: {
    id: 'Batas `{grade}` adalah {bound}; pada tabel cetak predikat di bawahnya berakhir pada {below}. Nilai di antaranya tidak diatur: nilai tidak dibulatkan ke {digits} desimal lebih dahulu.',
    en: 'The bound of `{grade}` is {bound}; in a printed table the grade below ends at {below}. Scores between them are left open: nothing rounds to {digits} decimals first.',
  },
  remedy: {
    id: 'tambahkan pada `grades`: round: { digits: {digits}, mode: half-up }',
    en: 'add to `grades`: round: { digits: {digits}, mode: half-up }',
  },
  *find(rubric) {
    for (const table of rubric.grades) {
      const reaches = gradedReaches(table, rubric)
      const nodes = nodesOf(rubric.score).filter(node => table.nodes.includes(node.id))
      for (const band of table.bands) {
        if (band.bound?.inclusive !== true) continue
        // A bound out of reach was not copied from a table: that is told.
        if (!reaches.some(reach => isReached(band, undefined, reach))) continue
        const written = entryOf(band.source, 'from')?.value
        const digits = decimalsOf(written?.kind === 'scalar' ? written.text : '')
        if (
          !isPrinted(band.bound.value, digits) ||
          nodes.every(node => closes(table, node, digits))
        )
          continue
        const below = band.bound.value.sub(exact(1, 10n ** BigInt(digits)))
        yield {
          place: placeAt(band.source, 'from'),
          params: {
            grade: band.grade,
            bound: exactWords(band.bound.value),
            below: exactWords(below),
            digits,
          },
        }
        // One missing `round` opens all the gaps of a table.
        break
      }
    }
  },
})

function decimalsOf(text: string): number {
  return /^[+-]?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0
}

/** 76.61 and 80.1 come from a table with a line below them; 62.5 and 3.25 are plain halves and quarters. */
function isPrinted(bound: Exact, digits: number): boolean {
  if (digits === 0) return false
  const steps = digits === 1 ? 2 : 20
  if (bound.mul(exact(steps)).d === 1n) return false
  return digits > 1 || bound.mul(exact(10)).n % 10n === 1n
}

/** The last rounding before the bounds are looked at leaves no score between two lines of the table. */
function closes(table: GradeTable, node: ScoreNode, digits: number): boolean {
  const last: Rounding | undefined =
    table.round ?? (node.rescale === undefined ? node.round : node.rescale.round)
  return last !== undefined && last.digits <= digits
}

// A table of grades in which some bounds belong to the grade above them and others do not.

export const bandsMixedBounds = defineRule({
  name: 'bands-mixed-bounds',
  severity: 'warning',
  summary: {
    id: 'Sebagian batas predikat termasuk (`from`), sebagian tidak (`above`).',
    en: 'Some bounds of a table of grades are inclusive (`from`), others exclusive (`above`).',
  },
  message: {
    id: 'Batas `{grade}` memakai `{key}`, sedangkan batas lain memakai `{otherKey}`: nilai tepat pada batas diperlakukan berbeda.',
    en: 'The bound of `{grade}` is written with `{key}`, the others with `{otherKey}`: a score exactly at a bound is treated in two ways.',
  },
  remedy: {
    id: 'samakan menurut sumbernya. Bila sumbernya memang berbeda di sini, tulis alasannya: `# rb-score ignore bands-mixed-bounds: alasan`.',
    en: 'write them as the source does. If it does differ here, give the reason: `# rb-score ignore bands-mixed-bounds: reason`.',
  },
  *find(rubric) {
    for (const { bands, nodes } of rubric.grades) {
      // Written down to the lowest score there is, a bound is met by whatever is left.
      const inclusive = bands.filter(
        ({ bound }) => bound?.inclusive === true && !isFloor(bound.value, nodes, rubric),
      )
      const exclusive = bands.filter(({ bound }) => bound?.inclusive === false)
      const [few, many] =
        inclusive.length < exclusive.length ? [inclusive, exclusive] : [exclusive, inclusive]
      const [odd, usual] = [few[0], many[0]]
      if (odd === undefined || usual === undefined) continue
      const keyOf = (band: typeof odd) => (band.bound?.inclusive ? 'from' : 'above')
      yield {
        place: placeAt(odd.source, keyOf(odd)),
        params: { grade: odd.grade, key: keyOf(odd), otherKey: keyOf(usual) },
        related: [
          alsoHere(placeAt(usual.source, keyOf(usual)), { id: 'seperti ini', en: 'like this' }),
        ],
      }
    }
  },
})

function isFloor(bound: Exact, nodes: readonly string[], rubric: Rubric): boolean {
  const ranges = reachableRanges(rubric)
  return nodes.every(node => {
    const lowest = ranges.get(node)?.lowest
    return lowest !== undefined && bound.compare(lowest) <= 0
  })
}

// Bounds that all lie in the lower half of the scale they grade: shares on an index of 100, or a weight with a digit too many.

const LOWER_PART = exact(1, 2)

export const bandsOffScale = defineRule({
  name: 'bands-off-scale',
  severity: 'warning',
  summary: {
    id: 'Semua batas predikat berada di separuh bawah dari nilai yang mungkin.',
    en: 'All bounds of a table of grades lie in the lower half of the scale.',
  },
  message: {
    id: 'Batas tertinggi adalah {bound}, sedangkan nilai `{node}` mencapai {highest}: `{grade}` diberikan sebelum setengahnya dicapai.',
    en: 'The highest bound is {bound} while `{node}` reaches {highest}: `{grade}` is given before half of that.',
  },
  remedy: {
    id: 'tulis batas dalam satuan nilai itu sendiri, atau periksa bobot yang membuat nilainya setinggi itu.',
    en: 'write the bounds in the unit of the score itself, or look for the weight that makes it so high.',
  },
  *find(rubric) {
    const offWeight = nodesOffWeight(rubric)
    for (const table of rubric.grades) {
      if (table.nodes.some(node => offWeight.has(node))) continue
      const [best] = table.bands
      const wide = best?.bound && widestNode(table, rubric, best.bound.value)
      if (best?.bound === undefined || wide === undefined) continue
      yield {
        place: placeAt(best.source, best.bound.inclusive ? 'from' : 'above'),
        params: {
          grade: best.grade,
          node: wide.node,
          bound: exactWords(best.bound.value),
          highest: exactWords(wide.highest),
        },
      }
    }
  },
})

/** Only where every graded node is that much wider. */
function widestNode(table: GradeTable, rubric: Rubric, bound: Exact) {
  const ranges = reachableRanges(rubric)
  const wide = table.nodes.flatMap(node => {
    const { lowest, highest } = ranges.get(node) ?? {}
    if (lowest === undefined || highest === undefined || bound.compare(lowest) <= 0) return []
    const share = bound.sub(lowest).compare(highest.sub(lowest).mul(LOWER_PART))
    return share < 0 ? [{ node, highest }] : []
  })
  return wide.length === table.nodes.length ? wide[0] : undefined
}

// A grade that is given by two bands of one table, or whose condition makes no difference.

export const gradeRepeated = defineRule({
  name: 'grade-repeated',
  severity: 'error',
  summary: {
    id: 'Satu predikat atau sebutannya muncul dua kali dalam satu tabel.',
    en: 'A grade, or what it is called, stands twice in one table.',
  },
  message: {
    id: '"{text}" muncul dua kali dalam tabel predikat ini.',
    en: '"{text}" stands twice in this table of grades.',
  },
  remedy: {
    id: 'beri nama lain, atau gabungkan kedua rentang itu.',
    en: 'name one of them differently, or join the two bands.',
  },
  *find({ grades }) {
    for (const { bands } of grades) {
      const seen = new Map<string, ReturnType<typeof placeAt>>()
      for (const { grade, label, otherwise, source } of bands) {
        const place = placeAt(source, 'grade')
        const words = label?.id ?? label?.en
        const spoken = words === undefined || words === grade ? [] : [`label ${keyOf(words)}`]
        const keys = [`grade ${keyOf(grade)}`, ...spoken]
        const earlier = keys.flatMap(key => seen.get(key) ?? [])[0]
        const text = seen.has(keys[0] ?? '') ? grade : (words ?? grade)
        if (earlier !== undefined) yield { place, params: { text }, related: [alsoHere(earlier)] }
        else if (otherwise !== undefined && keyOf(otherwise.grade) === keyOf(grade))
          yield {
            place: placeAt(source, 'else'),
            params: { text: grade },
            related: [alsoHere(place)],
          }
        for (const key of keys) if (!seen.has(key)) seen.set(key, place)
      }
    }
  },
})

// `A-` is not `A`, and `A` is not `a`: only spaces and invisible signs are forgiven in what is that short.
function keyOf(text: string): string {
  return text.length <= 3 ? text.trim() : comparedText(text)
}
