/** A list of things and what could be said of each -> a table with only the columns that say something. */
import type { Cell, Column } from '../blocks.ts'
import { UNDEFINED_MARK } from '../wording.ts'

export interface OptionalColumn<T> extends Column {
  /** Undefined where there is nothing to say of this one. */
  readonly cell: (thing: T) => Cell | undefined
  /** Shown even where no row has anything in it. */
  readonly always?: boolean
}

export function tableOf<T>(
  things: readonly T[],
  columns: readonly OptionalColumn<T>[],
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] } {
  const used = columns.filter(
    column => column.always === true || things.some(thing => column.cell(thing) !== undefined),
  )
  return {
    columns: used.map(({ heading, kind, spare = false }) => ({ heading, kind, spare })),
    rows: things.map(thing => used.map(column => column.cell(thing) ?? emptyCell(column.kind))),
  }
}

function emptyCell(kind: Column['kind']): Cell {
  if (kind === 'bar') return { text: '' }
  return { text: kind === 'number' ? UNDEFINED_MARK : '', emphasis: 'faint' }
}
