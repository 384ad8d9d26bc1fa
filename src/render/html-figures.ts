/** Figures of a page -> tables whose middle column is drawn: the text wraps and is read as text, the marks stretch with the page. */
import type { BarRow, BarsBlock, LikertBlock } from './blocks.ts'
import { htmlText } from './html-text.ts'
import { UNDEFINED_MARK, type Wording } from './wording.ts'

/** Rows that stay together on a printed page. */
const SHORT = 12
/** Rows of a table. */
export const SHORT_TABLE = 6

/** With two decimals at most, so that the same share is the same text everywhere. */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}

/** The numbers stand beside it: nothing for who hears the page. */
function drawing(marks: string): string {
  return `<svg class="bars" aria-hidden="true" focusable="false">${marks}</svg>`
}

function rectangle(from: number, to: number, style: string, title?: string): string {
  const hover = title === undefined ? '' : `<title>${htmlText(title)}</title>`
  return `<rect class="${style}" x="${percent(from)}" width="${percent(Math.max(0, to - from))}" height="100%">${hover}</rect>`
}

function upright(share: number, style?: string): string {
  const x = percent(share)
  return `<line${style === undefined ? '' : ` class="${style}"`} x1="${x}" x2="${x}" y1="0" y2="100%"/>`
}

export function shareBar(share: number): string {
  return drawing(rectangle(0, 1, 'track') + rectangle(0, Math.min(1, Math.max(0, share)), 'bar'))
}

export function barsFigure(block: BarsBlock, name: string, wording: Wording): string {
  const { headings, rows, limits, below, title, about, tells } = block
  const said = [tells?.whiskers, tells?.limits, ...below]
  const hasBeside = rows.some(({ beside }) => beside !== undefined)
  const hasRange = rows.some(({ interval }) => interval?.shown !== undefined)
  const isShort = rows.length <= SHORT
  return [
    `<figure${isShort ? ' class="short"' : ''}><table role="table" class="figure" aria-describedby="${name}-about">`,
    `<caption class="unseen">${htmlText(title)}</caption>`,
    `<thead><tr role="row"><th role="columnheader" scope="col" class="label">${htmlText(headings.label)}</th><td role="cell">${axis(block, name)}</td>`,
    `<th role="columnheader" scope="col" class="number n">${htmlText(headings.number)}</th>${hasRange ? rangeHeading(wording) : ''}${hasBeside ? besideHeading(headings.beside) : ''}</tr></thead>`,
    '<tbody>',
    ...rows.map(row => barRow(row, limits, { hasBeside, hasRange }, wording)),
    '</tbody></table>',
    `<p class="unseen" id="${name}-about">${htmlText(about)}</p>`,
    ...said.flatMap(text =>
      text === undefined ? [] : [`<figcaption class="below">${htmlText(text)}</figcaption>`],
    ),
    '</figure>',
  ].join('\n')
}

function rangeHeading(wording: Wording): string {
  return `<th role="columnheader" scope="col" class="range n">${htmlText(wording.words.statistics.interval)}</th>`
}

function besideHeading(text: string): string {
  return text === ''
    ? '<td role="cell" class="beside"></td>'
    : `<th role="columnheader" scope="col" class="beside n">${htmlText(text)}</th>`
}

function barRow(
  { label, share, from, shown, beside, mark, interval }: BarRow,
  limits: BarsBlock['limits'],
  { hasBeside, hasRange }: { readonly hasBeside: boolean; readonly hasRange: boolean },
  wording: Wording,
): string {
  const style = mark === 'lowest' ? 'low' : mark === 'whole' ? 'whole' : 'bar'
  const marks = [
    rectangle(0, 1, 'track'),
    ...(share === undefined
      ? []
      : [
          rectangle(
            Math.min(from ?? 0, share),
            Math.max(from ?? 0, share),
            style,
            `${label}: ${shown}`,
          ),
        ]),
    ...(from === undefined ? [] : [upright(from, 'middle')]),
    ...limits.map(limit => upright(limit.share)),
    ...(interval === undefined ? [] : [intervalMark(interval.from, interval.to)]),
  ]
  const range = hasRange
    ? `<td role="cell" class="n range">${htmlText(interval?.shown ?? '')}</td>`
    : ''
  const tag =
    mark === 'lowest' || mark === 'highest'
      ? `<span class="tag">${htmlText(wording.words[mark])}</span>`
      : ''
  return `<tr role="row"${mark === undefined ? '' : ` class="${mark}"`}><th role="rowheader" scope="row">${htmlText(label)}${tag}</th><td role="cell">${drawing(marks.join(''))}</td><td role="cell" class="n">${htmlText(shown)}</td>${range}${hasBeside ? `<td role="cell" class="n beside">${htmlText(beside ?? UNDEFINED_MARK)}</td>` : ''}</tr>`
}

