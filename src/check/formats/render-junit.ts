/** Findings -> JUnit XML, which most CI systems can show: a suite for each file, a failed case for each finding. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeText } from '../../diagnostics/place.ts'
import type { Language } from '../../language/language.ts'
import type { CheckedFile, CheckReport } from '../check-report.ts'
import { type FindingOptions, fileOf } from './finding-format.ts'

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

/** XML 1.0 has no way to write most control characters. */
function content(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function attribute(text: string): string {
  return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
