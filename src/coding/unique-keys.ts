/** The column that names respondents -> keys that tell who answered twice, or why the column cannot tell. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { countText } from '../language/number-text.ts'
import { typedText } from '../language/typed-text.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import { isRounded } from './spoiled-text.ts'
import { rowsText } from './unknown-answers.ts'

// The cells of this column are a NIP or a NIK: no message may show them.
const roundedKey = defineDiagnostic({
  code: 'responses/rounded-key',
  severity: 'error',
  message: {
    id: 'Kolom `{header}` tidak dapat membedakan responden: Excel telah membulatkan {count} nilainya ({rows}).',
    en: 'Column `{header}` cannot tell respondents apart: Excel has rounded {count} of its values ({rows}).',
  },
  remedy: {
    id: 'impor kolom ini sebagai teks dari sumber aslinya, atau pakai kolom lain untuk --unique-by.',
    en: 'import this column as text from the original source, or use another column for --unique-by.',
  },
})

export interface UniqueKeys {
  /** '' for a blank key, which is never a duplicate. */
  readonly read: (cell: string, row: number) => string
  readonly diagnostics: () => Diagnostic[]
}

/** Excel keeps fifteen digits of a number and fills up with zeros. */
const EXACT_DIGITS = 15
const LONG_NUMBER = /^\d{16,25}$/
/** So many long numbers that all end in zeros are no coincidence. */
const NO_COINCIDENCE = 3

/** `19850101 201001 1 001` and `19850101-201001-1-001`; fewer digits may be a number with decimals. */
const GROUPED_DIGITS = /^(?=(?:\D*\d){10})\d+(?:[ .-]+\d+)+$/

function ungrouped(key: string): string {
  return GROUPED_DIGITS.test(key) ? key.replace(/\D+/g, '') : key
}

export function uniqueKeys(column: number, header: string, source: SourceIdentity): UniqueKeys {
  let rounded = 0
  let longNumbers = 0
  let zeroFilled = 0
  const rows: number[] = []
  const zeroFilledRows: number[] = []
  return {
    read(cell, row) {
      const key = ungrouped(normalisedText(typedText(cell)))
      if (isRounded(key)) {
        rounded++
        if (rows.length < 3) rows.push(row)
      }
      if (LONG_NUMBER.test(key)) {
        longNumbers++
        if (/^0+$/.test(key.slice(EXACT_DIGITS))) {
          zeroFilled++
          if (zeroFilledRows.length < 3) zeroFilledRows.push(row)
        }
      }
      return /^-*$/.test(key) ? '' : key
    },
    diagnostics() {
      const allFilled = zeroFilled >= NO_COINCIDENCE && zeroFilled === longNumbers
      const [count, shown] = rounded > 0 ? [rounded, rows] : [zeroFilled, zeroFilledRows]
      if (rounded === 0 && !allFilled) return []
      return [
        roundedKey(tablePlace(source, shown[0], column), {
          header,
          count: { id: countText(count, 'id'), en: countText(count, 'en') },
          rows: rowsText(shown, count),
        }),
      ]
    },
  }
}
