/** `rb-score assess`: its words and flags. */
import {
  ANNEX_FLAG,
  type CommandDefinition,
  FORMATS,
  PAGE_FLAGS,
  ROBUSTNESS_FLAG,
  SHOWN,
} from '../command-definition.ts'

export const assessCommand: CommandDefinition = {
  name: 'assess',
  operand: {
    form: 'DATA...',
    about: {
      id: 'file CSV atau XLSX (juga .gz, .zip), folder, pola seperti "*.csv", atau tanda - (dari program lain)',
      en: 'CSV or XLSX files (.gz and .zip too), folders, patterns such as "*.csv", or - for stdin',
    },
  },
  intent: 'score',
  summary: {
    id: 'menilai hasil survei atau lembar kerja (CSV, XLSX)',
    en: 'score survey exports and sheets (CSV, XLSX)',
  },
  examples: [
    {
      line: 'rb-score assess survei.csv',
      about: {
        id: 'rubriknya dikenali dari judul kolom',
        en: 'the rubric is found from the columns',
      },
    },
    {
      line: 'rb-score assess skm/*.xlsx -r skm-2017 --by Layanan',
      about: {
        id: 'beberapa file, dirinci per layanan',
        en: 'several files at once, by service',
      },
    },
    {
      line: 'rb-score assess survei.csv -o laporan.json',
      about: { id: 'laporan lengkap ke file', en: 'the full report into a file' },
    },
    {
      line: 'rb-score assess survei.csv --require B --fail-under 80',
      about: {
        id: 'kode keluar 1 bila di bawah B atau 80',
        en: 'exit code 1 where below B or 80',
      },
    },
  ],
  groups: [
    {
      title: { id: 'Rubrik dan kolom', en: 'Rubric and columns' },
      flags: [
        {
          flags: '-r, --rubric <RUBRIC>',
          about: {
            id: 'id atau file rubrik (bawaan: dikenali dari kolom)',
            en: 'id or file of the rubric (default: found from the columns)',
          },
        },
        {
          flags: '--sheet <NAME>',
          about: {
            id: 'lembar XLSX (bawaan: lembar pertama yang berisi)',
            en: 'sheet of a workbook (default: the first with data)',
          },
        },
        {
          flags: '--level <LEVEL>',
          about: {
            id: 'tingkat lembar kerja (bawaan: dikenali dari nomornya)',
            en: 'level of a worksheet (default: found from its numbers)',
          },
        },
        {
          flags: '--mapping <FILE>',
          about: {
            id: 'pemetaan kolom dari file',
            en: 'which column answers which item, from a file',
          },
        },
        {
          flags: '--save-mapping <FILE>',
          about: {
            id: 'simpan pemetaan kolom yang ditemukan',
            en: 'save the mapping that was found',
          },
        },
        {
          flags: '--show-mapping',
          about: {
            id: 'tampilkan pemetaan kolom saja, tanpa menghitung',
            en: 'only show the mapping, score nothing',
          },
        },
      ],
    },
    {
      title: { id: 'Pilihan baris dan rincian', en: 'Which rows, in which groups' },
      flags: [
        {
          flags: '--by <COLUMN>',
          repeatable: true,
          about: {
            id: 'rincian menurut kolom; dapat diulang; A*B tabulasi silang',
            en: 'results by a column; may be repeated; A*B crosses two',
          },
        },
        {
          flags: '--even-if-personal',
          about: {
            id: 'rincian juga menurut kolom berisi nama, nomor, atau tulisan orang',
            en: 'also by columns that hold names, numbers or words of persons',
          },
        },
        {
          flags: '--rows <FROM-TO>',
          repeatable: true,
          about: {
            id: 'baris responden saja, seperti 2-304 atau FILE:2-304',
            en: 'only these rows are respondents, such as 2-304 or FILE:2-304',
          },
        },
        {
          flags: '--where <COLUMN=VALUE>',
          repeatable: true,
          about: {
            id: 'hanya baris ini; != untuk selain itu; dapat diulang',
            en: 'only these rows; != for all others; may be repeated',
          },
        },
        {
          flags: '--from <DATE>',
          about: { id: 'sejak tanggal, seperti 2026-01-01', en: 'since a date such as 2026-01-01' },
        },
        {
          flags: '--to <DATE>',
          about: { id: 'sampai dengan tanggal itu', en: 'up to and including a date' },
        },
        {
          flags: '--time <COLUMN>',
          about: {
            id: 'kolom waktu (bawaan: nama yang dipakai alat survei)',
            en: 'the time column (default: the names that survey tools use)',
          },
        },
        {
          flags: '--weight <COLUMN>',
          about: {
            id: 'kolom bobot survei: rata-rata dan persen menjadi tertimbang; `none`: tanpa bobot, walau rubrik menyebutnya',
            en: 'the column of survey weights: means and percents become weighted; `none`: no weights, though the rubric names a column',
          },
        },
        {
          flags: '--stratum <COLUMN>',
          about: {
            id: 'kolom strata sampel, atau `none`',
            en: 'the column of strata of the sample, or `none`',
          },
        },
        {
          flags: '--cluster <COLUMN>',
          about: {
            id: 'kolom klaster sampel, atau `none`',
            en: 'the column of clusters of the sample, or `none`',
          },
        },
        {
          flags: '--unique-by <COLUMN>',
          about: {
            id: 'satu jawaban per orang: yang terakhir dipakai',
            en: 'one answer a person: the latest counts',
          },
        },
        {
          flags: '--keep <WHICH>',
          choices: ['last'],
          about: {
            id: 'tanpa kolom waktu: last, baris terakhir setiap orang',
            en: 'without a time column: last, the last row of each person',
          },
        },
        {
          flags: '--on-unknown <WHAT>',
          choices: ['error', 'missing'],
          about: {
            id: 'jawaban di luar skala: `error` berhenti (bawaan), `missing` dianggap kosong',
            en: 'answers off the scale: error (default) or missing',
          },
        },
      ],
    },
    {
      title: { id: 'Hasil', en: 'Result' },
      flags: [
        {
          flags: '--previous <FILE>',
          about: {
            id: 'data atau laporan JSON periode sebelumnya, sebagai pembanding; --mapping berlaku juga untuknya',
            en: 'data or JSON report of the period before, to compare; --mapping holds for it too',
          },
        },
        {
          flags: '--beside <[NAME=]FILE>',
          repeatable: true,
          about: {
            id: 'lembar lain dari unit yang sama: nilai, selisih, dan jawaban yang berbeda (TPI=tpi.xlsx)',
            en: 'another sheet of the same units: score, difference, answers that differ (TPI=tpi.xlsx)',
          },
        },
        {
          flags: '--roster <FILE>',
          about: {
            id: 'daftar unit atau layanan dengan populasinya: siapa menjawab, siapa kurang',
            en: 'units or services with their populations: who answered, who is short',
          },
        },
        ANNEX_FLAG,
        ROBUSTNESS_FLAG,
        {
          flags: '--show <WHAT>',
          repeatable: true,
          choices: SHOWN,
          about: {
            id: 'jawaban (sebaran jawaban), dasar (dengan keterangannya), kosong (yang belum diisi), bukti (yang belum ada bukti dukungnya), statistik (interval dan keandalan)',
            en: 'answers (how many gave each), basis (with its notes), blank (not answered), evidence (claims without any), statistics (intervals and reliability)',
          },
        },
        {
          flags: '-o, --output <FILE>',
          about: {
            id: 'tulis ke file; formatnya menurut akhiran namanya',
            en: 'write to a file; its ending says the format',
          },
        },
        {
          flags: '--format <FORMAT>',
          choices: FORMATS,
          about: {
            id: 'bawaan: table, atau menurut akhiran file -o; csv dengan --lang id: untuk Excel berbahasa Indonesia; html, docx, xlsx, pdf: untuk diserahkan',
            en: 'default: table, or by the ending of the file of -o; csv with --lang id: for Excel with Indonesian settings; html, docx, xlsx, pdf: to hand in',
          },
        },
        {
          flags: '--fail-under <NUMBER>',
          about: {
            id: 'kode keluar 1 bila indeks di bawah angka ini',
            en: 'exit code 1 where the index is below this',
          },
        },
        {
          flags: '--require <GRADE>',
          about: {
            id: 'kode keluar 1 bila predikat di bawah ini, atau syarat (id) belum terpenuhi',
            en: 'exit code 1 where the grade is below this, or the gate (id) not met',
          },
        },
        {
          flags: '--sha256',
          about: {
            id: 'catat SHA-256 setiap file data',
            en: 'record the SHA-256 of every data file',
          },
        },
        {
          flags: '--threads <NUMBER>',
          about: {
            id: 'untuk file besar: banyaknya utas (bawaan: sebanyak inti prosesor)',
            en: 'of large files: threads to read them (default: the cores there are)',
          },
        },
        {
          flags: '--without-tally',
          about: {
            id: 'laporan JSON tanpa hitungan jawaban',
            en: 'leave the counts out of the JSON report',
          },
        },
      ],
    },
    PAGE_FLAGS,
  ],
  remarks: [
    {
      id: 'Kode keluar: 0 selesai · 1 sudah dihitung, tetapi indeksnya belum ada atau syarat yang diminta belum terpenuhi · 2 perintah keliru · 3 tidak ada yang dapat dihitung.',
      en: 'Exit codes: 0 done · 1 scored, but no index or a demand not met · 2 the command line is wrong · 3 nothing could be scored.',
    },
  ],
  load: async () => (await import('../actions/run-assess.ts')).runAssess,
}
