import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AnswersFile, openAnswersFile, type StoredForm } from '../../src/ask/answer-store.ts'
import { conversationOf } from '../../src/ask/conversation.ts'
import { type Entries, NO_ENTRY, withChanges } from '../../src/ask/question.ts'
import { Refusal } from '../../src/diagnostics/diagnostic.ts'
import { dialogueAt, skm } from '../support/dialogues.ts'
import { runCli } from '../support/run-cli.ts'

let folder = ''
let opened: AnswersFile | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rb-score-store-'))
})
afterEach(() => {
  opened?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The simplest form there is: a line an answer. */
const FORM: StoredForm<Entries> = {
  read: async bytes => {
    const text = Buffer.from(bytes).toString()
    if (text.startsWith('!')) throw new Refusal([])
    const lines = text.split('\n').filter(line => line !== '')
    return new Map(lines.map(line => [line.slice(0, 2), { ...NO_ENTRY, answer: line.slice(3) }]))
  },
  text: entries => [...entries].map(([id, { answer }]) => `${id} ${answer}\n`).join(''),
  changed: withChanges,
  entries: entries => entries,
}

const path = () => join(folder, 'jawaban.csv')
const text = () => readFileSync(path(), 'utf8')
function store(form: Entries = new Map()) {
  opened = openAnswersFile(path(), 'jawaban.csv')
  return opened.store(form, FORM)
}
const give = (id: string, answer: string) => [{ id, set: { answer } }]

describe('a file of answers', () => {
  it('is not made before there is an answer, and whole after each', async () => {
    const answers = store()
    expect(existsSync(path())).toBe(false)
    answers.keep(give('U1', '4'))
    expect(text()).toBe('U1 4\n')
    answers.keep(give('U2', '3'))
    expect(text()).toBe('U1 4\nU2 3\n')
  })

  it('takes in what another program has written meanwhile', async () => {
    const answers = store()
    answers.keep(give('U1', '4'))
    writeFileSync(path(), 'U1 2\nU9 1\n')
    expect(await answers.keep(give('U2', '3'))).toEqual({ isMerged: true })
    expect(text()).toBe('U1 2\nU9 1\nU2 3\n')
    expect(answers.entries().get('U9')?.answer).toBe('1')
  })

  it('is written again where somebody has deleted it', () => {
    const answers = store()
    answers.keep(give('U1', '4'))
    rmSync(path())
    answers.keep(give('U2', '3'))
    expect(text()).toBe('U1 4\nU2 3\n')
    rmSync(path())
    answers.restore()
    expect(text()).toBe('U1 4\nU2 3\n')
  })

  it('behind a link is written where the link points', () => {
    const real = join(folder, 'asli.csv')
    writeFileSync(real, '')
    symlinkSync(real, path())
    store().keep(give('U1', '4'))
    expect(readFileSync(real, 'utf8')).toBe('U1 4\n')
  })
})

describe('an answer that cannot be written', () => {
  const talk = () =>
    conversationOf(dialogueAt(skm), store(), { language: 'id', keptEvidence: typed => typed })

  it('is not shown as given, and goes through once there is room', () => {
    const conversation = talk()
    conversation.act({ kind: 'type', text: '4' })
    rmSync(folder, { recursive: true })
    conversation.act({ kind: 'type', text: '3' })
    const { dialogue, failure } = conversation.state()
    expect(dialogue.position).toBe(1)
    expect(dialogue.entries.has('U2')).toBe(false)
    expect(failure.join(' ')).toContain('jawaban.csv')
    conversation.act({ kind: 'forward' })
    expect(conversation.state().dialogue.position).toBe(1)
    mkdirSync(folder)
    conversation.act({ kind: 'enter' })
    expect(text()).toBe('U1 4\nU2 3\n')
    expect(conversation.state()).toMatchObject({ failure: [], dialogue: { position: 2 } })
  })

  it('can be dropped, or replaced by another', () => {
    const conversation = talk()
    rmSync(folder, { recursive: true })
    conversation.act({ kind: 'type', text: '4' })
    expect(conversation.act({ kind: 'cancel' })).toBe(false)
    expect(conversation.state()).toMatchObject({ failure: [], dialogue: { position: 0 } })
    conversation.act({ kind: 'type', text: '2' })
    mkdirSync(folder)
    conversation.act({ kind: 'type', text: '3' })
    expect(text()).toBe('U1 3\n')
  })

  it('leaves a file that became unreadable as it is', async () => {
    const conversation = talk()
    conversation.act({ kind: 'type', text: '4' })
    writeFileSync(path(), '! something else')
    expect(await conversation.act({ kind: 'type', text: '3' })).toBe(false)
    expect(text()).toBe('! something else')
    expect(conversation.state().dialogue.position).toBe(1)
  })
})

/** What can become of a file between two answers, or before the first. */
const TURNS: readonly (readonly [what: string, turn: (path: string) => void])[] = [
  ['a folder', path => mkdirSync(path)],
  ['a folder with something in it', path => mkdirSync(join(path, 'a'), { recursive: true })],
  ['a link that leads to itself', path => symlinkSync('jawaban.csv', path)],
  ['a link to a folder', path => symlinkSync('.', path)],
  ['a link to below a file', path => symlinkSync('jawaban.csv/a', path)],
  ['a pipe', path => execFileSync('mkfifo', [path])],
]
const isRoot = process.getuid?.() === 0

describe.skipIf(process.platform === 'win32')('a file of answers that turns into', () => {
  it.each(TURNS)('%s between two answers is told, and the question stays', async (_, turn) => {
    const conversation = conversationOf(dialogueAt(skm), store(), {
      language: 'id',
      keptEvidence: typed => typed,
    })
    conversation.act({ kind: 'type', text: '4' })
    rmSync(path())
    turn(path())
    expect(await conversation.act({ kind: 'type', text: '3' })).toBe(false)
    const { dialogue, failure } = conversation.state()
    expect(dialogue.position).toBe(1)
    expect(failure.join(' ')).toMatch(/`jawaban\.csv` tidak dapat (?:dibaca|ditulis): /)
    // What was answered is kept as soon as the file can be.
    rmSync(path(), { recursive: true })
    await conversation.act({ kind: 'enter' })
    expect(text()).toBe('U1 4\nU2 3\n')
    opened?.close()
    expect(readdirSync(folder)).toEqual(['jawaban.csv'])
  })

  it.each(TURNS)('%s before the first question is refused, and leaves no lock', async (_, turn) => {
    turn(path())
    for (const rubric of [['skm-2017'], []]) {
      const words = ['ask', ...rubric, '-o', 'jawaban.csv', '--set', 'U1=4']
      const { code, stdout, stderr } = await runCli(words, { cwd: folder })
      expect([code > 1, stdout]).toEqual([true, ''])
      expect(stderr).toContain('`jawaban.csv`')
      expect(stderr).not.toMatch(/fault of its own|^ +at /m)
      expect(readdirSync(folder)).toEqual(['jawaban.csv'])
    }
  })

  it.skipIf(isRoot)('one that nobody may read is told, and kept', async () => {
    const answers = store()
    answers.keep(give('U1', '4'))
    writeFileSync(path(), 'U1 2\n')
    chmodSync(path(), 0o000)
    expect(() => answers.keep(give('U2', '3'))).toThrow(Refusal)
    chmodSync(path(), 0o600)
    expect(text()).toBe('U1 2\n')
  })
})

describe('a file of two names', () => {
  it('is one file to whoever comes by the other', () => {
    writeFileSync(path(), '')
    mkdirSync(join(folder, 'salinan'))
    const others = [join(folder, 'lain.csv'), join(folder, 'salinan', 'jawaban.csv')]
    for (const other of others) linkSync(path(), other)
    const answers = store()
    for (const isWritten of [false, true]) {
      if (isWritten) answers.keep(give('U1', '4'))
      for (const other of others) {
        expect(() => openAnswersFile(other, 'lain.csv')).toThrow(`process ${process.pid}`)
      }
    }
    opened?.close()
    for (const other of others) openAnswersFile(other, 'lain.csv').close()
    expect(readdirSync(folder).sort()).toEqual(['jawaban.csv', 'lain.csv', 'salinan'])
  })

  it.skipIf(process.platform === 'win32')('is one through a link to where nothing is yet', () => {
    symlinkSync('asli.csv', path())
    store()
    expect(() => openAnswersFile(join(folder, 'asli.csv'), 'asli.csv')).toThrow('process')
  })
})
