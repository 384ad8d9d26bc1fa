/** A report -> its digests: the SHA-256 of the canonical JSON of its result, which is never held as a whole, and of each other part. */
import { writeCanonicalJson } from '../math/canonical-json.ts'
import { growingSha256 } from '../platform/hash.ts'
import type { Report } from './report-shape.ts'

/** Characters that are hashed at a time. */
const PIECE = 65_536

export function resultDigest(result: unknown): string {
  const hash = growingSha256()
  const encoder = new TextEncoder()
  let text = ''
  writeCanonicalJson(result, part => {
    text += part
    if (text.length < PIECE) return
    hash.add(encoder.encode(text))
    text = ''
  })
  hash.add(encoder.encode(text))
  return hash.digest()
}

/** Of everything that is no result, by its place: what may be changed without a number contradicting it. */
export function partDigests(report: Report): Readonly<Record<string, string>> {
  const { result: _result, resultDigest: _digest, partDigests: _own, provenance, ...rest } = report
  const parts = [
    ...Object.entries(rest),
    ...Object.entries(provenance).map(([name, part]) => [`provenance.${name}`, part] as const),
  ]
  return Object.fromEntries(
    parts.flatMap(([place, part]) => (part === undefined ? [] : [[place, resultDigest(part)]])),
  )
}

/** The last that is done to a report: its parts have their digests, where its result has one. */
export function sealedReport(report: Report): Report {
  return report.resultDigest === '' ? report : { ...report, partDigests: partDigests(report) }
}
