/** Annexes of a survey: its questions, and what each respondent answered to them. */
import { sentenceStart } from '../../language/language.ts'
import { gradeBands } from '../../report/grade-bands.ts'
import { quantitySum } from '../../report/report-numbers.ts'
import { type Cell, textCell } from '../blocks.ts'
import { shownCell } from '../sections/node-cells.ts'
import { UNDEFINED_MARK } from '../wording.ts'
import type { BuiltRow, BuiltTable, TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import { meanCell } from './group-feet.ts'

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
              .map(({ code, label }) => `${code} ${wording.text(item.options?.[code] ?? label)}`)
              .join(' · '),
          ),
        },
      })),
  }
}

/** Where a heading holds it, each column has the number of its place, and what that means stands below. */
const PLACE = '#'

/** With the sums that lead from the answers to the index below. */
export function respondentAnswersTable(context: TableContext): BuiltTable {
  const { report, wording, document, request } = context
  const { respondents } = document
  const { model, items, score } = report.result
  const asked = model.items.filter(({ isInput }) => !isInput)
  if (respondents === undefined) return { rows: [] }
  const { feet } = request
  const of = (id: string) => items.find(each => each.id === id)
  const row = (name: string, parts: readonly Cell[]): BuiltRow => ({
    isFoot: true,
    cells: { number: textCell(name, 'strong'), parts },
  })
  const foot = (name: string, cell: (id: string, at: number) => Cell | undefined) =>
    row(
      name,
      asked.map(({ id, index }) => cell(id, index) ?? textCell(UNDEFINED_MARK)),
    )
  const sum = (at: number): Cell => {
    const codes = respondents.flatMap(each => each[at] || [])
    // Answers that are words have no sum.
    if (!codes.every(code => /^\d{1,4}$/.test(code))) return textCell(UNDEFINED_MARK)
    const total = codes.reduce((all, code) => all + Number(code), 0)
    return { text: wording.count(total), value: total }
  }
  // One number of the whole, where the sums of a column are read.
  const last = (name: string, cell: Cell | undefined) =>
    row(
      name,
      asked.map((_, at) =>
        at === asked.length - 1 ? (cell ?? textCell(UNDEFINED_MARK)) : textCell(''),
      ),
    )
  const own = wording.own('mean')
  const weightedName = feet.weighted ?? wording.words.weightedMean(own)
  const weighted = asked.map(({ id }) => of(id)?.weighted)
  const total = quantitySum(weighted, model.shownDigits)
  const heading = request.columns?.get('parts')
  const texts = asked.map(({ text }) => wording.text(text))
  const headings = texts.map((text, at) => heading?.replace(PLACE, String(at + 1)) || text)
  const { key, gradesFrom } = DOCUMENT_WORDS[document.language]
  const bands = gradeBands(model, score.id).map(({ grade, label, from }) =>
    [grade, label && `(${wording.text(label)})`, from && wording.number(from.shown)]
      .filter(text => text !== undefined)
      .join(' '),
  )
  return {
    rows: [
      ...respondents.map(each => ({
        cells: { parts: asked.map(({ index: at }) => textCell(each[at] || UNDEFINED_MARK)) },
      })),
      foot(feet.sum ?? 'Σ', (_, at) => sum(at)),
      foot(feet.mean ?? sentenceStart(own), id => meanCell(of(id)?.meanPoints, wording)),
      ...(weighted.some(each => each !== undefined)
        ? [
            foot(weightedName, id => meanCell(of(id)?.weighted, wording)),
            ...(total === undefined
              ? []
              : [last(feet['weighted-sum'] ?? `Σ ${weightedName}`, meanCell(total, wording))]),
          ]
        : []),
      last(feet.all ?? sentenceStart(wording.own('index')), shownCell(score, wording, 'strong')),
    ],
    spread: { parts: headings },
    below: [
      ...(heading?.includes(PLACE)
        ? [key(headings.map((name, at) => `${name} ${texts[at]}`).join('; '))]
        : []),
      ...(bands.length === 0
        ? []
        : [gradesFrom(sentenceStart(wording.own('grade')), bands.join('; '))]),
    ],
  }
}
