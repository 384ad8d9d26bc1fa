/** The rows of a table -> a line each that says how its number came, in the exact numbers that the report holds: typed into a calculator it comes out. */
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import { rescaleEnds } from '../../report/grade-bands.ts'
import type { GroupCounts, GroupCountsOf } from '../../report/recorded/recorded-counts.ts'
import type { Quantity } from '../../report/report-numbers.ts'
import type { ReportModel } from '../../report/report-shape.ts'
import type { WorkingBlock } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { numberedTitle, percentOf } from './worksheet-tables.ts'

type Model = ReportModel['score']
type Result = FullReport['result']
type Exactly = Pick<Quantity, 'exact' | 'shown'>

/** Where there are more groups or units, only the whole of each opens: a page has to stay of a size that can be sent. */
const MOST_OPENED = 60

/** Each item: how often each answer was given, with its points. */
export function itemWorkings({ result }: FullReport, wording: Wording): WorkingBlock[] {
  const models = modelsOf(result.model.score)
  const isWeighted = result.sample.design?.weightedN !== undefined
  const lines = result.items.flatMap(item => {
    const { id, counts, meanPoints, weighted, index, n } = item
    if (meanPoints === undefined) return []
    const { leaf, above } = models.ofItem(id)
    const mean = meanOfAnswers(id, n, isWeighted ? undefined : counts, result.model, wording)
    return [
      `${id} ${wording.text(item.text)}: ${[
        equation(mean, meanPoints, wording, leaf?.round !== undefined),
        ...(weighted === undefined || leaf === undefined
          ? []
          : [equation(`${meanPoints.exact} × ${leaf.weight}`, weighted, wording)]),
        ...(index === undefined || above === undefined
          ? []
          : [equation(rescaled(meanPoints.exact, above), index, wording)]),
      ].join('; ')}`,
    ]
  })
  return working(wording.words.page.workingsOf(wording.own('item')), lines)
}

/** The mean from how often each answer was given; in words where these do not tell it. */
function meanOfAnswers(
  id: string,
  n: number,
  counts: Result['items'][number]['counts'] | Answers | undefined,
  model: ReportModel,
  wording: Wording,
): string {
  const points = pointsOf(id, model, wording)
  const isRounded = model.items.some(each => each.id === id && each.round !== undefined)
  const terms = (counts ?? []).flatMap(({ code, count }) =>
    count === 0 ? [] : [`${points.get(code) ?? code} × ${wording.count(count)}`],
  )
  return points.size > 0 && terms.length > 0 && !isRounded
    ? `(${terms.join(' + ')}) ÷ ${wording.count(n)}`
    : wording.words.page.meanOfAnswers(wording.count(n))
}

type Answers = NonNullable<ReturnType<GroupCounts['answers']['get']>>

/** The points of each code as a term, turned round where they count from the other end. */
function pointsOf(id: string, { items, scales }: ReportModel, wording: Wording) {
  const item = items.find(each => each.id === id)
  const scale = scales.find(each => each.id === item?.scale)
  const term = (points: string) =>
    item?.reverse === true ? `(${scale?.lowest} + ${scale?.highest} − ${points})` : points
  return new Map(
    scale?.categories.map(({ code, points }) => [code, wording.number(term(points))] as const),
  )
}

/** Each group: the whole from its parts, and each part from its answers or its persons, where the report has their counts. */
export function groupWorkings(
  { by, groups, titles }: Result['groups'][number],
  { result }: FullReport,
  countsOf: GroupCountsOf,
  wording: Wording,
): WorkingBlock[] {
  const models = modelsOf(result.model.score)
  const opened = groups.map(({ labels, values, score }) => ({
    ...{ name: labels.map(label => shownName(wording.text(label))).join(' × '), models },
    nodes: [score, ...score.children],
    counted: { counts: countsOf(by, values), model: result.model },
  }))
  const blocks = openedBlocks(opened, titles.map(wording.text).join(' × '), wording)
  const isWithout =
    result.hidden !== undefined && opened.every(({ counted: { counts } }) => counts === undefined)
  if (!isWithout) return blocks
  return blocks.map(block => ({
    ...block,
    lines: [...block.lines, wording.words.page.withoutCounts],
  }))
}

interface Opened {
  readonly name: string
  /** The whole first. */
  readonly nodes: readonly FullNode[]
  readonly models: Models
  readonly counted?: Counted
  /** What else opens of it. */
  readonly further?: readonly string[]
}

/** What the answers of a group came to. */
interface Counted {
  readonly counts: GroupCounts | undefined
  readonly model: ReportModel
}

