/** `rb-score tally`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'
import { assessCommand } from './assess.ts'

/** Which rubric, columns and rows are counted is said as for `assess`. */
const [RUBRIC_AND_COLUMNS, ROWS] = assessCommand.groups
const OF_ASSESS = /--(?:level|save-mapping|show-mapping)\b/

export const tallyCommand: CommandDefinition = {
  name: 'tally',
  operand: {
    form: 'DATA...',
    about: {
      id: 'file hasil survei, seperti pada assess',
      en: 'files of a survey, as for assess',
    },
  },
  intent: 'score',
  summary: {
    id: 'menghitung jawaban survei saja, untuk merge',
    en: 'count the answers of a survey, for merge',
  },
  examples: [
    {
      line: 'rb-score tally survei.csv -o unit.tally.json',
      about: {
        id: 'file untuk provinsi: hitungan saja, tanpa baris responden',
        en: 'a file for the province: counts, no rows of respondents',
      },
    },
    {
      line: 'rb-score tally survei.csv --by file -o unit.tally.json',
      about: {
        id: 'bila datanya tidak memiliki kolom unit: nama filenya menjadi unit',
        en: 'where the data has no column of units: the name of the file is the unit',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Isi file', en: 'What the file holds' },
      flags: [
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'file hasil, seperti unit.tally.json',
            en: 'the file, such as unit.tally.json',
          },
        },
        {
          flags: '--detail <WHAT>',
          choices: ['items', 'means', 'scores', 'patterns'],
          about: {
            id: '`items`: jawaban tiap butir; `means`: juga nilai tiap orang; `scores`: juga jawaban mana yang muncul bersama (bawaan); `patterns`: juga pola jawaban tiap kelompok (bawaan bila ada bobot, strata, atau klaster)',
            en: 'items: answers to each item; means: what persons scored too; scores: which answers came together too (default); patterns: patterns of answers of each group too (default with weights, strata or clusters)',
          },
        },
        {
          flags: '--min-group <NUMBER>',
          about: {
            id: 'kelompok dengan responden kurang dari ini digabung menjadi Lainnya (bawaan: 10); 1: berkas kerja, tidak ada yang digabung',
            en: 'groups of fewer persons are joined as Other (default: 10); 1: a working file, nothing is joined',
          },
        },
      ],
    },
    ...[RUBRIC_AND_COLUMNS, ROWS].flatMap(group =>
      group === undefined
        ? []
        : [{ ...group, flags: group.flags.filter(({ flags }) => !OF_ASSESS.test(flags)) }],
    ),
  ],
  load: async () => (await import('../actions/run-tally.ts')).runTally,
}
