/** `rb-score new`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const newCommand: CommandDefinition = {
  name: 'new',
  operand: {
    form: '[FILE]',
    about: { id: 'file yang dibuat (bawaan: ID.yaml)', en: 'the file to make (default: ID.yaml)' },
  },
  intent: 'rubric',
  summary: {
    id: 'memulai rubrik baru yang sudah lulus pemeriksaan',
    en: 'start a rubric that passes the check',
  },
  examples: [
    {
      line: 'rb-score new',
      about: { id: 'dengan tanya jawab di terminal', en: 'by questions, on a terminal' },
    },
    {
      line: 'rb-score new survei-parkir.yaml --scale baik-4 --items 9',
      about: { id: 'tanpa tanya jawab', en: 'without questions' },
    },
    {
      line: 'rb-score new --from survei-parkir.csv',
      about: {
        id: 'rancangan dari data: butir, pilihan jawaban, kelompok',
        en: 'a draft from data: items, their answers, groups',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Rubrik', en: 'The rubric' },
      flags: [
        {
          flags: '--id <ID>',
          about: {
            id: 'id tetap (bawaan: dari nama file)',
            en: 'stable id (default: from the name of the file)',
          },
        },
        { flags: '--title <TEXT>', about: { id: 'nama instrumen', en: 'name of the instrument' } },
        {
          flags: '--kind <KIND>',
          choices: ['survey', 'worksheet'],
          about: {
            id: '`survey` (bawaan): baris = responden; `worksheet`: lembar kerja unit',
            en: 'survey (default): rows are respondents; worksheet: a sheet of a unit',
          },
        },
        {
          flags: '--scale <SCALE>',
          choices: ['setuju-5', 'baik-4', 'ya-tidak', 'abcd'],
          about: {
            id: 'setuju-5 (bawaan), baik-4, ya-tidak, abcd',
            en: 'setuju-5 (default), baik-4, ya-tidak, abcd',
          },
        },
        {
          flags: '--from <DATA>',
          about: {
            id: 'rancang dari file jawaban; urutan pilihannya dipastikan sendiri',
            en: 'draft from a file of answers; you confirm the order of the answers',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: { id: 'file yang dibuat, seperti FILE', en: 'the file to make, as FILE' },
        },
        {
          flags: '--items <ITEMS>',
          about: {
            id: 'banyaknya pernyataan, atau teksnya dipisahkan titik koma',
            en: 'how many items, or their texts with semicolons between',
          },
        },
        {
          flags: '--edition <YEAR>',
          about: {
            id: 'tahun edisi (bawaan: tahun ini)',
            en: 'year of the edition (default: this year)',
          },
        },
      ],
    },
  ],
  remarks: [
    {
      id: 'File yang sudah ada tidak ditimpa.',
      en: 'A file that exists is not overwritten.',
    },
  ],
  load: async () => (await import('../actions/run-new.ts')).runNew,
}
