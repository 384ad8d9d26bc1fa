import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { optionStyles } from '../../src/render/html-figures.ts'
import { printColour } from '../../src/render/html-style.ts'
import { renderHtml } from '../../src/render/render-html.ts'
import type { Report } from '../../src/report/report-shape.ts'
import { berakhlakReport } from '../support/berakhlak-report.ts'
import { skmReport } from '../support/skm-report.ts'
import { worksheetReport } from '../support/worksheet-report.ts'

const REPORTS = { berakhlak: berakhlakReport(), skm: skmReport(), worksheet: worksheetReport() }

/** The page without its style sheet. */
function bodyOf(html: string): string {
  return html.slice(html.indexOf('<body>'), html.indexOf('</html>'))
}

describe.each(Object.entries(REPORTS))('the page of %s', (_, report) => {
  const html = renderHtml(report, { language: 'id' })

  it('asks for nothing from elsewhere and runs nothing', () => {
    expect(html).not.toMatch(/<(?:script|link|img|iframe|object|embed|form|base)\b/i)
    expect(html).not.toMatch(/\b(?:src|style|on\w+)=/)
    expect(html).not.toMatch(/@import|url\(/)
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, to]) => to?.startsWith('#'))).toBe(true)
  })

  it('allows its own style sheet and nothing else', () => {
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(html).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    )
  })

  it('has one heading above all, each section named, and links that lead somewhere', () => {
    expect(html.match(/<h1>/g)).toHaveLength(1)
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const wanted = [...html.matchAll(/(?:href="#|aria-(?:labelledby|describedby)=")([^"]*)"/g)]
    for (const [, names = ''] of wanted)
      for (const name of names.split(' ')) expect(ids).toContain(name)
  })

  it('gives every table a caption and every row the cells of its heading', () => {
    for (const [table] of html.matchAll(/<table\b.*?<\/table>/gs)) {
      expect(table).toContain('<caption')
      const widths = [...table.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) =>
        [...row.matchAll(/<t[hd]\b([^>]*)>/g)].reduce(
          (sum, [, attributes = '']) => sum + Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
          0,
        ),
      )
      expect(new Set(widths).size).toBe(1)
    }
  })

  it('closes what it opens', () => {
    const open: string[] = []
    for (const [, slash, name = ''] of bodyOf(html).matchAll(/<(\/?)([a-z]\w*)[^>]*?(?<!\/)>/g)) {
      if (slash === '') open.push(name)
      else expect(open.pop()).toBe(name)
    }
    expect(open).toEqual([])
  })

  it('says all the same in English', () => {
    const english = renderHtml(report, { language: 'en' })
    const count = (page: string) => page.match(/<(?:table|section|tr)\b/g)?.length
    expect(count(english)).toBe(count(html))
    expect(english).toContain('<html lang="en">')
  })
})

describe('texts from data', () => {
  const hostile = [
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title>"};}*/ @import url(//x.id);',
    '\u202Eexe.txt',
    '&lt;script&gt;',
  ].join(' ')

  function labelled(value: unknown): unknown {
    if (typeof value === 'string') return value === 'survey' ? value : `${value} ${hostile}`
    if (Array.isArray(value)) return value.map(labelled)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, labelled(each)]))
  }

  it('are shown and never run', () => {
    const report = labelled(berakhlakReport()) as Report
    const html = renderHtml(
      { ...report, head: { office: hostile, period: hostile, title: hostile } },
      { language: 'id' },
    )
    expect(html).not.toMatch(/<(?:script|img)\b/i)
    expect(html).not.toMatch(/\u202E/)
    expect(html.match(/<style>/g)).toHaveLength(1)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    // Whatever stands inside a tag is ours: attributes in double quotes, no handler among them.
    for (const [tag] of bodyOf(html).matchAll(/<[a-z][^>]*>/g)) {
      expect(tag.replace(/"[^"<>]*"/g, '""')).toMatch(/^<\w+(?: [\w-]+(?:="")?)*\/?>$/)
      expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/\bon\w+=/)
    }
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(html) ?? []
    expect(style).not.toMatch(/@import|url\(/)
    expect(html).toContain('&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('&lt;U+202E&gt;')
  })
})

