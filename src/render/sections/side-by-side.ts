/** The readings of a worksheet side by side, and the questions they answer differently; units beside what matrices say of them -> tables. */
import { insideSentence, sentenceStart } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullReport } from '../../report/full-report.ts'
import { type Cell, type TableBlock, textCell } from '../blocks.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { numberCell, type OptionalColumn, shownCell, tableOf } from './node-cells.ts'
import { type ShareRow, shareTable } from './sample-tables.ts'

type SideBySide = NonNullable<NonNullable<FullReport['result']['worksheet']>['readings']>[number]

/** `most`: so many questions, where all of them would be too long; of several units none then. */
export function sideBySideTables(
  { result }: FullReport,
  wording: Wording,
  most = Number.POSITIVE_INFINITY,
): TableBlock[] {
  const sides = result.worksheet?.readings ?? []
  const areSeveral = sides.some(({ unit }) => unit !== undefined)
  const isShort = most < Number.POSITIVE_INFINITY
  return [
    ...(areSeveral ? [unitTable(sides, wording)] : sides.map(side => valueTable(side, wording))),
    ...(areSeveral && isShort ? [] : sides.flatMap(side => answerTable(side, wording, most))),
  ]
}

/** A row for each unit, a column for each reading that any of them has. */
function unitTable(sides: readonly SideBySide[], wording: Wording): TableBlock {
  const own = wording.words.worksheet
  const names = [...new Set(sides.flatMap(side => namesOf(side, wording)))]
  const isOpen = sides.some(({ readings }) => readings.some(isProvisional))
  return {
    kind: 'table',
    title: own.readings,
    columns: [
      { heading: own.readings, kind: 'text' },
      ...names.map(heading => ({ heading, kind: 'number' as const })),
      { heading: own.differingCount, kind: 'number' },
    ],
    rows: sides.map(side => [
      textCell(shownName(side.unit ?? '')),
      ...names.map(name => {
        const at = namesOf(side, wording).indexOf(name)
        return scoreCell(side.readings[at], wording)
      }),
      numberCell(side.answers.length, wording),
    ]),
    compact: true,
    below: isOpen ? [own.someOpen] : [],
  }
}

function isProvisional({ provisional }: SideBySide['readings'][number]): boolean {
  return provisional !== undefined
}

function scoreCell(reading: SideBySide['readings'][number] | undefined, wording: Wording): Cell {
  return shownCell(reading?.score ?? reading?.provisional, wording) ?? textCell(UNDEFINED_MARK)
}

/** Beside the sheets of others it may be anybody's own: an assessor's as well as the unit's. */
function namesOf({ readings }: SideBySide, { words }: Wording): readonly string[] {
  const own = words.worksheet
  const claimed = readings.some(({ of }) => of === 'other') ? own.thisSheet : own.claimedReading
  return readings.map(({ of, name }) =>
    name === undefined
      ? sentenceStart(of === 'verified' ? own.verifiedReading : claimed)
      : shownName(name),
  )
}

function valueTable(side: SideBySide, wording: Wording): TableBlock {
  const { words } = wording
  const own = words.worksheet
  const { readings, agreement } = side
  const isOpen = readings.some(isProvisional)
  const { kappa, alpha, byMetric = [], leniency, undefinedBecause: because } = agreement
  const measures = [
    ...(because === undefined ? [] : [own.unmeasured[because] ?? because]),
    ...(kappa === undefined ? [] : [`${own.kappa} ${wording.number(kappa.shown)}`]),
    ...(alpha === undefined ? [] : [`${own.alpha} ${wording.number(alpha.shown)}`]),
    ...byMetric.map(({ metric, questions, alpha: each }) =>
      own.alphaOf(metric, wording.count(questions), wording.number(each.shown)),
    ),
  ]
  return {
    kind: 'table',
    title: own.readings,
    columns: [
      { heading: own.readings, kind: 'text' },
      { heading: words.score, kind: 'number' },
      { heading: own.difference, kind: 'number' },
      ...(leniency === undefined ? [] : [{ heading: own.lenient, kind: 'number' as const }]),
    ],
    rows: readings.map((reading, at) => [
      textCell(namesOf(side, wording)[at] ?? ''),
      scoreCell(reading, wording),
      differenceCell(reading.difference, wording),
      ...(leniency === undefined ? [] : [percentCell(leniency[at], wording)]),
    ]),
    compact: true,
    below: [
      ...(isOpen ? [own.someOpen] : []),
      own.agreed(wording.count(agreement.alike), wording.count(agreement.questions)),
      ...(measures.length === 0 ? [] : [sentenceStart(measures.join(' · '))]),
      ...(leniency === undefined ? [] : [own.lenientMeans]),
    ],
  }
}

function percentCell(estimate: Difference, wording: Wording): Cell {
  const cell = differenceCell(estimate, wording)
  return estimate !== undefined && 'text' in cell ? { ...cell, text: `${cell.text}%` } : cell
}

type Difference = { readonly shown: string; readonly value: number } | undefined

function differenceCell(difference: Difference, wording: Wording): Cell {
  const shown = shownCell(difference, wording)
  if (difference === undefined || shown === undefined) return textCell(UNDEFINED_MARK)
  return 'text' in shown && difference.value > 0 ? { ...shown, text: `+${shown.text}` } : shown
}

