/** What a report says of worksheets beyond their scores: readings, filling, gains, differences, the period before. */

import { count, localized, text } from '../rubric/json-shapes.ts'
import { listOf, mapOf, needed, optional, record, truth } from '../rubric/shape.ts'
import { estimateShape, quantityShape } from './report-numbers.ts'

const countOf = (what: string, whole: string) =>
  record({ count: needed(count, what), of: needed(count, whole) })

const filled = countOf(
  'Questions with an answer',
  'Questions asked; over units, once for each unit',
)
const evidence = countOf(
  'Of these, answers with evidence',
  'Answers that claim more than the lowest points: those need evidence',
)

const reading = record(
  {
    score: optional(quantityShape, 'The score; absent where undefined'),
    percent: optional(quantityShape, 'In percent of the attainable maximum'),
    provisional: optional(quantityShape, 'Where undefined: the score of what this reading has'),
    undefinedBecause: optional(text, 'Why there is no score'),
  },
  'The same node scored from another reading of the sheet',
)

/** Fields of a node on a worksheet. The score itself is the claimed reading. */
export const worksheetNodeFields = {
  provisionalPercent: optional(
    quantityShape,
    'Worksheets with blanks: the provisional score in percent of the attainable maximum',
  ),
  filled: optional(filled, 'Worksheets: how many questions are answered'),
  evidence: optional(
    evidence,
    'Worksheets: how many claims have evidence; absent without an evidence column',
  ),
  evidenced: optional(
    reading,
    'Worksheets: the claim where evidence exists, else the lowest points; what is blank stays blank',
  ),
  verified: optional(
    reading,
    'Worksheets: the verifier’s answers, undefined where some are missing',
  ),
}

const gain = record({
  id: needed(text, 'Id of the sub-component'),
  maximum: needed(quantityShape, 'What it can earn of the whole'),
  earned: needed(quantityShape, 'What it earns now; with blanks, from what is filled in'),
  gain: needed(quantityShape, 'The difference'),
})

const openQuestions = record({
  unit: optional(text, 'The unit, where there are several'),
  blank: needed(listOf(text), 'Ids of questions without an answer'),
  withoutEvidence: needed(listOf(text), 'Ids of claims without evidence'),
})

export const change = {
  before: optional(quantityShape, 'In the period before; absent where undefined'),
  now: optional(quantityShape, 'In this one'),
  change: optional(quantityShape, 'Now minus before'),
}

const inPercent = {
  in: optional(text, 'percent, where its maximum was another one; else points'),
}

const changes = {
  period: optional(text, 'The earlier one, as its sheet says it'),
  nodes: needed(
    listOf(
      record({
        id: needed(text, 'Id of the node'),
        ...inPercent,
        ...change,
      }),
    ),
    'The whole first, then every node above the questions; empty where there is no whole',
  ),
  units: needed(
    listOf(record({ unit: needed(text, 'The unit'), ...inPercent, ...change })),
    'Each unit that has a sheet in either period, where there are several',
  ),
  answers: needed(
    listOf(
      record({
        unit: optional(text, 'The unit, where there are several'),
        id: needed(text, 'Id of the question'),
        before: optional(text, 'Absent: not answered'),
        now: optional(text, 'Absent: not answered'),
      }),
    ),
    'Questions whose answer changed',
  ),
}

const previousPeriod = record(
  {
    ...changes,
    periods: optional(
      listOf(
        record({
          name: needed(text, 'Its file'),
          edition: needed(text, 'Edition of the rubric it was scored by'),
          nodes: needed(
            listOf(
              record({
                id: needed(text, 'Id of the node'),
                value: optional(
                  quantityShape,
                  'Its score, of what is filled in where something is blank; absent where undefined or of another maximum',
                ),
              }),
            ),
            'The whole, then the nodes below it; empty where there is no whole',
          ),
          units: needed(
            listOf(
              record({
                unit: needed(text, 'The unit'),
                value: optional(quantityShape, 'Its score, as above'),
              }),
            ),
            'Of several units the score of each, as the last period calls it',
          ),
        }),
      ),
      'Where more than two are compared: all of them, the earliest first',
    ),
    otherPairs: optional(
      listOf(
        record({
          before: needed(text, 'File of the earlier of the two'),
          now: needed(text, 'File of the later one'),
          ...changes,
          titles: optional(
            mapOf(localized),
            'What parts are called that the last period does not have, by id',
          ),
        }),
      ),
      'Where more than two are compared: each period and the one before it, but for the last; then the first and the last',
    ),
  },
  'This period beside the one before',
)

