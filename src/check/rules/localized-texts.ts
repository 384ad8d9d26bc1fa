/** A rubric -> every text that is written in it for readers, with its place and the languages it has. */
import type { TextPlace } from '../../diagnostics/place.ts'
import type { Localized } from '../../language/language.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import type { Rubric } from '../../rubric/model.ts'
import { entryOf, placeAt, type SourceMap, type SourceNode } from '../../rubric/source-node.ts'
import { conditionLists } from '../condition-lists.ts'

export type TextKind =
  | 'about'
  | 'group'
  | 'label'
  | 'item'
  | 'option'
  | 'evidence'
  | 'title'
  | 'verdict'

export interface WrittenText {
  readonly kind: TextKind
  readonly text: Localized
  readonly place: TextPlace
}

/** What is not written, such as the title of a node that is its id, is not among them. */
export function localizedTexts(rubric: Rubric): readonly WrittenText[] {
  const { source } = rubric
  const words = mapAt(source, 'words')
  return [
    ...written('about', source, 'title', rubric.title),
    ...written('about', source, 'notice', rubric.notice),
    ...rubric.basis.flatMap(basis => written('about', basis.source, 'note', basis.note)),
    ...Object.entries(rubric.words).flatMap(([key, text]) =>
      written('about', words, key === 'gradeLabel' ? 'grade-label' : key, text),
    ),
    ...rubric.levels.flatMap(level => written('group', level.source, 'title', level.title)),
    ...[...rubric.groups, ...rubric.profile].flatMap(group => [
      ...written('group', group.source, 'title', group.title),
      ...group.values.flatMap(({ label }, position) =>
        writtenAt('group', group.source, label, 'values', position, 'label'),
      ),
    ]),
    ...[...rubric.scales.values()].flatMap(({ categories }) =>
      categories.flatMap(category => written('label', category.source, 'label', category.label)),
    ),
    ...itemTexts(rubric),
    ...nodesOf(rubric.score).flatMap(node => written('title', node.source, 'title', node.title)),
    ...verdictTexts(rubric),
  ]
}

function itemTexts({ items }: Rubric): readonly WrittenText[] {
  return items.flatMap(({ source, text, guidance, evidence, options }) => [
    ...written('item', source, 'text', text),
    ...written('item', source, 'guidance', guidance),
    ...evidence.flatMap((each, position) =>
      writtenAt('evidence', source, each, 'evidence', position),
    ),
    ...[...options].flatMap(([code, each]) => writtenAt('option', source, each, 'options', code)),
  ])
}

function verdictTexts(rubric: Rubric): readonly WrittenText[] {
  return [
    ...rubric.grades.flatMap(({ bands }) =>
      bands.flatMap(band => [
        ...written('verdict', band.source, 'label', band.label),
        ...written('verdict', band.source, 'else-label', band.otherwise?.label),
      ]),
    ),
    ...rubric.gates.flatMap(gate => [
      ...written('verdict', gate.source, 'label', gate.label),
      ...written('verdict', gate.source, 'otherwise', gate.otherwise),
    ]),
    ...conditionLists(rubric).flatMap(({ conditions }) =>
      conditions.flatMap(condition =>
        written('verdict', condition.source, 'title', condition.title),
      ),
    ),
    ...rubric.lookups.flatMap(lookup => [
      ...written('verdict', lookup.source, 'title', lookup.title),
      ...[...lookup.table].flatMap(([row, cells]) =>
        [...cells].flatMap(([column, text]) =>
          writtenAt('verdict', lookup.source, text, 'table', row, column),
        ),
      ),
    ]),
    ...rubric.columnCautions.flatMap(({ source }) => {
      // The model fills in the missing language; what is written decides here.
      const message = mapAt(source, 'message')
      const has = (language: 'id' | 'en') => entryOf(message, language) !== undefined
      const text = { ...(has('id') ? { id: ' ' } : {}), ...(has('en') ? { en: ' ' } : {}) }
      return writtenAt(
        'verdict',
        source,
        message.entries.length === 0 ? { id: ' ' } : text,
        'message',
      )
    }),
  ]
}

function written(
  kind: TextKind,
  source: SourceNode,
  key: string,
  text: Localized | undefined,
): WrittenText[] {
  const entry = source.kind === 'map' ? entryOf(source, key) : undefined
  return text === undefined || entry === undefined ? [] : [{ kind, text, place: entry.value.place }]
}

function writtenAt(
  kind: TextKind,
  source: SourceNode,
  text: Localized,
  ...path: readonly (string | number)[]
): WrittenText[] {
  return [{ kind, text, place: placeAt(source, ...path) }]
}

function mapAt(source: SourceMap, key: string): SourceMap {
  const value = entryOf(source, key)?.value
  return value?.kind === 'map' ? value : { ...source, entries: [] }
}
