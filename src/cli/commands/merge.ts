/** `rb-score merge`: its words and flags. */
import {
  ANNEX_FLAG,
  type CommandDefinition,
  FORMATS,
  PAGE_FLAGS,
  ROBUSTNESS_FLAG,
  SHOWN,
} from '../command-definition.ts'

export const mergeCommand: CommandDefinition = {
  name: 'merge',
  operand: {
    form: 'FILES...',
    about: {
      id: 'file hitungan dari `rb-score tally`, atau pola seperti "*.tally.json"',
      en: 'files that `rb-score tally` wrote, or patterns such as "*.tally.json"',
    },
  },
  intent: 'score',
  summary: {
    id: 'menggabungkan hitungan menjadi satu laporan',
    en: 'combine counts into one report',
  },
  examples: [
    {
      line: 'rb-score merge *.tally.json -o provinsi.html',
      about: { id: 'satu laporan dari semua file', en: 'one report of all files' },
    },
    {
      line: 'rb-score merge *.tally.json -r skm-2017-bobot-011',
      about: {
        id: 'hitungan yang sama, dinilai dengan bobot lain',
        en: 'the same counts, scored by other weights',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '-r, --rubric <RUBRIC>',
          about: {
            id: 'rubrik penilai (bawaan: yang dipakai ketika menghitung)',
            en: 'the rubric to score by (default: the one of the counts)',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: { id: 'file hasil (bawaan: layar)', en: 'file of the result (default: stdout)' },
        },
        {
          flags: '--format <FORMAT>',
          choices: FORMATS,
          about: {
            id: 'bawaan: dari akhiran file -o, selain itu table',
            en: 'default: from the ending of the file of -o, else table',
          },
        },
        ANNEX_FLAG,
        ROBUSTNESS_FLAG,
        {
          flags: '--show <WHAT>',
          repeatable: true,
          choices: SHOWN,
          about: {
            id: 'dalam table dan markdown: daftar yang ditampilkan lengkap; dapat diulang',
            en: 'in table and markdown: lists that are shown in full; may be repeated',
          },
        },
      ],
    },
    PAGE_FLAGS,
  ],
  load: async () => (await import('../actions/run-merge.ts')).runMerge,
}
