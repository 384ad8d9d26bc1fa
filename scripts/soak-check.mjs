/** Breaks the rubrics of this repository at random and checks them, for as many seconds as asked (60): `node scripts/soak-check.mjs 600`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const seconds = Number(process.argv[2] ?? 60)
const SLOWEST = 1000

// The sources need a bundler to run on Node 20; the tests' own breaking is used, so it goes through one too.
const entry = join(root, 'scripts', 'soak-entry.ts')
const folder = mkdtempSync(join(tmpdir(), 'rb-score-soak-'))
try {
  const source = [
    "export { checkRubric } from '../src/check/check-rubric.ts'",
    "export { brokenText, brokenTree } from '../test/support/broken-rubrics.ts'",
    "export { default as fc } from 'fast-check'",
  ].join('\n')
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    plugins: [
      {
        name: 'entry',
        load: id => (id === entry ? source : undefined),
        resolveId: id => (id === entry ? id : undefined),
      },
    ],
  })
  const file = join(folder, 'soak.mjs')
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await soak(await import(file))
} finally {
  rmSync(folder, { recursive: true })
}

async function soak({ checkRubric, brokenText, brokenTree, fc }) {
  const texts = ['rubrics', 'test/skeletons'].flatMap(each =>
    readdirSync(join(root, each))
      .filter(name => name.endsWith('.yaml'))
      .map(name => readFileSync(join(root, each, name), 'utf8')),
  )
  const find = id => {
    for (const each of ['rubrics', 'test/skeletons']) {
      try {
        return { file: `${id}.yaml`, text: readFileSync(join(root, each, `${id}.yaml`), 'utf8') }
      } catch {}
    }
    return undefined
  }
  const end = performance.now() + seconds * 1000
  let [runs, slowest] = [0, 0]
  for (let seed = 1; performance.now() < end; seed++) {
    for (const text of [brokenText(texts), brokenTree(texts)].flatMap(each =>
      fc.sample(each, { seed, numRuns: 20 }),
    )) {
      const time = bestTime(() => checkRubric({ file: 'a.yaml', text }, find), text)
      if (time > SLOWEST) report(`took ${Math.round(time)} ms`, text)
      slowest = Math.max(slowest, time)
      runs++
    }
  }
  console.log(`${runs} broken rubrics checked, the slowest in ${Math.round(slowest)} ms`)
}

/** What is slow once may have waited for the machine; what is slow three times is slow. */
function bestTime(check, text) {
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 3 && best > SLOWEST; attempt++) {
    const started = performance.now()
    try {
      check()
    } catch (error) {
      report(`threw ${error.stack}`, text)
    }
    best = Math.min(best, performance.now() - started)
  }
  return best
}

function report(what, text) {
  const file = join(tmpdir(), `rb-score-soak-${process.pid}-${Math.round(performance.now())}.yaml`)
  writeFileSync(file, text)
  console.error(`${what}\n  ${file}`)
  process.exitCode = 1
}
