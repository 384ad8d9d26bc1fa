/** The columns of a file of answers: what they are called in each language, and where they stand in a header. */
import type { Language, Localized } from '../../language/language.ts'
import { normalisedHeader } from '../../tables/header-names.ts'

export type FileColumn =
  | 'unit'
  | 'period'
  | 'number'
  | 'answer'
  | 'evidence'
  | 'note'
  | 'question'
  | 'who'
  | 'verified'
  | 'verifierNote'
  | 'verifier'
  | 'history'
  | 'mark'
  | 'respondent'
  | 'time'

const NAMES: Readonly<Record<FileColumn, Required<Localized>>> = {
  unit: { id: 'unit', en: 'unit' },
  period: { id: 'tahun', en: 'year' },
  number: { id: 'nomor', en: 'item' },
  answer: { id: 'jawaban', en: 'answer' },
  evidence: { id: 'bukti dukung', en: 'evidence' },
  note: { id: 'catatan', en: 'note' },
  question: { id: 'pertanyaan', en: 'question' },
  who: { id: 'diisi oleh', en: 'who' },
  verified: { id: 'verifikasi', en: 'verified' },
  verifierNote: { id: 'alasan verifikasi', en: 'reason of verification' },
  verifier: { id: 'diverifikasi oleh', en: 'verified by' },
  history: { id: 'riwayat', en: 'history' },
  mark: { id: 'rubrik', en: 'rubric' },
  respondent: { id: 'Responden', en: 'Respondent' },
  time: { id: 'Stempel waktu', en: 'Timestamp' },
}

export function columnName(column: FileColumn, language: Language): string {
  return NAMES[column][language]
}

/** Under either name. */
export function columnNamed(headers: readonly string[], column: FileColumn): number | undefined {
  const names = Object.values(NAMES[column]).map(name => normalisedHeader(name))
  const position = headers.findIndex(header => names.includes(normalisedHeader(header)))
  return position < 0 ? undefined : position
}

/** The language whose names the header has more of. */
export function headerLanguage(headers: readonly string[], otherwise: Language = 'id'): Language {
  const texts = new Set(headers.map(header => normalisedHeader(header)))
  const found = (language: Language) =>
    Object.values(NAMES).filter(names => texts.has(normalisedHeader(names[language]))).length
  const [inEnglish, inIndonesian] = [found('en'), found('id')]
  if (inEnglish === inIndonesian) return otherwise
  return inEnglish > inIndonesian ? 'en' : 'id'
}
