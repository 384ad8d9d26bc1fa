/** The library as a user has it: built, without a file system, from texts and streams to pages for people. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { soak } from './support/soak.ts'
import { partsOf, prepareFolder, rerunPage } from './support/transcript.ts'

type Library = typeof import('../src/index.ts')

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BUILT = join(ROOT, 'dist', 'index.js')
const PAGE = 'docs/08-use-as-a-library.md'
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

let library: Library
beforeAll(async () => {
  library = await import(pathToFileURL(BUILT).href)
})

const RUBRIC = `rubric: ringkas
edition: "1"
title: { id: Survei ringkas, en: Short survey }
kind: survey
basis: [{ name: Contoh, covers: [items], verified: false, note: Contoh uji }]
groups: [{ id: unit, title: { id: Unit, en: Unit }, columns: [OPD] }]
scales: { empat: { categories: [{ code: 1 }, { code: 2 }, { code: 3 }, { code: 4 }] } }
items:
  - { id: U1, text: { id: Waktu, en: Time }, scale: empat }
  - { id: U2, text: { id: Sikap, en: Conduct }, scale: empat }
score:
  id: indeks
  items: { over: respondents }
  of: [{ item: U1, weight: 1/3 }, { item: U2, weight: 2/3 }]
  rescale: { from: [1, 4], to: [0, 100] }
grades: { bands: [{ grade: A, from: 60 }, { grade: B }] }
tests:
  - { name: all best, answers: { U1: 4, U2: 4 }, expect: { indeks: 100, grade: A } }
`

/** U1 (4 + 2 + 3)/3 = 3, U2 (3 + 3 + 2)/3 = 8/3: 1/3 · 3 + 2/3 · 8/3 = 25/9; (25/9 − 1)/3 · 100 = 1600/27 = 59.26 */
const CSV = 'OPD,U1,U2\nA,4,3\nA,2,3\nB,3,2\n'
const INDEX = '1600/27'

function rubricOf(text = RUBRIC) {
  const { rubric, problems } = library.readRubric({ file: 'ringkas.yaml', text })
  if (rubric === undefined) throw new Error(problems[0]?.message.en)
  return rubric
}

async function reportOf(...sources: Parameters<Library['matchSources']>[0]) {
  const matched = await library.matchSources(sources, [{ rubric: rubricOf(), isVariant: false }])
  return library.assess(matched, { version })
}

/** Bytes in small pieces, with a wait between them, as a network gives them. */
async function* arriving(text: string, size = 5): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve()
    yield bytes.slice(at, at + size)
  }
}

