/**
 * Writes the expected reports of examples/ with the built tool. `test/examples.test.ts` holds the tool to them.
 * Usage: npm run build && node scripts/make-example-reports.mjs
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Folder, words of the command line, and the file that holds what they print. */
const reports = JSON.parse(readFileSync(join(ROOT, 'examples/reports.json'), 'utf8'))

for (const { folder, words, expected, exitCode = 0 } of reports) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'bin/rb-score.js'), ...words],
    {
      cwd: join(ROOT, 'examples', folder),
      env: { ...process.env, NO_COLOR: '1' },
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  if (status !== exitCode) throw new Error(`rb-score ${words.join(' ')} ended with ${status}`)
  writeFileSync(join(ROOT, 'examples', folder, expected), stdout)
  console.log(`wrote examples/${folder}/${expected}`)
}
