/** Two rubrics, or two editions of one -> everything that differs between them, in words. */
import { exactAndRounded } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import type { Exact } from '../../math/exact.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { codesOf, type Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import type { Scored } from '../../score/conditions.ts'
import { scoredWorksheet } from '../../score/score-rubric.ts'
import { scoredNodesOf, scoreValue } from '../../score/scored-node.ts'
import { gradedNodes } from '../../score/verdicts.ts'
import { endRow, endSheet, rowOf, scoredRows } from '../score-rows.ts'
import { type Difference, difference, paired, scoreChange } from './difference.ts'
import {
  columnDifferences,
  itemDifferences,
  scaleDifferences,
  untoldDifferences,
  wordDifferences,
} from './item-differences.ts'
import { bandDifferences, gateDifferences, scoreDifferences } from './score-differences.ts'

export function rubricDifferences(old: Rubric, now: Rubric): readonly Difference[] {
  const told = [
    ...aboutDifferences(old, now),
    ...wordDifferences(old, now),
    ...itemDifferences(old, now),
    ...columnDifferences(old, now),
    ...scaleDifferences(old, now),
    ...scoreDifferences(old, now),
    ...bandDifferences(old, now),
    ...gateDifferences(old, now),
    ...reachDifferences(old, now),
  ]
  return told.length > 0 ? told : [...untoldDifferences(old, now)]
}

function* aboutDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  if (old.id !== now.id)
    yield difference('about', `id: ${old.id} → ${now.id}`, `id: ${old.id} → ${now.id}`)
  if (old.edition !== now.edition)
    yield difference(
      'about',
      `edisi: ${old.edition} → ${now.edition}`,
      `edition: ${old.edition} → ${now.edition}`,
    )
  if (old.kind !== now.kind)
    yield difference('about', `jenis: ${old.kind} → ${now.kind}`, `kind: ${old.kind} → ${now.kind}`)
  const titles = [old.title.id ?? old.title.en, now.title.id ?? now.title.en]
  if (titles[0] !== titles[1])
    yield difference('about', `judul: ${titles.join(' → ')}`, `title: ${titles.join(' → ')}`)
  if (old.codebookFingerprint !== now.codebookFingerprint)
    yield difference(
      'about',
      'hitungan jawaban keduanya tidak dapat digabungkan (id, butir, kode, atau aturan perhitungan per responden berbeda)',
      'counts made with one cannot be merged with the other (id, items, codes or policies per person differ)',
    )
}

// Two rubrics -> what the same answers come to under each: what can be reached, and where grades change.

/** Levels are compared one by one; those that only one of the two has are told elsewhere. */
function* reachDifferences(old: Rubric, now: Rubric): Generator<Difference> {
  const { both } = paired(rubricAtEachLevel(old), rubricAtEachLevel(now), each => each.level ?? '')
  const perLevel = both.map(([before, after]) => ({
    level: after.level,
    found: [...reachAtLevel(before, after)],
  }))
  const [first] = perLevel
  const isEverywhere = ({ words }: Difference) =>
    perLevel.every(({ found }) => found.some(each => each.words.en === words.en))
  for (const { level, found } of perLevel) {
    for (const each of found) {
      // What comes out alike at each level is told once, and without one.
      if (isEverywhere(each)) {
        if (found === first?.found) yield each
        continue
      }
      const { id, en } = each.words
      yield difference('reach', `tingkat ${level}: ${id}`, `level ${level}: ${en}`)
    }
  }
}

function* reachAtLevel(old: Rubric, now: Rubric): Generator<Difference> {
  const known = new Set(nodesOf(old.score).map(node => node.id))
  for (const end of ['lowest', 'highest'] as const) {
    const before = valuesOf(scoredAtEnd(old, end))
    for (const [id, value] of valuesOf(scoredAtEnd(now, end))) {
      const earlier = before.get(id)
      if (!known.has(id) || earlier === undefined || earlier.equals(value)) continue
      const { id: words, en } = scoreChange(earlier, value)
      yield difference(
        'reach',
        `nilai ${end === 'lowest' ? 'terendah' : 'tertinggi'} ${id}: ${words}`,
        `${end === 'lowest' ? 'lowest' : 'highest'} score of ${id}: ${en}`,
      )
    }
  }
  yield* uniformAnswers(old, now)
}

function scoredAtEnd(rubric: Rubric, end: 'lowest' | 'highest'): Scored {
  return rubric.kind === 'worksheet'
    ? scoredWorksheet(rubric, [endSheet(rubric, end)])
    : scoredRows(rubric, [endRow(rubric, end)])
}

/** Branches only: what an item can reach is told with its scale. */
function valuesOf({ root }: Scored): ReadonlyMap<string, Exact> {
  return new Map(
    scoredNodesOf(root).flatMap((scored): [string, Exact][] => {
      const value = scoreValue(scored)
      return value === undefined || scored.node.item !== undefined ? [] : [[scored.node.id, value]]
    }),
  )
}

/** The same answer everywhere, for each answer of the scale; only where both have one and the same codes. */
function* uniformAnswers(old: Rubric, now: Rubric): Generator<Difference> {
  const [codes, others] = [commonCodes(now), commonCodes(old)]
  if (codes === undefined || others === undefined || codes.join() !== others.join()) return
  for (const [position, code] of codes.entries()) {
    const [before, after] = [old, now].map(rubric => outcome(rubric, position))
    if (before === undefined || after === undefined || before.en === after.en) continue
    yield difference(
      'reach',
      `semua jawaban ${code}: ${before.id} → ${after.id}`,
      `all answers ${code}: ${before.en} → ${after.en}`,
    )
  }
}

function commonCodes(rubric: Rubric): readonly string[] | undefined {
  const lists = rubric.items.map(codesOf)
  const [first] = lists
  if (first === undefined || first.length === 0) return undefined
  return lists.every(list => list.join() === first.join()) ? first : undefined
}

function outcome(rubric: Rubric, position: number): Required<Localized> | undefined {
  const scored = scoredRows(rubric, [rowOf(rubric, () => ({ code: position, number: undefined }))])
  const value = scoreValue(scored.root)
  if (value === undefined) return undefined
  const graded = gradedNodes(scored).find(({ node }) => node.node === rubric.score)
  const grade = graded?.grade === undefined ? '' : ` (${graded.grade.grade})`
  const { id, en } = exactAndRounded(value)
  return { id: id + grade, en: en + grade }
}
