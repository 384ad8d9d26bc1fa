/** `rb-score compare`: its words and flags. */
import { type CommandDefinition, FORMATS, PAGE_FLAGS, SHOWN } from '../command-definition.ts'

export const compareCommand: CommandDefinition = {
  name: 'compare',
  operand: {
    form: 'BEFORE AFTER...',
    about: {
      id: 'dua periode atau lebih, dari yang paling lama: data, laporan JSON, atau hitungan',
      en: 'two periods or more, the earliest first: data, JSON reports or tallies',
    },
  },
  intent: 'report',
  summary: {
    id: 'membandingkan periode: apa yang berubah, dan dari mana',
    en: 'compare periods: what changed, how surely, and where from',
  },
  examples: [
    {
      line: 'rb-score compare skm-2025.csv skm-2026.csv',
      about: { id: 'perubahan indeks, unsur, dan unit', en: 'change of index, items and units' },
    },
    {
      line: 'rb-score compare 2024.json 2025.json 2026.json -o tren.md',
      about: { id: 'tiga tahun dalam satu halaman', en: 'three years on one page' },
    },
  ],
  groups: [
    {
      title: { id: 'Data', en: 'Data' },
      flags: [
        {
          flags: '-r, --rubric <RUBRIC>',
          about: {
            id: 'id atau file rubrik untuk data (bawaan: dikenali dari kolom)',
            en: 'id or file of the rubric for data (default: found from the columns)',
          },
        },
        {
          flags: '--level <LEVEL>',
          about: { id: 'tingkat lembar kerja', en: 'level of worksheets' },
        },
        {
          flags: '--mapping <FILE>',
          about: {
            id: 'pemetaan kolom dari file, untuk semua data',
            en: 'which column answers which item, from a file, for all data',
          },
        },
        {
          flags: '--by <COLUMN>',
          repeatable: true,
          about: {
            id: 'rincian menurut kolom; dapat diulang; A*B tabulasi silang',
            en: 'results by a column; may be repeated; A*B crosses two',
          },
        },
        {
          flags: '--rows <FROM-TO>',
          repeatable: true,
          about: {
            id: 'baris responden saja, seperti FILE:2-304; dapat diulang',
            en: 'only these rows are respondents, such as FILE:2-304; may be repeated',
          },
        },
        {
          flags: '--where <COLUMN=VALUE>',
          repeatable: true,
          about: {
            id: 'hanya baris ini; != untuk selain itu; dapat diulang',
            en: 'only these rows; != for all others; may be repeated',
          },
        },
        {
          flags: '--pair-by <COLUMN>',
          about: {
            id: 'pasangkan responden yang sama menurut kolom ini, misalnya NIP; isinya tidak disimpan',
            en: 'pair the same respondents by this column, such as NIP; its values are kept nowhere',
          },
        },
        {
          flags: '--on-unknown <WHAT>',
          choices: ['error', 'missing'],
          about: {
            id: 'jawaban di luar skala: `error` berhenti (bawaan), `missing` dianggap kosong',
            en: 'answers off the scale: error (default) or missing',
          },
        },
      ],
    },
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--show <WHAT>',
          repeatable: true,
          choices: SHOWN,
          about: {
            id: 'dalam table dan markdown: daftar yang ditampilkan lengkap; dapat diulang',
            en: 'in table and markdown: lists that are shown in full; may be repeated',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'tulis ke file; formatnya menurut akhiran namanya',
            en: 'write to a file; its ending says the format',
          },
        },
        {
          flags: '--format <FORMAT>',
          choices: FORMATS,
          about: {
            id: 'bawaan: table, atau menurut akhiran file -o',
            en: 'default: table, or by the ending of the file of -o',
          },
        },
      ],
    },
    PAGE_FLAGS,
  ],
  remarks: [
    {
      id: '--pair-by memasangkan responden dari setiap dua periode dan memerlukan datanya; kolom itu berisi satu isian yang berbeda untuk setiap orang.',
      en: '--pair-by pairs respondents of each two periods and needs their data; the column has a value of its own for each person.',
    },
    {
      id: 'Hasilnya adalah laporan periode terakhir, dengan perubahannya sejak periode sebelumnya.',
      en: 'The result is the report of the last period, with what changed since the one before.',
    },
  ],
  load: async () => (await import('../actions/run-compare.ts')).runCompare,
}
