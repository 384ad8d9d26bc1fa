/** A rubric as the later stages see it: names resolved, numbers exact, every part with the place it was written at. */
import type { FooterWords } from '../language/footer-label.ts'
import type { Language, Localized, SpelledWords } from '../language/language.ts'
import type { Exact, RoundingMode } from '../math/exact.ts'
import type { RubricFile } from './file-shape.ts'
import type { CarelessCutOffs, SampleColumnNames } from './item-shape.ts'
import type { SourceMap, SourceNode } from './source-node.ts'

export interface Rubric {
  readonly id: string
  readonly edition: string
  readonly title: Localized
  /** survey: a row is a respondent. worksheet: the answers describe a unit. */
  readonly kind: 'survey' | 'worksheet'
  /** The law and other sources, each with what it covers and whether somebody checked it there. */
  readonly basis: readonly Basis[]
  readonly valid: RubricFile['valid']
  readonly official: RubricFile['official']
  readonly sameAs: NonNullable<RubricFile['same-as']>
  readonly notice: Localized | undefined
  /** What this instrument calls things: `grade` is "Mutu pelayanan" in one and "Predikat" in another. */
  readonly words: Readonly<Partial<Record<WordKey, Localized>>>
  /** Columns that are groups (units, services); all of them are found in the data without a flag. */
  readonly groups: readonly Group[]
  /** Columns that describe respondents (gender, age, education): counted in a profile table, not scored by default. */
  readonly profile: readonly Group[]
  readonly timeColumns: readonly string[]
  readonly sample: SampleColumnNames
  readonly careless: CarelessCutOffs | undefined
  /** Worksheets that one list of items serves. Where there are any, one is chosen before scoring. */
  readonly levels: readonly AssessmentLevel[]
  /** The level that was chosen, see `rubricAtLevel`. */
  readonly level: string | undefined
  readonly scales: ReadonlyMap<string, Scale>
  /** In the order of the file. An answer's position in a coded row is its item's position here. */
  readonly items: readonly Item[]
  readonly score: ScoreNode
  readonly averages: readonly Average[]
  readonly grades: readonly GradeTable[]
  readonly gates: readonly Gate[]
  /** Where practices differ: which way is taken here. What hangs on it are the `variants` of gates. */
  readonly choices: readonly Choice[]
  readonly lookups: readonly Lookup[]
  readonly policies: {
    /** `highest` is for what-if questions and tests; no instrument asks for it. */
    readonly blank: 'incomplete' | 'lowest' | 'highest' | 'exclude'
  }
  readonly shownDigits: number
  readonly tests: readonly RubricTest[]
  /** Ids of what offices make of its results, the usual one first. */
  readonly documents: readonly string[]
  /** What offices write before sums and grades below a table of answers, beside the words of all sheets; then, on worksheets, who assesses. */
  readonly footers: FooterWords
  readonly assessors: readonly string[]
  /** Cautions that the rubric itself asks for when a column is found by one of its bare names. */
  readonly columnCautions: readonly ColumnCaution[]
  /** SHA-256 over what decides whether two tallies may be merged. */
  readonly codebookFingerprint: string
  /** SHA-256 over everything that affects numbers. */
  readonly scoringFingerprint: string
  readonly source: SourceMap
}

export type WordKey =
  | 'index'
  | 'grade'
  | 'gradeLabel'
  | 'dimension'
  | 'item'
  | 'respondent'
  | 'unit'

/** Whose worksheet it is: the agency's, or that of one of its units. */
interface AssessmentLevel {
  readonly id: string
  readonly title: Localized
  readonly source: SourceMap
}

export type Coverage = 'items' | 'scales' | 'weights' | 'method' | 'bands' | 'gates'

export interface Basis {
  /** Official short name, such as `PermenPANRB 14/2017`. */
  readonly name: string
  readonly title: Localized
  readonly part: Localized | undefined
  readonly url: string | undefined
  readonly covers: readonly Coverage[]
  /** Whether a person saw these numbers in the source named. What is false is marked in every report. */
  readonly verified: boolean
  readonly note: Localized | undefined
  readonly source: SourceMap
}

