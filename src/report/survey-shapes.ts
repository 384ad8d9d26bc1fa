/** What only a survey says, as a report holds it: two averages of one index, and how many of a population answered. */
import { count, localized, number, text } from '../rubric/json-shapes.ts'
import { listOf, mapOf, needed, optional, record, truth } from '../rubric/shape.ts'
import { estimateShape, quantityShape } from './report-numbers.ts'
import { meetingsShape } from './suppression/table-meetings.ts'
import { change } from './worksheet-shapes.ts'

const averageScore = record({
  score: optional(quantityShape, 'The index; absent where undefined'),
  undefinedBecause: optional(text, 'Why there is none, as on a node'),
  grade: optional(text, 'Its grade'),
})

export const averageShape = record(
  {
    of: optional(text, 'Id of the group it is an index of; absent for all rows'),
    label: optional(localized, 'Which one of that group'),
    over: needed(text, 'Id of the group of its parts'),
    title: needed(localized, 'What that group is called'),
    parts: optional(count, 'How many parts there are; absent where hidden'),
    rowsOutside: needed(count, 'Rows that belong to no part: the mean of parts is without them'),
    rowsJoined: optional(
      count,
      'Rows of small parts that were joined before the counts were passed on: the mean of parts is without them',
    ),
    fewest: optional(
      count,
      'Respondents of the smallest part that is a group of persons; of offices and services, of one that another has too',
    ),
    index: needed(text, 'Which of the two is the index here: respondents or groups'),
    ofRespondents: needed(averageScore, 'From all its respondents'),
    ofParts: needed(averageScore, 'The plain mean of the indexes of its parts'),
    differs: needed(truth, 'Whether they differ in what is shown, or in the grade'),
  },
  'An index that can be computed in two ways',
)

// The survey before beside this one.

const sureness = {
  low: optional(
    estimateShape,
    'Where the 95 % interval of the change begins: two independent samples, Welch; absent where either period has no standard error',
  ),
  high: optional(estimateShape, 'Where it ends'),
  p: optional(number, 'Probability of such a change by chance'),
}

const splitShape = record(
  {
    by: needed(listOf(text), 'Ids of the groups'),
    titles: needed(listOf(localized), 'What they are called'),
    rubric: optional(
      estimateShape,
      'The answers of before, scored by the rubric of now, minus their score of then; absent where both are scored alike',
    ),
    mix: needed(estimateShape, 'That other groups answered, or in other numbers'),
    answers: needed(estimateShape, 'That the groups answered otherwise'),
    otherScale: optional(
      truth,
      'Some questions had other answers to choose from before: what that did is part of `answers`',
    ),
    missing: needed(estimateShape, 'What is left: answers that are missing in other places'),
  },
  'The change of the index in parts that add up to it, taken in this order; mix and answers by Kitagawa, symmetric',
)

const pairedShape = record(
  {
    column: needed(text, 'By which column they were paired; its values stand nowhere'),
    pairs: needed(count, 'Persons who are in both periods'),
    onlyBefore: needed(count, 'Persons in the period before alone'),
    onlyNow: needed(count, 'Persons in this period alone'),
    nodes: needed(
      listOf(
        record({
          id: needed(text, 'Id of the node'),
          n: needed(count, 'Persons with a score of it in both periods'),
          ...change,
          ...sureness,
          low: optional(
            estimateShape,
            'Where the 95 % interval of the mean difference begins: t of the differences; absent of a single person',
          ),
        }),
      ),
      'The whole first, then every node above the items: means of what these persons scored',
    ),
  },
  'The same persons in both periods: --pair-by',
)

const answeredBefore = optional(
  count,
  'How many of the period before it is of; absent where it is of all who answered',
)

