/** Columns that are answered alike -> scales, each with its answers in the order that seems likely. */
import { answerReader } from '../coding/answer-reader.ts'
import type { Localized } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { categoriesOf, type Item, type Rubric } from '../rubric/model.ts'

export interface Column {
  readonly at: number
  readonly header: string
  /** Normalised answer -> spelling -> rows. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly filled: number
}

/** From 0 to 10. */
const MOST_CATEGORIES = 11
export const NO_ANSWERS: Readonly<Record<string, readonly string[]>> = {
  blank: ['-', 'Kosong', 'Tidak diisi'],
  'dont-know': ['Tidak tahu', 'Tidak tahu/tidak berpendapat'],
  'not-applicable': ['Tidak berlaku', 'N/A'],
}
const IS_NO_ANSWER = new Set(Object.values(NO_ANSWERS).flat().map(normalisedText))
export function isOfDigits({ answers }: Column): boolean {
  return choicesOf(answers).every(key => /^\d{1,2}$/.test(key))
}

interface DraftCategory {
  readonly code: number
  readonly label: string
  /** Nobody has chosen it: a scale that is known has it, or the numbers beside it. */
  readonly isAbsent?: boolean
}

export interface DraftScale {
  readonly id: string
  readonly columns: readonly Column[]
  /** From the lowest to the highest. */
  readonly categories: readonly DraftCategory[]
  readonly why: Required<Localized>
}

const BY_NUMBERS = { id: 'menurut angka di depannya', en: 'by the numbers before them' }
const BY_WORDS = { id: 'diperkirakan dari kata-katanya', en: 'guessed from their words' }

interface DraftScales {
  readonly scales: readonly DraftScale[]
  /** Columns of numbers with a range of their own: perhaps no questions. */
  readonly apart: readonly Column[]
}

export function scalesOf(columns: readonly Column[], known: readonly Rubric[]): DraftScales {
  const candidates = columns.filter(({ answers }) => {
    const count = choicesOf(answers).length
    return count >= 1 && count <= MOST_CATEGORIES
  })
  const clusters: { columns: Column[]; answers: Set<string> }[] = rangesOf(
    candidates.filter(isOfDigits),
  )
  for (const column of candidates.filter(each => !isOfDigits(each))) {
    const own = choicesOf(column.answers)
    const alike = clusters.find(({ answers }) => {
      const shared = own.filter(answer => answers.has(answer)).length
      return shared > 0 && shared * 2 >= Math.min(own.length, answers.size)
    })
    if (alike === undefined) clusters.push({ columns: [column], answers: new Set(own) })
    else {
      alike.columns.push(column)
      for (const answer of own) alike.answers.add(answer)
    }
  }
  const areMany = clusters.some(({ columns: alike }) => alike.length > 1)
  const isApart = ({ columns: [only, ...others] }: { readonly columns: readonly Column[] }) =>
    areMany && only !== undefined && others.length === 0 && isOfDigits(only)
  const scales = clusters
    .filter(({ columns: alike, answers }) => {
      // Who chooses from a few answers gives the same ones again.
      const repeats = alike.reduce((sum, { filled }) => sum + filled, 0) >= 2 * answers.size
      return repeats && answers.size >= 2 && answers.size <= MOST_CATEGORIES
    })
    .filter(cluster => !isApart(cluster))
    .flatMap(({ columns: alike, answers }) => {
      const ordered = orderOf([...answers], alike, known)
      // One column of words may be anything: a question, or who somebody is.
      // Nor are numbers such as ages a choice, however many columns hold them.
      const isChoice = ordered.isSure || (alike.length > 1 && !alike.every(isOfDigits))
      return isChoice ? [{ columns: alike, ...ordered }] : []
    })
    .map((scale, at, { length }) => ({
      ...scale,
      id: length === 1 ? 'jawaban' : `jawaban-${at + 1}`,
    }))
  return { scales, apart: clusters.filter(isApart).flatMap(({ columns: alike }) => alike) }
}

/** From the lowest number to the highest; a scale that begins above 1 has answers that nobody chose. */
export function rangeOfDigits({ answers }: Column): readonly [number, number] {
  const numbers = choicesOf(answers).map(Number)
  return [Math.min(...numbers), Math.max(...numbers)]
}

/** Columns of one range, with a column that stays within it, and with several to which only its highest answer was not given. */
function rangesOf(columns: readonly Column[]): { columns: Column[]; answers: Set<string> }[] {
  const byRange = new Map<string, { low: number; high: number; columns: Column[] }>()
  for (const column of columns) {
    const [lowest, high] = rangeOfDigits(column)
    const low = Math.min(1, lowest)
    const range = byRange.get(`${low}-${high}`) ?? { low, high, columns: [] }
    byRange.set(`${low}-${high}`, range)
    range.columns.push(column)
  }
  const ranges = [...byRange.values()]
  // Of those that several columns share, the nearest first.
  const shared = ranges
    .filter(range => range.columns.length > 1)
    .sort((a, b) => a.high - a.low - (b.high - b.low))
  for (const range of [...ranges]) {
    const isNear = (high: number) => range.columns.length === 1 || high - range.high === 1
    const wider = shared.find(
      each =>
        each !== range &&
        range.high <= each.high &&
        (range.columns.length === 1 ? each.low <= range.low : each.low === range.low) &&
        isNear(each.high),
    )
    if (wider === undefined) continue
    wider.columns.push(...range.columns)
    ranges.splice(ranges.indexOf(range), 1)
  }
  return ranges.map(({ columns: alike }) => {
    const ordered = [...alike].sort((a, b) => a.at - b.at)
    const answers = new Set(ordered.flatMap(column => choicesOf(column.answers)))
    return { columns: ordered, answers }
  })
}

function choicesOf(answers: Column['answers']): string[] {
  return [...answers.keys()].filter(key => !IS_NO_ANSWER.has(key))
}

function orderOf(answers: readonly string[], columns: readonly Column[], known: readonly Rubric[]) {
  const label = (key: string) => spellingOf(key, columns)
  const numbers = answers.map(answer => (/^\d{1,2}$/.test(answer) ? Number(answer) : undefined))
  if (numbers.every(number => number !== undefined)) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
    const all = Array.from({ length: high - low + 1 }, (_, at) => low + at)
    return {
      categories: all.map(code => ({
        code,
        label: String(code),
        isAbsent: !numbers.includes(code),
      })),
      why: {
        id: 'menurut angkanya; kuesioner menunjukkan apakah yang tertinggi yang terbaik',
        en: 'by their numbers; whether the highest is the best, the form says',
      },
      isSure: high < MOST_CATEGORIES && high > low,
    }
  }
  for (const rubric of known) {
    const items = rubric.items.filter(each => {
      const codes = answers.map(answer => answerReader(each)?.read(answer).code ?? -1)
      return codes.every(code => code >= 0) && new Set(codes).size === codes.length
    })
    // Of several that read these words, the one whose own words they are.
    const own = (item: Item) => {
      const options = new Set([...item.options.values()].map(({ id = '' }) => normalisedText(id)))
      return answers.filter(answer => options.has(normalisedText(answer))).length
    }
    const [item] = items.sort((a, b) => own(b) - own(a))
    const reader = item && answerReader(item)
    if (item === undefined || reader === undefined) continue
    const at = (answer: string) => reader.read(answer).code
    const categories = categoriesOf(item).map((category, position) => {
      const chosen = answers.find(answer => at(answer) === position)
      const words = item.options.get(category.code)?.id ?? category.label.id ?? category.code
      const isAbsent = chosen === undefined
      return { code: position + 1, label: isAbsent ? words : label(chosen), isAbsent }
    })
    return {
      categories,
      why: {
        id: `seperti urutan pada \`${rubric.id}\``,
        en: `as \`${rubric.id}\` orders them`,
      },
      isSure: true,
    }
  }
  const leading = answers.map(answer =>
    Number(/^\(?(\d{1,2})\)?\s*[-.:=)]|\((\d{1,2})\)$/.exec(answer)?.slice(1).find(Boolean)),
  )
  const isNumbered =
    leading.every(number => Number.isInteger(number)) && new Set(leading).size === leading.length
  const rank = (answer: string) =>
    isNumbered ? (leading[answers.indexOf(answer)] ?? 0) : degreeOf(answer)
  const ordered = [...answers].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return {
    categories: ordered.map((answer, at) => ({
      code: isNumbered ? rank(answer) : at + 1,
      label: label(answer),
    })),
    why: isNumbered ? BY_NUMBERS : BY_WORDS,
    isSure: isNumbered || areDegrees(answers),
  }
}

