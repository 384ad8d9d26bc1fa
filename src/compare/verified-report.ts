/** A report -> what of it does not come out again from its own model and counts, and what could not be checked. */
import { Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { canonicalJson } from '../math/canonical-json.ts'
import { recordedCounts } from '../report/recorded/recorded-counts.ts'
import { type Report, type ReportResult, reportShape } from '../report/report-shape.ts'
import { resultDigest } from '../report/result-digest.ts'
import { objectOf, unknownFields } from '../rubric/json-shapes.ts'
import { readingsAgain } from './readings-beside.ts'
import { recomputedResult } from './recomputed-result.ts'

export interface Difference {
  /** As in the file: `result.score.children[2].exact`. */
  readonly path: string
  /** Absent where there is nothing. */
  readonly reported?: unknown
  readonly computed?: unknown
}

export type Unchecked =
  | 'no-tally'
  | 'tally-of-other-format'
  | 'codebook-of-early-report'
  | 'cautions-from-rows'
  | 'previous-period'
  | 'readings'
  | 'coverage'
  | 'differences-from-sheets'
  | 'texts'
  | 'sources'

export interface Verification {
  readonly differences: readonly Difference[]
  /** What keeps it from being computed again at all. */
  readonly broken: readonly Localized[]
  readonly unchecked: readonly Unchecked[]
  /** Fields that an earlier program did not write, and fields that only a later one knows. */
  readonly notYetWritten: readonly string[]
  readonly unknown: readonly string[]
  /** Values that were compared. */
  readonly compared: number
}

export function verifiedReport(report: Report, file: string): Verification {
  const { result, resultDigest: stated } = report
  const comparing = comparison(unknownFields(reportShape, report))
  comparing.compare('resultDigest', stated, resultDigest(result))
  const unchecked: Unchecked[] = ['texts', 'sources']
  const broken: Localized[] = []
  try {
    compareResult(result, file, comparing, unchecked)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    broken.push(...error.diagnostics.map(({ message }) => message))
  }
  if (report.provenance.differences !== undefined) unchecked.push('differences-from-sheets')
  return { ...comparing.outcome(), broken, unchecked }
}

/** The result of the same data, assessed again. */
export function verifiedResult(reported: ReportResult, computed: ReportResult): Verification {
  const report = { result: reported }
  const comparing = comparison(unknownFields(reportShape, report))
  comparing.compare('result', reported, JSON.parse(JSON.stringify(computed)))
  return { ...comparing.outcome(), broken: [], unchecked: [] }
}

function compareResult(
  result: ReportResult,
  file: string,
  { compare }: Comparison,
  unchecked: Unchecked[],
): void {
  const recorded = recordedCounts(result, file)
  const { rubric } = recorded
  const isEarly = result.model.groups === undefined
  if (isEarly) unchecked.push('codebook-of-early-report')
  else {
    const at = 'result.rubric'
    compare(
      `${at}.codebookFingerprint`,
      result.rubric.codebookFingerprint,
      rubric.codebookFingerprint,
    )
    compare(`${at}.scoringFingerprint`, result.rubric.scoringFingerprint, rubric.scoringFingerprint)
  }
  // Counts say themselves what they are of.
  const { id, edition } = { ...result.rubric, ...objectOf(objectOf(result.tally).rubric) }
  compare('result.rubric.id', result.rubric.id, id)
  compare('result.rubric.edition', result.rubric.edition, edition)
  const computed = recomputedResult(recorded, result)
  if (computed === undefined) {
    unchecked.push(result.tally === undefined ? 'no-tally' : 'tally-of-other-format')
    return
  }
  // As somebody else reads it: without what is undefined.
  const again: ReportResult = JSON.parse(JSON.stringify(computed))
  const { cautions, worksheet, rubric: own, coverage: _given, ...rest } = again
  const { cautions: said, worksheet: reported, rubric: named, coverage, ...others } = result
  if (coverage !== undefined) unchecked.push('coverage')
  if (result.previous !== undefined) unchecked.push('previous-period')
  compare('result', others, rest)
  compare('result.rubric', withoutPrints(named), withoutPrints(own))
  if (said.length > cautions.length) unchecked.push('cautions-from-rows')
  const first = Math.max(0, said.length - cautions.length)
  for (const [at, caution] of cautions.entries())
    compare(`result.cautions[${first + at}]`, said[first + at], caution)
  if (worksheet === undefined && reported === undefined) return
  const { previous, readings, ...sheets } = reported ?? { gains: [], open: [] }
  if (previous !== undefined) unchecked.push('previous-period')
  if (readings !== undefined && recorded.counts?.kind === 'worksheet') {
    const computed = readingsAgain(readings, rubric, recorded.counts.sheets)
    compare('result.worksheet.readings', readings, JSON.parse(JSON.stringify(computed)))
    // The unit's answers and those of one verifier are in the report; of anybody else, what follows from theirs.
    const isOfOthers = readings.some(
      side => side.readings.length > 2 || side.readings.some(({ of }) => of === 'other'),
    )
    if (isOfOthers) unchecked.push('readings')
  }
  compare('result.worksheet', sheets, worksheet)
}

/** Those are compared by themselves, before anything else. */
function withoutPrints({
  codebookFingerprint: _codebook,
  scoringFingerprint: _scoring,
  ...rubric
}: ReportResult['rubric']) {
  return rubric
}

// Two values -> where they differ.

/** Fields that were added after the first reports of version 2. */
const LATER = new Set(['nextGrade', 'unmet', 'groups', 'profile', 'notAsked'])
const EARLY_PATHS = [
  /\.nextGrade(?:\.unmet)?$/,
  /^result\.(?:model|levelModels\.[^.]+)\.(?:groups|profile|notAsked)$/,
]

type Comparison = ReturnType<typeof comparison>

function comparison(unknown: readonly string[]) {
  const differences: Difference[] = []
  const missing = new Map<string, Difference[]>()
  const written = new Set<string>()
  let compared = 0

  function compare(path: string, reported: unknown, computed: unknown): void {
    if (unknown.includes(path)) return
    const name = path.slice(path.lastIndexOf('.') + 1)
    if (reported === undefined && computed !== undefined && isLater(path, name)) {
      missing.set(name, [...(missing.get(name) ?? []), { path, computed }])
      return
    }
    if (reported !== undefined && isLater(path, name)) written.add(name)
    if (Array.isArray(reported) && Array.isArray(computed)) {
      const length = Math.max(reported.length, computed.length)
      for (let at = 0; at < length; at++) compare(`${path}[${at}]`, reported[at], computed[at])
      return
    }
    if (isObject(reported) && isObject(computed)) {
      const [left, right] = [objectOf(reported), objectOf(computed)]
      for (const key of inReadingOrder([...Object.keys(left), ...Object.keys(right)]))
        compare(path === '' ? key : `${path}.${key}`, left[key], right[key])
      return
    }
    compared++
    if (canonicalJson(reported) === canonicalJson(computed)) return
    differences.push({
      path,
      ...(reported === undefined ? {} : { reported }),
      ...(computed === undefined ? {} : { computed }),
    })
  }

  function outcome() {
    // A field that some parts have and others lack was taken away.
    const taken = [...missing].flatMap(([name, lacking]) => (written.has(name) ? lacking : []))
    return {
      differences: [...differences, ...taken],
      notYetWritten: [...missing.keys()].filter(name => !written.has(name)),
      unknown,
      compared,
    }
  }

  return { compare, outcome }
}

const FIRST = ['score', 'verdicts', 'lookups', 'items', 'groups', 'units']
const LAST = ['model', 'levelModels', 'tally']

/** What a reader looks for first: scores before the counts and the model behind them. */
function inReadingOrder(keys: readonly string[]): readonly string[] {
  const rank = (key: string) =>
    FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length + LAST.indexOf(key) + 1
  return [...new Set(keys)].sort((a, b) => rank(a) - rank(b))
}

function isLater(path: string, name: string): boolean {
  return LATER.has(name) && EARLY_PATHS.some(pattern => pattern.test(path))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// The sources of a report, and those that were given -> which are the same.

type Source = Report['provenance']['sources'][number]

export interface SourceCheck {
  readonly name: string
  /** `other`: of the same name and another content; `missing`: not among the given; `added`: not in the report. */
  readonly state: 'same' | 'renamed' | 'other' | 'missing' | 'added'
  readonly differences: readonly Difference[]
}

export function comparedSources(
  recorded: readonly Source[],
  given: readonly Source[],
): readonly SourceCheck[] {
  const left = [...given]
  const take = (isIt: (source: Source) => boolean) => {
    const at = left.findIndex(isIt)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const sameContent = (source: Source) => (other: Source) =>
    other.contentHash === source.contentHash && other.sheet === source.sheet
  const found = recorded.map(source => take(sameContent(source)))
  const checks = recorded.map((source, position): SourceCheck => {
    const same = found[position]
    const other = same ?? take(each => lastPart(each.name) === lastPart(source.name))
    const path = `provenance.sources[${position}]`
    if (other === undefined) return { name: source.name, state: 'missing', differences: [] }
    const keys = ['size', 'contentHash', 'sha256', 'rows'] as const
    const differences = keys.flatMap((key): Difference[] =>
      source[key] === undefined || source[key] === other[key]
        ? []
        : [{ path: `${path}.${key}`, reported: source[key], computed: other[key] }],
    )
    const isRenamed = lastPart(other.name) !== lastPart(source.name)
    const state = differences.length > 0 ? 'other' : isRenamed ? 'renamed' : 'same'
    return { name: source.name, state, differences }
  })
  const added = left.map(({ name }): SourceCheck => ({ name, state: 'added', differences: [] }))
  return [...checks, ...added]
}

function lastPart(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name
}
