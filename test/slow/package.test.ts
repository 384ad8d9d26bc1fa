/** The package as npm packs it, unpacked elsewhere: it runs alone, its types compile, and it tells nothing of this machine. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8'))
const ROOT = resolve('.')

/** `a b/node_modules/rb-score` holds the package, `a b` is where a user works. */
let home = ''
let installed = ''
let files: ReadonlyMap<string, Buffer> = new Map()
const paths = () => [...files.keys()]

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'rb-score package '))
  installed = join(home, 'node_modules', 'rb-score')
  files = untarred(packed())
  for (const [path, content] of files) {
    mkdirSync(dirname(join(installed, path)), { recursive: true })
    writeFileSync(join(installed, path), content)
  }
}, 60_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Without scripts: what `npm run build` has built is packed, and nobody's dist/ changes under a running test. */
function packed(): Buffer {
  const words = ['pack', '--ignore-scripts', '--silent', '--pack-destination', home]
  const isWindows = process.platform === 'win32'
  execFileSync(isWindows ? 'npm.cmd' : 'npm', isWindows ? words.map(word => `"${word}"`) : words, {
    shell: isWindows,
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  return readFileSync(join(home, `${MANIFEST.name}-${MANIFEST.version}.tgz`))
}

describe('the packed files', () => {
  it('are what the manifest names, and all of it', () => {
    const named = [
      ...Object.values<string>(MANIFEST.bin),
      ...Object.values<string>(MANIFEST.exports['.']),
    ].map(path => path.replace(/^\.\//, ''))
    expect(named.filter(path => !files.has(path))).toEqual([])
    const parts: readonly string[] = MANIFEST.files
    const isIn = (part: string) =>
      paths().some(path => path === part || path.startsWith(`${part}/`))
    expect(parts.filter(part => !isIn(part))).toEqual([])
    // npm adds the README of every folder on the way, asked or not.
    const foreign = paths().filter(
      path =>
        path !== 'package.json' &&
        path !== 'docs/README.md' &&
        !parts.some(part => path === part || path.startsWith(`${part}/`)),
    )
    expect(foreign).toEqual([])
  })

  it('hold no tests, no sources, no source maps', () => {
    const unwanted =
      /(?:^|\/)(?:test|src|scripts|bench|node_modules)\/|\.test\.|\.map$|(?<!\.d)\.ts$/
    expect(paths().filter(path => unwanted.test(path))).toEqual([])
  })

  it('name no place of this machine', () => {
    const places = [ROOT, `${homedir()}/`, tmpdir() === '/tmp' ? ROOT : tmpdir()]
    const general = /\/(?:home|Users|work)\/\w+|[A-Z]:\\\\?Users\\|sourceMappingURL|localhost:\d/
    const telling = [...files].filter(([, content]) => {
      const text = content.toString()
      return places.some(place => text.includes(place)) || general.test(text)
    })
    expect(telling.map(([path]) => path)).toEqual([])
  })

  it('need nothing at run time that is not inlined, but for types', () => {
    const scripts = [...files].filter(([path]) => /^(?:bin|dist)\/.*\.js$/.test(path))
    expect(scripts.length).toBeGreaterThan(3)
    const imports = scripts.flatMap(([, content]) =>
      [...content.toString().matchAll(/^import\b[^'"]*?(?:from )?["']([^'"]+)["'];?$/gm)].map(
        ([, specifier = '']) => specifier,
      ),
    )
    const outside = imports.filter(specifier => !/^(?:\.|node:)/.test(specifier))
    const isBuiltIn = (name: string) => createRequire(import.meta.url).resolve(name) === name
    expect(outside.filter(name => !isBuiltIn(name))).toEqual([])
  })
})

describe('the unpacked program', () => {
  const program = (...words: string[]) =>
    spawnSync(process.execPath, [join(installed, 'bin', 'rb-score.js'), ...words], {
      cwd: home,
      env: { ...process.env, RB_SCORE_LANG: 'id', NO_COLOR: '1' },
      encoding: 'utf8',
    })

  it('tells its version', () => {
    const { status, stdout, stderr } = program('--version')
    expect([status, stdout, stderr]).toEqual([0, `${MANIFEST.version}\n`, ''])
  })

  it.each([
    ['skm/gaspul.csv', 'IKM', '91,48'],
    ['berakhlak/responses.csv', 'INDEKS LOKAL', 'Inspektorat'],
    ['area-perubahan-survei/responses.xlsx', 'INDEKS PERSEPSI', 'dari 100'],
  ])('scores %s', (example, ...words) => {
    const name = example.replace('/', ' ')
    cpSync(join('examples', example), join(home, name))
    const { status, stdout, stderr } = program('assess', name)
    expect([status, stderr]).toEqual([0, ''])
    for (const word of words) expect(stdout).toContain(word)
  })

  it('lists its rubrics and prints its schemas', () => {
    expect(program('list').stdout).toContain('berakhlak-2021')
    const schema = program('schema', 'report')
    expect(JSON.parse(schema.stdout).title ?? JSON.parse(schema.stdout).$schema).toBeDefined()
  })
})

describe('the types', () => {
  it('are one file', () => {
    const declarations = [...files.keys()].filter(path => path.endsWith('.d.ts'))
    expect(declarations).toEqual(['dist/index.d.ts'])
  })

  it('compile for a user who checks libraries too and has no types of Node', () => {
    // The one dependency, as npm would install it.
    cpSync(join('node_modules', 'fraction.js'), join(home, 'node_modules', 'fraction.js'), {
      recursive: true,
    })
    expect(Object.keys(MANIFEST.dependencies)).toEqual(['fraction.js'])
    writeFileSync(join(home, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(home, 'use.ts'), CONSUMER)
    const options = {
      ...{ target: 'es2023', lib: ['es2023', 'dom', 'dom.asynciterable'], module: 'nodenext' },
      ...{
        types: [],
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
      },
      ...{ skipLibCheck: false, noEmit: true },
    }
    writeFileSync(
      join(home, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['use.ts'] }),
    )
    const folder = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))
    const compiler = join(folder, 'bin', 'tsc')
    expect(existsSync(compiler)).toBe(true)
    const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', home], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([0, ''])
  }, 60_000)
})

const CONSUMER = `
import {
  assess, matchSources, readRubric, Refusal, renderCsv, renderDiagnostics, renderJson, renderMarkdown, renderTable,
  bytesSource, streamSource, textSource, mappingText, parseMapping, placeText, rubricTestResults,
  type AssessOptions, type ByteSource, type Diagnostic, type FindRubric, type Language, type Localized,
  type OfferedRubric, type Place, type Report, type ReportNode, type Rubric, type SavedMapping, type Severity,
} from 'rb-score'

export async function scored(text: string, upload: Blob, language: Language): Promise<Report | readonly Diagnostic[]> {
  const find: FindRubric = () => undefined
  const { rubric, problems } = readRubric({ file: 'rubric.yaml', text }, find)
  if (rubric === undefined) return problems
  const offered: OfferedRubric[] = [{ rubric, isVariant: false }]
  const sources: ByteSource[] = [
    streamSource('upload.xlsx', upload.stream()),
    textSource('a.csv', 'U1\\n4\\n'),
    bytesSource('b.csv', new Uint8Array([85, 49])),
  ]
  try {
    const matched = await matchSources(sources, offered)
    const options: AssessOptions = { version: '1.0', by: ['unit'], onUnknown: 'missing' }
    const report = await assess(matched, options)
    const node: ReportNode = report.result.score
    const looks = { language, width: 80, colour: false }
    const shown: readonly string[] = [renderTable(report, looks), renderMarkdown(report, looks), renderJson(report), renderCsv(report)]
    const tables = matched.kind === 'responses' ? matched.tables : []
    console.log(shown.length, node.value, node.exact, tables.map(table => mappingText(table.mapping)))
    return report
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(renderDiagnostics(error.diagnostics, { language, colour: false }))
    return error.diagnostics
  }
}

export const wordsOf = (diagnostic: Diagnostic): [Severity, Required<Localized>, string] => {
  const place: Place | undefined = diagnostic.place
  return [diagnostic.severity, diagnostic.message, place === undefined ? '' : placeText(place)]
}
export type Kept = [Rubric, SavedMapping]
export const also = [parseMapping, rubricTestResults]
`

// The bytes of a .tgz as npm packs it -> its files, by path without the leading `package/`.

const BLOCK = 512

/** Plain files only, with the long names of PAX headers: npm writes nothing else. */
function untarred(archive: Uint8Array): Map<string, Buffer> {
  const bytes = gunzipSync(archive)
  const files = new Map<string, Buffer>()
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= bytes.length; ) {
    const text = (start: number, length: number) =>
      bytes.toString('utf8', at + start, at + start + length).replace(/\0.*$/s, '')
    const name = [text(345, 155), text(0, 100)].filter(part => part !== '').join('/')
    if (name === '') break
    const size = Number.parseInt(text(124, 12), 8)
    const kind = text(156, 1)
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size)
    if (kind === 'x') longName = /\d+ path=(.*)\n/.exec(content.toString())?.[1]
    else {
      if (kind === '0' || kind === '')
        files.set((longName ?? name).replace(/^package\//, ''), content)
      longName = undefined
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}
