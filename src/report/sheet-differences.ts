/** What a sheet states beside its answers -> where that differs from what the answers give, each with the likely reason. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { numberText } from '../language/exact-words.ts'
import type { Language, Localized } from '../language/language.ts'
import { decimalText, type Exact, exact, ONE, ZERO } from '../math/exact.ts'
import {
  type Category,
  type ChoiceScale,
  categoriesOf,
  type Item,
  type Rubric,
} from '../rubric/model.ts'
import { roundedBy, type ScoredNode } from '../score/scored-node.ts'
import { tablePlace } from '../tables/table.ts'
import type { Sheet, StatedValue } from '../worksheets/sheet.ts'
import { quantity } from './report-numbers.ts'
import type { Report } from './report-shape.ts'
import {
  isSameChoice,
  isSameNumber,
  isSamePercent,
  type NodeParts,
  nodeParts,
  statedParts,
} from './stated-parts.ts'

type SheetDifference = NonNullable<Report['provenance']['differences']>[number]

const HUNDRED = exact(100)
const ONE_CENT_DIGITS = 2

/** @param root the score of this sheet alone */
export function sheetDifferences(sheet: Sheet, root: ScoredNode): readonly SheetDifference[] {
  const parts = nodeParts(root)
  const stated = statedParts(sheet.stated)
  const own = ownRatioDifferences(sheet, parts)
  const differing = sheet.stated.flatMap(value => {
    const part = parts.get(value.id)
    if (part === undefined) return []
    const found =
      value.what === 'weight'
        ? weightDifference(value, part)
        : part.item === undefined
          ? nodeDifference(value, part, stated)
          : itemDifference(value, part, sheet)
    return found === undefined ? [] : [differenceResult(sheet, value, part, found)]
  })
  return [
    ...differing,
    ...own.map(({ found, ...value }) => differenceResult(sheet, value, parts.get(value.id), found)),
  ]
}

interface Found {
  /** Undefined where the answer is blank. */
  readonly ours: Exact | undefined
  readonly reason: string
  readonly explanation: Required<Localized>
}

function weightDifference(value: StatedValue, { nominal, item }: NodeParts): Found | undefined {
  if (item !== undefined || nominal === undefined) return undefined
  if (isSameNumber(value.value, value.digits, nominal)) return undefined
  const shown = inBoth(nominal)
  return {
    ours: nominal,
    reason: 'other-weight',
    explanation: { id: `bobot rubrik ${shown.id}`, en: `the rubric’s weight is ${shown.en}` },
  }
}

/** Points of the question, or what they add to the sub-component: sheets do either. */
function itemDifference(value: StatedValue, part: NodeParts, sheet: Sheet): Found | undefined {
  const { item, score, share } = part
  if (item === undefined) return undefined
  if (score === undefined) return blankDifference(value, part)
  const worth = categoriesOf(item).map(each => each.points)
  const isSame = (ours: Exact, unit: Exact) =>
    isSameChoice(
      value.value,
      value.digits,
      ours.mul(unit),
      worth.map(each => each.mul(unit)),
    )
  if (value.what === 'percent') {
    if (isSamePercent(value, score.mul(HUNDRED))) return undefined
    return { ours: score.mul(HUNDRED), ...itemReason(value, item, sheet) }
  }
  if (isSame(score, ONE) || (share !== undefined && isSame(score, share))) return undefined
  return { ours: score, ...itemReason(value, item, sheet) }
}

function itemReason(
  { value, what }: StatedValue,
  item: Item,
  { rubric, entries }: Sheet,
): Pick<Found, 'reason' | 'explanation'> {
  if (item.measure.kind !== 'choice') return computed()
  const { scale } = item.measure
  const answer = entries.get(item.id)?.answer
  const own = answer && scale.categories[answer.code]
  const points = what === 'percent' ? value.div(HUNDRED) : value
  const other = own && otherScale(rubric, scale, own, points)
  if (own !== undefined && other !== undefined) {
    const shown = inBoth(own.points)
    return {
      reason: 'other-scale',
      explanation: {
        id: `skala ${codes(scale)} memberi ${shown.id}`,
        en: `the scale ${codes(scale)} gives ${shown.en}`,
      },
    }
  }
  const category = scale.categories.find(each => each.points.equals(points))
  if (category !== undefined && category !== own) {
    return {
      reason: 'other-answer',
      explanation: {
        id: `itu nilai jawaban ${category.code}`,
        en: `that is what the answer ${category.code} is worth`,
      },
    }
  }
  return computed()
}

