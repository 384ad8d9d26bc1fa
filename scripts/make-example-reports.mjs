/**
 * Writes the expected reports of examples/ with the built tool. `test/examples.test.ts` holds the tool to them.
 * Usage: npm run build && node scripts/make-example-reports.mjs
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Folder, words of the command line, and the file that holds what they print. */
const reports = JSON.parse(readFileSync(join(ROOT, 'examples/reports.json'), 'utf8'))

for (const { folder, words, expected } of reports) {
  const printed = execFileSync(process.execPath, [join(ROOT, 'bin/rb-score.js'), ...words], {
    cwd: join(ROOT, 'examples', folder),
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 1e8,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  writeFileSync(join(ROOT, 'examples', folder, expected), printed)
  console.log(`wrote examples/${folder}/${expected}`)
}
