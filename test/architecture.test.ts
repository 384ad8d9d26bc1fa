import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** A folder imports only from folders before it. */
const ORDER = [
  ...['math', 'language', 'platform', 'diagnostics', 'rubric', 'tables', 'columns', 'coding'],
  ...['worksheets', 'tally', 'scan', 'statistics', 'score', 'report', 'compare', 'documents'],
  ...['render', 'pipeline.ts', 'template', 'index.ts'],
  // These use everything.
  ...['check', 'ask', 'cli'],
]
/** All else runs in a browser too. */
const KNOW_NODE = ['platform', 'cli', 'ask']
const USE_ALL = ['check', 'ask', 'cli', 'index.ts']

/** Where each package may be imported: folders, or single files. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'fraction.js': ['math'],
  yaml: ['rubric', 'check'],
  'csv-parse': ['tables/read-csv.ts'],
  diff: ['check'],
  picomatch: ['cli'],
  fflate: ['tables'],
  inquirer: ['ask', 'cli'],
  '@inquirer/core': ['ask'],
  chalk: ['render', 'cli'],
  'cli-table3': ['render', 'cli'],
  commander: ['cli'],
}

const BANNED_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'constants']
const MOST_LINES = 400

interface SourceFile {
  /** Relative to src/, with slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const SOURCE = 'src'
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g

const files: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => {
    const text = readFileSync(join(SOURCE, path), 'utf8')
    const imports = [...text.matchAll(IMPORT)].flatMap(([, first, second]) => first ?? second ?? [])
    return { path: path.split(sep).join('/'), text, imports }
  })

function roomOf(path: string): string {
  return path.split('/')[0] ?? ''
}

/** `./a.ts` as seen from a file -> its path under src/. */
function target(file: SourceFile, specifier: string): string {
  const path = relative(SOURCE, join(SOURCE, dirname(file.path), specifier))
  return path.split(sep).join('/')
}

/** `csv-parse/sync` -> `csv-parse`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

/** What breaks a rule, a line each: the test shows them all at once. */
function breaches(check: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap(file => check(file).map(what => `${file.path}: ${what}`))
}

describe('the house', () => {
  it('is seen by this test', () => {
    expect(files.length).toBeGreaterThan(100)
    const pipeline = files.find(({ path }) => path === 'pipeline.ts')
    expect(pipeline?.imports).toContain('./report/build-report.ts')
    const parser = files.find(({ path }) => path === 'cli/command-parser.ts')
    expect(parser?.imports).toContain('commander')
  })

  it('has no room that is not in the plan', () => {
    const rooms = new Set(files.map(({ path }) => roomOf(path)))
    expect([...rooms].filter(room => !ORDER.includes(room))).toEqual([])
  })

  it('imports in one direction', () => {
    const bound = files.filter(({ path }) => !USE_ALL.includes(roomOf(path)))
    const wrong = breaches(file => {
      if (!bound.includes(file)) return []
      const own = ORDER.indexOf(roomOf(file.path))
      return file.imports
        .filter(specifier => specifier.startsWith('.'))
        .filter(specifier => ORDER.indexOf(roomOf(target(file, specifier))) > own)
    })
    expect(wrong).toEqual([])
  })

  it('scores in score/: report/ takes only types from there', () => {
    const wrong = breaches(file =>
      roomOf(file.path) === 'report'
        ? valueImports(file).filter(each => roomOf(target(file, each)) === 'score')
        : [],
    )
    expect(wrong).toEqual([])
  })

  it('imports files that exist, by their full names', () => {
    const known = new Set(files.map(({ path }) => path))
    const wrong = breaches(file =>
      file.imports
        .filter(specifier => specifier.startsWith('.'))
        .filter(specifier => !known.has(target(file, specifier))),
    )
    expect(wrong).toEqual([])
  })

  it('never imports in a circle', () => {
    const byPath = new Map(files.map(file => [file.path, file]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, through: readonly string[]): void => {
      const file = byPath.get(path)
      if (through.includes(path)) circles.push([...through, path].join(' -> '))
      if (file === undefined || done.has(path) || through.includes(path)) return
      for (const specifier of valueImports(file)) visit(target(file, specifier), [...through, path])
      done.add(path)
    }
    for (const { path } of files) visit(path, [])
    expect(circles).toEqual([])
  })

  it('knows Node only in the rooms that read and write', () => {
    const wrong = breaches(file => {
      if (KNOW_NODE.includes(roomOf(file.path))) return []
      const modules = file.imports.filter(specifier => specifier.startsWith('node:'))
      return [...modules, ...(file.text.match(/\b(?:Buffer|NodeJS)\b/g) ?? [])]
    })
    expect(wrong).toEqual([])
  })

  it('uses each package only where it is at home', () => {
    const wrong = breaches(file =>
      file.imports
        .filter(specifier => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .filter(specifier => {
          const places = PACKAGES[packageOf(specifier)] ?? []
          return !places.some(place => file.path === place || file.path.startsWith(`${place}/`))
        }),
    )
    expect(wrong).toEqual([])
  })

  it('has no file that is too long', () => {
    const lines = ({ text }: SourceFile) => text.split('\n').length - 1
    const wrong = breaches(file =>
      lines(file) > MOST_LINES ? [`${lines(file)} lines, ${MOST_LINES} at most`] : [],
    )
    expect(wrong).toEqual([])
  })

  it('has no drawers', () => {
    const wrong = breaches(({ path }) =>
      path.split('/').filter(part => BANNED_NAMES.includes(basename(part, '.ts'))),
    )
    expect(wrong).toEqual([])
  })

  it('names files in kebab-case', () => {
    expect(breaches(({ path }) => (/^[a-z0-9./-]+$/.test(path) ? [] : ['its name']))).toEqual([])
  })

  it('says in the first line of each file what it is', () => {
    const wrong = breaches(({ text }) =>
      /^\/\*\*(?: \S|\n \* \S)/.test(text) ? [] : ['no doc line'],
    )
    expect(wrong).toEqual([])
  })

  it('has no default exports', () => {
    const wrong = breaches(({ text }) =>
      /^export default\b/m.test(text) ? ['default export'] : [],
    )
    expect(wrong).toEqual([])
  })

  it('knows the words of no instrument: they belong to rubrics', () => {
    const wrong = breaches(({ path, text }) => {
      // Its descriptions of fields give the terms that readers know.
      if (path === 'report/report-shape.ts') return []
      const code = text.split('\n').filter(line => !/^\s*(?:\/\/|\/?\*)/.test(line))
      return code.join('\n').match(/\b(?:nrr|ikm|pmprb|wbk|wbbm|u[89]|ipak|ipkp)\b/gi) ?? []
    })
    expect(wrong).toEqual([])
  })

  it('touches no clock and no chance', () => {
    const wrong = breaches(
      ({ text }) => text.match(/\b(?:Date\.now|new Date\(\)|Math\.random)\b/g) ?? [],
    )
    expect(wrong).toEqual([])
  })
})

/** Imports that are there when the program runs; types may point at each other. */
function valueImports({ text }: SourceFile): readonly string[] {
  const imports = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(?!type\b)([^'"`;]*?)\bfrom\s*['"](\.[^'"]+)['"]/g,
  )
  return [...imports].flatMap(([, names = '', specifier]) => {
    const listed = /\{([^}]*)\}/
      .exec(names)?.[1]
      ?.split(',')
      .filter(name => name.trim() !== '')
    const onlyTypes = listed?.every(name => name.trim().startsWith('type ')) ?? false
    return onlyTypes || specifier === undefined ? [] : [specifier]
  })
}
