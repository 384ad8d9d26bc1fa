/** The scores of worksheets -> their part of the result: each unit, what is open and what can be gained. */
import { inLanguage } from '../language/language.ts'
import { exact } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import type { UnitScores, WorksheetScores } from '../score/worksheet-scores.ts'
import { worksheetsJson } from '../tally/unit-worksheets.ts'
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

/** Of several units: what the matrices say of how many. Persons are counted, never averaged. */
function outcomesOf(units: readonly UnitScores[], digits: number): Pick<Open, 'outcomes'> {
  const found = units.flatMap(({ scores }) => scores?.lookups ?? [])
  const lookups = new Map(found.map(({ lookup }) => [lookup.id, lookup]))
  if (units.length < 2 || lookups.size === 0) return {}
  return {
    outcomes: [...lookups.values()].map(({ id, table }) => {
      const own = found.filter(({ lookup }) => lookup.id === id)
      const said = own.flatMap(({ verdict }) => verdict ?? [])
      // Column by column: what the worst column says is the least, whatever the row.
      const columns = new Set([...table.values()].flatMap(row => [...row.keys()]))
      const cells = [...columns].flatMap(column =>
        [...table.values()].flatMap(row => row.get(column) ?? []),
      )
      const all = new Map(cells.map(verdict => [inLanguage(verdict, 'id'), verdict]))
      return {
        id,
        units: own.length,
        undecided: own.length - said.length,
        verdicts: [...all].map(([name, verdict]) => {
          const count = said.filter(each => inLanguage(each, 'id') === name).length
          const percent = said.length === 0 ? undefined : exact(100 * count).div(said.length)
          return { verdict, count, ...optionalQuantity('percent', percent, digits) }
        }),
      }
    }),
  }
}
