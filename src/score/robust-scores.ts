/** The counts of a survey and the choices that its rubric and its variants leave open -> the range of the index and its grades. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import {
  countedExact,
  type Exact,
  exact,
  ONE,
  rescaled,
  round,
  total,
  ZERO,
} from '../math/exact.ts'
import { nodesOf, unitGroupOf } from '../rubric/build-score-tree.ts'
import type { Rounding, Rubric, ScoreNode } from '../rubric/model.ts'
import { personNodesOf } from '../tally/count-cell.ts'
import { COMPLETE, weightedCounts } from '../tally/sample-parts.ts'
import { surveyCells } from '../tally/tally.ts'
import { rescoredTally, withAtLeast } from './rescored-tally.ts'
import { scoredNodesOf, scoreValue } from './scored-node.ts'
import { type SurveyScores, treeOfSurvey } from './survey-scores.ts'

/**
 * own: as reported; variant: another rubric of the same questions, such as other weights; average: the other of two averages;
 * available: a part of whoever answered any of it; answered: a part of who left nothing of it out; complete: only who left
 * nothing out; varied: without those who answered everything alike; careful: without those who reach a cut-off of the rubric;
 * rounding: another rounding before the grade.
 */
type ChoiceKind =
  | 'own'
  | 'variant'
  | 'average'
  | 'available'
  | 'answered'
  | 'complete'
  | 'varied'
  | 'careful'
  | 'rounding'

export interface RobustChoice {
  readonly kind: ChoiceKind
  /** Of a variant. */
  readonly title?: Localized
  readonly rounding?: Rounding | 'none'
  readonly value: Exact
  readonly grade: string | undefined
  /** Where blanks are treated otherwise: the fewest persons of a part who have a score by one of the two and not by the other. */
  readonly persons?: number
}

const noOpenChoice = defineDiagnostic('score/no-open-choice', 'note', {
  id: '--robustness: tidak ada pilihan lain yang dapat dihitung; tidak ada varian rubrik yang menanyakan hal yang sama.{blanks} Rubrik dapat menyebut pilihan lain: `averages`, `careless`, `other-rounds`.',
  en: '--robustness: no other choice can be computed; no variant of the rubric asks the same.{blanks} A rubric can name others: `averages`, `careless`, `other-rounds`.',
})

const noIndexToChoose = defineDiagnostic('score/robustness-without-index', 'note', {
  id: '--robustness: indeksnya tidak terdefinisi, sehingga tidak ada rentang yang dapat dihitung.',
  en: '--robustness: the index is undefined, so that there is no range of it.',
})

/** Where there is no index, or only that of the report is open. */
export function choiceNotes(
  choices: readonly RobustChoice[] | undefined,
  blank: number,
): readonly Diagnostic[] {
  if (choices === undefined) return []
  if (choices.length === 0) return [noIndexToChoose(undefined, {})]
  if (choices.length > 1) return []
  const blanks =
    blank === 0
      ? { id: '', en: '' }
      : {
          id: ` Jawaban kosong (${countText(blank, 'id')}) diperlakukan menurut rubrik; perlakuan lain dihitung dengan rubrik sendiri (\`extends\`).`,
          en: ` Blank answers (${countText(blank, 'en')}) are treated as the rubric says; another treatment is scored by a rubric of your own (\`extends\`).`,
        }
  return [noOpenChoice(undefined, { blanks })]
}

/** Undefined where they are not asked for, and of a worksheet. */
export function openChoices(
  scores: SurveyScores | { readonly kind: 'worksheet' },
  variants: readonly Rubric[] | undefined,
): readonly RobustChoice[] | undefined {
  return scores.kind === 'survey' && variants !== undefined
    ? robustScores(scores, variants)
    : undefined
}

/** Own first. Empty where there is no index. @param variants rubrics; only those that the counts serve too */
export function robustScores(
  scores: SurveyScores,
  variants: readonly Rubric[],
): readonly RobustChoice[] {
  const { rubric, tally, whole, both, alike, careless } = scores
  const value = scoreValue(whole.root.scored)
  if (value === undefined) return []
  const graded = whole.graded.find(({ node }) => node.node === rubric.score)
  const own: RobustChoice = { kind: 'own', value, grade: graded?.grade?.grade }
  const other = both && (both.average.index === 'groups' ? both.ofRespondents : both.ofParts)
  const otherValue = other && scoreValue(other)
  const complete = completeValue(rubric, tally)
  return [
    own,
    ...variants
      .filter(each => each.id !== rubric.id)
      .flatMap((variant): RobustChoice[] => {
        const found = scoredBy(variant, scores)
        const kind =
          unitGroupOf(variant) !== undefined && unitGroupOf(rubric) === undefined
            ? 'average'
            : 'variant'
        return found === undefined ? [] : [{ kind, title: variant.title, ...found }]
      }),
    ...policies(scores).filter(each => !each.value.equals(value)),
    ...(otherValue === undefined
      ? []
      : [{ kind: 'average' as const, value: otherValue, grade: other?.grade }]),
    ...(complete === undefined || complete.value.equals(value)
      ? []
      : [{ kind: 'complete' as const, ...complete, grade: gradeOf(rubric, complete.value) }]),
    ...withoutSome('varied', alike),
    ...withoutSome('careful', careless),
    ...(graded?.otherwise ?? []).map(
      ({ rounding, grade }): RobustChoice => ({ kind: 'rounding', rounding, value, grade }),
    ),
  ]
}