export function openedBlocks(
  list: readonly Opened[],
  word: string,
  wording: Wording,
): WorkingBlock[] {
  const { page } = wording.words
  if (list.length <= MOST_OPENED)
    return list.flatMap(({ name, nodes, models, counted, further = [] }) => {
      const shown = nodes[0] && scoreOf(nodes[0])?.shown
      const lines = nodes.flatMap(node =>
        node.item === undefined || counted === undefined
          ? nodeLine(node, models, wording, { counts: counted?.counts })
          : itemLine(node, node.item, counted, wording),
      )
      if (shown === undefined || lines.length === 0) return []
      return working(page.working(name, wording.number(shown)), [...lines, ...further])
    })
  const lines = list.flatMap(({ name, nodes, models }) =>
    nodes.slice(0, 1).flatMap(node => nodeLine(node, models, wording, { name })),
  )
  return working(page.workingsOf(word), lines)
}

export function working(title: string, lines: readonly string[]): WorkingBlock[] {
  return lines.length === 0 ? [] : [{ kind: 'working', title, lines, parts: undefined }]
}

/** Each difference to the period before. */
export function changeWorkings({ result }: FullReport, wording: Wording): WorkingBlock[] {
  const { worksheet, previous } = result
  const named = (name: string) => (each: Change) => [shownName(name), each] as const
  const changes: (readonly [string, Change])[] = [
    ...(worksheet?.previous?.nodes ?? []).map(each => named(numberedTitle(each, wording))(each)),
    ...(worksheet?.previous?.units ?? []).map(each => named(each.unit)(each)),
    ...(previous?.nodes ?? []).map(each => named(wording.text(each.title))(each)),
    ...(previous?.items ?? []).map(each => named(`${each.id} ${wording.text(each.title)}`)(each)),
    ...(previous?.groups ?? []).flatMap(({ groups }) =>
      groups.map(each => named(each.labels.map(label => wording.text(label)).join(' × '))(each)),
    ),
  ]
  const lines = changes.flatMap(([name, { before, now, change }]) =>
    before === undefined || now === undefined || change === undefined
      ? []
      : [`${name}: ${equation(`${now.exact} − ${before.exact}`, change, wording)}`],
  )
  return working(wording.words.page.workingsOf(wording.words.worksheet.change), lines)
}

interface Change {
  readonly before?: Quantity
  readonly now?: Quantity
  readonly change?: Quantity
}

/** Each interval: how far from the score it reaches. */
export function intervalWorkings({ result }: FullReport, wording: Wording): WorkingBlock[] {
  const { score, statistics } = result
  const nodes = [score, ...score.children]
  const lines = (statistics?.scores ?? []).flatMap(({ id, standardError, df }) => {
    const node = nodes.find(each => each.id === id)
    if (node?.shown === undefined) return []
    const error = wording.number(standardError.toFixed(ERROR_DIGITS))
    const name = wording.title(node)
    return [`${name}: ${wording.number(node.shown)} ± t × ${error}, df ${wording.count(df)}`]
  })
  const title = wording.words.page.workingsOf(wording.words.statistics.interval)
  const formula = lines.length === 0 ? [] : [wording.words.page.intervalFormula]
  return working(title, [...formula, ...lines])
}

const ERROR_DIGITS = 4

// One node -> its line.

/** The mean of an item in a group. */
function itemLine(
  node: FullNode,
  item: string,
  { counts, model }: Counted,
  wording: Wording,
): string[] {
  const whole = scoreOf(node)
  if (whole === undefined || node.n === undefined) return []
  const mean = meanOfAnswers(item, node.n, counts?.answers.get(item), model, wording)
  return [`${numberedTitle(node, wording)}: ${equation(mean, whole, wording)}`]
}

export function nodeLine(
  node: FullNode,
  models: Models,
  wording: Wording,
  {
    name = numberedTitle(node, wording),
    counts,
  }: { readonly name?: string; readonly counts?: GroupCounts | undefined } = {},
): string[] {
  const placed = models.ofNode(node.id)
  const whole = scoreOf(node)
  if (placed === undefined || whole === undefined) return []
  const { model } = placed
  const before = node.beforeRescale
  const isRounded = model.round !== undefined
  const percent = percentOf(node)
  const isPercent = percent !== undefined && node.maximum !== undefined
  const scores = counts?.scores.get(node.id)
  const formula =
    scores === undefined ? formulaOf(node, placed, wording) : meanOfScores(scores, node.n, wording)
  return [
    `${name}: ${[
      equation(formula, before ?? whole, wording, isRounded),
      ...(before === undefined ? [] : [equation(rescaled(before.exact, model), whole, wording)]),
      ...(isPercent
        ? [
            equation(
              `${whole.exact} ÷ ${inBrackets(node.maximum?.exact ?? '')} × 100`,
              percent,
              wording,
            ),
          ]
        : []),
    ].join('; ')}`,
  ]
}

