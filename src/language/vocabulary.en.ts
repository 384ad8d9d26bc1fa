/** The fixed words of the reports in English. */

import { periodText } from './exact-words.ts'
import { englishPlural, insideSentence } from './language.ts'
import { pageWordsEn } from './page-words.ts'
import { statisticsWordsEn } from './statistics-words.ts'
import { surveyWordsEn } from './survey-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { worksheetWordsEn } from './worksheet-words.ts'

const REASONS: Readonly<Record<string, string>> = {
  'no-answers': 'no answers',
  'too-few-answers': 'too few answers to count',
  'not-applicable': 'does not apply',
  incomplete: 'not all filled in',
  'child-undefined': 'a part of it has no score',
  'no-units': 'no units',
  hidden: 'hidden (a small group)',
  'several-units': 'several units; each has its own score',
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  'no-answers': 'without answers',
  'repeated-header': 'repeated header',
  footer: 'total or mean',
  legend: 'text below the table',
  filtered: 'outside the filter',
  'outside-period': 'outside the period',
  superseded: 'other answers of the same person',
}

const COVERS: Readonly<Record<string, string>> = {
  items: 'items',
  scales: 'scales',
  weights: 'weights',
  method: 'method',
  bands: 'grade bounds',
  gates: 'conditions',
}

export const vocabularyEn: Vocabulary = {
  index: 'index',
  grade: 'grade',
  gradeLabel: 'meaning',
  dimension: 'dimension',
  item: 'statement',
  respondent: 'respondent',
  unit: 'unit',
  mean: 'mean',

  edition: edition => `edition ${edition}`,
  counted: (count, isOne, word) =>
    `${count} ${isOne ? insideSentence(word) : englishPlural(insideSentence(word))}`,
  rows: (count, isOne) => `${count} ${isOne ? 'row' : 'rows'}`,
  days: (first, last) => periodText(first, last, 'en'),
  dated: (days, rows, of) => `${days} (${rows} of ${of} have a date)`,
  weighted: sum => `weighted by survey weights that add up to ${sum}`,
  stratum: 'stratum',
  cluster: 'cluster',
  scale: (first, last) => `scale ${first}–${last}`,
  outOf: maximum => `of ${maximum}`,
  lowest: 'lowest',
  highest: 'highest',
  lowestAndHighest: 'Lowest and highest',
  interval: range => `95% confidence interval ${range}`,
  statistics: statisticsWordsEn,
  noGrades: 'not defined in this rubric',
  noGradeYet: unmet => `cannot be told yet${unmet && ` (${unmet})`}`,
  missingForGrade: (grade, short, unmet) =>
    short === undefined
      ? `${grade}: its further condition is not met${unmet && ` (${unmet})`}`
      : `${short} short of ${grade}`,
  provisional: 'So far',
  provisionalSoFar: score => `SO FAR ${score}`,
  ifBlanksLowest: score => `if the blanks get the lowest points: ${score}`,
  ifBlanksHighest: score => `if they get the highest: ${score}`,

  respondents: 'n',
  blank: 'Blank',
  dontKnow: 'Don’t know',
  notApplicable: 'Not applicable',
  unknown: 'Off the scale',
  indexColumn: 'Index',
  score: 'Score',
  weight: 'Weight',
  share: '%',
  percent: number => `${number}%`,
  lowestItems: word => `Lowest ${englishPlural(insideSentence(word))}`,
  asLow: count => `as low: ${count} more`,
  answers: word => `Answers to each ${insideSentence(word)}`,
  weightedMean: mean => `Weighted ${insideSentence(mean)}`,
  allItems: word => `All ${englishPlural(insideSentence(word))}`,
  profile: 'Respondent profile',
  noValue: '(not given)',
  result: 'Result',
  verdicts: 'Conditions',
  matrices: 'Matrices',
  cautions: 'Cautions',
  notes: 'Notes',
  basis: 'Basis',
  next: 'Next',
  reportName: 'report',

  whyUndefined: reason => REASONS[reason] ?? reason,
  excluded: parts => `computed without ${parts}`,
  rowsLeftOut: reasons => `Rows not counted: ${reasons}`,
  leftOutReason: (reason, count) => `${count} ${LEFT_OUT[reason] ?? reason}`,
  blanksPassedOver: (count, isOne) =>
    `${count} ${isOne ? 'blank answer' : 'blank answers'} passed over; not counted as 0`,
  unusedColumns: headers => `Columns not used: ${headers}`,
  covers: part => COVERS[part] ?? part,
  notVerified: '(*) not yet verified against its source',
  moreOfBasis: 'all of it: --show basis',
  found: found => `found ${found}`,
  required: bound => `required ${bound}`,
  answered: answer => `answer ${answer}`,
  answerRequired: answers => `required ${answers}`,
  distance: distance => `difference ${distance}`,
  holds: 'holds',
  doesNotHold: 'does not hold yet',
  undecided: 'cannot be told yet',
  noVerdict: 'cannot be told yet',
  computedBy: (tool, digest) => `Computed with ${tool} (result digest ${digest}).`,

  survey: surveyWordsEn,
  worksheet: worksheetWordsEn,
  page: pageWordsEn,

  severities: { error: 'error', warning: 'warning', note: 'note' },
  fix: 'Fix:',
  seeAlso: 'See also',
}
