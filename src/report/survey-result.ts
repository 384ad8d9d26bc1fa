/** A survey's tally -> everything a reader may see of its numbers. Identical for identical answers. */
import { otherLabel, shownSpelling, valueKey } from '../coding/group-values.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText } from '../language/exact-words.ts'
import { inLanguage, type Localized } from '../language/language.ts'
import { exact, rescaled } from '../math/exact.ts'
import { categoriesOf, type Rescale, type Rubric, type ScoreNode } from '../rubric/model.ts'
import { scoredSurvey } from '../score/score-rubric.ts'
import { itemMean } from '../score/score-survey.ts'
import { nodeRange } from '../score/scored-node.ts'
import { decideGates, gradedNodes, lookUp } from '../score/verdicts.ts'
import { tallyJson } from '../tally/merge-tallies.ts'
import { type Cell, groupCells, type Margin, surveyCells, type Tally } from '../tally/tally.ts'
import { gradeCautions } from './cautions.ts'
import { lookupResult, noAnswersResult, nodeResult, verdictResult } from './node-result.ts'
import { quantity } from './report-numbers.ts'
import type { ReportResult } from './report-shape.ts'
import { resolvedModel } from './resolved-model.ts'

export interface ResultOptions {
  /** The integer counts are part of the result unless this is false. */
  readonly withTally: boolean
  /** Suspicions about the answers themselves. */
  readonly cautions?: readonly Diagnostic[]
}

export function surveyResult(
  rubric: Rubric,
  tally: Tally,
  { withTally, cautions = [] }: ResultOptions,
): ReportResult {
  const cells = surveyCells(tally)
  const cell = cells.whole
  const scored = scoredSurvey(rubric, cells)
  const graded = gradedNodes(scored)
  const digits = rubric.shownDigits
  const groups = groupResults(rubric, tally)
  return {
    rubric: rubricResult(rubric),
    sample: sampleResult(tally.rowsRead, cell.rows, tally.leftOut),
    score: nodeResult(scored.root, graded, digits),
    items: itemResults(rubric, cell),
    groups,
    profile: profileResults(rubric, tally),
    units: [],
    verdicts: decideGates(scored).map(verdict => verdictResult(verdict, digits)),
    lookups: lookUp(scored, graded).map(lookupResult),
    cautions: [...cautions, ...gradeCautions(graded), ...smallGroupCautions(groups)].map(
      cautionResult,
    ),
    model: resolvedModel(rubric),
    ...(withTally
      ? {
          tally: tallyJson(
            tally,
            rubric.items.map(item => item.id),
          ),
        }
      : {}),
  }
}

export function sampleResult(
  rowsRead: number,
  rowsUsed: number,
  leftOut: ReadonlyMap<string, number>,
): ReportResult['sample'] {
  const reasons = [...leftOut].filter(([, rows]) => rows > 0).sort(([a], [b]) => (a < b ? -1 : 1))
  return { rowsRead, rowsUsed, leftOut: Object.fromEntries(reasons) }
}

export function cautionResult({
  code,
  message,
  remedy,
}: Diagnostic): ReportResult['cautions'][number] {
  return { code, message, remedy }
}

export function rubricResult(rubric: Rubric): ReportResult['rubric'] {
  const {
    id,
    edition,
    kind,
    title,
    notice,
    words,
    codebookFingerprint,
    scoringFingerprint,
    shownDigits,
  } = rubric
  const range = nodeRange(rubric.score)
  return {
    id,
    edition,
    kind,
    title,
    ...(notice === undefined ? {} : { notice }),
    words: words as ReportResult['rubric']['words'],
    basis: rubric.basis.map(({ name, part, url, covers, verified, note }) => ({
      name,
      ...(part === undefined ? {} : { part }),
      ...(url === undefined ? {} : { url }),
      covers,
      verified,
      ...(note === undefined ? {} : { note }),
    })),
    range: {
      minimum: quantity(range.minimum, shownDigits),
      maximum: quantity(range.maximum, shownDigits),
    },
    graded: rubric.grades.some(table => table.nodes.includes(rubric.score.id)),
    codebookFingerprint,
    scoringFingerprint,
  }
}

// The counts of each item -> its part of the report: answers, mean points, and the mean on the reported scale.

type ItemResult = ReportResult['items'][number]

/** Where an item stands in the tree. */
interface Standing {
  readonly leaf: ScoreNode
  readonly parent: ScoreNode
  /** The rescale nearest above it: dimension means and item means then read on one scale. */
  readonly rescale: Rescale | undefined
}

function itemResults(rubric: Rubric, cell: Cell): readonly ItemResult[] {
  const standings = new Map<number, Standing>()
  collectStandings(rubric.score, undefined, standings)
  const digits = rubric.shownDigits
  return rubric.items.flatMap(item => {
    const counts = cell.items[item.index]
    if (counts === undefined || item.measure.kind === 'ratio') return []
    const standing = standings.get(item.index)
    const { outcome, n } = itemMean(item, counts)
    const mean = 'value' in outcome ? outcome.value : undefined
    const answered = counts.codes.reduce((sum, times) => sum + times, 0)
    return [
      {
        id: item.id,
        text: item.text,
        ...(standing === undefined ? {} : { parent: standing.parent.id }),
        n,
        noAnswers: noAnswersResult([counts]),
        counts: categoriesOf(item).map((category, code) => {
          const count = counts.codes[code] ?? 0
          const label = item.options.get(category.code) ?? category.label
          const percent =
            answered === 0 ? {} : { percent: quantity(exact(count * 100, answered), digits) }
          return { code: category.code, label, count, ...percent }
        }),
        ...(mean === undefined ? {} : { meanPoints: quantity(mean, digits) }),
        ...(mean !== undefined && standing?.leaf.weightWritten
          ? { weighted: quantity(mean.mul(standing.leaf.weight), digits) }
          : {}),
        ...(mean !== undefined && standing?.rescale
          ? { index: quantity(rescaled(mean, standing.rescale), digits) }
          : {}),
        reversed: item.reverse,
      },
    ]
  })
}

