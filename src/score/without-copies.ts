/** Counts, and the rows that repeat others in every cell -> a caution with the index as it is without them. */
import { type Copies, MOST_ROWS_COMPARED } from '../coding/find-copies.ts'
import { type Diagnostic, defineDiagnostic } from '../diagnostics/diagnostic.ts'
import { countText, countWords, decimalWords } from '../language/exact-words.ts'
import { shortList } from '../language/short-list.ts'
import { decimalText } from '../math/exact.ts'
import type { Rubric } from '../rubric/model.ts'
import { type SourceIdentity, tablePlace } from '../tables/table.ts'
import { closedTally, openTally, tallyRow } from '../tally/count-rows.ts'
import { tallyWithout } from '../tally/merge-tallies.ts'
import { surveyCells, type Tally } from '../tally/tally.ts'
import { scoredSurvey } from './score-rubric.ts'

const copiesCounted = defineDiagnostic('responses/copies-counted', 'warning', {
  id: '{count} baris sama persis dengan baris lain, selain nomornya: {pairs}. Nilai tanpa salinan itu: {score}.',
  idRemedy:
    'bila tersalin dua kali, hapus salinannya, atau sebutkan baris responden dengan --rows.',
  en: '{count} the same as others but for the number: {pairs}. The score without them: {score}.',
  enRemedy:
    'if they were pasted twice, delete the copies, or name the rows of respondents with --rows.',
})

const copiesNotLookedFor = defineDiagnostic('responses/copies-not-looked-for', 'note', {
  id: 'Salinan baris tidak dicari: lebih dari {most} baris.',
  en: 'Copies of rows were not looked for: more than {most} rows.',
})

interface SourceCopies extends Copies {
  readonly source: SourceIdentity
}

export function copyCautions(
  rubric: Rubric,
  tally: Tally,
  sources: readonly SourceCopies[],
): Diagnostic[] {
  const copies = sources.filter(({ count, isCut }) => count > 0 && !isCut)
  const score = copies.length === 0 ? '' : scoreWithout(rubric, tally, copies)
  return sources.flatMap(({ source, pairs, count, isCut }) => {
    const place = tablePlace(source, pairs[0]?.row)
    if (isCut) return [copiesNotLookedFor(place, { most: countWords(MOST_ROWS_COMPARED) })]
    if (count === 0) return []
    const named = pairs.map(({ row, of }) => `${row} = ${of}`)
    return [
      copiesCounted(place, {
        count: {
          id: countText(count, 'id'),
          en: count === 1 ? '1 row is' : `${countText(count, 'en')} rows are`,
        },
        pairs: shortList(named, named.length, { of: count }),
        score: decimalWords(score),
      }),
    ]
  })
}

function scoreWithout(rubric: Rubric, tally: Tally, copies: readonly SourceCopies[]): string {
  const copied = openTally(rubric, [], [], [], tally.sample)
  for (const row of copies.flatMap(({ coded }) => coded)) tallyRow(copied, row)
  const none = { rowsRead: 0, leftOut: new Map(), spellings: new Map() }
  const kept = tallyWithout(tally, closedTally(copied, none).margins.slice(0, 1))
  const { outcome } = scoredSurvey(rubric, surveyCells(kept)).root
  return 'value' in outcome ? decimalText(outcome.value, rubric.shownDigits) : '–'
}
