/** All sources of an assessment -> their tables; what is wrong with any of them is said together. */

import { type SavedCounts, withRowPerOption } from '../columns/counts-by-answer.ts'
import { nameClaims } from '../columns/name-claims.ts'
import { type AnswerRoles, withRowPerRespondent } from '../columns/row-per-answer.ts'
import { headerRecogniser, soughtItems } from '../columns/sought-columns.ts'
import { type Diagnostic, defineDiagnostic, Refusal } from '../diagnostics/diagnostic.ts'
import { footerLabels } from '../language/footer-label.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { openTables } from '../tables/open-tables.ts'
import { isPlainText, type Table, withNote } from '../tables/table.ts'
import { isWorksheetTable } from './load-worksheets.ts'
import { withMarkedChoices } from './marked-choices.ts'

export interface SourceOptions {
  readonly sheet?: string
  /** Of workbooks, every visible sheet that fits. */
  readonly everySheet?: boolean
  readonly sha256?: boolean
  /** Header texts that a mapping names: they too show where the header is. */
  readonly headers?: readonly string[]
  /** What a mapping says of the columns of a table with a row for each answer. */
  readonly roles?: AnswerRoles
  /** Where a mapping says that the tables hold how many gave each answer. */
  readonly counts?: SavedCounts
}

export interface OpenedSources {
  readonly tables: readonly Table[]
  readonly problems: readonly Diagnostic[]
}

/** Throws all problems in one Refusal. */
export async function openSources(
  sources: readonly ByteSource[],
  rubrics: readonly Rubric[],
  options: SourceOptions = {},
): Promise<readonly Table[]> {
  const { tables, problems } = await openedSources(sources, rubrics, options)
  if (problems.length > 0) throw new Refusal(problems)
  return tables
}

/** The first rows of so many files may be kept. */
const FEW = 64

export async function openedSources(
  sources: readonly ByteSource[],
  rubrics: readonly Rubric[],
  {
    sheet,
    everySheet = false,
    sha256 = false,
    headers = [],
    roles = {},
    counts,
  }: SourceOptions = {},
): Promise<OpenedSources> {
  const recognises = headerRecogniser(rubrics, headers)
  const footers = [...new Set(rubrics.map(rubric => rubric.footers))].map(footerLabels)
  const isFooter = (label: string) => footers.some(labelOf => labelOf(label) !== undefined)
  const opened: OpenedTable[] = []
  const problems: Diagnostic[] = []
  const strayTexts: { readonly name: string; readonly problems: readonly Diagnostic[] }[] = []
  for (const source of sources) {
    try {
      const options = {
        recognises,
        isFooter,
        sha256,
        everySheet,
        isOneOfMany: sources.length > FEW,
        ...(sheet === undefined ? {} : { sheet }),
      }
      for (const read of await openTables(source, options)) {
        const table =
          counts === undefined
            ? await withRowPerRespondent(await withMarkedChoices(read, rubrics), rubrics, roles)
            : await withRowPerOption(read, counts)
        opened.push({ table, isGathered: source.isGathered ?? table.source.name !== source.name })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (source.isGathered === true && isPlainText(source.name)) {
        strayTexts.push({ name: source.name, problems: error.diagnostics })
      } else problems.push(...error.diagnostics)
    }
  }
  if (opened.length === 0) problems.push(...strayTexts.flatMap(text => text.problems))
  const names = strayTexts.map(({ name }) => name)
  return { tables: await withoutStrangers(opened, rubrics, headers, names), problems }
}

// The tables of folders and archives -> those that have to do with a rubric; the others are named and left out.

const MESSAGE = {
  id: '`{file}` tidak dibaca: tidak ada judul kolom yang dikenali, padahal file lain memilikinya.',
  en: '`{file}` is not read: no header in it is known, as in the other files.',
}

/** A note, no warning: it may be a `readme.txt`. */
const textLeftOut = defineDiagnostic('responses/text-left-out', 'note', {
  id: MESSAGE.id,
  en: MESSAGE.en,
})

/** A table may be answers whose headers were changed. */
const fileLeftOut = defineDiagnostic('responses/file-left-out', 'warning', {
  id: MESSAGE.id,
  idRemedy:
    'bila isinya jawaban, samakan judul kolomnya dengan file lain atau pasangkan dengan --mapping.',
  en: MESSAGE.en,
  enRemedy:
    'if it holds answers, give it the headers of the other files or pair them with --mapping.',
})

interface OpenedTable {
  readonly table: Table
  /** Comes from a folder or an archive; nobody named it. */
  readonly isGathered: boolean
}

/**
 * @param headers that a mapping file names
 * @param strayTexts names of gathered texts that were no tables at all
 */
async function withoutStrangers(
  opened: readonly OpenedTable[],
  rubrics: readonly Rubric[],
  headers: readonly string[],
  strayTexts: readonly string[],
): Promise<readonly Table[]> {
  const leveled = rubrics.flatMap(rubricAtEachLevel)
  // A folder of a thousand files has few headers that differ.
  const known = new Map<string, boolean>()
  const isKnown = (table: Table) => {
    const key = table.headers.join('\n')
    const isOne =
      known.get(key) ??
      (isWorksheetTable(table) ||
        table.headers.some(header => headers.includes(header)) ||
        leveled.some(rubric => fits(table, rubric)))
    known.set(key, isOne)
    return isOne
  }
  const isStranger = ({ table, isGathered }: OpenedTable) => isGathered && !isKnown(table)
  const tables = opened.map(({ table }) => table)
  const strange = opened.map(isStranger)
  const strangers = tables.filter((_, position) => strange[position])
  const kept = tables.filter((_, position) => !strange[position])
  const [first, ...others] = kept
  const names = [...strangers.map(({ source }) => source.name), ...strayTexts]
  // Where no file is known, it is the rubric that is wrong, and all of them are needed to say so.
  if (names.length === 0 || first === undefined || !kept.some(isKnown)) return tables
  for (const table of strangers) await table.close?.()
  return [names.map(leftOutNote).reduce(withNote, first), ...others]
}

/** A text or table of no use, said by its name: a table is a warning, a text a note. */
export function leftOutNote(file: string): Diagnostic {
  const kind = isPlainText(file) ? textLeftOut : fileLeftOut
  return kind({ kind: 'file', file }, { file })
}

function fits(table: Table, rubric: Rubric): boolean {
  const sought = soughtItems(rubric)
  const { matched, doubled } = nameClaims(sought, table.headers, [...table.headers.keys()])
  return matched.length + doubled.length > 0
}
