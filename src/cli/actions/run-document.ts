/** `rb-score document`: an outline, data or a report, and what a person filled in -> a document to hand in. */
import { existsSync, readdirSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { respondentAnswers } from '../../coding/code-responses.ts'
import { defineDiagnostic, hasError, Refusal } from '../../diagnostics/diagnostic.ts'
import { type DocumentData, documentOf } from '../../documents/document.ts'
import { fieldsAgainstReport } from '../../documents/fields-against-report.ts'
import { newFields } from '../../documents/new-fields.ts'
import { type Outline, readOutline } from '../../documents/outline.ts'
import { outlineFindings } from '../../documents/outline-findings.ts'
import { type Fields, NO_FIELDS, readFields } from '../../documents/read-fields.ts'
import { inLanguage, type Language } from '../../language/language.ts'
import { likenessHint } from '../../language/nearest.ts'
import { quotedList } from '../../language/short-list.ts'
import { type TableBlock, textCell } from '../../render/blocks.ts'
import { type Paper, paperOf } from '../../render/documents/paper.ts'
import type { PaperOptions } from '../../render/documents/render-paper-docx.ts'
import { wordingOf } from '../../render/wording.ts'
import { headedReport } from '../../report/build-report.ts'
import { fullReport } from '../../report/full-report.ts'
import { MIN_GROUP, publishedReport } from '../../report/published-report.ts'
import { isHidden } from '../../report/report-numbers.ts'
import type { Report } from '../../report/report-shape.ts'
import { markedText } from '../../tables/decode-text.ts'
import { sheetEntries } from '../../tally/sheet-entries.ts'
import { assessFlags, loadedReport } from '../assess-input.ts'
import { rubricTextOf } from '../check-files.ts'
import {
  type CommandAction,
  type CommandCall,
  DONE,
  NOTHING_SCORED,
} from '../command-definition.ts'
import { minGroupOf } from '../command-line-diagnostics.ts'
import { bytesOfNamedFile } from '../file-source.ts'
import { foundRubric } from '../find-rubric.ts'
import { reportedNotes } from '../mapping-blocks.ts'
import { checkedTarget, namedOutput } from '../output-target.ts'
import { blockPage, reportProblems } from '../print-blocks.ts'
import { rubricFolder, shippedRubric } from '../rubric-folder.ts'
import { writeText } from '../surroundings.ts'
import { writeFile } from '../write-file.ts'
import { expandedPaths, openedData, scoredData } from './open-data.ts'
import { sayBlanks, sayOthers, saySeveral } from './say-left-open.ts'
import { aboutUnit, besideAllUnits, ofUnit } from './unit-of-data.ts'

const unknownDocument = defineDiagnostic('cli/unknown-document', 'error', {
  id: 'Dokumen `{name}` tidak dikenal.{hint}',
  idRemedy: '`rb-score document --list` memuat semuanya: {documents}.',
  en: 'There is no document `{name}`.{hint}',
  enRemedy: '`rb-score document --list` names them: {documents}.',
})

const noDocument = defineDiagnostic('cli/no-document', 'error', {
  id: 'Rubrik `{rubric}` tidak menyebutkan dokumen.',
  idRemedy: 'sebutkan dokumennya di depan data: rb-score document {first} …',
  en: 'The rubric `{rubric}` names no document.',
  enRemedy: 'name one before the data: rb-score document {first} …',
})

const needsData = defineDiagnostic('cli/document-needs-data', 'error', {
  id: 'Belum ada data untuk dokumen ini.',
  idRemedy:
    'tambahkan data atau laporan JSON: rb-score document {name} laporan.json -o laporan.docx',
  en: 'There are no data for the document.',
  enRemedy: 'add data or a JSON report: rb-score document {name} report.json -o report.docx',
})

const otherKind = defineDiagnostic('cli/document-other-kind', 'error', {
  id: 'Dokumen `{name}` memuat hasil {kind}; `{rubric}` jenis yang lain.',
  idRemedy: 'dokumen rubrik ini: {documents}.',
  en: 'The document `{name}` holds results of a {kind}; `{rubric}` is of the other kind.',
  enRemedy: 'documents of this rubric: {documents}.',
})

const otherInstrument = defineDiagnostic('cli/document-other-instrument', 'error', {
  id: 'Dokumen `{name}` bukan untuk rubrik `{rubric}`.',
  idRemedy:
    'pilih {documents}; atau salin susunannya dengan id sendiri, sesuaikan judulnya, dan sebutkan filenya.',
  en: 'The document `{name}` is not meant for the rubric `{rubric}`.',
  enRemedy:
    'choose {documents}; or copy its outline under an id of your own, fit its headings, and name that file.',
})

const needsFile = defineDiagnostic('cli/document-needs-file', 'error', {
  id: 'Dokumen ditulis ke file.',
  idRemedy: 'sebutkan namanya: -o laporan.docx (atau .html, .pdf, .xlsx).',
  en: 'A document is written into a file.',
  enRemedy: 'name it: -o report.docx (or .html, .pdf, .xlsx).',
})

const unitOfReport = defineDiagnostic('cli/unit-of-report', 'error', {
  id: '--unit memilih dari data, sedangkan `{file}` sudah berisi hasil.',
  idRemedy: 'beri datanya sebagai ganti laporan JSON, atau hapus --unit.',
  en: '--unit chooses from data, and `{file}` holds a result already.',
  enRemedy: 'give the data instead of the JSON report, or leave --unit out.',
})

const fieldsUnreadable = defineDiagnostic('cli/fields-unreadable', 'error', {
  id: 'File isian `{file}` tidak dapat dibaca.',
  idRemedy: 'buat file itu dengan rb-score document {name} --new-fields -o {file}',
  en: 'The file of fields `{file}` cannot be read.',
  enRemedy: 'make one: rb-score document {name} --new-fields -o {file}',
})

const ENDINGS = ['.docx', '.html', '.htm', '.pdf', '.xlsx']

export const runDocument: CommandAction = async call => {
  const { operands, flags, display, surroundings } = call
  const { cwd, stdout } = surroundings
  if (flags.list === true) {
    await writeText(stdout, blockPage([listTable(display.language)], display))
    return DONE
  }
  const [first, ...rest] = operands
  const named = first !== undefined && isOutlineName(first, cwd) ? first : undefined
  const data = named === undefined ? operands : rest
  const outline = named === undefined ? undefined : loadedOutline(named, cwd)
  if (flags.newFields === true) {
    const chosen = outline ?? (await outlineOf((await loadedResult(data, call, ''))?.report, call))
    await writeFields(newFields(chosen, display.language), call)
    return DONE
  }
  const output = namedOutput(flags)
  if (output === undefined || !ENDINGS.includes(extname(output).toLowerCase()))
    throw new Refusal([needsFile({ kind: 'command', word: '--output' })])
  const path = checkedTarget(output, '--output', cwd, data)
  const loaded = await loadedResult(data, call, named ?? '')
  if (loaded === undefined) return NOTHING_SCORED
  const { report: result } = loaded
  const chosen = outline ?? (await outlineOf(result, call))
  await checkSuits(chosen, result, call)
  const fields = await filledIn(chosen, result, call)
  // A worksheet names its unit itself, as it is written there.
  const office =
    flags.office ?? (result.result.worksheet?.unit === undefined ? flags.unit : undefined)
  const { report } = publishedReport(headedReport(result, { ...flags, office }), minGroupOf(flags))
  const full = fullReport(report)
  const wording = wordingOf(full, display.language)
  const isAsked = chosen.parts.some(({ table }) => table === 'respondent-answers')
  // Of so few that a score of persons would be hidden, no row is shown either.
  const { score, sample } = report.result
  const isSmall = isHidden(score) || (sample.rowsUsed ?? 0) < (minGroupOf(flags) ?? MIN_GROUP)
  const respondents = isAsked && !isSmall ? await loaded.respondents() : undefined
  const entries = chosen.parts.some(({ table }) => table === 'worksheet')
    ? await loaded.entries()
    : undefined
  const document = documentOf(chosen, fields, report, display.language, {
    ...(respondents === undefined ? {} : { respondents }),
    ...(entries === undefined ? {} : { entries }),
  })
  const paper = paperOf(document, full, wording)
  const size = flags.paper === 'F4' ? 'F4' : 'A4'
  writeFile(path, output, await bytesOf(paper, extname(output).toLowerCase(), { wording, size }))
  await sayBlanks(paper, output, call)
  await saySeveral(report, call)
  await sayOthers(document, call)
  return DONE
}

async function bytesOf(
  paper: Paper,
  ending: string,
  options: PaperOptions,
): Promise<string | Uint8Array> {
  if (ending === '.docx') {
    const { renderPaperDocx } = await import('../../render/documents/render-paper-docx.ts')
    return renderPaperDocx(paper, options)
  }
  if (ending === '.xlsx') {
    const { renderPaperXlsx } = await import('../../render/documents/render-paper-xlsx.ts')
    return renderPaperXlsx(paper, options)
  }
  const { renderPaperHtml } = await import('../../render/documents/render-paper-html.ts')
  if (ending !== '.pdf') return renderPaperHtml(paper, options)
  const { printedPage } = await import('../print-pdf.ts')
  return printedPage(() => renderPaperHtml(paper, options))
}

async function writeFields(text: string, { flags, surroundings }: CommandCall): Promise<void> {
  const output = namedOutput(flags)
  if (output === undefined) return writeText(surroundings.stdout, text)
  writeFile(checkedTarget(output, '--output', surroundings.cwd, []), output, text)
}

// Outlines: those that come with the tool, and files of the user.

const FOLDER = 'documents'

function shippedDocumentIds(): readonly string[] {
  return readdirSync(join(rubricFolder(), FOLDER))
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length))
    .toSorted()
}

