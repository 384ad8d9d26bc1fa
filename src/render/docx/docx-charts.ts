/** Figures of a page -> charts that Word can edit; the numbers stand on the bars or in the annex. */
import { Paragraph } from 'docx'
import { ChartRun } from 'docx/charts'
import { safeText } from '../../language/safe-text.ts'
import type { BarsBlock, LikertBlock } from '../blocks.ts'
import { optionStyles } from '../html-figures.ts'
import { printColour } from '../html-style.ts'
import { dotsParagraph } from './docx-dots.ts'
import { type Part, run, SMALL, SOFT, tableParts } from './docx-tables.ts'

const BAR = '3A73AD'
const LOW = 'B8560E'
const PIXELS = 600
/** Level, so that LibreOffice leaves no label out. */
const CATEGORIES = { reverseOrder: true, labelRotation: 0 } as const

export function barsParts(block: BarsBlock): Part[] {
  const { rows, headings, range, about, title, below, tells } = block
  const drawn = rows.filter(({ value }) => value !== undefined)
  if (drawn.length === 0 || range === undefined) return [...barsTable(block)]
  if (block.limits.length > 0) return limitedParts(block, drawn, range)
  const lines = whiskers(drawn, range)
  const chart = new ChartRun({
    type: 'bar',
    categories: drawn.map(({ label }) => safeText(label)),
    series: [
      {
        name: safeText(headings.number),
        values: drawn.map(({ value = 0 }) => value),
        color: BAR,
        colors: drawn.map(({ mark }) => (mark === 'lowest' ? LOW : BAR)),
        ...lines,
      },
    ],
    legend: false,
    categoryAxis: CATEGORIES,
    valueAxis: { minimum: range[0], maximum: range[1], gridlines: true },
    dataLabels: {
      // Around zero there is no end of a bar that is free: a table beside it has the numbers.
      ...{ value: range[0] >= 0, numberFormat: '0.00' },
      // At the other end of the bar the number would stand on the line.
      ...(lines === undefined ? {} : { position: 'insideBase', font: { color: 'FFFFFF' } }),
    },
    gapWidth: 50,
    transformation: { width: PIXELS, height: 60 + drawn.length * 26 },
    altText: spoken(
      title,
      about,
      rows.map(({ label, shown }) => `${label}: ${shown}`),
    ),
  })
  const said = remarks([lines && tells?.whiskers, ...below])
  return [new Paragraph({ keepNext: said.length > 0, children: [chart] }), ...said]
}

/** What is said of a chart stays on its page. */
function remarks(texts: readonly (string | undefined)[]): Part[] {
  const said = texts.flatMap(text => text ?? [])
  return said.map(
    (text, at) =>
      new Paragraph({
        ...{ spacing: { after: 80 }, keepNext: at < said.length - 1 },
        children: [run(text, { size: SMALL, color: SOFT })],
      }),
  )
}

/** Bars of Word have no lines at limits: dots on lines do. */
function limitedParts(
  { headings, about, title, below, tells, limits }: BarsBlock,
  rows: BarsBlock['rows'],
  range: readonly [number, number],
): Part[] {
  const [lowest, highest] = range
  const at = (share: number) => lowest + share * (highest - lowest)
  const named = (mark: 'lowest' | 'whole' | undefined) => {
    const own = rows.map(row =>
      row.mark === mark || (mark === undefined && row.mark === 'highest') ? row : undefined,
    )
    return {
      name: mark === undefined ? headings.number : own.flatMap(row => row?.label ?? []).join(', '),
      points: own.map(row =>
        row?.value === undefined
          ? undefined
          : {
              value: row.value,
              ...(row.interval === undefined
                ? {}
                : { interval: [at(row.interval.from), at(row.interval.to)] as const }),
            },
      ),
    }
  }
  const hasIntervals = rows.some(({ interval }) => interval !== undefined)
  const said = remarks([hasIntervals ? tells?.whiskersOfDots : undefined, tells?.limits, ...below])
  return [
    dotsParagraph({
      keepNext: said.length > 0,
      ...{ rows, range },
      spoken: spoken(
        title,
        about,
        rows.map(({ label, shown }) => `${label}: ${shown}`),
      ),
      series: [named(undefined), named('lowest'), named('whole')],
      isKeyed: false,
      limits: limits.map(({ share, shown, grade }) => ({
        value: Number(at(share).toFixed(4)),
        ...{ name: grade, shown },
      })),
    }),
    ...said,
  ]
}

/** What it shows, for who does not see it. */
export function spoken(title: string, about: string, rows: readonly string[]) {
  const name = safeText(title)
  return { name, title: name, description: safeText(`${about} ${rows.join('; ')}.`) }
}

/** Each interval as far as it goes from the end of its bar, in units of the axis. */
function whiskers(rows: BarsBlock['rows'], [lowest, highest]: readonly [number, number]) {
  if (!rows.some(({ interval }) => interval !== undefined)) return undefined
  const at = (share: number) => lowest + share * (highest - lowest)
  const away = (distance: (row: BarsBlock['rows'][number]) => number | undefined) =>
    rows.map(row =>
      row.interval === undefined ? null : Math.max(0, Number((distance(row) ?? 0).toFixed(4))),
    )
  return {
    errorBars: {
      type: 'custom',
      plus: away(({ value = 0, interval }) => interval && at(interval.to) - value),
      minus: away(({ value = 0, interval }) => interval && value - at(interval.from)),
    },
  } as const
}

/** Where the rows have no axis in common. */
function barsTable({ rows, headings, title, below }: BarsBlock): Part[] {
  return tableParts({
    kind: 'table',
    title,
    columns: [
      { heading: headings.label, kind: 'text' },
      { heading: headings.number, kind: 'number' },
      { heading: headings.beside, kind: 'number' },
    ],
    rows: rows.map(({ label, shown, beside = '' }) => [
      { text: label },
      { text: shown },
      { text: beside },
    ]),
    compact: false,
    below,
  })
}

export function likertParts({ rows, options, title, about, below }: LikertBlock): Part[] {
  const colours = optionStyles(options.length).map(printColour)
  const chart = new ChartRun({
    type: 'bar',
    stacking: 'percent',
    categories: rows.map(({ label }) => safeText(label)),
    series: options.map((option, position) => ({
      name: safeText(option),
      values: rows.map(({ parts }) => (parts[position]?.share ?? 0) * 100),
      color: colours[position] ?? printColour('between'),
    })),
    legend: { position: 'top' },
    categoryAxis: CATEGORIES,
    gapWidth: 40,
    transformation: { width: PIXELS, height: 90 + rows.length * 30 },
    altText: spoken(
      title,
      about,
      rows.map(({ label, parts }) => `${label}: ${parts.map(({ text }) => text).join(', ')}`),
    ),
  })
  return [new Paragraph({ keepNext: below.length > 0, children: [chart] }), ...remarks(below)]
}