/** A whisker from end to end. */
function intervalMark(from: number, to: number): string {
  const line = (x1: number, x2: number, y1: string, y2: string) =>
    `<line class="whisker" x1="${percent(x1)}" x2="${percent(x2)}" y1="${y1}" y2="${y2}"/>`
  return line(from, to, '50%', '50%') + line(from, from, '25%', '75%') + line(to, to, '25%', '75%')
}

/** Ends and limits, above the bars. */
function axis({ ends, limits, title, about }: BarsBlock, name: string): string {
  if (ends === undefined) return ''
  const [least, most] = ends
  const text = (x: number, y: string, anchor: string, words: string, style = '') =>
    `<text${style} x="${percent(x)}" y="${y}" text-anchor="${anchor}">${htmlText(words)}</text>`
  return [
    `<svg class="axis" role="img" aria-labelledby="${name}-t ${name}-d"><title id="${name}-t">${htmlText(title)}</title><desc id="${name}-d">${htmlText(about)}</desc>`,
    text(0, '92%', 'start', least),
    text(1, '92%', 'end', most),
    ...limits.map(({ share, grade }) => text(share, '36%', 'middle', grade, ' class="limit-text"')),
    '</svg>',
  ].join('')
}

// Answers on both sides of the middle of their scale.

/** Which shade each option on one side has, the nearest to the middle first. */
const SHADES: readonly (readonly number[])[] = [[], [2], [1, 3], [1, 2, 3]]

/** Which colour each option has, the least favourable first; the middle one, if there is any, is grey. */
export function optionStyles(count: number): string[] {
  const shades = SHADES[Math.min(3, Math.floor(count / 2))] ?? []
  return [
    ...shades.toReversed().map(shade => `against${shade}`),
    ...(count % 2 === 1 ? ['between'] : []),
    ...shades.map(shade => `for${shade}`),
  ]
}

export function likertFigure(block: LikertBlock, name: string, wording: Wording): string {
  const { headings, options, rows, below, title, about } = block
  const styles = optionStyles(options.length)
  const half = Math.floor(options.length / 2)
  const isOdd = options.length % 2 === 1
  const sides = rows.map(({ parts }) => {
    const shares = parts.map(({ share }) => share)
    const sum = (list: readonly number[]) => list.reduce((total, share) => total + share, 0)
    const middle = isOdd ? (shares[half] ?? 0) / 2 : 0
    return {
      left: sum(shares.slice(0, half)) + middle,
      right: sum(shares.slice(half + (isOdd ? 1 : 0))) + middle,
    }
  })
  const left = Math.max(...sides.map(each => each.left))
  const width = left + Math.max(...sides.map(each => each.right)) || 1
  const legend = options.map(
    (option, position) => `<li><i class="${styles[position] ?? ''}"></i>${htmlText(option)}</li>`,
  )
  return [
    `<figure><p class="lead">${htmlText(`${about} ${wording.words.page.likertMiddle}`)}</p><ul class="legend">${legend.join('')}</ul>`,
    `<table role="table" class="figure" id="${name}"><caption class="unseen">${htmlText(title)}</caption>`,
    `<thead><tr role="row"><th role="columnheader" scope="col" class="label">${htmlText(headings.label)}</th><td role="cell"></td><th role="columnheader" scope="col" class="number n">${htmlText(headings.number)}</th></tr></thead>`,
    '<tbody>',
    ...rows.map(({ label, parts, shown }, row) => {
      let from = (left - (sides[row]?.left ?? 0)) / width
      const marks = parts.map(({ share, text }, position) => {
        const start = from
        from += share / width
        return share === 0 ? '' : rectangle(start, from, styles[position] ?? 'between', text)
      })
      return `<tr role="row"><th role="rowheader" scope="row">${htmlText(label)}</th><td role="cell">${drawing(marks.join('') + upright(left / width, 'middle'))}</td><td role="cell" class="n">${htmlText(shown)}</td></tr>`
    }),
    '</tbody></table>',
    ...below.map(text => `<figcaption class="below">${htmlText(text)}</figcaption>`),
    '</figure>',
  ].join('\n')
}
