/** Flags that every command has. */
import type { FlagGroup } from './command-definition.ts'

export const LOOK_FLAGS: FlagGroup = {
  title: { id: 'Tampilan', en: 'Looks' },
  flags: [
    {
      flags: '--lang <LANG>',
      choices: ['id', 'en'],
      about: {
        id: 'id atau en (bawaan: RB_SCORE_LANG, bahasa sistem)',
        en: 'id or en (default: RB_SCORE_LANG, else the locale)',
      },
    },
    {
      flags: '--width <COLUMNS>',
      about: {
        id: 'lebar keluaran (bawaan: terminal, atau 80)',
        en: 'width of the output (default: the terminal, else 80)',
      },
    },
    {
      flags: '--color',
      about: { id: 'pakai warna, juga lewat pipa', en: 'use colour, even into a pipe' },
    },
    {
      flags: '--no-color',
      about: { id: 'tanpa warna (atau NO_COLOR=1)', en: 'no colour (or NO_COLOR=1)' },
    },
    {
      flags: '--debug',
      about: {
        id: 'tampilkan jejak bila rb-score sendiri bermasalah',
        en: 'show the stack where rb-score itself fails',
      },
    },
  ],
}
