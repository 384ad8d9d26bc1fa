/** Rows of a survey -> what each respondent answered, without who it was: the annex that reports of surveys have. */
import { categoriesOf } from '../rubric/model.ts'
import { codeResponses, type MatchedCodingOptions, type MatchedSurvey } from './code-responses.ts'

/** More rows make no annex. */
const MOST = 2000

/** By item of the rubric the code that was answered, empty where none was. Undefined where there are too many rows for a page. */
export async function respondentAnswers(
  matched: MatchedSurvey,
  options: MatchedCodingOptions,
): Promise<readonly (readonly string[])[] | undefined> {
  const { coding } = codeResponses(matched, options)
  const categories = matched.rubric.items.map(item => categoriesOf(item))
  const rows: (readonly string[])[] = []
  for await (const batch of coding.batches) {
    for (const { codes } of batch)
      rows.push(codes.map((code, at) => categories[at]?.[code]?.code ?? ''))
    if (rows.length > MOST) return undefined
  }
  return rows
}
