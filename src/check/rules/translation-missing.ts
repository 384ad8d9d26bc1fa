/** A text in one language only: a report in the other language shows it untranslated. */

import type { Localized } from '../../language/language.ts'
import { placeAt } from '../../rubric/source-node.ts'
import { defineRule } from '../rule.ts'
import { localizedTexts, type TextKind, type WrittenText } from './localized-texts.ts'

const LANGUAGES = {
  id: { id: 'bahasa Indonesia', en: 'Indonesian' },
  en: { id: 'bahasa Inggris', en: 'English' },
} as const

export const translationMissing = defineRule({
  name: 'translation-missing',
  severity: 'note',
  summary: {
    id: 'Teks hanya ada dalam satu bahasa.',
    en: 'A text stands in one language only.',
  },
  message: {
    id: 'Belum ada {language} untuk {what}.',
    en: 'There is no {language} for {what}.',
  },
  remedy: {
    id: 'Tulis keduanya: { id: …, en: … }',
    en: 'Write both: { id: …, en: … }',
  },
  *find(rubric) {
    const texts = localizedTexts(rubric)
    for (const language of ['id', 'en'] as const) {
      const missing = texts.filter(({ text }) => text[language] === undefined)
      const words = LANGUAGES[language]
      // A rubric in one language throughout is one decision, not a hundred slips.
      if (missing.length === texts.length && missing.length > 1) {
        const what = {
          id: `semua ${missing.length} teks rubrik ini`,
          en: `any of the ${missing.length} texts of this rubric`,
        }
        yield { place: placeAt(rubric.source, 'title'), params: { language: words, what } }
        continue
      }
      for (const same of byKind(missing)) {
        for (const each of same.length > MOST_APART ? same.slice(0, 1) : same) {
          const what = same.length > MOST_APART ? counted(each, same.length) : shown(each)
          yield { place: each.place, params: { language: words, what } }
        }
      }
    }
  },
})

// More of one kind than this were left out together.
const MOST_APART = 3

const KINDS: Readonly<Record<TextKind, Required<Localized>>> = {
  about: { id: 'keterangan', en: 'texts about the rubric' },
  group: { id: 'teks kelompok', en: 'texts of groups' },
  label: { id: 'label skala', en: 'labels of scales' },
  item: { id: 'teks butir', en: 'texts of items' },
  option: { id: 'pilihan jawaban', en: 'options' },
  evidence: { id: 'bukti dukung', en: 'pieces of evidence' },
  title: { id: 'judul', en: 'titles' },
  verdict: { id: 'teks predikat dan syarat', en: 'texts of grades and gates' },
}

function byKind(texts: readonly WrittenText[]): readonly (readonly WrittenText[])[] {
  const kinds = new Map<TextKind, WrittenText[]>()
  for (const text of texts) kinds.set(text.kind, [...(kinds.get(text.kind) ?? []), text])
  return [...kinds.values()]
}

function counted({ kind }: WrittenText, count: number): Required<Localized> {
  return {
    id: `${count} ${KINDS[kind].id} (yang pertama di sini)`,
    en: `${count} ${KINDS[kind].en} (the first one here)`,
  }
}

function shown({ text }: WrittenText): string {
  const words = text.id ?? text.en ?? ''
  return `"${words.length > 50 ? `${words.slice(0, 49)}…` : words}"`
}
