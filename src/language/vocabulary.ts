/** Every fixed word of the reports, by what it says: each language fills this in, and the compiler lists what is missing. */
import type { Language } from './language.ts'
import type { PageWords } from './page-words.ts'
import type { StatisticsWords } from './statistics-words.ts'
import type { SurveyWords } from './survey-words.ts'
import { vocabularyEn } from './vocabulary.en.ts'
import { vocabularyId } from './vocabulary.id.ts'
import type { WorksheetWords } from './worksheet-words.ts'

export interface Vocabulary {
  // What an instrument calls things, where its rubric has no words of its own.
  readonly index: string
  readonly grade: string
  readonly gradeLabel: string
  readonly dimension: string
  readonly item: string
  readonly respondent: string
  readonly unit: string
  readonly mean: string

  // The head of a report.
  readonly edition: (edition: string) => string
  readonly counted: (count: string, isOne: boolean, word: string) => string
  readonly rows: (count: string, isOne: boolean) => string
  /** Days as YYYY-MM-DD; `dated` where not all rows have a date. */
  readonly days: (first: string, last: string) => string
  readonly dated: (days: string, rows: string, of: string) => string
  /** How the sample was drawn. */
  readonly weighted: (sum: string) => string
  readonly stratum: string
  readonly cluster: string
  readonly scale: (first: string, last: string) => string
  readonly outOf: (maximum: string) => string
  readonly lowest: string
  readonly highest: string
  readonly lowestAndHighest: string
  readonly interval: (range: string) => string
  readonly statistics: StatisticsWords
  readonly noGrades: string
  readonly noGradeYet: (unmet: string) => string
  readonly missingForGrade: (grade: string, short: string | undefined, unmet: string) => string
  readonly provisional: string
  readonly provisionalSoFar: (score: string) => string
  readonly ifBlanksLowest: (score: string) => string
  readonly ifBlanksHighest: (score: string) => string

  // Headings of columns and sections.
  readonly respondents: string
  readonly blank: string
  readonly dontKnow: string
  readonly notApplicable: string
  readonly unknown: string
  readonly indexColumn: string
  readonly score: string
  readonly weight: string
  readonly share: string
  readonly percent: (number: string) => string
  readonly lowestItems: (word: string) => string
  /** Others as low as the last one listed. */
  readonly asLow: (count: string) => string
  readonly answers: (word: string) => string
  readonly weightedMean: (mean: string) => string
  readonly allItems: (word: string) => string
  readonly profile: string
  readonly noValue: string
  readonly result: string
  readonly verdicts: string
  readonly matrices: string
  readonly cautions: string
  readonly notes: string
  readonly basis: string
  readonly next: string
  /** The name of a file that holds a report. */
  readonly reportName: string

  // Sentences below tables and in notes.
  readonly whyUndefined: (reason: string) => string
  readonly excluded: (parts: string) => string
  readonly rowsLeftOut: (reasons: string) => string
  readonly leftOutReason: (reason: string, count: string) => string
  readonly blanksPassedOver: (count: string, isOne: boolean) => string
  readonly unusedColumns: (headers: string) => string
  readonly covers: (part: string) => string
  readonly notVerified: string
  readonly moreOfBasis: string
  readonly found: (found: string) => string
  readonly required: (bound: string) => string
  /** Of a condition on an answer, which is not reached but given. */
  readonly answered: (answer: string) => string
  readonly answerRequired: (answers: string) => string
  readonly distance: (distance: string) => string
  readonly holds: string
  readonly doesNotHold: string
  readonly undecided: string
  readonly noVerdict: string
  readonly computedBy: (tool: string, digest: string) => string

  /** What only surveys say of averages and samples. */
  readonly survey: SurveyWords

  /** What only worksheets say. */
  readonly worksheet: WorksheetWords

  /** What only pages to hand in say. */
  readonly page: PageWords

  // Problems. The names to search for are the codes.
  readonly severities: Readonly<Record<'error' | 'warning' | 'note', string>>
  readonly fix: string
  readonly seeAlso: string
}

export function vocabularyOf(language: Language): Vocabulary {
  return language === 'id' ? vocabularyId : vocabularyEn
}
