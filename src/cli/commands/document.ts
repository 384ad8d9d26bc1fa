/** `rb-score document`: its words and flags. */
import { type CommandDefinition, PAGE_FLAGS } from '../command-definition.ts'
import { assessCommand } from './assess.ts'

const LEFT_OUT = ['--save-mapping <FILE>', '--show-mapping']
const [COLUMNS, ROWS, RESULT] = assessCommand.groups
const shared = (RESULT?.flags ?? []).filter(({ flags }) => /^--(?:previous|roster) /.test(flags))

export const documentCommand: CommandDefinition = {
  name: 'document',
  operand: {
    form: '[DATA...]',
    about: {
      id: 'id atau file susunan dokumen (bawaan: yang pertama pada rubriknya), lalu data atau laporan JSON',
      en: 'id or file of an outline (default: the first of the rubric), then data or a JSON report',
    },
  },
  intent: 'report',
  summary: {
    id: 'membuat laporan, rekap, poster, atau berita acara',
    en: 'make a report, recap, poster or minutes to sign',
  },
  examples: [
    {
      line: 'rb-score document survei.csv -o laporan.docx',
      about: { id: 'dokumen pertama rubriknya', en: 'the first document of its rubric' },
    },
    {
      line: 'rb-score document laporan-skm --new-fields -o isian.yaml',
      about: { id: 'file isian yang masih kosong', en: 'an empty file of fields' },
    },
    {
      line: 'rb-score document data.csv --fields isian.yaml -o skm.pdf',
      about: { id: 'dengan isian, dicetak sebagai PDF', en: 'with fields, printed as PDF' },
    },
    {
      line: 'rb-score document --list',
      about: { id: 'dokumen bawaan', en: 'documents that come with the tool' },
    },
  ],
  groups: [
    {
      title: { id: 'Dokumen', en: 'Document' },
      flags: [
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'file hasil: .docx, .html, .pdf (dengan Chromium), atau .xlsx (tabelnya saja)',
            en: 'the file: .docx, .html, .pdf (by Chromium) or .xlsx (its tables alone)',
          },
        },
        {
          flags: '--fields <FILE>',
          about: { id: 'isian dari file YAML', en: 'what is filled in, from a YAML file' },
        },
        {
          flags: '--new-fields',
          about: {
            id: 'tulis file isian yang masih kosong untuk dokumen ini',
            en: 'write an empty file of the fields of this document',
          },
        },
        {
          flags: '--unit <NAME>',
          about: {
            id: 'hanya unit ini, bila data memuat beberapa',
            en: 'only this unit, where the data hold several',
          },
        },
        {
          flags: '--paper <SIZE>',
          choices: ['A4', 'F4'],
          about: {
            id: 'A4 (bawaan) atau F4, 215 × 330 mm',
            en: 'A4 (default) or F4, 215 × 330 mm',
          },
        },
        {
          flags: '--list',
          about: { id: 'tampilkan dokumen bawaan', en: 'list the documents that come with it' },
        },
      ],
    },
    ...(COLUMNS === undefined
      ? []
      : [{ ...COLUMNS, flags: COLUMNS.flags.filter(({ flags }) => !LEFT_OUT.includes(flags)) }]),
    ...(ROWS === undefined ? [] : [{ ...ROWS, flags: [...ROWS.flags, ...shared] }]),
    {
      ...PAGE_FLAGS,
      flags: PAGE_FLAGS.flags.filter(({ flags }) => !/^--(?:title|for-publication)/.test(flags)),
    },
  ],
  load: async () => (await import('../actions/run-document.ts')).runDocument,
}
