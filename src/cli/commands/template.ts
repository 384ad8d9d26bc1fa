/** `rb-score template`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const templateCommand: CommandDefinition = {
  name: 'template',
  operand: {
    form: 'RUBRIC',
    about: {
      id: 'id rubrik (lihat `rb-score list`) atau lokasi file rubrik',
      en: 'id of a rubric (see `rb-score list`) or path of a rubric file',
    },
  },
  intent: 'prepare',
  summary: {
    id: 'membuat lembar kerja dan daftar pertanyaan (XLSX, CSV)',
    en: 'sheets to fill in, lists of questions (XLSX, CSV)',
  },
  examples: [
    {
      line: 'rb-score template zona-integritas-2021 -o lke.xlsx',
      about: {
        id: 'lembar kerja dengan pilihan jawaban dan rumus nilai',
        en: 'a worksheet with choices and live formulas',
      },
    },
    {
      line: 'rb-score template lke.yaml --from 2025.xlsx -o 2026.xlsx',
      about: {
        id: 'berisi jawaban, bukti dukung, catatan tahun lalu',
        en: 'with the answers, evidence and notes of last year',
      },
    },
    {
      line: 'rb-score template skm-2017 --format google-forms',
      about: {
        id: 'skrip yang membuat formulirnya di Google Forms',
        en: 'a script that builds the form in Google Forms',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Lembar kerja', en: 'Worksheets' },
      flags: [
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat, bila rubriknya memilikinya (instansi, unit)',
            en: 'the level, where the rubric has several (instansi, unit)',
          },
        },
        {
          flags: '--unit <NAME>',
          repeatable: true,
          about: {
            id: 'nama unit; dapat diulang, satu lembar tiap unit',
            en: 'name of the unit; may be repeated, a sheet for each',
          },
        },
        { flags: '--year <YEAR>', about: { id: 'tahun penilaian', en: 'year of the assessment' } },
        {
          flags: '--from <FILE>',
          about: {
            id: 'isi dari lembar lama: jawaban, bukti dukung, catatan',
            en: 'fill in from an earlier sheet: answers, evidence, notes',
          },
        },
      ],
    },
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'tulis ke file; formatnya menurut akhiran namanya',
            en: 'write to a file; its ending says the format',
          },
        },
        {
          flags: '--overwrite',
          about: {
            id: 'timpa file yang sudah ada; isian lamanya hilang',
            en: 'replace the file where there is one, with all that is in it',
          },
        },
        {
          flags: '--format <FORMAT>',
          choices: ['xlsx', 'csv', 'form', 'xlsform', 'limesurvey', 'google-forms'],
          about: {
            id: 'xlsx, csv (bawaan), form (daftar pertanyaan, Markdown); survei juga xlsform (Kobo, ODK), limesurvey, google-forms',
            en: 'xlsx, csv (default), form (a list of questions, Markdown); surveys also xlsform (Kobo, ODK), limesurvey, google-forms',
          },
        },
      ],
    },
  ],
  remarks: [
    {
      id: 'Lembar XLSX dikunci tanpa kata sandi; yang dapat diisi berwarna kuning. Verifikasi tahun lalu tidak ikut disalin.',
      en: 'XLSX sheets are locked without a password; yellow cells can be filled in. Last year’s verification is not copied.',
    },
  ],
  load: async () => (await import('../actions/run-template.ts')).runTemplate,
}
