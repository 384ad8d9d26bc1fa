/** Grades, verdicts and matrices of a file -> the same with their nodes found and their bounds in order. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { builtCondition, builtConditions, type Nameable } from './build-conditions.ts'
import { builtRounding } from './build-scales.ts'
import { nodesOf } from './build-score-tree.ts'
import type { RubricFile } from './file-shape.ts'
import type { gradesShape } from './grade-shapes.ts'
import { claimId, unknownPart } from './named-parts.ts'
import { bandBound, bandOrder, elseMissing } from './reference-diagnostics.ts'
import type { ValueOf } from './shape.ts'
import { placeAt } from './source-node.ts'
import type { Gate, GradeBand, GradeTable, Lookup } from './verdict-model.ts'

type FileGrades = ValueOf<typeof gradesShape>
type FileBand = FileGrades['bands'][number]

export function builtGradeTables(
  file: RubricFile,
  nameable: Nameable,
  problems: Diagnostic[],
): readonly GradeTable[] {
  const written =
    file.grades === undefined ? [] : 'bands' in file.grades ? [file.grades] : file.grades
  return written.map(table => ({
    nodes: gradedNodes(table, nameable, problems),
    round: table.round && builtRounding(table.round),
    bands: builtBands(table.bands, nameable, problems),
    alternativeRounds: (table['other-rounds'] ?? []).map(round =>
      round === 'none' ? round : builtRounding(round),
    ),
    source: table.source,
  }))
}

function gradedNodes(
  table: FileGrades,
  { root }: Nameable,
  problems: Diagnostic[],
): readonly string[] {
  const branches = nodesOf(root).filter(node => node.item === undefined)
  if (table.of === 'all') return branches.map(node => node.id)
  const named = typeof table.of === 'string' ? [table.of] : (table.of ?? [root.id])
  const known = nodesOf(root).map(node => node.id)
  for (const name of named) {
    if (!known.includes(name))
      problems.push(unknownPart('node', name, known, placeAt(table.source, 'of')))
  }
  return named
}

function builtBands(
  written: readonly FileBand[],
  nameable: Nameable,
  problems: Diagnostic[],
): readonly GradeBand[] {
  const bands = written.map(band => builtBand(band, nameable, problems))
  for (const [position, band] of bands.entries()) {
    const isLast = position === bands.length - 1
    const place = band.source.place
    if (band.bound === undefined && !isLast) problems.push(bandBound(place, { grade: band.grade }))
    const previous = bands[position - 1]?.bound
    if (band.bound !== undefined && previous !== undefined) {
      const order = band.bound.value.compare(previous.value)
      const reachable = order < 0 || (order === 0 && band.bound.inclusive && !previous.inclusive)
      if (!reachable) problems.push(bandOrder(place, { grade: band.grade }))
    }
  }
  return bands
}

function builtBand(written: FileBand, nameable: Nameable, problems: Diagnostic[]): GradeBand {
  const { from, above, 'only-if': onlyIf, else: otherwise } = written
  if (from !== undefined && above !== undefined) {
    problems.push(bandBound(written.source.place, { grade: written.grade }))
  }
  if ((onlyIf === undefined) !== (otherwise === undefined)) {
    problems.push(elseMissing(written.source.place, { grade: written.grade }))
  }
  const value = from ?? above
  return {
    grade: written.grade,
    label: written.label,
    bound: value && { value, inclusive: from !== undefined },
    onlyIf: onlyIf && builtCondition(onlyIf, nameable, problems),
    otherwise:
      otherwise === undefined ? undefined : { grade: otherwise, label: written['else-label'] },
    source: written.source,
  }
}

export function builtGates(
  file: RubricFile,
  nameable: Nameable,
  problems: Diagnostic[],
): readonly Gate[] {
  const taken = new Map<string, TextPlace>()
  return (file.gates ?? []).map(written => {
    claimId(taken, written.verdict, placeAt(written.source, 'verdict'), problems)
    const kind = written.any === undefined ? 'all' : 'any'
    const conditions = builtConditions(written[kind] ?? [], nameable, problems)
    return {
      verdict: written.verdict,
      label: written.label,
      otherwise: written.otherwise,
      round: written.round && builtRounding(written.round),
      condition: { kind, conditions, title: undefined, source: written.source },
      source: written.source,
    }
  })
}

export function builtLookups(
  file: RubricFile,
  nameable: Nameable,
  problems: Diagnostic[],
): readonly Lookup[] {
  const known = [
    ...nodesOf(nameable.root).map(node => node.id),
    ...nameable.items.map(item => item.id),
  ]
  return (file.lookups ?? []).map(written => {
    for (const side of ['rows', 'columns'] as const) {
      if (known.includes(written[side])) continue
      problems.push(unknownPart('node', written[side], known, placeAt(written.source, side)))
    }
    const { id, title, rows, columns, table, source } = written
    return { id, title, rows, columns, table, source }
  })
}