function otherScale(
  { scales }: Rubric,
  own: ChoiceScale,
  { code }: Category,
  points: Exact,
): ChoiceScale | undefined {
  return [...scales.values()].find(
    (scale): scale is ChoiceScale =>
      scale !== own &&
      scale.kind === 'choice' &&
      scale.categories.some(each => each.code === code && each.points.equals(points)),
  )
}

function computed(): Pick<Found, 'reason' | 'explanation'> {
  return {
    reason: 'stale',
    explanation: {
      id: 'tidak sesuai dengan jawabannya; mungkin belum dihitung ulang',
      en: 'does not follow from the answer; perhaps not recalculated',
    },
  }
}

/** With blanks there is no score to compare; a sheet that counts them as 0 or leaves them out agrees with ours. */
function nodeDifference(
  value: StatedValue,
  part: NodeParts,
  stated: ReadonlyMap<string, Exact>,
): Found | undefined {
  const { nominal, attainable, known } = part
  const isPercent = value.what === 'percent'
  const maximum = attainable ?? nominal
  if (isPercent && (maximum === undefined || maximum.n === 0n)) return undefined
  const inUnit = (points: Exact) =>
    isPercent && maximum !== undefined ? points.div(maximum).mul(HUNDRED) : points
  const isSame = (points: Exact) =>
    isPercent
      ? isSamePercent(value, inUnit(points))
      : isSameNumber(value.value, value.digits, points)
  const [first] = known
  if (first === undefined || known.some(isSame)) return undefined
  const ours = inUnit(first)
  if (part.rounded(ONE_CENT_DIGITS).some(isSame)) {
    return {
      ours,
      reason: 'rounded-parts',
      explanation: {
        id: 'rumusnya menjumlahkan angka yang sudah dibulatkan',
        en: 'its formula adds numbers that were rounded before',
      },
    }
  }
  if (part.from(stated).some(isSame)) {
    return {
      ours,
      reason: 'follows',
      explanation: {
        id: 'mengikuti baris lain yang berbeda',
        en: 'follows from other rows that differ',
      },
    }
  }
  return {
    ours,
    reason: 'stale',
    explanation: {
      id: 'tidak sesuai dengan baris di bawahnya; mungkin belum dihitung ulang',
      en: 'does not follow from the rows below it; perhaps not recalculated',
    },
  }
}

function differenceResult(
  sheet: Sheet,
  { id, what, written, place }: Pick<StatedValue, 'id' | 'what' | 'written' | 'place'>,
  part: NodeParts | undefined,
  { ours, reason, explanation }: Found,
): SheetDifference {
  const answer = sheet.entries.get(id)?.answer
  const item = part?.item
  const code = answer && categoriesOf(item)[answer.code]?.code
  return {
    unit: sheet.unit,
    place: placeText(tablePlace(place.source, place.row, place.column)),
    ...{ id, what, written },
    ...(code === undefined ? {} : { answer: code }),
    ...(ours === undefined ? {} : { ours: quantity(ours, sheet.rubric.shownDigits) }),
    reason,
    explanation,
  }
}

function codes({ categories }: ChoiceScale): string {
  return categories.map(category => category.code).join('/')
}

function inBoth(number: Exact): Required<Localized> {
  const text = decimalText(number, ONE_CENT_DIGITS)
  return { id: numberText(text, 'id'), en: numberText(text, 'en') }
}

// Answers that a sheet gives twice, as points beside a blank or a ratio beside its counts -> where the two differ.

/** A formula gives 0 for a blank; anything more claims an answer that is not there. */
function blankDifference({ value }: StatedValue, part: NodeParts): Found | undefined {
  if (!part.isBlank || value.equals(ZERO)) return undefined
  return {
    ours: undefined,
    reason: 'no-answer',
    explanation: { id: 'jawabannya kosong', en: 'the answer is blank' },
  }
}

interface OwnRatio extends Pick<StatedValue, 'id' | 'what' | 'written' | 'place'> {
  readonly found: Found
}

