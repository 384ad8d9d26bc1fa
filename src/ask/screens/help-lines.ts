/** A question -> what its rubric says beyond its words: explanation, evidence, source; and all keys. */
import { inLanguage } from '../../language/language.ts'
import { safeText } from '../../language/safe-text.ts'
import { hangingText } from '../../render/wrap-text.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { currentQuestion, type Dialogue } from '../dialogue.ts'
import type { AskScene, Look } from './ask-scene.ts'
import { furtherKeys, legendLines, questionKeys } from './key-legend.ts'

export function helpLines(dialogue: Dialogue, scene: AskScene, look: Look): readonly string[] {
  const keys = [...questionKeys(dialogue, scene.words), ...furtherKeys(scene.words)]
  return [
    ...explanationLines(dialogue, scene, look),
    look.paint.strong(scene.words.allKeys),
    ...legendLines(keys, look.width - 2).map(line => `  ${line}`),
  ]
}

/** Without the keys. */
export function explanationLines(
  dialogue: Dialogue,
  scene: AskScene,
  look: Look,
): readonly string[] {
  const { item } = currentQuestion(dialogue)
  const { words, language, rubric } = scene
  const { width, paint } = look
  const listed = (title: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [
          paint.strong(title),
          ...texts.flatMap(text => hangingText('  ', safeText(text), width)),
          '',
        ]
  return [
    ...hangingText(`${item.id}  `, safeText(inLanguage(item.text, language)), width).map(
      paint.strong,
    ),
    '',
    ...listed(
      words.guidance,
      item.guidance === undefined ? [] : [inLanguage(item.guidance, language)],
    ),
    ...listed(
      words.whatCounts,
      item.evidence.map(each => inLanguage(each, language)),
    ),
    ...listed(words.basis, basisTexts(rubric, item)),
  ]
}

/** What the item rests on: its own basis, else what covers all items. Unverified is marked, as in reports. */
function basisTexts({ basis }: Rubric, item: Item): readonly string[] {
  const own = basis.filter(({ name, covers }) =>
    item.basis === undefined ? covers.includes('items') : name === item.basis,
  )
  return own.map(({ name, part, url, verified }) => {
    const texts = [part === undefined ? name : `${name}, ${part}`, url].filter(
      text => text !== undefined,
    )
    return texts.join(' · ') + (verified ? '' : ' (*)')
  })
}
