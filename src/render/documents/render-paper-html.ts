/** A paper -> one HTML file to read, and to print as it is: each part on its page, wide tables across. */
import { safeText } from '../../language/safe-text.ts'
import { barsFigure, likertFigure, percent } from '../html-figures.ts'
import { pageStyle } from '../html-style.ts'
import { htmlText } from '../html-text.ts'
import { cssText, htmlFile, tablePart } from '../render-html.ts'
import { UNDEFINED_MARK, type Wording } from '../wording.ts'
import { type AddressCode, codePath, QUIET } from './address-code.ts'
import { withoutFormulas } from './built-table.ts'
import { DOCUMENT_WORDS } from './document-words.ts'
import type { Paper, PaperBlock } from './paper.ts'
import { captionText, contentsEntries } from './paper-headings.ts'
import type { PaperLine } from './paper-line.ts'
import type { Poster } from './posters.ts'
import type { PaperOptions } from './render-paper-docx.ts'
import type { SeriesBlock } from './series-figures.ts'

const SIZES = { A4: '210mm 297mm', F4: '215mm 330mm' }
const LYING = { A4: '297mm 210mm', F4: '330mm 215mm' }

/** In quotes of a style sheet. */
function extraStyle({ isLandscape, mark }: Paper, size: PaperOptions['size']): string {
  return [
    'mark{background:#fff3a3;color:#1a1f26;padding:0 .125rem}',
    'main{max-width:60rem}',
    // Contents as on paper: an entry a line.
    'nav ul{display:block}nav li{margin:.125rem 0}nav h2{font-size:1.25rem;font-weight:700;color:inherit;text-align:center}',
    '.cover{text-align:center;padding:6rem 0}.cover h1{font-size:1.75rem}.cover p{font-size:1.25rem;margin-inline:auto}',
    '.head{border-bottom:2px solid var(--ink);text-align:center;color:var(--soft);padding-bottom:1rem;margin-bottom:1rem}',
    '.centre{text-align:center;font-weight:700;margin-inline:auto}.strong{font-weight:700}.small{font-size:.8125rem;color:var(--soft)}',
    '.many thead .n{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left}',
    '.signed{margin:3rem 0 0 50%}.signed p{margin:.125rem 0;min-height:1.25rem}',
    'caption,figure>h3{text-align:left}',
    '.dots svg{height:1.5rem}.dots circle{fill:var(--bar)}.dots .second{fill:var(--low)}',
    '.trend{height:12rem;overflow:visible}.trend polyline{fill:none;stroke:var(--bar);stroke-width:2;vector-effect:non-scaling-stroke}',
    '.key{display:flex;gap:1rem;font-size:.875rem;list-style:none;padding:0}.key i{display:inline-block;width:.75rem;height:.75rem;border-radius:50%;margin-right:.25rem}',
    '.poster{text-align:center}.poster .two{display:grid;grid-template-columns:1fr 1fr;border:2px solid #1f4d7a;margin:1rem 0;align-items:center}',
    '.poster .two>*{padding:1rem}.poster .number{font-size:6rem;font-weight:700;line-height:1}.poster .right{text-align:left;border-left:2px solid #1f4d7a}',
    '.poster h2{font-size:1.75rem;margin:0}',
    '.poster .code{width:8rem;height:8rem}.code path{fill:#000}.code .light{fill:#fff}',
    `@page{size:${isLandscape ? LYING[size] : SIZES[size]}}@page wide{size:${LYING[size]}}`,
    '@media print{mark{background:#fff3a3;print-color-adjust:exact;-webkit-print-color-adjust:exact}.cover,.break{break-after:page}.across{page:wide}main{max-width:none}.poster{break-inside:avoid}nav{display:block}}',
    mark === undefined
      ? ''
      : `@media print{body::before{content:"${cssText(mark)}";position:fixed;top:42%;left:0;right:0;text-align:center;font-size:90pt;font-weight:700;color:rgba(138,61,5,.13);transform:rotate(-30deg);z-index:9}}`,
  ].join('')
}

