/** `rb-score ask`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

/** Stands in examples where nobody has said which. */
export const EXAMPLE_RUBRIC = 'skm-2017'

export const askCommand: CommandDefinition = {
  name: 'ask',
  operand: {
    form: '[RUBRIC]',
    about: {
      id: 'id atau file rubrik (bawaan: dipilih dari daftar, atau menurut file jawaban)',
      en: 'id or file of a rubric (default: chosen from a list, or by the file of answers)',
    },
  },
  intent: 'score',
  summary: {
    id: 'mengisi survei atau lembar kerja di terminal',
    en: 'fill in a survey or worksheet here, then score it',
  },
  examples: [
    {
      line: 'rb-score ask area-perubahan-2020 -o lke.csv',
      about: {
        id: 'mulai, atau lanjutkan dari pertanyaan yang belum diisi',
        en: 'begin, or go on at what is not filled in yet',
      },
    },
    {
      line: 'rb-score ask --review lke.csv --record-author Ani',
      about: {
        id: 'verifikasi oleh orang kedua; bila berbeda, alasannya',
        en: 'a second person confirms, or changes with a reason',
      },
    },
    {
      line: 'rb-score ask berakhlak-2021 -o survei.csv',
      about: { id: 'responden demi responden, satu file', en: 'respondents one by one, one file' },
    },
    {
      line: `rb-score ask ${EXAMPLE_RUBRIC} -o skm.csv --set U1=4 --set U2=3`,
      about: { id: 'dari skrip, tanpa tanya jawab', en: 'from a script, without questions' },
    },
  ],
  groups: [
    {
      title: { id: 'Siapa yang mengisi', en: 'Whose answers' },
      flags: [
        {
          flags: '--unit <NAME>',
          about: { id: 'unit kerja yang dinilai', en: 'the unit that is assessed' },
        },
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat lembar kerja, seperti instansi atau unit',
            en: 'level of the worksheet, such as instansi or unit',
          },
        },
        {
          flags: '--period <YEAR>',
          about: {
            id: 'tahun penilaian, dicatat di file',
            en: 'year of the assessment, kept in the file',
          },
        },
        {
          flags: '--respondent <NUMBER>',
          about: {
            id: 'nomor responden (bawaan: nomor berikutnya)',
            en: 'number of the respondent (default: the next one)',
          },
        },
        {
          flags: '--group <COLUMN=VALUE>',
          repeatable: true,
          about: {
            id: 'profil atau kelompok responden, seperti "Usia=30–39 tahun"; dapat diulang',
            en: 'about the respondent, such as "Age=30–39 years"; may be repeated',
          },
        },
        {
          flags: '--record-author <NAME>',
          about: {
            id: 'catat siapa yang mengisi atau mengubah',
            en: 'record who fills in or changes an answer',
          },
        },
      ],
    },
    {
      title: { id: 'File', en: 'Files' },
      flags: [
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'file CSV tempat jawaban disimpan, dan dilanjutkan bila sudah ada',
            en: 'CSV file that keeps the answers; taken up again where it exists',
          },
        },
        {
          flags: '--previous <FILE>',
          about: {
            id: 'lembar kerja tahun lalu, tampil di samping',
            en: "last year's worksheet, shown beside",
          },
        },
        {
          flags: '--review <FILE>',
          about: {
            id: 'verifikasi isian orang lain di file ini',
            en: "verify someone's answers in this file",
          },
        },
      ],
    },
    {
      title: { id: 'Tanpa tanya jawab', en: 'Without questions' },
      flags: [
        {
          flags: '--set <ITEM=CODE>',
          repeatable: true,
          about: { id: 'beri satu jawaban; dapat diulang', en: 'give an answer; may be repeated' },
        },
        {
          flags: '--answers <FILE>',
          about: {
            id: 'jawaban dari file, atau tanda - (dari program lain): baris BUTIR=KODE, atau CSV nomor,jawaban,…',
            en: 'answers from a file or - (stdin): lines ITEM=CODE, or CSV item,answer,…',
          },
        },
        {
          flags: '--reason <TEXT>',
          about: {
            id: 'alasan, bila verifikasi berbeda dari jawaban unit',
            en: "the reason, where a verification differs from the unit's answer",
          },
        },
      ],
    },
    {
      title: { id: 'Layar dan hasil', en: 'Screen and result' },
      flags: [
        {
          flags: '--plain',
          about: {
            id: 'baris demi baris, untuk pembaca layar',
            en: 'line by line, for screen readers',
          },
        },
        {
          flags: '--format <FORMAT>',
          choices: ['table', 'json', 'csv', 'markdown'],
          about: {
            id: 'bentuk hasil di akhir: table (bawaan), json, csv, markdown',
            en: 'form of the result at the end: table (default), json, csv, markdown',
          },
        },
      ],
    },
  ],
  remarks: [
    {
      id: 'Setiap jawaban sudah tersimpan di disk sebelum pertanyaan berikutnya tampil. Ctrl-C, listrik padam, atau terminal tertutup tidak menghilangkan apa pun: jalankan perintah yang sama untuk melanjutkan.',
      en: 'Each answer is on the disk before the next question is shown. Ctrl-C, a power cut or a closed terminal lose nothing: run the same command to go on.',
    },
    {
      id: 'Kode keluar: 0 selesai · 1 sudah dihitung, tetapi ada kesalahan · 2 perintah keliru, atau bukan terminal · 3 tidak ada yang dapat dihitung · 130 Ctrl-C.',
      en: 'Exit codes: 0 done · 1 scored, with errors · 2 the command line is wrong, or no terminal · 3 nothing could be scored · 130 Ctrl-C.',
    },
  ],
  load: async () => (await import('../../ask/run-ask.ts')).runAsk,
}
