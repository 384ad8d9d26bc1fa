/** A report -> the same report with titles, labels and limits beside its numbers, looked up in its model by id. */
import { inBoth, inLanguage, type Language, type Localized } from '../language/language.ts'
import type { Quantity } from './report-numbers.ts'
import type { Report, ReportModel, ReportNode, ReportResult } from './report-shape.ts'

type Item = ReportResult['items'][number]
type Grouping = ReportResult['groups'][number]
type Unit = ReportResult['units'][number]
type Verdict = ReportResult['verdicts'][number]
type Condition = Verdict['conditions'][number]
type Lookup = ReportResult['lookups'][number]
type Worksheet = NonNullable<ReportResult['worksheet']>
type Previous = NonNullable<Worksheet['previous']>
type ModelNode = ReportModel['score']
type Titled<T> = T & { readonly title: Localized }

export interface FullNode
  extends Titled<Omit<ReportNode, 'children' | 'noAnswers'>>,
    Pick<ModelNode, 'level' | 'item' | 'weight' | 'minimum'> {
  readonly noAnswers?: Required<NonNullable<ReportNode['noAnswers']>>
  /** Worksheets: the maximum if everything were applicable. */
  readonly nominal?: Quantity
  readonly children: readonly FullNode[]
}

export interface FullItem extends Omit<Item, 'noAnswers' | 'counts'> {
  readonly text: Localized
  /** Id of the node it belongs to. */
  readonly parent?: string
  /** Which range its index has, so that indexes of one range can be told from others. */
  readonly indexRange?: string
  readonly noAnswers: Required<NonNullable<Item['noAnswers']>>
  readonly counts: readonly (Item['counts'][number] & { readonly label: Localized })[]
}

export interface FullGrouping extends Omit<Grouping, 'groups'> {
  readonly groups: readonly (Omit<Grouping['groups'][number], 'score'> & {
    readonly labels: readonly Localized[]
    readonly score: FullNode
  })[]
}

type FullDecided = Omit<Verdict, 'id' | 'conditions' | 'evidenced' | 'verified'> & {
  readonly label?: Localized
  readonly conditions: readonly Titled<Condition>[]
}

export type FullVerdict = FullDecided & {
  readonly id: string
  readonly evidenced?: FullDecided
  readonly verified?: FullDecided
}

interface FullLookup extends Lookup {
  /** What row and column are called, where they are answers. */
  readonly rowTitle?: Localized
  readonly columnTitle?: Localized
  readonly title?: Localized
  readonly verdict?: Localized
}

interface Decided {
  readonly verdicts: readonly FullVerdict[]
  readonly lookups: readonly FullLookup[]
}

type Leveled<T> = Omit<T, 'level'> & {
  readonly level?: { readonly id: string; readonly title: Localized }
}

type FullUnit = Omit<Leveled<Unit>, 'score' | 'verdicts' | 'lookups'> &
  Decided & { readonly score: FullNode }

type FullWorksheet = Omit<Leveled<Worksheet>, 'gains' | 'previous'> & {
  readonly gains: readonly Titled<Worksheet['gains'][number]>[]
  readonly previous?: FullPrevious
}

type Titles = Readonly<Record<string, Localized>>
interface TitledNodes {
  readonly nodes: readonly Titled<Previous['nodes'][number]>[]
}
type SheetPair = NonNullable<Previous['otherPairs']>[number]
type FullPrevious = Omit<Previous, 'nodes' | 'otherPairs'> &
  TitledNodes & { readonly otherPairs?: readonly (Omit<SheetPair, 'nodes'> & TitledNodes)[] }

type PreviousSurvey = NonNullable<ReportResult['previous']>

/** Every part with what it is called. */
type Paired = NonNullable<PreviousSurvey['paired']>
interface TitledChanges {
  readonly paired?: Omit<Paired, 'nodes'> & {
    readonly nodes: readonly Titled<Paired['nodes'][number]>[]
  }
  readonly nodes: readonly Titled<PreviousSurvey['nodes'][number]>[]
  readonly items: readonly Titled<PreviousSurvey['items'][number]>[]
}
type OtherPair = NonNullable<PreviousSurvey['otherPairs']>[number]
type FullPair = Omit<OtherPair, keyof TitledChanges> & TitledChanges
type FullPreviousSurvey = Omit<PreviousSurvey, keyof TitledChanges | 'otherPairs'> &
  TitledChanges & { readonly otherPairs?: readonly FullPair[] }

type Joined =
  | 'score'
  | 'items'
  | 'groups'
  | 'units'
  | 'worksheet'
  | 'previous'
  | 'verdicts'
  | 'lookups'

