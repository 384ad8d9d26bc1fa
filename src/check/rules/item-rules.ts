/** An item that is asked and then used by nothing: no node, no condition, no ratio, no matrix. */
import type { TextPlace } from '../../diagnostics/place.ts'
import { exactWords } from '../../language/exact-words.ts'
import { quotedList } from '../../language/short-list.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import {
  type Category,
  type Condition,
  categoriesOn,
  countsOf,
  type Item,
  type Rubric,
  scaleOf,
} from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { conditionsOf, hasTarget } from '../conditions.ts'
import { comparedText } from '../labels.ts'
import { alsoHere, defineRule, MOST_NAMED } from '../rule.ts'

export const itemInert = defineRule({
  name: 'item-inert',
  severity: 'warning',
  summary: {
    id: 'Butir ditanyakan tetapi tidak dipakai dalam nilai, syarat, rasio, atau matriks.',
    en: 'An item is asked but used in no score, condition, ratio or matrix.',
  },
  message: {
    id: 'Butir `{item}` tidak memengaruhi apa pun: tidak ada dalam `score`, syarat, rasio, atau matriks.',
    en: 'The item `{item}` affects nothing: it is in no score, condition, ratio or matrix.',
  },
  remedy: {
    id: 'masukkan ke `score`, atau hapus dari `items`.',
    en: 'put it into `score`, or remove it from `items`.',
  },
  *find(rubric) {
    const used = usedItems(rubric)
    for (const item of rubric.items) {
      if (!used.has(item.id) && !item.isInformative)
        yield { place: placeAt(item.source, 'id'), params: { item: item.id } }
    }
  },
})

function usedItems(rubric: Rubric): ReadonlySet<string> {
  const nodes = nodesOf(rubric.score)
  const scored = nodes.flatMap(node => [
    ...[node.item, node.unitWeight, node.weightFrom, node.weightsTotalFrom],
  ])
  const counted = rubric.items.flatMap(countsOf)
  const looked = rubric.lookups.flatMap(({ rows, columns }) => [rows, columns])
  const asked = conditionsOf(rubric).flatMap(condition => namedItems(condition, rubric.items))
  const parts = [...scored, ...counted].flatMap(item => (typeof item === 'object' ? item.id : []))
  return new Set([...parts, ...looked, ...asked])
}

function namedItems(condition: Condition, items: readonly Item[]): readonly string[] {
  if (condition.kind === 'answer') return [condition.item]
  if (condition.kind !== 'compare') return []
  const { subject } = condition
  if ('item' in subject) return [subject.item]
  return 'items' in subject
    ? items.filter(hasTarget).flatMap(({ id, targetFrom }) => [id, targetFrom ?? id])
    : []
}

// Two items that ask the same: one of them was probably copied and not changed.

export const itemTextRepeated = defineRule({
  name: 'item-text-repeated',
  severity: 'warning',
  summary: { id: 'Teks dua butir sama.', en: 'Two items have the same text.' },
  message: {
    id: 'Teks butir `{item}` sama dengan teks `{other}`.',
    en: 'The item `{item}` has the same text as `{other}`.',
  },
  remedy: {
    id: 'perbaiki salah satunya; kolom data dicari dari teks ini.',
    en: 'correct one of them; columns of the data are found by this text.',
  },
  *find({ items }) {
    const seen = new Map<string, { readonly item: string; readonly place: TextPlace }>()
    for (const { id, text, levels, source } of items) {
      // Asked of the agency and of its units in the same words: two questions on two sheets.
      const at = [...levels.keys()].join(' ')
      if (source.kind !== 'map' || entryOf(source, 'text') === undefined) continue
      for (const language of ['id', 'en'] as const) {
        const words = text[language]
        if (words === undefined) continue
        const key = `${at} ${language} ${comparedText(words)}`
        const place = placeAt(source, 'text', language)
        const earlier = seen.get(key)
        if (earlier === undefined) seen.set(key, { item: id, place })
        else {
          const related = [alsoHere(earlier.place, { id: 'pertama di sini', en: 'first here' })]
          yield { place, params: { item: id, other: earlier.item }, related }
          break
        }
      }
    }
  },
})

