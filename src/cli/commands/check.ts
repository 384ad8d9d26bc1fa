/** `rb-score check`: its words and flags. */
import type { CommandDefinition } from '../command-definition.ts'

export const checkCommand: CommandDefinition = {
  name: 'check',
  operand: {
    form: '[FILES...]',
    about: {
      id: 'file rubrik, folder, pola, atau tanda - (dari program lain; bawaan: `paths` di rb-score.yaml, atau folder ini)',
      en: 'rubric files, folders, patterns, or - for stdin (default: `paths` of rb-score.yaml, or this folder)',
    },
  },
  intent: 'rubric',
  summary: {
    id: 'memeriksa file rubrik: di editor, sebelum commit, di CI',
    en: 'check rubric files: in an editor, before a commit, in CI',
  },
  examples: [
    {
      line: 'rb-score check rubrik/',
      about: { id: 'semua rubrik dalam folder', en: 'all rubrics of a folder' },
    },
    {
      line: 'rb-score check skm-kab.yaml --fix',
      about: { id: 'perbaiki yang aman diperbaiki', en: 'mend what is safe to mend' },
    },
    {
      line: 'rb-score check --mutate skm-kab.yaml',
      about: {
        id: 'perubahan yang tidak terdeteksi uji rubrik',
        en: 'which changes would its tests miss?',
      },
    },
    {
      line: 'rb-score check --diff skm-2017 skm-kab.yaml',
      about: { id: 'perbedaan dan akibatnya', en: 'what differs, and what comes of it' },
    },
  ],
  groups: [
    {
      title: { id: 'Yang diperiksa', en: 'What is checked' },
      flags: [
        {
          flags: '--base <REV|FILE>',
          about: {
            id: 'bandingkan dengan revisi git atau file lama',
            en: 'compare with a git revision or an older file',
          },
        },
        {
          flags: '--mutate',
          about: {
            id: 'ubah bobot, batas, dan aturan perhitungan satu per satu',
            en: 'change weights, bounds and policies one by one',
          },
        },
        {
          flags: '--diff',
          about: {
            id: 'dua rubrik, LAMA dan BARU: apa yang berubah',
            en: 'two rubrics, OLD and NEW: what changed',
          },
        },
        {
          flags: '--stdin-filename <NAME>',
          about: {
            id: 'nama untuk teks dari program lain (dipakai editor)',
            en: 'what to call the text from stdin (for editors)',
          },
        },
        {
          flags: '--config <FILE>',
          about: {
            id: 'file setelan (bawaan: rb-score.yaml terdekat)',
            en: 'settings (default: the nearest rb-score.yaml)',
          },
        },
        {
          flags: '--baseline <FILE>',
          about: {
            id: 'temuan lama yang tidak dilaporkan lagi',
            en: 'older findings that are not reported again',
          },
        },
        {
          flags: '--update-baseline',
          about: {
            id: 'tulis baseline dari temuan yang ada sekarang',
            en: 'write the baseline from what is found now',
          },
        },
      ],
    },
    {
      title: { id: 'Perbaikan', en: 'Mending' },
      flags: [
        {
          flags: '--fix',
          about: {
            id: 'perbaiki yang aman; komentar dan tata letak tetap',
            en: 'mend what is safe; comments and layout stay',
          },
        },
        {
          flags: '--dry-run',
          about: {
            id: 'hanya tampilkan perbaikannya sebagai diff',
            en: 'only show the mends, as a diff',
          },
        },
      ],
    },
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--format <FORMAT>',
          choices: ['pretty', 'concise', 'json', 'github', 'gitlab', 'sarif', 'junit'],
          about: {
            id: 'pretty (bawaan), concise, json, github, gitlab, sarif, junit',
            en: 'pretty (default), concise, json, github, gitlab, sarif, junit',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: { id: 'tulis hasilnya ke file', en: 'write the result to a file' },
        },
        {
          flags: '--max-warnings <NUMBER>',
          about: {
            id: 'kode keluar 1 bila peringatan lebih dari ini',
            en: 'exit code 1 where there are more warnings',
          },
        },
        {
          flags: '--quiet',
          about: { id: 'hanya kesalahan', en: 'errors only' },
        },
        {
          flags: '--list-rules',
          about: { id: 'daftar semua aturan', en: 'list all rules' },
        },
        {
          flags: '--explain <RULE>',
          about: { id: 'arti satu aturan, dengan contoh', en: 'what a rule means, with examples' },
        },
      ],
    },
  ],
  remarks: [
    {
      id: 'Kode keluar: 0 tanpa kesalahan · 1 ada kesalahan, atau peringatan melebihi --max-warnings · 2 perintah keliru · 3 tidak dapat diperiksa.',
      en: 'Exit codes: 0 no error · 1 errors, or more warnings than --max-warnings · 2 the command line is wrong · 3 nothing could be checked.',
    },
    {
      id: 'Mengabaikan satu temuan: komentar `# rb-score ignore ATURAN: alasan` pada barisnya atau di atasnya.',
      en: 'To silence one finding: a comment `# rb-score ignore RULE: reason` on its line or above it.',
    },
  ],
  load: async () => (await import('../actions/run-check.ts')).runCheck,
}
