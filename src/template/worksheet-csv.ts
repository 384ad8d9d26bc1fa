/** A rubric and the answers of units -> the long form as CSV, a row a question. */
import { csvText } from '../language/csv-cell.ts'
import { inBoth, inLanguage, type Language } from '../language/language.ts'
import type { Group, Rubric } from '../rubric/model.ts'
import { answerWord } from './answer-choices.ts'
import { formRows, type TemplateAnswers, type WorksheetRow } from './worksheet-rows.ts'
import { madeFrom, type TemplateTab } from './worksheet-workbook.ts'

interface Column {
  readonly header: Readonly<Record<Language, string>>
  readonly cell: (row: WorksheetRow, answers: TemplateAnswers, language: Language) => string
}

/** Whose the rows are: employees by the words of the rubric, behind the unit that they belong to. */
function unitColumns({ groups }: Rubric): readonly Column[] {
  const owner = groups.find(({ within }) => within !== undefined)
  if (owner?.within === undefined) {
    return [{ header: { id: 'unit', en: 'unit' }, cell: (_row, { unit }) => unit }]
  }
  const named = ({ title }: Group) => inBoth(language => inLanguage(title, language).toLowerCase())
  return [
    { header: named(owner.within), cell: (_row, { within = '' }) => within },
    { header: named(owner), cell: (_row, { unit }) => unit },
  ]
}

/** In words that the reader of worksheets knows. */
const COLUMNS: readonly Column[] = [
  { header: { id: 'tahun', en: 'year' }, cell: (_row, { year }) => year },
  { header: { id: 'nomor', en: 'item' }, cell: ({ number }) => number },
  { header: { id: 'pertanyaan', en: 'question' }, cell: ({ title }) => title },
  { header: { id: 'pilihan jawaban', en: 'options' }, cell: ({ help }) => help.join(' | ') },
  {
    header: { id: 'jawaban', en: 'answer' },
    cell: ({ item }, { entries }, language) =>
      item === undefined
        ? ''
        : typed(answerWord(item, entries.get(item.id)?.answer, language), language),
  },
  {
    header: { id: 'bukti dukung', en: 'evidence' },
    cell: ({ item }, { entries }) => entries.get(item?.id ?? '')?.evidence.join('; ') ?? '',
  },
  {
    header: { id: 'catatan', en: 'note' },
    cell: ({ item }, { entries }) => entries.get(item?.id ?? '')?.note ?? '',
  },
  {
    header: { id: 'verifikasi', en: 'verified' },
    cell: ({ item }, { entries }, language) =>
      item === undefined
        ? ''
        : typed(answerWord(item, entries.get(item.id)?.verified, language), language),
  },
]

/** A number as it is typed there. */
function typed(answer: string, language: Language): string {
  const isDecimal = language === 'id' && /^-?\d+\.\d+$/.test(answer)
  return isDecimal ? answer.replace('.', ',') : answer
}

const RUBRIC = { id: 'rubrik', en: 'rubric' }

/** Without a year, there is no column for it. What the rows were made from stands last, as in a workbook it stands above them. */
export function worksheetCsv(sheets: readonly TemplateTab[], language: Language): string {
  const hasYear = sheets.some(({ answers }) => answers.year !== '')
  const [first] = sheets
  const columns = [
    ...(first === undefined ? [] : unitColumns(first.rubric)),
    ...COLUMNS.filter(({ header }) => hasYear || header.en !== 'year'),
  ]
  const lines = sheets.flatMap(({ rubric, answers }) =>
    formRows(rubric, language, 'left-out')
      .filter(({ item }) => item !== undefined)
      .map(row => [
        ...columns.map(({ cell }) => cell(row, answers, language)),
        madeFrom(rubric, language),
      ]),
  )
  const headers = [...columns.map(({ header }) => header[language]), RUBRIC[language]]
  return csvText([headers, ...lines], language)
}
