import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

/** A folder imports only from folders before it. */
const ORDER = [
  ...['math', 'language', 'platform', 'diagnostics', 'rubric', 'tables', 'columns', 'coding'],
  ...['worksheets', 'tally', 'scan', 'statistics', 'score', 'report', 'compare', 'documents'],
  ...['render', 'assess-options.ts', 'pipeline.ts', 'previous-period.ts', 'template', 'index.ts'],
  // These use everything.
  ...['check', 'ask', 'cli', 'page'],
]
/** All else runs in a browser too. */
const KNOW_NODE = ['platform', 'cli', 'ask']
const USE_ALL = ['check', 'ask', 'cli', 'index.ts', 'page']

/** Where each package may be imported: folders, or single files. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'fraction.js': ['math'],
  yaml: ['rubric', 'check'],
  'csv-parse': ['tables/read-csv.ts', 'platform/browser/csv-parse.ts'],
  diff: ['check'],
  picomatch: ['check'],
  fflate: ['tables', 'render'],
  docx: ['render'],
  'lean-qr': ['render'],
  inquirer: ['ask', 'cli'],
  '@inquirer/core': ['ask'],
  chalk: ['render', 'cli'],
  'cli-table3': ['render', 'cli'],
  commander: ['cli'],
}

const BANNED_NAMES = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'types', 'constants']
const MOST_LINES = 400
const MOST_FILES = 25

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
  // The kernel of the scanner is another language.
  .filter(path => path.endsWith('.ts') && !path.endsWith('.as.ts'))
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

/** Of the statistics, what reports say in words: confidence levels, thresholds, how many strata there are. */
const SAID = ['reliability.ts', 'strata.ts', 'survey-statistics.ts'].map(
  name => `statistics/${name}`,
)

/** Rooms that compute: each file has a test of its own. */
const COMPUTING = [
  ...['math', 'language', 'rubric', 'tables', 'columns', 'coding', 'worksheets', 'tally'],
  ...['scan', 'statistics', 'score', 'report', 'compare', 'documents', 'template', 'check'],
]

