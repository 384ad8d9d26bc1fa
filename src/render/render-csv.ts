/** A report -> one long CSV table: a row for every count, node, item, answer, group and verdict. */
import { csvCell, excelCell } from '../language/csv-cell.ts'
import { inLanguage, type Localized } from '../language/language.ts'
import { type FullNode, type FullReport, fullReport } from '../report/full-report.ts'
import { HIDDEN, HIDDEN_MARK } from '../report/report-numbers.ts'
import type { Report } from '../report/report-shape.ts'
import { previousRows, sheetPeriodRows } from './csv-previous.ts'
import { readingRows } from './csv-readings.ts'
import { statisticRows } from './csv-statistics.ts'

const COLUMNS = [
  'part',
  'by',
  'group',
  'parent',
  'id',
  'title',
  'level',
  'weight',
  'n',
  'blank',
  'dont_know',
  'not_applicable',
  'unknown',
  'value',
  'exact',
  'shown',
  'before_rescale',
  'index',
  'percent',
  'grade',
  'undefined_because',
  // Worksheets; on other reports these are empty.
  'maximum',
  'provisional',
  'lowest_possible',
  'highest_possible',
  'evidenced',
  'verified',
  'filled',
  'asked',
  'evidence',
  'claims',
  'before',
  'change',
  'place',
  'written',
  'reason',
  // With a roster.
  'population',
  'required',
  // Statistics of surveys.
  'standard_error',
  'low',
  'high',
] as const

export type CsvRow = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>
type Row = CsvRow

/** Whose cells are ids and words, which may look like numbers: 4.1. */
const WORDS: ReadonlySet<string> = new Set<(typeof COLUMNS)[number]>([
  ...(['part', 'by', 'group', 'parent', 'id', 'title', 'level', 'exact', 'grade'] as const),
  ...(['undefined_because', 'place', 'reason'] as const),
])

/**
 * The same bytes in every language: decimal points, titles as the instrument has them (Indonesian first).
 * Lines end in LF and there is no byte order mark, so that R, pandas, a database and line tools all read the first column's name as
 * it is. `forExcel`: as a spreadsheet with Indonesian settings opens it, with semicolons, decimal commas, CRLF and the mark.
 */
export function renderCsv(
  report: Report,
  { forExcel = false }: { readonly forExcel?: boolean } = {},
): string {
  const full = fullReport(report)
  const { result } = full
  const whole = nodeRows(result.score, { part: 'score' }, '')
  const marked = hiddenMarks(whole)
  const rows: Row[] = [
    ...sampleRows(result.sample),
    ...whole,
    ...result.items.flatMap(itemRows),
    ...result.groups.flatMap(grouping =>
      grouping.groups.flatMap(group => {
        const key = { by: grouping.by.join('*'), group: group.values.join(' * ') }
        const [root, ...rest] = nodeRows(group.score, { part: 'group', ...key }, '')
        const reason = group.joined ? 'joined' : group.mayLack ? 'may-lack' : undefined
        return [{ ...root, n: group.n ?? HIDDEN_MARK, reason }, ...rest].map(marked)
      }),
    ),
    ...(result.averages ?? []).flatMap(averageRows),
    ...coverageRows(result.coverage),
    ...previousRows(result.previous),
    ...statisticRows(result),
    ...result.units.flatMap(unit => [
      ...nodeRows(unit.score, { part: 'unit', group: unit.unit }, ''),
      ...verdictRows(unit, { group: unit.unit }),
      ...(unit.within === undefined
        ? []
        : [{ part: 'within', group: unit.unit, shown: unit.within }]),
    ]),
    ...result.profile.flatMap(profileRows),
    ...outcomeRows(result),
    ...verdictRows(result, {}),
    ...worksheetRows(full),
  ]
  if (forExcel) return excelText(rows)
  const lines = rows.map(row => COLUMNS.map(column => csvCell(row[column])).join(','))
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}

function excelText(rows: readonly Row[]): string {
  const cell = (column: (typeof COLUMNS)[number], value: string | number | undefined) => {
    const text = String(value ?? '')
    const isNumber = !WORDS.has(column) && /^-?\d+\.\d+(?:e-?\d+)?$/.test(text)
    if (isNumber) return text.replace('.', ',')
    return excelCell(text)
  }
  const lines = rows.map(row => COLUMNS.map(column => cell(column, row[column])).join(';'))
  return `\uFEFF${[COLUMNS.join(';'), ...lines].join('\r\n')}\r\n`
}