/** What changed between two periods. */
const changes = {
  nodes: needed(
    listOf(
      record({
        id: needed(text, 'Id of the node'),
        nBefore: answeredBefore,
        ...change,
        ...sureness,
      }),
    ),
    'The whole first, then every node above the items; only what both have in one range',
  ),
  items: needed(
    listOf(
      record({
        id: needed(text, 'Id of the item'),
        in: needed(text, 'index, on the scale of the index, or points'),
        nBefore: answeredBefore,
        ...change,
        ...sureness,
      }),
    ),
    'Items that both ask on one scale',
  ),
  groups: needed(
    listOf(
      record({
        by: needed(listOf(text), 'Ids of the groups'),
        titles: needed(listOf(localized), 'What they are called'),
        groups: needed(
          listOf(
            record({
              labels: needed(listOf(localized), 'The value of each grouping column'),
              n: optional(count, 'Respondents in this period; absent where hidden'),
              nBefore: optional(count, 'Respondents in the period before; absent where hidden'),
              fewestBefore: optional(
                count,
                'How few of these answered a part of it; absent where all did',
              ),
              ...change,
              ...sureness,
            }),
          ),
          'Each group of either period',
        ),
        acrossClustersBefore: optional(
          count,
          'Where clusters were drawn in the period before: what `acrossClusters` was then; absent where files are passed on',
        ),
        meetingsBefore: optional(meetingsShape, 'What `meetings` were then'),
        approximate: optional(
          truth,
          'Some left out part of what the index is made of: intervals are approximate',
        ),
      }),
    ),
    'Groupings that both have',
  ),
  paired: optional(pairedShape, 'With --pair-by'),
  splits: optional(listOf(splitShape), 'Where the change comes from, by each of these groupings'),
}

