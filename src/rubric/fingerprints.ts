/** A rubric -> two hashes: which tallies may be merged, and what affects numbers. */
import { canonicalJson } from '../math/canonical-json.ts'
import { exactText, isExact, ONE } from '../math/exact.ts'
import { sha256 } from '../platform/hash.ts'
import {
  categoriesOf,
  codesOf,
  type Item,
  numberFormatOf,
  type Rubric,
  type ScoreNode,
} from './model.ts'

/** A rubric before its fingerprints are taken. */
export type Unprinted = Omit<Rubric, 'codebookFingerprint' | 'scoringFingerprint'>

/**
 * Each is worked out when it is first asked for: finding a rubric among many asks for none. Not enumerable, so that a
 * copy of a rubric with a change never carries the fingerprint of the original.
 */
export function fingerprinted(rubric: Unprinted): Rubric {
  const printed = { ...rubric }
  const prints = { codebookFingerprint, scoringFingerprint }
  for (const [name, print] of Object.entries(prints)) {
    let known: string | undefined
    Object.defineProperty(printed, name, {
      get: () => {
        known ??= print(rubric)
        return known
      },
    })
  }
  return printed as Rubric
}

/**
 * What counts are kept of, and what was decided about single persons before counting. Weights above the node
 * where persons are averaged are not in it: one tally can be scored under other weights, bands and editions.
 */
function codebookFingerprint(rubric: Unprinted): string {
  return hashOf({
    rubric: rubric.id,
    kind: rubric.kind,
    level: rubric.level,
    items: rubric.items.map(item => ({
      id: item.id,
      levels: rubric.level === undefined && item.levels.size > 0 ? item.levels : undefined,
      measure: measureOf(item),
    })),
    persons: personNodes(rubric.score).map(node => nodeOf(node)),
    groups: rubric.groups.map(group => group.id),
    careless: cutOffsOf(rubric),
  })
}

/** Rows are judged by them before they are counted. */
function cutOffsOf({ careless }: Unprinted): unknown {
  if (careless === undefined) return undefined
  const { basis: _basis, ...cutOffs } = careless
  return cutOffs
}

/** That of the same questions under another name: counts of one edition may be scored by another that asks the same. */
export function codebookAs(rubric: Rubric, id: string): string {
  return codebookFingerprint({ ...rubric, id })
}

/**
 * Whether one tally could be counted for either: their names and the columns by which results are broken down aside, and
 * what is done with the mean of persons once it is there.
 */
export function askTheSame(here: Rubric, there: Rubric): boolean {
  return codebookFingerprint(ofPersons(under(here, there))) === codebookFingerprint(ofPersons(here))
}

function ofPersons(rubric: Unprinted): Unprinted {
  const plain = (node: ScoreNode): ScoreNode =>
    node.over === 'respondents'
      ? { ...node, weight: ONE, weightWritten: false, round: undefined, rescale: undefined }
      : { ...node, children: node.children.map(plain) }
  return { ...rubric, score: plain(rubric.score) }
}

/** Whether the same answers score the same by either; what is left aside is the same. */
export function scoreTheSame(here: Rubric, there: Rubric): boolean {
  return scoringFingerprint(under(here, there)) === here.scoringFingerprint
}

function under({ id, groups }: Rubric, there: Rubric): Rubric {
  return { ...there, id, groups }
}

/** That of the same scoring under another name. */
export function scoringAs(rubric: Rubric, id: string): string {
  return scoringFingerprint({ ...rubric, id })
}

/** Everything that can change a number, grade or verdict. Words, sources and places are not in it. */
function scoringFingerprint(rubric: Unprinted): string {
  // The mean of all respondents is what an index is anyway.
  const means = rubric.averages.filter(({ index }) => index === 'groups')
  return hashOf({
    codebook: codebookFingerprint(rubric),
    items: rubric.items.map(item => ({
      id: item.id,
      points: pointsOf(item),
      reverse: item.reverse,
      target: item.target,
      targetFrom: item.targetFrom,
      isImprovable: item.isImprovable ? undefined : false,
      round: item.round,
    })),
    score: nodeOf(rubric.score),
    averages: means.length === 0 ? undefined : withoutWords(means),
    grades: withoutWords(rubric.grades),
    gates: withoutWords(rubric.gates.map(({ variants: _variants, ...gate }) => gate)),
    lookups: withoutWords(rubric.lookups),
    policies: rubric.policies,
    shownDigits: rubric.shownDigits,
  })
}

function personNodes(node: ScoreNode): readonly ScoreNode[] {
  if (node.over === 'respondents') return node.item === undefined ? [node] : []
  return node.children.flatMap(personNodes)
}

function measureOf(item: Item): unknown {
  if (item.measure.kind === 'ratio') {
    const { of, to, isBounded: _isBounded, ...rest } = item.measure.ratio
    const terms = (side: typeof of) =>
      side.map(({ sign, item: input }) => `${sign < 0 ? '-' : '+'}${input.id}`)
    return { of: terms(of), to: terms(to), ...rest }
  }
  const { scale } = item.measure
  return {
    codes: codesOf(item),
    number: numberFormatOf(item),
    noAnswer: Object.entries(scale.noAnswer).flatMap(([kind, spellings]) =>
      spellings.length > 0 ? [kind] : [],
    ),
  }
}

function pointsOf(item: Item): readonly string[] {
  return categoriesOf(item).map(category => exactText(category.points))
}

function nodeOf(node: ScoreNode): unknown {
  const {
    title: _title,
    also: _also,
    level: _level,
    source: _source,
    weightsTotal: _weightsTotal,
    weightsTotalFrom: _weightsTotalFrom,
    isBounded: _isBounded,
    item,
    unitWeight,
    weightFrom,
    children,
    notAsked,
    ...rest
  } = node
  return {
    ...rest,
    // A weight that is filled in is an answer: it makes no other rubric.
    ...(weightFrom && { weight: undefined, weightWritten: undefined, weightFrom: weightFrom.id }),
    unitWeight: typeof unitWeight === 'object' ? unitWeight.id : unitWeight,
    item: item && {
      id: item.id,
      reverse: item.reverse,
      points: pointsOf(item),
    },
    children: children.map(nodeOf),
    notAsked: notAsked.length === 0 ? undefined : notAsked.map(nodeOf),
  }
}

// Where something is written and how it is worded is not part of what it is.
const WORDS = new Set(['source', 'title', 'label'])

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null || value instanceof Map || isExact(value))
    return value
  const entries = Object.entries(value).filter(([key]) => !WORDS.has(key))
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutWords(each)]))
}

function hashOf(value: unknown): string {
  return sha256(canonicalJson(value))
}
