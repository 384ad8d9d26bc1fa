/** Patterns of answers -> the scores of the persons who gave them. */
import { NO_ANSWER } from '../../coding/answer-spellings.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { type Exact, exactText, total } from '../../math/exact.ts'
import { categoriesOf, type ScoreNode } from '../../rubric/model.ts'
import { type PersonScore, personScore, pointsOfAnswer } from '../person-score.ts'
import type { Cell, PersonScores } from '../tally.ts'
import { codesOfPattern, type PatternLayout } from './pattern-layout.ts'

/** What patterns tell of persons, for a rubric. */
export interface PatternScoring {
  readonly patterns: readonly PatternLayout[]
  /** The nodes that have a score for each single person. */
  readonly persons: ReadonlySet<ScoreNode>
  /** The score of a pattern is worked out once, however many cells hold it. */
  readonly patternScores: ReadonlyMap<PatternLayout, Map<number, PersonScore>>
  /** The text of each of these scores, likewise. */
  readonly scoreTexts: Map<Exact, string>
}

/** Scores counted one by one. */
export interface OpenPersonScores {
  readonly scores: Map<string, number>
  undefined: number
  notApplicable: number
}

/** Nodes whose patterns are worth the same share what is known: the seven values of one survey are worked out once. */
export function knownScores(patterns: readonly PatternLayout[]): PatternScoring['patternScores'] {
  const byWorth = new Map<string, Map<number, PersonScore>>()
  return new Map(
    patterns.map(layout => {
      const worth = canonicalJson(worthOf(layout.node))
      const known = byWorth.get(worth) ?? new Map<number, PersonScore>()
      byWorth.set(worth, known)
      return [layout, known]
    }),
  )
}

/** All that the score of a node whose children are items rests on. */
function worthOf({ aggregate, atLeast, children }: ScoreNode): unknown {
  const parts = children.map(({ weight, rescale, item }) => ({
    weight,
    rescale,
    points:
      item &&
      categoriesOf(item).map((_, code) => pointsOfAnswer(item, { code, number: undefined })),
  }))
  return { aggregate, atLeast, parts }
}

/** The score of the node that the patterns are of. */
export function patternScore(
  { patternScores }: PatternScoring,
  layout: PatternLayout,
  pattern: number,
): PersonScore {
  const known = patternScores.get(layout)
  const score = known?.get(pattern) ?? scoreOfPattern(layout, pattern)
  known?.set(pattern, score)
  return score
}

function scoreOfPattern(layout: PatternLayout, pattern: number): PersonScore {
  const codes = codesOfPattern(layout, pattern)
  return personScore(layout.node, item => ({
    code: codes[layout.items.indexOf(item)] ?? NO_ANSWER.blank,
    number: undefined,
  }))
}

/** Of the node that the patterns are of. */
export function personsOfPatterns(
  layout: PatternLayout,
  counts: ReadonlyMap<number, number>,
  scoring: PatternScoring,
): PersonScores {
  const persons: OpenPersonScores = { scores: new Map(), undefined: 0, notApplicable: 0 }
  for (const [pattern, times] of counts)
    countPerson(persons, patternScore(scoring, layout, pattern), times, scoring.scoreTexts)
  return persons
}

/** @param texts of scores that come again and again */
export function countPerson(
  persons: OpenPersonScores,
  score: PersonScore,
  times: number,
  texts?: Map<Exact, string>,
): void {
  if (score === 'undefined') persons.undefined += times
  else if (score === 'not-applicable') persons.notApplicable += times
  else {
    const text = texts?.get(score) ?? exactText(score)
    texts?.set(score, text)
    persons.scores.set(text, (persons.scores.get(text) ?? 0) + times)
  }
}

/** What patterns do not tell: those of files that are passed on may be left out. */
export function personsApart({ persons, patterns, rows }: Cell): Cell['persons'] {
  const isTold = (id: string) => total(patterns.get(id)?.values() ?? []) === rows
  return new Map([...persons].filter(([id]) => !(patterns.has(id) && isTold(id))))
}

/** The same with those of nodes whose patterns tell them. */
export function withToldPersons(
  scoring: PatternScoring,
  persons: Cell['persons'],
  patterns: Cell['patterns'],
): Cell['persons'] {
  const told = scoring.patterns.flatMap(layout => {
    const { id } = layout.node
    if (!scoring.persons.has(layout.node) || persons.has(id)) return []
    return [[id, personsOfPatterns(layout, patterns.get(id) ?? new Map(), scoring)] as const]
  })
  return new Map([...told, ...persons])
}
