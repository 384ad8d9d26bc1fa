/** The items of a file -> items with their scales, and the counts that ratios use as items of their own. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { inLanguage } from '../language/language.ts'
import { ZERO } from '../math/exact.ts'
import { builtRounding, measureOn } from './build-scales.ts'
import type { RubricFile } from './file-shape.ts'
import type { groupShape, itemShape } from './item-shape.ts'
import {
  type ChoiceScale,
  type CountExpression,
  codesOf,
  type Group,
  type Item,
  type Measure,
  type NumberScale,
  offeredValues,
  type Ratio,
  type Scale,
} from './model.ts'
import {
  claimId,
  measureMissing,
  oneOfTwoHint,
  ratioExpression,
  unknownPart,
} from './references.ts'
import type { ValueOf } from './shape.ts'
import { entryOf, placeAt, type SourceNode } from './source-node.ts'

type FileItem = ValueOf<typeof itemShape>

/** Items in the order of the file; the inputs of a ratio stand before it. */
export function builtItems(
  file: RubricFile,
  scales: ReadonlyMap<string, Scale>,
  problems: Diagnostic[],
): readonly Item[] {
  const items: Item[] = []
  const byId = new Map<string, Item>()
  const taken = new Map<string, TextPlace>()
  const askedWith = inputLevels(file)
  const add = (item: Omit<Item, 'index'>) => {
    const placed = { ...item, index: items.length }
    items.push(placed)
    byId.set(item.id, placed)
  }
  for (const written of file.items) {
    if (!claimId(taken, written.id, placeAt(written.source, 'id'), problems)) continue
    for (const input of builtInputs(written, scales, problems)) {
      const levels = askedWith.get(input.id) ?? new Map()
      if (!byId.has(input.id)) add({ ...input, levels })
    }
    const measure = builtMeasure(written, scales, byId, problems)
    if (measure !== undefined) add(builtItem(written, measure, problems))
  }
  for (const { source, targetFrom } of items) {
    if (targetFrom === undefined || byId.get(targetFrom)?.measure.kind === 'number') continue
    const numbers = items.filter(({ measure }) => measure.kind === 'number').map(({ id }) => id)
    problems.push(unknownPart('item', targetFrom, numbers, placeAt(source, 'target-from')))
  }
  return items
}

/** A count is asked for at the levels of the items it serves, under its own id at each. */
function inputLevels(file: RubricFile): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const levels = new Map<string, Map<string, string>>()
  const everywhere = new Set<string>()
  for (const written of file.items) {
    for (const input of written.inputs ?? []) {
      const id = typeof input === 'string' ? input : input.id
      if (written.levels === undefined) everywhere.add(id)
      const known = levels.get(id) ?? new Map()
      for (const level of written.levels?.keys() ?? []) known.set(level, id)
      levels.set(id, known)
    }
  }
  for (const id of everywhere) levels.delete(id)
  return levels
}

function writtenCodes({ source, categories }: ChoiceScale): number {
  const written = entryOf(source, 'categories')?.value
  return written?.kind === 'list' ? written.items.length : categories.length
}

function builtItem(
  written: FileItem,
  measure: Measure,
  problems: Diagnostic[],
): Omit<Item, 'index'> {
  const options = written.options ?? new Map()
  const codes = codesOf({ measure })
  // A code that stands twice is said with the scale; another one lacks then.
  const isScaleWhole = measure.kind !== 'choice' || writtenCodes(measure.scale) === codes.length
  for (const code of isScaleWhole ? options.keys() : []) {
    if (codes.includes(code)) continue
    problems.push(unknownPart('code', code, codes, placeAt(written.source, 'options', code)))
  }
  return {
    id: written.id,
    levels: written.levels ?? new Map(),
    text: written.text ?? { id: written.id },
    columns: written.columns ?? [],
    measure,
    options,
    reverse: written.reverse ?? false,
    target: written.target,
    targetFrom: written['target-from'],
    isImprovable: written.improvable ?? true,
    round: written.round && builtRounding(written.round),
    isInput: false,
    isInformative: false,
    evidence: written.evidence ?? [],
    guidance: written.guidance,
    basis: written.basis,
    askedBefore: written['asked-before'],
    source: written.source,
  }
}

function builtMeasure(
  written: FileItem,
  scales: ReadonlyMap<string, Scale>,
  items: ReadonlyMap<string, Item>,
  problems: Diagnostic[],
): Measure | undefined {
  if ((written.scale === undefined) === (written.ratio === undefined)) {
    const hint = oneOfTwoHint(written.scale !== undefined, 'scale', 'ratio')
    problems.push(measureMissing(written.source.place, { name: written.id, hint }))
    return undefined
  }
  if (written.ratio !== undefined) {
    const ratio = builtRatio(written.ratio, items, problems)
    return ratio && { kind: 'ratio', ratio }
  }
  const id = written.scale ?? ''
  const scale = scales.get(id)
  if (scale === undefined) {
    problems.push(unknownPart('scale', id, scales.keys(), placeAt(written.source, 'scale')))
  }
  return scale && measureOn(scale)
}

function builtRatio(
  written: NonNullable<FileItem['ratio']>,
  items: ReadonlyMap<string, Item>,
  problems: Diagnostic[],
): Ratio | undefined {
  const of = countExpression(written.of, items, placeAt(written.source, 'of'), problems)
  const to = countExpression(written.to, items, placeAt(written.source, 'to'), problems)
  if (of === undefined || to === undefined) return undefined
  const whenDenominatorZero = written['when-denominator-zero']
  return {
    of,
    to,
    atLeast: written['at-least'],
    atMost: written['at-most'],
    isBounded: written.outside === 'error' || undefined,
    whenDenominatorZero,
    whenAllZero: written['when-all-zero'] ?? whenDenominatorZero,
  }
}