export interface FullResult extends Omit<ReportResult, Joined>, Decided {
  readonly score: FullNode
  readonly items: readonly FullItem[]
  readonly groups: readonly FullGrouping[]
  readonly units: readonly FullUnit[]
  readonly worksheet?: FullWorksheet
  readonly previous?: FullPreviousSurvey
}

export interface FullReport extends Omit<Report, 'result'> {
  readonly result: FullResult
}

export function fullReport(report: Report): FullReport {
  return { ...report, result: fullResult(report.result) }
}

export function fullResult(result: ReportResult): FullResult {
  const { rubric, model, levelModels = {}, worksheet, previous, ...rest } = result
  const own = joinedTo(model, rubric.kind)
  const leveled = (id: string | undefined) => {
    const level = rubric.levels?.find(each => each.id === id)
    return level === undefined ? {} : { level }
  }
  return {
    ...rest,
    rubric,
    model,
    ...(result.levelModels && { levelModels }),
    score: own.node(result.score),
    items: result.items.map(own.item),
    groups: result.groups.map(grouping => ({
      ...grouping,
      groups: grouping.groups.map(group => ({
        ...group,
        labels: group.labels ?? group.values.map(value => ({ id: value })),
        score: own.node(group.score),
      })),
    })),
    units: result.units.map(({ level, score, verdicts, lookups, ...unit }) => {
      const at = joinedTo(
        (level === undefined ? undefined : levelModels[level]) ?? model,
        'worksheet',
      )
      return {
        ...unit,
        ...leveled(level),
        score: at.node(score),
        verdicts: verdicts.map(at.verdict),
        lookups: lookups.map(at.lookup),
      }
    }),
    ...(worksheet === undefined
      ? {}
      : { worksheet: { ...own.worksheet(worksheet), ...leveled(worksheet.level) } }),
    ...(previous === undefined ? {} : { previous: own.previous(previous) }),
    verdicts: result.verdicts.map(own.verdict),
    lookups: result.lookups.map(own.lookup),
  }
}

const NO_ANSWERS = { blank: 0, dontKnow: 0, notApplicable: 0, unknown: 0 }

