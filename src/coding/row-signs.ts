/** What speaks against a respondent, or for one -> one table: each sign with its weight, and what is said of rows that it puts in doubt. */
import type { Localized } from '../language/language.ts'

/** What is said of rows in doubt. `cannotCount`: they would be read wrongly; `isOtherTable`: by the header of another table. */
export type Reason = Required<Localized> & {
  readonly cannotCount?: true
  readonly isOtherTable?: true
}

const LABEL = { id: 'berjudul `{about}`', en: 'labelled `{about}`' }
const CELLS = {
  id: 'isinya seperti jumlah, rata-rata, atau daftar jawaban',
  en: 'their cells look like sums, means or a list of the answers',
}
/** From this weight on a row is left out; from the other on it is asked about; below, it counts. */
const [LEFT_OUT, ASKED] = [5, 2]

/** Weight and words. Of several signs, the first in this order is the one that is said. */
const SIGNS = {
  // What a row says.
  certainWord: [5, LABEL],
  word: [2, LABEL],
  // Its cells: decimals, sums, the answers of the scale in order, numbers of columns.
  cells: [4, CELLS],
  offScale: [2, CELLS],
  // Its number.
  noNumber: [
    2,
    {
      id: 'tidak bernomor seperti baris lain',
      en: 'without a number, which the other rows have',
    },
  ],
  numberJumps: [
    4,
    {
      id: 'nomornya melompat jauh dari nomor di atasnya',
      en: 'their number is far from those above',
    },
  ],
  // What only respondents have: a number, a time, a word that is a mere category of its column; a name.
  marked: [-2],
  name: [-1],

  // A stretch between two breaks, or the last rows of one; what it lacks where none of its rows has it, a row by itself.
  listsAnswers: [
    2,
    {
      id: 'satu kolomnya memuat tiap pilihan jawaban satu kali',
      en: 'one of their columns holds each answer once',
    },
  ],
  addsUp: [
    2,
    {
      id: 'isi tiap kolomnya berjumlah {about}, sebanyak responden di atasnya',
      en: 'each of their columns adds up to {about}, the number of respondents above',
    },
  ],
  beginsAgain: [
    2,
    {
      id: 'nomornya mulai lagi, tanpa unit atau hari yang menjelaskannya',
      en: 'their numbers begin again, and no unit or day says why',
    },
  ],
  copies: [
    2,
    {
      id: 'semuanya sama persis dengan baris di atasnya',
      en: 'all of them are the same as rows above',
    },
  ],
  listsUnits: [
    2,
    {
      id: 'memuat tiap unit satu kali, yang semuanya ada juga pada baris lain',
      en: 'they hold each unit once, all of which stand in other rows too',
    },
  ],
  noTime: [
    2,
    { id: 'tanpa waktu, yang ada pada baris lain', en: 'without the time that the others have' },
  ],
  unlike: [
    1,
    {
      id: 'di ujung tabel, namanya tidak seperti nama baris lain, dan isinya seperti rata-rata atau patokan',
      en: 'at an end of the table, not named as the other rows are, and their cells look like means or a target',
    },
  ],
  noMark: [
    1,
    {
      id: 'tanpa nama atau unit, yang ada pada baris lain',
      en: 'without the name or unit that the others have',
    },
  ],
  means: [1, CELLS],
  titled: [
    2,
    {
      id: 'berada di bawah keterangan dan judul kolom yang berulang',
      en: 'they stand below a caption and a repeated header',
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
  counts: [
    2,
    {
      id: 'kolom {about} memuat tiap pilihan jawaban satu kali, seperti tabel banyaknya jawaban (bagian `counts` pada pemetaan menyatakannya)',
      en: 'the column {about} holds each answer once, as a table of counts of persons does (the section `counts` of a mapping says so)',
    },
  ],
  unanswered: [
    2,
    {
      id: 'tidak satu pun isinya ada pada skala',
      en: 'none of their cells is on the scale',
    },
  ],
  allMeans: [
    2,
    {
      id: 'semuanya rata-rata atau jumlah, bukan jawaban satu orang',
      en: 'all of them are means or sums, not the answers of one person',
      cannotCount: true,
    },
  ],
  meansOfRows: [
    2,
    {
      id: 'masing-masing sama dengan rata-rata baris di antaranya yang dibulatkan',
      en: 'each of them is the rounded mean of the rows between them',
    },
  ],
  above: [
    2,
    {
      id: 'di bawahnya ada tabel lain dengan lebih banyak baris',
      en: 'below them stands another table, with more rows',
    },
  ],
  amongDoubts: [
    2,
    { id: 'paling bawah, di antara baris yang diragukan', en: 'at the end, among rows in doubt' },
  ],
  unfinished: [
    2,
    {
      id: 'isi kolom {about}: bukan jawaban yang selesai, atau percobaan',
      en: 'what {about} says: not finished, refused, or a test',
    },
  ],
  expected: [
    2,
    {
      id: '{about} membedakan harapan dari yang dialami; satu orang menjawab keduanya',
      en: '{about} tells what is expected from what was met; one person answers both',
    },
  ],
  sentTwice: [
    2,
    {
      id: '{about} yang sama sudah ada pada baris di atasnya',
      en: 'the same {about} stands in a row above',
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
const ONLY_ASKED: ReadonlySet<Sign> = new Set(['noTime', 'noMark', 'unlike', 'numberJumps'])

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
