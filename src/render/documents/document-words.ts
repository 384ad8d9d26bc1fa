/** The words that documents have beside their outline: what is said of tables, blanks and pages. */
import type { Language } from '../../language/language.ts'

interface DocumentWords {
  readonly chapter: (roman: string) => string
  readonly table: string
  readonly figure: string
  readonly contents: Readonly<Record<'headings' | 'tables' | 'figures', string>>
  readonly blank: (about: string) => string
  readonly met: string
  readonly notMet: string
  readonly unrounded: string
  readonly quarter: (roman: string) => string
  /** Until the last of them was done. */
  readonly months: (count: string) => string
  readonly present: string
  readonly absent: string
  readonly unknown: string
  readonly fulfilled: string
  readonly unfulfilled: string
  readonly undecided: string
  readonly bound: (verdict: string) => string
  readonly alsoMissing: (unit: string, conditions: string) => string
  readonly populationUnused: (names: string, respondent: string) => string
  readonly atMost: (weight: string, maximum: string) => string
  readonly failed: string
  /** Below bounds of a sum. */
  readonly boundsOfParts: string
  /** Below answers of respondents: what each column stands for, and the grades. */
  readonly key: (parts: string) => string
  readonly gradesFrom: (grade: string, bands: string) => string
  /** Below shares of answers. */
  readonly sides: string
  readonly letterhead: string
  readonly letterNumber: string
  readonly signature: string
  readonly knownBy: string
  readonly draft: string
  readonly provisional: string
  readonly unverified: (sources: string) => string
  readonly standing: string
  /** Beside cells of a workbook that have a list. */
  readonly choose: string
  readonly up: string
  readonly down: string
  readonly same: string
  readonly poster: {
    readonly index: (name: string) => string
    readonly service: string
    readonly respondents: string
    readonly limited: string
    readonly period: string
    readonly sample: string
    readonly report: string
    /** For who does not see the code. */
    readonly code: (address: string) => string
    readonly thanks: readonly string[]
  }
  readonly trendTells: string
  readonly readingsTell: string
  readonly hidden: string
  readonly and: string
}