const sideBySide = record(
  {
    unit: optional(text, 'The unit, where there are several'),
    readings: needed(
      listOf(
        record({
          of: needed(text, 'claimed, verified, or other: what others filled in'),
          name: optional(
            text,
            'Of others: as they were named, else the file; of several assessors in one sheet: their column',
          ),
          score: optional(quantityShape, 'The score of this reading'),
          provisional: optional(quantityShape, 'Instead, where something is blank'),
          difference: optional(quantityShape, 'From the first reading'),
        }),
      ),
      'What is claimed first',
    ),
    answers: needed(
      listOf(
        record({
          id: needed(text, 'Id of the question'),
          values: needed(listOf(text), 'By reading; an empty text is no answer'),
        }),
      ),
      'Questions that the readings answer differently',
    ),
    agreement: needed(
      record({
        questions: needed(
          count,
          'Questions that all readings answer; that one does not apply is an answer too',
        ),
        alike: needed(count, 'Those of them that all answer alike'),
        undefinedBecause: optional(
          text,
          'Why there is no coefficient: few-questions, below ten; one-answer, at one place of all scales',
        ),
        kappa: optional(
          estimateShape,
          'Of two readings: kappa with quadratic weights; as the two below from ten questions on',
        ),
        alpha: optional(estimateShape, 'Krippendorff’s, with interval differences'),
        byMetric: optional(
          listOf(
            record({
              metric: needed(text, 'nominal, ordinal, interval or ratio'),
              questions: needed(count, 'Questions of that kind'),
              alpha: needed(estimateShape, 'Krippendorff’s, with its differences'),
            }),
          ),
          'The same of the questions of each kind of scale, ten or more: two answers are nominal, more of them ordinal, shares and numbers from 0 on ratio',
        ),
        leniency: optional(
          listOf(estimateShape),
          'By reading: how far its answers lie above or below the mean of all, in percent of the scale',
        ),
      }),
      'How far the readings agree',
    ),
  },
  'Readings of one worksheet side by side',
)

const outcome = {
  units: optional(count, 'How many units it is looked up for; absent where hidden'),
  undecided: needed(count, 'Units for which it says nothing'),
  verdicts: needed(
    listOf(
      record({
        verdict: needed(localized, 'What it says'),
        count: needed(count, 'Of how many units'),
        percent: optional(quantityShape, 'Of those for which it says something'),
      }),
    ),
    'All that it can say, in the order of its table, column by column; empty where hidden',
  ),
}

const outcomes = record({
  id: needed(text, 'Id of the matrix'),
  ...outcome,
  groups: optional(
    listOf(
      record({
        within: needed(text, 'What the units belong to; an empty text where nothing says so'),
        ...outcome,
      }),
    ),
    'The same of the units of each that they belong to',
  ),
})

export const worksheetShape = record(
  {
    unit: optional(text, 'The unit, where there is one'),
    level: optional(text, 'Id of the level, where the rubric has levels and all sheets share one'),
    period: optional(text, 'The period, where all sheets share one'),
    ofPersons: optional(
      truth,
      'Its units are persons: files that are passed on leave them out one by one',
    ),
    gains: needed(
      listOf(gain),
      'Where points can still be gained, in points of the whole, the largest first',
    ),
    open: needed(listOf(openQuestions), 'What is blank and what lacks evidence; only where any is'),
    outcomes: optional(
      listOf(outcomes),
      'Several units: how often each matrix says what; by matrix, in the order of its table',
    ),
    previous: optional(previousPeriod, 'With --previous'),
    readings: optional(
      listOf(sideBySide),
      'What is claimed beside what was verified, where they differ, and beside other sheets of the same units, with --beside',
    ),
  },
  'What a worksheet leaves open',
)

export const differenceShape = record(
  {
    unit: needed(text, 'The unit'),
    place: needed(text, 'file:row:column, or file!sheet!cell'),
    id: needed(text, 'Id of the question or node'),
    what: needed(text, 'score, percent or weight'),
    answer: optional(text, 'The answer in that row'),
    written: needed(text, 'What the sheet states'),
    ours: optional(quantityShape, 'What the answers give; absent where the answer is blank'),
    reason: needed(
      text,
      'other-scale, other-answer, no-answer, other-counts, out-of-range, other-weight, rounded-parts, follows, or stale',
    ),
    explanation: needed(localized, 'The reason in words'),
  },
  'A number the sheet states that differs from what its answers give',
)
