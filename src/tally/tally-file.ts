/** A tally as JSON, in which equal tallies are equal text: keys by code point, no zeros where most would be. */
import { count, text } from '../rubric/json-shapes.ts'
import type { Rubric } from '../rubric/model.ts'
import {
  listOf,
  mapOf,
  needed,
  optional,
  orElse,
  record,
  type Shape,
  truth,
  wrongType,
} from '../rubric/shape.ts'
import { kindOf } from '../rubric/source-node.ts'
import { type CountingPlan, countingPlan } from './count-cell.ts'
import type { CrossLayout, CrossTables } from './cross-tables.ts'
import { numbersJson, numbersShape } from './number-sums.ts'
import { personsApart } from './patterns/pattern-scores.ts'
import { stylesJson, stylesShape } from './response-styles.ts'
import { COMPLETE, type CountedSample, SQUARED_SUMS, type WeightedCounts } from './sample-parts.ts'
import { joinedJson, joinedShape } from './small-groups/joined-values.ts'
import type { SurveyPeriod } from './survey-period.ts'
import type { Cell, ItemCounts, Margin, Tally } from './tally.ts'

// The form of the file.

/** Sums may pass what a JSON number holds exactly, so they are texts. */
const wholeText: Shape<bigint> = {
  expects: { id: 'bilangan bulat dalam tanda kutip', en: 'a whole number in quotes' },
  read(node, problems) {
    if (node.kind === 'scalar' && node.quoted && /^-?\d{1,80}$/.test(node.text)) {
      return BigInt(node.text)
    }
    problems.push(wrongType(node.place, { expected: this.expects, found: kindOf(node) }))
    return undefined
  },
  schema: () => ({ type: 'string', pattern: '^-?[0-9]+$' }),
}

const counts = mapOf(count)
const sums = mapOf(wholeText)

const itemShape = record({
  codes: needed(listOf(count), 'Rows by category, in the order of the scale; empty for numbers'),
  blank: orElse(0, count, 'Empty cells and their spellings'),
  dontKnow: orElse(0, count, 'Answers that say "I do not know"'),
  notApplicable: orElse(0, count, 'Answers that say "does not apply"'),
  unknown: orElse(0, count, 'Answers that are not on the scale'),
  numbers: optional(counts, 'Numbers: the value without its decimal point, and how often it came'),
})

const weightsShape = record({
  total: needed(wholeText, 'Of all rows'),
  codes: needed(mapOf(listOf(wholeText)), 'By coded item: by category'),
  numbers: optional(mapOf(sums), 'By item of numbers: by value without its decimal point'),
  patterns: needed(mapOf(sums), 'By node: by pattern of answers'),
  persons: needed(
    mapOf(sums),
    'By node without patterns: by exact score of single persons; under `(complete)` by the index of who answered everything',
  ),
})

const partShape = record({
  stratum: optional(text, 'The stratum, where the sample has any'),
  cluster: optional(text, 'The cluster'),
  rows: needed(count, 'Rows counted'),
  weights: needed(weightsShape, 'Sums of weights, in units of their last decimal'),
  squares: optional(
    weightsShape,
    'Sums of squared weights; absent with clusters, and where all weigh 1',
  ),
})

const cellShape = record({
  group: needed(listOf(text), 'The values of `by`'),
  rows: needed(count, 'Rows counted'),
  items: needed(mapOf(itemShape), 'Answers by item'),
  patterns: needed(
    mapOf(listOf(listOf(count))),
    'By node: pairs of a pattern of answers (a number in mixed base, first item most significant) and its rows',
  ),
  persons: needed(
    mapOf(
      record({
        scores: needed(counts, 'Exact score -> persons'),
        undefined: orElse(0, count, 'Persons without a score'),
        notApplicable: orElse(0, count, 'Persons to whom nothing applied'),
      }),
    ),
    'By node: the scores of single persons; absent where patterns of all rows tell them',
  ),
  indexes: optional(
    counts,
    'Persons who answered everything: exact index of these answers, before its rescale -> persons; absent where `persons` has the root',
  ),
  alike: optional(
    listOf(count),
    'Rows that answered every question, and every one alike, by category; absent where questions have scales of several lengths, and in counts of before',
  ),
  parts: optional(listOf(partShape), 'Of a designed sample: the rows by stratum and cluster'),
})

