/** The counts of a survey and the choices that its rubric and its variants leave open -> the range of the index and its grades. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import type { Localized } from '../language/language.ts'
import { countedExact, type Exact, exact, rescaled, round, total, ZERO } from '../math/exact.ts'
import { categoriesOf, type Rounding, type Rubric } from '../rubric/model.ts'
import { personNodesOf } from '../tally/count-cell.ts'
import { COMPLETE, weightedCounts } from '../tally/sample-parts.ts'
import { surveyCells } from '../tally/tally.ts'
import { scoreValue } from './scored-node.ts'
import { type SurveyScores, treeOfSurvey } from './survey-scores.ts'

/**
 * own: as reported; variant: another rubric of the same questions, such as other weights; average: the other of two averages;
 * complete: only who answered everything; varied: without those who answered everything alike; careful: without those who
 * reach a cut-off of the rubric; rounding: another rounding before the grade.
 */
export type ChoiceKind =
  | 'own'
  | 'variant'
  | 'average'
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
}

const noOpenChoice = defineDiagnostic('score/no-open-choice', 'note', {
  id: '--robustness: tidak ada pilihan lain yang dapat dihitung; tidak ada varian rubrik yang menanyakan hal yang sama.{blanks}',
  en: '--robustness: no other choice can be computed; no variant of the rubric asks the same.{blanks}',
})

/** Where only that of the report is open. How blanks are passed over is decided of single persons, before they are counted. */
export function choiceNotes(
  choices: readonly RobustChoice[],
  blank: number,
): readonly Diagnostic[] {
  if (choices.length !== 1) return []
  const blanks =
    blank === 0
      ? { id: '', en: '' }
      : {
          id: ` Jawaban kosong (${countText(blank, 'id')}) diperlakukan menurut rubrik; perlakuan lain dihitung dengan rubrik sendiri (\`extends\`).`,
          en: ` Blank answers (${countText(blank, 'en')}) are treated as the rubric says; another treatment is scored by a rubric of your own (\`extends\`).`,
        }
  return [noOpenChoice(undefined, { blanks })]
}

/** None where they are not asked for, nor of a worksheet. */
export function openChoices(
  scores: SurveyScores | { readonly kind: 'worksheet' },
  variants: readonly Rubric[] | undefined,
): readonly RobustChoice[] {
  return scores.kind === 'survey' && variants !== undefined ? robustScores(scores, variants) : []
}

/** Own first. Empty where there is no index. @param variants rubrics; only those that the counts serve too */
export function robustScores(
  { rubric, tally, whole, both, alike, careless }: SurveyScores,
  variants: readonly Rubric[],
): readonly RobustChoice[] {
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
      .filter(each => each.id !== rubric.id && isOfSameQuestions(each, rubric))
      .flatMap((variant): RobustChoice[] => {
        const { root, graded: grades } = treeOfSurvey(variant, tally)
        const found = scoreValue(root.scored)
        const grade = grades.find(({ node }) => node.node === variant.score)?.grade?.grade
        const { title } = variant
        return found === undefined ? [] : [{ kind: 'variant', title, value: found, grade }]
      }),
    ...(otherValue === undefined
      ? []
      : [{ kind: 'average' as const, value: otherValue, grade: other?.grade }]),
    ...(complete === undefined || complete.equals(value)
      ? []
      : [{ kind: 'complete' as const, value: complete, grade: gradeOf(rubric, complete) }]),
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

/** Whose counts serve both: the same codebook, or the same items where no score of single persons was counted. */
function isOfSameQuestions(a: Rubric, b: Rubric): boolean {
  if (a.codebookFingerprint === b.codebookFingerprint) return true
  const codesOf = ({ items }: Rubric) =>
    items
      .map(item => [item.id, item.reverse, ...categoriesOf(item).map(({ code }) => code)].join())
      .join('\n')
  const persons = [...personNodesOf(a.score), ...personNodesOf(b.score)]
  return persons.length === 0 && codesOf(a) === codesOf(b)
}

/** The mean of the indexes of those who left nothing out; undefined where nobody did, or where counts of before do not say it. */
function completeValue({ score }: Rubric, tally: SurveyScores['tally']): Exact | undefined {
  const { indexes, rows, parts } = surveyCells(tally).whole
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
  return score.rescale === undefined ? mean : rescaled(mean, score.rescale)
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
