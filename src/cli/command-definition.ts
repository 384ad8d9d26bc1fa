/** A command as data: its words, flags and examples. Help, parsing and did-you-mean all come from here. */
import type { Language, Localized } from '../language/language.ts'
import type { Display, Surroundings } from './surroundings.ts'

type Words = Required<Localized>

export interface FlagDefinition {
  /** `-o, --output <FILE>`; a flag without `<…>` is a switch. */
  readonly flags: string
  readonly about: Words
  /** The words it may have. */
  readonly choices?: readonly string[]
  /** May be given several times; the values are then a list. */
  readonly repeatable?: boolean
}

export interface FlagGroup {
  readonly title: Words
  readonly flags: readonly FlagDefinition[]
}

interface Example {
  /** What is typed. */
  readonly line: string
  readonly about: Words
}

/** Values of flags by name: `--fail-under 80` is `{ failUnder: '80' }`. */
export type FlagValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

export interface CommandCall {
  readonly operands: readonly string[]
  readonly flags: FlagValues
  readonly display: Display
  readonly surroundings: Surroundings
  /** All words after `rb-score`, as typed. */
  readonly words: readonly string[]
}

export type CommandAction = (call: CommandCall) => Promise<ExitCode>

export interface CommandDefinition {
  readonly name: string
  /** `DATA...`, `RUBRIC`, `[SCHEMA]`, `REPORT [NODE]`; absent where it takes none. */
  readonly operand?: { readonly form: string; readonly about: Words }
  /** Which part of the main help it stands in. */
  readonly intent: 'score' | 'report' | 'prepare' | 'rubric'
  readonly summary: Words
  /** Most useful one first: help starts with them. */
  readonly examples: readonly Example[]
  readonly groups: readonly FlagGroup[]
  /** What must be known before using it: exit codes, memory. */
  readonly remarks?: readonly Words[]
  /** Loads what the command needs, only when it runs. */
  readonly load: () => Promise<CommandAction>
}

// What the number that a command ends with tells a script.

/** The command did what was asked. */
export const DONE = 0

/** A score exists, but a finding of severity error, `--fail-under`, `--require` or a gate failed. */
export const FAILED = 1

/** The command line is wrong: an unknown flag, rubric or column, or a demand the rubric cannot answer. */
export const WRONG_COMMAND_LINE = 2

/** Nothing could be scored or shown: data or a rubric was refused, or the tool itself has a bug. */
export const NOTHING_SCORED = 3

/** Somebody pressed Ctrl-C at a question; what was answered is kept. The number that shells give it. */
export const INTERRUPTED = 130

export type ExitCode =
  | typeof DONE
  | typeof FAILED
  | typeof WRONG_COMMAND_LINE
  | typeof NOTHING_SCORED
  | typeof INTERRUPTED

// What stands for something to type. In English it stands with the flag, since the parser reads it there.
const ID_PLACEHOLDERS: Readonly<Record<string, string>> = {
  BEFORE: 'LAMA',
  AFTER: 'BARU',
  CODE: 'KODE',
  COLUMN: 'KOLOM',
  COLUMNS: 'LEBAR',
  DATE: 'TANGGAL',
  SIZE: 'UKURAN',
  FILES: 'FILE',
  FROM: 'DARI',
  GRADE: 'PREDIKAT',
  GROUP: 'KELOMPOK',
  ITEM: 'BUTIR',
  ITEMS: 'BUTIR',
  KIND: 'JENIS',
  LANG: 'BAHASA',
  LEVEL: 'TINGKAT',
  NAME: 'NAMA',
  NODE: 'BAGIAN',
  NUMBER: 'ANGKA',
  PERCENT: 'PERSEN',
  REV: 'REVISI',
  REPORT: 'LAPORAN',
  RUBRIC: 'RUBRIK',
  RULE: 'ATURAN',
  SCALE: 'SKALA',
  SCHEMA: 'SKEMA',
  TARGET: 'SASARAN',
  TEXT: 'TEKS',
  TO: 'SAMPAI',
  VALUE: 'ISI',
  WHAT: 'BAGIAN',
  WHICH: 'PILIHAN',
  YEAR: 'TAHUN',
}

export function placeholders(form: string, language: Language): string {
  return language === 'en'
    ? form
    : form.replace(/[A-Z]{2,}/g, word => ID_PLACEHOLDERS[word] ?? word)
}

