/** A spelling of "no answer" that stands with a category, so that whoever did not answer is counted there: `N/A` = 1. */
import { alsoHere } from '../code-words.ts'
import { comparedText } from '../compared-text.ts'
import { labelSets } from '../numbered-labels.ts'
import { defineRule } from '../rule.ts'
import type { ScaleLabel } from '../scale-labels.ts'

const DASHES = /^\s*[-–—.]+\s*$/
const KNOWING = /^(?:tidak tahu|tdk tahu|tidak mengetahui|don['’]?t know|do not know|entah)$/
const OTHERS =
  /^(?:n[/ .]?a\.?|not applicable|tidak berlaku|tidak relevan|tidak menjawab|tidak diisi|tidak mengisi|belum diisi|no answer|kosong|blank)$/

export const noAnswerAsCategory = defineRule({
  name: 'no-answer-as-category',
  severity: 'warning',
  summary: {
    id: 'Ejaan untuk "tidak menjawab" berdiri pada satu kategori, sehingga ikut dihitung.',
    en: 'A spelling of "no answer" stands with a category, and so is counted.',
  },
  message: {
    id: '"{text}" dibaca sebagai "{label}" pada `{name}`, sehingga yang tidak menjawab ikut dihitung.',
    en: '"{text}" is read as "{label}" on `{name}`, so that whoever gave no answer is counted there.',
  },
  remedy: {
    id: 'Pindahkan ke `no-answer`: `blank`, `dont-know`, atau `not-applicable`.',
    en: 'Move it to `no-answer`: `blank`, `dont-know` or `not-applicable`.',
  },
  *find(rubric) {
    for (const { name, labels } of labelSets(rubric)) {
      // A question of knowledge has `Tidak tahu` for an answer.
      const asksToKnow = labels.some(({ text }) => /(?<!tidak |tdk )\btahu$/i.test(text.trim()))
      const noAnswers = Object.values(rubric.scales.get(name)?.noAnswer ?? {})
      const apart = new Set(noAnswers.flat().map(comparedText))
      const [first, ...others] = labels.filter(label => {
        // Written in both places it has two meanings, which is another finding.
        return isNoAnswer(label.text, asksToKnow) && !apart.has(comparedText(label.text))
      })
      if (first === undefined) continue
      yield {
        place: first.place,
        params: { name, text: first.text, label: nameOf(first) },
        related: others.map(each => alsoHere(each.place)),
      }
    }
  },
})

function isNoAnswer(text: string, asksToKnow: boolean): boolean {
  if (DASHES.test(text)) return true
  const key = comparedText(text)
  return OTHERS.test(key) || (!asksToKnow && KNOWING.test(key))
}

function nameOf({ meaning }: ScaleLabel): string {
  if ('noAnswer' in meaning) return meaning.noAnswer
  return meaning.category.label.id ?? meaning.category.label.en ?? meaning.category.code
}