/** How many rows were read, used, and left out for each reason. */
function sampleRows(sample: FullReport['result']['sample']): Row[] {
  const { weightedN, ...drawn } = sample.design ?? {}
  const counts = {
    'rows-read': sample.rowsRead ?? HIDDEN_MARK,
    'rows-used': sample.rowsUsed ?? HIDDEN_MARK,
    ...sample.leftOut,
  }
  const weights = weightedN && { part: 'sample', id: 'weighted-n', value: weightedN.exact }
  const rows = Object.entries({ ...counts, ...drawn }).map(([id, n]) => ({ part: 'sample', id, n }))
  const { first, last, n } = sample.period ?? {}
  const days = n === undefined ? [] : [{ part: 'sample', id: 'days', shown: `${first}/${last}`, n }]
  return [...rows, ...(weights === undefined ? [] : [weights]), ...days]
}

function title(text: Localized): string {
  return inLanguage(text, 'id')
}

function nodeRows(node: FullNode, key: Row, parent: string): Row[] {
  const row: Row = {
    ...key,
    parent,
    id: node.id,
    title: title(node.title),
    level: node.level ?? (node.item === undefined ? undefined : 'item'),
    weight: node.weight,
    n: node.n,
    ...noAnswerCells(node.noAnswers),
    value: node.undefinedBecause === HIDDEN ? HIDDEN_MARK : node.value,
    exact: node.undefinedBecause === HIDDEN ? HIDDEN_MARK : node.exact,
    shown: node.shown,
    before_rescale: node.beforeRescale?.shown,
    percent: node.percent?.shown,
    grade: node.grade,
    undefined_because: node.undefinedBecause,
    ...worksheetCells(node),
  }
  return [row, ...node.children.flatMap(child => nodeRows(child, key, node.id))]
}

/** What the whole has a value of and a hidden row has not is hidden, not missing. */
function hiddenMarks(whole: readonly Row[]): (row: Row) => Row {
  const marks = new Map(
    whole.map(row => {
      const used = COLUMNS.filter(column => row[column] !== undefined)
      return [row.id, Object.fromEntries(used.map(column => [column, HIDDEN_MARK]))]
    }),
  )
  return row => {
    if (row.undefined_because !== HIDDEN) return row
    const own = Object.entries(row).filter(([, cell]) => cell !== undefined)
    return { ...marks.get(row.id), ...Object.fromEntries(own) }
  }
}

function noAnswerCells(noAnswers: FullNode['noAnswers']): Row {
  return {
    blank: noAnswers?.blank,
    dont_know: noAnswers?.dontKnow,
    not_applicable: noAnswers?.notApplicable,
    unknown: noAnswers?.unknown,
  }
}

/** The mean points of an item, then how many gave each answer. */
function itemRows(item: FullReport['result']['items'][number]): Row[] {
  const own: Row = {
    part: 'item',
    parent: item.parent,
    id: item.id,
    title: title(item.text),
    n: item.n,
    ...noAnswerCells(item.noAnswers),
    ...item.meanPoints,
    index: item.index?.shown,
  }
  const answers = item.counts.map(
    (category): Row => ({
      part: 'answer',
      parent: item.id,
      id: category.code,
      title: title(category.label),
      n: category.count,
      percent: category.percent?.shown,
    }),
  )
  return [own, ...answers]
}

/** One row for each way; `reason` says which of them is the index. */
function averageRows(average: NonNullable<FullReport['result']['averages']>[number]): Row[] {
  const { of, label, over, parts, index, ofRespondents, ofParts } = average
  const row = (id: string, { score, grade, undefinedBecause }: typeof ofParts): Row => ({
    part: 'average',
    by: of,
    group: label === undefined ? undefined : title(label),
    id,
    parent: over,
    ...(id === 'groups' ? { n: parts ?? HIDDEN_MARK } : {}),
    ...score,
    ...(undefinedBecause === HIDDEN ? { value: HIDDEN_MARK } : {}),
    grade,
    undefined_because: undefinedBecause,
    reason: id === index ? 'index' : undefined,
  })
  return [row('respondents', ofRespondents), row('groups', ofParts)]
}

/** Who answered of how many; `required` is that of Krejcie and Morgan. */
function coverageRows(coverage: FullReport['result']['coverage']): Row[] {
  if (coverage === undefined) return []
  const { by, all, units, strata = [], notInRoster } = coverage
  const row = (
    part: string,
    id: string,
    of: Omit<typeof all, 'required'> & Partial<typeof all>,
  ) => ({
    ...{
      part,
      by,
      id,
      n: of.n ?? HIDDEN_MARK,
      population: of.population,
      percent: of.percent?.shown ?? HIDDEN_MARK,
    },
    required: of.required?.krejcieMorgan,
  })
  const clusters = (id: string, of: Partial<typeof all>, unit: Row = {}) =>
    of.clusters === undefined
      ? []
      : [{ part: 'coverage-clusters', by, id, population: of.clusters, ...unit }]
  return [
    row('coverage', 'all', all),
    ...clusters('all', all),
    ...strata.flatMap(each => clusters(each.stratum, each)),
    ...units.flatMap(unit => clusters('', unit, { group: title(unit.label) })),
    ...strata.map(each => ({ ...row('coverage-stratum', each.stratum, each), filled: each.units })),
    ...units.map(unit => ({
      ...row('coverage-unit', '', unit),
      group: title(unit.label),
      level: unit.stratum,
    })),
    ...notInRoster.map(({ label, n }) => ({
      part: 'not-in-roster',
      by,
      group: title(label),
      n: n ?? HIDDEN_MARK,
    })),
  ]
}

