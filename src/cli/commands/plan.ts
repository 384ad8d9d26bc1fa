/** `rb-score plan`: its words and flags. */
import { type CommandDefinition, PRINTED_RESULT_FLAGS } from '../command-definition.ts'

export const planCommand: CommandDefinition = {
  name: 'plan',
  operand: {
    form: 'REPORT',
    about: { id: 'laporan JSON', en: 'a JSON report' },
  },
  intent: 'report',
  summary: {
    id: 'yang paling sedikit perlu diperbaiki untuk sasaran',
    en: 'the least that it takes to reach a target',
  },
  examples: [
    {
      line: 'rb-score plan laporan.json --target A',
      about: { id: 'predikat', en: 'a grade' },
    },
    {
      line: 'rb-score plan laporan.json --target 7=3',
      about: { id: 'nilai suatu bagian', en: 'the score of a part' },
    },
    {
      line: 'rb-score plan lke.json --target A --unit Bappeda',
      about: { id: 'untuk satu unit', en: 'for one unit' },
    },
  ],
  groups: [
    {
      title: { id: 'Sasaran', en: 'Target' },
      flags: [
        {
          flags: '--target <TARGET>',
          about: {
            id: 'BAGIAN=ANGKA, BAGIAN=PREDIKAT, predikat, atau id syarat',
            en: 'NODE=NUMBER, NODE=GRADE, a grade, or the id of a verdict',
          },
        },
        {
          flags: '--group <GROUP>',
          about: { id: 'satu kelompok dalam rincian laporan', en: 'one group of the report' },
        },
        {
          flags: '--unit <NAME>',
          about: { id: 'satu unit lembar kerja', en: 'one unit of worksheets' },
        },
      ],
    },
    PRINTED_RESULT_FLAGS,
  ],
  remarks: [
    {
      id: 'Kode keluar: 0 sasaran dapat dicapai · 1 tidak dapat dicapai dengan jawaban apa pun.',
      en: 'Exit codes: 0 the target can be reached · 1 no answers reach it.',
    },
  ],
  load: async () => (await import('../actions/run-plan.ts')).runPlan,
}
