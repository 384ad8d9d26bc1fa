/** What the page is asked for -> plain data to show: all of the work, in a worker, so that the page stays alive. */
import { checkRubric } from '../check/check-rubric.ts'
import { asksForSheets } from '../coding/choose-groupings.ts'
import { readRoster } from '../coding/read-roster.ts'
import { type MatchedTable, savedMappingText } from '../columns/column-mapping.ts'
import { offers, variantsOf } from '../columns/detect-rubric.ts'
import { withEarlierCautions } from '../compare/earlier-cautions.ts'
import { type Diagnostic, hasError, orderDiagnostics, Refusal } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { vocabularyOf } from '../language/vocabulary.ts'
import { assess, matchSources } from '../pipeline.ts'
import { type PeriodBefore, previousPeriod } from '../previous-period.ts'
import { renderers } from '../render/renderers.ts'
import { headedReport } from '../report/build-report.ts'
import { publishedReport, reportForPublication } from '../report/published-report.ts'
import { readReport } from '../report/read-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { Rubric } from '../rubric/model.ts'
import { readRubric } from '../rubric/read-rubric.ts'
import { extendedId, type FindRubric } from '../rubric/resolve-rubric.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
import { type ByteSource, bytesOf } from '../tables/byte-source.ts'
import { markedText } from '../tables/decode-text.ts'
import { reportedOptions } from '../tally/reported-options.ts'
import {
  type AnswerSheet,
  type SheetForm,
  sheetForm,
  sheetOfFile,
  sheetText,
} from './answer-sheet.ts'
import {
  askedOptions,
  type FieldValues,
  type MappingText,
  mappingOptions,
} from './asked-options.ts'
import { type MappingForm, mappingForm } from './mapping-form.ts'
import {
  type ShippedRubric,
  type StoredRubrics,
  shippedRubrics,
  shippedTexts,
} from './shipped-rubrics.ts'
import { type TemplateWishes, template, type WrittenFile } from './template.ts'

/** What is asked for beside the files. */
export interface Wishes {
  /** Id of a rubric; empty where the columns tell. */
  readonly rubric: string
  readonly options: FieldValues
  /** By header, what was chosen for it. */
  readonly columns?: Readonly<Record<string, string>>
}

export interface Problem {
  readonly severity: Diagnostic['severity']
  /** The severity in words. */
  readonly grave: string
  readonly place: string
  readonly message: string
  /** The word before the remedy. */
  readonly fix: string
  readonly remedy: string
  readonly code: string
  /** The line of a text that it stands on. */
  readonly line?: string
}

export interface Result {
  readonly problems: readonly Problem[]
  readonly columns?: MappingForm
  /** The report as its page in HTML, where there is one. */
  readonly page?: { readonly title: string; readonly style: string; readonly body: string }
}

export interface RubricEntry {
  readonly id: string
  readonly title: string
  readonly kind: Rubric['kind']
  /** Id and title of each. */
  readonly levels: readonly (readonly [string, string])[]
}

export interface PageWork {
  rubrics(language: Language): readonly RubricEntry[]
  /** Scores files, reads a report, a mapping or a rubric among them; what comes out stays for `result` and `file`. */
  score(
    sources: readonly ByteSource[],
    wishes: Wishes,
    previous?: readonly ByteSource[],
    roster?: readonly ByteSource[],
  ): Promise<void>
  /** What came out last, in a language. */
  result(language: Language): Promise<Result>
  /** The report that came out last as a file: `json`, `html`, `xlsx`, `docx`, `csv`; or `mapping`. */
  file(format: string, language: Language): Promise<WrittenFile>
  template(wishes: TemplateWishes, language: Language): WrittenFile
  /** The questions of a rubric as a form. */
  form(wishes: FormWishes, language: Language): SheetForm
  /** A file of answers that was saved, to go on with. */
  opened(sources: readonly ByteSource[], wishes: FormWishes): Promise<OpenedAnswers>
  /** The answers as a file that `assess` and `ask` read too. */
  answers(sheet: AnswerSheet, language: Language): WrittenFile
  /** Everything that is the matter with a rubric. */
  check(text: string, name: string, language: Language): readonly Problem[]
}

type FormWishes = Pick<AnswerSheet, 'rubric' | 'level'>

interface OpenedAnswers {
  readonly sheet?: AnswerSheet
  readonly problems: readonly Problem[]
}

interface Outcome {
  readonly report?: Report
  readonly problems: readonly Diagnostic[]
  /** Scores of fewer persons are hidden in what may be passed on; where all of it is to be, in JSON too. */
  readonly hiding?: { readonly minGroup?: number; readonly forPublication: boolean }
  readonly matched?: { readonly tables: readonly MatchedTable[]; readonly rubric: Rubric }
}