// An item with words of its own for some of its codes only.

export const optionsFewerThanScale = defineRule({
  name: 'options-fewer-than-scale',
  severity: 'warning',
  summary: {
    id: 'Pilihan sebuah butir lebih sedikit daripada kode skalanya.',
    en: 'An item has fewer options than its scale has codes.',
  },
  message: {
    id: 'Butir `{item}` memiliki {count} pilihan, sedangkan skala `{scale}` memiliki {all} kode; belum ada {missing}.',
    en: 'The item `{item}` has {count} options while the scale `{scale}` has {all} codes; {missing} is missing.',
  },
  remedy: {
    id: 'tulis semua pilihan, atau pakai skala dengan kode sebanyak itu.',
    en: 'write all options, or use a scale with that many codes.',
  },
  *find({ items }) {
    for (const { id, options, measure, source } of items) {
      if (options.size === 0 || measure.kind !== 'choice') continue
      const codes = measure.scale.categories.map(category => category.code)
      const missing = codes.filter(code => !options.has(code))
      if (missing.length === 0) continue
      const written = source.kind === 'map' ? entryOf(source, 'options') : undefined
      yield {
        place: written?.keyPlace ?? source.place,
        params: {
          item: id,
          scale: measure.scale.id,
          count: options.size,
          all: codes.length,
          missing: quotedList(missing, MOST_NAMED),
        },
      }
    }
  },
})

// A scale that no item uses.

export const scaleUnused = defineRule({
  name: 'scale-unused',
  severity: 'warning',
  summary: { id: 'Skala tidak dipakai butir mana pun.', en: 'No item uses the scale.' },
  message: {
    id: 'Skala `{scale}` tidak dipakai butir mana pun.',
    en: 'No item uses the scale `{scale}`.',
  },
  remedy: { id: 'hapus, atau pakai pada butirnya.', en: 'remove it, or use it on its items.' },
  *find({ scales, items, source }) {
    const used = new Set(items.map(scaleOf))
    const written = entryOf(source, 'scales')?.value
    for (const scale of scales.values()) {
      // What comes from another file is for the rubrics that use it.
      if (used.has(scale) || scale.source.place.file !== source.place.file) continue
      const key = written?.kind === 'map' ? entryOf(written, scale.id)?.keyPlace : undefined
      yield { place: key ?? scale.source.place, params: { scale: scale.id } }
    }
  },
})

// Two options that earn the same points: who chooses between them chooses nothing.

export const pointsEqual = defineRule({
  name: 'points-equal',
  severity: 'warning',
  summary: {
    id: 'Dua pilihan satu skala berpoin sama.',
    en: 'Two options of a scale earn the same points.',
  },
  message: {
    id: 'Pilihan `{code}` dan `{other}` pada `{scale}` sama-sama berpoin {points}.',
    en: 'The options `{code}` and `{other}` of `{scale}` both earn {points}.',
  },
  remedy: {
    id: 'perbaiki poinnya; penulisan lain dari jawaban yang sama ditulis pada `also`.',
    en: 'correct the points; another spelling of the same answer belongs in `also`.',
  },
  *find({ scales }) {
    for (const scale of scales.values()) {
      const categories = categoriesOn(scale)
      for (const [position, category] of categories.entries()) {
        const same = categories
          .slice(0, position)
          .find(earlier => earlier.points.equals(category.points))
        if (same === undefined) continue
        const { code, points, source } = category
        yield {
          place: placeAt(source, 'points'),
          params: { code, other: same.code, scale: scale.id, points: exactWords(points) },
          related: [alsoHere(placeAt(same.source, 'points'))],
        }
      }
    }
  },
})

// Options whose points go up and down: one of them is out of its place or has the points of another.

