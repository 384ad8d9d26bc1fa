/** A part of the rubric for which no basis says where it comes from. */
import type { Localized } from '../../language/language.ts'
import { idText } from '../../language/normalised-text.ts'
import { canonicalJson } from '../../math/canonical-json.ts'
import { nodesOf } from '../../rubric/build-score-tree.ts'
import { type Coverage, categoriesOn, type Rubric } from '../../rubric/model.ts'
import { entryOf, placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'

const WORDS: Readonly<Record<Coverage, Required<Localized>>> = {
  items: { id: 'butir', en: 'items' },
  scales: { id: 'skala', en: 'scales' },
  weights: { id: 'bobot', en: 'weights' },
  method: { id: 'cara hitung', en: 'method' },
  bands: { id: 'rentang predikat', en: 'bounds of grades' },
  gates: { id: 'syarat', en: 'gates' },
}

export const basisMissing = defineRule({
  name: 'basis-missing',
  severity: 'warning',
  summary: {
    id: 'Tidak ada dasar yang memuat asal salah satu bagian rubrik.',
    en: 'No basis says where a part of the rubric comes from.',
  },
  message: {
    id: 'Tidak ada dasar untuk {part}: `{coverage}` tidak tercantum pada `covers` mana pun.',
    en: 'There is no basis for the {part}: no `covers` names `{coverage}`.',
  },
  remedy: {
    id: 'tambahkan `{coverage}` pada dasar yang memuatnya. Bila itu pilihan sendiri, nyatakan dengan `verified: false` dan `note`.',
    en: 'add `{coverage}` to the basis that holds it. Where it is your own decision, say so, with `verified: false` and a `note`.',
  },
  *find(rubric) {
    const covered = new Set(rubric.basis.flatMap(({ covers }) => covers))
    for (const [coverage, key] of writtenParts(rubric)) {
      if (covered.has(coverage)) continue
      const place = entryOf(rubric.source, key)?.keyPlace ?? rubric.source.place
      yield { place, params: { coverage, part: WORDS[coverage] } }
    }
  },
})

function writtenParts(rubric: Rubric): readonly (readonly [Coverage, string])[] {
  const hasWeights = nodesOf(rubric.score).some(node => node.weightWritten)
  const hasCategories = rubric.items.some(({ measure }) => measure.kind === 'choice')
  return [
    ['items', 'items'],
    ...(hasCategories ? [['scales', 'scales'] as const] : []),
    ...(hasWeights ? [['weights', 'score'] as const] : []),
    ...(rubric.lookups.length > 0 ? [['method', 'lookups'] as const] : []),
    ...(rubric.grades.length > 0 ? [['bands', 'grades'] as const] : []),
    ...(rubric.gates.length > 0 ? [['gates', 'gates'] as const] : []),
  ]
}

// An id that names a later year than any of its sources: a rubric copied for the next year without its law.

export const basisOlderThanId = defineRule({
  name: 'basis-older-than-id',
  severity: 'warning',
  summary: {
    id: 'Id menyebut tahun yang lebih baru daripada semua dasarnya.',
    en: 'The id names a later year than any basis.',
  },
  message: {
    id: 'Id `{id}` menyebut {year}, sedangkan dasar terbarunya dari {newest}.',
    en: 'The id `{id}` names {year} while its newest basis is of {newest}.',
  },
  remedy: {
    id: 'perbarui `basis` dan angkanya, atau pakai tahun peraturannya dalam id.',
    en: 'bring `basis` and the numbers up to date, or name the year of the regulation in the id.',
  },
  *find({ id, basis, source }) {
    const [year] = yearsIn(id).slice(-1)
    const newest = basis
      .flatMap(({ name }) => yearsIn(name))
      .reduce((newest, year) => Math.max(newest, year), -Infinity)
    if (year === undefined || !Number.isFinite(newest) || newest >= year) return
    yield { place: placeAt(source, 'rubric'), params: { id, year, newest } }
  },
})

/** `PermenPANRB 14/2017` -> 2017; a number of a regulation is no year. */
function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) => Number(year))
}

// A source that nobody has verified and that does not say what is open.

export const basisWithoutNote = defineRule({
  name: 'basis-without-note',
  severity: 'warning',
  summary: {
    id: 'Dasar belum diverifikasi dan tidak ada catatan apa yang belum dilihat.',
    en: 'A basis is not verified and does not say what was not seen.',
  },
  message: {
    id: 'Dasar "{basis}" belum diverifikasi dan tidak menjelaskan mengapa.',
    en: 'The basis "{basis}" is not verified and does not say why.',
  },
  remedy: {
    id: 'tambahkan `note`: apa yang dilihat, di mana, dan apa yang belum.',
    en: 'add a `note`: what was seen, where, and what was not.',
  },
  *find({ basis }) {
    for (const { name, verified, note, source } of basis) {
      if (!verified && note === undefined)
        yield { place: placeAt(source, 'verified'), params: { basis: name } }
    }
  },
})