/** @param version of the tool, for the report */
export function pageWork(stored: StoredRubrics, version: string): PageWork {
  let loaded: readonly ShippedRubric[] | undefined
  let last: Outcome = { problems: [] }
  const all = () => (loaded ??= shippedRubrics(stored))

  async function scored(
    sources: readonly ByteSource[],
    wishes: Wishes,
    [before, there]: readonly [readonly ByteSource[], readonly ByteSource[]],
  ): Promise<Outcome> {
    const asked = askedOptions(wishes.options)
    const { data, report: read, mapping, own } = await sorted(sources, wishes, shippedTexts(stored))
    if (read !== undefined)
      return { report: headedReport(read, wishes.options), problems: [], hiding: asked }
    const wanted = all().filter(({ rubric }) => [rubric.id, ''].includes(wishes.rubric))
    const offered =
      own === undefined
        ? offers(wanted)
        : [{ rubric: own, isVariant: extendedId(own) !== undefined }]
    const { rows = [], ...ofMapping } = mappingOptions(mapping)
    const found = await matchSources(data, offered, {
      ...ofMapping,
      ...(asked.sheet === undefined ? {} : { sheet: asked.sheet }),
      ...(asked.level === undefined ? {} : { level: asked.level }),
      everySheet: asksForSheets(asked.by ?? []),
      evenIfOpen: true,
    })
    const tables = found.kind === 'responses' ? found.tables : []
    const matched = { tables, rubric: found.rubric }
    if (hasError(found.notes)) return { problems: found.notes, matched }
    const options = { ...asked, rows: asked.rows?.length === 0 ? rows : (asked.rows ?? []) }
    const mappings = tables.map(({ mapping: own }) => own)
    const names = {
      ...{ rubric: own?.id ?? wishes.rubric, mapping: mapping?.name },
      ...{ previous: before[0]?.name, roster: there[0]?.name },
    }
    const given = reportedOptions({ ...options, ...names }, mappings)
    try {
      const { rubric } = found
      const period = { rubric, offered, asked: options, version, shipped, mapping: ofMapping }
      const {
        rowsOfBefore = [],
        previousReport,
        ...previous
      } = before.length === 0 ? {} : await previousPeriod(await periodBefore(before), period)
      const roster = there[0] && (await readRoster(there[0], rubric))
      const assessed = await assess(found, {
        ...{ ...options, version, given },
        rows: options.rows.filter(text => !rowsOfBefore.includes(text)),
        ...previous,
        ...(roster === undefined ? {} : { roster }),
        ...(asked.robustness ? { variants: variantsOf(rubric, all()) } : {}),
      })
      const report = withEarlierCautions(assessed, previousReport)
      return { report: headedReport(report, wishes.options), problems: [], matched, hiding: asked }
    } catch (error) {
      return { ...refused(error), matched }
    }
  }

  const shipped = async () => offers(all())

  return {
    rubrics: language => all().map(({ rubric }) => entry(rubric, language)),
    async score(sources, wishes, previous = [], roster = []) {
      last = await scored(sources, wishes, [previous, roster]).catch(refused)
    },
    async result(language) {
      const { report, matched, hiding } = last
      const shared = report && sharedReport(report, 'html', hiding)
      const problems = [...last.problems, ...(shared?.problems ?? [])]
      const hasColumns = matched !== undefined && matched.tables.length > 0
      return {
        problems: problemsOf(problems, language),
        ...(hasColumns ? { columns: mappingForm(matched.tables, matched.rubric, language) } : {}),
        ...(shared === undefined
          ? {}
          : { page: partsOf(String(await written(shared.report, 'html', language))) }),
      }
    },
    async file(format, language) {
      const { report, matched, hiding } = last
      if (format === 'mapping') {
        const mappings = (matched?.tables ?? []).map(({ mapping }) => mapping)
        return { name: MAPPING[language], content: savedMappingText(mappings, language) }
      }
      if (report === undefined) throw new Error('there is no report')
      return {
        name: `${REPORT[language]}.${format}`,
        content: await written(sharedReport(report, format, hiding).report, format, language),
      }
    },
    template: (wishes, language) => template(rubricNamed(all(), wishes), wishes, language),
    form: (wishes, language) => sheetForm(rubricNamed(all(), wishes), language),
    async opened([source], wishes) {
      if (source === undefined) return { problems: [] }
      try {
        const rubric = rubricNamed(all(), wishes)
        return { sheet: await sheetOfFile(source, rubric, wishes.level), problems: [] }
      } catch (error) {
        return { problems: problemsOf(refused(error).problems, 'id') }
      }
    },
    answers: (sheet, language) => ({
      name: `${ANSWERS[language]}-${sheet.rubric}.csv`,
      content: sheetText(rubricNamed(all(), sheet), sheet, language),
    }),
    check(text, name, language) {
      const findings = checkRubric({ file: name, text }, shippedTexts(stored))
      return problemsOf(findings, language, { [name]: text })
    },
  }
}

