/** An abbreviation that abbreviates another label of its scale: `KS` under `Netral` while `Kurang setuju` stands elsewhere. */
import { exactWords } from '../../language/exact-words.ts'
import type { Localized } from '../../language/language.ts'
import { shortList } from '../../language/short-list.ts'
import { exact } from '../../math/exact.ts'
import {
  allSpellings,
  categoryLabels,
  comparedText,
  isReversed,
  labelOrder,
  labelRanks,
  labelSets,
  labelsByCode,
  labelsByPoints,
  misplacedLabels,
  optionLabels,
  type ScaleLabel,
  unbalancedLabels,
} from '../labels.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'

export const abbreviationOfAnotherLabel = defineRule({
  name: 'abbreviation-of-another-label',
  severity: 'warning',
  summary: {
    id: 'Singkatan tercantum pada satu pilihan jawaban, tetapi merupakan singkatan label pilihan lain.',
    en: 'An abbreviation stands with one category but abbreviates the label of another.',
  },
  message: {
    id: '"{text}" dibaca sebagai "{label}" pada `{scale}`, padahal itu singkatan "{other}".',
    en: '"{text}" is read as "{label}" on `{scale}` but abbreviates "{other}".',
  },
  remedy: {
    id: 'pindahkan singkatan ke label itu, atau hapus.',
    en: 'move the abbreviation to that label, or remove it.',
  },
  *find({ scales }) {
    for (const scale of scales.values()) {
      // Two labels that changed places leave their abbreviations behind.
      const byPoints = labelsByPoints({ name: scale.id, labels: categoryLabels(scale), points: [] })
      if (misplacedLabels(byPoints).some(({ label }) => !isAbbreviation(label.text))) continue
      const labels = allSpellings(scale)
      const shortened = new Map(labels.map(label => [label, initials(label.text)]))
      for (const label of categoryLabels(scale)) {
        if (!isAbbreviation(label.text)) continue
        const full = labels.filter(each => shortened.get(each) === label.text)
        const other = full.find(each => !isSameCategory(each, label))
        const usual = other === undefined ? contradictedWords(label) : undefined
        // Written in both places it has two meanings, which is another finding.
        const isElsewhere = labels.some(
          each => each.text === label.text && !isSameCategory(each, label),
        )
        const words = other?.text ?? usual
        if (isElsewhere || words === undefined || full.some(each => isSameCategory(each, label)))
          continue
        const here = { id: 'disingkat begitu', en: 'abbreviated so' }
        yield {
          place: label.place,
          params: { text: label.text, scale: scale.id, label: nameOf(label), other: words },
          related: other === undefined ? [] : [alsoHere(other.place, here)],
        }
      }
    }
  },
})

function isAbbreviation(text: string): boolean {
  return /^\p{Lu}{2,4}$/u.test(text)
}

const USUAL: Readonly<Record<string, string>> = {
  STS: 'Sangat tidak setuju',
  TS: 'Tidak setuju',
  KS: 'Kurang setuju',
  CS: 'Cukup setuju',
  SS: 'Sangat setuju',
  TB: 'Tidak baik',
  KB: 'Kurang baik',
  CB: 'Cukup baik',
  SB: 'Sangat baik',
}

/** What the abbreviation usually stands for, where that lies at the other end than its category; no other label needs to say so. */
function contradictedWords(label: ScaleLabel): string | undefined {
  const words = Object.hasOwn(USUAL, label.text) ? USUAL[label.text] : undefined
  if (words === undefined) return undefined
  const [usual, own] = labelRanks([words, nameOf(label)])
  const isOpposed = usual?.family === own?.family && (usual?.rank ?? 0) * (own?.rank ?? 0) < 0
  return isOpposed ? words : undefined
}

/** `Kurang setuju` -> `KS`; empty for a single word. */
function initials(text: string): string {
  const words = comparedText(text).split(' ')
  return words.length < 2 ? '' : words.map(word => word.charAt(0).toUpperCase()).join('')
}

function isSameCategory({ meaning: a }: ScaleLabel, { meaning: b }: ScaleLabel): boolean {
  return 'category' in a && 'category' in b && a.category.code === b.category.code
}

function nameOf({ meaning }: ScaleLabel): string {
  if ('noAnswer' in meaning) return meaning.noAnswer
  return meaning.category.label.id ?? meaning.category.label.en ?? meaning.category.code
}

// A spelling that stands for two different answers on one scale, so that a cell which holds it cannot be read.

