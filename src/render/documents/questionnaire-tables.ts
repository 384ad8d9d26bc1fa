/** Annexes of a survey: its questions, and what each respondent answered to them. */
import { sentenceStart } from '../../language/language.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import type { BuiltRow, BuiltTable, TableContext } from './built-table.ts'

export function questionsTable({ report, wording }: TableContext): BuiltTable {
  const { model } = report.result
  const scales = new Map(model.scales.map(scale => [scale.id, scale]))
  return {
    rows: model.items
      .filter(({ isInput }) => !isInput)
      .map(item => ({
        cells: {
          code: textCell(item.id),
          part: textCell(wording.text(item.text)),
          options: textCell(
            (scales.get(item.scale ?? '')?.categories ?? [])
              .map(({ code, label }) => `${code} ${wording.text(item.options[code] ?? label)}`)
              .join(' · '),
          ),
        },
      })),
  }
}

/** In the order of the data, with the sums that lead from the answers to the index below. */
export function respondentAnswersTable({ report, wording, document }: TableContext): BuiltTable {
  const { respondents } = document
  const { model, items, score } = report.result
  const asked = model.items.filter(({ isInput }) => !isInput)
  if (respondents === undefined) return { rows: [] }
  const of = (id: string) => items.find(each => each.id === id)
  const foot = (name: string, cell: (id: string, at: number) => Cell | undefined): BuiltRow => ({
    isFoot: true,
    cells: {
      number: textCell(name, 'strong'),
      parts: asked.map(({ id, index }) => cell(id, index) ?? textCell(UNDEFINED_MARK)),
    },
  })
  const sum = (at: number): Cell => {
    const codes = respondents.flatMap(row => row[at] || [])
    // Answers that are words have no sum.
    if (!codes.every(code => /^\d{1,4}$/.test(code))) return textCell(UNDEFINED_MARK)
    const total = codes.reduce((all, code) => all + Number(code), 0)
    return { text: wording.count(total), value: total }
  }
  const index = wording.own('index')
  return {
    rows: [
      ...respondents.map(row => ({
        cells: { parts: asked.map(({ index: at }) => textCell(row[at] || UNDEFINED_MARK)) },
      })),
      foot('Σ', (_, at) => sum(at)),
      foot(sentenceStart(wording.own('mean')), id => shownCell(of(id)?.meanPoints, wording)),
      ...(items.some(({ weighted }) => weighted !== undefined)
        ? [
            foot(wording.words.weightedMean(wording.own('mean')), id =>
              shownCell(of(id)?.weighted, wording),
            ),
          ]
        : []),
      foot(index, id => shownCell(of(id)?.index, wording)),
    ],
    spread: { parts: asked.map(({ text }) => wording.text(text)) },
    below: [
      `${sentenceStart(index)}: ${score.shown === undefined ? UNDEFINED_MARK : wording.number(score.shown)}`,
    ],
  }
}
