/** Changes that no test notices -> findings, each with answers that would tell. */

import { type CodedRow, NO_ANSWER } from '../../coding/coded-row.ts'
import { type Diagnostic, defineDiagnostic } from '../../diagnostics/diagnostic.ts'
import type { Localized } from '../../language/language.ts'
import { shownNumber } from '../../language/shown-number.ts'
import { exactText, parseExact } from '../../math/exact.ts'
import type { Item, Rubric } from '../../rubric/model.ts'
import { rubricAtEachLevel } from '../../rubric/rubric-at-level.ts'
import { numberValue } from '../../tally/person-score.ts'
import type { Example, MutationResults } from './run-mutations.ts'

export const mutationUnnoticed = defineDiagnostic({
  code: 'check/mutation-unnoticed',
  severity: 'warning',
  message: {
    en: 'No test notices a change of {what} from `{from}` to `{to}`.',
    id: 'Tidak ada uji yang menyadari perubahan {what} dari `{from}` menjadi `{to}`.',
  },
  remedy: { en: '{advice}', id: '{advice}' },
})

export function mutationFindings(
  rubric: Rubric,
  { unnoticed }: Pick<MutationResults, 'unnoticed'>,
): Diagnostic[] {
  return unnoticed.map(({ mutation: { place, what, from, to }, example }) =>
    mutationUnnoticed(place, {
      what,
      from: written(from),
      to: written(to),
      advice: adviceFor(rubric, example),
    }),
  )
}

/** What is not written, or is left out, is told by a word. */
function written(text: string): string | Required<Localized> {
  return text === '–' ? { id: 'tidak ada', en: 'nothing' } : text
}

function adviceFor(rubric: Rubric, example: Example | undefined): Required<Localized> {
  if (example === undefined) {
    return {
      en: 'Add a test whose score lies exactly at the bound, and one a unit below it.',
      id: 'Tambahkan uji yang nilainya tepat pada batas, dan satu lagi satu satuan di bawahnya.',
    }
  }
  const [now, changed] = [shown(example.now), shown(example.changed)]
  const asked = rubricAtEachLevel(rubric).find(each => each.level === example.level) ?? rubric
  const rows = example.rows.map(row => `{ ${answersOf(asked, row)} }`)
  const written = rows.length === 1 ? `answers: ${rows[0]}` : `rows: [${rows.join(', ')}]`
  const { name } = example
  return {
    en: `Add a test, worked out by hand. These answers would tell: \`${name}\` is ${now.en} now, ${changed.en} after the change.\n${written}`,
    id: `Tambahkan uji yang dihitung dengan tangan. Jawaban ini membedakannya: \`${name}\` sekarang ${now.id}, sesudah perubahan ${changed.id}.\n${written}`,
  }
}

function shown(text: string): Required<Localized> {
  const number = parseExact(text)
  return number === undefined ? { id: `\`${text}\``, en: `\`${text}\`` } : shownNumber(number)
}

/** As they would stand in a test; blanks are left out. */
function answersOf(rubric: Rubric, row: CodedRow): string {
  return rubric.items
    .flatMap(item => {
      const answer = answerText(item, row)
      return answer === undefined ? [] : [`${item.id}: ${answer}`]
    })
    .join(', ')
}

function answerText(item: Item, row: CodedRow): string | undefined {
  const code = row.codes[item.index] ?? NO_ANSWER.blank
  if (code === NO_ANSWER.blank || !('scale' in item.measure)) return undefined
  if (code < 0) return Object.entries(NO_ANSWER).find(([, each]) => each === code)?.[0]
  const { number, categories } = item.measure.scale
  const value = row.numbers[item.index]
  if (number === undefined) return categories[code]?.code
  return value === undefined ? undefined : exactText(numberValue(value, number.decimals))
}
