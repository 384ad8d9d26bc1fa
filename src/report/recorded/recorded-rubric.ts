/** The model that a report holds -> the rubric it was made from, as far as numbers depend on it. */
import { countScale } from '../../rubric/build-items.ts'
import { builtRescale, measureOn, numberEnds, pointsRange } from '../../rubric/build-scales.ts'
import { fingerprinted } from '../../rubric/fingerprints.ts'
import { builtSample } from '../../rubric/item-shape.ts'
import type {
  Basis,
  CountExpression,
  GradeTable,
  Group,
  Item,
  Measure,
  NumberFormat,
  Ratio,
  Rubric,
  Scale,
  ScoreNode,
} from '../../rubric/model.ts'
import { rubricOutline } from '../../worksheets/outline.ts'
import type { ReportModel, ReportResult } from '../report-shape.ts'
import {
  boundShape,
  conditionShape,
  NOWHERE,
  noAnswerShape,
  numberShape,
  type PartReader,
  partReader,
  policiesShape,
  ratioShape,
  roundsShape,
} from './model-parts.ts'

/** Of questions, by id: the number of the row in a template, which an input does not have in its id. */
export function templateNumbers(result: RecordedResult): ReadonlyMap<string, string> {
  const { parts } = rubricOutline(recordedRubric(result, ''))
  return new Map(parts.flatMap(({ item, steps }) => (item ? [[item.id, steps.join('.')]] : [])))
}

/** What of a result it is read from. */
export type RecordedResult = Pick<ReportResult, 'rubric' | 'model'> & {
  readonly groups: readonly (Pick<Grouping, 'by' | 'titles'> & {
    readonly groups: readonly Pick<Grouping['groups'][number], 'labels'>[]
  })[]
  readonly profile: ReportResult['profile']
}

type Grouping = ReportResult['groups'][number]

/**
 * Throws a `Refusal` where a part of the model cannot be read.
 * @param model that of another level of worksheets
 */
export function recordedRubric(
  result: RecordedResult,
  file: string,
  model: ReportModel = result.model,
): Rubric {
  const reader = partReader(file, model === result.model ? 'result.model' : 'result.levelModels')
  const { rubric } = result
  const scales = new Map(
    model.scales.map((scale, at) => [scale.id, builtScale(scale, reader, `scales[${at}]`)]),
  )
  const items = builtItems(model.items, scales, reader, 'items')
  const notAsked = builtItems(model.notAsked ?? [], scales, reader, 'notAsked')
  const known: KnownItems = { asked: byId(items), notAsked: byId(notAsked) }
  return fingerprinted({
    id: rubric.id,
    edition: rubric.edition,
    title: rubric.title,
    kind: rubric.kind === 'worksheet' ? 'worksheet' : 'survey',
    basis: rubric.basis.map(recordedBasis),
    valid: undefined,
    official: undefined,
    sameAs: (model.sameAs ?? []).map(({ pairs, ...said }) => ({
      ...said,
      ...(pairs && { pairs: pairs.map(pair => ({ ...pair, source: NOWHERE })) }),
      source: NOWHERE,
    })),
    notice: rubric.notice,
    words: rubric.words as Rubric['words'],
    groups: builtGroups(model.groups ?? groupsSeen(result)),
    profile: builtGroups(model.profile ?? profileSeen(result)),
    timeColumns: [],
    sample: builtSample(),
    levels: (rubric.levels ?? []).map(level => ({ ...level, source: NOWHERE })),
    level: model.level,
    scales,
    items,
    score: builtNode(model.score, known, reader, 'score'),
    averages: (model.averages ?? []).map(({ of, over, index }) => ({
      ...{ of, over, source: NOWHERE },
      index: index === 'groups' ? index : 'respondents',
    })),
    careless: model.careless && {
      ...{ basis: model.careless.basis, longestRun: model.careless.longestRun },
      ...cutOffs(model.careless, reader),
    },
    grades: builtGrades(model.grades, reader),
    gates: model.gates.map((gate, at) => ({
      verdict: gate.verdict,
      label: gate.label,
      otherwise: gate.otherwise,
      round: reader.rounding(gate.round, `gates[${at}].round`),
      condition: reader.read(conditionShape, gate.condition, `gates[${at}].condition`),
      variants: (gate.variants ?? []).map(({ choice, way, condition }, position) => ({
        ...{ choice, way },
        condition: reader.read(
          conditionShape,
          condition,
          `gates[${at}].variants[${position}].condition`,
        ),
      })),
      source: NOWHERE,
    })),
    choices: (model.choices ?? []).map(({ id, title, taken, ways }) => ({
      ...{ id, title, taken },
      ways: new Map(Object.entries(ways)),
    })),
    lookups: model.lookups.map(({ table, title, ...lookup }) => ({
      ...lookup,
      title,
      table: new Map(
        Object.entries(table).map(([row, cells]) => [row, new Map(Object.entries(cells))]),
      ),
      source: NOWHERE,
    })),
    policies: { blank: reader.read(policiesShape, model.policies, 'policies').blank },
    shownDigits: model.shownDigits,
    documents: [],
    tests: [],
    footers: { certain: [], likely: [] },
    assessors: [],
    columnCautions: [],
    source: NOWHERE,
  })
}

