/** A label such as `Kurang setuju` -> how far it lies toward the good or the bad end, so that labels can be put in order. */
import { comparedText } from './compared-text.ts'

export interface LabelRank {
  /** From -2 (`Sangat tidak setuju`) to 2 (`Sangat setuju`). */
  readonly rank: number
  /** Labels are compared within one family: `good` for known words, else the word itself. */
  readonly family: string
}

const GOOD = 'good'

// Words whose good end needs no knowledge of the question. `Tinggi` and `rendah` are not among them: a risk is high too.
const GOOD_WORDS =
  /^(setuju|baik|puas|sesuai|mudah|cepat|tepat|jelas|lengkap|sopan|ramah|sopan dan ramah|kompeten|mampu|memadai|nyaman|aman|bersih|murah|wajar|berfungsi|memuaskan|sehat|agree|good|satisfied|satisfactory|suitable|easy|fast|clear|complete|polite|friendly|polite and friendly|competent|adequate|cheap|healthy|useful)$/
const BAD_WORDS =
  /^(buruk|jelek|mahal|sulit|sukar|lambat|kotor|disagree|poor|bad|expensive|difficult|hard|slow|dissatisfied)$/

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
  if (BAD_WORDS.test(word)) return { rank: -degree, family: GOOD }
  return { rank: degree, family: word }
}
