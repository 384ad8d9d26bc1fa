/** The numbering of a row, `A.` or `1.1.b`, and when two such numbers mean the same step. */

/** `1.1.b Tim` is the steps 1, 1, b and the rest. */
export interface OutlineNumber {
  readonly steps: readonly string[]
  /** The text behind the number. */
  readonly rest: string
}

const STEP = String.raw`(?:[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6}|\d{1,3})`
const WHOLE = new RegExp(String.raw`^[([]?\s*(${STEP}(?:[./-]${STEP})*)\s*[.)\]:]*$`)
/** A single step needs a sign behind it: `A. Pengungkit`, not `A pengungkit`. */
const LEADING = new RegExp(
  String.raw`^[([]?(${STEP}(?:\.${STEP})*)(?:\s*[.)\]]+(?:\s+|(?=\p{L}{2}))|\s+[-–]\s+)(\S.*)$`,
  'su',
)
const LEADING_PATH = new RegExp(String.raw`^(${STEP}(?:\.${STEP})+)\s+(\S.*)$`, 'su')

/** A cell that holds nothing but a number. */
export function wholeNumber(cell: string): readonly string[] | undefined {
  const steps = WHOLE.exec(cell.trim())?.[1]
  return steps?.split(/[./-]/)
}

/** A title that begins with its number. */
export function leadingNumber(title: string): OutlineNumber | undefined {
  const text = title.trim()
  const [, steps, rest] = LEADING.exec(text) ?? LEADING_PATH.exec(text) ?? []
  return steps === undefined || rest === undefined ? undefined : { steps: steps.split('.'), rest }
}

/** 0: as written. 1: but for upper and lower case. 2: the same place in another kind of numbering (`ii`, `2`, `b`). */
export type StepLikeness = 0 | 1 | 2

export function stepLikeness(a: string, b: string): StepLikeness | undefined {
  if (a === b) return 0
  if (a.toLowerCase() === b.toLowerCase()) return 1
  const others = ordinals(b)
  return ordinals(a).some(ordinal => others.includes(ordinal)) ? 2 : undefined
}

const known = new Map<string, readonly number[]>()
/** Steps are few and short; whoever writes others is not remembered. */
const MOST_KNOWN = 1000

/** `i` is the ninth letter and the first of the Roman numbers. */
function ordinals(step: string): readonly number[] {
  const found = known.get(step) ?? ordinalsOf(step)
  if (known.size < MOST_KNOWN) known.set(step, found)
  return found
}

function ordinalsOf(step: string): readonly number[] {
  if (/^\d+$/.test(step)) return [Number(step)]
  const lower = step.toLowerCase()
  const letter = lower.length === 1 ? [lower.charCodeAt(0) - 96] : []
  const roman = romanValue(lower)
  return roman === undefined ? letter : [...letter, roman]
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanValue(text: string): number | undefined {
  const values = [...text].map(sign => ROMAN[sign] ?? 0)
  if (values.length === 0 || values.includes(0)) return undefined
  return values.reduce(
    (sum, value, position) => sum + (value < (values[position + 1] ?? 0) ? -value : value),
    0,
  )
}