/** What joins each kind of part to one model. */
function joinedTo(model: ReportModel, kind: string) {
  const items = new Map(model.items.map(item => [item.id, item]))
  const scales = new Map(model.scales.map(scale => [scale.id, scale]))
  const gates = new Map(model.gates.map(gate => [gate.verdict, gate]))
  const matrices = new Map(model.lookups.map(matrix => [matrix.id, matrix]))
  const nodes = new Map<string, ModelNode>()
  const parents = new Map<string, string>()
  const ranges = new Map<string, string>()
  collect(model.score, '')

  function collect(node: ModelNode, above: string): void {
    const range = node.rescale === undefined ? above : JSON.stringify(node.rescale)
    nodes.set(node.id, node)
    for (const child of node.children) {
      if (child.item !== undefined) {
        parents.set(child.item, node.id)
        ranges.set(child.item, range.replace(/.*"to":/, ''))
      }
      collect(child, range)
    }
  }

  function titleOf(id: string, own = nodes.get(id)): Localized {
    return own?.title ?? items.get(own?.item ?? id)?.text ?? { id }
  }

  function gradeLabel(id: string, grade: string | undefined): Localized | undefined {
    const table = model.grades.find(each => each.nodes.includes(id))
    const given = table?.bands.flatMap(band => [band, ...(band.otherwise ? [band.otherwise] : [])])
    return given?.find(each => each.grade === grade)?.label
  }

  function node(result: ReportNode, own = nodes.get(result.id)): FullNode {
    const { children = [], noAnswers, ...numbers } = result
    const label = numbers.gradeLabel ?? gradeLabel(result.id, result.grade)
    const maximum = result.maximum ?? own?.maximum
    // Of units that are not joined nothing is said of the whole.
    const hasNominal = kind === 'worksheet' && result.undefinedBecause !== 'several-units'
    return {
      ...numbers,
      title: titleOf(result.id, own),
      weight: own?.weight ?? '1',
      ...(own?.level === undefined ? {} : { level: own.level }),
      ...(own?.item === undefined ? {} : { item: own.item }),
      ...(own?.minimum === undefined ? {} : { minimum: own.minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(hasNominal && own?.maximum !== undefined ? { nominal: own.maximum } : {}),
      ...(label === undefined ? {} : { gradeLabel: label }),
      ...(kind === 'survey' && result.undefinedBecause !== 'hidden'
        ? { noAnswers: { ...NO_ANSWERS, ...noAnswers } }
        : {}),
      children: children.map(child =>
        node(
          child,
          own?.children.find(({ id }) => id === child.id),
        ),
      ),
    }
  }

  function item(result: Item): FullItem {
    const own = items.get(result.id)
    const parent = parents.get(result.id)
    const indexRange = ranges.get(result.id)
    const categories = scales.get(own?.scale ?? '')?.categories ?? []
    return {
      ...result,
      text: own?.text ?? { id: result.id },
      ...(parent === undefined ? {} : { parent }),
      ...(indexRange === undefined ? {} : { indexRange }),
      noAnswers: { ...NO_ANSWERS, ...result.noAnswers },
      counts: result.counts.map(counted => ({
        ...counted,
        label: own?.options?.[counted.code] ??
          categories.find(({ code }) => code === counted.code)?.label ?? { id: counted.code },
      })),
    }
  }

  function condition(result: Condition): Titled<Condition> {
    const { title, node: ofNode, nodes: ofNodes, item: ofItem } = result
    const about = ofNodes
      ? summed(ofNodes.map(id => titleOf(id)))
      : ofNode === undefined
        ? items.get(ofItem ?? '')?.text
        : titleOf(ofNode)
    return { ...result, title: title ?? about ?? { id: ofItem ?? '' } }
  }

  function decided(id: string, result: Omit<Verdict, 'id'>): FullDecided {
    const gate = gates.get(id)
    const label =
      result.holds === undefined ? undefined : result.holds ? gate?.label : gate?.otherwise
    return {
      ...(result.holds === undefined ? {} : { holds: result.holds }),
      ...(label === undefined ? {} : { label }),
      conditions: result.conditions.map(condition),
    }
  }

  function verdict({ id, evidenced, verified, ...claimed }: Verdict): FullVerdict {
    return {
      id,
      ...decided(id, claimed),
      ...(evidenced === undefined ? {} : { evidenced: decided(id, evidenced) }),
      ...(verified === undefined ? {} : { verified: decided(id, verified) }),
    }
  }

  function lookup(result: Lookup): FullLookup {
    const matrix = matrices.get(result.id)
    const { row, column } = result
    const said =
      row === undefined || column === undefined ? undefined : matrix?.table[row]?.[column]
    return {
      ...result,
      ...(matrix?.title === undefined ? {} : { title: matrix.title }),
      ...(row === undefined ? {} : { rowTitle: answerTitle(matrix?.rows, row) }),
      ...(column === undefined ? {} : { columnTitle: answerTitle(matrix?.columns, column) }),
      ...(said === undefined ? {} : { verdict: said }),
    }
  }

  /** A code by the words of its item; a grade stands for itself. */
  function answerTitle(id: string | undefined, code: string): Localized {
    const item = items.get(id ?? '')
    const category = scales.get(item?.scale ?? '')?.categories.find(each => each.code === code)
    return item?.options?.[code] ?? category?.label ?? { id: code }
  }

  /** @param titles of parts that stand in no model here */
  const titled = <T extends { readonly id: string }>(part: T, titles: Titles = {}): Titled<T> => ({
    ...part,
    title: titles[part.id] ?? titleOf(part.id),
  })

  function previous(survey: PreviousSurvey): FullPreviousSurvey {
    const { otherPairs, ...last } = survey
    return {
      ...titledChanges(last),
      ...(otherPairs === undefined
        ? {}
        : { otherPairs: otherPairs.map(pair => titledChanges(pair, pair.titles)) }),
    }
  }

  function titledChanges<T extends Pick<PreviousSurvey, 'nodes' | 'items' | 'paired'>>(
    changes: T,
    titles?: Titles,
  ) {
    const { paired, nodes, items, ...rest } = changes
    const named = <P extends { readonly id: string }>(part: P) => titled(part, titles)
    return {
      ...rest,
      nodes: nodes.map(named),
      items: items.map(named),
      ...(paired === undefined ? {} : { paired: { ...paired, nodes: paired.nodes.map(named) } }),
    }
  }

  function worksheet({ level: _level, gains, previous, ...rest }: Worksheet): FullWorksheet {
    return {
      ...rest,
      gains: gains.map(gain => titled(gain)),
      ...(previous === undefined ? {} : { previous: sheets(previous) }),
    }
  }

  function sheets({ otherPairs, nodes, ...rest }: Previous): FullPrevious {
    const pairs = otherPairs?.map(pair => ({
      ...pair,
      nodes: pair.nodes.map(node => titled(node, pair.titles)),
    }))
    return { ...rest, nodes: nodes.map(node => titled(node)), ...(pairs && { otherPairs: pairs }) }
  }

  return { node, item, verdict, lookup, worksheet, previous }
}

function summed(titles: readonly Localized[]): Required<Localized> {
  const joined = (language: Language) =>
    titles.map(title => inLanguage(title, language)).join(' + ')
  return inBoth(joined)
}
