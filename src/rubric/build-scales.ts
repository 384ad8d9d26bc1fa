/** The scales of a file -> scales with exact points and their range. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { shortList } from '../language/short-list.ts'
import { type Exact, parseExact, rescaled, ZERO } from '../math/exact.ts'
import type { RubricFile } from './file-shape.ts'
import type { scaleShape } from './item-shape.ts'
import {
  type Category,
  categoriesOf,
  type Measure,
  type NumberFormat,
  type Rescale,
  type Rounding,
  type Rubric,
  type Scale,
} from './model.ts'
import type { FileRounding, rescaleShape } from './number-shapes.ts'
import { claimId, oneOfTwoHint, pointsMissing, scaleOneForm } from './references.ts'
import type { ValueOf } from './shape.ts'
import { placeAt } from './source-node.ts'

type FileScale = ValueOf<typeof scaleShape>
/** More answers than a scale should have. */
const MOST_NAMED = 12

type FileCategory = NonNullable<FileScale['categories']>[number]

const orderNotConfirmed = defineDiagnostic('rubric/order-not-confirmed', 'error', {
  id: 'Urutan jawaban pada skala `{name}` baru usulan: {answers}, dari yang terendah.',
  idRemedy: 'susun jawabannya dari yang terendah bila perlu, lalu hapus baris `confirmed: false`.',
  en: 'The order of answers on the scale `{name}` is only a proposal: {answers}, the lowest first.',
  enRemedy:
    'put the answers in order, the lowest first, where need be; then delete the line `confirmed: false`.',
})

export function builtScales(file: RubricFile, problems: Diagnostic[]): Map<string, Scale> {
  const scales = new Map<string, Scale>()
  for (const [id, written] of file.scales) {
    const scale = builtScale(id, written, problems)
    if (scale !== undefined) scales.set(id, scale)
  }
  return scales
}

function builtScale(id: string, written: FileScale, problems: Diagnostic[]): Scale | undefined {
  if ((written.categories === undefined) === (written.number === undefined)) {
    const hint = oneOfTwoHint(written.categories !== undefined, 'categories', 'number')
    problems.push(scaleOneForm(written.source.place, { name: id, hint }))
    return undefined
  }
  if (written.confirmed === false) {
    const labels = (written.categories ?? []).map(
      ({ code, label }) => label?.id ?? label?.en ?? code,
    )
    const answers = shortList(labels, MOST_NAMED)
    problems.push(orderNotConfirmed(placeAt(written.source, 'confirmed'), { name: id, answers }))
  }
  const noAnswer = written['no-answer']
  const common = (ends: readonly Exact[]) => ({
    noAnswer: {
      blank: noAnswer?.blank ?? [],
      'dont-know': noAnswer?.['dont-know'] ?? [],
      'not-applicable': noAnswer?.['not-applicable'] ?? [],
    },
    ...pointsRange(ends),
    source: written.source,
  })
  if (written.number !== undefined) {
    const number = numberFormat(written.number)
    return { kind: 'number', id, number, ...common(numberEnds(number)) }
  }
  const taken = new Map<string, TextPlace>()
  const categories = (written.categories ?? []).flatMap(category =>
    builtCategory(category, taken, problems),
  )
  return { kind: 'choice', id, categories, ...common(categories.map(({ points }) => points)) }
}

/** The fewest and the most points of some answers. */
export function pointsRange(points: readonly Exact[]): Pick<Scale, 'lowest' | 'highest'> {
  return {
    lowest: points.reduce((a, b) => (b.compare(a) < 0 ? b : a), points[0] ?? ZERO),
    highest: points.reduce((a, b) => (b.compare(a) > 0 ? b : a), points[0] ?? ZERO),
  }
}

export function measureOn(scale: Scale): Measure {
  return scale.kind === 'choice' ? { kind: 'choice', scale } : { kind: 'number', scale }
}

function builtCategory(
  category: FileCategory,
  taken: Map<string, TextPlace>,
  problems: Diagnostic[],
): readonly Category[] {
  const free = claimId(taken, category.code, placeAt(category.source, 'code'), problems, {
    id: 'kode',
    en: 'code',
  })
  const points = category.points ?? parseExact(category.code)
  if (points === undefined)
    problems.push(pointsMissing(category.source.place, { code: category.code }))
  if (!free || points === undefined) return []
  const label = category.label ?? { id: category.code }
  return [
    { code: category.code, points, label, also: category.also ?? [], source: category.source },
  ]
}

function numberFormat(written: NonNullable<FileScale['number']>): NumberFormat {
  return {
    min: written.min,
    max: written.max,
    decimals: written.decimals,
    rescale: written.rescale && builtRescale(written.rescale),
  }
}

// A number scale without ends has no range of points; 0 stands in, and whatever needs the range says so.
export function numberEnds({ min, max, rescale }: NumberFormat): Exact[] {
  const [low, high] = [min ?? ZERO, max ?? min ?? ZERO]
  return rescale === undefined ? [low, high] : [rescaled(low, rescale), rescaled(high, rescale)]
}

export function builtRescale(written: ValueOf<typeof rescaleShape>): Rescale {
  return {
    from: written.from,
    to: written.to,
    round: written.round && builtRounding(written.round),
  }
}

export function builtRounding(written: FileRounding): Rounding {
  return { digits: written.digits, mode: written.mode ?? 'half-up' }
}

/** The same answer to so few questions says nothing of a person. */
const FEWEST_ALIKE = 5

/** How many answers every question has; undefined where scales have several lengths, or where numbers are asked for. */
export function commonCategories({
  kind,
  items,
}: Pick<Rubric, 'kind' | 'items'>): number | undefined {
  const [categories = 0, ...others] = new Set(
    items.map(item => (item.measure.kind === 'choice' ? categoriesOf(item).length : 0)),
  )
  const isTold = items.length >= FEWEST_ALIKE && categories > 1 && others.length === 0
  return kind === 'survey' && isTold ? categories : undefined
}
