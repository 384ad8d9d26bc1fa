/** `rb-score page`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const pageCommand: CommandDefinition = {
  name: 'page',
  intent: 'score',
  summary: {
    id: 'halaman untuk menilai di peramban, tanpa internet',
    en: 'the same as a page for any browser, offline',
  },
  examples: [
    {
      line: 'rb-score page -o rb-score.html',
      about: {
        id: 'satu file untuk rekan yang tidak memasang apa pun',
        en: 'one file for colleagues who install nothing',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '-o, --output <FILE>',
          about: { id: 'nama file halaman itu', en: 'name of that file' },
        },
      ],
    },
  ],
  load: async () => (await import('../actions/run-page.ts')).runPage,
}
