/** The parts of a model that its form leaves open -> exact numbers, roundings and conditions, or a refusal with their path. */
import { Refusal } from '../../diagnostics/diagnostic.ts'
import type { TextPlace } from '../../diagnostics/place.ts'
import { type Exact, parseExact } from '../../math/exact.ts'
import { builtRescale, builtRounding } from '../../rubric/build-scales.ts'
import { localized, readJson, text } from '../../rubric/json-shapes.ts'
import type { Condition } from '../../rubric/model.ts'
import {
  exactNumber,
  rescaleShape,
  roundingShape,
  wholeNumber,
} from '../../rubric/number-shapes.ts'
import {
  listOf,
  named,
  needed,
  oneOf,
  optional,
  record,
  type Shape,
  truth,
  type ValueOf,
} from '../../rubric/shape.ts'
import type { SourceMap } from '../../rubric/source-node.ts'
import { formBroken } from '../read-report.ts'

/** A model has no place in a file. */
const PLACE: TextPlace = {
  ...{ kind: 'text', file: '', line: 1, column: 1, endLine: 1, endColumn: 1 },
}
export const NOWHERE: SourceMap = { kind: 'map', entries: [], place: PLACE }

export function partReader(file: string, root: string) {
  function refused(path: string, problem: { id: string; en: string }): never {
    const place = { kind: 'file', file } as const
    throw new Refusal([formBroken(place, { file, path: `${root}.${path}`, problem })])
  }
  function read<T>(shape: Shape<T>, value: unknown, path: string): T {
    const { read: found, broken } = readJson(shape, value)
    if (found !== undefined && broken === undefined) return found
    const below = broken?.path ? `.${broken.path}` : ''
    const problem = { id: broken?.problem.id ?? '', en: broken?.problem.en ?? '' }
    return refused(path + below, problem)
  }
  return {
    refused,
    read,
    number: (written: string, path: string): Exact =>
      parseExact(written) ?? read(exactNumber, written, path),
    optionalNumber: (written: string | undefined, path: string): Exact | undefined =>
      written === undefined ? undefined : (parseExact(written) ?? read(exactNumber, written, path)),
    rounding: (value: unknown, path: string) =>
      value === undefined ? undefined : builtRounding(read(roundingShape, value, path)),
    rescale: (value: unknown, path: string) =>
      value === undefined ? undefined : builtRescale(read(rescaleShape, value, path)),
  }
}

export type PartReader = ReturnType<typeof partReader>

export const policiesShape = record({
  blank: needed(oneOf('incomplete', 'lowest', 'highest', 'exclude'), 'How blanks count'),
})

export const numberShape = record({
  min: optional(exactNumber, 'Least'),
  max: optional(exactNumber, 'Most'),
  decimals: needed(wholeNumber(0, 12), 'Decimals'),
  rescale: optional(rescaleShape, 'Value to points'),
})

export const noAnswerShape = record({
  blank: needed(listOf(text), 'Spellings'),
  'dont-know': needed(listOf(text), 'Spellings'),
  'not-applicable': needed(listOf(text), 'Spellings'),
})

export const boundShape = record({
  value: needed(exactNumber, 'Where it begins'),
  inclusive: needed(oneOf('true', 'false'), 'Whether the bound itself belongs to it'),
})

const zeroCase = oneOf('not-applicable', 'lowest', 'highest')
const termsShape = listOf(
  record({ sign: needed(oneOf('1', '-1'), 'Added or taken away'), item: needed(text, 'Its id') }),
)
export const ratioShape = record({
  of: needed(termsShape, 'Counted'),
  to: needed(termsShape, 'Of'),
  atLeast: optional(exactNumber, 'Least'),
  atMost: optional(exactNumber, 'Most'),
  isBounded: optional(truth, 'Whether more or less is an error'),
  whenDenominatorZero: needed(zeroCase, 'Of none'),
  whenAllZero: needed(zeroCase, 'None of none'),
})

export const roundsShape = listOf(
  named(
    'round',
    (): Shape<'none' | ReturnType<typeof builtRounding>> => ({
      expects: roundingShape.expects,
      read(node, problems) {
        if (node.kind === 'scalar' && node.text === 'none') return 'none'
        const rounding = roundingShape.read(node, problems)
        return rounding && builtRounding(rounding)
      },
      schema: () => ({}),
    }),
  ),
)

const subjectShape = record({
  node: optional(text, 'A node'),
  sums: optional(listOf(listOf(text)), 'Each sum of several nodes'),
  level: optional(text, 'Each node of a level'),
  item: optional(text, 'An item'),
  items: optional(oneOf('with-target'), 'Each item with a target'),
})

const thresholdShape: Shape<{ value: Exact } | { share: Exact } | 'target'> = {
  expects: exactNumber.expects,
  read(node, problems) {
    if (node.kind === 'scalar' && node.text === 'target') return 'target'
    const parts = record({ value: optional(exactNumber, ''), share: optional(exactNumber, '') })
    const { value, share } = parts.read(node, problems) ?? {}
    return share !== undefined ? { share } : value && { value }
  },
  schema: () => ({}),
}

export const conditionShape: Shape<Condition> = named('condition', () => {
  const parts = record({
    kind: needed(oneOf('all', 'any', 'compare', 'answer'), 'What it asks'),
    title: optional(localized, 'In words'),
    conditions: optional(listOf(conditionShape), 'What is joined'),
    subject: optional(subjectShape, 'What is compared'),
    comparison: optional(oneOf('at-least', 'above', 'at-most', 'below'), 'How'),
    threshold: optional(thresholdShape, 'With what'),
    item: optional(text, 'Which answer'),
    codes: optional(listOf(text), 'Which codes will do'),
  })
  return {
    expects: parts.expects,
    schema: () => ({}),
    read(node, problems) {
      const found = parts.read(node, problems)
      return found && conditionOf(found)
    },
  }
})

interface ConditionParts {
  readonly kind: Condition['kind']
  readonly title?: Condition['title']
  readonly conditions?: readonly Condition[]
  readonly subject?: ValueOf<typeof subjectShape>
  readonly comparison?: 'at-least' | 'above' | 'at-most' | 'below'
  readonly threshold?: ValueOf<typeof thresholdShape>
  readonly item?: string
  readonly codes?: readonly string[]
}

function conditionOf(parts: ConditionParts): Condition | undefined {
  const { kind, title, conditions, subject, comparison, threshold, item, codes } = parts
  const common = { title, source: NOWHERE }
  if (kind === 'all' || kind === 'any') return conditions && { kind, conditions, ...common }
  if (kind === 'answer')
    return item === undefined || !codes ? undefined : { kind, item, codes, ...common }
  const { source: _source, ...about } = subject ?? {}
  const [name] = Object.entries(about)
  if (name === undefined || comparison === undefined || threshold === undefined) return undefined
  type Subject = Extract<Condition, { kind: 'compare' }>['subject']
  const named = Object.fromEntries([name]) as unknown as Subject
  return { kind, subject: named, comparison, threshold, ...common }
}
