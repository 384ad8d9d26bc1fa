/** Where sheets state other numbers than their answers give -> the reason in words, and one caution a file. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { numberText, scoreWords } from '../language/exact-words.ts'
import { inBoth, type Language, type Localized } from '../language/language.ts'
import type { Because, WorksheetDifference } from '../score/worksheet-differences.ts'
import { tablePlace } from '../tables/table.ts'
import { quantity, quantityShare } from './report-numbers.ts'
import type { Report } from './report-shape.ts'

type DifferenceResult = NonNullable<Report['provenance']['differences']>[number]

export function differenceResult(difference: WorksheetDifference): DifferenceResult {
  const { sheet, id, what, written, place, answer, ours, because } = difference
  return {
    unit: sheet.unit,
    place: placeText(tablePlace(place.source, place.row, place.column)),
    ...{ id, what, written },
    ...(answer === undefined ? {} : { answer }),
    ...(ours === undefined ? {} : { ours: quantity(ours, sheet.rubric.shownDigits) }),
    reason: because.reason,
    explanation: explanationOf(because),
  }
}

function explanationOf(because: Because): Required<Localized> {
  switch (because.reason) {
    case 'other-weight': {
      const weight = scoreWords(because.weight)
      return { id: `bobot rubrik ${weight.id}`, en: `the rubric’s weight is ${weight.en}` }
    }
    case 'other-scale': {
      const [codes, others] = [because.scale, because.other].map(({ categories }) =>
        categories.map(({ code }) => code).join('/'),
      )
      const points = scoreWords(because.points)
      return {
        id: `skala ${codes} memberi ${points.id}, angka itu dari skala ${others}`,
        en: `the scale ${codes} gives ${points.en}, that number is of the scale ${others}`,
      }
    }
    case 'other-answer':
      return {
        id: `itu nilai jawaban ${because.code}`,
        en: `that is what the answer ${because.code} is worth`,
      }
    case 'out-of-range': {
      const percent = because.most.mul(100).toString()
      return {
        id: `di luar 0–${percent}%, dihitung sampai batasnya`,
        en: `outside 0–${percent}%, counted up to that limit`,
      }
    }
    case 'stale':
      return because.against === 'answer'
        ? {
            id: 'tidak sesuai dengan jawabannya; mungkin belum dihitung ulang',
            en: 'does not follow from the answer; perhaps not recalculated',
          }
        : {
            id: 'tidak sesuai dengan baris di bawahnya; mungkin belum dihitung ulang',
            en: 'does not follow from the rows below it; perhaps not recalculated',
          }
    default:
      return EXPLANATIONS[because.reason]
  }
}

const EXPLANATIONS = {
  'rounded-parts': {
    id: 'rumusnya menjumlahkan angka yang sudah dibulatkan',
    en: 'its formula adds numbers that were rounded before',
  },
  follows: {
    id: 'mengikuti baris lain yang berbeda',
    en: 'follows from other rows that differ',
  },
  'no-answer': { id: 'jawabannya kosong', en: 'the answer is blank' },
  'other-counts': {
    id: 'jumlah di baris bawahnya yang dipakai',
    en: 'the counts in the rows below it are used',
  },
}

// Where sheets differ from what their answers give -> one caution a file, a line for each row.

const worksheetDiffers = defineDiagnostic('report/sheet-differs', 'warning', {
  id: 'Angka yang tertulis di {file} berbeda dari hasil hitung pada {count} baris.',
  idRemedy: '{lines}',
  en: 'Numbers written in {file} differ from what the answers give in {count}.',
  enRemedy: '{lines}',
})

const MOST_LINES = 8

/** What only follows from another row is not listed again. */
export function differenceNotes(differences: readonly DifferenceResult[]): readonly Diagnostic[] {
  const byFile = new Map<string, DifferenceResult[]>()
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
    return worksheetDiffers(undefined, {
      file,
      count: { id: String(own.length), en: own.length === 1 ? '1 row' : `${own.length} rows` },
      lines: inBoth(lines),
    })
  })
}

const WORDS = {
  id: { row: 'Baris', cell: 'Sel', answer: 'jawaban', written: 'tertulis', ours: 'hasil hitung' },
  en: { row: 'Row', cell: 'Cell', answer: 'answer', written: 'written', ours: 'computed' },
} as const

const WHOLE = { exact: '1' }

function lineOf(difference: DifferenceResult, language: Language): string {
  const { id, answer, written, ours, what, explanation } = difference
  const words = WORDS[language]
  const { at, isCell } = splitPlace(difference.place)
  const who = answer === undefined ? id : `${id}, ${words.answer} ${answer}`
  // A ratio that was written as a percent is shown as one.
  const isPercent = what === 'percent' || written.endsWith('%')
  // A cell of a workbook holds its number with a point, whatever the language shows.
  const isNumber = isCell && /^-?\d+\.\d+$/.test(written)
  const quoted = isNumber ? numberText(written, language) : written
  const why = explanation[language] ?? explanation.id ?? ''
  // Some reasons name the number themselves.
  const isNamed = difference.reason === 'other-scale' || difference.reason === 'other-weight'
  const isShown = ours !== undefined && !isNamed
  const shown = what !== 'percent' && isPercent ? quantityShare(ours, WHOLE, 2)?.shown : ours?.shown
  const computed = isShown
    ? `, ${words.ours} ${numberText(shown ?? '', language)}${isPercent ? '%' : ''}`
    : ''
  return `${isCell ? words.cell : words.row} ${at} (${who}): ${words.written} ${quoted}${computed}; ${why}`
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
