/** The score tree of a worksheet -> the table of its areas with weight, points, percent and filling, the total last. */
import { insideSentence, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import type { Quantity } from '../../report/report-numbers.ts'
import { type Cell, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import {
  nodeRemarks,
  type OptionalColumn,
  rangeOf,
  shownCell,
  tableOf,
  tinted,
} from './node-cells.ts'

/** `listed`: the nodes above the total. */
export function areaTable(
  report: FullReport,
  wording: Wording,
  listed = listedNodes(report.result.score),
  answers: ReadonlyMap<string, string> = new Map(),
): TableBlock {
  const { score } = report.result
  const nodes = [...listed, score]
  const { words } = wording
  const title = sentenceStart(wording.own('dimension'))
  const isLowered = nodes.some(
    ({ nominal, maximum }) => nominal !== undefined && maximum?.exact !== nominal.exact,
  )
  // Parts of an average reach what the whole reaches: that is no weight.
  const isAveraged =
    score.children.length > 1 &&
    score.children.every(({ nominal }) => nominal?.exact === score.nominal?.exact)
  const isTotal = (node: FullNode) => node === score
  const columns: OptionalColumn<FullNode>[] = [
    {
      heading: title,
      kind: 'text',
      always: true,
      cell: node =>
        isTotal(node)
          ? textCell(wording.title(node), 'strong')
          : textCell(numberedTitle(node, wording)),
    },
    {
      heading: words.page.answer,
      kind: 'text',
      cell: ({ item }) => {
        const answer = item === undefined ? undefined : answers.get(item)
        return answer === undefined ? undefined : textCell(answer)
      },
    },
    // Where what can be earned is less than the weight, it is what the percent divides by.
    {
      heading: isLowered || isAveraged ? words.worksheet.attainable : words.weight,
      kind: 'number',
      cell: ({ nominal, maximum }) =>
        shownCell(isLowered ? maximum : (nominal ?? maximum), wording),
    },
    ...scoreColumns<FullNode>(wording, node => node),
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: node => (node.grade === undefined ? undefined : textCell(node.grade)),
    },
  ]
  return {
    kind: 'table',
    title,
    ...tableOf(nodes, columns),
    compact: false,
    below: nodeRemarks(listed.filter(isWorthARemark), wording),
  }
}

/** How far it is filled in stands in the table already. */
function isWorthARemark({ undefinedBecause, filled }: FullNode): boolean {
  return undefinedBecause !== 'incomplete' || filled === undefined
}

/** Points, percent, the other readings, and how far it is filled in. A score with blanks is the provisional one. */
function scoreColumns<T>(wording: Wording, nodeOf: (thing: T) => FullNode): OptionalColumn<T>[] {
  const { words } = wording
  const own = words.worksheet
  const number = (heading: string, cell: (node: FullNode) => Cell | undefined) => ({
    ...{ heading, kind: 'number' as const },
    cell: (thing: T) => cell(nodeOf(thing)),
  })
  // The whole has these in the head of the page.
  const spare = { spare: true }
  return [
    {
      ...number(words.score, node =>
        node.shown === undefined
          ? shownCell(node.provisional, wording)
          : shownCell(node, wording, 'strong'),
      ),
      always: true,
    },
    number(words.share, node => shownCell(percentOf(node), wording)),
    {
      ...number(own.evidenced, ({ evidenced }) =>
        shownCell(evidenced?.score ?? evidenced?.provisional, wording),
      ),
      ...spare,
    },
    {
      ...number(own.verified, ({ verified }) =>
        shownCell(verified?.score ?? verified?.provisional, wording),
      ),
      ...spare,
    },
    number(own.filled, ({ filled }) => countCell(filled, wording)),
    { ...number(own.evidence, ({ evidence }) => countCell(evidence, wording)), ...spare },
  ]
}

export function percentOf(node: FullNode): FullNode['percent'] {
  return node.percent ?? (node.shown === undefined ? node.provisionalPercent : undefined)
}

/** Those of the lowest or the highest percent; none where all have the same. */
export function extremeShares(
  nodes: readonly FullNode[],
  end: 'lowest' | 'highest',
): readonly FullNode[] {
  const shares = nodes.flatMap(node => percentOf(node)?.value ?? [])
  const { least, most } = rangeOf(shares)
  if (!(most > least)) return []
  return nodes.filter(node => percentOf(node)?.value === (end === 'lowest' ? least : most))
}

function countCell(counted: FullNode['filled'], wording: Wording): Cell | undefined {
  if (counted === undefined) return undefined
  return textCell(`${wording.count(counted.count)}/${wording.count(counted.of)}`)
}

// The units of a worksheet -> their table, area by area, where there are several.

type Unit = FullReport['result']['units'][number]

/** In the order of the report, the best first. Areas stand in percent of what the unit can attain there. */
export function unitTables({ result }: FullReport, wording: Wording): TableBlock[] {
  const { units, score } = result
  const isScored = units.some(({ score: own }) => own.filled?.count !== 0)
  if (units.length < 2 || !isScored) return []
  const title = sentenceStart(wording.own('unit'))
  // Where each answers some questions of one index, no percent of the whole is its own.
  const areParts = score.shown !== undefined && units.every(({ score: own }) => !own.shown)
  const name: OptionalColumn<Unit> = {
    ...{ heading: title, kind: 'text', always: true },
    cell: unit => textCell(shownName(unit.unit)),
  }
  const levels = new Set(units.map(({ level }) => level?.id))
  const level: OptionalColumn<Unit> = {
    ...{ heading: '', kind: 'text' },
    cell: unit =>
      levels.size < 2 || unit.level === undefined
        ? undefined
        : textCell(insideSentence(wording.text(unit.level.title)), 'faint'),
  }
  const columns: OptionalColumn<Unit>[] = [
    name,
    level,
    ...scoreColumns<Unit>(wording, unit => unit.score).filter(
      ({ heading }) => !areParts || heading !== wording.words.share,
    ),
    {
      heading: sentenceStart(wording.own('grade')),
      kind: 'text',
      cell: unit => (unit.score.grade === undefined ? undefined : textCell(unit.score.grade)),
    },
  ]
  const remarks = units.flatMap(unit =>
    nodeRemarks(
      [{ ...unit.score, title: { id: unit.unit, en: unit.unit } }].filter(isWorthARemark),
      wording,
    ),
  )
  const table: TableBlock = {
    ...{ kind: 'table', title, compact: false, below: remarks },
    ...tableOf(units, columns),
  }
  if (areParts) return [table]
  const areas = areasAcross(score)
  const shareAt = (unit: Unit, id: string) => {
    const node = nodeAt(unit.score, id)
    return node?.percent ?? node?.provisionalPercent
  }
  const tints = rangeOf(
    units.flatMap(unit => areas.flatMap(({ id }) => shareAt(unit, id)?.value ?? [])),
  )
  const across: OptionalColumn<Unit>[] = areas.map(({ id }, position) => ({
    heading: id.length <= 6 ? id : String(position + 1),
    kind: 'number',
    always: true,
    cell: unit => {
      const share = shareAt(unit, id)
      return tinted(shownCell(share, wording), share?.value, tints)
    },
  }))
  const legend = areas.map((area, position) =>
    area.id.length <= 6
      ? numberedTitle(area, wording)
      : `${position + 1} ${wording.text(area.title)}`,
  )
  const areaTitle = `${title} · ${insideSentence(wording.own('dimension'))}, %`
  return [
    table,
    {
      ...{ kind: 'table', title: areaTitle, compact: false, below: [legend.join(' · ')] },
      ...tableOf(units, [{ ...name, heading: `${title}, %` }, ...across]),
    },
  ]
}

// The score tree of a worksheet -> the nodes its tables list, and what they are called there.

const AREA = 'area'

/** Everything above the areas and the areas; without areas, what is right below the whole. The whole is not among them. */
export function listedNodes(root: FullNode): readonly FullNode[] {
  return root.children.flatMap(child =>
    holdsArea(child) && child.level !== AREA ? [child, ...listedNodes(child)] : [child],
  )
}

/** Of the listed nodes those that hold no other. */
export function innermost(root: FullNode): readonly FullNode[] {
  const listed = new Set(listedNodes(root))
  return [...listed].filter(({ children }) => !children.some(child => listed.has(child)))
}

function holdsArea(node: FullNode): boolean {
  return node.level === AREA || node.children.some(holdsArea)
}

/** Areas where they are few enough to stand side by side. */
function areasAcross(root: FullNode): readonly FullNode[] {
  const areas = allNodes(root).filter(node => node.level === AREA)
  return areas.length > 0 && areas.length <= 10 ? areas : root.children
}

function nodeAt(root: FullNode, id: string): FullNode | undefined {
  return allNodes(root).find(node => node.id === id)
}

export function allNodes(node: FullNode): readonly FullNode[] {
  return [node, ...node.children.flatMap(allNodes)]
}

/** `5.4 Promosi Jabatan`: numbers stand in front, other ids do not. */
export function numberedTitle(
  { id, title }: Pick<FullNode, 'id' | 'title'>,
  wording: Wording,
): string {
  const text = wording.text(title)
  const isNumber = /^(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:\.\w{1,5})*$/.test(id)
  return isNumber && !text.startsWith(`${id} `) ? `${id} ${text}` : text
}

// Where a worksheet can still gain points -> a short table, the largest gain first.

const MOST_SHOWN = 5

export function gainTable(report: FullReport, wording: Wording): TableBlock[] {
  const { result } = report
  const gains = (result.worksheet?.gains ?? []).slice(0, MOST_SHOWN)
  if (gains.length === 0) return []
  const { words } = wording
  const own = words.worksheet
  const unweighed = unweighedParts(report, wording)
  const number = (quantity: Quantity) => shownCell(quantity, wording) ?? textCell('')
  return [
    {
      kind: 'table',
      title: own.gains,
      columns: [
        { heading: own.gains, kind: 'text' },
        { heading: words.weight, kind: 'number' },
        { heading: words.score, kind: 'number' },
        { heading: own.gain, kind: 'number' },
      ],
      rows: gains.map(gain => [
        textCell(numberedTitle(gain, wording)),
        number(gain.maximum),
        number(gain.earned),
        shownCell(gain.gain, wording, 'strong') ?? textCell(''),
      ]),
      compact: true,
      below: unweighed.length === 0 ? [] : [own.gainsUnweighed(unweighed.join(', '))],
    },
  ]
}

/** Parts whose gain nobody can tell: a weight right below them is still to be filled in. */
export function unweighedParts({ result }: FullReport, wording: Wording): readonly string[] {
  const blank = new Set(result.worksheet?.open.flatMap(each => each.blank))
  const collect = ({ id, children }: FullReport['result']['model']['score']): string[] => [
    ...(children.some(child => blank.has(child.weightFrom ?? '')) ? [id] : []),
    ...children.flatMap(collect),
  ]
  const ids = new Set(collect(result.model.score))
  return allNodes(result.score).flatMap(node =>
    ids.has(node.id) ? [numberedTitle(node, wording)] : [],
  )
}