function cutOffs(
  { variabilityBelow: below, unanswered }: NonNullable<ReportModel['careless']>,
  reader: PartReader,
) {
  const number = (text: string | undefined, name: string) =>
    text === undefined ? undefined : reader.number(text, `careless.${name}`)
  return {
    variabilityBelow: number(below, 'variabilityBelow'),
    unanswered: number(unanswered, 'unanswered'),
  }
}

// Scales, items and nodes.

type ModelScale = ReportModel['scales'][number]
type ModelItem = ReportModel['items'][number]
type ModelNode = ReportModel['score']

function builtScale(scale: ModelScale, reader: PartReader, path: string): Scale {
  const noAnswer = reader.read(noAnswerShape, scale.noAnswer, `${path}.noAnswer`)
  const common = {
    id: scale.id,
    noAnswer: {
      blank: noAnswer.blank,
      'dont-know': noAnswer['dont-know'],
      'not-applicable': noAnswer['not-applicable'],
    },
    source: NOWHERE,
  }
  if (scale.number !== undefined) {
    const number = numberFormat(scale.number, reader, path)
    return { kind: 'number', number, ...common, ...pointsRange(numberEnds(number)) }
  }
  const categories = scale.categories.map((category, at) => ({
    ...category,
    points: reader.number(category.points, `${path}.categories[${at}].points`),
    source: NOWHERE,
  }))
  return {
    kind: 'choice',
    categories,
    ...common,
    ...pointsRange(categories.map(({ points }) => points)),
  }
}

function numberFormat(written: unknown, reader: PartReader, path: string): NumberFormat {
  const { min, max, decimals, rescale } = reader.read(numberShape, written, `${path}.number`)
  return { min, max, decimals, rescale: rescale && builtRescale(rescale) }
}

/** The counts of a ratio are items beside it, wherever they stand. */
function builtItems(
  written: readonly ModelItem[],
  scales: ReadonlyMap<string, Scale>,
  reader: PartReader,
  name: string,
): readonly Item[] {
  const plain = new Map<string, Item>()
  const build = (item: ModelItem, measure: Measure, path: string): Item => ({
    id: item.id,
    index: item.index,
    levels: new Map(),
    text: item.text,
    columns: item.columns,
    measure,
    options: new Map(Object.entries(item.options ?? {})),
    reverse: item.reverse,
    target: reader.optionalNumber(item.target, `${path}.target`),
    targetFrom: item.targetFrom,
    isImprovable: item.isImprovable ?? true,
    round: reader.rounding(item.round, `${path}.round`),
    isInput: item.isInput === true,
    isInformative: false,
    evidence: [],
    guidance: item.guidance,
    ...{ basis: item.basis, askedBefore: undefined },
    source: NOWHERE,
  })
  for (const [at, item] of written.entries()) {
    const path = `${name}[${at}]`
    if (name === 'items' && item.index !== at) reader.refused(`${path}.index`, OUT_OF_PLACE)
    // What the rubric has no scale for is a whole number.
    const scale = scales.get(item.scale ?? '') ?? (item.isInput ? countScale(NOWHERE) : undefined)
    if (scale !== undefined) plain.set(item.id, build(item, measureOn(scale), path))
    else if (item.ratio === undefined) reader.refused(`${path}.scale`, UNKNOWN)
  }
  return written.map((item, at) => {
    const path = `${name}[${at}]`
    const own = plain.get(item.id)
    if (own !== undefined) return own
    return build(item, { kind: 'ratio', ratio: ratioOf(item, plain, reader, path) }, path)
  })
}

const OUT_OF_PLACE = { id: 'Urutannya berbeda.', en: 'It is out of order.' }
const UNKNOWN = { id: 'Yang disebut tidak ada.', en: 'What it names is not there.' }

function ratioOf(
  { ratio }: ModelItem,
  items: ReadonlyMap<string, Item>,
  reader: PartReader,
  path: string,
): Ratio {
  const read = reader.read(ratioShape, ratio, `${path}.ratio`)
  const terms = (side: typeof read.of): CountExpression =>
    side.map(term => ({
      sign: term.sign === '1' ? 1 : -1,
      item: items.get(term.item) ?? reader.refused(`${path}.ratio`, UNKNOWN),
    }))
  const { atLeast, atMost, whenDenominatorZero, whenAllZero } = read
  return {
    of: terms(read.of),
    to: terms(read.to),
    atLeast,
    atMost,
    isBounded: read.isBounded === true || undefined,
    whenDenominatorZero,
    whenAllZero,
  }
}

interface KnownItems {
  readonly asked: ReadonlyMap<string, Item>
  /** An item of another level may have the number of one that is asked. */
  readonly notAsked: ReadonlyMap<string, Item>
}

function byId(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map(item => [item.id, item]))
}