/** The counts decide where they are given, and no ratio is worth more than the whole. */
function ownRatioDifferences(
  { rubric, entries }: Sheet,
  parts: ReadonlyMap<string, NodeParts>,
): readonly OwnRatio[] {
  return rubric.items.flatMap((item): readonly OwnRatio[] => {
    const entry = entries.get(item.id)
    const own = entry?.answer
    const ours = parts.get(item.id)?.score
    if (own?.share === undefined || own.written === undefined || ours === undefined) return []
    if (item.measure.kind !== 'ratio' || entry === undefined) return []
    const isSame =
      isSameNumber(own.share, shareDigits(own.written), ours) ||
      roundedBy(own.share, item.round).equals(ours)
    if (isSame) return []
    const { of, to, atMost } = item.measure.ratio
    const isCounted = [...of, ...to].every(term => entries.get(term.item.id)?.answer !== undefined)
    const found = isCounted ? byCounts(ours) : overTheWhole(ours, atMost ?? ONE)
    const { place } = entry
    return [{ id: item.id, what: 'score', written: own.written, place, found }]
  })
}

function byCounts(ours: Exact): Found {
  return {
    ours,
    reason: 'other-counts',
    explanation: {
      id: 'jumlah di baris bawahnya yang dipakai',
      en: 'the counts in the rows below it are used',
    },
  }
}

function overTheWhole(ours: Exact, most: Exact): Found {
  const percent = most.mul(100).toString()
  return {
    ours,
    reason: 'out-of-range',
    explanation: {
      id: `di luar 0–${percent} %, dihitung sampai batasnya`,
      en: `outside 0–${percent} %, counted up to that limit`,
    },
  }
}

/** Decimals of the share: `67%` has two. A fraction is exact. */
function shareDigits(written: string): number {
  if (written.includes('/')) return 12
  const decimals = /[.,](\d+)/.exec(written)?.[1]?.length ?? 0
  return written.includes('%') ? decimals + 2 : decimals
}

// Where sheets differ from what their answers give -> one caution a file, a line for each row.

const sheetDiffers = defineDiagnostic('report/sheet-differs', 'warning', {
  id: 'Angka yang tertulis di {file} berbeda dari hasil hitung pada {count} baris.',
  idRemedy: '{lines}',
  en: 'Numbers written in {file} differ from what the answers give in {count}.',
  enRemedy: '{lines}',
})

const MOST_LINES = 8

/** What only follows from another row is not listed again. */
export function differenceNotes(differences: readonly SheetDifference[]): readonly Diagnostic[] {
  const byFile = new Map<string, SheetDifference[]>()
  for (const difference of differences) {
    if (difference.reason === 'follows') continue
    const { file } = splitPlace(difference.place)
    byFile.set(file, [...(byFile.get(file) ?? []), difference])
  }
  return [...byFile].map(([file, own]) => {
    const lines = (language: Language) => {
      const listed = own.slice(0, MOST_LINES).map(each => lineOf(each, language))
      const rest = own.length - MOST_LINES
      if (rest > 0) listed.push(language === 'id' ? `dan ${rest} lainnya` : `and ${rest} more`)
      return listed.join('\n')
    }
    return sheetDiffers(undefined, {
      file,
      count: { id: String(own.length), en: own.length === 1 ? '1 row' : `${own.length} rows` },
      lines: { id: lines('id'), en: lines('en') },
    })
  })
}

const WORDS = {
  id: { row: 'Baris', cell: 'Sel', answer: 'jawaban', written: 'tertulis', ours: 'hasil hitung' },
  en: { row: 'Row', cell: 'Cell', answer: 'answer', written: 'written', ours: 'computed' },
} as const

function lineOf(difference: SheetDifference, language: Language): string {
  const { id, answer, written, ours, what, explanation } = difference
  const words = WORDS[language]
  const { at, isCell } = splitPlace(difference.place)
  const who = answer === undefined ? id : `${id}, ${words.answer} ${answer}`
  const percent = what === 'percent' ? ' %' : ''
  const why = explanation[language] ?? explanation.id ?? ''
  // Some reasons name the number themselves.
  const isNamed = difference.reason === 'other-scale' || difference.reason === 'other-weight'
  const isShown = ours !== undefined && !isNamed
  const computed = isShown ? `, ${words.ours} ${numberText(ours.shown, language)}${percent}` : ''
  return `${isCell ? words.cell : words.row} ${at} (${who}): ${words.written} ${written}${computed}; ${why}`
}

/** `lke.csv:61:5` is row 61 of lke.csv; a workbook's cell stays a cell. */
function splitPlace(place: string): {
  readonly file: string
  readonly at: string
  readonly isCell: boolean
} {
  const [, csv, row] = /^(.*):(\d+):\d+$/.exec(place) ?? []
  if (csv !== undefined && row !== undefined) return { file: csv, at: row, isCell: false }
  const cut = place.lastIndexOf('!')
  return { file: place.slice(0, cut), at: place.slice(cut + 1), isCell: true }
}