/** Of what is filled in, where something is missing. */
export function scoreOf({ exact, shown, provisional }: FullNode): Exactly | undefined {
  return exact === undefined || shown === undefined ? provisional : { exact, shown }
}

/** Where persons have more scores than this a line of them is no longer read. */
const MOST_SCORES = 60

/** The mean from the scores of single persons; in words where they are not known. */
export function meanOfScores(
  scores: NonNullable<ReturnType<GroupCounts['scores']['get']>>,
  n: number | undefined,
  wording: Wording,
): string {
  const { page } = wording.words
  const persons = wording.count(n ?? 0)
  if (scores.length === 0 || scores.length > MOST_SCORES)
    return page.meanOfScores(persons, wording.own('respondent'))
  const terms = scores.map(({ score, count }) => `${score} × ${wording.count(count)}`)
  return `(${terms.join(' + ')}) ÷ ${persons}`
}

/** In exact numbers where the parts give the whole; else in words. */
function formulaOf(node: FullNode, { model, isInSum }: Placed, wording: Wording): string {
  const { page } = wording.words
  const n = wording.count(node.n ?? 0)
  if (model.over === 'respondents') return meanOfScores([], node.n, wording)
  if (model.over === 'units') return page.meanOfScores(n, wording.own('unit'))
  if (node.exact === undefined && model.aggregate !== 'sum') return page.byRubric
  const parts = node.children.filter(child => scoreOf(child) !== undefined)
  const isWorksheet = node.filled !== undefined
  const weights = parts.map(({ id }) => model.children.find(each => each.id === id)?.weight ?? '1')
  const isEven = new Set(weights).size <= 1
  const sum = (terms: readonly string[]) => terms.join(' + ')
  const exacts = parts.map(child => scoreOf(child)?.exact ?? '')
  // A worksheet’s parts hold their weights already.
  if (model.aggregate === 'sum' && (isWorksheet || (isEven && weights[0] === '1')))
    return sum(exacts)
  const terms = isEven ? exacts : exacts.map((exact, at) => `${weights[at]} × ${exact}`)
  if (model.aggregate === 'sum')
    return sum(exacts.map((exact, at) => `${inBrackets(weights[at] ?? '')} × ${exact}`))
  const divisor = isEven ? String(parts.length) : `(${sum(weights)})`
  const mean = parts.length === 1 ? (exacts[0] ?? '') : `(${sum(terms)}) ÷ ${divisor}`
  if (!isWorksheet) return mean
  if (parts.length < node.children.length && model.notApplicable === 'rebase') return page.byRubric
  return isInSum && model.weight !== '1' ? `${mean} × ${model.weight}` : mean
}

/** To another scale: (x − 1) ÷ (5 − 1) × 100. */
function rescaled(exact: string, model: Model): string {
  const { from, to } = rescaleEnds(model.rescale)
  const [least = '0', most = '1'] = from
  const [lowest = '0', highest = '1'] = to
  const above = least === '0' ? exact : `(${exact} − ${least})`
  const width = least === '0' ? most : `(${most} − ${least})`
  const height = lowest === '0' ? highest : `(${highest} − ${lowest})`
  return `${above} ÷ ${width} × ${height}${lowest === '0' ? '' : ` + ${lowest}`}`
}

function inBrackets(exact: string): string {
  return exact.includes('/') ? `(${exact})` : exact
}

/** `(3 + 4) ÷ 2 = 7/2 (3,50)`; what a rubric rounds on the way says so. */
export function equation(
  formula: string,
  result: Exactly,
  wording: Wording,
  isRounded = false,
): string {
  const { exact, shown } = result
  const rounded = isRounded ? ` ${wording.words.page.roundedByRubric}` : ''
  const said = exact.includes('/') ? `${exact} (${wording.number(shown)})` : exact
  return `${formula}${rounded} = ${said}`
}

type Models = ReturnType<typeof modelsOf>

interface Placed {
  readonly model: Model
  /** Parts of a sum are multiplied by their weights; a mean divides by those of its parts. */
  readonly isInSum: boolean
}

/** The nodes of a model by id, and of each item its leaf and the nearest node that is rescaled above it. */
export function modelsOf(root: Model) {
  const byId = new Map<string, Placed>()
  const byItem = new Map<string, { readonly leaf: Model; readonly above: Model | undefined }>()
  const collect = (node: Model, above: Model | undefined, isInSum = false): void => {
    byId.set(node.id, { model: node, isInSum })
    const own = node.rescale === undefined ? above : node
    if (node.item !== undefined) byItem.set(node.item, { leaf: node, above: own })
    for (const child of node.children) collect(child, own, node.aggregate === 'sum')
  }
  collect(root, undefined)
  return {
    ofNode: (id: string) => byId.get(id),
    ofItem: (id: string) => byItem.get(id) ?? { leaf: undefined, above: undefined },
  }
}