export const labelTwoMeanings = defineRule({
  name: 'label-two-meanings',
  severity: 'error',
  summary: {
    id: 'Satu label, singkatan, atau penulisan lain memiliki dua arti pada satu skala.',
    en: 'A label, an abbreviation or another spelling means two things on one scale.',
  },
  message: {
    id: '{text} berarti dua hal pada `{name}`: {first} dan {second}.',
    en: '{text} means two things on `{name}`: {first} and {second}.',
  },
  remedy: {
    id: '{remedy}',
    en: '{remedy}',
  },
  *find({ scales, items }) {
    for (const scale of scales.values()) yield* conflicts(scale.id, allSpellings(scale), new Map())
    for (const item of items) {
      if (item.measure.kind === 'ratio') continue
      // The item's own words are asked before those of its scale, and would silently hide them.
      const general = new Map(
        allSpellings(item.measure.scale).map(label => [comparedText(label.text), label]),
      )
      yield* conflicts(item.id, optionLabels(item), general)
    }
  },
})

function* conflicts(
  name: string,
  labels: readonly ScaleLabel[],
  general: ReadonlyMap<string, ScaleLabel>,
) {
  const seen = new Map(general)
  const told = new Set<string>()
  // A label that was copied is the same in both languages.
  const pairs = new Map<string, { earlier: ScaleLabel; label: ScaleLabel; texts: string[] }>()
  for (const label of labels) {
    const key = comparedText(label.text)
    const earlier = seen.get(key)
    seen.set(key, label)
    if (earlier === undefined || isSame(earlier, label) || told.has(key)) continue
    told.add(key)
    const meanings = `${meaningWords(earlier).en}\n${meaningWords(label).en}`
    const pair = pairs.get(meanings) ?? { earlier, label, texts: [] }
    pair.texts.push(`"${label.text}"`)
    pairs.set(meanings, pair)
  }
  for (const { earlier, label, texts } of pairs.values()) {
    const [first, second] = [meaningWords(earlier), meaningWords(label)]
    yield {
      place: label.place,
      params: {
        ...{ name, first, second },
        text: shortList(texts, MOST_NAMED),
        remedy: isOwnLabel(earlier) && isOwnLabel(label) ? TWO_LABELS : ONE_SPELLING,
      },
      related: [alsoHere(earlier.place, first)],
    }
  }
}

const TWO_LABELS = {
  id: 'tulis label yang berlainan; salah satunya mungkin tersalin dari yang lain.',
  en: 'write a label of its own for each; one of them may be a copy of the other.',
}
const ONE_SPELLING = {
  id: 'hapus salah satu; singkatan bermakna ganda sebaiknya tidak dipakai.',
  en: 'remove one of them; an abbreviation with two meanings is better not used.',
}

function isOwnLabel({ text, meaning }: ScaleLabel): boolean {
  return 'category' in meaning && Object.values(meaning.category.label).includes(text)
}

function isSame({ meaning: a }: ScaleLabel, { meaning: b }: ScaleLabel): boolean {
  if ('category' in a) return 'category' in b && a.category.code === b.category.code
  return 'noAnswer' in b && a.noAnswer === b.noAnswer
}

const NO_ANSWER_WORDS = {
  blank: { id: 'kosong', en: 'blank' },
  'dont-know': { id: 'tidak tahu', en: "don't know" },
  'not-applicable': { id: 'tidak berlaku', en: 'not applicable' },
}

function meaningWords({ meaning }: ScaleLabel): Required<Localized> {
  if ('noAnswer' in meaning) return NO_ANSWER_WORDS[meaning.noAnswer]
  const { code, label } = meaning.category
  const words = (text: string | undefined) =>
    text === undefined || text === code ? code : `${text} (${code})`
  return { id: words(label.id ?? label.en), en: words(label.en ?? label.id) }
}

// A label that everybody knows, on another step of the scale than usual: `Sangat setuju` = 1.

export const labelUnusualCode = defineRule({
  name: 'label-unusual-code',
  severity: 'warning',
  summary: {
    id: 'Label yang dikenal tercantum pada kode atau poin yang tidak lazim.',
    en: 'A known label stands at another code or other points than usual.',
  },
  message: {
    id: '"{label}" berada pada {number} di `{name}`, sedangkan "{other}" pada {otherNumber}; urutan lazimnya sebaliknya.',
    en: '"{label}" stands at {number} on `{name}` and "{other}" at {otherNumber}; usually it is the other way round.',
  },
  remedy: {
    id: 'cocokkan dengan kuesionernya, lalu pindahkan label atau ubah kodenya.',
    en: 'compare with the questionnaire, then move the label or change the code.',
  },
  *find(rubric) {
    for (const set of labelSets(rubric)) {
      const byPoints = labelOrder(labelsByPoints(set))
      if (isReversed(byPoints)) continue
      const labels = byPoints.opposing.length > 0 ? labelsByPoints(set) : labelsByCode(set)
      const [first, ...others] = misplacedLabels(labels)
      if (first === undefined) continue
      const { label, against } = first
      // Two labels that changed places, in two languages, are one slip.
      yield {
        place: label.place,
        params: {
          name: set.name,
          label: label.text,
          other: against.text,
          number: exactWords(label.number),
          otherNumber: exactWords(against.number),
        },
        related: others
          .filter(other => other.label.place.line !== label.place.line)
          .map(other => ({ place: other.label.place, label: OUT_OF_PLACE })),
      }
    }
  },
})

