/** With --annex -> what a researcher asks for: validity and reliability of each scale, covariances, and the same in R. */
import type { FullReport } from '../../report/full-report.ts'
import { HIDDEN_MARK } from '../../report/report-numbers.ts'
import { type Block, type TableBlock, textCell } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { rankTables, respondentsText } from './group-statistics.ts'
import {
  notDefinedLines,
  numberCell,
  type OptionalColumn,
  shownCell,
  tableOf,
} from './node-cells.ts'
import { allNodes } from './worksheet-tables.ts'

type Scale = NonNullable<FullReport['result']['statistics']>['scales'][number]
type Lacking = NonNullable<NonNullable<FullReport['result']['statistics']>['undefined']>
type Styles = NonNullable<NonNullable<FullReport['result']['statistics']>['styles']>
type Item = Scale['items'][number]
type Estimate = Scale['omega']

/** Empty without --annex. */
export function researchAnnex(report: FullReport, wording: Wording): Block[] {
  const { result } = report
  const scales = (result.statistics?.scales ?? []).filter(({ annex }) => annex !== undefined)
  if (scales.length === 0 && result.statistics?.annex !== true) return []
  const lacking = result.statistics?.undefined ?? []
  const nodes = allNodes(result.score).filter(({ item }) => item === undefined)
  const titleOf = ({ id }: Scale) => {
    const node = nodes.find(each => each.id === id)
    return node === undefined ? id : wording.title(node)
  }
  const notDefined = notDefinedLines(
    nodes.flatMap(node =>
      lacking.flatMap(each =>
        each.id === node.id ? [{ ...each, name: wording.title(node) }] : [],
      ),
    ),
    wording,
  )
  const { alphaUnweighted, inR, inRHidden, reliability } = wording.words.statistics
  return [
    ...scales.map(scale => validityTable(scale, titleOf(scale), lacking, wording)),
    scales.length === 0
      ? {
          ...{ kind: 'list', title: reliability },
          entries: notDefined.map(text => ({ text, more: [] })),
        }
      : withNote(reliabilityTable(scales, titleOf, result.statistics?.stratifiedAlpha, wording), [
          ...(result.sample.design === undefined ? [] : [alphaUnweighted]),
          ...notDefined,
        ]),
    ...deviationTable(result.statistics?.deviations, wording),
    ...result.groups.flatMap(grouping => rankTables(grouping, report, wording)),
    ...styleTables(result.statistics?.styles, wording),
    ...scales.map(scale => covarianceTable(scale, titleOf(scale), wording)),
    ...scales.slice(0, 1).map((scale): Block => {
      const code = { text: R_FIRST, more: codeInR(scale) }
      return { kind: 'list', title: inR, entries: [code, { text: inRHidden, more: [] }] }
    }),
  ]
}

function withNote(table: TableBlock, lines: readonly string[]): TableBlock {
  return { ...table, below: [...table.below, ...lines] }
}

const shownIn = (wording: Wording) => (estimate: Estimate) => shownCell(estimate, wording)

function validityTable(
  scale: Scale,
  title: string,
  lacking: Lacking,
  wording: Wording,
): TableBlock {
  const own = wording.words.statistics
  const shown = shownIn(wording)
  const columns: OptionalColumn<Item>[] = [
    { heading: own.validity(title), kind: 'text', always: true, cell: ({ id }) => textCell(id) },
    { heading: own.deviation, kind: 'number', cell: ({ sd }) => shown(sd) },
    { heading: own.total, kind: 'number', always: true, cell: ({ total }) => shown(total) },
    { heading: own.rest, kind: 'number', always: true, cell: ({ rest }) => shown(rest) },
    { heading: own.alphaWithout, kind: 'number', cell: ({ alphaWithout }) => shown(alphaWithout) },
  ]
  const { critical, pairwise } = scale.annex ?? {}
  const ofItems = lacking.filter(({ id }) => scale.items.some(item => item.id === id))
  return {
    ...{ kind: 'table', title: own.validity(title), tab: `r ${scale.id}` },
    ...{ ...tableOf(scale.items, columns), compact: false },
    below: [
      ...(critical === undefined
        ? []
        : [own.critical(wording.number(critical.shown), wording.count(scale.n))]),
      ...(pairwise?.alpha === undefined
        ? []
        : [own.pairwise(wording.number(pairwise.alpha.shown), wording.count(pairwise.n))]),
      ...notDefinedLines(
        ofItems.map(each => ({ ...each, name: each.id })),
        wording,
      ),
    ],
  }
}

/** Of items that stand in no scale. */
function deviationTable(
  deviations: NonNullable<FullReport['result']['statistics']>['deviations'] = [],
  wording: Wording,
): TableBlock[] {
  type Deviation = (typeof deviations)[number]
  const { deviation, outsideScales: title } = wording.words.statistics
  const columns: OptionalColumn<Deviation>[] = [
    { heading: title, kind: 'text', always: true, cell: ({ id }) => textCell(id) },
    { heading: 'n', kind: 'number', always: true, cell: ({ n }) => numberCell(n, wording) },
    { heading: deviation, kind: 'number', cell: ({ sd }) => shownCell(sd, wording) },
  ]
  if (deviations.length === 0) return []
  const table = tableOf(deviations, columns)
  return [{ kind: 'table', title, tab: 'SD', ...table, compact: false, below: [] }]
}

