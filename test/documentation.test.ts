/** The pages say what the program does: their commands are run, their links lead somewhere, their lists are complete. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsedCommandLine } from '../src/cli/command-parser.ts'
import { soak } from './support/soak.ts'
import { partsOf, prepareFolder, rerunPage, shellWords } from './support/transcript.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['', 'src', 'docs', 'docs/statistics', 'examples', 'rubrics', 'bench']
const pages = FOLDERS.flatMap(folder => pagesIn(folder)).sort()
/** The examples of the library run in test/api.test.ts, against what was built. */
const OF_LIBRARY = join('docs', '08-use-as-a-library.md')
const withCommands = pages.filter(
  page => page !== OF_LIBRARY && textOf(page).includes('```console'),
)
/** What every change touches; the commands of all pages take a minute and are run with what soaks. */
const FIRST = /^(?:docs[\\/]01-|(?!docs))/

let parent = ''
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'rb-score-pages-'))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

describe('commands on the pages', () => {
  // `npx vitest run --mode slow test/documentation.test.ts -u` writes what is printed now; look at the difference before keeping it.
  const [first, further] = [true, false].map(is =>
    withCommands.filter(each => FIRST.test(each) === is),
  )
  const shows = async (page: string) => {
    const folder = mkdtempSync(join(parent, 'page-'))
    prepareFolder(folder)
    const locale = page.startsWith('docs/id/') ? 'id_ID.UTF-8' : 'en_US.UTF-8'
    const fresh = await rerunPage(textOf(page), folder, locale)
    await expect(fresh).toMatchFileSnapshot(join(ROOT, page))
  }
  it.each(first ?? [])('%s shows what is printed', shows)
  soak.each(further ?? [])('%s shows what is printed', shows)

  it.each(pages)('%s names only commands and flags that exist', page => {
    for (const command of commandsOf(page)) {
      const words = shellWords(command).slice(1)
      expect(() => parsedCommandLine(words, ROOT), `${page}: ${command}`).not.toThrow()
    }
  })

  it('start the README: score the example, run the tests', () => {
    const readme = textOf('README.md')
    expect(readme).toContain('npm ci && npx rb-score assess examples/berakhlak/responses.csv\n')
    expect(readme).toContain('npm ci && npm test\n')
  })
})

describe('links', () => {
  it.each(pages)('of %s lead to files and headings that exist', page => {
    const broken = linksOf(page).filter(link => !isReachable(page, link))
    expect(broken).toEqual([])
  })

  it('lead from docs/README.md to every page of the book', () => {
    const linked = linksOf('docs/README.md').map(link => join('docs', link.replace(/#.*/, '')))
    const book = pages.filter(page => page.startsWith('docs/') && page !== 'docs/README.md')
    const listedElsewhere = /^docs\/lint-rules\//
    expect(book.filter(page => !linked.includes(page) && !listedElsewhere.test(page))).toEqual([])
  })
})

describe('lists', () => {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)

  it('ARCHITECTURE.md has a paragraph for each folder of src, and no other', () => {
    expect(foldersNamedIn('ARCHITECTURE.md').sort()).toEqual([...folders].sort())
  })

  it('src/README.md has the same folders in the same order', () => {
    expect(foldersNamedIn('src/README.md')).toEqual(foldersNamedIn('ARCHITECTURE.md'))
  })

  it('ARCHITECTURE.md stays readable in one sitting', () => {
    expect(textOf('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(200)
  })

  it('every code of a problem named on a page is one the program has', () => {
    const known = new Set(textOf('docs/diagnostics.md').match(/`[a-z]+\/[a-z-]+`/g))
    const rooms = 'rubric|responses|cli|report|check'
    const named = pages.flatMap(page =>
      [
        ...textOf(page).matchAll(
          new RegExp(`(?<![\\w/.-])(?:${rooms})/[a-z]+(?:-[a-z]+)+(?![\\w./-])`, 'g'),
        ),
      ].map(([code]) => code),
    )
    expect([...new Set(named)].filter(code => !known.has(`\`${code}\``))).toEqual([])
  })
})

describe('pages', () => {
  it.each(pages)('%s names no place that only some machine has', page => {
    expect(textOf(page)).not.toMatch(
      /(?:^|[\s`(])\/(?:work|home|root|Users)\/|registry\.|localhost/m,
    )
  })
})

function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8').replaceAll('\r\n', '\n')
}

function pagesIn(folder: string): string[] {
  const recursive = folder !== ''
  return readdirSync(join(ROOT, folder), { recursive, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.md'))
    .filter(entry => !entry.parentPath.includes('node_modules'))
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

/** In text and in `sh` fences; those in `console` fences are run anyway. */
function commandsOf(page: string): string[] {
  return partsOf(textOf(page)).flatMap(part => {
    if (typeof part !== 'string') {
      const lines = part.language === 'sh' ? part.lines : []
      return lines.flatMap(line => /(?:^|&& )(?:npx )?(rb-score [^&#>|]*)/.exec(line)?.[1] ?? [])
    }
    return [...part.matchAll(/`(rb-score [^`]+)`/g)].map(([, command = '']) => command)
  })
}

function linksOf(page: string): string[] {
  const text = partsOf(textOf(page))
    .filter(part => typeof part === 'string')
    .join('\n')
    .replace(/`[^`\n]*`/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter(target => !/^(?:https?|mailto):/.test(target))
}

function isReachable(page: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const target = path === '' ? join(ROOT, page) : resolve(ROOT, dirname(page), path)
  if (!existsSync(target)) return false
  return heading === undefined || headingsOf(relative(ROOT, target)).includes(heading)
}

/** Headings as the names that links use. */
function headingsOf(page: string): string[] {
  return partsOf(textOf(page)).flatMap(part => {
    const heading = typeof part === 'string' ? /^#{1,6} (.+)$/.exec(part)?.[1] : undefined
    if (heading === undefined) return []
    return heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-')
  })
}

/** Folders that a line begins with: `**src/math/**`, `` `math/` ``. */
function foldersNamedIn(page: string): string[] {
  const lines = partsOf(textOf(page)).filter(part => typeof part === 'string')
  return lines.flatMap(line => /^(?:[-|] |)(?:\*\*)?`(?:src\/)?([a-z]+)\/`/.exec(line)?.[1] ?? [])
}
