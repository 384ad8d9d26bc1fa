import {
  existsSync,
  mkdirSync,
  mkdtempSync,
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