function recordedBasis(each: RecordedResult['rubric']['basis'][number]): Basis {
  const { name, title, part, where, url, covers, verified, note } = each
  return {
    name,
    title: { id: name, ...title },
    part: where ?? (part === undefined ? undefined : { id: part }),
    url,
    covers: covers as Basis['covers'],
    verified,
    note,
    source: NOWHERE,
  }
}

function builtNode(
  node: ModelNode,
  items: KnownItems,
  reader: PartReader,
  path: string,
): ScoreNode {
  const itemNamed = (id: string, key: string) =>
    items.asked.get(id) ?? reader.refused(`${path}.${key}`, UNKNOWN)
  const others = { asked: items.notAsked, notAsked: items.notAsked }
  const notAsked = (Array.isArray(node.notAsked) ? node.notAsked : []) as readonly ModelNode[]
  return {
    id: node.id,
    title: node.title,
    also: [],
    level: node.level,
    item: node.item === undefined ? undefined : itemNamed(node.item, 'item'),
    children: node.children.map((child, at) =>
      builtNode(child, items, reader, `${path}.children[${at}]`),
    ),
    notAsked: notAsked.map((child, at) =>
      builtNode(child, others, reader, `${path}.notAsked[${at}]`),
    ),
    weight: reader.number(node.weight, `${path}.weight`),
    weightWritten: node.weightWritten,
    weightFrom:
      node.weightFrom === undefined ? undefined : itemNamed(node.weightFrom, 'weightFrom'),
    weightsTotal: reader.optionalNumber(node.weightsTotal, `${path}.weightsTotal`),
    weightsTotalFrom:
      node.weightsTotalFrom === undefined
        ? undefined
        : itemNamed(node.weightsTotalFrom, 'weightsTotalFrom'),
    aggregate: node.aggregate === 'sum' ? 'sum' : 'average',
    over: node.over === 'respondents' || node.over === 'units' ? node.over : undefined,
    unitWeight:
      node.unitWeight === undefined || node.unitWeight === 'n'
        ? node.unitWeight
        : itemNamed(node.unitWeight, 'unitWeight'),
    atLeast: reader.optionalNumber(node.atLeast, `${path}.atLeast`),
    missing: node.missing === 'exclude' ? 'exclude' : 'undefined',
    notApplicable: node.notApplicable === 'rebase' ? 'rebase' : 'lower-maximum',
    bonus: node.bonus,
    isBounded: node.isBounded === true || undefined,
    round: reader.rounding(node.round, `${path}.round`),
    rescale: reader.rescale(node.rescale, `${path}.rescale`),
    source: NOWHERE,
  }
}

function builtGrades(tables: ReportModel['grades'], reader: PartReader): readonly GradeTable[] {
  return tables.map((table, at) => ({
    nodes: table.nodes,
    round: reader.rounding(table.round, `grades[${at}].round`),
    bands: table.bands.map((band, position) => {
      const path = `grades[${at}].bands[${position}]`
      const bound =
        band.bound === undefined ? undefined : reader.read(boundShape, band.bound, `${path}.bound`)
      return {
        grade: band.grade,
        label: band.label,
        bound: bound && { value: bound.value, inclusive: bound.inclusive === 'true' },
        onlyIf: band.onlyIf
          ? reader.read(conditionShape, band.onlyIf, `${path}.onlyIf`)
          : undefined,
        otherwise: band.otherwise && {
          grade: band.otherwise.grade,
          label: band.otherwise.label,
        },
        source: NOWHERE,
      }
    }),
    alternativeRounds: reader.read(
      roundsShape,
      table.alternativeRounds,
      `grades[${at}].alternativeRounds`,
    ),
    source: NOWHERE,
  }))
}

// Groups: what the model says of them, or in a report from before it did, what the result shows.

type ModelGroup = NonNullable<ReportModel['groups']>[number]

function builtGroups(groups: readonly ModelGroup[]): readonly Group[] {
  return groups.map(({ id, title, describes, prescribed = false, within, values }) => ({
    ...{ id, title, columns: [], prescribed },
    describes: describes === 'offices' ? describes : 'persons',
    within: within && builtGroups([{ ...within, values: [] }])[0],
    values: values.map(label => ({
      ...{ label, also: [], from: undefined, to: undefined },
      isOffered: true,
    })),
    askedOf: undefined,
    source: NOWHERE,
  }))
}

function groupsSeen({ groups }: RecordedResult): readonly ModelGroup[] {
  const seen = new Map<string, ModelGroup>()
  for (const { by, titles, groups: cells } of groups) {
    for (const [at, id] of by.entries()) {
      const values = cells.flatMap(({ labels }) => labels?.[at] ?? [])
      seen.set(id, { id, title: titles[at] ?? { id }, values })
    }
  }
  return [...seen.values()]
}

function profileSeen({ profile }: RecordedResult): readonly ModelGroup[] {
  return profile.map(({ id, title, values }) => ({
    id,
    title,
    values: values.map(({ label }) => label),
  }))
}
