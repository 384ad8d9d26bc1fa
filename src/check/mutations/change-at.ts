/** A path in a rubric's source and new values for what stands there -> mutations. */
import type { Localized } from '../../language/language.ts'
import { numberAsWritten } from '../../language/shown-number.ts'
import { type Exact, exact, parseExact } from '../../math/exact.ts'
import type { SourceMap } from '../../rubric/source-node.ts'
import { placeAt } from '../../rubric/source-node.ts'
import {
  type Mutation,
  type MutationKind,
  type Path,
  scalarAt,
  textAt,
  valueAt,
  withValue,
} from './mutation.ts'

export interface Subject {
  readonly kind: MutationKind
  readonly what: Required<Localized>
}

/** `to` undefined: what stands there is taken away. `from` says what holds where nothing is written. */
export function changeAt(
  root: SourceMap,
  path: Path,
  subject: Subject,
  to: string | Exact | undefined,
  from = textAt(root, path) ?? '–',
): Mutation[] {
  // What is not written is told at the name of the node that does not say it.
  const isWritten = valueAt(root, path) !== undefined
  const place = isWritten ? placeAt(root, ...path) : placeAt(root, ...path.slice(0, -1), 'id')
  const value = to === undefined ? undefined : scalarAt(place, to)
  const source = withValue(root, path, value)
  if (source?.kind !== 'map') return []
  const shown = to === undefined ? '–' : typeof to === 'string' ? to : numberAsWritten(to)
  return [{ ...subject, place, from, to: shown, source }]
}

/** Each of the other words that may stand there. */
export function otherWords(
  root: SourceMap,
  path: Path,
  subject: Subject,
  words: readonly string[],
): Mutation[] {
  const written = textAt(root, path)
  if (written === undefined) return []
  return words.filter(word => word !== written).flatMap(word => changeAt(root, path, subject, word))
}

/** One unit up and one down; `unit` is that of the last digit written unless it is given. */
export function shifted(root: SourceMap, path: Path, subject: Subject, unit?: Exact): Mutation[] {
  const written = textAt(root, path)
  const isPercent = written?.endsWith('%') === true
  const number = written && parseExact(isPercent ? written.slice(0, -1).trim() : written)
  if (number === undefined || number === '') return []
  const step = unit ?? lastDigit(written ?? '')
  return [number.add(step), number.sub(step)].flatMap(other => {
    const text = numberAsWritten(other) + (isPercent ? '%' : '')
    return changeAt(root, path, subject, text)
  })
}

/** 88.31 -> 0.01, 65 -> 1, 1/9 -> 1/9. */
function lastDigit(written: string): Exact {
  const denominator = /\/(\d+)$/.exec(written)?.[1]
  if (denominator !== undefined) return exact(1, BigInt(denominator))
  const decimals = /\.(\d+)%?$/.exec(written)?.[1]?.length ?? 0
  return exact(1, 10n ** BigInt(decimals))
}
