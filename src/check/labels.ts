/** A scale, or an item's own options -> every label and alias with its place and what it stands for. */
import type { TextPlace } from '../diagnostics/place.ts'
import { barerText, normalisedText } from '../language/normalised-text.ts'
import { type Exact, parseExact } from '../math/exact.ts'
import {
  type Category,
  categoriesOf,
  categoriesOn,
  type Item,
  type NoAnswerKind,
  type Rubric,
  type Scale,
} from '../rubric/model.ts'
import { entryOf, placeAt } from '../rubric/source-node.ts'

export interface ScaleLabel {
  readonly text: string
  readonly place: TextPlace
  readonly meaning: { readonly category: Category } | { readonly noAnswer: NoAnswerKind }
}

const LANGUAGES = ['id', 'en'] as const
const NO_ANSWER_KINDS = ['blank', 'dont-know', 'not-applicable'] as const

/** Labels and other spellings of the categories. A label that is not written is its code and not listed again. */
export function categoryLabels(scale: Scale): readonly ScaleLabel[] {
  return categoriesOn(scale).flatMap(category => {
    const { source, label, also } = category
    const isWritten = entryOf(source, 'label') !== undefined
    const labels = LANGUAGES.flatMap(language => {
      const text = isWritten ? label[language] : undefined
      return text === undefined ? [] : [{ text, place: placeAt(source, 'label', language) }]
    })
    const others = also.map((text, position) => ({
      text,
      place: placeAt(source, 'also', position),
    }))
    return [...labels, ...others].map(each => ({ ...each, meaning: { category } }))
  })
}

/** Everything a cell may hold on this scale: codes, labels, aliases, and spellings of no answer. */
export function allSpellings(scale: Scale): readonly ScaleLabel[] {
  const codes = categoriesOn(scale).map(category => ({
    text: category.code,
    place: placeAt(category.source, 'code'),
    meaning: { category },
  }))
  const noAnswers = NO_ANSWER_KINDS.flatMap(kind =>
    scale.noAnswer[kind].map((text, position) => ({
      text,
      place: placeAt(scale.source, 'no-answer', kind, position),
      meaning: { noAnswer: kind },
    })),
  )
  return [...codes, ...categoryLabels(scale), ...noAnswers]
}

/** The item's own words. */
export function optionLabels(item: Item): readonly ScaleLabel[] {
  return categoriesOf(item).flatMap(category => {
    const own = item.options.get(category.code)
    const placeOf = (...path: readonly (string | number)[]) =>
      placeAt(item.source, 'options', category.code, ...path)
    const labels = LANGUAGES.flatMap(language => {
      const text = own?.[language]
      return text === undefined ? [] : [{ text, place: placeOf(language) }]
    })
    const others = (own?.also ?? []).map((text, at) => ({ text, place: placeOf('also', at) }))
    return [...labels, ...others].map(each => ({ ...each, meaning: { category } }))
  })
}

// The places of a rubric where words are tied to numbers: its scales, and the options of its items.

interface LabelSet {
  /** The id of the scale or of the item. */
  readonly name: string
  readonly labels: readonly ScaleLabel[]
  /** Of all categories, from the lowest, whether they have labels or not. */
  readonly points: readonly Exact[]
}

export function labelSets({ scales, items }: Rubric): readonly LabelSet[] {
  return [
    ...[...scales.values()].map(scale => ({
      name: scale.id,
      labels: categoryLabels(scale),
      points: pointsOf(categoriesOn(scale)),
    })),
    ...items.map(item => ({
      name: item.id,
      labels: optionLabels(item),
      points: pointsOf(categoriesOf(item)),
    })),
  ].filter(({ labels }) => labels.length > 0)
}

function pointsOf(categories: readonly Category[]): readonly Exact[] {
  return categories.map(({ points }) => points).sort((a, b) => a.compare(b))
}

export function labelsByPoints({ labels }: LabelSet): readonly NumberedLabel[] {
  return labels.flatMap(({ text, place, meaning }) =>
    'category' in meaning ? [{ text, place, number: meaning.category.points }] : [],
  )
}

/** Empty where a code is not a number. */
export function labelsByCode({ labels }: LabelSet): readonly NumberedLabel[] {
  const numbered = labels.flatMap(({ text, place, meaning }) => {
    const number = 'category' in meaning ? parseExact(meaning.category.code) : undefined
    return number === undefined ? [] : [{ text, place, number }]
  })
  return numbered.length === labels.length ? numbered : []
}