export const DOCUMENT_WORDS: Readonly<Record<Language, DocumentWords>> = {
  id: {
    chapter: roman => `BAB ${roman}`,
    table: 'Tabel',
    figure: 'Gambar',
    contents: { headings: 'DAFTAR ISI', tables: 'DAFTAR TABEL', figures: 'DAFTAR GAMBAR' },
    blank: about => `[isi: ${about}]`,
    met: 'Sesuai',
    notMet: 'Belum Sesuai',
    unrounded: 'Selisih dihitung dari nilai yang belum dibulatkan.',
    quarter: roman => `TW ${roman}`,
    months: count => `paling lama ${count} bulan sejak laporan`,
    present: 'Ada',
    absent: 'Tidak ada',
    unknown: 'Belum diketahui',
    fulfilled: 'Memenuhi',
    unfulfilled: 'Belum',
    undecided: 'Belum dapat disimpulkan',
    bound: verdict => `Ambang Batas: ${verdict}`,
    alsoMissing: (unit, conditions) =>
      `Syarat lain yang belum terpenuhi${unit === '' ? '' : `, ${unit}`}: ${conditions}.`,
    populationUnused: (names, respondent) =>
      `Populasi yang tidak dipakai, karena tidak ada ${respondent} dengan nama itu: ${names}.`,
    atMost: (weight, maximum) => `${weight}\n(maks. ${maximum})`,
    failed: '✗ belum mencapai batas.',
    boundsOfParts:
      'Bila satu nilai dijumlahkan dari beberapa bagian, batas berlaku untuk setiap bagian itu, berurutan.',
    sides:
      'Positif: jawaban di atas titik tengah skala; netral: tepat di titik tengah; negatif: di bawahnya.',
    key: parts => `Keterangan: ${parts}.`,
    gradesFrom: (grade, bands) => `${grade}, mulai dari: ${bands}.`,
    letterhead: '[kop surat menurut Tata Naskah Dinas]',
    letterNumber: '[nomor surat]',
    signature: '[tanda tangan elektronik]',
    knownBy: 'Mengetahui',
    draft: 'DRAF',
    provisional: 'SEMENTARA',
    unverified: sources =>
      `(*) Susunan dokumen ini belum diperiksa pada peraturannya. Asalnya: ${sources}`,
    standing: '(*) Susunan belum diperiksa pada peraturannya; asalnya pada halaman terakhir.',
    choose: 'Pilih dari daftar.',
    up: 'naik',
    down: 'turun',
    same: 'tidak berubah',
    poster: {
      index: name => `NILAI ${name.toUpperCase()}`,
      service: 'NAMA LAYANAN',
      respondents: 'RESPONDEN',
      limited: 'data terbatas',
      period: 'Periode survei',
      sample: 'Sampel minimum',
      report: 'Laporan lengkap',
      code: address => `Kode QR menuju ${address}`,
      thanks: [
        'TERIMA KASIH ATAS PENILAIAN YANG TELAH ANDA BERIKAN',
        'MASUKAN ANDA SANGAT BERMANFAAT UNTUK KEMAJUAN UNIT KAMI AGAR TERUS MEMPERBAIKI DAN MENINGKATKAN KUALITAS PELAYANAN BAGI MASYARAKAT',
      ],
    },
    trendTells: 'Nilai setiap periode, dari yang terdahulu.',
    readingsTell: 'Nilai menurut unit dan hasil verifikasi setiap bagian.',
    hidden: '× berarti disembunyikan, – tidak ada data, dan 0 nol.',
    and: 'dan',
  },
  en: {
    chapter: roman => `CHAPTER ${roman}`,
    table: 'Table',
    figure: 'Figure',
    contents: { headings: 'CONTENTS', tables: 'TABLES', figures: 'FIGURES' },
    blank: about => `[fill in: ${about}]`,
    met: 'Met',
    notMet: 'Not met',
    unrounded: 'Differences are taken before rounding.',
    quarter: roman => `Q ${roman}`,
    months: count => `${count} months after the report at most`,
    present: 'Present',
    absent: 'Absent',
    unknown: 'Unknown',
    fulfilled: 'Met',
    unfulfilled: 'Not met',
    undecided: 'Undecided',
    bound: verdict => `Bound: ${verdict}`,
    alsoMissing: (unit, conditions) =>
      `Other conditions that fail${unit === '' ? '' : `, ${unit}`}: ${conditions}.`,
    populationUnused: (names, respondent) =>
      `Populations that are not used, since no ${respondent} has that name: ${names}.`,
    atMost: (weight, maximum) => `${weight}\n(at most ${maximum})`,
    failed: '✗ below the bound.',
    boundsOfParts:
      'Where a score is the sum of several parts, the bounds are those of each of them, in that order.',
    sides: 'Positive: answers above the middle of the scale; neutral: on it; negative: below it.',
    key: parts => `Key: ${parts}.`,
    gradesFrom: (grade, bands) => `${grade}, from: ${bands}.`,
    letterhead: '[letterhead]',
    letterNumber: '[number of the letter]',
    signature: '[electronic signature]',
    knownBy: 'Seen by',
    draft: 'DRAFT',
    provisional: 'PROVISIONAL',
    unverified: sources =>
      `(*) The outline of this document was not yet checked against its regulation. It is from: ${sources}`,
    standing: '(*) Outline not checked against a regulation; the last page says where it is from.',
    choose: 'Choose from the list.',
    up: 'up',
    down: 'down',
    same: 'unchanged',
    poster: {
      index: name => name.toUpperCase(),
      service: 'SERVICE',
      respondents: 'RESPONDENTS',
      limited: 'limited data',
      period: 'Period of the survey',
      sample: 'Minimum sample',
      report: 'Full report',
      code: address => `QR code leading to ${address}`,
      thanks: [
        'THANK YOU FOR YOUR JUDGEMENT',
        'WHAT YOU TOLD US HELPS OUR UNIT TO KEEP IMPROVING ITS SERVICE TO THE PUBLIC',
      ],
    },
    trendTells: 'The score of each period, the earliest first.',
    readingsTell: 'The score that the unit claims and the one verified, for each part.',
    hidden: '× means hidden, – no data, and 0 zero.',
    and: 'and',
  },
}
