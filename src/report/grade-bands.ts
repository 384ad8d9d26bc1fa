/** The model of a report -> where the grades of a node begin, in numbers that can be shown. */

import type { Localized } from '../language/language.ts'
import { parseExact } from '../math/exact.ts'
import { objectOf } from '../rubric/json-shapes.ts'
import { type Quantity, quantity } from './report-numbers.ts'
import type { ReportModel } from './report-shape.ts'

export interface GradeBand {
  readonly grade: string
  readonly label?: Localized
  /** Absent for the lowest, which has no lower end. */
  readonly from?: Quantity
  /** False: the bound itself belongs to the band below. */
  readonly isInclusive: boolean
}

/** From the best to the worst; empty where the node has no grades. */
export function gradeBands(model: ReportModel, node: string): readonly GradeBand[] {
  const table = model.grades.find(({ nodes }) => nodes.includes(node))
  return (table?.bands ?? []).map(({ grade, label, bound }) => {
    const { value, inclusive } = objectOf(bound)
    const from = typeof value === 'string' ? parseExact(value) : undefined
    return {
      grade,
      ...(label === undefined ? {} : { label }),
      ...(from === undefined ? {} : { from: quantity(from, model.shownDigits) }),
      isInclusive: inclusive !== false,
    }
  })
}
