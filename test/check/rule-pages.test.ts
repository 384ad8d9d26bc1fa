import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findingKinds } from '../../src/check/finding-kinds.ts'
import type { Rule } from '../../src/check/rule.ts'
import { rules } from '../../src/check/rules.ts'

const PAGES = fileURLToPath(new URL('../../docs/lint-rules', import.meta.url))
const FIXTURES = fileURLToPath(new URL('rules', import.meta.url))
/** What keeps a rubric from being read is no rule, but some of it is explained in the same place. */
const OF_THE_PARSER = ['band-order', 'duplicate-id', 'missing-key', 'not-a-number', 'unknown-key']
const written = readdirSync(PAGES).filter(name => name !== 'README.md')
const pages = [...rules.map(rule => rule.name), ...OF_THE_PARSER].map(name => `${name}.md`)

const pageOf = (name: string) =>
  readFileSync(`${PAGES}/${name}.md`, 'utf8').replaceAll('\r\n', '\n')

const FIRST_SECTION = '## What triggers it'

/** Everything above the first section is the header's; where it is up to date the page comes back unchanged. */
function pageWithHeader(page: string, rule: Rule): string {
  const start = page.indexOf(FIRST_SECTION)
  const body = start < 0 ? `${FIRST_SECTION}\n` : page.slice(start)
  return `${header(rule)}\n${body}`
}

function header({ name, severity, summary, fix }: Rule): string {
  const mending =
    fix === undefined ? 'by hand' : '`rb-score check --fix` mends it where that is safe'
  return [
    `# ${name}`,
    '',
    `\`check/${name}\` · ${severity} · ${mending}`,
    '',
    `${summary.en}\\`,
    `*${summary.id}*`,
    '',
  ].join('\n')
}

/** The lines of the yaml block below a heading. */
function example(page: string, heading: string): readonly string[] {
  const block = new RegExp(`## ${heading}\n\n\`\`\`yaml\n([^]*?)\`\`\``).exec(page)?.[1] ?? ''
  return block.split('\n').filter(line => line.trim() !== '')
}

function fixtureLines(name: string, kind: 'good' | 'bad'): ReadonlySet<string> {
  const lines = readdirSync(`${FIXTURES}/${name}`)
    .filter(file => file.startsWith(kind))
    .flatMap(file => readFileSync(`${FIXTURES}/${name}/${file}`, 'utf8').split(/\r?\n/))
  return new Set(lines.map(line => line.replace(/ # expect: .*/, '')))
}

describe('the pages of docs/lint-rules', () => {
  it('are one for each rule, and for what the parser finds under a listed name', () => {
    expect(pages.filter(page => !written.includes(page))).toEqual([])
  })

  it('are about nothing that is never found', () => {
    const known = [...pages, ...findingKinds().map(({ name }) => `${name}.md`)]
    expect(written.filter(page => !known.includes(page))).toEqual([])
  })

  // `npx vitest run test/check/rule-pages.test.ts -u` writes the headers anew.
  it.each(rules)('$name begins with what the rule says of itself', async rule => {
    const page = pageWithHeader(pageOf(rule.name), rule)
    await expect(page).toMatchFileSnapshot(`${PAGES}/${rule.name}.md`)
  })

  it.each(pages)(
    '%s says what triggers it and why in both languages, beside bad and good',
    page => {
      const headings = [...pageOf(page.replace('.md', '')).matchAll(/^##+ (.+)$/gm)]
      expect(headings.map(([, heading]) => heading)).toEqual([
        ...['What triggers it', 'Bad', 'Good', 'Why'],
        ...['Dalam bahasa Indonesia', 'Kapan muncul', 'Mengapa'],
      ])
    },
  )

  it.each(pages)('%s shows lines of its fixtures, so that they are what a test has seen', page => {
    const name = page.replace('.md', '')
    for (const [heading, kind] of [
      ['Bad', 'bad'],
      ['Good', 'good'],
    ] as const) {
      const lines = example(pageOf(name), heading)
      const known = fixtureLines(name, kind)
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.filter(line => !known.has(line))).toEqual([])
    }
  })

  it.each(pages)('%s links to pages that exist', page => {
    const links = [...pageOf(page.replace('.md', '')).matchAll(/\]\(([^)#:]+\.md)\)/g)]
    for (const [, link] of links) expect(written).toContain(link)
  })
})
