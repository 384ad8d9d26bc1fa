/** An outline -> an empty file of the fields that it has places for, to be filled in. */
import { inLanguage, type Language, sentenceStart } from '../language/language.ts'
import { FIELDS, type FieldKind, isFieldName } from './field-kinds.ts'
import type { Outline } from './outline.ts'
import { placedFields } from './outline-findings.ts'

const HEAD: Readonly<Record<Language, (document: string) => readonly string[]>> = {
  id: document => [
    `# Isian untuk ${document}. Yang belum ada dibiarkan kosong: di dokumen tertulis [isi: …].`,
    '# Tanggal ditulis tahun-bulan-hari, seperti 2026-07-21. Apit isi yang memuat tanda : dengan tanda kutip.',
  ],
  en: document => [
    `# Fields of ${document}. What is not known yet stays empty: the document says [fill in: …].`,
    '# Dates are written year-month-day, such as 2026-07-21. Put values that hold : in quotes.',
  ],
}

const ROWS: Readonly<Record<Language, string>> = {
  id: 'satu kelompok tiap baris; hapus tanda # di depannya, salin untuk baris berikutnya',
  en: 'one group a row; remove the # in front, copy it for the next row',
}

/** Fields that the report gives where no file does come too: a file may say otherwise. */
export function newFields(outline: Outline, language: Language): string {
  const lines = placedFields(outline).flatMap(name => {
    const own = outline.fields?.get(name)
    const kind: FieldKind | undefined = isFieldName(name) ? FIELDS[name] : undefined
    const about = own ?? kind?.about ?? { id: name }
    const title = sentenceStart(inLanguage(about, language))
    if (kind === undefined || (!('columns' in kind) && kind.form !== 'texts'))
      return ['', `# ${title}`, `${name}: ""`]
    if (!('columns' in kind)) return ['', `# ${title}`, `${name}:`, '#  - ""']
    const columns = Object.entries(kind.columns)
    return [
      '',
      `# ${title}: ${ROWS[language]}`,
      `${name}:`,
      ...columns.map(
        ([key, column], at) =>
          `#  ${at === 0 ? '-' : ' '} ${key}: ""   # ${inLanguage(column.about, language)}`,
      ),
    ]
  })
  return `${[...HEAD[language](outline.document), ...lines].join('\n')}\n`
}
