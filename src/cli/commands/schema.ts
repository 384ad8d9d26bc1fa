/** `rb-score schema`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const schemaCommand: CommandDefinition = {
  name: 'schema',
  operand: {
    form: '[rubric|report]',
    about: {
      id: 'skema yang dicetak; tanpa ini, lokasi kedua filenya',
      en: 'the schema to print; without it, where both files are',
    },
  },
  intent: 'write',
  summary: {
    id: 'skema JSON untuk rubrik dan laporan',
    en: 'the JSON Schema of rubrics and of reports',
  },
  examples: [
    {
      line: 'rb-score schema rubric > rubric.schema.json',
      about: {
        id: 'agar editor memeriksa rubrik selagi ditulis',
        en: 'lets an editor check a rubric as it is written',
      },
    },
    {
      line: 'rb-score schema report',
      about: { id: 'arti setiap bidang report.json', en: 'what each field of report.json means' },
    },
  ],
  groups: [],
  load: async () => (await import('./run-schema.ts')).runSchema,
}
