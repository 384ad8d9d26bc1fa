/** A rubric -> what goes wrong at its edges: lowest and highest answers, each bound, nothing applicable, one answer missing. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { shownNumber } from '../language/shown-number.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { Rubric, ScoreNode } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { placeAt } from '../rubric/source-node.ts'
import { decideGates } from '../score/decide-verdicts.ts'
import { gradedNodes } from '../score/grade.ts'
import { scoredNodesOf, scoreValue } from '../score/scored-node.ts'
import { boundFindings } from './bound-cases.ts'
import { scoredRows } from './score-rows.ts'
import { endRow, noAnswerRow, withoutAnswer } from './uniform-answers.ts'

export const scoreWithoutGrade = defineDiagnostic({
  code: 'check/score-without-grade',
  severity: 'error',
  message: {
    en: 'A score of {value} on `{node}` gets no grade: no band reaches down to it.',
    id: 'Nilai {value} pada `{node}` tidak mendapat predikat: tidak ada rentang yang mencakupnya.',
  },
  remedy: {
    en: 'Leave the bound of the last band out, or lower it to {value}.',
    id: 'Hapus batas pada rentang terakhir, atau turunkan sampai {value}.',
  },
})

export const scoreFromNothing = defineDiagnostic({
  code: 'check/score-from-nothing',
  severity: 'error',
  message: {
    en: 'Where nothing applies, `{node}` still scores {value}.',
    id: 'Bila tidak ada yang berlaku, `{node}` tetap bernilai {value}.',
  },
  remedy: {
    en: 'What does not apply must not count. Look at `when-denominator-zero` and `not-applicable`.',
    id: 'Yang tidak berlaku tidak boleh ikut dihitung. Periksa `when-denominator-zero` dan `not-applicable`.',
  },
})

export const gateHoldsOnNothing = defineDiagnostic({
  code: 'check/gate-holds-on-nothing',
  severity: 'warning',
  message: {
    en: 'The gate `{verdict}` holds even where nothing applies: no condition of it needs a score.',
    id: 'Syarat `{verdict}` terpenuhi juga bila tidak ada yang berlaku: tidak satu pun membutuhkan nilai.',
  },
  remedy: {
    en: 'Add a condition on the total, such as `{ node: {root}, at-least: … }`.',
    id: 'Tambahkan syarat pada nilai total, seperti `{ node: {root}, at-least: … }`.',
  },
})

export const missingCountsAsZero = defineDiagnostic({
  code: 'check/missing-counts-as-zero',
  severity: 'warning',
  message: {
    en: 'With one answer left out and the rest at their best, `{node}` falls from {full} to {value}: in a sum, what is missing counts as 0.',
    id: 'Bila satu jawaban kosong dan sisanya terbaik, `{node}` turun dari {full} menjadi {value}: dalam penjumlahan, yang kosong terhitung 0.',
  },
  remedy: {
    en: 'Use `aggregate: average`, or leave `missing: exclude` out so that the score is undefined.',
    id: 'Pakai `aggregate: average`, atau hapus `missing: exclude` agar nilainya tidak terdefinisi.',
  },
})

/** Each level of a rubric with levels is a rubric of its own here. */
export function edgeCaseFindings(rubric: Rubric): Diagnostic[] {
  return rubricAtEachLevel(rubric).flatMap(findingsAtLevel)
}

function findingsAtLevel(rubric: Rubric): Diagnostic[] {
  return [
    ...ungradedEnds(rubric),
    ...boundFindings(rubric),
    ...nothingApplies(rubric),
    ...oneMissing(rubric),
  ]
}

/** One finding a table: the lowest score that has no grade. */
function ungradedEnds(rubric: Rubric): Diagnostic[] {
  const told = new Set<unknown>()
  return (['lowest', 'highest'] as const).flatMap(end => {
    const graded = gradedNodes(scoredRows(rubric, [endRow(rubric, end)]))
    return graded.flatMap(({ node, table, grade }) => {
      const value = scoreValue(node)
      const hasOpenBand = table.bands.some(band => band.bound === undefined || band.onlyIf)
      if (grade !== undefined || value === undefined || hasOpenBand || told.has(table)) return []
      told.add(table)
      const place = table.bands.at(-1)?.source ?? table.source
      return [
        scoreWithoutGrade(placeAt(place, 'from'), {
          node: node.node.id,
          value: shownNumber(value),
        }),
      ]
    })
  })
}

function nothingApplies(rubric: Rubric): Diagnostic[] {
  const scored = scoredRows(rubric, [noAnswerRow(rubric, 'not-applicable')])
  const value = scoreValue(scored.root)
  const gates = decideGates(scored).filter(({ holds }) => holds === true)
  return [
    ...(value === undefined
      ? []
      : [
          scoreFromNothing(placeAt(rubric.score.source, 'id'), {
            node: rubric.score.id,
            value: shownNumber(value),
          }),
        ]),
    ...gates.map(({ gate }) =>
      gateHoldsOnNothing(placeAt(gate.source, 'verdict'), {
        verdict: gate.verdict,
        root: rubric.score.id,
      }),
    ),
  ]
}

/** The first item of every branch is left out once: siblings are treated alike. */
function oneMissing(rubric: Rubric): Diagnostic[] {
  if (rubric.kind !== 'survey') return []
  const full = endRow(rubric, 'highest')
  const best = valuesOf(rubric, full)
  const told = new Set<string>()
  return firstItems(rubric.score).flatMap(position => {
    const values = valuesOf(rubric, withoutAnswer(full, position))
    return nodesOf(rubric.score).flatMap(node => {
      const [value, whole] = [values.get(node.id), best.get(node.id)]
      if (value === undefined || whole === undefined || value.compare(whole) >= 0) return []
      // Only where it happens, not on every node above.
      const isBelow = node.children.some(child => told.has(child.id))
      if (isBelow || told.has(node.id) || node.aggregate !== 'sum') return []
      told.add(node.id)
      const params = { node: node.id, full: shownNumber(whole), value: shownNumber(value) }
      return [missingCountsAsZero(placeAt(node.source, 'missing'), params)]
    })
  })
}

function firstItems(node: ScoreNode): readonly number[] {
  const first = node.children.find(child => child.item !== undefined)?.item
  return [...(first === undefined ? [] : [first.index]), ...node.children.flatMap(firstItems)]
}

function valuesOf(rubric: Rubric, row: ReturnType<typeof endRow>) {
  const { root } = scoredRows(rubric, [row])
  return new Map(scoredNodesOf(root).map(each => [each.node.id, scoreValue(each)]))
}
