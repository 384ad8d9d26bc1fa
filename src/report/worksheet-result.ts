/** The scores of worksheets -> their part of the result: each unit, what is open and what can be gained. */
import { inLanguage } from '../language/language.ts'
import { normalisedText } from '../language/normalised-text.ts'
import { exact } from '../math/exact.ts'
import type { Lookup, Rubric } from '../rubric/model.ts'
import type { UnitScores, WorksheetScores } from '../score/worksheet-scores.ts'
import { isMember, worksheetsJson } from '../tally/unit-worksheets.ts'
import { lookupResult, nodeResult, verdictResult } from './node-result.ts'
import { optionalQuantity, quantity } from './report-numbers.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'
import type { ResultPart } from './survey-result.ts'

type Open = NonNullable<ReportResult['worksheet']>

export function worksheetPart(scores: WorksheetScores): ResultPart {
  const { rubric, units, rowsRead, leftOut } = scores
  const others = new Map(
    units.flatMap(({ rubric: own, ranges }) =>
      own.level === undefined || own.level === rubric.level
        ? []
        : [[own.level, { own, ranges }] as const],
    ),
  )
  const levelModels = [...others].map(
    ([level, { own, ranges }]) => [level, resolvedModel(own, ranges)] as const,
  )
  return {
    sample: { rowsRead, rowsUsed: units.length, leftOut },
    items: [],
    groups: [],
    profile: [],
    units: bestFirst(units).flatMap(unitResult),
    worksheet: openResult(scores),
    ...(others.size === 0 ? {} : { levelModels: Object.fromEntries(levelModels) }),
    tally: () =>
      worksheetsJson(
        rubric,
        units.map(({ sheet }) => sheet),
      ),
  }
}

/** Within a level; units with blanks behind the others, equal ones in the order of their names. */
function bestFirst(units: readonly UnitScores[]): readonly UnitScores[] {
  const levels = [...new Set(units.map(({ rubric }) => rubric.level))]
  const percentOf = ({ scores }: UnitScores) => [
    scores?.root.percent,
    scores?.root.provisionalPercent,
  ]
  return [...units].sort((a, b) => {
    const byLevel = levels.indexOf(a.rubric.level) - levels.indexOf(b.rubric.level)
    if (byLevel !== 0) return byLevel
    const others = percentOf(b)
    const [byScore = 0] = percentOf(a).flatMap((own, position) => {
      const other = others[position]
      if (own === undefined && other === undefined) return []
      if (own === undefined || other === undefined) return [own === undefined ? 1 : -1]
      return [other.compare(own)]
    })
    return byScore
  })
}

function unitResult({ sheet, rubric, ranges, scores }: UnitScores): ReportResult['units'] {
  if (scores === undefined) return []
  const digits = rubric.shownDigits
  return [
    {
      unit: sheet.unit,
      ...(sheet.within === undefined ? {} : { within: sheet.within }),
      ...levelAndPeriod(rubric, sheet.period),
      score: nodeResult(scores.root, digits, ranges),
      verdicts: scores.verdicts.map(verdict => verdictResult(verdict, digits)),
      lookups: scores.lookups.map(lookupResult),
    },
  ]
}

function levelAndPeriod(
  rubric: Rubric | undefined,
  period: string | undefined,
): Pick<Open, 'level' | 'period'> {
  const level = rubric?.level
  return {
    ...(level === undefined ? {} : { level }),
    ...(period === undefined ? {} : { period }),
  }
}

function openResult({ rubric, units, gains, open }: WorksheetScores): Open {
  const [only, ...others] = units
  const periods = new Set(units.map(({ sheet }) => sheet.period))
  const levels = new Set(units.map(unit => unit.rubric.level))
  const digits = rubric.shownDigits
  return {
    ...(only !== undefined && others.length === 0 && only.sheet.unit !== ''
      ? { unit: only.sheet.unit }
      : {}),
    ...levelAndPeriod(
      levels.size === 1 ? rubric : undefined,
      periods.size === 1 ? only?.sheet.period : undefined,
    ),
    ...(others.length > 0 && hasPersons(rubric, units) ? { ofPersons: true } : {}),
    gains: gains.map(({ node, attainable, earned, gain }) => ({
      id: node.id,
      maximum: quantity(attainable, digits),
      earned: quantity(earned, digits),
      gain: quantity(gain, digits),
    })),
    ...outcomesOf(units, digits),
    open: open.map(({ unit, blank, withoutEvidence }) => ({
      ...(unit === undefined ? {} : { unit }),
      blank,
      withoutEvidence,
    })),
  }
}

function hasPersons({ groups: [group] }: Rubric, units: readonly UnitScores[]): boolean {
  return group?.describes === 'persons' && units.some(({ sheet }) => isMember(sheet))
}

/** Of several units: what the matrices say of how many, and of how many of each that they belong to. Persons are counted, never averaged. */
function outcomesOf(units: readonly UnitScores[], digits: number): Pick<Open, 'outcomes'> {
  const lookups = new Map(
    units.flatMap(({ scores }) => scores?.lookups ?? []).map(({ lookup }) => [lookup.id, lookup]),
  )
  if (units.length < 2 || lookups.size === 0) return {}
  const parts = partsOf(units)
  return {
    outcomes: [...lookups.values()].map(lookup => ({
      id: lookup.id,
      ...outcomeOf(lookup, units, digits),
      ...(parts.size === 0
        ? {}
        : {
            groups: [...parts.values()].map(({ within, members }) => ({
              within,
              ...outcomeOf(lookup, members, digits),
            })),
          }),
    })),
  }
}

/** By what the units belong to, in code point order, those that belong to nothing last; none where no unit belongs to anything. */
function partsOf(units: readonly UnitScores[]) {
  const members = units.filter(({ sheet }) => isMember(sheet))
  const parts = new Map<string, { within: string; members: UnitScores[] }>()
  for (const unit of members) {
    const { within = '' } = unit.sheet
    const key = normalisedText(within)
    const part = parts.get(key) ?? { within, members: [] }
    parts.set(key, part)
    part.members.push(unit)
  }
  const isNone = parts.size === 0 || (parts.size === 1 && parts.has(''))
  const inOrder = [...parts].sort(([a], [b]) => (a === '' || (b !== '' && a > b) ? 1 : -1))
  return new Map(isNone ? [] : inOrder)
}

function outcomeOf({ id, table }: Lookup, units: readonly UnitScores[], digits: number) {
  const own = units
    .flatMap(({ scores }) => scores?.lookups ?? [])
    .filter(found => found.lookup.id === id)
  const said = own.flatMap(({ verdict }) => verdict ?? [])
  // Column by column: what the worst column says is the least, whatever the row.
  const columns = new Set([...table.values()].flatMap(row => [...row.keys()]))
  const cells = [...columns].flatMap(column =>
    [...table.values()].flatMap(row => row.get(column) ?? []),
  )
  const all = new Map(cells.map(verdict => [inLanguage(verdict, 'id'), verdict]))
  return {
    units: own.length,
    undecided: own.length - said.length,
    verdicts: [...all].map(([name, verdict]) => {
      const count = said.filter(each => inLanguage(each, 'id') === name).length
      const percent = said.length === 0 ? undefined : exact(100 * count).div(said.length)
      return { verdict, count, ...optionalQuantity('percent', percent, digits) }
    }),
  }
}
