import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { compiledModules } from './test/support/compiled-modules.ts'

/** `vitest run` runs the fast tests, `vitest run --mode slow` what soaks. */
export default defineConfig(({ mode }) => {
  const isSlow = mode === 'slow'
  return {
    plugins: process.argv.includes('run') ? [compiledModules()] : [],
    test: {
      // One module graph for all files of a worker: tests here keep no state in modules.
      pool: 'forks',
      isolate: false,
      maxWorkers: 2,
      // Most of what tests make lives shortly: fewer collections take a tenth off. Errors name the lines of src/.
      execArgv: ['--max-semi-space-size=64', '--enable-source-maps'],
      include: isSlow ? ['test/slow/*.test.ts', ...soakingFiles()] : ['test/**/*.test.ts'],
      exclude: isSlow ? [] : ['test/slow/**'],
      setupFiles: ['test/support/seed.ts'],
      testTimeout: isSlow ? 120_000 : 60_000,
      hookTimeout: 60_000,
      env: { RB_SCORE_LANG: '', NO_COLOR: '1', RB_SCORE_TESTS: isSlow ? 'slow' : 'fast' },
    },
  }
})

/** Files that take only a sample of their cases in the fast run. */
function soakingFiles(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.ts'))
    .map(path => join('test', path).replaceAll('\\', '/'))
    .filter(path => readFileSync(path, 'utf8').includes('/support/soak.ts'))
}