const marginShape = record({
  by: needed(listOf(text), 'Groups that are crossed; none for all rows'),
  forUnits: optional(truth, 'Not shown: for averages over units or parts, or for a roster'),
  cells: needed(listOf(cellShape), 'One for each combination that occurs'),
})

const tables = mapOf(mapOf(listOf(count)))

const sumsShape = record({
  n: needed(count, 'Persons with both scores'),
  x: needed(wholeText, 'Sum of the first score, in parts of its denominator'),
  y: needed(wholeText, 'Sum of the second'),
  xx: needed(wholeText, 'Sum of squares of the first'),
  yy: needed(wholeText, 'Sum of squares of the second'),
  xy: needed(wholeText, 'Sum of products'),
})

const crossedShape = record({
  items: needed(
    tables,
    'By two items: rows by the categories of both, those of the second fastest',
  ),
  complete: needed(mapOf(tables), 'By node: the same over the rows that answered all its items'),
  denominators: needed(mapOf(count), 'By node: what makes the scores of persons whole'),
  scores: needed(mapOf(mapOf(sumsShape)), 'By two nodes: sums over the scores of persons'),
})

const squaresShape = record({
  stratum: optional(text, 'The stratum'),
  items: needed(
    mapOf(mapOf(listOf(wholeText))),
    'By two items: squared weights by the categories of both, those of the second fastest',
  ),
  scores: needed(
    mapOf(
      mapOf(
        record({
          ww: needed(wholeText, 'Sum of squared weights of the persons with both scores'),
          x: needed(wholeText, 'The same times the first score, in parts of its denominator'),
          y: needed(wholeText, 'Times the second'),
          xx: needed(wholeText, 'Times the square of the first'),
          yy: needed(wholeText, 'Times the square of the second'),
          xy: needed(wholeText, 'Times both'),
        }),
      ),
    ),
    'By two nodes: sums over the scores of persons',
  ),
})

const sampleShape = record(
  {
    hasStrata: needed(truth, 'Whether rows have strata'),
    hasClusters: needed(truth, 'Whether rows have clusters'),
    weightDecimals: optional(count, 'Decimals of the survey weights; absent where all weigh 1'),
    squares: needed(
      listOf(squaresShape),
      'By stratum: which answers came together, in squared weights; none with clusters',
    ),
  },
  'Strata, clusters and survey weights',
)

const daysShape = record({
  first: needed(count, 'The first day, as YYYYMMDD'),
  last: needed(count, 'The last day'),
})

const periodShape = record(
  {
    rows: needed(count, 'Rows with a date'),
    dayFirst: needed(daysShape, 'Dates such as 03/04/2022 read day first'),
    monthFirst: optional(daysShape, 'The same read month first, where that is another period'),
    showsDayFirst: needed(truth, 'Whether a date shows that days come first'),
    showsMonthFirst: needed(truth, 'Whether a date shows that months come first'),
  },
  'First and last day of the rows counted',
)