function collectStandings(
  node: ScoreNode,
  above: Rescale | undefined,
  standings: Map<number, Standing>,
): void {
  const nearest = node.rescale ?? above
  for (const child of node.children) {
    if (child.item === undefined) collectStandings(child, nearest, standings)
    else
      standings.set(child.item.index, {
        leaf: child,
        parent: node,
        rescale: child.rescale ?? nearest,
      })
  }
}

// The margins of a tally -> scores by group.

type GroupResult = ReportResult['groups'][number]
type GroupValue = GroupResult['groups'][number]

function groupResults(rubric: Rubric, tally: Tally): readonly GroupResult[] {
  return tally.margins
    .filter(margin => margin.by.length > 0 && !margin.forUnits)
    .map(margin => groupResult(rubric, tally, margin))
}

function groupResult(rubric: Rubric, tally: Tally, margin: Margin): GroupResult {
  const known = [...rubric.groups, ...rubric.profile]
  const groups = [...margin.cells.values()].map(cell => groupValue(rubric, tally, margin, cell))
  groups.sort((a, b) => compareTexts(a.values, b.values))
  return {
    by: margin.by,
    titles: margin.by.map(id => known.find(group => group.id === id)?.title ?? { id }),
    groups,
  }
}

function groupValue(rubric: Rubric, tally: Tally, margin: Margin, cell: Cell): GroupValue {
  const scored = scoredSurvey(rubric, groupCells(tally, margin.by, cell))
  const labels = cell.group.map((key, position) =>
    shownLabel(rubric, tally, margin.by[position] ?? '', key),
  )
  return {
    values: labels.map(label => inLanguage(label, 'id')),
    labels,
    n: cell.rows,
    score: nodeResult(scored.root, gradedNodes(scored), rubric.shownDigits),
  }
}

/** The label of a value the rubric knows, else its most frequent spelling, whatever came first in the data. */
function shownLabel({ groups, profile }: Rubric, tally: Tally, id: string, key: string): Localized {
  const group = [...groups, ...profile].find(each => each.id === id)
  const known = group?.values.find(value => valueKey(value) === key)?.label
  const other = group !== undefined && profile.includes(group) ? otherLabel(key) : undefined
  return (
    known ?? other ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
  )
}

function compareTexts(a: readonly string[], b: readonly string[]): number {
  const differing = a.findIndex((text, position) => text !== b[position])
  if (differing < 0) return 0
  return (a[differing] ?? '') < (b[differing] ?? '') ? -1 : 1
}

// The profile counts of a tally -> who answered, question by question.

type ProfileResult = ReportResult['profile'][number]

function profileResults(rubric: Rubric, tally: Tally): readonly ProfileResult[] {
  return rubric.profile.flatMap(({ id, title, values }) => {
    const counts = tally.profile.get(id)
    if (counts === undefined) return []
    const rows = [...counts.values()].reduce((sum, times) => sum + times, 0)
    const known = new Map(values.map(value => [valueKey(value), value.label]))
    const label = (key: string): Localized =>
      known.get(key) ??
      otherLabel(key) ?? { id: shownSpelling(tally.spellings.get(id)?.get(key) ?? new Map(), key) }
    // In the order of the rubric; what it does not know follows by code point.
    const others = [...counts.keys()].filter(key => key !== '' && !known.has(key)).sort()
    const keys = [...known.keys(), ...others].filter(key => counts.has(key))
    return [
      {
        id,
        title,
        values: keys.map(key => {
          const count = counts.get(key) ?? 0
          return {
            label: label(key),
            count,
            percent: quantity(exact(count * 100, rows), rubric.shownDigits),
          }
        }),
        noAnswer: counts.get('') ?? 0,
      },
    ]
  })
}

// Groups of few respondents -> a caution: whoever knows the office can tell who answered what.

/** Statistical offices publish no cell of fewer persons. */
const FEWEST_PERSONS = 5

const smallGroups = defineDiagnostic('report/small-groups', 'warning', {
  id: '{count} kelompok pada `{group}` berisi kurang dari 5 responden: jawabannya dapat dikenali orangnya.',
  idRemedy: 'gabungkan kelompok kecil sebelum hasilnya diumumkan.',
  en: 'Groups in `{group}` with fewer than 5 respondents: {count}. Their answers can be traced to persons.',
  enRemedy: 'join small groups before the result is published.',
})

function smallGroupCautions(groupings: ReportResult['groups']): Diagnostic[] {
  return groupings.flatMap(({ titles, groups }) => {
    const small = groups.filter(
      ({ n, values }) => n < FEWEST_PERSONS && values.some(value => value !== ''),
    )
    if (small.length === 0) return []
    const joined = (language: 'id' | 'en') =>
      titles.map(title => title[language] ?? title.id ?? title.en ?? '').join(' × ')
    const params = {
      count: { id: countText(small.length, 'id'), en: countText(small.length, 'en') },
      group: { id: joined('id'), en: joined('en') },
    }
    return [smallGroups(undefined, params)]
  })
}