export interface Group {
  readonly id: string
  readonly title: Localized
  /** Header names, beside `id` and `title`. */
  readonly columns: readonly string[]
  /** Persons who answer may be recognised in a small group; an office or service that others judge may not. */
  readonly describes: 'persons' | 'offices'
  /** Its counts are asked for by an official form. */
  readonly prescribed: boolean
  /** Known values; other values stand for themselves. Empty where any text is a value. */
  readonly values: readonly GroupValue[]
  /** Forms ask only who gave this value of that group. */
  readonly askedOf: { readonly group: string; readonly value: GroupValue } | undefined
  /** Worksheets: what its members belong to. */
  readonly within: Group | undefined
  readonly source: SourceMap
}

export interface GroupValue {
  readonly label: Localized
  readonly also: readonly string[]
  /** A number from `from` up to and including `to` also means this value (ages). */
  readonly from: Exact | undefined
  readonly to: Exact | undefined
  readonly isOffered: boolean
}

export function offeredValues({ values }: Group): readonly GroupValue[] {
  return values.filter(({ isOffered }) => isOffered)
}

export interface Item {
  readonly id: string
  readonly index: number
  /** Its number at each level where it is asked. Empty: asked at every level, under its id. */
  readonly levels: ReadonlyMap<string, string>
  readonly text: Localized
  /** Header names, beside `id` and `text`. */
  readonly columns: readonly string[]
  readonly measure: Measure
  /** This item's own words for a category, by code, where they differ from the scale's. */
  readonly options: ReadonlyMap<string, SpelledWords>
  readonly reverse: boolean
  /** For `each: target` conditions; or the id of the item at which it is filled in. */
  readonly target: Exact | undefined
  readonly targetFrom: string | undefined
  /** Whether whoever is assessed can answer it better, so that plans may ask for it. */
  readonly isImprovable: boolean
  readonly round: Rounding | undefined
  /** A count that serves ratios and conditions and is not asked for points of its own. */
  readonly isInput: boolean
  /** An input that the sheet asks for, though no ratio uses it. */
  readonly isInformative: boolean
  /** What counts as evidence for the answer. */
  readonly evidence: readonly Localized[]
  readonly guidance: Localized | undefined
  /** The name of the basis it rests on, where that is another one than for the rest. */
  readonly basis: string | undefined
  /** The item before which forms ask it; counts keep the order of the file. */
  readonly askedBefore: string | undefined
  readonly source: SourceNode
}

/** What an answer is: one of the categories of a scale, a number, or a ratio of counts, which are items of their own. */
export type Measure =
  | { readonly kind: 'choice'; readonly scale: ChoiceScale }
  | { readonly kind: 'number'; readonly scale: NumberScale }
  | { readonly kind: 'ratio'; readonly ratio: Ratio }

export interface Ratio {
  readonly of: CountExpression
  readonly to: CountExpression
  readonly atLeast: Exact | undefined
  readonly atMost: Exact | undefined
  /** Beyond these limits there is an error, and no points. */
  readonly isBounded: true | undefined
  /** What a denominator of zero gives; `whenAllZero` is for 0 of 0. There is no silent default. */
  readonly whenDenominatorZero: ZeroCase
  readonly whenAllZero: ZeroCase
}

export type ZeroCase = 'not-applicable' | 'lowest' | 'highest'

/** A sum and difference of inputs: `lapor + tepat-waktu - dicabut`. */
export type CountExpression = readonly { readonly sign: 1 | -1; readonly item: Item }[]

/** Who is averaged at a node. Respondents once on each path from leaf to root; units above them, or on a worksheet. */
export type Reduction = 'respondents' | 'units'