/** Files and folders without one, and why: they hold words, or the tests named here try them. */
const WITHOUT_TWIN: Readonly<Record<string, string>> = {
  'tally/count-weights.ts': 'the sums it makes are those of sample-parts.test.ts',
  'language/page-words.ts': 'words',
  'language/working-words.ts': 'words',
  'language/vocabulary.en.ts': 'words',
  'language/vocabulary.id.ts': 'words',
  'language/survey-words.ts': 'words',
  'language/statistics-words.ts': 'words',
  'language/undefined-words.ts': 'words',
  'language/worksheet-words.ts': 'words',
  'template/template-words.ts': 'words',
  'worksheets/worksheet-diagnostics.ts': 'words',
  'rubric/references.ts': 'words of problems that read-rubric.test.ts and others find',
  'rubric/file-shape.ts': 'a list of keys; read-rubric.test.ts',
  'rubric/item-shape.ts': 'a list of keys; read-rubric.test.ts',
  'rubric/node-shape.ts': 'a list of keys; read-rubric.test.ts',
  'rubric/verdict-shapes.ts': 'a list of keys; read-rubric.test.ts',
  'rubric/build-rubric.ts': 'joins the builders; read-rubric.test.ts',
  'rubric/resolve-rubric.ts': 'read-rubric.test.ts and parts.test.ts',
  'check/check-document.ts': 'outline-findings.test.ts',
  'check/rubric-tests.ts':
    'rubrics.test.ts runs the tests inside every rubric, run-mutations.test.ts those that fail',
  'check/rule.ts': 'the form of a rule; rules.test.ts',
  'check/rules': 'a fixture folder each; rules.test.ts runs them all',
  'check/conditions.ts': 'the fixtures of gate rules; rules.test.ts',
  'check/starter-rubric.ts': 'cli/new.test.ts, for every kind and scale',
  'check/differences': 'rubric-differences.test.ts',
  'check/formats': 'finding-formats.test.ts, every format',
  'check/mutations': 'run-mutations.test.ts',
  'score/doubts/answer-doubts.ts': 'answer-cautions.test.ts, with the words of what is found',
  'score/doubts/opposed-items.ts': 'answer-cautions.test.ts, with the words of what is found',
  'score/doubts/turned-items.ts': 'file-cautions.test.ts, with the words of what is found',
  'score/doubts/file-scores.ts': 'file-cautions.test.ts and cli/tally.test.ts',
  'coding/find-copies.ts': 'persons-not-rows.test.ts',
  'coding/summaries': 'judge-rows.test.ts',
  'coding/table-sections.ts': 'judge-rows.test.ts and persons-not-rows.test.ts',
  'tables/column-marks.ts': 'judge-rows.test.ts',
  'tables/number-column.ts': 'classify-row.test.ts',
  'coding/tool-columns.ts': 'persons-not-rows.test.ts',
  'coding/row-reader.ts': 'code-responses.test.ts',
  'coding/table-responses.ts': 'code-responses.test.ts',
  'columns/column-problems.ts': 'match-columns.test.ts',
  'tables/read-xml.ts': 'read-xlsx.test.ts and open-workbook.test.ts',
  'tables/rich-text.ts': 'read-xlsx.test.ts and open-workbook.test.ts',
  'tables/write-workbook.ts': 'worksheet-workbook.test.ts reads back what it writes',
  'template/google-form-script.ts': 'form-questions.test.ts',
  'template/limesurvey-form.ts': 'form-questions.test.ts',
  'template/row-cells.ts': 'worksheet-workbook.test.ts',
  'template/worksheet-calculation.ts': 'worksheet-workbook.test.ts and scripts/recalculate.mjs',
  'tally/reported-options.ts': 'page-work.test.ts, beside the flags',
  'template/xlsform.ts': 'form-questions.test.ts',
  'tally/sheet-entries.ts': 'cli/document.test.ts, beside the documents that list them',
  'tally/unit-worksheets.ts': 'counted-answers.test.ts',
  'tally/tally-inconsistency.ts': 'read-tally.test.ts and suspicious-rows.test.ts',
  'tally/passed-on/codebook-difference.ts': 'passed-on-tally.test.ts and cli/merge.test.ts',
  'tally/without-persons.ts': 'personal-columns.test.ts',
  'score/without-copies.ts': 'persons-not-rows.test.ts',
  scan: 'scanned-tally.test.ts and scanned-properties.test.ts hold both ways of reading together',
  'documents/answer-sides.ts': 'document-tables.test.ts',
  'documents/document.ts': 'document-tables.test.ts and cli/document.test.ts',
  'documents/field-contradictions.ts': 'read-fields.test.ts',
  'documents/field-dates.ts': 'read-fields.test.ts',
  'documents/field-kinds.ts': 'a list of keys; read-fields.test.ts',
  'documents/new-fields.ts': 'outline-findings.test.ts',
  'documents/outline-parts.ts': 'a list of keys; outline-findings.test.ts',
  'documents/outline.ts': 'outline-findings.test.ts',
  'documents/part-weights.ts': 'document-tables.test.ts',
  'documents/typed-names.ts': 'fields-against-report.test.ts',
  'report/build-report.ts': 'pipeline.test.ts',
  'report/json-schema.ts': 'schema.test.ts',
  'score/plan/plan-target.ts': 'plan-points.test.ts and plan-upgrades.test.ts',
  'score/stated-answers.ts': 'plan-upgrades.test.ts',
  'score/explain/explanation.ts': 'explain-survey.test.ts and explain-worksheet.test.ts',
  'score/explain/explain-answer.ts': 'explain-worksheet.test.ts',
  'report/reported-scores.ts': 'written-explanation.test.ts, reports without their tally',
  'report/recorded/model-parts.ts': 'recorded-rubric.test.ts',
  'report/model-shape.ts': 'a list of keys; read-report.test.ts',
  'report/report-shape.ts': 'a list of keys; read-report.test.ts',
  'report/report-result.ts': 'joins the parts; pipeline.test.ts',
  'report/suppression/persons-and-offices.ts': 'report/suppression/safe-breakdowns.test.ts',
  'report/suppression/suppression-notes.ts': 'published-report.test.ts',
  'report/suppression/suppression-plan.ts': 'report/suppression/safe-breakdowns.test.ts',
  'report/suppression/table-meetings.ts': 'report/suppression/safe-breakdowns.test.ts',
  'report/survey-shapes.ts': 'a list of keys; read-report.test.ts',
  'report/worksheet-shapes.ts': 'a list of keys; read-report.test.ts',
  'tally/small-groups/margins-beside.ts': 'tally/small-groups/reduced-tally.test.ts',
  'worksheets/match-tables.ts': 'pipeline.test.ts',
  'worksheets/read-worksheets.ts': 'pipeline.test.ts',
  'worksheets/worksheet-fit.ts': 'place-worksheets.test.ts',
}

/** Files that name an instrument, or words of one, and why. */
const NAMES_INSTRUMENTS: Readonly<Record<string, string>> = {
  'report/report-shape.ts': 'its descriptions of fields give the terms that readers know',
  'rubric/file-shape.ts': 'the description of a key gives examples',
  'ask/ask-diagnostics.ts': 'a message gives an example',
  'coding/personal-value.ts': 'an academic degree',
  'template/template-words.ts': 'what worksheets are called',
  'tables/worksheet-header.ts':
    'who assesses, in the headers of sheets whose rubric is not known yet',
}

