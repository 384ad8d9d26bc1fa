/** `rb-score list`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const listCommand: CommandDefinition = {
  name: 'list',
  intent: 'rubric',
  summary: {
    id: 'rubrik yang tersedia, dan apa yang sudah diverifikasi',
    en: 'the rubrics at hand, and how far they were checked',
  },
  examples: [
    { line: 'rb-score list', about: { id: 'semua rubrik', en: 'all rubrics' } },
    {
      line: 'rb-score list --format json',
      about: { id: 'untuk dibaca program', en: 'for a program to read' },
    },
  ],
  groups: [
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--format <FORMAT>',
          choices: ['table', 'json'],
          about: { id: 'table (bawaan) atau json', en: 'table (default) or json' },
        },
      ],
    },
  ],
  load: async () => (await import('../actions/run-list.ts')).runList,
}
