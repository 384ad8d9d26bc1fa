/** How many were asked, how many answered, and how many had to: from a roster, or from populations that a person filled in. */

import { PERCENT_DIGITS } from '../../documents/answer-sides.ts'
import { POPULATIONS } from '../../documents/minimum-sample.ts'
import { isNamed } from '../../documents/typed-names.ts'
import type { Language, Localized } from '../../language/language.ts'
import { shownName } from '../../language/safe-text.ts'
import type { FullGrouping } from '../../report/full-report.ts'
import {
  HIDDEN_MARK,
  type Quantity,
  quantityShare,
  withDigits,
} from '../../report/report-numbers.ts'
import { type Cell, textCell } from '../blocks.ts'
import { numberCell } from '../sections/node-cells.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { type BuiltTable, inlineCell, type TableContext } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'

/** The grouping that an outline names; where it names none, the first of one column. */
export function groupingOf({ report, request }: TableContext): FullGrouping | undefined {
  const alone = report.result.groups.filter(({ by }) => by.length === 1)
  return request.by === undefined ? alone[0] : alone.find(({ by }) => by[0] === request.by)
}

interface SampleRow {
  readonly name: string
  readonly population: number | undefined
  readonly minimum: number | undefined
  readonly obtained: number | undefined
}

/** By the roster of the report, else by the populations that a person filled in. */
export function sampleRows(context: TableContext): readonly SampleRow[] {
  const { report, wording, document } = context
  const { coverage, sample } = report.result
  if (coverage !== undefined) {
    return coverage.units.map(({ label, population, n, required }) => ({
      ...{ name: wording.text(label), population, minimum: required.krejcieMorgan, obtained: n },
    }))
  }
  const grouping = groupingOf(context)
  const filled = document.fields.rows('populasi')
  const populationOf = (id: string, name: Localized) => {
    const row = filled.find(each => isNamed(each.get('layanan'), id, name))
    const number = Number(row?.get('jumlah'))
    return document.minimums.has(number) ? number : undefined
  }
  const minimumOf = (population: number | undefined) =>
    population === undefined ? undefined : document.minimums.get(population)
  if (grouping === undefined) {
    const [only] = filled
    const name = only?.get('layanan') ?? wording.words.survey.allRows
    const population = only === undefined ? undefined : populationOf(name, { id: name })
    const minimum = minimumOf(population)
    return [{ name, population, minimum, obtained: sample.rowsUsed }]
  }
  return grouping.groups
    .filter(({ values }) => values[0] !== '')
    .map(({ labels, values, n }) => {
      const name = labels.map(wording.text).join()
      const population = populationOf(values.join(), labels[0] ?? {})
      return { name, population, minimum: minimumOf(population), obtained: n }
    })
}

/** Populations of what has no respondents in the data, such as a name written otherwise. */
function unusedPopulations(context: TableContext): readonly string[] {
  const { report, document, wording } = context
  const grouping = groupingOf(context)
  if (report.result.coverage !== undefined || grouping === undefined) return []
  const unused = document.fields.rows('populasi').flatMap(row => {
    const name = row.get('layanan')
    const isKnown = grouping.groups.some(({ labels, values }) =>
      isNamed(name, values.join(), labels[0] ?? {}),
    )
    return name === undefined || isKnown ? [] : [name]
  })
  const { populationUnused } = DOCUMENT_WORDS[document.language]
  return unused.length === 0
    ? []
    : [populationUnused(unused.map(shownName).join(', '), wording.own('respondent'))]
}

export function sampleTable(context: TableContext): BuiltTable {
  const { wording, document } = context
  const blank = inlineCell(document.fields.cell('populasi', undefined, 'jumlah'), context)
  return {
    rows: sampleRows(context).map(({ name, population, minimum, obtained }) => ({
      cells: {
        group: textCell(shownName(name)),
        population: population === undefined ? blank : numberCell(population, wording),
        minimum: minimum === undefined ? textCell(UNDEFINED_MARK) : numberCell(minimum, wording),
        obtained: numberCell(obtained, wording),
        rate: rateCell({ population, obtained }, wording),
        remark: textCell(remark(minimum, obtained, document.language)),
      },
    })),
    below: unusedPopulations(context),
  }
}

function remark(
  minimum: number | undefined,
  obtained: number | undefined,
  language: Language,
): string {
  if (minimum === undefined) return UNDEFINED_MARK
  if (obtained === undefined) return HIDDEN_MARK
  return DOCUMENT_WORDS[language][obtained >= minimum ? 'met' : 'notMet']
}

/** None where nobody says how many there are. */
export function rateCell(
  { population, obtained }: Pick<SampleRow, 'population' | 'obtained'>,
  wording: Wording,
): Cell | undefined {
  if (population === undefined) return undefined
  if (obtained === undefined) return textCell(HIDDEN_MARK)
  const [part, whole] = [obtained, population].map(count => ({ exact: String(count) }))
  return percentCell(quantityShare(part, whole, PERCENT_DIGITS), wording)
}

/** How many of the persons or measures, with one decimal in every document; what is earned of points has two, as bounds have. */
export function percentCell(percent: Quantity | undefined, wording: Wording): Cell {
  if (percent === undefined) return textCell(UNDEFINED_MARK)
  return { text: percentText(percent, wording), value: percent.value }
}

export function percentText(percent: Quantity, wording: Wording): string {
  return wording.words.percent(wording.number(withDigits(percent, PERCENT_DIGITS).shown))
}

/** Of the measures planned before, how many are done. */
export function doneShare(rows: readonly ReadonlyMap<string, string>[]): Quantity | undefined {
  const done = rows.filter(row => row.get('status') === 'sudah').length
  const [part, whole] = [done, rows.length].map(count => ({ exact: String(count) }))
  return quantityShare(part, whole, PERCENT_DIGITS)
}

const PAIRS = 3

export function sampleSizes({ wording, document }: TableContext): BuiltTable {
  const height = Math.ceil(POPULATIONS.length / PAIRS)
  return {
    rows: Array.from({ length: height }, (_, at) => ({
      cells: Object.fromEntries(
        Array.from({ length: PAIRS }, (__, pair) => {
          const population = POPULATIONS[pair * height + at]
          const ending = pair === 0 ? '' : `-${pair + 1}`
          if (population === undefined)
            return [`population${ending}`, `sample${ending}`].map(id => [id, textCell('')])
          return [
            [`population${ending}`, numberCell(population, wording)],
            [`sample${ending}`, numberCell(document.minimums.get(population), wording)],
          ]
        }).flat(),
      ),
    })),
  }
}
