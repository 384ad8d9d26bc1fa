/** What has changed in a rubric since its answers were given -> what is said before the first question. */

import type { Display } from '../../cli/display.ts'
import { safeText } from '../../language/safe-text.ts'
import { hangingText } from '../../render/wrap-text.ts'
import { hasChanged, type RubricChanges } from '../answer-file/rubric-changes.ts'
import { openingWords } from './opening-words.ts'

const MOST_REWORDED = 5
const MOST_LISTED = 12

/** Empty where nothing has. */
export function changesText(changes: RubricChanges, { language, width }: Display): string {
  if (!hasChanged(changes)) return ''
  const words = openingWords(language)
  const { edition, reworded, choices, gone, scoring } = changes
  const listed = (ids: readonly string[]) => {
    const more = ids.length - MOST_LISTED
    return ids.slice(0, MOST_LISTED).join('  ') + (more > 0 ? `, ${words.more(more)}` : '')
  }
  const rest = reworded.length - MOST_REWORDED
  const lines = [
    ...(edition === undefined ? [] : [words.edition(edition, changes.editionNow)]),
    ...(choices.length === 0 ? [] : [words.choices(listed(choices))]),
    ...(gone.length === 0 ? [] : [words.gone(listed(gone))]),
    ...(scoring ? [words.scoring] : []),
  ]
  return [
    words.changed,
    ...lines.flatMap(line => hangingText('  ', safeText(line), width)),
    ...reworded
      .slice(0, MOST_REWORDED)
      .flatMap(({ id, before, now }) => [
        ...hangingText('  ', safeText(words.reworded(id)), width),
        ...hangingText(`    ${words.before}: `, safeText(before), width),
        ...hangingText(`    ${words.now}: `, safeText(now), width),
      ]),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    '',
  ].join('\n')
}