export const pointsNotMonotone = defineRule({
  name: 'points-not-monotone',
  severity: 'warning',
  summary: {
    id: 'Poin pilihan naik lalu turun dalam urutan penulisannya.',
    en: 'The points of the options rise and fall in the order they are written.',
  },
  message: {
    id: 'Poin pada `{scale}` tidak searah: `{code}` berpoin {points} di antara {before} dan {after}.',
    en: 'The points of `{scale}` change direction: `{code}` earns {points} between {before} and {after}.',
  },
  remedy: {
    id: 'perbaiki poinnya, atau urutkan pilihan dari yang terendah ke yang tertinggi (atau sebaliknya).',
    en: 'correct the points, or list the options from the lowest to the highest (or the other way).',
  },
  *find({ scales }) {
    for (const scale of scales.values()) {
      const categories = categoriesOn(scale)
      for (const [position, category] of categories.entries()) {
        const [before, after] = [categories[position - 1], categories[position + 1]]
        if (before === undefined || after === undefined) continue
        if (direction(before, category) * direction(category, after) >= 0) continue
        yield {
          place: placeAt(category.source, 'points'),
          params: {
            scale: scale.id,
            code: category.code,
            points: exactWords(category.points),
            before: exactWords(before.points),
            after: exactWords(after.points),
          },
        }
        // The turn back is the same slip.
        break
      }
    }
  },
})

function direction(a: Category, b: Category): number {
  return b.points.compare(a.points)
}

// A ratio that may leave the range it is meant for: above the whole, or below nothing.

export const ratioNotClipped = defineRule({
  name: 'ratio-not-clipped',
  severity: 'warning',
  summary: {
    id: 'Rasio tidak dibatasi, sehingga salah ketik dapat melampaui nilai maksimum.',
    en: 'A ratio has no limits, so that a slip of the pen can exceed the full marks.',
  },
  message: {
    id: 'Rasio `{item}` tidak dibatasi {side}.',
    en: 'The ratio `{item}` has no limit {side}.',
  },
  remedy: { id: 'tambahkan `{limit}`.', en: 'add `{limit}`.' },
  *find({ items }) {
    for (const { id, measure, source } of items) {
      if (measure.kind !== 'ratio') continue
      const { of, to, atLeast, atMost } = measure.ratio
      const mayBeNegative = [...of, ...to].some(({ sign }) => sign < 0)
      const place = placeAt(source, 'ratio', 'of')
      if (atMost === undefined) {
        const side = {
          id: 'di atas: 13 dari 12 bernilai lebih dari 1',
          en: 'above: 13 of 12 counts more than 1',
        }
        yield { place, params: { item: id, side, limit: 'at-most: 1' } }
      } else if (mayBeNegative && atLeast === undefined) {
        const side = {
          id: 'di bawah, padahal selisihnya dapat negatif',
          en: 'below although its difference may be negative',
        }
        yield { place, params: { item: id, side, limit: 'at-least: 0' } }
      }
    }
  },
})

// A ratio that does not say what 0 of 0 gives, although nothing of something and nothing of nothing differ.

export const ratioZeroCase = defineRule({
  name: 'ratio-zero-case',
  severity: 'warning',
  summary: {
    id: 'Rasio tidak menetapkan hasil untuk 0 dari 0.',
    en: 'A ratio does not say what 0 of 0 gives.',
  },
  message: {
    id: 'Rasio `{item}` tidak menetapkan 0 dari 0; sekarang diperlakukan seperti penyebut 0, yaitu `{given}`.',
    en: 'The ratio `{item}` does not say what 0 of 0 gives; as it stands it is treated like any denominator of 0: `{given}`.',
  },
  remedy: {
    id: 'tulis `when-all-zero: not-applicable`, `lowest`, atau `highest`.',
    en: 'write `when-all-zero: not-applicable`, `lowest` or `highest`.',
  },
  *find({ items }) {
    for (const { id, measure, source } of items) {
      if (measure.kind !== 'ratio' || source.kind !== 'map') continue
      const { whenDenominatorZero } = measure.ratio
      const ratio = entryOf(source, 'ratio')?.value
      // What does not apply with a denominator of 0 does not apply with 0 of 0 either.
      if (whenDenominatorZero === 'not-applicable' || ratio?.kind !== 'map') continue
      if (entryOf(ratio, 'when-all-zero') !== undefined) continue
      yield {
        place: placeAt(ratio, 'when-denominator-zero'),
        params: { item: id, given: whenDenominatorZero },
      }
    }
  },
})
