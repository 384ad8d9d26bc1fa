/** Runs command lines one after the other in its process, each in a folder of its own, and says what each came to. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'

const [program, folder, keeps] = process.argv.slice(2)
const { run } = await import(pathToFileURL(program).href)

/** 21 November 2026, for what would be today. */
const ENVIRONMENT = { RB_SCORE_LANG: 'en', SOURCE_DATE_EPOCH: '1795300000' }
const GIT = ['-c', 'user.name=Ani', '-c', 'user.email=ani@contoh.go.id', '-c', 'core.autocrlf=off']
const GIT_DATES = {
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}

async function outcome({ steps, copies = [], files = {}, env = {}, stdin = '', terminal }, at) {
  // Of one length, so that lines break at the same places.
  const cwd = join(folder, 'work', String(at).padStart(5, '0'))
  mkdirSync(cwd)
  for (const path of copies) cpSync(join(folder, 'inputs', path), join(cwd, path), RECURSIVE)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), RECURSIVE)
    writeFileSync(join(cwd, path), content)
  }
  const before = filesIn(cwd)
  const total = { exit: [], stdout: '', stderr: '' }
  for (const words of steps) {
    if (words[0] === 'git') {
      const options = { cwd, env: { ...process.env, ...GIT_DATES }, stdio: 'ignore' }
      execFileSync('git', [...GIT, ...words.slice(1)], options)
      continue
    }
    const [stdout, stderr] = [kept(terminal), kept(terminal)]
    const input = () => Object.assign(Readable.from([Buffer.from(stdin)]), tty(terminal))
    const streams = { stdin: input, stdout: stdout.stream, stderr: stderr.stream }
    total.exit.push(await run(words, { ...streams, env: { ...ENVIRONMENT, ...env }, cwd }))
    total.stdout += stdout.text()
    total.stderr += stderr.text()
  }
  const written = Object.entries(filesIn(cwd)).filter(([path, text]) => before[path] !== text)
  const gone = Object.keys(before).filter(path => !existsSync(join(cwd, path)))
  rmSync(cwd, RECURSIVE)
  return {
    exit: total.exit,
    stdout: told(total.stdout.replaceAll(cwd, '<cwd>').replaceAll(folder, '<folder>')),
    stderr: told(total.stderr.replaceAll(cwd, '<cwd>').replaceAll(folder, '<folder>')),
    files: Object.fromEntries([
      ...written.map(([path, bytes]) => [path, told(bytes)]),
      ...gone.map(path => [path, 'gone']),
    ]),
  }
}

const RECURSIVE = { recursive: true }
const tty = columns => (columns === undefined ? {} : { isTTY: true, columns })

function kept(terminal) {
  let all = ''
  const stream = {
    ...tty(terminal),
    write(text, written) {
      all += text
      written()
    },
    on() {},
    off() {},
  }
  return { stream, text: () => all }
}

/** Bytes as text of one letter a byte, so that they can be compared. */
function filesIn(cwd) {
  const paths = readdirSync(cwd, RECURSIVE).filter(
    path => !path.startsWith('.git') && statSync(join(cwd, path)).isFile(),
  )
  return Object.fromEntries(
    paths.sort().map(path => [path, readFileSync(join(cwd, path), 'latin1')]),
  )
}

function told(text) {
  if (keeps === 'text') return text
  return createHash('sha256').update(text).digest('hex')
}

process.on('message', async ({ at, golden }) => {
  process.send({ at, outcome: await outcome(golden, at) })
})
process.send({})