export function renderPaperHtml(paper: Paper, { wording, size }: PaperOptions): string {
  const { title, subtitle, language, blocks, closing, mark } = paper
  const name = [title, ...subtitle].map(safeText).join(' · ')
  const [before, between] = wording.words.page.pageOf
  const style = pageStyle({ top: cssText(name), page: [cssText(before), cssText(between)] })
  const hasTitle = blocks.some(({ kind }) => kind === 'cover' || kind === 'poster')
  return htmlFile({
    ...{ name, language, style: style + extraStyle(paper, size) },
    body: [
      '<main>',
      ...(mark === undefined ? [] : [`<p class="notice">${htmlText(mark)}</p>`]),
      ...(paper.standing === undefined ? [] : [`<p class="small">${htmlText(paper.standing)}</p>`]),
      ...(hasTitle ? [] : [`<h1>${htmlText(title)}</h1>`]),
      ...blocks.map((block, at) => {
        const part = blockPart(block, `b${at + 1}`, paper, wording)
        return 'isWide' in block && block.isWide === true
          ? `<div class="across">${part}</div>`
          : part
      }),
      ...closing.map(text => `<p class="small">${htmlText(text)}</p>`),
      '</main>',
    ],
  })
}

function spans(line: PaperLine): string {
  return line
    .map(({ text, isBlank }) =>
      isBlank === true ? `<mark>${htmlText(text)}</mark>` : htmlText(text),
    )
    .join('')
}

function blockPart(block: PaperBlock, name: string, paper: Paper, wording: Wording): string {
  switch (block.kind) {
    case 'cover': {
      const [first = [], ...others] = block.lines
      return `<div class="cover"><h1>${spans(first)}</h1>${others.map(line => `<p>${spans(line)}</p>`).join('')}</div>`
    }
    case 'letterhead':
      return `<div class="head">${htmlText(block.marks[0] ?? '')}</div><p class="small">${htmlText(block.marks[1] ?? '')}</p>${block.lines.map(line => `<p>${spans(line)}</p>`).join('')}`
    case 'contents':
      return contentsPart(block, paper)
    case 'heading':
      return `<h${block.level + 1} id="${name}">${htmlText(block.text)}</h${block.level + 1}>`
    case 'text':
      return `<p${block.look === undefined ? '' : ` class="${block.look}"`}>${spans(block.line)}</p>`
    case 'list':
      return `<ol>${block.lines.map(line => `<li>${spans(line)}</li>`).join('')}</ol>`
    case 'table': {
      const { caption, table } = block
      const titled = {
        ...withoutFormulas(table),
        title: caption === undefined ? '' : captionText(caption),
      }
      return tablePart(titled, { name, above: '', wording })
    }
    case 'figure': {
      const { figure, caption } = block
      const drawn =
        figure.kind === 'bars'
          ? barsFigure(figure, name, wording)
          : figure.kind === 'likert'
            ? likertFigure(figure, name, wording)
            : seriesFigure(figure, name)
      return `${caption === undefined ? '' : `<h3>${htmlText(captionText(caption))}</h3>`}${drawn}`
    }
    case 'signature':
      return `<div class="signed">${block.lines.map(line => `<p>${spans(line)}</p>`).join('')}</div>`
    case 'poster':
      return posterPart(block.poster, paper)
    case 'break':
      return '<div class="break"></div>'
  }
}

function contentsPart(
  { of, title }: Extract<PaperBlock, { kind: 'contents' }>,
  paper: Paper,
): string {
  const entries = contentsEntries(paper, of).map(
    ({ at, text }) => `<li><a href="#b${at + 1}">${htmlText(text)}</a></li>`,
  )
  return entries.length === 0
    ? ''
    : `<nav aria-label="${htmlText(title)}"><h2>${htmlText(title)}</h2><ul>${entries.join('')}</ul></nav>`
}

