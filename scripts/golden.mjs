/**
 * Many command lines -> a manifest of what each came to, to see that moving code changes nothing anybody can notice:
 *
 *   node scripts/golden.mjs record FILE        write the manifest
 *   node scripts/golden.mjs compare FILE       run all again; exit 1 and a list where anything differs
 *   node scripts/golden.mjs show WORDS         print what the command lines that hold these words come to
 *
 * It runs the built program (`npm run build` first) in a copy, so that no output knows where the checkout is. The data
 * come from one commit: they stay the same wherever files move. The script itself needs only `dist/cli.js` and its `run`.
 */
import { fork } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goldenCases } from './golden/cases.mjs'
import { INPUTS, preparedFolder } from './golden/prepared-folder.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const PROCESSES = Math.min(2, cpus().length)
const PARTS = ['exit', 'stdout', 'stderr']

/** Command lines -> what each came to, by its title. Each process takes the next one when it is done. */
async function outcomes(cases, folder, keepsText) {
  const found = new Map()
  const left = cases.entries()
  const one = () =>
    new Promise((resolve, reject) => {
      const words = [join(folder, 'package', 'dist', 'cli.js'), folder, keepsText ? 'text' : 'hash']
      const child = fork(join(here, 'golden', 'worker.mjs'), words, {
        serialization: 'advanced',
      })
      const next = () => {
        const { value, done } = left.next()
        if (done) child.disconnect()
        else child.send({ at: value[0], golden: value[1] })
      }
      child.on('message', ({ at, outcome }) => {
        if (at !== undefined) found.set(cases[at].title, outcome)
        next()
      })
      child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`ended with ${code}`))))
    })
  await Promise.all(Array.from({ length: PROCESSES }, one))
  return Object.fromEntries(cases.map(({ title }) => [title, found.get(title)]))
}

function differences(before, after) {
  const titles = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...titles].flatMap(title => {
    const [old, now] = [before[title], after[title]]
    if (old === undefined) return [`${title}\n    only now`]
    if (now === undefined) return [`${title}\n    only in the manifest`]
    const parts = PARTS.filter(part => String(old[part]) !== String(now[part])).map(part =>
      part === 'exit' ? `exit code ${old.exit} is now ${now.exit}` : part,
    )
    const files = new Set([...Object.keys(old.files), ...Object.keys(now.files)])
    const changed = [...files].filter(file => old.files[file] !== now.files[file])
    const all = [...parts, ...changed.map(file => `file ${file}`)]
    return all.length === 0 ? [] : [`${title}\n    ${all.join('; ')}`]
  })
}

function shown(title, { exit, stdout, stderr, files }) {
  const texts = Object.entries(files).map(([file, text]) => `--- file ${file}\n${text}`)
  const parts = [`=== ${title}`, `--- exit ${exit}`, stdout, '--- stderr', stderr, ...texts]
  return parts.join('\n')
}

const [action, subject] = process.argv.slice(2)
if (!['record', 'compare', 'show'].includes(action) || subject === undefined) {
  console.error('node scripts/golden.mjs record FILE | compare FILE | show NUMBER or WORDS')
  process.exit(2)
}
// Archives that are made here hold a local time.
process.env.TZ = 'UTC'
const started = Date.now()
const folder = preparedFolder()
try {
  const cases = await goldenCases(folder)
  if (action === 'show') {
    const wanted = cases.filter(({ title }, at) => `${at}` === subject || title.includes(subject))
    const found = await outcomes(wanted, folder, true)
    for (const [title, outcome] of Object.entries(found)) console.log(shown(title, outcome))
  } else {
    const found = await outcomes(cases, folder, false)
    const seconds = ((Date.now() - started) / 1000).toFixed(0)
    console.error(`${cases.length} command lines in ${seconds} s`)
    if (action === 'record') {
      writeFileSync(subject, `${JSON.stringify({ inputs: INPUTS, cases: found }, null, 1)}\n`)
    } else {
      const unlike = differences(JSON.parse(readFileSync(subject, 'utf8')).cases, found)
      for (const line of unlike) console.log(line)
      console.error(unlike.length === 0 ? 'Nothing differs.' : `${unlike.length} differ.`)
      process.exitCode = unlike.length === 0 ? 0 : 1
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
