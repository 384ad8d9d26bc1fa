/** `rb-score show`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const showCommand: CommandDefinition = {
  name: 'show',
  operand: {
    form: 'RUBRIC',
    about: {
      id: 'id rubrik (lihat `rb-score list`) atau lokasi file rubrik',
      en: 'id of a rubric (see `rb-score list`) or path of a rubric file',
    },
  },
  intent: 'rubric',
  summary: {
    id: 'isi satu rubrik: butir, skala, bobot, predikat, dasar',
    en: 'one rubric: items, scales, weights, bands, sources',
  },
  examples: [
    {
      line: 'rb-score show skm-2017',
      about: { id: 'rubrik bawaan', en: 'a rubric that comes with the tool' },
    },
    {
      line: 'rb-score show skm-kab.yaml --format json',
      about: { id: 'file sendiri, sebagai JSON', en: 'your own file, as JSON' },
    },
  ],
  groups: [
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat lembar kerja yang ditampilkan, seperti unit',
            en: 'the level of a worksheet to show, such as unit',
          },
        },
        {
          flags: '--format <FORMAT>',
          choices: ['table', 'json'],
          about: { id: 'table (bawaan) atau json', en: 'table (default) or json' },
        },
      ],
    },
  ],
  load: async () => (await import('../actions/run-show.ts')).runShow,
}
