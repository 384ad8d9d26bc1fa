/** The text of a rubric -> what is the matter with it, at its lines. */

import { markedText } from '../tables/decode-text.ts'
import { element } from './element.ts'
import type { PageContext } from './page-state.ts'
import { button, fileButton, labelled, problemList, statusLine } from './parts.ts'

export function checkView(context: PageContext): readonly HTMLElement[] {
  const { words, state } = context
  const { name = 'rubrik.yaml', text = '', problems } = state.checked ?? {}
  const field = element('textarea', { id: 'rubric-text', rows: 16, value: text, spellcheck: false })
  const check = (file: string, written: string) =>
    context.busy(async () => {
      const found = await context.ask('check', written, file, state.language)
      state.checked = { name: file, text: written, problems: found }
      state.status = found.length === 0 ? words.sound : `${words.findings}: ${found.length}`
      context.show()
    })
  const opened = async ([file]: readonly File[]) => {
    if (file !== undefined) {
      const text = markedText(new Uint8Array(await file.arrayBuffer()))
      await check(file.name, text)
    }
  }
  return [
    element(
      'div',
      { className: 'row' },
      ...fileButton({ id: 'rubric-file', text: words.openRubric, accept: '.yaml,.yml' }, opened),
    ),
    labelled(words.ruleText, field),
    element(
      'div',
      { className: 'row' },
      button('check', words.checkNow, () => check(name, field.value)),
    ),
    statusLine(context),
    ...problemList(words.findings, problems ?? []),
  ]
}
