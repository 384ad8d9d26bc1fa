/** Weights that do not add up -> what that does to the highest score, in points. */

import { scoreWords } from '../language/finding-numbers.ts'
import type { Localized } from '../language/language.ts'
import type { Rubric } from '../rubric/model.ts'
import { highestScores, type WeightSum } from './weight-sums.ts'

export function scoreConsequence(wrong: WeightSum, rubric: Rubric): Required<Localized> {
  const { reached, intended } = highestScores(wrong, rubric.score)
  const [given, meant] = [scoreWords(reached), scoreWords(intended)]
  const answers = bestAnswers(rubric)
  const isShort = reached.compare(intended) < 0
  return {
    id: isShort
      ? `${answers.id} hanya menghasilkan ${given.id}, bukan ${meant.id}.`
      : `${answers.id} menghasilkan ${given.id}, melebihi ${meant.id}.`,
    en: isShort
      ? `${answers.en} give only ${given.en}, not ${meant.en}.`
      : `${answers.en} give ${given.en}, more than ${meant.en}.`,
  }
}

/** `answers of 4 everywhere` where all items share one scale. */
function bestAnswers({ items }: Rubric): Required<Localized> {
  const codes = items.map(({ measure, reverse }) => {
    if (!('scale' in measure) || reverse) return undefined
    const { categories, highest } = measure.scale
    return categories.find(category => category.points.equals(highest))?.code
  })
  const [code] = codes
  if (code === undefined || codes.some(other => other !== code))
    return { id: 'jawaban terbaik di semua butir', en: 'the best answers everywhere' }
  return { id: `jawaban ${code} semua`, en: `answers of ${code} everywhere` }
}
