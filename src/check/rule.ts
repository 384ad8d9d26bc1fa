/** What a rule of `rb-score check` is: one thing that may be wrong in a rubric that can be read. */
import {
  type Diagnostic,
  defineDiagnostic,
  type Parameter,
  type RelatedPlace,
  type Severity,
} from '../diagnostics/diagnostic.ts'
import type { Place, TextPlace } from '../diagnostics/place.ts'
import type { Localized } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'

export interface Rule {
  /** Also the file, the docs page and the fixture folder; the code of its findings is `check/<name>`. Never renamed. */
  readonly name: string
  readonly severity: Severity
  /** What triggers it, in one sentence. */
  readonly summary: Required<Localized>
  /** What a finding says and how to mend it, with `{name}` where a parameter goes. */
  readonly words: Pick<Diagnostic, 'message' | 'remedy'>
  /** `base` is the earlier edition of the same rubric, where one was given. */
  readonly find: (rubric: Rubric, base?: Rubric) => Iterable<Diagnostic>
  /** Edits that are safe to make without asking. Only for findings of this rule on this rubric. */
  readonly fix?: (finding: Diagnostic, rubric: Rubric) => readonly TextEdit[]
}

export interface Found {
  readonly place: Place
  readonly params?: Readonly<Record<string, Parameter>>
  readonly related?: readonly RelatedPlace[]
}

interface RuleParts extends Pick<Rule, 'name' | 'severity' | 'summary' | 'fix'> {
  /** Words with `{name}` where a parameter goes. */
  readonly message: Required<Localized>
  readonly remedy: Required<Localized>
  readonly find: (rubric: Rubric, base?: Rubric) => Iterable<Found>
}

/** Declares a rule: its words beside the code that finds it. */
export function defineRule({ message, remedy, find, ...parts }: RuleParts): Rule {
  const { name, severity } = parts
  const kind = defineDiagnostic(`check/${name}`, severity, {
    id: message.id,
    idRemedy: remedy.id,
    en: message.en,
    enRemedy: remedy.en,
  })
  return {
    ...parts,
    words: { message, remedy },
    *find(rubric, base) {
      for (const { place, params, related } of find(rubric, base))
        yield kind(place, params, related)
    },
  }
}

// Words that several rules say in the same way.

/** A finding names at most so many. */
export const MOST_NAMED = 10

/** What the code frame writes beside the other place. */
export function alsoHere(place: TextPlace, label?: Required<Localized>): RelatedPlace {
  return { place, label: label ?? { id: 'di sini juga', en: 'here too' } }
}

// A stretch of a rubric file and what should stand there instead.

/** Edits never overlap. An edit may lie in another file than the one checked: where a base rubric holds the text. */
export interface TextEdit {
  readonly place: TextPlace
  readonly newText: string
}
