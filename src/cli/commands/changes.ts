/** `rb-score changes`: its words and flags. */
import { type CommandDefinition, PRINTED_RESULT_FLAGS } from '../command-definition.ts'

export const changesCommand: CommandDefinition = {
  name: 'changes',
  operand: {
    form: 'BEFORE AFTER...',
    about: {
      id: 'dua lembar kerja atau lebih dari unit yang sama: yang lama lalu yang baru, atau satu per penilai; satu file bila para penilai memiliki kolom di dalamnya',
      en: 'two or more worksheets of the same units: the old one and the new one, or one for each assessor; a single file where they have columns in it',
    },
  },
  intent: 'report',
  summary: {
    id: 'menampilkan perbedaan isi antarlembar kerja',
    en: 'show what differs between worksheets',
  },
  examples: [
    {
      line: 'rb-score changes lke-senin.xlsx lke-jumat.xlsx',
      about: {
        id: 'jawaban, bukti, dan nilai verifikasi yang berubah',
        en: 'answers, evidence and verified values that changed',
      },
    },
    {
      line: 'rb-score changes asesor-1.xlsx asesor-2.xlsx asesor-3.xlsx',
      about: { id: 'penilai berdampingan', en: 'assessors side by side' },
    },
  ],
  groups: [
    {
      title: { id: 'Rubrik', en: 'Rubric' },
      flags: [
        {
          flags: '-r, --rubric <RUBRIC>',
          about: {
            id: 'id atau file rubrik (bawaan: dikenali dari nomor pertanyaannya)',
            en: 'id or file of the rubric (default: found from the numbers of the questions)',
          },
        },
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat lembar kerja (bawaan: dikenali dari nomornya)',
            en: 'level of the worksheets (default: found from their numbers)',
          },
        },
      ],
    },
    PRINTED_RESULT_FLAGS,
    {
      title: { id: 'Kesepakatan', en: 'Consensus' },
      flags: [
        {
          flags: '--consensus <FILE>',
          about: {
            id: 'lembar CSV atau XLSX untuk diisi bersama: yang disepakati terisi, yang berbeda kosong',
            en: 'a CSV or XLSX sheet to fill in together: agreed answers stand there, others are open',
          },
        },
        {
          flags: '--overwrite',
          about: {
            id: 'timpa file yang sudah ada; isian lamanya hilang',
            en: 'replace the file where there is one, with all that is in it',
          },
        },
      ],
    },
  ],
  remarks: [
    {
      id: 'Pengisi tiap baris ditampilkan bila lembarnya memuat kolom "Diisi oleh". Kode keluar 0, juga bila berbeda.',
      en: 'Who filled a row in is shown where the sheet has a column for it. Exit code 0, also where they differ.',
    },
  ],
  load: async () => (await import('../actions/run-changes.ts')).runChanges,
}
