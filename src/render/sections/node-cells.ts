/** A node of the score tree -> the cells that tables of nodes share. */

import { shownName } from '../../language/shown-name.ts'
import type { ReportNode } from '../../report/report-shape.ts'
import { type Cell, textCell } from '../blocks.ts'
import { whyUndefined } from '../why-undefined.ts'
import type { Wording } from '../wording.ts'
import type { OptionalColumn } from './optional-columns.ts'

export function shownCell(
  quantity: { readonly shown?: string | undefined } | undefined,
  wording: Wording,
): Cell | undefined {
  return quantity?.shown === undefined ? undefined : textCell(wording.number(quantity.shown))
}

/** The share of its maximum: only to draw a bar. */
export function barCell(value: number | undefined, maximum: number): Cell | undefined {
  return value === undefined || !(maximum > 0) ? undefined : { bar: value / maximum }
}

type NoAnswers = NonNullable<ReportNode['noAnswers']>

/** Missing is not zero: blanks always have a column, the other kinds where there are any. */
export function noAnswerColumns<T>(
  things: readonly T[],
  noAnswers: (thing: T) => NoAnswers | undefined,
  wording: Wording,
): OptionalColumn<T>[] {
  const { words } = wording
  const kinds: [keyof NoAnswers, string][] = [
    ['blank', words.blank],
    ['dontKnow', words.dontKnow],
    ['notApplicable', words.notApplicable],
    ['unknown', words.unknown],
  ]
  const occurs = (kind: keyof NoAnswers) =>
    things.some(thing => (noAnswers(thing)?.[kind] ?? 0) > 0)
  return kinds
    .filter(([kind]) => kind === 'blank' || occurs(kind))
    .map(([kind, heading]) => ({
      heading,
      kind: 'number',
      cell: thing => {
        const count = noAnswers(thing)?.[kind]
        return count === undefined ? undefined : textCell(wording.count(count))
      },
    }))
}

/** Why a node has no score, and what was left out of the others: below the table, one line each. */
export function nodeRemarks(nodes: readonly ReportNode[], wording: Wording): string[] {
  const { words } = wording
  return nodes.flatMap(node => {
    const title = shownName(wording.title(node))
    const reason = whyUndefined(node, wording)
    const excluded = node.excluded ?? []
    return [
      ...(node.value === undefined && reason !== undefined ? [`${title}: ${reason}`] : []),
      ...(excluded.length > 0
        ? [`${title}: ${words.excluded(excluded.map(shownName).join(', '))}`]
        : []),
    ]
  })
}
