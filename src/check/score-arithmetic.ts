/** A scored node -> the sum that made it, as one would write it on paper. */
import type { Localized } from '../language/language.ts'
import { shownNumber } from '../language/shown-number.ts'
import { type Exact, exactText, ONE, sumOf } from '../math/exact.ts'
import type { Rescale, Rounding } from '../rubric/scale-model.ts'
import { gradedNodes } from '../score/grade.ts'
import type { Scored } from '../score/measured-subject.ts'
import { type ScoredNode, scoredNodesOf, scoreValue } from '../score/scored-node.ts'

type Words = Required<Localized>

/** Of a node's id, or of a grade's node; undefined where there is nothing to add up. */
export function scoreArithmetic(scored: Scored, name: string): Words | undefined {
  const id = name === 'grade' ? scored.rubric.score.id : name.replace(/^grade:/, '')
  const node = scoredNodesOf(scored.root).find(each => each.node.id === id)
  if (node === undefined) return undefined
  const isGrade = name === 'grade' || name.startsWith('grade:')
  const parts = [sumWords(node), ...(isGrade ? gradeWords(scored, id) : [])].filter(
    part => part !== undefined,
  )
  return parts.length === 0 ? undefined : joined(parts, '\n')
}

/** `ikm = 8 × 3 × 1/9 + 4 × 1/9 (pengaduan) = 28/9 (3.11); [0, 4] → [0, 100] = 700/9 (77.78)`. */
function sumWords(scored: ScoredNode): Words | undefined {
  const { node, children, beforeRescale } = scored
  const value = scoreValue(scored)
  if (value === undefined) return openChildren(scored)
  if (node.over !== undefined) return meanWords(scored, value)
  if (children.length === 0) return undefined
  const parts = children.flatMap(child => {
    const part = scoreValue(child)
    return part === undefined ? [] : [{ id: child.node.id, weight: weightOf(child, scored), part }]
  })
  const sum = sumOf(parts.map(({ weight, part }) => weight.mul(part)))
  const divisor = node.aggregate === 'average' ? sumOf(parts.map(({ weight }) => weight)) : ONE
  const terms = grouped(parts)
  const above = divisor.equals(ONE) ? terms : `(${terms}) ÷ ${exactText(divisor)}`
  const mean = sum.div(divisor)
  const start = { id: `${node.id} = ${above}`, en: `${node.id} = ${above}` }
  const steps = [start, shownNumber(mean)]
  const line = joined(steps, ' = ')
  if (mean.equals(value)) return line
  return joined([line, stagesWords(node.round, beforeRescale, node.rescale, value)], '; ')
}

/** A child of a worksheet's sum is already shown with its weight in it. */
function weightOf(child: ScoredNode, parent: ScoredNode): Exact {
  const isContribution = parent.points !== undefined && parent.node.aggregate === 'sum'
  return isContribution ? ONE : child.node.weight
}

function grouped(
  parts: readonly { readonly id: string; readonly weight: Exact; readonly part: Exact }[],
): string {
  const groups = new Map<string, string[]>()
  for (const { id, weight, part } of parts) {
    const factor = weight.equals(ONE) ? '' : ` × ${exactText(weight)}`
    const term = `${exactText(part)}${factor}`
    groups.set(term, [...(groups.get(term) ?? []), id])
  }
  return [...groups]
    .map(([term, ids]) =>
      ids.length === 1 && groups.size > 1
        ? `${term} (${ids[0]})`
        : ids.length === 1
          ? term
          : `${ids.length} × ${term}`,
    )
    .join(' + ')
}

function meanWords({ node, n, beforeRescale }: ScoredNode, value: Exact): Words {
  const mean = shownNumber(beforeRescale ?? value)
  const words = {
    id: `${node.id} = rata-rata ${n} ${node.over === 'units' ? 'unit' : 'responden'} = ${mean.id}`,
    en: `${node.id} = mean of ${n} ${node.over === 'units' ? 'units' : 'respondents'} = ${mean.en}`,
  }
  if (beforeRescale === undefined) return words
  return joined([words, stagesWords(undefined, beforeRescale, node.rescale, value)], '; ')
}

function stagesWords(
  round: Rounding | undefined,
  beforeRescale: Exact | undefined,
  rescale: Rescale | undefined,
  value: Exact,
): Words {
  const rounded = round === undefined ? '' : `round(${round.digits}) `
  const ends = ([low, high]: Rescale['from']) => `[${exactText(low)}, ${exactText(high)}]`
  const line = rescale === undefined ? '' : `${ends(rescale.from)} → ${ends(rescale.to)} `
  const between = round === undefined || beforeRescale === undefined ? '' : exactText(beforeRescale)
  const shown = shownNumber(value)
  const start = [rounded, between, line].filter(each => each !== '').join(' ')
  return { id: `${start}= ${shown.id}`, en: `${start}= ${shown.en}` }
}

function openChildren({ node, children }: ScoredNode): Words | undefined {
  const open = children.filter(child => !('value' in child.outcome)).map(child => child.node.id)
  if (open.length === 0) return undefined
  const list = `${open.slice(0, 5).join(', ')}${open.length > 5 ? ', …' : ''}`
  return {
    id: `${node.id}: belum ada nilai pada ${list}`,
    en: `${node.id}: no value for ${list}`,
  }
}

/** `77.78 → B (from 76.61)`: the score after its rounding, and the bound it reached. */
function gradeWords(scored: Scored, id: string): readonly Words[] {
  return gradedNodes(scored)
    .filter(({ node, grade }) => node.node.id === id && grade !== undefined)
    .map(({ table, grade }) => {
      const band = table.bands.find(each => each.grade === grade?.grade)
      const bound = band?.bound && shownNumber(band.bound.value)
      const digits = table.round === undefined ? '' : `round(${table.round.digits}) `
      const reached = (from: string | undefined) =>
        from === undefined ? '' : ` (${band?.bound?.inclusive ? '≥' : '>'} ${from})`
      return {
        id: `${digits}→ ${grade?.grade}${reached(bound?.id)}`,
        en: `${digits}→ ${grade?.grade}${reached(bound?.en)}`,
      }
    })
}

function joined(parts: readonly Words[], between: string): Words {
  return {
    id: parts.map(part => part.id).join(between),
    en: parts.map(part => part.en).join(between),
  }
}