/** Words that are told apart by how much they say: `Tidak puas`, `Cukup puas`, `Sangat puas`. */
function areDegrees(answers: readonly string[]): boolean {
  const degrees = answers.map(degreeOf)
  const [first, ...others] = answers.map(answer => new Set(answer.split(' ')))
  const shared = [...(first ?? [])].some(word => others.every(words => words.has(word)))
  return answers.length > 2 && shared && new Set(degrees).size === degrees.length
}

/** How much words of degree say, for a proposal that a person looks at. */
function degreeOf(answer: string): number {
  const degrees: readonly (readonly [RegExp, number])[] = [
    [
      /^(?:sangat tidak|sangat kurang|sangat buruk|tidak pernah|strongly disagree|very poor|never)\b/,
      1,
    ],
    [/^(?:tidak|belum|buruk|disagree|poor|no)\b/, 2],
    [/^(?:kurang|jarang|rarely|seldom)\b/, 3],
    [/^(?:cukup|netral|ragu|biasa|kadang|sedang|neutral|fair|sometimes)\b/, 4],
    [/^(?:sering|often)\b/, 6],
    [/^(?:sangat|selalu|strongly|very|always|excellent)\b/, 7],
  ]
  return degrees.find(([words]) => words.test(answer))?.[1] ?? 5
}

/** The commonest spelling of an answer. */
function spellingOf(key: string, columns: readonly Column[]): string {
  const counts = new Map<string, number>()
  for (const { answers } of columns) {
    for (const [spelling, count] of answers.get(key) ?? []) {
      counts.set(spelling, (counts.get(spelling) ?? 0) + count)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}
