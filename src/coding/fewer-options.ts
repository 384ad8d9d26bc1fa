/** Words for four steps on a scale of five, its lowest never used -> a caution that the form may have had only four. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { defineDiagnostic } from '../diagnostics/diagnostic.ts'
import type { Place } from '../diagnostics/place.ts'
import { normalisedText } from '../language/normalised-text.ts'
import type { Category, Scale } from '../rubric/scale-model.ts'
import type { CodedColumn } from './codebook-cautions.ts'

const fewerOptions = defineDiagnostic({
  code: 'responses/fewer-options',
  severity: 'warning',
  message: {
    id: 'Hanya {words} yang muncul pada kolom {column}, tidak pernah `{never}`. Bila kuesionernya hanya punya empat pilihan, `{lowest}` di sana yang terendah; pada skala `{scale}` nilainya {code}.',
    en: 'Only {words} occur in column {column}, never `{never}`. If the questionnaire had just four options, `{lowest}` was the lowest of them; on the scale `{scale}` it is {code}.',
  },
  remedy: {
    id: 'periksa pilihan jawaban pada kuesionernya; bila memang empat, pakai rubrik dengan skala itu.',
    en: 'look up the options of the questionnaire; if there were four, use a rubric with that scale.',
  },
})

/** The four words by which one thing is graded: tidak setuju, kurang setuju, setuju, sangat setuju. */
interface Family {
  readonly words: readonly string[]
  /** Position of the category of the first of them. */
  readonly lowest: number
}

const COLUMNS_NAMED = 12

/** All columns of a scale together: who never chose the lowest answer to one question may to another. */
export function fewerOptionsCautions(
  columns: readonly CodedColumn[],
  place: Place | undefined,
): Diagnostic[] {
  const byScale = new Map<Scale, CodedColumn[]>()
  for (const column of columns) {
    if (!('scale' in column.item.measure)) continue
    const { scale } = column.item.measure
    byScale.set(scale, [...(byScale.get(scale) ?? []), column])
  }
  return [...byScale].flatMap(([scale, same]) => {
    const family = familyOf(scale)
    const seen = family === undefined ? undefined : wordsSeen(same, family)
    if (family === undefined || seen === undefined) return []
    const items = same.map(({ item }) => `\`${item.id}\``)
    const more = items.length - COLUMNS_NAMED
    const lowest = scale.categories[family.lowest]
    const params = {
      words: seen.map(word => `\`${word}\``).join(', '),
      column: items.slice(0, COLUMNS_NAMED).join(', ') + (more > 0 ? `, … (+${more})` : ''),
      never: wordsOf(scale.categories[0])[0] ?? '',
      lowest: family.words[0] ?? '',
      scale: scale.id,
      code: lowest?.code ?? '',
    }
    return [fewerOptions(place, params)]
  })
}

/** Only where the scale has something below `tidak …` and knows `kurang …` as another word for its middle. */
function familyOf({ categories }: Scale): Family | undefined {
  for (const [position, category] of categories.entries()) {
    for (const word of wordsOf(category)) {
      const graded = /^kurang (.+)$/.exec(normalisedText(word))?.[1]
      if (graded === undefined) continue
      const wanted = [`tidak ${graded}`, normalisedText(word), graded, `sangat ${graded}`]
      const places = wanted.map(text =>
        categories.findIndex(each => wordsOf(each).some(other => normalisedText(other) === text)),
      )
      const lowest = places[0] ?? -1
      if (lowest > 0 && lowest < position && !places.includes(-1)) return { words: wanted, lowest }
    }
  }
  return undefined
}

/** The words of the family that occur, where no other answer does and `kurang …` is among them. */
function wordsSeen(columns: readonly CodedColumn[], { words }: Family): string[] | undefined {
  const byForm = new Map(
    words.flatMap(word => [lettersOf(word), initialsOf(word)].map(form => [form, word] as const)),
  )
  const seen = new Set<string>()
  for (const { answers } of columns) {
    for (const { rawAnswer, code } of answers) {
      if (code < 0) continue
      const word = /\d/.test(rawAnswer) ? undefined : byForm.get(lettersOf(rawAnswer))
      if (word === undefined) return undefined
      seen.add(word)
    }
  }
  return seen.has(words[1] ?? '') ? words.filter(word => seen.has(word)) : undefined
}

function wordsOf(category: Category | undefined): string[] {
  if (category === undefined) return []
  const { label, also } = category
  return [label.id, ...also].filter(word => word !== undefined)
}

function lettersOf(text: string): string {
  return normalisedText(text).replace(/[^\p{L}]/gu, '')
}

function initialsOf(text: string): string {
  return (text.match(/\p{L}+/gu) ?? []).map(word => word.charAt(0)).join('')
}
