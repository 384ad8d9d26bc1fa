/** src/ -> dist/: one bundle for the command line and the library, types, and the licences of what is inlined. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { storeRubrics } from './store-rubrics.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const bundle = await rolldown({
  input: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
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
})
removeStale(output)
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(output))
await storeRubrics()
emitTypes()

/** After the new files are there, so that whoever runs the old bundle meanwhile is not left without. */
function removeStale(files) {
  const fresh = new Set(files.map(file => file.fileName))
  for (const file of readdirSync('dist/chunks')) {
    if (!fresh.has(`chunks/${file}`)) rmSync(join('dist', 'chunks', file))
  }
  rmSync('dist/types', { recursive: true, force: true })
}

function licences(chunks) {
  const folders = chunks
    .flatMap(chunk => (chunk.type === 'chunk' ? chunk.moduleIds : []))
    .flatMap(id => packageFolder(id) ?? [])
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

/** Types are emitted even where a check would fail: checking is the work of `npm run typecheck`. */
function emitTypes() {
  const require = createRequire(import.meta.url)
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  const project = ['--project', join('scripts', 'tsconfig.types.json')]
  try {
    execFileSync(process.execPath, [compiler, ...project], { stdio: 'ignore' })
  } catch {
    if (!existsSync('dist/types/index.d.ts')) throw new Error('tsc wrote no types')
  }
  // The compiler leaves `./model.ts` in declarations, where it would name a file that is not in the package.
  for (const file of readdirSync('dist/types', { recursive: true })) {
    const path = join('dist/types', file)
    if (!path.endsWith('.d.ts')) continue
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'))
  }
}
