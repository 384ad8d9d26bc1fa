/** Findings -> SARIF 2.1.0 (OASIS), which code scanning services and editors read. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type Place, placeText } from '../../diagnostics/place.ts'
import type { Language } from '../../language/language.ts'
import { harmlessPage, safeJson, safeText } from '../../language/safe-text.ts'
import type { CheckedFile, CheckReport } from '../check-rubric.ts'
import { type FindingOptions, fileOf, fingerprints, oneLine, textPlace } from './finding-format.ts'

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

export function renderSarif(report: CheckReport, options: FindingOptions): string {
  const codes = [...new Set(report.findings.map(({ code }) => code))].sort()
  const hashes = fingerprints(report)
  const run = {
    tool: {
      driver: {
        name: 'rb-score',
        semanticVersion: report.version,
        rules: codes.map(code => ruleOf(code, report, options)),
      },
    },
    language: options.language,
    columnKind: 'utf16CodeUnits',
    artifacts: report.files.map(({ file }) => ({ location: { uri: uriOf(file) } })),
    results: report.findings.map(finding => ({
      ruleId: finding.code,
      ruleIndex: codes.indexOf(finding.code),
      level: finding.severity,
      message: { text: messageText(finding, options) },
      ...locationsOf(finding, options),
      partialFingerprints: { 'rbScore/v1': hashes.get(finding) },
    })),
  }
  return `${safeJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, 2)}\n`
}

function ruleOf(code: string, { findings }: CheckReport, options: FindingOptions) {
  const first = findings.find(finding => finding.code === code)
  const helpUri = options.helpUri(code)
  const page = options.helpPage(code)
  const summary = options.summary(code)?.[options.language]
  return {
    id: code,
    name: pascalCase(code),
    ...(summary === undefined ? {} : { shortDescription: { text: summary } }),
    ...(helpUri === undefined ? {} : { helpUri }),
    ...(page === undefined ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: first?.severity ?? 'warning' },
  }
}

function messageText({ message, remedy }: Diagnostic, { language }: FindingOptions): string {
  return `${message[language]}\n${remedy[language]}`.trim()
}

function locationsOf({ place, related }: Diagnostic, { language }: FindingOptions) {
  const location = locationOf(place)
  const others = related.flatMap(({ place: other, label }, id) => {
    const found = locationOf(other)
    return found === undefined ? [] : [{ id, ...found, message: { text: label[language] } }]
  })
  return {
    locations: location === undefined ? [] : [location],
    ...(others.length > 0 ? { relatedLocations: others } : {}),
  }
}

function locationOf(place: Place | undefined) {
  if (place === undefined || place.kind === 'command') return undefined
  const artifactLocation = { uri: uriOf(place.file) }
  if (place.kind !== 'text') return { physicalLocation: { artifactLocation } }
  const { line, column, endLine, endColumn } = place
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  return { physicalLocation: { artifactLocation, region } }
}

/** A path as typed; relative ones stay relative to where the check ran. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/')
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  if (/^[a-z]:\//i.test(path)) return `file:///${encoded.replace('%3A', ':')}`
  return path.startsWith('/') ? `file://${encoded}` : encoded
}

/** `check/weights-sum` -> `CheckWeightsSum`: what SARIF asks of a name for people. */
function pascalCase(code: string): string {
  return code.replace(/(?:^|[-/])(\w)/g, (_, letter: string) => letter.toUpperCase())
}

// Findings -> JUnit XML, which most CI systems can show: a suite for each file, a failed case for each finding.

