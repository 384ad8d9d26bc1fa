/** Sheets and their scores -> ratios beyond the limits of the rubric, and scores above their maximum: counted as the limit, or refused. */
import { type Diagnostic, defineDiagnostic, hasError, Refusal } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { exactNumber, exactWords } from '../language/exact-words.ts'
import { inBoth, type Localized } from '../language/language.ts'
import { shortList } from '../language/short-list.ts'
import { type Exact, ZERO } from '../math/exact.ts'
import type { Item, Ratio, Rubric } from '../rubric/model.ts'
import { tablePlace } from '../tables/table.ts'
import { countOf } from '../tally/person-score.ts'
import type { UnitAnswers, UnitWorksheet } from '../tally/unit-worksheets.ts'
import type { Worksheet } from '../worksheets/worksheet.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from './scored-node.ts'

const ratioBeyond = defineDiagnostic('report/ratio-beyond-limits', 'error', {
  id: '`{item}`{whose}: {found} berada di luar {least} sampai {most}.',
  idRemedy: 'periksa isian {counts}.',
  en: '`{item}`{whose}: {found} is not within {least} to {most}.',
  enRemedy: 'check what {counts} were filled in with.',
})

const ratioLimited = defineDiagnostic('report/ratio-limited', 'note', {
  id: 'Lebih dari batas rubrik, sehingga dihitung sebesar batasnya{whose}: {items}.',
  idRemedy: 'periksa isiannya bila bagiannya tidak mungkin melebihi keseluruhannya.',
  en: 'More than the rubric’s limit, and counted as that{whose}: {items}.',
  enRemedy: 'check the counts where a part cannot exceed its whole.',
})

const scoreBeyond = defineDiagnostic('report/score-above-maximum', 'error', {
  id: '`{node}` bernilai {score}, padahal nilai maksimumnya {maximum}.',
  idRemedy: 'periksa isian {items}.',
  en: '`{node}` comes to {score}, but its maximum is {maximum}.',
  enRemedy: 'check what {items} were filled in with.',
})

interface Beyond {
  readonly item: Item
  readonly ratio: Ratio
  /** `9/8`, or the share alone. */
  readonly found: Required<Localized>
  readonly limit: Exact
}

const MOST_NAMED = 8

interface Filled {
  readonly units: readonly UnitWorksheet[]
  readonly sheets: readonly Worksheet[] | undefined
}

/** Throws a `Refusal` where any is an error. */
export function limitNotes(
  rubric: Rubric,
  filled: Filled,
  root: ScoredNode,
): readonly Diagnostic[] {
  const found = [...ratioLimits(rubric, filled), ...scoresAboveMaximum(root)]
  if (hasError(found)) throw new Refusal(found)
  return found
}

function ratioLimits(rubric: Rubric, { units, sheets }: Filled): readonly Diagnostic[] {
  return units.flatMap(({ unit, rubric: own = rubric, answers, verified }) => {
    const whose = units.length === 1 ? '' : ` (${unit})`
    const sheet = sheets?.find(each => each.unit === unit && each.rubric === own)
    const found = beyondLimits(own, answers)
    const all = [...found, ...beyondLimits(own, verified ?? new Map())]
    const refused = all.filter(({ ratio }) => ratio.isBounded)
    const limited = found.filter(({ ratio }) => !ratio.isBounded)
    const items = inBoth(language =>
      shortList(
        limited.map(
          each =>
            `\`${each.item.id}\` ${each.found[language]} → ${exactNumber(each.limit, language)}`,
        ),
        MOST_NAMED,
        { countsRest: true },
      ),
    )
    return [
      ...refused.map(({ item, ratio, found }) =>
        ratioBeyond(placeOf(item, ratio, sheet), {
          ...{ item: item.id, whose, found, counts: countNames(ratio) },
          ...{ least: exactWords(ratio.atLeast ?? ZERO), most: exactWords(ratio.atMost ?? ZERO) },
        }),
      ),
      ...(limited.length === 0 ? [] : [ratioLimited(undefined, { whose, items })]),
    ]
  })
}

/** Below its least a ratio that is not bounded counts as that by design: a difference may be negative. */
function beyondLimits(rubric: Rubric, answers: UnitAnswers): readonly Beyond[] {
  return rubric.items.flatMap((item): readonly Beyond[] => {
    if (item.measure.kind !== 'ratio') return []
    const { ratio } = item.measure
    const [part, whole] = [countOf(ratio.of, answers), countOf(ratio.to, answers)]
    const isCounted = typeof part === 'object' && typeof whole === 'object'
    if (isCounted && whole.equals(ZERO)) return []
    const share = isCounted ? part.div(whole) : answers.get(item.index)?.share
    const limit = share && limitOf(share, ratio)
    if (share === undefined || limit === undefined) return []
    const found = isCounted
      ? inBoth(language => `${exactNumber(part, language)}/${exactNumber(whole, language)}`)
      : exactWords(share)
    return [{ item, ratio, found, limit }]
  })
}

function limitOf(share: Exact, { atLeast, atMost, isBounded }: Ratio): Exact | undefined {
  if (atMost !== undefined && share.compare(atMost) > 0) return atMost
  return isBounded && atLeast !== undefined && share.compare(atLeast) < 0 ? atLeast : undefined
}

function countNames({ of, to }: Ratio): string {
  return [...new Set([...of, ...to].map(term => `\`${term.item.id}\``))].join(', ')
}

/** The first count that was filled in, or the ratio itself. */
function placeOf(item: Item, { of }: Ratio, sheet: Worksheet | undefined): Place | undefined {
  const ids = [...of.map(term => term.item.id), item.id]
  const [entry] = ids.flatMap(id => sheet?.entries.get(id) ?? [])
  const { source, row, column } = entry?.place ?? {}
  return source && tablePlace(source, row, column)
}

/** Of parts that are added up, such as an agency's own points and the mean of its units. */
function scoresAboveMaximum(root: ScoredNode): readonly Diagnostic[] {
  return scoredNodesOf(root).flatMap(scored => {
    const { node, points } = scored
    const score = scoreValue(scored)
    if (!node.isBounded || score === undefined || points === undefined) return []
    if (score.compare(points.nominal) <= 0) return []
    const items = scoredNodesOf(scored).flatMap(each => each.node.item?.id ?? [])
    return [
      scoreBeyond(undefined, {
        ...{ node: node.id, score: exactWords(score), maximum: exactWords(points.nominal) },
        items: items.map(id => `\`${id}\``).join(', '),
      }),
    ]
  })
}