describe('what a page says', () => {
  it('gives the result in a sentence with whose it is', () => {
    const report = { ...skmReport(), head: { office: 'Disdukcapil Contoh', period: '2026' } }
    expect(renderHtml(report, { language: 'id' })).toContain(
      '<p>IKM Disdukcapil Contoh, 2026 adalah 83,64 dari 100.</p>',
    )
  })

  it('puts what is missing above what is met', () => {
    const html = renderHtml(worksheetReport(), { language: 'id' })
    const gates = html.slice(html.indexOf('id="gates"'))
    expect(gates.indexOf('>✗<')).toBeGreaterThan(0)
    expect(gates.indexOf('capaian 54,10')).toBeLessThan(gates.indexOf('capaian 45,20'))
  })

  it('leaves the plan to the office: priorities and scores stand there, the rest is empty', () => {
    const html = renderHtml(berakhlakReport(), { language: 'id' })
    const plan = html.slice(html.indexOf('id="plan"'), html.indexOf('id="method"'))
    expect(plan).toContain('Adaptif')
    expect(plan.match(/<td[^>]*><\/td>/g)).toHaveLength(3 * 7)
  })

  it('reads in the order of an office: parts, ends, units, profile, quality, plan, method, annex', () => {
    const html = renderHtml(berakhlakReport(), { language: 'id' })
    const ids = [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id)
    const wanted = ['parts', 'ends', 'groups-1', 'profile', 'quality', 'plan', 'method', 'annex']
    expect(ids.filter(id => wanted.includes(id ?? ''))).toEqual(wanted)
  })

  it('says of a survey without a roster that the response rate is not known, and how it would be', () => {
    const html = renderHtml(berakhlakReport(), { language: 'en' })
    const first = html.slice(0, html.indexOf('<main>'))
    expect(first).toContain('<dt>Response rate</dt><dd>not known')
    expect(html).toContain('--roster LIST.csv')
  })

  it('says that there is no period before to compare with', () => {
    const html = renderHtml(berakhlakReport(), { language: 'en' })
    expect(html).toContain('<p>Not compared with a period before.</p>')
  })

  it('says that a score is provisional in the sentence of its value', () => {
    expect(renderHtml(worksheetReport(), { language: 'id' })).toContain(
      'untuk SEMENTARA adalah 14,60',
    )
  })
})

describe('the colours of answers', () => {
  /** CIE lightness of a printed colour. */
  function lightness(name: string): number {
    const [red = 0, green = 0, blue = 0] = (printColour(name).match(/../g) ?? []).map(hex => {
      const share = Number.parseInt(hex, 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 116 * Math.cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16
  }

  it.each([2, 4, 5, 7])('tell both ends of %i options apart in grey print', count => {
    const styles = optionStyles(count)
    expect(new Set(styles).size).toBe(count)
    const [lowest = 0, highest = 0] = [styles[0], styles.at(-1)].map(name => lightness(name ?? ''))
    expect(highest - lowest).toBeGreaterThan(20)
    const grey = styles.map(lightness)
    for (const [at, value] of grey.slice(1).entries())
      expect(Math.abs(value - (grey[at] ?? 0))).toBeGreaterThan(8)
  })
})

describe('figures of a page', () => {
  it('draw what has changed to either side of zero, and the whole last', () => {
    const [first] = REPORTS.berakhlak.result.score.children ?? []
    const node = (id: string, value: number) => ({
      ...{ id, before: quantity(50), now: quantity(50 + value), change: quantity(value) },
      ...{ low: estimate(value - 4), high: estimate(value + 4) },
    })
    const report: Report = structuredClone(REPORTS.berakhlak)
    const previous = {
      ...{ edition: '2021.1', n: 40, items: [], groups: [] },
      nodes: [node(report.result.score.id, -2), node(first?.id ?? '', 6)],
    }
    Object.assign(report.result, { previous })
    const html = renderHtml(report, { language: 'en' })
    const figure = /<figure[^>]*><table[^>]*aria-describedby="[^"]*".*?<\/figure>/gs
    const drawn = [...html.slice(html.indexOf('id="change"')).matchAll(figure)][0]?.[0] ?? ''
    expect(drawn).toContain('Changes from −10 to +10')
    expect(
      [...drawn.matchAll(/class="(bar|whole)" x="([\d.]+)%" width="([\d.]+)%"/g)].map(each =>
        each.slice(1),
      ),
    ).toEqual([
      ['bar', '50', '30'],
      ['whole', '40', '10'],
    ])
    expect(html).toContain(
      'change −2.00 (95% confidence interval −6.00 to +2.00). So much of a change may be chance.',
    )
  })

  it('draw what a worksheet can still gain, the most first', () => {
    const report: Report = structuredClone(REPORTS.worksheet)
    const [most] = report.result.worksheet?.gains ?? []
    Object.assign(report.result.worksheet ?? {}, {
      gains: [most, { ...most, gain: quantity(0.5) }],
    })
    const html = renderHtml(report, { language: 'en' })
    const drawn = html.slice(html.indexOf('id="gains"')).split('</figure>')[0] ?? ''
    const widths = [...drawn.matchAll(/class="bar" x="0%" width="([\d.]+)%"/g)].map(each =>
      Number(each[1]),
    )
    expect(widths).toEqual([53.5, 25])
  })
})

function quantity(value: number) {
  return { value, exact: `${value}`, shown: value.toFixed(2) }
}

function estimate(value: number) {
  return { value, shown: value.toFixed(2) }
}
