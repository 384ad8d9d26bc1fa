/**
 * Kills the questionnaire at random moments and looks whether an answer is lost: `node scripts/kill-questionnaire.mjs 100`.
 * It answers in plain mode, which is the same dialogue and the same file as on the screen. Prints one line a kill that lost something.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const CLI = pathToFileURL(
  join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'cli.js'),
).href

/** A terminal as far as `ask` looks: it types into a pipe and is shown what is written. */
const TERMINAL = `
  const { run } = await import(${JSON.stringify(CLI)})
  const terminal = stream => Object.assign(stream, { isTTY: true, columns: 80 })
  process.exitCode = await run(process.argv.slice(1), {
    stdin: () => terminal(process.stdin), stdout: terminal(process.stdout), stderr: process.stderr,
    env: { RB_SCORE_LANG: 'id' }, cwd: process.cwd(),
  })
`

/** Answers given before each kill; the file grows from kill to kill. */
export async function killedOften(kills, seed = 1) {
  const folder = mkdtempSync(join(tmpdir(), 'rb-score-kills-'))
  const random = randomFrom(seed)
  const file = join(folder, 'lke.csv')
  const known = new Map()
  const lost = []
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const told = await answeredUntilKilled(folder, random)
      for (const [id, answer] of told.kept) known.set(id, answer)
      const found = answersIn(file)
      for (const [id, answer] of known) {
        // The last one may have been written without having been told.
        const isLast = id === told.last?.[0]
        if (found.get(id) !== answer && !(isLast && found.get(id) === told.last[1])) {
          lost.push(`kill ${kill}: ${id} was ${answer}, the file has ${found.get(id)}`)
        }
      }
      for (const [id, answer] of found) known.set(id, answer)
    }
    // Whoever comes after finds everything, and clears away what the last one left.
    await answeredUntilKilled(folder, random, true)
    return {
      lost,
      answers: known.size,
      left: readdirSync(folder).filter(name => name !== 'lke.csv'),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function answeredUntilKilled(folder, random, leaves = false) {
  const words = ['ask', 'area-perubahan-2020', '--unit', 'Dinas Kesehatan', '--level', 'unit']
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', TERMINAL, '--', ...words, '--plain', '-o', 'lke.csv'],
    { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  const kept = new Map()
  let last
  let text = ''
  let id
  child.stdin.on('error', () => {})
  const give = choices => {
    if (leaves) return void child.stdin.write('.\n')
    const answer = choices[Math.floor(random() * choices.length)]
    last = [id, answer]
    child.stdin.write(`${answer}\n`)
  }
  child.stdout.on('data', data => {
    text += data
    for (;;) {
      // A question, then its prompt; `› B. Tersimpan` when the answer is on the disk.
      const asked = /(\d+\.\d+\.[a-z]): [\s\S]*?\n(?:[A-E]–[A-E]|Ya\/Tidak): $/.exec(text)
      const done = /› ([A-E]|Ya|Tidak)\. Tersimpan di lke\.csv\.\n[\s\S]*: $/.exec(text)
      if (done !== null && last !== undefined) {
        if (done[1] === last[1]) kept.set(last[0], last[1])
        text = ''
        child.stdin.write('\n')
        continue
      }
      if (asked === null) {
        // Counts are passed over.
        if (/\n(?:Wajib|Jumlah|0–9)[^\n]*: $/.test(text)) {
          text = ''
          child.stdin.write('-\n')
        }
        return
      }
      id = asked[1]
      text = ''
      const [, prompt] = /([^\n]*): $/.exec(asked[0]) ?? []
      give(prompt === 'Ya/Tidak' ? ['Ya', 'Tidak'] : ['A', 'B', 'C'])
    }
  })
  return new Promise(resolve => {
    // One in ten before the first question, the others at any moment of the first answers.
    const kill = () => child.kill('SIGKILL')
    let timer = leaves || random() > 0.1 ? undefined : setTimeout(kill, random() * 400)
    const moment = random() * 500
    if (!leaves) child.stdout.once('data', () => (timer ??= setTimeout(kill, moment)))
    child.on('close', () => {
      clearTimeout(timer)
      resolve({ kept, last })
    })
  })
}

/** Whatever else the file is, it must be whole rows. */
function answersIn(file) {
  if (!existsSync(file)) return new Map()
  const text = readFileSync(file, 'utf8')
  const [header = '', ...lines] = text.split('\n')
  if (!text.endsWith('\n') || !header.startsWith('unit,nomor,jawaban,')) {
    throw new Error(`the file is damaged: ${JSON.stringify(text.slice(-200))}`)
  }
  const rows = lines.filter(line => line !== '').map(line => line.split(','))
  return new Map(rows.map(([, id, answer]) => [id, answer]))
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kills = Number(process.argv[2] ?? 100)
  const { lost, answers, left } = await killedOften(kills, Number(process.argv[3] ?? 1))
  for (const line of lost) console.log(line)
  console.log(
    `${kills} kills, ${answers} answers in the file, ${lost.length} lost; left behind: ${left.join(', ') || 'nothing'}`,
  )
  process.exitCode = lost.length === 0 && left.length === 0 ? 0 : 1
}