function withoutSome(
  kind: ChoiceKind,
  left: SurveyScores['alike'] | SurveyScores['careless'],
): RobustChoice[] {
  return left?.value === undefined ? [] : [{ kind, value: left.value, grade: left.grade }]
}

/** Undefined where the counts do not serve it. */
function scoredBy(
  other: Rubric,
  { rubric, tally, whole }: Pick<SurveyScores, 'rubric' | 'tally' | 'whole'>,
): Pick<RobustChoice, 'value' | 'grade' | 'persons'> | undefined {
  const counts = rescoredTally(tally, rubric, other)
  if (counts === undefined) return undefined
  const { root, graded } = treeOfSurvey(other, counts)
  const value = scoreValue(root.scored)
  const own = new Map(scoredNodesOf(whole.root.scored).map(({ node, n }) => [node.id, n]))
  const differences = scoredNodesOf(root.scored).flatMap(({ node, n }) => {
    return node.item === undefined ? Math.abs(n - (own.get(node.id) ?? n)) || [] : []
  })
  const grade = graded.find(({ node }) => node.node === other.score)?.grade?.grade
  const persons = differences.length === 0 ? {} : { persons: Math.min(...differences) }
  return value && { value, grade, ...persons }
}

const POLICIES = [
  ['available', undefined],
  ['answered', ONE],
] as const

/** How many items a person must have answered: any, or all. None where items are averaged, of which whoever answered counts. */
function policies(scores: Pick<SurveyScores, 'rubric' | 'tally' | 'whole'>): RobustChoice[] {
  if (personNodesOf(scores.rubric.score).length === 0) return []
  return POLICIES.flatMap(([kind, atLeast]) => {
    const found = scoredBy(withAtLeast(scores.rubric, atLeast), scores)
    return found === undefined ? [] : [{ kind, ...found }]
  })
}

/**
 * The mean of the indexes of those who left nothing out; undefined where nobody did, or where counts of before do not say it. To
 * whom a question does not apply left nothing out, and has no index of complete answers: undefined where there is anybody such.
 */
function completeValue(
  { score }: Rubric,
  tally: SurveyScores['tally'],
): Required<Pick<RobustChoice, 'value' | 'persons'>> | undefined {
  const { indexes, rows, parts, items } = surveyCells(tally).whole
  const applied = ({ item }: ScoreNode) =>
    item === undefined || items[item.index]?.noAnswers['not-applicable'] === 0
  if (!nodesOf(score).every(applied)) return undefined
  const isWeighted = tally.sample?.weightDecimals !== undefined
  const counted: Iterable<readonly [string, number | bigint]> | undefined = isWeighted
    ? weightedCounts(parts)?.persons.get(COMPLETE)
    : indexes
  const persons = total(indexes.values())
  if (counted === undefined || persons === rows) return undefined
  let [sum, weights] = [ZERO, 0n]
  for (const [index, times] of counted) {
    sum = sum.add(countedExact(index).mul(exact(times)))
    weights += BigInt(times)
  }
  if (weights === 0n) return undefined
  const mean = sum.div(exact(weights))
  return {
    value: score.rescale === undefined ? mean : rescaled(mean, score.rescale),
    persons: Math.min(persons, rows - persons),
  }
}

/** Undefined where a grade depends on more than the score. */
function gradeOf({ grades, score }: Rubric, value: Exact): string | undefined {
  const table = grades.find(({ nodes }) => nodes.includes(score.id))
  if (table === undefined || table.bands.some(({ onlyIf }) => onlyIf !== undefined))
    return undefined
  const looked = table.round ? round(value, table.round.digits, table.round.mode) : value
  return table.bands.find(({ bound }) => {
    if (bound === undefined) return true
    const distance = looked.compare(bound.value)
    return bound.inclusive ? distance >= 0 : distance > 0
  })?.grade
}
