/** A rubric -> what goes wrong at its edges: lowest and highest answers, each bound, nothing applicable, one answer missing. */
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { exactAndRounded } from '../language/exact-words.ts'
import { type Exact, exact, round } from '../math/exact.ts'
import { nodesOf } from '../rubric/build-score-tree.ts'
import type { GradeBand, GradeTable, Rubric, ScoreNode } from '../rubric/model.ts'
import { rubricAtEachLevel } from '../rubric/rubric-at-level.ts'
import { placeAt } from '../rubric/source-node.ts'
import { satisfies } from '../score/conditions.ts'
import { roundedBy, scoredNodesOf, scoreValue } from '../score/scored-node.ts'
import { decideGates, gradedNodes } from '../score/verdicts.ts'
import { endRow, noAnswerRow, scoredRows, withoutAnswer } from './score-rows.ts'

export const scoreWithoutGrade = defineDiagnostic('check/score-without-grade', 'error', {
  id: 'Nilai {value} pada `{node}` tidak mendapat predikat: tidak ada rentang yang mencakupnya.',
  idRemedy: 'hapus batas pada rentang terakhir, atau turunkan sampai {value}.',
  en: 'A score of {value} on `{node}` gets no grade: no band reaches down to it.',
  enRemedy: 'leave the bound of the last band out, or lower it to {value}.',
})

export const scoreFromNothing = defineDiagnostic('check/score-from-nothing', 'error', {
  id: 'Bila tidak ada yang berlaku, `{node}` tetap bernilai {value}.',
  idRemedy:
    'yang tidak berlaku tidak boleh ikut dihitung. Periksa `when-denominator-zero` dan `not-applicable`.',
  en: 'Where nothing applies, `{node}` still scores {value}.',
  enRemedy:
    'what does not apply must not count. Look at `when-denominator-zero` and `not-applicable`.',
})

export const gateHoldsOnNothing = defineDiagnostic('check/gate-holds-on-nothing', 'warning', {
  id: 'Syarat `{verdict}` terpenuhi juga bila tidak ada yang berlaku: tidak satu pun membutuhkan nilai.',
  idRemedy: 'tambahkan syarat pada nilai total, seperti `{ node: {root}, at-least: … }`.',
  en: 'The gate `{verdict}` holds even where nothing applies: no condition of it needs a score.',
  enRemedy: 'add a condition on the total, such as `{ node: {root}, at-least: … }`.',
})

export const missingCountsAsZero = defineDiagnostic('check/missing-counts-as-zero', 'warning', {
  id: 'Bila satu jawaban kosong dan sisanya terbaik, `{node}` turun dari {full} menjadi {value}: dalam penjumlahan, yang kosong terhitung 0.',
  idRemedy:
    'pakai `aggregate: average`, atau hapus `missing: exclude` agar nilainya tidak terdefinisi.',
  en: 'With one answer left out and the rest at their best, `{node}` falls from {full} to {value}: in a sum, what is missing counts as 0.',
  enRemedy:
    'use `aggregate: average`, or leave `missing: exclude` out so that the score is undefined.',
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
          value: exactAndRounded(value),
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
            value: exactAndRounded(value),
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
      const params = { node: node.id, full: exactAndRounded(whole), value: exactAndRounded(value) }
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

// Each bound of each band -> whether a score at it, one unit below and one unit above get the grades that are written.

export const boundFinerThanRounding = defineDiagnostic(
  'check/bound-finer-than-rounding',
  'warning',
  {
    id: 'Nilai tepat {bound} tidak mendapat `{grade}`: nilainya dibulatkan menjadi {rounded} sebelum dibandingkan.',
    idRemedy:
      'tulis batasnya dengan {digits} desimal, atau biarkan `round` menyimpan digit sebanyak pada batas itu.',
    en: 'A score of exactly {bound} does not get `{grade}`: it is rounded to {rounded} before the bound is looked at.',
    enRemedy:
      'write the bound with {digits} decimals, or let `round` keep as many digits as the bound has.',
  },
)

export const boundSwallowedByRounding = defineDiagnostic(
  'check/bound-swallowed-by-rounding',
  'warning',
  {
    id: 'Tidak ada nilai yang, setelah dibulatkan, berada di antara batas ini dan batas di atasnya, sehingga `{grade}` tidak pernah diberikan.',
    idRemedy: 'simpan lebih banyak digit pada `round`, atau geser batasnya.',
    en: 'No rounded score lies between this bound and the one above, so `{grade}` can never be given.',
    enRemedy: 'keep more digits in `round`, or move the bound.',
  },
)

function boundFindings(rubric: Rubric): Diagnostic[] {
  return rubric.grades.flatMap(table => {
    if (table.round === undefined) return []
    const unit = exact(1, 10n ** BigInt(table.round.digits))
    return table.bands.flatMap(band => boundFinding(table, band, unit))
  })
}

function boundFinding(table: GradeTable, band: GradeBand, unit: Exact): Diagnostic[] {
  const { bound, grade } = band
  if (bound === undefined || table.round === undefined) return []
  const place = placeAt(band.source, bound.inclusive ? 'from' : 'above')
  const { digits } = table.round
  const rounded = roundedBy(bound.value, table.round)
  if (bound.inclusive && bandAt(bound.value, table) !== band) {
    const params = {
      grade,
      digits,
      bound: exactAndRounded(bound.value),
      rounded: exactAndRounded(rounded),
    }
    return [boundFinerThanRounding(place, params)]
  }
  // The lowest rounded score that the bound lets in; the unit above an exclusive bound.
  const near = round(bound.value, digits)
  const onGrid = near.compare(bound.value) < 0 ? near.add(unit) : near
  const first = !bound.inclusive && onGrid.equals(bound.value) ? onGrid.add(unit) : onGrid
  return bandAt(first, table) === band ? [] : [boundSwallowedByRounding(place, { grade })]
}

/** The band of a score, conditions aside. */
function bandAt(value: Exact, { bands, round: rounding }: GradeTable): GradeBand | undefined {
  const rounded = roundedBy(value, rounding)
  return bands.find(
    ({ bound }) =>
      bound === undefined ||
      satisfies(rounded, bound.inclusive ? 'at-least' : 'above', bound.value),
  )
}