export const previousSurveyShape = record(
  {
    edition: needed(text, 'Edition of the rubric it was scored by'),
    n: optional(count, 'Its respondents; absent where hidden'),
    ...changes,
    periods: optional(
      listOf(
        record({
          name: needed(text, 'Its file'),
          edition: needed(text, 'Edition of the rubric it was scored by'),
          n: optional(count, 'Its respondents; absent where hidden'),
          nodes: needed(
            listOf(
              record({
                id: needed(text, 'Id of the node'),
                value: optional(
                  quantityShape,
                  'Its score; absent where undefined or on another scale',
                ),
                low: optional(estimateShape, 'Where its 95 % interval begins'),
                high: optional(estimateShape, 'Where it ends'),
              }),
            ),
            'The whole, then the nodes below it',
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
          nBefore: optional(count, 'Respondents of the earlier one; absent where hidden'),
          n: optional(count, 'Respondents of the later one; absent where hidden'),
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
  'This survey beside the one before: plain differences of numbers that were not rounded',
)

// How the sample was drawn.

const designShape = record(
  {
    weightedN: optional(
      quantityShape,
      'Sum of the survey weights. Where it is there, every mean and percent of answers is weighted, and no n is',
    ),
    strata: optional(count, 'How many strata there are'),
    clusters: optional(count, 'How many clusters'),
  },
  'How the sample was drawn, where the data says so',
)

const daysFields = {
  first: needed(text, 'The first day, as YYYY-MM-DD'),
  last: needed(text, 'The last day'),
}

const periodShape = record(
  {
    ...daysFields,
    n: needed(count, 'Rows counted that have a date'),
    otherwise: optional(
      record(daysFields),
      'Read with months first, where nothing shows whether days or months come first; `first` and `last` are day first',
    ),
  },
  'The days on which the rows counted were answered, where a column has dates',
)

export const sampleShape = record({
  rowsRead: optional(count, 'Rows in the data; absent where how many are counted is hidden'),
  rowsUsed: optional(count, 'Rows that are counted; absent where hidden'),
  ofPersons: optional(truth, 'Surveys: --where chose the rows by columns that describe persons'),
  period: optional(periodShape, 'Surveys: first and last day of the answers'),
  design: optional(designShape, 'Surveys: weights, strata and clusters'),
  leftOut: needed(
    mapOf(count),
    'Rows left out, by reason: no-answers, repeated-header, footer, legend, filtered, outside-period, superseded',
  ),
})

// A roster beside the counts.

const responseFields = {
  population: needed(count, 'How many there are, by the roster'),
  clusters: optional(count, 'How many clusters they are divided into, where the roster says so'),
  n: optional(count, 'Respondents; absent where hidden'),
  percent: optional(quantityShape, 'Respondents in percent of the population'),
  required: needed(
    record({
      krejcieMorgan: needed(count, 'By Krejcie and Morgan'),
      cochran: needed(count, 'By Cochran, with the correction for a finite population'),
      slovin: needed(count, 'By the rule known as Slovin’s'),
    }),
    'How many respondents that population needs by itself: 95 %, a margin of 5 %',
  ),
}

export const coverageShape = record(
  {
    by: needed(text, 'Id of the group that the roster lists'),
    title: needed(localized, 'What it is called'),
    all: needed(record(responseFields), 'All units of the roster together'),
    units: needed(
      listOf(
        record({
          label: needed(localized, 'The unit'),
          stratum: optional(text, 'Its stratum, where the roster has any'),
          ...responseFields,
        }),
      ),
      'Each unit, in the order of the roster; one without respondents is not in the data',
    ),
    strata: optional(
      listOf(
        record({
          stratum: needed(text, 'The stratum'),
          units: needed(count, 'How many units it has'),
          ...responseFields,
        }),
      ),
      'Each stratum, where the roster has any',
    ),
    notInRoster: needed(
      listOf(record({ label: needed(localized, 'The unit'), n: optional(count, 'Respondents') })),
      'Units of the data that the roster does not have',
    ),
    withoutUnit: optional(count, 'Respondents without a unit; absent where hidden'),
  },
  'How many of a population answered',
)

// What files that may be passed on do not show.

export const hiddenShape = record(
  {
    minGroup: needed(count, 'Scores of fewer persons are hidden'),
    minCategory: needed(count, 'Counts of fewer persons are hidden, where no form asks for them'),
    scores: needed(count, 'Groups whose scores are hidden, ×'),
    counts: needed(count, 'Counts of persons that are hidden'),
    dropped: needed(count, 'Groups left out, since all of what they would part is small'),
  },
  'Small groups of persons, and what would reveal them by subtraction',
)

// Of statistics.

const choiceFields = {
  kind: needed(
    text,
    'own, variant, available, answered, average, complete, varied, careful, or rounding',
  ),
  title: optional(localized, 'Of a variant: its rubric'),
  rounding: optional(text, 'Of a rounding: its decimals and mode, or none'),
}

export const robustnessShape = record({
  lowest: needed(quantityShape, 'The lowest index of all choices'),
  highest: needed(quantityShape, 'The highest'),
  grades: needed(listOf(text), 'Every grade that comes out, that of the report first'),
  choices: needed(
    listOf(
      record({
        ...choiceFields,
        persons: optional(
          count,
          'Of another treatment of blanks: the fewest persons of a part who have a score by one of the two and not by the other',
        ),
        index: needed(quantityShape, 'The index; of a rounding, as the grade is looked up with it'),
        grade: optional(text, 'Its grade'),
      }),
    ),
    'As reported first',
  ),
  hidden: optional(listOf(record(choiceFields)), 'Choices whose index would tell of few persons'),
})

export const alikeShape = record({
  rows: needed(count, 'Respondents whose longest run of one answer is the whole questionnaire'),
  questions: needed(count, 'Questions it has'),
  percent: needed(estimateShape, 'Of all respondents counted'),
  without: optional(
    quantityShape,
    'The index without them; absent of fewer than ten, where the rubric names cut-offs, and with weights in counts of before',
  ),
  grade: optional(text, 'Its grade'),
})

export const carelessShape = record({
  rows: needed(count, 'Respondents whose answers reach a cut-off of the rubric'),
  percent: needed(estimateShape, 'Of all respondents counted'),
  without: optional(
    quantityShape,
    'The index without them; absent where they, or those who are left, are fewer than ten',
  ),
  grade: optional(text, 'Its grade'),
})

const styleShape = record({
  n: needed(count, 'Respondents'),
  mean: needed(estimateShape, 'Their mean'),
  sd: optional(estimateShape, 'Standard deviation over respondents, divisor n − 1'),
  counts: needed(
    listOf(
      record({
        value: needed(number, 'The value, or where its tenth begins'),
        rows: optional(count, 'Respondents with it; absent where hidden'),
      }),
    ),
    'How many have which',
  ),
})

export const deviationsShape = listOf(
  record({
    id: needed(text, 'Id of the item'),
    n: needed(count, 'Who answered it'),
    sd: needed(estimateShape, 'Standard deviation of its points, without weights'),
  }),
)

export const stylesShape = record({
  longestRun: optional(styleShape, 'The longest run of one answer of each respondent'),
  variability: optional(
    styleShape,
    'The standard deviation of the answers of each respondent who gave two or more, in places on the scale',
  ),
})