/** A word that is neither a document nor a file there is a mistyped document, unless it looks like a file. */
function isOutlineName(word: string, cwd: string): boolean {
  if (/\.ya?ml$/i.test(word) || shippedDocumentIds().includes(word.toLowerCase())) return true
  return /^[\w-]+$/.test(word) && word !== '-' && !existsSync(resolve(cwd, word))
}

function loadedOutline(word: string, cwd: string): Outline {
  const isFile = /\.ya?ml$/i.test(word)
  const ids = shippedDocumentIds()
  if (!isFile && !ids.includes(word.toLowerCase())) {
    const params = { name: word, hint: likenessHint(word, ids), documents: quotedList(ids) }
    throw new Refusal([unknownDocument({ kind: 'command', word }, params)])
  }
  const path = isFile
    ? resolve(cwd, word)
    : join(rubricFolder(), FOLDER, `${word.toLowerCase()}.yaml`)
  const text = { file: word, text: rubricTextOf(path, word) }
  const { outline, problems } = readOutline(text)
  const found = [...problems, ...(outline === undefined ? [] : outlineFindings(outline))]
  if (outline === undefined || hasError(found)) throw new Refusal(found, [text])
  return outline
}

/** The first document that the rubric of a result names. */
async function outlineOf(
  report: Report | undefined,
  { flags, surroundings }: CommandCall,
): Promise<Outline> {
  const documents =
    report === undefined ? [] : await documentsOf(report, flags.rubric, surroundings.cwd)
  const [first] = documents
  if (first !== undefined) return loadedOutline(first, surroundings.cwd)
  const ids = shippedDocumentIds()
  const params = { rubric: report?.result.rubric.id ?? '', first: ids[0] ?? '' }
  throw new Refusal([noDocument({ kind: 'command', word: 'document' }, params)])
}

