/** A conversation on a terminal that can be redrawn: one prompt from the first question to the last. */
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core'
import type { Conversation } from '../conversation.ts'
import { type Command, currentQuestion, type Dialogue } from '../dialogue.ts'
import { entryOf } from '../question.ts'
import { askScreen } from './ask-screen.ts'
import { type Key, keyCommand, pressedKeys } from './keys.ts'
import type { Look } from './question-screen.ts'
import type { AskScene } from './question-view.ts'

interface QuestionnaireOptions {
  readonly conversation: Conversation
  readonly scene: AskScene
  readonly paint: Look['paint']
  readonly size: () => { readonly columns: number; readonly rows: number }
  /** Calls back when the terminal changes its size; returns how to stop that. */
  readonly onResize?: (draw: () => void) => () => void
}

const HIDE_CURSOR = '\u001B[?25l'
const SHOW_CURSOR = '\u001B[?25h'

/** `closed`: the terminal went away. Everything was kept before in either case. */
export const questionnairePrompt = createPrompt<'left' | 'closed', QuestionnaireOptions>(
  ({ conversation, scene, paint, size, onResize }, done) => {
    const [draws, setDraws] = useState(0)
    const count = useRef(draws)
    const text = useRef('')
    const waiting = useRef<Key[] | undefined>(undefined)
    const hasLeft = useRef(false)
    const draw = () => {
      count.current += 1
      setDraws(count.current)
    }

    useEffect(line => {
      const closed = () => done('closed')
      line.on('close', closed)
      // A terminal that is gone cannot be set back to how it was.
      line.on('error', closed)
      const stop = onResize?.(draw)
      return () => {
        line.removeListener('close', closed)
        stop?.()
      }
    }, [])

    useKeypress((pressed, line) => {
      const press = (key: Key) => {
        if (hasLeft.current) return
        // Another program's changes are just being read.
        if (waiting.current !== undefined) {
          waiting.current.push(key)
          return
        }
        const { dialogue } = conversation.state()
        const isWriting = dialogue.mode.kind === 'writing'
        const command = isWriting ? lineCommand(key, text.current) : keyCommand(dialogue, key)
        if (!isWriting) line.clearLine(0)
        else if (command === undefined) text.current = line.line
        if (command === undefined) {
          draw()
          return
        }
        const leaves = conversation.act(command)
        if (!(leaves instanceof Promise)) {
          after(leaves, dialogue)
          return
        }
        waiting.current = []
        void leaves.then(left => {
          const keys = waiting.current ?? []
          waiting.current = undefined
          after(left, dialogue)
          for (const each of keys) press(each)
        })
      }
      const after = (leaves: boolean, before: Dialogue) => {
        const { dialogue, failure } = conversation.state()
        const isSame = dialogue.mode === before.mode && failure.length > 0
        line.clearLine(0)
        const start = isSame ? text.current : lineStart(dialogue)
        if (start !== '') line.write(start)
        text.current = start
        hasLeft.current = leaves
        if (leaves) done('left')
        else draw()
      }
      for (const key of pressedKeys(pressed)) press(key)
    })

    const { columns, rows } = size()
    // The last column stays free: some terminals break the line when it is filled.
    const screen = askScreen(conversation.state(), scene, { width: columns - 1, paint }, rows)
    if (screen.prompt === undefined) return HIDE_CURSOR + screen.lines.join('\n')
    const lines = [...screen.lines, `${SHOW_CURSOR}${screen.prompt}${text.current}`]
    return [lines.join('\n'), screen.below.join('\n')]
  },
)

/** What readline does not do itself while a line is written. */
function lineCommand({ name }: Key, text: string): Command | undefined {
  if (name === 'return' || name === 'enter') return { kind: 'write', text }
  return name === 'escape' ? { kind: 'cancel' } : undefined
}

/** A note is changed, evidence is added. */
function lineStart(dialogue: Dialogue): string {
  const { mode, purpose, entries } = dialogue
  if (mode.kind !== 'writing' || mode.what === 'evidence' || mode.what === 'search') return ''
  const { note, verifierNote } = entryOf(entries, currentQuestion(dialogue).item.id)
  return purpose === 'verify' ? verifierNote : note
}
