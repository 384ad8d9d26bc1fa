/** Findings -> SARIF 2.1.0 (OASIS), which code scanning services and editors read. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Place } from '../../diagnostics/place.ts'
import type { CheckReport } from '../check-report.ts'
import { type FindingOptions, fingerprints } from './finding-format.ts'

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
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2)}\n`
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