// Labels with the numbers they stand for -> whether the numbers rise as the labels do, and which labels are out of place.

interface NumberedLabel {
  readonly text: string
  readonly place: TextPlace
  /** Points or code. */
  readonly number: Exact
}

interface LabelOrder {
  readonly agreeing: number
  /** All of them, so that the whole scale can be told from a single label. */
  readonly opposing: readonly (readonly [NumberedLabel, NumberedLabel])[]
}

export function labelOrder(labels: readonly NumberedLabel[]): LabelOrder {
  const ranks = labelRanks(labels.map(({ text }) => text))
  const pairs = labels.flatMap((a, position) =>
    labels.slice(position + 1).flatMap((b, further) => {
      const [rank, other] = [ranks[position], ranks[position + 1 + further]]
      const direction = rankOrder(rank, other) * a.number.compare(b.number)
      return rank === undefined || direction === 0 ? [] : [{ a, b, family: rank.family, direction }]
    }),
  )
  const agrees = pairs.filter(({ direction }) => direction > 0)
  // `Sangat rendah` below `Rendah`, `Rusak` below `Tidak rusak`: of a word that may be the bad end, only an order that turns is odd.
  const directed = new Set([GOOD, ...agrees.map(({ family }) => family)])
  const opposing = pairs
    .filter(({ family, direction }) => direction < 0 && directed.has(family))
    .map(({ a, b }) => [a, b] as const)
  return { agreeing: agrees.length, opposing }
}

/** The whole scale runs against its labels. */
export function isReversed({ agreeing, opposing }: LabelOrder): boolean {
  return agreeing === 0 && opposing.length > 0
}

/** The fewest labels without which the rest would be in order, each with one that it contradicts. */
export function misplacedLabels(
  labels: readonly NumberedLabel[],
): readonly { readonly label: NumberedLabel; readonly against: NumberedLabel }[] {
  const found: { label: NumberedLabel; against: NumberedLabel }[] = []
  let rest = labels
  for (;;) {
    const { opposing } = labelOrder(rest)
    const worst = mostOften(opposing.flat())
    const pair = opposing.find(([a, b]) => a === worst || b === worst)
    if (worst === undefined || pair === undefined) return found
    found.push({ label: worst, against: pair[0] === worst ? pair[1] : pair[0] })
    rest = rest.filter(label => label !== worst)
  }
}

