/** `rb-score explain`: its words and flags. */
import { type CommandDefinition, PRINTED_RESULT_FLAGS } from '../command-definition.ts'

export const explainCommand: CommandDefinition = {
  name: 'explain',
  operand: {
    form: 'REPORT [NODE]',
    about: {
      id: 'laporan JSON, dan bagian, butir, predikat, atau syarat yang ditanyakan (tanpa itu: daftarnya)',
      en: 'a JSON report, and the part, item, grade or verdict asked about (without it: a list of them)',
    },
  },
  intent: 'report',
  summary: {
    id: 'menjelaskan satu angka, langkah demi langkah',
    en: 'explain one number, step by step',
  },
  examples: [
    {
      line: 'rb-score explain laporan.json',
      about: { id: 'angka yang dapat dijelaskan', en: 'the numbers that can be explained' },
    },
    {
      line: 'rb-score explain laporan.json U3',
      about: {
        id: 'dari banyaknya jawaban sampai predikat',
        en: 'from answers counted to the grade',
      },
    },
    {
      line: 'rb-score explain laporan.json U3 --group Bappeda',
      about: { id: 'angka satu kelompok', en: 'the number of one group' },
    },
  ],
  groups: [
    {
      title: { id: 'Angka siapa', en: 'Whose number' },
      flags: [
        {
          flags: '--group <GROUP>',
          about: {
            id: 'satu kelompok dalam rincian laporan, seperti "Dinas Kesehatan" atau unit=Bappeda',
            en: 'one group of the report, such as "Dinas Kesehatan" or unit=Bappeda',
          },
        },
        {
          flags: '--unit <NAME>',
          about: { id: 'satu unit lembar kerja', en: 'one unit of worksheets' },
        },
        {
          flags: '--reading <WHICH>',
          choices: ['claimed', 'evidenced', 'verified'],
          about: {
            id: '`claimed` (isian unit, bawaan), `evidenced` (menurut bukti), atau `verified` (menurut verifikasi)',
            en: 'claimed (default), evidenced or verified',
          },
        },
      ],
    },
    PRINTED_RESULT_FLAGS,
  ],
  remarks: [
    {
      id: 'Setiap baris memberi hasil yang sama bila dihitung lagi dari angka yang tercetak padanya.',
      en: 'Each line gives its result again when it is computed from the figures printed in it.',
    },
  ],
  load: async () => (await import('../actions/run-explain.ts')).runExplain,
}
