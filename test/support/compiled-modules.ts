/**
 * The modules of src/ as Node itself loads them, compiled together: the test runner takes ten times as long to transpile
 * them one by one, and each use of what it imports is slower. For one run, since what is compiled does not follow edits.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import type { Plugin } from 'vitest/config'

const SRC = resolve('src')
const COMPILED = resolve('node_modules/.cache/compiled-modules')

export async function compiledModules(): Promise<Plugin> {
  const inputs = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(isForNode)
  const bundle = await rolldown({
    input: Object.fromEntries(inputs.map(path => [path.slice(0, -'.ts'.length), join(SRC, path)])),
    platform: 'node',
    external: /^[^./]/,
    treeshake: false,
  })
  const { output } = await bundle.generate({
    dir: COMPILED,
    format: 'esm',
    preserveModules: true,
    preserveModulesRoot: SRC,
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
  }
}

/** The kernel is compiled to WebAssembly, and the page for browsers. */
function isForNode(path: string): boolean {
  return path.endsWith('.ts') && !path.endsWith('.as.ts') && !path.startsWith('page')
}

/** A run beside this one may be reading the same. */
function writeWhereOther(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
