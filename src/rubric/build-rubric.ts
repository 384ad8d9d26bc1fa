/** A rubric file that has the right form -> the model, or what does not fit together in it. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { TextPlace } from '../diagnostics/place.ts'
import type { groupShape } from './about-shapes.ts'
import type { Nameable } from './build-conditions.ts'
import { builtGates, builtGradeTables, builtLookups } from './build-grades.ts'
import { builtItems } from './build-items.ts'
import { builtScales } from './build-scales.ts'
import { builtScoreTree } from './build-score-tree.ts'
import { levelProblems } from './check-levels.ts'
import { reductionProblems } from './check-reductions.ts'
import type { RubricFile } from './file-shape.ts'
import { fingerprinted, type Unprinted } from './fingerprints.ts'
import type { Basis, ColumnCaution, Group, Rubric, RubricTest } from './model.ts'
import { claimId, unknownPart } from './named-parts.ts'
import { testAnswers } from './reference-diagnostics.ts'
import type { ValueOf } from './shape.ts'
import { placeAt } from './source-node.ts'

/** Adds to `problems`; the rubric is good only if none of them is an error. */
export function builtRubric(file: RubricFile, problems: Diagnostic[]): Rubric {
  const scales = builtScales(file, problems)
  const items = builtItems(file, scales, problems)
  const root = builtScoreTree(file, items, problems)
  problems.push(...reductionProblems(root, file.kind))
  const nameable: Nameable = { root, items }
  const taken = new Map<string, TextPlace>()
  const rubric = {
    id: file.rubric,
    edition: file.edition,
    title: file.title,
    kind: file.kind,
    basis: file.basis.map(builtBasis),
    notice: file.notice,
    words: builtWords(file.words),
    groups: (file.groups ?? []).map(group => builtGroup(group, taken, problems)),
    profile: (file.profile ?? []).map(group => builtGroup(group, taken, problems)),
    timeColumns: file.time ?? [],
    levels: (file.levels ?? []).map(({ id, title, source }) => ({ id, title, source })),
    level: undefined,
    scales,
    items,
    score: root,
    grades: builtGradeTables(file, nameable, problems),
    gates: builtGates(file, nameable, problems),
    lookups: builtLookups(file, nameable, problems),
    policies: { blank: file.blank ?? 'incomplete' },
    shownDigits: file.shown?.digits ?? 2,
    tests: (file.tests ?? []).map(test => builtTest(test, problems)),
    columnCautions: (file['column-cautions'] ?? []).map(builtColumnCaution),
    source: file.source,
  } satisfies Unprinted
  problems.push(...levelProblems(rubric), ...itemBasisProblems(rubric))
  return fingerprinted(rubric)
}

function builtBasis({
  name,
  part,
  url,
  covers,
  verified,
  note,
  source,
}: RubricFile['basis'][number]): Basis {
  return { name, part, url, covers, verified, note, source }
}

function builtGroup(
  written: ValueOf<typeof groupShape>,
  taken: Map<string, TextPlace>,
  problems: Diagnostic[],
): Group {
  claimId(taken, written.id, placeAt(written.source, 'id'), problems)
  const values = (written.values ?? []).map(({ label, also, from, to }) => ({
    label,
    also: also ?? [],
    from,
    to,
  }))
  const { id, title, columns, source } = written
  return { id, title, columns: columns ?? [], values, source }
}

function builtWords(written: RubricFile['words']): Rubric['words'] {
  if (written === undefined) return {}
  const { source: _source, 'grade-label': gradeLabel, ...words } = written
  return gradeLabel === undefined ? words : { ...words, gradeLabel }
}

function builtColumnCaution(
  written: NonNullable<RubricFile['column-cautions']>[number],
): ColumnCaution {
  const { id = written.message.en ?? '', en = id } = written.message
  return { columns: written.columns, message: { id, en }, source: written.source }
}

function builtTest(
  written: NonNullable<RubricFile['tests']>[number],
  problems: Diagnostic[],
): RubricTest {
  if ((written.answers === undefined) === (written.rows === undefined)) {
    problems.push(testAnswers(written.source.place, { name: written.name }))
  }
  const rows = written.rows ?? (written.answers === undefined ? [] : [written.answers])
  const { name, level, blanks, expect, source } = written
  return { name, level, blanks, rows, expect, source }
}

function itemBasisProblems({ items, basis }: Unprinted): Diagnostic[] {
  const names = basis.map(({ name }) => name)
  return items.flatMap(item =>
    item.basis === undefined || names.includes(item.basis)
      ? []
      : [unknownPart('basis', item.basis, names, placeAt(item.source, 'basis'))],
  )
}
