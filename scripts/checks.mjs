/** What `npm test` does before the tests, in two lanes side by side: what is built is needed by one of them alone. */
import { spawn } from 'node:child_process'

const LANES = [
  ['build', 'check', 'generate -- --check'],
  ['typecheck', 'lint'],
]

const ends = await Promise.all(LANES.map(ran))
process.exitCode = ends.every(Boolean) ? 0 : 1

/** One script after the other, until one fails, whose output is printed whole. */
async function ran(scripts) {
  for (const script of scripts) {
    const { code, output } = await ended(`npm run --silent ${script}`)
    if (code === 0) continue
    console.error(`npm run ${script}:\n${output}`)
    return false
  }
  return true
}

function ended(command) {
  return new Promise((done, failed) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => parts.push(part))
    child.on('error', failed)
    child.on('close', code => done({ code, output: Buffer.concat(parts).toString() }))
  })
}