export const tallyShape = record(
  {
    format: needed(count, 'Version of this form'),
    rubric: needed(
      record({
        id: needed(text, 'Id of the rubric'),
        edition: needed(text, 'Its edition'),
        codebookFingerprint: needed(text, 'SHA-256 of what decides whether tallies may be merged'),
      }),
      'What was asked',
    ),
    rowsRead: needed(count, 'Rows read'),
    leftOut: needed(counts, 'Rows left out, by reason'),
    margins: needed(listOf(marginShape), 'All rows, then each grouping'),
    suspicious: optional(
      listOf(marginShape),
      'The rows that are suspicious by the cut-offs of the rubric, counted again; absent where it names none (with weights rows that answer everything alike), and in counts of before',
    ),
    crossed: needed(crossedShape, 'Which answers came together, over all rows'),
    numbers: optional(numbersShape, 'Which numbers came together, by node of such items'),
    styles: optional(
      stylesShape,
      'How respondents answered, over all rows; absent where questions have scales of several lengths, and in counts of before',
    ),
    sample: optional(sampleShape, 'How the sample was drawn; absent where the data says nothing'),
    period: optional(periodShape, 'The days of the answers; absent without a column of dates'),
    profile: needed(mapOf(counts), 'Profile question -> answer -> rows'),
    spellings: needed(mapOf(mapOf(counts)), 'Group -> value -> spelling -> rows'),
    joined: joinedShape,
  },
  'The integer counts that all numbers come from',
)

// Writing.

type Json = { readonly [key: string]: unknown }

export function tallyJson(tally: Tally, rubric: Rubric): Json {
  return written(tally, rubric, cells => [...cells])
}

/** The same for the digest alone: of many groups one is written at a time. To be gone through once. */
export function hashedTally(tally: Tally, rubric: Rubric): Json {
  return written(tally, rubric, cells => cells)
}

function written(
  tally: Tally,
  rubric: Rubric,
  list: (cells: Iterable<Json>) => Iterable<Json>,
): Json {
  const plan = countingPlan(rubric)
  const marginJson = (margin: Margin) => ({
    by: margin.by,
    ...(margin.forUnits ? { forUnits: true } : {}),
    cells: list(cellsJson(margin, plan)),
  })
  return {
    format: tally.format,
    rubric: tally.rubric,
    rowsRead: tally.rowsRead,
    leftOut: sorted(tally.leftOut),
    margins: tally.margins.map(marginJson),
    ...(tally.suspicious === undefined ? {} : { suspicious: tally.suspicious.map(marginJson) }),
    crossed: crossedJson(tally.crossed, plan.crossed),
    ...(tally.numbers === undefined ? {} : { numbers: numbersJson(tally.numbers, plan.numbers) }),
    ...(tally.styles && plan.styles && { styles: stylesJson(tally.styles, plan.styles) }),
    ...(tally.sample === undefined ? {} : { sample: sampleJson(tally.sample, plan.crossed) }),
    ...(tally.period === undefined ? {} : { period: periodJson(tally.period) }),
    profile: sorted(tally.profile, sorted),
    spellings: sorted(tally.spellings, keys => sorted(keys, sorted)),
    ...joinedJson(tally),
  }
}

function* cellsJson({ cells }: Margin, plan: CountingPlan): Generator<Json> {
  const inOrder = [...cells].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [, cell] of inOrder) yield cellJson(cell, plan)
}

function cellJson(cell: Cell, plan: CountingPlan): Json {
  const { items } = plan.rubric
  return {
    group: cell.group,
    rows: cell.rows,
    items: Object.fromEntries(
      cell.items.map((item, position) => [items[position]?.id ?? position, itemJson(item)]),
    ),
    // Pairs rather than an object: object keys that look like numbers would sort by value.
    patterns: sorted(cell.patterns, patterns => [...patterns].sort(([a], [b]) => a - b)),
    persons: sorted(personsApart(cell), persons => ({
      scores: sorted(persons.scores),
      undefined: persons.undefined || undefined,
      notApplicable: persons.notApplicable || undefined,
    })),
    ...(cell.indexes.size === 0 ? {} : { indexes: sorted(cell.indexes) }),
    ...(cell.alike === undefined ? {} : { alike: cell.alike }),
    ...(cell.parts === undefined ? {} : { parts: partsJson(cell.parts, plan) }),
  }
}

function partsJson(parts: NonNullable<Cell['parts']>, plan: CountingPlan): readonly Json[] {
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { stratum, cluster, rows, weights, squares }]) => ({
      ...(stratum === '' ? {} : { stratum }),
      ...(cluster === '' ? {} : { cluster }),
      ...{ rows, weights: weightsJson(weights, plan) },
      ...(squares === undefined ? {} : { squares: weightsJson(squares, plan) }),
    }))
}

