/**
 * The public interface, in the order of the flow: a rubric from its text, data from strings, bytes or streams,
 * a report, its renderings. Nothing here reads files or writes to a terminal.
 */

// From data to a report
export type { AssessOptions } from './assess-options.ts'
export { type ExpectationResult, rubricTestResults } from './check/rubric-tests.ts'
export { type ColumnMapping, mappingText, type SavedMapping } from './columns/column-mapping.ts'
export type { OfferedRubric } from './columns/detect-rubric.ts'
export { parseMapping } from './columns/parse-mapping.ts'
// Problems
export type { Diagnostic, Severity, SourceText } from './diagnostics/diagnostic.ts'
export { Refusal } from './diagnostics/diagnostic.ts'
export { type Place, placeText } from './diagnostics/place.ts'
export type { Language, Localized } from './language/language.ts'
export { assess, matchSources } from './pipeline.ts'
// What readers see
export { renderCsv } from './render/render-csv.ts'
export { renderDiagnostics } from './render/render-diagnostics.ts'
export { renderHtml } from './render/render-html.ts'
export { renderJson } from './render/render-json.ts'
export { renderMarkdown } from './render/render-markdown.ts'
export { renderTable } from './render/render-table.ts'
export { type Render, type Renderer, type RenderOptions, renderers } from './render/renderers.ts'
export { type FullReport, fullReport } from './report/full-report.ts'
export { type PublishedReport, publishedReport } from './report/published-report.ts'
export { readReport } from './report/read-report.ts'
export type { Report, ReportNode, ReportResult } from './report/report-shape.ts'
export type { Rubric } from './rubric/model.ts'
export { readRubric } from './rubric/read-rubric.ts'
// A rubric
export type { FindRubric, RubricReading } from './rubric/resolve-rubric.ts'
// Data
export { type ByteSource, bytesSource, streamSource, textSource } from './tables/byte-source.ts'
export type { MatchedTables } from './worksheets/match-tables.ts'