const OUT_OF_PLACE = { id: 'juga tidak pada tempatnya', en: 'out of place too' }

// Opposite labels that do not stand opposite each other: those of a shorter scale on a longer one, `Setuju` in the middle.

export const labelsOffCentre = defineRule({
  name: 'labels-off-centre',
  severity: 'warning',
  summary: {
    id: 'Label yang berlawanan tidak terletak berseberangan pada skalanya.',
    en: 'Labels that say the opposite do not stand opposite each other on their scale.',
  },
  message: {
    id: 'Pada `{name}`, "{worse}" ({low}) dan "{better}" ({high}) tidak berseberangan: poinnya dari {lowest} sampai {highest}, jadi tengahnya {middle}.',
    en: 'On `{name}`, "{worse}" ({low}) and "{better}" ({high}) are not opposite each other: points go from {lowest} to {highest}, so that the middle is {middle}.',
  },
  remedy: {
    id: 'cocokkan dengan kuesionernya: mungkin label skala lain yang lebih pendek, atau label tengahnya terlewat.',
    en: 'compare with the questionnaire: perhaps these are the labels of a shorter scale, or the one in the middle was left out.',
  },
  *find(rubric) {
    for (const set of labelSets(rubric)) {
      const labels = labelsByPoints(set)
      // Labels in another order are another finding.
      if (labelOrder(labels).opposing.length > 0) continue
      const [low, high] = unbalancedLabels(labels, set.points) ?? []
      const [lowest, highest] = [set.points.at(0), set.points.at(-1)]
      if (low === undefined || high === undefined || lowest === undefined || highest === undefined)
        continue
      yield {
        place: high.place,
        params: {
          name: set.name,
          worse: low.text,
          better: high.text,
          low: exactWords(low.number),
          high: exactWords(high.number),
          lowest: exactWords(lowest),
          highest: exactWords(highest),
          middle: exactWords(lowest.add(highest).div(exact(2))),
        },
        related: [alsoHere(low.place, { id: 'lawannya', en: 'its opposite' })],
      }
    }
  },
})

// A spelling of "no answer" that stands with a category, so that whoever did not answer is counted there: `N/A` = 1.

const DASHES = /^\s*[-–—.]+\s*$/
const KNOWING = /^(?:tidak tahu|tdk tahu|tidak mengetahui|don['’]?t know|do not know|entah)$/
const OTHERS =
  /^(?:n[/ .]?a\.?|not applicable|tidak berlaku|tidak relevan|tidak menjawab|tidak diisi|tidak mengisi|belum diisi|no answer|kosong|blank)$/

export const noAnswerAsCategory = defineRule({
  name: 'no-answer-as-category',
  severity: 'warning',
  summary: {
    id: 'Tulisan untuk "tidak menjawab" tercantum pada satu pilihan jawaban, sehingga ikut dihitung.',
    en: 'A spelling of "no answer" stands with a category, and so is counted.',
  },
  message: {
    id: '"{text}" dibaca sebagai "{label}" pada `{name}`, sehingga yang tidak menjawab ikut dihitung.',
    en: '"{text}" is read as "{label}" on `{name}`, so that whoever gave no answer is counted there.',
  },
  remedy: {
    id: 'pindahkan ke `no-answer`: `blank`, `dont-know`, atau `not-applicable`.',
    en: 'move it to `no-answer`: `blank`, `dont-know` or `not-applicable`.',
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

// A whole scale whose points fall while its labels rise: the best answer counts least.

export const scaleAgainstLabels = defineRule({
  name: 'scale-against-labels',
  severity: 'error',
  summary: {
    id: 'Poin satu skala berjalan berlawanan dengan arti labelnya.',
    en: 'The points of a whole scale run against the meaning of its labels.',
  },
  message: {
    id: 'Poin pada `{name}` berlawanan arah dengan labelnya: "{better}" berpoin {lower}, "{worse}" berpoin {higher}.',
    en: 'The points of `{name}` run against its labels: "{better}" counts {lower}, "{worse}" counts {higher}.',
  },
  remedy: {
    id: 'balik poinnya. Untuk pernyataan negatif, biarkan skalanya dan tulis `reverse: true` pada butir itu.',
    en: 'turn the points around. For a negative statement leave the scale as it is and write `reverse: true` on the item.',
  },
  *find(rubric) {
    for (const set of labelSets(rubric)) {
      const order = labelOrder(labelsByPoints(set))
      const [first] = order.opposing
      if (!isReversed(order) || first === undefined) continue
      const [a, b] = first
      const [better, worse] = a.number.compare(b.number) < 0 ? [a, b] : [b, a]
      yield {
        place: better.place,
        params: {
          name: set.name,
          better: better.text,
          worse: worse.text,
          lower: exactWords(better.number),
          higher: exactWords(worse.number),
        },
        related: [{ place: worse.place, label: { id: 'berpoin lebih tinggi', en: 'counts more' } }],
      }
    }
  },
})