describe('the library', () => {
  it('scores texts, bytes and streams alike', async () => {
    const { textSource, bytesSource, streamSource } = library
    const reports = await Promise.all([
      reportOf(textSource('a.csv', CSV)),
      reportOf(bytesSource('a.csv', new TextEncoder().encode(CSV))),
      reportOf(streamSource('a.csv', arriving(CSV))),
      reportOf(streamSource('a.csv', new Blob([CSV]).stream())),
      reportOf(textSource('1.csv', CSV.slice(0, -6)), textSource('2.csv', 'U2;OPD;U1\n2;B;3\n')),
    ])
    expect(reports.map(report => report.result.score.exact)).toEqual(Array(5).fill(INDEX))
    expect(new Set(reports.map(report => report.resultDigest)).size).toBe(1)
    expect(reports[0]?.result.score.grade).toBe('B')
    expect(reports[0]?.provenance.tool.version).toBe(version)
  })

  it('finds the rubric that fits among several', async () => {
    const other = rubricOf(RUBRIC.replace('rubric: ringkas', 'rubric: lain').replaceAll('U2', 'U3'))
    const offered = [other, rubricOf()].map(rubric => ({ rubric, isVariant: false }))
    const matched = await library.matchSources([library.textSource('a.csv', CSV)], offered)
    expect(matched.rubric.id).toBe('ringkas')
  })

  it('groups, selects and leaves out as the command line does', async () => {
    const text = `${CSV}B,9,1\n`
    const offered = [{ rubric: rubricOf(), isVariant: false }]
    const matched = await library.matchSources([library.textSource('a.csv', text)], offered)
    const options = { version, by: ['OPD'], where: ['OPD=B'], onUnknown: 'missing' } as const
    const { result } = await library.assess(matched, options)
    // U1 3, U2 (2 + 1)/2: 1/3 · 3 + 2/3 · 3/2 = 2; (2 − 1)/3 · 100
    expect(result.score.exact).toBe('100/3')
    expect(result.groups[0]?.groups.map(group => group.values)).toEqual([['B']])
  })

  it('saves a mapping and reads it back', async () => {
    const rubric = rubricOf()
    const saved = library.parseMapping('{ "Kolom aneh": "U2" }', rubric, 'peta.json')
    expect(saved.diagnostics).toEqual([])
    const sources = [library.textSource('a.csv', CSV.replace('U2', 'Kolom aneh'))]
    const offered = [{ rubric, isVariant: false }]
    const matched = await library.matchSources(sources, offered, { mapping: saved.mapping })
    expect((await library.assess(matched, { version })).result.score.exact).toBe(INDEX)
    const [table] = matched.kind === 'responses' ? matched.tables : []
    expect(table && library.mappingText(table.mapping)).toContain('"Kolom aneh": "U2"')
  })

  it('renders a report, and one that comes back from JSON, to the same texts', async () => {
    const report = await reportOf(library.textSource('a.csv', CSV))
    const stored = JSON.parse(library.renderJson(report))
    const looks = { width: 80, colour: false }
    for (const language of ['id', 'en'] as const) {
      const table = library.renderTable(report, { language, ...looks })
      expect(table).toContain(language === 'id' ? '59,26' : '59.26')
      expect(library.renderTable(stored, { language, ...looks })).toBe(table)
      const page = library.renderMarkdown(report, { language, ...looks })
      expect(library.renderMarkdown(stored, { language, ...looks })).toBe(page)
    }
    expect(library.renderJson(stored)).toBe(library.renderJson(report))
    expect(library.renderCsv(stored)).toBe(library.renderCsv(report))
  })

  it('runs the tests of a rubric', () => {
    const results = library.rubricTestResults(rubricOf())
    expect(results.map(({ name, passed }) => [name, passed])).toEqual([
      ['indeks', true],
      ['grade', true],
    ])
  })

  it('builds a rubric on another that the user brings', () => {
    const text = 'rubric: turunan\nedition: "1"\nextends: ringkas\n'
    const find = (id: string) => (id === 'ringkas' ? { file: 'r.yaml', text: RUBRIC } : undefined)
    expect(library.readRubric({ file: 't.yaml', text }, find).rubric?.id).toBe('turunan')
    expect(library.readRubric({ file: 't.yaml', text }).problems[0]?.code).toBe('rubric/extends')
  })
})

describe('what is wrong', () => {
  it('with a rubric comes as data, in both languages', () => {
    const { rubric, problems } = library.readRubric({
      file: 'ringkas.yaml',
      text: RUBRIC.replace('from: 60', 'from: "6,0"'),
    })
    expect(rubric).toBeUndefined()
    const [problem] = problems
    expect(problem?.code).toBe('rubric/not-a-number')
    expect(problem?.place && library.placeText(problem.place)).toMatch(/^ringkas\.yaml:16:\d+$/)
    expect(problem?.message.id).not.toBe(problem?.message.en)
  })

  it('with the data is a Refusal with all of it', async () => {
    const text = CSV.replace('A,4', 'A,7').replace('B,3,2', 'B,3,8')
    const refusal = await reportOf(library.textSource('a.csv', text)).catch(error => error)
    expect(refusal).toBeInstanceOf(library.Refusal)
    expect(refusal).toBeInstanceOf(Error)
    const { diagnostics } = refusal as InstanceType<Library['Refusal']>
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    expect(
      errors.map(({ message }) => [message.id.split('\n')[0], message.en.split('\n')[0]]),
    ).toEqual([
      [
        '`7` pada kolom `U1` tidak ada pada skala `empat`: 1, 2, 3, 4.',
        '`7` in column `U1` is not on the scale `empat`: 1, 2, 3, 4.',
      ],
      [
        '`8` pada kolom `U2` tidak ada pada skala `empat`: 1, 2, 3, 4.',
        '`8` in column `U2` is not on the scale `empat`: 1, 2, 3, 4.',
      ],
    ])
    const said = library.renderDiagnostics(diagnostics, { language: 'id', colour: false })
    expect(said).toContain('a.csv:2:2  kesalahan  responses/unknown-answer')
  })

  it('with the stream itself is handed on as it is', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new TextEncoder().encode(CSV)
      throw new Error('connection lost')
    }
    await expect(reportOf(library.streamSource('a.csv', broken()))).rejects.toThrow(
      'connection lost',
    )
  })
})

