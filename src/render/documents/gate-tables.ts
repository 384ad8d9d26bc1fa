/** What a rubric asks for before a verdict -> tables: each condition, units below the bounds, the parts of a unit beside them. */
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { quantityShare, quantitySum } from '../../report/report-numbers.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { allNodes, innermost, numberedTitle, percentOf } from '../sections/worksheet-tables.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { type BuiltRow, type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { starOf } from './facts.ts'
import { NONE, scoreCell } from './worksheet-document-tables.ts'

export function gatesTable(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const words = DOCUMENT_WORDS[document.language]
  const { verdicts, units } = report.result
  const all = [
    ...verdicts.map(verdict => ({ name: '', verdict })),
    ...units.flatMap(({ unit, verdicts: own }) =>
      own.map(verdict => ({ name: `${unit} · `, verdict })),
    ),
  ]
  return {
    rows: all.flatMap(({ name, verdict }): BuiltRow[] => [
      {
        ...{ isFoot: true, isHead: true },
        cells: {
          condition: textCell(
            name +
              (verdict.label === undefined ? verdict.id : wording.text(verdict.label)) +
              starOf('gates', report),
            'strong',
          ),
          result: textCell(stateWord(verdict.holds, words), 'strong'),
        },
      },
      ...verdict.conditions.map(({ title, found, bound, distance, holds, applies }) => ({
        cells: {
          condition: textCell(wording.text(title)),
          found: textCell(found === undefined ? UNDEFINED_MARK : wording.number(found)),
          bound: textCell(bound === undefined ? UNDEFINED_MARK : wording.number(bound)),
          distance: shownCell(distance, wording) ?? NONE,
          result: textCell(
            applies === false ? wording.words.worksheet.notYours : marked(holds, words),
          ),
        },
      })),
    ]),
    below: starOf('gates', report) === '' || all.length === 0 ? [] : [wording.words.notVerified],
  }
}

type Words = (typeof DOCUMENT_WORDS)['id']

function stateWord(holds: boolean | undefined, words: Words): string {
  return holds === undefined ? words.undecided : holds ? words.fulfilled : words.unfulfilled
}

function marked(holds: boolean | undefined, words: Words): string {
  return `${holds === undefined ? '?' : holds ? '✓' : '✗'} ${stateWord(holds, words)}`
}

// Units one below the other, under the bounds of each gate; or the parts of one unit, beside them.

/** A column of units, or a row of one unit: one part, or several that are added up. */
interface Place {
  readonly ids: readonly string[]
  /** These, and what each of them wholly consists of: the bound of the only part is that of the whole. */
  readonly bounded?: readonly string[]
  readonly title: string
}

/** Those that the outline names and the rubric has; else the innermost parts. The whole stands apart. */
function placesOf(score: FullNode, { request, wording }: TableContext): readonly Place[] {
  const known = new Map(allNodes(score).map(node => [node.id, node]))
  if (request.nodes === undefined)
    return innermost(score).map(node => ({
      ...{ ids: [node.id], title: numberedTitle(node, wording) },
      bounded: soleParts(node),
    }))
  return request.nodes.flatMap(({ ids, title }) => {
    const nodes = ids.flatMap(id => known.get(id) ?? [])
    const [first] = nodes
    if (first === undefined || nodes.length < ids.length) return []
    const bounded = nodes.flatMap(soleParts)
    return [{ ids, bounded, title: title ?? numberedTitle(first, wording) }]
  })
}

function soleParts({ id, children }: FullNode): string[] {
  const [only, ...others] = children
  return [id, ...(only === undefined || others.length > 0 ? [] : soleParts(only))]
}

/** The sums of several parts; undefined where one of them has no score. */
function placeNumbers({ ids }: Place, score: FullNode, { report }: TableContext) {
  const nodes = ids.flatMap(id => allNodes(score).find(node => node.id === id) ?? [])
  const [only, ...others] = nodes
  if (only !== undefined && others.length === 0)
    return { node: only, maximum: only.maximum, percent: percentOf(only) }
  const digits = report.result.model.shownDigits
  const own = quantitySum(
    nodes.map(({ exact }) => (exact === undefined ? undefined : { exact })),
    digits,
  )
  const most = quantitySum(
    nodes.map(({ maximum }) => maximum),
    digits,
  )
  return { node: own, maximum: most, percent: quantityShare(own, most, digits) }
}

type Decided = Pick<FullReport['result'], 'verdicts'>['verdicts'][number]

/** In the order of the parts: a sum has the bounds of what it is made of. */
function boundsAt({ conditions }: Decided, { ids, bounded = ids }: Place) {
  return bounded.flatMap(id => conditions.find(({ node, bound }) => node === id && bound) ?? [])
}

function boundCell(verdict: Decided, place: Place, wording: Wording): Cell {
  const shown = boundsAt(verdict, place).map(({ bound = '' }) => wording.number(bound))
  return textCell(shown.length === 0 ? UNDEFINED_MARK : shown.join('\n'), 'strong')
}

/** Each bound with whether it is met. */
function metCell(verdict: Decided, place: Place, wording: Wording): Cell {
  const bounds = boundsAt(verdict, place)
  if (bounds.length === 0) return NONE
  const lines = bounds.map(
    ({ bound = '', holds }) =>
      `${holds === undefined ? '?' : holds ? '✓' : '✗'} ${wording.number(bound)}`,
  )
  const isFailed = bounds.some(({ holds }) => holds === false)
  return textCell(lines.join('\n'), isFailed ? 'strong' : 'plain')
}

function failsAt({ conditions }: Decided, { ids, bounded = ids }: Place): boolean {
  return conditions.some(({ node, holds }) => holds === false && bounded.includes(node ?? ''))
}

/** What fails and has no place in the table. */
function failsElsewhere(decided: readonly Decided[], places: readonly Place[], wording: Wording) {
  const shown = new Set(places.flatMap(({ ids, bounded = ids }) => bounded))
  const titles = decided.flatMap(({ conditions }) =>
    conditions.flatMap(({ node, holds, title }) =>
      holds === false && !shown.has(node ?? '') ? [wording.text(title)] : [],
    ),
  )
  return [...new Set(titles)].join('; ')
}

/** Said where a bound is that of a part of what stands there. */
function gateNotes(
  places: readonly Place[],
  { document, report, wording }: TableContext,
): readonly string[] {
  const words = DOCUMENT_WORDS[document.language]
  return [
    words.failed,
    ...(places.some(({ ids }) => ids.length > 1) ? [words.boundsOfParts] : []),
    ...(starOf('gates', report) === '' ? [] : [wording.words.notVerified]),
  ]
}

export function gatesByUnit(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const words = DOCUMENT_WORDS[document.language]
  const { score, verdicts, units, worksheet } = report.result
  const all = units.length > 0 ? units : [{ unit: worksheet?.unit, score, verdicts }]
  const [first] = all
  if (first === undefined || first.verdicts.length === 0) return { rows: [] }
  const places = placesOf(first.score, context)
  const whole: Place = { ids: [first.score.id], title: '' }
  const bounds = first.verdicts.map(verdict => ({
    cells: {
      number: textCell(''),
      unit: textCell(words.bound(gateName(verdict.id)) + starOf('gates', report), 'strong'),
      parts: places.map(place => boundCell(verdict, place, wording)),
      total: boundCell(verdict, whole, wording),
      result: textCell(''),
    },
  }))
  const rows = all.map(({ unit, score: own, verdicts: decided }, at): BuiltRow => {
    const cell = (place: Place): Cell => {
      const { node, percent } = placeNumbers(place, own, context)
      if (node === undefined) return NONE
      const isFailed = decided.some(verdict => failsAt(verdict, place))
      const base = 'id' in node ? scoreCell(node, context) : (shownCell(node, wording) ?? NONE)
      const text = 'text' in base ? base.text : ''
      // On a line of its own: many columns leave no room beside it.
      const share =
        percent === undefined ? '' : `\n${wording.words.percent(wording.number(percent.shown))}`
      return textCell(`${isFailed ? '✗ ' : ''}${text}${share}`, isFailed ? 'strong' : 'plain')
    }
    return {
      cells: {
        number: textCell(String(at + 1)),
        unit:
          unit === undefined ? inlineCell(document.fields.text('unit'), context) : textCell(unit),
        parts: places.map(cell),
        total: cell({ ...whole, ids: [own.id] }),
        result: textCell(
          decided.map(({ id, holds }) => `${gateName(id)}: ${marked(holds, words)}`).join('\n'),
        ),
      },
    }
  })
  return {
    rows: [...bounds, ...rows],
    spread: { parts: places.map(({ title }) => title) },
    below: [
      ...gateNotes(places, context),
      ...all.flatMap(({ unit = '', verdicts: decided }) => {
        const missing = failsElsewhere(decided, [...places, whole], wording)
        return missing === '' ? [] : [words.alsoMissing(all.length > 1 ? unit : '', missing)]
      }),
    ],
  }
}

/** One unit, upright: a row a part, its bounds beside it. */
export function gatesByPart(context: TableContext): BuiltTable {
  const { report, wording, document } = context
  const words = DOCUMENT_WORDS[document.language]
  const { score, verdicts } = report.result
  if (score.undefinedBecause === 'several-units' || verdicts.length === 0) return { rows: [] }
  const places = placesOf(score, context)
  const row = (place: Place, isFoot: boolean): BuiltRow => {
    const { node, maximum, percent } = placeNumbers(place, score, context)
    const emphasis = isFoot ? 'strong' : 'plain'
    const own =
      node === undefined
        ? NONE
        : 'id' in node
          ? scoreCell(node, context, isFoot)
          : (shownCell(node, wording, emphasis) ?? NONE)
    return {
      isFoot,
      cells: {
        part: textCell(place.title, emphasis),
        weight: shownCell(maximum, wording),
        score: own,
        percent: shownCell(percent, wording),
        bounds: verdicts.map(verdict => metCell(verdict, place, wording)),
      },
    }
  }
  const whole = { ids: [score.id], title: wording.title(score) }
  return {
    rows: [...places.map(place => row(place, false)), row(whole, true)],
    spread: {
      bounds: verdicts.map(({ id }) => words.bound(gateName(id)) + starOf('gates', report)),
    },
    below: gateNotes(places, context),
  }
}

/** The verdict as its id says it: `diusulkan-wbk` -> `Diusulkan WBK`. */
function gateName(id: string): string {
  return id
    .split('-')
    .map((word, at) =>
      word.length <= 4
        ? word.toUpperCase()
        : at === 0
          ? word[0]?.toUpperCase() + word.slice(1)
          : word,
    )
    .join(' ')
}
