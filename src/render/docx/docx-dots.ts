/**
 * Values of named rows on one axis -> a chart of Word with a dot for each, which can be edited: several raters share the line of a
 * row, limits stand upright across all of them. Bars of Word can have neither.
 *
 * Word puts no names beside the lines of such a chart. So the axis is longer than its scale: to the left stand the names, as labels
 * of points without a mark, to the right the numbers, and the axis names its own scale alone.
 */
import { Paragraph } from 'docx'
import { type ChartMarkerShape, ChartRun, type ScatterChartSeries } from 'docx/charts'
import { safeText } from '../../language/safe-text.ts'

interface DotsBlock {
  /** For who does not see it. */
  readonly spoken: { readonly name: string; readonly title: string; readonly description: string }
  /** From the top. */
  readonly rows: readonly { readonly label: string; readonly shown: string }[]
  readonly series: readonly {
    readonly name: string
    /** By row. */
    readonly points: readonly (DotPoint | undefined)[]
  }[]
  readonly range: readonly [number, number]
  /** What begins there, and the number as shown. */
  readonly limits: readonly {
    readonly value: number
    readonly name: string
    readonly shown: string
  }[]
  /** Whether the series are told apart by a legend. */
  readonly isKeyed: boolean
  /** What is said of it stands below. */
  readonly keepNext?: boolean
}

interface DotPoint {
  readonly value: number
  readonly interval?: readonly [low: number, high: number]
}

const PIXELS = 600
const ROW = 27
const LOOKS: readonly { readonly color: string; readonly shape: ChartMarkerShape }[] = [
  { color: '3A73AD', shape: 'circle' },
  { color: 'B8560E', shape: 'diamond' },
  { color: '1A1F26', shape: 'square' },
]
const GUIDE = 'DDE2E8'
const LIMIT = '515C69'
/** Of the scale: how much room names want beside it, and each letter of the numbers. */
const NAMES = 0.8
const NUMBERS = 0.035
/** Longer names of limits would stand in each other's way. */
const SHORT = 3

export function dotsParagraph({
  keepNext = false,
  rows,
  series,
  range,
  limits,
  spoken,
  isKeyed,
}: DotsBlock): Paragraph {
  const [least, most] = range
  const step = stepOf(range)
  const longest = Math.max(...rows.map(({ shown }) => shown.length))
  const isNamed = limits.every(({ name }) => name.length <= SHORT)
  const [start, end] = [
    least - Math.ceil((NAMES * (most - least)) / step) * step,
    most + Math.ceil((NUMBERS * longest * (most - least)) / step) * step,
  ]
  const height = (at: number) => rows.length - at
  const top = rows.length + (limits.length === 0 ? 0.6 : 2)
  const own = series.flatMap(({ name, points }, position): ScatterChartSeries[] => {
    const drawn = points.flatMap((point, at) => (point === undefined ? [] : [{ ...point, at }]))
    if (drawn.length === 0) return []
    const { color = GUIDE, shape = 'circle' } = LOOKS[position] ?? {}
    return [
      {
        ...{ name: safeText(name), color, markers: { shape, size: 7 } },
        points: drawn.map(({ value, at }) => ({ x: value, y: height(at) })),
      },
    ]
  })
  const column = (name: string, x: number, texts: readonly string[]): ScatterChartSeries => ({
    ...{ name, markers: false },
    points: texts.map((_, at) => ({ x, y: height(at) })),
    pointLabels: texts.map(text => ({ text: textLines(text), position: 'right', font: FONT })),
  })
  // A series each: LibreOffice draws no bars along this axis that have a length of their own each.
  const intervals = series.flatMap(({ points }, position) =>
    points.flatMap((point, at): ScatterChartSeries[] => {
      if (point?.interval === undefined) return []
      const [low, high] = point.interval
      return [
        {
          ...{ name: safeText(`${rows[at]?.label ?? ''} 95%`), markers: false },
          points: [{ x: (low + high) / 2, y: height(at) }],
          xErrorBars: {
            ...{ type: 'fixed', value: Number(((high - low) / 2).toFixed(4)) },
            line: { color: LOOKS[position]?.color ?? GUIDE, width: 1.5 },
          },
        },
      ]
    }),
  )
  const helpers: ScatterChartSeries[] = [
    {
      ...{ name: HELPERS.guide, markers: false },
      points: rows.map((_, at) => ({ x: least, y: height(at) })),
      xErrorBars: {
        ...{ type: 'fixed', value: most - least, direction: 'plus', endCaps: false },
        line: { color: GUIDE, width: 0.75 },
      },
    },
    column(
      HELPERS.names,
      start,
      rows.map(({ label }) => label),
    ),
    column(
      HELPERS.numbers,
      most + (most - least) * 0.02,
      rows.map(({ shown }) => shown),
    ),
    ...limits.map(
      ({ value, name, shown }): ScatterChartSeries => ({
        ...{ name: safeText(`${name} ${shown}`), markers: false },
        points: [0.5, 1.1].map(above => ({ x: value, y: rows.length + above })),
        pointLabels: [shown, ...(isNamed ? [name] : [])].map(text => ({
          ...{ text: safeText(text), position: 'above', font: { ...FONT, size: 8 } },
        })),
        yErrorBars: {
          ...{ type: 'custom', minus: [rows.length, null], endCaps: false },
          line: { color: LIMIT, width: 1, dash: 'dash' },
        },
      }),
    ),
  ]
  const hidden = [...helpers, ...intervals].map(({ name }) => name)
  const chart = new ChartRun({
    type: 'scatter',
    // What stands first is drawn first: dots lie on the lines.
    series: [...helpers, ...intervals, ...own],
    legend: !isKeyed ? false : { position: 'top', hiddenEntries: hidden },
    xAxis: {
      ...{ minimum: start, maximum: end, interval: step, gridlines: false },
      numberFormat: `[<${least}]"";[>${most}]"";General`,
    },
    yAxis: { minimum: 0.5, maximum: top, interval: 1, visible: false, gridlines: false },
    transformation: { width: PIXELS, height: 70 + Math.round((top - 0.5) * ROW) },
    altText: spoken,
  })
  return new Paragraph({ keepNext, children: [chart] })
}

const FONT = { size: 9, color: '1A1F26' } as const
/** As they stand in the table of numbers behind the chart. */
const HELPERS = { guide: 'Skala', names: 'Nama', numbers: 'Nilai' } as const

/** Word and LibreOffice break labels at widths of their own: here they break where there is an end of room. */
const LINE = 38

function textLines(text: string): string {
  const lines: string[] = []
  for (const word of safeText(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < LINE)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

const STEPS = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000]
const MOST_STEPS = 6

/** So that both ends of the scale are named on the axis. */
export function stepOf([least, most]: readonly [number, number]): number {
  const isWhole = (number: number) => Math.abs(number - Math.round(number)) < 1e-9
  const fits = (step: number) =>
    (most - least) / step <= MOST_STEPS && isWhole((most - least) / step) && isWhole(least / step)
  return STEPS.find(fits) ?? (most - least) / 4
}
