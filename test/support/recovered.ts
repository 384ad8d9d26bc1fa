/** A report and the file that hides something of it -> what sums of the file's numbers tell all the same. */
import { type Exact, exact } from '../../src/math/exact.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { printed } from './few-persons.ts'

/** How many scores a file hides, and those of them that sums of what it prints determine. */
export function recoveredScores(
  report: Report,
  shown: Report,
  within: (group: Known) => Known = group => group,
) {
  return recovered(printed(report), printed(shown), within)
}

type Printed = ReturnType<typeof printed>

export function recovered(
  all: Printed,
  file: Printed,
  within: (group: Known) => Known = group => group,
) {
  const unknown = [...file].flatMap(([key, { score }]) => (score === '×' ? [key] : []))
  const hidden = unknown.length
  // What a breakdown does not list is unknown too: a reader may know that it exists.
  const breakdowns = new Set([...file.keys()].map(key => key.split('|')[0] ?? ''))
  const known = [...all.keys()].filter(key => breakdowns.has(key.split('|')[0] ?? ''))
  for (const key of known) if (!file.has(key)) unknown.push(key)
  // So is what several tables divide and none prints, though they tell it.
  const margins = sharedMargins([...breakdowns], known, all)
  unknown.push(...margins.keys())
  const equations = sumsOf([...known, ...margins.keys()], within).map(({ parts, total }) =>
    unknown.map(key => exact(parts.includes(key) ? 1 : key === total ? -1 : 0)),
  )
  const follow = determined(unknown, equations).filter(
    key => file.has(key) || (margins.get(key) ?? 10) < 10,
  )
  return { hidden, follow }
}

/** What the tables of a file share in pairs and none of them prints, with how many persons each group has. */
function sharedMargins(tables: readonly string[], keys: readonly string[], all: Printed) {
  const sorted = (by: readonly string[]) => [...by].sort().join('*')
  const names = new Set(tables.map(by => sorted(by.split('*'))))
  const margins = new Map<string, number>()
  for (const [at, one] of tables.entries()) {
    for (const other of tables.slice(0, at)) {
      const ids = one.split('*').filter(id => other.split('*').includes(id))
      if (ids.length === 0 || names.has(sorted(ids))) continue
      names.add(sorted(ids))
      for (const key of keys.filter(each => each.split('|')[0] === one)) {
        const labels = key.split('|')[1]?.split(' * ') ?? []
        const group = ids.map(id => labels[one.split('*').indexOf(id)]).join(' * ')
        const margin = `${ids.join('*')}|${group}`
        margins.set(margin, (margins.get(margin) ?? 0) + Number(all.get(key)?.n))
      }
    }
  }
  return margins
}

/** What a file prints of the groups in the period before. */
export function printedBefore({ result: { previous } }: Report): Printed {
  const found: Printed = new Map([['|', { n: String(previous?.n), score: '' }]])
  for (const { by, groups } of previous?.groups ?? []) {
    for (const { labels, nBefore = 0, before } of groups) {
      const name = labels.map(({ id = '' }) => id).join(' * ')
      if (before === undefined) continue
      found.set(`${by.join('*')}|${name}`, { n: String(nBefore), score: before.shown })
    }
  }
  return found
}

/** The same for the respondents of units on a roster, which add up to their strata and to all. */
export function recoveredCounts({ result: { coverage } }: Report) {
  const { units = [], strata = [] } = coverage ?? {}
  const hidden = units.filter(({ n }) => n === undefined)
  const unknown = hidden.map(({ label }) => label.id ?? '')
  const equations = [undefined, ...strata.map(({ stratum }) => stratum)].map(stratum =>
    hidden.map(unit => exact(stratum === undefined || unit.stratum === stratum ? 1 : 0)),
  )
  return { hidden: hidden.length, follow: determined(unknown, equations) }
}

/**
 * Of few who came to one unit for one service: whose score follows from what a file prints of units and of services, for whoever
 * knows which meet. @param crossed the same survey by what both cross in
 */
