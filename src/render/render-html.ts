/** A report -> one HTML file that needs nothing else: no network, no script; it prints on A4. */
import type { Language } from '../language/language.ts'
import { safeText } from '../language/safe-text.ts'
import { sha256 } from '../platform/hash.ts'
import { fullReport } from '../report/full-report.ts'
import type { Report } from '../report/report-shape.ts'
import type { Cell, Column, ListBlock, PageBlock, TableBlock, WorkingBlock } from './blocks.ts'
import { barsFigure, likertFigure, SHORT_TABLE, shareBar } from './html-figures.ts'
import { HEAT_STEPS, pageStyle } from './html-style.ts'
import { htmlProse, htmlText } from './html-text.ts'
import { type Page, type PageSection, pageOf } from './sections/page.ts'
import { type Wording, wordingOf } from './wording.ts'

export function renderHtml(report: Report, options: { readonly language: Language }): string {
  const full = fullReport(report)
  const wording = wordingOf(full, options.language)
  const page = pageOf(full, wording)
  const name = [page.title, ...page.subtitle].join(' · ')
  const [before, between] = wording.words.page.pageOf
  const style = pageStyle({ top: cssText(name), page: [cssText(before), cssText(between)] })
  return htmlFile({
    ...{ name, style, language: options.language },
    body: [
      ...first(page, wording),
      contents(page, wording),
      '<main>',
      ...page.sections.map(section => sectionPart(section, wording)),
      '</main>',
      `<footer><p>${htmlText(page.closing)}</p></footer>`,
    ],
  })
}

/** A file that asks for nothing and runs nothing. */
export function htmlFile({
  name,
  style,
  language,
  body,
}: {
  readonly name: string
  readonly style: string
  readonly language: Language
  readonly body: readonly string[]
}): string {
  const policy = `default-src 'none'; style-src 'sha256-${base64(sha256(style))}'; base-uri 'none'; form-action 'none'`
  return `${[
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(name)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
  ].join('\n')}\n`
}

/** What a reader must know, above all else. */
function first(
  { title, subtitle, head, sentences, facts, cautions, nextSteps }: Page,
  wording: Wording,
) {
  const { page, cautions: cautionTitle } = wording.words
  const value = (label: string, text: string, after: string, style = '') =>
    `<div><span class="label">${htmlText(label)}</span><span class="value${style}">${htmlText(text)}</span>${after === '' ? '' : ` <span class="of">${htmlText(after)}</span>`}</div>`
  const given = head.grades.filter(({ isGiven }) => isGiven)
  return [
    '<header>',
    `<h1>${htmlText(title)}</h1>`,
    ...(subtitle.length === 0
      ? []
      : [`<p class="subtitle">${subtitle.map(htmlText).join(' · ')}</p>`]),
    '<div class="result">',
    value(wording.own('index'), head.index.value, head.index.outOf),
    ...given.map(({ label, name, value: grade }) => value(label, name ?? grade, '', ' grade')),
    '</div>',
    `<div class="said">${sentences.map(text => `<p>${htmlText(text)}</p>`).join('')}</div>`,
    ...(head.notice === undefined ? [] : [`<p class="notice">${htmlText(head.notice)}</p>`]),
    '<div class="first">',
    `<section><h2>${htmlText(page.restsOn)}</h2><dl>`,
    ...facts.map(
      ({ label, value: text }) =>
        `<div><dt>${htmlText(label)}</dt><dd>${htmlText(text)}</dd></div>`,
    ),
    '</dl></section>',
    '<div>',
    ...(cautions.entries.length === 0
      ? []
      : [`<section><h2>${htmlText(cautionTitle)}</h2>${entries(cautions)}</section>`]),
    ...(nextSteps.length === 0
      ? []
      : [
          `<section><h2>${htmlText(page.nextSteps)}</h2><ol>${nextSteps.map(({ text, section }) => `<li><a href="#${section}">${htmlText(text)}</a></li>`).join('')}</ol></section>`,
        ]),
    '</div>',
    '</div>',
    '</header>',
  ]
}

function contents({ sections }: Page, wording: Wording): string {
  const title = htmlText(wording.words.page.contents)
  const links = sections.map(
    ({ id, title: text }) => `<li><a href="#${id}">${htmlText(text)}</a></li>`,
  )
  return `<nav aria-labelledby="contents"><h2 id="contents">${title}</h2><ul>${links.join('')}</ul></nav>`
}

function sectionPart({ id, title, lead, blocks }: PageSection, wording: Wording): string {
  return [
    `<section id="${id}" aria-labelledby="${id}-title">`,
    `<h2 id="${id}-title">${htmlText(title)}</h2>`,
    ...(lead === undefined ? [] : [`<p class="lead">${htmlText(lead)}</p>`]),
    ...together(blocks).map((group, position) => {
      const setting = { name: `${id}-${position + 1}`, above: title, wording }
      return Array.isArray(group) ? workingsPart(group, setting) : blockPart(group, setting)
    }),
    '</section>',
  ].join('\n')
}

