/**
 * The modules of src/ and of test/ as Node itself loads them, compiled together: the test runner takes ten times as long to
 * transpile them one by one, and each use of what they import is slower. For one run, since what is compiled does not follow edits.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import type { Plugin } from 'vitest/config'

const ROOT = resolve('.')
const COMPILED = resolve('node_modules/.cache/compiled-modules')

export async function compiledModules(): Promise<Plugin> {
  const inputs = ['src', 'test'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(path => join(folder, path))
      .filter(isForNode),
  )
  const bundle = await rolldown({
    input: Object.fromEntries(inputs.map(path => [path.slice(0, -'.ts'.length), resolve(path)])),
    platform: 'node',
    external: /^[^./]/,
    treeshake: false,
    plugins: [{ name: 'where-it-stands', transform: withOwnPlace }],
  })
  const { output } = await bundle.generate({
    dir: COMPILED,
    format: 'esm',
    preserveModules: true,
    preserveModulesRoot: ROOT,
    entryFileNames: '[name].js',
    sourcemap: 'inline',
  })
  const urls = new Map<string, string>()
  for (const file of output) {
    if (file.type !== 'chunk') continue
    const path = join(COMPILED, file.fileName)
    writeWhereOther(path, file.code)
    if (file.facadeModuleId !== null) urls.set(file.facadeModuleId, pathToFileURL(path).href)
  }
  return {
    name: 'compiled-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.')) return undefined
      const url = urls.get(join(dirname(importer), id))
      return url === undefined ? undefined : { id: url, external: true }
    },
    load(id) {
      const url = id.endsWith('.test.ts') ? urls.get(id) : undefined
      return url === undefined ? undefined : `import ${JSON.stringify(url)}`
    },
  }
}

/** A module that reads files beside it finds them where it was written. */
function withOwnPlace(code: string, path: string): { code: string; map: null } | undefined {
  if (!code.includes('import.meta.')) return undefined
  const placed = code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
  return { code: placed, map: null }
}

/** The kernel is compiled to WebAssembly, and the page for browsers. */
function isForNode(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.as.ts') && !path.startsWith(join('src', 'page'))
}

/** A run beside this one may be reading the same. */
function writeWhereOther(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
