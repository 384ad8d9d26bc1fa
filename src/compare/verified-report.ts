/** A report -> what of it does not come out again from its own model and counts, and what could not be checked. */
import { Refusal } from '../diagnostics/diagnostic.ts'
import type { Localized } from '../language/language.ts'
import { canonicalJson } from '../math/canonical-json.ts'
import { type Recorded, recordedCounts } from '../report/recorded/recorded-counts.ts'
import { type Report, type ReportResult, reportShape } from '../report/report-shape.ts'
import { partDigests, resultDigest } from '../report/result-digest.ts'
import { objectOf, unknownFields } from '../rubric/json-shapes.ts'
import type { Rubric } from '../rubric/model.ts'
import { rubricAtLevel } from '../rubric/rubric-at-level.ts'
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
  | 'reading'

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

/** A rubric as it stands by itself, beside the report that names it. */
export interface KnownRubric {
  readonly rubric: Rubric
  /** The report must have its words as well: they are those of the program that wrote it. */
  readonly hasItsWords: boolean
}

export function verifiedReport(report: Report, file: string, known?: KnownRubric): Verification {
  const { result, resultDigest: stated, partDigests: parts } = report
  const comparing = comparison(unknownFields(reportShape, report))
  comparing.compare('resultDigest', stated, resultDigest(result))
  const isEarly = parts === undefined && result.model.groups === undefined
  if (!isEarly) comparing.compare('partDigests', parts, partDigests(report))
  const unchecked: Unchecked[] = ['sources', 'reading']
  const broken: Localized[] = []
  try {
    compareResult(result, file, known, comparing, unchecked)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    broken.push(...error.diagnostics.map(({ message }) => message))
  }
  if (report.provenance.differences !== undefined) unchecked.push('differences-from-sheets')
  const { notYetWritten, ...outcome } = comparing.outcome()
  return {
    ...outcome,
    notYetWritten: isEarly ? [...notYetWritten, 'partDigests'] : notYetWritten,
    ...{ broken, unchecked },
  }
}

/** The report of the same data, assessed again. @param isNamedAlike places and messages hold the names of the files */
export function verifiedAgain(
  reported: Report,
  computed: Report,
  isNamedAlike: boolean,
): Verification {
  const comparing = comparison(unknownFields(reportShape, reported))
  const isCompared = hasComparison(reported)
  const whole = isCompared ? withComparison(computed, reported) : computed
  const again: Report = JSON.parse(JSON.stringify(whole))
  comparing.compare('result', reported.result, again.result)
  if (isNamedAlike)
    for (const part of ['options', 'columns', 'notes', 'differences'] as const)
      comparing.compare(`provenance.${part}`, reported.provenance[part], again.provenance[part])
  const unchecked: Unchecked[] = [
    ...(isNamedAlike ? [] : (['reading'] as const)),
    ...(isCompared ? (['previous-period'] as const) : []),
  ]
  return { ...comparing.outcome(), broken: [], unchecked }
}

/** `compare` names the data of before in no option, so that a report of the last period alone comes out again. */
function hasComparison({ result, provenance }: Report): boolean {
  const isThere = (result.previous ?? result.worksheet?.previous) !== undefined
  return isThere && !('previous' in provenance.options)
}

const OF_COMPARISON = /^(?:report\/(?:previous|earlier)-|compare\/)/

/** With what rests on the data of before as it stands in the report. */
function withComparison(computed: Report, { result, provenance }: Report): Report {
  const { worksheet } = computed.result
  const sheets = result.worksheet?.previous
  const kept = provenance.notes.filter(({ code }) => OF_COMPARISON.test(code))
  return {
    ...computed,
    result: {
      ...computed.result,
      ...(result.previous && { previous: result.previous }),
      ...(worksheet && sheets && { worksheet: { ...worksheet, previous: sheets } }),
    },
    provenance: { ...computed.provenance, notes: [...computed.provenance.notes, ...kept] },
  }
}