export function renderJunit(report: CheckReport, { language }: FindingOptions): string {
  const names = [
    ...new Set([
      ...report.files.map(({ file }) => file),
      ...report.findings.map(({ place }) => fileOf(place)),
    ]),
  ]
  const suites = names.map(name => ({
    name,
    findings: report.findings.filter(({ place }) => fileOf(place) === name),
  }))
  const failures = report.findings.filter(isFailure).length
  const tests = suites.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rb-score check" tests="${tests}" failures="${failures}">`,
    ...suites.flatMap(suite => suiteLines(suite, language)),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteLines(
  { name, findings }: { readonly name: string } & Pick<CheckedFile, 'findings'>,
  language: Language,
): string[] {
  const failures = findings.filter(isFailure).length
  const tests = Math.max(1, findings.length)
  const cases = findings.map(finding => caseLine(name, finding, language))
  const file = attribute(name)
  return [
    `  <testsuite name="${file}" tests="${tests}" failures="${failures}">`,
    ...(cases.length > 0 ? cases : [`    <testcase classname="${file}" name="rb-score check"/>`]),
    '  </testsuite>',
  ]
}

function caseLine(file: string, finding: Diagnostic, language: Language): string {
  const { code, severity, place, message, remedy } = finding
  const line = place?.kind === 'text' ? ` (${place.line}:${place.column})` : ''
  const start = `    <testcase classname="${attribute(file)}" name="${attribute(code + line)}">`
  const where = place === undefined ? '' : `${placeText(place)}\n`
  const body = content(`${where}${message[language]}\n${remedy[language]}`.trim())
  const inside = isFailure(finding)
    ? `<failure type="${severity}" message="${attribute(message[language])}">${body}</failure>`
    : `<system-out>${body}</system-out>`
  return `${start}${inside}</testcase>`
}

/** A note is told but fails nothing. */
function isFailure({ severity }: Diagnostic): boolean {
  return severity !== 'note'
}

/** XML 1.0 has no way to write most control characters, nor what is no character at all. */
function content(text: string): string {
  return text
    .split('\n')
    .map(safeText)
    .join('\n')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}

// Findings -> JSON in both languages, for other programs.

/** Lines and columns count from 1; `endColumn` is the first column after it. Columns count UTF-16 units, as editors do. */
export function renderFindingsJson({ version, files, findings, counts }: CheckReport): string {
  const value = {
    format: 1,
    tool: `rb-score ${version}`,
    files: files.map(({ file }) => file),
    counts,
    findings: findings.map(({ code, severity, place, message, remedy, related }) => ({
      rule: code,
      severity,
      ...placeOf(place),
      message,
      remedy,
      related: related.map(each => ({ ...placeOf(each.place), label: each.label })),
    })),
  }
  return `${safeJson(value, 2)}\n`
}

function placeOf(place: Place | undefined) {
  if (place === undefined || place.kind === 'command') return {}
  if (place.kind !== 'text') return { file: place.file }
  const { kind: _kind, ...rest } = place
  return rest
}

// Findings -> workflow commands, which GitHub shows beside the lines of a pull request.

const LEVELS = { error: 'error', warning: 'warning', note: 'notice' } as const

export function renderGithub({ findings }: CheckReport, { language }: FindingOptions): string {
  return findings
    .map(finding => {
      const place = textPlace(finding.place)
      const isOneLine = place !== undefined && place.line === place.endLine
      const properties = {
        file: fileOf(finding.place),
        ...(place === undefined ? {} : { line: place.line, endLine: place.endLine }),
        // Columns over several lines are refused.
        ...(isOneLine ? { col: place.column, endColumn: place.endColumn } : {}),
        title: finding.code,
      }
      const written = Object.entries(properties)
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key}=${property(String(value))}`)
      return `::${LEVELS[finding.severity]} ${written.join(',')}::${data(oneLine(finding, language))}\n`
    })
    .join('')
}

/** One line; what would be read as a code is written as one. */
function data(text: string): string {
  return harmlessPage(safeText(text)).replaceAll('%', '%25')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

// Findings -> a Code Quality report, which GitLab shows in merge requests.

const SEVERITIES = { error: 'major', warning: 'minor', note: 'info' } as const

export function renderGitlab(report: CheckReport, { language }: FindingOptions): string {
  const hashes = fingerprints(report)
  const issues = report.findings.map(finding => {
    const place = textPlace(finding.place)
    return {
      description: oneLine(finding, language),
      check_name: finding.code,
      fingerprint: hashes.get(finding),
      severity: SEVERITIES[finding.severity],
      location: {
        path: fileOf(finding.place).replaceAll('\\', '/'),
        lines: { begin: place?.line ?? 1, end: place?.endLine ?? 1 },
      },
    }
  })
  return `${safeJson(issues, 2)}\n`
}
