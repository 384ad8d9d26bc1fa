/** What the page is asked for -> plain data to show: all of the work, in a worker, so that the page stays alive. */
import { type Diagnostic, orderDiagnostics, Refusal } from '../diagnostics/diagnostic.ts'
import { placeText } from '../diagnostics/place.ts'
import { inLanguage, type Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { vocabularyOf } from '../language/vocabulary.ts'
import { assess, matchSources } from '../pipeline.ts'
import { renderers } from '../render/renderers.ts'
import { publishedReport } from '../report/published-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { ByteSource } from '../tables/byte-source.ts'
import { type ShippedRubric, type StoredRubrics, shippedRubrics } from './shipped-rubrics.ts'

/** What is asked for beside the files. */
export interface Wishes {
  /** Id of a rubric; empty where the columns tell. */
  readonly rubric?: string
}

export interface Problem {
  readonly severity: Diagnostic['severity']
  /** The severity in words. */
  readonly grave: string
  readonly place: string
  readonly message: string
  readonly remedy: string
  readonly code: string
}

export interface Result {
  readonly problems: readonly Problem[]
  /** The report as its page in HTML, where there is one. */
  readonly page?: { readonly title: string; readonly style: string; readonly body: string }
}

export interface WrittenFile {
  readonly name: string
  readonly content: string | Uint8Array
}

export interface PageWork {
  /** Id and title of each rubric. */
  rubrics(language: Language): readonly (readonly [string, string])[]
  /** Scores the files; what comes out stays for `result` and `file`. */
  score(sources: readonly ByteSource[], wishes: Wishes): Promise<void>
  /** What came out last, in a language. */
  result(language: Language): Promise<Result>
  /** The report that came out last as a file: `json`, `html`, `xlsx`, `docx`, `csv`. */
  file(format: string, language: Language): Promise<WrittenFile>
}

interface Outcome {
  readonly report?: Report
  readonly problems: readonly Diagnostic[]
}

/** @param version of the tool, for the report */
export function pageWork(stored: StoredRubrics, version: string): PageWork {
  let shipped: readonly ShippedRubric[] | undefined
  let last: Outcome = { problems: [] }
  const all = () => (shipped ??= shippedRubrics(stored))

  async function scored(sources: readonly ByteSource[], wishes: Wishes): Promise<Outcome> {
    const wanted = all().filter(({ rubric }) => !wishes.rubric || rubric.id === wishes.rubric)
    const offered = wanted.map(({ rubric, variantOf }) => ({
      rubric,
      isVariant: variantOf !== undefined,
    }))
    const matched = await matchSources(sources, offered)
    const report = await assess(matched, { version, given: {} })
    return { report, problems: [] }
  }

  return {
    rubrics: language =>
      all().map(({ rubric }) => [rubric.id, inLanguage(rubric.title, language)] as const),
    async score(sources, wishes) {
      last = await scored(sources, wishes).catch(refused)
    },
    async result(language) {
      const { report, problems } = last
      return {
        problems: problemsOf(problems, language),
        ...(report === undefined
          ? {}
          : { page: partsOf(String(await written(report, 'html', language))) }),
      }
    },
    async file(format, language) {
      const { report } = last
      if (report === undefined) throw new Error('there is no report')
      return {
        name: `${REPORT[language]}.${format}`,
        content: await written(report, format, language),
      }
    },
  }
}

const REPORT = { id: 'laporan', en: 'report' }

function refused(error: unknown): Outcome {
  if (error instanceof Refusal) return { problems: error.diagnostics }
  throw error
}

/** As the command line writes it: JSON is a file to work with, the others may be passed on. */
async function written(
  report: Report,
  format: string,
  language: Language,
): Promise<string | Uint8Array> {
  const renderer = renderers.find(each => each.format === format)
  if (renderer === undefined) throw new Error(`no format ${format}`)
  const render = await renderer.load()
  const shared = format === 'json' ? report : publishedReport(report).report
  return render(shared, { language, width: 80, colour: false, forExcel: language === 'id' })
}

/** The document's own style would be refused in another document, so it travels beside what it styles. */
function partsOf(html: string): NonNullable<Result['page']> {
  const part = (name: string) =>
    html.slice(html.indexOf(`<${name}>`) + name.length + 2, html.indexOf(`</${name}>`))
  return { title: part('title'), style: part('style'), body: part('body') }
}

function problemsOf(problems: readonly Diagnostic[], language: Language): readonly Problem[] {
  const { severities } = vocabularyOf(language)
  return orderDiagnostics(problems).map(({ severity, place, message, remedy, code }) => ({
    ...{ severity, code, grave: severities[severity] },
    place: place === undefined ? '' : safeText(placeText(place)),
    message: safeText(inLanguage(message, language)),
    remedy: safeText(inLanguage(remedy, language)),
  }))
}
