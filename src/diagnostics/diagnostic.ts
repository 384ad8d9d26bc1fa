/** A problem as data: what it is, where, how to mend it, in both languages. */
import { inBoth, type Localized } from '../language/language.ts'
import { compareTexts } from '../math/canonical-json.ts'
import type { Place } from './place.ts'

/**
 * `error`: nothing is scored, or the rubric is refused. `warning`: the number stands but somebody should look.
 * `note`: what was read or left out, said so that nothing happens in silence.
 */
export type Severity = 'error' | 'warning' | 'note'

export type Parameter = string | number | Localized

export interface Diagnostic {
  /** Stable name, `room/what-is-wrong`. Part of the public interface: never renamed or reused. */
  readonly code: string
  readonly severity: Severity
  readonly place: Place | undefined
  readonly params: Readonly<Record<string, Parameter>>
  /** What: the subject in back-ticks, what was found, what was expected. */
  readonly message: Required<Localized>
  /** How to mend it: something to type or to do. Empty where there is nothing to mend. */
  readonly remedy: Required<Localized>
  /** Other places that have to do with it, such as the earlier definition. */
  readonly related: readonly RelatedPlace[]
}

export interface RelatedPlace {
  readonly place: Place
  readonly label: Required<Localized>
}

/** Message and remedy in both languages, with `{name}` where a parameter goes. No remedy where there is nothing to mend. */
export type DiagnosticWords = Required<Localized> &
  (
    | { readonly idRemedy: string; readonly enRemedy: string }
    | { readonly idRemedy?: never; readonly enRemedy?: never }
  )

/** Makes a problem of one kind: `unknownKey(place, { key: 'weigth' })`. */
export interface DiagnosticKind {
  (
    place: Place | undefined,
    params?: Readonly<Record<string, Parameter>>,
    related?: readonly RelatedPlace[],
  ): Diagnostic
  readonly definition: Pick<Diagnostic, 'code' | 'severity' | 'message' | 'remedy'>
}

/** Declares a kind of problem beside the code that finds it. */
export function defineDiagnostic(
  code: string,
  severity: Severity,
  words: DiagnosticWords,
): DiagnosticKind {
  const message = { id: words.id, en: words.en }
  const remedy = { id: words.idRemedy ?? '', en: words.enRemedy ?? '' }
  const create = (
    place: Place | undefined,
    params: Readonly<Record<string, Parameter>> = {},
    related: readonly RelatedPlace[] = [],
  ): Diagnostic => ({
    code,
    severity,
    place,
    params,
    message: filled(message, params),
    remedy: filled(remedy, params),
    related,
  })
  return Object.assign(create, { definition: { code, severity, message, remedy } })
}

/** What stands before a name that is to be typed: a command, or a flag that takes a file. */
const IN_COMMAND = /rb-score \w+ (?:[^`;,:"]* )?$|(?:^|\s)(?:-o|--mapping|--previous) $/

/** A name as it is typed behind a command. */
export function typedName(name: string): string {
  return name.includes(' ') ? `"${name}"` : name
}

/** `{name}`; or `{count|row|rows}`: the number and what is counted, of one and of more. */
const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** @example filled({ id: '{n} baris', en: '{n|row|rows}' }, { n: 1 })  // { id: '1 baris', en: '1 row' } */
export function filled(
  template: Required<Localized>,
  params: Readonly<Record<string, Parameter>>,
): Required<Localized> {
  const fill = (language: 'id' | 'en') =>
    template[language].replace(PLACEHOLDER, (whole, name: string, one, more, at: number) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined
      if (value === undefined) return whole
      const text =
        typeof value === 'object' ? (value[language] ?? value.id ?? value.en ?? '') : String(value)
      if (more !== undefined) return `${text} ${text === '1' ? one : more}`
      return IN_COMMAND.test(template[language].slice(0, at)) ? typedName(text) : text
    })
  return inBoth(fill)
}

export interface SourceText {
  /** File name, as places in messages have it. */
  readonly file: string
  readonly text: string
}

// The one exception of ours: nothing can go on, and here is why. Anything else thrown is a bug.

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly diagnostics: readonly Diagnostic[]
  /** Of files whose lines may be shown around the problems. */
  readonly texts: readonly SourceText[]

  constructor(diagnostics: readonly Diagnostic[], texts: readonly SourceText[] = []) {
    super(diagnostics.map(diagnostic => diagnostic.message.en).join('\n'))
    this.diagnostics = diagnostics
    this.texts = texts
  }
}

export function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error')
}

// Problems in the order in which they were found -> the order of their places.

const SEVERITIES = ['error', 'warning', 'note']

/** By file, line or row, column, then severity and code: the same problems always print the same. */
export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    const [placeA, placeB] = [position(a.place), position(b.place)]
    return (
      compareTexts(placeA.file, placeB.file) ||
      placeA.row - placeB.row ||
      placeA.column - placeB.column ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareTexts(a.code, b.code) ||
      compareTexts(a.message.en, b.message.en)
    )
  })
}

function position(place: Place | undefined): { file: string; row: number; column: number } {
  if (place === undefined || place.kind === 'command') return { file: '', row: 0, column: 0 }
  if (place.kind === 'file') return { file: place.file, row: 0, column: 0 }
  const row = place.kind === 'text' ? place.line : (place.row ?? 0)
  return { file: place.file, row, column: place.column ?? 0 }
}

// The same problem at many places -> one, with the other places: one slip is one finding.

const MOST_PLACES = 3

/** Of these kinds alone, which name the one thing that is wrong wherever it is used: as `name`, or in the message. */
export function joinedRepeats(
  diagnostics: readonly Diagnostic[],
  kinds: readonly DiagnosticKind[],
): Diagnostic[] {
  const codes = new Set(kinds.map(({ definition }) => definition.code))
  const groups = new Map<string, Diagnostic[]>()
  for (const [position, each] of diagnostics.entries()) {
    const subject = each.params.name ?? each.message.en
    const key = codes.has(each.code) ? `${each.code}\n${subject}` : String(position)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, related: [...first.related, ...alsoThere(others)] }],
  )
}

function alsoThere(others: readonly Diagnostic[]): readonly RelatedPlace[] {
  const places = others.flatMap(({ place }) => place ?? [])
  return places.slice(0, MOST_PLACES).map((place, position) => {
    const left = position === MOST_PLACES - 1 ? places.length - MOST_PLACES : 0
    const label =
      left === 0
        ? { id: 'di sini juga', en: 'here too' }
        : {
            id: `di sini juga, dan di ${left} tempat lain`,
            en: `here too, and in ${left} other ${left === 1 ? 'place' : 'places'}`,
          }
    return { place, label }
  })
}