async function documentsOf(report: Report, flag: unknown, cwd: string): Promise<readonly string[]> {
  const { id } = report.result.rubric
  if (typeof flag === 'string') return (await foundRubric(flag, cwd, '--rubric')).rubric.documents
  return (await shippedRubric(id))?.documents ?? []
}

/** Headings of one instrument above the numbers of another would be a false paper. */
async function checkSuits(
  { document: name, kind }: Outline,
  report: Report,
  { flags, surroundings }: CommandCall,
): Promise<void> {
  const { id, kind: own } = report.result.rubric
  const suiting = await documentsOf(report, flags.rubric, surroundings.cwd)
  const documents = quotedList(suiting)
  if (kind === own) {
    const isShipped = shippedDocumentIds().includes(name)
    if (!isShipped || suiting.length === 0 || suiting.includes(name)) return
    throw new Refusal([
      otherInstrument({ kind: 'command', word: name }, { name, rubric: id, documents }),
    ])
  }
  throw new Refusal([
    otherKind(
      { kind: 'command', word: name },
      { name, kind: KINDS[kind], rubric: id, documents: documents || '–' },
    ),
  ])
}

const KINDS = {
  survey: { id: 'survei', en: 'survey' },
  worksheet: { id: 'lembar kerja', en: 'worksheet' },
}