function profileRows(question: FullReport['result']['profile'][number]): Row[] {
  const key: Row = { part: 'profile', by: question.id }
  return [
    ...question.values.map(
      (value): Row => ({
        ...key,
        group: title(value.label),
        title: title(question.title),
        n: value.count ?? HIDDEN_MARK,
        percent: value.percent?.shown ?? HIDDEN_MARK,
        reason: value.mayLack ? 'may-lack' : undefined,
      }),
    ),
    { ...key, title: title(question.title), blank: question.noAnswer ?? HIDDEN_MARK },
  ]
}

/** Of all units, then of those of each that they belong to. */
function outcomeRows({ worksheet, model }: FullReport['result']): Row[] {
  const by = model.groups?.find(({ within }) => within !== undefined)?.within?.id
  return (worksheet?.outcomes ?? []).flatMap(({ id, groups = [], ...whole }) =>
    [whole, ...groups].flatMap((each): Row[] => {
      const of = 'within' in each ? { by, group: each.within } : {}
      const key = { ...of, part: 'outcome', parent: id }
      return [
        { ...key, id: 'units', n: each.units ?? HIDDEN_MARK },
        ...each.verdicts.map(({ verdict, count, percent }) => ({
          ...{ ...key, title: title(verdict), n: count, percent: percent?.shown },
        })),
      ]
    }),
  )
}

function verdictRows(
  from: Pick<FullReport['result'], 'verdicts' | 'lookups'>,
  key: { readonly group?: string },
): Row[] {
  return [
    ...from.verdicts.flatMap(verdict =>
      (['claimed', 'evidenced', 'verified'] as const).flatMap((reading): Row[] => {
        const decided = reading === 'claimed' ? verdict : verdict[reading]
        if (decided === undefined) return []
        const { label, holds } = decided
        return [
          {
            ...key,
            part: reading === 'claimed' ? 'verdict' : `verdict-${reading}`,
            id: verdict.id,
            title: label === undefined ? undefined : title(label),
            shown: holds === undefined ? undefined : String(holds),
          },
        ]
      }),
    ),
    ...from.lookups.map(
      (lookup): Row => ({
        ...key,
        part: 'lookup',
        id: lookup.id,
        title: lookup.title === undefined ? undefined : title(lookup.title),
        shown: lookup.verdict === undefined ? undefined : title(lookup.verdict),
      }),
    ),
  ]
}

// What a report says of worksheets -> the cells and rows of it in the long CSV table.

/** Of a node: what it can reach, how it reads otherwise, how far it is filled in. */
function worksheetCells(node: FullNode): CsvRow {
  return {
    maximum: node.nominal === undefined ? undefined : node.maximum?.shown,
    provisional: node.provisional?.shown,
    lowest_possible: node.lowestPossible?.shown,
    highest_possible: node.highestPossible?.shown,
    evidenced: (node.evidenced?.score ?? node.evidenced?.provisional)?.shown,
    verified: (node.verified?.score ?? node.verified?.provisional)?.shown,
    filled: node.filled?.count,
    asked: node.filled?.of,
    evidence: node.evidence?.count,
    claims: node.evidence?.of,
  }
}

/** Gains, open questions, the period before, and where sheets state other numbers. */
function worksheetRows({ result, provenance }: FullReport): readonly CsvRow[] {
  const { worksheet } = result
  return [
    ...(worksheet?.gains ?? []).map(
      ({ id, title, maximum, earned, gain }): CsvRow => ({
        part: 'gain',
        id,
        title: inLanguage(title, 'id'),
        maximum: maximum.shown,
        ...earned,
        change: gain.shown,
      }),
    ),
    ...(worksheet?.open ?? []).flatMap(({ unit, blank, withoutEvidence }) => [
      ...blank.map((id): CsvRow => ({ part: 'blank', group: unit, id })),
      ...withoutEvidence.map((id): CsvRow => ({ part: 'without-evidence', group: unit, id })),
    ]),
    ...readingRows(worksheet?.readings),
    ...sheetPeriodRows(worksheet?.previous),
    ...(provenance.differences ?? []).map(
      ({ unit, id, what, written, ours, place, reason }): CsvRow => ({
        part: `differs-${what}`,
        group: unit,
        id,
        ...ours,
        written,
        place,
        reason,
      }),
    ),
  ]
}
