/** src/ -> dist/: one bundle for the command line and the library, the offline page, types, and the licences of what is inlined. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'
import { rolldown } from 'rolldown'
import { buildManPage } from './build-man-page.mjs'
import { buildPage } from './build-page.mjs'
import { compileKernel } from './compile-kernel.mjs'
import { storeRubrics } from './store-rubrics.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)
const DECLARATIONS = join('dist', 'types')

await compileKernel()
const bundle = await rolldown({
  input: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    'scan-thread': 'src/cli/threads/scan-thread.ts',
  },
  platform: 'node',
  onLog(level, log, report) {
    if (level === 'warn') throw new Error(log.message)
    report(level, log)
  },
})
const { output } = await bundle.write({
  dir: 'dist',
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  // Node takes less time to load characters of one byte, and text without comments.
  charset: 'ascii',
  comments: { jsdoc: false, annotation: false },
  topLevelVar: true,
})
removeStale(output)
await storeRubrics()
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const inPage = await buildPage(version)
await buildManPage(version)
const inBundle = output.flatMap(chunk => (chunk.type === 'chunk' ? chunk.moduleIds : []))
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences([...inBundle, ...inPage]))
emitTypes()

/** After the new files are there, so that whoever runs the old bundle meanwhile is not left without. */
function removeStale(files) {
  const fresh = new Set(files.map(file => file.fileName))
  for (const file of readdirSync('dist/chunks')) {
    if (!fresh.has(`chunks/${file}`)) rmSync(join('dist', 'chunks', file))
  }
}

function licences(moduleIds) {
  const folders = moduleIds.flatMap(id => packageFolder(id) ?? [])
  const sections = [...new Set(folders)].map(licenceSection).sort()
  const introduction =
    'The files in this folder contain code of the packages below, each under its own licence.\n'
  return [introduction, ...sections].join(`\n${'-'.repeat(78)}\n\n`)
}

/** `…/node_modules/@scope/name` of a module inside it. */
function packageFolder(id) {
  const marker = `${sep}node_modules${sep}`
  const start = id.lastIndexOf(marker)
  if (start < 0) return undefined
  const parts = id.slice(start + marker.length).split(sep)
  const name = parts[0]?.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1)
  return join(id.slice(0, start), 'node_modules', ...name)
}

function licenceSection(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // A NOTICE must travel with the code where the licence is Apache-2.0.
  const files = readdirSync(folder).filter(each => /^(licen[cs]e|notice)/i.test(each))
  const texts = files
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  const text = texts.length === 0 ? 'No licence file is in the package.' : texts.join('\n\n')
  return `${name} ${version} (${license})\n\n${text}\n`
}

/**
 * One file of declarations, of which only what `src/index.ts` exports can be imported. Types are emitted even where a
 * check would fail: checking is the work of `npm run typecheck`.
 */
function emitTypes() {
  rmSync(DECLARATIONS, { recursive: true, force: true })
  const require = createRequire(import.meta.url)
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  const project = ['--project', join('scripts', 'tsconfig.types.json')]
  try {
    execFileSync(process.execPath, [compiler, ...project], { stdio: 'ignore' })
  } catch {
    if (!existsSync(join(DECLARATIONS, 'index.d.ts'))) throw new Error('tsc wrote no types')
  }
  // Rolling them up takes longer than all else here, so it is done where they have changed.
  const mark = `// Rolled up from declarations with the hash ${declarationsHash()}\n`
  const target = join('dist', 'index.d.ts')
  if (!existsSync(target) || !readFileSync(target, 'utf8').startsWith(mark)) {
    rollUp(resolve(target))
    writeFileSync(target, mark + readFileSync(target, 'utf8'))
  }
  rmSync(DECLARATIONS, { recursive: true })
}

function declarationsHash() {
  const hash = createHash('sha256')
  const files = readdirSync(DECLARATIONS, { recursive: true })
    .filter(file => file.endsWith('.d.ts'))
    .sort()
  for (const file of files) {
    const path = join(DECLARATIONS, file)
    // The compiler leaves `./model.ts` in declarations, where there is only `./model.d.ts`.
    const text = readFileSync(path, 'utf8').replace(
      /((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g,
      '$1.js$2',
    )
    writeFileSync(path, text)
    hash.update(text)
  }
  return hash.digest('hex').slice(0, 32)
}

/** With the compiler that comes with the extractor: ours has no interface for other programs. */
function rollUp(target) {
  const silent = { default: { logLevel: 'none' } }
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: resolve(DECLARATIONS, 'index.d.ts'),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2023',
            lib: ['es2023'],
            module: 'nodenext',
            types: [],
            skipLibCheck: true,
            strict: true,
          },
          files: [resolve(DECLARATIONS, 'index.d.ts')],
        },
      },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: target },
      messages: {
        compilerMessageReporting: silent,
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    },
  })
  const isQuiet = message => {
    message.handled = message.logLevel !== 'error'
  }
  const { succeeded } = Extractor.invoke(config, { messageCallback: isQuiet })
  if (!succeeded) throw new Error('the declarations could not be rolled up')
}