// A file whose name is not the id of its rubric: a copy in which the id was left as it was.

export const copiedId = defineRule({
  name: 'copied-id',
  severity: 'warning',
  summary: {
    id: 'Nama file berbeda dari id rubriknya.',
    en: 'The file is named differently from the rubric in it.',
  },
  message: {
    id: 'File ini bernama `{file}`, tetapi rubriknya `{id}`.',
    en: 'The file is named `{file}` while the rubric in it is `{id}`.',
  },
  remedy: {
    id: 'tulis `rubric: {stem}`, atau ganti nama filenya menjadi `{id}.yaml`.',
    en: 'write `rubric: {stem}`, or rename the file to `{id}.yaml`.',
  },
  *find({ id, source }) {
    const place = placeAt(source, 'rubric')
    const file = place.file.split(/[\\/]/).at(-1) ?? ''
    const stem = file.replace(/\.ya?ml$/i, '')
    // A text from standard input has no name to compare; an id has no spaces and no capitals.
    if (stem !== file && stem !== id && idText(stem) !== idText(id))
      yield { place, params: { file, stem, id } }
  },
})

// Numbers changed and the edition did not: two reports of one edition would differ without a reason.

export const editionUnchanged = defineRule({
  name: 'edition-unchanged',
  severity: 'error',
  summary: {
    id: 'Angka berubah terhadap versi sebelumnya, tetapi edisinya tetap (perlu `--base`).',
    en: 'Numbers changed against the earlier state while the edition stayed (needs `--base`).',
  },
  message: {
    id: 'Edisi tetap "{edition}", padahal yang menentukan angka berubah: {parts}.',
    en: 'The edition is still "{edition}" although what decides numbers has changed: {parts}.',
  },
  remedy: {
    id: 'naikkan `edition`; simpan yang lama sebagai file sendiri bila survei lama masih dihitung dengannya.',
    en: 'raise `edition`; keep the old one as a file of its own where old surveys are still scored with it.',
  },
  *find(rubric, base) {
    if (base === undefined || base.id !== rubric.id || base.edition !== rubric.edition) return
    if (base.scoringFingerprint === rubric.scoringFingerprint) return
    const parts = changedParts(base, rubric)
    yield {
      place: placeAt(rubric.source, 'edition'),
      params: {
        edition: rubric.edition,
        parts: {
          id: parts.map(part => part.id).join(', '),
          en: parts.map(part => part.en).join(', '),
        },
      },
    }
  },
})

// Two states of a rubric -> the parts whose numbers differ.

type Words = Required<Localized>

/** Never empty: what is none of the named parts is called the method. */
function changedParts(base: Rubric, rubric: Rubric): readonly Words[] {
  const changed = PARTS.filter(({ of }) => textOf(of(base)) !== textOf(of(rubric)))
  return changed.length > 0 ? changed.map(({ words }) => words) : [METHOD]
}

const METHOD = { id: 'cara hitung', en: 'the method' }

const PARTS: readonly { readonly words: Words; readonly of: (rubric: Rubric) => unknown }[] = [
  {
    words: { id: 'butir', en: 'items' },
    of: ({ items }) => items.map(({ id, reverse, target }) => ({ id, reverse, target })),
  },
  {
    words: { id: 'poin skala', en: 'points of scales' },
    of: ({ scales }) =>
      [...scales.values()].map(scale => ({
        id: scale.id,
        ...(scale.kind === 'number' ? { number: scale.number } : {}),
        points: categoriesOn(scale).map(({ code, points }) => [code, points]),
      })),
  },
  {
    words: { id: 'bobot', en: 'weights' },
    of: ({ score }) => nodesOf(score).map(({ id, weight }) => [id, weight]),
  },
  {
    words: { id: 'rentang predikat', en: 'bounds of grades' },
    of: ({ grades }) =>
      grades.map(({ nodes, round, bands }) => ({
        ...{ nodes, round },
        bands: bands.map(({ grade, bound }) => [grade, bound]),
      })),
  },
  {
    words: { id: 'syarat', en: 'gates' },
    of: ({ gates }) =>
      gates.map(({ verdict, round, condition }) => ({ verdict, round, condition })),
  },
]

// Where something is written and how it is worded does not change a number.
function textOf(value: unknown): string {
  return canonicalJson(withoutWords(value))
}

const KEYS_OF_WORDS = new Set(['source', 'title', 'label', 'otherwise'])

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value
  const kept = Object.entries(value).filter(([key]) => !KEYS_OF_WORDS.has(key))
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutWords(each)]))
}
