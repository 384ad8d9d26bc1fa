/** Cells that were read -> answers, and one note for all cells of the same spelling that need one. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { cleanText } from '../language/normalised-text.ts'
import type { Item } from '../rubric/model.ts'
import type { SourceIdentity } from '../tables/table.ts'
import { tablePlace } from '../tables/table-place.ts'
import type { ReadAnswer, SheetAnswerReader } from './read-answer.ts'
import type { SheetAnswer } from './sheet.ts'
import {
  answerFromPoints,
  answerPassedOver,
  answerUnreadable,
  choicesLeft,
} from './sheet-diagnostics.ts'

export interface NotedAnswer {
  readonly item: Item
  /** Under which the sheet has it; an id may be a word of ours. */
  readonly number: string
  readonly rawAnswer: string
  readonly reader: SheetAnswerReader
  readonly row: number
  readonly column: number
}

type Reason = Extract<ReadAnswer, { unreadable: unknown }>['unreadable']

const REASONS: Readonly<Record<Reason, Required<Localized>>> = {
  'not-on-scale': { id: 'tidak ada pada skalanya', en: 'it is not on the scale' },
  contradictory: { id: 'menyebut dua jawaban yang berbeda', en: 'it names two different answers' },
  'spoiled-date': {
    id: 'Excel mengubahnya menjadi tanggal; tulis pecahan sebagai teks atau persen',
    en: 'Excel has made a date of it; write fractions as text or percent',
  },
  'spoiled-exponent': { id: 'Excel membulatkannya', en: 'Excel has rounded it' },
  'spreadsheet-error': { id: 'rumusnya gagal', en: 'its formula failed' },
  'not-a-number': { id: 'bukan angka', en: 'it is not a number' },
  'ambiguous-number': { id: 'angkanya dapat berarti dua', en: 'the number may mean two things' },
  'too-many-decimals': { id: 'desimalnya terlalu banyak', en: 'it has too many decimals' },
  'out-of-range': { id: 'di luar batas', en: 'it is out of range' },
  'percent-unsure': {
    id: 'tidak jelas apakah persen; tulis misalnya 67% atau 0,67',
    en: 'it is not clear whether it is a percent; write 67% or 0.67',
  },
}

/** Longer ones may hold names; what is shown must be near an answer. */
const LONGEST_SHOWN = 12
const MOST_ITEMS = 5

interface Group {
  readonly make: (items: Required<Localized>) => Diagnostic
  readonly items: string[]
}

export interface AnswerNotes {
  /** The answer, if there is one that can be scored. */
  readonly answer: (noted: NotedAnswer, read: ReadAnswer) => SheetAnswer | undefined
  /** Each in the place of its first cell. */
  readonly diagnostics: () => readonly Diagnostic[]
}

export function answerNotes(source: SourceIdentity, onUnknown: 'error' | 'missing'): AnswerNotes {
  const groups = new Map<string, Group>()
  const add = (key: string, noted: NotedAnswer, make: Group['make']): void => {
    const group = groups.get(key) ?? { make, items: [] }
    group.items.push(`${noted.number} (${noted.row})`)
    groups.set(key, group)
  }

  const answer: AnswerNotes['answer'] = (noted, read) => {
    const shown = cleanText(noted.rawAnswer)
    const { choices } = noted.reader
    const place = tablePlace(source, noted.row, noted.column)
    if ('unreadable' in read) {
      const kind = onUnknown === 'error' ? answerUnreadable : answerPassedOver
      const isShort = shown.length <= LONGEST_SHOWN
      const params = { shown: isShort ? ` \`${shown}\`` : '', choices }
      const reason = REASONS[read.unreadable]
      add(`${read.unreadable} ${choices} ${shown}`, noted, items =>
        kind(place, { ...params, reason, items }),
      )
      return undefined
    }
    if (read.remark === 'choices-left') {
      add(`choices ${shown}`, noted, items => choicesLeft(place, { shown, items }))
    }
    if (read.remark === 'from-points') {
      const code = codeOf(noted.item, read.answer)
      add(`points ${shown} ${code}`, noted, items =>
        answerFromPoints(place, { shown, code, items }),
      )
    }
    return read.answer
  }

  const diagnostics = () =>
    [...groups.values()].map(({ make, items }) => {
      const listed = items.slice(0, MOST_ITEMS).join(', ')
      const rest = items.length - MOST_ITEMS
      return make({
        id: rest > 0 ? `${listed}, dan ${rest} lainnya` : listed,
        en: rest > 0 ? `${listed}, and ${rest} more` : listed,
      })
    })
  return { answer, diagnostics }
}

function codeOf({ measure }: Item, answer: SheetAnswer | undefined): string {
  const categories = 'scale' in measure ? measure.scale.categories : []
  return categories[answer?.code ?? -1]?.code ?? ''
}