describe('the house', () => {
  it('is seen by this test', () => {
    expect(files.length).toBeGreaterThan(100)
    const pipeline = files.find(({ path }) => path === 'pipeline.ts')
    expect(pipeline?.imports).toContain('./report/build-report.ts')
    // The story of an assessment is read in one sitting.
    expect(pipeline?.text.split('\n').length).toBeLessThan(100)
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

  it('computes in score/ and statistics/: report/ takes only types from there, and levels that are said in words', () => {
    const wrong = breaches(file =>
      roomOf(file.path) === 'report'
        ? valueImports(file).filter(each => {
            const room = roomOf(target(file, each))
            return room === 'score' || (room === 'statistics' && !SAID.includes(target(file, each)))
          })
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

  it('has a twin for browsers of all that stands on Node, and none where there is no need', () => {
    const inFolder = (folder: string) =>
      files.filter(({ path }) => dirname(path) === folder).map(({ path }) => basename(path))
    expect(inFolder('platform/browser')).toEqual(['csv-parse.ts', ...inFolder('platform')].sort())
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

  it('has no folder of more files than one sees at a glance', () => {
    const counts = new Map<string, number>()
    for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([])
  })

  it('tries each file that computes in a test of its own, but for those that say why not', () => {
    const hasTwin = (path: string) => existsSync(join('test', path.replace(/\.ts$/, '.test.ts')))
    const excused = (path: string) =>
      Object.keys(WITHOUT_TWIN).some(name => path === name || path.startsWith(`${name}/`))
    const paths = files.map(({ path }) => path).filter(path => COMPUTING.includes(roomOf(path)))
    expect(paths.filter(path => !hasTwin(path) && !excused(path))).toEqual([])
    // An excuse that nobody needs goes.
    const needed = (name: string) =>
      paths.some(path => (path === name || path.startsWith(`${name}/`)) && !hasTwin(path))
    expect(Object.keys(WITHOUT_TWIN).filter(name => !needed(name))).toEqual([])
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).map(path =>
      basename(path),
    )
    const named = Object.values(WITHOUT_TWIN).flatMap(why => why.match(/[\w-]+\.test\.ts/g) ?? [])
    expect(named.filter(name => !tests.includes(name))).toEqual([])
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

  it('names only files that exist, in comments and in the papers', () => {
    const list = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const known = new Set(
      ['src', 'test', 'docs', 'scripts', 'rubrics'].flatMap(list).map(path => basename(path)),
    )
    const missing = (text: string) =>
      (text.match(/(?<![\w.*>-])\w[\w-]*(?:\.[a-z]+)*\.(?:ts|mjs)\b/g) ?? []).filter(
        name => !known.has(name),
      )
    const kernel = list(SOURCE).filter(path => path.endsWith('.as.ts'))
    const sources = [...files.map(({ path }) => path), ...kernel].flatMap(path => {
      const comments = readFileSync(join(SOURCE, path), 'utf8').match(/^\s*(?:\/\/|\/?\*).*/gm)
      return missing(comments?.join('\n') ?? '').map(name => `${path}: ${name}`)
    })
    const decisions = list('docs/decisions').map(name => `docs/decisions/${name}`)
    const papers = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'src/README.md', ...decisions]
    const named = papers.flatMap(path =>
      missing(readFileSync(path, 'utf8')).map(name => `${path}: ${name}`),
    )
    expect([...sources, ...named]).toEqual([])
  })

  it('has no default exports', () => {
    const wrong = breaches(({ text }) =>
      /^export default\b/m.test(text) ? ['default export'] : [],
    )
    expect(wrong).toEqual([])
  })

  it('knows the words of no instrument: they belong to rubrics', () => {
    const wrong = breaches(({ path, text }) => {
      if (Object.hasOwn(NAMES_INSTRUMENTS, path)) return []
      const code = text.split('\n').filter(line => !/^\s*(?:\/\/|\/?\*)/.test(line))
      const words = /\b(?:nrr|ikm|pmprb|wbk|wbbm|u[89]|ipak|ipkp)\b/gi
      // Help and messages name files and rubrics as examples.
      const shown = /\b(?:skm|lke|berakhlak|tpi|tpn|apip)\b/gi
      const isHelp = roomOf(path) === 'cli'
      return [words, ...(isHelp ? [] : [shown])].flatMap(each => code.join('\n').match(each) ?? [])
    })
    expect(wrong).toEqual([])
  })

  it('lets statistics, scores, reports and renderers see counts, and no rows or tables', () => {
    const rooms = ['statistics', 'score', 'report', 'compare', 'documents', 'render']
    const wrong = breaches(({ path, text }) =>
      rooms.includes(roomOf(path))
        ? (text.match(/^import [^;']*?\b(?:CodedRow|Row|Table|ByteSource)\b[^;']*? from '\./gm) ??
          [])
        : [],
    )
    expect(wrong).toEqual([])
  })

  it('lets renderers read reports alone, and compute nothing', () => {
    const rooms = ['math', 'tally', 'score', 'statistics', 'coding', 'columns', 'worksheets']
    const wrong = breaches(file =>
      roomOf(file.path) === 'render'
        ? file.imports
            .filter(specifier => specifier.startsWith('.'))
            .filter(specifier => rooms.includes(roomOf(target(file, specifier))))
        : [],
    )
    expect(wrong).toEqual([])
  })

  it('touches no clock, no chance and no locale', () => {
    const wrong = breaches(
      ({ text }) =>
        text.match(
          /\b(?:Date\.now|new Date\(\)|Math\.random|localeCompare|toLocale\w+|Intl\.(?!Segmenter)\w+)\b/g,
        ) ?? [],
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