function countExpression(
  text: string,
  items: ReadonlyMap<string, Item>,
  place: TextPlace,
  problems: Diagnostic[],
): CountExpression | undefined {
  // Ids may hold hyphens, so a minus sign is one only between spaces.
  const words = `+ ${text.trim()}`.split(/\s+/)
  const terms: { sign: 1 | -1; item: Item }[] = []
  for (let position = 0; position < words.length; position += 2) {
    const [sign, name] = [words[position], words[position + 1]]
    if ((sign !== '+' && sign !== '-') || name === undefined) {
      problems.push(ratioExpression(place, { text }))
      return undefined
    }
    const item = items.get(name)
    if (item === undefined) {
      problems.push(unknownPart('input', name, items.keys(), place))
      return undefined
    }
    terms.push({ sign: sign === '+' ? 1 : -1, item })
  }
  return terms
}

function* builtInputs(
  written: FileItem,
  scales: ReadonlyMap<string, Scale>,
  problems: Diagnostic[],
): Generator<Omit<Item, 'index' | 'levels'>> {
  for (const [position, input] of (written.inputs ?? []).entries()) {
    const source = sourceOfInput(written, position)
    const details = typeof input === 'string' ? undefined : input
    const id = typeof input === 'string' ? input : input.id
    const scaleId = details?.scale
    const scale = scaleId === undefined ? countScale(source) : scales.get(scaleId)
    if (scale === undefined) {
      problems.push(unknownPart('scale', scaleId ?? '', scales.keys(), placeAt(source, 'scale')))
      continue
    }
    yield {
      id,
      text: details?.text ?? { id },
      columns: details?.columns ?? [],
      measure: measureOn(scale),
      options: new Map(),
      reverse: false,
      target: undefined,
      targetFrom: undefined,
      isImprovable: true,
      round: undefined,
      isInput: true,
      isInformative: details?.informative ?? false,
      evidence: [],
      guidance: undefined,
      basis: undefined,
      askedBefore: undefined,
      source,
    }
  }
}

function sourceOfInput(written: FileItem, position: number): SourceNode {
  const inputs = written.source.entries.find(entry => entry.key === 'inputs')?.value
  return (inputs?.kind === 'list' ? inputs.items[position] : undefined) ?? written.source
}

/** Whole numbers from 0 up: what an input is unless the rubric says otherwise. */
export function countScale({ place }: Pick<SourceNode, 'place'>): NumberScale {
  return {
    kind: 'number',
    id: 'count',
    number: { min: ZERO, max: undefined, decimals: 0, rescale: undefined },
    noAnswer: { blank: [], 'dont-know': [], 'not-applicable': [] },
    lowest: ZERO,
    highest: ZERO,
    source: { kind: 'map', entries: [], place },
  }
}

// Columns that are groups.

/** @param known of all lists, those before it */
export function builtGroups(
  written: readonly ValueOf<typeof groupShape>[] = [],
  usual: Group['describes'],
  known: Map<string, Group>,
  problems: Diagnostic[],
): readonly Group[] {
  return written.map(each => {
    const group = builtGroup(each, usual, known, problems)
    known.set(group.id, group)
    return group
  })
}

function builtGroup(
  written: ValueOf<typeof groupShape>,
  usual: Group['describes'],
  known: ReadonlyMap<string, Group>,
  problems: Diagnostic[],
): Group {
  const taken = new Map([...known].map(([id, { source }]) => [id, placeAt(source, 'id')]))
  claimId(taken, written.id, placeAt(written.source, 'id'), problems)
  const values = (written.values ?? []).map(({ label, also, from, to, offered = true }) => ({
    label,
    also: also ?? [],
    from,
    to,
    isOffered: offered,
  }))
  const { id, title, columns, describes = usual, prescribed = false, source } = written
  const askedOf = builtAskedOf(written['asked-of'], known, problems)
  const within = written.within && builtWithin(written.within, taken, problems)
  const own = { describes, prescribed, values, askedOf, within, source }
  return { id, title, columns: columns ?? [], ...own }
}

function builtWithin(
  { id, title, columns, source }: NonNullable<ValueOf<typeof groupShape>['within']>,
  taken: Map<string, TextPlace>,
  problems: Diagnostic[],
): Group {
  claimId(taken, id, placeAt(source, 'id'), problems)
  return {
    ...{ id, title, columns: columns ?? [], describes: 'offices', prescribed: false, values: [] },
    ...{ askedOf: undefined, within: undefined, source },
  }
}

function builtAskedOf(
  written: ValueOf<typeof groupShape>['asked-of'],
  known: ReadonlyMap<string, Group>,
  problems: Diagnostic[],
): Group['askedOf'] {
  if (written === undefined) return undefined
  const { group: id, value: label, source } = written
  const group = known.get(id)
  if (group === undefined) {
    problems.push(unknownPart('group', id, known.keys(), placeAt(source, 'group')))
    return undefined
  }
  const value = offeredValues(group).find(each => Object.values(each.label).includes(label))
  if (value !== undefined) return { group: id, value }
  const labels = offeredValues(group).map(each => inLanguage(each.label, 'id'))
  problems.push(unknownPart('value', label, labels, placeAt(source, 'value')))
  return undefined
}