function answerTable(side: SideBySide, wording: Wording, most: number): TableBlock[] {
  const own = wording.words.worksheet
  const { answers } = side
  if (answers.length === 0) return []
  const rest = answers.length - most
  const counted = own.differing(wording.count(answers.length))
  const title = side.unit === undefined ? counted : `${counted}, ${shownName(side.unit)}`
  return [
    {
      kind: 'table',
      title,
      columns: [
        { heading: title, kind: 'text' },
        ...namesOf(side, wording).map(heading => ({ heading, kind: 'text' as const })),
      ],
      rows: answers
        .slice(0, most)
        .map(({ id, values }) => [
          textCell(id),
          ...values.map(value => textCell(value === '' ? UNDEFINED_MARK : value)),
        ]),
      compact: true,
      below: rest > 0 ? [own.restInFiles(wording.count(rest))] : [],
    },
  ]
}

// What matrices say of several units: each by itself, how many of all, how many of each that they belong to.

type Unit = FullReport['result']['units'][number]

type Result = FullReport['result']
type Outcome = NonNullable<NonNullable<Result['worksheet']>['outcomes']>[number]
type Group = NonNullable<Outcome['groups']>[number]

/** None of a single unit, whose matrices are a list. */
export function matrixTable({ result }: FullReport, wording: Wording): TableBlock[] {
  const { units, model } = result
  const known = model.lookups.filter(({ id }) =>
    units.some(unit => unit.lookups.some(each => each.id === id)),
  )
  if (units.length < 2 || known.length === 0) return []
  const said = ({ lookups }: Unit, id: string): Cell => {
    const verdict = lookups.find(each => each.id === id)?.verdict
    return textCell(verdict === undefined ? UNDEFINED_MARK : wording.text(verdict))
  }
  const columns: OptionalColumn<Unit>[] = [
    {
      heading: sentenceStart(wording.own('unit')),
      kind: 'text',
      always: true,
      cell: ({ unit }) => textCell(shownName(unit)),
    },
    {
      heading: withinTitle(result, wording),
      kind: 'text',
      cell: ({ within }) => (within === undefined ? undefined : textCell(shownName(within))),
    },
    ...known.map(({ id, title }) => ({
      heading: title === undefined ? id : wording.text(title),
      kind: 'text' as const,
      always: true,
      cell: (unit: Unit) => said(unit, id),
    })),
  ]
  const title = wording.words.matrices
  return [{ kind: 'table', title, ...tableOf(units, columns), compact: false, below: [] }]
}

export function outcomeTables({ result }: FullReport, wording: Wording): TableBlock[] {
  return (result.worksheet?.outcomes ?? []).flatMap(outcome => {
    const matrix = result.model.lookups.find(({ id }) => id === outcome.id)
    const title = matrix?.title === undefined ? outcome.id : wording.text(matrix.title)
    const rows: ShareRow[] = outcome.verdicts.map(({ verdict, count, percent }) => ({
      label: wording.text(verdict),
      ...{ count, percent },
    }))
    if (outcome.undecided !== 0)
      rows.push({ label: wording.words.noVerdict, count: outcome.undecided })
    const whole = shareTable(title, sentenceStart(wording.own('unit')), rows, wording)
    return [whole, ...groupTables(outcome, title, result, wording)]
  })
}

/** How many, and the same in percent; the whole last. */
function groupTables(
  { groups, ...whole }: Outcome,
  title: string,
  result: Result,
  wording: Wording,
): TableBlock[] {
  if (groups === undefined) return []
  const all: Group = { ...whole, within: '' }
  const rows = [...groups, all]
  const isAnyOpen = rows.some(({ undecided }) => undecided !== 0)
  const name: OptionalColumn<Group> = {
    heading: withinTitle(result, wording),
    kind: 'text',
    always: true,
    cell: row => {
      if (row === all) return textCell(wording.words.survey.allUnits, 'strong')
      return textCell(row.within === '' ? UNDEFINED_MARK : shownName(row.within))
    },
  }
  const hidden = numberCell(undefined, wording)
  const verdicts = (cell: (said: Group['verdicts'][number]) => Cell | undefined) =>
    whole.verdicts.map(
      ({ verdict }, at): OptionalColumn<Group> => ({
        heading: wording.text(verdict),
        kind: 'number',
        always: true,
        cell: row => {
          const said = row.verdicts[at]
          return row.units === undefined || said === undefined ? hidden : cell(said)
        },
      }),
    )
  const counts: OptionalColumn<Group>[] = [
    name,
    { heading: 'n', kind: 'number', always: true, cell: row => numberCell(row.units, wording) },
    ...verdicts(({ count }) => numberCell(count, wording)),
    {
      heading: wording.words.noVerdict,
      kind: 'number',
      cell: row =>
        isAnyOpen
          ? row.units === undefined
            ? hidden
            : numberCell(row.undecided, wording)
          : undefined,
    },
  ]
  const shares = [
    { ...name, heading: `${name.heading}, %` },
    ...verdicts(({ percent }) => shownCell(percent, wording)),
  ]
  const byGroup = `${title} · ${insideSentence(withinTitle(result, wording))}`
  return [
    { kind: 'table', title: byGroup, ...tableOf(rows, counts), compact: false, below: [] },
    { kind: 'table', title: `${byGroup}, %`, ...tableOf(rows, shares), compact: false, below: [] },
  ]
}

function withinTitle({ model }: Result, wording: Wording): string {
  const within = (model.groups ?? []).find(group => group.within !== undefined)?.within
  return within === undefined ? '' : wording.text(within.title)
}
