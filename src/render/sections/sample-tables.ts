/** What a survey's numbers rest on -> its tables: one index in two ways, how many of a population answered, and who. */
import { shownName } from '../../language/safe-text.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { joinedLines } from './group-statistics.ts'
import {
  barCell,
  numberCell,
  type OptionalColumn,
  respondentsCell,
  shownCell,
  tableOf,
} from './node-cells.ts'

type Average = NonNullable<FullReport['result']['averages']>[number]

/** A table for each kind of part, where the two ways differ anywhere. */
export function averageTables({ result }: FullReport, wording: Wording): TableBlock[] {
  const averages = result.averages ?? []
  const kinds = [...new Set(averages.map(({ over }) => over))]
  return kinds.flatMap(kind => {
    const own = averages.filter(({ over }) => over === kind)
    return own.some(({ differs, parts }) => differs || parts === undefined)
      ? [averageTable(own, wording)]
      : []
  })
}

function averageTable(averages: readonly Average[], wording: Wording): TableBlock {
  const words = wording.words.survey
  const [first] = averages
  const parts = first === undefined ? '' : wording.text(first.title)
  const index = wording.own('index')
  const name = ({ label }: Average) =>
    label === undefined ? words.allRows : shownName(wording.text(label))
  const cell = ({ score, grade = '' }: Average['ofParts'], isIndex: boolean) =>
    textCell(
      score === undefined ? UNDEFINED_MARK : `${wording.number(score.shown)} ${grade}`.trim(),
      isIndex ? 'strong' : 'plain',
    )
  const title = words.twoAverages
  const columns: OptionalColumn<Average>[] = [
    { heading: title, kind: 'text', always: true, cell: each => textCell(name(each)) },
    {
      heading: parts,
      kind: 'number',
      always: true,
      cell: each => numberCell(each.parts, wording),
    },
    {
      heading: words.ofRespondents,
      kind: 'number',
      always: true,
      cell: each => cell(each.ofRespondents, each.index === 'respondents'),
    },
    {
      heading: words.ofParts(parts),
      kind: 'number',
      always: true,
      cell: each => cell(each.ofParts, each.index === 'groups'),
    },
  ]
  const uses = first?.index === 'groups' ? words.usesParts : words.usesRespondents
  return {
    kind: 'table',
    title,
    ...tableOf(averages, columns),
    compact: true,
    below: [
      uses(index, parts),
      ...averages.flatMap(each =>
        each.rowsOutside === 0
          ? []
          : [words.rowsOutside(name(each), wording.count(each.rowsOutside), parts)],
      ),
      ...averages.flatMap(each =>
        each.rowsJoined === undefined
          ? []
          : [words.rowsJoined(name(each), wording.count(each.rowsJoined), parts)],
      ),
    ],
  }
}

type Coverage = NonNullable<FullReport['result']['coverage']>
type Response = Coverage['all'] & {
  readonly name: string
  readonly stratum?: string
}

/** Each unit of the roster, its strata, and all of it. */
export function coverageTables({ result }: FullReport, wording: Wording): TableBlock[] {
  const { coverage } = result
  if (coverage === undefined) return []
  const words = wording.words.survey
  const { units, strata = [], withoutUnit = 0, all } = coverage
  const title = wording.text(coverage.title)
  const rows = units.map(unit => ({ ...unit, name: shownName(wording.text(unit.label)) }))
  const { krejcieMorgan, cochran, slovin } = all.required
  const below = [
    words.requiredRules(...([krejcieMorgan, cochran, slovin].map(wording.count) as Three)),
    ...(withoutUnit > 0 ? [words.withoutUnit(wording.count(withoutUnit), title)] : []),
  ]
  const whole = { ...all, name: words.allUnits }
  const byStratum = strata.map(each => ({ ...each, stratum: '', name: shownName(each.stratum) }))
  return [
    responseTable(title, rows.length > 1 ? [...rows, whole] : rows, wording, below),
    ...(byStratum.length < 2 ? [] : [responseTable(words.stratum, byStratum, wording, [])]),
  ]
}

type Three = [string, string, string]

function responseTable(
  title: string,
  responses: readonly Response[],
  wording: Wording,
  below: readonly string[],
): TableBlock {
  const { words } = wording
  const own = words.survey
  const number = (
    heading: string,
    of: (each: Response) => number | undefined,
  ): OptionalColumn<Response> => ({
    heading,
    kind: 'number',
    always: true,
    cell: each => numberCell(of(each), wording),
  })
  const columns: OptionalColumn<Response>[] = [
    { heading: title, kind: 'text', always: true, cell: each => textCell(each.name) },
    {
      heading: own.stratum,
      kind: 'text',
      cell: ({ stratum = '' }) => (stratum === '' ? undefined : textCell(shownName(stratum))),
    },
    number(own.population, each => each.population),
    {
      heading: own.clusters,
      kind: 'number',
      cell: ({ clusters }) => (clusters === undefined ? undefined : numberCell(clusters, wording)),
    },
    number(words.respondents, each => each.n),
    { heading: own.answered, kind: 'number', cell: each => shownCell(each.percent, wording) },
    number(own.required, each => each.required.krejcieMorgan),
    {
      heading: own.short,
      kind: 'number',
      cell: ({ n, required: { krejcieMorgan } }) =>
        n !== undefined && n < krejcieMorgan
          ? numberCell(krejcieMorgan - n, wording, 'strong')
          : undefined,
    },
  ]
  const table = tableOf(responses, columns, ({ n }) => n === undefined)
  return { kind: 'table', title: own.coverage, ...table, compact: true, below }
}

// The profile of the respondents -> one short table a question.

export interface ShareRow {
  readonly label: string
  readonly count: number | undefined
  readonly percent?: { readonly value: number; readonly shown: string } | undefined
  readonly mayLack?: boolean
}

export function profileTables(report: FullReport, wording: Wording): TableBlock[] {
  const { words } = wording
  return report.result.profile.map(question => {
    const rows: ShareRow[] = question.values.map(value => ({
      label: shownName(wording.text(value.label)),
      count: value.count,
      percent: value.percent,
      ...(value.mayLack ? { mayLack: true } : {}),
    }))
    if (question.noAnswer !== 0) rows.push({ label: words.noValue, count: question.noAnswer })
    return shareTable(wording.text(question.title), words.respondents, rows, wording)
  })
}

/** How many have which value, as bars. */
export function shareTable(
  title: string,
  counted: string,
  rows: readonly ShareRow[],
  wording: Wording,
): TableBlock {
  const columns: OptionalColumn<ShareRow>[] = [
    { heading: title, kind: 'text', always: true, cell: row => textCell(row.label) },
    {
      heading: counted,
      kind: 'number',
      always: true,
      cell: row => respondentsCell({ n: row.count, mayLack: row.mayLack }, wording),
    },
    { heading: wording.words.share, kind: 'number', cell: row => shownCell(row.percent, wording) },
    { heading: '', kind: 'bar', cell: row => barCell(row.percent?.value, 100) },
  ]
  const isHidden = ({ count }: ShareRow) => count === undefined
  return {
    kind: 'table',
    title,
    ...tableOf(rows, columns, isHidden),
    compact: true,
    below: joinedLines(rows, wording),
  }
}
