/** What a way of writing findings is, and the parts that several of them need. */

import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Place, TextPlace } from '../../diagnostics/place.ts'
import type { Language, Localized } from '../../language/language.ts'
import { sha256 } from '../../platform/hash.ts'
import type { CheckReport } from '../check-rubric.ts'

export interface FindingOptions {
  readonly language: Language
  readonly width: number
  readonly colour: boolean
  /** The documentation of a rule, by its code. */
  readonly helpUri: (code: string) => string | undefined
  /** The page itself, in Markdown. */
  readonly helpPage: (code: string) => string | undefined
  /** What triggers a rule, by its code; undefined for what has no words beside its message. */
  readonly summary: (code: string) => Required<Localized> | undefined
}

export interface FindingFormat {
  /** As `--format` names it. */
  readonly format: string
  /** The whole text, with a line break at its end; nothing where there is nothing to say. */
  readonly render: (report: CheckReport, options: FindingOptions) => string
}

export function fileOf(place: Place | undefined): string {
  return place === undefined || place.kind === 'command' ? '' : place.file
}

export function textPlace(place: Place | undefined): TextPlace | undefined {
  return place?.kind === 'text' ? place : undefined
}

/** One line: what is the matter, and how to mend it where that is not a thing to copy. */
export function oneLine({ message, remedy }: Diagnostic, language: Language): string {
  const [advice = ''] = remedy[language].split('\n')
  return `${message[language].replaceAll('\n', ' ')} ${advice}`.trim()
}

/** Stays the same while lines move: the file, the rule, the text of its line, and how many alike stand above it. */
export function fingerprints(report: CheckReport): ReadonlyMap<Diagnostic, string> {
  const texts = new Map(report.files.map(({ file, text }) => [file, text.split('\n')]))
  const seen = new Map<string, number>()
  return new Map(
    report.findings.map(finding => {
      const { place, code } = finding
      const file = fileOf(place)
      const line = place?.kind === 'text' ? texts.get(file)?.[place.line - 1]?.trim() : ''
      const key = JSON.stringify([file, code, line])
      const before = seen.get(key) ?? 0
      seen.set(key, before + 1)
      const hash = sha256(`${key}#${before}`)
      return [finding, hash.slice(0, 32)]
    }),
  )
}
