/** Worksheets -> a line for each part and each indicator that says how its number came, of every unit as far as a page may hold them. */
import { shownName } from '../../language/safe-text.ts'
import type { FullNode, FullReport } from '../../report/full-report.ts'
import {
  isQuotient,
  onlySheetAnswers,
  type SheetAnswers,
  sheetAnswers,
} from '../../report/recorded/recorded-counts.ts'
import type { ReportModel } from '../../report/report-shape.ts'
import { objectOf } from '../../rubric/json-shapes.ts'
import type { WorkingBlock } from '../blocks.ts'
import type { Wording } from '../wording.ts'
import { equation, modelsOf, nodeLine, openedBlocks, scoreOf, working } from './row-workings.ts'
import { allNodes, listedNodes, numberedTitle } from './worksheet-tables.ts'

/** Indicators of all units together; beyond, a page would be too large to be sent. */
const MOST_INDICATORS = 600

/** Each unit of worksheets. */
export function unitWorkings({ result }: FullReport, wording: Wording): WorkingBlock[] {
  const { units, model, levelModels = {} } = result
  if (units.length < 2) return []
  const own = modelsOf(model.score)
  const ofLevels = new Map(
    Object.entries(levelModels).map(([id, { score }]) => [id, modelsOf(score)]),
  )
  const sheets = sheetAnswers(result)
  let left = MOST_INDICATORS
  const opened = units.map(({ unit, level, score }) => {
    const sheet = sheets.find(
      each => each.unit === unit && (each.level ?? '') === (level?.id ?? ''),
    )
    const ownModel = levelModels[level?.id ?? ''] ?? model
    const lines = sheet === undefined ? [] : ratioLines(score, sheet.answers, ownModel, wording)
    left -= lines.length
    return {
      ...{ name: shownName(unit), models: ofLevels.get(level?.id ?? '') ?? own },
      nodes: [score, ...listedNodes(score)],
      further:
        left >= 0 ? lines : lines.length === 0 ? [] : [wording.words.page.indicatorsByExplain],
    }
  })
  return openedBlocks(opened, wording.own('unit'), wording)
}

/** Parts of a worksheet below those whose parts stand in a table already. */
export function innerWorkings({ result }: FullReport, wording: Wording): WorkingBlock[] {
  const { score, model } = result
  const listed = new Set([score, ...listedNodes(score)])
  const models = modelsOf(model.score)
  const lines = allNodes(score).flatMap(node =>
    listed.has(node) || node.children.length === 0 ? [] : nodeLine(node, models, wording),
  )
  return [
    ...working(wording.words.page.workingsOf(wording.own('dimension')), lines),
    ...working(
      wording.words.page.workingsOf(wording.own('item')),
      ratioLines(score, onlySheetAnswers(result), model, wording),
    ),
  ]
}

/** Each indicator from its counts. */
function ratioLines(
  root: FullNode,
  answers: SheetAnswers['answers'],
  model: ReportModel,
  wording: Wording,
): string[] {
  const numbersOf = (id: unknown) => {
    const answer = answers.get(String(id))
    return answer !== undefined && 'numbers' in answer ? answer.numbers : []
  }
  const items = new Map(model.items.map(item => [item.id, item]))
  const models = modelsOf(model.score)
  return allNodes(root).flatMap(node => {
    const item = items.get(node.item ?? '')
    const whole = scoreOf(node)
    const sums = numbersOf(node.item)
    if (item?.ratio === undefined || whole === undefined || sums.length !== 2) return []
    const ratio = objectOf(item.ratio)
    const [of, to] = [ratio.of, ratio.to].map((side, at) => {
      const terms = (Array.isArray(side) ? side : []).map(term => {
        const [number] = numbersOf(term.item)
        return number && (term.sign === -1 ? `− ${number}` : `+ ${number}`)
      })
      const isKnown = terms.length > 1 && terms.every(term => term !== undefined)
      const text = isKnown ? `(${terms.join(' ').replace(/^\+ /, '')})` : (sums[at] ?? '')
      return text.replace(/\d+\.\d+/g, wording.number)
    })
    const isRounded = item.round !== undefined
    const leaf = models.ofNode(node.id)?.model
    // A weight that is filled in counts in the score of the leaf itself.
    const weight = leaf?.weightFrom && (numbersOf(leaf.weightFrom)[0] ?? leaf.weight)
    const isCut = !isRounded && !isQuotient([...sums, weight ?? '1'], whole.exact)
    const times = weight === undefined ? '' : ` × ${wording.number(weight)}`
    const formula = `${of} ÷ ${to}${times}${isCut ? ` ${wording.words.page.asRubricSays}` : ''}`
    return [`${numberedTitle(node, wording)}: ${equation(formula, whole, wording, isRounded)}`]
  })
}
