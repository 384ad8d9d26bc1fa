/** Grades, gates and matrices of a rubric -> mutations of their bounds, conditions and cells. */
import { type Exact, exact } from '../../math/exact.ts'
import { entryOf, type SourceMap, type SourceNode } from '../../rubric/source-node.ts'
import {
  changeAt,
  type Mutation,
  mapsBelow,
  otherWords,
  type Path,
  type Subject,
  scalarAt,
  shifted,
  textAt,
  valueAt,
  withValue,
} from './mutation.ts'
import { roundMutations } from './score-mutations.ts'

export function* verdictMutations(root: SourceMap): Generator<Mutation> {
  const grades = entryOf(root, 'grades')?.value
  if (grades?.kind === 'map') yield* tableMutations(root, ['grades'])
  if (grades?.kind === 'list') {
    for (const position of grades.items.keys()) yield* tableMutations(root, ['grades', position])
  }
  const gates = entryOf(root, 'gates')?.value
  for (const [position, gate] of gates?.kind === 'list' ? gates.items.entries() : []) {
    const name = textAt(gate, ['verdict']) ?? ''
    yield* conditionsBelow(root, ['gates', position], name)
    yield* roundMutations(root, ['gates', position, 'round'], about('gate', name, 'round'))
  }
  const choices = entryOf(root, 'choices')?.value
  for (const [position, choice] of choices?.kind === 'list' ? choices.items.entries() : []) {
    const ways = valueAt(choice, ['ways'])
    const known = ways?.kind === 'map' ? ways.entries.map(({ key }) => key) : []
    const subject = about('policy', textAt(choice, ['id']) ?? '', 'taken')
    yield* otherWords(root, ['choices', position, 'taken'], subject, known)
  }
  yield* lookupMutations(root)
}

function* tableMutations(root: SourceMap, path: Path): Generator<Mutation> {
  const digits = textAt(root, [...path, 'round', 'digits'])
  const unit: Exact | undefined = digits === undefined ? undefined : exact(1, 10n ** BigInt(digits))
  yield* roundMutations(root, [...path, 'round'], about('policy', 'grades', 'round'))
  const bands = valueAt(root, [...path, 'bands'])
  for (const [position, band] of bands?.kind === 'list' ? bands.items.entries() : []) {
    const at = [...path, 'bands', position]
    const name = textAt(band, ['grade']) ?? ''
    for (const key of ['from', 'above']) {
      if (textAt(band, [key]) === undefined) continue
      const subject = about('bound', name, key)
      yield* shifted(root, [...at, key], subject, unit)
      yield* renamedKey(root, at, key, key === 'from' ? 'above' : 'from', subject)
    }
    if (valueAt(band, ['only-if']) === undefined) continue
    const subject = about('gate', name, 'only-if')
    const open = withValue(root, [...at, 'only-if'], undefined)
    const source = open && withValue(open, [...at, 'else'], undefined)
    const bare = source && withValue(source, [...at, 'else-label'], undefined)
    if (bare?.kind === 'map')
      yield { ...subject, place: band.place, from: 'only-if', to: '–', source: bare }
    yield* conditionsBelow(root, [...at, 'only-if'], name)
  }
}

const OPPOSITES: Readonly<Record<string, string>> = {
  'at-least': 'above',
  above: 'at-least',
  'at-most': 'below',
  below: 'at-most',
}

/** Each bound one unit up and down, inclusive against exclusive, each condition left out, `all` against `any`. */
function* conditionsBelow(root: SourceMap, path: Path, name: string): Generator<Mutation> {
  for (const [map, at] of mapsBelow(root, path)) {
    for (const [key, opposite] of Object.entries(OPPOSITES)) {
      if (textAt(map, [key]) === undefined) continue
      const subject = about('bound', name, key)
      yield* shifted(root, [...at, key], subject)
      yield* renamedKey(root, at, key, opposite, subject)
    }
    for (const key of ['all', 'any']) {
      const list = entryOf(map, key)?.value
      if (list?.kind !== 'list' || list.items.length < 2) continue
      const subject = about('gate', name, key)
      yield* renamedKey(root, at, key, key === 'all' ? 'any' : 'all', subject)
      for (const position of list.items.keys()) {
        const what = {
          id: `syarat ke-${position + 1} dari ${name}`,
          en: `condition ${position + 1} of ${name}`,
        }
        yield* changeAt(
          root,
          [...at, key, position],
          { kind: 'gate', what },
          undefined,
          asWritten(list.items[position]),
        )
      }
    }
    yield* codeMutations(root, [...at, 'is'], about('gate', name, 'is'))
    yield* sumMutations(root, [...at, 'each'], about('gate', name, 'each'))
  }
}

/** `node: A, at-least: 40`: a condition by its own texts; what lies deeper is cut short. */
function asWritten(condition: SourceNode | undefined): string {
  if (condition?.kind !== 'map') return '…'
  const parts = condition.entries.filter(({ key }) => key !== 'title')
  return parts
    .map(({ key, value }) => `${key}: ${value.kind === 'scalar' ? value.text : '…'}`)
    .join(', ')
}

/** `each: [[a, b], [c, d]]`: each sum left out. */
function* sumMutations(root: SourceMap, path: Path, subject: Subject): Generator<Mutation> {
  const sums = valueAt(root, path)
  if (sums?.kind !== 'list' || sums.items.length < 2) return
  for (const position of sums.items.keys())
    yield* changeAt(root, [...path, position], subject, undefined, `${position + 1}`)
}

/** `is: [WTP, WDP]`: each code left out. */
function* codeMutations(root: SourceMap, path: Path, subject: Subject): Generator<Mutation> {
  const codes = valueAt(root, path)
  if (codes?.kind !== 'list' || codes.items.length < 2) return
  for (const [position, code] of codes.items.entries()) {
    const from = code.kind === 'scalar' ? code.text : '…'
    yield* changeAt(root, [...path, position], subject, undefined, from)
  }
}

function* renamedKey(
  root: SourceMap,
  path: Path,
  key: string,
  other: string,
  subject: Subject,
): Generator<Mutation> {
  const node = valueAt(root, path)
  const entry = node?.kind === 'map' ? entryOf(node, key) : undefined
  if (node?.kind !== 'map' || entry === undefined) return
  const entries = node.entries.map(each => (each === entry ? { ...each, key: other } : each))
  const source = withValue(root, path, { ...node, entries })
  if (source?.kind === 'map')
    yield { ...subject, place: entry.keyPlace, from: key, to: other, source }
}

function* lookupMutations(root: SourceMap): Generator<Mutation> {
  const lookups = entryOf(root, 'lookups')?.value
  for (const [position, lookup] of lookups?.kind === 'list' ? lookups.items.entries() : []) {
    const name = textAt(lookup, ['id']) ?? ''
    const rows = valueAt(lookup, ['table'])
    for (const row of rows?.kind === 'map' ? rows.entries : []) {
      for (const cell of row.value.kind === 'map' ? row.value.entries : []) {
        const path = ['lookups', position, 'table', row.key, cell.key]
        const place = cell.value.place
        const source = withValue(root, path, scalarAt(place, '≠'))
        const what = {
          id: `sel ${row.key}/${cell.key} pada ${name}`,
          en: `cell ${row.key}/${cell.key} of ${name}`,
        }
        if (source?.kind === 'map') yield { kind: 'gate', what, place, from: '…', to: '≠', source }
      }
    }
  }
}

function about(kind: Subject['kind'], name: string, key: string): Subject {
  return { kind, what: { id: `\`${key}\` pada ${name}`, en: `\`${key}\` of ${name}` } }
}