function posterPart(
  { title, unit, period, indexName, index, grade, service, facts, code }: Poster,
  paper: Paper,
): string {
  const words = DOCUMENT_WORDS[paper.language].poster
  const rows = [
    ...(service === '' ? [] : [{ label: words.service, value: [{ text: service }] }]),
    ...facts,
  ].map(({ label, value }) => `<p>${htmlText(label)}: <b>${spans(value)}</b></p>`)
  return [
    `<section class="poster"><h2>${htmlText(title.toUpperCase())}</h2><p class="strong">${spans(unit)}</p><p>${spans(period)}</p>`,
    `<div class="two"><div><p>${htmlText(indexName)}</p><p class="number">${htmlText(index)}</p><p class="strong">${htmlText(grade)}</p></div>`,
    `<div class="right">${rows.join('')}${code === undefined ? '' : codePart(code, words.code(code.address))}</div></div>`,
    ...words.thanks.map(
      (text, at) => `<p${at === 0 ? ' class="strong"' : ''}>${htmlText(text)}</p>`,
    ),
    '</section>',
  ].join('')
}

/** Black on white, in the dark too. */
function codePart(code: AddressCode, about: string): string {
  const side = code.size + 2 * QUIET
  return `<svg class="code" viewBox="0 0 ${side} ${side}" role="img" aria-label="${htmlText(about)}" shape-rendering="crispEdges"><rect class="light" width="${side}" height="${side}"/><path d="${codePath(code)}"/></svg>`
}

// Series: drawn, with the numbers in a table beside the drawing.

function seriesFigure(figure: SeriesBlock, name: string): string {
  const { labels, series, title, about, ends, below, form } = figure
  const key =
    series.length < 2
      ? ''
      : `<ul class="key">${series.map(({ name: own }, at) => `<li><i class="${at === 0 ? 'bar' : 'low'}"></i>${htmlText(own)}</li>`).join('')}</ul>`
  const table = [
    `<table id="${name}" class="figure"><caption class="unseen">${htmlText(title)}</caption>`,
    `<thead><tr><td></td>${form === 'dots' ? `<td>${htmlText(ends[0])} – ${htmlText(ends[1])}</td>` : ''}${series.map(({ name: own }) => `<th scope="col" class="n">${htmlText(own)}</th>`).join('')}</tr></thead><tbody>`,
    ...labels.map(
      (label, at) =>
        `<tr><th scope="row">${htmlText(label)}</th>${form === 'dots' ? `<td class="dots">${dots(figure, at)}</td>` : ''}${series.map(({ points }) => `<td class="n">${htmlText(points[at]?.shown ?? UNDEFINED_MARK)}</td>`).join('')}</tr>`,
    ),
    '</tbody></table>',
  ].join('')
  return [
    `<figure class="short"><p class="unseen">${htmlText(about)}</p>`,
    form === 'line' ? trendLine(figure) : key,
    table,
    ...below.map(text => `<figcaption class="below">${htmlText(text)}</figcaption>`),
    '</figure>',
  ].join('')
}

function shareOf(value: number, [least, most]: SeriesBlock['range']): number {
  return Math.min(1, Math.max(0, (value - least) / (most - least)))
}

function dots({ series, range }: SeriesBlock, at: number): string {
  const marks = series.flatMap(({ points }, position) => {
    const point = points[at]
    if (point === undefined) return []
    return [
      `<circle${position === 0 ? '' : ' class="second"'} cx="${percent(shareOf(point.value, range))}" cy="50%" r="5"/>`,
    ]
  })
  return `<svg class="bars" aria-hidden="true" focusable="false"><line x1="0" x2="100%" y1="50%" y2="50%"/>${marks.join('')}</svg>`
}

function trendLine({ series, range, labels }: SeriesBlock): string {
  const points = series[0]?.points ?? []
  const x = (at: number) => Math.round(((at + 0.5) / labels.length) * 10_000) / 100
  const y = (value: number) => Math.round((1 - shareOf(value, range)) * 10_000) / 100
  const drawn = points.flatMap((point, at) =>
    point === undefined ? [] : [{ ...point, x: x(at), y: y(point.value) }],
  )
  const line = drawn.map(point => `${point.x},${point.y}`).join(' ')
  return `<svg class="trend" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><line x1="0" x2="100" y1="100" y2="100"/><line x1="0" x2="100" y1="0" y2="0"/><polyline points="${line}"/></svg>`
}