export interface ScoreNode {
  readonly id: string
  /** Absent on the leaf of an item: its text is the title. */
  readonly title: Localized | undefined
  /** Other titles, such as older names. */
  readonly also: readonly string[]
  /** The name of its level (`dimension`, `area`), for conditions and tables. */
  readonly level: string | undefined
  /** The item, on a leaf. */
  readonly item: Item | undefined
  readonly children: readonly ScoreNode[]
  /** Items below it that only another level asks. Where it has no other children, they say what it is worth there. */
  readonly notAsked: readonly ScoreNode[]
  /** In its parent's average or sum. 1 unless written; the root's is 1. */
  readonly weight: Exact
  readonly weightWritten: boolean
  /** The item at which the weight is filled in; `weightWritten` says whether it was. */
  readonly weightFrom: Item | undefined
  /** What weights that are filled in below it add up to, and the item at which a sheet states it of those that apply. */
  readonly weightsTotal: Exact | undefined
  readonly weightsTotalFrom: Item | undefined
  readonly aggregate: 'average' | 'sum'
  readonly over: Reduction | undefined
  /** What units weigh by in a reduction over units: a count such as population, or a survey's rows. Absent: all alike. */
  readonly unitWeight: Item | 'n' | undefined
  /** The smallest share of applicable children a person must have answered. */
  readonly atLeast: Exact | undefined
  /** What an undefined child does: makes this undefined too, or is left out and shown. */
  readonly missing: 'undefined' | 'exclude'
  /** Worksheets: not-applicable children lower this node's maximum, or its points are scaled back up to it. */
  readonly notApplicable: 'lower-maximum' | 'rebase'
  /** Worksheets: adds points but no maximum, such as a bonus coefficient. */
  readonly bonus: boolean
  /** Worksheets: above its maximum there is an error. */
  readonly isBounded: true | undefined
  /** Rounding before the rescale. On a leaf: of the mean over respondents. */
  readonly round: Rounding | undefined
  readonly rescale: Rescale | undefined
  readonly source: SourceMap
}

/** A unit over its services, an agency over its units: ids of groups. */
export type Average = NonNullable<RubricFile['averages']>[number]

export interface ColumnCaution {
  readonly columns: readonly string[]
  readonly message: Required<Localized>
  readonly source: SourceMap
}

export interface RubricTest {
  readonly name: string
  /** Set where the rubric has levels. */
  readonly level: string | undefined
  /** What stands in for items that are not answered, instead of the rubric's own policy. */
  readonly blanks: 'lowest' | 'highest' | undefined
  /** One respondent or unit; several where the test lists rows. Item id -> raw answer. */
  readonly rows: readonly ReadonlyMap<string, string>[]
  /** Node id, `grade`, `verdict:ID` or `lookup:ID` -> expected text; numbers are compared exactly. */
  readonly expect: ReadonlyMap<string, string>
  readonly source: SourceMap
}

export function titleOf(node: ScoreNode, language: Language): string {
  const title = node.title ?? node.item?.text
  return title?.[language] ?? title?.id ?? title?.en ?? node.id
}

export type NoAnswerKind = 'blank' | 'dont-know' | 'not-applicable'

export type Scale = ChoiceScale | NumberScale

interface AnyScale {
  readonly id: string
  /** Spellings that are no answer. An empty cell is always `blank`. */
  readonly noAnswer: Readonly<Record<NoAnswerKind, readonly string[]>>
  /** Smallest and largest points an answer can have; reverse keying mirrors between them. */
  readonly lowest: Exact
  readonly highest: Exact
  readonly source: SourceMap
}

export interface ChoiceScale extends AnyScale {
  readonly kind: 'choice'
  /** In the order of the file; an answer's code is its position here. */
  readonly categories: readonly Category[]
}

export interface NumberScale extends AnyScale {
  readonly kind: 'number'
  readonly number: NumberFormat
}

export interface Category {
  /** As written in the rubric and typed in a cell: `4`, `A`, `Ya`. */
  readonly code: string
  readonly points: Exact
  readonly label: Localized
  /** Further spellings, abbreviations among them. */
  readonly also: readonly string[]
  readonly source: SourceMap
}

