/** `rb-score verify`: its words and flags. */
import { type CommandDefinition, TABLE_OR_JSON_FLAGS } from '../command-definition.ts'

export const verifyCommand: CommandDefinition = {
  name: 'verify',
  operand: {
    form: 'REPORT [DATA...]',
    about: {
      id: 'laporan JSON, dan bila ada, data yang dihitungnya',
      en: 'a JSON report, and the data it was made from where there are any',
    },
  },
  intent: 'report',
  summary: {
    id: 'memeriksa apakah angka laporan dapat dihasilkan kembali',
    en: 'check that the numbers of a report come out again',
  },
  examples: [
    {
      line: 'rb-score verify laporan.json',
      about: {
        id: 'dihitung lagi dari isi laporan sendiri',
        en: 'computed again from the report alone',
      },
    },
    {
      line: 'rb-score verify laporan.json survei.csv',
      about: { id: 'dihitung lagi dari datanya', en: 'computed again from its data' },
    },
  ],
  groups: [
    {
      title: { id: 'Data', en: 'Data' },
      flags: [
        {
          flags: '-r, --rubric <RUBRIC>',
          about: {
            id: 'id atau file rubrik (bawaan: id dalam laporan)',
            en: 'id or file of the rubric (default: the id in the report)',
          },
        },
      ],
    },
    TABLE_OR_JSON_FLAGS,
  ],
  remarks: [
    {
      id: 'Kode keluar: 0 semuanya dihasilkan kembali · 1 ada yang berbeda, dengan tempatnya · 2 perintah keliru · 3 bukan laporan.',
      en: 'Exit codes: 0 everything comes out again · 1 something differs, with its place · 2 the command line is wrong · 3 no report.',
    },
  ],
  load: async () => (await import('../actions/run-verify.ts')).runVerify,
}
