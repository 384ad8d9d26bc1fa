/** `rb-score render`: its words and flags. */
import {
  ANNEX_FLAG,
  type CommandDefinition,
  FORMATS,
  PAGE_FLAGS,
  SHOWN,
} from '../command-definition.ts'

export const renderCommand: CommandDefinition = {
  name: 'render',
  operand: {
    form: 'REPORT',
    about: {
      id: 'laporan JSON yang ditulis oleh `rb-score assess`',
      en: 'a JSON report that `rb-score assess` wrote',
    },
  },
  intent: 'report',
  summary: {
    id: 'menulis laporan JSON dalam format lain, tanpa datanya',
    en: 'write a JSON report in another format, without its data',
  },
  examples: [
    {
      line: 'rb-score render laporan.json -o laporan.html',
      about: { id: 'halaman untuk diserahkan', en: 'a page to hand in' },
    },
    {
      line: 'rb-score render laporan.json --office "Dinas Contoh"',
      about: { id: 'dengan nama instansi', en: 'with the name of the office' },
    },
  ],
  groups: [
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--format <FORMAT>',
          choices: FORMATS,
          about: {
            id: 'bawaan: dari akhiran file -o, selain itu table',
            en: 'default: from the ending of the file of -o, else table',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'file hasil (bawaan: layar)',
            en: 'file of the result (default: stdout)',
          },
        },
        ANNEX_FLAG,
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
  load: async () => (await import('../actions/run-render.ts')).runRender,
}
