/** Rows that may be summaries or respondents -> errors that ask, one for each reason to doubt. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { cleanText, normalisedText } from '../language/normalised-text.ts'
import { countText } from '../language/number-text.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { ClassifiedRow } from './classify-row.ts'

const doubtfulRow = defineDiagnostic({
  code: 'responses/doubtful-row',
  severity: 'error',
  message: {
    id: '{rows} {why}, tetapi semua isinya jawaban yang sah: rekapitulasi atau responden?',
    en: '{rows} {why}, yet every answer there is on the scale: a summary or a respondent?',
  },
  remedy: {
    id: 'hapus bila rekapitulasi; bila responden, isi kolom lain seperti nomor, unit kerja, atau waktu.',
    en: 'delete it if it is a summary; if it is a respondent, fill in another column such as number, unit or time.',
  },
})

export interface DoubtfulRows {
  /** @param label undefined for a row that lacks a number */
  readonly add: (row: number, label: ClassifiedRow['label']) => void
  readonly problems: () => Diagnostic[]
}

interface Doubt {
  readonly label: string | undefined
  readonly column: number | undefined
  readonly rows: number[]
  count: number
}

const ROWS_SHOWN = 5
/** A summary stands there once or twice; what stands in a column of units more often is a unit. */
const ROWS_OF_A_UNIT = 3

/** @param unitColumns columns of groups and profile */
export function doubtfulRows(source: SourceIdentity, unitColumns: readonly number[]): DoubtfulRows {
  const doubts = new Map<string, Doubt>()
  return {
    add(row, label) {
      const key = label === undefined ? '' : `${label.column} ${normalisedText(label.text)}`
      const doubt = doubts.get(key) ?? {
        label: label && cleanText(label.text),
        column: label?.column,
        rows: [],
        count: 0,
      }
      doubts.set(key, doubt)
      doubt.count++
      if (doubt.rows.length < ROWS_SHOWN) doubt.rows.push(row)
    },
    problems() {
      const isUnit = ({ column, count }: Doubt) =>
        column !== undefined && unitColumns.includes(column) && count >= ROWS_OF_A_UNIT
      return [...doubts.values()]
        .filter(doubt => !isUnit(doubt))
        .map(doubt =>
          doubtfulRow(tablePlace(source, doubt.rows[0]), {
            rows: rowsInWords(doubt),
            why: reason(doubt.label, doubt.count > 1),
          }),
        )
    },
  }
}

function rowsInWords({ rows, count }: Doubt): Required<Localized> {
  const shown = rows.join(', ') + (count > rows.length ? ', …' : '')
  const many = count > rows.length ? ` (${countText(count, 'en')})` : ''
  return { id: `Baris ${shown}`, en: `${count === 1 ? 'Row' : 'Rows'} ${shown}${many}` }
}

function reason(label: string | undefined, areSeveral: boolean): Required<Localized> {
  if (label !== undefined) {
    return {
      id: `berjudul \`${label}\``,
      en: `${areSeveral ? 'are' : 'is'} labelled \`${label}\``,
    }
  }
  return {
    id: 'tidak bernomor dan tidak berisi hal lain',
    en: `${areSeveral ? 'have' : 'has'} no number and nothing else filled in`,
  }
}
