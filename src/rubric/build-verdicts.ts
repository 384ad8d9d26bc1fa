/** Grades, verdicts and matrices of a file -> the same with their nodes found and their bounds in order. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import { builtRounding } from './build-scales.ts'
import { nodesOf } from './build-score-tree.ts'
import type { RubricFile } from './file-shape.ts'
import {
  type Choice,
  type Comparison,
  type Condition,
  codesOf,
  type Gate,
  type GateVariant,
  type GradeBand,
  type GradeTable,
  type Item,
  type Lookup,
  type ScoreNode,
} from './model.ts'
import {
  bandBound,
  bandOrder,
  claimId,
  conditionForm,
  elseMissing,
  unknownPart,
} from './references.ts'
import type { ValueOf } from './shape.ts'
import { placeAt } from './source-node.ts'
import type { FileCondition, gradesShape } from './verdict-shapes.ts'

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
    const conditionAs = (chosen: Nameable, found: Diagnostic[]): Condition => ({
      kind,
      conditions: builtConditions(kind, written[kind] ?? [], chosen, found),
      title: undefined,
      source: written.source,
    })
    const named = new Set((written[kind] ?? []).flatMap(choicesNamed))
    const variants = nameable.choices.flatMap(choice =>
      [...(named.has(choice.id) ? choice.ways.keys() : [])]
        .filter(way => way !== choice.taken)
        .map((way): GateVariant => {
          const choices = nameable.choices.map(each =>
            each === choice ? { ...each, taken: way } : each,
          )
          return { choice: choice.id, way, condition: conditionAs({ ...nameable, choices }, []) }
        }),
    )
    return {
      verdict: written.verdict,
      label: written.label,
      otherwise: written.otherwise,
      round: written.round && builtRounding(written.round),
      condition: conditionAs(nameable, problems),
      variants,
      source: written.source,
    }
  })
}

function choicesNamed({ choice, all = [], any = [], ways }: FileCondition): readonly string[] {
  const below = [...all, ...any, ...[...(ways?.values() ?? [])].flat()]
  return [...(choice === undefined ? [] : [choice]), ...below.flatMap(choicesNamed)]
}

/** Its `taken` is one of its ways. */
export function builtChoices(file: RubricFile, problems: Diagnostic[]): readonly Choice[] {
  const claimed = new Map<string, TextPlace>()
  return (file.choices ?? []).map(({ source, ...choice }) => {
    claimId(claimed, choice.id, placeAt(source, 'id'), problems)
    if (!choice.ways.has(choice.taken)) {
      const place = placeAt(source, 'taken')
      problems.push(unknownPart('way', choice.taken, choice.ways.keys(), place))
    }
    return choice
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

// Conditions of a file -> conditions with their subject found.

/** What a condition may name. */
export interface Nameable {
  readonly root: ScoreNode
  readonly items: readonly Item[]
  readonly choices: readonly Choice[]
}

const COMPARISONS: readonly Comparison[] = ['at-least', 'above', 'at-most', 'below']

function builtCondition(
  written: FileCondition,
  nameable: Nameable,
  problems: Diagnostic[],
): Condition | undefined {
  const about = { title: written.title, source: written.source }
  const subjects = [
    ...[written.all, written.any, written.choice],
    ...[written.node, written.each, written.item],
  ]
  const comparisons = COMPARISONS.filter(comparison => written[comparison] !== undefined)
  const comparison = comparisons[0]
  const bounds = comparisons.length + (written.is === undefined ? 0 : 1)
  const group = written.all ?? written.any
  const expectedBounds = group === undefined && written.choice === undefined ? 1 : 0
  if (
    subjects.filter(subject => subject !== undefined).length !== 1 ||
    bounds !== expectedBounds ||
    (written.choice === undefined) !== (written.ways === undefined)
  ) {
    problems.push(conditionForm(written.source.place))
    return undefined
  }
  if (group !== undefined) {
    const kind = written.all === undefined ? 'any' : 'all'
    return { kind, conditions: builtConditions(kind, group, nameable, problems), ...about }
  }
  if (written.choice !== undefined) return chosenCondition(written, nameable, problems)
  if (written.is !== undefined) return answerCondition(written, nameable, problems)
  const subject = subjectOf(written, nameable, problems)
  const threshold = comparison && written[comparison]
  if (subject === undefined || comparison === undefined || threshold === undefined) return undefined
  if ((threshold === 'target') !== 'items' in subject) {
    problems.push(conditionForm(written.source.place))
    return undefined
  }
  return { kind: 'compare', subject, comparison, threshold, ...about }
}

/** All ways are built, so that what is wrong with one is said whichever is taken. */
function chosenCondition(
  written: FileCondition,
  nameable: Nameable,
  problems: Diagnostic[],
): Condition | undefined {
  const known = nameable.choices.map(({ id }) => id)
  const choice = nameable.choices.find(({ id }) => id === written.choice)
  if (choice === undefined) {
    const place = placeAt(written.source, 'choice')
    problems.push(unknownPart('choice', written.choice ?? '', known, place))
    return undefined
  }
  const ways = new Map(
    [...(written.ways ?? [])].map(([way, conditions]) => {
      if (!choice.ways.has(way)) {
        const place = placeAt(written.source, 'ways', way)
        problems.push(unknownPart('way', way, choice.ways.keys(), place))
      }
      return [way, builtConditions('all', conditions, nameable, problems)] as const
    }),
  )
  const missing = [...choice.ways.keys()].filter(way => !ways.has(way))
  if (missing.length > 0) problems.push(conditionForm(placeAt(written.source, 'ways')))
  const conditions = ways.get(choice.taken) ?? []
  return { kind: 'all', conditions, title: written.title, source: written.source }
}

function builtConditions(
  kind: 'all' | 'any',
  written: readonly FileCondition[],
  nameable: Nameable,
  problems: Diagnostic[],
): readonly Condition[] {
  return written.flatMap(each => {
    const built = builtCondition(each, nameable, problems)
    if (built === undefined) return []
    // What is chosen among conditions that must all hold stands among them, as if it were written there.
    return kind === 'all' && each.choice !== undefined && built.kind === 'all'
      ? built.conditions
      : [built]
  })
}

function answerCondition(
  written: FileCondition,
  { items }: Nameable,
  problems: Diagnostic[],
): Condition | undefined {
  const item = items.find(each => each.id === written.item)
  if (item === undefined) {
    if (written.item === undefined) problems.push(conditionForm(written.source.place))
    else problems.push(unknownItem(written, written.item, items))
    return undefined
  }
  const codes = typeof written.is === 'string' ? [written.is] : (written.is ?? [])
  const known = codesOf(item)
  for (const code of codes) {
    if (!known.includes(code))
      problems.push(unknownPart('code', code, known, placeAt(written.source, 'is')))
  }
  return { kind: 'answer', item: item.id, codes, title: written.title, source: written.source }
}

type Subject = Extract<Condition, { kind: 'compare' }>['subject']

function subjectOf(
  written: FileCondition,
  { root, items }: Nameable,
  problems: Diagnostic[],
): Subject | undefined {
  const nodes = nodesOf(root)
  const known = nodes.map(node => node.id)
  if (written.node !== undefined) {
    if (known.includes(written.node)) return { node: written.node }
    problems.push(unknownPart('node', written.node, known, placeAt(written.source, 'node')))
    return undefined
  }
  if (typeof written.each === 'object') {
    const unknown = written.each.flat().filter(id => !known.includes(id))
    for (const id of unknown)
      problems.push(unknownPart('node', id, known, placeAt(written.source, 'each')))
    return unknown.length === 0 ? { sums: written.each } : undefined
  }
  if (written.each === 'target') return { items: 'with-target' }
  if (written.each !== undefined) {
    const levels = new Set(nodes.flatMap(node => node.level ?? []))
    if (levels.has(written.each)) return { level: written.each }
    problems.push(unknownPart('level', written.each, levels, placeAt(written.source, 'each')))
    return undefined
  }
  if (items.some(item => item.id === written.item)) return { item: written.item ?? '' }
  problems.push(unknownItem(written, written.item ?? '', items))
  return undefined
}

function unknownItem(written: FileCondition, name: string, items: readonly Item[]): Diagnostic {
  return unknownPart(
    'item',
    name,
    items.map(item => item.id),
    placeAt(written.source, 'item'),
  )
}