function reliabilityTable(
  scales: readonly Scale[],
  titleOf: (scale: Scale) => string,
  ofWhole: Estimate,
  wording: Wording,
): TableBlock {
  const own = wording.words.statistics
  const shown = shownIn(wording)
  const columns: OptionalColumn<Scale>[] = [
    { heading: own.reliability, kind: 'text', always: true, cell: each => textCell(titleOf(each)) },
    { heading: 'n', kind: 'number', always: true, cell: ({ n }) => numberCell(n, wording) },
    { heading: own.alpha, kind: 'number', cell: ({ alpha }) => shown(alpha) },
    { heading: `${own.alpha} (std)`, kind: 'number', cell: each => shown(each.standardised) },
    { heading: own.omega, kind: 'number', cell: ({ omega }) => shown(omega) },
    { heading: 'λ2', kind: 'number', cell: ({ lambda2 }) => shown(lambda2) },
    { heading: 'SEM', kind: 'number', cell: ({ measurementError }) => shown(measurementError) },
  ]
  return {
    ...{ kind: 'table', title: own.reliability, ...tableOf(scales, columns), compact: false },
    below: [
      `SEM: ${own.measurementError}.`,
      ...(ofWhole === undefined ? [] : [own.stratified(wording.number(ofWhole.shown))]),
    ],
  }
}

function styleTables(styles: Styles | undefined, wording: Wording): TableBlock[] {
  const own = wording.words.statistics
  return (['longestRun', 'variability'] as const).flatMap(sign => {
    const of = styles?.[sign]
    if (of === undefined) return []
    const title = own.style[sign]
    const [mean, sd] = [of.mean, of.sd].map(each => each && wording.number(each.shown))
    return [
      {
        ...{ kind: 'table', title, tab: sign, compact: true },
        columns: [
          { heading: title, kind: 'number' },
          { heading: 'n', kind: 'number' },
        ],
        rows: of.counts.map(({ value, rows }) => [
          { text: wording.number(sign === 'variability' ? value.toFixed(1) : `${value}`), value },
          rows === undefined ? textCell(HIDDEN_MARK) : numberCell(rows, wording),
        ]),
        below: [
          own.styleMoments(respondentsText(of.n, wording), mean ?? '', sd),
          ...(of.counts.some(({ rows }) => rows === undefined) ? [own.styleHidden] : []),
        ],
      },
    ]
  })
}

function covarianceTable(scale: Scale, title: string, wording: Wording): TableBlock {
  const own = wording.words.statistics
  const covariances = scale.annex?.covariances ?? []
  return {
    ...{ kind: 'table', title: own.covariances(title), tab: `cov ${scale.id}`, compact: false },
    columns: [
      { heading: own.covariances(title), kind: 'text' },
      ...scale.items.map(({ id }) => ({ heading: id, kind: 'number' as const })),
    ],
    rows: scale.items.map(({ id }, row) => [
      textCell(id),
      ...(covariances[row] ?? []).map(value => ({
        text: wording.number(value.toFixed(SHOWN_DECIMALS)),
        value,
      })),
    ]),
    below: [],
  }
}

const SHOWN_DECIMALS = 4

const R_FIRST = 'rb-score assess DATA --annex -o report.csv'

/**
 * The rows of the CSV with the covariances of a scale, as a matrix, and the coefficients from it: base R, without packages.
 * Lines are short, since a comment that is broken over two is no comment any more.
 */
function codeInR({ id, omega, lambda2 }: Scale): readonly string[] {
  return [
    // With --lang id a file has semicolons and decimal commas.
    's <- grepl(";", readLines("report.csv", 1))',
    'r <- (if (s) read.csv2 else read.csv)("report.csv")',
    'r <- r[r$id == "covariance", ]',
    `r <- r[r$by == "${id}", ]`,
    'v <- as.numeric(sub(",", ".", r$value))',
    'C <- xtabs(v ~ parent + group, r)',
    'k <- nrow(C)',
    '# alpha',
    'k / (k - 1) * (1 - sum(diag(C)) / sum(C))',
    ...(lambda2 === undefined
      ? []
      : [
          '# lambda 2',
          'D <- C',
          'diag(D) <- 0',
          '(sum(D) + sqrt(k / (k - 1) * sum(D^2))) / sum(C)',
        ]),
    ...(omega === undefined
      ? []
      : [
          '# omega',
          'f <- factanal(covmat = C, factors = 1)',
          's <- sqrt(diag(C))',
          'l <- sum(f$loadings * s)',
          'l^2 / (l^2 + sum(f$uniquenesses * s^2))',
        ]),
  ]
}