/** Workings that follow each other open together. */
function together(
  blocks: readonly PageBlock[],
): (Exclude<PageBlock, WorkingBlock> | WorkingBlock[])[] {
  const groups: (Exclude<PageBlock, WorkingBlock> | WorkingBlock[])[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'working') groups.push(block)
    else if (Array.isArray(last)) last.push(block)
    else groups.push([block])
  }
  return groups
}

interface Setting {
  /** Unlike that of any other block. */
  readonly name: string
  /** Title of the section, which a block does not say again. */
  readonly above: string
  readonly wording: Wording
}

function blockPart(block: Exclude<PageBlock, WorkingBlock>, setting: Setting): string {
  const { name, above, wording } = setting
  const title = block.title === above ? '' : `<h3>${htmlText(block.title)}</h3>`
  switch (block.kind) {
    case 'table':
      return tablePart(block, setting)
    case 'list':
      return `${title}${entries(block)}`
    case 'bars':
      return `${title}${barsFigure(block, name, wording)}`
    case 'likert':
      return `${title}${likertFigure(block, name, wording)}`
  }
}

function workingsPart(blocks: readonly WorkingBlock[], setting: Setting): string {
  const { name, wording } = setting
  const each = blocks.map(({ title, lines, parts }, position) => {
    const own = { ...setting, name: `${name}-${position + 1}`, above: parts?.title ?? '' }
    return `<details><summary>${htmlText(title)}</summary><div>${lines.map(line => `<p>${htmlText(line)}</p>`).join('')}${parts === undefined ? '' : tablePart(parts, own)}</div></details>`
  })
  // One alone opens at once.
  if (each.length === 1) return each.join('')
  return `<details><summary>${htmlText(wording.words.page.workings)}</summary><div>${each.join('\n')}</div></details>`
}

export function tablePart(table: TableBlock, { name, above, wording }: Setting): string {
  const { columns, rows, title } = table
  const heats = rows
    .flat()
    .flatMap(cell => ('heat' in cell && cell.heat !== undefined ? [cell] : []))
  const isStacked = stacks(table)
  const classes = [
    ...(table.isForm ? ['form'] : heats.length > 0 ? ['heat'] : []),
    ...(isStacked ? ['stack'] : []),
  ]
  const style = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
  const role = roleOf(isStacked)
  // Said once: by the section, or by the heading of the first column.
  const said = title === above ? 'unseen' : title === columns[0]?.heading ? 'unseen twice' : ''
  const caption = `<caption${said === '' ? '' : ` class="${said}"`}>${htmlText(title)}</caption>`
  const below = [...heatLegend(heats, wording), ...table.below]
  return [
    // What is wider than the screen scrolls in itself, with the keyboard too.
    `<div class="wide${rows.length <= SHORT_TABLE ? ' short' : ''}" role="group" aria-label="${htmlText(title)}" tabindex="0">`,
    `<table id="${name}"${style}${role('table')}>`,
    caption,
    `<thead><tr${role('row')}>${headings(columns, role)}</tr></thead>`,
    `<tbody>${rows.map((row, at) => rowPart(row, table, table.heads?.includes(at))).join('\n')}</tbody>`,
    '</table></div>',
    ...below.map(text => `<p class="below">${htmlText(text)}</p>`),
  ].join('\n')
}

/** Side by side they fit no telephone: there each row stands by itself, each cell below its heading. */
const MOST_BESIDE = 3
/** Longer tables scroll instead: headings beside every cell would make the page too large to send. */
const MOST_STACKED = 200

function stacks({ columns, rows }: TableBlock): boolean {
  return columns.length > MOST_BESIDE && rows.length <= MOST_STACKED
}

/** What is laid out otherwise than as a table is still read as one. */
function roleOf(isStacked: boolean): (role: string) => string {
  return role => (isStacked ? ` role="${role}"` : '')
}

/** A heading runs over the columns after it that have none. */
function headings(columns: readonly Column[], role: (role: string) => string): string {
  return columns
    .flatMap(({ heading, kind }, position) => {
      if (heading === '' && position > 0 && kind !== 'bar') return []
      const rest = columns.slice(position + 1)
      const until = rest.findIndex(each => each.heading !== '' || each.kind === 'bar')
      const span = kind === 'bar' ? 1 : 1 + (until < 0 ? rest.length : until)
      const isNumber = kind === 'number' && span === 1
      const attributes = `${isNumber ? ' class="n"' : ''}${span > 1 ? ` colspan="${span}"` : ''}`
      // A column of bars repeats the numbers beside it.
      return heading === ''
        ? [`<td${role('cell')}${attributes}></td>`]
        : [
            `<th${role('columnheader')} scope="col${span > 1 ? 'group' : ''}"${attributes}>${htmlText(heading)}</th>`,
          ]
    })
    .join('')
}