/** As `--format` names them. */
export const FORMATS = ['table', 'json', 'csv', 'markdown', 'html', 'xlsx', 'docx', 'pdf']

// Flags that commands share.

export const TABLE_OR_JSON_FLAGS: FlagGroup = {
  title: { id: 'Hasil', en: 'Result' },
  flags: [
    {
      flags: '--format <FORMAT>',
      choices: ['table', 'json'],
      about: { id: 'table (bawaan) atau json', en: 'table (default) or json' },
    },
  ],
}

/** What `--show` knows, in both languages. */
export const SHOWN: readonly string[] = [
  ...['jawaban', 'dasar', 'kosong', 'bukti', 'statistik'],
  ...['answers', 'basis', 'blank', 'evidence', 'statistics'],
]

/** Of commands that print what they found, and write no page. */
export const PRINTED_RESULT_FLAGS: FlagGroup = {
  title: { id: 'Hasil', en: 'Result' },
  flags: [
    {
      flags: '--format <FORMAT>',
      choices: ['table', 'markdown', 'json'],
      about: {
        id: 'table (bawaan), markdown, atau json',
        en: 'table (default), markdown or json',
      },
    },
  ],
}

export const ROBUSTNESS_FLAG: FlagGroup['flags'][number] = {
  flags: '--robustness',
  about: {
    id: 'rentang indeks dan predikat menurut pilihan yang tidak ditentukan rubrik: bobot, rata-rata, jawaban kosong, pembulatan',
    en: 'range of index and grade over open choices: weights, averages, blanks, rounding',
  },
}

export const ANNEX_FLAG: FlagGroup['flags'][number] = {
  flags: '--annex',
  about: {
    id: 'lampiran untuk peneliti: tabel validitas, keandalan, kovarians, dan kode R',
    en: 'for researchers: table of validity, reliability, covariances and R code',
  },
}

export const PAGE_FLAGS: FlagGroup = {
  title: { id: 'Kepala laporan', en: 'Head of the report' },
  flags: [
    {
      flags: '--min-group <NUMBER>',
      about: {
        id: 'nilai kelompok orang di bawah ini disembunyikan di file yang dibagikan (bawaan: 10)',
        en: 'scores of fewer persons are hidden in files to pass on (default: 10)',
      },
    },
    {
      flags: '--for-publication',
      about: {
        id: 'sembunyikan juga di layar dan di laporan JSON; kode keluar 1 bila tidak aman',
        en: 'hide them on the screen and in JSON too; exit code 1 where that is not safe',
      },
    },
    {
      flags: '--office <NAME>',
      about: { id: 'nama instansi atau unit di kepala laporan', en: 'whose result it is' },
    },
    {
      flags: '--period <TEXT>',
      about: {
        id: 'periode, seperti "Semester I 2026"',
        en: 'the period, such as "first half of 2026"',
      },
    },
    {
      flags: '--title <TEXT>',
      about: {
        id: 'judul laporan (bawaan: nama instrumen)',
        en: 'title of the report (default: name of the instrument)',
      },
    },
  ],
}

export const LOOK_FLAGS: FlagGroup = {
  title: { id: 'Tampilan', en: 'Looks' },
  flags: [
    {
      flags: '--lang <LANG>',
      choices: ['id', 'en'],
      about: {
        id: 'id atau en (bawaan: RB_SCORE_LANG, bahasa sistem)',
        en: 'id or en (default: RB_SCORE_LANG, else the locale)',
      },
    },
    {
      flags: '--width <COLUMNS>',
      about: {
        id: 'lebar keluaran (bawaan: terminal, atau 80)',
        en: 'width of the output (default: the terminal, else 80)',
      },
    },
    {
      flags: '--color',
      about: {
        id: 'selalu berwarna, juga bila keluaran dialihkan',
        en: 'use colour, even into a pipe',
      },
    },
    {
      flags: '--no-color',
      about: { id: 'tanpa warna (atau NO_COLOR=1)', en: 'no colour (or NO_COLOR=1)' },
    },
    {
      flags: '--no-progress',
      about: {
        id: 'tanpa baris kemajuan saat file besar dibaca',
        en: 'no line of progress while large files are read',
      },
    },
    {
      flags: '--debug',
      about: {
        id: 'rincian kesalahan program, untuk pengembang',
        en: 'show the stack where rb-score itself fails',
      },
    },
  ],
}
