/** Rubrics -> the list that one chooses from. */
import { inLanguage, type Language } from '../../language/language.ts'
import { type Block, textCell } from '../../render/blocks.ts'
import type { LoadedRubric } from '../rubric-folder.ts'
import { COVERAGE_WORDS, standingOf } from '../rubric-standing.ts'
import { showWords } from './show-words.ts'

const HEADINGS = {
  id: ['Rubrik', 'Instrumen', 'Butir'],
  en: ['Rubric', 'Instrument', 'Items'],
} as const

export function rubricListBlocks(
  rubrics: readonly LoadedRubric[],
  language: Language,
): readonly Block[] {
  const words = showWords(language)
  const [id, title, items] = HEADINGS[language]
  const first = rubrics[0]?.rubric.id ?? ''
  return [
    {
      kind: 'table',
      title: id,
      columns: [
        { heading: id, kind: 'text' },
        { heading: title, kind: 'text' },
        { heading: items, kind: 'number' },
      ],
      rows: rubrics.flatMap(loaded => {
        const { rubric } = loaded
        return [
          [
            textCell(rubric.id, 'code'),
            textCell(inLanguage(rubric.title, language), 'strong'),
            textCell(String(rubric.items.length)),
          ],
          ...factsOf(loaded, language).map(fact => [
            textCell(''),
            textCell(fact, 'faint'),
            textCell(''),
          ]),
        ]
      }),
      compact: false,
      below: [],
    },
    {
      kind: 'list',
      title: words.next,
      entries: [{ text: `rb-score show ${first}`, emphasis: 'code', more: [] }],
    },
  ]
}

function factsOf({ rubric, variantOf }: LoadedRubric, language: Language): readonly string[] {
  const words = showWords(language)
  const { verified, unverified } = standingOf(rubric)
  const named = (aspects: typeof verified) =>
    aspects.map(aspect => COVERAGE_WORDS[aspect][language]).join(', ')
  const checked = [
    `${words.verified}: ${verified.length === 0 ? '–' : named(verified)}`,
    ...(unverified.length === 0 ? [] : [`${words.notYet}: ${named(unverified)}`]),
  ]
  const facts = [
    words.kinds[rubric.kind],
    `${words.edition} ${rubric.edition}`,
    ...(variantOf === undefined ? [] : [`${words.variantOf} ${variantOf}`]),
  ]
  return [facts.join(' · '), ...checked]
}
