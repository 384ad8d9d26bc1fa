/** Every fixed word of the screens that show rubrics. */
import { englishPlural, type Language } from '../../language/language.ts'

interface ShowWords {
  readonly edition: string
  readonly notOfficial: string
  readonly current: string
  readonly kinds: Readonly<Record<'survey' | 'worksheet', string>>
  readonly replacedBy: (id: string) => string
  readonly variantOf: string
  readonly verified: string
  readonly notVerified: string
  /** After `verified`, in a list of both. */
  readonly notYet: string
  readonly items: (count: number, word: string | undefined) => string
  readonly scales: string
  readonly scale: string
  readonly points: string
  readonly alsoRead: string
  readonly noAnswer: string
  readonly number: string
  readonly from: string
  readonly to: string
  readonly decimals: (count: number) => string
  readonly asked: string
  readonly weight: string
  /** Of a weight. */
  readonly filledIn: string
  readonly reversed: string
  readonly counts: string
  readonly method: string
  readonly average: string
  readonly sum: string
  readonly overRespondents: string
  readonly overUnits: string
  readonly atLeast: (share: string) => string
  readonly rescale: (from: string, to: string) => string
  readonly round: (digits: number) => string
  readonly eachItem: string
  readonly grades: string
  readonly gradesOf: (nodes: string) => string
  readonly bound: string
  readonly onlyIf: (condition: string, otherwise: string) => string
  readonly gates: string
  readonly lookups: string
  readonly all: string
  readonly any: string
  readonly columns: string
  readonly group: string
  readonly profile: string
  readonly time: string
  readonly sources: string
  readonly covers: string
  readonly next: string
}

const WORDS: Readonly<Record<Language, ShowWords>> = {
  id: {
    edition: 'edisi',
    notOfficial: 'tanpa status resmi',
    current: 'terkini',
    kinds: { survey: 'survei', worksheet: 'lembar kerja' },
    replacedBy: id => `diganti ${id}`,
    variantOf: 'varian dari',
    verified: 'terverifikasi',
    notVerified: 'belum terverifikasi',
    notYet: 'belum',
    items: (count, word = 'butir') => `${count} ${word}`,
    scales: 'Skala angka',
    scale: 'Skala',
    points: 'Poin',
    alsoRead: 'Juga dibaca',
    noAnswer: 'Dianggap tanpa jawaban',
    number: 'angka',
    from: 'dari',
    to: 'sampai',
    decimals: count => (count === 0 ? 'bilangan bulat' : `${count} desimal`),
    asked: 'Yang ditanyakan',
    weight: 'Bobot',
    filledIn: 'diisi',
    reversed: 'dibalik',
    counts: 'dihitung dari',
    method: 'Cara hitung',
    average: 'rata-rata tertimbang',
    sum: 'jumlah bobot × nilai',
    overRespondents: 'rata-rata dari semua responden',
    overUnits: 'rata-rata dari semua unit',
    atLeast: share => `bila sekurang-kurangnya ${share} butirnya terjawab`,
    rescale: (from, to) => `dikonversi dari ${from} ke ${to}`,
    round: digits => `dibulatkan ${digits} desimal`,
    eachItem: 'tiap butir',
    grades: 'Predikat',
    gradesOf: nodes => `Predikat untuk ${nodes}`,
    bound: 'Batas',
    onlyIf: (condition, otherwise) => `hanya bila ${condition}; bila tidak, ${otherwise}`,
    gates: 'Syarat',
    lookups: 'Matriks',
    all: 'semua',
    any: 'salah satu',
    columns: 'Kolom kelompok',
    group: 'rincian',
    profile: 'profil responden',
    time: 'waktu menjawab',
    sources: 'Dasar',
    covers: 'untuk',
    next: 'Berikutnya',
  },
  en: {
    edition: 'edition',
    notOfficial: 'without official status',
    current: 'current',
    kinds: { survey: 'survey', worksheet: 'worksheet' },
    replacedBy: id => `replaced by ${id}`,
    variantOf: 'variant of',
    verified: 'verified',
    notVerified: 'not verified',
    notYet: 'not yet',
    items: (count, word = 'item') => `${count} ${count === 1 ? word : englishPlural(word)}`,
    scales: 'Number scales',
    scale: 'Scale',
    points: 'Points',
    alsoRead: 'Also read',
    noAnswer: 'No answer',
    number: 'number',
    from: 'from',
    to: 'to',
    decimals: count => (count === 0 ? 'whole numbers' : `${count} decimals`),
    asked: 'What is asked',
    weight: 'Weight',
    filledIn: 'filled in',
    reversed: 'reversed',
    counts: 'computed from',
    method: 'How it is scored',
    average: 'weighted average',
    sum: 'sum of weight × score',
    overRespondents: 'averaged over respondents',
    overUnits: 'averaged over units',
    atLeast: share => `where at least ${share} of the items are answered`,
    rescale: (from, to) => `rescaled from ${from} to ${to}`,
    round: digits => `rounded to ${digits} decimals`,
    eachItem: 'each item',
    grades: 'Grades',
    gradesOf: nodes => `Grades of ${nodes}`,
    bound: 'Bound',
    onlyIf: (condition, otherwise) => `only if ${condition}; otherwise ${otherwise}`,
    gates: 'Gates',
    lookups: 'Matrices',
    all: 'all of',
    any: 'one of',
    columns: 'Group columns',
    group: 'results by',
    profile: 'respondent profile',
    time: 'time of answer',
    sources: 'Basis',
    covers: 'for',
    next: 'Next',
  },
}

export function showWords(language: Language): ShowWords {
  return WORDS[language]
}