const ANSWERS = { id: 'jawaban', en: 'answers' }
const REPORT = { id: 'laporan', en: 'report' }
const MAPPING = { id: 'pemetaan.json', en: 'mapping.json' }

/** At its level, where it has any. */
function rubricNamed(
  all: readonly ShippedRubric[],
  { rubric: id, level }: Pick<AnswerSheet, 'rubric' | 'level'>,
): Rubric {
  const found = all.find(({ rubric }) => rubric.id === id)?.rubric
  if (found === undefined) throw new Error(`no rubric ${id}`)
  return level === '' ? found : rubricAtLevel(found, level)
}

function entry(rubric: Rubric, language: Language): RubricEntry {
  return {
    id: rubric.id,
    title: inLanguage(rubric.title, language),
    kind: rubric.kind,
    levels: rubric.levels.map(({ id, title }) => [id, inLanguage(title, language)] as const),
  }
}

interface SortedSources {
  readonly data: readonly ByteSource[]
  readonly report?: Report
  readonly mapping?: MappingText | undefined
  /** A rubric of the office's own, as -r names its file. */
  readonly own?: Rubric
}

const isJson = ({ name }: ByteSource) => /\.json$/i.test(name)
const isYaml = ({ name }: ByteSource) => /\.ya?ml$/i.test(name)

/** A JSON file is a report of before or a mapping, a YAML file a rubric; all else is data. */
async function sorted(
  sources: readonly ByteSource[],
  wishes: Wishes,
  find: FindRubric,
): Promise<SortedSources> {
  const data = sources.filter(source => !isJson(source) && !isYaml(source))
  let mapping: MappingText | undefined = wishes.columns && {
    name: MAPPING.id,
    text: columnsText(wishes.columns),
  }
  for (const source of sources.filter(isJson)) {
    const text = markedText(await bytesOf(source))
    if (text.includes('"reportVersion"')) {
      return { data, report: reportIn(text, source.name) }
    }
    mapping ??= { name: source.name, text }
  }
  const [rubricFile] = sources.filter(isYaml)
  if (rubricFile === undefined) return { data, mapping }
  const text = markedText(await bytesOf(rubricFile))
  const { rubric: own, problems } = readRubric({ file: rubricFile.name, text }, find)
  if (own === undefined) throw new Refusal(problems)
  return { data, mapping, own }
}

function reportIn(text: string, file: string): Report {
  const { report, problems } = readReport(text, file)
  if (report === undefined) throw new Refusal(problems)
  return report
}

async function periodBefore(sources: readonly ByteSource[]): Promise<PeriodBefore> {
  const [file] = sources.filter(isJson)
  if (file === undefined) return { sources }
  return { file: file.name, report: reportIn(markedText(await bytesOf(file)), file.name) }
}

function columnsText(columns: Readonly<Record<string, string>>): string {
  return JSON.stringify({ version: 2, columns }, undefined, 2)
}

function refused(error: unknown): Outcome {
  if (error instanceof Refusal) return { problems: error.diagnostics }
  throw error
}

/** As the command line shares it: JSON is a file to work with, the others may be passed on. */
function sharedReport(
  report: Report,
  format: string,
  { minGroup, forPublication = false }: Partial<NonNullable<Outcome['hiding']>> = {},
): ReturnType<typeof reportForPublication> {
  if (forPublication) return reportForPublication(report, minGroup)
  const shared = format === 'json' ? report : publishedReport(report, minGroup).report
  return { report: shared, problems: [] }
}

async function written(
  report: Report,
  format: string,
  language: Language,
): Promise<string | Uint8Array> {
  const renderer = renderers.find(each => each.format === format)
  if (renderer === undefined) throw new Error(`no format ${format}`)
  const render = await renderer.load()
  return render(report, { language, width: 80, colour: false, forExcel: language === 'id' })
}

/** The document's own style would be refused in another document, so it travels beside what it styles. */
function partsOf(html: string): NonNullable<Result['page']> {
  const part = (name: string) =>
    html.slice(html.indexOf(`<${name}>`) + name.length + 2, html.indexOf(`</${name}>`))
  return { title: part('title'), style: part('style'), body: part('body') }
}

function problemsOf(
  problems: readonly Diagnostic[],
  language: Language,
  texts: Readonly<Record<string, string>> = {},
): readonly Problem[] {
  const { severities, fix } = vocabularyOf(language)
  return orderDiagnostics(problems).map(({ severity, place, message, remedy, code }) => {
    const text = place?.kind === 'text' ? texts[place.file] : undefined
    const line = place?.kind === 'text' ? text?.split(/\r\n|\r|\n/)[place.line - 1] : undefined
    return {
      ...{ severity, code, fix, grave: severities[severity] },
      place: place === undefined ? '' : safeText(placeText(place)),
      message: safeText(inLanguage(message, language)),
      remedy: safeText(inLanguage(remedy, language)),
      ...(line === undefined ? {} : { line: safeText(line) }),
    }
  })
}