export function recoveredMeetings(crossed: Report, { result }: Report) {
  const shown = result.groups.filter(({ by }) => by.length === 1 && by[0] !== 'jk')
  const cells = (crossed.result.groups.find(({ by }) => by.length === 2)?.groups ?? []).map(
    ({ values: [unit = '', service = ''], n = 0 }) => ({ unit, service, n }),
  )
  type Of = (cell: (typeof cells)[number]) => boolean
  const isOf =
    (id: string | undefined, name: string): Of =>
    cell =>
      (id === 'unit' ? cell.unit : cell.service) === name
  const printed = shown.flatMap(({ by: [by], groups }) =>
    groups.flatMap(({ values, score }) =>
      score.undefinedBecause === 'hidden' ? [] : [{ by, is: isOf(by, values[0] ?? '') }],
    ),
  )
  const areMeans = result.averages?.some(({ index }) => index === 'groups') === true
  const means = (result.averages ?? []).flatMap(({ of, label, parts }) =>
    label === undefined || parts === undefined ? [] : [isOf(of, label.id ?? '')],
  )
  const sumOf = (is: Of) => cells.map(cell => exact(is(cell) ? 1 : 0))
  // A mean of services weighs whoever came to one by how many did.
  const meanOf = (is: Of) => cells.map(cell => exact(is(cell) ? 1 : 0).div(exact(cell.n)))
  const equations = [
    cells.map(() => exact(1)),
    ...printed.map(({ by, is }) => (areMeans && by === 'unit' ? meanOf(is) : sumOf(is))),
    ...means.flatMap(is => [sumOf(is), meanOf(is)]),
  ]
  const isAllOfOne = (cell: (typeof cells)[number]) =>
    printed.some(({ is }) => is(cell) && cells.filter(is).length === 1)
  const names = cells.map(({ unit, service }) => `${unit} * ${service}`)
  const few = new Set(
    cells.flatMap((cell, at) => (cell.n < 10 && !isAllOfOne(cell) ? [names[at]] : [])),
  )
  return determined(names, equations).filter(name => few.has(name))
}

/** The unknowns that equations leave one value for. */
export function determined(unknown: readonly string[], equations: readonly (readonly Exact[])[]) {
  const rank = rankOf(equations)
  return unknown.filter((_, at) => {
    const alone = unknown.map((__, column) => exact(column === at ? 1 : 0))
    return rankOf([...equations, alone]) === rank
  })
}

/** A group as a reader knows it: what it is of, by id. */
export type Known = ReadonlyMap<string, string>

/** Which groups add up to which: every table to the whole, and to each that its groups, with what they lie within, tell. */
function sumsOf(
  keys: readonly string[],
  within: (group: Known) => Known,
): readonly { parts: string[]; total: string }[] {
  const groups = keys.map(key => {
    const [by = '', labels = ''] = key.split('|')
    const values = labels.split(' * ')
    const own = new Map(by.split('*').map((id, at) => [id, (values[at] ?? '').trim()]))
    return { key, by, own, known: within(own) }
  })
  const tables = [...new Set(groups.map(({ by }) => by))].filter(by => by !== '')
  return tables
    .flatMap(by => {
      const parts = groups.filter(group => group.by === by)
      const totals = groups.filter(total => {
        return total.by !== by && [...total.own.keys()].every(id => parts[0]?.known.has(id))
      })
      return [
        { parts: parts.map(({ key }) => key), total: '|' },
        ...totals
          .filter(({ by: of }) => of !== '')
          .map(({ key, own }) => ({
            parts: parts.flatMap(part =>
              [...own].every(([id, value]) => part.known.get(id) === value) ? [part.key] : [],
            ),
            total: key,
          })),
      ]
    })
    .filter(({ parts }) => parts.length > 0)
}

function rankOf(rows: readonly (readonly Exact[])[]): number {
  const left = rows.map(row => [...row])
  let rank = 0
  for (let column = 0; column < (left[0]?.length ?? 0); column++) {
    const at = left.findIndex((row, position) => position >= rank && row[column]?.n !== 0n)
    const pivot = left[at]
    const value = pivot?.[column]
    if (pivot === undefined || value === undefined) continue
    left[at] = left[rank] ?? []
    left[rank] = pivot
    for (let below = rank + 1; below < left.length; below++) {
      const factor = left[below]?.[column]?.div(value)
      if (factor === undefined || factor.n === 0n) continue
      left[below] = (left[below] ?? []).map((each, position) =>
        each.sub(factor.mul(pivot[position] ?? exact(0))),
      )
    }
    rank++
  }
  return rank
}
