/** What speaks against a respondent, or for one -> one table: each sign with its weight, and what is said of rows that it puts in doubt. */
import type { Localized } from '../language/language.ts'

/** What is said of rows in doubt. `cannotCount`: they would be read wrongly; `isOtherTable`: by the header of another table. */
export type Reason = Required<Localized> & {
  readonly cannotCount?: true
  readonly isOtherTable?: true
}

const LABEL = { id: 'berjudul `{about}`', en: 'labelled `{about}`' }
const CELLS = {
  id: 'isinya seperti jumlah, rata-rata, atau daftar jawaban{about}',
  en: 'their cells look like sums, means or a list of the answers{about}',
}
/** From this weight on a row is left out; from the other on it is asked about; below, it counts. */
const [LEFT_OUT, ASKED] = [5, 2]

/** Weight and words. Of several signs, the first in this order is the one that is said. */
const SIGNS = {
  // What a row says: a word that nobody is called by, or one that somebody may be called by.
  certainWord: [5, LABEL],
  word: [2, LABEL],
  // Its cells: decimals, sums, the answers of the scale in order, numbers of columns.
  cells: [4, CELLS],
  offScale: [
    2,
    {
      id: 'hampir semua isinya di luar skala (jumlah, rata-rata, teks){about}',
      en: 'hardly any of their cells is on the scale (sums, means, texts){about}',
      cannotCount: true,
    },
  ],
  // What only respondents have: a number that goes on, a time, a word that is a mere category of its column.
  marked: [-2],

  // Of a row, or of a stretch: rows between two breaks, or the last ones of them.
  lists: [
    2,
    {
      id: 'memuat tiap pilihan jawaban, tiap pertanyaan, atau tiap unit satu kali (untuk banyaknya tiap jawaban: bagian `counts` pada pemetaan)',
      en: 'they hold each answer, each question or each unit once (for how many gave each answer: the section `counts` of a mapping)',
    },
  ],
  addsUp: [
    2,
    {
      id: 'isi tiap kolomnya berjumlah {about}, sebanyak responden di atasnya',
      en: 'each of their columns adds up to {about}, the number of respondents above',
    },
  ],
  number: [
    2,
    {
      id: 'nomornya tidak melanjutkan nomor di atasnya (kosong, melompat, atau mulai lagi)',
      en: 'their numbers do not go on from those above (none, far away, or from the start again)',
    },
  ],
  copies: [
    2,
    {
      id: 'semuanya sama persis dengan baris di atasnya',
      en: 'all of them are the same as rows above',
    },
  ],
  titled: [
    2,
    {
      id: 'seperti tabel lain, dengan judul sendiri{about}',
      en: 'like another table, with a caption of its own{about}',
    },
  ],
  lacks: [
    1,
    {
      id: 'tanpa waktu, nama, unit, atau isian lain yang ada pada baris lain',
      en: 'without the time, the name, the unit or what else the other rows have',
    },
  ],
  unlike: [
    1,
    {
      id: 'di ujung tabel, namanya tidak seperti nama baris lain, dan isinya seperti rata-rata atau patokan',
      en: 'at an end of the table, not named as the other rows are, and their cells look like means or a target',
    },
  ],
  means: [
    1,
    {
      id: 'isinya sama dengan rata-rata baris lain yang dibulatkan',
      en: 'their cells are the rounded means of other rows',
    },
  ],

  // Asked about in any case.
  otherHeader: [
    2,
    {
      id: 'judul kolom pada baris {about} berbeda dari judul pertama, jadi akan terbaca menurut judul yang salah',
      en: 'the header in row {about} differs from the first one, by which they would be read',
      cannotCount: true,
      isOtherTable: true,
    },
  ],
  aboveHeader: [
    2,
    {
      id: 'di atas judul kolom, tetapi tampak seperti jawaban',
      en: 'above the header, but they look like answers',
      cannotCount: true,
    },
  ],
  noResponse: [
    2,
    {
      id: '{about}: bukan jawaban yang selesai, tidak dihitung, percobaan, contoh, harapan, atau sudah ada di atasnya',
      en: 'what {about} says: not finished, refused, not to be counted, a test, an example, an expectation, or there already',
    },
  ],
  severalPersons: [
    2,
    {
      id: '{about} menyebut berapa orang yang diwakili satu baris, atau bobotnya; tiap baris akan dihitung satu kali (untuk bobot survei: {about} sebagai `weight` dalam file --mapping; pada assess juga --weight)',
      en: '{about} says how many persons, or how much, a row stands for; each row would count once (for survey weights: {about} as `weight` in a file for --mapping; assess has --weight too)',
    },
  ],
} satisfies Record<string, readonly [weight: number, says?: Reason]>

export type Sign = keyof typeof SIGNS

const IN_ORDER = Object.keys(SIGNS) as readonly Sign[]
/** What a row lacks beside its number, or is like at an end of the table, can only make it be asked about. */
const ONLY_ASKED: ReadonlySet<Sign> = new Set(['lacks', 'unlike'])

export function weight(signs: readonly Sign[]): number {
  let sum = 0
  for (const sign of signs) sum += SIGNS[sign][0]
  return sum
}

export function decision(signs: readonly Sign[]): 'left-out' | 'asked' | 'counts' {
  if (weight(signs.filter(sign => !ONLY_ASKED.has(sign))) >= LEFT_OUT) return 'left-out'
  return weight(signs) >= ASKED ? 'asked' : 'counts'
}

/** The sign that is said. */
export function firstOf(signs: readonly Sign[]): Sign | undefined {
  return IN_ORDER.find(sign => signs.includes(sign) && SIGNS[sign].length > 1)
}

/** @param about what stands in place of `{about}` */
export function reason(signs: readonly Sign[], about: string | number = ''): Reason {
  const first = firstOf(signs)
  const says: Reason = (first === undefined ? undefined : SIGNS[first][1]) ?? CELLS
  const filled = (text: string) => text.replaceAll('{about}', () => `${about}`)
  return { ...says, id: filled(says.id), en: filled(says.en) }
}