/** Of Node, only what turns bytes into other bytes. */
const PURE = ['node:buffer', 'node:crypto', 'node:stream', 'node:zlib']

describe('no file system', () => {
  it('is in the module graph of src/index.ts', () => {
    const { files, others } = moduleGraph(join(ROOT, 'src', 'index.ts'))
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter(file => /src\/cli\/|file-source|expand-/.test(file))).toEqual([])
    expect(others.filter(name => name.startsWith('node:')).sort()).toEqual(PURE)
  })

  it('is in the module graph of what is built, packages inlined', () => {
    const { others } = moduleGraph(BUILT)
    // chalk asks whether there is a terminal; the bundle makes a `require` for packages of the old kind.
    const looks = ['node:os', 'node:process', 'node:tty', 'node:module', 'module', 'stream']
    expect(others.filter(name => ![...PURE, ...looks].includes(name))).toEqual([])
  })

  soak('is needed: it scores where reading files is forbidden', () => {
    const known = process.allowedNodeEnvironmentFlags
    const flag = known.has('--permission') ? '--permission' : '--experimental-permission'
    const script = `
      import { assess, matchSources, readRubric, renderTable, textSource } from ${JSON.stringify(pathToFileURL(BUILT).href)}
      const { rubric } = readRubric({ file: 'r.yaml', text: ${JSON.stringify(RUBRIC)} })
      const sources = [textSource('a.csv', ${JSON.stringify(CSV)})]
      const report = await assess(await matchSources(sources, [{ rubric, isVariant: false }]), { version: '1' })
      renderTable(report, { language: 'id', width: 80, colour: false })
      console.log(report.result.score.exact, process.permission.has('fs.read', '/'))`
    const words = [
      flag,
      `--allow-fs-read=${join(ROOT, 'dist')}/*`,
      '--input-type=module',
      '-e',
      script,
    ]
    const printed = execFileSync(process.execPath, words, {
      cwd: join(ROOT, 'dist'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(printed).toBe(`${INDEX} false\n`)
  })
})

describe('the page of documentation', () => {
  let folder = ''
  const page = () => readFileSync(join(ROOT, PAGE), 'utf8').replaceAll('\r\n', '\n')
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rb-score-api-'))
    prepareFolder(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  soak('shows what its examples print', async () => {
    expect(await rerunPage(page(), folder, 'en_US.UTF-8')).toBe(page())
  })

  it('names every function there is, and no other', () => {
    const text = page()
    const exported = Object.keys(library)
    expect(exported.filter(name => !text.includes(name))).toEqual([])
    const imported = partsOf(text).flatMap(part =>
      typeof part === 'string'
        ? []
        : [...part.lines.join('\n').matchAll(/import \{([^}]+)\} from 'rb-score'/g)].flatMap(
            ([, names = '']) => names.split(',').map(name => name.trim()),
          ),
    )
    expect(imported.filter(name => !exported.includes(name))).toEqual([])
  })
})

/** Every file that is loaded with this one, now or later, and the modules that are not ours. */
function moduleGraph(start: string): { files: readonly string[]; others: readonly string[] } {
  const statement = /^(?:import|export)\s(?!type\b)(?:[^'"`;]*?\bfrom\s*)?["']([^'"]+)["']/gm
  const dynamic = /\bimport\(\s*["'](\.[^'"]+|node:[^'"]+)["']\s*\)/g
  const files = new Set<string>()
  const others = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, specifier = ''] of [...text.matchAll(statement), ...text.matchAll(dynamic)]) {
      if (specifier.startsWith('.')) visit(resolve(dirname(file), specifier))
      else others.add(specifier)
    }
  }
  visit(start)
  return { files: [...files].map(file => file.replaceAll('\\', '/')), others: [...others] }
}
