/** The Firefox that is installed here, driven over its own Marionette: a page from disk, clicks, files, downloads. */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const PATIENCE = 60_000
/** How Marionette names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

export interface Firefox {
  open(url: string): Promise<void>
  /** The value of a function body; what it throws is thrown. */
  evaluate<Value>(body: string): Promise<Value>
  /** @param file an expression that gives the field */
  choose(file: string, paths: readonly string[]): Promise<void>
  /** What is downloaded by an act. */
  download(act: () => Promise<unknown>): Promise<Buffer>
  close(): Promise<void>
}

export function installedFirefox(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const programs = ['firefox-esr', 'firefox'].flatMap(name => folders.map(each => join(each, name)))
  return programs.find(path => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export async function startedFirefox(program: string): Promise<Firefox> {
  const home = mkdtempSync(join(tmpdir(), 'rb-score-firefox-'))
  const downloads = join(home, 'downloads')
  mkdirSync(downloads)
  const settings = {
    'marionette.port': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  }
  const lines = Object.entries(settings).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(home, 'user.js'), lines.join('\n'))
  const words = ['--marionette', '--headless', '--no-remote', '--profile', home, 'about:blank']
  const process = spawn(program, words, {
    stdio: 'ignore',
    env: { ...globalThis.process.env, HOME: home },
  })
  const port = Number(await until(() => portIn(join(home, 'MarionetteActivePort'))))
  const ask = await marionette(port)
  await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } })
  await ask('WebDriver:SetTimeouts', { script: PATIENCE, pageLoad: PATIENCE })
  const evaluate = async <Value>(body: string) =>
    ((await ask('WebDriver:ExecuteScript', { script: body, args: [] })) as { value: Value }).value
  return {
    evaluate,
    open: async url => {
      await ask('WebDriver:Navigate', { url })
    },
    async choose(file, paths) {
      const field = await evaluate<Readonly<Record<string, string>>>(`return ${file}`)
      await ask('WebDriver:ElementSendKeys', { id: field[ELEMENT], text: paths.join('\n') })
    },
    async download(act) {
      await act()
      const name = await until(() => whole(downloads))
      const bytes = readFileSync(join(downloads, name))
      rmSync(join(downloads, name))
      return bytes
    },
    async close() {
      await ask('Marionette:Quit', {}).catch(() => undefined)
      await ended(process)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function portIn(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() || undefined : undefined
}

/**
 * The only file of a folder, once no part of it is missing. Before the first byte, Firefox tries the name with an
 * empty file that it takes away again, and holds the place of the last one with another: neither is a download.
 */
function whole(folder: string): string | undefined {
  const names = readdirSync(folder)
  if (names.some(name => name.endsWith('.part'))) return undefined
  return names.find(
    name => (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0) > 0,
  )
}

async function until<Value>(look: () => Value | undefined): Promise<Value> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('Firefox did not answer in time')
    await new Promise(done => setTimeout(done, 50))
  }
}

function ended(process: ChildProcess): Promise<void> {
  return new Promise(done => {
    const stop = setTimeout(() => process.kill('SIGKILL'), 10_000)
    process.once('exit', () => {
      clearTimeout(stop)
      done()
    })
  })
}

/** `LENGTH:[0, id, command, parameters]` there, `LENGTH:[1, id, error, result]` back. */
async function marionette(port: number) {
  const socket = connect(port, '127.0.0.1')
  const waiting = new Map<number, { done(result: unknown): void; failed(error: Error): void }>()
  let calls = 0
  await greeting(socket, ([kind, id, error, result]) => {
    const call = kind === 1 ? waiting.get(id) : undefined
    waiting.delete(id)
    if (error === null) call?.done(result)
    else call?.failed(new Error(error.message))
  })
  return (command: string, parameters: object): Promise<unknown> => {
    calls += 1
    const id = calls
    const message = JSON.stringify([0, id, command, parameters])
    socket.write(`${Buffer.byteLength(message)}:${message}`)
    return new Promise((done, failed) => waiting.set(id, { done, failed }))
  }
}

type Answer = readonly [number, number, { message: string } | null, unknown]

/** Resolves when the browser has said what it is; every later message is heard. */
function greeting(socket: Socket, heard: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0)
    let isGreeted = false
    socket.on('error', reject)
    socket.on('data', chunk => {
      bytes = Buffer.concat([bytes, chunk])
      for (;;) {
        const colon = bytes.indexOf(':')
        const end = colon + 1 + Number(bytes.subarray(0, Math.max(colon, 0)).toString())
        if (colon < 0 || bytes.length < end) return
        const message = JSON.parse(bytes.subarray(colon + 1, end).toString())
        bytes = bytes.subarray(end)
        if (isGreeted) heard(message)
        isGreeted = true
        resolve()
      }
    })
  })
}