export interface NumberFormat {
  readonly min: Exact | undefined
  readonly max: Exact | undefined
  /** Decimals an answer may have; numbers are kept as integers of this many decimals. */
  readonly decimals: number
  /** Value -> points: a straight line from `from` to `to`. Without it, points are the value. */
  readonly rescale: Rescale | undefined
}

export interface Rounding {
  readonly digits: number
  readonly mode: RoundingMode
}

export interface Rescale {
  readonly from: readonly [Exact, Exact]
  readonly to: readonly [Exact, Exact]
  readonly round: Rounding | undefined
}

type Measured = Pick<Item, 'measure'>

/** The scale that answers are on; a ratio has none. */
export function scaleOf(item: Measured | undefined): Scale | undefined {
  return item === undefined || item.measure.kind === 'ratio' ? undefined : item.measure.scale
}

/** What may be chosen; nothing where the answer is a number or a ratio. */
export function categoriesOf(item: Measured | undefined): readonly Category[] {
  return item?.measure.kind === 'choice' ? item.measure.scale.categories : []
}

export function categoriesOn(scale: Scale): readonly Category[] {
  return scale.kind === 'choice' ? scale.categories : []
}

export function codesOf(item: Measured | undefined): readonly string[] {
  return categoriesOf(item).map(category => category.code)
}

export function numberFormatOf({ measure }: Measured): NumberFormat | undefined {
  return measure.kind === 'number' ? measure.scale.number : undefined
}

/** What a ratio counts, as often as it does; nothing for the other measures. */
export function countsOf({ measure }: Measured): readonly Item[] {
  return measure.kind === 'ratio'
    ? [...measure.ratio.of, ...measure.ratio.to].map(term => term.item)
    : []
}

export interface GradeTable {
  readonly nodes: readonly string[]
  readonly round: Rounding | undefined
  /** From the best grade to the worst. The last one may have no bound: everything below. */
  readonly bands: readonly GradeBand[]
  /** Other roundings found in practice: a grade that would differ under one of them gets a caution. */
  readonly alternativeRounds: readonly (Rounding | 'none')[]
  readonly source: SourceMap
}

export interface GradeBand {
  readonly grade: string
  readonly label: Localized | undefined
  readonly bound: { readonly value: Exact; readonly inclusive: boolean } | undefined
  /** The grade holds only if this does; otherwise `otherwise` is given. */
  readonly onlyIf: Condition | undefined
  readonly otherwise: { readonly grade: string; readonly label: Localized | undefined } | undefined
  readonly source: SourceMap
}

export type Comparison = 'at-least' | 'above' | 'at-most' | 'below'

export type Condition = (
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | {
      readonly kind: 'compare'
      /** One node, every node of a level, every sum of nodes, one item's points or number, or every item that has a target. */
      readonly subject:
        | { readonly node: string }
        | { readonly sums: readonly (readonly string[])[] }
        | { readonly level: string }
        | { readonly item: string }
        | { readonly items: 'with-target' }
      readonly comparison: Comparison
      /** In the node's own unit, as a share (0-1) of its maximum, or the item's own target. */
      readonly threshold: { readonly value: Exact } | { readonly share: Exact } | 'target'
    }
  | { readonly kind: 'answer'; readonly item: string; readonly codes: readonly string[] }
) & { readonly title: Localized | undefined; readonly source: SourceMap }

export interface Gate {
  readonly verdict: string
  readonly label: Localized | undefined
  readonly otherwise: Localized | undefined
  readonly round: Rounding | undefined
  readonly condition: Condition
  /** The same under each other way of a choice that its condition hangs on. */
  readonly variants: readonly GateVariant[]
  readonly source: SourceMap
}

export type GateVariant = Readonly<{ choice: string; way: string; condition: Condition }>
export type Choice = Omit<NonNullable<RubricFile['choices']>[number], 'source'>

/** Two graded nodes or coded items -> a verdict, as in a 3 × 3 matrix. */
export interface Lookup {
  readonly id: string
  readonly title: Localized | undefined
  readonly rows: string
  readonly columns: string
  readonly table: ReadonlyMap<string, ReadonlyMap<string, Localized>>
  readonly source: SourceMap
}
