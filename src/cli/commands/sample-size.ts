/** `rb-score sample-size`: its words and flags. */
import { type CommandDefinition, TABLE_OR_JSON_FLAGS } from '../command-definition.ts'

export const sampleSizeCommand: CommandDefinition = {
  name: 'sample-size',
  intent: 'prepare',
  summary: {
    id: 'berapa responden yang diperlukan dari suatu populasi',
    en: 'how many respondents a population needs',
  },
  examples: [
    {
      line: 'rb-score sample-size --population 250',
      about: { id: 'satu populasi', en: 'one population' },
    },
    {
      line: 'rb-score sample-size --population 250 --population 80',
      about: { id: 'setiap layanan untuk dirinya sendiri', en: 'each service by itself' },
    },
  ],
  groups: [
    {
      title: { id: 'Populasi', en: 'Population' },
      flags: [
        {
          flags: '--population <NUMBER>',
          repeatable: true,
          about: {
            id: 'banyaknya orang yang dilayani atau pegawai; boleh diulang',
            en: 'how many persons are served or employed; may be repeated',
          },
        },
        {
          flags: '--margin <PERCENT>',
          about: {
            id: 'batas kesalahan yang dapat diterima, dalam persen (bawaan: 5)',
            en: 'the error that is acceptable, in percent (default: 5)',
          },
        },
      ],
    },
    TABLE_OR_JSON_FLAGS,
  ],
  remarks: [
    {
      id: 'Untuk sampel acak sederhana, proporsi setengah, tingkat kepercayaan 95%.',
      en: 'For a simple random sample, a share of one half and 95 % confidence.',
    },
  ],
  load: async () => (await import('../actions/run-sample-size.ts')).runSampleSize,
}
