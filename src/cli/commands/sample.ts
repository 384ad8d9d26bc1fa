/** `rb-score sample`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const sampleCommand: CommandDefinition = {
  name: 'sample',
  operand: {
    form: 'RUBRIC',
    about: {
      id: 'id rubrik (lihat `rb-score list`) atau lokasi file rubrik',
      en: 'id of a rubric (see `rb-score list`) or path of a rubric file',
    },
  },
  intent: 'prepare',
  summary: {
    id: 'membuat jawaban sintetis untuk latihan, bertanda',
    en: 'made-up answers for training, marked as such',
  },
  examples: [
    {
      line: 'rb-score sample skm-2017 --rows 200 -o latihan.csv',
      about: { id: '200 responden', en: '200 respondents' },
    },
    {
      line: 'rb-score sample zona-integritas-2021 -o latihan.xlsx',
      about: { id: 'satu lembar kerja terisi', en: 'a worksheet, filled in' },
    },
  ],
  groups: [
    {
      title: { id: 'Jawaban', en: 'Answers' },
      flags: [
        {
          flags: '--rows <NUMBER>',
          about: {
            id: 'banyaknya responden (bawaan: 100) atau unit (bawaan: 1)',
            en: 'how many respondents (default: 100) or units (default: 1)',
          },
        },
        {
          flags: '--seed <NUMBER>',
          about: {
            id: 'bilangan awal; yang sama memberi jawaban yang sama (bawaan: 1)',
            en: 'the same number gives the same answers (default: 1)',
          },
        },
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat lembar kerja, bila rubriknya memilikinya',
            en: 'the level of a worksheet, where the rubric has several',
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
            id: 'tulis ke file: .csv, lembar kerja juga .xlsx',
            en: 'write to a file: .csv, worksheets also .xlsx',
          },
        },
        {
          flags: '--overwrite',
          about: { id: 'timpa file yang sudah ada', en: 'replace the file where there is one' },
        },
      ],
    },
  ],
  remarks: [
    {
      id: '`rb-score assess` menyebut data ini sintetis. Nilainya tidak menggambarkan instansi mana pun.',
      en: '`rb-score assess` calls these data synthetic. Their scores describe no agency.',
    },
  ],
  load: async () => (await import('../actions/run-sample.ts')).runSample,
}