function compareResult(
  result: ReportResult,
  file: string,
  known: KnownRubric | undefined,
  { compare }: Comparison,
  unchecked: Unchecked[],
): void {
  const own = recordedCounts(result, file)
  const { rubric } = own
  const recorded = known === undefined ? own : countedBy(known.rubric, own)
  const isSame = hasSamePrints(recorded.rubric, rubric)
  // A model that was changed and sealed again contradicts nothing in its own file.
  if (!isSame) comparePrints(compare, result, recorded.rubric)
  const isEarly = result.model.groups === undefined
  if (isEarly) unchecked.push('codebook-of-early-report')
  else comparePrints(compare, result, rubric)
  // Counts say themselves what they are of.
  const { id, edition } = { ...result.rubric, ...objectOf(objectOf(result.tally).rubric) }
  compare('result.rubric.id', result.rubric.id, id)
  compare('result.rubric.edition', result.rubric.edition, edition)
  const areWordsKnown = isSame && known?.hasItsWords === true
  const computed = recomputedResult(areWordsKnown ? recorded : own, result)
  if (!areWordsKnown || computed === undefined) unchecked.push('texts')
  if (computed === undefined) {
    unchecked.push(result.tally === undefined ? 'no-tally' : 'tally-of-other-format')
    return
  }
  // As somebody else reads it: without what is undefined.
  const again: ReportResult = JSON.parse(JSON.stringify(computed))
  const { cautions, worksheet, rubric: instrument, coverage: _given, ...rest } = again
  const { cautions: said, worksheet: reported, rubric: named, coverage, ...others } = result
  if (coverage !== undefined) unchecked.push('coverage')
  if (result.previous !== undefined) unchecked.push('previous-period')
  compare('result', others, rest)
  compare('result.rubric', withoutPrints(named), withoutPrints(instrument))
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

/** The same counts, by the rubric as it stands by itself. */
function countedBy(known: Rubric, { rubric, counts, problems }: Recorded): Recorded {
  const at = (level: string | undefined) =>
    level !== undefined && known.levels.some(({ id }) => id === level)
      ? rubricAtLevel(known, level)
      : known
  const own = at(rubric.level)
  if (counts?.kind !== 'worksheet') return { rubric: own, counts, problems }
  const sheets = counts.sheets.map(sheet =>
    sheet.rubric === undefined ? sheet : { ...sheet, rubric: at(sheet.rubric.level) },
  )
  return { rubric: own, counts: { kind: 'worksheet', sheets }, problems }
}

const PRINTS = ['codebookFingerprint', 'scoringFingerprint'] as const

function hasSamePrints(one: Rubric, other: Rubric): boolean {
  return PRINTS.every(print => one[print] === other[print])
}

function comparePrints(compare: Comparison['compare'], { rubric }: ReportResult, known: Rubric) {
  for (const print of PRINTS) compare(`result.rubric.${print}`, rubric[print], known[print])
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
const LATER = new Set([
  'nextGrade',
  'unmet',
  'groups',
  'profile',
  'notAsked',
  'undefined',
  'annex',
  'undefinedBecause',
  'deviations',
  'withinCluster',
  'hidden',
  'meetings',
  'meetingsBefore',
])
const EARLY_PATHS = [
  /^result\.statistics\.(?:undefined|annex|deviations|robustness\.hidden)$/,
  /^result\.groups\[\d+\]\.groups\[\d+\]\.withinCluster$/,
  /\.groups\[\d+\]\.meetings(?:Before)?$/,
  /^result\.worksheet\.readings\[\d+\]\.agreement\.undefinedBecause$/,
  /^result\.groups\[\d+\]\.comparisons\[\d+\]\.undefined$/,
  /\.nextGrade(?:\.unmet)?$/,
  /^result\.(?:model|levelModels\.[^.]+)\.(?:groups|profile|notAsked)$/,
]

/** What those reports wrote out and goes without saying; scores of persons that patterns tell are read only where they agree. */
const IMPLIED: readonly (readonly [RegExp, implied: unknown])[] = [
  [/^result\.tally\..*\.(?:blank|dontKnow|notApplicable|unknown|undefined)$/, 0],
  [/^result\.(?:model|levelModels\.[^.]+)\..*\.aggregate$/, 'average'],
  [/^result\.(?:model|levelModels\.[^.]+)\..*\.missing$/, 'undefined'],
  [/^result\.(?:model|levelModels\.[^.]+)\..*\.notApplicable$/, 'lower-maximum'],
  [/^result\.(?:model|levelModels\.[^.]+)\..*\.isInput$/, false],
  [/^result\.(?:model|levelModels\.[^.]+)\..*\.options$/, {}],
]
const TOLD_PERSONS = /^result\.tally\.(?:margins|suspicious)\[\d+\]\.cells\[\d+\]\.persons\./

function goesWithoutSaying(path: string, reported: unknown): boolean {
  const isThat = (implied: unknown) => canonicalJson(implied) === canonicalJson(reported)
  return (
    TOLD_PERSONS.test(path) ||
    IMPLIED.some(([pattern, implied]) => pattern.test(path) && isThat(implied))
  )
}

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
    // What two tables cross in is counted since.
    if (reported === undefined && isFurtherMargin(path, computed)) return
    if (reported !== undefined && isLater(path, name)) written.add(name)
    if (Array.isArray(reported) && Array.isArray(computed)) {
      // One that was taken out or put in does not change those behind it.
      const end = reported.length === computed.length ? 0 : sameAtEnd(reported, computed)
      const left = reported.slice(0, reported.length - end)
      const right = computed.slice(0, computed.length - end)
      const length = Math.max(left.length, right.length)
      for (let at = 0; at < length; at++) compare(`${path}[${at}]`, left[at], right[at])
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
    if (computed === undefined && goesWithoutSaying(path, reported)) return
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

function sameAtEnd(one: readonly unknown[], other: readonly unknown[]): number {
  const shorter = Math.min(one.length, other.length)
  let end = 0
  while (end < shorter && canonicalJson(one.at(-end - 1)) === canonicalJson(other.at(-end - 1)))
    end++
  return end
}

const FIRST = ['score', 'verdicts', 'lookups', 'items', 'groups', 'units']
const LAST = ['model', 'levelModels', 'tally']

/** What a reader looks for first: scores before the counts and the model behind them. */
function inReadingOrder(keys: readonly string[]): readonly string[] {
  const rank = (key: string) =>
    FIRST.includes(key) ? FIRST.indexOf(key) : FIRST.length + LAST.indexOf(key) + 1
  return [...new Set(keys)].sort((a, b) => rank(a) - rank(b))
}

function isFurtherMargin(path: string, computed: unknown): boolean {
  return (
    /^result\.tally\.margins\[\d+\]$/.test(path) &&
    isObject(computed) &&
    objectOf(computed).forUnits === true
  )
}

function isLater(path: string, name: string): boolean {
  return LATER.has(name) && EARLY_PATHS.some(pattern => pattern.test(path))
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
