/** Flags that every command has. */
import type { FlagGroup } from './command-definition.ts'

export const LOOK_FLAGS: FlagGroup = {
  title: { id: 'Tampilan', en: 'Looks' },
  flags: [
    {
      flags: '--lang <LANG>',
      choices: ['id', 'en'],
      about: {
        id: 'bahasa: id atau en (bawaan: RB_SCORE_LANG, lalu bahasa sistem)',
        en: 'language: id or en (default: RB_SCORE_LANG, then the locale)',
      },
    },
    {
      flags: '--width <COLUMNS>',
      about: {
        id: 'lebar keluaran (bawaan: lebar terminal, atau 80)',
        en: 'width of the output (default: the terminal, else 80)',
      },
    },
    {
      flags: '--color',
      about: { id: 'pakai warna, juga ke file atau pipa', en: 'use colour, even into a pipe' },
    },
    {
      flags: '--no-color',
      about: { id: 'tanpa warna (atau NO_COLOR=1)', en: 'no colour (or NO_COLOR=1)' },
    },
    {
      flags: '--debug',
      about: {
        id: 'bila rb-score sendiri bermasalah: tampilkan jejaknya',
        en: 'where rb-score itself fails: show the stack',
      },
    },
  ],
}
