/** `rb-score schema`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const schemaCommand: CommandDefinition = {
  name: 'schema',
  operand: {
    form: '[SCHEMA]',
    about: {
      id: 'rubric, report, project (rb-score.yaml), atau document; tanpa ini, lokasi filenya',
      en: 'rubric, report, project (rb-score.yaml) or document; without it, where they are',
    },
  },
  intent: 'rubric',
  summary: {
    id: 'menampilkan skema JSON rubrik dan laporan',
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
  load: async () => (await import('../actions/run-schema.ts')).runSchema,
}