/** `175 (58,53%)` */
const PAIR = /^(\S+) (\(.+\))$/

function rowPart(row: readonly Cell[], table: TableBlock, isHead = false): string {
  const { columns, isForm } = table
  const isStacked = stacks(table)
  const role = roleOf(isStacked)
  const heats = row.flatMap(cell => ('heat' in cell ? (cell.heat ?? []) : []))
  const least = Math.min(...heats)
  const isFlat = heats.every(heat => heat === least)
  const cells = row.map((cell, position) => {
    const kind = columns[position]?.kind ?? 'text'
    if ('bar' in cell) return `<td${role('cell')} class="drawn">${shareBar(cell.bar)}</td>`
    const { heat } = cell
    const mark = heat === least && !isFlat ? '▾ ' : ''
    const [, count, inBrackets] = (kind === 'number' && PAIR.exec(cell.text)) || []
    const classes = [
      ...(kind === 'number' ? ['n'] : []),
      ...(inBrackets === undefined ? [] : ['pair']),
      ...(heat === undefined
        ? []
        : [`heat${Math.min(HEAT_STEPS - 1, Math.floor(heat * HEAT_STEPS))}`]),
      ...(isForm === true && kind === 'text' && (columns[position]?.heading.length ?? 0) > 6
        ? ['room']
        : []),
      ...(cell.emphasis === 'faint' ? ['faint'] : []),
    ]
    const hover = cell.hint === undefined ? '' : ` title="${htmlText(cell.hint)}"`
    const heading = columns[position]?.heading ?? ''
    const label = isStacked && heading !== '' ? ` data-label="${htmlText(heading)}"` : ''
    const attribute = `${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}${hover}`
    const lines =
      count === undefined || inBrackets === undefined
        ? (mark + cell.text).split('\n').map(htmlText).join('<br>')
        : `<span>${htmlText(count)}</span> <span>${htmlText(inBrackets)}</span>`
    const text = cell.isBlank === true ? `<mark>${lines}</mark>` : lines
    const said = cell.emphasis === 'strong' && text !== '' ? `<b>${text}</b>` : text
    return position === 0 && kind === 'text'
      ? `<th${role('rowheader')} scope="row"${attribute}>${said}</th>`
      : `<td${role('cell')}${label}${attribute}>${said}</td>`
  })
  return `<tr${role('row')}${isHead ? ' class="over"' : ''}>${cells.join('')}</tr>`
}

function heatLegend(
  heats: readonly { readonly text: string; readonly heat?: number }[],
  wording: Wording,
): string[] {
  const { page } = wording.words
  const at = (heat: number) => heats.find(cell => cell.heat === heat)?.text
  const [lowest, highest] = [at(0), at(1)]
  if (lowest === undefined || highest === undefined) return []
  return [`${page.heatTells(lowest, highest)} ${page.lowestOfRow}.`]
}

const SIGNS: Readonly<Record<string, string>> = { '✓': '', '✗': ' bad', '?': '', '!': ' bad' }

function entries({ entries: list }: ListBlock): string {
  const isMarked = list.some(({ mark }) => mark !== undefined)
  const items = list.map(({ mark, text, more, emphasis }) => {
    const lines = more.flatMap(line => line.split('\n'))
    const areMarked = lines.length > 1 && lines.every(line => /^[✓✗?] /.test(line))
    const under = areMarked
      ? `<ul class="marked">${lines.map(line => `<li>${sign(line.slice(0, 1))}${htmlProse(line.slice(2))}</li>`).join('')}</ul>`
      : lines.map(line => `<div class="more">${htmlProse(line)}</div>`).join('')
    return `<li${emphasis === 'faint' ? ' class="faint"' : ''}>${mark === undefined ? '' : sign(mark)}${htmlProse(text)}${under}</li>`
  })
  return `<ul${isMarked ? ' class="marked"' : ''}>${items.join('\n')}</ul>`
}

function sign(mark: string): string {
  return `<span class="mark${SIGNS[mark] ?? ''}">${htmlText(mark)}</span>`
}

/** Inside quotes of a style sheet, where letters, digits and blanks alone mean themselves. */
export function cssText(text: string): string {
  return safeText(text).replace(
    /[^\p{L}\p{N} ]/gu,
    character => `\\${(character.codePointAt(0) ?? 0).toString(16)} `,
  )
}

function base64(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map(byte => Number.parseInt(byte, 16))))
}