function listTable(language: Language): TableBlock {
  const words = { id: ['Dokumen', 'Dari', 'Untuk apa'], en: ['Document', 'Of', 'What for'] }[
    language
  ]
  return {
    ...{ kind: 'table', title: words[0] ?? '', compact: false, below: [] },
    columns: words.map(heading => ({ heading, kind: 'text' })),
    rows: shippedDocumentIds().map(id => {
      const outline = loadedOutline(id, '')
      const cells = [
        id,
        inLanguage(KINDS[outline.kind], language),
        inLanguage(outline.about, language),
      ]
      return cells.map(text => textCell(text))
    }),
  }
}

// Data or a report of before -> a report; what a person filled in.

interface LoadedResult {
  readonly report: Report
  /** The data once more, row by row: counts do not hold them. */
  readonly respondents: () => Promise<DocumentData['respondents']>
  readonly entries: () => Promise<DocumentData['entries']>
}

/** Undefined where a file is not there, which was said. */
async function loadedResult(
  data: readonly string[],
  call: CommandCall,
  name: string,
): Promise<LoadedResult | undefined> {
  const { surroundings, display } = call
  const [only, ...more] = data
  if (only === undefined)
    throw new Refusal([needsData({ kind: 'command', word: 'document' }, { name })])
  if (more.length === 0 && /\.json$/i.test(only)) {
    if (call.flags.unit !== undefined)
      throw new Refusal([unitOfReport({ kind: 'command', word: '--unit' }, { file: only })])
    const report = await loadedReport(only, surroundings.cwd)
    return { report, respondents: async () => undefined, entries: async () => undefined }
  }
  const { output: _output, ...asked } = assessFlags(call.flags)
  const paths = await expandedPaths(data, call)
  if (paths === undefined) return undefined
  const all = await openedData(paths, asked, call)
  if (hasError(all.matched.notes)) throw new Refusal(all.matched.notes)
  const opened = ofUnit(all)
  const report = await scoredData(opened, call).catch(error => {
    throw aboutUnit(error, all.flags.unit)
  })
  await reportProblems(reportedNotes(report), display, surroundings)
  if (!data.includes('-')) {
    const beside = await besideAllUnits(all, report, each =>
      scoredData(each, call, { withTally: false, withDigest: false }),
    )
    await reportProblems(beside, display, surroundings)
  }
  // What came through a pipe is gone.
  const again = async () => (data.includes('-') ? undefined : opened.match())
  return {
    report,
    async respondents() {
      const matched = await again()
      return matched?.kind === 'responses' ? respondentAnswers(matched, opened.flags) : undefined
    },
    async entries() {
      const matched = await again()
      const { unit } = report.result.worksheet ?? {}
      return matched?.kind === 'sheets' ? sheetEntries(matched, unit) : undefined
    },
  }
}

async function filledIn(
  outline: Outline,
  report: Report,
  { flags, display, surroundings }: CommandCall,
): Promise<Fields> {
  const { fields: file } = flags
  if (typeof file !== 'string') return NO_FIELDS
  const place = { kind: 'command', word: '--fields' } as const
  const absent = fieldsUnreadable(place, { file, name: outline.document })
  const text = markedText(bytesOfNamedFile(file, surroundings.cwd, absent))
  const { fields, places, problems: own } = readFields({ text, file }, outline)
  const problems = hasError(own)
    ? own
    : [...own, ...fieldsAgainstReport(fields, places, report, outline)]
  if (hasError(problems)) throw new Refusal(problems, [{ file, text }])
  await reportProblems(problems, display, surroundings, [{ file, text }])
  return fields
}
