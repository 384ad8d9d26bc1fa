import { defineConfig } from 'vitest/config'

export default defineConfig({
  // One module graph for all files of a worker: tests here keep no state in modules.
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    env: { RB_SCORE_LANG: '', NO_COLOR: '1' },
  },
})
