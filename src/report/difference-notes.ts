/** Where sheets differ from what their answers give -> one caution a file, a line for each row. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Language } from '../language/language.ts'
import { numberText } from '../language/number-text.ts'
import type { SheetDifference } from './sheet-differences.ts'

export const sheetDiffers = defineDiagnostic({
  code: 'report/sheet-differs',
  severity: 'warning',
  message: {
    id: 'Angka yang tertulis di {file} berbeda dari hasil hitung pada {count} baris.',
    en: 'Numbers written in {file} differ from what the answers give in {count}.',
  },
  remedy: { id: '{lines}', en: '{lines}' },
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