function mostOften(labels: readonly NumberedLabel[]): NumberedLabel | undefined {
  const counts = new Map<NumberedLabel, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** Two labels that say the opposite of one another and yet do not stand opposite each other on the scale. */
export function unbalancedLabels(
  labels: readonly NumberedLabel[],
  ordered: readonly Exact[],
): readonly [NumberedLabel, NumberedLabel] | undefined {
  const ranks = labelRanks(labels.map(({ text }) => text))
  const placed = labels.flatMap((label, position) => {
    const rank = ranks[position]
    const at = ordered.findIndex(number => number.equals(label.number))
    return rank === undefined ? [] : [{ label, at, ...rank }]
  })
  const last = ordered.length - 1
  for (const bad of placed) {
    const denied = withoutNegation(bad.label.text)
    const good = placed.find(each => comparedText(each.label.text) === denied)
    if (good?.rank !== -bad.rank || bad.at + good.at === last) continue
    // `Tidak penting` at the bottom is where a scale begins, and nobody's opposite; nor has SKM as many steps down as up.
    const isMiddle = last >= 4 && (bad.at * 2 === last || (bad.at > 0 && good.at * 2 === last))
    if (bad.rank === -2 || (bad.rank === -1 && isMiddle)) return [bad.label, good.label]
  }
  return undefined
}

/** `Sangat tidak setuju` -> `sangat setuju`, `Strongly disagree` -> `strongly agree`, `STS` -> `ss`. */
function withoutNegation(label: string): string {
  return comparedText(label)
    .replace(/^(s?)t(?=[sb]$)/, '$1')
    .replace(/\b(?:tidak|not) /, '')
    .replace(/\b(?:dis|un|in)(?=\w{3})/, '')
}

function rankOrder(a: LabelRank | undefined, b: LabelRank | undefined): number {
  return a === undefined || b === undefined || a.family !== b.family
    ? 0
    : Math.sign(a.rank - b.rank)
}

// A label such as `Kurang setuju` -> how far it lies toward the good or the bad end, so that labels can be put in order.

interface LabelRank {
  /** From -2 (`Sangat tidak setuju`) to 2 (`Sangat setuju`). */
  readonly rank: number
  /** Labels are compared within one family: `good` for known words, else the word itself. */
  readonly family: string
}

const GOOD = 'good'

// Words whose good end needs no knowledge of the question. `Tinggi` and `rendah` are not among them: a risk is high too.
const GOOD_WORDS =
  /^(setuju|baik|bagus|puas|sesuai|penting|yakin|percaya|bermanfaat|mudah|cepat|tepat|jelas|lengkap|sopan|ramah|sopan dan ramah|kompeten|mampu|memadai|nyaman|aman|bersih|murah|wajar|berfungsi|memuaskan|sehat|agree|good|satisfied|satisfactory|suitable|important|confident|comfortable|sure|easy|fast|clear|complete|polite|friendly|polite and friendly|competent|adequate|cheap|healthy|useful)$/
const BAD_WORDS =
  /^(buruk|jelek|mahal|sulit|sukar|lambat|kotor|poor|bad|expensive|difficult|hard|slow)$/

const WHOLE_LABELS: Readonly<Record<string, number>> = {
  'tidak pernah': -2,
  jarang: -1,
  'kadang kadang': 0,
  kadang: 0,
  sering: 1,
  selalu: 2,
  never: -2,
  rarely: -1,
  sometimes: 0,
  often: 1,
  always: 2,
  netral: 0,
  neutral: 0,
  'ragu ragu': 0,
  ragu: 0,
  undecided: 0,
  'biasa saja': 0,
  cukup: 0,
  fair: 0,
  ya: 1,
  yes: 1,
  tidak: -1,
  no: -1,
}

// The longest first: `sangat tidak setuju` is not `tidak setuju`.
const DEGREES: readonly (readonly [RegExp, number])[] = [
  [/^(?:sangat tidak|tidak sama sekali|not at all) /, -2],
  [/^(?:tidak|belum|not) /, -1],
  [/^(?:kurang|less|partly) /, -0.5],
  [/^(?:cukup|agak|fairly|somewhat) /, 0.5],
  [/^(?:sangat|amat|very|strongly|highly) /, 2],
]

// Read only where the scale holds its own extremes: S alone may be setuju, sering or selalu.
const ABBREVIATIONS: readonly Readonly<Record<string, number>>[] = [
  { STS: -2, TS: -1, KS: -0.5, CS: 0.5, S: 1, SS: 2 },
  { TB: -1, KB: -0.5, B: 1, SB: 2 },
]

/** The rank of each label among the others of its scale; undefined where its words say nothing about order. */
export function labelRanks(labels: readonly string[]): readonly (LabelRank | undefined)[] {
  const abbreviations = ABBREVIATIONS.find(known => {
    const highest = Object.keys(known).at(-1) ?? ''
    return labels.includes(highest)
  })
  return labels.map(label => {
    const short = abbreviations?.[label.trim()]
    return short === undefined ? wordRank(label) : { rank: short, family: GOOD }
  })
}

function wordRank(label: string): LabelRank | undefined {
  const text = comparedText(label).replace(/ & /g, ' dan ')
  const whole = Object.hasOwn(WHOLE_LABELS, text) ? WHOLE_LABELS[text] : undefined
  if (whole !== undefined) return { rank: whole, family: GOOD }
  const [pattern, degree] = DEGREES.find(([each]) => each.test(text)) ?? [undefined, 1]
  const word = pattern === undefined ? text : text.replace(pattern, '')
  if (GOOD_WORDS.test(word)) return { rank: degree, family: GOOD }
  // `Unimportant`, `dissatisfied`, `inadequate`.
  const isBad = BAD_WORDS.test(word) || GOOD_WORDS.test(word.replace(/^(?:un|dis|in)/, ''))
  if (isBad) return { rank: -degree, family: GOOD }
  return { rank: degree, family: word }
}

// A text of a rubric -> the key under which the reader of answers would know it, at its most forgiving.

// Rules ask for the same words again and again; rubrics of one office share most of them.
const known = new Map<string, string>()
const MOST_KNOWN = 50_000

export function comparedText(text: string): string {
  const earlier = known.get(text)
  if (earlier !== undefined) return earlier
  if (known.size >= MOST_KNOWN) known.clear()
  const key = barerText(normalisedText(text))
  known.set(text, key)
  return key
}