/** Persons whose scores patterns tell are left out. */
function weightsJson(
  { total, items, patterns, persons }: WeightedCounts,
  { rubric, direct }: CountingPlan,
): Json {
  const byItem = <T>(of: (item: WeightedCounts['items'][number]) => T | undefined) =>
    Object.fromEntries(
      items.flatMap((item, position) => {
        const value = of(item)
        return value === undefined ? [] : [[rubric.items[position]?.id ?? position, value]]
      }),
    )
  const numbers = byItem(item =>
    item.numbers.size === 0 ? undefined : sorted(item.numbers, String),
  )
  return {
    total: `${total}`,
    codes: byItem(({ codes }) => (codes.length === 0 ? undefined : codes.map(String))),
    ...(Object.keys(numbers).length === 0 ? {} : { numbers }),
    patterns: sorted(patterns, of =>
      sorted(new Map([...of].map(([key, sum]) => [`${key}`, sum])), String),
    ),
    persons: Object.fromEntries(
      [...direct.map(({ id }) => id), ...(persons.has(COMPLETE) ? [COMPLETE] : [])].map(id => [
        id,
        sorted(persons.get(id) ?? new Map(), String),
      ]),
    ),
  }
}

function sampleJson({ squares, ...design }: CountedSample, layout: CrossLayout): Json {
  return {
    ...design,
    squares: [...squares]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stratum, { items, scores }]) => ({
        ...(stratum === '' ? {} : { stratum }),
        items: byPair(layout.items, position => items[position]?.map(String)),
        scores: byPair(
          layout.scores.map(({ a, b }) => ({ a: a.node, b: b.node })),
          position =>
            Object.fromEntries(SQUARED_SUMS.map(of => [of, `${scores[position]?.[of] ?? 0}`])),
        ),
      })),
  }
}

function periodJson({ rows, dayFirst, monthFirst, ...shows }: SurveyPeriod): Json {
  const isSame = dayFirst.first === monthFirst.first && dayFirst.last === monthFirst.last
  return { rows, dayFirst, ...(isSame ? {} : { monthFirst }), ...shows }
}

function itemJson({ codes, noAnswers, numbers }: ItemCounts): Json {
  return {
    codes,
    blank: noAnswers.blank || undefined,
    dontKnow: noAnswers['dont-know'] || undefined,
    notApplicable: noAnswers['not-applicable'] || undefined,
    unknown: noAnswers.unknown || undefined,
    ...(numbers.size === 0 ? {} : { numbers: sorted(numbers) }),
  }
}

function crossedJson({ items, complete, scores }: CrossTables, layout: CrossLayout): Json {
  return {
    items: byPair(layout.items, position => items[position]),
    complete: Object.fromEntries(
      layout.complete.map(({ node, pairs }, at) => [
        node.id,
        byPair(pairs, position => complete[at]?.[position]),
      ]),
    ),
    denominators: Object.fromEntries(
      layout.scored.map(({ node, denominator }) => [node.id, denominator]),
    ),
    scores: byPair(
      layout.scores.map(({ a, b }) => ({ a: a.node, b: b.node })),
      position => {
        const { n = 0, ...sums } = scores[position] ?? {}
        return { n, ...Object.fromEntries(Object.entries(sums).map(([of, sum]) => [of, `${sum}`])) }
      },
    ),
  }
}

function byPair(
  pairs: readonly { readonly a: { readonly id: string }; readonly b: { readonly id: string } }[],
  valueAt: (position: number) => unknown,
): Json {
  const rows: Record<string, Record<string, unknown>> = {}
  pairs.forEach(({ a, b }, position) => {
    const row = rows[a.id] ?? {}
    rows[a.id] = row
    row[b.id] = valueAt(position)
  })
  return rows
}

function sorted<V>(
  map: ReadonlyMap<string, V>,
  inner: (value: V) => unknown = value => value,
): Json {
  const entries = [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, inner(value)]))
}
